/* The scorers: TextRank alone, the lead alone, and the product that is the default. */
#include "rank/rank.h"

#include <stdlib.h>

#include "rank/textrank.h"

/* decay: how fast the prior falls with the sentence's number, for lead_weight 1. floor: what a sentence far down keeps, so
 * that a long article is not its first screen alone. blunt: rank = prior x (centrality + blunt), so that position still
 * decides where nothing is central. title: what the share of the headline's terms in a sentence adds; the sets with
 * references carry no headlines, so it is set by hand, low. quoted: a sentence that is all quotation stands so many places
 * further down for the prior: stories open with what somebody said before they say what happened, and its early place proves
 * little. The others are a compromise on five dev sets (ROUGE-1 of lead, TextRank, this): CNN/DM 39.9 36.9 39.5, XSum 15.7
 * 19.3 17.9, inshorts 46.0 41.5 46.1, BBC 65.0 80.6 75.6, OrangeSum in French 27.6 25.5 28.6. */
static const struct {
    double decay;
    double floor;
    double blunt;
    double title;
    double quoted;
} PRIOR = {0.3, 0.3, 0.05, 0.2, 8};

static double prior(const ng_terms *terms, size_t index, double lead_weight)
{
    double place = (double)index + PRIOR.quoted * (double)terms->quoted[index] / NG_SCORE_ONE;
    double fall = ng_exp(-PRIOR.decay * lead_weight * place);
    return PRIOR.floor + (1 - PRIOR.floor) * fall;
}

/* The share of the headline's terms that sentence [i] holds. Both lists ascend. */
static double title_overlap(const ng_terms *terms, size_t i)
{
    size_t k = 0, both = 0;
    for (uint32_t at = terms->first[i]; at < terms->first[i + 1] && k < terms->title_count; at++) {
        while (k < terms->title_count && terms->title[k] < terms->items[at]) k++;
        both += k < terms->title_count && terms->title[k] == terms->items[at];
    }
    return terms->title_count ? (double)both / (double)terms->title_count : 0;
}

static void score_lead(ng_sentence_score *scores, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ng_score position = ng_score_from(1.0 / (1.0 + (double)i));
        scores[i] = (ng_sentence_score){position, 0, position};
    }
}

static void score_textrank(ng_sentence_score *scores, size_t count, const double *centrality)
{
    for (size_t i = 0; i < count; i++) {
        ng_score score = ng_score_from(centrality[i]);
        scores[i] = (ng_sentence_score){score, score, 0};
    }
}

static void score_rank(ng_sentence_score *scores, size_t count, const double *centrality, const ng_terms *terms,
                       double lead_weight, double *total)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++) {
        double content = centrality[i] + PRIOR.blunt + PRIOR.title * title_overlap(terms, i);
        total[i] = prior(terms, i, lead_weight) * content;
        if (total[i] > largest) largest = total[i];
    }
    for (size_t i = 0; i < count; i++) {
        scores[i].total = ng_score_from(largest > 0 ? total[i] / largest : 0);
        scores[i].centrality = ng_score_from(centrality[i]);
        scores[i].position = ng_score_from(prior(terms, i, lead_weight));
    }
}

typedef struct entry {
    ng_score score;
    uint32_t index;
} entry;

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

static uint32_t *sort_scores(const ng_sentence_score *scores, size_t count, ng_arena *arena)
{
    uint32_t *order = ng_arena_array(arena, count, sizeof *order);
    entry *entries = ng_arena_array(arena, count, sizeof *entries);
    if (!order || !entries) return NULL;
    for (size_t i = 0; i < count; i++) entries[i] = (entry){scores[i].total, (uint32_t)i};
    qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t i = 0; i < count; i++) order[i] = entries[i].index;
    return order;
}

ng_status ng_rank(const ng_sentences *sentences, const ng_terms *terms, const ng_rank_options *options, ng_arena *arena,
                  ng_scores *out, ng_error *error)
{
    size_t count = sentences->count;
    ng_sentence_score *scores = ng_arena_array(arena, count, sizeof *scores);
    *out = (ng_scores){.items = scores, .count = count};
    if (!scores) return ng_fail_memory(error);
    if (options->scorer == NG_SCORER_LEAD) {
        score_lead(scores, count);
    } else {
        double *centrality = ng_textrank(terms, count, arena);
        double *total = ng_arena_array(arena, count, sizeof *total);
        if (!centrality || !total) return ng_fail_memory(error);
        if (options->scorer == NG_SCORER_TEXTRANK) score_textrank(scores, count, centrality);
        else score_rank(scores, count, centrality, terms, options->lead_weight, total);
    }
    out->order = sort_scores(scores, count, arena);
    return out->order ? NG_OK : ng_fail_memory(error);
}
