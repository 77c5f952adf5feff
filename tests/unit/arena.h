/* What tests share that need memory and nothing else: an arena, opened for a group of them or for each. */
#ifndef TEST_ARENA_H
#define TEST_ARENA_H

#include "base/arena.h"

static ng_arena arena;

static int open_arena(void **state)
{
    (void)state;
    ng_arena_init(&arena, ng_allocator_default());
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    ng_arena_free(&arena);
    return 0;
}

#endif
