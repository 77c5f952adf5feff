/* Texts of a known form whose frame is no article: press releases, pages with running heads, an article that stands
 * twice. */
#ifndef NG_CLEAN_FORMS_H
#define NG_CLEAN_FORMS_H

#include "clean/features.h"

/* Takes the frame out of what is kept, with role and reason. On a [page] an article may stand twice.
 * NG_NO_MEMORY when memory ran out. O(tokens). */
ng_status ng_forms_take(const ng_clean_view *view, bool page, ng_regex_scratch *scratch, ng_kept_line *kept);

#endif
