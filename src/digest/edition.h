/* edition: which stories are shown, under which headings, and what stands above them all. */
#ifndef NG_DIGEST_EDITION_H
#define NG_DIGEST_EDITION_H

#include "base/strbuf.h"
#include "digest/digest.h"

enum { NG_MOST_NAMED = 5 }; /* tags above all stories: a line of them */

typedef struct ng_edition {
    const nutgraf_digest *digest;
    ng_arena arena;
    uint32_t *order;      /* of stories */
    size_t count;         /* that are shown */
    nutgraf_text named[NG_MOST_NAMED]; /* the tags that most of the stories have */
    size_t named_count;
} ng_edition;

/* False when out of memory; free in any case. O(n log n) in the stories. */
bool ng_edition_make(ng_edition *edition, const nutgraf_digest *digest);
void ng_edition_free(ng_edition *edition);

/* The [i]th story that is shown. */
const ng_story *ng_edition_story(const ng_edition *edition, size_t i);

/* The topic that a heading before the [i]th story names: absent when there is none, "Other" before those without a topic. */
nutgraf_text ng_edition_heading(const ng_edition *edition, size_t i);

/* The two lines above all stories, as plain text; the second is empty when no name stands in two of them. */
void ng_edition_lead(const ng_edition *edition, ng_strbuf *first, ng_strbuf *second);

/* The language of the first story that is shown: what a page says of itself. */
nutgraf_text ng_edition_language(const ng_edition *edition);

#endif
