/* digest: the reports of many results, put together to stories, and in which order these are shown.
 *
 * A report is what a newsletter shows of an article. Of those that tell one story only the best one keeps its paragraph and its
 * tags, of a few others a headline with its link is left, and the rest is counted: memory is that of what can be shown. Beyond a
 * fixed number of reports the stories that would be shown last are let go, so that it does not grow with the articles. */
#ifndef NG_DIGEST_DIGEST_H
#define NG_DIGEST_DIGEST_H

#include "nutgraf.h"

#include "base/arena.h"
#include "digest/near.h"

enum {
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

/* Takes a report of [result] into its story or makes it one; false when out of memory, and it is not in the digest then. */
bool ng_digest_take(nutgraf_digest *digest, const nutgraf_result *result);

/* The numbers of all stories in the order they are shown, in the arena; NULL when out of memory. With [by_topic] the first [most]
 * stand under their topics. O(n log n). */
uint32_t *ng_story_order(const nutgraf_digest *digest, size_t most, bool by_topic, ng_arena *arena);

/* < 0, 0, > 0 as memcmp; what begins another comes before it. */
int ng_text_compare(nutgraf_text a, nutgraf_text b);

/* Lets go what would be shown last until half of the reports are left; the numbers of the stories change. False when out of
 * memory, and nothing has changed then. */
bool ng_digest_prune(nutgraf_digest *digest);

void ng_story_free(const nutgraf_digest *digest, ng_story *story);

#endif
