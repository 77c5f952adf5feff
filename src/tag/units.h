/* Units: the words of the segments in a row, each with the part that it plays where it stands. A dot that ends an
 * abbreviation is no unit, so that "Michael D. Higgins" is three of them; every other mark is a break. */
#ifndef NG_TAG_UNITS_H
#define NG_TAG_UNITS_H

#include "parts/lines.h"
#include "tag/words.h"

typedef enum ng_title_kind { /* the numbers of models/LANG/titles.txt, plus one */
    NG_TITLE_NONE,
    NG_TITLE_JOB,
    NG_TITLE_ADDRESS,
    NG_TITLE_CAREFUL,
    NG_TITLE_KEPT,
    NG_TITLE_MODIFIER
} ng_title_kind;

typedef struct ng_unit {
    uint32_t token;
    uint32_t end;    /* in lines.text: behind it, a possessive ending left out */
    uint8_t class;   /* ng_word_class */
    uint8_t title;   /* ng_title_kind, for names */
    bool connector;  /* may join the parts of a name */
    bool article;    /* but only behind another connector: "In Oslo the HFC" is two names */
    bool particle;   /* and belongs to the surname behind it: "de Blasio" */
    bool joiner;     /* of a keyphrase too */
    bool relation;   /* a joiner that stands in no person's name: "of", but not "de" */
    bool possessive; /* or with a grammatical ending: nothing goes on behind it */
    bool gerund;     /* ends in -ing where a noun may stand: "early voting" */
    bool unspaced;   /* of a script without spaces: unspaced.h finds the phrases of those */
} ng_unit;

typedef struct ng_tag_units {
    const ng_unit *items;
    uint32_t *stems;       /* [count]: beside items, so that a run of units is a key; merging of spellings writes to it */
    const uint32_t *first; /* [segments + 1]: the units of segment i are first[i] .. first[i + 1] */
    size_t count;
} ng_tag_units;

/* False when out of memory. O(tokens). */
bool ng_tag_units_make(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_words *words, const ng_language *language,
                       ng_arena *arena, ng_tag_units *out);

#endif
