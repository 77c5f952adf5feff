/* Which lines of an HTML page are article, by the evidence of its markup together with that of the text and a model of one
 * layer (model/layers.h): models/und/markup.model, which nutgraf-train makes. */
#ifndef NG_CLEAN_MARKUP_H
#define NG_CLEAN_MARKUP_H

#include "clean/features.h"
#include "parts/markup.h"

enum {
    NG_MARKUP_CLASS_SETS = 3, /* classes of the line's own element, of those near, of all around */
    NG_MARKUP_TEXT = 25,
    NG_MARKUP_PLACE = 26,
    NG_MARKUP_COUNT = NG_MARKUP_TEXT + NG_MARKUP_PLACE + NG_BLOCK_COUNT + NG_IN_COUNT + NG_MARKUP_CLASS_SETS * NG_CLASS_COUNT
};

/* The numbers x[lines][NG_MARKUP_OWN] by which lines are judged, in 1 / NG_LAYERS_ONE. The trainer computes them with this code,
 * so that training and running cannot drift apart. NULL when out of memory. O(lines + elements x depth). */
int32_t *ng_markup_measure(const ng_clean_view *view, const ng_markup *markup, ng_arena *arena);

/* Sets keep[i] for every line, false for a handed-in title. Without a model running text is kept. False when out of memory.
 * O(lines + elements x depth). */
bool ng_markup_classify(const ng_clean_view *view, const ng_markup *markup, ng_arena *arena, bool *keep);

#endif
