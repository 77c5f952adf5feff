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

bool ng_examples_add(ng_examples *examples, const uint32_t *buckets, size_t count, const uint32_t *labels, size_t label_count,
                     uint32_t fold, double weight)
{
    ng_example *items = grow(examples->items, &examples->capacity, examples->count + 1, sizeof *items);
    if (!items) return false;
    examples->items = items;
    uint32_t *all = grow(examples->buckets, &examples->bucket_capacity, examples->bucket_count + count, sizeof *all);
    if (!all) return false;
    examples->buckets = all;
    uint32_t *borne = grow(examples->labels, &examples->label_capacity, examples->label_count + label_count, sizeof *borne);
    if (!borne) return false;
    examples->labels = borne;
    memcpy(all + examples->bucket_count, buckets, count * sizeof *buckets);
    if (label_count > 0) memcpy(borne + examples->label_count, labels, label_count * sizeof *labels);
    items[examples->count++] = (ng_example){.first = examples->bucket_count,
                                            .first_label = examples->label_count,
                                            .count = (uint32_t)count,
                                            .label_count = (uint32_t)label_count,
                                            .fold = fold,
                                            .weight = weight};
    examples->bucket_count += count;
    examples->label_count += label_count;
    return true;
}

bool ng_examples_bears(const ng_examples *examples, size_t at, uint32_t label)
{
    const ng_example *example = &examples->items[at];
    for (uint32_t i = 0; i < example->label_count; i++) {
        if (examples->labels[example->first_label + i] == label) return true;
    }
    return false;
}

void ng_examples_free(ng_examples *examples)
{
    free(examples->items);
    free(examples->buckets);
    free(examples->labels);
    *examples = (ng_examples){0};
}
