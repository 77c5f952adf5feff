/* A portion: some lines of a batch that follow one another, and what came of them. One thread at a time has it. */
#ifndef NG_CLI_PORTION_H
#define NG_CLI_PORTION_H

#include "base/strbuf.h"
#include "nutgraf.h"

/* Handing a portion from thread to thread costs some microseconds, an article some hundred: a few together make the first
 * vanish. More lines would only make the end of a batch uneven. */
enum {
    CLI_PORTION_LINES = 16,
    CLI_PORTION_BYTES = 64 * 1024 /* beyond it no line is added; a longer line has a portion of its own */
};

/* How the lines of a batch are read: the same for all of them, shared by the threads. */
typedef struct cli_task {
    const nutgraf_model *model;
    const nutgraf_options *run;
    nutgraf_render_options render; /* one_line: a line each for headlines, failures are empty ones */
    const char *format;
    const char *file;  /* for messages */
    size_t limit;      /* bytes of a line */
    bool collect;      /* results are handed on and not rendered */
    bool headlines;
} cli_task;

typedef struct cli_portion {
    const cli_task *task;
    ng_strbuf lines;                /* one behind the other */
    size_t ends[CLI_PORTION_LINES]; /* where each ends in [lines] */
    bool too_long[CLI_PORTION_LINES];
    size_t count;
    size_t first;       /* number of the first line in its file, from 1 */
    size_t source;      /* bytes of the file that the lines are, too long ones included */
    ng_strbuf output;   /* what belongs into the output, whole lines */
    ng_strbuf messages; /* what belongs on standard error */
    nutgraf_result *collected[CLI_PORTION_LINES]; /* [collected_count]: owned until the portion begins anew */
    size_t collected_count;
    size_t results;
    size_t failed;
    bool broken;        /* the last message says why the batch cannot go on */
} cli_portion;

void cli_portion_init(cli_portion *portion);
void cli_portion_free(cli_portion *portion);

/* Empties it for lines from number [first] on. */
void cli_portion_begin(cli_portion *portion, const cli_task *task, size_t first);

/* Whether a line of [length] bytes goes in. */
bool cli_portion_has_room(const cli_portion *portion, size_t length);

/* Adds a line, copied; with [too_long] one that was passed over. False when out of memory. */
bool cli_portion_add(cli_portion *portion, const char *line, size_t length, bool too_long);

/* Reads its lines and fills [output], [messages] and the counts. */
void cli_portion_run(cli_portion *portion, nutgraf_context *context);

/* Whether a failure is a record in this format. */
bool cli_is_json(const char *format);

/* What parts two results that are not lines, so that a script can tell them apart; empty for lines. */
ng_span cli_parting(const char *format, bool one_line);

#endif
