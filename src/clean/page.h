/* The lines of a page that are its article, by a linear score of line features and the main block. */
#ifndef NG_CLEAN_PAGE_H
#define NG_CLEAN_PAGE_H

#include "base/arena.h"
#include "clean/features.h"

/* Sets keep[i] for every line. False when out of memory. O(lines). */
bool ng_page_classify(const ng_clean_view *view, ng_arena *arena, bool *keep);

#endif
