/* The outline that a digest has in every format: a lead, and of each story its headline, where it is from, a paragraph, tags and
 * the other reports. It goes out in pieces, so that memory does not hold all of it. */
#include "digest/outline.h"

enum { PIECE = 65536 }; /* bytes of the output that are written at once */

nutgraf_text ng_report_headline(const ng_report *report)
{
    static const nutgraf_text none = {"(no headline)", 13};
    if (report->headline.length) return report->headline;
    return report->address.length ? report->address : none;
}

static void add(ng_strbuf *out, nutgraf_text text)
{
    ng_strbuf_add(out, ng_span_make(text.ptr, text.length));
}

static nutgraf_text text_of(const ng_strbuf *buffer)
{
    return (nutgraf_text){buffer->ptr, buffer->len};
}

/* "Courier, 2024-05-06"; what is not known is left out. */
static nutgraf_text origin_of(ng_strbuf *scratch, const ng_report *report)
{
    nutgraf_text day = report->date;
    if (day.length > NG_DAY) day.length = NG_DAY;
    ng_strbuf_clear(scratch);
    add(scratch, report->source);
    if (report->source.length && day.length) ng_strbuf_add_cstr(scratch, ", ");
    add(scratch, day);
    return text_of(scratch);
}

static nutgraf_text tags_of(ng_strbuf *scratch, const ng_report_body *body)
{
    ng_strbuf_clear(scratch);
    for (size_t i = 0; i < body->tag_count; i++) {
        if (i) ng_strbuf_add_cstr(scratch, ", ");
        add(scratch, body->tags[i]);
    }
    return text_of(scratch);
}

static void add_others(const ng_digest_format *format, ng_strbuf *out, ng_strbuf *scratch, const ng_story *story)
{
    size_t named = 0;
    for (const ng_report *other = story->first; other && named < NG_MOST_OTHERS; other = other->next) {
        if (other != story->best) format->other(out, other, origin_of(scratch, other), named++ == 0);
        out->failed |= scratch->failed;
    }
    if (story->count - 1 > named) format->more(out, story->count - 1 - named);
}

static void add_story(const ng_digest_format *format, ng_strbuf *out, ng_strbuf *scratch, const ng_edition *edition, size_t i)
{
    const ng_story *story = ng_edition_story(edition, i);
    const ng_report *report = story->best;
    nutgraf_text topic = ng_edition_heading(edition, i);
    if (topic.length) format->topic(out, topic);
    format->headline(out, report, edition->digest->options.by_topic != 0);
    nutgraf_text origin = origin_of(scratch, report);
    if (origin.length) format->origin(out, origin);
    out->failed |= scratch->failed;
    format->paragraph(out, report);
    nutgraf_text tags = tags_of(scratch, report->body);
    if (tags.length) format->tags(out, tags);
    out->failed |= scratch->failed;
    add_others(format, out, scratch, story);
    if (format->end_story) format->end_story(out, story->count > 1);
}

static void add_lead(const ng_digest_format *format, ng_strbuf *out, ng_strbuf *first, const ng_edition *edition)
{
    ng_strbuf second;
    nutgraf_text title = {edition->digest->title, 0};
    if (title.ptr) title.length = strlen(title.ptr);
    ng_strbuf_init(&second, out->allocator);
    ng_edition_lead(edition, first, &second);
    format->begin(out, title, ng_edition_language(edition), text_of(first), text_of(&second));
    out->failed |= first->failed || second.failed;
    ng_strbuf_free(&second);
}

bool ng_digest_write(const ng_edition *edition, const ng_digest_format *format, nutgraf_write write, void *user, bool *refused)
{
    ng_strbuf out, scratch;
    ng_strbuf_init(&out, edition->digest->allocator);
    ng_strbuf_init(&scratch, edition->digest->allocator);
    add_lead(format, &out, &scratch, edition);
    for (size_t i = 0; i < edition->count && !out.failed && !*refused; i++) {
        add_story(format, &out, &scratch, edition, i);
        if (out.failed || out.len < PIECE) continue;
        *refused = write(user, out.ptr, out.len) != 0;
        out.len = 0;
    }
    if (format->end) format->end(&out);
    bool good = !out.failed;
    if (good && !*refused && out.len) *refused = write(user, out.ptr, out.len) != 0;
    ng_strbuf_free(&out);
    ng_strbuf_free(&scratch);
    return good;
}
