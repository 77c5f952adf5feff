/* A string that grows. Failure is sticky: after an allocation failed, appends do nothing and [failed] stays true, so that
 * a renderer checks once at its end. Nothing is NUL-terminated. */
#ifndef NG_BASE_STRBUF_H
#define NG_BASE_STRBUF_H

#include "base/alloc.h"
#include "base/span.h"

typedef struct ng_strbuf {
    ng_allocator allocator;
    char *ptr;
    size_t len;
    size_t capacity;
    bool failed;
} ng_strbuf;

void ng_strbuf_init(ng_strbuf *buffer, ng_allocator allocator);
void ng_strbuf_free(ng_strbuf *buffer);

/* Empties it and keeps the memory; a failure is forgotten. */
void ng_strbuf_clear(ng_strbuf *buffer);

/* Makes room for [extra] more bytes; false (and failed) when out of memory. */
bool ng_strbuf_grow(ng_strbuf *buffer, size_t extra);

static inline bool ng_strbuf_reserve(ng_strbuf *buffer, size_t extra)
{
    return (!buffer->failed && extra <= buffer->capacity - buffer->len) || ng_strbuf_grow(buffer, extra);
}

static inline void ng_strbuf_add(ng_strbuf *buffer, ng_span text)
{
    if (text.len == 0 || !ng_strbuf_reserve(buffer, text.len)) return;
    memcpy(buffer->ptr + buffer->len, text.ptr, text.len);
    buffer->len += text.len;
}

static inline void ng_strbuf_add_char(ng_strbuf *buffer, char c)
{
    if (ng_strbuf_reserve(buffer, 1)) buffer->ptr[buffer->len++] = c;
}

void ng_strbuf_add_size(ng_strbuf *buffer, size_t number);

/* A number in millionths with exactly four decimals, rounded half up: 830000 gives "0.8300". No locale, no libc. */
void ng_strbuf_add_fixed4(ng_strbuf *buffer, int64_t millionths);

/* Of a NUL-terminated string of ours; NULL adds nothing. */
static inline void ng_strbuf_add_cstr(ng_strbuf *buffer, const char *text)
{
    ng_strbuf_add(buffer, ng_span_cstr(text));
}

static inline ng_span ng_strbuf_span(const ng_strbuf *buffer)
{
    return (ng_span){buffer->ptr, buffer->len};
}

#endif
