/* rank: a score for each sentence. TextRank (Mihalcea & Tarau 2004) times a position prior, or either alone. */
#ifndef NG_RANK_RANK_H
#define NG_RANK_RANK_H

#include "base/arena.h"
#include "base/status.h"
#include "parts/scores.h"
#include "parts/sentences.h"
#include "parts/terms.h"

typedef enum ng_scorer {
    NG_SCORER_RANK,
    NG_SCORER_TEXTRANK,
    NG_SCORER_LEAD
} ng_scorer;

typedef struct ng_rank_options {
    ng_scorer scorer;
    double lead_weight; /* 0 = position does not count, 1 = as tuned */
} ng_rank_options;

ng_status ng_rank(const ng_sentences *sentences, const ng_terms *terms, const ng_rank_options *options, ng_arena *arena,
                  ng_scores *out, ng_error *error);

#endif
