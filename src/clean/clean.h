/* clean: which lines are the article (boilerplate removal on flattened text).
 *
 * A text is taken for an article as it is unless there is evidence of a page: at least two different kinds of noise
 * (DESIGN, "Never empty"). On a page, lines are classified by length, end punctuation, stop-word density, digits and
 * currency, position and distance to the main block (Kohlschuetter et al. 2010, "Boilerplate detection using shallow text
 * features"). Every rule has an id (C01 ...), used alike here, in tests/spec/clean.md and in commits. Cost O(n).
 */
#ifndef NG_CLEAN_CLEAN_H
#define NG_CLEAN_CLEAN_H

#include "base/arena.h"
#include "base/status.h"
#include "clean/headline.h"
#include "model/model.h"
#include "parts/kept.h"
#include "parts/lines.h"
#include "parts/markup.h"
#include "parts/tokens.h"

/* [keep_all] (--no-clean): roles are found, every line is kept. */
ng_status ng_clean(const ng_lines *lines, const ng_tokens *tokens, const ng_language *language, ng_regex_scratch *scratch,
                   bool keep_all, ng_arena *arena, ng_kept *out, ng_error *error);

/* The same for the lines of an HTML page, whose markup is evidence too. */
ng_status ng_clean_html(const ng_lines *lines, const ng_tokens *tokens, const ng_markup *markup, const ng_language *language,
                        ng_regex_scratch *scratch, bool keep_all, ng_arena *arena, ng_kept *out, ng_error *error);

/* C14, for the trainer: the lines of a page that may be its headline, from the top; none when this is no page, or a mail. */
ng_status ng_clean_headlines(const ng_lines *lines, const ng_tokens *tokens, const ng_language *language,
                             ng_regex_scratch *scratch, ng_arena *arena, ng_headline_candidate **out, size_t *count,
                             ng_error *error);

#endif
