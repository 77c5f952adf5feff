/* The line above the body that is the article's headline. */
#ifndef NG_CLEAN_HEADLINE_H
#define NG_CLEAN_HEADLINE_H

#include "base/arena.h"
#include "clean/features.h"

/* A line of a headline's length and form that has no other role. */
bool ng_headline_possible(const ng_clean_view *view, const ng_kept_line *kept, size_t line);

/* C14. *out is the likeliest headline above line [body], the first one of the article; SIZE_MAX when no line can be one. False
 * when out of memory. O(tokens). */
bool ng_headline_find(const ng_clean_view *view, const ng_kept_line *kept, size_t body, ng_arena *arena, size_t *out);

/* A line that may be the headline and what is measured of it, in 1 / NG_LAYERS_ONE. The trainer learns from these. */
typedef struct ng_headline_candidate {
    size_t line;
    int32_t x[NG_HEADLINE_OWN];
} ng_headline_candidate;

/* All candidates above [body], from the top. False when out of memory. */
bool ng_headline_measure(const ng_clean_view *view, const ng_kept_line *kept, size_t body, ng_arena *arena,
                         ng_headline_candidate **out, size_t *count);

/* The title line of an article that stands alone: no end, or that of a question and a blank line, and running text below it.
 * O(lines between them). */
bool ng_headline_is_plain(const ng_clean_view *view, const ng_kept_line *kept, size_t line);

#endif
