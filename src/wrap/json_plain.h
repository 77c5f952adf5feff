/* The characters of a JSON string that stand for themselves, for its reader and its writer. */
#ifndef NG_WRAP_JSON_PLAIN_H
#define NG_WRAP_JSON_PLAIN_H

#include "base/span.h"

/* Not 0 when one of eight bytes is [c] times 0x0101010101010101. */
static inline uint64_t ng_json_holds(uint64_t eight, uint64_t c)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t x = eight ^ c;
    return (x - ones) & ~x & ones << 7;
}

/* How many bytes from [at] on are printable ASCII and neither a quotation mark nor a backslash: whole groups of eight, so that
 * the caller looks at what is left one by one. */
static inline size_t ng_json_plain(ng_span text, size_t at)
{
    const uint64_t high = UINT64_C(0x8080808080808080), space = UINT64_C(0x2020202020202020);
    size_t from = at;
    for (; at + 8 <= text.len; at += 8) {
        uint64_t eight = ng_span_word(text.ptr + at);
        uint64_t other = eight & high;
        other |= (eight - space) & ~eight & high;
        other |= ng_json_holds(eight, UINT64_C(0x2222222222222222));
        other |= ng_json_holds(eight, UINT64_C(0x5C5C5C5C5C5C5C5C));
        other |= ng_json_holds(eight, UINT64_C(0x7F7F7F7F7F7F7F7F));
        if (other) break;
    }
    return at - from;
}

#endif
