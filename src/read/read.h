/* read: bytes -> lines and the map back to the source. See parts/lines.h for what a line is.
 * Input: any bytes. Output: valid UTF-8. Cost O(n), one copy of the text. */
#ifndef NG_READ_READ_H
#define NG_READ_READ_H

#include "base/arena.h"
#include "base/status.h"
#include "parts/lines.h"

/* The longest title and source together, in bytes: positions are 32-bit and a replaced byte becomes three. */
#define NG_READ_LIMIT ((size_t)1 << 30)

typedef enum ng_wrapping {
    NG_WRAP_JOIN, /* find hard-wrapped paragraphs and join their lines */
    NG_WRAP_KEEP  /* every source line is a line */
} ng_wrapping;

/* [title] may be empty; otherwise it becomes line 0. The source must outlive the result. */
ng_status ng_read(ng_span title, ng_span source, ng_wrapping wrapping, ng_arena *arena, ng_lines *out, ng_error *error);

/* NG_TOO_LARGE when title and source together are beyond NG_READ_LIMIT. */
ng_status ng_read_check(ng_span title, ng_span source, ng_error *error);

#endif
