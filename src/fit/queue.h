/* A queue that gives the best candidate first: a binary heap. What is worth equally much comes in the order of the ranking.
 * O(log count) a step. */
#ifndef NG_FIT_QUEUE_H
#define NG_FIT_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ng_candidate {
    int64_t worth;
    uint32_t place; /* in the ranking, the best being 0 */
} ng_candidate;

typedef struct ng_queue {
    ng_candidate *items; /* with room for all that will ever be in it at once */
    size_t count;
} ng_queue;

void ng_queue_push(ng_queue *queue, ng_candidate candidate);

/* Takes the best one out; false when there is none. */
bool ng_queue_pop(ng_queue *queue, ng_candidate *out);

#endif
