/* Words that a newsroom never wants as a keyword or tag. */
#ifndef NG_MODEL_DENIED_H
#define NG_MODEL_DENIED_H

#include "base/strbuf.h"
#include "model/table.h"

/* Reads [data]: a keyword or tag a line, of one word or more; "#" begins a comment, case and width of blanks do not matter. The
 * table is made in [arena] and does not borrow from [data]. Errors are NG_BAD_MODEL and name [name] and the line, which is also
 * error->offset. O(bytes). */
ng_status ng_denied_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name, ng_error *error);

/* Whether [text] is denied. [folded] is room for its folded form. False when out of memory, which folded->failed tells. */
bool ng_denied_has(const ng_table *table, ng_span text, ng_strbuf *folded);

#endif
