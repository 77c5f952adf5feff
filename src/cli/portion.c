/* The work on the lines of a batch. A line that cannot be used gives a failure record in its place. Nothing here looks at
 * another portion or at the output, so that any number of threads may do it at once. Cost: that of the articles.
 */
#include "cli/portion.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"

/* Buffers that one long line made large are given back: a batch keeps the memory of ordinary lines only. */
static const size_t kept_capacity = 4 * CLI_PORTION_BYTES;

void cli_portion_init(cli_portion *portion)
{
    *portion = (cli_portion){.count = 0};
    ng_strbuf_init(&portion->lines, ng_allocator_default());
    ng_strbuf_init(&portion->output, ng_allocator_default());
    ng_strbuf_init(&portion->messages, ng_allocator_default());
}

static void drop_collected(cli_portion *portion)
{
    for (size_t i = 0; i < portion->collected_count; i++) nutgraf_result_free(portion->collected[i]);
    portion->collected_count = 0;
}

void cli_portion_free(cli_portion *portion)
{
    drop_collected(portion);
    ng_strbuf_free(&portion->lines);
    ng_strbuf_free(&portion->output);
    ng_strbuf_free(&portion->messages);
}

static void empty(ng_strbuf *buffer)
{
    ng_strbuf_clear(buffer);
    if (buffer->capacity > kept_capacity) ng_strbuf_free(buffer);
}

void cli_portion_begin(cli_portion *portion, const cli_task *task, size_t first)
{
    empty(&portion->lines);
    empty(&portion->output);
    empty(&portion->messages);
    drop_collected(portion);
    portion->task = task;
    portion->first = first;
    portion->count = portion->source = portion->results = portion->failed = 0;
    portion->broken = false;
}

bool cli_portion_has_room(const cli_portion *portion, size_t length)
{
    return portion->count == 0
        || (portion->count < CLI_PORTION_LINES && portion->lines.len + length <= CLI_PORTION_BYTES);
}

bool cli_portion_add(cli_portion *portion, const char *line, size_t length, bool too_long)
{
    if (!too_long) ng_strbuf_add(&portion->lines, ng_span_make(line, length));
    portion->too_long[portion->count] = too_long;
    portion->ends[portion->count++] = portion->lines.len;
    portion->source += length + 1;
    return !portion->lines.failed;
}

/* ---------------------------------------------------------------- output */

/* A nutgraf_write into a buffer. */
static int append(void *user, const char *data, size_t length)
{
    ng_strbuf *buffer = user;
    ng_strbuf_add(buffer, ng_span_make(data, length));
    return buffer->failed;
}

static void say(cli_portion *p, const char *text)
{
    ng_strbuf_add(&p->messages, ng_span_cstr(text));
}

/* Ends a message that began at [start]. */
static void say_end(cli_portion *p, size_t start)
{
    if (p->messages.len > start) ng_message_clean(p->messages.ptr + start, p->messages.len - start);
    say(p, "\n");
}

static bool give_up(cli_portion *p, const char *why)
{
    size_t start = p->messages.len;
    say(p, "nutgraf: ");
    say(p, why);
    say_end(p, start);
    p->broken = true;
    return false;
}

static bool check(cli_portion *p, nutgraf_status status, const nutgraf_error *error)
{
    return status == NUTGRAF_OK || give_up(p, status == NUTGRAF_IO ? "out of memory" : error->message);
}

bool cli_is_json(const char *format)
{
    return strcmp(format, "json") == 0 || strcmp(format, "jsonl") == 0;
}

ng_span cli_parting(const char *format, bool one_line)
{
    bool prose = strcmp(format, "text") == 0 || strcmp(format, "blurb") == 0 || strcmp(format, "md") == 0;
    return prose && !one_line ? NG_SPAN("\n---\n\n") : NG_SPAN("");
}

static bool write_result(cli_portion *p, const nutgraf_result *result)
{
    const cli_task *task = p->task;
    nutgraf_error error;
    if (p->results++) ng_strbuf_add(&p->output, cli_parting(task->format, task->render.one_line));
    return check(p, nutgraf_render(result, task->format, &task->render, append, &p->output, &error), &error);
}

/* "nutgraf: FILE, line N: MESSAGE" */
static void say_of_line(cli_portion *p, size_t index, const char *message)
{
    size_t start = p->messages.len;
    say(p, "nutgraf: ");
    say(p, strcmp(p->task->file, "-") == 0 ? "standard input" : p->task->file);
    say(p, ", line ");
    ng_strbuf_add_size(&p->messages, p->first + index);
    say(p, ": ");
    say(p, message);
    say_end(p, start);
}

/* Keeps the result for the digest. A record of which there is nothing to show is named. */
static bool collect(cli_portion *p, size_t index, nutgraf_result *result)
{
    if (!result->article && !result->headline.length) say_of_line(p, index, "no article text");
    p->collected[p->collected_count++] = result;
    return true;
}

/* A failure record where the format is JSON, else a message; among headlines an empty line in its place. */
static bool fail(cli_portion *p, size_t index, nutgraf_text id, const char *code, const char *message)
{
    const cli_task *task = p->task;
    nutgraf_error error;
    p->failed++;
    if (cli_is_json(task->format)) {
        return check(p, nutgraf_render_failure(id, code, message, p->first + index, append, &p->output, &error), &error);
    }
    say_of_line(p, index, message);
    if (task->render.one_line) ng_strbuf_add_char(&p->output, '\n');
    return true;
}

/* ---------------------------------------------------------------- lines */

/* The title of an option is a C string: a NUL in the headline becomes a byte that no UTF-8 holds, and so U+FFFD. */
static nutgraf_status run_headline(const cli_task *task, nutgraf_context *context, nutgraf_result **out, ng_span line,
                                   nutgraf_error *error)
{
    nutgraf_options options = *task->run;
    char *title = malloc(line.len + 1);
    if (!title) {
        *error = (nutgraf_error){.code = NUTGRAF_NO_MEMORY, .message = "out of memory"};
        return NUTGRAF_NO_MEMORY;
    }
    for (size_t i = 0; i < line.len; i++) title[i] = line.ptr[i] ? line.ptr[i] : '\xFF';
    title[line.len] = '\0';
    options.title = title;
    nutgraf_status status = nutgraf_run(out, context, task->model, &options, "", 0, error);
    free(title);
    return status;
}

static bool is_blank(ng_span line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (!memchr(" \t\r\n\v\f", line.ptr[i], 6)) return false;
    }
    return true;
}

static bool fail_too_long(cli_portion *p, size_t index)
{
    char message[64];
    (void)snprintf(message, sizeof message, "longer than %zu bytes (--max-bytes)", p->task->limit);
    return fail(p, index, (nutgraf_text){NULL, 0}, nutgraf_status_name(NUTGRAF_TOO_LARGE), message);
}

static bool run_line(cli_portion *p, nutgraf_context *context, size_t index, ng_span line)
{
    const cli_task *task = p->task;
    nutgraf_result *result;
    nutgraf_error error;
    nutgraf_status status;
    nutgraf_text id = {NULL, 0};
    /* Some programs put a byte order mark before the first record; RFC 8259 lets a reader pass over it. */
    if (p->first + index == 1) line = ng_span_unmarked(line);
    if (is_blank(line)) return fail(p, index, id, "blank_line", "a blank line");
    if (task->headlines) {
        status = run_headline(task, context, &result, line, &error);
    } else {
        status = nutgraf_run_record(&result, &id, context, task->model, task->run, line.ptr, line.len, &error);
    }
    if (status != NUTGRAF_OK) return fail(p, index, id, nutgraf_status_name(status), error.message);
    if (task->collect) return collect(p, index, result);
    bool good = write_result(p, result);
    nutgraf_result_free(result);
    return good;
}

void cli_portion_run(cli_portion *portion, nutgraf_context *context)
{
    bool good = true;
    for (size_t i = 0, start = 0; i < portion->count && good; i++) {
        ng_span line = ng_span_slice(ng_strbuf_span(&portion->lines), start, portion->ends[i]);
        start = portion->ends[i];
        good = portion->too_long[i] ? fail_too_long(portion, i) : run_line(portion, context, i, line);
    }
    if (good && (portion->output.failed || portion->messages.failed)) (void)give_up(portion, "out of memory");
}
