/* Which tokens of a text without spaces between words are function words. */
#ifndef NG_LEX_PARTICLES_H
#define NG_LEX_PARTICLES_H

#include "base/arena.h"
#include "model/model.h"
#include "parts/lines.h"
#include "parts/tokens.h"

/* Fills [tokens->particles]; false when out of memory. O(tokens), nothing for a text with spaces. */
bool ng_lex_mark_particles(const ng_lines *lines, const ng_language *language, ng_arena *arena, ng_tokens *tokens);

#endif
