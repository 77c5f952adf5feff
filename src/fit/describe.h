/* describe: the description of an article within an exact budget, for a place where others would cut it. */
#ifndef NG_FIT_DESCRIBE_H
#define NG_FIT_DESCRIBE_H

#include "fit/fit.h"

/* The text of all sentences when it fits; else whole sentences that stand by themselves, best first and in the order of the
 * document, at most [most] of them; else a clause of a good one, or its beginning with the ellipsis. What drops a negation, a
 * denial or a speaker is never taken: then [spare] stands for it when it fits (the headline; ptr NULL: nothing does), else
 * out->ptr is NULL. O(sentences + bytes). */
ng_status ng_fit_describe(const ng_fit_input *in, const ng_budget *budget, size_t most, ng_span spare, ng_arena *arena,
                          ng_span *out, ng_error *error);

/* Whether [text] is within the budget. */
bool ng_fit_holds(const ng_budget *budget, ng_span text);

#endif
