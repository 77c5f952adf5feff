/* Flattening a page. The walk (wrap/html.h) gives elements and text in order; a stack says where we are; block elements end
 * the line. What an element says (its name, role, class, whether it is hidden) is noted once for the element, and each
 * line names the innermost element that holds all of it. Cells of a table's row are parted by white space and stay on one
 * line, unless blocks stand in them (pages that are laid out by tables). Cost O(n).
 */
#include "read/html.h"

#include "base/ascii.h"
#include "read/classes.h"
#include "read/html_claims.h"
#include "read/html_layout.h"
#include "read/lines.h"
#include "read/read.h"
#include "read/shortcode.h"
#include "wrap/html.h"

enum {
    LONGEST_CLAIM = 2000, /* bytes; elements may stand in one another, so that each may look at the text of all */
    LONGEST_MARK = 8,     /* bytes of what points to a footnote */
    LONGEST_REMARK = 40,  /* raised and in brackets: "[citation needed]" */
    LEAST_BLANKS = 3,     /* of a text above one: four words */
    LONGEST_TAIL = 60     /* of the link behind a text: "Continue reading" */
};

/* An element that is open. */
typedef struct level {
    uint32_t element;
    uint16_t name;
    uint8_t layout;
    uint8_t heading;
    uint32_t claim; /* index + 1 of a claim that wants the text up to here; 0: none */
    uint32_t text;  /* where its text begins */
    bool note;      /* a link to a note on the same page, or back from it */
} level;

typedef struct flattener {
    ng_line_writer writer;
    ng_span source;
    ng_arena *arena;
    level stack[NG_HTML_DEEPEST];
    size_t depth;
    size_t dropped; /* levels, from the outermost dropped element on */
    size_t in_head, in_links, in_bold, in_italics, in_pre, lists;
    uint8_t heading;
    ng_element *elements;
    size_t element_count, element_capacity;
    ng_line_markup *lines;
    size_t line_count, line_capacity;
    ng_line_markup line; /* of the line that is being written */
    bool has_text;       /* it has any */
    bool upright;        /* some of it is not in italics */
    bool whole;          /* <html> or <body> is written: a page, no fragment */
    size_t muted_to;     /* of the source: the end of the last shortcode */
    uint32_t tail_from, tail_end; /* of the text: where the last link stands */
    ng_claims claims;
    bool failed;
} flattener;

/* ---------------------------------------------------------------- lines */

static void note_line(flattener *f)
{
    ng_line_markup *items = ng_arena_room(f->arena, f->lines, f->line_count, &f->line_capacity, 256, sizeof *items);
    if (!items) {
        f->failed = true;
        return;
    }
    f->lines = items;
    f->lines[f->line_count++] = f->line;
}

static bool ends_with_one(ng_span text, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (ng_span_ends(text, ng_span_cstr(ends[i]))) return true;
    }
    return false;
}

/* Where the line's last link begins when it stands behind the end of a sentence, is none itself, and nothing follows: it says
 * where to go on. "1. Harbour" is the number of a heading. 0: there is no such link. */
static uint32_t find_tail(const flattener *f)
{
    static const char *const above_ends[] = {".", "!", "?", "]", "\xe2\x80\xa6", "\xe3\x80\x82"};
    static const char *const tail_ends[] = {".", "!", "?"};
    const ng_line_writer *w = &f->writer;
    uint32_t from = f->tail_from;
    size_t blanks = 0;
    if (f->tail_end != w->len || from <= w->line_start || w->len - from > LONGEST_TAIL || f->line.heading) return 0;
    ng_span above = ng_span_make(w->text + w->line_start, from - w->line_start),
            tail = ng_span_make(w->text + from, w->len - from);
    for (size_t i = 0; i < above.len; i++) blanks += above.ptr[i] == ' ';
    bool full = ends_with_one(tail, tail_ends, 3) && !ng_span_ends(tail, NG_SPAN("..."));
    return blanks >= LEAST_BLANKS && !full && ends_with_one(above, above_ends, sizeof above_ends / sizeof *above_ends) ? from : 0;
}

/* "...were replaced. Read more": the link is a line of its own, so that it does not take the text with it. In the text of a
 * feed's item that may be all there is; of a whole page the lines around it tell what it is. */
static void split_tail(flattener *f)
{
    uint32_t from = f->whole ? 0 : find_tail(f), linked = f->tail_end - from;
    f->tail_end = 0;
    if (!from || !ng_line_writer_split(&f->writer, from)) return;
    if (linked > f->line.link_bytes) linked = f->line.link_bytes;
    f->line.link_bytes -= linked;
    f->line.links = (uint8_t)(f->line.links - (f->line.links > 0));
    note_line(f);
    f->line.link_bytes = linked;
    f->line.links = 1;
    f->line.bold_bytes = 0;
}

/* By the element, or by a class of it or of the nearest one around it that has a class we know. */
static bool is_caption(const flattener *f)
{
    const uint32_t caption = 1U << NG_CLASS_CAPTION, others = 1U << NG_CLASS_ARTICLE | 1U << NG_CLASS_TITLE | 1U << NG_CLASS_DEK;
    uint32_t at = f->line.element;
    if (f->line.block == NG_BLOCK_CAPTION) return true;
    while (at && !f->elements[at].own_classes) at = f->elements[at].parent;
    return (f->elements[at].own_classes & (caption | others)) == caption;
}

static void end_line(flattener *f)
{
    if (f->tail_end) split_tail(f);
    size_t before = f->writer.line_count;
    unsigned flags = f->has_text && f->line.heading ? NG_LINE_HEADING : 0;
    if (f->has_text && !f->upright) flags |= NG_LINE_ASIDE;
    ng_line_writer_end(&f->writer, flags | (f->has_text && is_caption(f) ? NG_LINE_CAPTION : 0));
    if (f->writer.line_count > before) note_line(f);
    f->has_text = f->upright = false;
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
    f->upright = f->upright || !f->in_italics;
    if (f->in_links) f->line.link_bytes += (uint32_t)length;
    if (f->in_bold) f->line.bold_bytes += (uint32_t)length;
}

static void put(flattener *f, size_t from, size_t to)
{
    ng_line_writer *w = &f->writer;
    size_t before = w->len, lines = w->line_count;
    ng_line_writer_put_html(w, f->source, from, to);
    if (w->line_count == lines && w->len > before) note_text(f, w->len - before);
}

/* The text between shortcodes. One may end behind other elements: what stands in them is passed over. */
static void put_text(flattener *f, size_t from, size_t to)
{
    if (from < f->muted_to) from = f->muted_to < to ? f->muted_to : to;
    for (size_t at = from; at < to;) {
        const char *bracket = memchr(f->source.ptr + at, '[', to - at);
        size_t begin = bracket ? (size_t)(bracket - f->source.ptr) : to;
        size_t end = bracket ? ng_shortcode_end(f->source, begin) : to;
        at = begin < to ? begin + 1 : to;
        if (end == begin) continue;
        put(f, from, begin);
        f->muted_to = end;
        from = at = end < to ? end : to;
    }
    if (from < to) put(f, from, to);
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

/* [text] with its lines made one. */
static ng_span join_lines(flattener *f, ng_span text)
{
    if (!text.len || !memchr(text.ptr, '\n', text.len)) return text;
    char *out = ng_arena_alloc(f->arena, text.len);
    if (!out) {
        f->failed = true;
        return NG_SPAN("");
    }
    for (size_t i = 0; i < text.len; i++) out[i] = text.ptr[i] == '\n' ? ' ' : text.ptr[i];
    return ng_span_make(out, text.len);
}

/* The text that was written since the element began: of a heading all its lines, else the first one. */
static void settle_claim(flattener *f, const level *top)
{
    const ng_line_writer *w = &f->writer;
    ng_claim *claim = &f->claims.items[top->claim - 1];
    ng_span text = ng_span_trim(ng_span_head(ng_span_make(w->text + top->text, w->len - top->text), LONGEST_CLAIM));
    claim->value = claim->kind == NG_CLAIM_HEADLINE ? join_lines(f, text) : ng_span_trim(ng_span_cut(&text, '\n'));
}

/* ---------------------------------------------------------------- elements */

static bool add_element(flattener *f, const ng_element *element)
{
    ng_element *items = ng_arena_room(f->arena, f->elements, f->element_count, &f->element_capacity, 1024, sizeof *items);
    if (!items) {
        f->failed = true;
        return false;
    }
    f->elements = items;
    f->elements[f->element_count++] = *element;
    return true;
}

static bool is_note(ng_span href)
{
    return (href.len > 1 && href.ptr[0] == '#') || ng_ascii_holds(href, NG_SPAN("#cite_note"))
           || ng_ascii_holds(href, NG_SPAN("#fn"));
}

/* A number, one letter or a sign: "[1]", "a", "*", an arrow back. */
static bool is_mark(ng_span text)
{
    size_t letters = 0;
    for (size_t i = 0; i < text.len; i++) letters += ng_ascii_lower(text.ptr[i]) >= 'a' && ng_ascii_lower(text.ptr[i]) <= 'z';
    return text.len > 0 && text.len <= LONGEST_MARK && letters <= 1;
}

/* What points to a note is no word of its sentence. */
static void take_back_mark(flattener *f, const level *top)
{
    ng_line_writer *w = &f->writer;
    if ((!top->note && top->name != NG_HTML_SUP) || w->len <= top->text || top->text < w->line_start) return;
    ng_span text = ng_span_trim(ng_span_make(w->text + top->text, w->len - top->text));
    bool bracketed = text.len > 2 && text.len <= LONGEST_REMARK && text.ptr[0] == '[' && text.ptr[text.len - 1] == ']';
    if (top->note ? !is_mark(text) : !bracketed) return;
    uint32_t length = (uint32_t)(w->len - top->text);
    if (top->note) f->line.link_bytes -= length < f->line.link_bytes ? length : f->line.link_bytes;
    if (top->note) f->line.links = (uint8_t)(f->line.links - (f->line.links > 0));
    ng_line_writer_take_back(w, top->text);
    f->has_text = w->len > w->line_start;
}

/* What an element says itself, and what those around it say. */
static bool enter(flattener *f, const ng_html_layout *kind, const ng_span *at, uint32_t classes)
{
    uint32_t parent = f->stack[f->depth - 1].element;
    uint16_t within = (uint16_t)(kind->within | ng_html_attributes_within(at));
    ng_element around = f->elements[parent];
    ng_element element = {.parent = parent,
                          .own_classes = classes,
                          .classes = around.classes | classes,
                          .own_within = within,
                          .within = (uint16_t)(around.within | within),
                          .depth = (uint16_t)(around.depth + 1),
                          .block = kind->block,
                          .is_block = kind->layout == NG_LAYOUT_BLOCK || kind->layout == NG_LAYOUT_SPACED};
    return add_element(f, &element);
}

static bool is_bold(uint16_t name)
{
    return name == NG_HTML_B || name == NG_HTML_STRONG;
}

static void count_level(flattener *f, const level *top, bool opens)
{
    size_t step = opens ? 1 : (size_t)-1;
    if (top->layout == NG_LAYOUT_HEAD) f->in_head += step;
    if (top->name == NG_HTML_A) f->in_links += step;
    if (is_bold(top->name)) f->in_bold += step;
    if (top->name == NG_HTML_EM || top->name == NG_HTML_I) f->in_italics += step;
    if (top->name == NG_HTML_PRE || top->name == NG_HTML_LISTING) f->in_pre += step;
    if (ng_html_layout_of(top->name)->within & NG_IN_LIST) f->lists += step;
    if (top->heading) f->heading = opens ? top->heading : 0;
}

/* Both are implied where they are not written. */
static bool is_written(const flattener *f, const ng_html_tag *tag)
{
    if (tag->name != NG_HTML_HTML && tag->name != NG_HTML_BODY) return false;
    ng_span here = ng_span_slice(f->source, tag->at, f->source.len);
    ng_span name = tag->name == NG_HTML_HTML ? NG_SPAN("html") : NG_SPAN("body");
    return here.len > name.len && here.ptr[0] == '<' && ng_ascii_equal(ng_span_slice(here, 1, 1 + name.len), name);
}

/* Headings below the page's body only; an <svg> in a heading must not hide its text, so that drops come first. */
static bool on_open(void *user, const ng_html_tag *tag)
{
    flattener *f = user;
    const ng_html_layout *kind = ng_html_layout_of(tag->name);
    if (f->dropped || kind->layout == NG_LAYOUT_DROPPED) {
        f->dropped++;
        return true;
    }
    ng_span at[NG_AT_COUNT];
    ng_html_attributes_read(tag, at);
    uint32_t classes = ng_read_classes(at[NG_AT_CLASS]) | ng_read_classes(at[NG_AT_ID]);
    f->whole = f->whole || is_written(f, tag);
    if (tag->name == NG_HTML_BODY || tag->name == NG_HTML_HTML) classes = 0; /* they speak of the whole page */
    if (kind->layout == NG_LAYOUT_BLOCK || kind->layout == NG_LAYOUT_BREAK) end_line(f);
    if (kind->layout == NG_LAYOUT_SPACED) ng_line_writer_put_space(&f->writer);
    if (f->depth == NG_HTML_DEEPEST || !enter(f, kind, at, classes)) return false;
    level *top = &f->stack[f->depth++];
    *top = (level){
        .element = (uint32_t)f->element_count - 1, .name = tag->name, .layout = kind->layout, .text = (uint32_t)f->writer.len};
    top->note = tag->name == NG_HTML_A && is_note(at[NG_AT_HREF]);
    if (tag->name >= NG_HTML_H1 && tag->name <= NG_HTML_H6) top->heading = (uint8_t)(tag->name - NG_HTML_H1 + 1);
    if (tag->name == NG_HTML_A && f->line.links < UINT8_MAX) f->line.links++;
    count_level(f, top, true);
    ng_claim_place place = {(uint32_t)f->writer.line_count, top->element, classes, f->in_head > 0};
    top->claim = ng_claims_take(&f->claims, tag, at, &place);
    return !f->claims.failed && !f->failed && !f->writer.failed;
}

static bool on_close(void *user)
{
    flattener *f = user;
    if (f->dropped) {
        f->dropped--;
        return true;
    }
    level top = f->stack[f->depth - 1];
    if (top.claim && top.layout != NG_LAYOUT_HEAD) settle_claim(f, &top);
    take_back_mark(f, &top);
    if (top.name == NG_HTML_A && f->writer.len > top.text) {
        f->tail_from = top.text;
        f->tail_end = (uint32_t)f->writer.len;
    }
    if (top.layout == NG_LAYOUT_BLOCK) end_line(f);
    if (top.layout == NG_LAYOUT_SPACED) ng_line_writer_put_space(&f->writer);
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
        ng_claims_set_written(&f->claims, top->claim, ng_span_slice(f->source, from, to));
    } else if (!f->in_head) {
        if (f->in_pre)
            put_preformatted(f, from, to);
        else
            put_text(f, from, to);
    }
    return !f->failed && !f->writer.failed;
}

static bool on_raw(void *user, const ng_html_tag *tag, size_t from, size_t to)
{
    flattener *f = user;
    ng_claim_place place = {.line = (uint32_t)f->writer.line_count};
    ng_claims_take_script(&f->claims, tag, ng_span_slice(f->source, from, to), &place);
    return !f->claims.failed;
}

/* ---------------------------------------------------------------- the page */

static void finish(flattener *f, ng_markup *markup)
{
    *markup = (ng_markup){.elements = f->elements,
                          .element_count = f->element_count,
                          .lines = f->lines,
                          .claims = f->claims.items,
                          .claim_count = f->claims.count};
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
    f->arena = f->claims.arena = arena;
    if (!ng_line_writer_begin(&f->writer, title, source, arena)) return ng_fail_memory(error);
    if (!add_element(f, &(ng_element){.is_block = true})) return ng_fail_memory(error);
    f->stack[f->depth++] = (level){.name = NG_HTML_OTHER, .layout = NG_LAYOUT_BLOCK}; /* the page, element 0: never closed */
    if (title.len) ng_line_writer_title(&f->writer, title);
    for (size_t i = 0; i < f->writer.line_count; i++) note_line(f);
    ng_html_sink sink = {f, on_open, on_close, on_text, on_raw};
    status = ng_html_walk(source, &sink, arena, error);
    if (status != NG_OK) return status;
    end_line(f);
    if (f->failed || f->claims.failed || f->writer.failed) return ng_fail_memory(error);
    ng_line_writer_finish(&f->writer, source, out);
    finish(f, markup);
    return NG_OK;
}
