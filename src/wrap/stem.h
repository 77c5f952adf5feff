/* Stemming by libstemmer (Snowball). Not for several threads at once: one stemmer belongs to one run. */
#ifndef NG_WRAP_STEM_H
#define NG_WRAP_STEM_H

#include "base/alloc.h"
#include "base/span.h"

typedef struct ng_stemmer ng_stemmer;

/* A stemmer for a Snowball algorithm name ("english") or language code; NULL when there is none or memory ran out.
 * What libstemmer needs inside comes from malloc. */
ng_stemmer *ng_stemmer_open(const char *algorithm, ng_allocator allocator);
void ng_stemmer_close(ng_stemmer *stemmer); /* NULL is fine */

/* The stemmer in use. One text after the other is mostly in the same language. Zeros: none yet. */
typedef struct ng_stemmer_slot {
    ng_stemmer *stemmer;
    char algorithm[32];
} ng_stemmer_slot;

/* Makes [slot] hold a stemmer for [algorithm], shorter than 32 bytes, or none for "". False when there is none or memory ran out:
 * the slot is empty then. */
bool ng_stemmer_use(ng_stemmer_slot *slot, const char *algorithm, ng_allocator allocator);

/* Say that a word with this hash (base/hash.h) will be stemmed, and later that it will be soon: two places in memory are asked
 * for, of which the first says where the second is. */
void ng_stem_expect(const ng_stemmer *stemmer, uint64_t hash);
void ng_stem_expect_soon(const ng_stemmer *stemmer, uint64_t hash);

/* The stem of a folded word with its hash (base/hash.h): a piece of [word] itself when it is a beginning of it or [stemmer] is
 * NULL, else good until the next call. ptr NULL: out of memory. */
ng_span ng_stem(ng_stemmer *stemmer, ng_span word, uint64_t hash);

/* The same without the cache, which the words of a book would fill, each of them asked for once. */
ng_span ng_stem_once(ng_stemmer *stemmer, ng_span word);

#endif
