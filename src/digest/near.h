/* near: of many sketches the one that a new one is most like, in time that does not depend on how many there are.
 *
 * Locality-sensitive hashing (Indyk & Motwani 1998; Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, 3.4): two
 * neighbouring numbers of a sketch are a band, and articles that share a band are compared. With 32 bands a pair with an index of
 * 0.3 is compared with probability 0.95, one of 0.4 with 0.996, one of 0.01 once in 300 times. A band leads to the latest
 * article that has it, so that a new one is compared with 32 at most: O(1) for each. */
#ifndef NG_DIGEST_NEAR_H
#define NG_DIGEST_NEAR_H

#include "base/alloc.h"

#define NG_NO_OWNER UINT32_MAX

enum { NG_NEAR_SIZE = 128, NG_NEAR_BANDS = 32 };

typedef struct ng_near {
    ng_allocator allocator;
    uint16_t *sketches; /* [capacity][NG_NEAR_SIZE] */
    uint32_t *owners;   /* [capacity]: whose it is */
    size_t count, capacity;
    uint32_t *slots;    /* [mask + 1]: number of the sketch x NG_NEAR_BANDS + band + 1; 0 for an empty one */
    size_t mask, used;
} ng_near;

void ng_near_init(ng_near *near, ng_allocator allocator);
void ng_near_free(ng_near *near);

/* Whose sketch [sketch] is most like, when at least [least] of its NG_NEAR_SIZE numbers are equal; the earlier one on a tie.
 * False when there is none. */
bool ng_near_find(const ng_near *near, const uint16_t *sketch, size_t least, uint32_t *owner);

/* Adds it for [owner]; false when out of memory, and nothing has changed then. */
bool ng_near_add(ng_near *near, const uint16_t *sketch, uint32_t owner);

/* Gives each owner a new number, and forgets the sketches of those whose number is NG_NO_OWNER. O(sketches). */
void ng_near_renumber(ng_near *near, const uint32_t *number_of);

#endif
