#include "result/offsets.h"

#include "wrap/utf8.h"

enum { BLOCK = 256 }; /* bytes between two counts: at most so many are counted for a place */

/* Units of what stands at [*at], and *at moves behind it. Undecodable bytes count as the U+FFFD that they read as, so that a
 * caller who decodes the input in the usual way finds the place. */
static size_t step(const ng_offsets *offsets, size_t *at)
{
    const char *p = offsets->source.ptr + *at;
    size_t left = offsets->source.len - *at;
    uint32_t c = 0;
    size_t length = ng_utf8_decode(p, left, &c);
    *at += length ? length : ng_utf8_bad_length(p, left);
    return offsets->unit == NUTGRAF_OFFSET_UTF16 && c > 0xffff ? 2 : 1;
}

bool ng_offsets_init(ng_offsets *offsets, nutgraf_offset_unit unit, ng_span source, ng_arena *arena)
{
    *offsets = (ng_offsets){unit, source, NULL};
    if (unit == NUTGRAF_OFFSET_BYTE) return true;
    size_t blocks = source.len / BLOCK + 1, at = 0, units = 0;
    ng_offset_mark *marks = ng_arena_array(arena, blocks, sizeof *marks);
    if (!marks) return false;
    for (size_t i = 0; i < blocks; i++) {
        while (at < i * BLOCK && at < source.len) units += step(offsets, &at);
        marks[i] = (ng_offset_mark){(uint32_t)at, (uint32_t)units};
    }
    offsets->marks = marks;
    return true;
}

static size_t convert(const ng_offsets *offsets, size_t at)
{
    if (!offsets->marks) return at;
    ng_offset_mark mark = offsets->marks[at / BLOCK];
    size_t units = mark.units;
    for (size_t i = mark.at; i < at;) units += step(offsets, &i);
    return units;
}

nutgraf_place ng_offsets_place(const ng_offsets *offsets, size_t at, size_t length)
{
    size_t from = convert(offsets, at);
    return (nutgraf_place){from, convert(offsets, at + length) - from};
}
