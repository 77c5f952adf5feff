/* Entries of a newsroom's tag file that stand in an article or its headline. */
#ifndef NG_TAG_MATCH_H
#define NG_TAG_MATCH_H

#include "base/arena.h"
#include "base/status.h"
#include "model/vocabulary.h"
#include "parts/lines.h"
#include "parts/meta.h"
#include "parts/sentences.h"
#include "parts/tokens.h"

typedef struct ng_matches {
    const uint32_t *entries; /* best first: in the headline, then the most frequent, then the first */
    size_t count;
} ng_matches;

/* Longest match wins; a phrase that must never match hides what is inside it. O(tokens x words of the longest alias) where
 * an alias may begin, O(tokens) elsewhere; each pattern goes over each sentence once under PCRE2's limits. */
ng_status ng_tag_match(const ng_lines *lines, const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                       const ng_vocabulary *vocabulary, ng_arena *arena, ng_matches *out, ng_error *error);

#endif
