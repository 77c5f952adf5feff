/* Each block is a line; soft line breaks are white space, so that hard-wrapped Markdown needs no joining. The lines have no
 * markup that clean could use: a Markdown file is an article, with nothing of a page around it.
 */
#include "read/markdown.h"

#include "read/markdown_dialect.h"
#include "read/front_matter.h"
#include "read/html_block.h"
#include "read/lines.h"
#include "read/read.h"
#include "wrap/html.h"
#include "wrap/markdown.h"

enum { MOST_CLAIMS = 64 };

/* What the usual generators (Jekyll, Hugo, Eleventy) call things, and the name that meta knows it by. */
static const struct {
    const char *key;
    const char *meta;
} names[] = {{"author", "author"},    {"authors", "author"},     {"byline", "author"},    {"date", "date"},
             {"published", "date"},   {"pubDate", "date"},       {"publishDate", "date"}, {"updated", "lastmod"},
             {"lastmod", "lastmod"},  {"modified", "lastmod"},   {"tags", "article:tag"}, {"keywords", "keywords"},
             {"category", "section"}, {"categories", "section"}, {"section", "section"}};

typedef struct reader {
    ng_line_writer writer;
    ng_span source;
    ng_dialect dialect;
    size_t base; /* where the Markdown begins */
    size_t raw_from, raw_to; /* of the block of HTML that is open; empty: none is */
    bool code;
    bool pictured;  /* a picture stands in this block */
    unsigned emphases, jumps; /* spans that are open */
    bool plain, emphasized, jumped; /* what kinds of text the line holds */
} reader;

/* A line is a caption when its block begins with a picture and all of its text is set off: "![...](...)"
 * above "*The harbour.*". */
static void end_line(reader *r, unsigned flags)
{
    if (r->code) flags |= NG_LINE_CODE;
    if (r->pictured && r->emphasized && !r->plain && !r->jumped) flags |= NG_LINE_CAPTION;
    if (r->emphasized && !r->plain) flags |= NG_LINE_ASIDE;
    if (r->jumped && !r->plain && !r->emphasized) flags |= NG_LINE_JUMP;
    ng_line_writer_end(&r->writer, flags);
    r->plain = r->emphasized = r->jumped = false;
}

static bool on_open(void *user, ng_markdown_block block, unsigned level)
{
    reader *r = user;
    (void)level;
    if (block == NG_MARKDOWN_CELL)
        ng_line_writer_put_space(&r->writer);
    else
        end_line(r, 0);
    r->code = block == NG_MARKDOWN_CODE;
    r->pictured = false;
    return !r->writer.failed;
}

static bool put_tags(reader *r)
{
    size_t from = r->raw_from + r->base, to = r->raw_to + r->base;
    return ng_html_block_put(&r->writer, r->source, &r->dialect, r->base, from, to);
}

static bool on_close(void *user, ng_markdown_block block)
{
    reader *r = user;
    if (block != NG_MARKDOWN_CELL) end_line(r, block == NG_MARKDOWN_HEADING ? NG_LINE_HEADING : 0);
    bool put = r->raw_to == r->raw_from || put_tags(r);
    r->raw_from = r->raw_to = 0;
    r->code = r->pictured = false;
    return put && !r->writer.failed;
}

static void on_span(void *user, ng_markdown_span span, bool opens)
{
    reader *r = user;
    unsigned step = opens ? 1 : (unsigned)-1;
    if (span == NG_MARKDOWN_IMAGE) r->pictured = r->pictured || (!r->plain && !r->emphasized && !r->jumped);
    if (span == NG_MARKDOWN_EMPHASIS) r->emphases += step;
    if (span == NG_MARKDOWN_JUMP) r->jumps += step;
}

static void note_text(reader *r)
{
    if (r->jumps) r->jumped = true;
    else if (r->emphases) r->emphasized = true;
    else r->plain = true;
}

/* What stands between the gaps of the dialect. */
static void put_pieces(reader *r, size_t from, size_t to)
{
    ng_gap piece;
    while (ng_dialect_next(&r->dialect, &from, to, &piece)) {
        ng_line_writer_put(&r->writer, r->source, piece.from + r->base, piece.to + r->base, false);
        note_text(r);
    }
}

static void put_entity(reader *r, size_t from, size_t to)
{
    uint32_t characters[2];
    ng_gap piece;
    size_t at = from;
    if (!ng_dialect_next(&r->dialect, &at, to, &piece)) return;
    from += r->base;
    to += r->base;
    if (ng_html_reference(ng_span_slice(r->source, from, to), characters) == to - from)
        ng_line_writer_put_reference(&r->writer, r->source, from, to - from, characters);
    else
        ng_line_writer_put(&r->writer, r->source, from, to, false);
    note_text(r);
}

static void note_tags(reader *r, size_t from, size_t to)
{
    if (r->raw_to == r->raw_from) r->raw_from = from;
    r->raw_to = to;
}

static bool on_text(void *user, ng_markdown_text kind, size_t from, size_t to)
{
    reader *r = user;
    if (kind == NG_MARKDOWN_TAGS)
        note_tags(r, from, to);
    else if (kind == NG_MARKDOWN_BREAK)
        end_line(r, 0);
    else if (kind == NG_MARKDOWN_SPACE)
        ng_line_writer_put_space(&r->writer);
    else if (kind == NG_MARKDOWN_ENTITY)
        put_entity(r, from, to);
    else
        put_pieces(r, from, to);
    return !r->writer.failed;
}

static const char *meta_name(ng_span key)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (ng_span_equal(key, ng_span_cstr(names[i].key))) return names[i].meta;
    }
    return NULL;
}

static bool read_claims(ng_front_matter front, ng_arena *arena, ng_span *title, ng_markup *markup)
{
    ng_claim *claims = ng_arena_array(arena, MOST_CLAIMS, sizeof *claims);
    ng_span value;
    if (!claims) return false;
    while (markup->claim_count < MOST_CLAIMS && ng_front_matter_next(&front, &value)) {
        const char *name = meta_name(front.key);
        if (!value.len) continue;
        if (ng_span_equal(front.key, NG_SPAN("title")) && !title->len) *title = value;
        if (!name || memchr(value.ptr, '\0', value.len)) continue;
        claims[markup->claim_count++] = (ng_claim){.key = ng_span_cstr(name), .value = value, .kind = NG_CLAIM_META};
    }
    markup->claims = claims;
    return true;
}

ng_status ng_read_markdown(ng_span title, ng_span source, ng_arena *arena, ng_lines *out, ng_markup *markup, ng_error *error)
{
    reader r = {.source = source};
    *out = (ng_lines){.source = source};
    *markup = (ng_markup){.element_count = 1};
    ng_status status = ng_read_check(title, source, error);
    if (status != NG_OK) return status;
    ng_front_matter front = ng_front_matter_find(source, &r.base);
    if (!read_claims(front, arena, &title, markup)) return ng_fail_memory(error);
    if (!ng_line_writer_begin(&r.writer, title, source, arena)) return ng_fail_memory(error);
    if (title.len) ng_line_writer_title(&r.writer, title);
    ng_markdown_sink sink = {&r, on_open, on_close, on_span, on_text};
    if (!ng_dialect_find(ng_span_slice(source, r.base, source.len), arena, &r.dialect)) return ng_fail_memory(error);
    if (!ng_markdown_walk(r.dialect.masked, &sink)) return ng_fail_memory(error);
    end_line(&r, 0);
    markup->elements = ng_arena_zeros(arena, 1, sizeof *markup->elements);
    markup->lines = ng_arena_zeros(arena, r.writer.line_count, sizeof *markup->lines);
    if (r.writer.failed || !markup->elements || !markup->lines) return ng_fail_memory(error);
    ng_line_writer_finish(&r.writer, source, out);
    return NG_OK;
}
