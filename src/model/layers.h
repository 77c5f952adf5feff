/* A labeller of lines in one or two layers: a logistic score of each line, a second one that also sees the first scores of the
 * lines around, and the costs of passing from one label to the other (Wolpert 1992, "Stacked generalization"; Viterbi 1967).
 *
 * All numbers are whole, so that a score is the same on every machine: a feature counts in 1 / NG_LAYERS_ONE, a weight in
 * 1 / NG_LAYERS_UNIT of a log-odd, a score in 1 / NG_LAYERS_ONE of one. A few hundred weights, read in one pass.
 *
 * The file, all numbers little-endian, nothing aligned:
 *     8 bytes  "nglayers"
 *     uint32   version of the format: 1
 *     uint32   version of the features it was made for
 *     uint32   features of a line
 *     uint32   further features of the second layer
 *     int32    cost of beginning to keep behind a line that goes, in 1 / NG_LAYERS_ONE of a log-odd, >= 0
 *     int32    cost of ceasing to keep, the same
 *     int32    weights of the first layer, one for each feature, then its bias
 *     int32    weights of the second layer, for the line's own features, the further ones, then its bias; none of them when
 *              there are no further features: then there is one layer
 *     uint64   ng_hash of everything before it
 */
#ifndef NG_MODEL_LAYERS_H
#define NG_MODEL_LAYERS_H

#include "base/arena.h"
#include "base/status.h"

#define NG_LAYERS_MAGIC "nglayers"

enum {
    NG_LAYERS_FORMAT = 1,
    NG_LAYERS_ONE = 1024,
    NG_LAYERS_UNIT = 65536,
    NG_LAYERS_MAX_WEIGHT = 1 << 24, /* times a feature of 2^20, and 2^11 of them: 2^55 */
    NG_LAYERS_MAX_COST = 1 << 20
};

typedef struct ng_layers {
    const int32_t *first;  /* [own + 1] */
    const int32_t *second; /* [own + context + 1]; NULL when there is one layer */
    uint32_t own;          /* 0: there is no model */
    uint32_t context;      /* 0: there is one layer */
    int32_t enter;
    int32_t leave;
} ng_layers;

/* Reads [data]; ptr NULL gives the empty model. NG_BAD_MODEL, with [name] in the message, when it is cut, damaged, or made for
 * another version or other numbers of features. */
ng_status ng_layers_load(ng_layers *layers, ng_arena *arena, ng_span data, uint32_t features, uint32_t own, uint32_t context,
                         const char *name, ng_error *error);

/* The sum of [count] features of at most 2^20, each times its weight, in 1 / (NG_LAYERS_ONE * NG_LAYERS_UNIT). */
static inline int64_t ng_layers_sum(const int32_t *weights, const int32_t *features, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += (int64_t)weights[i] * features[i];
    return sum;
}

/* A sum as a score, rounded down, held within +-64 log-odds. */
static inline int32_t ng_layers_score(int64_t sum)
{
    const int64_t limit = 64 * NG_LAYERS_ONE;
    int64_t score = sum >= 0 ? sum / NG_LAYERS_UNIT : -((-sum + NG_LAYERS_UNIT - 1) / NG_LAYERS_UNIT);
    return (int32_t)(score > limit ? limit : score < -limit ? -limit : score);
}

/* The probability that belongs to a score, both in 1 / NG_LAYERS_ONE: the logistic function, straight between the halves. */
int32_t ng_layers_probability(int32_t score);

#endif
