/* Stop words of a newsroom: what a file adds to the list of the article's language, or takes out of it. */
#ifndef NG_MODEL_STOPWORDS_H
#define NG_MODEL_STOPWORDS_H

#include "model/table.h"

/* The key of the row that takes out the language's whole list. No text has such a word. */
#define NG_STOPWORDS_ALL "*"

/* Reads [data]: a word a line, which is a stop word; "-word", which is none; "-*", which empties the language's list, so that
 * the file replaces it. "#" begins a comment. In the table a word that is taken out has the value -1. The table is made in
 * [arena] and does not borrow from [data]. Case does not matter. Errors are NG_BAD_MODEL and name [name] and the line, which is
 * also error->offset. O(bytes). */
ng_status ng_stopwords_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name,
                            ng_error *error);

/* Whether a file holds a word to add: then a language without a list of its own has one. */
bool ng_stopwords_add(const ng_table *table);

#endif
