/* TextRank over sentences (Mihalcea & Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004).
 *
 * Vertices are sentences, an edge weighs |terms in both| / (log |Si| + log |Sj|), and rank flows by equation 2 of the paper
 * with damping .85. |S| is the number of distinct content stems, at least 2: log 1 = 0 would divide by zero.
 */
#ifndef NG_RANK_TEXTRANK_H
#define NG_RANK_TEXTRANK_H

#include "base/arena.h"
#include "parts/terms.h"

/* The rank of each of [count] sentences, divided by the largest; all 0 when no two sentences share a term. NULL when out of
 * memory. Exact sparse edges for ordinary articles, no edges at all (lowrank.c) for long ones. */
double *ng_textrank(const ng_terms *terms, size_t count, ng_arena *arena);

/* The two ways by themselves, for the test that holds one against the other. */
double *ng_textrank_sparse(const ng_terms *terms, size_t count, ng_arena *arena);
double *ng_textrank_lowrank(const ng_terms *terms, size_t count, ng_arena *arena);

/* ---- shared by the two */

/* damping: section 2.2 of the paper. tolerance: the change of all ranks together, whose sum is at most 1, below which four
 * decimals of each no longer move. iterations: .85^100 < 1e-7, so the bound is never what ends it. */
#define NG_TEXTRANK_DAMPING 0.85
#define NG_TEXTRANK_TOLERANCE 1e-7
enum { NG_TEXTRANK_ITERATIONS = 100 };

/* log |S| of sentence [i]. */
double ng_textrank_log_length(const ng_terms *terms, size_t i);

/* rank[i] becomes (1 - d) / count + d * flow[i]; returns the sum of the absolute changes. */
double ng_textrank_step(double *rank, const double *flow, size_t count);

/* Divides by the largest; a rank that no edge fed, the smallest there can be, becomes 0 when [degree] is 0. */
void ng_textrank_normalise(double *rank, const double *degree, size_t count);

#endif
