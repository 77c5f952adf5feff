/* A tokenizer for HTML that only finds places. It follows the HTML standard's tokenization (13.2.5) as far as places go: quoted
 * attribute values may hold '>', a comment ends at "-->", a script at "</script" whatever stands inside it, "<" before
 * anything but a letter, "/", "!" or "?" is text. What is not ended runs to the end of the page, as in a browser.
 *
 * Each byte is looked at a fixed number of times: what a search for an end passes over is consumed by it. O(n).
 */
#include "wrap/html_scan.h"

#include "base/ascii.h"

typedef enum content {
    ORDINARY,
    VOID_ELEMENT, /* no content, no end tag */
    RAW,          /* no tags inside, of no use as text */
    TITLE_TEXT    /* no tags inside, but references: text */
} content;

typedef struct element {
    const char *name;
    uint8_t length;
} element;

#define NAME(id, text) [NG_HTML_##id] = {text, sizeof text - 1},
static const element elements[] = {NG_HTML_NAMES(NAME)};
#undef NAME

#define IS_VOID(id) [NG_HTML_##id] = VOID_ELEMENT,
#define IS_RAW(id)  [NG_HTML_##id] = RAW,
/* clang-format off */
static const uint8_t contents[NG_HTML_OTHER + 1] = {
    IS_VOID(AREA) IS_VOID(BASE) IS_VOID(BR) IS_VOID(COL) IS_VOID(EMBED) IS_VOID(FRAME) IS_VOID(HR) IS_VOID(IMG) IS_VOID(INPUT)
    IS_VOID(LINK) IS_VOID(META) IS_VOID(PARAM) IS_VOID(SOURCE) IS_VOID(TRACK) IS_VOID(WBR)
    IS_RAW(IFRAME) IS_RAW(NOEMBED) IS_RAW(NOFRAMES) IS_RAW(NOSCRIPT) IS_RAW(SCRIPT) IS_RAW(STYLE) IS_RAW(TEXTAREA) IS_RAW(XMP)
    [NG_HTML_TITLE] = TITLE_TEXT};
/* clang-format on */
#undef IS_VOID
#undef IS_RAW

typedef struct scanner {
    ng_span page;
    ng_arena *arena;
    ng_html_piece *pieces;
    size_t count;
    size_t capacity;
    bool failed;
} scanner;

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static int compare(ng_span name, const element *with)
{
    for (size_t i = 0; i < name.len && i < with->length; i++) {
        int difference = (unsigned char)ng_ascii_lower(name.ptr[i]) - (unsigned char)with->name[i];
        if (difference) return difference;
    }
    return name.len < with->length ? -1 : name.len > with->length;
}

ng_html_name ng_html_name_of(ng_span name)
{
    size_t low = 0, high = NG_HTML_OTHER;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(name, &elements[middle]);
        if (order == 0) return (ng_html_name)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NG_HTML_OTHER;
}

bool ng_html_is_void(ng_html_name name)
{
    return contents[name] == VOID_ELEMENT;
}

static void add(scanner *s, ng_html_piece piece)
{
    size_t least = s->page.len < 2048 ? s->page.len / 2 + 1 : 1024; /* a block of a Markdown file has a few bytes */
    ng_html_piece *items = ng_arena_room(s->arena, s->pieces, s->count, &s->capacity, least, sizeof *items);
    if (!items) {
        s->failed = true;
        return;
    }
    s->pieces = items;
    s->pieces[s->count++] = piece;
}

static void add_text(scanner *s, size_t from, size_t to)
{
    if (from < to) add(s, (ng_html_piece){.from = (uint32_t)from, .to = (uint32_t)to, .kind = NG_HTML_TEXT});
}

/* Behind the first [what] at or behind [at]; the end of the page when there is none. */
static size_t behind(const scanner *s, size_t at, char what)
{
    const char *found = at < s->page.len ? memchr(s->page.ptr + at, what, s->page.len - at) : NULL;
    return found ? (size_t)(found - s->page.ptr) + 1 : s->page.len;
}

/* [at] is behind "<!--". */
static size_t behind_comment(const scanner *s, size_t at)
{
    const char *p = s->page.ptr;
    if (at < s->page.len && p[at] == '>') return at + 1;
    if (at + 1 < s->page.len && p[at] == '-' && p[at + 1] == '>') return at + 2;
    for (size_t i = at; i < s->page.len;) {
        const char *found = memchr(p + i, '>', s->page.len - i);
        if (!found) break;
        i = (size_t)(found - p) + 1;
        if (i >= at + 3 && p[i - 2] == '-' && p[i - 3] == '-') return i;
        if (i >= at + 4 && p[i - 2] == '!' && p[i - 3] == '-' && p[i - 4] == '-') return i;
    }
    return s->page.len;
}

static size_t name_end(const scanner *s, size_t at)
{
    while (at < s->page.len && !is_space(s->page.ptr[at]) && s->page.ptr[at] != '/' && s->page.ptr[at] != '>') at++;
    return at;
}

/* Behind the '>' of the tag whose name ends at [at]; 0 when it has none. A quotation mark opens a value only behind '='. */
static size_t behind_tag(const scanner *s, size_t at)
{
    bool value = false;
    for (size_t i = at; i < s->page.len; i++) {
        char c = s->page.ptr[i];
        if (c == '>') return i + 1;
        if (value && (c == '"' || c == '\'')) {
            i = behind(s, i + 1, c);
            if (i == s->page.len) return 0;
            i--;
            value = false;
        } else if (c == '=') {
            value = true;
        } else if (!is_space(c)) {
            value = false;
        }
    }
    return 0;
}

/* Where "</name" stands at or behind [at]; the end of the page when it does not. */
static size_t find_end_tag(const scanner *s, size_t at, ng_html_name name)
{
    const element *e = &elements[name];
    for (size_t i = at; (i = behind(s, i, '<')) < s->page.len;) {
        if (s->page.ptr[i] != '/' || s->page.len - i - 1 < e->length) continue;
        size_t to = i + 1 + e->length;
        if (compare(ng_span_slice(s->page, i + 1, to), e) != 0) continue;
        if (to == s->page.len || name_end(s, to) == to) return i - 1;
    }
    return s->page.len;
}

/* The content of an element that holds no tags. Returns where its end tag begins. */
static size_t take_content(scanner *s, const ng_html_piece *tag, size_t at)
{
    ng_html_name name = (ng_html_name)tag->name;
    size_t to = name == NG_HTML_PLAINTEXT ? s->page.len : find_end_tag(s, at, name);
    if (contents[name] == TITLE_TEXT || name == NG_HTML_PLAINTEXT) {
        add(s, *tag);
        add_text(s, at, to);
        return to;
    }
    add(s, (ng_html_piece){.from = (uint32_t)at,
                           .to = (uint32_t)to,
                           .name_to = tag->name_to,
                           .tag = tag->from,
                           .name = tag->name,
                           .kind = NG_HTML_RAW});
    return to;
}

/* The tag that begins at [at] with "<x" or "</x". Returns where the next piece begins. */
static size_t take_tag(scanner *s, size_t at)
{
    bool end = s->page.ptr[at + 1] == '/';
    size_t name_from = at + 1 + end, name_to = name_end(s, name_from), to = behind_tag(s, name_to);
    if (to == 0) return s->page.len;
    ng_html_piece piece = {.from = (uint32_t)at, .to = (uint32_t)to, .name_to = (uint32_t)name_to};
    ng_html_name name = ng_html_name_of(ng_span_slice(s->page, name_from, name_to));
    piece.name = (uint16_t)name;
    piece.kind = end ? NG_HTML_END : NG_HTML_START;
    if (end && contents[name] == RAW) return to;
    bool whole = end || contents[name] < RAW;
    if (whole && name != NG_HTML_PLAINTEXT) {
        add(s, piece);
        return to;
    }
    return take_content(s, &piece, to);
}

/* What begins with the '<' at [at]: 0 when that is only text, else where it ends. Text before it has been added. */
static size_t take_markup(scanner *s, size_t at, size_t text_from)
{
    const char *p = s->page.ptr + at;
    size_t left = s->page.len - at;
    if (left < 2) return 0;
    bool tag = ng_ascii_is_letter(p[1]) || (p[1] == '/' && left > 2 && ng_ascii_is_letter(p[2]));
    if (!tag && p[1] != '!' && p[1] != '?' && p[1] != '/') return 0;
    add_text(s, text_from, at);
    if (tag) return take_tag(s, at);
    if (left >= 4 && memcmp(p, "<!--", 4) == 0) return behind_comment(s, at + 4);
    return behind(s, at + 1, '>');
}

bool ng_html_scan(ng_span page, ng_arena *arena, const ng_html_piece **pieces, size_t *count)
{
    scanner s = {.page = page, .arena = arena};
    size_t text = 0;
    for (size_t at = 0; at < page.len && !s.failed;) {
        const char *next = memchr(page.ptr + at, '<', page.len - at);
        if (!next) break;
        at = (size_t)(next - page.ptr);
        size_t to = take_markup(&s, at, text);
        if (to)
            text = at = to;
        else
            at++;
    }
    add_text(&s, text, page.len);
    *pieces = s.pieces;
    *count = s.count;
    return !s.failed;
}

/* ---------------------------------------------------------------- attributes */

static bool is_name_end(char c)
{
    return is_space(c) || c == '=' || c == '/' || c == '>';
}

static ng_span take_value(ng_span *rest)
{
    char quote = rest->len ? rest->ptr[0] : ' ';
    if (quote == '"' || quote == '\'') {
        *rest = ng_span_slice(*rest, 1, rest->len);
        return ng_span_cut(rest, quote);
    }
    size_t to = 0;
    while (to < rest->len && !is_space(rest->ptr[to])) to++;
    ng_span value = ng_span_slice(*rest, 0, to);
    *rest = ng_span_slice(*rest, to, rest->len);
    return value;
}

static ng_span skip_space(ng_span s)
{
    while (s.len && is_space(s.ptr[0])) s = ng_span_slice(s, 1, s.len);
    return s;
}

bool ng_html_attribute(ng_span *attributes, ng_span *name, ng_span *value)
{
    ng_span rest = *attributes;
    while (rest.len && is_name_end(rest.ptr[0])) rest = ng_span_slice(rest, 1, rest.len);
    size_t to = 0;
    while (to < rest.len && !is_name_end(rest.ptr[to])) to++;
    *name = ng_span_slice(rest, 0, to);
    *value = (ng_span){NULL, 0};
    rest = skip_space(ng_span_slice(rest, to, rest.len));
    if (to && rest.len && rest.ptr[0] == '=') {
        rest = skip_space(ng_span_slice(rest, 1, rest.len));
        *value = take_value(&rest);
    }
    *attributes = rest;
    return to > 0;
}

ng_span ng_html_attribute_get(const ng_html_tag *tag, ng_span name)
{
    ng_span rest = tag->attributes, found, value;
    for (size_t i = 0; i < NG_HTML_ATTRIBUTES && ng_html_attribute(&rest, &found, &value); i++) {
        if (ng_ascii_equal(found, name)) return value.ptr ? value : NG_SPAN("");
    }
    return (ng_span){NULL, 0};
}
