/* Tables by number of the word. Those of a book are large, and given back once the words are made. */
#include "lex/distinct.h"

#include "wrap/utf8.h"

bool ng_distinct_begin(ng_distinct *d, size_t expected)
{
    d->tallies = NULL;
    d->capacity = 0;
    return ng_interner_init(&d->words, d->arena, expected);
}

bool ng_distinct_fold(const ng_distinct *d, ng_span word)
{
    bool turkic = d->language && d->language->turkic;
    return turkic ? ng_utf8_fold_turkic(word, d->fold) : ng_utf8_fold(word, d->fold);
}

static bool grow_tallies(ng_distinct *d)
{
    ng_tally *moved = ng_arena_room(d->arena, d->tallies, d->capacity, &d->capacity, 256, sizeof *moved);
    if (!moved) return false;
    d->tallies = moved;
    return true;
}

bool ng_distinct_count(ng_distinct *d, uint32_t word)
{
    if (word == d->capacity && !grow_tallies(d)) return false;
    d->tallies[word] = (ng_tally){0, 0, 0, 0};
    return true;
}

enum { SHORT = 32, BEHIND = 8 /* bytes that a hash may read behind a word */ };

/* The folded form of [word], an ASCII capital and small letters, in [out]. False when it must be folded by the rules. */
static bool lower_first(const ng_distinct *d, ng_span word, char out[SHORT + BEHIND])
{
    bool inside = word.len <= SHORT && (size_t)(d->end - word.ptr) >= SHORT + BEHIND;
    if (!inside || (d->language && d->language->turkic)) return false;
    memcpy(out, word.ptr, SHORT + BEHIND);
    out[0] = (char)(out[0] + ('a' - 'A'));
    return true;
}

uint32_t ng_distinct_add_other(ng_distinct *d, ng_span word, const ng_scan *scan)
{
    char small[SHORT + BEHIND];
    if (scan->capital && lower_first(d, word, small)) {
        word.ptr = small;
    } else if (!scan->folded) {
        if (!ng_distinct_fold(d, word)) return NG_NO_ID;
        word = ng_strbuf_span(d->fold);
    }
    bool added;
    uint32_t id = ng_interner_add(&d->words, word, word.ptr == small ? ng_hash_inside(word) : ng_hash(word), &added);
    if (id == NG_NO_ID || !added) return id;
    if (!scan->folded) {
        ng_span copy = ng_arena_copy(d->arena, word);
        if (!copy.ptr) return NG_NO_ID;
        d->words.entries[id].key = copy;
    }
    return ng_distinct_count(d, id) ? id : NG_NO_ID;
}

static unsigned held(uint32_t count)
{
    return count < NG_WORD_HELD ? count : NG_WORD_HELD;
}

static ng_word make_word(const ng_intern_entry *entry, const ng_tally *tally)
{
    return (ng_word){.folded = entry->key,
                     .hash = entry->hash,
                     .count = tally->count,
                     .small = tally->small & 3U,
                     .capital = tally->capital & 3U,
                     .stopped = held(tally->stopped) & 3U,
                     .unstopped = held(tally->count - tally->stopped) & 3U};
}

ng_word *ng_distinct_end(ng_distinct *d)
{
    ng_word *words = ng_arena_array(d->arena, d->words.count, sizeof *words);
    for (uint32_t i = 0; words && i < d->words.count; i++) words[i] = make_word(&d->words.entries[i], &d->tallies[i]);
    ng_interner_give_back(&d->words);
    ng_arena_give_back(d->arena, d->tallies);
    return words;
}
