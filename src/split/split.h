/* split: kept lines -> sentences, by rules over tokens (S01 ..., tests/spec/split.md) and a table of abbreviations.
 * One pass, O(tokens). A line's end is always a sentence's end. */
#ifndef NG_SPLIT_SPLIT_H
#define NG_SPLIT_SPLIT_H

#include "base/arena.h"
#include "base/status.h"
#include "model/model.h"
#include "parts/kept.h"
#include "parts/lines.h"
#include "parts/sentences.h"
#include "parts/tokens.h"

ng_status ng_split(const ng_lines *lines, const ng_tokens *tokens, const ng_kept *kept, const ng_language *language,
                   ng_arena *arena, ng_sentences *out, ng_error *error);

#endif
