/* Lines: the text that all later stages see, and where each byte of it stands in the source.
 *
 * [text] is valid UTF-8. Lines are separated by one '\n'; inside a line each run of white space is one space, soft hyphens
 * are gone, undecodable bytes and NULs are U+FFFD, and nothing else differs from the source. A hard-wrapped paragraph is
 * one line. Positions in the text are 32-bit: ng_read refuses longer input. A '\n' stands behind the last line, too, which is no
 * part of the text, and NG_LINES_BEHIND zeros behind that: eight bytes can be read at once anywhere in the text.
 */
#ifndef NG_PARTS_LINES_H
#define NG_PARTS_LINES_H

#include "base/span.h"

enum {
    NG_LINE_TITLE = 1,    /* handed in as the title: not part of the source text, its positions have no source */
    NG_LINE_INDENTED = 2, /* began with white space in the source */
    NG_LINE_JOINED = 4,   /* several source lines, hard-wrapped, made one */
    NG_LINE_HEADING = 8,  /* the markup says that it heads what follows: <h2>, ## */
    NG_LINE_CODE = 16,    /* a line of a program */
    NG_LINE_CAPTION = 32, /* below a picture, set off from the text */
    NG_LINE_JUMP = 64,    /* nothing but links to places in this text: a table of contents */
    NG_LINE_ASIDE = 128   /* all of it is emphasized: what the editors say to the reader */
};

enum { NG_LINES_BEHIND = 16 /* bytes */ };

typedef struct ng_line {
    uint32_t start; /* in lines.text */
    uint32_t end;   /* behind the last byte, without the '\n' */
    uint16_t blank_before; /* empty source lines above it, held at 65535 */
    uint16_t flags;
} ng_line;

/* From [text] up to the next segment's text, or from there to a gap in which nothing of the text stands. Byte k of the text is
 * byte k of the source, or the whole is one replaced piece. Twelve bytes: a hard-wrapped book may have one for each line. */
typedef struct ng_map_segment {
    uint32_t text;
    uint32_t source;
    uint32_t replaced; /* bytes of source that the whole stands for, plus one; 0 when byte k is byte k */
} ng_map_segment;

typedef struct ng_lines {
    ng_span text;
    const ng_line *items;
    size_t count;
    const ng_map_segment *map;
    size_t map_count;
    ng_span source;   /* what the offsets of results count in */
    size_t replaced;  /* undecodable bytes and NULs that became U+FFFD */
    bool has_title;   /* items[0] is the title that was handed in */
} ng_lines;

static inline ng_span ng_line_text(const ng_lines *lines, size_t line)
{
    return ng_span_slice(lines->text, lines->items[line].start, lines->items[line].end);
}

/* The last segment that begins at or before [at]. The map must not be empty. */
static inline const ng_map_segment *ng_map_find(const ng_lines *lines, uint32_t at)
{
    size_t low = 0, high = lines->map_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->map[middle].text <= at) low = middle;
        else high = middle;
    }
    return &lines->map[low];
}

/* Where text [from, to) stands in the source: *offset and *length in bytes. Both ends must lie on code points of source
 * text, not of the title; an empty piece gives length 0. O(log segments). */
static inline void ng_lines_source(const ng_lines *lines, uint32_t from, uint32_t to, size_t *offset, size_t *length)
{
    *offset = *length = 0;
    if (lines->map_count == 0) return;
    const ng_map_segment *first = ng_map_find(lines, from);
    *offset = first->source + (first->replaced ? 0 : from - first->text);
    if (to <= from) return;
    const ng_map_segment *last = ng_map_find(lines, to - 1);
    *length = last->source + (last->replaced ? last->replaced - 1 : to - last->text) - *offset;
}

#endif
