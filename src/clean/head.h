/* The head of an article that stands alone, without a page around it. */
#ifndef NG_CLEAN_HEAD_H
#define NG_CLEAN_HEAD_H

#include "base/arena.h"
#include "base/status.h"
#include "clean/features.h"

/* Finds headline, byline, date, breadcrumb and tags at the very top and end of a plain article and takes them out of it.
 * NG_NO_MEMORY when memory ran out. O(tokens of the head). */
ng_status ng_head_find(const ng_clean_view *view, ng_regex_scratch *scratch, ng_arena *arena, ng_kept_line *kept);

#endif
