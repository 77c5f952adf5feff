/* HTML that stands in Markdown in place of paragraphs, as old posts and imports have it: its paragraphs, headings, quotations and
 * items are text. What stands in a box, a figure, a table or a form is none,
 * and a line that is nothing but links is none. O(n). */
#ifndef NG_READ_HTML_BLOCK_H
#define NG_READ_HTML_BLOCK_H

#include "read/markdown_dialect.h"
#include "read/lines.h"

/* Writes the lines of source[from, to) but for the gaps of [dialect], which count from [base] on. False when out of memory. */
bool ng_html_block_put(ng_line_writer *writer, ng_span source, const ng_dialect *dialect, size_t base, size_t from, size_t to);

#endif
