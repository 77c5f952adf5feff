/* The scores of a topic classifier for a text. */
#ifndef NG_TOPIC_CLASSIFY_H
#define NG_TOPIC_CLASSIFY_H

#include "model/classifier.h"
#include "topic/bag.h"

/* Fills shares[label_count] with the confidence in each label, 0..1: of a model that gives one label they sum to one, of one that
 * gives several each stands for itself. False when the bag holds nothing that the model knows. [sums] is scratch of label_count.
 * With [title_only] the bag's headline alone is asked. O(items x labels). */
bool ng_topic_classify(const ng_classifier *model, const ng_topic_bag *bag, bool title_only, int64_t *sums, double *shares);

/* Fills odds[label_count] with log-odds of the labels up to a common constant, else as ng_topic_classify. */
bool ng_topic_score(const ng_classifier *model, const ng_topic_bag *bag, bool title_only, int64_t *sums, double *odds);

/* Odds to shares of one; log-odds of a label that stands for itself to its share. */
void ng_topic_softmax(double *odds, size_t count);
double ng_topic_sigmoid(double odds);

#endif
