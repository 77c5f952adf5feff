/* "md": CommonMark for newsletters and wikis: a heading (a link when the address is known), who and when, one paragraph, tags. */
#include "render/escape.h"
#include "render/shared.h"
#include "render/render.h"

static void begin(ng_strbuf *out)
{
    if (out->len) ng_strbuf_add_cstr(out, "\n");
}

static void add_heading(ng_strbuf *out, const nutgraf_result *result)
{
    nutgraf_text address = ng_address(result);
    if (!result->headline.length) return;
    ng_strbuf_add_cstr(out, address.length ? "## [" : "## ");
    ng_escape_markdown(out, result->headline);
    if (address.length) {
        ng_strbuf_add_cstr(out, "](<");
        ng_strbuf_add(out, ng_span_make(address.ptr, address.length));
        ng_strbuf_add_cstr(out, ">)");
    }
    ng_strbuf_add_cstr(out, "\n");
}

static void add_source(ng_strbuf *out, const nutgraf_result *result)
{
    bool who = result->byline.length > 0, when = result->date_published.length > 0;
    if (!who && !when) return;
    begin(out);
    ng_escape_markdown(out, result->byline);
    if (who && when) ng_strbuf_add_cstr(out, ", ");
    ng_escape_markdown(out, result->date_published);
    ng_strbuf_add_cstr(out, "\n");
}

static void add_paragraph(ng_strbuf *out, nutgraf_text text)
{
    if (!text.length) return;
    begin(out);
    ng_escape_markdown(out, text);
    ng_strbuf_add_cstr(out, "\n");
}

static void add_tags(ng_strbuf *out, const nutgraf_result *result)
{
    if (!result->tag_count) return;
    begin(out);
    ng_strbuf_add_cstr(out, "Tags: ");
    for (size_t i = 0; i < result->tag_count; i++) {
        if (i) ng_strbuf_add_cstr(out, ", ");
        ng_escape_markdown(out, result->tags[i].name);
    }
    ng_strbuf_add_cstr(out, "\n");
}

void ng_render_md(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    (void)options;
    add_heading(out, result);
    add_source(out, result);
    for (nutgraf_text rest = result->text, p; (p = ng_next_paragraph(&rest)).length > 0;) add_paragraph(out, p);
    if (!result->text.ptr) add_paragraph(out, ng_lead(result));
    add_tags(out, result);
}
