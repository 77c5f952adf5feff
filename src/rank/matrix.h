/* The graph as a matrix, for articles of ordinary length: where the walks come to is solved for, not walked. */
#ifndef NG_RANK_MATRIX_H
#define NG_RANK_MATRIX_H

#include "rank/graph.h"

/* More sentences than these are walked: a solution costs O(count^3). At this many both cost about the same. */
enum { NG_MATRIX_SENTENCES = 128 };

/* O(count^2 + sum of squared sentence frequencies of the terms). The graph can be walked once. False when out of memory. */
bool ng_graph_matrix(const ng_terms *terms, size_t count, ng_kernel kernel, ng_arena *arena, ng_graph *out);

#endif
