/* `nutgraf-train headlines`: learns which line above the article is its headline, from pages whose title is known.
 *
 * A line of a file is one of `nutgraf-train pages` with "title". */
#ifndef NG_TRAIN_HEADLINES_H
#define NG_TRAIN_HEADLINES_H

#include "train/settings.h"

/* Prints the report on standard output. Returns the exit status; says on standard error what went wrong. */
int ng_train_headlines(const ng_train_settings *settings);

#endif
