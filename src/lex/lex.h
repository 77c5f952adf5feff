/* lex: lines -> tokens, once, and the language.  One pass, O(n); see parts/tokens.h for what a token is. */
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

#endif
