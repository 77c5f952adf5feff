/* The table of a book is large, and given back once the words are made. */
#include "lex/distinct.h"

#include "wrap/utf8.h"

enum { LEAST_SLOTS = 64, SPARSE = 4 /* slots for each word that is expected: hardly two words meet in one */ };

bool ng_distinct_begin(ng_distinct *d, size_t expected)
{
    uint32_t slots = LEAST_SLOTS;
    while (slots < expected * SPARSE && slots < UINT32_C(1) << 30) slots *= 2;
    d->mask = slots - 1;
    d->count = d->kept_left = 0;
    d->capacity = slots / 2;
    d->slots = ng_arena_zeros(d->arena, slots, sizeof *d->slots);
    d->words = ng_arena_array(d->arena, d->capacity, sizeof *d->words);
    return d->slots && d->words;
}

bool ng_distinct_fold(const ng_distinct *d, ng_span word)
{
    bool turkic = d->language && d->language->turkic;
    return turkic ? ng_utf8_fold_turkic(word, d->fold) : ng_utf8_fold(word, d->fold);
}

static bool is_word(const ng_word *word, ng_span folded, uint64_t hash)
{
    return word->hash == hash && ng_span_equal(word->folded, folded);
}

/* The slot where [folded] is, or the empty one where it belongs. */
static uint32_t find_slot(const ng_distinct *d, ng_span folded, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & d->mask;
    for (uint32_t tried = 1; d->slots[at] && !is_word(&d->words[d->slots[at] - 1], folded, hash); tried++)
        at = ng_probe(at, tried, folded, d->mask);
    return at;
}

static bool grow_words(ng_distinct *d)
{
    if (d->mask > UINT32_MAX / 4) return false;
    uint32_t slots = (d->mask + 1) * 2;
    uint32_t *table = ng_arena_zeros(d->arena, slots, sizeof *table);
    ng_word *words = ng_arena_grow(d->arena, d->words, d->count, slots / 2, sizeof *words);
    if (!table || !words) return false;
    ng_arena_give_back(d->arena, d->slots);
    d->slots = table;
    d->words = words;
    d->mask = slots - 1;
    d->capacity = slots / 2;
    for (uint32_t id = 0; id < d->count; id++) table[find_slot(d, words[id].folded, words[id].hash)] = id + 1;
    return true;
}

static bool grow_kept(ng_distinct *d)
{
    enum { FORMS = 64 };
    d->kept = ng_arena_array(d->arena, FORMS, NG_DISTINCT_KEPT);
    d->kept_left = d->kept ? FORMS : 0;
    return d->kept;
}

bool ng_distinct_grow(ng_distinct *d)
{
    return (d->count < d->capacity || grow_words(d)) && (d->kept_left > 0 || grow_kept(d));
}

/* A copy behind which the rest of eight bytes can be read. */
static const char *keep_span(ng_distinct *d, ng_span folded)
{
    enum { EIGHT = 8 };
    char *kept = ng_arena_alloc(d->arena, folded.len + EIGHT);
    if (!kept) return NULL;
    memcpy(kept, folded.ptr, folded.len);
    memset(kept + folded.len, 0, EIGHT);
    return kept;
}

/* The number of [folded]; a new one is copied unless it [stays] where it is. */
static uint32_t add(ng_distinct *d, ng_span folded, bool stays)
{
    uint64_t hash = ng_hash(folded);
    if (!ng_distinct_has_room(d) && !ng_distinct_grow(d)) return NG_DISTINCT_NONE;
    uint32_t *slot = &d->slots[find_slot(d, folded, hash)];
    if (*slot) return *slot - 1;
    const char *key = stays ? folded.ptr : keep_span(d, folded);
    if (!key) return NG_DISTINCT_NONE;
    d->words[d->count] = (ng_word){.folded = ng_span_make(key, folded.len), .hash = hash};
    *slot = ++d->count;
    return d->count - 1;
}

uint32_t ng_distinct_add_searching(ng_distinct *d, const char *letters, size_t length, bool capital)
{
    char small[NG_DISTINCT_PLAIN];
    memcpy(small, letters, length);
    if (capital) small[0] ^= NG_DISTINCT_SMALL;
    return add(d, ng_span_make(capital ? small : letters, length), !capital);
}

uint32_t ng_distinct_add(ng_distinct *d, ng_span word, bool folded)
{
    if (folded) return add(d, word, true);
    return ng_distinct_fold(d, word) ? add(d, ng_strbuf_span(d->fold), false) : NG_DISTINCT_NONE;
}

ng_word *ng_distinct_end(ng_distinct *d)
{
    ng_arena_give_back(d->arena, d->slots);
    return d->words;
}
