/* Batches: N lines in, N lines out, in the same order, whatever the number of threads.
 *
 * This thread reads lines into portions and writes what came of them; the workers' threads make the results, in a window that
 * bounds how many portions are under way. While a read would block, what is finished is written and flushed, so that a
 * program at both ends of two pipes gets each answer before it asks on. What is alone on its way needs no other thread and
 * gets none. Memory is that of the window and the longest lines, never that of the batch.
 */
#include "cli/interrupt.h"
#include "cli/message.h"
#include "cli/session.h"
#include "cli/workers.h"

#include <string.h>

enum { SLOTS_PER_WORKER = 4 }; /* portions: enough that nobody waits for one slow article */

typedef struct batch {
    cli_session *session;
    cli_task task;
    size_t line; /* number of the last one read; the first is 1 */
    cli_window window;
    cli_workers workers;
    cli_portion *filling; /* NULL: none is begun */
    bool stopped;         /* going on is pointless */
} batch;

static void stop(batch *b)
{
    b->stopped = true;
}

/* ---------------------------------------------------------------- writing */

static void write_messages(cli_session *session, ng_span messages)
{
    if (!messages.len) return;
    cli_progress_hide(&session->progress);
    (void)fwrite(messages.ptr, 1, messages.len, stderr);
}

static void write_portion(batch *b, const cli_portion *portion)
{
    cli_session *session = b->session;
    ng_span output = ng_strbuf_span(&portion->output);
    ng_span parting = session->results && portion->results ? cli_parting(b->task.format, b->task.render.one_line) : NG_SPAN("");
    write_messages(session, ng_strbuf_span(&portion->messages));
    (void)cli_output_write(&session->output, parting.ptr, parting.len);
    (void)cli_output_write(&session->output, output.ptr, output.len);
    for (size_t i = 0; i < portion->collected_count && !session->trouble; i++) {
        (void)cli_session_collect(session, portion->collected[i]);
    }
    session->results += portion->results;
    session->state.records += portion->count;
    session->state.failed += portion->failed;
    session->state.bytes += portion->source;
    session->trouble |= portion->broken;
    if (portion->broken || session->output.closed || session->output.error) stop(b);
    cli_progress_show(&session->progress, &session->state);
}

/* Writes the oldest portion under way; false when there is none, or it is not finished and need not be waited for. */
static bool write_oldest(batch *b, bool wait)
{
    cli_portion *portion = cli_window_oldest(&b->window, wait);
    if (!portion) return false;
    if (!b->stopped) write_portion(b, portion);
    cli_window_release(&b->window);
    return true;
}

/* ---------------------------------------------------------------- portions */

static void run_here(batch *b)
{
    cli_portion_run(b->filling, b->session->context);
    write_portion(b, b->filling);
    b->filling = NULL;
}

/* Hands the portion on; the threads start with the first one. */
static void submit(batch *b)
{
    size_t jobs = b->session->options->jobs;
    bool threads = b->workers.count > 0 || (jobs > 1 && cli_workers_start(&b->workers, &b->window, jobs));
    if (!threads) {
        run_here(b);
        return;
    }
    b->filling = NULL;
    cli_window_submit(&b->window);
    while (write_oldest(b, false)) {}
}

/* Finishes and writes everything that was read. */
static void settle(batch *b)
{
    if (b->filling && cli_window_busy(&b->window)) submit(b);
    while (write_oldest(b, true)) {}
    if (b->filling && !b->stopped) run_here(b);
}

/* Before a wait for more input: what was read goes on its way, and what is finished goes out. Called again when more is. */
static bool write_finished(void *user)
{
    batch *b = user;
    cli_window_hush(&b->window);
    if (b->filling && cli_window_busy(&b->window)) submit(b);
    while (write_oldest(b, false)) {}
    if (b->filling && !b->stopped) run_here(b);
    if (!b->stopped && !cli_output_flush(&b->session->output)) stop(b);
    return !b->stopped;
}

/* The portion that a line of [length] bytes goes into; its number is [b->line]. */
static cli_portion *find_room(batch *b, size_t length)
{
    if (b->filling && !cli_portion_has_room(b->filling, length)) submit(b);
    while (!cli_window_has_room(&b->window, length) && write_oldest(b, true)) {}
    while (!b->filling) {
        b->filling = cli_window_next(&b->window);
        if (b->filling) cli_portion_begin(b->filling, &b->task, b->line);
        else (void)write_oldest(b, true);
    }
    return b->filling;
}

/* Takes the next line, unless an earlier run wrote what came of it. False when going on is pointless. */
static bool take_line(batch *b, const char *line, size_t length, bool too_long)
{
    cli_session *session = b->session;
    b->line++;
    if (session->skip) {
        session->skip--;
        session->state.bytes += length + 1;
        session->state.passed += length + 1;
        return !cli_interrupt_signal();
    }
    if (!cli_portion_add(find_room(b, length), line, length, too_long)) {
        write_messages(session, NG_SPAN("nutgraf: out of memory\n"));
        session->trouble = true;
        stop(b);
    }
    return !b->stopped && !cli_interrupt_signal();
}

/* ---------------------------------------------------------------- batches */

/* A headline per line reads best as a line per headline. */
static bool begin(batch *b, cli_session *session, const cli_input_file *input, const char *format, bool headlines)
{
    const cli_options *options = session->options;
    *b = (batch){.session = session};
    b->task = (cli_task){.model = session->model, .run = &options->run, .render = options->render, .file = input->name,
                         .limit = input->limit, .headlines = headlines};
    b->task.format = options->format ? options->format : format;
    b->task.collect = session->digest != NULL;
    b->task.render.one_line = headlines && !session->digest && strcmp(b->task.format, "text") == 0;
    session->batch = true;
    if (!cli_session_accepts(session, b->task.format, b->task.render.one_line)) return false;
    cli_interrupt_catch();
    if (cli_window_open(&b->window, SLOTS_PER_WORKER * options->jobs)) return true;
    cli_message("out of memory");
    session->trouble = true;
    return false;
}

static bool end(batch *b)
{
    if (!b->stopped) settle(b);
    cli_workers_stop(&b->workers);
    cli_window_free(&b->window);
    return !b->stopped;
}

static bool read_batch(cli_session *session, cli_input_file *input, const char *format, bool headlines)
{
    batch b;
    const char *line;
    size_t length;
    if (!begin(&b, session, input, format, headlines)) return false;
    input->before_wait = write_finished;
    input->user = &b;
    input->progress = cli_window_descriptor(&b.window);
    input->interrupt = cli_interrupt_descriptor();
    for (cli_line kind; !b.stopped && (kind = cli_input_line(input, &line, &length)) != LINE_END;) {
        if (!take_line(&b, line, length, kind == LINE_TOO_LONG)) break;
    }
    bool good = end(&b) && !input->failed;
    if (input->failed) session->trouble = true;
    return good;
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

/* The items, each a record and a line. */
static int take_items(void *user, const char *data, size_t length)
{
    batch *b = user;
    for (const char *line = data, *end; line < data + length; line = end + 1) {
        end = memchr(line, '\n', (size_t)(data + length - line));
        if (!take_line(b, line, (size_t)(end - line), false)) return 1;
    }
    return 0;
}

bool cli_read_feed(cli_session *session, cli_input_file *input)
{
    batch b;
    nutgraf_error error;
    if (!cli_input_read_all(input)) {
        session->trouble = true;
        return false;
    }
    if (!begin(&b, session, input, "jsonl", false)) return false;
    nutgraf_status status =
        nutgraf_feed_records(input->data + input->from, input->to - input->from, NULL, take_items, &b, &error);
    bool good = end(&b) && status == NUTGRAF_OK;
    if (status == NUTGRAF_OK || status == NUTGRAF_IO) return good;
    cli_progress_hide(&session->progress);
    cli_message("%s: %s", strcmp(input->name, "-") == 0 ? "standard input" : input->name, error.message);
    session->trouble = true;
    return false;
}
