/* The graph without edges, for long documents.
 *
 * TextRank: the kernel 1 / (log a + log b) of two sentence lengths is, up to 8e-6 of its value, a sum of six products
 * f_k(a) f_k(b): 1/x is a sum of exponentials (Braess & Hackbusch, "Approximation of 1/x by exponential sums", 2005), and
 * exp(-t (log a + log b)) = a^-t b^-t. LexRank: the cosine is one such product as it stands. So what flows into sentence i
 * is the sum over its terms of the numbers kept for each term, less what i gave itself, and a step costs O(6 x terms)
 * instead of O(edges). Four decimals agree with the edges (tests/unit/test_rank.c).
 */
#include "rank/implicit.h"

#include "base/number.h"

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

/* What flows through a term, for both walks. */
typedef struct gathered {
    factors anywhere;
    factors top;
} gathered;

typedef struct field {
    factors *of_sentence; /* the weights are applied in kernel() */
    gathered *of_term;
    double weight[RANK];
} field;

static void add(factors *to, const factors *what, double times)
{
    for (size_t k = 0; k < RANK; k++) to->f[k] += what->f[k] * times;
}

static void make_factors(const ng_graph *g, field *x)
{
    bool lexrank = g->kernel == NG_KERNEL_LEXRANK;
    for (size_t k = 0; k < RANK; k++) x->weight[k] = lexrank ? k == 0 : EXPONENTIALS.weight[k] / SMALLEST;
    for (size_t i = 0; i < g->count; i++) {
        factors *f = &x->of_sentence[i];
        for (size_t k = 0; k < RANK; k++) {
            f->f[k] = lexrank ? g->scale[i] * x->weight[k] : ng_exp(-EXPONENTIALS.rate[k] * g->scale[i] / SMALLEST);
        }
    }
}

/* The kernel between a sentence and what its terms gathered. */
static double kernel(const field *x, const factors *sentence, const factors *sum)
{
    double value = 0;
    for (size_t k = 0; k < RANK; k++) value += x->weight[k] * sentence->f[k] * sum->f[k];
    return value;
}

static double positive(double x)
{
    return x > 0 ? x : 0;
}

static void multiply(const ng_graph *g, const ng_pair *in, ng_pair *out)
{
    const ng_terms *t = g->terms;
    const field *x = g->way;
    memset(x->of_term, 0, t->stem_count * sizeof *x->of_term);
    for (size_t i = 0; i < g->count; i++) {
        for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) {
            gathered *term = &x->of_term[t->items[k]];
            add(&term->anywhere, &x->of_sentence[i], in[i].anywhere);
            add(&term->top, &x->of_sentence[i], in[i].top);
        }
    }
    for (size_t i = 0; i < g->count; i++) {
        gathered sum = {{{0}}, {{0}}};
        double own = 0;
        for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) {
            double weight = ng_graph_term_weight(g, t->items[k]);
            add(&sum.anywhere, &x->of_term[t->items[k]].anywhere, weight);
            add(&sum.top, &x->of_term[t->items[k]].top, weight);
            own += weight;
        }
        double self = kernel(x, &x->of_sentence[i], &x->of_sentence[i]) * own;
        out[i] = (ng_pair){positive(kernel(x, &x->of_sentence[i], &sum.anywhere) - self * in[i].anywhere),
                           positive(kernel(x, &x->of_sentence[i], &sum.top) - self * in[i].top)};
    }
}

/* A sentence that shares nothing has a degree of rounding noise only. */
static const double LEAST_DEGREE = 1e-9;

static bool find_degrees(ng_graph *g, ng_arena *arena)
{
    ng_pair *ones = ng_arena_array(arena, g->count, sizeof *ones);
    ng_pair *sums = ng_arena_array(arena, g->count, sizeof *sums);
    if (!ones || !sums) return false;
    for (size_t i = 0; i < g->count; i++) ones[i] = (ng_pair){1, 0};
    multiply(g, ones, sums);
    for (size_t i = 0; i < g->count; i++) g->degree[i] = sums[i].anywhere < LEAST_DEGREE ? 0 : sums[i].anywhere;
    ng_arena_give_back(arena, ones);
    ng_arena_give_back(arena, sums);
    return true;
}

bool ng_graph_implicit(const ng_terms *terms, size_t count, ng_kernel kind, ng_arena *arena, ng_graph *out)
{
    field *x = ng_arena_alloc(arena, sizeof *x);
    if (!x || !ng_graph_begin(terms, count, kind, arena, out)) return false;
    x->of_sentence = ng_arena_array(arena, count, sizeof *x->of_sentence);
    x->of_term = ng_arena_array(arena, terms->stem_count, sizeof *x->of_term);
    if (!x->of_sentence || !x->of_term) return false;
    make_factors(out, x);
    out->way = x;
    out->multiply = multiply;
    return find_degrees(out, arena);
}
