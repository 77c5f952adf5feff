/* What trainers of pages have in common: how pages are dealt into folds, what a line weighs, how well a way to decide the lines
 * of a page does, and the costs and the bias that do best. */
#ifndef NG_TRAIN_JUDGE_H
#define NG_TRAIN_JUDGE_H

#include "clean/features.h"
#include "train/newton.h"
#include "train/settings.h"

/* A page whose lines are rows. */
typedef struct ng_judged_page {
    size_t first;                    /* its rows */
    size_t count;
    const ng_line_features *lines;   /* [count] */
    const uint8_t *gold;             /* [count]: ng_line_gold */
    uint32_t fold;
    size_t file;
} ng_judged_page;

typedef struct ng_judge {
    const ng_train_settings *settings;
    const ng_judged_page *pages;
    size_t count;
    ng_arena *arena;                 /* reset for each page */
} ng_judge;

/* How a page is decided: by the sign of a score, or by the chain. */
typedef struct ng_decision {
    const int32_t *scores;           /* of each row */
    int32_t shift, enter, leave;     /* in 1 / NG_LAYERS_ONE */
    bool chain;
} ng_decision;

/* The fold of page number [at]: pages of a site share one; where no site is given, each page goes by its number. */
uint32_t ng_judge_fold(const ng_train_settings *settings, ng_span site, size_t at);

/* Makes line [at] of [page] its row: the first [columns] of the row become its measures [x], in 1 / NG_LAYERS_ONE. */
void ng_judge_fill(const ng_train_settings *settings, const ng_judged_page *page, size_t at, const int32_t *x, size_t columns,
                   ng_rows *rows);

/* Fits the first [columns] columns of [rows], all folds but [leave_out], to weights[columns + 1] of a model file. False, and a
 * message on standard error, when there are too few examples. */
bool ng_judge_fit(const ng_rows *rows, size_t columns, double cost, int64_t leave_out, int32_t *weights);

/* The score of a row by these weights, the bias behind [columns] of them. */
int32_t ng_judge_score(const ng_rows *rows, size_t row, const int32_t *weights, size_t columns);

/* Fits them without each fold and then to all, and scores each page: those that are learned from by the weights that did not see
 * them, the others by those of all pages, which are left in weights[columns + 1]. False as ng_judge_fit. */
bool ng_judge_learn(const ng_judge *judge, const ng_rows *rows, size_t columns, int32_t *weights, int32_t *scores);

/* The costs and the shift of the bias with which [scores] judge the pages that are learned from best; the earliest of equal
 * ones. False when out of memory. */
bool ng_judge_tune(const ng_judge *judge, const int32_t *scores, ng_decision *best);

/* Prints a line for each file: its pages, and their mean by each of [by]. False when out of memory. */
bool ng_judge_report(const ng_judge *judge, const ng_decision *by, size_t count);

#endif
