/* Logistic regression with an L2 penalty over hashed binary features, by coordinate descent in the dual (Yu, Huang & Lin,
 * "Dual coordinate descent methods for logistic regression and maximum entropy models", 2011, algorithm 5). The same examples
 * and settings give the same weights, bit by bit, on one machine. */
#ifndef NG_TRAIN_LOGISTIC_H
#define NG_TRAIN_LOGISTIC_H

#include "train/examples.h"

typedef struct ng_logistic_settings {
    uint32_t bits;      /* 1 << bits buckets */
    double cost;        /* C: how much an error weighs against the penalty; > 0 */
    uint64_t seed;      /* of the order in which examples are visited */
    int64_t leave_out;  /* examples of this fold are not learned from; -1 = none */
    uint32_t label;     /* what is learned: to tell the examples that bear it from the rest */
} ng_logistic_settings;

typedef struct ng_weights {
    double *weights; /* [1 << bits] */
    double bias;
    uint32_t bits;
    unsigned rounds; /* passes over the examples that it took */
} ng_weights;

/* How many of the examples that are learned from bear the label, and how many do not. */
void ng_logistic_count(const ng_examples *examples, const ng_logistic_settings *settings, size_t *with, size_t *without);

/* False when memory is out or there is nothing to learn from: no example, or none with the label, or none without it. */
bool ng_logistic_fit(const ng_examples *examples, const ng_logistic_settings *settings, ng_weights *out);

void ng_weights_free(ng_weights *weights);

#endif
