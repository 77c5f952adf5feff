/* Kept: for every line, whether it is article, and if not, what it is. */
#ifndef NG_PARTS_KEPT_H
#define NG_PARTS_KEPT_H

#include "base/span.h"

/* What a line is to the article. One line may give several values (a byline with a date): meta looks again. */
typedef enum ng_role {
    NG_ROLE_BODY,
    NG_ROLE_TITLE,    /* the title that was handed in */
    NG_ROLE_HEADLINE,
    NG_ROLE_DEK,
    NG_ROLE_BYLINE,   /* who, agency and place: "Reuters KYIV", "By Ann Lee" */
    NG_ROLE_DATE,     /* "Last Updated : Jul 04 2025" */
    NG_ROLE_SECTION,  /* breadcrumb */
    NG_ROLE_TAGS,     /* the newsroom's own tags: "Topics: ..." */
    NG_ROLE_NOISE
} ng_role;

/* Why a line was taken for noise. The names in the output stand in result/reasons.c. */
typedef enum ng_reason {
    NG_REASON_NONE,
    NG_REASON_PAYWALL,
    NG_REASON_SHARE,
    NG_REASON_RELATED,
    NG_REASON_NAVIGATION,
    NG_REASON_ADVERT,
    NG_REASON_COOKIE,
    NG_REASON_CAPTION,
    NG_REASON_COPYRIGHT,
    NG_REASON_COMMENTS,
    NG_REASON_AUTHOR_BIO,
    NG_REASON_NEWSLETTER,
    NG_REASON_DUPLICATE,
    NG_REASON_TABLE,
    NG_REASON_COUNT
} ng_reason;

typedef struct ng_kept_line {
    uint8_t role;   /* ng_role */
    uint8_t reason; /* ng_reason, for NG_ROLE_NOISE */
    bool keep;      /* article text; with --no-clean true for every line but the handed-in title */
    uint32_t body;  /* position in lines.text where its article text begins: behind a dateline, else line.start */
} ng_kept_line;

/* The line is a [role], and no line of the article for [reason]. */
static inline void ng_kept_take(ng_kept_line *line, ng_role role, ng_reason reason)
{
    line->role = (uint8_t)role;
    line->reason = (uint8_t)reason;
    line->keep = false;
}

/* The line is metadata of kind [role], and no line of the article. */
static inline void ng_kept_set_role(ng_kept_line *line, ng_role role)
{
    ng_kept_take(line, role, NG_REASON_NONE);
}

typedef struct ng_kept {
    const ng_kept_line *lines; /* one for each of lines.items */
    size_t kept;               /* how many are kept */
    bool page;                 /* there was evidence of a page around the article */
    bool truncated;            /* the article ends where a paywall begins */
} ng_kept;

#endif
