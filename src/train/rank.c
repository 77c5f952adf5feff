/* nutgraf-train rank: the stages make the sentences and their features; from some of them all summaries are made that could be
 * chosen, each is compared with the one that a person wrote (train/rouge.h), and the model learns to expect the best
 * (train/risk.h). The report is made by the ranker and the choice themselves, each text judged by the model that never saw it. */
#include "train/rank.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit/fit.h"
#include "rank/features.h"
#include "rank/rank.h"
#include "train/message.h"
#include "train/model_file.h"
#include "train/risk.h"
#include "train/stories.h"

enum {
    SEVERAL = NG_RISK_MOST_SENTENCES, /* sentences chosen, and asked for, where the summary has several */
    FIRST_SENTENCES = 5, /* of those that a summary of several may be made of; it has up to 165 then, and twice as many sentences
                            to choose from gain nothing */
    BEST_SENTENCES = 6,  /* the same, by the walk that begins at the top */
    DEPTH = 60,          /* sentences from the top that may be the only one: no editor looks further */
    MOST_POOL = DEPTH,
    MAX_FOLDS = 20,
    UNIT = 1000          /* weights are written in thousandths of log-odds */
};

/* What a text with a summary of several sentences counts as a text for a single one. With it a single sentence gains 6.0 ROUGE-1
 * over the first one on CNN/DM (without 4.7), 2.7 on inshorts (-0.2), 4.2 on XSum (4.2). */
static const double ALSO_SINGLE = 0.3;

/* What ROUGE-2 counts in the worth of a summary, beside ROUGE-1. */
static const double PAIRS = 0.5;

/* Sentences of which one has so many terms of the other, as a share of the shorter, never stand in one summary: the choice passes
 * such over (fit/fit.c). */
static const double SAME = 0.6;

/* The rows of the features of all texts of one row of the model, and the summaries that can be made of them. */
typedef struct table {
    int32_t (*values)[NG_F_COUNT];
    size_t rows;
    size_t row_capacity;
    ng_risk_summary *summaries;
    size_t summary_count;
    size_t summary_capacity;
    ng_risk_text *texts;
    size_t text_count;
} table;

typedef struct trainer {
    const ng_train_settings *settings;
    ng_stories stories;
    ng_arena models;
    table tables[NG_RANK_ROWS];
    ng_risk_bins bins[NG_RANK_ROWS][NG_F_COUNT];
    ng_strbuf files[MAX_FOLDS + 1]; /* a model for each fold, and last the one that learned from everything */
    ng_additive folds[MAX_FOLDS + 1];
} trainer;

/* ---------------------------------------------------------------- summaries that could be made */

/* Sentences to make summaries of, and where these go. */
typedef struct maker {
    ng_story_parts *story;
    table *to;
    uint32_t pool[MOST_POOL];
    size_t pool_count;
    size_t length;     /* sentences of a summary */
    uint64_t *words;   /* scratch: those of a summary */
} maker;

static bool make_room(void **items, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity) return true;
    void *moved = realloc(*items, 2 * needed * size);
    if (!moved) return false;
    *items = moved;
    *capacity = 2 * needed;
    return true;
}

static double worth_of(const maker *m, const uint32_t *sentences)
{
    ng_rouge_text summary = {m->words, 0};
    for (size_t i = 0; i < m->length; i++) {
        const ng_rouge_text *from = &m->story->words[sentences[i]];
        memcpy(m->words + summary.count, from->words, from->count * sizeof *m->words);
        summary.count += from->count;
    }
    ng_rouge_score score = ng_rouge_measure(&m->story->rouge, summary);
    return score.one + PAIRS * score.two;
}

static bool are_same(const ng_terms *t, uint32_t a, uint32_t b)
{
    size_t of_a = t->first[a + 1] - t->first[a], of_b = t->first[b + 1] - t->first[b], least = of_a < of_b ? of_a : of_b;
    ng_term_list list = {t->items + t->first[b], of_b};
    return least > 0 && (double)ng_terms_held(t, a, list) >= SAME * (double)least;
}

static bool may_join(const maker *m, const ng_risk_summary *summary, size_t count, uint32_t sentence)
{
    for (size_t i = 0; i < count; i++) {
        if (are_same(&m->story->text.terms, summary->rows[i], sentence)) return false;
    }
    return true;
}

/* Adds all summaries that begin with the first [count] sentences of [summary] and go on with some of the pool from [from] on. */
static bool add_summaries(maker *m, ng_risk_summary *summary, size_t count, size_t from)
{
    table *to = m->to;
    if (count == m->length) {
        if (!make_room((void **)&to->summaries, &to->summary_capacity, to->summary_count + 1, sizeof *to->summaries))
            return false;
        summary->worth = worth_of(m, summary->rows);
        to->summaries[to->summary_count++] = *summary;
        return true;
    }
    for (size_t k = from; k < m->pool_count && count < SEVERAL; k++) {
        if (!may_join(m, summary, count, m->pool[k])) continue;
        summary->rows[count] = m->pool[k];
        if (!add_summaries(m, summary, count + 1, k + 1)) return false;
    }
    return true;
}

/* The sentences of which fewer than [most] others have more of [feature]; of equal ones the earlier. */
static bool is_among_best(const ng_features *features, size_t count, size_t i, ng_feature feature, size_t most)
{
    int32_t own = features->rows[i][feature];
    size_t before = 0;
    for (size_t k = 0; k < count && before < most; k++) {
        int32_t other = features->rows[k][feature];
        before += other > own || (other == own && k < i);
    }
    return before < most;
}

static void fill_pool(maker *m, const ng_features *features)
{
    size_t count = m->story->text.sentences.count, depth = m->length == 1 && count > DEPTH ? DEPTH : count;
    for (size_t i = 0; i < depth; i++) {
        bool taken = m->length == 1 || i < FIRST_SENTENCES || is_among_best(features, count, i, NG_F_FLOW, BEST_SENTENCES);
        if (taken) m->pool[m->pool_count++] = (uint32_t)i;
    }
}

/* ---------------------------------------------------------------- learning */

/* A large file outweighs a small one by the root of its size only: else one newsroom's ways are taken for all. */
static double weight_of(const trainer *t, const ng_story *s)
{
    double largest = 1;
    for (size_t i = 0; i < t->settings->file_count; i++) largest = fmax(largest, (double)t->stories.file_counts[i]);
    return sqrt(largest / (double)t->stories.file_counts[s->file]);
}

/* Adds a text to the table of [row], which says how long its summaries are. */
static bool add_text(trainer *t, const ng_story *s, ng_story_parts *p, uint32_t row, double weight)
{
    table *to = &t->tables[row];
    size_t count = p->text.sentences.count;
    ng_arena *arena = &t->stories.stages.arena;
    ng_features features;
    maker m = {.story = p, .to = to, .length = row == NG_RANK_SINGLE ? 1 : SEVERAL};
    if (count == 0) return true;
    m.words = ng_arena_array(arena, p->text.tokens.count, sizeof *m.words);
    if (!m.words || !ng_features_make(&p->text.tokens, &p->text.sentences, &p->text.terms, arena, &features)) return false;
    if (!make_room((void **)&to->values, &to->row_capacity, to->rows + count, sizeof *to->values)) return false;
    memcpy(to->values + to->rows, features.rows, count * sizeof *features.rows);
    fill_pool(&m, &features);
    size_t first = to->summary_count;
    if (!add_summaries(&m, &(ng_risk_summary){{0}, 0}, 0, 0)) return false;
    to->texts[to->text_count++] = (ng_risk_text){to->rows, first, to->summary_count - first, m.length, s->fold, weight};
    to->rows += count;
    return true;
}

/* A summary of several sentences also says which one would have come nearest to it. Sets of single sentences are made of texts
 * whose first sentence was taken away to be the summary: alone, they would teach that the lead is not worth telling. */
static bool teach(trainer *t, const ng_story *s, ng_story_parts *p)
{
    double weight = weight_of(t, s);
    if (s->single) return add_text(t, s, p, NG_RANK_SINGLE, weight);
    return add_text(t, s, p, NG_RANK_SEVERAL, weight) && add_text(t, s, p, NG_RANK_SINGLE, ALSO_SINGLE * weight);
}

static bool make_tables(trainer *t)
{
    ng_error error = {NG_OK, 0, "out of memory"};
    bool fine = true;
    for (size_t row = 0; row < NG_RANK_ROWS; row++) {
        t->tables[row].texts = malloc((t->stories.count + 1) * sizeof *t->tables[row].texts);
        fine = fine && t->tables[row].texts;
    }
    for (size_t i = 0; fine && i < t->stories.count; i++) {
        const ng_story *s = &t->stories.items[i];
        ng_story_parts p;
        if (s->file >= t->settings->file_count) continue;
        fine = ng_story_prepare(&t->stories, s, &p, &error) == NG_OK && teach(t, s, &p);
    }
    if (!fine) ng_train_message("%s", error.message);
    return fine;
}

/* The weights of a bin as they are written; neighbours that became equal are one. */
static void write_bins(const ng_risk_bins *bins, ng_strbuf *out)
{
    int32_t edges[NG_RISK_MAX_EDGES], weights[NG_RISK_MAX_EDGES + 1];
    uint32_t count = 0;
    weights[0] = (int32_t)lround(bins->weights[0] * UNIT);
    for (uint32_t k = 0; k < bins->count; k++) {
        int32_t weight = (int32_t)lround(bins->weights[k + 1] * UNIT);
        if (weight == weights[count]) continue;
        edges[count++] = bins->edges[k];
        weights[count] = weight;
    }
    ng_model_file_add_u32(out, count);
    for (uint32_t k = 0; k < count; k++) ng_model_file_add_u32(out, (uint32_t)edges[k]);
    for (uint32_t k = 0; k <= count; k++) ng_model_file_add_u32(out, (uint32_t)weights[k]);
}

static bool make_file(trainer *t, ng_strbuf *out)
{
    ng_strbuf_add(out, NG_SPAN(NG_ADDITIVE_MAGIC));
    ng_model_file_add_u32(out, NG_ADDITIVE_FORMAT);
    ng_model_file_add_u32(out, NG_RANK_FEATURES);
    ng_model_file_add_u32(out, NG_RANK_ROWS);
    ng_model_file_add_u32(out, NG_F_COUNT);
    for (size_t row = 0; row < NG_RANK_ROWS; row++) {
        for (size_t f = 0; f < NG_F_COUNT; f++) write_bins(&t->bins[row][f], out);
    }
    return ng_model_file_seal(out);
}

static bool load(trainer *t, uint32_t fold, const char *name)
{
    ng_error error = {NG_OK, 0, "out of memory"};
    ng_status status = ng_additive_load(&t->folds[fold], &t->models, ng_strbuf_span(&t->files[fold]), NG_RANK_FEATURES,
                                        NG_RANK_ROWS, NG_F_COUNT, name, &error);
    if (status != NG_OK) ng_train_message("%s", error.message);
    return status == NG_OK;
}

/* The model that learned from every fold but [fold]; [folds] itself leaves out nothing. */
static bool fit(trainer *t, uint32_t fold)
{
    const ng_train_settings *s = t->settings;
    int64_t leave_out = fold == s->folds ? -1 : (int64_t)fold;
    if (s->progress) ng_train_message("learning, fold %u of %u", (unsigned)fold + 1, (unsigned)s->folds + 1);
    for (size_t row = 0; row < NG_RANK_ROWS; row++) {
        const table *from = &t->tables[row];
        ng_risk_data data = {
            from->rows ? from->values[0] : NULL, from->rows, NG_F_COUNT, from->summaries, from->texts, from->text_count};
        if (ng_risk_fit(&data, leave_out, s->seed, t->bins[row])) continue;
        ng_train_message("too few texts to learn the choice of %s from, or out of memory",
                         row == NG_RANK_SINGLE ? "one sentence" : "several sentences");
        return false;
    }
    return make_file(t, &t->files[fold]) && load(t, fold, "the new model");
}

static bool learn(trainer *t)
{
    if (!make_tables(t)) return false;
    for (uint32_t fold = 0; fold <= t->settings->folds; fold++) {
        if (!fit(t, fold)) return false;
    }
    return true;
}

/* The model to measure takes the place of those of all folds. */
static bool use_model(trainer *t, const char *path)
{
    uint32_t all = t->settings->folds;
    if (!ng_model_file_read(path, &t->files[all]) || !load(t, all, path)) return false;
    for (uint32_t fold = 0; fold < all; fold++) t->folds[fold] = t->folds[all];
    return true;
}

/* ---------------------------------------------------------------- the report */

/* Sums over the texts of a file. */
typedef struct tally {
    size_t count;
    ng_rouge_score lead, rank;
    double gain, gain_squared; /* of ROUGE-1 over the lead */
} tally;

/* The words of the sentences that [how] chooses, in the order of the document. */
static bool choose(trainer *t, const ng_story_parts *p, const ng_rank_options *how, double redundancy, ng_rouge_text *out)
{
    ng_scores scores;
    ng_choice choice;
    ng_error error;
    ng_arena *arena = &t->stories.stages.arena;
    const ng_text_parts *text = &p->text;
    ng_fit_input input = {&text->lines, &text->tokens, &text->sentences, &text->terms, &scores, NULL};
    ng_fit_options fit_options = {.budget = how->budget, .redundancy = redundancy};
    if (ng_rank(&text->lines, &text->tokens, &text->sentences, &text->terms, how, arena, &scores, &error) != NG_OK) return false;
    if (ng_fit_choose(&input, &fit_options, arena, &choice, &error) != NG_OK) return false;
    uint64_t *words = ng_arena_array(arena, text->tokens.count, sizeof *words);
    *out = (ng_rouge_text){words, 0};
    for (size_t i = 0; words && i < choice.count; i++) {
        const ng_rouge_text *from = &p->words[choice.sentences[i]];
        memcpy(words + out->count, from->words, from->count * sizeof *words);
        out->count += from->count;
    }
    return words != NULL;
}

static ng_rouge_score sum(ng_rouge_score a, ng_rouge_score b)
{
    return (ng_rouge_score){a.one + b.one, a.two + b.two};
}

static bool measure(trainer *t, const ng_story *s, tally *to)
{
    ng_story_parts p;
    ng_error error;
    ng_rouge_text lead, rank;
    if (ng_story_prepare(&t->stories, s, &p, &error) != NG_OK) return false;
    bool test = s->file >= t->settings->file_count;
    size_t wanted = s->single ? 1 : SEVERAL;
    ng_rank_options how = {.scorer = NG_SCORER_RANK,
                           .lead_weight = 1,
                           .budget = {.unit = NG_LENGTH_SENTENCES, .length = wanted},
                           .model = &t->folds[test ? t->settings->folds : s->fold]};
    if (!choose(t, &p, &how, 1, &rank)) return false;
    how.scorer = NG_SCORER_LEAD;
    if (!choose(t, &p, &how, 0, &lead)) return false;
    ng_rouge_score by_lead = ng_rouge_measure(&p.rouge, lead), by_rank = ng_rouge_measure(&p.rouge, rank);
    double gain = by_rank.one - by_lead.one;
    to->count++;
    to->lead = sum(to->lead, by_lead);
    to->rank = sum(to->rank, by_rank);
    to->gain += gain;
    to->gain_squared += gain * gain;
    return true;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void print_tally(const char *name, const tally *t)
{
    double n = t->count ? (double)t->count : 1, mean = t->gain / n;
    double error = 100 * sqrt(fmax(0, t->gain_squared / n - mean * mean) / n);
    printf("%-32s %6zu %7.2f %7.2f %7.2f %7.2f %+7.2f %6.2f\n", name, t->count, 100 * t->lead.one / n, 100 * t->lead.two / n,
           100 * t->rank.one / n, 100 * t->rank.two / n, 100 * mean, 1.96 * error);
}

/* One line a file: ROUGE-1 and ROUGE-2 of the lead and of the ranker, and how much the first gained. */
static bool report(trainer *t)
{
    printf("%-32s %6s %7s %7s %7s %7s %7s %6s\n", "file", "texts", "lead 1", "lead 2", "rank 1", "rank 2", "gain 1", "+-");
    for (size_t file = 0; file < ng_train_file_count(t->settings); file++) {
        tally of_file = {0};
        for (size_t i = 0; i < t->stories.count; i++) {
            if (t->stories.items[i].file == file && !measure(t, &t->stories.items[i], &of_file)) return false;
        }
        print_tally(base_name(ng_train_path(t->settings, file)), &of_file);
    }
    return true;
}

/* ---------------------------------------------------------------- all of it */

static bool work(trainer *t)
{
    const ng_train_settings *s = t->settings;
    if (!ng_stories_open(&t->stories, s) || !(s->model ? use_model(t, s->model) : learn(t)) || !report(t)) return false;
    return !s->output || ng_model_file_write(s->output, ng_strbuf_span(&t->files[s->folds]));
}

static void release(trainer *t)
{
    for (size_t row = 0; row < NG_RANK_ROWS; row++) {
        free(t->tables[row].values);
        free(t->tables[row].summaries);
        free(t->tables[row].texts);
    }
    for (size_t i = 0; i <= MAX_FOLDS; i++) ng_strbuf_free(&t->files[i]);
    ng_arena_free(&t->models);
    ng_stories_free(&t->stories);
    free(t);
}

int ng_train_rank(const ng_train_settings *settings)
{
    ng_allocator allocator = ng_allocator_default();
    trainer *t = calloc(1, sizeof *t);
    if (!t) {
        ng_train_message("out of memory");
        return 2;
    }
    t->settings = settings;
    ng_arena_init(&t->models, allocator);
    for (size_t i = 0; i <= MAX_FOLDS; i++) ng_strbuf_init(&t->files[i], allocator);
    bool done = work(t);
    release(t);
    return done ? 0 : 2;
}
