/* nutgraf-train sentences: the evidence at each site and the gold answer become examples; the report is made by the splitter
 * itself, each site judged by the model that never saw its block of sentences. */
#include "train/sentences.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "lex/lex.h"
#include "read/read.h"
#include "split/split.h"
#include "train/gold.h"
#include "train/message.h"
#include "train/model_file.h"
#include "train/one_vs_rest.h"
#include "train/trainer.h"

enum {
    END = 0,          /* the one label: a sentence ends here */
    BLOCK = 40,       /* sentences that stay in one fold: neighbours share names and subject */
    MAX_EVIDENCE = 64,
    RULE_IDS = 32,
    MAX_FOLDS = 20
};

/* Right and wrong answers about inner boundaries. */
typedef struct tally {
    size_t hit, extra, missed;
} tally;

typedef struct rule_tally {
    size_t count, right, firm;
} rule_tally;

/* How the splitter is asked. */
typedef enum mode { BY_GOLD, BY_RULES_AND_MODEL, BY_MODEL, MODES } mode;

typedef struct trainer {
    const ng_train_settings *settings;
    ng_gold gold;
    ng_model *model;
    ng_arena arena;
    ng_strbuf scratch;
    ng_examples examples;
    ng_strbuf files[MAX_FOLDS + 1];  /* a model for each fold, and last the one that learned from everything */
    ng_linear folds[MAX_FOLDS + 1];
    ng_arena models;
    rule_tally rules[RULE_IDS][2];
    bool out_of_memory;
    /* the text at hand */
    const ng_gold_text *text;
    const ng_lines *lines;
    mode mode;
    bool test;                       /* it was not learned from */
    bool learning;
    size_t sites;
} trainer;

/* ---------------------------------------------------------------- one text through the stages */

/* Where a position of the lines' text stands in the gold text: behind what ends there. */
static uint32_t source_end(const ng_lines *lines, uint32_t end)
{
    size_t offset, length;
    ng_lines_source(lines, end - 1, end, &offset, &length);
    return (uint32_t)(offset + length);
}

static bool is_end(const trainer *t, uint32_t at)
{
    return ng_gold_has(t->text->ends, t->text->end_count, at);
}

static uint32_t fold_of(const trainer *t, uint32_t at)
{
    size_t sentence = t->text->before;
    for (size_t i = 0; i < t->text->end_count && t->text->ends[i] < at; i++) sentence++;
    return (uint32_t)(sentence / BLOCK % t->settings->folds);
}

static void learn(trainer *t, const ng_split_question *question, bool ends, uint32_t fold)
{
    uint32_t buckets[MAX_EVIDENCE], mask = (1U << t->settings->bits) - 1;
    for (size_t i = 0; i < question->count; i++) buckets[i] = ng_linear_bucket(question->features[i], mask);
    static const uint32_t end[] = {END};
    bool added = ng_examples_add(&t->examples, buckets, question->count, end, ends, fold, 1);
    /* Every second site once more without its language, for languages that are not among the texts. */
    if (t->sites++ % 2 == 0) added = added && ng_examples_add(&t->examples, buckets, question->blind, end, ends, fold, 1);
    t->out_of_memory |= !added;
    rule_tally *rule = &t->rules[question->rule % RULE_IDS][question->leans];
    rule->count++;
    rule->right += question->leans == ends;
    rule->firm += question->firm;
}

static bool judge(void *user, const ng_split_question *question)
{
    trainer *t = user;
    uint32_t at = source_end(t->lines, question->end), fold = fold_of(t, at);
    if (t->mode == BY_GOLD) {
        bool ends = is_end(t, at);
        if (t->learning) learn(t, question, ends, fold);
        return ends;
    }
    if (t->mode == BY_RULES_AND_MODEL && question->firm) return question->leans;
    const ng_linear *model = &t->folds[t->test ? t->settings->folds : fold];
    uint32_t buckets[MAX_EVIDENCE];
    for (size_t i = 0; i < question->count; i++) buckets[i] = ng_linear_bucket(question->features[i], model->mask);
    return ng_linear_score(model, END, buckets, question->count) > ng_split_least_score(model, question->rule);
}

static ng_kept keep_all(const ng_lines *lines, ng_arena *arena)
{
    ng_kept_line *kept = ng_arena_zeros(arena, lines->count + 1, sizeof *kept);
    for (size_t i = 0; kept && i < lines->count; i++) {
        kept[i].keep = true;
        kept[i].body = lines->items[i].start;
    }
    return (ng_kept){.lines = kept, .kept = lines->count};
}

/* Counts the sentence ends that were found against the gold ones, paragraph ends and the last one apart. */
static void compare(const trainer *t, const ng_sentences *sentences, tally *count)
{
    const ng_gold_text *text = t->text;
    uint32_t last = text->ends[text->end_count - 1];
    size_t wanted = 0, hit = 0;
    for (size_t i = 0; i < text->end_count; i++) {
        wanted += text->ends[i] != last && !ng_gold_has(text->breaks, text->break_count, text->ends[i]);
    }
    for (size_t i = 0; i < sentences->count; i++) {
        uint32_t at = source_end(t->lines, sentences->items[i].end);
        if (at == last || ng_gold_has(text->breaks, text->break_count, at)) continue;
        if (is_end(t, at)) hit++;
        else count->extra++;
    }
    count->hit += hit;
    count->missed += wanted - hit;
}

static ng_status run_text(trainer *t, const ng_gold_text *text, tally *count, ng_error *error)
{
    ng_lines lines;
    ng_tokens tokens;
    ng_sentences sentences;
    ng_arena_reset(&t->arena);
    ng_status status = ng_read(NG_SPAN(""), text->text, NG_WRAP_JOIN, &t->arena, &lines, error);
    if (status == NG_OK) status = ng_lex(&lines, t->model, text->language, &t->scratch, &t->arena, &tokens, error);
    if (status != NG_OK) return status;
    ng_kept kept = keep_all(&lines, &t->arena);
    if (!kept.lines) return ng_fail_memory(error);
    ng_split_judge own = {judge, t};
    ng_split_means means = {.language = ng_model_language(t->model, text->language),
                            .common = ng_language_table(&t->model->neutral, NG_TABLE_ABBREVIATIONS),
                            .without_rules = t->mode == BY_MODEL,
                            .judge = &own};
    t->text = text;
    t->lines = &lines;
    status = ng_split(&lines, &tokens, &kept, &means, &t->arena, &sentences, error);
    if (status == NG_OK) compare(t, &sentences, count);
    return status;
}

/* All texts of a file. */
static bool run_file(trainer *t, size_t file, mode how, tally *count)
{
    ng_error error = {NG_OK, 0, ""};
    t->mode = how;
    t->test = file >= t->settings->file_count;
    for (size_t i = 0; i < t->gold.count; i++) {
        if (t->gold.texts[i].file != file) continue;
        if (run_text(t, &t->gold.texts[i], count, &error) == NG_OK && !t->out_of_memory) continue;
        ng_train_message("%s", error.message[0] ? error.message : "out of memory");
        return false;
    }
    return true;
}

/* ---------------------------------------------------------------- learning */

static void say(const trainer *t, const char *what, size_t number)
{
    if (t->settings->progress) ng_train_message("%s %zu", what, number);
}

/* The model that learned from every fold but [fold]; [folds] itself leaves out nothing. */
static bool fit(trainer *t, uint32_t fold)
{
    const ng_train_settings *s = t->settings;
    ng_logistic_settings how = {s->bits, s->cost, s->seed, fold == s->folds ? -1 : (int64_t)fold, END};
    static const char *const labels[] = {"end"};
    ng_weights weights;
    ng_error error = {NG_OK, 0, ""};
    if (!ng_one_vs_rest_fit(&t->examples, &how, &weights, 1)) {
        ng_train_message("too few sentences to learn from, or out of memory");
        return false;
    }
    bool made = ng_model_file_make(&weights, labels, 1, "sentences", NG_SENTENCE_FEATURES, &t->files[fold]);
    ng_one_vs_rest_free(&weights, 1);
    ng_status status = made ? ng_linear_load(&t->folds[fold], &t->models, ng_strbuf_span(&t->files[fold]), "sentences",
                                             NG_SENTENCE_FEATURES, "the new model", &error)
                            : ng_fail_memory(&error);
    if (status != NG_OK) ng_train_message("%s", error.message);
    return status == NG_OK;
}

/* The model to measure takes the place of those of all folds. */
static bool use_model(trainer *t, const char *path)
{
    uint32_t all = t->settings->folds;
    ng_error error = {NG_OK, 0, "out of memory"};
    if (!ng_model_file_read(path, &t->files[all])) return false;
    ng_linear *model = &t->folds[all];
    if (ng_linear_load(model, &t->models, ng_strbuf_span(&t->files[all]), "sentences", NG_SENTENCE_FEATURES, path, &error)
        != NG_OK) {
        ng_train_message("%s", error.message);
        return false;
    }
    for (uint32_t fold = 0; fold < all; fold++) t->folds[fold] = *model;
    return true;
}

static bool learn_all(trainer *t)
{
    t->learning = true;
    for (size_t file = 0; file < t->settings->file_count; file++) {
        tally unused = {0, 0, 0};
        if (!run_file(t, file, BY_GOLD, &unused)) return false;
    }
    t->learning = false;
    say(t, "examples:", t->examples.count);
    for (uint32_t fold = 0; fold <= t->settings->folds; fold++) {
        say(t, fold < t->settings->folds ? "learning without fold" : "learning from all", fold);
        if (!fit(t, fold)) return false;
    }
    return true;
}

/* ---------------------------------------------------------------- the report */

static double f1(const tally *t)
{
    size_t all = 2 * t->hit + t->extra + t->missed;
    return all ? 200.0 * (double)t->hit / (double)all : 100;
}

static double share(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 100;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* One line a file: precision, recall and F1 of rules and model, F1 of the model alone, and of all sites answered rightly. */
static bool report_files(trainer *t)
{
    const ng_train_settings *s = t->settings;
    double sums[MODES] = {0};
    printf("%-32s %9s %7s %7s %7s %7s %7s\n", "file", "sentences", "P", "R", "F1", "model", "reach");
    for (size_t file = 0; file < ng_train_file_count(s); file++) {
        tally found[MODES] = {{0, 0, 0}};
        for (unsigned m = 0; m < MODES; m++) {
            if (!run_file(t, file, (mode)m, &found[m])) return false;
            sums[m] += f1(&found[m]);
        }
        const tally *both = &found[BY_RULES_AND_MODEL];
        const char *path = ng_train_path(s, file);
        printf("%-32s %9zu %7.2f %7.2f %7.2f %7.2f %7.2f\n", base_name(path), both->hit + both->missed,
               share(both->hit, both->hit + both->extra), share(both->hit, both->hit + both->missed), f1(both),
               f1(&found[BY_MODEL]), f1(&found[BY_GOLD]));
    }
    double files = (double)ng_train_file_count(s);
    printf("%-32s %9s %7s %7s %7.2f %7.2f %7.2f\n", "macro", "", "", "", sums[BY_RULES_AND_MODEL] / files, sums[BY_MODEL] / files,
           sums[BY_GOLD] / files);
    return true;
}

static void report_rules(const trainer *t)
{
    printf("\n%-6s %-8s %8s %8s %7s\n", "rule", "side", "sites", "firm", "right");
    for (size_t rule = 0; rule < RULE_IDS; rule++) {
        for (size_t ends = 0; ends < 2; ends++) {
            const rule_tally *r = &t->rules[rule][ends];
            if (r->count == 0) continue;
            printf("S%02zu    %-8s %8zu %8zu %7.2f\n", rule, ends ? "ends" : "goes on", r->count, r->firm,
                   share(r->right, r->count));
        }
    }
}

/* ---------------------------------------------------------------- all of it */

static bool read_files(trainer *t)
{
    const ng_train_settings *s = t->settings;
    for (size_t i = 0; i < ng_train_file_count(s); i++) {
        if (!ng_gold_read(&t->gold, ng_train_path(s, i), i)) return false;
    }
    say(t, "texts:", t->gold.count);
    return true;
}

static bool work(trainer *t)
{
    const char *model = t->settings->model;
    if (!read_files(t) || !(model ? use_model(t, model) : learn_all(t))) return false;
    if (!report_files(t)) return false;
    if (!model) report_rules(t);
    return !t->settings->output || ng_model_file_write(t->settings->output, ng_strbuf_span(&t->files[t->settings->folds]));
}

int ng_train_sentences(const ng_train_settings *settings)
{
    ng_model *model;
    trainer *t = ng_trainer_new(sizeof *t, &model);
    if (!t) return 2;
    t->model = model;
    t->settings = settings;
    ng_gold_init(&t->gold);
    ng_arena_init(&t->arena, ng_allocator_default());
    ng_arena_init(&t->models, ng_allocator_default());
    ng_strbuf_init(&t->scratch, ng_allocator_default());
    for (size_t i = 0; i <= MAX_FOLDS; i++) ng_strbuf_init(&t->files[i], ng_allocator_default());
    bool done = work(t);
    for (size_t i = 0; i <= MAX_FOLDS; i++) ng_strbuf_free(&t->files[i]);
    ng_examples_free(&t->examples);
    ng_gold_free(&t->gold);
    ng_strbuf_free(&t->scratch);
    ng_arena_free(&t->models);
    ng_arena_free(&t->arena);
    ng_model_close(t->model);
    free(t);
    return done ? 0 : 2;
}
