/* The scorers. The learned one adds up, for each sentence, what its features weigh (model/additive.h), in three parts; the parts
 * are moved and scaled so that none is below 0 and the best sentence has 1, which keeps the order. */
#include "rank/rank.h"

#include <stdlib.h>

#include "base/intern.h"
#include "model/model.h"
#include "rank/features.h"
#include "rank/headings.h"
#include "rank/walk.h"

/* title: what a sentence gets that holds all the headline's terms, in thousandths of log-odds; the sets to learn from carry no
 * headlines, so it is set by hand, low. several: from so many sentences on the row of several counts alone; so two are a quarter
 * of the way from three to one (of 0 to a half, best for two on the texts to learn from: CNN/DM +.23 ROUGE-1, XSum +.19; of the
 * others inshorts +.45, French +.2). leaning: what a sentence may lose that leans on one ranked behind it, .4 of log-odds in the
 * unit of raw scores. Of the sentences chosen for CNN/DM and XSum 67 of 1,850 lean on an absent one without it for what is no
 * pronoun, 39 with it; ROUGE-1 moves by -.4 (BBC) to +.04. caption: what one loses that describes a picture. Of 6,471 chosen for
 * the texts to learn from some fifty do; ROUGE-1 moves by .07 at most.
 * torn: what one loses that has one end of a quotation only, .8 of log-odds, less the more of the article is wanted and nothing
 * from a half on. Of the sentences chosen for French 41 of 1,000 have one end alone without it, 21 with it, of 488 for XSum 10
 * and 3; ROUGE-1 moves by -.2 (BBC) to +.05. courtesy: what one loses that greets, thanks or takes leave. transcript: what
 * position counts there, for who begins to speak greets, and comes to the matter later. */
static const struct {
    int64_t title;
    double several;
    int64_t leaning;
    int64_t caption;
    int64_t torn;
    int64_t courtesy;
    double transcript;
} MIX = {.title = 1000,
         .several = 2.333,
         .leaning = 400000000,
         .caption = 1000000000,
         .torn = 800000000,
         .courtesy = 1000000000,
         .transcript = 0.5};

enum {
    THOUSAND = 1000,
    QUERY_PARTS = 4, /* of a score, all but one for the query */
    STEP = 100 /* scores are multiples of this, so that parts printed with four decimals sum to what is printed as the total */
};

/* What the sentences have, in the model's units. */
typedef struct raw_score {
    int64_t parts[NG_PART_COUNT];
    int64_t total;
} raw_score;

/* The share of the terms of [list] that sentence [i] holds, in thousandths. */
static int64_t share_held(const ng_terms *terms, size_t i, ng_term_list list)
{
    return list.count ? (int64_t)(ng_terms_held(terms, i, list) * THOUSAND / list.count) : 0;
}

/* ---------------------------------------------------------------- the length as evidence */

/* Characters of the article, in code points. */
static size_t count_characters(const ng_lines *lines, const ng_sentences *sentences)
{
    size_t count = 0;
    for (size_t i = 0; i < sentences->count; i++) {
        for (uint32_t at = sentences->items[i].start; at < sentences->items[i].end; at++) {
            count += ((unsigned char)lines->text.ptr[at] & 0xC0) != 0x80;
        }
    }
    return count;
}

/* How many sentences of middling length fill the budget. */
static double sentences_wanted(const ng_lines *lines, const ng_sentences *sentences, const ng_budget *budget)
{
    double whole = 1, length = (double)budget->length, count = (double)sentences->count;
    switch (budget->unit) {
    case NG_LENGTH_SENTENCES: return length < count ? length : count;
    case NG_LENGTH_WORDS: whole = (double)sentences->words; break;
    case NG_LENGTH_CHARACTERS: whole = (double)count_characters(lines, sentences); break;
    case NG_LENGTH_RATIO: whole = NG_SCORE_ONE; break;
    }
    return length < whole ? length / whole * count : count;
}

/* ---------------------------------------------------------------- the learned scorer */

/* How the rows of the model are mixed, what position counts, and what a torn quotation does, in thousandths. */
typedef struct mixture {
    int64_t single;
    int64_t position;
    int64_t whole;
} mixture;

static mixture make_mixture(double wanted, size_t count, double lead_weight)
{
    double several = (wanted - 1) / (MIX.several - 1), share = count ? wanted / (double)count : 0;
    if (several < 0) several = 0;
    if (several > 1) several = 1;
    /* The more of the article is wanted, the less it matters how it begins, and the likelier the rest of a quotation is there. */
    return (mixture){.single = (int64_t)((1 - several) * THOUSAND + 0.5),
                     .position = (int64_t)(lead_weight * (1 - share) * THOUSAND + 0.5),
                     .whole = share < 0.5 ? (int64_t)((1 - 2 * share) * THOUSAND + 0.5) : 0};
}

static int64_t mixed_weight(const mixture *mix, const ng_bins *single, const ng_bins *several, int32_t value)
{
    int64_t weight = 0;
    if (mix->single > 0) weight += mix->single * ng_bins_weight(single, value);
    if (mix->single < THOUSAND) weight += (THOUSAND - mix->single) * ng_bins_weight(several, value);
    return weight;
}

/* Feature by feature: the bins of one stay at hand, and its search is as long for each sentence. Many sentences have what the one
 * before them has, mostly 0. */
static void add_up(const ng_additive *model, const ng_features *features, const mixture *mix, raw_score *raw, size_t count)
{
    for (uint32_t f = 0; f < NG_F_COUNT; f++) {
        ng_part part = ng_feature_part(f);
        const ng_bins *single = ng_additive_bins(model, NG_RANK_SINGLE, f),
                      *several = ng_additive_bins(model, NG_RANK_SEVERAL, f);
        int64_t factor = part == NG_PART_POSITION ? mix->position : THOUSAND;
        int64_t weight = 0;
        for (size_t i = 0; i < count; i++) {
            int32_t value = features->rows[i][f];
            if (i == 0 || value != features->rows[i - 1][f]) weight = mixed_weight(mix, single, several, value) * factor;
            raw[i].parts[part] += weight;
        }
    }
}

static int64_t sum_parts(const raw_score *raw)
{
    int64_t sum = 0;
    for (size_t part = 0; part < NG_PART_COUNT; part++) sum += raw->parts[part];
    return sum;
}

/* Who sees one end of a quotation looks for the other. */
static void keep_whole(const bool *torn, const mixture *mix, raw_score *raw, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (torn[i]) raw[i].parts[NG_PART_POSITION] -= MIX.torn / THOUSAND * mix->whole;
    }
}

/* A sentence that leans on the one before it ("He said ...") loses by that while it is ranked before that one, but never falls
 * farther than right behind it. */
static void make_lean(const uint32_t *leans_on, raw_score *raw, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (leans_on[i] == NG_NO_ID) continue;
        int64_t lead = sum_parts(&raw[i]) - sum_parts(&raw[leans_on[i]]);
        if (lead > 0) raw[i].parts[NG_PART_POSITION] -= lead < MIX.leaning ? lead : MIX.leaning;
    }
}

/* The sentence that each one leans on at least [least], or NG_NO_ID. Headings and captions do not part the two. NULL when out of
 * memory. */
static const uint32_t *find_leaning(const ng_terms *terms, ng_leaning least, const bool *headings, size_t count, ng_arena *arena)
{
    uint32_t *leans_on = ng_arena_array(arena, count, sizeof *leans_on), before = NG_NO_ID;
    for (size_t i = 0; leans_on && i < count; i++) {
        bool beside = (headings && headings[i]) || terms->captions[i];
        leans_on[i] = terms->leans[i] >= least && !beside ? before : NG_NO_ID;
        if (!beside) before = (uint32_t)i;
    }
    return leans_on;
}

/* Each part counts from its least value on. Returns the largest total. */
static int64_t move_to_zero(raw_score *raw, size_t count)
{
    int64_t largest = 0;
    for (size_t part = 0; part < NG_PART_COUNT; part++) {
        int64_t least = INT64_MAX;
        for (size_t i = 0; i < count; i++) {
            if (raw[i].parts[part] < least) least = raw[i].parts[part];
        }
        for (size_t i = 0; i < count; i++) raw[i].parts[part] -= least;
    }
    for (size_t i = 0; i < count; i++) {
        raw[i].total = sum_parts(&raw[i]);
        if (raw[i].total > largest) largest = raw[i].total;
    }
    return largest;
}

/* Centrality gets what rounding left over, which is never below 0. */
static ng_sentence_score to_score(const raw_score *raw, int64_t largest)
{
    const int64_t steps = NG_SCORE_ONE / STEP;
    if (largest == 0) return (ng_sentence_score){.total = NG_SCORE_ONE, .centrality = NG_SCORE_ONE};
    ng_sentence_score out = {
        .total = (ng_score)((raw->total * steps + largest / 2) / largest * STEP),
        .position = (ng_score)(raw->parts[NG_PART_POSITION] * steps / largest * STEP),
        .content = (ng_score)(raw->parts[NG_PART_CONTENT] * steps / largest * STEP),
    };
    out.centrality = out.total - out.position - out.content;
    return out;
}

/* ---------------------------------------------------------------- order */

typedef struct entry {
    int64_t score;
    uint32_t index;
} entry;

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

/* Best first; [entries] are in the order of the document. */
static bool sort_entries(entry *entries, ng_scores *out, ng_arena *arena)
{
    uint32_t *order = ng_arena_array(arena, out->count, sizeof *order);
    if (!order) return false;
    qsort(entries, out->count, sizeof *entries, compare_entries);
    for (size_t i = 0; i < out->count; i++) order[i] = entries[i].index;
    out->order = order;
    return true;
}

static bool rank_learned(const ng_features *features, const ng_terms *terms, const ng_rank_options *options, const mixture *mix,
                         const bool *headings, ng_arena *arena, ng_sentence_score *scores, ng_scores *out)
{
    raw_score *raw = ng_arena_zeros(arena, out->count, sizeof *raw);
    entry *entries = ng_arena_array(arena, out->count, sizeof *entries);
    if (!raw || !entries) return false;
    add_up(options->model, features, mix, raw, out->count);
    for (size_t i = 0; i < out->count; i++) {
        raw[i].parts[NG_PART_CONTENT] += MIX.title * THOUSAND * share_held(terms, i, terms->title);
        if (terms->captions[i]) raw[i].parts[NG_PART_CONTENT] -= MIX.caption;
        if (terms->courtesies[i]) raw[i].parts[NG_PART_CONTENT] -= MIX.courtesy;
    }
    /* What is blind to the order cannot ask what stood before. */
    if (options->lead_weight > 0) {
        const uint32_t *lightly = find_leaning(terms, NG_LEANS_LIGHTLY, headings, out->count, arena);
        out->leans_on = find_leaning(terms, NG_LEANS, headings, out->count, arena);
        if (!lightly || !out->leans_on) return false;
        keep_whole(terms->torn, mix, raw, out->count);
        make_lean(lightly, raw, out->count);
    }
    int64_t largest = move_to_zero(raw, out->count);
    for (size_t i = 0; i < out->count; i++) {
        scores[i] = to_score(&raw[i], largest);
        entries[i] = (entry){raw[i].total, (uint32_t)i};
    }
    return sort_entries(entries, out, arena);
}

/* ---------------------------------------------------------------- the plain scorers */

static bool rank_plain(const ng_pair *centrality, ng_arena *arena, ng_sentence_score *scores, ng_scores *out)
{
    entry *entries = ng_arena_array(arena, out->count, sizeof *entries);
    if (!entries) return false;
    for (size_t i = 0; i < out->count; i++) {
        ng_score score = ng_score_from(centrality ? centrality[i].anywhere : 1.0 / (1.0 + (double)i));
        scores[i] = (ng_sentence_score){.total = score, .centrality = centrality ? score : 0, .position = centrality ? 0 : score};
        entries[i] = (entry){score, (uint32_t)i};
    }
    return sort_entries(entries, out, arena);
}

static bool rank_by_graph(const ng_terms *terms, ng_kernel kernel, ng_arena *arena, ng_sentence_score *scores, ng_scores *out)
{
    ng_graph graph;
    if (!ng_graph_make(terms, out->count, kernel, arena, &graph)) return false;
    const ng_pair *centrality = ng_graph_walk(&graph, arena);
    return centrality && rank_plain(centrality, arena, scores, out);
}

/* A heading is the last thing to choose: its score shrinks until no heading has more than the least of what tells something. The
 * parts shrink with it and still sum to it. */
static bool put_headings_last(const bool *headings, ng_arena *arena, ng_sentence_score *scores, ng_scores *out)
{
    entry *entries = ng_arena_array(arena, out->count, sizeof *entries);
    ng_score least = NG_SCORE_ONE, most = 1;
    if (!entries) return false;
    for (size_t k = 0; k < out->count; k++) {
        ng_score total = scores[k].total;
        if (headings[k] && total > most) most = total;
        if (!headings[k] && total < least) least = total;
    }
    for (size_t k = 0; k < out->count; k++) {
        uint32_t i = out->order[k];
        ng_sentence_score *s = &scores[i];
        if (headings[i] && most > least) {
            s->position = (ng_score)((int64_t)s->position * least / most / STEP * STEP);
            s->content = (ng_score)((int64_t)s->content * least / most / STEP * STEP);
            s->centrality = (ng_score)((int64_t)s->centrality * least / most / STEP * STEP);
            s->total = s->position + s->content + s->centrality;
        }
        entries[k] = (entry){(int64_t)(headings[i] ? 0 : out->count) - (int64_t)k, i}; /* in the order that they had */
    }
    return sort_entries(entries, out, arena);
}

/* With a query, three quarters of a score say how much of it the sentence holds: what holds all of it comes before what holds up
 * to two thirds. */
static bool heed_query(const ng_terms *terms, ng_term_list query, ng_arena *arena, ng_sentence_score *scores, ng_scores *out)
{
    entry *entries = ng_arena_array(arena, out->count, sizeof *entries);
    if (!entries) return false;
    for (size_t i = 0; i < out->count; i++) {
        ng_sentence_score *s = &scores[i];
        int64_t held = share_held(terms, i, query) * NG_SCORE_ONE / THOUSAND;
        s->position = s->position / QUERY_PARTS / STEP * STEP;
        s->content = (ng_score)((s->content + (QUERY_PARTS - 1) * held) / QUERY_PARTS / STEP * STEP);
        s->centrality = s->centrality / QUERY_PARTS / STEP * STEP;
        s->total = s->position + s->content + s->centrality;
        entries[i] = (entry){2 * s->total + (held > 0), (uint32_t)i}; /* of equal scores, the one that holds some of it */
    }
    return sort_entries(entries, out, arena);
}

ng_status ng_rank(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences, const ng_terms *terms,
                  const ng_rank_options *options, ng_arena *arena, ng_scores *out, ng_error *error)
{
    size_t count = sentences->count;
    ng_sentence_score *scores = ng_arena_array(arena, count, sizeof *scores);
    *out = (ng_scores){.items = scores, .count = count};
    if (!scores) return ng_fail_memory(error);
    bool learned = options->scorer == NG_SCORER_RANK && options->model && options->model->rows > 0;
    const bool *headings = NULL;
    bool done;
    if (options->scorer == NG_SCORER_RANK && !ng_headings_find(lines, tokens, sentences, arena, &headings)) {
        return ng_fail_memory(error);
    }
    if (options->scorer == NG_SCORER_LEAD) {
        done = rank_plain(NULL, arena, scores, out);
    } else if (learned) {
        ng_features features;
        double lead_weight = options->lead_weight * (terms->speech ? MIX.transcript : 1);
        mixture mix = make_mixture(sentences_wanted(lines, sentences, &options->budget), count, lead_weight);
        done = ng_features_make(tokens, sentences, terms, arena, &features)
            && rank_learned(&features, terms, options, &mix, headings, arena, scores, out);
    } else {
        ng_kernel kernel = options->scorer == NG_SCORER_LEXRANK ? NG_KERNEL_LEXRANK : NG_KERNEL_TEXTRANK;
        done = rank_by_graph(terms, kernel, arena, scores, out);
    }
    if (done && headings) done = put_headings_last(headings, arena, scores, out);
    if (done && options->query.count > 0) done = heed_query(terms, options->query, arena, scores, out);
    return done ? NG_OK : ng_fail_memory(error);
}
