/* Flattening a page. The walk (wrap/html.h) gives elements and text in order; a stack says where we are; block elements end
 * the line. What an element says (its name, role, class, whether it is hidden) is noted once for the element, and each
 * line names the innermost element that holds all of it. Cells of a table's row are parted by white space and stay on one
 * line, unless blocks stand in them (pages that are laid out by tables). Cost O(n).
 */
#include "read/html.h"

#include "read/classes.h"
#include "read/html_claims.h"
#include "read/html_layout.h"
#include "read/lines.h"
#include "read/read.h"
#include "wrap/html.h"

enum {
    DEEPEST = 600,      /* the walk nests 512 deep, and elements that are implied */
    LONGEST_CLAIM = 2000 /* bytes; elements may stand in one another, so that each may look at the text of all */
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
        uint32_t characters[2];
        size_t length = next ? ng_html_reference(ng_span_slice(f->source, stop, to), characters) : 0;
        ng_line_writer_put(w, f->source, at, length || !next ? stop : stop + 1, false);
        if (length) ng_line_writer_put_reference(w, f->source, stop, length, characters);
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
    if (top->name == NG_HTML_PRE || top->name == NG_HTML_LISTING) f->in_pre += step;
    if (ng_html_layout_of(top->name)->within & NG_IN_LIST) f->lists += step;
    if (top->heading) f->heading = opens ? top->heading : 0;
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
    if (tag->name == NG_HTML_BODY || tag->name == NG_HTML_HTML) classes = 0; /* they speak of the whole page */
    if (kind->layout == NG_LAYOUT_BLOCK || kind->layout == NG_LAYOUT_BREAK) end_line(f);
    if (kind->layout == NG_LAYOUT_SPACED) ng_line_writer_put_space(&f->writer);
    if (f->depth == DEEPEST || !enter(f, kind, at, classes)) return false;
    level *top = &f->stack[f->depth++];
    *top = (level){
        .element = (uint32_t)f->element_count - 1, .name = tag->name, .layout = kind->layout, .text = (uint32_t)f->writer.len};
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
            put(f, from, to);
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
