/* What a topic model learns from: the bags of a corpus as vectors of features that are worth learning. */
#ifndef NG_TRAIN_TOPICS_EXAMPLES_H
#define NG_TRAIN_TOPICS_EXAMPLES_H

#include "train/topics_corpus.h"

/* The examples: an article's title with its text, its title alone and, where there is little to learn from, its text alone; each
 * a vector of length one. */
typedef struct ng_topic_examples {
    const ng_corpus *corpus;
    uint32_t *feature_of;  /* [types]: UINT32_MAX for a type that is too rare */
    float *idf;            /* [types]: weighted as in the vector */
    size_t feature_count;
    size_t *first;         /* [count + 1] */
    uint32_t *doc;         /* [count] */
    uint32_t *features;
    float *values;
    size_t count, value_count;
} ng_topic_examples;

/* False when out of memory; free them all the same. */
bool ng_topic_examples_make(ng_topic_examples *examples, const ng_corpus *corpus);
void ng_topic_examples_free(ng_topic_examples *examples);

#endif
