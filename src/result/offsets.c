#include "result/offsets.h"

#include "wrap/utf8.h"

enum { BLOCK = 256 }; /* bytes between two counts: at most so many are counted for a place */

static size_t count_units(nutgraf_offset_unit unit, ng_span text)
{
    return unit == NUTGRAF_OFFSET_UTF16 ? ng_utf8_utf16_units(text) : ng_utf8_code_points(text);
}

bool ng_offsets_init(ng_offsets *offsets, nutgraf_offset_unit unit, ng_span source, ng_arena *arena)
{
    *offsets = (ng_offsets){unit, source, NULL};
    if (unit == NUTGRAF_OFFSET_BYTE) return true;
    size_t blocks = source.len / BLOCK + 1, total = 0;
    uint32_t *before = ng_arena_array(arena, blocks, sizeof *before);
    if (!before) return false;
    for (size_t i = 0; i < blocks; i++) {
        size_t from = i * BLOCK, to = from + BLOCK < source.len ? from + BLOCK : source.len;
        before[i] = (uint32_t)total;
        total += count_units(unit, ng_span_slice(source, from, to));
    }
    offsets->before = before;
    return true;
}

static size_t convert(const ng_offsets *offsets, size_t at)
{
    if (!offsets->before) return at;
    size_t block = at / BLOCK;
    return offsets->before[block] + count_units(offsets->unit, ng_span_slice(offsets->source, block * BLOCK, at));
}

nutgraf_place ng_offsets_place(const ng_offsets *offsets, size_t at, size_t length)
{
    size_t from = convert(offsets, at);
    return (nutgraf_place){from, convert(offsets, at + length) - from};
}
