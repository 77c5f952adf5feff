/* libstemmer behind three functions, with a cache.
 *
 * libstemmer keeps its state in the stemmer, which is why each run owns one. A stem costs about 250 ns, a sixth of a whole
 * article's time, and most words of an article stood in the last one too: a cache of fixed size remembers
 * them. A word may lie in any of four ways of the set that its hash leads to, the one used last in front: with one way for each
 * hash, frequent words that share it drove each other out, and twice as many words were stemmed. What it holds changes the time
 * only, never a stem.
 */
#include "wrap/stem.h"

#include <libstemmer.h>

#include "base/hash.h"
#include "base/prefetch.h"

enum {
    CACHE_SLOTS = 32768, /* News has some 25,000 words; a fourth of the slots stems twice as often */
    WAYS = 4,
    SETS = CACHE_SLOTS / WAYS,
    FIRST_SETS = 512,         /* a single article has some 200 words, which would touch each page of the others */
    FIRST_WORDS = FIRST_SETS * WAYS / 2,
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

/* Where the entry of a word is, with bits of its hash: an entry that is not the word's is hardly ever looked at. */
typedef struct way {
    uint16_t entry; /* its number + 1, 0 for none */
    uint16_t tag;
} way;

struct ng_stemmer {
    ng_allocator allocator;
    struct sb_stemmer *snowball;
    void *memory;    /* of the cache */
    cached *entries; /* [CACHE_SLOTS], on whole lines, one behind the other as words came: a single article touches few pages of
                        the megabyte, and the words of every article lie together */
    size_t count;    /* of them */
    way (*sets)[WAYS]; /* by a word's hash */
    size_t set_mask;   /* their number - 1: FIRST_SETS, SETS once as many words were kept as those hold well */
    char stem[CACHED_LENGTH]; /* the last one that was put together */
};

_Static_assert(CACHE_SLOTS <= UINT16_MAX, "each slot may have an entry");

/* Empty sets; what the ones before knew is forgotten. Without memory for them they stay. */
static void begin_sets(ng_stemmer *stemmer, size_t count)
{
    way(*sets)[WAYS] = ng_allocate(&stemmer->allocator, count * sizeof *sets);
    if (!sets) return;
    memset(sets, 0, count * sizeof *sets);
    ng_release(&stemmer->allocator, stemmer->sets);
    stemmer->sets = sets;
    stemmer->set_mask = count - 1;
    stemmer->count = 0;
}

ng_stemmer *ng_stemmer_open(const char *algorithm, ng_allocator allocator)
{
    ng_stemmer *stemmer = ng_allocate(&allocator, sizeof *stemmer);
    if (!stemmer) return NULL;
    *stemmer = (ng_stemmer){.allocator = allocator, .snowball = sb_stemmer_new(algorithm, "UTF_8")};
    stemmer->memory = ng_allocate(&allocator, CACHE_SLOTS * sizeof *stemmer->entries + LINE);
    begin_sets(stemmer, FIRST_SETS);
    if (!stemmer->snowball || !stemmer->memory || !stemmer->sets) {
        ng_stemmer_close(stemmer);
        return NULL;
    }
    stemmer->entries = (cached *)(void *)((char *)stemmer->memory + LINE - (uintptr_t)stemmer->memory % LINE);
    return stemmer;
}

void ng_stemmer_close(ng_stemmer *stemmer)
{
    if (!stemmer) return;
    if (stemmer->snowball) sb_stemmer_delete(stemmer->snowball);
    ng_allocator allocator = stemmer->allocator;
    ng_release(&allocator, stemmer->memory);
    ng_release(&allocator, stemmer->sets);
    ng_release(&allocator, stemmer);
}

bool ng_stemmer_use(ng_stemmer_slot *slot, const char *algorithm, ng_allocator allocator)
{
    if (strcmp(slot->algorithm, algorithm) == 0) return true;
    ng_stemmer_close(slot->stemmer);
    *slot = (ng_stemmer_slot){.stemmer = algorithm[0] ? ng_stemmer_open(algorithm, allocator) : NULL};
    if (!slot->stemmer) return !algorithm[0];
    memcpy(slot->algorithm, algorithm, strlen(algorithm) + 1);
    return true;
}

static ng_span stem_word(ng_stemmer *stemmer, ng_span word)
{
    const sb_symbol *stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word.ptr, (int)word.len);
    int length = stem ? sb_stemmer_length(stemmer->snowball) : 0;
    return (ng_span){(const char *)stem, length > 0 ? (size_t)length : 0};
}

static bool is_word(const cached *entry, ng_span word)
{
    return ng_span_equal(word, ng_span_make(entry->bytes, entry->word_len));
}

static uint16_t tag_of(uint64_t hash)
{
    return (uint16_t)(hash >> 48);
}

/* Puts way [at] of a set in front of those before it. */
static void move_to_front(way *set, size_t at)
{
    way first = set[at];
    for (; at > 0; at--) set[at] = set[at - 1];
    set[0] = first;
}

/* The entry of a word; NULL when there is none. */
static cached *find(ng_stemmer *stemmer, uint64_t hash, ng_span word)
{
    way *set = stemmer->sets[hash & stemmer->set_mask];
    for (size_t at = 0; at < WAYS && set[at].entry; at++) {
        cached *entry = &stemmer->entries[set[at].entry - 1];
        if (set[at].tag != tag_of(hash) || !is_word(entry, word)) continue;
        if (at > 0) move_to_front(set, at);
        return entry;
    }
    return NULL;
}

/* The entry that a word is kept in from now on: the next one, or that of the word of its set which was not used for longest. NULL
 * when it does not fit. */
static cached *remember(ng_stemmer *stemmer, uint64_t hash, ng_span word, ng_span stem)
{
    size_t kept = 0;
    while (kept < word.len && kept < stem.len && word.ptr[kept] == stem.ptr[kept]) kept++;
    size_t added = stem.len - kept;
    if (word.len + added > CACHED_LENGTH) return NULL;
    if (stemmer->count == FIRST_WORDS && stemmer->set_mask < SETS - 1) begin_sets(stemmer, SETS);
    way *set = stemmer->sets[hash & stemmer->set_mask];
    uint16_t last = set[WAYS - 1].entry, number = last ? last : (uint16_t)++stemmer->count;
    for (size_t at = WAYS - 1; at > 0; at--) set[at] = set[at - 1];
    set[0] = (way){number, tag_of(hash)};
    cached *entry = &stemmer->entries[number - 1];
    entry->word_len = (uint8_t)word.len;
    entry->kept = (uint8_t)kept;
    entry->added = (uint8_t)added;
    memcpy(entry->bytes, word.ptr, word.len);
    memcpy(entry->bytes + word.len, stem.ptr + kept, added);
    return entry;
}

/* The stem of [word], whose entry it is. */
static ng_span put_together(ng_stemmer *stemmer, const cached *entry, ng_span word)
{
    if (entry->added == 0) return ng_span_make(word.ptr, entry->kept);
    memcpy(stemmer->stem, word.ptr, entry->kept);
    memcpy(stemmer->stem + entry->kept, entry->bytes + entry->word_len, entry->added);
    return ng_span_make(stemmer->stem, (size_t)entry->kept + entry->added);
}

void ng_stem_expect(const ng_stemmer *stemmer, uint64_t hash)
{
    if (stemmer) ng_prefetch(stemmer->sets[hash & stemmer->set_mask]);
}

void ng_stem_expect_soon(const ng_stemmer *stemmer, uint64_t hash)
{
    if (!stemmer) return;
    const way *set = stemmer->sets[hash & stemmer->set_mask];
    size_t at = 0;
    while (at < WAYS - 1 && set[at].tag != tag_of(hash)) at++;
    if (set[at].entry) ng_prefetch(&stemmer->entries[set[at].entry - 1]);
}

ng_span ng_stem_once(ng_stemmer *stemmer, ng_span word)
{
    if (!stemmer || word.len == 0 || word.len > LONGEST_WORD) return word;
    ng_span stem = stem_word(stemmer, word);
    return stem.ptr && ng_span_starts(word, stem) ? ng_span_make(word.ptr, stem.len) : stem;
}

ng_span ng_stem(ng_stemmer *stemmer, ng_span word, uint64_t hash)
{
    if (!stemmer || word.len == 0 || word.len > CACHED_LENGTH) return ng_stem_once(stemmer, word);
    const cached *entry = find(stemmer, hash, word);
    if (!entry) {
        ng_span stem = stem_word(stemmer, word);
        entry = stem.ptr ? remember(stemmer, hash, word, stem) : NULL;
        if (!entry) return stem;
    }
    return put_together(stemmer, entry, word);
}
