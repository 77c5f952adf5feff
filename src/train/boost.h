/* Boosted stumps: an additive model (model/additive.h) of rows that stand in groups, learned so that in each group the picked
 * rows come first. The loss is the softmax of a group against its picked rows ("listwise": Cao et al., ICML 2007); each round cuts one
 * feature in two where second-order gain is largest (Chen & Guestrin, "XGBoost", 2016), on histograms, over a sample of groups
 * and features (Friedman, "Stochastic Gradient Boosting", 2002). O(rounds x rows x features). */
#ifndef NG_TRAIN_BOOST_H
#define NG_TRAIN_BOOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NG_BOOST_MAX_EDGES = 31 };

typedef struct ng_boost_group {
    size_t first; /* its rows: [first, first + count) */
    size_t count;
    uint32_t fold;
    double weight;
} ng_boost_group;

typedef struct ng_boost_data {
    const int32_t *values; /* row by row */
    const bool *picked;    /* [rows] */
    size_t rows;
    size_t features;
    const ng_boost_group *groups;
    size_t group_count;
} ng_boost_data;

typedef struct ng_boost_bins {
    int32_t edges[NG_BOOST_MAX_EDGES]; /* rising; bin k holds values from edge k - 1 on, up to and without edge k */
    double weights[NG_BOOST_MAX_EDGES + 1];
    uint32_t count;                    /* edges */
} ng_boost_bins;

/* Learns from all groups but those of [leave_out] (-1: from all) and fills [out], one for each feature. False when out of memory
 * or when no group can be learned from. */
bool ng_boost_fit(const ng_boost_data *data, int64_t leave_out, uint64_t seed, ng_boost_bins *out);

#endif
