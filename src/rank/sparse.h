/* The graph with its edges in memory, for what is longer than an article. */
#ifndef NG_RANK_SPARSE_H
#define NG_RANK_SPARSE_H

#include "rank/graph.h"

/* O(sum of squared sentence frequencies of the terms). False when out of memory. */
bool ng_graph_sparse(const ng_terms *terms, size_t count, ng_kernel kernel, ng_arena *arena, ng_graph *out);

#endif
