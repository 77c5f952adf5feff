/* Paragraphs that something parts from their article: a table, an advert, the frame around the entries of a page. */
#ifndef NG_CLEAN_REJOINED_H
#define NG_CLEAN_REJOINED_H

#include "clean/surroundings.h"

/* A sentence alone on its line: at least [least] words, a stop, mostly small letters, no job and hardly any noise. */
bool ng_parted_sentence(const ng_line_features *f, uint32_t least);

/* Keeps more of the lines, never fewer: rules C27 to C29. O(lines). */
void ng_parted_keep(const ng_surroundings *s, bool *keep);

#endif
