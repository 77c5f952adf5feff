/* nutgraf-train headlines: the stages find the lines of a page that may be its headline and measure them; the one that says the
 * page's title is set against each of the others, and Newton's method learns from the differences what makes it the better one
 * (a pairwise comparison: Bradley & Terry 1952). A page counts once, however many lines it offers. */
#include "train/headlines.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "clean/clean.h"
#include "lex/lex.h"
#include "read/read.h"
#include "train/judge.h"
#include "train/layers_file.h"
#include "train/page_gold.h"
#include "train/trainer.h"

enum { OWN = NG_HEADLINE_OWN };

/* A title may be longer or shorter than the line by the name of the site or a part of the headline. */
static const struct {
    size_t least, more; /* letters */
} SAME = {10, 25};

/* What a page offers. */
typedef struct offer {
    int32_t (*x)[OWN];   /* [count] */
    bool *right;         /* [count] */
    size_t count, rights;
    uint32_t fold;
    size_t file;
} offer;

typedef struct trainer {
    const ng_train_settings *settings;
    ng_model *model;
    ng_regex_scratch *regex;
    ng_gold_pages gold;
    ng_arena arena; /* of a page at hand */
    ng_arena kept;  /* of all pages */
    ng_strbuf scratch;
    offer *offers;
    ng_rows rows;
    int32_t weights[OWN + 1];
    size_t *pages, *found; /* [files] */
} trainer;

/* ---------------------------------------------------------------- pages become offers */

/* Bytes of a mark of Latin-1 or of general punctuation that stands at [at]; 0 when none does. */
static size_t mark_at(ng_span text, size_t at)
{
    if (text.ptr[at] == '\xc2' && text.len - at >= 2) return 2;
    return text.ptr[at] == '\xe2' && text.len - at >= 3 && text.ptr[at + 1] == '\x80' ? 3 : 0;
}

/* Letters and digits alone, those of ASCII small: quotation marks and dashes are written in many ways. */
static ng_span key_of(ng_span text, ng_arena *arena)
{
    char *key = ng_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    if (!key) return ng_span_make(NULL, 0);
    for (size_t i = 0, mark; i < text.len; i += mark ? mark : 1) {
        char c = text.ptr[i];
        mark = mark_at(text, i);
        if (c >= 'A' && c <= 'Z') c = (char)(c + ('a' - 'A'));
        bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        if (kept && !mark) key[len++] = c;
    }
    return ng_span_make(key, len);
}

static bool says(ng_span line, ng_span title)
{
    if (line.len == 0 || title.len == 0) return false;
    ng_span shorter = line.len < title.len ? line : title, longer = line.len < title.len ? title : line;
    if (memcmp(shorter.ptr, longer.ptr, shorter.len) != 0) return false;
    return shorter.len == longer.len || (shorter.len >= SAME.least && longer.len - shorter.len < SAME.more);
}

static bool keep_offer(trainer *t, const ng_lines *lines, const ng_headline_candidate *candidates, size_t count, ng_span title,
                       offer *out)
{
    out->x = ng_arena_array(&t->kept, count + 1, sizeof *out->x);
    out->right = ng_arena_array(&t->kept, count + 1, sizeof *out->right);
    if (!out->x || !out->right) return false;
    for (size_t i = 0; i < count; i++) {
        ng_span line = key_of(ng_line_text(lines, candidates[i].line), &t->arena);
        if (!line.ptr) return false;
        memcpy(out->x[i], candidates[i].x, sizeof out->x[i]);
        out->right[i] = says(line, title);
        out->rights += out->right[i];
    }
    out->count = count;
    return true;
}

static bool measure_page(trainer *t, size_t at)
{
    const ng_gold_page *from = &t->gold.pages[at];
    ng_error error;
    ng_lines lines;
    ng_tokens tokens;
    ng_headline_candidate *candidates = NULL;
    size_t count;
    ng_arena_reset(&t->arena);
    if (ng_read(NG_SPAN(""), from->text, NG_WRAP_JOIN, &t->arena, &lines, &error) != NG_OK
        || ng_lex(&lines, t->model, "", &t->scratch, &t->arena, &tokens, &error) != NG_OK
        || ng_clean_headlines(&lines, &tokens, ng_model_language(t->model, tokens.language), t->regex, &t->arena, &candidates,
                              &count, &error) != NG_OK) {
        return ng_trainer_out_of_memory();
    }
    ng_span title = key_of(from->title, &t->arena);
    t->offers[at].fold = ng_judge_fold(t->settings, from->site, at);
    t->offers[at].file = from->file;
    return title.ptr && keep_offer(t, &lines, candidates, count, title, &t->offers[at]) ? true : ng_trainer_out_of_memory();
}

/* ---------------------------------------------------------------- learning */

/* The right line's measures less the other's, and the same turned round, so that there is no bias. */
static void add_pair(trainer *t, const offer *o, size_t right, size_t other, size_t *row)
{
    for (int turned = 0; turned < 2; turned++, (*row)++) {
        float *x = t->rows.x + *row * OWN;
        for (size_t k = 0; k < OWN; k++) {
            float less = (float)(o->x[right][k] - o->x[other][k]) / NG_LAYERS_ONE;
            x[k] = turned ? -less : less;
        }
        t->rows.label[*row] = !turned;
        t->rows.weight[*row] = 1.0 / (double)(o->rights * (o->count - o->rights));
        t->rows.fold[*row] = o->fold;
    }
}

static bool make_pairs(trainer *t)
{
    size_t count = 0, row = 0;
    for (size_t i = 0; i < t->gold.count; i++) {
        const offer *o = &t->offers[i];
        if (o->file < t->settings->file_count) count += 2 * o->rights * (o->count - o->rights);
    }
    if (!ng_rows_init(&t->rows, count, OWN)) return ng_trainer_out_of_memory();
    for (size_t i = 0; i < t->gold.count; i++) {
        const offer *o = &t->offers[i];
        for (size_t a = 0; o->file < t->settings->file_count && a < o->count; a++) {
            for (size_t b = 0; o->right[a] && b < o->count; b++) {
                if (!o->right[b]) add_pair(t, o, a, b, &row);
            }
        }
    }
    return true;
}

/* The lower of equal ones, as the cleaner has it. */
static bool finds(const trainer *t, const offer *o)
{
    size_t best = 0;
    int64_t most = INT64_MIN;
    for (size_t i = 0; i < o->count; i++) {
        int64_t sum = ng_layers_sum(t->weights, o->x[i], OWN);
        if (sum < most) continue;
        most = sum;
        best = i;
    }
    return o->right[best];
}

/* Counts the pages that these weights are due to judge. */
static void judge(trainer *t, uint32_t fold)
{
    for (size_t i = 0; i < t->gold.count; i++) {
        const offer *o = &t->offers[i];
        bool learned = o->file < t->settings->file_count && !t->settings->model;
        if (o->rights == 0 || fold != (learned ? o->fold : t->settings->folds)) continue;
        t->pages[o->file]++;
        t->found[o->file] += finds(t, o);
    }
}

static bool learn(trainer *t)
{
    uint32_t folds = t->settings->folds;
    for (uint32_t fold = 0; fold <= folds; fold++) {
        if (!ng_judge_fit(&t->rows, OWN, t->settings->cost, fold < folds ? (int64_t)fold : -1, t->weights)) return false;
        judge(t, fold);
    }
    return true;
}

/* ---------------------------------------------------------------- the model file */

static bool write_model(const trainer *t)
{
    const ng_layers model = {t->weights, NULL, OWN, 0, 0, 0};
    return ng_layers_file_write(&model, NG_HEADLINE_FEATURES, t->settings->output);
}

static bool use_model(trainer *t, const char *path)
{
    ng_layers model;
    if (!ng_layers_file_read(&model, &t->kept, NG_HEADLINE_FEATURES, OWN, 0, path)) return false;
    memcpy(t->weights, model.first, sizeof t->weights);
    judge(t, t->settings->folds);
    return true;
}

static void report(const trainer *t)
{
    const ng_train_settings *s = t->settings;
    printf("%-32s %7s %7s\n", "headlines found, of those there", "pages", "%");
    for (size_t i = 0; i < ng_train_file_count(s); i++) {
        const char *path = ng_train_path(s, i);
        const char *name = strrchr(path, '/');
        printf("%-32s %7zu %7.2f\n", name ? name + 1 : path, t->pages[i],
               t->pages[i] ? 100.0 * (double)t->found[i] / (double)t->pages[i] : 0.0);
    }
}

static bool work(trainer *t)
{
    const ng_train_settings *s = t->settings;
    size_t files = ng_train_file_count(s);
    for (size_t i = 0; i < files; i++) {
        if (!ng_gold_pages_read(&t->gold, ng_train_path(s, i), i, false)) return false;
    }
    t->offers = calloc(t->gold.count + 1, sizeof *t->offers);
    t->pages = calloc(files + 1, sizeof *t->pages);
    t->found = calloc(files + 1, sizeof *t->found);
    if (!t->offers || !t->pages || !t->found) return ng_trainer_out_of_memory();
    for (size_t i = 0; i < t->gold.count; i++) {
        if (!measure_page(t, i)) return false;
    }
    if (!(s->model ? use_model(t, s->model) : make_pairs(t) && learn(t))) return false;
    report(t);
    return s->model || write_model(t);
}

int ng_train_headlines(const ng_train_settings *settings)
{
    ng_model *model;
    trainer *t = ng_trainer_new(sizeof *t, &model);
    if (!t) return 2;
    const ng_allocator allocator = ng_allocator_default();
    t->model = model;
    t->settings = settings;
    ng_gold_pages_init(&t->gold);
    ng_arena_init(&t->arena, ng_allocator_default());
    ng_arena_init(&t->kept, ng_allocator_default());
    ng_strbuf_init(&t->scratch, ng_allocator_default());
    t->regex = ng_regex_scratch_new(&allocator);
    bool done = t->regex ? work(t) : ng_trainer_out_of_memory();
    free(t->offers);
    free(t->pages);
    free(t->found);
    ng_rows_free(&t->rows);
    ng_regex_scratch_free(t->regex);
    ng_strbuf_free(&t->scratch);
    ng_arena_free(&t->kept);
    ng_arena_free(&t->arena);
    ng_gold_pages_free(&t->gold);
    ng_model_close(t->model);
    free(t);
    return done ? 0 : 2;
}
