/* The window: a ring of portions between the thread that reads and writes and those that work. They are taken in the order
 * of the input, finished in any order and handed back in the order of the input again.
 *
 * Its size bounds the memory: when a reader of the output is slow, or one article takes long, the ring fills up and the
 * input waits. One thread calls begin, submit, oldest, release and close; any number call take and finish. */
#ifndef NG_CLI_WINDOW_H
#define NG_CLI_WINDOW_H

#include "cli/portion.h"

#include <pthread.h>

typedef struct cli_slot {
    cli_portion portion;
    bool finished;
} cli_slot;

typedef struct cli_window {
    pthread_mutex_t lock;
    pthread_cond_t submitted; /* for those who work */
    pthread_cond_t finished;  /* for the one who writes: the oldest is */
    cli_slot *slots;
    size_t size;
    size_t oldest;            /* of those under way; counts up for ever, the slot is its remainder */
    size_t taken;             /* the next that a worker takes */
    size_t newest;            /* the next that is submitted */
    size_t bytes;             /* of input under way */
    bool closed;
    int news[2];              /* a pipe: a byte for each time that the oldest was finished */
} cli_window;

/* False when out of memory or descriptors. */
bool cli_window_open(cli_window *window, size_t size);
void cli_window_free(cli_window *window);

/* The portion to fill next; NULL when all slots are under way. */
cli_portion *cli_window_next(cli_window *window);

/* Hands that portion to the workers. */
void cli_window_submit(cli_window *window);

/* Whether any portion is under way. */
bool cli_window_busy(const cli_window *window);

/* Whether [more] bytes of input may be added to those under way: always, when none is. */
bool cli_window_has_room(const cli_window *window, size_t more);

/* The oldest portion, once it is finished; with [wait] it is waited for. NULL when it is not, or none is under way. */
cli_portion *cli_window_oldest(cli_window *window, bool wait);

/* A descriptor for poll(2): readable when the oldest portion may have been finished since the last call of hush. */
int cli_window_descriptor(const cli_window *window);
void cli_window_hush(cli_window *window);

/* The oldest portion's slot is free again. */
void cli_window_release(cli_window *window);

/* Workers get NULL from now on; what none of them has taken is dropped. */
void cli_window_close(cli_window *window);

/* For workers: waits for a portion. */
cli_slot *cli_window_take(cli_window *window);
void cli_window_finish(cli_window *window, cli_slot *slot);

#endif
