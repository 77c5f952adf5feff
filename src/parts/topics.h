/* Topics: labels of a controlled vocabulary with calibrated confidence, best first,
 * and of each the narrower labels that are sure. */
#ifndef NG_PARTS_TOPICS_H
#define NG_PARTS_TOPICS_H

#include "base/number.h"
#include "base/span.h"

typedef struct ng_topic {
    ng_span name;
    ng_span uri; /* empty for a desk's own labels */
    ng_score confidence;
    const struct ng_topic *narrower; /* parts of this label, best first; they have none themselves */
    size_t narrower_count;
} ng_topic;

typedef struct ng_topics {
    const ng_topic *items;
    size_t count;
} ng_topics;

#endif
