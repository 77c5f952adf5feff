#include "cli/progress.h"

#include <stdio.h>
#include <time.h>

static const double interval = 0.25; /* seconds: faster than that nobody reads */

/* Carriage return, and "erase to the end of the line" of ECMA-48. */
static const char clear_line[] = "\r\033[K";

static double now(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) return 0;
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void cli_progress_begin(cli_progress *progress, bool shown, size_t total)
{
    *progress = (cli_progress){.shown = shown, .total = total, .begun = now()};
    progress->last = progress->begun;
}

static void put_counts(const cli_progress_state *state, double seconds)
{
    size_t bytes = state->bytes - state->passed;
    double rate = seconds > 0 ? (double)bytes / seconds / 1e6 : 0;
    fprintf(stderr, "nutgraf: %zu records, %zu failed, %.1f MB, %.1f MB/s", state->records, state->failed, (double)bytes / 1e6,
            rate);
}

static void put_time_left(const cli_progress *progress, const cli_progress_state *state, double seconds)
{
    size_t done = state->bytes - state->passed;
    if (progress->total <= state->bytes || done == 0) return;
    double left = seconds * (double)(progress->total - state->bytes) / (double)done;
    unsigned long whole = (unsigned long)left;
    fprintf(stderr, ", %lu:%02lu:%02lu left", whole / 3600, whole / 60 % 60, whole % 60);
}

void cli_progress_show(cli_progress *progress, const cli_progress_state *state)
{
    if (!progress->shown) return;
    double t = now();
    if (t - progress->last < interval) return;
    progress->last = t;
    fputs(clear_line, stderr);
    put_counts(state, t - progress->begun);
    put_time_left(progress, state, t - progress->begun);
    (void)fflush(stderr);
    progress->on_screen = true;
}

void cli_progress_hide(cli_progress *progress)
{
    if (!progress->on_screen) return;
    fputs(clear_line, stderr);
    progress->on_screen = false;
}

void cli_progress_total(cli_progress *progress, const cli_progress_state *state)
{
    double seconds = now() - progress->begun;
    cli_progress_hide(progress);
    put_counts(state, seconds);
    fprintf(stderr, ", %.2f s\n", seconds);
}
