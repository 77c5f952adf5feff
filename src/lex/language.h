/* Which language a text is in, from its words, and which of its words are stop words. */
#ifndef NG_LEX_LANGUAGE_H
#define NG_LEX_LANGUAGE_H

#include "model/model.h"
#include "parts/tokens.h"

/* Writes to [out], NG_LANGUAGE_SIZE bytes, the code [asked] for, or when that is empty the language whose stop words make up
 * the largest share of the words, or "und" when no share is large enough. O(distinct words x languages). */
void ng_lex_language(const ng_model *model, const char *asked, const ng_word *words, size_t count, char *out);

/* Sets NG_WORD_STOP on the words that stand in the language's list. */
void ng_lex_mark_stops(const ng_language *language, ng_word *words, size_t count);

#endif
