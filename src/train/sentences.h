/* `nutgraf-train sentences`: learns where sentences end from texts whose ends are known.
 *
 * A line of a file is a JSON object: "text", "ends" (where sentences end, in code points), "lang" (its language), and "par"
 * (which of the ends are paragraph ends, and no test of anybody). Folds are blocks of 40 sentences of a file. */
#ifndef NG_TRAIN_SENTENCES_H
#define NG_TRAIN_SENTENCES_H

#include "train/settings.h"

/* Prints the report on standard output. Returns the exit status; says on standard error what went wrong. */
int ng_train_sentences(const ng_train_settings *settings);

#endif
