/* What site generators and note programs write into Markdown that CommonMark does not know, and that no reader sees as text:
 * template tags and shortcodes (Hugo, Jekyll, Eleventy), attribute lists (kramdown, Pandoc), footnotes and the marks that point
 * to them, marks for a table of contents, fences of callouts, imports (MDX), wiki links (Obsidian).
 * Seen in summaries: "{{< toc >}}", "works.[^1]".
 *
 * Input: Markdown. Output: the same text, byte for byte as long, with letters or blanks in place of what is none, for a parser of
 * CommonMark; and where these gaps are, in order. Code keeps what it shows. O(n): what has no end is looked for once. */
#ifndef NG_READ_MARKDOWN_DIALECT_H
#define NG_READ_MARKDOWN_DIALECT_H

#include "base/arena.h"
#include "base/span.h"

typedef struct ng_gap {
    size_t from, to; /* bytes of the source */
} ng_gap;

typedef struct ng_dialect {
    ng_span masked;
    const ng_gap *gaps; /* sorted; none overlap */
    size_t count;
} ng_dialect;

/* False when out of memory. */
bool ng_dialect_find(ng_span source, ng_arena *arena, ng_dialect *out);

/* The next piece of [from, to) that is text: false when there is none. Moves *from behind it. */
bool ng_dialect_next(const ng_dialect *dialect, size_t *from, size_t to, ng_gap *piece);

#endif
