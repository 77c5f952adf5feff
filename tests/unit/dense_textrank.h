/* An independent TextRank for tests: the dense matrix of the paper, by libm, nothing shared with src/rank. O(n^2 x terms). */
#ifndef TESTS_DENSE_TEXTRANK_H
#define TESTS_DENSE_TEXTRANK_H

#include <math.h>
#include <stdlib.h>

#include "parts/terms.h"

static double dense_similarity(const ng_terms *t, size_t a, size_t b)
{
    double both = 0, la = t->first[a + 1] - t->first[a], lb = t->first[b + 1] - t->first[b];
    for (uint32_t i = t->first[a]; i < t->first[a + 1]; i++) {
        for (uint32_t j = t->first[b]; j < t->first[b + 1]; j++) both += t->items[i] == t->items[j];
    }
    return both / (log(la < 2 ? 2 : la) + log(lb < 2 ? 2 : lb));
}

/* Ranks divided by the largest, sentences without an edge 0; the caller frees. */
static double *dense_textrank(const ng_terms *t, size_t n)
{
    double *similarity = calloc(n * n, sizeof *similarity), *degree = calloc(n, sizeof *degree);
    double *rank = malloc(n * sizeof *rank), *next = malloc(n * sizeof *next), largest = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) similarity[i * n + j] = i == j ? 0 : dense_similarity(t, i, j);
        for (size_t j = 0; j < n; j++) degree[i] += similarity[i * n + j];
        rank[i] = 1;
    }
    for (int k = 0; k < 300; k++) {
        for (size_t i = 0; i < n; i++) {
            next[i] = 0.15;
            for (size_t j = 0; j < n; j++) {
                if (degree[j] > 0) next[i] += 0.85 * similarity[j * n + i] / degree[j] * rank[j];
            }
        }
        for (size_t i = 0; i < n; i++) rank[i] = next[i];
    }
    for (size_t i = 0; i < n; i++) {
        if (!(degree[i] > 0)) rank[i] = 0;
        if (rank[i] > largest) largest = rank[i];
    }
    for (size_t i = 0; i < n && largest > 0; i++) rank[i] /= largest;
    free(similarity);
    free(degree);
    free(next);
    return rank;
}

#endif
