/* Examples to learn from: sparse rows of buckets, each with the labels that it bears, a fold and a weight. Grows as it is
 * filled; all memory of the trainer is the C library's. */
#ifndef NG_TRAIN_EXAMPLES_H
#define NG_TRAIN_EXAMPLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ng_example {
    size_t first;  /* its buckets: examples.buckets[first .. first + count) */
    size_t first_label; /* its labels: examples.labels[first_label .. first_label + label_count) */
    uint32_t count;
    uint32_t label_count;
    uint32_t fold;
    double weight; /* > 0: what an error on it costs, against 1 */
} ng_example;

typedef struct ng_examples {
    ng_example *items;
    size_t count;
    size_t capacity;
    uint32_t *buckets;
    size_t bucket_count;
    size_t bucket_capacity;
    uint32_t *labels;
    size_t label_count;
    size_t label_capacity;
} ng_examples;

/* Copies [count] buckets and [label_count] labels, which are numbers; none is fine. False when memory is out; the examples are
 * as before then. */
bool ng_examples_add(ng_examples *examples, const uint32_t *buckets, size_t count, const uint32_t *labels, size_t label_count,
                     uint32_t fold, double weight);

/* Whether the example at [at] bears [label]. O(its labels). */
bool ng_examples_bears(const ng_examples *examples, size_t at, uint32_t label);

void ng_examples_free(ng_examples *examples);

#endif
