/* Words of titles and names: runs of letters and digits, compared without regard to case. Titles are short, so that nothing here
 * is folded or kept. */
#ifndef NG_META_TITLE_WORDS_H
#define NG_META_TITLE_WORDS_H

#include "base/span.h"

/* A letter, a digit, or a byte beyond ASCII. */
bool ng_title_is_word(char c);

size_t ng_title_count(ng_span text);

bool ng_title_holds(ng_span text, ng_span word);

/* How many of the heading's words stand in one of the titles, and how many it has. */
size_t ng_title_shared(ng_span heading, const ng_span *titles, size_t title_count, size_t *words);

/* The letters and digits of [part] stand in those of [whole] in a row: "BBC News" in "www.bbcnews.example". */
bool ng_title_is_part(ng_span part, ng_span whole);

/* The length of the separator that begins at [at]: a bar, or a dash or dot between spaces; 0 when none does. */
size_t ng_title_separator(ng_span text, size_t at);

#endif
