/* TextRank without a graph, for long documents.
 *
 * The kernel 1 / (log a + log b) of two sentence lengths is, up to 8e-6 of its value, a sum of six products f_k(a) f_k(b):
 * 1/x is a sum of exponentials (Braess & Hackbusch, "Approximation of 1/x by exponential sums", 2005), and
 * exp(-t (log a + log b)) = a^-t b^-t. So what flows into sentence i is the sum over its terms of six numbers kept for each
 * term, less what i gave itself, and an iteration costs O(6 x terms) instead of O(edges). Four decimals agree with the edges
 * (tests/unit/test_rank.c).
 */
#include "base/number.h"
#include "rank/textrank.h"

enum { RANK = 6 };

/* Fitted by iteratively reweighted least squares on 1 <= x <= 17, x in units of 2 log 2, the smallest there is; 17 of them is
 * two sentences of 130,000 terms. Worst relative error 7.7e-6. */
static const struct {
    double rate[RANK];
    double weight[RANK];
} EXPONENTIALS = {
    {0.03436298639, 0.1906460938, 0.5195906369, 1.14331555, 2.347410801, 4.833326311},
    {0.08920846403, 0.230494962, 0.4463986492, 0.8456617493, 1.665215552, 3.646167844},
};

static const double SMALLEST = 1.38629436111989061883; /* 2 log 2 */

typedef struct factors {
    double f[RANK];
} factors;

typedef struct field {
    const ng_terms *terms;
    size_t count;
    factors *of_sentence; /* f_k(|S|); the weights are applied in kernel() */
    factors *of_term;
} field;

static void add(factors *to, const factors *what, double times)
{
    for (size_t k = 0; k < RANK; k++) to->f[k] += what->f[k] * times;
}

static void make_factors(field *x)
{
    for (size_t i = 0; i < x->count; i++) {
        double log_length = ng_textrank_log_length(x->terms, i) / SMALLEST;
        for (size_t k = 0; k < RANK; k++) x->of_sentence[i].f[k] = ng_exp(-EXPONENTIALS.rate[k] * log_length);
    }
}

/* The kernel between a sentence and what its terms gathered. */
static double kernel(const factors *sentence, const factors *gathered)
{
    double sum = 0;
    for (size_t k = 0; k < RANK; k++) sum += EXPONENTIALS.weight[k] * sentence->f[k] * gathered->f[k];
    return sum / SMALLEST;
}

/* out[i] = the sum over j != i of similarity(i, j) x in[j]. */
static void multiply(const field *x, const double *in, double *out)
{
    const ng_terms *t = x->terms;
    memset(x->of_term, 0, t->stem_count * sizeof *x->of_term);
    for (size_t i = 0; i < x->count; i++) {
        for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) add(&x->of_term[t->items[k]], &x->of_sentence[i], in[i]);
    }
    for (size_t i = 0; i < x->count; i++) {
        factors gathered = {{0}};
        for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) add(&gathered, &x->of_term[t->items[k]], 1);
        uint32_t own = t->first[i + 1] - t->first[i];
        double self = kernel(&x->of_sentence[i], &x->of_sentence[i]) * own * in[i];
        double sum = kernel(&x->of_sentence[i], &gathered) - self;
        out[i] = sum > 0 ? sum : 0;
    }
}

/* A sentence that shares nothing has a degree of rounding noise only. */
static const double LEAST_DEGREE = 1e-9;

static double *degrees(const field *x, double *ones, ng_arena *arena)
{
    double *degree = ng_arena_array(arena, x->count, sizeof *degree);
    if (!degree) return NULL;
    for (size_t i = 0; i < x->count; i++) ones[i] = 1;
    multiply(x, ones, degree);
    for (size_t i = 0; i < x->count; i++) {
        if (degree[i] < LEAST_DEGREE) degree[i] = 0;
    }
    return degree;
}

double *ng_textrank_lowrank(const ng_terms *terms, size_t count, ng_arena *arena)
{
    field x = {.terms = terms, .count = count};
    double *rank = ng_arena_array(arena, count, sizeof *rank);
    double *share = ng_arena_array(arena, count, sizeof *share);
    double *flow = ng_arena_array(arena, count, sizeof *flow);
    x.of_sentence = ng_arena_array(arena, count, sizeof *x.of_sentence);
    x.of_term = ng_arena_array(arena, terms->stem_count, sizeof *x.of_term);
    if (!rank || !share || !flow || !x.of_sentence || !x.of_term) return NULL;
    make_factors(&x);
    double *degree = degrees(&x, share, arena);
    if (!degree) return NULL;
    for (size_t i = 0; i < count; i++) rank[i] = 1.0 / (double)count;
    for (size_t k = 0; k < NG_TEXTRANK_ITERATIONS; k++) {
        for (size_t i = 0; i < count; i++) share[i] = degree[i] > 0 ? rank[i] / degree[i] : 0;
        multiply(&x, share, flow);
        if (ng_textrank_step(rank, flow, count) < NG_TEXTRANK_TOLERANCE) break;
    }
    ng_textrank_normalise(rank, degree, count);
    return rank;
}
