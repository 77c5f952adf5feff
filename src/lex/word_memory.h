/* A memory of words: the facts that stages keep from one article to the next (parts/facts.h). It belongs to one context and so to
 * one thread; its size is fixed, and a word takes the place of another one that its hash leads to. */
#ifndef NG_LEX_WORD_MEMORY_H
#define NG_LEX_WORD_MEMORY_H

#include "base/arena.h"
#include "model/model.h"
#include "parts/facts.h"
#include "parts/tokens.h"

typedef struct ng_memory ng_memory;

/* Finds the place of each word of an article, or makes one: tokens->facts. None for the first article of a context, since a
 * program that reads only one has no use for them. [memory] is made when it is needed and must begin as NULL. False when out of
 * memory. O(words). */
bool ng_lex_recall(ng_memory **memory, const ng_model *model, ng_allocator allocator, ng_arena *arena, ng_tokens *tokens);

void ng_memory_free(ng_memory *memory, ng_allocator allocator); /* NULL is fine */

#endif
