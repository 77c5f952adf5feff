/* Lines that are no part of an article and need no page around it: what a paste or a feed brings along. */
#ifndef NG_CLEAN_STRAY_H
#define NG_CLEAN_STRAY_H

#include "clean/features.h"

/* C08. "Read more: Title of another article". */
bool ng_line_is_pointer(const ng_clean_view *view, size_t line);

/* C33. Takes furniture that stands alone out of an article that is no page. O(lines). */
void ng_stray_take(const ng_clean_view *view, ng_kept_line *kept);

/* C34. Takes the credits behind the last line out. O(tokens of the last lines). */
void ng_credits_take(const ng_clean_view *view, ng_kept_line *kept);

/* C35. Takes out what the last paragraphs say of the author, whose byline must be known. O(tokens of the byline). */
void ng_blurb_take(const ng_clean_view *view, ng_kept_line *kept);

#endif
