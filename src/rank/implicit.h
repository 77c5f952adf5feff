/* The graph without edges, for long documents. */
#ifndef NG_RANK_IMPLICIT_H
#define NG_RANK_IMPLICIT_H

#include "rank/graph.h"

/* O(terms). False when out of memory. */
bool ng_graph_implicit(const ng_terms *terms, size_t count, ng_kernel kernel, ng_arena *arena, ng_graph *out);

#endif
