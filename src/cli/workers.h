/* The threads of a batch: each has a context of its own and works on one portion of the window after the other. */
#ifndef NG_CLI_WORKERS_H
#define NG_CLI_WORKERS_H

#include "cli/window.h"

typedef struct cli_workers {
    cli_window *window;
    struct cli_worker *items;
    size_t count;
} cli_workers;

/* Starts [wanted] threads, or as many as the system gives. False when it gives none; stop in any case. */
bool cli_workers_start(cli_workers *workers, cli_window *window, size_t wanted);

/* Closes the window and waits for the portions that are being worked on. Legal on workers that never started. */
void cli_workers_stop(cli_workers *workers);

#endif
