/* A digest as "html": a mail. Clients drop <style>, scripts and often images, and some know tables only: one table, styles in
 * the elements, no image. Nothing has a background and text keeps the client's own colour, so that a dark mode finds nothing to
 * turn wrong; the two colours that are set (links, what is said by the way) have a contrast of 4.5 on white and on black.
 * Without any style it is a row of headings, paragraphs and links. */
#include "digest/digest.h"

#include "render/escape.h"

#define QUIET "#767676"
#define LINK  "#2d78bb"

/* [before] TEXT [after]; nothing when there is no text. */
static void add_around(ng_strbuf *out, const char *before, nutgraf_text text, const char *after)
{
    if (!text.length) return;
    ng_strbuf_add_cstr(out, before);
    ng_escape_html(out, text);
    ng_strbuf_add_cstr(out, after);
}

static void begin_row(ng_strbuf *out)
{
    ng_strbuf_add_cstr(out, "<tr><td style=\"padding:0 16px 20px 16px\">\n");
}

static void end_row(ng_strbuf *out)
{
    ng_strbuf_add_cstr(out, "</td></tr>\n");
}

static void add_link(ng_strbuf *out, const ng_report *report)
{
    add_around(out, "<a href=\"", report->address, "\" style=\"color:" LINK "\">");
    ng_escape_html(out, ng_digest_headline(report));
    if (report->address.length) ng_strbuf_add_cstr(out, "</a>");
}

static void add_headline(ng_strbuf *out, const ng_report *report, bool below_topic)
{
    ng_strbuf_add_cstr(out, below_topic ? "<h3" : "<h2");
    ng_strbuf_add_cstr(out, " dir=\"auto\" style=\"margin:0 0 4px 0;font-size:18px;line-height:24px\">");
    add_link(out, report);
    ng_strbuf_add_cstr(out, below_topic ? "</h3>\n" : "</h2>\n");
}

static void add_origin(ng_strbuf *out, const ng_report *report)
{
    size_t before = out->len;
    ng_strbuf_add_cstr(out, "<p style=\"margin:0 0 4px 0;font-size:13px;color:" QUIET "\">");
    size_t empty = out->len;
    ng_digest_origin(out, report, ng_escape_html);
    if (out->len == empty) out->len = before;
    else ng_strbuf_add_cstr(out, "</p>\n");
}

static void add_tags(ng_strbuf *out, const ng_report_body *body)
{
    if (!body->tag_count) return;
    ng_strbuf_add_cstr(out, "<p dir=\"auto\" style=\"margin:0;font-size:13px;color:" QUIET "\">Tags: ");
    for (size_t i = 0; i < body->tag_count; i++) {
        if (i) ng_strbuf_add_cstr(out, ", ");
        ng_escape_html(out, body->tags[i]);
    }
    ng_strbuf_add_cstr(out, "</p>\n");
}

static void add_other(ng_strbuf *out, const ng_report *report, bool first)
{
    if (first) {
        ng_strbuf_add_cstr(out, "<p style=\"margin:8px 0 0 0;font-size:14px\">Also:</p>\n"
                                "<ul style=\"margin:0;padding:0 0 0 20px;font-size:14px\">\n");
    }
    ng_strbuf_add_cstr(out, "<li dir=\"auto\">");
    add_link(out, report);
    size_t before = out->len;
    ng_strbuf_add_cstr(out, " (");
    ng_digest_origin(out, report, ng_escape_html);
    if (out->len == before + 2) out->len = before;
    else ng_strbuf_add_char(out, ')');
    ng_strbuf_add_cstr(out, "</li>\n");
}

static void add_others(ng_strbuf *out, const ng_edition *edition, const ng_story *story)
{
    if (story->count < 2) return;
    size_t left = ng_edition_others(edition, story, add_other, out);
    if (left) {
        ng_strbuf_add_cstr(out, "<li>and ");
        ng_strbuf_add_size(out, left);
        ng_strbuf_add_cstr(out, " more</li>\n");
    }
    ng_strbuf_add_cstr(out, "</ul>\n");
}

static void add_story(ng_strbuf *out, const ng_edition *edition, size_t i)
{
    const ng_report *report = ng_edition_report(edition, i);
    begin_row(out);
    add_headline(out, report, edition->digest->options.by_topic != 0);
    add_origin(out, report);
    add_around(out, "<p dir=\"auto\" style=\"margin:0 0 4px 0\">", report->body->blurb, "</p>\n");
    add_tags(out, report->body);
    add_others(out, edition, ng_edition_story(edition, i));
    end_row(out);
}

static void add_topic(ng_strbuf *out, nutgraf_text topic)
{
    if (!topic.length) return;
    begin_row(out);
    add_around(out, "<h2 style=\"margin:0;padding:8px 0 4px 0;font-size:14px;border-bottom:1px solid " QUIET "\">", topic, "</h2>\n");
    end_row(out);
}

static void add_lead(ng_strbuf *out, const ng_edition *edition)
{
    ng_strbuf first, second;
    ng_strbuf_init(&first, out->allocator);
    ng_strbuf_init(&second, out->allocator);
    ng_edition_lead(edition, &first, &second);
    add_around(out, "<p style=\"margin:0\">", (nutgraf_text){first.ptr, first.len}, "");
    add_around(out, "<br>\n", (nutgraf_text){second.ptr, second.len}, "");
    ng_strbuf_add_cstr(out, "</p>\n");
    out->failed |= first.failed || second.failed;
    ng_strbuf_free(&first);
    ng_strbuf_free(&second);
}

static void add_head(ng_strbuf *out, const ng_edition *edition, nutgraf_text title)
{
    nutgraf_text language = ng_edition_language(edition);
    bool known = language.length && !ng_span_equal(ng_span_make(language.ptr, language.length), NG_SPAN("und"));
    ng_strbuf_add_cstr(out, "<!DOCTYPE html>\n<html");
    if (known) add_around(out, " lang=\"", language, "\"");
    ng_strbuf_add_cstr(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                            "<meta name=\"color-scheme\" content=\"light dark\">\n"
                            "<meta name=\"supported-color-schemes\" content=\"light dark\">\n");
    add_around(out, "<title>", title, "</title>\n</head>\n");
}

void ng_digest_html(const ng_edition *edition, ng_strbuf *out)
{
    const char *own = edition->digest->title;
    nutgraf_text title = {"Digest", 6};
    if (own && *own) title = (nutgraf_text){own, strlen(own)};
    add_head(out, edition, title);
    ng_strbuf_add_cstr(out, "<body style=\"margin:0;padding:0\">\n"
                            "<table role=\"presentation\" style=\"width:100%;max-width:600px;margin:0 auto;border-collapse:collapse;"
                            "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px\">\n"
                            "<tbody>\n<tr><td style=\"padding:20px 16px\">\n");
    add_around(out, "<h1 dir=\"auto\" style=\"margin:0 0 8px 0;font-size:24px;line-height:30px\">", title, "</h1>\n");
    add_lead(out, edition);
    end_row(out);
    for (size_t i = 0; i < edition->count; i++) {
        add_topic(out, ng_edition_heading(edition, i));
        add_story(out, edition, i);
    }
    ng_strbuf_add_cstr(out, "</tbody>\n</table>\n</body>\n</html>\n");
}
