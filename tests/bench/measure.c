/* Runs programs in turn, several times each, and prints for each one the median of its wall-clock time and CPU time and the
 * largest peak memory of one run: a line "WALL_MS CPU_MS PEAK_KB".
 *
 *     measure RUNS PROGRAM [ARGUMENT]... [-- PROGRAM [ARGUMENT]...]...
 *
 * Standard input must be a file: each run reads it from the beginning; its output is thrown away. In turn, because other work on
 * the machine then hits them all alike: what is compared stands in one call. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_PROGRAMS = 16, MOST_RUNS = 101 };

typedef struct program {
    char **command;
    double wall[MOST_RUNS], cpu[MOST_RUNS];
    long peak;
} program;

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void become(char **command)
{
    int nothing = open("/dev/null", O_WRONLY);
    if (nothing < 0 || dup2(nothing, 1) < 0 || lseek(0, 0, SEEK_SET) < 0) _exit(127);
    execvp(command[0], command);
    _exit(127);
}

/* The measures of a single child: those of all children together would mix the programs. A child between counts them for one. */
static int run_once(program *p, int at)
{
    struct {
        double wall, cpu;
        long peak;
        int status;
    } result = {0, 0, 0, 1};
    int ends[2];
    if (pipe(ends) != 0) return 0;
    pid_t keeper = fork();
    if (keeper == 0) {
        double begun = now();
        pid_t child = fork();
        if (child == 0) become(p->command);
        struct rusage use;
        if (child < 0 || waitpid(child, &result.status, 0) < 0) _exit(1);
        result.wall = now() - begun;
        getrusage(RUSAGE_CHILDREN, &use);
        result.cpu = seconds_of(use.ru_utime) + seconds_of(use.ru_stime);
        result.peak = use.ru_maxrss;
        _exit(write(ends[1], &result, sizeof result) != (ssize_t)sizeof result);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], &result, sizeof result);
    close(ends[0]);
    int status;
    if (keeper < 0 || waitpid(keeper, &status, 0) < 0 || got != (ssize_t)sizeof result) return 0;
    /* 3: a batch in which some records failed; 1: an article without text. Both are work that was done. */
    int exit_code = WIFEXITED(result.status) ? WEXITSTATUS(result.status) : -1;
    if (exit_code != 0 && exit_code != 1 && exit_code != 3) return 0;
    p->wall[at] = result.wall;
    p->cpu[at] = result.cpu;
    if (result.peak > p->peak) p->peak = result.peak;
    return 1;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int main(int argc, char **argv)
{
    static program programs[MOST_PROGRAMS];
    int count = 0, runs = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;
    if (runs < 1 || runs > MOST_RUNS) return 2;
    for (int i = 2; i < argc && count < MOST_PROGRAMS; i++) {
        programs[count++].command = argv + i;
        while (i < argc && strcmp(argv[i], "--") != 0) i++;
        argv[i] = NULL;
    }
    for (int run = 0; run < runs; run++) {
        for (int i = 0; i < count; i++) {
            if (run_once(&programs[i], run)) continue;
            fprintf(stderr, "measure: %s failed\n", programs[i].command[0]);
            return 1;
        }
    }
    for (int i = 0; i < count; i++) {
        printf("%.2f %.2f %ld\n", median(programs[i].wall, runs) * 1e3, median(programs[i].cpu, runs) * 1e3, programs[i].peak);
    }
    return fflush(stdout) != 0;
}
