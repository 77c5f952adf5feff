/* nutgraf-train rank: the stages make the sentences and their features; the sentences that come nearest to the summary that a
 * person wrote (train/rouge.h) are picked, and boosting (train/boost.h) learns to put them first. The report is made by the
 * ranker and the choice themselves, each text judged by the model that never saw it. */
#include "train/rank.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "clean/clean.h"
#include "fit/fit.h"
#include "lex/lex.h"
#include "meta/meta.h"
#include "rank/features.h"
#include "rank/rank.h"
#include "read/read.h"
#include "split/split.h"
#include "terms/terms.h"
#include "train/boost.h"
#include "train/lines.h"
#include "train/model_file.h"
#include "train/rouge.h"
#include "wrap/json.h"

enum {
    SEVERAL = 3,       /* sentences picked, and asked for, where the summary has several */
    ORACLE_DEPTH = 60, /* sentences from the top that may be picked: no editor looks further, and the search is quadratic */
    MAX_FOLDS = 20,
    UNIT = 1000        /* weights are written in thousandths of log-odds */
};

/* What a text with a summary of several sentences counts as a text for a single one. With it a single sentence gains 5.7 ROUGE-1
 * over the first one on CNN/DM (without 4.1), 1.5 on inshorts (-3.2), 4.1 on XSum (3.9). */
static const double ALSO_SINGLE = 0.3;

/* A text to learn from or to measure with. */
typedef struct story {
    ng_span text;
    ng_span summary; /* sentences parted by line feeds */
    char language[NG_LANGUAGE_SIZE];
    size_t file;
    uint32_t fold;
    uint32_t row;    /* of the model: NG_RANK_SINGLE or NG_RANK_SEVERAL */
} story;

/* The rows of the features of all texts of one row of the model. */
typedef struct table {
    int32_t *values;
    bool *picked;
    size_t rows;
    size_t capacity;
    ng_boost_group *groups;
    size_t group_count;
} table;

typedef struct trainer {
    const ng_train_settings *settings;
    ng_arena stories_arena;
    story *stories;
    size_t count;
    size_t capacity;
    size_t file;                          /* being read */
    size_t *file_counts;                  /* stories of each file */
    ng_model *model;
    ng_arena arena;                       /* of the text at hand */
    ng_arena models;
    ng_strbuf scratch;
    ng_regex_scratch *regex;
    ng_stemmer *stemmer;
    char stemmer_name[32];
    table tables[NG_RANK_ROWS];
    ng_boost_bins bins[NG_RANK_ROWS][NG_F_COUNT];
    ng_strbuf files[MAX_FOLDS + 1]; /* a model for each fold, and last the one that learned from everything */
    ng_additive folds[MAX_FOLDS + 1];
} trainer;

/* A text on its way through the stages. */
typedef struct parts {
    ng_lines lines;
    ng_tokens tokens;
    ng_sentences sentences;
    ng_terms terms;
    ng_rouge_text *words; /* [sentences] */
    ng_rouge rouge;
} parts;

/* ---------------------------------------------------------------- reading */

static const char *read_story(trainer *t, ng_span line, story *out)
{
    ng_json_object object;
    ng_arena *arena = &t->stories_arena;
    const ng_span *items;
    size_t count;
    if (ng_json_read_object(line, arena, &object, NULL) != NG_OK) return "not a JSON object";
    const ng_json_member *text = ng_json_member_get(&object, NG_SPAN("text"));
    const ng_json_member *summary = ng_json_member_get(&object, NG_SPAN("summary"));
    const ng_json_member *language = ng_json_member_get(&object, NG_SPAN("lang"));
    if (!text || text->type != NG_JSON_STRING) return "no \"text\"";
    if (!summary || summary->type != NG_JSON_ARRAY) return "\"summary\" is no array of strings";
    if (ng_json_strings(summary->raw, arena, &items, &count) != NG_OK || count == 0) return "no sentence in \"summary\"";
    if (language && language->type == NG_JSON_STRING) {
        ng_span code = ng_json_string(language->raw, arena);
        if (!code.ptr) return "out of memory";
        if (!ng_language_fold(code, out->language)) return "\"lang\" is no language code";
    }
    ng_strbuf joined;
    ng_strbuf_init(&joined, ng_allocator_default());
    for (size_t i = 0; i < count; i++) {
        ng_strbuf_add(&joined, items[i]);
        ng_strbuf_add_char(&joined, '\n');
    }
    out->text = ng_json_string(text->raw, arena);
    out->summary = joined.failed ? (ng_span){NULL, 0} : ng_arena_copy(arena, ng_strbuf_span(&joined));
    out->row = count == 1 ? NG_RANK_SINGLE : NG_RANK_SEVERAL;
    ng_strbuf_free(&joined);
    return out->text.ptr && out->summary.ptr ? NULL : "out of memory";
}

static const char *add_story(void *user, ng_span line)
{
    trainer *t = user;
    if (t->count == t->capacity) {
        size_t capacity = t->capacity ? t->capacity * 2 : 256;
        story *moved = ng_arena_grow(&t->stories_arena, t->stories, t->count, capacity, sizeof *moved);
        if (!moved) return "out of memory";
        t->stories = moved;
        t->capacity = capacity;
    }
    ng_span kept = ng_arena_copy(&t->stories_arena, line);
    if (!kept.ptr) return "out of memory";
    story *s = &t->stories[t->count];
    *s = (story){.file = t->file, .fold = (uint32_t)(t->file_counts[t->file] % t->settings->folds)};
    const char *wrong = read_story(t, kept, s);
    if (wrong) return wrong;
    t->count++;
    t->file_counts[t->file]++;
    return NULL;
}

static bool read_files(trainer *t)
{
    t->file_counts = calloc(ng_train_file_count(t->settings) + 1, sizeof *t->file_counts);
    if (!t->file_counts) return false;
    for (t->file = 0; t->file < ng_train_file_count(t->settings); t->file++) {
        if (!ng_lines_read(ng_train_path(t->settings, t->file), add_story, t)) return false;
    }
    return true;
}

/* ---------------------------------------------------------------- one text through the stages */

static bool prepare_stemmer(trainer *t, const char *name)
{
    if (strcmp(t->stemmer_name, name) == 0) return true;
    ng_stemmer_close(t->stemmer);
    t->stemmer = name[0] ? ng_stemmer_open(name, ng_allocator_default()) : NULL;
    memcpy(t->stemmer_name, name, strlen(name) + 1);
    return t->stemmer || !name[0];
}

/* The words of tokens [from, to) as hashes of their stems. */
static bool list_words(trainer *t, const ng_tokens *tokens, size_t from, size_t to, ng_rouge_text *out)
{
    uint64_t *words = ng_arena_array(&t->arena, to - from, sizeof *words);
    *out = (ng_rouge_text){words, 0};
    for (size_t i = from; words && i < to; i++) {
        if (!ng_token_is_word(&tokens->items[i])) continue;
        ng_span stem = ng_stem(t->stemmer, tokens->words[tokens->items[i].word].folded);
        if (!stem.ptr) return false;
        words[out->count++] = ng_hash(stem);
    }
    return words != NULL;
}

static ng_status take_apart(trainer *t, const story *s, parts *p, ng_error *error)
{
    ng_kept kept;
    ng_meta meta;
    ng_arena *arena = &t->arena;
    ng_status status = ng_read(NG_SPAN(""), s->text, NG_WRAP_JOIN, arena, &p->lines, error);
    if (status == NG_OK) status = ng_lex(&p->lines, t->model, s->language, &t->scratch, arena, &p->tokens, error);
    if (status != NG_OK) return status;
    const ng_language *language = ng_model_language(t->model, p->tokens.language);
    ng_split_means means = {.language = language,
                            .common = ng_language_table(&t->model->neutral, NG_TABLE_ABBREVIATIONS),
                            .model = &t->model->sentences};
    status = ng_clean(&p->lines, &p->tokens, language, t->regex, true, arena, &kept, error);
    if (status == NG_OK) status = ng_meta_find(&p->lines, &p->tokens, &kept, language, t->regex, arena, &meta, error);
    if (status == NG_OK) status = ng_split(&p->lines, &p->tokens, &kept, &means, arena, &p->sentences, error);
    if (status == NG_OK && !prepare_stemmer(t, language->stemmer)) status = ng_fail_memory(error);
    if (status != NG_OK) return status;
    return ng_terms_make(&p->lines, &p->tokens, &p->sentences, &meta, language, t->stemmer, arena, &p->terms, error);
}

/* The words of the sentences and of the summary that a person wrote. */
static ng_status prepare_rouge(trainer *t, const story *s, parts *p, ng_error *error)
{
    ng_lines lines;
    ng_tokens tokens;
    ng_rouge_text reference;
    ng_status status = ng_read(NG_SPAN(""), s->summary, NG_WRAP_KEEP, &t->arena, &lines, error);
    if (status == NG_OK) status = ng_lex(&lines, t->model, p->tokens.language, &t->scratch, &t->arena, &tokens, error);
    if (status != NG_OK) return status;
    p->words = ng_arena_array(&t->arena, p->sentences.count, sizeof *p->words);
    bool fine = p->words && list_words(t, &tokens, 0, tokens.count, &reference) && ng_rouge_init(&p->rouge, reference, &t->arena);
    for (size_t i = 0; fine && i < p->sentences.count; i++) {
        const ng_sentence *sentence = &p->sentences.items[i];
        fine = list_words(t, &p->tokens, sentence->first_token, sentence->end_token, &p->words[i]);
    }
    return fine ? NG_OK : ng_fail_memory(error);
}

static ng_status prepare(trainer *t, const story *s, parts *p, ng_error *error)
{
    ng_arena_reset(&t->arena);
    ng_status status = take_apart(t, s, p, error);
    return status == NG_OK ? prepare_rouge(t, s, p, error) : status;
}

/* ---------------------------------------------------------------- learning */

/* A large file outweighs a small one by the root of its size only: else one newsroom's ways are taken for all. */
static double weight_of(const trainer *t, const story *s)
{
    double largest = 1;
    for (size_t i = 0; i < t->settings->file_count; i++) largest = fmax(largest, (double)t->file_counts[i]);
    return sqrt(largest / (double)t->file_counts[s->file]);
}

static bool make_room(table *to, size_t rows)
{
    if (to->rows + rows <= to->capacity) return true;
    size_t capacity = (to->rows + rows) * 2;
    int32_t *values = realloc(to->values, capacity * NG_F_COUNT * sizeof *values);
    if (values) to->values = values;
    bool *picked = realloc(to->picked, capacity * sizeof *picked);
    if (picked) to->picked = picked;
    if (!values || !picked) return false;
    to->capacity = capacity;
    return true;
}

/* Adds the sentences of a text to the table of [row], which says how many are picked. */
static bool add_rows(trainer *t, const story *s, parts *p, uint32_t row, double weight)
{
    table *to = &t->tables[row];
    size_t count = p->sentences.count, depth = count < ORACLE_DEPTH ? count : ORACLE_DEPTH;
    ng_features features;
    if (count == 0) return true;
    if (!make_room(to, count) || !ng_features_make(&p->tokens, &p->sentences, &p->terms, &t->arena, &features)) return false;
    memcpy(to->values + to->rows * NG_F_COUNT, features.rows, count * sizeof *features.rows);
    bool *picked = to->picked + to->rows;
    memset(picked, 0, count * sizeof *picked);
    to->groups[to->group_count++] = (ng_boost_group){to->rows, count, s->fold, weight};
    to->rows += count;
    return ng_rouge_oracle(&p->rouge, p->words, depth, row == NG_RANK_SINGLE ? 1 : SEVERAL, picked, &t->arena);
}

/* A summary of several sentences also says which one would have come nearest to it. Sets of single sentences are made of texts
 * whose first sentence was taken away to be the summary: alone, they would teach that the lead is not worth telling. */
static bool teach(trainer *t, const story *s, parts *p)
{
    double weight = weight_of(t, s);
    bool taught = add_rows(t, s, p, s->row, weight);
    return s->row == NG_RANK_SINGLE ? taught : taught && add_rows(t, s, p, NG_RANK_SINGLE, ALSO_SINGLE * weight);
}

static bool make_tables(trainer *t)
{
    ng_error error = {NG_OK, 0, "out of memory"};
    bool fine = true;
    for (size_t row = 0; row < NG_RANK_ROWS; row++) {
        t->tables[row].groups = malloc((t->count + 1) * sizeof *t->tables[row].groups);
        fine = fine && t->tables[row].groups;
    }
    for (size_t i = 0; fine && i < t->count; i++) {
        const story *s = &t->stories[i];
        parts p;
        if (s->file >= t->settings->file_count) continue;
        fine = prepare(t, s, &p, &error) == NG_OK && teach(t, s, &p);
    }
    if (!fine) fprintf(stderr, "nutgraf-train: %s\n", error.message);
    return fine;
}

/* The weights of a bin as they are written; neighbours that became equal are one. */
static void write_bins(const ng_boost_bins *bins, ng_strbuf *out)
{
    int32_t edges[NG_BOOST_MAX_EDGES], weights[NG_BOOST_MAX_EDGES + 1];
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
    if (status != NG_OK) fprintf(stderr, "nutgraf-train: %s\n", error.message);
    return status == NG_OK;
}

/* The model that learned from every fold but [fold]; [folds] itself leaves out nothing. */
static bool fit(trainer *t, uint32_t fold)
{
    const ng_train_settings *s = t->settings;
    int64_t leave_out = fold == s->folds ? -1 : (int64_t)fold;
    if (s->progress) fprintf(stderr, "nutgraf-train: learning, fold %u of %u\n", (unsigned)fold + 1, (unsigned)s->folds + 1);
    for (size_t row = 0; row < NG_RANK_ROWS; row++) {
        const table *from = &t->tables[row];
        ng_boost_data data = {from->values, from->picked, from->rows, NG_F_COUNT, from->groups, from->group_count};
        if (ng_boost_fit(&data, leave_out, s->seed, t->bins[row])) continue;
        fprintf(stderr, "nutgraf-train: too few texts to learn the choice of %s from, or out of memory\n",
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
static bool choose(trainer *t, const parts *p, const ng_rank_options *how, double redundancy, ng_rouge_text *out)
{
    ng_scores scores;
    ng_choice choice;
    ng_error error;
    ng_fit_input input = {&p->lines, &p->tokens, &p->sentences, &p->terms, &scores, NULL};
    ng_fit_options fit_options = {.budget = how->budget, .redundancy = redundancy};
    if (ng_rank(&p->lines, &p->tokens, &p->sentences, &p->terms, how, &t->arena, &scores, &error) != NG_OK) return false;
    if (ng_fit_choose(&input, &fit_options, &t->arena, &choice, &error) != NG_OK) return false;
    uint64_t *words = ng_arena_array(&t->arena, p->tokens.count, sizeof *words);
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

static bool measure(trainer *t, const story *s, tally *to)
{
    parts p;
    ng_error error;
    ng_rouge_text lead, rank;
    if (prepare(t, s, &p, &error) != NG_OK) return false;
    bool test = s->file >= t->settings->file_count;
    size_t wanted = s->row == NG_RANK_SINGLE ? 1 : SEVERAL;
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
        for (size_t i = 0; i < t->count; i++) {
            if (t->stories[i].file == file && !measure(t, &t->stories[i], &of_file)) return false;
        }
        print_tally(base_name(ng_train_path(t->settings, file)), &of_file);
    }
    return true;
}

/* ---------------------------------------------------------------- all of it */

static bool work(trainer *t)
{
    const ng_train_settings *s = t->settings;
    if (!read_files(t) || !(s->model ? use_model(t, s->model) : learn(t)) || !report(t)) return false;
    return !s->output || ng_model_file_write(s->output, ng_strbuf_span(&t->files[s->folds]));
}

static void release(trainer *t)
{
    for (size_t row = 0; row < NG_RANK_ROWS; row++) {
        free(t->tables[row].values);
        free(t->tables[row].picked);
        free(t->tables[row].groups);
    }
    for (size_t i = 0; i <= MAX_FOLDS; i++) ng_strbuf_free(&t->files[i]);
    free(t->file_counts);
    ng_stemmer_close(t->stemmer);
    ng_regex_scratch_free(t->regex);
    ng_strbuf_free(&t->scratch);
    ng_arena_free(&t->models);
    ng_arena_free(&t->arena);
    ng_arena_free(&t->stories_arena);
    ng_model_close(t->model);
    free(t);
}

int ng_train_rank(const ng_train_settings *settings)
{
    ng_allocator allocator = ng_allocator_default();
    ng_error error = {NG_OK, 0, "out of memory"};
    trainer *t = calloc(1, sizeof *t);
    if (!t) {
        fputs("nutgraf-train: out of memory\n", stderr);
        return 2;
    }
    t->settings = settings;
    ng_arena_init(&t->stories_arena, allocator);
    ng_arena_init(&t->arena, allocator);
    ng_arena_init(&t->models, allocator);
    ng_strbuf_init(&t->scratch, allocator);
    for (size_t i = 0; i <= MAX_FOLDS; i++) ng_strbuf_init(&t->files[i], allocator);
    t->regex = ng_regex_scratch_new(&allocator);
    bool opened = t->regex && ng_model_open(&t->model, allocator, &error) == NG_OK;
    if (!opened) fprintf(stderr, "nutgraf-train: %s\n", error.message);
    bool done = opened && work(t);
    release(t);
    return done ? 0 : 2;
}
