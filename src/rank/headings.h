/* Which sentences are headings, labels, lines of code, and what editors add in italics: they tell nothing of the story.
 *
 * The markup says so, where there is any; else a line does that holds nothing but a few words without an end mark or a short
 * question, and so does a colon at the end. That means something only in a text that ends its sentences: where most words stand
 * in sentences without a mark (Thai, verse, chats), a missing mark is no evidence. O(sentences). */
#ifndef NG_RANK_HEADINGS_H
#define NG_RANK_HEADINGS_H

#include "base/arena.h"
#include "parts/lines.h"
#include "parts/sentences.h"
#include "parts/tokens.h"

/* Sets *out to an array with one truth for each sentence, or to NULL when all or none of them are headings. False when out of
 * memory. */
bool ng_headings_find(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences, ng_arena *arena,
                      const bool **out);

#endif
