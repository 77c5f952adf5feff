/* nutgraf-train tags: the stages make the candidates and their features; those that people gave as tags are labelled, and a
 * logistic model (train/newton.h) learns to put them first. The report is made by the tagger itself, each article judged by the
 * model that never saw it. */
#include "train/tags.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tag/rank.h"
#include "tag/tag.h"
#include "train/judge.h"
#include "train/lines.h"
#include "train/message.h"
#include "train/model_file.h"
#include "train/phrase_words.h"
#include "train/stages.h"
#include "train/tag_gold.h"
#include "train/text_kinds.h"
#include "train/trainer.h"
#include "wrap/json.h"

enum {
    MAX_FOLDS = 20,
    FIRST_ARTICLES = 256,
    DEEPEST = 15,
    DEPTHS = 3
};

static const size_t DEPTH[DEPTHS] = {5, 10, DEEPEST}; /* how many keywords are looked at */

/* An article to learn from or to measure with. */
typedef struct article {
    ng_span title;
    ng_span text;
    const ng_span *tags;
    size_t tag_count;
    char language[NG_LANGUAGE_SIZE];
    size_t file;
    uint32_t fold;
} article;

typedef struct trainer {
    const ng_train_settings *settings;
    ng_arena articles_arena;
    article *articles;
    size_t count;
    size_t capacity;
    size_t file;                   /* being read */
    size_t *file_counts;           /* articles of each file */
    ng_stages stages;
    ng_arena models;
    ng_stemmer_slot scorer;        /* stems tags as they are scored */
    ng_tag_style style;
    uint32_t weights;              /* of a model, without its bias */
    size_t columns;                /* of a row: the features of a candidate, for phrases once more for each kind of text */
    ng_rows rows;
    uint32_t *text_of;             /* of each row: its text among the kinds */
    ng_text_kinds kinds;
    ng_phrase_words words;
    size_t row_count;
    ng_strbuf files[MAX_FOLDS + 1]; /* a model for each fold, and last the one that learned from everything */
    ng_layers folds[MAX_FOLDS + 1];
    ng_strbuf table_files[MAX_FOLDS + 1]; /* of words, beside each model of keyphrases */
    ng_table tables[MAX_FOLDS + 1];
} trainer;

/* An article on its way through the stages. */
typedef struct parts {
    ng_text_parts text;
    uint64_t *gold; /* keys of the tags that people gave */
    size_t gold_count;
} parts;

/* ---------------------------------------------------------------- reading */

static const char *take_text(const ng_json_object *object, const char *name, ng_arena *arena, ng_span *out)
{
    const ng_json_member *member = ng_json_member_get(object, ng_span_cstr(name));
    *out = NG_SPAN("");
    if (!member || member->type != NG_JSON_STRING) return NULL;
    *out = ng_json_string(member->raw, arena);
    return out->ptr ? NULL : "out of memory";
}

static const char *read_article(trainer *t, ng_span line, article *out)
{
    ng_json_object object;
    ng_span language;
    ng_arena *arena = &t->articles_arena;
    if (ng_json_read_object(line, arena, &object, NULL) != NG_OK) return "not a JSON object";
    const char *wrong = take_text(&object, "title", arena, &out->title);
    if (!wrong) wrong = take_text(&object, "text", arena, &out->text);
    if (!wrong) wrong = take_text(&object, "lang", arena, &language);
    if (wrong) return wrong;
    if (out->text.len == 0) return "no \"text\"";
    if (language.len && !ng_language_fold(language, out->language)) return "\"lang\" is no language code";
    const ng_json_member *tags = ng_json_member_get(&object, NG_SPAN("keys"));
    if (!tags || tags->type != NG_JSON_ARRAY) return "\"keys\" is no array of strings";
    return ng_json_strings(tags->raw, arena, &out->tags, &out->tag_count) == NG_OK ? NULL : "\"keys\" is no array of strings";
}

static const char *add_article(void *user, ng_span line)
{
    trainer *t = user;
    article *moved = ng_arena_room(&t->articles_arena, t->articles, t->count, &t->capacity, FIRST_ARTICLES, sizeof *moved);
    if (!moved) return "out of memory";
    t->articles = moved;
    ng_span kept = ng_arena_copy(&t->articles_arena, line);
    if (!kept.ptr) return "out of memory";
    article *a = &t->articles[t->count];
    *a = (article){.file = t->file, .fold = (uint32_t)(t->file_counts[t->file] % t->settings->folds)};
    const char *wrong = read_article(t, kept, a);
    if (wrong) return wrong;
    t->count++;
    t->file_counts[t->file]++;
    return NULL;
}

static bool read_files(trainer *t)
{
    t->file_counts = calloc(ng_train_file_count(t->settings) + 1, sizeof *t->file_counts);
    if (!t->file_counts) return ng_trainer_out_of_memory();
    for (t->file = 0; t->file < ng_train_file_count(t->settings); t->file++) {
        if (!ng_lines_read(ng_train_path(t->settings, t->file), add_article, t)) return false;
    }
    return true;
}

/* ---------------------------------------------------------------- one article through the stages */

static bool list_gold(trainer *t, const article *a, parts *p)
{
    bool english = strcmp(p->text.language->code, "en") == 0;
    p->gold = ng_arena_array(&t->stages.arena, a->tag_count, sizeof *p->gold);
    p->gold_count = 0;
    const char *stemmer = english ? "porter" : p->text.language->stemmer;
    if (!p->gold || !ng_stemmer_use(&t->scorer, stemmer, ng_allocator_default())) return false;
    for (size_t i = 0; i < a->tag_count; i++) {
        uint64_t key;
        if (!ng_tag_gold_key(a->tags[i], t->scorer.stemmer, &t->stages.scratch, &key)) return false;
        ng_tag_gold_add(p->gold, &p->gold_count, key);
    }
    return true;
}

static bool prepare(trainer *t, const article *a, parts *p)
{
    ng_error error = {NG_OK, 0, "out of memory"};
    bool done = ng_stages_run(&t->stages, a->title, a->text, a->language, &p->text, &error) == NG_OK && list_gold(t, a, p);
    if (!done) ng_train_message("%s", error.message);
    return done;
}

/* ---------------------------------------------------------------- learning */

static bool find_candidates(trainer *t, const parts *p, ng_ranker *out)
{
    const ng_text_parts *text = &p->text;
    return ng_tag_ranker_make(&text->lines, &text->tokens, &text->meta, &text->sentences, &text->terms, text->language, t->style,
                              &t->stages.arena, out);
}

/* Marks the candidates that are shown as one of the tags. */
static bool mark_tags(trainer *t, const parts *p, const ng_ranker *ranker, bool *is_tag)
{
    const ng_candidates *all = ranker->candidates;
    for (size_t i = 0; i < all->phrase_count; i++) {
        const ng_phrase *phrase = &all->phrases[i];
        const ng_candidate *candidate = &all->items[phrase->candidate];
        if (is_tag[phrase->candidate] || !ng_tag_is_ranked(candidate)) continue;
        ng_span text = ng_tag_phrase_text(&p->text.lines, &p->text.tokens, ranker->units, phrase);
        uint64_t key;
        if (candidate->shown.len) text = candidate->shown;
        if (!ng_tag_gold_key(text, t->scorer.stemmer, &t->stages.scratch, &key)) return false;
        is_tag[phrase->candidate] = ng_tag_gold_has(p->gold, p->gold_count, key);
    }
    return true;
}

/* A large file outweighs a small one by the root of its size only: else one publisher's ways are taken for all. An article with
 * forty tags outweighs one with four in the same way. */
static double weight_of(const trainer *t, const article *a)
{
    double largest = 1;
    for (size_t i = 0; i < t->settings->file_count; i++) largest = fmax(largest, (double)t->file_counts[i]);
    return sqrt(largest / (double)t->file_counts[a->file]);
}

static void fill_row(const ng_ranker *ranker, const ng_candidate *candidate, float *x)
{
    int32_t features[NG_F_ROOM];
    ng_tag_features(ranker, candidate, features);
    for (size_t i = 0; i < ranker->features; i++) x[i] = (float)features[i] / NG_LAYERS_ONE;
}

static bool make_room(trainer *t, size_t more)
{
    if (t->row_count + more <= t->rows.count) return true;
    size_t room = 2 * (t->row_count + more);
    uint32_t *text_of = realloc(t->text_of, room * sizeof *text_of);
    if (!text_of) return false;
    t->text_of = text_of;
    return ng_rows_grow(&t->rows, room);
}

static bool teach(trainer *t, const article *a, const parts *p)
{
    ng_ranker ranker;
    if (!find_candidates(t, p, &ranker)) return false;
    size_t count = ranker.candidates->count;
    bool *is_tag = ng_arena_zeros(&t->stages.arena, count, sizeof *is_tag);
    if (!is_tag || !mark_tags(t, p, &ranker, is_tag) || !make_room(t, count)) return false;
    if (!ng_text_kinds_add(&t->kinds, ranker.text, a->file, a->fold, p->gold_count)) return false;
    size_t tags = 1;
    for (size_t i = 0; i < count; i++) tags += is_tag[i];
    double weight = weight_of(t, a) / sqrt((double)tags);
    for (size_t i = 0; i < count; i++) {
        const ng_candidate *candidate = &ranker.candidates->items[i];
        if (!ng_tag_is_ranked(candidate)) continue;
        fill_row(&ranker, candidate, t->rows.x + t->row_count * t->columns);
        t->rows.label[t->row_count] = is_tag[i];
        t->rows.weight[t->row_count] = weight;
        uint32_t text = (uint32_t)t->kinds.count - 1;
        t->text_of[t->row_count] = text;
        if (t->style == NG_TAG_PHRASES && !ng_phrase_words_add(&t->words, &ranker, (uint32_t)i, text)) return false;
        t->rows.fold[t->row_count++] = a->fold;
    }
    return true;
}

static bool make_rows(trainer *t)
{
    enum { FIRST_ROOM = 1 << 14 };
    t->text_of = malloc(FIRST_ROOM * sizeof *t->text_of);
    if (!t->text_of || !ng_rows_init(&t->rows, FIRST_ROOM, t->columns)) return ng_trainer_out_of_memory();
    for (size_t i = 0; i < t->count; i++) {
        parts p;
        if (t->articles[i].file >= t->settings->file_count) continue;
        if (!prepare(t, &t->articles[i], &p)) return false;
        if (!teach(t, &t->articles[i], &p)) return ng_trainer_out_of_memory();
    }
    t->rows.count = t->row_count;
    return true;
}

static uint32_t features_of(const trainer *t)
{
    return t->style == NG_TAG_NAMES ? NG_TAG_FEATURES : NG_PHRASE_FEATURES;
}

static bool load(trainer *t, uint32_t fold, const char *name)
{
    ng_error error = {NG_OK, 0, "out of memory"};
    ng_status status = ng_layers_load(&t->folds[fold], &t->models, ng_strbuf_span(&t->files[fold]), features_of(t),
                                      t->weights, 0, name, &error);
    ng_span words = ng_strbuf_span(&t->table_files[fold]);
    if (status == NG_OK && words.len) status = ng_table_load(&t->tables[fold], &t->models, words, name, &error);
    if (status != NG_OK) ng_train_message("%s", error.message);
    return status == NG_OK;
}

/* How many rows of an article the model is learned from again: those that it puts first. */
enum { HARDEST = 40, HARDER_ROUNDS = 2 };

typedef struct scored_row {
    double score;
    size_t row;
} scored_row;

static int by_score(const void *a, const void *b)
{
    const scored_row *x = a, *y = b;
    if (x->score > y->score || x->score < y->score) return x->score > y->score ? -1 : 1;
    return x->row < y->row ? -1 : 1;
}

static double score_row(const trainer *t, size_t row, const int32_t *weights)
{
    double sum = 0;
    const float *x = t->rows.x + row * t->columns;
    for (size_t k = 0; k < t->columns; k++) sum += weights[k] * (double)x[k];
    return sum;
}

/* Marks the rows of each article that [weights] put first. */
static void mark_hardest(const trainer *t, const int32_t *weights, scored_row *list, bool *hard)
{
    for (size_t first = 0, end; first < t->row_count; first = end) {
        for (end = first; end < t->row_count && t->text_of[end] == t->text_of[first]; end++)
            list[end - first] = (scored_row){score_row(t, end, weights), end};
        qsort(list, end - first, sizeof *list, by_score);
        for (size_t i = 0; i < end - first && i < HARDEST; i++) hard[list[i].row] = true;
    }
}

/* Learns again from those rows alone that a model puts first: only among them is anything to be decided, and most of an article's
 * phrases would be told from tags by any weights. What the new weights put first counts the next time, too. */
static bool fit_hardest(trainer *t, int64_t left_out, int32_t *weights)
{
    scored_row *list = malloc((t->row_count + 1) * sizeof *list);
    bool *hard = calloc(t->row_count + 1, sizeof *hard), fits = list && hard;
    double *all = t->rows.weight, *kept = malloc((t->row_count + 1) * sizeof *kept);
    fits = fits && kept;
    for (int round = 0; fits && round < HARDER_ROUNDS; round++) {
        mark_hardest(t, weights, list, hard);
        for (size_t i = 0; i < t->row_count; i++) kept[i] = hard[i] ? all[i] : 0;
        t->rows.weight = kept;
        fits = ng_judge_fit(&t->rows, t->columns, t->settings->cost, left_out, weights);
        t->rows.weight = all;
    }
    free(kept);
    free(hard);
    free(list);
    return fits || ng_trainer_out_of_memory();
}

static bool tell_kinds(trainer *t, int64_t left_out, int32_t *weights)
{
    if (!ng_text_kinds_fit(&t->kinds, t->settings->cost, left_out, weights)) return false;
    return ng_text_kinds_spread(&t->kinds, weights, &t->rows, t->text_of) || ng_trainer_out_of_memory();
}

/* The model that learned from every fold but [fold]; the last one leaves out nothing. */
static bool fit(trainer *t, uint32_t fold)
{
    const ng_train_settings *s = t->settings;
    int32_t weights[NG_PHRASE_FEATURE_COUNT + 1];
    int32_t *of_features = weights + t->weights - t->columns;
    int64_t left_out = fold == s->folds ? -1 : (int64_t)fold;
    ng_strbuf *out = &t->files[fold];
    if (s->progress) ng_train_message("learning, fold %u of %u", (unsigned)fold + 1, (unsigned)s->folds + 1);
    if (t->style == NG_TAG_PHRASES && !tell_kinds(t, left_out, weights)) return false;
    if (!ng_judge_fit(&t->rows, t->columns, s->cost, left_out, of_features)) return false;
    if (t->style == NG_TAG_NAMES && !fit_hardest(t, left_out, of_features)) return false;
    if (t->style == NG_TAG_PHRASES && !ng_phrase_words_fit(&t->words, &t->rows, of_features, left_out, &t->table_files[fold]))
        return ng_trainer_out_of_memory();
    const uint32_t head[] = {NG_LAYERS_FORMAT, features_of(t), t->weights, 0, 0, 0};
    ng_strbuf_add(out, NG_SPAN(NG_LAYERS_MAGIC));
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) ng_model_file_add_u32(out, head[i]);
    ng_model_file_add_weights(out, weights, t->weights + 1);
    return ng_model_file_seal(out) ? load(t, fold, "the new model") : ng_trainer_out_of_memory();
}

static bool learn(trainer *t)
{
    if (!make_rows(t)) return false;
    for (uint32_t fold = 0; fold <= t->settings->folds; fold++) {
        if (!fit(t, fold)) return false;
    }
    return true;
}

/* The model to measure takes the place of those of all folds. */
static bool use_model(trainer *t, const char *path)
{
    uint32_t all = t->settings->folds;
    const char *words = t->settings->words;
    if (!ng_model_file_read(path, &t->files[all])) return false;
    if ((words && !ng_model_file_read(words, &t->table_files[all])) || !load(t, all, path)) return false;
    for (uint32_t fold = 0; fold < all; fold++) {
        t->folds[fold] = t->folds[all];
        t->tables[fold] = t->tables[all];
    }
    return true;
}

/* ---------------------------------------------------------------- the report */

/* Sums over the articles of a file. */
typedef struct tally {
    size_t count;
    double f1[DEPTHS];
    double cut_f1[DEPTHS]; /* of as many as become tags */
    double cut_count;      /* keywords in them */
    double gold;       /* tags that people gave */
    double candidates; /* those of them that are candidates */
} tally;

static bool count_candidates(trainer *t, const parts *p, tally *to)
{
    ng_ranker ranker;
    if (!find_candidates(t, p, &ranker)) return false;
    bool *is_tag = ng_arena_zeros(&t->stages.arena, ranker.candidates->count, sizeof *is_tag);
    if (!is_tag || !mark_tags(t, p, &ranker, is_tag)) return false;
    for (size_t i = 0; i < ranker.candidates->count; i++) to->candidates += is_tag[i];
    to->gold += (double)p->gold_count;
    return true;
}

static bool judge_list(trainer *t, const parts *p, const ng_keyword *keywords, size_t length, double *f1)
{
    uint64_t found[DEEPEST];
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        uint64_t key;
        if (!ng_tag_gold_key(keywords[i].text, t->scorer.stemmer, &t->stages.scratch, &key)) return false;
        ng_tag_gold_add(found, &count, key);
    }
    for (size_t i = 0; i < DEPTHS; i++) f1[i] += ng_tag_gold_f1(p->gold, p->gold_count, found, count, DEPTH[i]);
    return true;
}

static bool measure(trainer *t, const article *a, tally *to)
{
    parts p;
    ng_keywords keywords;
    ng_error error;
    uint32_t fold = a->file >= t->settings->file_count ? t->settings->folds : a->fold;
    ng_tag_options how = {.limit = DEEPEST, .unsure = DEEPEST, .style = t->style, .model = &t->folds[fold]};
    if (t->style == NG_TAG_PHRASES) how.wording = &t->tables[fold];
    if (!prepare(t, a, &p)) return false;
    if (p.gold_count == 0) return true;
    const ng_text_parts *text = &p.text;
    ng_status status = ng_tag_keywords(&text->lines, &text->tokens, &text->meta, &text->sentences, &text->terms, text->language,
                                       &how, &t->stages.arena, &keywords, &error);
    if (status != NG_OK) return ng_trainer_out_of_memory();
    to->count++;
    size_t worth = ng_tag_count_worth(&keywords, NG_TAG_EXPECTED_NAMES);
    to->cut_count += (double)worth;
    if (!judge_list(t, &p, keywords.items, keywords.count, to->f1) || !judge_list(t, &p, keywords.items, worth, to->cut_f1))
        return ng_trainer_out_of_memory();
    return count_candidates(t, &p, to) ? true : ng_trainer_out_of_memory();
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void print_f1(const double *f1, double articles)
{
    for (size_t i = 0; i < DEPTHS; i++) printf(" %6.2f", 100 * f1[i] / articles);
}

/* One line a file: mean F1 of the first keywords, of as many as there may be and of those that become tags; how many
 * these are; how many of the tags are candidates at all. */
static bool report(trainer *t)
{
    printf("%-28s %8s %6s %6s %6s %6s %6s %6s %6s %11s\n", "file", "articles", "F1@5", "F1@10", "F1@15", "cut@5", "@10", "@15",
           "tags", "candidates");
    for (size_t file = 0; file < ng_train_file_count(t->settings); file++) {
        tally sum = {0};
        for (size_t i = 0; i < t->count; i++) {
            if (t->articles[i].file == file && !measure(t, &t->articles[i], &sum)) return false;
        }
        double n = fmax(1, (double)sum.count);
        printf("%-28s %8zu", base_name(ng_train_path(t->settings, file)), sum.count);
        print_f1(sum.f1, n);
        print_f1(sum.cut_f1, n);
        printf(" %6.1f %10.1f%%\n", sum.cut_count / n, 100 * sum.candidates / fmax(1, sum.gold));
    }
    return true;
}

/* ---------------------------------------------------------------- all of it */

static bool work(trainer *t)
{
    const ng_train_settings *s = t->settings;
    if (!read_files(t) || !(s->model ? use_model(t, s->model) : learn(t)) || !report(t)) return false;
    if (s->output && !ng_model_file_write(s->output, ng_strbuf_span(&t->files[s->folds]))) return false;
    return !s->words || s->model || ng_model_file_write(s->words, ng_strbuf_span(&t->table_files[s->folds]));
}

static void release(trainer *t)
{
    for (size_t i = 0; i <= MAX_FOLDS; i++) {
        ng_strbuf_free(&t->files[i]);
        ng_strbuf_free(&t->table_files[i]);
    }
    ng_phrase_words_free(&t->words);
    free(t->file_counts);
    ng_rows_free(&t->rows);
    ng_text_kinds_free(&t->kinds);
    free(t->text_of);
    ng_stemmer_close(t->scorer.stemmer);
    ng_stages_free(&t->stages);
    ng_arena_free(&t->models);
    ng_arena_free(&t->articles_arena);
    free(t);
}

int ng_train_tags(const ng_train_settings *settings)
{
    ng_allocator allocator = ng_allocator_default();
    trainer *t = calloc(1, sizeof *t);
    if (!t) return ng_trainer_out_of_memory() ? 0 : 2;
    t->settings = settings;
    t->style = settings->phrases ? NG_TAG_PHRASES : NG_TAG_NAMES;
    t->weights = settings->phrases ? NG_PHRASE_FEATURE_COUNT : NG_TAG_FEATURE_COUNT;
    t->columns = t->weights - (settings->phrases ? NG_TEXT_WEIGHTS : 0);
    ng_arena_init(&t->articles_arena, allocator);
    ng_arena_init(&t->models, allocator);
    for (size_t i = 0; i <= MAX_FOLDS; i++) {
        ng_strbuf_init(&t->files[i], allocator);
        ng_strbuf_init(&t->table_files[i], allocator);
    }
    bool done = ng_phrase_words_init(&t->words) && ng_stages_open(&t->stages) && work(t);
    release(t);
    return done ? 0 : 2;
}
