/* Logistic regression with an L2 penalty over a few hundred dense features, by Newton's method. The penalty counts in standard
 * deviations of each feature, so that units do not matter. Same rows, same weights, bit by bit, on one machine. */
#ifndef NG_TRAIN_NEWTON_H
#define NG_TRAIN_NEWTON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ng_rows {
    float *x;        /* [count * columns] */
    size_t count;
    size_t columns;
    bool *label;
    double *weight;  /* what an error costs; 0: the row is not learned from */
    uint32_t *fold;
} ng_rows;

/* Memory for [count] rows; false when there is none. */
bool ng_rows_init(ng_rows *rows, size_t count, size_t columns);
void ng_rows_free(ng_rows *rows);

/* The same rows with room for [count]; false, and unchanged, when there is no memory. */
bool ng_rows_grow(ng_rows *rows, size_t count);

/* Learns from all rows but those of fold [leave_out]; -1 for none. Fills weights[columns + 1], the bias last. False when memory
 * is out or the rows are all of one kind. */
bool ng_newton_fit(const ng_rows *rows, double cost, int64_t leave_out, double *weights);

#endif
