/* Text for somebody who looks at a terminal: lines broken at blanks, and the headline and labels set off. */
#ifndef NG_RENDER_TERMINAL_H
#define NG_RENDER_TERMINAL_H

#include "base/strbuf.h"
#include "nutgraf.h"

/* Sequences of ECMA-48 around a piece of text; nothing when [on] is 0. */
void ng_terminal_bold(ng_strbuf *out, int on);
void ng_terminal_faint(ng_strbuf *out, int on);
void ng_terminal_plain(ng_strbuf *out, int on);

/* Appends [text] with its lines broken at blanks to be no longer than [width] columns; a word that is longer stands alone. */
void ng_terminal_wrap(ng_strbuf *out, ng_span text, size_t width);

#endif
