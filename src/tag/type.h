/* What a name is the name of. */
#ifndef NG_TAG_TYPE_H
#define NG_TAG_TYPE_H

#include "tag/rank.h"

/* "person", "place" or "organisation"; empty where nothing says so. O(1). */
ng_span ng_tag_type(const ng_ranker *ranker, const ng_candidate *candidate);

#endif
