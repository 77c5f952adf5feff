/* How long a text is in the unit that a place counts in. */
#ifndef NG_FIT_MEASURE_H
#define NG_FIT_MEASURE_H

#include "parts/choice.h"

/* Characters of valid UTF-8 [text]. O(n).
 *
 * X weighs U+0000-10FF, 2000-200D, 2010-201F and 2032-2037 as 1, all else as 2, and a link as 23, however long it is. What may be
 * taken for a link without "https://" ("example.com") weighs what it is or 23, whichever is more: never less than X will say.
 * Source: twitter-text, configuration version 3. */
size_t ng_fit_measure(ng_span text, ng_count count);

/* White-space separated words of [text]. */
size_t ng_fit_words(ng_span text);

#endif
