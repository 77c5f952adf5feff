/* How far a batch is, on standard error: a line that is written over, and a total at the end. */
#ifndef NG_CLI_PROGRESS_H
#define NG_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_progress {
    bool shown;        /* whether there is such a line at all */
    bool on_screen;    /* it stands there now */
    size_t total;      /* bytes of all inputs; 0 when that is not known */
    double begun;      /* seconds of the clock */
    double last;
} cli_progress;

typedef struct cli_progress_state {
    size_t records;    /* done by this run */
    size_t failed;
    size_t bytes;      /* of the input, done */
    size_t passed;     /* of them, by an earlier run (--resume) */
} cli_progress_state;

void cli_progress_begin(cli_progress *progress, bool shown, size_t total);

/* Shows where the batch is, a few times a second at most. */
void cli_progress_show(cli_progress *progress, const cli_progress_state *state);

/* Takes the line away, so that a message may be written. */
void cli_progress_hide(cli_progress *progress);

/* The total in one line. */
void cli_progress_total(cli_progress *progress, const cli_progress_state *state);

#endif
