/* digest: the reports of many results, put together to stories. What the files of this folder share.
 *
 * A report is what a newsletter shows of an article. Of those that tell one story only the best one keeps its paragraph and its
 * tags, of the others a headline with its link is left: memory is that of what is shown, whatever the articles were. */
#ifndef NG_DIGEST_DIGEST_H
#define NG_DIGEST_DIGEST_H

#include "nutgraf.h"

#include "base/strbuf.h"
#include "digest/near.h"

#define NG_NO_REPORT UINT32_MAX

enum { NG_MOST_NAMED = 5 }; /* tags above all stories: a line of them */

/* What only the report that is shown has: one piece of memory with the text behind it. */
typedef struct ng_report_body {
    nutgraf_text blurb;
    nutgraf_text topic;
    nutgraf_text language;
    size_t tag_count;
    nutgraf_text tags[];
} ng_report_body;

typedef struct ng_report {
    char *head;           /* the text of the next four, one behind the other */
    nutgraf_text headline;
    nutgraf_text address; /* absent when it may not stand in a link */
    nutgraf_text source;
    nutgraf_text date;
    ng_report_body *body; /* NULL but for the best of a story */
    size_t words;
    uint32_t story;
    uint32_t next;        /* of the same story, in the order they came; NG_NO_REPORT for none */
    bool truncated;
} ng_report;

typedef struct ng_story {
    uint32_t best;
    uint32_t first;
    uint32_t last;
    uint32_t count; /* reports */
} ng_story;

struct nutgraf_digest {
    nutgraf_digest_options options;
    ng_allocator allocator;
    char *title;
    ng_report *reports;
    size_t report_count, report_capacity;
    ng_story *stories;
    size_t story_count, story_capacity;
    ng_near near;
};

/* Stories in the order they are shown, and where each group of one topic begins. */
typedef struct ng_edition {
    const nutgraf_digest *digest;
    uint32_t *order;      /* of stories; count of them */
    size_t count;         /* that are shown */
    nutgraf_text named[NG_MOST_NAMED]; /* the tags that most of the stories have */
    size_t named_count;
    nutgraf_text from;    /* days of the earliest and the latest report, YYYY-MM-DD; absent when no date is known */
    nutgraf_text to;
} ng_edition;

/* False when out of memory; free in any case. O(n log n) in the stories, O(n) in the reports. */
bool ng_edition_make(ng_edition *edition, const nutgraf_digest *digest);
void ng_edition_free(ng_edition *edition);

/* Of the [i]th story that is shown. */
const ng_story *ng_edition_story(const ng_edition *edition, size_t i);
const ng_report *ng_edition_report(const ng_edition *edition, size_t i);

/* The topic that a heading before the [i]th story names: absent when there is none, "Other" before those without a topic. */
nutgraf_text ng_edition_heading(const ng_edition *edition, size_t i);

/* The two lines above all stories, as plain text; the second is empty when no name stands in two of them. */
void ng_edition_lead(const ng_edition *edition, ng_strbuf *first, ng_strbuf *second);

/* The other reports of a story: calls [add] for the first few, and returns how many are not named. */
size_t ng_edition_others(const ng_edition *edition, const ng_story *story, void (*add)(ng_strbuf *, const ng_report *, bool first),
                         ng_strbuf *out);

/* "Courier, 2024-05-06" for [report], escaped by [escape]; what is not known is left out. */
void ng_digest_origin(ng_strbuf *out, const ng_report *report, void (*escape)(ng_strbuf *, nutgraf_text));

/* The headline, or for a report without one its address or "(no headline)". */
nutgraf_text ng_digest_headline(const ng_report *report);

/* The language of the first story that is shown: what a page says of itself. */
nutgraf_text ng_edition_language(const ng_edition *edition);

void ng_digest_text(const ng_edition *edition, ng_strbuf *out);
void ng_digest_md(const ng_edition *edition, ng_strbuf *out);
void ng_digest_html(const ng_edition *edition, ng_strbuf *out);

#endif
