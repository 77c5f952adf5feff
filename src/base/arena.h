/* An arena: memory that is handed out piece by piece and taken back at once.
 *
 * One arena per document, no malloc per word. Handing out is a bump of a pointer; chunks double in size so that a document
 * of n bytes costs O(log n) calls of the allocator. NULL means out of memory. A large piece has a chunk of its own: only those
 * are ever freed alone, when they grow or by ng_arena_give_back.
 * After ng_arena_reset the largest chunk is kept, so that a context reused for many articles stops allocating.
 * Source of the idea: u-config and zstd contexts (STYLE: one arena per document).
 */
#ifndef NG_BASE_ARENA_H
#define NG_BASE_ARENA_H

#include "base/alloc.h"
#include "base/span.h"

typedef struct ng_chunk ng_chunk;

typedef struct ng_arena {
    ng_allocator allocator;
    ng_chunk *chunks; /* newest first */
    char *next;       /* free room in the newest chunk */
    char *end;
    ng_chunk *large;  /* chunks of one piece each */
} ng_arena;

void ng_arena_init(ng_arena *arena, ng_allocator allocator);

/* Gives everything back but the largest chunk of small pieces. Pieces handed out before are dead. */
void ng_arena_reset(ng_arena *arena);

/* Gives everything back. Legal on an arena that was only initialised, and twice. */
void ng_arena_free(ng_arena *arena);

/* Gives [piece] back before the others, for a stage that needs a large table for a while only. One of less than 64 KiB stays, and
 * is no less dead. NULL is legal. O(large pieces). */
void ng_arena_give_back(ng_arena *arena, const void *piece);

/* How many bytes of its memory are handed out, or lost at the end of a chunk: what a benchmark prints. O(chunks). */
size_t ng_arena_used(const ng_arena *arena);

/* [size] bytes, aligned for any type, not cleared; NULL when out of memory. */
void *ng_arena_alloc(ng_arena *arena, size_t size);

/* [count] items of [size] bytes, not cleared; NULL when out of memory or when the product overflows. */
void *ng_arena_array(ng_arena *arena, size_t count, size_t size);

/* The same, cleared to zero bytes. */
void *ng_arena_zeros(ng_arena *arena, size_t count, size_t size);

/* An array of [count] items moved to a place with room for [capacity]; in place when it was the last piece handed out.
 * NULL when out of memory: the old array is then still good; else it may be gone. */
void *ng_arena_grow(ng_arena *arena, void *items, size_t count, size_t capacity, size_t size);

/* Room for one more item behind [count]: [items] where they are, or, when they fill *[capacity], moved to twice the room ([least]
 * items at the beginning). NULL when out of memory. */
void *ng_arena_room(ng_arena *arena, void *items, size_t count, size_t *capacity, size_t least, size_t size);

/* A copy of [count] items of [size] bytes; NULL when out of memory. */
void *ng_arena_keep(ng_arena *arena, const void *items, size_t count, size_t size);

/* A copy of [text] in the arena, with a NUL behind it that the span does not count; ptr is NULL when out of memory. */
ng_span ng_arena_copy(ng_arena *arena, ng_span text);

#endif
