/* The numbers by which a line is judged: its own, those of its surroundings, and, for the second layer, the first layer's opinion
 * of the lines around. The trainer computes them with this code, so that training and running cannot drift apart. */
#ifndef NG_CLEAN_VECTOR_H
#define NG_CLEAN_VECTOR_H

#include "clean/surroundings.h"

/* Fills x[NG_PAGE_OWN], in 1 / NG_LAYERS_ONE, for line [i] of the text. O(1). */
void ng_vector_fill(const ng_surroundings *s, size_t i, int32_t *x);

/* What the first layer says, measured once for all lines. */
typedef struct ng_opinions {
    const ng_surroundings *around;
    const int32_t *scores;
    const int32_t *chances; /* [count] probabilities, in 1 / NG_LAYERS_ONE */
    const int64_t *words;   /* [count + 1]: sum of probability times words above each line */
    ng_segment block;       /* the stretch of lines with most of the likely words */
} ng_opinions;

/* [scores] of all lines by the first layer. False when out of memory. O(lines). */
bool ng_opinions_measure(const ng_surroundings *s, const int32_t *scores, ng_arena *arena, ng_opinions *out);

/* Fills x[NG_PAGE_CONTEXT] for line [i]. O(1). */
void ng_opinions_fill(const ng_opinions *o, size_t i, int32_t *x);

#endif
