/* Terms of scripts without spaces: pairs of characters, and the characters that say something by themselves. */
#ifndef NG_TERMS_PAIRS_H
#define NG_TERMS_PAIRS_H

#include "base/arena.h"
#include "base/intern.h"
#include "parts/lines.h"
#include "parts/tokens.h"

typedef struct ng_pairs {
    const uint32_t *of_token; /* [tokens.count]: the pair that a token makes with the next one, or NG_NO_ID */
    const uint8_t *alone;     /* [tokens.count]: whether the token is a term by itself */
    const ng_span *texts;     /* [count] */
    size_t count;
    ng_interner ids;          /* the same numbers by text */
} ng_pairs;

/* False when out of memory. O(tokens), nothing for a text with spaces: of_token and alone are NULL then. */
bool ng_terms_pairs(const ng_lines *lines, const ng_tokens *tokens, ng_arena *arena, ng_pairs *out);

#endif
