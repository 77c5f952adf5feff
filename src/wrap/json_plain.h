/* The characters of a JSON string that stand for themselves, for its reader and its writer. */
#ifndef NG_WRAP_JSON_PLAIN_H
#define NG_WRAP_JSON_PLAIN_H

#include "base/span.h"

/* How many bytes from [at] on are printable ASCII and neither a quotation mark nor a backslash: whole groups of eight, so that
 * the caller looks at what is left one by one. */
static inline size_t ng_json_plain(ng_span text, size_t at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    size_t from = at;
    for (; at + 8 <= text.len; at += 8) {
        uint64_t eight = ng_span_word(text.ptr + at);
        /* The highest bit of a byte stays 0 where it is a control character, a quotation mark or a backslash; no sum carries
         * unless a byte is not ASCII, which is seen by itself. */
        uint64_t good =
            (eight + ones * (0x80 - ' ')) & ((eight ^ ones * '"') + ones * 0x7f) & ((eight ^ ones * '\\') + ones * 0x7f);
        uint64_t delete = eight + ones;
        if ((~good | delete | eight) & high) break;
    }
    return at - from;
}

#endif
