/* The walk over the graph of an article that ranks its sentences. */
#ifndef NG_RANK_WALK_H
#define NG_RANK_WALK_H

#include "rank/graph.h"

/* With edges up to a bound on their work, else without. False when out of memory. */
bool ng_graph_make(const ng_terms *terms, size_t count, ng_kernel kernel, ng_arena *arena, ng_graph *out);

/* Where the walks come to (equation 2 of the TextRank paper, damping .85): [count] ranks divided by the largest; 0 for a sentence
 * that shares nothing. At most 100 steps. NULL when out of memory. */
ng_pair *ng_graph_walk(const ng_graph *graph, ng_arena *arena);

#endif
