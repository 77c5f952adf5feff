/* Text that nobody can break out of: what each context takes for its own is escaped, and no control character passes.
 *
 * All of them replace C0 and C1 controls, DEL, U+FFFE and U+FFFF by U+FFFD and drop the marks that turn the writing direction of
 * what follows (U+202A-202E, U+2066-2069): a headline must not steer a terminal or reverse the line it stands in. */
#ifndef NG_RENDER_ESCAPE_H
#define NG_RENDER_ESCAPE_H

#include "base/strbuf.h"
#include "nutgraf.h"

/* For terminals and files of plain text; only a line feed passes when [line_feeds] is set. */
void ng_escape_plain(ng_strbuf *out, nutgraf_text text, bool line_feeds);

/* For element content and quoted attributes. */
void ng_escape_html(ng_strbuf *out, nutgraf_text text);

/* For a paragraph, a heading or the text of a link in CommonMark. */
void ng_escape_markdown(ng_strbuf *out, nutgraf_text text);

/* A string in double quotes that is one in YAML, TOML and JSON alike. */
void ng_escape_scalar(ng_strbuf *out, nutgraf_text text);

/* Whether [address] may stand in a link as it is: http or https, without blanks, quotes,
 * brackets and what the escapes above replace or drop. */
bool ng_is_link(nutgraf_text address);

#endif
