/* `nutgraf-train topics`: learns a desk's own labels from articles that bear them.
 *
 * A line of a file is a JSON object: "title" and "text", one of which may be missing, and "label" or "labels", a string or an
 * array of strings ("name | uri" gives a label an address). Optional: "weight" (above 0; 1), "source" (articles of a source stay
 * in one fold and there is a fold for each source; those without one are then always learned from and never judged), "judge":
 * false (learned from, never judged). */
#ifndef NG_TRAIN_TOPICS_H
#define NG_TRAIN_TOPICS_H

#include "train/settings.h"

/* Prints the report on standard output. Returns the exit status; says on standard error what went wrong. */
int ng_train_topics(const ng_train_settings *settings);

#endif
