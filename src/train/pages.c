/* nutgraf-train pages: the stages read, lex and clean measure each page, Newton's method fits both layers, and the chain's costs
 * are those that judge held-out pages best. The second layer learns from what the first says about pages that it did not see:
 * what it says about its own would be too good to be true. */
#include "train/pages.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "clean/page.h"
#include "lex/lex.h"
#include "read/read.h"
#include "train/judge.h"
#include "train/layers_file.h"
#include "train/page_gold.h"
#include "train/trainer.h"

enum { BOTH = NG_PAGE_OWN + NG_PAGE_CONTEXT };

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
    ng_judged_page *pages;
    ng_rows rows;        /* BOTH columns for each line */
    int32_t *scores;     /* of each line by the first layer */
    int32_t *again;      /* by the second one */
    weights made;
} trainer;

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

static void fill_rows(trainer *t, const ng_judged_page *p, const ng_surroundings *s)
{
    int32_t x[NG_PAGE_OWN];
    for (size_t i = 0; i < p->count; i++) {
        ng_vector_fill(s, i, x);
        ng_judge_fill(t->settings, p, i, x, NG_PAGE_OWN, &t->rows);
    }
}

static bool measure_page(trainer *t, size_t at, size_t *rows)
{
    const ng_gold_page *from = &t->gold.pages[at];
    ng_judged_page *p = &t->pages[at];
    ng_error error;
    ng_lines lines;
    ng_tokens tokens;
    ng_surroundings s;
    ng_arena_reset(&t->arena);
    if (ng_read(NG_SPAN(""), from->text, NG_WRAP_JOIN, &t->arena, &lines, &error) != NG_OK
        || ng_lex(&lines, t->model, "", &t->scratch, &t->arena, &tokens, &error) != NG_OK) {
        return ng_trainer_out_of_memory();
    }
    ng_clean_view view = {.lines = &lines, .tokens = &tokens, .language = ng_model_language(t->model, tokens.language)};
    if (!ng_clean_measure(&view, &t->arena) || !ng_surroundings_measure(&view, &t->arena, &s)) return ng_trainer_out_of_memory();
    ng_line_features *features = ng_arena_array(&t->kept, lines.count + 1, sizeof *features);
    uint8_t *gold = ng_arena_array(&t->kept, lines.count + 1, sizeof *gold);
    if (!features || !gold) return ng_trainer_out_of_memory();
    memcpy(features, view.features, lines.count * sizeof *features);
    for (size_t i = 0; i < lines.count; i++) {
        size_t offset, length;
        ng_lines_source(&lines, lines.items[i].start, lines.items[i].end, &offset, &length);
        gold[i] = (uint8_t)gold_of(from, offset, offset + length);
    }
    *p = (ng_judged_page){*rows, lines.count, features, gold, ng_judge_fold(t->settings, from->site, at), from->file};
    *rows += lines.count;
    if (*rows > t->rows.count && !ng_rows_grow(&t->rows, *rows * 2)) return ng_trainer_out_of_memory();
    fill_rows(t, p, &s);
    return true;
}

static bool measure_pages(trainer *t)
{
    size_t rows = 0;
    t->pages = calloc(t->gold.count + 1, sizeof *t->pages);
    if (!t->pages || !ng_rows_init(&t->rows, 1024, BOTH)) return ng_trainer_out_of_memory();
    for (size_t i = 0; i < t->gold.count; i++) {
        if (!measure_page(t, i, &rows)) return false;
    }
    t->rows.count = rows;
    t->scores = calloc(rows + 1, sizeof *t->scores);
    t->again = calloc(rows + 1, sizeof *t->again);
    return t->scores && t->again ? true : ng_trainer_out_of_memory();
}

/* ---------------------------------------------------------------- learning */

/* What the second layer sees beyond the first. */
static bool fill_context(trainer *t)
{
    int32_t x[NG_PAGE_CONTEXT];
    for (size_t i = 0; i < t->gold.count; i++) {
        const ng_judged_page *p = &t->pages[i];
        ng_surroundings s = {.lines = p->lines, .count = p->count};
        ng_opinions opinions;
        ng_arena_reset(&t->arena);
        if (!ng_opinions_measure(&s, t->scores + p->first, &t->arena, &opinions)) return ng_trainer_out_of_memory();
        for (size_t k = 0; k < p->count; k++) {
            ng_opinions_fill(&opinions, k, x);
            for (size_t c = 0; c < NG_PAGE_CONTEXT; c++) {
                t->rows.x[(p->first + k) * BOTH + NG_PAGE_OWN + c] = (float)x[c] / NG_LAYERS_ONE;
            }
        }
    }
    return true;
}

/* ---------------------------------------------------------------- judging */

static ng_judge judge_of(trainer *t)
{
    return (ng_judge){t->settings, t->pages, t->gold.count, &t->arena};
}

static bool tune(trainer *t)
{
    ng_judge judge = judge_of(t);
    ng_decision best;
    if (!ng_judge_tune(&judge, t->again, &best)) return ng_trainer_out_of_memory();
    t->made.enter = best.enter;
    t->made.leave = best.leave;
    t->made.second[BOTH] += best.shift * (NG_LAYERS_UNIT / NG_LAYERS_ONE);
    for (size_t i = 0; i < t->rows.count; i++) t->again[i] += best.shift;
    return true;
}

static bool report(trainer *t)
{
    ng_judge judge = judge_of(t);
    const ng_decision by[] = {{t->scores, 0, 0, 0, false},
                              {t->again, 0, 0, 0, false},
                              {t->again, 0, t->made.enter, t->made.leave, true}};
    printf("enter %.2f leave %.2f\n\n", (double)t->made.enter / NG_LAYERS_ONE, (double)t->made.leave / NG_LAYERS_ONE);
    printf("%-32s %7s %7s %7s %7s\n", "F1 of words, mean over pages", "pages", "first", "second", "chain");
    return ng_judge_report(&judge, by, sizeof by / sizeof by[0]) ? true : ng_trainer_out_of_memory();
}

/* ---------------------------------------------------------------- the model file */

static bool write_model(const trainer *t)
{
    const ng_layers model = {t->made.first, t->made.second, NG_PAGE_OWN, NG_PAGE_CONTEXT, t->made.enter, t->made.leave};
    return ng_layers_file_write(&model, NG_PAGE_FEATURES, t->settings->output);
}

/* The model to measure takes the place of those of all folds. */
static bool use_model(trainer *t, const char *path)
{
    ng_layers model;
    if (!ng_layers_file_read(&model, &t->kept, NG_PAGE_FEATURES, NG_PAGE_OWN, NG_PAGE_CONTEXT, path)) return false;
    for (size_t i = 0; i < t->rows.count; i++) t->scores[i] = ng_judge_score(&t->rows, i, model.first, NG_PAGE_OWN);
    if (!fill_context(t)) return false;
    for (size_t i = 0; i < t->rows.count; i++) t->again[i] = ng_judge_score(&t->rows, i, model.second, BOTH);
    t->made.enter = model.enter;
    t->made.leave = model.leave;
    return true;
}

static bool learn_all(trainer *t)
{
    ng_judge judge = judge_of(t);
    ng_trainer_say(t->settings, "first layer");
    if (!ng_judge_learn(&judge, &t->rows, NG_PAGE_OWN, t->made.first, t->scores) || !fill_context(t)) return false;
    ng_trainer_say(t->settings, "second layer");
    if (!ng_judge_learn(&judge, &t->rows, BOTH, t->made.second, t->again)) return false;
    ng_trainer_say(t->settings, "chain");
    return tune(t);
}

static bool work(trainer *t)
{
    const ng_train_settings *s = t->settings;
    for (size_t i = 0; i < ng_train_file_count(s); i++) {
        if (!ng_gold_pages_read(&t->gold, ng_train_path(s, i), i, false)) return false;
    }
    ng_trainer_say(t->settings, "measuring lines");
    if (!measure_pages(t) || !(s->model ? use_model(t, s->model) : learn_all(t))) return false;
    return report(t) && (s->model || write_model(t));
}

int ng_train_pages(const ng_train_settings *settings)
{
    ng_model *model;
    trainer *t = ng_trainer_new(sizeof *t, &model);
    if (!t) return 2;
    t->model = model;
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
