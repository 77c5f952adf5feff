/* libstemmer behind three functions, with a cache.
 *
 * libstemmer keeps its state in the stemmer, which is why each run owns one. A stem costs about 250 ns, a sixth of a whole
 * article's time, and most words of an article stood in the last one too: a direct-mapped cache of fixed size remembers
 * them. What it holds changes the time only, never a stem.
 */
#include "wrap/stem.h"

#include <libstemmer.h>

#include "base/hash.h"
#include "base/prefetch.h"

enum {
    CACHE_SLOTS = 32768, /* 1 MB, paid for as they are used. News has some 25,000 words; a fourth of the slots stems twice as often */
    CACHED_LENGTH = 29, /* bytes; longer words are rare and are stemmed each time */
    LONGEST_WORD = 255, /* words beyond this are no words of a language: they are their own stem */
    LINE = 64           /* bytes of the processor's cache that come together */
};

/* A stem is mostly a beginning of its word, and else a beginning with a few bytes behind it. */
typedef struct cached {
    uint8_t word_len;
    uint8_t kept;  /* bytes of the word that begin its stem */
    uint8_t added; /* bytes of the stem behind those */
    char bytes[CACHED_LENGTH]; /* the word, then what is added */
} cached;

_Static_assert(LINE % sizeof(cached) == 0, "none lies across two lines");

struct ng_stemmer {
    ng_allocator allocator;
    struct sb_stemmer *snowball;
    void *memory;  /* of the cache */
    cached *cache; /* [CACHE_SLOTS], on whole lines */
    char stem[CACHED_LENGTH]; /* the last one that was put together */
    uint64_t filled[CACHE_SLOTS / 64]; /* a bit for each slot: one article touches a part of the cache, and only that is paid for */
};

ng_stemmer *ng_stemmer_open(const char *algorithm, ng_allocator allocator)
{
    ng_stemmer *stemmer = ng_allocate(&allocator, sizeof *stemmer);
    if (!stemmer) return NULL;
    *stemmer = (ng_stemmer){.allocator = allocator, .snowball = sb_stemmer_new(algorithm, "UTF_8")};
    stemmer->memory = ng_allocate(&allocator, CACHE_SLOTS * sizeof *stemmer->cache + LINE);
    if (!stemmer->snowball || !stemmer->memory) {
        ng_stemmer_close(stemmer);
        return NULL;
    }
    stemmer->cache = (cached *)(void *)((char *)stemmer->memory + LINE - (uintptr_t)stemmer->memory % LINE);
    return stemmer;
}

void ng_stemmer_close(ng_stemmer *stemmer)
{
    if (!stemmer) return;
    if (stemmer->snowball) sb_stemmer_delete(stemmer->snowball);
    ng_allocator allocator = stemmer->allocator;
    ng_release(&allocator, stemmer->memory);
    ng_release(&allocator, stemmer);
}

static ng_span stem_word(ng_stemmer *stemmer, ng_span word)
{
    const sb_symbol *stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word.ptr, (int)word.len);
    int length = stem ? sb_stemmer_length(stemmer->snowball) : 0;
    return (ng_span){(const char *)stem, length > 0 ? (size_t)length : 0};
}

static bool is_cached(const ng_stemmer *stemmer, size_t at, ng_span word)
{
    const cached *slot = &stemmer->cache[at];
    if (!(stemmer->filled[at / 64] >> at % 64 & 1)) return false;
    return ng_span_equal(word, ng_span_make(slot->bytes, slot->word_len));
}

/* False when it does not fit. */
static bool remember(ng_stemmer *stemmer, size_t at, ng_span word, ng_span stem)
{
    cached *slot = &stemmer->cache[at];
    size_t kept = 0;
    while (kept < word.len && kept < stem.len && word.ptr[kept] == stem.ptr[kept]) kept++;
    size_t added = stem.len - kept;
    if (word.len + added > CACHED_LENGTH) return false;
    stemmer->filled[at / 64] |= UINT64_C(1) << at % 64;
    slot->word_len = (uint8_t)word.len;
    slot->kept = (uint8_t)kept;
    slot->added = (uint8_t)added;
    memcpy(slot->bytes, word.ptr, word.len);
    memcpy(slot->bytes + word.len, stem.ptr + kept, added);
    return true;
}

/* The stem of [word], which stands in [slot]. */
static ng_span put_together(ng_stemmer *stemmer, const cached *slot, ng_span word)
{
    if (slot->added == 0) return ng_span_make(word.ptr, slot->kept);
    memcpy(stemmer->stem, word.ptr, slot->kept);
    memcpy(stemmer->stem + slot->kept, slot->bytes + slot->word_len, slot->added);
    return ng_span_make(stemmer->stem, (size_t)slot->kept + slot->added);
}

void ng_stem_expect(const ng_stemmer *stemmer, uint64_t hash)
{
    if (stemmer) ng_prefetch(&stemmer->cache[hash % CACHE_SLOTS]);
}

ng_span ng_stem(ng_stemmer *stemmer, ng_span word)
{
    if (!stemmer || word.len == 0 || word.len > LONGEST_WORD) return word;
    if (word.len > CACHED_LENGTH) return stem_word(stemmer, word);
    size_t at = ng_hash(word) % CACHE_SLOTS;
    if (!is_cached(stemmer, at, word)) {
        ng_span stem = stem_word(stemmer, word);
        if (!stem.ptr || !remember(stemmer, at, word, stem)) return stem;
    }
    return put_together(stemmer, &stemmer->cache[at], word);
}
