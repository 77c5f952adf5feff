/* A library to be preloaded that makes read(2) and write(2) as awkward as they may be. FAULT says how:
 *   short   one byte at a time            eintr   every other call is interrupted
 *   read    the third read fails (EIO)    write   the second write fails (EIO)
 * Only descriptors 0 and 1 and files beyond 2 are touched: messages on descriptor 2 must arrive.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int is_on(const char *name)
{
    const char *fault = getenv("FAULT");
    return fault && strcmp(fault, name) == 0;
}

static long perform(long call, int descriptor, const void *data, size_t size, const char *failing, unsigned first)
{
    static unsigned reads, writes;
    unsigned count = call == SYS_read ? ++reads : ++writes;
    if (descriptor != 2 && is_on("eintr") && count % 2) {
        errno = EINTR;
        return -1;
    }
    if (descriptor != 2 && is_on(failing) && count >= first) {
        errno = EIO;
        return -1;
    }
    if (descriptor != 2 && is_on("short") && size > 1) size = 1;
    return syscall(call, descriptor, data, size);
}

ssize_t read(int descriptor, void *data, size_t size)
{
    return perform(SYS_read, descriptor, data, size, "read", 3);
}

ssize_t write(int descriptor, const void *data, size_t size)
{
    return perform(SYS_write, descriptor, data, size, "write", 2);
}
