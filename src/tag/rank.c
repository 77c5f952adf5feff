/* Ranks candidates by what tells an editor's tag from any other phrase: how often, how early, how rare, and of what shape.
 *
 * Problem: order the phrases of an article so that the first are those that an editor would write.
 * Input:  candidates with their counts, facts about words.
 * Output: a number for each.
 * Cost:   O(words of the candidate).
 * Source: a logistic model on counts, place and shape (36 features in the prototype). Its PositionRank features are replaced
 * by the place of a word's first use, which costs nothing; logarithms are straight lines between powers of two (words.h).
 */
#include "tag/rank.h"

typedef struct weight {
    const char *name;
    double names;   /* fitted to editors' tags */
    double phrases; /* fitted to keyphrases of papers */
} weight;

static const double BIAS_NAMES = -2.8, BIAS_PHRASES = -3.27;

static const weight WEIGHTS[NG_FEATURES] = {
    [NG_F_COUNT] = {"count", 0.45, 0.06},
    [NG_F_RARITY_COUNT] = {"rarity x count", 0.05, 0.01},
    [NG_F_SPREAD] = {"spread", -0.67, -0.17},
    [NG_F_TITLE] = {"title", 0.1, -0.06},
    [NG_F_EARLY] = {"early", 0.68, -0.06},
    [NG_F_LOG_FIRST] = {"log first", -0.15, 0.04},
    [NG_F_LATE] = {"late", 0.06, -0.35},
    [NG_F_EXTENT] = {"extent", 0.55, 0.38},
    [NG_F_ONE] = {"one word", 0.37, -0.68},
    [NG_F_TWO] = {"two words", 0.25, 0.45},
    [NG_F_THREE] = {"three words", -0.86, 0.62},
    [NG_F_FOUR] = {"four words or more", -1.98, 0.51},
    [NG_F_NAME] = {"name", 1.78, 0.52},
    [NG_F_ACRONYM] = {"acronym", -0.09, 0.89},
    [NG_F_LONG_NAME] = {"long name", 0.8, -0.40},
    [NG_F_PERSON] = {"person", -0.1, -0.71},
    [NG_F_GENERIC_HEAD] = {"general last word", -0.9, -0.09},
    [NG_F_MOST_RARE] = {"most rare", 0.04, 0.08},
    [NG_F_LEAST_RARE] = {"least rare", 0.03, 0.08},
    [NG_F_MOST_FREQUENT] = {"most frequent", 0.15, 0.04},
    [NG_F_LEAST_FREQUENT] = {"least frequent", 0.2, 0.28},
    [NG_F_INSIDE] = {"inside", -0.2, 0.19},
    [NG_F_SHORT_FORMS] = {"short forms", 0.25, -1.01},
    [NG_F_PLACE] = {"place", 0.46, 0.56},
    [NG_F_NAME_COUNT] = {"name x count", -0.25, -0.37},
    [NG_F_NAME_TITLE] = {"name x title", 0, -0.60},
    [NG_F_LENGTH] = {"length", -0.3, -0.12},
    [NG_F_COMMON] = {"common", -0.4, -0.37},
    [NG_F_WHOLE] = {"whole", -0.2, 0.59},
    [NG_F_WHOLE_COUNT] = {"whole count", 0.4, 0.73},
    [NG_F_MODIFIER] = {"modifier", -1.8, -0.78},
    [NG_F_WORD_PLACE] = {"word place", 0.6, 0.98},
};

enum {
    ACRONYM_LENGTH = 6,
    PLACE_RARITY = 5, /* of a country's name at least: "US" is no common word, though "us" is */
    COMMON_SHARE = 4  /* log2: a word is common when more than one document in 16 holds it */
};

typedef struct word_features {
    double most_rare, least_rare, most_frequent, least_frequent, place;
} word_features;

void ng_tag_ranker_init(ng_ranker *ranker, const ng_lines *lines, const ng_tokens *tokens, const ng_tag_words *words,
                        const ng_tag_units *units, const ng_candidates *candidates)
{
    *ranker = (ng_ranker){lines, tokens, words, units, candidates, 1};
    while (ranker->root * ranker->root < (double)words->segment_count) ranker->root += 1;
}

static const ng_tag_word *word_of(const ng_ranker *ranker, uint32_t unit)
{
    return &ranker->words->items[ranker->tokens->items[ranker->units->items[unit].token].word];
}

static word_features look_at_words(const ng_ranker *ranker, const ng_candidate *candidate)
{
    word_features result = {0, 1e9, 0, 1e9, 0};
    double words = 0;
    for (uint32_t i = candidate->first; i < candidate->first + candidate->length; i++) {
        uint32_t stem = ranker->units->stems[i];
        if (stem == NG_NO_ID) continue;
        double rarity = word_of(ranker, i)->rarity, count = ranker->candidates->stem_count[stem];
        uint32_t first = ranker->candidates->stem_first[stem];
        if (rarity > result.most_rare) result.most_rare = rarity;
        if (rarity < result.least_rare) result.least_rare = rarity;
        if (count > result.most_frequent) result.most_frequent = count;
        if (count < result.least_frequent) result.least_frequent = count;
        result.place += 1 / (1 + ng_tag_log2(1 + (first == NG_NO_ID ? ranker->candidates->words : first)));
        words++;
    }
    if (words > 0) result.place /= words;
    if (candidate->shown.len && result.most_rare < PLACE_RARITY) result.most_rare = PLACE_RARITY;
    if (candidate->shown.len && result.least_rare < PLACE_RARITY) result.least_rare = PLACE_RARITY;
    return result;
}

static void shape_features(const ng_ranker *ranker, const ng_candidate *candidate, double *f)
{
    const ng_token *token = &ranker->tokens->items[ranker->units->items[candidate->first].token];
    uint32_t last = candidate->first + candidate->length - 1;
    f[NG_F_ONE] = candidate->words == 1;
    f[NG_F_TWO] = candidate->words == 2;
    f[NG_F_THREE] = candidate->words == 3;
    f[NG_F_FOUR] = candidate->words >= 4;
    f[NG_F_NAME] = (double)candidate->names / candidate->count;
    f[NG_F_ACRONYM] = candidate->length == 1 && (token->flags & NG_TOKEN_UPPER) && token->len <= ACRONYM_LENGTH;
    f[NG_F_LONG_NAME] = candidate->words >= 2 && f[NG_F_NAME] > 0.5;
    f[NG_F_PERSON] = candidate->persons > 0;
    f[NG_F_GENERIC_HEAD] = word_of(ranker, last)->kind == NG_KIND_GENERIC && candidate->shown.len == 0;
    f[NG_F_PLACE] = candidate->shown.len > 0;
    f[NG_F_SHORT_FORMS] = candidate->short_forms > 0;
}

static void place_features(const ng_ranker *ranker, const ng_candidate *candidate, double *f)
{
    double segments = (double)ranker->words->segment_count;
    f[NG_F_SPREAD] = candidate->segments / ranker->root;
    f[NG_F_TITLE] = candidate->titles > 0;
    f[NG_F_EARLY] = 1 / (1 + (double)candidate->first_segment);
    f[NG_F_LOG_FIRST] = ng_tag_log2(1 + (double)candidate->first_segment);
    f[NG_F_LATE] = candidate->first_segment / segments;
    f[NG_F_EXTENT] = (candidate->last_segment - candidate->first_segment) / segments;
    f[NG_F_LENGTH] = ng_tag_log2(1 + (double)ranker->candidates->words);
}

void ng_tag_features(const ng_ranker *ranker, const ng_candidate *candidate, double *f)
{
    word_features words = look_at_words(ranker, candidate);
    double count = ng_tag_log2(1 + (double)candidate->count);
    shape_features(ranker, candidate, f);
    place_features(ranker, candidate, f);
    f[NG_F_COUNT] = count;
    f[NG_F_RARITY_COUNT] = count * words.most_rare;
    f[NG_F_MOST_RARE] = words.most_rare;
    f[NG_F_LEAST_RARE] = words.least_rare;
    f[NG_F_MOST_FREQUENT] = ng_tag_log2(1 + words.most_frequent);
    f[NG_F_LEAST_FREQUENT] = ng_tag_log2(1 + words.least_frequent);
    f[NG_F_WHOLE] = (double)candidate->wholes / candidate->count;
    f[NG_F_WHOLE_COUNT] = ng_tag_log2(1 + (double)candidate->wholes);
    f[NG_F_INSIDE] = candidate->length == 1 ? 1 - f[NG_F_WHOLE] : 0;
    f[NG_F_NAME_COUNT] = f[NG_F_NAME] * count;
    f[NG_F_NAME_TITLE] = f[NG_F_NAME] * f[NG_F_TITLE];
    f[NG_F_COMMON] = candidate->length == 1 && words.most_rare < COMMON_SHARE;
    f[NG_F_MODIFIER] = candidate->alone == 0 && candidate->shown.len == 0;
    f[NG_F_WORD_PLACE] = words.place;
}

double ng_tag_weigh(const double *features, ng_keyword_style style)
{
    bool names = style == NG_KEYWORD_NAMES;
    double sum = names ? BIAS_NAMES : BIAS_PHRASES;
    for (int i = 0; i < NG_FEATURES; i++) sum += features[i] * (names ? WEIGHTS[i].names : WEIGHTS[i].phrases);
    return sum;
}

ng_score ng_tag_squash(double sum)
{
    return ng_score_from(1 / (1 + ng_exp(-sum)));
}
