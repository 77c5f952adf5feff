/* Letters of ASCII, whatever the locale says: names of elements, attributes, character sets and protocols are made of them. */
#ifndef NG_BASE_ASCII_H
#define NG_BASE_ASCII_H

#include "base/span.h"

static inline char ng_ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline bool ng_ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ng_ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool ng_ascii_is_letter(char c)
{
    return ng_ascii_lower(c) >= 'a' && ng_ascii_lower(c) <= 'z';
}

/* The same bytes but for the case of ASCII letters. */
static inline bool ng_ascii_equal(ng_span a, ng_span b)
{
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        if (ng_ascii_lower(a.ptr[i]) != ng_ascii_lower(b.ptr[i])) return false;
    }
    return true;
}

static inline bool ng_ascii_starts(ng_span text, ng_span prefix)
{
    return text.len >= prefix.len && ng_ascii_equal(ng_span_slice(text, 0, prefix.len), prefix);
}

/* [part] stands in [text], in any case. O(text × part): for short texts. */
static inline bool ng_ascii_holds(ng_span text, ng_span part)
{
    for (size_t i = 0; i + part.len <= text.len; i++) {
        if (ng_ascii_equal(ng_span_slice(text, i, i + part.len), part)) return true;
    }
    return false;
}

#endif
