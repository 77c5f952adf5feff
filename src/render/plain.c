#include "render/plain.h"

ng_plain ng_plain_make(ng_strbuf *out)
{
    return (ng_plain){.out = out};
}

void ng_plain_block(ng_plain *plain)
{
    plain->line = false;
}

void ng_plain_line(ng_plain *plain)
{
    if (plain->block) ng_strbuf_add_char(plain->out, '\n');
    if (plain->block && !plain->line) ng_strbuf_add_char(plain->out, '\n');
    plain->block = plain->line = true;
}

void ng_plain_end(ng_plain *plain)
{
    if (plain->block) ng_strbuf_add_char(plain->out, '\n');
}

/* How many bytes at [at] are a character that steers a terminal: C0, DEL, and C1 (U+0080-9F); 0 for all others. */
static size_t control_length(nutgraf_text text, size_t at, bool line_feeds)
{
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < ' ' || c == 0x7F) return !(line_feeds && c == '\n');
    return c == 0xC2 && at + 1 < text.length && (unsigned char)text.ptr[at + 1] < 0xA0 ? 2 : 0;
}

void ng_plain_text(ng_plain *plain, nutgraf_text text, bool line_feeds)
{
    size_t from = 0;
    for (size_t at = 0; at < text.length;) {
        size_t control = control_length(text, at, line_feeds);
        if (control == 0) {
            at++;
            continue;
        }
        ng_strbuf_add(plain->out, ng_span_make(text.ptr + from, at - from));
        ng_strbuf_add(plain->out, NG_SPAN("\xEF\xBF\xBD"));
        from = at += control;
    }
    if (text.length) ng_strbuf_add(plain->out, ng_span_make(text.ptr + from, text.length - from));
}

static void add_comma(ng_plain *plain, size_t index)
{
    if (index) ng_strbuf_add(plain->out, NG_SPAN(", "));
}

void ng_plain_tags(ng_plain *plain, const nutgraf_result *result)
{
    for (size_t i = 0; i < result->tag_count; i++) {
        add_comma(plain, i);
        ng_plain_text(plain, result->tags[i].name, false);
    }
}

void ng_plain_topics(ng_plain *plain, const nutgraf_result *result)
{
    for (size_t i = 0; i < result->subject_count; i++) {
        add_comma(plain, i);
        ng_plain_text(plain, result->subjects[i].name, false);
    }
}
