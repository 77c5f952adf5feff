/* The score of a candidate: a linear model on features, squashed to [0, 1]. */
#ifndef NG_TAG_RANK_H
#define NG_TAG_RANK_H

#include "model/layers.h"
#include "parts/tags.h"
#include "tag/candidates.h"

/* In 1 / NG_LAYERS_ONE. The order is that of the models: a change makes a new NG_TAG_FEATURES or NG_PHRASE_FEATURES
 * (model/model.h). */
typedef enum ng_tag_feature {
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
    NG_F_MIXED,         /* a name with common words behind it, or before */
    NG_F_PARTICIPLE,    /* begins with one */
    NG_F_ADJECTIVE,
    NG_F_HYPHEN,
    NG_F_DENSITY,       /* how much of a text are names: none in papers, much in news */
    NG_F_LENGTH_ONE,
    NG_F_LENGTH_WHOLE,
    NG_F_UNCOUNTED,     /* the language has no table of frequencies */
    NG_F_UNCOUNTED_ONE,
    NG_F_KEYNESS,       /* how much its words draw to headlines elsewhere, on average */
    NG_F_PLAIN_COUNT,   /* the style names has all of these again, times the density; the style phrases these: */
    NG_F_ONE_VERB = NG_F_PLAIN_COUNT, /* one word, and what it is */
    NG_F_ONE_ADVERB,
    NG_F_ONE_PARTICIPLE,
    NG_F_ONE_ADJECTIVE,
    NG_F_ONE_GENERIC,
    NG_F_ONE_VAGUE,     /* a word that would end a name's phrase */
    NG_F_HEAD_VERB,     /* several words, and what the first of them is */
    NG_F_HEAD_ADVERB,
    NG_F_HEAD_NUMBER,
    NG_F_TAIL_VERB,     /* and the last */
    NG_F_TAIL_PARTICIPLE,
    NG_F_TAIL_ADJECTIVE,
    NG_F_TAIL_NUMBER,
    NG_F_INNER_VERB,    /* one between them that is no noun, adjective or name */
    NG_F_FIVE,
    NG_F_CONNECTOR,
    NG_F_BEGINS,        /* share of its places where no word of a phrase stands before it */
    NG_F_ENDS,          /* or behind it */
    NG_F_HEAD_RARE,     /* rarity of the first word */
    NG_F_TAIL_RARE,
    NG_F_HEAD_OFTEN_VERB, /* how often the word is a verb elsewhere */
    NG_F_TAIL_OFTEN_VERB,
    NG_F_ONE_OFTEN_VERB,
    NG_F_HEAD_ING,
    NG_F_TAIL_ING,
    NG_F_MARK_BEFORE,   /* shares of its places */
    NG_F_MARK_BEHIND,
    NG_F_JOINER_BEFORE,
    NG_F_JOINER_BEHIND,
    NG_F_PHRASES_COUNT
} ng_tag_feature;

/* What is known of the whole text. What a word alone says differs between news, abstracts and a paragraph of a paper, so in the
 * style phrases each feature has one weight for all texts, and one more for each kind of text, times how much the text at hand is
 * like that kind (a mixture of experts, Jacobs et al. 1991). The kinds are the files that the model was learned from. */
typedef enum ng_tag_text {
    NG_TEXT_DENSITY,   /* of names, 0 to 1 */
    NG_TEXT_HEADLINE,
    NG_TEXT_LENGTH,    /* log of its words */
    NG_TEXT_UNCOUNTED, /* the language has no table of frequencies */
    NG_TEXT_REPORT,    /* reporting verbs and vague words, in 20 words */
    NG_TEXT_CALENDAR,  /* days and months, the same */
    NG_TEXT_QUOTES,    /* quotation marks, the same */
    NG_TEXT_COUNT
} ng_tag_text;

/* The model of phrases: how many keyphrases a text of each kind has, in 1 / NG_LAYERS_ONE; for each kind weights of the numbers
 * above and a bias; then the weights of the features, for all texts and for each kind, then the bias. */
enum {
    NG_TEXT_KINDS = 5,
    NG_TEXT_WEIGHTS = NG_TEXT_KINDS * (1 + NG_TEXT_COUNT + 1)
};

enum { NG_F_ROOM = NG_TAG_FEATURE_COUNT };

_Static_assert(2 * (int)NG_F_PLAIN_COUNT == (int)NG_TAG_FEATURE_COUNT, "the model of names is read for as many features");
_Static_assert(NG_TEXT_WEIGHTS + (int)NG_F_PHRASES_COUNT * (1 + NG_TEXT_KINDS) == (int)NG_PHRASE_FEATURE_COUNT,
               "and that of phrases for these");
_Static_assert((int)NG_F_PHRASES_COUNT <= (int)NG_F_ROOM, "a candidate of either style has at most so many");

/* An article's candidates, and all that their features are computed from. */
typedef struct ng_ranker {
    const ng_lines *lines;
    const ng_tokens *tokens;
    const ng_terms *terms;
    const ng_language *language;
    const ng_tag_words *words;
    const ng_tag_units *units;
    ng_candidates *candidates;
    ng_tag_style style;
    size_t features; /* of the style */
    int32_t text[NG_TEXT_COUNT]; /* in 1 / NG_LAYERS_ONE */
    double root;    /* of the number of segments, rounded up */
    double density; /* of names, 0 to 1 */
    double length;  /* log of its words */
    bool counted;   /* the language has a table of frequencies */
} ng_ranker;

/* Finds the candidates of an article and joins those that mean the same. False when out of memory. O(tokens log tokens). */
bool ng_tag_ranker_make(const ng_lines *lines, const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                        const ng_terms *terms, const ng_language *language, ng_tag_style style, ng_arena *arena,
                        ng_ranker *out);

/* Whether a candidate may be a keyword: it was not merged with another one, nor dropped. */
static inline bool ng_tag_is_ranked(const ng_candidate *candidate)
{
    return candidate->merged == NG_NO_ID && !candidate->dropped;
}

/* Fills features[ranker->features] for a candidate that is ranked. */
void ng_tag_features(const ng_ranker *ranker, const ng_candidate *candidate, int32_t *features);

/* What a feature was, and what it added to the sum. */
typedef struct ng_tag_weighed {
    double value;
    int64_t sum;
} ng_tag_weighed;

/* A model's weights for the text at hand, in 1 / NG_LAYERS_UNIT of a log-odd, within 2 NG_LAYERS_MAX_WEIGHT. */
typedef struct ng_tag_weights {
    int64_t of[NG_F_PHRASES_COUNT];
    int64_t dense[NG_F_PHRASES_COUNT];  /* of the same features times the density */
    int64_t yes[NG_F_PHRASES_COUNT][2]; /* what a feature of 0 adds to the sum, and one of 1 by both */
    ng_tag_weighed last[NG_F_PHRASES_COUNT]; /* of the candidate weighed last */
    bool again;    /* [dense] counts */
    int64_t bias;  /* with what features of the text weigh, in 1 / (NG_LAYERS_ONE * NG_LAYERS_UNIT) */
    uint32_t segment;   /* the first one of the candidate weighed last, as it is of many in a row; NG_NO_ID: none was */
    int64_t of_segment; /* and what features of the first place weigh there */
    double expected; /* keyphrases of a text like the one at hand; 0: nobody knows */
} ng_tag_weights;

/* How much the text at hand is like each kind, by the weights of a model from its first one on: likeness[NG_TEXT_KINDS], of 1
 * together. */
void ng_tag_likeness(const int32_t *weights, const int32_t *text, double *likeness);

void ng_tag_weights_make(const ng_ranker *ranker, const ng_layers *model, ng_tag_weights *out);

/* The weighted sum of the features of a candidate that is ranked, in 1 / (NG_LAYERS_ONE * NG_LAYERS_UNIT) of a log-odd; larger is
 * better. */
int64_t ng_tag_weigh(const ng_ranker *ranker, ng_tag_weights *weights, const ng_candidate *candidate);

/* The sum as a score in [0, 1]. */
ng_score ng_tag_squash(int64_t sum);

/* How many of the keywords, best first, make the best list of tags for an article that has [expected] of them by its editor; 0:
 * all. */
size_t ng_tag_count_worth(const ng_keywords *keywords, size_t expected);

#endif
