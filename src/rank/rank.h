/* rank: a score for each sentence. By a learned model over TextRank, position and what a sentence is by itself, or by one of the
 * plain scorers alone. Linear in the terms, but for the graph (rank/graph.h has its bound), and a sort. */
#ifndef NG_RANK_RANK_H
#define NG_RANK_RANK_H

#include "base/status.h"
#include "model/additive.h"
#include "parts/choice.h"
#include "parts/lines.h"
#include "parts/scores.h"
#include "parts/sentences.h"
#include "parts/terms.h"
#include "parts/tokens.h"

typedef enum ng_scorer {
    NG_SCORER_RANK,
    NG_SCORER_TEXTRANK,
    NG_SCORER_LEAD,
    NG_SCORER_LEXRANK
} ng_scorer;

typedef struct ng_rank_options {
    ng_scorer scorer;
    double lead_weight;       /* 0 = position does not count, 1 = as learned */
    ng_budget budget;         /* one sentence wants another choice than three */
    ng_term_list query;       /* what the reader asks for; none: count 0 */
    const ng_additive *model; /* without rows, NG_SCORER_RANK is TextRank */
} ng_rank_options;

ng_status ng_rank(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences, const ng_terms *terms,
                  const ng_rank_options *options, ng_arena *arena, ng_scores *out, ng_error *error);

#endif
