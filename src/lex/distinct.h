/* The distinct words of a text: each is folded and looked up when it comes, and it is counted how the text writes them. A table
 * as that of base/intern.h, whose entries are the words themselves; for most words it needs no branch that a processor must
 * guess, since whether a word is new, long or a capital one is chance. */
#ifndef NG_LEX_DISTINCT_H
#define NG_LEX_DISTINCT_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "model/model.h"
#include "parts/tokens.h"

#define NG_DISTINCT_NONE UINT32_MAX /* out of memory */

typedef struct ng_distinct {
    ng_arena *arena;
    ng_strbuf *fold;             /* scratch */
    const ng_language *language; /* whose way of reading words holds; NULL: nobody's */
    ng_word *words;              /* [count], by number */
    uint32_t *slots;             /* [mask + 1]: number + 1, 0 for an empty slot */
    uint32_t mask;
    uint32_t count;
    uint32_t capacity;
    char *kept;                  /* room for small forms of words with a capital, ... */
    uint32_t kept_left;          /* ... so many of NG_DISTINCT_KEPT bytes */
} ng_distinct;

/* Makes room for about [expected] words; [arena], [fold] and [language] are set. False when out of memory. */
bool ng_distinct_begin(ng_distinct *d, size_t expected);

/* Folds [word] into d->fold as the language does. False when out of memory. */
bool ng_distinct_fold(const ng_distinct *d, ng_span word);

/* The number of [word], which stands in the text, or NG_DISTINCT_NONE. [folded] says that it is its own folded form. */
uint32_t ng_distinct_add(ng_distinct *d, ng_span word, bool folded);

enum {
    NG_DISTINCT_PLAIN = 15,  /* letters of a word that ng_distinct_add_plain takes */
    NG_DISTINCT_KEPT = 16,   /* bytes: all of it, and the last one */
    NG_DISTINCT_SMALL = 0x20 /* what an ASCII capital lacks to be a small letter */
};

/* ng_distinct_add_plain for a word whose first slot is another one's. */
uint32_t ng_distinct_add_searching(ng_distinct *d, const char *letters, size_t length, bool capital);

/* Makes room for one more word and one more small form; false when out of memory. */
bool ng_distinct_grow(ng_distinct *d);

static inline bool ng_distinct_has_room(const ng_distinct *d)
{
    return d->count < d->capacity && d->kept_left > 0;
}

/* The number of a word of at most NG_DISTINCT_PLAIN small ASCII letters, the first of which may be a [capital]. */
static inline uint32_t ng_distinct_add_plain(ng_distinct *d, const char *letters, size_t length, bool capital)
{
    if (!ng_distinct_has_room(d) && !ng_distinct_grow(d)) return NG_DISTINCT_NONE;
    uint64_t first = ng_load64(letters) ^ (capital ? NG_DISTINCT_SMALL : 0), second = ng_load64(letters + 8);
    uint64_t hash = ng_hash_short(first, second, length);
    uint32_t *slot = &d->slots[(uint32_t)hash & d->mask];
    bool known = *slot != 0;
    uint32_t id = ng_choose32(known, *slot - 1, d->count);
    ng_word *word = &d->words[id];
    const char *key = (const char *)(uintptr_t)ng_choose64(known, (uintptr_t)word->folded.ptr, (uintptr_t)letters);
    /* Words of the same hash and length are the same when their first eight bytes are: each step of the hash can be undone. */
    uint64_t others = ng_load64(key) ^ first, held = 0 - (uint64_t)known;
    others = ng_choose64(length >= 8, others, ng_low_bytes(others, length % 8));
    if (((word->hash ^ hash) | (word->folded.len ^ length) | others) & held)
        return ng_distinct_add_searching(d, letters, length, capital);
    bool keep = capital & !known;
    ng_store64(d->kept, first);
    ng_store64(d->kept + sizeof first, second);
    key = (const char *)(uintptr_t)ng_choose64(keep, (uintptr_t)d->kept, (uintptr_t)key);
    d->kept += keep * NG_DISTINCT_KEPT;
    d->kept_left -= keep;
    *slot = id + 1;
    d->count += !known;
    *word = (ng_word){ng_span_make(key, length), hash, word->count & (uint32_t)held, word->flags & (uint32_t)held};
    return id;
}

/* Hands the words over; nothing may be added any more. */
ng_word *ng_distinct_end(ng_distinct *d);

#endif
