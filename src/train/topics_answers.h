/* What the models of the folds said of the articles that they did not see, as a table for whoever wants to look further: at
 * labels that are wrong in the file, or at how the answers mix with other evidence (models/make/topics_mix.py). */
#ifndef NG_TRAIN_TOPICS_ANSWERS_H
#define NG_TRAIN_TOPICS_ANSWERS_H

#include "train/topics_model.h"

enum { NG_TOPIC_WAYS = 2 };
extern const char *const NG_TOPIC_WAY[NG_TOPIC_WAYS]; /* all that there is; the headline alone */

typedef struct ng_topic_answer {
    uint32_t doc;
    uint32_t way;
    float *odds; /* [labels]: logarithms of shares, or log-odds of each label, before calibration */
    bool known;
} ng_topic_answer;

typedef struct ng_topic_answers {
    const ng_corpus *corpus;
    ng_topic_answer *items;
    size_t count;
} ng_topic_answers;

/* Writes tab-separated lines to [path]: "record", "asked" and the labels; then for each answer the number of its record in the
 * files, the way and the calibrated log-odds of each label, up to a number that all labels of a line have in common. False, and a
 * message, when that fails. */
bool ng_topic_answers_write(const char *path, const ng_topic_answers *answers, const ng_topic_calibration *how);

#endif
