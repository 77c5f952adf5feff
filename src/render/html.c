/* "html": a fragment for any page: an <article> with heading, byline, date, the summary and tags. No style and no script; classes
 * say what is what. With explain it is a page that shows why: explain.c. */
#include "render/escape.h"
#include "render/shared.h"
#include "render/render.h"

/* [before] TEXT [after]; nothing when there is no text. */
static void add_around(ng_strbuf *out, const char *before, nutgraf_text text, const char *after)
{
    if (!text.length) return;
    ng_strbuf_add_cstr(out, before);
    ng_escape_html(out, text);
    ng_strbuf_add_cstr(out, after);
}

static void add_heading(ng_strbuf *out, const nutgraf_result *result)
{
    nutgraf_text address = ng_address(result);
    if (!result->headline.length) return;
    ng_strbuf_add_cstr(out, "<h2>");
    add_around(out, "<a href=\"", address, "\">");
    ng_escape_html(out, result->headline);
    ng_strbuf_add_cstr(out, address.length ? "</a></h2>\n" : "</h2>\n");
}

static void add_date(ng_strbuf *out, nutgraf_text date)
{
    add_around(out, "<p class=\"published\"><time datetime=\"", date, "\">");
    add_around(out, "", date, "</time></p>\n");
}

static void add_tags(ng_strbuf *out, const nutgraf_result *result)
{
    if (!result->tag_count) return;
    ng_strbuf_add_cstr(out, "<ul class=\"tags\">\n");
    for (size_t i = 0; i < result->tag_count; i++) {
        nutgraf_text uri = ng_is_link(result->tags[i].uri) ? result->tags[i].uri : (nutgraf_text){NULL, 0};
        ng_strbuf_add_cstr(out, "<li>");
        add_around(out, "<a href=\"", uri, "\">");
        ng_escape_html(out, result->tags[i].name);
        ng_strbuf_add_cstr(out, uri.length ? "</a></li>\n" : "</li>\n");
    }
    ng_strbuf_add_cstr(out, "</ul>\n");
}

void ng_render_html(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    if (options->explain && result->pieces) {
        ng_render_explained(result, out);
        return;
    }
    ng_strbuf_add_cstr(out, "<article class=\"nutgraf\" dir=\"auto\"");
    add_around(out, " lang=\"", result->language, "\"");
    ng_strbuf_add_cstr(out, ">\n");
    add_heading(out, result);
    add_around(out, "<p class=\"byline\">", result->byline, "</p>\n");
    add_date(out, result->date_published);
    for (nutgraf_text rest = result->text, p; (p = ng_next_paragraph(&rest)).length > 0;) add_around(out, "<p>", p, "</p>\n");
    if (!result->text.ptr) add_around(out, "<p class=\"summary\">", ng_lead(result), "</p>\n");
    add_tags(out, result);
    ng_strbuf_add_cstr(out, "</article>\n");
}
