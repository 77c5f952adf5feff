/* Scores of the sentences: what the ranker says, before anything is chosen. */
#ifndef NG_PARTS_SCORES_H
#define NG_PARTS_SCORES_H

#include "base/number.h"
#include "base/span.h"

typedef struct ng_sentence_score {
    ng_score total;      /* 0..NG_SCORE_ONE; the best sentence has NG_SCORE_ONE under "rank" and "textrank" */
    ng_score centrality; /* TextRank divided by its largest value */
    ng_score position;   /* the position prior, 0..NG_SCORE_ONE */
} ng_sentence_score;

typedef struct ng_scores {
    const ng_sentence_score *items; /* one for each sentence */
    const uint32_t *order;          /* sentences, best first; ties by position */
    size_t count;
} ng_scores;

#endif
