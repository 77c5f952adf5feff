/* What several formats take from a result. */
#ifndef NG_RENDER_SHARED_H
#define NG_RENDER_SHARED_H

#include "base/span.h"
#include "nutgraf.h"

/* The description if one was asked for, though it may be empty, else the summary: what has a budget never gets more. */
static inline nutgraf_text ng_lead(const nutgraf_result *result)
{
    return result->description.ptr ? result->description : result->summary;
}

/* The address of the article: the one that was given, else the one that its page gives for itself; absent when neither may stand
 * in a link. */
nutgraf_text ng_address(const nutgraf_result *result);

/* The next paragraph of a cleaned article, and what follows in *rest; length 0 behind the last one. */
nutgraf_text ng_next_paragraph(nutgraf_text *rest);

#endif
