/* `nutgraf-train rank`: learns which sentences make a summary from texts with summaries that people wrote.
 *
 * A line of a file is a JSON object: "text", "summary" (an array of its sentences) and, when known, "lang". Texts whose summary
 * is one sentence teach what makes a good only sentence, the others what makes one of several and, with less weight, the only
 * one. */
#ifndef NG_TRAIN_RANK_H
#define NG_TRAIN_RANK_H

#include "train/settings.h"

/* Prints the report on standard output. Returns the exit status; says on standard error what went wrong. */
int ng_train_rank(const ng_train_settings *settings);

#endif
