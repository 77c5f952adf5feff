/* Multinomial logistic regression over hashed features that may repeat: which one of several labels an example bears. By
 * stochastic gradient descent with a step for each bucket that shrinks as it is used (Duchi, Hazan & Singer, "Adaptive
 * subgradient methods", 2011). The same examples and settings give the same weights, bit by bit, on one machine. */
#ifndef NG_TRAIN_SOFTMAX_H
#define NG_TRAIN_SOFTMAX_H

#include "train/logistic.h"

typedef struct ng_softmax_settings {
    uint32_t bits;      /* 1 << bits buckets */
    uint32_t label_count;
    unsigned rounds;    /* passes over the examples */
    double step;        /* the first step */
    double most;        /* weights are held in [-most, most]: a few large ones would leave int8 no room for the small */
    uint64_t seed;      /* of the order in which examples are visited */
    int64_t leave_out;  /* examples of this fold are not learned from; -1 = none */
} ng_softmax_settings;

/* Every example bears one label. Fills out[label_count]. False when memory is out or there is nothing to learn from. */
bool ng_softmax_fit(const ng_examples *examples, const ng_softmax_settings *settings, ng_weights *out);

#endif
