/* Text for terminals and newsletters: blocks of lines with one empty line between two blocks, and none where a block is
 * absent. Control characters of the input never pass. */
#ifndef NG_RENDER_PLAIN_H
#define NG_RENDER_PLAIN_H

#include "base/strbuf.h"
#include "nutgraf.h"

typedef struct ng_plain {
    ng_strbuf *out;
    bool block; /* something was written: the next block begins behind an empty line */
    bool line;  /* within a block */
} ng_plain;

ng_plain ng_plain_make(ng_strbuf *out);

/* The next line begins a new block. */
void ng_plain_block(ng_plain *plain);

/* Begins a line, behind an empty one where a block begins. */
void ng_plain_line(ng_plain *plain);

/* Ends the last line, if there is one. */
void ng_plain_end(ng_plain *plain);

/* Appends text, control characters as U+FFFD; only a line feed passes when [line_feeds] is set. */
void ng_plain_text(ng_plain *plain, nutgraf_text text, bool line_feeds);

/* "Tags: a, b, c" without the label, as it stands in text and blurb alike. */
void ng_plain_tags(ng_plain *plain, const nutgraf_result *result);
void ng_plain_topics(ng_plain *plain, const nutgraf_result *result);

#endif
