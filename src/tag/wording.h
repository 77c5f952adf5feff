/* What the words in a phrase and around it say of it, for the style phrases: "using image compression" is no keyphrase because of
 * its first word, and what stands behind "the proposed" often is one. */
#ifndef NG_TAG_WORDING_H
#define NG_TAG_WORDING_H

#include "tag/rank.h"

/* Where a word stands; the order of the numbers in a row of models/und/keyphrases.txt. */
typedef enum ng_wording_place {
    NG_WORDING_HEAD,   /* first of the phrase, or alone */
    NG_WORDING_INNER,
    NG_WORDING_TAIL,   /* last, or alone */
    NG_WORDING_BEFORE, /* the phrase */
    NG_WORDING_BEHIND,
    NG_WORDING_PLACES
} ng_wording_place;

enum {
    NG_WORDING_UNIT = 64,     /* a number of the table is so much of a log-odd */
    NG_WORDING_MOST = 64 * 64, /* and no larger */
    NG_WORDING_MARK_ROOM = 8  /* bytes of the key of a mark */
};

/* The key of unit [at] as a word of a phrase: its stem. Empty when it has none. */
ng_span ng_wording_word(const ng_ranker *ranker, uint32_t at);

/* The key of what stands before a phrase or behind it: the stem of a stop word, a mark, written to mark[NG_WORDING_MARK_ROOM],
 * else a class such as "@noun", or "@edge" of the sentence; other words are too many to learn something of each. */
ng_span ng_wording_beside(const ng_ranker *ranker, const ng_phrase *phrase, ng_wording_place place, char *mark);

/* sums[candidates]: what is to be added to ng_tag_weigh() of each, by a table of words; all 0 for an empty one. NULL when out of
 * memory. O(words + phrases). */
int64_t *ng_wording_sums(const ng_ranker *ranker, const ng_table *table, ng_arena *arena);

#endif
