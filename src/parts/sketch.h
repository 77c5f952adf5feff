/* Sketch: what an article has in common with another, in a few numbers. */
#ifndef NG_PARTS_SKETCH_H
#define NG_PARTS_SKETCH_H

#include <stddef.h>
#include <stdint.h>

/* The share of equal numbers estimates the Jaccard index of two articles; 128 of them know an index of 0.3 to within 0.04
 * (one standard deviation), and two numbers of 16 bits are equal by chance once in 65,536 times. */
enum { NG_SKETCH_SIZE = 128 };

typedef struct ng_sketch {
    const uint16_t *items; /* [NG_SKETCH_SIZE]; NULL when the article says nothing to compare */
} ng_sketch;

#endif
