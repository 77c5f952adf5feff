/* Output that is never lost in silence: a buffer in front of a descriptor. */
#ifndef NG_CLI_OUTPUT_H
#define NG_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { CLI_OUTPUT_SIZE = 64 * 1024 };

typedef struct cli_output {
    int descriptor;
    const char *name;    /* of the file; NULL for standard output */
    bool made;           /* the file was not there before */
    bool untouched;      /* a regular file whose old content goes when the first byte comes, */
    off_t keep;          /* but for so many bytes (--resume) */
    bool closed;         /* the reader is gone (EPIPE): the rest is dropped, and that is no error */
    int error;           /* errno of the first failure; 0 */
    size_t used;
    char buffer[CLI_OUTPUT_SIZE];
} cli_output;

/* Standard output when [file] is NULL. False after a message. */
bool cli_output_open(cli_output *output, const char *file);

/* Opens [file] to go on behind its last whole line; what follows that is cut off when the first byte comes.
 * *lines: how many it has. */
bool cli_output_resume(cli_output *output, const char *file, size_t *lines);

/* A nutgraf_write: [user] is the cli_output. Not 0 once writing is pointless. */
int cli_output_write(void *user, const char *data, size_t length);

/* Writes out what is buffered. False once writing is pointless. */
bool cli_output_flush(cli_output *output);

/* Flushes, checks and closes. A file to which nothing was written is emptied (or cut) only when the run was [complete]; else it
 * is left as it was, or goes if it was not there. False after a message, if there was an error. */
bool cli_output_close(cli_output *output, bool complete);

/* Whether [descriptor], which was opened as [path], is another file than the one that is being written. False after a message:
 * reading it would eat its own output, and writing would destroy what was read. */
bool cli_output_spares(const cli_output *output, int descriptor, const char *path);

#endif
