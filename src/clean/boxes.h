/* Boxes of other articles that stand inside an article, and what is seen around them: where the article goes on behind such a
 * box, and where it ends. */
#ifndef NG_CLEAN_BOXES_H
#define NG_CLEAN_BOXES_H

#include "base/arena.h"
#include "clean/features.h"

/* Bits of what a line's place is. */
enum {
    NG_IN_BOX = 1,         /* "Read also" or a headline below it */
    NG_BEHIND_BOX = 2,     /* in the paragraphs right behind a box that stands right below running text */
    NG_ABOVE_END = 4,      /* in the paragraphs right above what stands behind articles and never behind teasers */
    NG_ABOVE_META = 8,     /* a date or a byline is near below, with no running text between */
    NG_IS_DEK = 16,        /* running text between a headline and a date or a byline */
    NG_PARTS = 32          /* "Read also: a headline" or an offer of a newsletter, which may part two paragraphs as well */
};

/* What stands right behind an article and never behind a teaser: its tags, its author, what is to be shared or bought. */
bool ng_line_ends_article(const ng_line_features *f);

/* "By Ann Lee", "2 May 2025", "Published ...": a short line without an end. */
bool ng_line_is_meta(const ng_line_features *f);

/* Bits for each of [count] lines, [prose] tells which are running text. NULL when out of memory. O(count). */
const uint8_t *ng_boxes_measure(const ng_line_features *lines, const bool *prose, size_t count, ng_arena *arena);

#endif
