#include "read/html_block.h"

#include "parts/markup.h"
#include "read/html_layout.h"
#include "wrap/html.h"

typedef struct block {
    ng_line_writer *writer;
    ng_span source;
    const ng_dialect *dialect;
    size_t base; /* where its gaps count from */
    size_t from; /* of the block in the source */
    uint16_t names[NG_HTML_DEEPEST];
    size_t depth, texts, silent, links, plain; /* elements that are open; [plain]: text of the line outside links */
    bool heading;
} block;

static bool is_heading(uint16_t name)
{
    return name >= NG_HTML_H1 && name <= NG_HTML_H6;
}

static bool holds_text(uint16_t name)
{
    return name == NG_HTML_P || name == NG_HTML_LI || name == NG_HTML_BLOCKQUOTE || is_heading(name);
}

static bool is_silent(uint16_t name)
{
    const ng_html_layout *layout = ng_html_layout_of(name);
    const unsigned boxes = NG_IN_NAV | NG_IN_ASIDE | NG_IN_FORM | NG_IN_FIGURE | NG_IN_TABLE | NG_IN_FOOTER;
    return layout->layout == NG_LAYOUT_DROPPED || layout->block == NG_BLOCK_CONTROL || (layout->within & boxes);
}

static void end_line(block *b)
{
    if (!b->plain) ng_line_writer_take_back(b->writer, b->writer->line_start);
    ng_line_writer_end(b->writer, b->heading ? NG_LINE_HEADING : 0);
    b->plain = 0;
}

static void count(block *b, uint16_t name, bool opens)
{
    size_t step = opens ? 1 : (size_t)-1;
    if (is_silent(name)) b->silent += step;
    if (holds_text(name)) b->texts += step;
    if (name == NG_HTML_A) b->links += step;
    if (is_heading(name)) b->heading = opens;
}

static bool on_open(void *user, const ng_html_tag *tag)
{
    block *b = user;
    ng_layout layout = ng_html_layout_of(tag->name)->layout;
    if (b->depth == NG_HTML_DEEPEST) return false;
    if (layout == NG_LAYOUT_BLOCK || layout == NG_LAYOUT_BREAK) end_line(b);
    b->names[b->depth++] = tag->name;
    count(b, tag->name, true);
    return !b->writer->failed;
}

static bool on_close(void *user)
{
    block *b = user;
    uint16_t name = b->names[--b->depth];
    if (ng_html_layout_of(name)->layout == NG_LAYOUT_BLOCK) end_line(b);
    count(b, name, false);
    return !b->writer->failed;
}

static bool on_text(void *user, size_t from, size_t to)
{
    block *b = user;
    ng_gap piece;
    if (b->silent || !b->texts) return true;
    size_t before = b->writer->len, at = from + b->from - b->base, end = to + b->from - b->base;
    while (ng_dialect_next(b->dialect, &at, end, &piece)) {
        ng_line_writer_put_html(b->writer, b->source, piece.from + b->base, piece.to + b->base);
    }
    if (!b->links && b->writer->len > before) b->plain += b->writer->len - before;
    return !b->writer->failed;
}

static bool on_raw(void *user, const ng_html_tag *tag, size_t from, size_t to)
{
    (void)user, (void)tag, (void)from, (void)to;
    return true;
}

bool ng_html_block_put(ng_line_writer *writer, ng_span source, const ng_dialect *dialect, size_t base, size_t from, size_t to)
{
    block b = {.writer = writer, .source = source, .dialect = dialect, .base = base, .from = from};
    ng_html_sink sink = {&b, on_open, on_close, on_text, on_raw};
    if (ng_html_walk(ng_span_slice(source, from, to), &sink, writer->arena, NULL) != NG_OK) return false;
    end_line(&b);
    return !writer->failed;
}
