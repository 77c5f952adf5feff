/* An additive model: a table for each feature, whose bins each have a weight; a score is the sum of one weight a feature
 * ("generalized additive models": Hastie & Tibshirani 1986). All whole numbers, so that it is the same on every machine, and a
 * person can read off what each feature did.
 *
 * A file holds several such models of the same features, called rows. Loading copies the numbers, O(bytes); a weight is found in
 * O(log bins).
 *
 * The file, all numbers little-endian, nothing aligned:
 *     8 bytes  "ngadditv"
 *     uint32   version of the format: 1
 *     uint32   version of the features it was made for
 *     uint32   rows
 *     uint32   features
 *     for each row, for each feature:
 *         uint32  edges, 0..255
 *         int32   edges, rising: bin k holds the values from edge k - 1 on, up to and without edge k
 *         int32   weights, one more than edges, each within +-2^20
 *     uint64   ng_hash of everything before it
 */
#ifndef NG_MODEL_ADDITIVE_H
#define NG_MODEL_ADDITIVE_H

#include "base/arena.h"
#include "base/status.h"

#define NG_ADDITIVE_MAGIC "ngadditv"

enum {
    NG_ADDITIVE_FORMAT = 1,
    NG_ADDITIVE_MAX_EDGES = 255,
    NG_ADDITIVE_MAX_WEIGHT = 1 << 20
};

typedef struct ng_bins {
    const int32_t *edges;   /* [count], rising */
    const int32_t *weights; /* [count + 1] */
    uint32_t count;
} ng_bins;

typedef struct ng_additive {
    const ng_bins *bins; /* [rows * features], row by row */
    uint32_t rows;       /* 0: there is no model */
    uint32_t features;
} ng_additive;

/* Reads [data]; ptr NULL gives the empty model. NG_BAD_MODEL, with [name] in the message, when it is cut, damaged, or made for
 * another version or number of features, or has another number of rows. */
ng_status ng_additive_load(ng_additive *model, ng_arena *arena, ng_span data, uint32_t version, uint32_t rows,
                           uint32_t features, const char *name, ng_error *error);

static inline const ng_bins *ng_additive_bins(const ng_additive *model, uint32_t row, uint32_t feature)
{
    return &model->bins[(size_t)row * model->features + feature];
}

/* What a feature with [value] adds. */
static inline int32_t ng_bins_weight(const ng_bins *bins, int32_t value)
{
    uint32_t low = 0;
    /* Halves without a branch that a processor would have to guess: a choice by ?: became one, and half of them went wrong. */
    for (uint32_t left = bins->count; left > 0;) {
        uint32_t half = (left + 1) / 2;
        low += half & (0 - (uint32_t)(bins->edges[low + half - 1] <= value));
        left -= half;
    }
    return bins->weights[low];
}

#endif
