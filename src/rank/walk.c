#include "rank/walk.h"

#include "rank/matrix.h"
#include "rank/implicit.h"
#include "rank/sparse.h"

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
    if (count <= NG_MATRIX_SENTENCES) return ng_graph_matrix(terms, count, kernel, arena, out);
    bool small = edge_work(terms) <= MOST_EDGE_WORK;
    return small ? ng_graph_sparse(terms, count, kernel, arena, out) : ng_graph_implicit(terms, count, kernel, arena, out);
}

/* Where a walk begins anew: a distribution over the sentences. */
static void make_start(ng_pair *start, size_t count)
{
    double whole = 0;
    for (size_t i = 0; i < count; i++) whole += 1 / (1 + (double)i);
    for (size_t i = 0; i < count; i++) start[i] = (ng_pair){1 / (double)count, 1 / (1 + (double)i) / whole};
}

/* Without beginning anew, a walk along edges that go both ways comes to each sentence in proportion to its degree: from there it
 * is not far. */
static void begin_walk(const ng_graph *graph, const ng_pair *start, ng_pair *rank)
{
    double whole = 0;
    for (size_t i = 0; i < graph->count; i++) whole += graph->degree[i];
    for (size_t i = 0; i < graph->count; i++) {
        double flow = whole > 0 ? WALK.damping * graph->degree[i] / whole : 0;
        rank[i] = (ng_pair){(1 - WALK.damping) * start[i].anywhere + flow, (1 - WALK.damping) * start[i].top + flow};
    }
}

static double advance(double *rank, double start, double flow)
{
    double next = (1 - WALK.damping) * start + WALK.damping * flow, change = next - *rank;
    *rank = next;
    return change > 0 ? change : -change;
}

/* A rank becomes its share of what begins anew and of what flows in; returns the sum of the absolute changes. */
static double step(ng_pair *rank, const ng_pair *start, const ng_pair *flow, size_t count)
{
    double change = 0;
    for (size_t i = 0; i < count; i++) {
        change += advance(&rank[i].anywhere, start[i].anywhere, flow[i].anywhere);
        change += advance(&rank[i].top, start[i].top, flow[i].top);
    }
    return change;
}

static void normalise(ng_pair *rank, const double *degree, size_t count)
{
    ng_pair largest = {0, 0};
    for (size_t i = 0; i < count; i++) {
        if (!(degree[i] > 0)) rank[i] = (ng_pair){0, 0};
        if (rank[i].anywhere > largest.anywhere) largest.anywhere = rank[i].anywhere;
        if (rank[i].top > largest.top) largest.top = rank[i].top;
    }
    for (size_t i = 0; i < count && largest.anywhere > 0; i++) {
        rank[i] = (ng_pair){rank[i].anywhere / largest.anywhere, rank[i].top / largest.top};
    }
}

/* Step after step until nothing moves. False when out of memory. */
static bool take_steps(const ng_graph *graph, const ng_pair *start, ng_pair *rank, ng_arena *arena)
{
    size_t count = graph->count;
    ng_pair *share = ng_arena_array(arena, count, sizeof *share);
    ng_pair *flow = ng_arena_array(arena, count, sizeof *flow);
    double *part = ng_arena_array(arena, count, sizeof *part); /* of its rank that a sentence gives for an edge of 1 */
    if (!share || !flow || !part) return false;
    begin_walk(graph, start, rank);
    for (size_t i = 0; i < count; i++) part[i] = graph->degree[i] > 0 ? 1 / graph->degree[i] : 0;
    for (unsigned k = 0; k < WALK.steps; k++) {
        for (size_t i = 0; i < count; i++) share[i] = (ng_pair){rank[i].anywhere * part[i], rank[i].top * part[i]};
        graph->multiply(graph, share, flow);
        if (step(rank, start, flow, count) < WALK.tolerance) break;
    }
    const void *tables[] = {share, flow, part};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) ng_arena_give_back(arena, tables[i]);
    return true;
}

ng_pair *ng_graph_walk(const ng_graph *graph, ng_arena *arena)
{
    size_t count = graph->count;
    ng_pair *start = ng_arena_array(arena, count, sizeof *start);
    ng_pair *rank = ng_arena_array(arena, count, sizeof *rank);
    if (!start || !rank) return NULL;
    make_start(start, count);
    if (graph->solve) graph->solve(graph, WALK.damping, start, rank);
    else if (!take_steps(graph, start, rank, arena)) return NULL;
    normalise(rank, graph->degree, count);
    ng_arena_give_back(arena, start);
    return rank;
}
