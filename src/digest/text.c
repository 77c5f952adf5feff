/* A digest as "text": what is read in a terminal or goes out as the plain half of a mail. */
#include "digest/digest.h"

#include "render/escape.h"

static void escape(ng_strbuf *out, nutgraf_text text)
{
    ng_escape_plain(out, text, false);
}

/* [before] TEXT and a line feed; nothing when there is no text. */
static void add_line(ng_strbuf *out, const char *before, nutgraf_text text)
{
    if (!text.length) return;
    ng_strbuf_add_cstr(out, before);
    escape(out, text);
    ng_strbuf_add_char(out, '\n');
}

/* A line of dashes below it sets a topic off, as it does in Markdown. */
static void add_heading(ng_strbuf *out, nutgraf_text topic)
{
    if (!topic.length) return;
    ng_strbuf_add_char(out, '\n');
    add_line(out, "", topic);
    ng_strbuf_add_cstr(out, "--------------------\n");
}

static void add_origin(ng_strbuf *out, const ng_report *report)
{
    size_t before = out->len;
    ng_digest_origin(out, report, escape);
    if (out->len > before) ng_strbuf_add_char(out, '\n');
}

static void add_tags(ng_strbuf *out, const ng_report_body *body)
{
    for (size_t i = 0; i < body->tag_count; i++) {
        ng_strbuf_add_cstr(out, i ? ", " : "Tags: ");
        escape(out, body->tags[i]);
    }
    if (body->tag_count) ng_strbuf_add_char(out, '\n');
}

static void add_other(ng_strbuf *out, const ng_report *report, bool first)
{
    (void)first;
    ng_strbuf_add_cstr(out, "Also: ");
    escape(out, ng_digest_headline(report));
    size_t before = out->len;
    ng_strbuf_add_cstr(out, " (");
    ng_digest_origin(out, report, escape);
    if (out->len == before + 2) out->len = before;
    else ng_strbuf_add_char(out, ')');
    if (report->address.length && report->headline.length) {
        ng_strbuf_add_char(out, ' ');
        escape(out, report->address);
    }
    ng_strbuf_add_char(out, '\n');
}

static void add_others(ng_strbuf *out, const ng_edition *edition, const ng_story *story)
{
    size_t left = ng_edition_others(edition, story, add_other, out);
    if (!left) return;
    ng_strbuf_add_cstr(out, "Also: ");
    ng_strbuf_add_size(out, left);
    ng_strbuf_add_cstr(out, " more\n");
}

static void add_story(ng_strbuf *out, const ng_edition *edition, size_t i)
{
    const ng_report *report = ng_edition_report(edition, i);
    ng_strbuf_add_char(out, '\n');
    add_line(out, "", ng_digest_headline(report));
    add_origin(out, report);
    add_line(out, "", report->body->blurb);
    if (report->headline.length) add_line(out, "", report->address);
    add_tags(out, report->body);
    add_others(out, edition, ng_edition_story(edition, i));
}

static void add_lead(ng_strbuf *out, const ng_edition *edition)
{
    ng_strbuf lines[2];
    for (int i = 0; i < 2; i++) ng_strbuf_init(&lines[i], out->allocator);
    ng_edition_lead(edition, &lines[0], &lines[1]);
    for (int i = 0; i < 2; i++) {
        add_line(out, "", (nutgraf_text){lines[i].ptr, lines[i].len});
        out->failed |= lines[i].failed;
        ng_strbuf_free(&lines[i]);
    }
}

void ng_digest_text(const ng_edition *edition, ng_strbuf *out)
{
    const char *title = edition->digest->title;
    if (title && *title) {
        add_line(out, "", (nutgraf_text){title, strlen(title)});
        ng_strbuf_add_char(out, '\n');
    }
    add_lead(out, edition);
    for (size_t i = 0; i < edition->count; i++) {
        add_heading(out, ng_edition_heading(edition, i));
        add_story(out, edition, i);
    }
}
