/* From weights to a topic classifier (model/classifier.h): a word's row gets what its character n-grams say too, the rows that
 * say most stay, weights are cut to int8. */
#ifndef NG_TRAIN_TOPICS_MODEL_H
#define NG_TRAIN_TOPICS_MODEL_H

#include "base/strbuf.h"
#include "train/topics_fit.h"

typedef struct ng_topic_calibration {
    double scale;     /* factor from scores to log-odds */
    double shift;     /* added to them, where each label stands for itself */
    double threshold; /* least confidence of an answer */
    bool several;     /* an article may have any number of labels */
} ng_topic_calibration;

/* Appends the file, at most [size] bytes of it. False when out of memory or when not even the labels fit. */
bool ng_topic_model_make(const ng_topic_examples *examples, const ng_topic_weights *weights,
                         const ng_topic_calibration *calibration, size_t size, ng_strbuf *out);

#endif
