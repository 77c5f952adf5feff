/* The graph of an article: its sentences, tied by the terms that they share.
 *
 * Two kernels. TextRank (Mihalcea & Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004): an edge weighs
 * |terms in both| / (log |Si| + log |Sj|); |S| is the number of distinct content stems, at least 2: log 1 = 0 would divide
 * by zero. LexRank (Erkan & Radev, "LexRank: Graph-based Lexical Centrality as Salience", JAIR 2004, section 3.3, the
 * continuous one): the cosine of the sentences, terms weighed by log (1 + sentences / sentences that hold it).
 *
 * Three ways that give the same. As a matrix (matrix.h): no steps, the walk's end is solved for. With edges in memory (sparse.h):
 * O(edges) a step. Without (implicit.h): both kernels are sums of few products of a number of one sentence and a number of the
 * other, so a step costs O(terms) whatever the edges. The walk that ranks the sentences (walk.h) takes any. */
#ifndef NG_RANK_GRAPH_H
#define NG_RANK_GRAPH_H

#include "base/arena.h"
#include "parts/terms.h"

typedef enum ng_kernel {
    NG_KERNEL_TEXTRANK,
    NG_KERNEL_LEXRANK
} ng_kernel;

/* A number of each of the two walks that are made at once, for one look at the edges: the one that begins anew anywhere, which is
 * the papers', and the one that begins anew at the top, in the n-th sentence 1/n as often as in the first. */
typedef struct ng_pair {
    double anywhere;
    double top;
} ng_pair;

typedef struct ng_graph ng_graph;

struct ng_graph {
    const ng_terms *terms;
    size_t count;         /* sentences */
    double *degree;       /* [count] the sum of its edges; 0: it shares nothing */
    double *term_weight;  /* [stem_count] what a shared term counts; NULL: 1 */
    double *scale;        /* [count] TextRank: log |S|; LexRank: 1 / length of the vector */
    ng_kernel kernel;
    /* One of the two: where walks that begin anew at start with probability 1 - damping come to, as it is; */
    void (*solve)(const ng_graph *graph, double damping, const ng_pair *start, ng_pair *rank);
    /* or a step: out[i] = sum over j of edge(i, j) x in[j]. */
    void (*multiply)(const ng_graph *graph, const ng_pair *in, ng_pair *out);
    void *way;            /* what they need */
};

/* Terms, weights and scales: what both ways begin with. False when out of memory. */
bool ng_graph_begin(const ng_terms *terms, size_t count, ng_kernel kernel, ng_arena *arena, ng_graph *out);

static inline double ng_graph_term_weight(const ng_graph *graph, uint32_t term)
{
    return graph->term_weight ? graph->term_weight[term] : 1;
}

/* The edge of two sentences whose common terms weigh [shared]. */
static inline double ng_graph_edge(const ng_graph *graph, size_t i, size_t j, double shared)
{
    if (graph->kernel == NG_KERNEL_LEXRANK) return shared * graph->scale[i] * graph->scale[j];
    return shared / (graph->scale[i] + graph->scale[j]);
}

#endif
