/* Markdown (CommonMark with tables), by md4c: blocks and pieces of text in order, each with its place in the source. md4c keeps
 * its tables in memory from malloc while it reads. The only file that includes md4c.h is markdown.c. Cost: O(n) (md4c caps what
 * is quadratic in the grammar). */
#ifndef NG_WRAP_MARKDOWN_H
#define NG_WRAP_MARKDOWN_H

#include "base/span.h"
#include "base/status.h"

typedef enum ng_markdown_block {
    NG_MARKDOWN_PARAGRAPH,
    NG_MARKDOWN_HEADING,
    NG_MARKDOWN_ITEM,
    NG_MARKDOWN_LIST,
    NG_MARKDOWN_QUOTE,
    NG_MARKDOWN_CODE,
    NG_MARKDOWN_ROW,
    NG_MARKDOWN_CELL,
    NG_MARKDOWN_HTML, /* a block of HTML as it stands */
    NG_MARKDOWN_OTHER
} ng_markdown_block;

typedef enum ng_markdown_text {
    NG_MARKDOWN_VERBATIM,
    NG_MARKDOWN_ENTITY, /* "&amp;" */
    NG_MARKDOWN_BREAK,  /* a hard line break */
    NG_MARKDOWN_SPACE,  /* a soft one */
    NG_MARKDOWN_TAGS    /* of a block of HTML, as written, piece by piece */
} ng_markdown_text;

typedef enum ng_markdown_span {
    NG_MARKDOWN_IMAGE,    /* its own text is no part of the article and not handed over */
    NG_MARKDOWN_EMPHASIS,
    NG_MARKDOWN_JUMP      /* a link to a place in this text: "#goal" */
} ng_markdown_span;

typedef struct ng_markdown_sink {
    void *user;
    bool (*open)(void *user, ng_markdown_block block, unsigned level); /* level: of a heading */
    bool (*close)(void *user, ng_markdown_block block);
    void (*span)(void *user, ng_markdown_span span, bool opens);
    bool (*text)(void *user, ng_markdown_text kind, size_t from, size_t to); /* in the source; empty where it has no place */
} ng_markdown_sink;

/* False when out of memory, or when the sink gave up. */
bool ng_markdown_walk(ng_span source, const ng_markdown_sink *sink);

#endif
