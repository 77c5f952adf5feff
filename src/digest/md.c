/* A digest as "md": CommonMark. Stories are headings of the second level, of the third below a topic. */
#include "digest/outline.h"

#include "render/escape.h"

/* [before] TEXT [after]; nothing when there is no text. */
static void add_around(ng_strbuf *out, const char *before, nutgraf_text text, const char *after)
{
    if (!text.length) return;
    ng_strbuf_add_cstr(out, before);
    ng_escape_markdown(out, text);
    ng_strbuf_add_cstr(out, after);
}

static void add_link(ng_strbuf *out, const ng_report *report)
{
    if (report->address.length) ng_strbuf_add_char(out, '[');
    ng_escape_markdown(out, ng_report_headline(report));
    if (!report->address.length) return;
    ng_strbuf_add_cstr(out, "](<");
    ng_strbuf_add(out, ng_span_make(report->address.ptr, report->address.length));
    ng_strbuf_add_cstr(out, ">)");
}

/* Both lines of the lead in one paragraph: a backslash breaks the line between them. */
static void begin(ng_strbuf *out, nutgraf_text title, nutgraf_text language, nutgraf_text first, nutgraf_text second)
{
    (void)language;
    add_around(out, "# ", title, "\n\n");
    add_around(out, "", first, "");
    add_around(out, "\\\n", second, "");
    ng_strbuf_add_char(out, '\n');
}

static void topic(ng_strbuf *out, nutgraf_text name)
{
    add_around(out, "\n## ", name, "\n");
}

static void headline(ng_strbuf *out, const ng_report *report, bool below_topic)
{
    ng_strbuf_add_cstr(out, below_topic ? "\n### " : "\n## ");
    add_link(out, report);
    ng_strbuf_add_char(out, '\n');
}

static void origin(ng_strbuf *out, nutgraf_text text)
{
    add_around(out, "\n*", text, "*\n");
}

static void paragraph(ng_strbuf *out, const ng_report *report)
{
    add_around(out, "\n", report->body->blurb, "\n");
}

static void tags(ng_strbuf *out, nutgraf_text text)
{
    add_around(out, "\nTags: ", text, "\n");
}

static void other(ng_strbuf *out, const ng_report *report, nutgraf_text from, bool first)
{
    ng_strbuf_add_cstr(out, first ? "\nAlso:\n\n- " : "- ");
    add_link(out, report);
    add_around(out, " (", from, ")");
    ng_strbuf_add_char(out, '\n');
}

static void more(ng_strbuf *out, size_t count)
{
    ng_strbuf_add_cstr(out, "- and ");
    ng_strbuf_add_size(out, count);
    ng_strbuf_add_cstr(out, " more\n");
}

const ng_digest_format ng_digest_md = {"md", begin, topic, headline, origin, paragraph, tags, other, more, NULL, NULL};
