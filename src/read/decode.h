/* Bytes of a file -> UTF-8: what character set they are in, and whether they are text at all. */
#ifndef NG_READ_DECODE_H
#define NG_READ_DECODE_H

#include "base/arena.h"
#include "base/status.h"

typedef struct ng_decoded {
    ng_span text;     /* the bytes themselves when they are UTF-8, else a copy in the arena */
    bool converted;   /* it is a copy: offsets count in it */
    size_t replaced;  /* bytes that meant nothing and became U+FFFD in the copy */
} ng_decoded;

/* [markup]: a declaration in the head of the page or of the XML document counts. NG_UNSUPPORTED, with a message that says what
 * it is, when the bytes are no text. O(n). */
ng_status ng_read_decode(ng_span bytes, bool markup, ng_arena *arena, ng_decoded *out, ng_error *error);

#endif
