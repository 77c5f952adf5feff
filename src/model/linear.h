/* A hashed linear model: int8 weights in a table of buckets, read in place. What a stage learned is one such file.
 *
 * The score of a label is its bias plus the weights of the buckets that the features fall into, all whole numbers, so that it
 * is the same on every machine ("hashing trick": Weinberger et al. 2009; weights cut to int8: fastText.zip, Joulin et al.
 * 2016). Loading costs O(bytes) for the checksum and copies only the labels' table; a score is O(features).
 *
 * The file, all numbers little-endian, nothing aligned:
 *     8 bytes  "nglinear"
 *     uint32   version of the format: 1
 *     uint32   version of the features it was made for
 *     uint32   bits: the table has 1 << bits buckets, 1..24
 *     uint32   labels, 1..4096
 *     uint32   scale: what one unit of a weight is in log-odds, in 1/2^24
 *     uint32   length of the kind, then its bytes: "sentences"
 *     for each label: int32 bias in units of the weights, uint32 length of the name, then its bytes, UTF-8
 *     int8     weights, bucket by bucket: the weight of label l in bucket b stands at b * labels + l
 *     uint64   ng_hash of everything before it
 */
#ifndef NG_MODEL_LINEAR_H
#define NG_MODEL_LINEAR_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/status.h"

#define NG_LINEAR_MAGIC "nglinear"

enum {
    NG_LINEAR_FORMAT = 1,
    NG_LINEAR_MAX_BITS = 24,
    NG_LINEAR_MAX_LABELS = 4096,
    NG_LINEAR_SCALE_BITS = 24 /* ng_linear.scale counts in 1 / 2^this */
};

typedef struct ng_linear {
    const int8_t *weights; /* [(mask + 1) * label_count], in the file's bytes */
    const int32_t *bias;   /* [label_count] */
    const ng_span *labels; /* [label_count] names */
    uint32_t label_count;  /* 0: there is no model */
    uint32_t mask;         /* buckets - 1 */
    uint32_t scale;
    uint32_t features;
} ng_linear;

/* Reads [data], which must outlive the model; ptr NULL gives the empty model. NG_BAD_MODEL, with [name] in the message, when it
 * is cut, damaged, of another [kind] or made for another version of the features. */
ng_status ng_linear_load(ng_linear *model, ng_arena *arena, ng_span data, const char *kind, uint32_t features,
                         const char *name, ng_error *error);

/* The same of data whose checksum has been looked at: the build has summed up the embedded files. */
ng_status ng_linear_load_checked(ng_linear *model, ng_arena *arena, ng_span data, const char *kind, uint32_t features,
                                 const char *name, ng_error *error);

/* The bucket of a feature's hash. */
static inline uint32_t ng_linear_bucket(uint64_t hash, uint32_t mask)
{
    return (uint32_t)ng_hash_mix(hash) & mask;
}

/* The score of a label for at most 2^23 buckets, each below mask + 1. */
static inline int32_t ng_linear_score(const ng_linear *model, uint32_t label, const uint32_t *buckets, size_t count)
{
    int32_t score = model->bias[label];
    for (size_t i = 0; i < count; i++) score += model->weights[(size_t)buckets[i] * model->label_count + label];
    return score;
}

#endif
