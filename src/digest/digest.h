/* digest: the reports of many results, put together to stories. What the files of this folder share.
 *
 * A report is what a newsletter shows of an article. Of those that tell one story only the best one keeps its paragraph and its
 * tags, of a few others a headline with its link is left, and the rest is counted: memory is that of what can be shown. Beyond a
 * fixed number of reports the stories that would be shown last are let go, so that it does not grow with the articles. */
#ifndef NG_DIGEST_DIGEST_H
#define NG_DIGEST_DIGEST_H

#include "nutgraf.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "digest/near.h"

enum {
    NG_MOST_NAMED = 5,      /* tags above all stories: a line of them */
    NG_MOST_OTHERS = 5,     /* reports that are named below a story: more would bury the next one */
    NG_MOST_REPORTS = 32768, /* held, each 1 to 2 kB: beyond them half of the reports is let go */
    NG_DAY = 10             /* bytes of YYYY-MM-DD */
};

/* What only the report that is shown has: one piece of memory with the text behind it. */
typedef struct ng_report_body {
    nutgraf_text blurb;
    nutgraf_text topic;
    nutgraf_text language;
    size_t tag_count;
    nutgraf_text tags[];
} ng_report_body;

/* One piece of memory with its text behind it. */
typedef struct ng_report {
    struct ng_report *next; /* of the same story, in the order they came */
    ng_report_body *body;   /* NULL but for the best of a story */
    nutgraf_text headline;
    nutgraf_text address;   /* absent when it may not stand in a link */
    nutgraf_text source;
    nutgraf_text date;
    size_t words;
    bool truncated;
    bool listed;            /* among those that its story lists */
} ng_report;

typedef struct ng_story {
    ng_report *best;
    ng_report *first; /* of the list of the first NG_MOST_OTHERS + 1 reports: whichever is the best, enough others are left */
    ng_report *last;
    uint32_t listed;
    uint32_t count;   /* all reports */
} ng_story;

struct nutgraf_digest {
    nutgraf_digest_options options;
    ng_allocator allocator;
    char *title;
    ng_story *stories;
    size_t story_count, story_capacity;
    size_t report_count; /* all that were added */
    size_t held;         /* listed ones */
    size_t most;         /* that are held */
    size_t left_out;     /* stories that were let go */
    char from[NG_DAY + 1]; /* days of the earliest and the latest report; empty when no date is known */
    char to[NG_DAY + 1];
    ng_near near;
};

/* ---------------------------------------------------------------- order */

/* The numbers of all stories in the order they are shown, in the arena; NULL when out of memory. With [by_topic] the first [most]
 * stand under their topics. O(n log n). */
uint32_t *ng_story_order(const nutgraf_digest *digest, size_t most, bool by_topic, ng_arena *arena);

/* < 0, 0, > 0 as memcmp; what begins another comes before it. */
int ng_text_compare(nutgraf_text a, nutgraf_text b);

/* Lets go what would be shown last until half of the reports are left; the numbers of the stories change. False when out of
 * memory, and nothing has changed then. */
bool ng_digest_prune(nutgraf_digest *digest);

void ng_story_free(const nutgraf_digest *digest, ng_story *story);

/* ---------------------------------------------------------------- what is shown */

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

/* ---------------------------------------------------------------- formats */

/* The headline, or for a report without one its address or "(no headline)". */
nutgraf_text ng_report_headline(const ng_report *report);

/* A format: how it writes each part of the one shape that all have. Texts come as they are and are the format's to escape; those
 * that are named optional are not called for when they are empty. */
typedef struct ng_digest_format {
    const char *name;
    /* [title] may be empty, [first] and [second] are the lead, [second] may be empty. */
    void (*begin)(ng_strbuf *out, nutgraf_text title, nutgraf_text language, nutgraf_text first, nutgraf_text second);
    void (*topic)(ng_strbuf *out, nutgraf_text topic);                                   /* optional */
    void (*headline)(ng_strbuf *out, const ng_report *report, bool below_topic);
    void (*origin)(ng_strbuf *out, nutgraf_text origin);                                 /* optional: "Courier, 2024-05-06" */
    void (*paragraph)(ng_strbuf *out, const ng_report *report);
    void (*tags)(ng_strbuf *out, nutgraf_text tags);                                     /* optional: "a, b" */
    void (*other)(ng_strbuf *out, const ng_report *report, nutgraf_text origin, bool first);
    void (*more)(ng_strbuf *out, size_t count);                                          /* optional: others that are not named */
    void (*end_story)(ng_strbuf *out, bool others); /* NULL, like the next one: a story needs no end in this format */
    void (*end)(ng_strbuf *out);
} ng_digest_format;

extern const ng_digest_format ng_digest_text, ng_digest_md, ng_digest_html;

/* All of it, in pieces: false when out of memory; what [write] returned, when not 0, is in *refused. */
bool ng_digest_write(const ng_edition *edition, const ng_digest_format *format, nutgraf_write write, void *user, bool *refused);

#endif
