/* nutgraf-train html: the stages read, lex and clean measure each page, Newton's method fits one layer, and the bias and the
 * chain's costs are those that judge held-out pages best. */
#include "train/html.h"

#include <stdio.h>
#include <stdlib.h>

#include "clean/markup.h"
#include "lex/lex.h"
#include "read/html.h"
#include "train/html_gold.h"
#include "train/judge.h"
#include "train/layers_file.h"
#include "train/page_gold.h"
#include "train/trainer.h"
#include "wrap/html.h"

typedef struct trainer {
    const ng_train_settings *settings;
    ng_model *model;
    ng_gold_pages gold;
    ng_arena arena;      /* of a page at hand */
    ng_arena kept;       /* of all pages */
    ng_strbuf scratch;
    ng_html_gold_scratch texts;
    ng_judged_page *pages;
    ng_rows rows;
    int32_t *scores;     /* of each line */
    int32_t weights[NG_MARKUP_OWN + 1];
    int32_t enter, leave;
} trainer;

/* ---------------------------------------------------------------- pages become rows */

static bool measure_page(trainer *t, size_t at, size_t *rows)
{
    const ng_gold_page *from = &t->gold.pages[at];
    ng_judged_page *p = &t->pages[at];
    ng_error error;
    ng_lines lines;
    ng_markup markup;
    ng_tokens tokens;
    ng_arena_reset(&t->arena);
    if (ng_read_html(NG_SPAN(""), from->html, &t->arena, &lines, &markup, &error) != NG_OK
        || ng_lex(&lines, t->model, "", &t->scratch, &t->arena, &tokens, &error) != NG_OK) {
        return ng_trainer_out_of_memory();
    }
    ng_clean_view view = {.lines = &lines, .tokens = &tokens, .language = ng_model_language(t->model, tokens.language)};
    const int32_t *x = ng_clean_measure(&view, &t->arena) ? ng_markup_measure(&view, &markup, &t->arena) : NULL;
    ng_line_features *features = ng_arena_array(&t->kept, lines.count + 1, sizeof *features);
    uint8_t *gold = ng_arena_array(&t->kept, lines.count + 1, sizeof *gold);
    if (!x || !features || !gold || !ng_html_gold(from, &lines, &t->texts, gold)) return ng_trainer_out_of_memory();
    memcpy(features, view.features, lines.count * sizeof *features);
    *p = (ng_judged_page){*rows, lines.count, features, gold, ng_judge_fold(t->settings, from->site, at), from->file};
    *rows += lines.count;
    if (*rows > t->rows.count && !ng_rows_grow(&t->rows, *rows * 2)) return ng_trainer_out_of_memory();
    for (size_t i = 0; i < p->count; i++) {
        ng_judge_fill(t->settings, p, i, x + i * NG_MARKUP_OWN, NG_MARKUP_OWN, &t->rows);
    }
    return true;
}

static bool measure_pages(trainer *t)
{
    size_t rows = 0;
    t->pages = calloc(t->gold.count + 1, sizeof *t->pages);
    if (!t->pages || !ng_rows_init(&t->rows, 1024, NG_MARKUP_OWN)) return ng_trainer_out_of_memory();
    for (size_t i = 0; i < t->gold.count; i++) {
        if (!measure_page(t, i, &rows)) return false;
    }
    t->rows.count = rows;
    t->scores = calloc(rows + 1, sizeof *t->scores);
    return t->scores ? true : ng_trainer_out_of_memory();
}

/* ---------------------------------------------------------------- learning */

static ng_judge judge_of(trainer *t)
{
    return (ng_judge){t->settings, t->pages, t->gold.count, &t->arena};
}

static bool learn(trainer *t)
{
    ng_judge judge = judge_of(t);
    return ng_judge_learn(&judge, &t->rows, NG_MARKUP_OWN, t->weights, t->scores);
}

static bool tune(trainer *t)
{
    ng_judge judge = judge_of(t);
    ng_decision best;
    ng_trainer_say(t->settings, "chain");
    if (!ng_judge_tune(&judge, t->scores, &best)) return ng_trainer_out_of_memory();
    t->enter = best.enter;
    t->leave = best.leave;
    t->weights[NG_MARKUP_OWN] += best.shift * (NG_LAYERS_UNIT / NG_LAYERS_ONE);
    for (size_t i = 0; i < t->rows.count; i++) t->scores[i] += best.shift;
    return true;
}

static bool report(trainer *t)
{
    ng_judge judge = judge_of(t);
    const ng_decision by[] = {{t->scores, 0, 0, 0, false}, {t->scores, 0, t->enter, t->leave, true}};
    printf("enter %.2f leave %.2f\n\n", (double)t->enter / NG_LAYERS_ONE, (double)t->leave / NG_LAYERS_ONE);
    printf("%-32s %7s %7s %7s\n", "F1 of words, mean over pages", "pages", "sign", "chain");
    return ng_judge_report(&judge, by, sizeof by / sizeof by[0]) ? true : ng_trainer_out_of_memory();
}

/* ---------------------------------------------------------------- the model file */

static bool write_model(const trainer *t)
{
    const ng_layers model = {t->weights, NULL, NG_MARKUP_OWN, 0, t->enter, t->leave};
    return ng_layers_file_write(&model, NG_MARKUP_FEATURES, t->settings->output);
}

/* The model to measure takes the place of those of all folds. */
static bool use_model(trainer *t, const char *path)
{
    ng_layers model;
    if (!ng_layers_file_read(&model, &t->kept, NG_MARKUP_FEATURES, NG_MARKUP_OWN, 0, path)) return false;
    for (size_t i = 0; i < t->rows.count; i++) t->scores[i] = ng_judge_score(&t->rows, i, model.first, NG_MARKUP_OWN);
    t->enter = model.enter;
    t->leave = model.leave;
    return true;
}

static bool work(trainer *t)
{
    const ng_train_settings *s = t->settings;
    for (size_t i = 0; i < ng_train_file_count(s); i++) {
        const char *path = ng_train_path(s, i);
        if (!ng_gold_pages_read(&t->gold, path, i, true)) return false;
    }
    ng_trainer_say(t->settings, "measuring lines");
    if (!measure_pages(t) || !(s->model ? use_model(t, s->model) : learn(t) && tune(t))) return false;
    return report(t) && (s->model || write_model(t));
}

static void set_up(trainer *t)
{
    ng_gold_pages_init(&t->gold);
    ng_arena_init(&t->arena, ng_allocator_default());
    ng_arena_init(&t->kept, ng_allocator_default());
    ng_strbuf_init(&t->scratch, ng_allocator_default());
    ng_html_gold_init(&t->texts);
}

static void tear_down(trainer *t)
{
    free(t->pages);
    free(t->scores);
    ng_rows_free(&t->rows);
    ng_html_gold_free(&t->texts);
    ng_strbuf_free(&t->scratch);
    ng_arena_free(&t->kept);
    ng_arena_free(&t->arena);
    ng_gold_pages_free(&t->gold);
    ng_model_close(t->model);
}

int ng_train_html(const ng_train_settings *settings)
{
    ng_model *model;
    trainer *t = ng_trainer_new(sizeof *t, &model);
    if (!t) return 2;
    ng_html_prepare();
    t->model = model;
    t->settings = settings;
    set_up(t);
    bool done = work(t);
    tear_down(t);
    free(t);
    return done ? 0 : 2;
}
