/* The score of a candidate: a linear model on features, squashed to [0, 1]. */
#ifndef NG_TAG_RANK_H
#define NG_TAG_RANK_H

#include "tag/candidates.h"
#include "tag/tag.h"

typedef enum ng_tag_feature { /* the names stand beside their weights in rank.c */
    NG_F_COUNT,         /* log of how often it stands */
    NG_F_RARITY_COUNT,  /* the same times the rarity of its rarest word */
    NG_F_SPREAD,        /* sentences that hold it, against the root of all */
    NG_F_TITLE,
    NG_F_EARLY,         /* 1 / (1 + first sentence) */
    NG_F_LOG_FIRST,
    NG_F_LATE,          /* first sentence / sentences */
    NG_F_EXTENT,        /* from first to last, share of the article */
    NG_F_ONE,
    NG_F_TWO,
    NG_F_THREE,
    NG_F_FOUR,
    NG_F_NAME,          /* share of its places where it stands as a name */
    NG_F_ACRONYM,
    NG_F_LONG_NAME,     /* a name of two words or more */
    NG_F_PERSON,
    NG_F_GENERIC_HEAD,
    NG_F_MOST_RARE,
    NG_F_LEAST_RARE,
    NG_F_MOST_FREQUENT, /* log count of its most frequent word */
    NG_F_LEAST_FREQUENT,
    NG_F_INSIDE,        /* one word: how often it stands in a longer phrase, against its count */
    NG_F_SHORT_FORMS,
    NG_F_PLACE,
    NG_F_NAME_COUNT,    /* share as a name times log count */
    NG_F_NAME_TITLE,
    NG_F_LENGTH,        /* log of the article's words */
    NG_F_COMMON,        /* one common word */
    NG_F_WHOLE,         /* share of its places where it is not part of a longer phrase */
    NG_F_WHOLE_COUNT,   /* log of these */
    NG_F_MODIFIER,      /* never without a common word behind it: "Patriot" of "Patriot missiles" */
    NG_F_WORD_PLACE,    /* mean of 1 / (1 + log first place) of its words */
    NG_FEATURES
} ng_tag_feature;

/* What is the same for all candidates of an article. */
typedef struct ng_ranker {
    const ng_lines *lines;
    const ng_tokens *tokens;
    const ng_tag_words *words;
    const ng_tag_units *units;
    const ng_candidates *candidates;
    double root; /* of the number of segments, rounded up */
} ng_ranker;

void ng_tag_ranker_init(ng_ranker *ranker, const ng_lines *lines, const ng_tokens *tokens, const ng_tag_words *words,
                        const ng_tag_units *units, const ng_candidates *candidates);

/* Fills [features], NG_FEATURES of them, for a candidate that was not merged. */
void ng_tag_features(const ng_ranker *ranker, const ng_candidate *candidate, double *features);

/* The weighted sum; larger is better. */
double ng_tag_weigh(const double *features, ng_keyword_style style);

/* The sum as a score in [0, 1]. */
ng_score ng_tag_squash(double sum);

#endif
