/* S04. Ends of sentences without white space behind them. */
#ifndef NG_SPLIT_GLUED_H
#define NG_SPLIT_GLUED_H

#include "split/site.h"

/* The document has lost the spaces behind its full stops, or some of them: one of them at least stands where nothing but the end
 * of a sentence can be, between a small word and a capitalised one. O(marks). */
bool ng_glued_habit(const ng_tokens *tokens);

/* The word at token [at] is part of a web or mail address. O(1). */
bool ng_glued_in_address(const ng_split_line *line, size_t at);

/* A sentence ends at [site], behind which no white space stands. O(1). */
bool ng_glued_ends(const ng_split_line *line, const ng_site *site);

#endif
