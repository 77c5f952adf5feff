/* Meta: what the page says about its article. Spans point into lines.text or into the arena; ptr NULL means not found. */
#ifndef NG_PARTS_META_H
#define NG_PARTS_META_H

#include "base/span.h"

typedef struct ng_meta {
    ng_span headline;
    uint32_t headline_line; /* its line, the title's too; NG_NO_ID when it stands in no line */
    uint32_t headline_start; /* where it begins in lines.text, or before: "Subject:" of a mail stands in front of it */
    ng_span dek;
    ng_span byline;
    ng_span dateline;       /* the place as written: "KYIV" */
    ng_span section;
    ng_span date_published; /* YYYY-MM-DD, or with time: YYYY-MM-DDThh:mm[:ss][zone] */
    ng_span date_modified;
    const ng_span *given_tags;
    size_t given_tag_count;
    ng_span source;         /* the publication's name */
    ng_span canonical;      /* the address that the page gives for itself */
    ng_span image;          /* the address of its leading picture */
    ng_span description;    /* what the publisher says of the article in short: a record's, a feed's or the page's */
} ng_meta;

#endif
