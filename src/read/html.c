/* Flattening a page. The walk (wrap/html.h) gives elements and text in order; a stack says where we are; block elements end
 * the line. What an element says (its name, role, class, whether it is hidden) is noted once for the element, and each
 * line names the innermost element that holds all of it.
 *
 * The kinds of elements follow the HTML standard's rendering section (15.3). Cells of a table's row are parted by white
 * space and stay on one line, unless blocks stand in them (pages that are laid out by tables). Cost O(n).
 */
#include "read/html.h"

#include "read/classes.h"
#include "read/lines.h"
#include "read/read.h"
#include "wrap/html.h"

enum { MOST_CLAIMS = 4096, DEEPEST = 600 /* the walk nests 512 deep, and elements that are implied */ };

/* How an element is laid out. */
typedef enum layout {
    INLINE,
    BLOCK,
    SPACED, /* a cell: white space around it */
    BREAK,  /* br, hr */
    HEAD,   /* its text is not part of the page */
    DROPPED /* with all that stands in it */
} layout;

typedef struct trait {
    uint8_t layout;
    uint8_t block;   /* ng_block */
    uint16_t within; /* NG_IN_x */
} trait;

#define T(id, ...) [NG_HTML_##id] = {__VA_ARGS__},
static const trait traits[NG_HTML_OTHER + 1] = {
    T(ADDRESS, BLOCK, NG_BLOCK_OTHER, 0) T(ARTICLE, BLOCK, NG_BLOCK_OTHER, NG_IN_ARTICLE)
        T(ASIDE, BLOCK, NG_BLOCK_OTHER, NG_IN_ASIDE) T(AUDIO, DROPPED, 0, 0) T(BLOCKQUOTE, BLOCK, NG_BLOCK_QUOTE, NG_IN_QUOTE) T(
            BODY, BLOCK, NG_BLOCK_OTHER, 0) T(BR, BREAK, 0, 0) T(BUTTON, BLOCK, NG_BLOCK_CONTROL, 0) T(CANVAS, DROPPED, 0, 0)
            T(CAPTION, BLOCK, NG_BLOCK_CAPTION, 0) T(CENTER, BLOCK, NG_BLOCK_OTHER, 0) T(DD, BLOCK, NG_BLOCK_ITEM, 0) T(
                DETAILS, BLOCK, NG_BLOCK_OTHER, 0) T(DIALOG, BLOCK, NG_BLOCK_OTHER, NG_IN_DIALOG)
                T(DIR, BLOCK, NG_BLOCK_OTHER, NG_IN_LIST) T(DIV, BLOCK, NG_BLOCK_OTHER, 0) T(
                    DL, BLOCK, NG_BLOCK_OTHER, NG_IN_LIST) T(DT, BLOCK, NG_BLOCK_ITEM, 0) T(FIELDSET, BLOCK, NG_BLOCK_OTHER, 0)
                    T(FIGCAPTION, BLOCK, NG_BLOCK_CAPTION, NG_IN_FIGURE) T(FIGURE, BLOCK, NG_BLOCK_OTHER, NG_IN_FIGURE) T(
                        FOOTER, BLOCK, NG_BLOCK_OTHER, NG_IN_FOOTER) T(FORM, BLOCK, NG_BLOCK_OTHER, NG_IN_FORM)
                        T(H1, BLOCK, NG_BLOCK_HEADING, 0) T(H2, BLOCK, NG_BLOCK_HEADING, 0) T(H3, BLOCK, NG_BLOCK_HEADING, 0) T(
                            H4, BLOCK, NG_BLOCK_HEADING, 0) T(H5, BLOCK, NG_BLOCK_HEADING, 0)
                            T(H6, BLOCK, NG_BLOCK_HEADING, 0) T(HEAD, HEAD, 0, 0) T(HEADER, BLOCK, NG_BLOCK_OTHER, NG_IN_HEADER)
                                T(HGROUP, BLOCK, NG_BLOCK_OTHER, 0)
                                    T(HR, BREAK, 0, 0) T(HTML, BLOCK, NG_BLOCK_OTHER, 0) T(LABEL, BLOCK, NG_BLOCK_CONTROL, 0)
                                        T(LEGEND, BLOCK, NG_BLOCK_CONTROL, 0) T(LI, BLOCK, NG_BLOCK_ITEM, 0)
                                            T(LISTING, BLOCK, NG_BLOCK_PREFORMATTED, 0) T(MAIN, BLOCK, NG_BLOCK_OTHER, NG_IN_MAIN)
                                                T(MATH, DROPPED, 0, 0) T(MENU, BLOCK, NG_BLOCK_OTHER, NG_IN_LIST)
                                                    T(NAV, BLOCK, NG_BLOCK_OTHER, NG_IN_NAV) T(OBJECT, DROPPED, 0, 0) T(
                                                        OL, BLOCK, NG_BLOCK_OTHER, NG_IN_LIST) T(P, BLOCK, NG_BLOCK_PARAGRAPH, 0)
                                                        T(PRE, BLOCK, NG_BLOCK_PREFORMATTED,
                                                          0) T(SEARCH, BLOCK, NG_BLOCK_OTHER,
                                                               NG_IN_FORM) T(SECTION, BLOCK, NG_BLOCK_OTHER, 0)
                                                            T(SELECT, DROPPED, 0, 0) T(SUMMARY, BLOCK, NG_BLOCK_CONTROL, 0)
                                                                T(SVG, DROPPED, 0, 0) T(TABLE, BLOCK, NG_BLOCK_OTHER, NG_IN_TABLE)
                                                                    T(TBODY, BLOCK, NG_BLOCK_OTHER,
                                                                      0) T(TD, SPACED, NG_BLOCK_ROW, 0) T(TEMPLATE, DROPPED, 0, 0)
                                                                        T(TFOOT, BLOCK, NG_BLOCK_OTHER, 0)
                                                                            T(TH, SPACED, NG_BLOCK_ROW, 0) T(THEAD, BLOCK,
                                                                                                             NG_BLOCK_OTHER, 0)
                                                                                T(TITLE, HEAD, 0, 0) T(TR, BLOCK, NG_BLOCK_ROW, 0)
                                                                                    T(UL, BLOCK, NG_BLOCK_OTHER, NG_IN_LIST)
                                                                                        T(VIDEO, DROPPED, 0, 0)};
#undef T

/* ARIA roles that stand for an element. */
static const struct {
    const char *role;
    uint16_t within;
} roles[] = {{"article", NG_IN_ARTICLE}, {"main", NG_IN_MAIN},     {"navigation", NG_IN_NAV},     {"menu", NG_IN_NAV},
             {"menubar", NG_IN_NAV},     {"banner", NG_IN_HEADER}, {"contentinfo", NG_IN_FOOTER}, {"complementary", NG_IN_ASIDE},
             {"search", NG_IN_FORM},     {"dialog", NG_IN_DIALOG}, {"alertdialog", NG_IN_DIALOG}, {"alert", NG_IN_DIALOG},
             {"tooltip", NG_IN_HIDDEN},  {"form", NG_IN_FORM}};

/* The attributes that are looked at. */
typedef enum attribute {
    AT_CLASS,
    AT_ID,
    AT_ROLE,
    AT_STYLE,
    AT_HIDDEN,
    AT_ARIA_HIDDEN,
    AT_ITEMPROP,
    AT_REL,
    AT_HREF,
    AT_CONTENT,
    AT_NAME,
    AT_PROPERTY,
    AT_DATETIME,
    AT_LANG,
    AT_TYPE,
    AT_COUNT
} attribute;

static const char *const attribute_names[AT_COUNT] = {
    [AT_CLASS] = "class",       [AT_ID] = "id",         [AT_ROLE] = "role",
    [AT_STYLE] = "style",       [AT_HIDDEN] = "hidden", [AT_ARIA_HIDDEN] = "aria-hidden",
    [AT_ITEMPROP] = "itemprop", [AT_REL] = "rel",       [AT_HREF] = "href",
    [AT_CONTENT] = "content",   [AT_NAME] = "name",     [AT_PROPERTY] = "property",
    [AT_DATETIME] = "datetime", [AT_LANG] = "lang",     [AT_TYPE] = "type",
};

/* An element that is open. */
typedef struct level {
    uint32_t element;
    uint16_t name;
    uint8_t layout;
    uint8_t heading;
    uint32_t claim; /* index + 1 of a claim that wants the text up to here; 0: none */
    uint32_t text;  /* where its text begins */
} level;

typedef struct flattener {
    ng_line_writer writer;
    ng_span source;
    ng_arena *arena;
    level stack[DEEPEST];
    size_t depth;
    size_t dropped; /* levels, from the outermost dropped element on */
    size_t in_head, in_links, in_bold, in_pre, lists;
    uint8_t heading;
    ng_element *elements;
    size_t element_count, element_capacity;
    ng_line_markup *lines;
    size_t line_count, line_capacity;
    ng_line_markup line; /* of the line that is being written */
    bool has_text;       /* it has any */
    uint32_t links_open; /* the links counted for it */
    ng_claim *claims;
    size_t claim_count, claim_capacity;
    bool failed;
} flattener;

/* ---------------------------------------------------------------- lines */

static void note_line(flattener *f)
{
    if (f->line_count == f->line_capacity) {
        size_t capacity = f->line_capacity ? f->line_capacity * 2 : 256;
        ng_line_markup *moved = ng_arena_grow(f->arena, f->lines, f->line_count, capacity, sizeof *moved);
        if (!moved) {
            f->failed = true;
            return;
        }
        f->lines = moved;
        f->line_capacity = capacity;
    }
    f->lines[f->line_count++] = f->line;
}

static void end_line(flattener *f)
{
    size_t before = f->writer.line_count;
    ng_line_writer_end(&f->writer, f->has_text && f->line.heading ? NG_LINE_HEADING : 0);
    if (f->writer.line_count > before) note_line(f);
    f->has_text = false;
    f->line = (ng_line_markup){.element = 0};
}

/* The innermost element that holds both: the deeper one climbs. At most as many steps as elements are open. */
static uint32_t common(const flattener *f, uint32_t a, uint32_t b)
{
    while (a != b) {
        if (f->elements[a].depth >= f->elements[b].depth)
            a = f->elements[a].parent;
        else
            b = f->elements[b].parent;
    }
    return a;
}

static ng_block block_of(const flattener *f, uint32_t element)
{
    while (element && !f->elements[element].is_block) element = f->elements[element].parent;
    return (ng_block)f->elements[element].block;
}

/* [from, to) of the line's text was just written. */
static void note_text(flattener *f, size_t length)
{
    const level *top = &f->stack[f->depth - 1];
    if (!f->has_text) {
        f->line.element = top->element;
        f->line.block = (uint8_t)block_of(f, top->element);
        f->line.heading = f->heading;
        f->line.list_depth = (uint8_t)(f->lists < UINT8_MAX ? f->lists : UINT8_MAX);
        f->has_text = true;
    } else {
        f->line.element = common(f, f->line.element, top->element);
    }
    if (f->in_links) f->line.link_bytes += (uint32_t)length;
    if (f->in_bold) f->line.bold_bytes += (uint32_t)length;
}

static void put(flattener *f, size_t from, size_t to)
{
    ng_line_writer *w = &f->writer;
    size_t before = w->len, lines = w->line_count;
    for (size_t at = from; at < to && !w->failed;) {
        const char *next = memchr(f->source.ptr + at, '&', to - at);
        size_t stop = next ? (size_t)(next - f->source.ptr) : to;
        uint32_t c;
        size_t length = next ? ng_html_reference(ng_span_slice(f->source, stop, to), &c) : 0;
        ng_line_writer_put(w, f->source, at, length || !next ? stop : stop + 1, false);
        if (length) ng_line_writer_put_character(w, f->source, stop, length, c);
        at = length ? stop + length : next ? stop + 1 : to;
    }
    if (w->line_count == lines && w->len > before) note_text(f, w->len - before);
}

/* Preformatted text: each of its lines is one. */
static void put_preformatted(flattener *f, size_t from, size_t to)
{
    while (from < to) {
        const char *next = memchr(f->source.ptr + from, '\n', to - from);
        size_t stop = next ? (size_t)(next - f->source.ptr) : to;
        put(f, from, stop);
        if (next) end_line(f);
        from = stop + (next != NULL);
    }
}

/* ---------------------------------------------------------------- claims */

static ng_claim *claim(flattener *f, ng_claim_kind kind, ng_span key, ng_span value)
{
    if (f->claim_count >= MOST_CLAIMS) return NULL;
    if (f->claim_count == f->claim_capacity) {
        size_t capacity = f->claim_capacity ? f->claim_capacity * 2 : 64;
        ng_claim *moved = ng_arena_grow(f->arena, f->claims, f->claim_count, capacity, sizeof *moved);
        if (!moved) {
            f->failed = true;
            return NULL;
        }
        f->claims = moved;
        f->claim_capacity = capacity;
    }
    ng_claim *made = &f->claims[f->claim_count++];
    *made = (ng_claim){.key = key, .value = value, .line = (uint32_t)f->writer.line_count, .kind = (uint8_t)kind};
    made->element = f->stack[f->depth - 1].element;
    return made;
}

/* References decoded and white space made one space. */
static ng_span clean_value(flattener *f, ng_span raw)
{
    ng_span decoded = ng_html_decode(raw, f->arena);
    char *out = decoded.ptr ? ng_arena_alloc(f->arena, decoded.len + 1) : NULL;
    size_t length = 0;
    if (!out) {
        f->failed = true;
        return NG_SPAN("");
    }
    decoded = ng_span_trim(decoded);
    for (size_t i = 0; i < decoded.len; i++) {
        bool space = (unsigned char)decoded.ptr[i] <= ' ';
        if (space && length && out[length - 1] == ' ') continue;
        out[length++] = space ? ' ' : decoded.ptr[i];
    }
    return ng_span_make(out, length);
}

static ng_span lowered(flattener *f, ng_span raw)
{
    ng_span copy = clean_value(f, raw);
    char *out = ng_arena_alloc(f->arena, copy.len + 1);
    if (!out) {
        f->failed = true;
        return NG_SPAN("");
    }
    for (size_t i = 0; i < copy.len; i++) {
        char c = copy.ptr[i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    return ng_span_make(out, copy.len);
}

static bool equals(ng_span written, const char *name)
{
    size_t length = strlen(name);
    if (written.len != length) return false;
    for (size_t i = 0; i < length; i++) {
        char c = written.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c) != name[i]) return false;
    }
    return true;
}

static bool holds(ng_span text, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= text.len; i++) {
        if (equals(ng_span_slice(text, i, i + length), word)) return true;
    }
    return false;
}

/* A claim whose value is the text of the element that is being opened. */
static void claim_text(flattener *f, ng_claim_kind kind, ng_span key)
{
    level *top = &f->stack[f->depth - 1];
    if (top->claim || !claim(f, kind, key, NG_SPAN(""))) return;
    top->claim = (uint32_t)f->claim_count;
}

static void claim_of_tag(flattener *f, const ng_html_tag *tag, const ng_span *at, uint32_t classes)
{
    ng_span content = at[AT_CONTENT].ptr ? at[AT_CONTENT] : at[AT_DATETIME];
    switch (tag->name) {
    case NG_HTML_META:
        for (attribute a = AT_NAME; a <= AT_PROPERTY && content.ptr; a++) {
            if (at[a].len) claim(f, NG_CLAIM_META, lowered(f, at[a]), clean_value(f, content));
        }
        if (at[AT_ITEMPROP].len && content.ptr) {
            claim(f, f->in_head ? NG_CLAIM_META : NG_CLAIM_PROPERTY, lowered(f, at[AT_ITEMPROP]), clean_value(f, content));
        }
        return;
    case NG_HTML_LINK:
        if (at[AT_REL].len && at[AT_HREF].len) claim(f, NG_CLAIM_LINK, lowered(f, at[AT_REL]), clean_value(f, at[AT_HREF]));
        return;
    case NG_HTML_HTML:
        if (at[AT_LANG].len) claim(f, NG_CLAIM_LANGUAGE, NG_SPAN("lang"), clean_value(f, at[AT_LANG]));
        return;
    case NG_HTML_TITLE:
        claim_text(f, NG_CLAIM_TITLE, NG_SPAN("title"));
        return;
    case NG_HTML_TIME:
        if (content.len) {
            claim(f, NG_CLAIM_TIME, at[AT_ITEMPROP].len ? lowered(f, at[AT_ITEMPROP]) : NG_SPAN(""), clean_value(f, content));
        } else {
            claim_text(f, NG_CLAIM_TIME, NG_SPAN(""));
        }
        return;
    case NG_HTML_H1:
        claim_text(f, NG_CLAIM_HEADLINE, NG_SPAN("h1"));
        return;
    default:
        break;
    }
    if (tag->name == NG_HTML_A && holds(at[AT_REL], "tag"))
        claim_text(f, NG_CLAIM_TAG, NG_SPAN("tag"));
    else if (holds(at[AT_REL], "author") || holds(at[AT_ITEMPROP], "author"))
        claim_text(f, NG_CLAIM_AUTHOR, NG_SPAN("author"));
    else if (at[AT_ITEMPROP].len && content.ptr)
        claim(f, NG_CLAIM_PROPERTY, lowered(f, at[AT_ITEMPROP]), clean_value(f, content));
    else if (at[AT_ITEMPROP].len)
        claim_text(f, NG_CLAIM_PROPERTY, lowered(f, at[AT_ITEMPROP]));
    else if (classes & 1U << NG_CLASS_AUTHOR)
        claim_text(f, NG_CLAIM_BYLINE, NG_SPAN("byline"));
}

/* The text that was written since the element began: its first line. */
static void settle_claim(flattener *f, const level *top)
{
    const ng_line_writer *w = &f->writer;
    size_t from = top->text, to = from;
    while (from < w->len && (w->text[from] == '\n' || w->text[from] == ' ')) from++;
    for (to = from; to < w->len && w->text[to] != '\n'; to++) {
    }
    f->claims[top->claim - 1].value = ng_span_make(w->text + from, to - from);
}

/* ---------------------------------------------------------------- elements */

static void read_attributes(const ng_html_tag *tag, ng_span *at)
{
    ng_span rest = tag->attributes, name, value;
    for (size_t i = 0; i < NG_HTML_ATTRIBUTES && ng_html_attribute(&rest, &name, &value); i++) {
        for (size_t a = 0; a < AT_COUNT; a++) {
            if ((name.ptr[0] | 0x20) != attribute_names[a][0] || !equals(name, attribute_names[a]) || at[a].ptr) continue;
            at[a] = value.ptr ? value : NG_SPAN("");
            break;
        }
    }
}

static bool is_hidden(const ng_span *at)
{
    if (at[AT_HIDDEN].ptr && !equals(at[AT_HIDDEN], "until-found")) return true;
    if (equals(at[AT_ARIA_HIDDEN], "true")) return true;
    if (!at[AT_STYLE].len) return false;
    return holds(at[AT_STYLE], "display:none") || holds(at[AT_STYLE], "display: none") || holds(at[AT_STYLE], "visibility:hidden")
           || holds(at[AT_STYLE], "visibility: hidden");
}

static uint16_t within_of(const trait *kind, const ng_span *at)
{
    unsigned within = kind->within;
    for (size_t i = 0; at[AT_ROLE].len && i < sizeof roles / sizeof roles[0]; i++) {
        if (equals(at[AT_ROLE], roles[i].role)) within |= roles[i].within;
    }
    if (is_hidden(at)) within |= NG_IN_HIDDEN;
    if (holds(at[AT_ITEMPROP], "articlebody")) within |= NG_IN_BODY;
    return (uint16_t)within;
}

static bool add_element(flattener *f, const ng_element *element)
{
    if (f->element_count == f->element_capacity) {
        size_t capacity = f->element_capacity ? f->element_capacity * 2 : 1024;
        ng_element *moved = ng_arena_grow(f->arena, f->elements, f->element_count, capacity, sizeof *moved);
        if (!moved) {
            f->failed = true;
            return false;
        }
        f->elements = moved;
        f->element_capacity = capacity;
    }
    f->elements[f->element_count++] = *element;
    return true;
}

/* What an element says itself, and what those around it say. */
static bool enter(flattener *f, const trait *kind, const ng_span *at, uint32_t classes)
{
    uint32_t parent = f->stack[f->depth - 1].element;
    uint16_t within = within_of(kind, at);
    ng_element around = f->elements[parent];
    ng_element element = {.parent = parent,
                          .own_classes = classes,
                          .classes = around.classes | classes,
                          .own_within = within,
                          .within = (uint16_t)(around.within | within),
                          .depth = (uint16_t)(around.depth + 1),
                          .block = kind->block,
                          .is_block = kind->layout == BLOCK || kind->layout == SPACED};
    return add_element(f, &element);
}

static bool is_bold(uint16_t name)
{
    return name == NG_HTML_B || name == NG_HTML_STRONG;
}

static void count_level(flattener *f, const level *top, bool opens)
{
    size_t step = opens ? 1 : (size_t)-1;
    if (top->layout == HEAD) f->in_head += step;
    if (top->name == NG_HTML_A) f->in_links += step;
    if (is_bold(top->name)) f->in_bold += step;
    if (top->name == NG_HTML_PRE || top->name == NG_HTML_LISTING) f->in_pre += step;
    if (traits[top->name].within & NG_IN_LIST) f->lists += step;
    if (top->heading) f->heading = opens ? top->heading : 0;
}

/* Headings below the page's body only; an <svg> in a heading must not hide its text, so that drops come first. */
static bool on_open(void *user, const ng_html_tag *tag)
{
    flattener *f = user;
    const trait *kind = &traits[tag->name];
    if (f->dropped || kind->layout == DROPPED) {
        f->dropped++;
        return true;
    }
    ng_span at[AT_COUNT] = {{NULL, 0}};
    read_attributes(tag, at);
    uint32_t classes = ng_read_classes(at[AT_CLASS]) | ng_read_classes(at[AT_ID]);
    if (tag->name == NG_HTML_BODY || tag->name == NG_HTML_HTML) classes = 0; /* they speak of the whole page */
    if (kind->layout == BLOCK || kind->layout == BREAK) end_line(f);
    if (kind->layout == SPACED) ng_line_writer_put_space(&f->writer);
    if (f->depth == DEEPEST || !enter(f, kind, at, classes)) return false;
    level *top = &f->stack[f->depth++];
    *top = (level){
        .element = (uint32_t)f->element_count - 1, .name = tag->name, .layout = kind->layout, .text = (uint32_t)f->writer.len};
    if (tag->name >= NG_HTML_H1 && tag->name <= NG_HTML_H6) top->heading = (uint8_t)(tag->name - NG_HTML_H1 + 1);
    if (tag->name == NG_HTML_A && f->line.links < UINT8_MAX) f->line.links++;
    count_level(f, top, true);
    claim_of_tag(f, tag, at, classes);
    return !f->failed && !f->writer.failed;
}

static bool on_close(void *user)
{
    flattener *f = user;
    if (f->dropped) {
        f->dropped--;
        return true;
    }
    level top = f->stack[f->depth - 1];
    if (top.claim && top.layout != HEAD) settle_claim(f, &top);
    if (top.layout == BLOCK) end_line(f);
    if (top.layout == SPACED) ng_line_writer_put_space(&f->writer);
    count_level(f, &top, false);
    f->depth--;
    return !f->failed && !f->writer.failed;
}

static bool on_text(void *user, size_t from, size_t to)
{
    flattener *f = user;
    if (f->dropped) return true;
    const level *top = &f->stack[f->depth - 1];
    if (top->name == NG_HTML_TITLE && top->claim) {
        f->claims[top->claim - 1].value = clean_value(f, ng_span_slice(f->source, from, to));
    } else if (!f->in_head) {
        if (f->in_pre)
            put_preformatted(f, from, to);
        else
            put(f, from, to);
    }
    return !f->failed && !f->writer.failed;
}

static bool on_raw(void *user, const ng_html_tag *tag, size_t from, size_t to)
{
    flattener *f = user;
    if (tag->name != NG_HTML_SCRIPT) return true;
    ng_span type = ng_html_attribute_get(tag, NG_SPAN("type"));
    if (holds(type, "ld+json")) claim(f, NG_CLAIM_JSON, NG_SPAN("ld+json"), ng_span_slice(f->source, from, to));
    return !f->failed;
}

/* ---------------------------------------------------------------- the page */

static void finish(flattener *f, ng_markup *markup)
{
    *markup = (ng_markup){.elements = f->elements,
                          .element_count = f->element_count,
                          .lines = f->lines,
                          .claims = f->claims,
                          .claim_count = f->claim_count};
}

ng_status ng_read_html(ng_span title, ng_span source, ng_arena *arena, ng_lines *out, ng_markup *markup, ng_error *error)
{
    *out = (ng_lines){.source = source};
    *markup = (ng_markup){.elements = NULL};
    ng_status status = ng_read_check(title, source, error);
    flattener *f = status == NG_OK ? ng_arena_zeros(arena, 1, sizeof *f) : NULL;
    if (status != NG_OK) return status;
    if (!f) return ng_fail_memory(error);
    f->source = source;
    f->arena = arena;
    if (!ng_line_writer_begin(&f->writer, title, source, arena)) return ng_fail_memory(error);
    if (!add_element(f, &(ng_element){.is_block = true})) return ng_fail_memory(error);
    f->stack[f->depth++] = (level){.name = NG_HTML_OTHER, .layout = BLOCK}; /* the page, element 0: never closed */
    if (title.len) ng_line_writer_title(&f->writer, title);
    for (size_t i = 0; i < f->writer.line_count; i++) note_line(f);
    ng_html_sink sink = {f, on_open, on_close, on_text, on_raw};
    status = ng_html_walk(source, &sink, arena, error);
    if (status != NG_OK) return status;
    end_line(f);
    if (f->failed || f->writer.failed) return ng_fail_memory(error);
    ng_line_writer_finish(&f->writer, source, out);
    finish(f, markup);
    return NG_OK;
}
