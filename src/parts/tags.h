/* Keywords are found in the text; tags are what a publisher would put on the page. */
#ifndef NG_PARTS_TAGS_H
#define NG_PARTS_TAGS_H

#include "base/number.h"
#include "base/span.h"

typedef enum ng_tag_source {
    NG_TAG_VOCABULARY, /* an entry of the newsroom's tag file that matches */
    NG_TAG_GIVEN,      /* stood on the page or in the record */
    NG_TAG_KEYWORD,
    NG_TAG_TOPIC
} ng_tag_source;

/* A place in the article's text (lines.text, never the title). */
typedef struct ng_mention {
    uint32_t start;
    uint32_t end;
} ng_mention;

typedef struct ng_keyword {
    ng_span text; /* the best attested form, as it stands in the text or in a table of names */
    ng_span type; /* "person", "place", "organisation" when the evidence says so, else empty */
    ng_score score;
    uint32_t count; /* how often it is meant, the title included, short forms too */
    const ng_mention *mentions; /* ascending */
    size_t mention_count;
} ng_keyword;

typedef struct ng_keywords {
    const ng_keyword *items; /* best first */
    size_t count;
} ng_keywords;

typedef struct ng_tag {
    ng_span name;
    ng_span uri;
    ng_span type;
    uint8_t source; /* ng_tag_source */
} ng_tag;

typedef struct ng_tags {
    const ng_tag *items; /* best first */
    size_t count;
} ng_tags;

#endif
