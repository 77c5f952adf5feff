/* nutgraf-train pages: the stages read, lex and clean measure each page, Newton's method fits both layers, and the chain's costs
 * are those that judge held-out pages best. The second layer learns from what the first says about pages that it did not see:
 * what it says about its own would be too good to be true. */
#include "train/pages.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "clean/page.h"
#include "lex/lex.h"
#include "read/read.h"
#include "train/model_file.h"
#include "train/newton.h"
#include "train/page_gold.h"

enum { BOTH = NG_PAGE_OWN + NG_PAGE_CONTEXT };

/* What the chain may cost, in halves of a log-odd, and by how much the bias may move. */
static const double COSTS[] = {0, 0.5, 1, 1.5, 2, 3}, SHIFTS[] = {-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6};
enum { COST_COUNT = sizeof COSTS / sizeof COSTS[0], SHIFT_COUNT = sizeof SHIFTS / sizeof SHIFTS[0] };

/* A line weighs as the root of its words, and less on a page of many lines, by the root of their number, so that one long list
 * does not outweigh twenty articles. */
static const double LINES_LEAST = 300, LINES_USUAL = 1000;

typedef struct page {
    size_t first;                    /* its rows */
    size_t count;
    const ng_line_features *lines;   /* [count] */
    const uint8_t *gold;             /* [count]: ng_line_gold */
    uint32_t fold;
    size_t file;
} page;

/* Words kept and lost, of one page. */
typedef struct tally {
    double hit, extra, missed;
} tally;

/* Weights of both layers as a model file has them. */
typedef struct weights {
    int32_t first[NG_PAGE_OWN + 1];
    int32_t second[BOTH + 1];
    int32_t enter, leave;
} weights;

typedef struct trainer {
    const ng_train_settings *settings;
    ng_model *model;
    ng_gold_pages gold;
    ng_arena arena;      /* of a page at hand */
    ng_arena kept;       /* of all pages */
    ng_strbuf scratch;
    page *pages;
    ng_rows rows;        /* BOTH columns for each line */
    int32_t *scores;     /* of each line by the first layer */
    int32_t *again;      /* by the second one */
    weights made;
} trainer;

static bool out_of_memory(void)
{
    fputs("nutgraf-train: out of memory\n", stderr);
    return false;
}

static void say(const trainer *t, const char *what)
{
    if (t->settings->progress) fprintf(stderr, "nutgraf-train: %s\n", what);
}

/* ---------------------------------------------------------------- pages become rows */

/* What most of the bytes in [from, to) of the page's text are. */
static ng_line_gold gold_of(const ng_gold_page *gold, size_t from, size_t to)
{
    size_t share[3] = {0, 0, 0};
    for (size_t i = 0; i < gold->count && gold->starts[i] < to; i++) {
        size_t a = gold->starts[i] > from ? gold->starts[i] : from, b = gold->starts[i + 1] < to ? gold->starts[i + 1] : to;
        if (b > a) share[gold->gold[i]] += b - a;
    }
    if (share[NG_GOLD_ARTICLE] > share[NG_GOLD_NOISE]) return NG_GOLD_ARTICLE;
    return share[NG_GOLD_NOISE] ? NG_GOLD_NOISE : NG_GOLD_EITHER;
}

/* Pages of a site share a fold; where no site is given, each page goes by its number. */
static uint32_t fold_of(const trainer *t, size_t at)
{
    ng_span site = t->gold.pages[at].site;
    uint64_t key = site.len ? ng_hash(site) : ng_hash_mix(at + 1);
    return (uint32_t)(ng_hash_pair(key, t->settings->seed) % t->settings->folds);
}

static void fill_rows(trainer *t, const page *p, const ng_surroundings *s)
{
    int32_t x[NG_PAGE_OWN];
    double of_page = sqrt(LINES_USUAL / fmax(LINES_LEAST, (double)p->count));
    for (size_t i = 0; i < p->count; i++) {
        size_t row = p->first + i;
        float *out = t->rows.x + row * BOTH;
        ng_vector_fill(s, i, x);
        for (size_t k = 0; k < NG_PAGE_OWN; k++) out[k] = (float)x[k] / NG_LAYERS_ONE;
        bool learned = p->file < t->settings->file_count && p->gold[i] != NG_GOLD_EITHER;
        t->rows.label[row] = p->gold[i] == NG_GOLD_ARTICLE;
        t->rows.weight[row] = learned ? of_page * sqrt(fmax(1, p->lines[i].words)) : 0;
        t->rows.fold[row] = p->fold;
    }
}

static bool grow_rows(trainer *t, size_t count)
{
    ng_rows more, *rows = &t->rows;
    if (!ng_rows_init(&more, count, BOTH)) {
        ng_rows_free(&more);
        return false;
    }
    memcpy(more.x, rows->x, rows->count * BOTH * sizeof *rows->x);
    memcpy(more.label, rows->label, rows->count * sizeof *rows->label);
    memcpy(more.weight, rows->weight, rows->count * sizeof *rows->weight);
    memcpy(more.fold, rows->fold, rows->count * sizeof *rows->fold);
    ng_rows_free(rows);
    *rows = more;
    return true;
}

static bool measure_page(trainer *t, size_t at, size_t *rows)
{
    const ng_gold_page *from = &t->gold.pages[at];
    page *p = &t->pages[at];
    ng_error error;
    ng_lines lines;
    ng_tokens tokens;
    ng_surroundings s;
    ng_arena_reset(&t->arena);
    if (ng_read(NG_SPAN(""), from->text, NG_WRAP_JOIN, &t->arena, &lines, &error) != NG_OK
        || ng_lex(&lines, t->model, "", &t->scratch, &t->arena, &tokens, &error) != NG_OK) {
        return out_of_memory();
    }
    ng_clean_view view = {.lines = &lines, .tokens = &tokens, .language = ng_model_language(t->model, tokens.language)};
    if (!ng_clean_measure(&view, &t->arena) || !ng_surroundings_measure(&view, &t->arena, &s)) return out_of_memory();
    ng_line_features *features = ng_arena_array(&t->kept, lines.count + 1, sizeof *features);
    uint8_t *gold = ng_arena_array(&t->kept, lines.count + 1, sizeof *gold);
    if (!features || !gold) return out_of_memory();
    memcpy(features, view.features, lines.count * sizeof *features);
    for (size_t i = 0; i < lines.count; i++) {
        size_t offset, length;
        ng_lines_source(&lines, lines.items[i].start, lines.items[i].end, &offset, &length);
        gold[i] = (uint8_t)gold_of(from, offset, offset + length);
    }
    *p = (page){*rows, lines.count, features, gold, fold_of(t, at), from->file};
    *rows += lines.count;
    if (*rows > t->rows.count && !grow_rows(t, *rows * 2)) return out_of_memory();
    fill_rows(t, p, &s);
    return true;
}

static bool measure_pages(trainer *t)
{
    size_t rows = 0;
    t->pages = calloc(t->gold.count + 1, sizeof *t->pages);
    if (!t->pages || !ng_rows_init(&t->rows, 1024, BOTH)) return out_of_memory();
    for (size_t i = 0; i < t->gold.count; i++) {
        if (!measure_page(t, i, &rows)) return false;
    }
    t->rows.count = rows;
    t->scores = calloc(rows + 1, sizeof *t->scores);
    t->again = calloc(rows + 1, sizeof *t->again);
    return t->scores && t->again ? true : out_of_memory();
}

/* ---------------------------------------------------------------- learning */

/* Weights in the units of the model file. */
static void quantise(const double *from, size_t count, int32_t *out)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = (int32_t)lround(fmax(-NG_LAYERS_MAX_WEIGHT, fmin(NG_LAYERS_MAX_WEIGHT, from[i] * NG_LAYERS_UNIT)));
    }
}

static int32_t score_row(const trainer *t, size_t row, const int32_t *of, size_t columns)
{
    int64_t sum = (int64_t)of[columns] * NG_LAYERS_ONE;
    const float *x = t->rows.x + row * BOTH;
    for (size_t k = 0; k < columns; k++) sum += (int64_t)of[k] * (int64_t)lround((double)x[k] * NG_LAYERS_ONE);
    return ng_layers_score(sum);
}

/* A fit over the first [columns] columns only. */
static bool fit(const trainer *t, size_t columns, int64_t leave_out, int32_t *out)
{
    double found[BOTH + 1];
    ng_rows some = t->rows;
    float *packed = NULL;
    if (columns < BOTH) {
        packed = malloc((t->rows.count * columns + 1) * sizeof *packed);
        if (!packed) return out_of_memory();
        for (size_t i = 0; i < t->rows.count; i++) memcpy(packed + i * columns, t->rows.x + i * BOTH, columns * sizeof *packed);
        some.x = packed;
        some.columns = columns;
    }
    bool fits = ng_newton_fit(&some, t->settings->cost, leave_out, found);
    free(packed);
    if (fits) quantise(found, columns + 1, out);
    else fputs("nutgraf-train: too few pages to learn from, or out of memory\n", stderr);
    return fits;
}

/* Whether the model of [fold] judges this page: pages that are learned from are judged by the model that did not see them, the
 * others by the one of all pages, which is numbered as the fold behind the last. */
static bool is_judged(const trainer *t, const page *p, uint32_t fold)
{
    uint32_t by = p->file < t->settings->file_count ? p->fold : t->settings->folds;
    return by == fold;
}

static bool learn_first(trainer *t)
{
    uint32_t folds = t->settings->folds;
    for (uint32_t fold = 0; fold <= folds; fold++) {
        if (!fit(t, NG_PAGE_OWN, fold < folds ? (int64_t)fold : -1, t->made.first)) return false;
        for (size_t i = 0; i < t->gold.count; i++) {
            const page *p = &t->pages[i];
            for (size_t k = 0; is_judged(t, p, fold) && k < p->count; k++) {
                t->scores[p->first + k] = score_row(t, p->first + k, t->made.first, NG_PAGE_OWN);
            }
        }
    }
    return true;
}

/* What the second layer sees beyond the first. */
static bool fill_context(trainer *t)
{
    int32_t x[NG_PAGE_CONTEXT];
    for (size_t i = 0; i < t->gold.count; i++) {
        const page *p = &t->pages[i];
        ng_surroundings s = {.lines = p->lines, .count = p->count};
        ng_opinions opinions;
        ng_arena_reset(&t->arena);
        if (!ng_opinions_measure(&s, t->scores + p->first, &t->arena, &opinions)) return out_of_memory();
        for (size_t k = 0; k < p->count; k++) {
            ng_opinions_fill(&opinions, k, x);
            for (size_t c = 0; c < NG_PAGE_CONTEXT; c++) {
                t->rows.x[(p->first + k) * BOTH + NG_PAGE_OWN + c] = (float)x[c] / NG_LAYERS_ONE;
            }
        }
    }
    return true;
}

static bool learn_second(trainer *t)
{
    uint32_t folds = t->settings->folds;
    for (uint32_t fold = 0; fold <= folds; fold++) {
        if (!fit(t, BOTH, fold < folds ? (int64_t)fold : -1, t->made.second)) return false;
        for (size_t i = 0; i < t->gold.count; i++) {
            const page *p = &t->pages[i];
            for (size_t k = 0; is_judged(t, p, fold) && k < p->count; k++) {
                t->again[p->first + k] = score_row(t, p->first + k, t->made.second, BOTH);
            }
        }
    }
    return true;
}

/* ---------------------------------------------------------------- judging */

static void judge(const page *p, const bool *keep, tally *out)
{
    *out = (tally){0, 0, 0};
    for (size_t i = 0; i < p->count; i++) {
        double words = p->lines[i].words;
        if (p->gold[i] == NG_GOLD_EITHER) continue;
        if (p->gold[i] == NG_GOLD_ARTICLE) *(keep[i] ? &out->hit : &out->missed) += words;
        else if (keep[i]) out->extra += words;
    }
}

static double f1_of(const tally *t)
{
    double all = 2 * t->hit + t->extra + t->missed;
    return all > 0 ? 2 * t->hit / all : 1;
}

/* How a page is decided: by the sign of a score, or by the chain. */
typedef struct decision {
    const int32_t *scores;
    int32_t shift, enter, leave;
    bool chain;
} decision;

static bool decide(trainer *t, const page *p, const decision *how, tally *out)
{
    ng_arena_reset(&t->arena);
    bool *keep = ng_arena_array(&t->arena, p->count + 1, sizeof *keep);
    int32_t *moved = ng_arena_array(&t->arena, p->count + 1, sizeof *moved);
    if (!keep || !moved) return out_of_memory();
    for (size_t i = 0; i < p->count; i++) {
        moved[i] = how->scores[p->first + i] + how->shift;
        keep[i] = moved[i] > 0;
    }
    if (how->chain && !ng_page_decode(moved, p->count, how->enter, how->leave, &t->arena, keep)) return out_of_memory();
    judge(p, keep, out);
    return true;
}

/* Mean F1 of the words over the pages of the files [from, to). */
static bool mean_of(trainer *t, const decision *how, size_t from, size_t to, double *mean)
{
    double sum = 0, pages = 0;
    for (size_t i = 0; i < t->gold.count; i++) {
        tally found;
        if (t->pages[i].file < from || t->pages[i].file >= to) continue;
        if (!decide(t, &t->pages[i], how, &found)) return false;
        sum += f1_of(&found);
        pages++;
    }
    *mean = pages > 0 ? 100 * sum / pages : 0;
    return true;
}

static int32_t in_score(double log_odds)
{
    return (int32_t)lround(log_odds * NG_LAYERS_ONE);
}

/* The costs and the shift of the bias that judge held-out pages best; the earliest of equal ones. */
static bool tune(trainer *t)
{
    double best = -1, found;
    int32_t shift = 0;
    for (size_t k = 0; k < (size_t)COST_COUNT * COST_COUNT * SHIFT_COUNT; k++) {
        decision how = {t->again, in_score(SHIFTS[k % SHIFT_COUNT]), in_score(COSTS[k / SHIFT_COUNT % COST_COUNT]),
                        in_score(COSTS[k / SHIFT_COUNT / COST_COUNT]), true};
        if (!mean_of(t, &how, 0, t->settings->file_count, &found)) return false;
        if (found <= best) continue;
        best = found;
        shift = how.shift;
        t->made.enter = how.enter;
        t->made.leave = how.leave;
    }
    t->made.second[BOTH] += shift * (NG_LAYERS_UNIT / NG_LAYERS_ONE);
    for (size_t i = 0; i < t->rows.count; i++) t->again[i] += shift;
    return true;
}

static bool report(trainer *t)
{
    const ng_train_settings *s = t->settings;
    printf("enter %.2f leave %.2f\n\n", (double)t->made.enter / NG_LAYERS_ONE, (double)t->made.leave / NG_LAYERS_ONE);
    printf("%-32s %7s %7s %7s %7s\n", "F1 of words, mean over pages", "pages", "first", "second", "chain");
    for (size_t file = 0; file < s->file_count + s->test_count; file++) {
        const char *path = file < s->file_count ? s->files[file] : s->tests[file - s->file_count], *slash = strrchr(path, '/');
        const decision by[] = {{t->scores, 0, 0, 0, false},
                               {t->again, 0, 0, 0, false},
                               {t->again, 0, t->made.enter, t->made.leave, true}};
        double means[3];
        size_t pages = 0;
        for (size_t i = 0; i < t->gold.count; i++) pages += t->pages[i].file == file;
        for (size_t i = 0; i < 3; i++) {
            if (!mean_of(t, &by[i], file, file + 1, &means[i])) return false;
        }
        printf("%-32s %7zu %7.2f %7.2f %7.2f\n", slash ? slash + 1 : path, pages, means[0], means[1], means[2]);
    }
    return true;
}

/* ---------------------------------------------------------------- the model file */

static void add_weights(ng_strbuf *out, const int32_t *from, size_t count)
{
    for (size_t i = 0; i < count; i++) ng_model_file_add_u32(out, (uint32_t)from[i]);
}

static bool write_model(trainer *t)
{
    ng_strbuf *out = &t->scratch;
    if (!t->settings->output) return true;
    out->len = 0;
    ng_strbuf_add(out, NG_SPAN(NG_LAYERS_MAGIC));
    const uint32_t head[] = {NG_LAYERS_FORMAT, NG_PAGE_FEATURES, NG_PAGE_OWN, NG_PAGE_CONTEXT, (uint32_t)t->made.enter,
                             (uint32_t)t->made.leave};
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) ng_model_file_add_u32(out, head[i]);
    add_weights(out, t->made.first, NG_PAGE_OWN + 1);
    add_weights(out, t->made.second, BOTH + 1);
    if (!ng_model_file_seal(out)) return out_of_memory();
    return ng_model_file_write(t->settings->output, ng_strbuf_span(out));
}

/* The model to measure takes the place of those of all folds. */
static bool use_model(trainer *t, const char *path)
{
    ng_strbuf file;
    ng_layers model;
    ng_error error = {NG_OK, 0, ""};
    ng_strbuf_init(&file, ng_allocator_default());
    bool done = ng_model_file_read(path, &file);
    ng_span data = ng_strbuf_span(&file);
    if (done && ng_layers_load(&model, &t->kept, data, NG_PAGE_FEATURES, NG_PAGE_OWN, NG_PAGE_CONTEXT, path, &error) != NG_OK) {
        fprintf(stderr, "nutgraf-train: %s\n", error.message);
        done = false;
    }
    ng_strbuf_free(&file);
    if (!done) return false;
    for (size_t i = 0; i < t->rows.count; i++) t->scores[i] = score_row(t, i, model.first, NG_PAGE_OWN);
    if (!fill_context(t)) return false;
    for (size_t i = 0; i < t->rows.count; i++) t->again[i] = score_row(t, i, model.second, BOTH);
    t->made.enter = model.enter;
    t->made.leave = model.leave;
    return true;
}

static bool learn_all(trainer *t)
{
    say(t, "first layer");
    if (!learn_first(t) || !fill_context(t)) return false;
    say(t, "second layer");
    if (!learn_second(t)) return false;
    say(t, "chain");
    return tune(t);
}

static bool work(trainer *t)
{
    const ng_train_settings *s = t->settings;
    for (size_t i = 0; i < s->file_count + s->test_count; i++) {
        if (!ng_gold_pages_read(&t->gold, i < s->file_count ? s->files[i] : s->tests[i - s->file_count], i)) return false;
    }
    say(t, "measuring lines");
    if (!measure_pages(t) || !(s->model ? use_model(t, s->model) : learn_all(t))) return false;
    return report(t) && (s->model || write_model(t));
}

int ng_train_pages(const ng_train_settings *settings)
{
    trainer *t = calloc(1, sizeof *t);
    ng_error error = {NG_OK, 0, "out of memory"};
    if (!t || ng_model_open(&t->model, ng_allocator_default(), &error) != NG_OK) {
        fprintf(stderr, "nutgraf-train: %s\n", error.message);
        free(t);
        return 2;
    }
    t->settings = settings;
    ng_gold_pages_init(&t->gold);
    ng_arena_init(&t->arena, ng_allocator_default());
    ng_arena_init(&t->kept, ng_allocator_default());
    ng_strbuf_init(&t->scratch, ng_allocator_default());
    bool done = work(t);
    free(t->pages);
    free(t->scores);
    free(t->again);
    ng_rows_free(&t->rows);
    ng_strbuf_free(&t->scratch);
    ng_arena_free(&t->kept);
    ng_arena_free(&t->arena);
    ng_gold_pages_free(&t->gold);
    ng_model_close(t->model);
    free(t);
    return done ? 0 : 2;
}
