/* The graph with its edges in memory, of a document that is longer than an article: postings of each stem give what a sentence
 * shares with all others, and a step runs over compressed rows. Cost O(sum of squared sentence frequencies) to make,
 * O(edges) a step. */
#include "rank/sparse.h"

typedef struct edge {
    uint32_t to;
    float weight; /* similarity; its sum over a row is kept in double */
} edge;

typedef struct rows {
    ng_graph *graph;
    ng_arena *arena;
    uint32_t *postings;      /* sentences by stem */
    uint32_t *posting_first; /* [stem_count + 1] */
    edge *edges;
    size_t edge_count;
    size_t edge_capacity;
    size_t *first;           /* [count + 1] */
} rows;

static bool make_postings(rows *r)
{
    const ng_terms *t = r->graph->terms;
    size_t items = t->first[r->graph->count];
    r->postings = ng_arena_array(r->arena, items, sizeof *r->postings);
    r->posting_first = ng_arena_zeros(r->arena, t->stem_count + 2, sizeof *r->posting_first);
    if (!r->postings || !r->posting_first) return false;
    /* Shifted by two, so that filling leaves each start where it belongs. */
    uint32_t *next = r->posting_first + 1;
    for (size_t s = 0; s + 1 < t->stem_count; s++) next[s + 1] = next[s] + t->document_frequency[s];
    for (size_t i = 0; i < r->graph->count; i++) {
        for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) r->postings[next[t->items[k]]++] = (uint32_t)i;
    }
    return true;
}

static bool push_edge(rows *r, uint32_t to, double weight)
{
    if (r->edge_count == r->edge_capacity) {
        size_t capacity = r->edge_capacity * 2;
        edge *moved = ng_arena_grow(r->arena, r->edges, r->edge_count, capacity, sizeof *moved);
        if (!moved) return false;
        r->edges = moved;
        r->edge_capacity = capacity;
    }
    r->edges[r->edge_count++] = (edge){to, (float)weight};
    return true;
}

/* Sums for sentence [i] what it shares with each other one; [touched] lists those, in the order they were met. */
static size_t sum_shared(const rows *r, size_t i, double *shared, uint32_t *touched)
{
    const ng_terms *t = r->graph->terms;
    size_t n = 0;
    for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) {
        uint32_t stem = t->items[k];
        double weight = ng_graph_term_weight(r->graph, stem);
        for (uint32_t p = r->posting_first[stem]; p < r->posting_first[stem + 1]; p++) {
            uint32_t j = r->postings[p];
            if (j == i) continue;
            if (shared[j] == 0) touched[n++] = j;
            shared[j] += weight;
        }
    }
    return n;
}

static bool make_edges(rows *r)
{
    ng_graph *g = r->graph;
    double *shared = ng_arena_zeros(r->arena, g->count, sizeof *shared);
    uint32_t *touched = ng_arena_array(r->arena, g->count, sizeof *touched);
    r->first = ng_arena_array(r->arena, g->count + 1, sizeof *r->first);
    r->edge_capacity = g->count * 8;
    r->edges = ng_arena_array(r->arena, r->edge_capacity, sizeof *r->edges);
    if (!shared || !touched || !r->first || !r->edges) return false;
    for (size_t i = 0; i < g->count; i++) {
        r->first[i] = r->edge_count;
        size_t n = sum_shared(r, i, shared, touched);
        for (size_t k = 0; k < n; k++) {
            uint32_t j = touched[k];
            double weight = ng_graph_edge(g, i, j, shared[j]);
            g->degree[i] += weight;
            shared[j] = 0;
            if (!push_edge(r, j, weight)) return false;
        }
    }
    r->first[g->count] = r->edge_count;
    return true;
}

/* The edges are symmetric, so a row lists who feeds it. */
static void multiply(const ng_graph *g, const ng_pair *in, ng_pair *out)
{
    const rows *r = g->way;
    for (size_t i = 0; i < g->count; i++) {
        ng_pair sum = {0, 0};
        for (size_t e = r->first[i]; e < r->first[i + 1]; e++) {
            double weight = (double)r->edges[e].weight;
            sum.anywhere += weight * in[r->edges[e].to].anywhere;
            sum.top += weight * in[r->edges[e].to].top;
        }
        out[i] = sum;
    }
}

bool ng_graph_sparse(const ng_terms *terms, size_t count, ng_kernel kernel, ng_arena *arena, ng_graph *out)
{
    rows *r = ng_arena_alloc(arena, sizeof *r);
    if (!r || !ng_graph_begin(terms, count, kernel, arena, out)) return false;
    *r = (rows){.graph = out, .arena = arena};
    if (!make_postings(r) || !make_edges(r)) return false;
    out->way = r;
    out->multiply = multiply;
    return true;
}
