/* Which line ends are only a typesetter's.
 *
 * A wrapped paragraph is known by its geometry: no line of it could have taken the first word of the next one within the
 * width of the longest line, some line does not end a sentence, and it has no blank line, new indent or list item inside (W01).
 * Typists break a little early now and then: then a sentence must run over into a line that begins without a capital, as
 * hardly a verse does. The width is found for each block of lines without a blank one between, so that a page may hold
 * wrapped and unwrapped text. Where a block mixes both (a scraped page whose first paragraph alone was wrapped), a long line
 * without an end that goes on in small letters is joined by itself (W02). Lengths are in code points. Sources: RFC 3676
 * (format=flowed) for what a wrapped line looks like; the complaint is A14.
 */
#include "read/unwrap.h"

#include "wrap/utf8.h"

static const struct {
    size_t narrowest;   /* a column narrower than this is a list or a poem, not a paragraph */
    size_t widest;      /* nobody wraps wider than this: longer lines are paragraphs of their own */
    size_t nearly_full; /* per cent of the longest line: shorter ones end a paragraph, or there is none */
    size_t least_line;  /* W02: shorter lines end where their author wanted (headings, captions) */
    size_t few;         /* lines that may be a head */
} LIMITS = {45, 132, 80, 60, 3};

static size_t width(const char *text, const ng_line *line)
{
    return ng_utf8_code_points(ng_span_make(text + line->start, line->end - line->start));
}

static size_t first_word(const char *text, const ng_line *line)
{
    uint32_t end = line->start;
    while (end < line->end && text[end] != ' ') end++;
    return ng_utf8_code_points(ng_span_make(text + line->start, end - line->start));
}

/* A list marker in front. */
static bool has_marker(const char *text, const ng_line *line)
{
    ng_span s = ng_span_make(text + line->start, line->end - line->start);
    static const char *const markers[] = {"* ", "- ", "> ", "# ", "\xe2\x80\xa2", "\xe2\x80\x93 ", "\xe2\x80\x94 "};
    for (size_t i = 0; i < sizeof markers / sizeof markers[0]; i++) {
        if (ng_span_starts(s, ng_span_cstr(markers[i]))) return true;
    }
    size_t digits = 0;
    while (digits < s.len && digits < 3 && s.ptr[digits] >= '0' && s.ptr[digits] <= '9') digits++;
    return digits && digits + 1 < s.len && (s.ptr[digits] == '.' || s.ptr[digits] == ')') && s.ptr[digits + 1] == ' ';
}

static bool ends_sentence(const char *text, const ng_line *line)
{
    static const char *const ends[] = {".", "!", "?", ":", "\"", "\xe2\x80\x9d", "\xe2\x80\xa6", "\xe3\x80\x82", "|"};
    ng_span s = ng_span_make(text + line->start, line->end - line->start);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (ng_span_ends(s, ng_span_cstr(ends[i]))) return true;
    }
    return false;
}

/* A capital or a figure: "8. May 2026" begins a line of its own. */
static bool begins_anew(const char *text, const ng_line *line)
{
    uint32_t c;
    char first = text[line->start];
    if (first >= '0' && first <= '9') return true;
    return ng_utf8_decode(text + line->start, line->end - line->start, &c) && ng_utf8_class(c) == NG_CHAR_UPPER;
}

/* The line was begun on purpose. A marker behind a line that breaks off is a wrapped dash or number, unless that line was an
 * item itself. */
static bool begins_item(const char *text, const ng_line *previous, const ng_line *line)
{
    if (!has_marker(text, line)) return false;
    char last = text[previous->end - 1];
    return ends_sentence(text, previous) || last == ',' || last == ';' || has_marker(text, previous);
}

/* An indent begins a paragraph, unless the line above has one too: then the whole block was moved in, as mail and books do. */
static bool is_moved_in(const ng_line *previous, const ng_line *next)
{
    return (next->flags & NG_LINE_INDENTED) && !(previous->flags & NG_LINE_INDENTED);
}

static bool may_join(const char *text, const ng_line *previous, const ng_line *next)
{
    return !next->blank_before && !(next->flags & NG_LINE_TITLE) && !is_moved_in(previous, next)
        && !begins_item(text, previous, next);
}

typedef enum fullness {
    FULL,        /* the next line's first word did not fit */
    NEARLY_FULL, /* it would have fitted, but not much is missing */
    SHORT
} fullness;

static fullness how_full(const char *text, const ng_line *line, const ng_line *next, size_t widest)
{
    size_t w = width(text, line);
    if (w + 1 + first_word(text, next) > widest) return FULL;
    return w * 100 >= widest * LIMITS.nearly_full ? NEARLY_FULL : SHORT;
}

/* W01: lines[from, to) are one wrapped paragraph. Few lines that neither run over nor end a sentence may as well be a headline
 * and what stands below it: they are one only where nothing is wider than a column. */
static bool is_wrapped(const char *text, const ng_line *lines, size_t from, size_t to, bool column)
{
    size_t widest = 0;
    bool exact = true, breaks_off = false, runs_over = false;
    if (to - from < 2) return false;
    for (size_t i = from; i < to; i++) {
        size_t w = width(text, &lines[i]);
        if (w > widest) widest = w;
    }
    if (widest < LIMITS.narrowest || widest > LIMITS.widest) return false;
    for (size_t i = from; i + 1 < to; i++) {
        fullness full = how_full(text, &lines[i], &lines[i + 1], widest);
        bool open = !ends_sentence(text, &lines[i]);
        if (full == SHORT) return false;
        exact &= full == FULL;
        breaks_off |= open;
        runs_over |= open && !begins_anew(text, &lines[i + 1]);
    }
    if (to - from <= LIMITS.few && !column && !runs_over && !ends_sentence(text, &lines[to - 1])) return false;
    return exact ? breaks_off : runs_over;
}

/* W02: the line breaks off and the next one goes on in small letters, to the end of a sentence or of a column: "di Redazione"
 * below a headline is a line of its own. */
static bool goes_on(const char *text, const ng_line *line, const ng_line *next)
{
    uint32_t c;
    if (ends_sentence(text, line) || width(text, line) < LIMITS.least_line) return false;
    if (!ends_sentence(text, next) && width(text, next) < LIMITS.narrowest) return false;
    return ng_utf8_decode(text + next->start, next->end - next->start, &c) && ng_utf8_class(c) == NG_CHAR_LOWER;
}

static void join(char *text, ng_line *line, const ng_line *next)
{
    text[line->end] = ' ';
    line->end = next->end;
    line->flags |= NG_LINE_JOINED;
}

/* The end of the run of lines that a paragraph that begins at [from] may have. */
static size_t block_end(const char *text, const ng_line *lines, size_t count, size_t from)
{
    size_t to = from + 1;
    while (to < count && may_join(text, &lines[to - 1], &lines[to])) to++;
    return to;
}

/* No line is wider than a typesetter's column. */
static bool is_column(const char *text, const ng_line *lines, size_t count)
{
    size_t i = 0;
    while (i < count && (lines[i].flags & NG_LINE_TITLE || width(text, &lines[i]) <= LIMITS.widest)) i++;
    return i == count;
}

size_t ng_read_unwrap(char *text, ng_line *lines, size_t count)
{
    size_t kept = 0;
    bool column = is_column(text, lines, count);
    for (size_t from = 0, to; from < count; from = to) {
        to = lines[from].flags & NG_LINE_TITLE ? from + 1 : block_end(text, lines, count, from);
        bool wrapped = is_wrapped(text, lines, from, to, column);
        lines[kept++] = lines[from];
        for (size_t i = from + 1; i < to; i++) {
            ng_line *last = &lines[kept - 1];
            ng_line previous = {last->start > lines[i - 1].start ? last->start : lines[i - 1].start, lines[i - 1].end, 0, 0};
            if (wrapped || goes_on(text, &previous, &lines[i])) join(text, last, &lines[i]);
            else lines[kept++] = lines[i];
        }
    }
    return kept;
}
