/* What stands around each line: how far running text is, the block that holds most of it, the words that it uses. Measured once
 * for all lines, so that the features of a line are look-ups. */
#ifndef NG_CLEAN_SURROUNDINGS_H
#define NG_CLEAN_SURROUNDINGS_H

#include "base/arena.h"
#include "clean/boxes.h"
#include "clean/features.h"

typedef struct ng_segment {
    size_t from, to;
} ng_segment;

/* Arrays are indexed from the first line of the text (view.first): line i of the text is lines.items[first + i]. */
typedef struct ng_surroundings {
    const ng_line_features *lines;
    size_t count;
    const bool *prose;
    const uint8_t *above;         /* lines to the nearest line of prose above, held at NG_FAR */
    const uint8_t *below;
    const uint8_t *since_related; /* lines since a short line of "related" or comments, held at NG_FAR */
    const uint8_t *since_offer;   /* lines since a line that sells a subscription or a newsletter, the same */
    const uint32_t *prose_before; /* [count + 1]: lines of prose above each line */
    const uint32_t *prose_words;  /* [count + 1]: words in them */
    const uint32_t *words;        /* [count + 1]: words above each line */
    const uint32_t *few_before;   /* [count + 1]: lines of four words or fewer above */
    const uint16_t *shared;       /* share of the line's content words that the main block uses elsewhere, in 1/1024 */
    const bool *content;          /* the line has content words */
    const uint8_t *place;         /* bits NG_IN_BOX and its kin */
    ng_segment block;             /* the stretch of lines in which prose outweighs what stands between */
    ng_segment dense;             /* the same with a high price: no list stands inside */
    size_t first_prose, last_prose; /* first_prose is count when there is none */
} ng_surroundings;

enum { NG_FAR = 30 };

/* The stretch of [count] lines with the largest sum of values; empty when all are negative. O(count). */
ng_segment ng_segment_best(const int32_t *values, size_t count);

/* False when out of memory. O(tokens). */
bool ng_surroundings_measure(const ng_clean_view *view, ng_arena *arena, ng_surroundings *out);

#endif
