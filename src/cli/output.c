/* Output by write(2): short writes are continued, EINTR is repeated, a full disk is an error that names the file, and a
 * reader that has gone away (`| head -1`) is none. The file of -o keeps its old content until there is new content, and goes
 * again when it was made for none, so that a run that is refused or fails before its first result leaves no trace.
 */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cli/output.h"

#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool complain(const char *what, const char *file, const char *why)
{
    cli_message("cannot %s '%s': %s", what, file, why);
    return false;
}

static void prepare(cli_output *output, const char *file)
{
    output->descriptor = STDOUT_FILENO;
    output->name = file;
    output->made = output->untouched = output->closed = false;
    output->keep = 0;
    output->error = 0;
    output->used = 0;
}

static bool open_file(cli_output *output, const char *file, int access)
{
    struct stat about;
    prepare(output, file);
    output->descriptor = open(file, access | O_CREAT | O_EXCL, 0666);
    output->made = output->descriptor >= 0;
    if (!output->made) {
        output->made = stat(file, &about) != 0 && errno == ENOENT; /* a link to what is not there yet */
        output->descriptor = open(file, access | O_CREAT, 0666);
    }
    if (output->descriptor < 0) return complain("open", file, strerror(errno));
    output->untouched = fstat(output->descriptor, &about) == 0 && S_ISREG(about.st_mode);
    return true;
}

bool cli_output_open(cli_output *output, const char *file)
{
    if (file) return open_file(output, file, O_WRONLY);
    prepare(output, NULL);
    return true;
}

/* Counts the line feeds of the file; *end is behind the last one. The output's own buffer is free to be read into. */
static bool count_lines(cli_output *output, size_t *lines, off_t *end)
{
    off_t at = 0;
    ssize_t got;
    *lines = 0;
    *end = 0;
    while ((got = read(output->descriptor, output->buffer, sizeof output->buffer)) != 0) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        for (ssize_t i = 0; i < got; i++) {
            if (output->buffer[i] != '\n') continue;
            ++*lines;
            *end = at + i + 1;
        }
        at += got;
    }
    return true;
}

bool cli_output_resume(cli_output *output, const char *file, size_t *lines)
{
    if (!open_file(output, file, O_RDWR)) return false;
    if (!output->untouched) return complain("resume", file, "not a regular file");
    if (count_lines(output, lines, &output->keep) && lseek(output->descriptor, output->keep, SEEK_SET) == output->keep)
        return true;
    return complain("resume", file, strerror(errno));
}

static void fail(cli_output *output)
{
    if (errno == EPIPE) {
        output->closed = true;
    } else {
        output->error = errno;
    }
}

static bool drop_old(cli_output *output)
{
    if (output->untouched && ftruncate(output->descriptor, output->keep) != 0) fail(output);
    output->untouched = false;
    return output->error == 0;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return S_ISREG(a->st_mode) && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Takes a file that was made for nothing away, if nobody has put another one in its place. A link that led to nothing stays. */
static void remove_made(const cli_output *output)
{
    struct stat ours, there;
    char *path = realpath(output->name, NULL);
    bool same = path && fstat(output->descriptor, &ours) == 0 && lstat(path, &there) == 0 && is_same(&ours, &there);
    if (same) (void)unlink(path);
    free(path);
}

bool cli_output_flush(cli_output *output)
{
    size_t done = 0;
    if (output->used && !drop_old(output)) return false;
    while (done < output->used && !output->closed && !output->error) {
        ssize_t wrote = write(output->descriptor, output->buffer + done, output->used - done);
        if (wrote > 0) {
            done += (size_t)wrote;
        } else if (wrote == 0 || errno != EINTR) {
            fail(output);
        }
    }
    output->used = 0;
    return !output->closed && !output->error;
}

int cli_output_write(void *user, const char *data, size_t length)
{
    cli_output *output = user;
    while (length) {
        size_t room = CLI_OUTPUT_SIZE - output->used, part = length < room ? length : room;
        memcpy(output->buffer + output->used, data, part);
        output->used += part;
        data += part;
        length -= part;
        if (output->used == CLI_OUTPUT_SIZE && !cli_output_flush(output)) return 1;
    }
    return output->closed || output->error;
}

bool cli_output_close(cli_output *output, bool complete)
{
    if (cli_output_flush(output) && complete) (void)drop_old(output);
    if (output->made && output->untouched) remove_made(output);
    if (close(output->descriptor) != 0 && !output->closed && !output->error) fail(output);
    if (!output->error) return true;
    if (output->name) {
        cli_message("cannot write '%s': %s", output->name, strerror(output->error));
    } else {
        cli_message("cannot write standard output: %s", strerror(output->error));
    }
    return false;
}

bool cli_output_spares(const cli_output *output, int descriptor, const char *path)
{
    struct stat a, b;
    if (fstat(output->descriptor, &a) != 0 || fstat(descriptor, &b) != 0 || !is_same(&a, &b)) return true;
    cli_message("'%s' is input and output", path);
    return false;
}
