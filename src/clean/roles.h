/* The roles of lines: what is metadata of the article and stands outside it. */
#ifndef NG_CLEAN_ROLES_H
#define NG_CLEAN_ROLES_H

#include "base/arena.h"
#include "base/status.h"
#include "clean/features.h"

/* The first step on a page: what a line's own words make it. */
void ng_roles_mark(const ng_clean_view *view, ng_kept_line *kept);

/* The line becomes tags, breadcrumb, date or byline when its own words make it one (C10 to C13). */
bool ng_roles_set(const ng_clean_view *view, size_t line, ng_kept_line *kept);

bool ng_roles_is_tags(const ng_clean_view *view, size_t line);

/* Lines before [until] that repeat line [headline] are the headline, too. */
void ng_roles_mark_headline(const ng_clean_view *view, ng_kept_line *kept, size_t headline, size_t until);

/* On a page, where they may stand anywhere around the body, finds bylines, dates, tags, breadcrumbs, headline and dek, and takes
 * them out of the article (kept[i].keep = false). NG_NO_MEMORY when memory ran out. O(tokens). */
ng_status ng_roles_find(const ng_clean_view *view, ng_regex_scratch *scratch, ng_arena *arena, ng_kept_line *kept);

#endif
