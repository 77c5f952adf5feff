/* A digest as "html": a mail. Clients drop <style>, scripts and often images, and some know tables only: one table, styles in
 * the elements, no image. Nothing has a background and text keeps the client's own colour, so that a dark mode finds nothing to
 * turn wrong; that of links has a contrast of 4.5 on white and on black, and what is said by the way is only fainter.
 * Without any style it is a row of headings, paragraphs and links. */
#include "digest/outline.h"

#include "render/escape.h"

#define QUIET "opacity:.7"
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
    ng_escape_html(out, ng_report_headline(report));
    if (report->address.length) ng_strbuf_add_cstr(out, "</a>");
}

static void add_head(ng_strbuf *out, nutgraf_text title, nutgraf_text language)
{
    bool known = language.length && !ng_span_equal(ng_span_make(language.ptr, language.length), NG_SPAN("und"));
    ng_strbuf_add_cstr(out, "<!DOCTYPE html>\n<html");
    if (known) add_around(out, " lang=\"", language, "\"");
    ng_strbuf_add_cstr(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                            "<meta name=\"color-scheme\" content=\"light dark\">\n"
                            "<meta name=\"supported-color-schemes\" content=\"light dark\">\n");
    add_around(out, "<title>", title, "</title>\n</head>\n");
}

static void begin(ng_strbuf *out, nutgraf_text title, nutgraf_text language, nutgraf_text first, nutgraf_text second)
{
    if (!title.length) title = (nutgraf_text){"Digest", 6};
    add_head(out, title, language);
    ng_strbuf_add_cstr(out, "<body style=\"margin:0;padding:0\">\n"
                            "<table role=\"presentation\" style=\"width:100%;max-width:600px;margin:0 auto;"
                            "border-collapse:collapse;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px\">\n"
                            "<tbody>\n<tr><td style=\"padding:20px 16px\">\n");
    add_around(out, "<h1 dir=\"auto\" style=\"margin:0 0 8px 0;font-size:24px;line-height:30px\">", title, "</h1>\n");
    add_around(out, "<p style=\"margin:0\">", first, "");
    add_around(out, "<br>\n", second, "");
    ng_strbuf_add_cstr(out, "</p>\n");
    end_row(out);
}

static void topic(ng_strbuf *out, nutgraf_text name)
{
    begin_row(out);
    add_around(out, "<h2 style=\"margin:0;padding:8px 0 4px 0;font-size:14px;border-bottom:1px solid #767676\">", name,
               "</h2>\n");
    end_row(out);
}

static void headline(ng_strbuf *out, const ng_report *report, bool below_topic)
{
    begin_row(out);
    ng_strbuf_add_cstr(out, below_topic ? "<h3" : "<h2");
    ng_strbuf_add_cstr(out, " dir=\"auto\" style=\"margin:0 0 4px 0;font-size:18px;line-height:24px\">");
    add_link(out, report);
    ng_strbuf_add_cstr(out, below_topic ? "</h3>\n" : "</h2>\n");
}

static void origin(ng_strbuf *out, nutgraf_text text)
{
    add_around(out, "<p style=\"margin:0 0 4px 0;font-size:13px;" QUIET "\">", text, "</p>\n");
}

static void paragraph(ng_strbuf *out, const ng_report *report)
{
    add_around(out, "<p dir=\"auto\" style=\"margin:0 0 4px 0\">", report->body->blurb, "</p>\n");
}

static void tags(ng_strbuf *out, nutgraf_text text)
{
    add_around(out, "<p dir=\"auto\" style=\"margin:0;font-size:13px;" QUIET "\">Tags: ", text, "</p>\n");
}

static void other(ng_strbuf *out, const ng_report *report, nutgraf_text from, bool first)
{
    if (first) {
        ng_strbuf_add_cstr(out, "<p style=\"margin:8px 0 0 0;font-size:14px\">Also:</p>\n"
                                "<ul style=\"margin:0;padding:0 0 0 20px;font-size:14px\">\n");
    }
    ng_strbuf_add_cstr(out, "<li dir=\"auto\">");
    add_link(out, report);
    add_around(out, " (", from, ")");
    ng_strbuf_add_cstr(out, "</li>\n");
}

static void more(ng_strbuf *out, size_t count)
{
    ng_strbuf_add_cstr(out, "<li>and ");
    ng_strbuf_add_size(out, count);
    ng_strbuf_add_cstr(out, " more</li>\n");
}

static void end_story(ng_strbuf *out, bool others)
{
    if (others) ng_strbuf_add_cstr(out, "</ul>\n");
    end_row(out);
}

static void end(ng_strbuf *out)
{
    ng_strbuf_add_cstr(out, "</tbody>\n</table>\n</body>\n</html>\n");
}

const ng_digest_format ng_digest_html = {"html", begin, topic, headline, origin, paragraph, tags, other, more, end_story, end};
