/* Which language a text is in, and which of its words are stop words. */
#ifndef NG_LEX_LANGUAGE_H
#define NG_LEX_LANGUAGE_H

#include "model/model.h"
#include "parts/lines.h"
#include "parts/tokens.h"

/* Writes to [out], NG_LANGUAGE_SIZE bytes, the language of [tokens], whose own language is not looked at: by script where that
 * names it, else by the n-grams of the words; "und" when they do not decide. Long lines are asked where there are enough, since
 * the page around an article may speak another language, and a bounded number of words spread over them. O(tokens). */
void ng_lex_language(const ng_identifier *identifier, const ng_lines *lines, const ng_tokens *tokens, char *out);

/* Whether [tokens], which are taken for another language, may be in [declared] after all: a text of few words says less about its
 * language than what is written above it. O(1), at most some 160 tokens are asked. */
bool ng_lex_may_speak(const ng_identifier *identifier, const ng_lines *lines, const ng_tokens *tokens, const char *declared);

/* Whether the token at [at] is a word that says something of the language. */
bool ng_lex_speaks(const ng_tokens *tokens, size_t at);

#endif
