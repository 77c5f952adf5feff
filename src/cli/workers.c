/* A thread gets a context when it starts. One that gets none, or cannot be started, is missing and no more than that: with
 * the others the batch takes longer, and without any the caller does the work itself. */
#include "cli/workers.h"

#include <stdlib.h>

typedef struct cli_worker {
    pthread_t thread;
    cli_window *window;
    nutgraf_context *context;
} cli_worker;

static void *work(void *user)
{
    cli_worker *worker = user;
    cli_slot *slot;
    while ((slot = cli_window_take(worker->window)) != NULL) {
        cli_portion_run(&slot->portion, worker->context);
        cli_window_finish(worker->window, slot);
    }
    return NULL;
}

static bool start(cli_worker *worker, cli_window *window)
{
    worker->window = window;
    if (nutgraf_context_new(&worker->context, NULL, NULL) != NUTGRAF_OK) return false;
    if (pthread_create(&worker->thread, NULL, work, worker) == 0) return true;
    nutgraf_context_free(worker->context);
    return false;
}

bool cli_workers_start(cli_workers *workers, cli_window *window, size_t wanted)
{
    *workers = (cli_workers){.window = window};
    workers->items = calloc(wanted, sizeof *workers->items);
    if (!workers->items) return false;
    while (workers->count < wanted && start(&workers->items[workers->count], window)) workers->count++;
    return workers->count > 0;
}

void cli_workers_stop(cli_workers *workers)
{
    if (workers->count) cli_window_close(workers->window);
    for (size_t i = 0; i < workers->count; i++) {
        (void)pthread_join(workers->items[i].thread, NULL);
        nutgraf_context_free(workers->items[i].context);
    }
    free(workers->items);
    *workers = (cli_workers){.count = 0};
}
