/* The newsroom's own tags, from the lines that clean marked. */
#ifndef NG_META_GIVEN_TAGS_H
#define NG_META_GIVEN_TAGS_H

#include "base/arena.h"
#include "model/phrases.h"
#include "parts/kept.h"
#include "parts/lines.h"
#include "parts/meta.h"

/* Fills given_tags and given_tag_count. False when out of memory. O(tokens of the lines). */
bool ng_given_tags_find(const ng_lines *lines, const ng_phrases *phrases, const ng_kept *kept, ng_arena *arena, ng_meta *out);

#endif
