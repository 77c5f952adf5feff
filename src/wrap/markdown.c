#include "wrap/markdown.h"

#include <limits.h>
#include <md4c.h>

typedef struct walker {
    ng_span source;
    const ng_markdown_sink *sink;
    size_t images; /* their texts are no part of the article */
    bool html;     /* inside a block of HTML */
    bool begun;    /* the block has text or a tag */
    bool headed, closed; /* it began with "<h2>" and just ended with "</h2>" */
} walker;

/* "<h2>", "<h2 id=a>", "</h2>". */
static bool is_heading_tag(const MD_CHAR *text, MD_SIZE size, bool closing)
{
    const MD_CHAR *name = text + 1 + closing;
    return size > 3U + closing && (text[1] == '/') == closing && (*name | 32) == 'h' && name[1] >= '1' && name[1] <= '6'
        && (name[2] == '>' || name[2] == ' ');
}

/* md4c begins a block of HTML with the tags of the second to sixth heading since 0.5 (CommonMark 0.30) only; before, such a line
 * was a paragraph that tags stand in. */
static void note_heading(walker *w, MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size)
{
    bool tag = type == MD_TEXT_HTML && !w->html;
    if (!w->begun) w->headed = tag && is_heading_tag(text, size, false);
    w->closed = tag && is_heading_tag(text, size, true);
    w->begun = true;
}

static ng_markdown_block block_of(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_P:
        return NG_MARKDOWN_PARAGRAPH;
    case MD_BLOCK_H:
        return NG_MARKDOWN_HEADING;
    case MD_BLOCK_LI:
        return NG_MARKDOWN_ITEM;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        return NG_MARKDOWN_LIST;
    case MD_BLOCK_QUOTE:
        return NG_MARKDOWN_QUOTE;
    case MD_BLOCK_CODE:
        return NG_MARKDOWN_CODE;
    case MD_BLOCK_TR:
        return NG_MARKDOWN_ROW;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return NG_MARKDOWN_CELL;
    case MD_BLOCK_HTML:
        return NG_MARKDOWN_HTML;
    default:
        return NG_MARKDOWN_OTHER;
    }
}

static int on_open(MD_BLOCKTYPE type, void *detail, void *user)
{
    walker *w = user;
    w->html = type == MD_BLOCK_HTML;
    w->begun = w->headed = w->closed = false;
    unsigned level = type == MD_BLOCK_H ? ((MD_BLOCK_H_DETAIL *)detail)->level : 0;
    return !w->sink->open(w->sink->user, block_of(type), level);
}

static int on_close(MD_BLOCKTYPE type, void *detail, void *user)
{
    walker *w = user;
    bool heading = type == MD_BLOCK_P && w->headed && w->closed;
    (void)detail;
    w->html = false;
    return !w->sink->close(w->sink->user, heading ? NG_MARKDOWN_HEADING : block_of(type));
}

static void on_span(walker *w, MD_SPANTYPE type, void *detail, bool opens)
{
    const MD_ATTRIBUTE *href = type == MD_SPAN_A ? &((MD_SPAN_A_DETAIL *)detail)->href : NULL;
    if (type == MD_SPAN_IMG) w->images += opens ? 1 : (size_t)-1;
    if (type == MD_SPAN_IMG) w->sink->span(w->sink->user, NG_MARKDOWN_IMAGE, opens);
    if (type == MD_SPAN_EM || type == MD_SPAN_STRONG) w->sink->span(w->sink->user, NG_MARKDOWN_EMPHASIS, opens);
    if (href && href->size && *href->text == '#') w->sink->span(w->sink->user, NG_MARKDOWN_JUMP, opens);
}

static int on_span_open(MD_SPANTYPE type, void *detail, void *user)
{
    on_span(user, type, detail, true);
    return 0;
}

static int on_span_close(MD_SPANTYPE type, void *detail, void *user)
{
    on_span(user, type, detail, false);
    return 0;
}

/* md4c hands over slices of the source, except for the little that it makes itself (line breaks, indents of code). */
static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    walker *w = user;
    size_t from = 0, to = 0;
    ng_markdown_text kind = NG_MARKDOWN_VERBATIM;
    note_heading(w, type, text, size);
    if (w->images) return 0;
    uintptr_t at = (uintptr_t)text, begin = (uintptr_t)w->source.ptr;
    if (at >= begin && at + size <= begin + w->source.len) {
        from = (size_t)(at - begin);
        to = from + size;
    }
    if (type == MD_TEXT_ENTITY) kind = NG_MARKDOWN_ENTITY;
    if (type == MD_TEXT_BR) kind = NG_MARKDOWN_BREAK;
    if (type == MD_TEXT_SOFTBR) kind = NG_MARKDOWN_SPACE;
    if (type == MD_TEXT_CODE && to == from && size == 1 && *text == '\n') kind = NG_MARKDOWN_BREAK;
    if (type == MD_TEXT_HTML && !w->html) return 0; /* tags in a paragraph */
    if (type == MD_TEXT_HTML) kind = NG_MARKDOWN_TAGS;
    if ((kind < NG_MARKDOWN_BREAK || kind == NG_MARKDOWN_TAGS) && from == to) return 0;
    return !w->sink->text(w->sink->user, kind, from, to);
}

bool ng_markdown_walk(ng_span source, const ng_markdown_sink *sink)
{
    walker w = {.source = source, .sink = sink};
    MD_PARSER parser = {.abi_version = 0,
                        .enter_block = on_open,
                        .leave_block = on_close,
                        .enter_span = on_span_open,
                        .leave_span = on_span_close,
                        .text = on_text};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS;
    if (source.len > UINT_MAX) return false;
    return md_parse(source.ptr ? source.ptr : "", (MD_SIZE)source.len, &parser, &w) == 0;
}
