/* Phrases of scripts without spaces between words: what the article itself shows to be one word or term. */
#ifndef NG_TAG_UNSPACED_H
#define NG_TAG_UNSPACED_H

#include "parts/lines.h"
#include "tag/units.h"

typedef struct ng_tag_string {
    uint32_t first; /* units [first, end) */
    uint32_t end;
    uint32_t segment;
    uint8_t words;  /* about how many words it is */
    bool name;      /* its parts are joined by a dot, as those of foreign names are */
    bool whole;     /* no other word may reach into it or go on behind it */
} ng_tag_string;

typedef struct ng_tag_strings {
    ng_tag_string *items; /* in the order of the text */
    size_t count;
} ng_tag_strings;

/* False when out of memory. O(units log units), nothing for a text with spaces. */
bool ng_tag_unspaced(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                     const ng_terms *terms, ng_arena *arena, ng_tag_strings *out);

#endif
