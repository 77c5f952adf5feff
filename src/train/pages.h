/* `nutgraf-train pages`: learns which lines of a page are article, from pages whose article is known.
 *
 * A line of a file is a JSON object: "lines" (the page, line by line), "gold" (for each line 1 or 0: article or not), and,
 * when there are any, "ignore" (numbers of lines that are neither: the headline, a date) and "site" (pages of one site stay in
 * one fold). */
#ifndef NG_TRAIN_PAGES_H
#define NG_TRAIN_PAGES_H

#include "train/settings.h"

/* Prints the report on standard output. Returns the exit status; says on standard error what went wrong. */
int ng_train_pages(const ng_train_settings *settings);

#endif
