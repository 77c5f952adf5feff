/* What a desk reads about its labels: accuracy, calibration, F1 and confusions, of all articles and of each source. */
#ifndef NG_TRAIN_TOPICS_REPORT_H
#define NG_TRAIN_TOPICS_REPORT_H

#include "train/topics_answers.h"

/* Prints on standard output. False when out of memory. */
bool ng_topic_report(const ng_topic_answers *t, const ng_topic_calibration *how);

#endif
