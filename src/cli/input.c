/* Input by read(2): short reads are ordinary, EINTR is repeated, NUL bytes are bytes. A line longer than the limit is passed
 * over without being kept, so that memory stays bounded whatever comes. Cost: O(n); a line is scanned once for its end.
 */
#include "cli/input.h"

#include "base/span.h"
#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_CAPACITY = 64 * 1024 };

static bool complain(cli_input_file *input, const char *what, const char *why)
{
    input->failed = input->ended = true;
    if (input->descriptor == STDIN_FILENO) {
        cli_message("cannot %s standard input: %s", what, why);
    } else {
        cli_message("cannot %s '%s': %s", what, input->name, why);
    }
    return false;
}

/* A directory opens like a file and fails only when it is read. */
static bool is_directory(int descriptor)
{
    struct stat about;
    return fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode);
}

bool cli_input_open(cli_input_file *input, const char *path, size_t limit)
{
    bool standard = strcmp(path, "-") == 0;
    *input = (cli_input_file){.descriptor = STDIN_FILENO, .name = path, .limit = limit, .interrupt = -1, .progress = -1};
    if (!standard) input->descriptor = open(path, O_RDONLY);
    if (input->descriptor < 0) return complain(input, "open", strerror(errno));
    return standard || !is_directory(input->descriptor) || complain(input, "open", strerror(EISDIR));
}

void cli_input_close(cli_input_file *input)
{
    free(input->data);
    if (input->descriptor > STDIN_FILENO) (void)close(input->descriptor);
    input->data = NULL;
    input->descriptor = -1;
}

/* Room for at least one more byte behind [to]: what was taken goes first, then the buffer doubles. */
static bool make_room(cli_input_file *input)
{
    if (input->to < input->capacity) return true;
    if (input->from > input->capacity / 2) {
        memmove(input->data, input->data + input->from, input->to - input->from);
        input->to -= input->from;
        input->from = 0;
        return true;
    }
    size_t capacity = input->capacity ? input->capacity * 2 : FIRST_CAPACITY;
    char *grown = capacity > input->capacity ? realloc(input->data, capacity) : NULL;
    if (!grown) return complain(input, "read", "out of memory");
    input->data = grown;
    input->capacity = capacity;
    return true;
}

/* Waits until a read would not block; what is ready at once, as a file always is, costs one call. False when there is to be no
 * further read. An error of poll(2) is left for the read to tell. */
static bool wait_ready(cli_input_file *input)
{
    struct pollfd ready[] = {{input->descriptor, POLLIN, 0}, {input->interrupt, POLLIN, 0}, {input->progress, POLLIN, 0}};
    int count = poll(ready, 2, 0);
    while (count == 0) {
        if (input->before_wait && !input->before_wait(input->user)) return false;
        do count = poll(ready, 3, -1);
        while (count < 0 && errno == EINTR);
        if (count > 0 && !ready[0].revents && !ready[1].revents) count = 0;
    }
    return count < 0 || !ready[1].revents;
}

/* One read. False when nothing came: the end, an interrupt or a failure. */
static bool read_more(cli_input_file *input)
{
    if (input->ended || !make_room(input)) return false;
    ssize_t got;
    do {
        if (!wait_ready(input)) {
            input->ended = true;
            input->from = input->to; /* the beginning of a line is no line */
            return false;
        }
        got = read(input->descriptor, input->data + input->to, input->capacity - input->to);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return complain(input, "read", strerror(errno));
    input->ended = got == 0;
    input->to += (size_t)got;
    input->taken += (size_t)got;
    return got > 0;
}

/* Whether a record is there: a whole line that begins with a brace and goes on behind it. */
static bool holds_record(const cli_input_file *input)
{
    /* There is no data before the first read. */
    ng_span text = ng_span_slice(ng_span_make(input->data, input->to), input->from, input->to);
    while (text.len && memchr(" \t\r\n", text.ptr[0], 4)) text = ng_span_slice(text, 1, text.len);
    const char *end = text.len && text.ptr[0] == '{' ? memchr(text.ptr, '\n', text.len) : NULL;
    return end && ng_span_trim(ng_span_make(text.ptr, (size_t)(end - text.ptr))).len > 1;
}

bool cli_input_peek(cli_input_file *input, size_t length)
{
    while (input->to - input->from < length && !holds_record(input) && read_more(input)) {}
    return !input->failed;
}

bool cli_input_read_all(cli_input_file *input)
{
    while (input->to - input->from <= input->limit && read_more(input)) {}
    return !input->failed;
}

/* Passes over what is left of a line that is too long; *length is what it had. */
static cli_line skip_line(cli_input_file *input, size_t *length)
{
    for (*length = 0;;) {
        char *end = memchr(input->data + input->from, '\n', input->to - input->from);
        if (end) {
            *length += (size_t)(end - input->data) - input->from;
            input->from = (size_t)(end - input->data) + 1;
            return LINE_TOO_LONG;
        }
        *length += input->to - input->from;
        input->from = input->to = 0;
        if (!read_more(input)) return input->failed ? LINE_END : LINE_TOO_LONG;
    }
}

static cli_line take_line(cli_input_file *input, size_t length, const char **line, size_t *out)
{
    *line = input->data + input->from;
    *out = length;
    input->from += length;
    if (input->from < input->to) input->from++;
    return length > input->limit ? LINE_TOO_LONG : LINE_READ;
}

cli_line cli_input_line(cli_input_file *input, const char **line, size_t *length)
{
    for (size_t scanned = 0;;) {
        size_t held = input->to - input->from;
        char *end = held > scanned ? memchr(input->data + input->from + scanned, '\n', held - scanned) : NULL;
        if (end) return take_line(input, (size_t)(end - input->data) - input->from, line, length);
        if (held > input->limit) return skip_line(input, length);
        scanned = held;
        if (read_more(input)) continue;
        return input->failed || input->from == input->to ? LINE_END : take_line(input, held, line, length);
    }
}
