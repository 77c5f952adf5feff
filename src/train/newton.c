/* Iteratively reweighted least squares with step halving. Cost a step: O(rows * nonzero^2) for the curvature and O(columns^3) for
 * the solution; ten steps suffice. */
#include "train/newton.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_STEPS = 40, MAX_HALVINGS = 30 };
static const double GOOD_ENOUGH = 1e-7; /* relative gain of a step below which all is settled */

typedef struct problem {
    const ng_rows *rows;
    int64_t leave_out;
    double cost;
    size_t size;      /* columns + 1: the bias is the last unknown */
    double *penalty;  /* [size] */
    double *slope;    /* [size] */
    double *curve;    /* [size * size], lower half */
    double *step;     /* [size] */
    double *trial;    /* [size] */
    size_t *filled;   /* [size] columns of a row that are not 0 */
} problem;

bool ng_rows_init(ng_rows *rows, size_t count, size_t columns)
{
    *rows = (ng_rows){.x = calloc(count * columns + 1, sizeof(float)), .count = count, .columns = columns,
                      .label = calloc(count + 1, sizeof(bool)), .weight = calloc(count + 1, sizeof(double)),
                      .fold = calloc(count + 1, sizeof(uint32_t))};
    return rows->x && rows->label && rows->weight && rows->fold;
}

void ng_rows_free(ng_rows *rows)
{
    free(rows->x);
    free(rows->label);
    free(rows->weight);
    free(rows->fold);
    *rows = (ng_rows){.count = 0};
}

bool ng_rows_grow(ng_rows *rows, size_t count)
{
    ng_rows more;
    if (!ng_rows_init(&more, count, rows->columns)) {
        ng_rows_free(&more);
        return false;
    }
    memcpy(more.x, rows->x, rows->count * rows->columns * sizeof *rows->x);
    memcpy(more.label, rows->label, rows->count * sizeof *rows->label);
    memcpy(more.weight, rows->weight, rows->count * sizeof *rows->weight);
    memcpy(more.fold, rows->fold, rows->count * sizeof *rows->fold);
    ng_rows_free(rows);
    *rows = more;
    return true;
}

static bool is_used(const problem *p, size_t row)
{
    return p->rows->weight[row] > 0 && (int64_t)p->rows->fold[row] != p->leave_out;
}

static double score(const problem *p, const double *weights, size_t row)
{
    size_t columns = p->rows->columns;
    const float *x = p->rows->x + row * columns;
    double sum = weights[columns];
    for (size_t k = 0; k < columns; k++) sum += weights[k] * (double)x[k];
    return sum;
}

/* log(1 + e^-z) without overflow. */
static double loss_of(double z)
{
    return z > 0 ? log1p(exp(-z)) : log1p(exp(z)) - z;
}

static double objective(const problem *p, const double *weights)
{
    double sum = 0;
    for (size_t k = 0; k < p->size; k++) sum += 0.5 * p->penalty[k] * weights[k] * weights[k];
    for (size_t i = 0; i < p->rows->count; i++) {
        if (!is_used(p, i)) continue;
        double z = score(p, weights, i);
        sum += p->cost * p->rows->weight[i] * loss_of(p->rows->label[i] ? z : -z);
    }
    return sum;
}

/* The variance of each feature; a feature that never changes is held at 0 by a penalty of 1. */
static void set_penalties(problem *p)
{
    size_t columns = p->rows->columns, used = 0;
    double *sum = p->slope, *squares = p->step;
    memset(sum, 0, p->size * sizeof *sum);
    memset(squares, 0, p->size * sizeof *squares);
    for (size_t i = 0; i < p->rows->count; i++) {
        if (!is_used(p, i)) continue;
        const float *x = p->rows->x + i * columns;
        used++;
        for (size_t k = 0; k < columns; k++) {
            sum[k] += (double)x[k];
            squares[k] += (double)x[k] * (double)x[k];
        }
    }
    for (size_t k = 0; k < columns; k++) {
        double mean = sum[k] / (double)used, variance = squares[k] / (double)used - mean * mean;
        p->penalty[k] = variance > 1e-9 ? variance : 1;
    }
    p->penalty[columns] = 0;
}

static void add_row(problem *p, size_t row, double pull, double bend)
{
    size_t columns = p->rows->columns, filled = 0;
    const float *x = p->rows->x + row * columns;
    for (size_t k = 0; k < columns; k++) {
        if (x[k] < 0 || x[k] > 0) p->filled[filled++] = k;
    }
    for (size_t a = 0; a < filled; a++) {
        size_t k = p->filled[a];
        double by = bend * (double)x[k], *line = p->curve + k * p->size;
        p->slope[k] += pull * (double)x[k];
        for (size_t b = 0; b <= a; b++) line[p->filled[b]] += by * (double)x[p->filled[b]];
        p->curve[columns * p->size + k] += by;
    }
    p->slope[columns] += pull;
    p->curve[columns * p->size + columns] += bend;
}

/* Slope and curvature at [weights]. */
static void measure(problem *p, const double *weights)
{
    memset(p->slope, 0, p->size * sizeof *p->slope);
    memset(p->curve, 0, p->size * p->size * sizeof *p->curve);
    for (size_t i = 0; i < p->rows->count; i++) {
        if (!is_used(p, i)) continue;
        double chance = 1 / (1 + exp(-score(p, weights, i))), by = p->cost * p->rows->weight[i];
        add_row(p, i, by * (chance - (p->rows->label[i] ? 1 : 0)), by * chance * (1 - chance));
    }
    for (size_t k = 0; k < p->size; k++) {
        p->slope[k] += p->penalty[k] * weights[k];
        p->curve[k * p->size + k] += p->penalty[k] + 1e-9;
    }
}

/* Solves curve * step = slope by Cholesky's method, in place; false when the matrix is not positive. */
static bool solve(problem *p)
{
    size_t n = p->size;
    for (size_t i = 0; i < n; i++) {
        double *line = p->curve + i * n;
        for (size_t j = 0; j <= i; j++) {
            const double *other = p->curve + j * n;
            double sum = line[j];
            for (size_t k = 0; k < j; k++) sum -= line[k] * other[k];
            if (i == j && !(sum > 0)) return false;
            line[j] = i == j ? sqrt(sum) : sum / other[j];
        }
    }
    for (size_t i = 0; i < n; i++) {
        double sum = p->slope[i];
        for (size_t k = 0; k < i; k++) sum -= p->curve[i * n + k] * p->step[k];
        p->step[i] = sum / p->curve[i * n + i];
    }
    for (size_t i = n; i-- > 0;) {
        double sum = p->step[i];
        for (size_t k = i + 1; k < n; k++) sum -= p->curve[k * n + i] * p->step[k];
        p->step[i] = sum / p->curve[i * n + i];
    }
    return true;
}

static bool has_both(const problem *p)
{
    bool with = false, without = false;
    for (size_t i = 0; i < p->rows->count; i++) {
        if (!is_used(p, i)) continue;
        with |= p->rows->label[i];
        without |= !p->rows->label[i];
    }
    return with && without;
}

/* Goes along the step, half of it, a quarter ... until it helps. Returns the new objective, or [before] when nothing does. */
static double advance(problem *p, double *weights, double before)
{
    double length = 1;
    for (unsigned k = 0; k < MAX_HALVINGS; k++, length *= 0.5) {
        for (size_t i = 0; i < p->size; i++) p->trial[i] = weights[i] - length * p->step[i];
        double now = objective(p, p->trial);
        if (!(now < before)) continue;
        memcpy(weights, p->trial, p->size * sizeof *weights);
        return now;
    }
    return before;
}

static bool descend(problem *p, double *weights)
{
    memset(weights, 0, p->size * sizeof *weights);
    set_penalties(p);
    double value = objective(p, weights);
    for (unsigned step = 0; step < MAX_STEPS; step++) {
        measure(p, weights);
        if (!solve(p)) return false;
        double now = advance(p, weights, value);
        if (value - now <= GOOD_ENOUGH * value) return true;
        value = now;
    }
    return true;
}

bool ng_newton_fit(const ng_rows *rows, double cost, int64_t leave_out, double *weights)
{
    size_t n = rows->columns + 1;
    double *memory = calloc(n * (n + 4), sizeof *memory);
    size_t *filled = calloc(n, sizeof *filled);
    problem p = {.rows = rows, .leave_out = leave_out, .cost = cost, .size = n, .filled = filled};
    bool done = false;
    if (memory && filled) {
        p.curve = memory;
        p.penalty = memory + n * n;
        p.slope = p.penalty + n;
        p.step = p.slope + n;
        p.trial = p.step + n;
        done = has_both(&p) && descend(&p, weights);
    }
    free(filled);
    free(memory);
    return done;
}
