/* A digest as "text": what is read in a terminal or goes out as the plain half of a mail. */
#include "digest/outline.h"

#include "render/escape.h"

/* [before] TEXT [after]; nothing when there is no text. */
static void add_around(ng_strbuf *out, const char *before, nutgraf_text text, const char *after)
{
    if (!text.length) return;
    ng_strbuf_add_cstr(out, before);
    ng_escape_plain(out, text, false);
    ng_strbuf_add_cstr(out, after);
}

static void begin(ng_strbuf *out, nutgraf_text title, nutgraf_text language, nutgraf_text first, nutgraf_text second)
{
    (void)language;
    add_around(out, "", title, "\n\n");
    add_around(out, "", first, "\n");
    add_around(out, "", second, "\n");
}

/* A line of dashes below it sets a topic off, as it does in Markdown. */
static void topic(ng_strbuf *out, nutgraf_text name)
{
    add_around(out, "\n", name, "\n--------------------\n");
}

static void headline(ng_strbuf *out, const ng_report *report, bool below_topic)
{
    (void)below_topic;
    add_around(out, "\n", ng_report_headline(report), "\n");
}

static void origin(ng_strbuf *out, nutgraf_text text)
{
    add_around(out, "", text, "\n");
}

/* The address below it, unless it stands in the headline's place. */
static void paragraph(ng_strbuf *out, const ng_report *report)
{
    add_around(out, "", report->body->blurb, "\n");
    if (report->headline.length) add_around(out, "", report->address, "\n");
}

static void tags(ng_strbuf *out, nutgraf_text text)
{
    add_around(out, "Tags: ", text, "\n");
}

static void other(ng_strbuf *out, const ng_report *report, nutgraf_text from, bool first)
{
    (void)first;
    add_around(out, "Also: ", ng_report_headline(report), "");
    add_around(out, " (", from, ")");
    if (report->headline.length) add_around(out, " ", report->address, "");
    ng_strbuf_add_char(out, '\n');
}

static void more(ng_strbuf *out, size_t count)
{
    ng_strbuf_add_cstr(out, "Also: ");
    ng_strbuf_add_size(out, count);
    ng_strbuf_add_cstr(out, " more\n");
}

const ng_digest_format ng_digest_text = {"text", begin, topic, headline, origin, paragraph, tags, other, more, NULL, NULL};
