/* lex: lines -> tokens, and the language. One pass, or a second one for a language that reads words in its own way (lex.c);
 * O(n). See parts/tokens.h for what a token is. */
#ifndef NG_LEX_LEX_H
#define NG_LEX_LEX_H

#include "base/arena.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "model/model.h"
#include "parts/lines.h"
#include "parts/tokens.h"

/* [language] is a folded code, or "" to find out (lex/language.h).
 * [scratch] is for folding and keeps nothing. */
ng_status ng_lex(const ng_lines *lines, const ng_model *model, const char *language, ng_strbuf *scratch, ng_arena *arena,
                 ng_tokens *out, ng_error *error);

/* The same in two steps: everything but the mark of stop words, and that. Between them the words may get their facts
 * (lex/word_memory.h), which hold most marks. */
ng_status ng_lex_read(const ng_lines *lines, const ng_model *model, const char *language, ng_strbuf *scratch, ng_arena *arena,
                      ng_tokens *out, ng_error *error);
void ng_lex_mark(const ng_model *model, ng_tokens *tokens);

/* Marks the words of [tokens] anew by a newsroom's list (model/stopwords.h), which comes before the language's. False when out
 * of memory. O(distinct words). */
bool ng_lex_stopwords(ng_tokens *tokens, const ng_table *own, ng_arena *arena);

#endif
