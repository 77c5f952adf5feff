/* Candidates for keywords: the phrases of an article, those that mean the same made one. */
#ifndef NG_TAG_CANDIDATES_H
#define NG_TAG_CANDIDATES_H

#include "tag/units.h"
#include "tag/unspaced.h"

/* At most so many candidates: each has its bits in a phrase. Their own memory is at its end long before. */
enum { NG_MOST_CANDIDATES = 1 << 25 };

/* One place where a candidate stands. Eight bytes: a long text has as many of them as units, or twice as many. */
typedef struct ng_phrase {
    uint32_t first;          /* units [first, first + length) */
    unsigned candidate : 25;
    unsigned length : 6;     /* the longest one is a Japanese word of syllables */
    unsigned name : 1;       /* capitalised throughout */
} ng_phrase;

/* 96 bytes: a book has ten thousand. */
typedef struct ng_candidate {
    ng_span shown;    /* the name to show from a table; empty: as it stands in the text */
    uint32_t first;   /* units [first, first + length) of its first place: the stems there are its key */
    uint16_t length;  /* units */
    uint16_t words;   /* without what joins them; in scripts without spaces about as many as a translation has */
    uint32_t merged;  /* the candidate that it became a part of, or NG_NO_ID */
    bool place;       /* [shown] is from the table of places */
    bool dropped;     /* never a keyword by itself */
    bool respelled;   /* merged as another spelling: its forms compete for being shown */
    uint32_t count;
    uint32_t names;   /* how often as a name */
    uint32_t wholes;
    uint32_t alone;   /* how often no common word of a phrase follows it: "Patriot" never does in "Patriot missiles" */
    uint32_t begins;  /* how often no word of a phrase stands before it */
    uint32_t marks_before; /* how often a mark, or the end of the sentence, stands there */
    uint32_t marks_behind;
    uint32_t joiners_before; /* "of" and its like */
    uint32_t joiners_behind;
    uint32_t segments;/* distinct segments that hold it */
    uint32_t first_segment;
    uint32_t last_segment;
    uint32_t persons; /* how often behind a title of people */
    uint32_t titles;  /* how often in the headline */
    uint32_t headings; /* how often where a capital says nothing */
    uint32_t short_forms;
} ng_candidate;

typedef struct ng_candidates {
    ng_candidate *items;
    size_t count;
    ng_phrase *phrases; /* in the order of the text */
    size_t phrase_count;
    const uint32_t *stem_count; /* [terms.stem_count]: how often each stem stands in a phrase */
    const uint32_t *stem_first; /* [terms.stem_count]: words before its first place; NG_NO_ID when it stands in none */
    uint32_t words;             /* units that are words or numbers */
} ng_candidates;

/* False when out of memory. O(units): a phrase of common words has at most 4 words, a name at most 6. [strings] are the phrases
 * of scripts without spaces. */
bool ng_tag_candidates_make(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                            const ng_tag_strings *strings, const ng_terms *terms, const ng_language *language, ng_tag_style style,
                            ng_arena *arena, ng_candidates *out);

/* Gives rare names that differ in one letter one key: "Zelenskiy" and "Zelenskyy". Call it before candidates are made.
 * False when out of memory. O(units). */
bool ng_tag_spellings_join(const ng_tokens *tokens, const ng_tag_words *words, ng_tag_units *units, ng_arena *arena);

/* Joins surnames to full names where that is safe, and gives those that no full name ends in to the one person whom everybody
 * knows by them. False when out of memory. O(candidates). */
bool ng_tag_surnames_join(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                          const ng_terms *terms, const ng_language *language, ng_arena *arena, ng_candidates *candidates);

/* Joins "WHO" with "World Health Organization", under the name unless the initials stand far more often. False when out of
 * memory. O(candidates). */
bool ng_tag_initials_join(const ng_tokens *tokens, const ng_tag_units *units, ng_arena *arena, ng_candidates *candidates);

/* Drops names that only ever stand before the same common word, for the phrase that they make with it: "Patriot missile",
 * not "Patriot". False when out of memory. O(candidates). */
bool ng_tag_modifiers_join(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                           const ng_terms *terms, ng_arena *arena, ng_candidates *candidates);

/* Drops what the desk denies, as it stands anywhere or as it would be shown. False when out of memory. O(bytes of the
 * phrases). */
bool ng_tag_deny(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_units *units, const ng_table *denied,
                 ng_arena *arena, ng_candidates *candidates);

/* The text of a phrase, as it stands: from its first token to its last without a possessive ending. */
static inline ng_span ng_tag_phrase_text(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_units *units,
                                         const ng_phrase *phrase)
{
    const ng_unit *first = &units->items[phrase->first], *last = first + phrase->length - 1;
    const ng_token *end = &tokens->items[last->token];
    return ng_span_slice(lines->text, tokens->items[first->token].start, ng_token_end(end) - last->cut);
}

#endif
