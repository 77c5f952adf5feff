#include "cli/window.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* Long lines fill the window before its slots are used up: memory stays near this and the longest line. */
static const size_t most_bytes = (size_t)16 << 20;

static void close_pipe(cli_window *window)
{
    (void)close(window->news[0]);
    (void)close(window->news[1]);
}

bool cli_window_open(cli_window *window, size_t size)
{
    *window = (cli_window){.size = size};
    if (pipe(window->news) != 0) return false;
    window->slots = calloc(size, sizeof *window->slots);
    if (!window->slots) {
        close_pipe(window);
        return false;
    }
    for (int i = 0; i < 2; i++) {
        (void)fcntl(window->news[i], F_SETFD, FD_CLOEXEC);
        (void)fcntl(window->news[i], F_SETFL, O_NONBLOCK);
    }
    for (size_t i = 0; i < size; i++) cli_portion_init(&window->slots[i].portion);
    (void)pthread_mutex_init(&window->lock, NULL);
    (void)pthread_cond_init(&window->submitted, NULL);
    (void)pthread_cond_init(&window->finished, NULL);
    return true;
}

void cli_window_free(cli_window *window)
{
    if (!window->slots) return;
    close_pipe(window);
    for (size_t i = 0; i < window->size; i++) cli_portion_free(&window->slots[i].portion);
    free(window->slots);
    (void)pthread_cond_destroy(&window->finished);
    (void)pthread_cond_destroy(&window->submitted);
    (void)pthread_mutex_destroy(&window->lock);
    window->slots = NULL;
}

static cli_slot *slot_of(const cli_window *window, size_t number)
{
    return &window->slots[number % window->size];
}

/* [oldest], [newest] and [bytes] are written by the calling thread alone: reading them needs no lock. */
cli_portion *cli_window_next(cli_window *window)
{
    if (window->newest - window->oldest == window->size) return NULL;
    return &slot_of(window, window->newest)->portion;
}

bool cli_window_busy(const cli_window *window)
{
    return window->newest != window->oldest;
}

bool cli_window_has_room(const cli_window *window, size_t more)
{
    return !cli_window_busy(window) || window->bytes + more <= most_bytes;
}

void cli_window_submit(cli_window *window)
{
    cli_slot *slot = slot_of(window, window->newest);
    window->bytes += slot->portion.source;
    (void)pthread_mutex_lock(&window->lock);
    slot->finished = false;
    window->newest++;
    (void)pthread_cond_signal(&window->submitted);
    (void)pthread_mutex_unlock(&window->lock);
}

cli_portion *cli_window_oldest(cli_window *window, bool wait)
{
    if (!cli_window_busy(window)) return NULL;
    cli_slot *slot = slot_of(window, window->oldest);
    (void)pthread_mutex_lock(&window->lock);
    while (wait && !slot->finished) (void)pthread_cond_wait(&window->finished, &window->lock);
    bool finished = slot->finished;
    (void)pthread_mutex_unlock(&window->lock);
    return finished ? &slot->portion : NULL;
}

void cli_window_release(cli_window *window)
{
    window->bytes -= slot_of(window, window->oldest)->portion.source;
    (void)pthread_mutex_lock(&window->lock);
    window->oldest++;
    (void)pthread_mutex_unlock(&window->lock);
}

void cli_window_close(cli_window *window)
{
    (void)pthread_mutex_lock(&window->lock);
    window->closed = true;
    window->taken = window->newest;
    (void)pthread_cond_broadcast(&window->submitted);
    (void)pthread_mutex_unlock(&window->lock);
}

cli_slot *cli_window_take(cli_window *window)
{
    cli_slot *slot = NULL;
    (void)pthread_mutex_lock(&window->lock);
    while (window->taken == window->newest && !window->closed) (void)pthread_cond_wait(&window->submitted, &window->lock);
    if (window->taken != window->newest) slot = slot_of(window, window->taken++);
    (void)pthread_mutex_unlock(&window->lock);
    return slot;
}

void cli_window_finish(cli_window *window, cli_slot *slot)
{
    (void)pthread_mutex_lock(&window->lock);
    slot->finished = true;
    bool oldest = slot == slot_of(window, window->oldest);
    if (oldest) (void)pthread_cond_signal(&window->finished);
    (void)pthread_mutex_unlock(&window->lock);
    /* A pipe that is full of news needs no more of them. */
    if (oldest && write(window->news[1], "", 1) < 0) return;
}

int cli_window_descriptor(const cli_window *window)
{
    return window->news[0];
}

void cli_window_hush(cli_window *window)
{
    char news[64];
    while (read(window->news[0], news, sizeof news) > 0) {}
}
