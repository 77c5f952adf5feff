/* Whether a text is in the language of a topic model after all. A headline is too short for its language to be sure of: one
 * English headline in sixteen is taken for another language, most often for the names in it. The words that the model knows are
 * evidence of their own: of an English headline nearly all, of one in another language the names and little else. */
#ifndef NG_TOPIC_KNOWN_H
#define NG_TOPIC_KNOWN_H

#include "base/number.h"
#include "model/classifier.h"
#include "topic/bag.h"

/* The share of the bag's words that the model has a row for; 0 of a bag without words. O(words). */
ng_score ng_topic_known(const ng_classifier *model, const ng_topic_bag *bag);

#endif
