/* The attributes of a tag that anybody looks at, and what they say about where its text stands. */
#ifndef NG_READ_HTML_ATTRIBUTES_H
#define NG_READ_HTML_ATTRIBUTES_H

#include "wrap/html.h"

typedef enum ng_html_at {
    NG_AT_CLASS,
    NG_AT_ID,
    NG_AT_ROLE,
    NG_AT_STYLE,
    NG_AT_HIDDEN,
    NG_AT_ARIA_HIDDEN,
    NG_AT_ITEMPROP,
    NG_AT_REL,
    NG_AT_HREF,
    NG_AT_CONTENT,
    NG_AT_NAME,
    NG_AT_PROPERTY,
    NG_AT_DATETIME,
    NG_AT_LANG,
    NG_AT_COUNT
} ng_html_at;

/* As written; ptr NULL for what the tag has not, empty for what has no value. The first one of a name counts, as in browsers. */
void ng_html_attributes_read(const ng_html_tag *tag, ng_span at[NG_AT_COUNT]);

/* NG_IN_x by role, by what hides an element and by itemprop. */
unsigned ng_html_attributes_within(const ng_span at[NG_AT_COUNT]);

#endif
