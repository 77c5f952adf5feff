/* C10: who wrote the article of a page. */
#ifndef NG_CLEAN_AUTHOR_H
#define NG_CLEAN_AUTHOR_H

#include "base/status.h"
#include "clean/features.h"

/* Gives a line the role of the byline when no line above the article has it yet: below [headline], else right behind the article,
 * which begins with line [body]. NG_NO_MEMORY when memory ran out. */
ng_status ng_author_find(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept, size_t headline, size_t body);

/* C36. The same for names alone on their line below [headline], when no line above the article has the role yet. O(tokens of the
 * head). */
void ng_author_below(const ng_clean_view *view, ng_kept_line *kept, size_t headline, size_t body);

#endif
