/* The second half of wrap/html.h: libxml2 nests what the scan found. The only file that includes libxml2's HTML parser. */
#include "wrap/html.h"

#include "wrap/html_scan.h"
#include "wrap/utf8.h"

#include <libxml/HTMLparser.h>
#include <limits.h>

enum { DEEPEST = 512, LONGEST_NAME = 32 };

/* Newer versions hand a constant error on. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *problem_pointer;
#else
typedef xmlErrorPtr problem_pointer;
#endif

typedef struct walker {
    ng_span page;
    const ng_html_sink *sink;
    const ng_html_piece *pieces;
    size_t count;
    size_t next;   /* the piece behind the last one that libxml2 handed back */
    size_t number; /* digits of a run of text read so far */
    size_t depth;
    htmlParserCtxtPtr parser;
    bool too_deep;
    bool refused; /* by the sink */
    bool no_memory;
} walker;

/* ---------------------------------------------------------------- the skeleton */

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/* libxml2 knows HTML 4 only: it would let these stand inside a paragraph. As divs they end one; their number says what they are.
 */
static bool is_later_block(ng_html_name name)
{
    static const uint8_t blocks[] = {NG_HTML_ARTICLE, NG_HTML_ASIDE,  NG_HTML_DETAILS, NG_HTML_DIALOG, NG_HTML_FIGCAPTION,
                                     NG_HTML_FIGURE,  NG_HTML_FOOTER, NG_HTML_HEADER,  NG_HTML_HGROUP, NG_HTML_MAIN,
                                     NG_HTML_NAV,     NG_HTML_SEARCH, NG_HTML_SECTION, NG_HTML_SUMMARY};
    return memchr(blocks, (int)name, sizeof blocks) != NULL;
}

/* An element that nobody asks for keeps its name, as far as libxml2 can take it, so that its end tag finds it. */
static void add_name(ng_strbuf *out, const walker *w, const ng_html_piece *piece)
{
    size_t from = piece->from + (piece->kind == NG_HTML_END ? 2 : 1), length = 0;
    if (is_later_block((ng_html_name)piece->name)) {
        ng_strbuf_add(out, NG_SPAN("div"));
        return;
    }
    for (size_t i = from; i < piece->name_to && length < LONGEST_NAME; i++, length++) {
        ng_strbuf_add_char(out, is_name_char(w->page.ptr[i]) ? w->page.ptr[i] : '-');
    }
}

static void add_piece(ng_strbuf *out, const walker *w, size_t index)
{
    const ng_html_piece *piece = &w->pieces[index];
    switch (piece->kind) {
    case NG_HTML_START:
        ng_strbuf_add_char(out, '<');
        add_name(out, w, piece);
        ng_strbuf_add(out, NG_SPAN(" n="));
        ng_strbuf_add_size(out, index);
        ng_strbuf_add(out, ng_html_is_void((ng_html_name)piece->name) ? NG_SPAN(" />") : NG_SPAN(">"));
        break;
    case NG_HTML_END:
        ng_strbuf_add(out, NG_SPAN("</"));
        add_name(out, w, piece);
        ng_strbuf_add_char(out, '>');
        break;
    case NG_HTML_TEXT:
        ng_strbuf_add_size(out, index);
        ng_strbuf_add_char(out, ';');
        break;
    default:
        break; /* scripts are not handed to libxml2 */
    }
}

/* ---------------------------------------------------------------- what libxml2 says */

static void stop(walker *w)
{
    xmlStopParser(w->parser);
}

static void refuse(walker *w)
{
    w->refused = true;
    stop(w);
}

static ng_html_tag tag_of(const walker *w, const ng_html_piece *piece)
{
    ng_html_tag tag = {.at = piece->from, .name = piece->name};
    size_t to = piece->to;
    if (to > piece->name_to && w->page.ptr[to - 1] == '>') to--;
    tag.attributes = ng_span_slice(w->page, piece->name_to, to);
    return tag;
}

/* The number of a tag, or the number of pieces for an element that libxml2 implied. */
static size_t number_of(const walker *w, const xmlChar **attributes)
{
    size_t number = 0;
    if (!attributes || !attributes[0] || attributes[0][0] != 'n' || !attributes[1]) return w->count;
    for (const xmlChar *p = attributes[1]; *p >= '0' && *p <= '9'; p++) number = number * 10 + (size_t)(*p - '0');
    return number < w->count ? number : w->count;
}

static void on_open(void *user, const xmlChar *name, const xmlChar **attributes)
{
    walker *w = user;
    if (w->refused || w->too_deep) return;
    size_t number = number_of(w, attributes);
    ng_html_tag tag = {.name = (uint16_t)ng_html_name_of(ng_span_cstr((const char *)name))};
    if (number < w->count) {
        if (w->depth >= DEEPEST) {
            w->too_deep = true;
            w->next = number;
            stop(w);
            return;
        }
        tag = tag_of(w, &w->pieces[number]);
        w->next = number + 1;
    }
    w->depth++;
    if (!w->sink->open(w->sink->user, &tag)) refuse(w);
}

static void on_close(void *user, const xmlChar *name)
{
    walker *w = user;
    (void)name;
    if (w->refused || w->depth == 0) return;
    w->depth--;
    if (!w->sink->close(w->sink->user)) refuse(w);
}

static void on_text(void *user, const xmlChar *text, int length)
{
    walker *w = user;
    for (int i = 0; i < length && !w->refused && !w->too_deep; i++) {
        if (text[i] >= '0' && text[i] <= '9') {
            w->number = w->number * 10 + (size_t)(text[i] - '0');
            continue;
        }
        if (text[i] != ';') continue;
        size_t number = w->number;
        w->number = 0;
        if (number >= w->count || w->pieces[number].kind != NG_HTML_TEXT) continue;
        w->next = number + 1;
        if (!w->sink->text(w->sink->user, w->pieces[number].from, w->pieces[number].to)) refuse(w);
    }
}

/* ---------------------------------------------------------------- the walk */

/* Without memory libxml2 would write to stderr, which no library may: it tells this thread's handler instead. Each of its two
 * ways to miss memory would go on for ever unless it is stopped in its own way. Told of the lack, its loops pass over characters
 * that do not move any more, until the input is taken away. A name that could not be kept is only called missing (ours never are)
 * and asked for again: that loop ends by the parser's state, and waits for a character of the input. */
static void on_error(void *user, problem_pointer problem)
{
    walker *w = user;
    if (!problem || (problem->code != XML_ERR_NO_MEMORY && problem->code != XML_ERR_NAME_REQUIRED)) return;
    w->no_memory = true;
    if (!w->parser) return;
    if (problem->code == XML_ERR_NO_MEMORY) stop(w);
    else w->parser->instate = XML_PARSER_EOF;
}

/* One call of the parser over the whole skeleton. */
static ng_status parse(walker *w, const htmlSAXHandler *handler, ng_span skeleton, ng_error *error)
{
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(skeleton.ptr, (int)skeleton.len);
    if (!parser) return ng_fail_memory(error);
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    memcpy(parser->sax, handler, sizeof *handler);
    parser->userData = w;
    w->parser = parser;
    if (!w->no_memory) (void)htmlParseDocument(parser);
    bool failed = w->no_memory || parser->lastError.code == XML_ERR_NO_MEMORY;
    w->parser = NULL;
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
    htmlFreeParserCtxt(parser);
    return failed ? ng_fail_memory(error) : NG_OK;
}

static ng_status nest(walker *w, ng_span skeleton, ng_error *error)
{
    htmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.startElement = on_open;
    handler.endElement = on_close;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    if (skeleton.len == 0) return NG_OK;
    if (skeleton.len > INT_MAX) return ng_fail(error, NG_TOO_LARGE, 0, "the page has too many tags");
    xmlStructuredErrorFunc before = xmlStructuredError; /* of this thread; the caller's comes back */
    void *before_user = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(w, on_error);
    ng_status status = parse(w, &handler, skeleton, error);
    xmlSetStructuredErrorFunc(before_user, before);
    return status;
}

/* What stands from too deep on: one element is open at a time, up to the next tag. */
static bool walk_flat(walker *w)
{
    const ng_html_sink *sink = w->sink;
    bool open = false;
    for (size_t i = w->next; i < w->count; i++) {
        const ng_html_piece *piece = &w->pieces[i];
        if (piece->kind == NG_HTML_TEXT && !sink->text(sink->user, piece->from, piece->to)) return false;
        if (piece->kind == NG_HTML_TEXT || piece->kind == NG_HTML_RAW) continue;
        if (open && !sink->close(sink->user)) return false;
        open = piece->kind == NG_HTML_START;
        ng_html_tag tag = tag_of(w, piece);
        if (open && !sink->open(sink->user, &tag)) return false;
    }
    return !open || sink->close(sink->user);
}

static bool hand_over_raw(walker *w)
{
    for (size_t i = 0; i < w->count; i++) {
        const ng_html_piece *piece = &w->pieces[i];
        if (piece->kind != NG_HTML_RAW) continue;
        ng_html_piece start = {.from = piece->tag, .to = piece->from, .name_to = piece->name_to, .name = piece->name};
        ng_html_tag tag = tag_of(w, &start);
        if (!w->sink->raw(w->sink->user, &tag, piece->from, piece->to)) return false;
    }
    return true;
}

static bool close_open(walker *w)
{
    for (; w->depth; w->depth--) {
        if (!w->sink->close(w->sink->user)) return false;
    }
    return true;
}

ng_status ng_html_walk(ng_span page, const ng_html_sink *sink, ng_arena *arena, ng_error *error)
{
    walker w = {.page = page, .sink = sink};
    ng_strbuf skeleton;
    if (!ng_html_scan(page, arena, &w.pieces, &w.count)) return ng_fail_memory(error);
    if (!hand_over_raw(&w)) return ng_fail_memory(error);
    ng_strbuf_init(&skeleton, arena->allocator);
    for (size_t i = 0; i < w.count; i++) add_piece(&skeleton, &w, i);
    ng_status status = skeleton.failed ? ng_fail_memory(error) : nest(&w, ng_strbuf_span(&skeleton), error);
    ng_strbuf_free(&skeleton);
    if (status != NG_OK) return status;
    if (w.refused || !close_open(&w)) return ng_fail_memory(error);
    return w.too_deep && !walk_flat(&w) ? ng_fail_memory(error) : NG_OK;
}

void ng_html_prepare(void)
{
    xmlInitParser();
}

/* ---------------------------------------------------------------- references */

/* What the bytes 0x80 to 0x9f mean where a page counts characters as Windows does (HTML standard, 13.2.5.80). */
static const uint16_t windows[32] = {0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
                                     0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                     0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};

static int digit_of(char c, bool hexadecimal)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (hexadecimal && c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (hexadecimal && c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* "&#8217;" or "&#x2019;". */
static size_t read_number(ng_span text, uint32_t *code_point)
{
    size_t at = 2;
    bool hexadecimal = at < text.len && (text.ptr[at] | 0x20) == 'x';
    at += hexadecimal;
    size_t from = at;
    uint32_t value = 0;
    for (int digit; at < text.len && (digit = digit_of(text.ptr[at], hexadecimal)) >= 0; at++) {
        if (value <= 0x10ffff) value = value * (hexadecimal ? 16 : 10) + (uint32_t)digit;
    }
    if (at == from) return 0;
    if (value == 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) value = 0xfffd;
    if (value >= 0x80 && value < 0xa0) value = windows[value - 0x80];
    *code_point = value;
    return at < text.len && text.ptr[at] == ';' ? at + 1 : at;
}

static const struct {
    char name[LONGEST_NAME]; /* in place: pointers into it would all be written at each start */
    uint32_t characters[2];
    bool bare; /* good without a semicolon */
} names[] = { /* libxml2's own are those of HTML 4 */
#include "wrap/html_names.inc"
};

/* The row of [name] plus one; 0 when there is none. */
static size_t find_name(const char *name)
{
    size_t low = 0, high = sizeof names / sizeof names[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, names[middle].name);
        if (order == 0) return middle + 1;
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return 0;
}

/* "&rsquo;". Without its semicolon only the names of HTML 2 count, and not before a letter or digit or "=", so that
 * "?a=1&copy=2" stays as it is. */
static size_t read_name(ng_span text, uint32_t characters[2])
{
    char name[LONGEST_NAME + 1];
    size_t length = 0;
    while (length < sizeof name && length + 1 < text.len && is_name_char(text.ptr[length + 1]) && text.ptr[length + 1] != '-') {
        name[length] = text.ptr[length + 1];
        length++;
    }
    if (length == 0 || length == sizeof name) return 0;
    name[length] = '\0';
    char next = length + 1 < text.len ? text.ptr[length + 1] : ' ';
    size_t row = find_name(name);
    if (!row || (next != ';' && (!names[row - 1].bare || next == '='))) return 0;
    characters[0] = names[row - 1].characters[0];
    characters[1] = names[row - 1].characters[1];
    return length + 1 + (next == ';');
}

size_t ng_html_reference(ng_span text, uint32_t characters[2])
{
    characters[1] = 0;
    if (text.len < 3 || text.ptr[0] != '&') return 0;
    return text.ptr[1] == '#' ? read_number(text, characters) : read_name(text, characters);
}

ng_span ng_html_decode(ng_span text, ng_arena *arena)
{
    if (!text.len || !memchr(text.ptr, '&', text.len)) return text.ptr ? text : NG_SPAN("");
    char *out = ng_arena_array(arena, text.len, 2); /* "&nLt;" is shorter than its two characters */
    size_t length = 0;
    if (!out) return (ng_span){NULL, 0};
    for (size_t at = 0, n; at < text.len; at += n) {
        uint32_t c[2];
        n = text.ptr[at] == '&' ? ng_html_reference(ng_span_slice(text, at, text.len), c) : 0;
        if (n) {
            length += ng_utf8_encode(c[0], out + length);
            if (c[1]) length += ng_utf8_encode(c[1], out + length);
        } else {
            out[length++] = text.ptr[at];
            n = 1;
        }
    }
    return ng_span_make(out, length);
}
