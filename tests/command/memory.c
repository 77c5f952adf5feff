/* A library to be preloaded in which allocations fail: the one with number MALLOC_FAILS, counted from 0, and with MALLOC_MODE
 * "from" all behind it. When one failed, "malloc failed" is the last line on descriptor 2. Counted are malloc, calloc and realloc
 * of the program and of every library it uses, once main has begun: a loader that finds no memory is no matter of ours. With
 * -DREAL=__interceptor_ the memory comes from the address sanitizer of a program that has one. The sanitizer asks glibc for the
 * stack of each thread that begins, and ends the program when glibc has no memory for the answer: those allocations are left
 * out. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef REAL
#define REAL __libc_
#endif
#define JOINED(a, b) a##b
#define NAME(a, b) JOINED(a, b)

extern void *NAME(REAL, malloc)(size_t size);
extern void *NAME(REAL, calloc)(size_t count, size_t size);
extern void *NAME(REAL, realloc)(void *memory, size_t size);

static atomic_ulong calls;
static atomic_bool failed, counting;
static unsigned long fail_at;
static int from_on;
static __thread int left_out;

static int fails(void)
{
    if (!counting || left_out) return 0;
    unsigned long call = calls++;
    if (call != fail_at && !(from_on && call > fail_at)) return 0;
    failed = 1;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : NAME(REAL, malloc)(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : NAME(REAL, calloc)(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails() ? NULL : NAME(REAL, realloc)(memory, size);
}

int pthread_getattr_np(pthread_t thread, pthread_attr_t *out)
{
    int (*real)(pthread_t, pthread_attr_t *) = (int (*)(pthread_t, pthread_attr_t *))dlsym(RTLD_NEXT, "pthread_getattr_np");
    left_out = 1;
    int result = real(thread, out);
    left_out = 0;
    return result;
}

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("MALLOC_FAILS"), *mode = getenv("MALLOC_MODE");
    if (!at) return;
    fail_at = strtoul(at, NULL, 10);
    from_on = mode && strcmp(mode, "from") == 0;
    counting = 1;
}

__attribute__((destructor)) static void end(void)
{
    counting = 0;
    if (failed && write(2, "malloc failed\n", 14) < 0) _exit(99);
}
