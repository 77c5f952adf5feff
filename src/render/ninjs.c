/* "ninjs": IPTC's News in JSON, version 3.1 (https://iptc.org/standards/ninjs/). Its only required member is "uri": the article's
 * address, else a name made of the record's id or of the text. Dates stand in it only when they are whole: it wants day, time
 * and zone. */
#include "render/shared.h"
#include "render/render.h"
#include "render/writer.h"

#include "base/hash.h"

enum { PER_CENT = 10000 /* millionths in one */ };

static ng_span span_of(nutgraf_text text)
{
    return ng_span_make(text.ptr, text.length);
}

static void add_text(ng_writer *w, const char *name, nutgraf_text text)
{
    if (text.length) ng_writer_string(w, name, span_of(text));
}

/* "urn:x-nutgraf:" and 16 digits: the same for the same id, or headline and text. */
static void add_name(ng_writer *w, const nutgraf_result *result)
{
    static const char digits[] = "0123456789abcdef";
    char name[sizeof "urn:x-nutgraf:" + 16] = "urn:x-nutgraf:";
    size_t at = sizeof "urn:x-nutgraf:" - 1;
    uint64_t hash = result->id.length ? ng_hash(span_of(result->id))
                                      : ng_hash(span_of(result->headline)) * 31 + ng_hash(span_of(result->summary));
    for (int shift = 60; shift >= 0; shift -= 4) name[at++] = digits[hash >> shift & 15];
    ng_writer_string(w, "uri", ng_span_make(name, at));
}

/* YYYY-MM-DDThh:mm[:ss] and a zone; seconds are added where they are missing. */
static void add_date(ng_writer *w, const char *name, nutgraf_text date)
{
    char whole[40];
    bool timed = date.length >= 17 && date.length < sizeof whole - 4 && date.ptr[10] == 'T';
    bool zoned = timed && (date.ptr[date.length - 1] == 'Z' || memchr(date.ptr + 16, '+', date.length - 16)
                           || memchr(date.ptr + 16, '-', date.length - 16));
    if (!zoned) return;
    size_t extra = date.ptr[16] == ':' ? 0 : 3;
    memcpy(whole, date.ptr, 16);
    memcpy(whole + 16, ":00", extra);
    memcpy(whole + 16 + extra, date.ptr + 16, date.length - 16);
    ng_writer_string(w, name, ng_span_make(whole, date.length + extra));
}

static void add_valued(ng_writer *w, const char *role, nutgraf_text value)
{
    if (!value.length) return;
    ng_writer_open(w, NULL, '{');
    ng_writer_string(w, "role", ng_span_cstr(role));
    ng_writer_string(w, "contentType", NG_SPAN("text/plain"));
    add_text(w, "value", value);
    ng_writer_close(w, '}');
}

static bool is_type(nutgraf_text type, const char *name)
{
    return ng_span_equal(span_of(type), ng_span_cstr(name));
}

static bool has_list(const nutgraf_tag *tag)
{
    return is_type(tag->type, "person") || is_type(tag->type, "organisation") || is_type(tag->type, "place");
}

static void add_tag(ng_writer *w, const nutgraf_tag *tag)
{
    ng_writer_open(w, NULL, '{');
    add_text(w, "name", tag->name);
    ng_writer_string(w, "rel", NG_SPAN("about"));
    add_text(w, "uri", tag->uri);
    ng_writer_close(w, '}');
}

static void add_typed(ng_writer *w, const char *list, const char *type, const nutgraf_result *result)
{
    ng_writer_open(w, list, '[');
    for (size_t i = 0; i < result->tag_count; i++) {
        if (is_type(result->tags[i].type, type)) add_tag(w, &result->tags[i]);
    }
    ng_writer_close(w, ']');
}

static void add_subject(ng_writer *w, const nutgraf_subject *subject)
{
    ng_writer_open(w, NULL, '{');
    add_text(w, "name", subject->name);
    ng_writer_string(w, "rel", NG_SPAN("about"));
    add_text(w, "uri", subject->uri);
    ng_writer_string(w, "creator", NG_SPAN("nutgraf " NUTGRAF_VERSION));
    ng_writer_size(w, "confidence", (size_t)(subject->confidence / PER_CENT));
    ng_writer_close(w, '}');
}

/* In ninjs concepts stand side by side: which is broader, their vocabulary says. */
static void add_subjects(ng_writer *w, const nutgraf_result *result)
{
    ng_writer_open(w, "subjects", '[');
    for (size_t i = 0; i < result->subject_count; i++) {
        const nutgraf_subject *subject = &result->subjects[i];
        add_subject(w, subject);
        for (size_t k = 0; k < subject->narrower_count; k++) add_subject(w, &subject->narrower[k]);
    }
    for (size_t i = 0; i < result->tag_count; i++) {
        bool topic = strcmp(result->tags[i].source, "topic") == 0; /* stands above */
        if (!topic && !has_list(&result->tags[i])) add_tag(w, &result->tags[i]);
    }
    ng_writer_close(w, ']');
}

static void add_standard(ng_writer *w)
{
    ng_writer_open(w, "standard", '{');
    ng_writer_string(w, "name", NG_SPAN("ninjs"));
    ng_writer_string(w, "version", NG_SPAN("3.1"));
    ng_writer_string(w, "schema", NG_SPAN("http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"));
    ng_writer_close(w, '}');
}

static void add_texts(ng_writer *w, const nutgraf_result *result)
{
    ng_writer_open(w, "headlines", '[');
    add_valued(w, "main", result->title);
    ng_writer_close(w, ']');
    ng_writer_open(w, "descriptions", '[');
    add_valued(w, "description", result->description);
    add_valued(w, "summary", result->summary);
    add_valued(w, "dek", result->dek);
    ng_writer_close(w, ']');
    ng_writer_open(w, "bodies", '[');
    add_valued(w, "main", result->text);
    ng_writer_close(w, ']');
}

static void add_source(ng_writer *w, nutgraf_text name)
{
    ng_writer_open(w, "infoSources", '[');
    if (name.length) {
        ng_writer_open(w, NULL, '{');
        add_text(w, "name", name);
        ng_writer_close(w, '}');
    }
    ng_writer_close(w, ']');
}

void ng_render_ninjs(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    (void)options;
    ng_writer writer = ng_writer_make(out, true), *w = &writer;
    nutgraf_text address = ng_address(result);
    ng_writer_open(w, NULL, '{');
    if (address.length) add_text(w, "uri", address);
    else add_name(w, result);
    ng_writer_string(w, "type", NG_SPAN("text"));
    ng_writer_string(w, "representationType", NG_SPAN("partial"));
    add_standard(w);
    add_text(w, "language", result->language);
    add_date(w, "contentCreated", result->date_published);
    add_date(w, "versionCreated", result->date_modified);
    add_text(w, "by", result->byline);
    add_text(w, "located", result->dateline);
    add_text(w, "slugline", result->slug);
    add_texts(w, result);
    add_typed(w, "people", "person", result);
    add_typed(w, "organisations", "organisation", result);
    add_typed(w, "places", "place", result);
    add_subjects(w, result);
    add_source(w, result->source);
    ng_writer_close(w, '}');
    ng_strbuf_add_char(out, '\n');
}
