/* Byte places of the source in the unit that was asked for. */
#ifndef NG_RESULT_OFFSETS_H
#define NG_RESULT_OFFSETS_H

#include "nutgraf.h"

#include "base/arena.h"
#include "base/span.h"

/* A code point, or undecodable bytes that one U+FFFD stands for, begins at byte [at]; [units] stand before it. */
typedef struct ng_offset_mark {
    uint32_t at;
    uint32_t units;
} ng_offset_mark;

typedef struct ng_offsets {
    nutgraf_offset_unit unit;
    ng_span source;
    const ng_offset_mark *marks; /* the first of each block of the source; NULL for bytes */
} ng_offsets;

/* Counts the source once, O(n), unless the unit is bytes. False when out of memory. */
bool ng_offsets_init(ng_offsets *offsets, nutgraf_offset_unit unit, ng_span source, ng_arena *arena);

/* A place of [length] bytes at byte [at] in the unit. O(1) and the block's size. */
nutgraf_place ng_offsets_place(const ng_offsets *offsets, size_t at, size_t length);

#endif
