/* `nutgraf-train html`: learns which lines of an HTML page are article, from pages whose text is known line by line.
 *
 * A line of a file is a JSON object as for `nutgraf-train pages`, and "html", the page itself. "lines" and "gold" may come from
 * any other way to make text of the page: a line is found again by its words (train/html_gold.h). */
#ifndef NG_TRAIN_HTML_H
#define NG_TRAIN_HTML_H

#include "train/settings.h"

/* Prints the report on standard output. Returns the exit status; says on standard error what went wrong. */
int ng_train_html(const ng_train_settings *settings);

#endif
