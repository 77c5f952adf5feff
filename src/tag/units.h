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

enum { /* what a unit may do, bits of its roles */
    NG_UNIT_CONNECTS = 1,   /* may join the parts of a name */
    NG_UNIT_ARTICLE = 2,    /* but only behind another connector: "In Oslo the HFC" is two names */
    NG_UNIT_PARTICLE = 4,   /* and belongs to the surname behind it: "de Blasio" */
    NG_UNIT_JOINS = 8,      /* the parts of a keyphrase too */
    NG_UNIT_RELATES = 16,   /* joins, but stands in no person's name: "of", but not "de" */
    NG_UNIT_ENDS = 32,      /* has a possessive or grammatical ending: nothing goes on behind it */
    NG_UNIT_GERUND = 64,    /* ends in -ing where a noun may stand: "early voting" */
    NG_UNIT_UNSPACED = 128  /* of a script without spaces: unspaced.h finds the phrases of those */
};

/* Eight bytes: a book has one for each of its tokens. */
typedef struct ng_unit {
    uint32_t token;
    uint8_t class; /* ng_word_class */
    uint8_t title; /* ng_title_kind, for names */
    uint8_t roles;
    uint8_t cut;   /* bytes of an ending that it is without */
} ng_unit;

static inline bool ng_unit_is(const ng_unit *unit, unsigned role)
{
    return (unit->roles & role) != 0;
}

typedef struct ng_tag_units {
    const ng_unit *items;
    uint32_t *stems;       /* [count]: beside items, so that a run of units is a key; merging of spellings writes to it */
    const uint32_t *first; /* [segments + 1]: the units of segment i are first[i] .. first[i + 1] */
    size_t count;
    size_t names; /* units of class NG_CLASS_NAME */
} ng_tag_units;

/* The segment that holds a unit. O(log segments). */
size_t ng_tag_segment_of(const ng_tag_units *units, const ng_tag_words *words, uint32_t unit);

/* False when out of memory. O(tokens). */
bool ng_tag_units_make(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_words *words, const ng_language *language,
                       ng_tag_style style, ng_arena *arena, ng_tag_units *out);

#endif
