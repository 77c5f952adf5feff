/* "meta": the elements for the <head> of the article's own page: description, keywords, Open Graph, the canonical address. */
#include "render/escape.h"
#include "render/shared.h"
#include "render/render.h"

/* <meta name="NAME" content="TEXT">, with "property" for the names of Open Graph; nothing when there is no text. */
static void add_meta(ng_strbuf *out, const char *name, nutgraf_text text)
{
    if (!text.length) return;
    ng_strbuf_add_cstr(out, strchr(name, ':') ? "<meta property=\"" : "<meta name=\"");
    ng_strbuf_add_cstr(out, name);
    ng_strbuf_add_cstr(out, "\" content=\"");
    ng_escape_html(out, text);
    ng_strbuf_add_cstr(out, "\">\n");
}

static void add_keywords(ng_strbuf *out, const nutgraf_result *result)
{
    if (!result->tag_count) return;
    ng_strbuf_add_cstr(out, "<meta name=\"keywords\" content=\"");
    for (size_t i = 0; i < result->tag_count; i++) {
        if (i) ng_strbuf_add_cstr(out, ", ");
        ng_escape_html(out, result->tags[i].name);
    }
    ng_strbuf_add_cstr(out, "\">\n");
}

static void add_canonical(ng_strbuf *out, nutgraf_text address)
{
    if (!address.length) return;
    ng_strbuf_add_cstr(out, "<link rel=\"canonical\" href=\"");
    ng_escape_html(out, address);
    ng_strbuf_add_cstr(out, "\">\n");
}

void ng_render_meta(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    (void)options;
    add_meta(out, "description", ng_lead(result));
    add_keywords(out, result);
    add_meta(out, "author", result->byline);
    add_canonical(out, ng_address(result));
    ng_strbuf_add_cstr(out, "<meta property=\"og:type\" content=\"article\">\n");
    add_meta(out, "og:title", result->title);
    add_meta(out, "og:description", ng_lead(result));
    add_meta(out, "og:url", ng_address(result));
    if (ng_is_link(result->image)) add_meta(out, "og:image", result->image);
    add_meta(out, "og:site_name", result->source);
    add_meta(out, "article:published_time", result->date_published);
    add_meta(out, "article:modified_time", result->date_modified);
    add_meta(out, "article:section", result->section);
    for (size_t i = 0; i < result->tag_count; i++) add_meta(out, "article:tag", result->tags[i].name);
}
