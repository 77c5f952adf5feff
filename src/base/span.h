/* A span is a piece of text that somebody else owns: pointer and length, never NUL-terminated by contract. */
#ifndef NG_BASE_SPAN_H
#define NG_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct ng_span {
    const char *ptr;
    size_t len;
} ng_span;

/* A span over a string literal; its length is known when the program is compiled. */
#define NG_SPAN(literal) ((ng_span){(literal), sizeof(literal) - 1})

static inline ng_span ng_span_make(const char *ptr, size_t len)
{
    return (ng_span){ptr, len};
}

/* For NUL-terminated strings that come from the API or from libraries, never for input text. */
static inline ng_span ng_span_cstr(const char *s)
{
    return s ? (ng_span){s, strlen(s)} : (ng_span){NULL, 0};
}

static inline ng_span ng_span_slice(ng_span s, size_t from, size_t to)
{
    return (ng_span){s.ptr ? s.ptr + from : NULL, to - from}; /* NULL + 0 is undefined in C11 */
}

static inline uint64_t ng_span_word(const char *p)
{
    uint64_t eight;
    memcpy(&eight, p, sizeof eight);
    return eight;
}

static inline uint32_t ng_span_half(const char *p)
{
    uint32_t four;
    memcpy(&four, p, sizeof four);
    return four;
}

/* Keys of tables are words of a few bytes: comparing them here, eight bytes at a time, costs half of a call of memcmp. What is
 * left over is compared by a word that overlaps the one before. */
static inline bool ng_span_equal(ng_span a, ng_span b)
{
    if (a.len != b.len) return false;
    if (a.len > 32) return memcmp(a.ptr, b.ptr, a.len) == 0;
    if (a.len >= 8) {
        for (size_t i = 0; i + 8 < a.len; i += 8) {
            if (ng_span_word(a.ptr + i) != ng_span_word(b.ptr + i)) return false;
        }
        return ng_span_word(a.ptr + a.len - 8) == ng_span_word(b.ptr + b.len - 8);
    }
    if (a.len >= 4) {
        return ng_span_half(a.ptr) == ng_span_half(b.ptr) && ng_span_half(a.ptr + a.len - 4) == ng_span_half(b.ptr + b.len - 4);
    }
    /* The first, the middle and the last of one to three bytes are all of them. */
    return a.len == 0 || (a.ptr[0] == b.ptr[0] && a.ptr[a.len / 2] == b.ptr[a.len / 2] && a.ptr[a.len - 1] == b.ptr[a.len - 1]);
}

static inline bool ng_span_starts(ng_span s, ng_span prefix)
{
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool ng_span_ends(ng_span s, ng_span suffix)
{
    return s.len >= suffix.len && (suffix.len == 0 || memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

/* Without ASCII white space at both ends. */
static inline ng_span ng_span_trim(ng_span s)
{
    while (s.len && (unsigned char)s.ptr[0] <= ' ') {
        s.ptr++;
        s.len--;
    }
    while (s.len && (unsigned char)s.ptr[s.len - 1] <= ' ') s.len--;
    return s;
}

/* The first [limit] bytes of UTF-8 at most, never a part of a character. */
static inline ng_span ng_span_head(ng_span s, size_t limit)
{
    if (s.len <= limit) return s;
    while (limit > 0 && ((unsigned char)s.ptr[limit] & 0xC0) == 0x80) limit--;
    return (ng_span){s.ptr, limit};
}

/* Cuts [rest] at its first [separator]: returns what stands before, leaves in [rest] what stands behind. */
static inline ng_span ng_span_cut(ng_span *rest, char separator)
{
    const char *at = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    size_t head = at ? (size_t)(at - rest->ptr) : rest->len;
    ng_span first = {rest->ptr, head};
    size_t skip = at ? head + 1 : head;
    if (rest->len) rest->ptr += skip;
    rest->len -= skip;
    return first;
}

/* [s] without the byte order mark that some editors put before UTF-8. */
static inline ng_span ng_span_unmarked(ng_span s)
{
    return ng_span_starts(s, NG_SPAN("\xEF\xBB\xBF")) ? ng_span_slice(s, 3, s.len) : s;
}

#endif
