/* Scores of the sentences: what the ranker says, before anything is chosen. */
#ifndef NG_PARTS_SCORES_H
#define NG_PARTS_SCORES_H

#include "base/number.h"
#include "base/span.h"

/* The parts are no less than 0 and sum to the total, which lies in 0..NG_SCORE_ONE. */
typedef struct ng_sentence_score {
    ng_score total;
    ng_score centrality; /* what comes from sharing words with other sentences */
    ng_score position;   /* from where it stands, and what stands before it */
    ng_score content;    /* from what it is by itself: length, names, numbers, quotes, the title's words */
} ng_sentence_score;

typedef struct ng_scores {
    const ng_sentence_score *items; /* one for each sentence */
    const uint32_t *order;          /* sentences, best first; ties by position */
    size_t count;
    /* [count] The sentence before, without which this one says less, or NG_NO_ID; NULL: not asked. */
    const uint32_t *leans_on;
} ng_scores;

#endif
