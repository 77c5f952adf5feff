/* One binary model for each label, learned against all examples that do not bear it ("one-vs-rest": Rifkin & Klautau, "In
 * Defense of One-Vs-All Classification", 2004). A binary question is the case of one label. */
#ifndef NG_TRAIN_ONE_VS_REST_H
#define NG_TRAIN_ONE_VS_REST_H

#include "train/logistic.h"

/* Learns labels 0 .. [label_count] - 1; settings->label does not matter. A label that all examples bear, or none, gets the bias
 * of its frequency and no weights. False when memory is out or no label at all can be learned; out[] holds nothing then. */
bool ng_one_vs_rest_fit(const ng_examples *examples, const ng_logistic_settings *settings, ng_weights *out, size_t label_count);

void ng_one_vs_rest_free(ng_weights *weights, size_t label_count);

#endif
