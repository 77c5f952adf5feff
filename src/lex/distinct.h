/* The distinct words of a text: each is folded and interned when it comes, and it is counted how the text writes it. */
#ifndef NG_LEX_DISTINCT_H
#define NG_LEX_DISTINCT_H

#include "base/intern.h"
#include "base/strbuf.h"
#include "lex/scan.h"
#include "model/model.h"
#include "parts/tokens.h"

/* What is counted of a word while its tokens are made. */
typedef struct ng_tally {
    uint32_t count;
    uint32_t stopped; /* with a full stop glued to it */
    uint8_t small;    /* as in ng_word */
    uint8_t capital;
} ng_tally;

typedef struct ng_distinct {
    ng_arena *arena;
    ng_strbuf *fold;              /* scratch */
    const char *end;              /* of the text */
    const ng_language *language;  /* whose way of reading words holds; NULL: nobody's */
    ng_interner words;
    ng_tally *tallies;            /* of each word */
    size_t capacity;
} ng_distinct;

/* Makes room for about [expected] words; [arena], [fold], [end] and [language] are set. False when out of memory. */
bool ng_distinct_begin(ng_distinct *d, size_t expected);

/* Folds [word] into d->fold as the language does. False when out of memory. */
bool ng_distinct_fold(const ng_distinct *d, ng_span word);

/* The number of the word or number that [scan] found at [word] in the text, or NG_NO_ID when out of memory. */
uint32_t ng_distinct_add_other(ng_distinct *d, ng_span word, const ng_scan *scan);

/* Room for what is counted of a new word; false when out of memory. */
bool ng_distinct_count(ng_distinct *d, uint32_t word);

/* The same. What is folded already needs no copy, since the lines outlive the tokens; most words are,
 * and are not the last ones of the text. */
static inline uint32_t ng_distinct_add(ng_distinct *d, ng_span word, const ng_scan *scan)
{
    bool added, inside = (size_t)(d->end - word.ptr) >= word.len + 8;
    if (!scan->folded || !inside) return ng_distinct_add_other(d, word, scan);
    uint32_t id = ng_interner_add(&d->words, word, ng_hash_inside(word), &added);
    return !added || ng_distinct_count(d, id) ? id : NG_NO_ID;
}

static inline uint64_t ng_distinct_hash(const ng_distinct *d, uint32_t word)
{
    return d->words.entries[word].hash;
}

/* Needs no branch: whether a word is written small or large changes with every token. */
static inline void ng_tally_raise(uint8_t *count, bool by)
{
    *count = (uint8_t)(*count + (by && *count < NG_WORD_HELD));
}

/* Hands the words over, NULL when out of memory; nothing may be added any more. */
ng_word *ng_distinct_end(ng_distinct *d);

#endif
