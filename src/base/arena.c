#include "base/arena.h"

#include <stdalign.h>

#include "base/guard.h"

struct ng_chunk {
    ng_chunk *older;
    size_t size; /* bytes behind the header */
};

enum {
    ALIGNMENT = alignof(max_align_t),
    FIRST_CHUNK = 16 * 1024 /* a 2.5 KB article fits into three chunks; a tagged headline into one */
};

/* Doubling stops here: beyond it a huge document would waste up to half its memory. */
static const size_t LARGEST_STEP = (size_t)1 << 20;

/* A piece of this size has a chunk of its own: an array that doubles would else leave as much behind as it holds. Ordinary
 * articles have none, so that a context which is used again allocates nothing. */
static const size_t LARGE_PIECE = (size_t)64 << 10;

#if NG_GUARDED
enum { GAP = ALIGNMENT };
#else
enum { GAP = 0 };
#endif

static size_t round_up(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static size_t header_size(void)
{
    return round_up(sizeof(ng_chunk));
}

static char *chunk_data(ng_chunk *chunk)
{
    return (char *)chunk + header_size();
}

static void use_chunk(ng_arena *arena, ng_chunk *chunk)
{
    arena->next = chunk ? chunk_data(chunk) : NULL;
    arena->end = chunk ? chunk_data(chunk) + chunk->size : NULL;
    if (chunk) ng_guard_shut(chunk_data(chunk), chunk->size);
}

void ng_arena_init(ng_arena *arena, ng_allocator allocator)
{
    *arena = (ng_arena){.allocator = allocator};
}

/* Puts a chunk with room for [size] bytes in front of [list]. */
static bool push_chunk(ng_arena *arena, ng_chunk **list, size_t size)
{
    size_t total;
    if (!ng_size_add(size, header_size(), &total)) return false;
    ng_chunk *chunk = ng_allocate(&arena->allocator, total);
    if (!chunk) return false;
    chunk->older = *list;
    chunk->size = size;
    *list = chunk;
    return true;
}

static bool add_chunk(ng_arena *arena, size_t need)
{
    size_t size = arena->chunks ? arena->chunks->size : FIRST_CHUNK / 2;
    size = size < LARGEST_STEP ? size * 2 : LARGEST_STEP;
    if (!push_chunk(arena, &arena->chunks, size < need ? need : size)) return false;
    use_chunk(arena, arena->chunks);
    return true;
}

static void release_chunk(ng_arena *arena, ng_chunk *chunk)
{
    ng_guard_open(chunk_data(chunk), chunk->size);
    ng_release(&arena->allocator, chunk);
}

static void release_all(ng_arena *arena, ng_chunk **list)
{
    for (ng_chunk *c = *list, *older; c; c = older) {
        older = c->older;
        release_chunk(arena, c);
    }
    *list = NULL;
}

void ng_arena_give_back(ng_arena *arena, const void *piece)
{
    for (ng_chunk **at = &arena->large; *at; at = &(*at)->older) {
        ng_chunk *chunk = *at;
        if (chunk_data(chunk) != piece) continue;
        *at = chunk->older;
        release_chunk(arena, chunk);
        return;
    }
}

void ng_arena_reset(ng_arena *arena)
{
    ng_chunk *largest = arena->chunks;
    for (ng_chunk *c = arena->chunks; c; c = c->older) {
        if (c->size > largest->size) largest = c;
    }
    for (ng_chunk *c = arena->chunks, *older; c; c = older) {
        older = c->older;
        if (c != largest) release_chunk(arena, c);
    }
    if (largest) largest->older = NULL;
    arena->chunks = largest;
    use_chunk(arena, largest);
    release_all(arena, &arena->large);
}

void ng_arena_free(ng_arena *arena)
{
    release_all(arena, &arena->chunks);
    release_all(arena, &arena->large);
    use_chunk(arena, NULL);
}

size_t ng_arena_used(const ng_arena *arena)
{
    size_t used = 0;
    for (const ng_chunk *c = arena->chunks; c; c = c->older) used += c->size;
    for (const ng_chunk *c = arena->large; c; c = c->older) used += c->size;
    return used - (size_t)(arena->end - arena->next);
}

static void *alloc_large(ng_arena *arena, size_t asked, size_t size)
{
    if (!push_chunk(arena, &arena->large, size)) return NULL;
    char *piece = chunk_data(arena->large);
    ng_guard_shut(piece + asked, size - asked);
    return piece;
}

void *ng_arena_alloc(ng_arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT - GAP) return NULL;
    size_t asked = size ? size : 1;
    size = round_up(asked) + GAP;
    if (size >= LARGE_PIECE) return alloc_large(arena, asked, size);
    if ((size_t)(arena->end - arena->next) < size && !add_chunk(arena, size)) return NULL;
    void *piece = arena->next;
    arena->next += size;
    ng_guard_open(piece, asked);
    return piece;
}

void *ng_arena_array(ng_arena *arena, size_t count, size_t size)
{
    size_t total;
    return ng_size_mul(count, size, &total) ? ng_arena_alloc(arena, total) : NULL;
}

void *ng_arena_zeros(ng_arena *arena, size_t count, size_t size)
{
    void *piece = ng_arena_array(arena, count, size);
    if (piece) memset(piece, 0, count * size);
    return piece;
}

void *ng_arena_grow(ng_arena *arena, void *items, size_t count, size_t capacity, size_t size)
{
    size_t total;
    if (!ng_size_mul(capacity, size, &total) || total > SIZE_MAX - ALIGNMENT - GAP) return NULL;
    char *old_end = items ? (char *)items + round_up(count * size) + GAP : NULL;
    if (items && old_end == arena->next && (size_t)(arena->end - (char *)items) >= round_up(total) + GAP) {
        arena->next = (char *)items + round_up(total) + GAP;
        ng_guard_open(items, total);
        return items;
    }
    void *moved = ng_arena_alloc(arena, total);
    if (moved && count) memcpy(moved, items, count * size);
    if (moved && items) ng_arena_give_back(arena, items);
    return moved;
}

void *ng_arena_room(ng_arena *arena, void *items, size_t count, size_t *capacity, size_t least, size_t size)
{
    if (count < *capacity) return items;
    size_t wanted = *capacity ? *capacity * 2 : least;
    void *moved = ng_arena_grow(arena, items, count, wanted, size);
    if (moved) *capacity = wanted;
    return moved;
}

void *ng_arena_keep(ng_arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = ng_arena_array(arena, count, size);
    if (copy && count) memcpy(copy, items, count * size);
    return copy;
}

ng_span ng_arena_copy(ng_arena *arena, ng_span text)
{
    if (text.len == SIZE_MAX) return (ng_span){NULL, 0};
    char *copy = ng_arena_alloc(arena, text.len + 1);
    if (!copy) return (ng_span){NULL, 0};
    if (text.len) memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    return (ng_span){copy, text.len};
}
