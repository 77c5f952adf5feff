/* "tsv": a line of columns for spreadsheets, cut and awk: id, headline, description or summary, tags, topics, language, date,
 * address. There is no tab and no line feed in any of them. */
#include "render/escape.h"
#include "render/shared.h"
#include "render/render.h"

static void add_column(ng_strbuf *out, nutgraf_text text)
{
    ng_strbuf_add_char(out, '\t');
    ng_escape_plain(out, text, false);
}

/* A string without its quotes, unless it holds an escape. */
static nutgraf_text bare_id(nutgraf_text id)
{
    bool quoted = id.length >= 2 && id.ptr[0] == '"' && !memchr(id.ptr, '\\', id.length);
    return quoted ? (nutgraf_text){id.ptr + 1, id.length - 2} : id;
}

void ng_render_tsv(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    (void)options;
    ng_escape_plain(out, bare_id(result->id), false);
    add_column(out, result->headline);
    add_column(out, ng_lead(result));
    ng_strbuf_add_char(out, '\t');
    for (size_t i = 0; i < result->tag_count; i++) {
        if (i) ng_strbuf_add(out, NG_SPAN(", "));
        ng_escape_plain(out, result->tags[i].name, false);
    }
    ng_strbuf_add_char(out, '\t');
    for (size_t i = 0; i < result->subject_count; i++) {
        if (i) ng_strbuf_add(out, NG_SPAN(", "));
        ng_escape_plain(out, result->subjects[i].name, false);
    }
    add_column(out, result->language);
    add_column(out, result->date_published);
    add_column(out, ng_address(result));
    ng_strbuf_add_char(out, '\n');
}
