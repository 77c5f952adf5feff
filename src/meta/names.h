/* The names in a byline: "By Ann Lee and Bob Ray, staff writers | 4 July 2025". Cost O(tokens of the line). */
#ifndef NG_META_NAMES_H
#define NG_META_NAMES_H

#include "model/phrases.h"
#include "parts/lines.h"

/* Behind the labels ("By", "Written by") and their marks that begin at token [from] of a line that ends before [end]. */
size_t ng_name_skip_labels(const ng_phrases *phrases, size_t from, size_t end);

/* Behind the name that begins at token [from]: it ends at a job, a date, a number, a bar, a bracket, a lone dash, and behind
 * a word that has a label glued to it. [from] when there is none. */
size_t ng_name_end(const ng_lines *lines, const ng_phrases *phrases, size_t from, size_t end);

/* How many bytes of [token] are a name's, when flattening glued the label that follows to it: 6 of "MillerPublished". All of
 * them otherwise. */
size_t ng_name_cut(const ng_lines *lines, const ng_phrases *phrases, const ng_token *token);

#endif
