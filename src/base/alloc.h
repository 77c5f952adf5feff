/* The allocator hook: all memory of the library goes through these two functions.
 *
 * [allocate] returns memory aligned for any type, or NULL; [release] takes what allocate returned, or NULL. Both must be
 * callable from every thread that uses the handles made with them.
 */
#ifndef NG_BASE_ALLOC_H
#define NG_BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ng_allocator {
    void *(*allocate)(void *user, size_t size);
    void (*release)(void *user, void *memory);
    void *user;
} ng_allocator;

/* malloc and free. */
ng_allocator ng_allocator_default(void);

static inline void *ng_allocate(const ng_allocator *allocator, size_t size)
{
    return allocator->allocate(allocator->user, size ? size : 1);
}

static inline void ng_release(const ng_allocator *allocator, void *memory)
{
    if (memory) allocator->release(allocator->user, memory);
}

/* Checked arithmetic: false when the result does not fit, and *out is then untouched. */
static inline bool ng_size_add(size_t a, size_t b, size_t *out)
{
    if (a > SIZE_MAX - b) return false;
    *out = a + b;
    return true;
}

static inline bool ng_size_mul(size_t a, size_t b, size_t *out)
{
    if (b && a > SIZE_MAX / b) return false;
    *out = a * b;
    return true;
}

#endif
