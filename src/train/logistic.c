#include "train/logistic.h"

#include <math.h>
#include <stdlib.h>

/* The paper's constants: rounds at most, when an inner Newton search is good enough, by how much it shrinks a step that left
 * the range. TOLERANCE is the largest gradient at which all is settled: weights are cut to 8 bits afterwards. */
enum { MAX_ROUNDS = 400, MAX_NEWTON = 100 };
static const double TOLERANCE = 0.01, INNER_START = 1e-2, INNER_LEAST = 1e-8, SHRINK = 0.1;

typedef struct problem {
    const ng_examples *examples;
    size_t *order;   /* the examples that are learned from */
    size_t count;
    double *alpha;   /* [examples->count] dual variables, 0 < alpha < cost of the example */
    double *square;  /* [examples->count] length of the example, squared */
    double *side;    /* [examples->count] 1 for an example that bears the label, else -1 */
    double *weights;
    double bias;
    double cost;
    uint64_t random;
    double inner;    /* how exact a Newton search is, tightened as it goes */
} problem;

/* splitmix64 (Steele, Lea & Flood 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static void shuffle(problem *p)
{
    for (size_t i = p->count; i > 1; i--) {
        size_t j = (size_t)(next_random(&p->random) % i), kept = p->order[i - 1];
        p->order[i - 1] = p->order[j];
        p->order[j] = kept;
    }
}

static double score(const problem *p, const ng_example *example)
{
    const uint32_t *buckets = p->examples->buckets + example->first;
    double sum = p->bias;
    for (uint32_t i = 0; i < example->count; i++) sum += p->weights[buckets[i]];
    return sum;
}

static void move(problem *p, const ng_example *example, double step)
{
    const uint32_t *buckets = p->examples->buckets + example->first;
    p->bias += step;
    for (uint32_t i = 0; i < example->count; i++) p->weights[buckets[i]] += step;
}

/* 1 for the bias, and the square of how often each bucket stands there: two features may share one. */
static double squared_length(const problem *p, const ng_example *example)
{
    const uint32_t *buckets = p->examples->buckets + example->first;
    double sum = 1;
    for (uint32_t i = 0; i < example->count; i++) {
        for (uint32_t j = 0; j < example->count; j++) sum += buckets[i] == buckets[j];
    }
    return sum;
}

/* Makes one dual variable the best it can be with the others as they are. Returns how far off it was. */
static double settle(problem *p, size_t at)
{
    const ng_example *example = &p->examples->items[at];
    double side = p->side[at], cost = p->cost * example->weight;
    double a = p->square[at], b = side * score(p, example), sign = 1;
    double *alpha = &p->alpha[at];
    double old = *alpha;
    /* The search runs on the half of the range where Newton's method is sure to arrive. */
    if (0.5 * a * (cost - 2 * old) + b < 0) {
        old = cost - old;
        sign = -1;
    }
    double z = cost - old < 0.5 * cost ? SHRINK * old : old;
    double slope = a * (z - old) + sign * b + log(z / (cost - z)), off = fabs(slope);
    unsigned steps = 0;
    for (; steps < MAX_NEWTON && fabs(slope) >= p->inner; steps++) {
        double next = z - slope / (a + cost / (cost - z) / z);
        z = next <= 0 ? z * SHRINK : next;
        slope = a * (z - old) + sign * b + log(z / (cost - z));
    }
    if (steps == 0) return off;
    *alpha = sign > 0 ? z : cost - z;
    move(p, example, sign * (z - old) * side);
    return off;
}

static bool prepare(problem *p, const ng_logistic_settings *settings)
{
    size_t all = p->examples->count, with, without;
    ng_logistic_count(p->examples, settings, &with, &without);
    if (with == 0 || without == 0) return false;
    p->order = malloc((all + 1) * sizeof *p->order);
    p->alpha = malloc((all + 1) * sizeof *p->alpha);
    p->square = malloc((all + 1) * sizeof *p->square);
    p->side = malloc((all + 1) * sizeof *p->side);
    p->weights = calloc((size_t)1 << settings->bits, sizeof *p->weights);
    if (!p->order || !p->alpha || !p->square || !p->side || !p->weights) return false;
    for (size_t i = 0; i < all; i++) {
        const ng_example *example = &p->examples->items[i];
        if ((int64_t)example->fold == settings->leave_out) continue;
        double cost = p->cost * example->weight;
        p->order[p->count++] = i;
        p->alpha[i] = fmin(0.001 * cost, 1e-8);
        p->square[i] = squared_length(p, example);
        p->side[i] = ng_examples_bears(p->examples, i, settings->label) ? 1 : -1;
        move(p, example, p->side[i] * p->alpha[i]);
    }
    return true;
}

void ng_logistic_count(const ng_examples *examples, const ng_logistic_settings *settings, size_t *with, size_t *without)
{
    *with = *without = 0;
    for (size_t i = 0; i < examples->count; i++) {
        if ((int64_t)examples->items[i].fold == settings->leave_out) continue;
        ++*(ng_examples_bears(examples, i, settings->label) ? with : without);
    }
}

bool ng_logistic_fit(const ng_examples *examples, const ng_logistic_settings *settings, ng_weights *out)
{
    problem p = {.examples = examples, .cost = settings->cost, .random = settings->seed, .inner = INNER_START};
    bool fits = prepare(&p, settings);
    unsigned rounds = 0;
    double off = TOLERANCE;
    while (fits && rounds < MAX_ROUNDS && off >= TOLERANCE) {
        off = 0;
        shuffle(&p);
        for (size_t i = 0; i < p.count; i++) off = fmax(off, settle(&p, p.order[i]));
        p.inner = fmax(INNER_LEAST, p.inner * SHRINK);
        rounds++;
    }
    free(p.order);
    free(p.alpha);
    free(p.square);
    free(p.side);
    *out = (ng_weights){p.weights, p.bias, settings->bits, rounds};
    if (!fits) ng_weights_free(out);
    return fits;
}

void ng_weights_free(ng_weights *weights)
{
    free(weights->weights);
    *weights = (ng_weights){0};
}
