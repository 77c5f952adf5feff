/* A topic classifier: one row of int8 weights for each word, pair of words or character n-gram that was worth its place, read
 * in place. Linear, one score for each label, one column of a row for each label; what the features are is said in topic/bag.h.
 *
 * Rows are found by the 64-bit hash of a feature: its first [bits] bits name a bucket, the 16 bits behind them are the row's tag.
 * A bucket's rows stand side by side. A feature that was not learned meets another one's row once in about ten thousand times.
 *
 * The file, all numbers little-endian, nothing aligned:
 *     8 bytes  "ngtopics"
 *     uint32   version of the format: 1
 *     uint32   version of the features it was made for
 *     uint32   labels, 2..1024
 *     uint32   kind: 0 = one label an article, 1 = any number of labels
 *     uint32   threshold: least confidence of an answer, in millionths
 *     uint32   scale: what a score of one unit is in log-odds, in 1/2^24
 *     uint32   bits: the directory has 1 << bits buckets, 0..20
 *     uint32   rows
 *     for each label: int32 bias in 1/2^16 of log-odds; uint32 length of the name, its bytes; uint32 length of the URI, its bytes
 *     uint32   directory: (1 << bits) + 1 numbers, rising: the rows of bucket b are directory[b] .. directory[b + 1]
 *     uint16   tags, row by row
 *     rows     uint16: low 4 bits a shift, high 12 bits what the feature adds to the squared length of a text, in eighths;
 *              then an int8 for each label
 *     uint64   ng_hash of everything before it
 * Loading costs O(bytes), with a sieve that was made before O(labels + buckets). */
#ifndef NG_MODEL_CLASSIFIER_H
#define NG_MODEL_CLASSIFIER_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/number.h"
#include "base/status.h"

#define NG_CLASSIFIER_MAGIC "ngtopics"

enum {
    NG_CLASSIFIER_FORMAT = 1,
    NG_TOPIC_FEATURES = 2, /* version of what topic/bag.h makes of a text; a model of another one is refused */
    NG_CLASSIFIER_MAX_LABELS = 1024,
    NG_CLASSIFIER_MAX_BITS = 20,
    NG_CLASSIFIER_MAX_ROWS = 1 << 24,
    NG_CLASSIFIER_SCALE_BITS = 24,
    NG_CLASSIFIER_BIAS_BITS = 16,
    NG_CLASSIFIER_SHIFT_BITS = 4,  /* of a row's first number */
    NG_CLASSIFIER_LENGTH_BITS = 3  /* what is behind them counts in 1 / 2^this */
};

typedef struct ng_classifier_label {
    ng_span name;
    ng_span uri; /* empty when it has none */
    int32_t bias;
} ng_classifier_label;

typedef struct ng_classifier {
    const ng_classifier_label *labels; /* [label_count] */
    size_t label_count;                /* 0: there is no model */
    const char *directory;             /* in the file's bytes, as are the next two */
    const char *tags;
    const char *rows;
    const uint16_t *sieve;             /* [1 << bits]: bit t says that a row of the bucket has a tag that begins with t */
    uint32_t bits;
    uint32_t row_count;
    uint32_t scale;
    ng_score threshold;
    bool several; /* an article may have any number of labels */
} ng_classifier;

/* Reads [data], which must outlive the model; ptr NULL gives the empty one. NG_BAD_MODEL, with [name] in the message, when it is
 * cut, damaged or made for another version of the features. [sieve]: what was made of the same data before, when its checksum was
 * compared, as the build does with what is built in; NULL: both are done now. */
ng_status ng_classifier_load(ng_classifier *model, ng_arena *arena, ng_span data, uint32_t features, const uint16_t *sieve,
                             const char *name, ng_error *error);

/* Whether [data] begins as such a file does. */
bool ng_classifier_is(ng_span data);

static inline size_t ng_classifier_bucket(const ng_classifier *model, uint64_t hash)
{
    return (size_t)(hash >> 1 >> (63 - model->bits)); /* of 0 bits, too: a shift by 64 says nothing */
}

/* Which of the four tags at [tags] is the first to be [tag]: 0 to 3, or 4 when none is. They are one number of four lanes; a lane
 * that is the same becomes zero, and zero lanes are found by what borrows from their highest bit. */
static inline uint32_t ng_classifier_lane(const char *tags, uint64_t tag)
{
    const uint64_t ones = UINT64_C(0x0001000100010001), highest = UINT64_C(0x8000800080008000);
    uint64_t differ = ng_load64(tags) ^ tag * ones;
    uint64_t same = (differ - ones) & ~differ & highest;
    uint64_t below = (same & (0 - same)) - 1; /* all bits when none is the same */
    return (uint32_t)((below >> 15 & ones) * ones >> 48);
}

/* Where the directory speaks of the bucket of a hash. */
static inline const char *ng_classifier_entry(const ng_classifier *model, uint64_t hash)
{
    return model->directory + 4 * ng_classifier_bucket(model, hash);
}

enum { NG_CLASSIFIER_LANES = 4 };

static inline uint64_t ng_classifier_tag(const ng_classifier *model, uint64_t hash)
{
    return hash << model->bits >> 48;
}

enum { NG_CLASSIFIER_SIEVE = 12 }; /* bits of a tag that the sieve says nothing of */

/* False when the model has no row for a hash, which costs one look into 64 KB; a sixth of what is not there is not told. */
static inline bool ng_classifier_may_hold(const ng_classifier *model, uint64_t hash)
{
    return model->sieve[ng_classifier_bucket(model, hash)] >> (ng_classifier_tag(model, hash) >> NG_CLASSIFIER_SIEVE) & 1;
}

static inline const char *ng_classifier_row(const ng_classifier *model, uint32_t row)
{
    return model->rows + (size_t)row * (model->label_count + 2);
}

/* The number of a hash's row among [row, end), those of its bucket; [end] or a number behind it when it has none. Tags are
 * compared four at a time: a bucket has two or three, and neither how many it has nor whether one is the row's can a processor
 * foresee. (Behind the last tags are rows and the checksum, so that four can always be read.) */
static inline uint32_t ng_classifier_find_among(const ng_classifier *model, uint64_t hash, uint32_t row, uint32_t end)
{
    uint64_t tag = ng_classifier_tag(model, hash);
    uint32_t lane = ng_classifier_lane(model->tags + 2 * (size_t)row, tag);
    while (lane == NG_CLASSIFIER_LANES && end - row > NG_CLASSIFIER_LANES) {
        row += NG_CLASSIFIER_LANES;
        lane = ng_classifier_lane(model->tags + 2 * (size_t)row, tag);
    }
    return lane == NG_CLASSIFIER_LANES ? end : row + lane;
}

/* A row's bytes: where its shift and length stand, and behind them its weights. NULL when there is none for [hash]. */
static inline const char *ng_classifier_find(const ng_classifier *model, uint64_t hash)
{
    const char *entry = ng_classifier_entry(model, hash);
    uint32_t end = (uint32_t)ng_load32(entry + 4), row = ng_classifier_find_among(model, hash, (uint32_t)ng_load32(entry), end);
    return row < end ? ng_classifier_row(model, row) : NULL;
}

#endif
