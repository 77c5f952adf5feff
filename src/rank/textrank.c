#include "rank/textrank.h"

#include "base/number.h"

/* Building edges costs the sum over stems of (sentences that hold it) squared. Up to this many it is cheaper than the way
 * without edges, which pays its rank (six) times the terms in each iteration; it also bounds the edges' memory. */
static const uint64_t MOST_EDGE_WORK = 400000;

double ng_textrank_log_length(const ng_terms *terms, size_t i)
{
    uint32_t n = terms->first[i + 1] - terms->first[i];
    return ng_log(n < 2 ? 2 : n);
}

double ng_textrank_step(double *rank, const double *flow, size_t count)
{
    double change = 0, base = (1 - NG_TEXTRANK_DAMPING) / (double)count;
    for (size_t i = 0; i < count; i++) {
        double next = base + NG_TEXTRANK_DAMPING * flow[i];
        change += next > rank[i] ? next - rank[i] : rank[i] - next;
        rank[i] = next;
    }
    return change;
}

void ng_textrank_normalise(double *rank, const double *degree, size_t count)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++) {
        if (!(degree[i] > 0)) rank[i] = 0;
        if (rank[i] > largest) largest = rank[i];
    }
    for (size_t i = 0; i < count && largest > 0; i++) rank[i] /= largest;
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

double *ng_textrank(const ng_terms *terms, size_t count, ng_arena *arena)
{
    bool small = edge_work(terms) <= MOST_EDGE_WORK;
    return small ? ng_textrank_sparse(terms, count, arena) : ng_textrank_lowrank(terms, count, arena);
}
