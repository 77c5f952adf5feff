/* The first words of a lexicon's phrases, each with the words of the longest phrase that it opens: most words of a text open
 * none, and are done with after one look. Positions in a table's text and no pointers, so that the build can make them. */
#ifndef NG_MODEL_OPENERS_H
#define NG_MODEL_OPENERS_H

#include "base/arena.h"
#include "base/hash.h"

typedef struct ng_opener {
    uint32_t start;  /* of the word, in the text */
    uint16_t length;
    uint16_t reach;  /* words of the phrase; 0 for an empty slot */
} ng_opener;

typedef struct ng_openers {
    const ng_opener *slots; /* [mask + 1], by the word's hash; NULL when there are none */
    uint32_t mask;
} ng_openers;

/* Room for [count] openers; false when out of memory. */
bool ng_openers_init(ng_openers *openers, ng_opener **slots, ng_arena *arena, size_t count);

/* Notes in [slots], of ng_openers_init, that the word at [start] of [text] opens a phrase of [reach] words. */
void ng_openers_add(const ng_openers *openers, ng_opener *slots, const char *text, uint32_t start, uint16_t length,
                    uint16_t reach);

/* Words of the longest phrase that [word] opens, 0 for none. [hash] must be ng_hash(word). O(1) on average. */
size_t ng_openers_reach(const ng_openers *openers, const char *text, ng_span word, uint64_t hash);

#endif
