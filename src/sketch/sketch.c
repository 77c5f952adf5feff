#include "sketch/sketch.h"

#include "base/hash.h"

typedef struct minima {
    uint64_t least[NG_SKETCH_SIZE];
    size_t features;
} minima;

/* The numbers of an article: for each of the hash functions the least value that any of its features has. A function is a
 * multiplication by an odd constant of its own, whose upper bits are well mixed when the feature's are. */
static void add_feature(minima *m, uint64_t feature)
{
    uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
    for (size_t i = 0; i < NG_SKETCH_SIZE; i++) {
        uint64_t value = (feature ^ odd >> 7) * odd;
        if (value < m->least[i]) m->least[i] = value;
        odd += UINT64_C(0xd1342543de82ef94); /* even: what is odd stays odd */
    }
    m->features++;
}

static uint64_t hash_of(const ng_terms *terms, uint32_t term)
{
    return ng_hash(terms->stems[term]);
}

static void add_word_pairs(minima *m, const ng_terms *terms, size_t sentence)
{
    uint64_t before = 0;
    for (uint32_t at = terms->content_first[sentence]; at < terms->content_first[sentence + 1]; at++) {
        uint64_t word = hash_of(terms, terms->content[at]);
        if (at > terms->content_first[sentence]) add_feature(m, ng_hash_pair(before, word));
        before = word;
    }
}

/* Pairs of characters have their numbers behind the stems. */
static void add_character_pairs(minima *m, const ng_terms *terms, size_t sentence)
{
    for (uint32_t at = terms->first[sentence]; at < terms->first[sentence + 1]; at++) {
        if (terms->items[at] >= terms->stem_ids.count) add_feature(m, hash_of(terms, terms->items[at]));
    }
}

ng_status ng_sketch_make(const ng_sentences *sentences, const ng_terms *terms, ng_arena *arena, ng_sketch *out, ng_error *error)
{
    minima m = {.features = 0};
    *out = (ng_sketch){NULL};
    memset(m.least, 0xFF, sizeof m.least);
    for (size_t i = 0; i < sentences->count; i++) {
        add_word_pairs(&m, terms, i);
        add_character_pairs(&m, terms, i);
    }
    for (size_t i = 0; !sentences->count && i < terms->title.count; i++) add_feature(&m, hash_of(terms, terms->title.items[i]));
    if (!m.features) return NG_OK;
    uint16_t *items = ng_arena_array(arena, NG_SKETCH_SIZE, sizeof *items);
    if (!items) return ng_fail_memory(error);
    for (size_t i = 0; i < NG_SKETCH_SIZE; i++) items[i] = (uint16_t)(m.least[i] >> 16);
    out->items = items;
    return NG_OK;
}
