/* One-vs-rest support vector machines for all labels at once, on the bags of a corpus: squared hinge loss with an L2 penalty, by
 * coordinate descent in the dual (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008). The
 * labels share each visit to an example, so that its features are fetched once for all of them. */
#ifndef NG_TRAIN_TOPICS_FIT_H
#define NG_TRAIN_TOPICS_FIT_H

#include "train/topics_examples.h"

typedef struct ng_topic_weights {
    float *weights; /* [feature_count * stride] */
    float *bias;    /* [stride] */
    size_t stride;  /* labels, made up to a multiple of four */
} ng_topic_weights;

/* Learns from every fold but [leave_out] (UINT32_MAX: from all). False when out of memory. Same input, same bits on one
 * machine. */
bool ng_topic_fit(const ng_topic_examples *examples, double cost, uint64_t seed, uint32_t leave_out, ng_topic_weights *out);
void ng_topic_weights_free(ng_topic_weights *weights);

#endif
