#include "rank/graph.h"

#include "base/number.h"

/* Building edges costs the sum over stems of (sentences that hold it) squared. Up to this many it is cheaper than the way
 * without edges, which pays its rank (six) times the terms in each step; it also bounds the edges' memory. */
static const uint64_t MOST_EDGE_WORK = 400000;

/* damping: section 2.2 of the TextRank paper. tolerance: the change of all ranks together, whose sum is at most 1, below which
 * four decimals of each no longer move. steps: .85^100 < 1e-7, so the bound is never what ends it. */
static const struct {
    double damping;
    double tolerance;
    unsigned steps;
} WALK = {.damping = 0.85, .tolerance = 1e-7, .steps = 100};

static bool weigh_terms(ng_graph *g, ng_arena *arena)
{
    const ng_terms *t = g->terms;
    g->term_weight = ng_arena_array(arena, t->stem_count, sizeof *g->term_weight);
    if (!g->term_weight) return false;
    for (size_t i = 0; i < t->stem_count; i++) {
        uint32_t holders = t->document_frequency[i] ? t->document_frequency[i] : 1;
        double idf = ng_log(1 + (double)g->count / holders);
        g->term_weight[i] = idf * idf;
    }
    return true;
}

static double scale_of(const ng_graph *g, size_t i)
{
    const ng_terms *t = g->terms;
    uint32_t length = t->first[i + 1] - t->first[i];
    if (g->kernel == NG_KERNEL_TEXTRANK) return ng_log(length < 2 ? 2 : length);
    double square = 0;
    for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) square += g->term_weight[t->items[k]];
    return square > 0 ? 1 / ng_sqrt(square) : 0;
}

bool ng_graph_begin(const ng_terms *terms, size_t count, ng_kernel kernel, ng_arena *arena, ng_graph *out)
{
    *out = (ng_graph){.terms = terms, .count = count, .kernel = kernel};
    out->degree = ng_arena_zeros(arena, count, sizeof *out->degree);
    out->scale = ng_arena_array(arena, count, sizeof *out->scale);
    if (!out->degree || !out->scale) return false;
    if (kernel == NG_KERNEL_LEXRANK && !weigh_terms(out, arena)) return false;
    for (size_t i = 0; i < count; i++) out->scale[i] = scale_of(out, i);
    return true;
}

static uint64_t edge_work(const ng_terms *terms)
{
    uint64_t work = 0;
    for (size_t i = 0; i < terms->stem_count; i++) {
        uint64_t n = terms->document_frequency[i];
        work += n * n;
    }
    return work;
}

bool ng_graph_make(const ng_terms *terms, size_t count, ng_kernel kernel, ng_arena *arena, ng_graph *out)
{
    bool small = edge_work(terms) <= MOST_EDGE_WORK;
    return small ? ng_graph_sparse(terms, count, kernel, arena, out) : ng_graph_implicit(terms, count, kernel, arena, out);
}

/* rank[i] becomes its share of what begins anew and of what flows in; returns the sum of the absolute changes. */
static double step(double *rank, const double *flow, const double *start, size_t count)
{
    double change = 0, anywhere = (1 - WALK.damping) / (double)count;
    for (size_t i = 0; i < count; i++) {
        double next = (start ? (1 - WALK.damping) * start[i] : anywhere) + WALK.damping * flow[i];
        change += next > rank[i] ? next - rank[i] : rank[i] - next;
        rank[i] = next;
    }
    return change;
}

static void normalise(double *rank, const double *degree, size_t count)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++) {
        if (!(degree[i] > 0)) rank[i] = 0;
        if (rank[i] > largest) largest = rank[i];
    }
    for (size_t i = 0; i < count && largest > 0; i++) rank[i] /= largest;
}

double *ng_graph_walk(const ng_graph *graph, const double *start, ng_arena *arena)
{
    size_t count = graph->count;
    double *rank = ng_arena_array(arena, count, sizeof *rank);
    double *share = ng_arena_array(arena, count, sizeof *share);
    double *flow = ng_arena_array(arena, count, sizeof *flow);
    if (!rank || !share || !flow) return NULL;
    for (size_t i = 0; i < count; i++) rank[i] = start ? start[i] : 1.0 / (double)count;
    for (unsigned k = 0; k < WALK.steps; k++) {
        for (size_t i = 0; i < count; i++) share[i] = graph->degree[i] > 0 ? rank[i] / graph->degree[i] : 0;
        graph->multiply(graph, share, flow);
        if (step(rank, flow, start, count) < WALK.tolerance) break;
    }
    normalise(rank, graph->degree, count);
    return rank;
}
