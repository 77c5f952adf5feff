/* The roles of lines: what is metadata of the article and stands outside it. */
#ifndef NG_CLEAN_ROLES_H
#define NG_CLEAN_ROLES_H

#include "base/arena.h"
#include "base/status.h"
#include "clean/features.h"

/* The first step on a page: what a line's own words make it. */
void ng_roles_mark(const ng_clean_view *view, ng_kept_line *kept);

/* Finds bylines, dates, tags, breadcrumbs, headline and dek, and takes them out of the article (kept[i].keep = false). On a
 * [page] they may stand anywhere around the body; in a plain article only at its very top and end. NG_NO_MEMORY when memory
 * ran out. O(tokens). */
ng_status ng_roles_find(const ng_clean_view *view, bool page, ng_regex_scratch *scratch, ng_arena *arena, ng_kept_line *kept);

#endif
