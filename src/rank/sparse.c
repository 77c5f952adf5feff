/* TextRank with its edges in memory: postings of each stem give the overlaps of a sentence with all others, and power
 * iteration runs over compressed rows. Cost O(sum of squared sentence frequencies + iterations x edges). */
#include "base/number.h"
#include "rank/textrank.h"

typedef struct edge {
    uint32_t to;
    float weight; /* similarity; its sum over a row is kept in double */
} edge;

typedef struct graph {
    const ng_terms *terms;
    ng_arena *arena;
    size_t count;
    uint32_t *postings;      /* sentences by stem */
    uint32_t *posting_first; /* [stem_count + 1] */
    double *log_length;
    edge *edges;
    size_t edge_count;
    size_t edge_capacity;
    size_t *edge_first;      /* [count + 1] */
    double *degree;
} graph;

static bool make_postings(graph *g)
{
    const ng_terms *t = g->terms;
    size_t items = t->first[g->count];
    g->postings = ng_arena_array(g->arena, items, sizeof *g->postings);
    g->posting_first = ng_arena_zeros(g->arena, t->stem_count + 2, sizeof *g->posting_first);
    if (!g->postings || !g->posting_first) return false;
    /* Shifted by two, so that filling leaves each start where it belongs. */
    uint32_t *next = g->posting_first + 1;
    for (size_t s = 0; s + 1 < t->stem_count; s++) next[s + 1] = next[s] + t->document_frequency[s];
    for (size_t i = 0; i < g->count; i++) {
        for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) g->postings[next[t->items[k]]++] = (uint32_t)i;
    }
    return true;
}

static bool push_edge(graph *g, uint32_t to, double weight)
{
    if (g->edge_count == g->edge_capacity) {
        size_t capacity = g->edge_capacity * 2;
        edge *moved = ng_arena_grow(g->arena, g->edges, g->edge_count, capacity, sizeof *moved);
        if (!moved) return false;
        g->edges = moved;
        g->edge_capacity = capacity;
    }
    g->edges[g->edge_count++] = (edge){to, (float)weight};
    return true;
}

/* Counts for sentence [i] what it shares with each other one; [touched] lists those, in the order they were met. */
static size_t count_overlaps(const graph *g, size_t i, uint32_t *overlap, uint32_t *touched)
{
    size_t n = 0;
    for (uint32_t k = g->terms->first[i]; k < g->terms->first[i + 1]; k++) {
        uint32_t stem = g->terms->items[k];
        for (uint32_t p = g->posting_first[stem]; p < g->posting_first[stem + 1]; p++) {
            uint32_t j = g->postings[p];
            if (j == i) continue;
            if (overlap[j]++ == 0) touched[n++] = j;
        }
    }
    return n;
}

static bool make_edges(graph *g)
{
    uint32_t *overlap = ng_arena_zeros(g->arena, g->count, sizeof *overlap);
    uint32_t *touched = ng_arena_array(g->arena, g->count, sizeof *touched);
    g->edge_capacity = g->count * 8;
    g->edges = ng_arena_array(g->arena, g->edge_capacity, sizeof *g->edges);
    if (!overlap || !touched || !g->edges) return false;
    for (size_t i = 0; i < g->count; i++) {
        g->edge_first[i] = g->edge_count;
        size_t n = count_overlaps(g, i, overlap, touched);
        for (size_t k = 0; k < n; k++) {
            uint32_t j = touched[k];
            double weight = overlap[j] / (g->log_length[i] + g->log_length[j]);
            g->degree[i] += weight;
            overlap[j] = 0;
            if (!push_edge(g, j, weight)) return false;
        }
    }
    g->edge_first[g->count] = g->edge_count;
    return true;
}

static bool make_graph(graph *g)
{
    g->log_length = ng_arena_array(g->arena, g->count, sizeof *g->log_length);
    g->degree = ng_arena_zeros(g->arena, g->count, sizeof *g->degree);
    g->edge_first = ng_arena_array(g->arena, g->count + 1, sizeof *g->edge_first);
    if (!g->log_length || !g->degree || !g->edge_first) return false;
    for (size_t i = 0; i < g->count; i++) g->log_length[i] = ng_textrank_log_length(g->terms, i);
    return make_postings(g) && make_edges(g);
}

/* What flows into each sentence: the edges are symmetric, so a row lists who feeds it. */
static void flow_along(const graph *g, const double *rank, double *share, double *flow)
{
    for (size_t i = 0; i < g->count; i++) share[i] = g->degree[i] > 0 ? rank[i] / g->degree[i] : 0;
    for (size_t i = 0; i < g->count; i++) {
        double sum = 0;
        for (size_t e = g->edge_first[i]; e < g->edge_first[i + 1]; e++) {
            sum += (double)g->edges[e].weight * share[g->edges[e].to];
        }
        flow[i] = sum;
    }
}

double *ng_textrank_sparse(const ng_terms *terms, size_t count, ng_arena *arena)
{
    graph g = {.terms = terms, .arena = arena, .count = count};
    double *rank = ng_arena_array(arena, count, sizeof *rank);
    double *flow = ng_arena_array(arena, count, sizeof *flow);
    double *share = ng_arena_array(arena, count, sizeof *share);
    if (!rank || !flow || !share || !make_graph(&g)) return NULL;
    for (size_t i = 0; i < count; i++) rank[i] = 1.0 / (double)count;
    for (size_t k = 0; k < NG_TEXTRANK_ITERATIONS; k++) {
        flow_along(&g, rank, share, flow);
        if (ng_textrank_step(rank, flow, count) < NG_TEXTRANK_TOLERANCE) break;
    }
    ng_textrank_normalise(rank, g.degree, count);
    return rank;
}
