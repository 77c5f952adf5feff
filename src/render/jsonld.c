/* "jsonld": schema.org's NewsArticle, for a <script type="application/ld+json">. "<", ">" and "&" are written as escapes, so that
 * no text of the article ends the script. */
#include "render/shared.h"
#include "render/render.h"
#include "render/writer.h"

static void add_text(ng_writer *w, const char *name, nutgraf_text text)
{
    if (text.length) ng_writer_string(w, name, ng_span_make(text.ptr, text.length));
}

/* An object of one type that has a name. */
static void add_named(ng_writer *w, const char *member, const char *type, nutgraf_text name, nutgraf_text address)
{
    if (!name.length) return;
    ng_writer_open(w, member, '{');
    ng_writer_string(w, "@type", ng_span_cstr(type));
    add_text(w, "name", name);
    add_text(w, "sameAs", address);
    ng_writer_close(w, '}');
}

static void add_lists(ng_writer *w, const nutgraf_result *result)
{
    ng_writer_open(w, "keywords", '[');
    for (size_t i = 0; i < result->tag_count; i++) add_text(w, NULL, result->tags[i].name);
    ng_writer_close(w, ']');
    ng_writer_open(w, "about", '[');
    for (size_t i = 0; i < result->subject_count; i++) {
        const nutgraf_subject *subject = &result->subjects[i];
        add_named(w, NULL, "Thing", subject->name, subject->uri);
        for (size_t k = 0; k < subject->narrower_count; k++) {
            add_named(w, NULL, "Thing", subject->narrower[k].name, subject->narrower[k].uri);
        }
    }
    ng_writer_close(w, ']');
}

static void add_article(ng_writer *w, const nutgraf_result *result)
{
    nutgraf_text none = {NULL, 0};
    ng_writer_open(w, NULL, '{');
    ng_writer_string(w, "@context", NG_SPAN("https://schema.org"));
    ng_writer_string(w, "@type", NG_SPAN("NewsArticle"));
    add_text(w, "headline", result->title);
    add_text(w, "alternativeHeadline", result->dek);
    add_text(w, "description", ng_lead(result));
    add_text(w, "abstract", result->summary);
    add_text(w, "articleBody", result->text);
    add_text(w, "inLanguage", result->language);
    add_text(w, "datePublished", result->date_published);
    add_text(w, "dateModified", result->date_modified);
    add_named(w, "author", "Person", result->byline, none);
    add_named(w, "publisher", "Organization", result->source, none);
    add_text(w, "dateline", result->dateline);
    add_text(w, "articleSection", result->section);
    add_text(w, "url", ng_address(result));
    add_text(w, "mainEntityOfPage", ng_address(result));
    add_text(w, "image", result->image);
    if (!result->text.ptr) ng_writer_size(w, "wordCount", result->word_count);
    add_lists(w, result);
    ng_writer_close(w, '}');
}

/* Within JSON these three stand in strings alone. */
static void add_for_script(ng_strbuf *out, ng_span json)
{
    for (size_t i = 0; i < json.len; i++) {
        char c = json.ptr[i];
        if (c == '<') ng_strbuf_add(out, NG_SPAN("\\u003c"));
        else if (c == '>') ng_strbuf_add(out, NG_SPAN("\\u003e"));
        else if (c == '&') ng_strbuf_add(out, NG_SPAN("\\u0026"));
        else ng_strbuf_add_char(out, c);
    }
    ng_strbuf_add_char(out, '\n');
}

void ng_render_jsonld(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    (void)options;
    ng_strbuf json;
    ng_strbuf_init(&json, out->allocator);
    ng_writer w = ng_writer_make(&json, true);
    add_article(&w, result);
    add_for_script(out, ng_strbuf_span(&json));
    out->failed |= json.failed;
    ng_strbuf_free(&json);
}
