/* Which lines of an HTML page are article, by the evidence of its markup together with that of the text. */
#ifndef NG_CLEAN_MARKUP_H
#define NG_CLEAN_MARKUP_H

#include "clean/features.h"
#include "parts/markup.h"

enum {
    NG_MARKUP_CLASS_SETS = 3, /* classes of the line's own element, of those near, of all around */
    NG_MARKUP_TEXT = 26,
    NG_MARKUP_PLACE = 26,
    NG_MARKUP_FEATURES = NG_MARKUP_TEXT + NG_MARKUP_PLACE + NG_BLOCK_COUNT + NG_IN_COUNT + NG_MARKUP_CLASS_SETS * NG_CLASS_COUNT
};

/* Fills x[lines][NG_MARKUP_FEATURES] for all lines: the numbers that the score below is made of, for a trainer. NULL when out
 * of memory. O(lines + elements). */
double *ng_markup_measure(const ng_clean_view *view, const ng_markup *markup, ng_arena *arena);

/* Fills [keep]. False when out of memory. O(lines + elements). */
bool ng_markup_classify(const ng_clean_view *view, const ng_markup *markup, ng_arena *arena, bool *keep);

#endif
