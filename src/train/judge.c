#include "train/judge.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "clean/page.h"
#include "model/layers.h"
#include "train/message.h"
#include "train/page_gold.h"

/* What the chain may cost, in halves of a log-odd, and by how much the bias may move. */
static const double COSTS[] = {0, 0.5, 1, 1.5, 2, 3}, SHIFTS[] = {-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6};
enum { COST_COUNT = sizeof COSTS / sizeof COSTS[0], SHIFT_COUNT = sizeof SHIFTS / sizeof SHIFTS[0] };
enum { GRID = COST_COUNT * COST_COUNT * SHIFT_COUNT };

/* Points of F1 between decisions that are taken for equal. On 92 pages that nothing was learned from, the best by .03 of 570,
 * without any cost, had .7 [.3, 1.4] less of the runs of four words right than the next with one; .06 is the least that reaches
 * one of those which moves the bias by no more than .2. Chosen on one split into folds. */
static const double CHANCE = 0.06;

/* A line weighs as the root of its words, and less on a page of many lines, by the root of their number, so that one long list
 * does not outweigh twenty articles. */
static const double LINES_LEAST = 300, LINES_USUAL = 1000;

/* Words kept and lost, of one page. */
typedef struct tally {
    double hit, extra, missed;
} tally;

uint32_t ng_judge_fold(const ng_train_settings *settings, ng_span site, size_t at)
{
    uint64_t key = site.len ? ng_hash(site) : ng_hash_mix(at + 1);
    return (uint32_t)(ng_hash_pair(key, settings->seed) % settings->folds);
}

/* What an error in a line of [words] costs on a page of [lines]. */
static double weigh(size_t lines, uint32_t words)
{
    return sqrt(LINES_USUAL / fmax(LINES_LEAST, (double)lines)) * sqrt(fmax(1, words));
}

static bool is_learned(const ng_train_settings *settings, const ng_judged_page *page)
{
    return page->file < settings->file_count;
}

void ng_judge_fill(const ng_train_settings *settings, const ng_judged_page *page, size_t at, const int32_t *x, size_t columns,
                   ng_rows *rows)
{
    size_t row = page->first + at;
    bool learned = is_learned(settings, page) && page->gold[at] != NG_GOLD_EITHER;
    for (size_t k = 0; k < columns; k++) rows->x[row * rows->columns + k] = (float)x[k] / NG_LAYERS_ONE;
    rows->label[row] = page->gold[at] == NG_GOLD_ARTICLE;
    rows->weight[row] = learned ? weigh(page->count, page->lines[at].words) : 0;
    rows->fold[row] = page->fold;
}

/* Weights in the units of the model file. */
static void quantise(const double *from, size_t count, int32_t *out)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = (int32_t)lround(fmax(-NG_LAYERS_MAX_WEIGHT, fmin(NG_LAYERS_MAX_WEIGHT, from[i] * NG_LAYERS_UNIT)));
    }
}

bool ng_judge_fit(const ng_rows *rows, size_t columns, double cost, int64_t leave_out, int32_t *weights)
{
    double *found = calloc(columns + 1, sizeof *found);
    float *packed = NULL;
    ng_rows some = *rows;
    if (columns < rows->columns && (packed = malloc((rows->count * columns + 1) * sizeof *packed))) {
        for (size_t i = 0; i < rows->count; i++) {
            memcpy(packed + i * columns, rows->x + i * rows->columns, columns * sizeof *packed);
        }
        some.x = packed;
        some.columns = columns;
    }
    bool fits = found && some.columns == columns && ng_newton_fit(&some, cost, leave_out, found);
    if (fits) quantise(found, columns + 1, weights);
    else ng_train_message("too few examples to learn from, or out of memory");
    free(packed);
    free(found);
    return fits;
}

int32_t ng_judge_score(const ng_rows *rows, size_t row, const int32_t *weights, size_t columns)
{
    int64_t sum = (int64_t)weights[columns] * NG_LAYERS_ONE;
    const float *x = rows->x + row * rows->columns;
    for (size_t k = 0; k < columns; k++) sum += (int64_t)weights[k] * (int64_t)lround((double)x[k] * NG_LAYERS_ONE);
    return ng_layers_score(sum);
}

bool ng_judge_learn(const ng_judge *judge, const ng_rows *rows, size_t columns, int32_t *weights, int32_t *scores)
{
    const ng_train_settings *s = judge->settings;
    for (uint32_t fold = 0; fold <= s->folds; fold++) {
        if (!ng_judge_fit(rows, columns, s->cost, fold < s->folds ? (int64_t)fold : -1, weights)) return false;
        for (size_t i = 0; i < judge->count; i++) {
            const ng_judged_page *p = &judge->pages[i];
            bool due = fold == (is_learned(s, p) ? p->fold : s->folds);
            for (size_t row = p->first; due && row < p->first + p->count; row++) {
                scores[row] = ng_judge_score(rows, row, weights, columns);
            }
        }
    }
    return true;
}

static tally count_words(const ng_judged_page *p, const bool *keep)
{
    tally found = {0, 0, 0};
    for (size_t i = 0; i < p->count; i++) {
        double words = p->lines[i].words;
        if (p->gold[i] == NG_GOLD_EITHER) continue;
        if (p->gold[i] == NG_GOLD_ARTICLE) *(keep[i] ? &found.hit : &found.missed) += words;
        else if (keep[i]) found.extra += words;
    }
    return found;
}

static double f1_of(const tally *t)
{
    double all = 2 * t->hit + t->extra + t->missed;
    return all > 0 ? 2 * t->hit / all : 1;
}

static bool decide(const ng_judge *judge, const ng_judged_page *p, const ng_decision *how, tally *out)
{
    ng_arena *arena = judge->arena;
    ng_arena_reset(arena);
    bool *keep = ng_arena_array(arena, p->count + 1, sizeof *keep);
    int32_t *moved = ng_arena_array(arena, p->count + 1, sizeof *moved);
    if (!keep || !moved) return false;
    for (size_t i = 0; i < p->count; i++) {
        moved[i] = how->scores[p->first + i] + how->shift;
        keep[i] = moved[i] > 0;
    }
    if (how->chain && !ng_page_decode(moved, p->count, how->enter, how->leave, arena, keep)) return false;
    *out = count_words(p, keep);
    return true;
}

/* Mean F1 of the words over the pages of the files [from, to), in per cent. False when out of memory. */
static bool mean_score(const ng_judge *judge, const ng_decision *how, size_t from, size_t to, double *mean)
{
    double sum = 0, pages = 0;
    for (size_t i = 0; i < judge->count; i++) {
        tally found;
        if (judge->pages[i].file < from || judge->pages[i].file >= to) continue;
        if (!decide(judge, &judge->pages[i], how, &found)) return false;
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

/* Decision [k] of the grid. */
static ng_decision decision_at(const int32_t *scores, size_t k)
{
    return (ng_decision){scores, in_score(SHIFTS[k % SHIFT_COUNT]), in_score(COSTS[k / SHIFT_COUNT % COST_COUNT]),
                         in_score(COSTS[k / SHIFT_COUNT / COST_COUNT]), true};
}

/* Whether of two decisions as good but for chance [how] is to be taken: its changes cost more, for words are counted here without
 * their order and whole paragraphs are what readers see; else it moves the bias less. */
static bool is_steadier(const ng_decision *how, const ng_decision *other)
{
    int64_t cost = (int64_t)how->enter + how->leave, others = (int64_t)other->enter + other->leave;
    return cost != others ? cost > others : labs((long)how->shift) < labs((long)other->shift);
}

bool ng_judge_tune(const ng_judge *judge, const int32_t *scores, ng_decision *best)
{
    double found[GRID], most = -1;
    bool any = false;
    for (size_t k = 0; k < GRID; k++) {
        ng_decision how = decision_at(scores, k);
        if (!mean_score(judge, &how, 0, judge->settings->file_count, &found[k])) return false;
        if (found[k] > most) most = found[k];
    }
    for (size_t k = 0; k < GRID; k++) {
        ng_decision how = decision_at(scores, k);
        if (found[k] < most - CHANCE || (any && !is_steadier(&how, best))) continue;
        *best = how;
        any = true;
    }
    return true;
}

static const char *path_of(const ng_train_settings *s, size_t file)
{
    const char *path = ng_train_path(s, file), *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool ng_judge_report(const ng_judge *judge, const ng_decision *by, size_t count)
{
    const ng_train_settings *s = judge->settings;
    for (size_t file = 0; file < ng_train_file_count(s); file++) {
        size_t pages = 0;
        for (size_t i = 0; i < judge->count; i++) pages += judge->pages[i].file == file;
        printf("%-32s %7zu", path_of(s, file), pages);
        for (size_t i = 0; i < count; i++) {
            double mean;
            if (!mean_score(judge, &by[i], file, file + 1, &mean)) return false;
            printf(" %7.2f", mean);
        }
        putchar('\n');
    }
    return true;
}
