#include "render/plain.h"

#include "render/escape.h"

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

void ng_plain_text(ng_plain *plain, nutgraf_text text, bool line_feeds)
{
    ng_escape_plain(plain->out, text, line_feeds);
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

/* "sport (soccer, Olympic Games)" */
static void add_topic(ng_plain *plain, const nutgraf_subject *subject)
{
    ng_plain_text(plain, subject->name, false);
    if (subject->narrower_count == 0) return;
    ng_strbuf_add(plain->out, NG_SPAN(" ("));
    for (size_t i = 0; i < subject->narrower_count; i++) {
        add_comma(plain, i);
        ng_plain_text(plain, subject->narrower[i].name, false);
    }
    ng_strbuf_add_char(plain->out, ')');
}

void ng_plain_topics(ng_plain *plain, const nutgraf_result *result)
{
    for (size_t i = 0; i < result->subject_count; i++) {
        add_comma(plain, i);
        add_topic(plain, &result->subjects[i]);
    }
}
