/* The first half of wrap/html.h: where tags, text and scripts stand in a page. */
#ifndef NG_WRAP_HTML_SCAN_H
#define NG_WRAP_HTML_SCAN_H

#include "wrap/html.h"

typedef enum ng_html_kind {
    NG_HTML_START, /* a tag that opens an element */
    NG_HTML_END,
    NG_HTML_TEXT,
    NG_HTML_RAW /* a script, a style: [content] holds no tags */
} ng_html_kind;

typedef struct ng_html_piece {
    uint32_t from, to; /* in the page: of a tag with its brackets, of text, of raw content */
    uint32_t name_to;  /* of a tag: behind its name; of raw content: behind the name of its start tag */
    uint32_t tag;      /* of raw content: where its start tag begins */
    uint16_t name;     /* ng_html_name */
    uint8_t kind;      /* ng_html_kind */
} ng_html_piece;

/* All pieces of [page] (less than 2^32 bytes) in order. False when out of memory. O(n). */
bool ng_html_scan(ng_span page, ng_arena *arena, const ng_html_piece **pieces, size_t *count);

/* Elements that have no content and no end tag. */
bool ng_html_is_void(ng_html_name name);

/* The element called [name], in any case. */
ng_html_name ng_html_name_of(ng_span name);

#endif
