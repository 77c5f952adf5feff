/* nutgraf-train languages: texts go through read and lex as in a run, the n-grams of their words become examples, and the report
 * is made by lex itself, each text judged by the model that never saw its block. */
#include "train/languages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lex/language.h"
#include "lex/lex.h"
#include "lex/ngrams.h"
#include "model/identifier.h"
#include "read/read.h"
#include "train/lines.h"
#include "train/message.h"
#include "train/model_file.h"
#include "train/softmax.h"
#include "train/trainer.h"
#include "wrap/json.h"

enum {
    BLOCK = 10,       /* texts of a language that stay in one fold: neighbours are often of one article */
    MAX_FOLDS = 20,
    MAX_LANGUAGES = 255,
    MAX_WORDS = 60,   /* of a text that are learned from: longer ones are known anyway */
    SHOWN = 3,        /* languages that a language is most often taken for */
    SHARE = 10        /* one in so many texts of a language must be in a script for the language to be one of that script */
};

static const struct {
    unsigned rounds;
    double step, most;
    uint32_t bits[NG_GROUP_COUNT]; /* each group's table has 1 << bits rows, one byte for each of its languages in a row */
    size_t pieces[6];      /* words: beside the text itself, short pieces of it are learned from, for headlines */
    size_t wanted;         /* pieces of a language: the fewer its texts, the more of each, ... */
    size_t least, most_pieces; /* ... within reason */
} SETTINGS = {8, 0.5, 2.0, {12, 12, 12, 12}, {1, 2, 3, 5, 8, 12}, 3000, 2, 25};

typedef struct text {
    ng_span text;
    uint32_t language; /* number of its code */
    uint32_t fold;
    uint64_t part;     /* texts that say the same in several languages are one part and stay in one fold; 0 = none */
    ng_script script;  /* of most of its letters */
} text;

static const uint32_t NO_LABEL = UINT32_MAX;

typedef struct group {
    const char *labels[MAX_LANGUAGES];
    uint32_t numbers[MAX_LANGUAGES + 1]; /* language -> label, NO_LABEL where it is not of this script */
    size_t texts[MAX_LANGUAGES + 1];     /* by language */
    size_t label_count;
    ng_examples examples;
} group;

typedef struct trainer {
    const ng_train_settings *settings;
    ng_model *model;
    ng_arena arena;          /* the texts */
    ng_arena run;            /* the one at hand */
    ng_arena models;
    ng_strbuf scratch;
    text *texts;
    size_t count, capacity;
    size_t learned;          /* the first so many are learned from */
    size_t file;             /* that is being read */
    char codes[MAX_LANGUAGES + 1][NG_LANGUAGE_SIZE]; /* languages, by number; 0 is "und" */
    size_t language_count;
    size_t seen[MAX_LANGUAGES + 1]; /* texts to learn from, by language */
    group groups[NG_GROUP_COUNT];
    ng_strbuf files[MAX_FOLDS + 1]; /* a model for each fold, and last the one that learned from everything */
    ng_identifier folds[MAX_FOLDS + 1];
    uint64_t random;
} trainer;

static bool fail(const char *what)
{
    ng_train_message("%s", what);
    return false;
}

static void say(const trainer *t, const char *what, size_t number)
{
    if (t->settings->progress) ng_train_message("%s %zu", what, number);
}

/* ---------------------------------------------------------------- reading */

/* The number of a code, a new one if need be; 0 when there are too many. */
static uint32_t language_number(trainer *t, const char *code)
{
    for (size_t i = 0; i < t->language_count; i++) {
        if (strcmp(t->codes[i], code) == 0) return (uint32_t)i;
    }
    if (t->language_count > MAX_LANGUAGES) return 0;
    memcpy(t->codes[t->language_count], code, NG_LANGUAGE_SIZE);
    return (uint32_t)t->language_count++;
}

static const char *read_text(trainer *t, ng_span line, text *out)
{
    ng_json_object object;
    ng_error error = {NG_OK, 0, ""};
    char code[NG_LANGUAGE_SIZE] = "";
    ng_span kept = ng_arena_copy(&t->arena, line);
    if (!kept.ptr) return "out of memory";
    if (ng_json_read_object(kept, &t->arena, &object, &error) != NG_OK) return "not a JSON object";
    const ng_json_member *body = ng_json_member_get(&object, NG_SPAN("text"));
    const ng_json_member *language = ng_json_member_get(&object, NG_SPAN("lang"));
    if (!body || body->type != NG_JSON_STRING) return "no \"text\"";
    if (!language || language->type != NG_JSON_STRING) return "no \"lang\"";
    out->text = ng_json_string(body->raw, &t->arena);
    ng_span raw = ng_json_string(language->raw, &t->arena);
    if (!out->text.ptr || !raw.ptr) return "out of memory";
    const ng_json_member *part = ng_json_member_get(&object, NG_SPAN("part"));
    out->part = part && part->type == NG_JSON_STRING ? ng_hash(part->raw) : 0;
    if (!ng_language_fold(raw, code) || strcmp(code, t->codes[0]) == 0) return "\"lang\" is no language code";
    out->language = language_number(t, code);
    return out->language > 0 ? NULL : "too many languages";
}

static const char *add_line(void *user, ng_span line)
{
    trainer *t = user;
    if (t->count == t->capacity) {
        size_t capacity = t->capacity ? t->capacity * 2 : 1024;
        text *moved = ng_arena_grow(&t->arena, t->texts, t->count, capacity, sizeof *moved);
        if (!moved) return "out of memory";
        t->texts = moved;
        t->capacity = capacity;
    }
    text *added = &t->texts[t->count];
    *added = (text){.script = NG_SCRIPT_NONE};
    const char *wrong = read_text(t, line, added);
    if (wrong) return wrong;
    t->count++;
    if (t->file >= t->settings->file_count) return NULL;
    uint64_t block = added->part ? added->part : t->seen[added->language] / BLOCK;
    added->fold = (uint32_t)(block % t->settings->folds);
    t->seen[added->language]++;
    return NULL;
}

static bool read_files(trainer *t)
{
    const ng_train_settings *s = t->settings;
    for (t->file = 0; t->file < ng_train_file_count(s); t->file++) {
        const char *path = ng_train_path(s, t->file);
        if (!ng_lines_read(path, add_line, t)) return false;
        if (t->file < s->file_count) t->learned = t->count;
    }
    say(t, "texts:", t->count);
    return true;
}

/* Through read and lex. [language] is "" to find it out. */
static ng_status run_text(trainer *t, const text *x, const char *language, ng_tokens *tokens)
{
    ng_lines lines;
    ng_error error = {NG_OK, 0, ""};
    ng_arena_reset(&t->run);
    ng_status status = ng_read(NG_SPAN(""), x->text, NG_WRAP_JOIN, &t->run, &lines, &error);
    if (status == NG_OK) status = ng_lex(&lines, t->model, language, &t->scratch, &t->run, tokens, &error);
    if (status != NG_OK) fail(error.message);
    return status;
}

/* ---------------------------------------------------------------- learning */

/* The n-grams of the text's words one after the other, and where each word's begin. */
typedef struct words {
    uint32_t buckets[MAX_WORDS * NG_NGRAMS_MAX];
    size_t first[MAX_WORDS + 1];
    size_t count;
} words;

static ng_script main_script(const ng_tokens *tokens)
{
    size_t letters[NG_SCRIPT_COUNT + 1] = {0};
    size_t best = NG_SCRIPT_NONE, most = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        if (!ng_lex_speaks(tokens, i)) continue;
        ng_ngrams ngrams;
        ng_ngrams_of(tokens->words[tokens->items[i].word].folded, &ngrams);
        letters[ngrams.script] += ngrams.letters;
    }
    for (size_t i = 0; i < NG_SCRIPT_COUNT; i++) {
        if (letters[i] <= most) continue;
        most = letters[i];
        best = i;
    }
    return (ng_script)best;
}

static void take_words(const ng_tokens *tokens, ng_script script, words *out)
{
    uint32_t mask = (UINT32_C(1) << SETTINGS.bits[script]) - 1;
    size_t made = 0;
    out->count = 0;
    for (size_t i = 0; i < tokens->count && out->count < MAX_WORDS; i++) {
        ng_ngrams ngrams;
        if (!ng_lex_speaks(tokens, i)) continue;
        ng_ngrams_of(tokens->words[tokens->items[i].word].folded, &ngrams);
        if (ngrams.script != script) continue;
        out->first[out->count++] = made;
        for (size_t n = 0; n < ngrams.count; n++) out->buckets[made++] = ng_linear_bucket(ngrams.hashes[n], mask);
    }
    out->first[out->count] = made;
}

static bool add_piece(trainer *t, const text *x, const words *w, size_t from, size_t to)
{
    group *g = &t->groups[x->script];
    size_t first = w->first[from], count = w->first[to] - first;
    return ng_examples_add(&g->examples, w->buckets + first, count, &g->numbers[x->language], 1, x->fold, 1);
}

static size_t random_below(trainer *t, size_t bound)
{
    return (size_t)(ng_hash_mix(t->random += UINT64_C(0x9e3779b97f4a7c15)) % bound);
}

static size_t pieces_of(const trainer *t, const text *x)
{
    size_t pieces = SETTINGS.wanted / t->seen[x->language];
    return pieces < SETTINGS.least ? SETTINGS.least : pieces > SETTINGS.most_pieces ? SETTINGS.most_pieces : pieces;
}

static bool learn_text(trainer *t, const text *x, words *w)
{
    if (x->script >= (ng_script)NG_GROUP_COUNT || t->groups[x->script].numbers[x->language] == NO_LABEL) return true;
    ng_tokens tokens;
    if (run_text(t, x, t->codes[0], &tokens) != NG_OK) return false;
    take_words(&tokens, x->script, w);
    if (w->count == 0) return true;
    bool added = add_piece(t, x, w, 0, w->count);
    for (size_t i = 0; i < pieces_of(t, x); i++) {
        size_t length = SETTINGS.pieces[random_below(t, sizeof SETTINGS.pieces / sizeof SETTINGS.pieces[0])];
        if (length >= w->count) continue;
        size_t from = random_below(t, w->count - length + 1);
        added = added && add_piece(t, x, w, from, from + length);
    }
    return added || fail("out of memory");
}

static bool find_script(trainer *t, text *x)
{
    ng_tokens tokens;
    if (run_text(t, x, t->codes[0], &tokens) != NG_OK) return false;
    x->script = main_script(&tokens);
    if (x->script < (ng_script)NG_GROUP_COUNT) t->groups[x->script].texts[x->language]++;
    return true;
}

/* The languages of each script, but for a text here and there that quotes another. */
static void number_labels(trainer *t)
{
    for (size_t which = 0; which < NG_GROUP_COUNT; which++) {
        group *g = &t->groups[which];
        for (size_t i = 0; i < t->language_count; i++) {
            bool one = g->texts[i] > 0 && g->texts[i] * SHARE >= t->seen[i];
            g->numbers[i] = one ? (uint32_t)g->label_count : NO_LABEL;
            if (one) g->labels[g->label_count++] = t->codes[i];
        }
    }
}

static void add_u32(ng_strbuf *out, size_t value)
{
    for (unsigned shift = 0; shift < 32; shift += 8) ng_strbuf_add_char(out, (char)(value >> shift & 0xff));
}

/* Appends the model of one script that learned from every fold but [fold]. */
static bool fit_group(trainer *t, size_t which, uint32_t fold, ng_strbuf *out)
{
    const ng_train_settings *s = t->settings;
    const group *g = &t->groups[which];
    ng_weights weights[NG_IDENTIFIER_MAX_LABELS];
    ng_softmax_settings how = {SETTINGS.bits[which], (uint32_t)g->label_count, SETTINGS.rounds, SETTINGS.step, SETTINGS.most,
                               s->seed, fold == s->folds ? -1 : (int64_t)fold};
    if (g->label_count > NG_IDENTIFIER_MAX_LABELS) return fail("too many languages of one script");
    if (!ng_softmax_fit(&g->examples, &how, weights)) return fail("a script without texts, or out of memory");
    ng_strbuf part;
    ng_strbuf_init(&part, ng_allocator_default());
    bool made = ng_model_file_make(weights, g->labels, g->label_count, ng_identifier_kind((ng_script_group)which),
                                   NG_LANGUAGE_FEATURES, &part);
    add_u32(out, part.len);
    ng_strbuf_add(out, ng_strbuf_span(&part));
    ng_strbuf_free(&part);
    for (size_t i = 0; i < g->label_count; i++) ng_weights_free(&weights[i]);
    return (made && !out->failed) || fail("out of memory");
}

static bool fit(trainer *t, uint32_t fold)
{
    ng_error error = {NG_OK, 0, ""};
    ng_strbuf *file = &t->files[fold];
    ng_strbuf_add(file, NG_SPAN(NG_IDENTIFIER_MAGIC));
    for (size_t i = 0; i < NG_GROUP_COUNT; i++) {
        if (!fit_group(t, i, fold, file)) return false;
    }
    return ng_identifier_load(&t->folds[fold], &t->models, ng_strbuf_span(file), false, "the new model", &error) == NG_OK
        || fail(error.message);
}

static bool learn_texts(trainer *t)
{
    words *w = malloc(sizeof *w);
    bool done = w || fail("out of memory");
    for (size_t i = 0; done && i < t->learned; i++) done = find_script(t, &t->texts[i]);
    number_labels(t);
    for (size_t i = 0; done && i < t->learned; i++) done = learn_text(t, &t->texts[i], w);
    free(w);
    return done;
}

static bool learn_all(trainer *t)
{
    bool done = learn_texts(t);
    for (uint32_t fold = 0; done && fold <= t->settings->folds; fold++) {
        say(t, fold < t->settings->folds ? "learning without fold" : "learning from all", fold);
        done = fit(t, fold);
    }
    return done;
}

/* The model to measure takes the place of those of all folds. */
static bool use_model(trainer *t, const char *path)
{
    uint32_t all = t->settings->folds;
    ng_error error = {NG_OK, 0, ""};
    if (!ng_model_file_read(path, &t->files[all])) return false;
    if (ng_identifier_load(&t->folds[all], &t->models, ng_strbuf_span(&t->files[all]), false, path, &error) != NG_OK) {
        return fail(error.message);
    }
    for (uint32_t fold = 0; fold < all; fold++) t->folds[fold] = t->folds[all];
    return true;
}

/* ---------------------------------------------------------------- the report */

typedef uint32_t confusion[MAX_LANGUAGES + 1];

static bool judge_all(trainer *t, confusion *answers)
{
    ng_identifier own = t->model->identifier;
    bool done = true;
    for (size_t i = 0; done && i < t->count; i++) {
        const text *x = &t->texts[i];
        ng_tokens tokens;
        t->model->identifier = t->folds[i < t->learned ? x->fold : t->settings->folds];
        done = run_text(t, x, "", &tokens) == NG_OK;
        if (done) answers[x->language][language_number(t, tokens.language)]++;
    }
    t->model->identifier = own;
    return done;
}

/* The languages that stand for [row] most often, without itself. */
static void print_confusions(const trainer *t, const confusion *answers, size_t language)
{
    uint32_t left[MAX_LANGUAGES + 1];
    memcpy(left, answers[language], sizeof left);
    left[language] = left[0] = 0;
    for (size_t shown = 0; shown < SHOWN; shown++) {
        size_t best = 0;
        for (size_t i = 1; i < t->language_count; i++) best = left[i] > left[best] ? i : best;
        if (left[best] == 0) break;
        printf("  %s %u", t->codes[best], (unsigned)left[best]);
        left[best] = 0;
    }
    putchar('\n');
}

static double share(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 100;
}

static void print_report(const trainer *t, const confusion *answers)
{
    size_t all = 0, right = 0, rows = 0;
    double sum = 0;
    printf("%-8s %7s %7s %7s  taken for\n", "language", "texts", "right", "und");
    for (size_t i = 1; i < t->language_count; i++) {
        size_t texts = 0;
        for (size_t j = 0; j < t->language_count; j++) texts += answers[i][j];
        if (texts == 0) continue;
        printf("%-8s %7zu %7.2f %7.2f", t->codes[i], texts, share(answers[i][i], texts), share(answers[i][0], texts));
        print_confusions(t, answers, i);
        all += texts;
        right += answers[i][i];
        sum += share(answers[i][i], texts);
        rows++;
    }
    printf("%-8s %7zu %7.2f\n%-8s %7zu %7.2f\n", "all", all, share(right, all), "macro", rows, rows ? sum / (double)rows : 100);
}

static bool report(trainer *t)
{
    confusion *answers = calloc(MAX_LANGUAGES + 1, sizeof *answers);
    bool done = (answers || fail("out of memory")) && judge_all(t, answers);
    if (done) print_report(t, (const confusion *)answers);
    free(answers);
    return done;
}

/* ---------------------------------------------------------------- all of it */

static bool work(trainer *t)
{
    const ng_train_settings *s = t->settings;
    return read_files(t) && (s->model ? use_model(t, s->model) : learn_all(t)) && report(t)
        && (!s->output || ng_model_file_write(s->output, ng_strbuf_span(&t->files[s->folds])));
}

int ng_train_languages(const ng_train_settings *settings)
{
    ng_model *model;
    trainer *t = ng_trainer_new(sizeof *t, &model);
    if (!t) return 2;
    t->model = model;
    t->settings = settings;
    t->random = settings->seed;
    language_number(t, "und\0\0\0\0\0\0\0\0\0\0\0\0");
    ng_arena *arenas[] = {&t->arena, &t->run, &t->models};
    for (size_t i = 0; i < 3; i++) ng_arena_init(arenas[i], ng_allocator_default());
    ng_strbuf_init(&t->scratch, ng_allocator_default());
    for (size_t i = 0; i <= MAX_FOLDS; i++) ng_strbuf_init(&t->files[i], ng_allocator_default());
    bool done = work(t);
    for (size_t i = 0; i <= MAX_FOLDS; i++) ng_strbuf_free(&t->files[i]);
    ng_strbuf_free(&t->scratch);
    for (size_t i = 0; i < NG_GROUP_COUNT; i++) ng_examples_free(&t->groups[i].examples);
    for (size_t i = 0; i < 3; i++) ng_arena_free(arenas[i]);
    ng_model_close(t->model);
    free(t);
    return done ? 0 : 2;
}
