/* The default allocator. */
#include "base/alloc.h"

#include <stdlib.h>

static void *allocate(void *user, size_t size)
{
    (void)user;
    return malloc(size);
}

static void release(void *user, void *memory)
{
    (void)user;
    free(memory);
}

ng_allocator ng_allocator_default(void)
{
    return (ng_allocator){allocate, release, NULL};
}
