/* The evidence about a sentence that the ranker's model weighs, in thousandths.
 *
 * Nothing here knows a language but by its stop words and stems. All of it is linear in the terms: what a sentence has in common
 * with all others, or with those before it, is summed over its terms from numbers kept for each term, never pair by pair. A
 * feature belongs to one part of the score; those that depend on where a sentence stands are in "position", so that a
 * lead weight of 0 makes the ranking blind to the order. */
#ifndef NG_RANK_FEATURES_H
#define NG_RANK_FEATURES_H

#include "base/arena.h"
#include "model/model.h"
#include "parts/sentences.h"
#include "parts/terms.h"
#include "parts/tokens.h"

/* The order is that of the model's tables: a change makes a new NG_RANK_FEATURES (model/model.h). */
typedef enum ng_feature {
    /* position */
    NG_F_NUMBER,         /* of the sentence, from 0 */
    NG_F_PLACE,          /* the same as a share of the text */
    NG_F_LEAD,           /* share of its terms that the first three sentences hold */
    NG_F_FIRST,          /* cosine with the first sentence */
    NG_F_BEFORE,         /* cosines with all sentences before it, summed */
    NG_F_AFTER,
    NG_F_NEW,            /* share of its terms that no sentence before it holds */
    NG_F_FLOW,           /* TextRank that begins anew at the top (rank/walk.h), over the largest */
    /* centrality */
    NG_F_TEXTRANK,       /* over the largest */
    NG_F_CENTROID,       /* cosine of its terms with the sum of all sentences */
    NG_F_CENTROID_SHARE, /* the same over the largest */
    NG_F_SHARED,         /* other sentences that hold a term of it, mean over its terms */
    NG_F_REPEATED,       /* other places where a term of it stands, mean over its terms */
    NG_F_PAIRS,          /* pairs of neighbouring content words that another sentence holds too */
    /* content */
    NG_F_WORDS,
    NG_F_TERMS,
    NG_F_DENSITY,        /* terms a word */
    NG_F_CAPITALS,       /* capitals behind the first word, a word */
    NG_F_NUMBERS,
    NG_F_QUOTED,         /* share of its words in quotation marks */
    NG_F_OPENS_QUOTE,
    NG_F_UNENDED,        /* no mark ends it */
    NG_F_DAY,            /* it names a day of the week: what happened, not what is told beside it */
    NG_F_LIMITS,         /* it denies, doubts or limits something, as comments do: "not", "only", "alleged" */
    NG_F_COUNT
} ng_feature;

_Static_assert((int)NG_F_COUNT == (int)NG_RANK_FEATURE_COUNT, "the model is read for as many features");

typedef enum ng_part {
    NG_PART_POSITION,
    NG_PART_CENTRALITY,
    NG_PART_CONTENT,
    NG_PART_COUNT
} ng_part;

static inline ng_part ng_feature_part(size_t feature)
{
    if (feature < NG_F_TEXTRANK) return NG_PART_POSITION;
    return feature < NG_F_WORDS ? NG_PART_CENTRALITY : NG_PART_CONTENT;
}

typedef struct ng_features {
    int32_t (*rows)[NG_F_COUNT]; /* one for each sentence */
} ng_features;

/* False when out of memory. */
bool ng_features_make(const ng_tokens *tokens, const ng_sentences *sentences, const ng_terms *terms, ng_arena *arena,
                      ng_features *out);

#endif
