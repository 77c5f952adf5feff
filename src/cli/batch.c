/* Batches: N lines in, N lines out, in the same order.
 *
 * A line that cannot be used gives a failure record in its place and the work goes on. Before every read that could block
 * all that is finished is flushed, so that a program at both ends of two pipes gets each answer before it asks on.
 * Memory is that of the longest line and its result, never that of the batch.
 */
#include "cli/session.h"

#include <stdlib.h>
#include <string.h>

typedef struct batch {
    cli_session *session;
    const char *file;
    const char *format;
    bool headlines;
    size_t line; /* the first one is 1 */
} batch;

static void flush_output(void *user)
{
    (void)cli_output_flush(user);
}

/* A headline per line reads best as a line per headline. */
static bool is_one_line(const batch *b)
{
    return b->headlines && strcmp(b->format, "text") == 0;
}

static bool fail(const batch *b, nutgraf_text id, const char *code, const char *message)
{
    bool good = cli_session_fail(b->session, b->format, id, code, message, b->file, b->line);
    if (good && is_one_line(b)) good = cli_output_write(&b->session->output, "\n", 1) == 0;
    return good;
}

/* The title of an option is a C string: a NUL in the headline becomes a byte that no UTF-8 holds, and so U+FFFD. */
static nutgraf_status run_headline(cli_session *session, nutgraf_result **out, const char *line, size_t length,
                                   nutgraf_error *error)
{
    nutgraf_options options = session->options->run;
    char *title = malloc(length + 1);
    if (!title) {
        *error = (nutgraf_error){.code = NUTGRAF_NO_MEMORY, .message = "out of memory"};
        return NUTGRAF_NO_MEMORY;
    }
    for (size_t i = 0; i < length; i++) title[i] = line[i] ? line[i] : '\xFF';
    title[length] = '\0';
    options.title = title;
    nutgraf_status status = nutgraf_run(out, session->context, session->model, &options, "", 0, error);
    free(title);
    return status;
}

static bool is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\r\n\v\f", line[i]) || !line[i]) return false;
    }
    return true;
}

static bool read_line(const batch *b, const char *line, size_t length)
{
    cli_session *session = b->session;
    nutgraf_result *result;
    nutgraf_error error;
    nutgraf_status status;
    nutgraf_text id = {NULL, 0};
    if (is_blank(line, length)) return fail(b, id, "blank_line", "a blank line");
    if (b->headlines) {
        status = run_headline(session, &result, line, length, &error);
    } else {
        status = nutgraf_run_record(&result, &id, session->context, session->model, &session->options->run, line, length,
                                    &error);
    }
    if (status != NUTGRAF_OK) return fail(b, id, nutgraf_status_name(status), error.message);
    bool good = cli_session_write(session, result, b->format, is_one_line(b));
    nutgraf_result_free(result);
    return good;
}

/* Some programs put a byte order mark before the first record; RFC 8259 lets a reader pass over it. */
static void skip_mark(const batch *b, const char **line, size_t *length)
{
    if (b->line != 1 || *length < 3 || memcmp(*line, "\xEF\xBB\xBF", 3) != 0) return;
    *line += 3;
    *length -= 3;
}

static bool read_lines(batch *b, cli_input_file *input)
{
    const char *line;
    size_t length;
    for (cli_line kind; (kind = cli_input_line(input, &line, &length)) != LINE_END;) {
        bool good;
        b->line++;
        b->session->records++;
        if (kind == LINE_TOO_LONG) {
            char message[64];
            (void)snprintf(message, sizeof message, "longer than %zu bytes (--max-bytes)", input->limit);
            good = fail(b, (nutgraf_text){NULL, 0}, nutgraf_status_name(NUTGRAF_TOO_LARGE), message);
        } else {
            skip_mark(b, &line, &length);
            good = read_line(b, line, length);
        }
        if (!good || b->session->output.closed || b->session->output.error) return false;
    }
    if (input->failed) b->session->trouble = true;
    return !input->failed;
}

static bool read_batch(cli_session *session, cli_input_file *input, const char *format, bool headlines)
{
    batch b = {.session = session, .file = input->name, .format = format, .headlines = headlines};
    if (session->options->format) b.format = session->options->format;
    session->batch = true;
    input->before_read = flush_output;
    input->user = &session->output;
    return read_lines(&b, input);
}

bool cli_read_records(cli_session *session, cli_input_file *input)
{
    return read_batch(session, input, "jsonl", false);
}

bool cli_read_headlines(cli_session *session, cli_input_file *input)
{
    return read_batch(session, input, "text", true);
}

/* ---------------------------------------------------------------- feeds */

/* The items as records; [b] goes on its way with each of them. */
static int read_items(void *user, const char *data, size_t length)
{
    batch *b = user;
    for (const char *line = data, *end; line < data + length; line = end + 1) {
        end = memchr(line, '\n', (size_t)(data + length - line));
        b->line++;
        b->session->records++;
        if (!read_line(b, line, (size_t)(end - line)) || b->session->output.closed || b->session->output.error) return 1;
    }
    return 0;
}

bool cli_read_feed(cli_session *session, cli_input_file *input)
{
    batch b = {.session = session, .file = input->name, .format = "jsonl"};
    nutgraf_error error;
    if (session->options->format) b.format = session->options->format;
    session->batch = true;
    if (!cli_input_read_all(input)) {
        session->trouble = true;
        return false;
    }
    nutgraf_status status =
        nutgraf_feed_records(input->data + input->from, input->to - input->from, NULL, read_items, &b, &error);
    if (status == NUTGRAF_OK || status == NUTGRAF_IO) return status == NUTGRAF_OK;
    fprintf(stderr, "nutgraf: %s: %s\n", strcmp(input->name, "-") == 0 ? "standard input" : input->name, error.message);
    session->trouble = true;
    return false;
}
