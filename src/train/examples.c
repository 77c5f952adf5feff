#include "train/examples.h"

#include <stdlib.h>
#include <string.h>

/* Doubles [*capacity] until [need] items of [size] bytes fit. Returns the block, which may have moved, or NULL. */
static void *grow(void *block, size_t *capacity, size_t need, size_t size)
{
    size_t wanted = *capacity ? *capacity : 1024;
    while (wanted < need) {
        if (wanted > SIZE_MAX / 2 / size) return NULL;
        wanted *= 2;
    }
    if (wanted == *capacity) return block;
    void *moved = realloc(block, wanted * size);
    if (moved) *capacity = wanted;
    return moved;
}

bool ng_examples_add(ng_examples *examples, const uint32_t *buckets, size_t count, bool positive, uint32_t fold, double weight)
{
    ng_example *items = grow(examples->items, &examples->capacity, examples->count + 1, sizeof *items);
    if (!items) return false;
    examples->items = items;
    uint32_t *all = grow(examples->buckets, &examples->bucket_capacity, examples->bucket_count + count, sizeof *all);
    if (!all) return false;
    examples->buckets = all;
    memcpy(all + examples->bucket_count, buckets, count * sizeof *buckets);
    items[examples->count++] = (ng_example){examples->bucket_count, (uint32_t)count, fold, weight, positive};
    examples->bucket_count += count;
    return true;
}

void ng_examples_free(ng_examples *examples)
{
    free(examples->items);
    free(examples->buckets);
    *examples = (ng_examples){0};
}
