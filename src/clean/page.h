/* Which lines of a page are article, by a model of two layers (model/layers.h): the language's pages.model or
 * models/und/pages.model, which nutgraf-train makes. */
#ifndef NG_CLEAN_PAGE_H
#define NG_CLEAN_PAGE_H

#include "clean/vector.h"

/* Sets keep[i] for every line, false for a handed-in title. Without a model sentences are kept. False when out of memory.
 * O(tokens). */
bool ng_page_classify(const ng_clean_view *view, ng_arena *arena, bool *keep);

/* The likeliest way through the lines (Viterbi 1967): keep[i] for [count] lines with these scores of the second layer, when going
 * over to keeping costs [enter] and going over from it [leave]. False when out of memory. O(count). */
bool ng_page_decode(const int32_t *scores, size_t count, int32_t enter, int32_t leave, ng_arena *arena, bool *keep);

#endif
