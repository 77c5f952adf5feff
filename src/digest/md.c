/* A digest as "md": CommonMark. Stories are headings of the second level, of the third below a topic. */
#include "digest/digest.h"

#include "render/escape.h"

static void add_link(ng_strbuf *out, const ng_report *report)
{
    if (report->address.length) ng_strbuf_add_char(out, '[');
    ng_escape_markdown(out, ng_digest_headline(report));
    if (!report->address.length) return;
    ng_strbuf_add_cstr(out, "](<");
    ng_strbuf_add(out, ng_span_make(report->address.ptr, report->address.length));
    ng_strbuf_add_cstr(out, ">)");
}

/* [before] TEXT [after]; nothing when there is no text. */
static void add_around(ng_strbuf *out, const char *before, nutgraf_text text, const char *after)
{
    if (!text.length) return;
    ng_strbuf_add_cstr(out, before);
    ng_escape_markdown(out, text);
    ng_strbuf_add_cstr(out, after);
}

static void add_origin(ng_strbuf *out, const ng_report *report)
{
    size_t before = out->len;
    ng_strbuf_add_cstr(out, "\n*");
    ng_digest_origin(out, report, ng_escape_markdown);
    if (out->len == before + 2) out->len = before;
    else ng_strbuf_add_cstr(out, "*\n");
}

static void add_tags(ng_strbuf *out, const ng_report_body *body)
{
    for (size_t i = 0; i < body->tag_count; i++) {
        ng_strbuf_add_cstr(out, i ? ", " : "\nTags: ");
        ng_escape_markdown(out, body->tags[i]);
    }
    if (body->tag_count) ng_strbuf_add_char(out, '\n');
}

static void add_other(ng_strbuf *out, const ng_report *report, bool first)
{
    ng_strbuf_add_cstr(out, first ? "\nAlso:\n\n- " : "- ");
    add_link(out, report);
    size_t before = out->len;
    ng_strbuf_add_cstr(out, " (");
    ng_digest_origin(out, report, ng_escape_markdown);
    if (out->len == before + 2) out->len = before;
    else ng_strbuf_add_char(out, ')');
    ng_strbuf_add_char(out, '\n');
}

static void add_others(ng_strbuf *out, const ng_edition *edition, const ng_story *story)
{
    size_t left = ng_edition_others(edition, story, add_other, out);
    if (!left) return;
    ng_strbuf_add_cstr(out, "- and ");
    ng_strbuf_add_size(out, left);
    ng_strbuf_add_cstr(out, " more\n");
}

static void add_story(ng_strbuf *out, const ng_edition *edition, size_t i)
{
    const ng_report *report = ng_edition_report(edition, i);
    ng_strbuf_add_cstr(out, edition->digest->options.by_topic ? "\n### " : "\n## ");
    add_link(out, report);
    ng_strbuf_add_char(out, '\n');
    add_origin(out, report);
    add_around(out, "\n", report->body->blurb, "\n");
    add_tags(out, report->body);
    add_others(out, edition, ng_edition_story(edition, i));
}

/* Both lines in one paragraph: a backslash breaks the line between them. */
static void add_lead(ng_strbuf *out, const ng_edition *edition)
{
    ng_strbuf first, second;
    ng_strbuf_init(&first, out->allocator);
    ng_strbuf_init(&second, out->allocator);
    ng_edition_lead(edition, &first, &second);
    add_around(out, "", (nutgraf_text){first.ptr, first.len}, "");
    add_around(out, "\\\n", (nutgraf_text){second.ptr, second.len}, "");
    ng_strbuf_add_char(out, '\n');
    out->failed |= first.failed || second.failed;
    ng_strbuf_free(&first);
    ng_strbuf_free(&second);
}

void ng_digest_md(const ng_edition *edition, ng_strbuf *out)
{
    const char *title = edition->digest->title;
    if (title) add_around(out, "# ", (nutgraf_text){title, strlen(title)}, "\n\n");
    add_lead(out, edition);
    for (size_t i = 0; i < edition->count; i++) {
        add_around(out, "\n## ", ng_edition_heading(edition, i), "\n");
        add_story(out, edition, i);
    }
}
