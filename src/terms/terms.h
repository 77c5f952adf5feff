/* terms: the stem of each distinct word once, and for each sentence its distinct content stems.
 * Cost O(tokens + distinct words x stemming + sorting the terms of each sentence). */
#ifndef NG_TERMS_TERMS_H
#define NG_TERMS_TERMS_H

#include "base/arena.h"
#include "base/status.h"
#include "model/model.h"
#include "parts/lines.h"
#include "parts/meta.h"
#include "parts/sentences.h"
#include "parts/terms.h"
#include "parts/tokens.h"
#include "wrap/stem.h"

/* [stemmer] NULL: every word is its own stem, but for the endings that the language's particles list. */
ng_status ng_terms_make(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences, const ng_meta *meta,
                        const ng_language *language, ng_stemmer *stemmer, ng_arena *arena, ng_terms *out, ng_error *error);

/* Gives back what sentences are compared by, for stages that look at words alone: stems stay, and which word has which. */
void ng_terms_give_back(ng_terms *terms, ng_arena *arena);

/* The terms of an article that the content words of another text name. */
ng_status ng_terms_find(const ng_terms *terms, const ng_lines *lines, const ng_tokens *tokens, const ng_language *language,
                        ng_stemmer *stemmer, ng_arena *arena, ng_term_list *out, ng_error *error);

#endif
