/* The one pass that normalises. The text holds one '\n' between lines, so joining two of them turns that byte into a space
 * and moves nothing. Cost O(n).
 */
#include "read/lines.h"

#include "base/hash.h"
#include "wrap/html.h"
#include "wrap/utf8.h"

enum { REPLACEMENT_LENGTH = 3, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029, NEXT_LINE = 0x85 };

/* Lengthens the last segment when so many bytes of the text from here on are those of source [at], right behind it. */
static bool goes_on(ng_line_writer *w, size_t length, size_t at)
{
    if (w->map_count == 0) return false;
    if (w->map[w->map_count - 1].replaced || w->mapped != w->len || w->mapped_source != at) return false;
    w->mapped += length;
    w->mapped_source += length;
    return true;
}

/* Notes that the text from here on comes from source [at]; [source_len] differs from [text_len] for a replaced piece. A run
 * that continues the last segment only lengthens it. */
static void map_piece(ng_line_writer *w, size_t text_len, size_t at, size_t source_len)
{
    if (text_len == source_len && goes_on(w, text_len, at)) return;
    ng_map_segment *items = ng_arena_room(w->arena, w->map, w->map_count, &w->map_capacity, 64, sizeof *items);
    if (!items) {
        w->failed = true;
        return;
    }
    w->map = items;
    uint32_t replaced = text_len == source_len ? 0 : (uint32_t)source_len + 1;
    w->map[w->map_count++] = (ng_map_segment){(uint32_t)w->len, (uint32_t)at, replaced};
    w->mapped = w->len + text_len;
    w->mapped_source = at + source_len;
}

/* White space before the next character becomes one space, unless the line begins here. [at] is where the run's last
 * character stands; a plain space there keeps the map in one piece. */
static void put_space(ng_line_writer *w, const char *source, size_t at)
{
    if (!w->space) return;
    w->space = false;
    if (w->len == w->line_start) {
        w->indented = true;
        return;
    }
    if (at > 0 && source[at - 1] == ' ') map_piece(w, 1, at - 1, 1);
    w->text[w->len++] = ' ';
}

static void put_verbatim(ng_line_writer *w, const char *source, size_t at, size_t n)
{
    put_space(w, source, at);
    map_piece(w, n, at, n);
    memcpy(w->text + w->len, source + at, n);
    w->len += n;
}

static void put_replacement(ng_line_writer *w, const char *source, size_t at, size_t n)
{
    put_space(w, source, at);
    map_piece(w, REPLACEMENT_LENGTH, at, n);
    memcpy(w->text + w->len, "\xef\xbf\xbd", REPLACEMENT_LENGTH);
    w->len += REPLACEMENT_LENGTH;
    w->replaced++;
}

/* Ends a line. A line without a character is a blank line and leaves nothing in the text. */
void ng_line_writer_end(ng_line_writer *w, unsigned flags)
{
    w->space = false;
    if (w->len == w->line_start) {
        w->blank += w->blank < UINT16_MAX;
        w->indented = false;
        return;
    }
    ng_line *items = ng_arena_room(w->arena, w->lines, w->line_count, &w->line_capacity, 32, sizeof *items);
    if (!items) {
        w->failed = true;
        return;
    }
    w->lines = items;
    if (w->indented) flags |= NG_LINE_INDENTED;
    w->lines[w->line_count++] = (ng_line){(uint32_t)w->line_start, (uint32_t)w->len, (uint16_t)w->blank, (uint16_t)flags};
    w->text[w->len++] = '\n';
    w->line_start = w->len;
    w->blank = 0;
    w->indented = false;
}

void ng_line_writer_take_back(ng_line_writer *w, size_t len)
{
    if (w->len <= len || len < w->line_start) return;
    w->space = w->space || w->text[len] == ' ';
    while (w->map_count > 0 && w->map[w->map_count - 1].text >= len) w->map_count--;
    w->len = len;
    w->mapped = SIZE_MAX; /* what comes begins a segment */
}

bool ng_line_writer_split(ng_line_writer *w, size_t at)
{
    if (at <= w->line_start || at + 1 >= w->len || w->text[at] != ' ') return false;
    size_t len = w->len;
    bool space = w->space;
    w->len = at;
    ng_line_writer_end(w, 0); /* writes its line break in the place of the space */
    w->len = len;
    w->space = space;
    return !w->failed;
}

static bool breaks_line(uint32_t c)
{
    return (c >= '\n' && c <= '\r') || c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
}

static bool is_plain(char c)
{
    return c > ' ' && c < 0x7f;
}

/* How many bytes at [at], where a plain one stands, are plain ASCII text with single spaces; the last one is no space. Eight at a
 * time, so that the caller looks at what is left. */
static size_t plain_groups(const char *source, size_t at, size_t end)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    size_t i = at;
    while (i + 8 <= end) {
        uint64_t eight = ng_load64(source + i);
        if (eight & high) break; /* no sum below carries into the next byte */
        uint64_t spaces = ~((eight ^ ones * ' ') + ones * 0x7f) & high;
        uint64_t control = (~(eight + ones * (0x80 - ' ')) | (eight + ones)) & high; /* below ' ', or 0x7f */
        if (control | (spaces & spaces << 8)) break;
        i += 8 - (size_t)(spaces >> 63); /* the last byte comes again when it is a space */
    }
    return i - at;
}

/* How many bytes at [at] are plain ASCII text with single spaces: copied as they are. */
static size_t plain_run(const char *source, size_t at, size_t end)
{
    size_t i = at;
    if (i < end && is_plain(source[i])) i += plain_groups(source, i, end);
    while (i < end) {
        if (is_plain(source[i]))
            i++;
        else if (source[i] == ' ' && i > at && i + 1 < end && is_plain(source[i + 1]))
            i += 2;
        else
            break;
    }
    return i - at;
}

/* Takes one character that is no plain ASCII; returns its length. */
static size_t take_character(ng_line_writer *w, const char *source, size_t at, size_t end, bool breaks)
{
    uint32_t c;
    size_t n = ng_utf8_decode(source + at, end - at, &c);
    if (n == 0 || c == 0) {
        n = n ? n : ng_utf8_bad_length(source + at, end - at);
        put_replacement(w, source, at, n);
        return n;
    }
    if (breaks && breaks_line(c)) {
        if (c == '\r' && at + 1 < end && source[at + 1] == '\n') n = 2;
        if (n == 1 && w->len > w->line_start)
            (void)goes_on(w, 1, at); /* a book's paragraph is one segment, not one for each line */
        ng_line_writer_end(w, 0);
        return n;
    }
    ng_char_class class = ng_utf8_class(c);
    if (class == NG_CHAR_SPACE)
        w->space = true;
    else if (class != NG_CHAR_IGNORED)
        put_verbatim(w, source, at, n);
    return n;
}

void ng_line_writer_put(ng_line_writer *w, ng_span source, size_t from, size_t to, bool breaks)
{
    for (size_t at = from; at < to && !w->failed;) {
        size_t n = plain_run(source.ptr, at, to);
        if (n)
            put_verbatim(w, source.ptr, at, n);
        else
            n = take_character(w, source.ptr, at, to, breaks);
        at += n;
    }
}

static void put_character(ng_line_writer *w, ng_span source, size_t at, size_t length, uint32_t c)
{
    char bytes[4];
    ng_char_class class = ng_utf8_class(c);
    if (class == NG_CHAR_SPACE) w->space = true;
    if (class == NG_CHAR_SPACE || class == NG_CHAR_IGNORED) return;
    if (c == 0xfffd) {
        put_replacement(w, source.ptr, at, length);
        return;
    }
    put_space(w, source.ptr, at);
    size_t n = ng_utf8_encode(c, bytes);
    map_piece(w, n, at, length);
    memcpy(w->text + w->len, bytes, n);
    w->len += n;
}

void ng_line_writer_put_reference(ng_line_writer *w, ng_span source, size_t at, size_t length, const uint32_t characters[2])
{
    put_character(w, source, at, length, characters[0]);
    if (characters[1]) put_character(w, source, at + length, 0, characters[1]); /* the first one has their place */
}

void ng_line_writer_put_html(ng_line_writer *w, ng_span source, size_t from, size_t to)
{
    for (size_t at = from; at < to && !w->failed;) {
        const char *next = memchr(source.ptr + at, '&', to - at);
        size_t stop = next ? (size_t)(next - source.ptr) : to;
        uint32_t characters[2];
        size_t length = next ? ng_html_reference(ng_span_slice(source, stop, to), characters) : 0;
        ng_line_writer_put(w, source, at, length || !next ? stop : stop + 1, false);
        if (length) ng_line_writer_put_reference(w, source, stop, length, characters);
        at = length ? stop + length : next ? stop + 1 : to;
    }
}

void ng_line_writer_put_space(ng_line_writer *w)
{
    w->space = true;
}

/* Room for the text: a bad byte grows to three. Eight bytes are looked at together: most texts have no bad one, nor ones of
 * other alphabets that might be. */
static size_t worst_length(ng_span source)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    size_t bad = 0, i = 0;
    for (; i + 8 <= source.len; i += 8) {
        uint64_t eight = ng_load64(source.ptr + i), may_be_bad = (eight | (eight - ones)) & high;
        if (may_be_bad) bad += (size_t)((may_be_bad >> 7) * ones >> 56);
    }
    return source.len + 2 * (bad + source.len - i) + 2;
}

/* The title is one line, whatever it holds, and has no place in the source. */
void ng_line_writer_title(ng_line_writer *w, ng_span title)
{
    size_t at = 0;
    while (at < title.len) {
        uint32_t c;
        size_t n = ng_utf8_decode(title.ptr + at, title.len - at, &c);
        if (n && breaks_line(c)) {
            w->space = true;
            at += n;
        } else {
            at += take_character(w, title.ptr, at, title.len, false);
        }
    }
    ng_line_writer_end(w, NG_LINE_TITLE);
    w->map_count = 0;
    w->blank = 0;
}

/* "&nLt;" and "&nGt;" stand for two characters of six bytes; no other reference is longer in the text than in the source. */
static size_t reference_growth(ng_span source)
{
    size_t references = 0;
    for (size_t at = 0; at < source.len; at++, references++) {
        const char *next = memchr(source.ptr + at, '&', source.len - at);
        if (!next) break;
        at = (size_t)(next - source.ptr);
    }
    return references;
}

bool ng_line_writer_begin(ng_line_writer *w, ng_span title, ng_span source, ng_arena *arena)
{
    *w = (ng_line_writer){.arena = arena};
    w->text = ng_arena_alloc(arena, worst_length(title) + worst_length(source) + reference_growth(source) + NG_LINES_BEHIND);
    return w->text != NULL;
}

void ng_line_writer_finish(ng_line_writer *w, ng_span source, ng_lines *out)
{
    memset(w->text + w->len, 0, NG_LINES_BEHIND);
    *out = (ng_lines){.source = source};
    out->text = ng_span_make(w->text, w->len ? w->len - 1 : 0);
    out->items = w->lines;
    out->count = w->line_count;
    out->map = w->map;
    out->map_count = w->map_count;
    out->replaced = w->replaced;
    out->has_title = w->line_count > 0 && (w->lines[0].flags & NG_LINE_TITLE);
}
