/* How sure a model is: the temperature at which its confidences are as high as it is right on articles that it did not see, and
 * the threshold from which on its answers can be trusted. */
#ifndef NG_TRAIN_TOPICS_CALIBRATE_H
#define NG_TRAIN_TOPICS_CALIBRATE_H

#include "train/topics_answers.h"

/* What an answer must be right in: the threshold of a model is the lowest one at which answers of unseen articles were. */
#define NG_TOPIC_PRECISION 0.92

typedef struct ng_topic_verdict {
    double confidence;
    bool right;
} ng_topic_verdict;

/* Whether the article of [a] bears [label]. */
bool ng_topic_bears(const ng_topic_answers *t, const ng_topic_answer *a, size_t label);

/* Log-odds or logarithms of shares as confidences, one for each label. */
void ng_topic_confidences(const ng_topic_answers *t, const ng_topic_answer *a, const ng_topic_calibration *how, double *out);

/* The first of the highest. */
size_t ng_topic_best(const double *shares, size_t labels);

/* The lowest confidence down to which the answers are right often enough. *covered gets their share. Sorts them. */
double ng_topic_threshold(ng_topic_verdict *all, size_t count, double *covered);

/* Fits [how] to the answers about learned articles. False when out of memory. */
bool ng_topic_calibrate(const ng_topic_answers *t, ng_topic_calibration *how);

#endif
