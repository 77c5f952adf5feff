/* Spellings of one phrase: "data mining" and "data-mining", "defence" and "defense", "website" and "web site". */
#ifndef NG_TAG_SPELLING_H
#define NG_TAG_SPELLING_H

#include "tag/units.h"

enum { NG_SPELLING_LENGTH = 64 }; /* longer phrases are compared by this much of them and their length */

typedef struct ng_spelling {
    char text[NG_SPELLING_LENGTH];
    size_t length; /* of the whole, which may be longer than text */
} ng_spelling;

/* The words of units [first, first + length) in one form for all spellings. O(bytes). */
void ng_tag_spell(const ng_tokens *tokens, const ng_tag_units *units, uint32_t first, uint32_t length, ng_spelling *out);

/* The same for one folded text, as tags are compared. */
void ng_tag_spell_text(ng_span folded, ng_spelling *out);

static inline bool ng_tag_spelled_alike(const ng_spelling *a, const ng_spelling *b)
{
    if (a->length != b->length) return false;
    return memcmp(a->text, b->text, a->length < NG_SPELLING_LENGTH ? a->length : NG_SPELLING_LENGTH) == 0;
}

#endif
