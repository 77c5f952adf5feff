/* An HTML page -> lines, what its elements say about them, and what it claims about itself.
 *
 * Input: any bytes. A line is what stands between two block elements or line breaks; inline markup is gone, references are
 * decoded, scripts, styles, templates and drawings are dropped. Offsets hold in [source]: the span of a line, without its
 * markup and with its references decoded, is the line. Cost O(n).
 */
#ifndef NG_READ_HTML_H
#define NG_READ_HTML_H

#include "base/arena.h"
#include "base/status.h"
#include "parts/lines.h"
#include "parts/markup.h"

/* [title] may be empty; otherwise it becomes line 0. The source must outlive the result. */
ng_status ng_read_html(ng_span title, ng_span source, ng_arena *arena, ng_lines *out, ng_markup *markup, ng_error *error);

#endif
