/* Grammatical endings that are written at a word and belong to the sentence: the particles of Korean, the genitive of
 * German names, what Turkish writes behind an apostrophe. */
#ifndef NG_TERMS_ENDINGS_H
#define NG_TERMS_ENDINGS_H

#include "base/arena.h"
#include "model/model.h"
#include "parts/tokens.h"

/* *out gets, for each word, the bytes of its ending, or NULL for a language without any. False when out of memory. O(words). */
bool ng_terms_endings(const ng_tokens *tokens, const ng_language *language, ng_arena *arena, const uint8_t **out);

#endif
