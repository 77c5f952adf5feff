/* The output record, schema "nutgraf/1".
 *
 * Names follow schema.org (headline, datePublished, wordCount), IPTC ninjs (subjects, slug, byline) and the cloud services
 * (mentions with offset and length). Every key is always there, null or empty where nothing is known, in a fixed order: a
 * consumer may rely on it, and two runs can be compared by diff. Additions go to the end of an object; nothing is ever
 * renamed under this schema.
 */
#include "render/record.h"

static ng_span span_of(nutgraf_text text)
{
    return ng_span_make(text.ptr, text.length);
}

static void add_text(ng_writer *w, const char *name, nutgraf_text text)
{
    ng_writer_string(w, name, span_of(text));
}

static void add_place(ng_writer *w, nutgraf_place place)
{
    ng_writer_size(w, "offset", place.offset);
    ng_writer_size(w, "length", place.length);
}

static void add_given_tags(ng_writer *w, const nutgraf_result *result)
{
    ng_writer_open(w, "givenTags", '[');
    for (size_t i = 0; i < result->given_tag_count; i++) add_text(w, NULL, result->given_tags[i]);
    ng_writer_close(w, ']');
}

static void add_head(ng_writer *w, const nutgraf_result *result)
{
    ng_writer_string(w, "schema", NG_SPAN("nutgraf/1"));
    ng_writer_raw(w, "id", result->id.ptr ? span_of(result->id) : NG_SPAN("null"));
    add_text(w, "url", result->url);
    add_text(w, "language", result->language);
    add_text(w, "headline", result->headline);
    add_text(w, "dek", result->dek);
    add_text(w, "slug", result->slug);
    add_text(w, "byline", result->byline);
    add_text(w, "dateline", result->dateline);
    add_text(w, "section", result->section);
    add_text(w, "datePublished", result->date_published);
    add_text(w, "dateModified", result->date_modified);
    add_given_tags(w, result);
}

static void add_sentence(ng_writer *w, const nutgraf_sentence *sentence, bool explain)
{
    ng_writer_open(w, NULL, '{');
    add_text(w, "text", sentence->text);
    ng_writer_score(w, "rankScore", sentence->score);
    ng_writer_size(w, "rank", sentence->rank);
    ng_writer_size(w, "index", sentence->index);
    add_place(w, sentence->place);
    ng_writer_bool(w, "selected", sentence->selected);
    if (explain) {
        ng_writer_open(w, "features", '{');
        ng_writer_score(w, "centrality", sentence->centrality);
        ng_writer_score(w, "position", sentence->position);
        ng_writer_score(w, "content", sentence->content);
        ng_writer_close(w, '}');
    }
    ng_writer_close(w, '}');
}

static void add_keyword(ng_writer *w, const nutgraf_keyword *keyword)
{
    ng_writer_open(w, NULL, '{');
    add_text(w, "text", keyword->text);
    ng_writer_score(w, "score", keyword->score);
    ng_writer_size(w, "count", keyword->count);
    ng_writer_open(w, "mentions", '[');
    for (size_t i = 0; i < keyword->mention_count; i++) {
        ng_writer_open(w, NULL, '{');
        add_place(w, keyword->mentions[i]);
        ng_writer_close(w, '}');
    }
    ng_writer_close(w, ']');
    ng_writer_close(w, '}');
}

static void add_tag(ng_writer *w, const nutgraf_tag *tag)
{
    ng_writer_open(w, NULL, '{');
    add_text(w, "name", tag->name);
    add_text(w, "uri", tag->uri);
    add_text(w, "type", tag->type);
    ng_writer_string(w, "source", ng_span_cstr(tag->source));
    ng_writer_close(w, '}');
}

/* A desk's own labels have no address, and then no "uri". */
static void add_label(ng_writer *w, const nutgraf_subject *subject)
{
    add_text(w, "name", subject->name);
    if (subject->uri.ptr) add_text(w, "uri", subject->uri);
    ng_writer_score(w, "confidence", subject->confidence);
}

static void add_subject(ng_writer *w, const nutgraf_subject *subject)
{
    ng_writer_open(w, NULL, '{');
    add_label(w, subject);
    if (subject->narrower_count) {
        ng_writer_open(w, "narrower", '[');
        for (size_t i = 0; i < subject->narrower_count; i++) {
            ng_writer_open(w, NULL, '{');
            add_label(w, &subject->narrower[i]);
            ng_writer_close(w, '}');
        }
        ng_writer_close(w, ']');
    }
    ng_writer_close(w, '}');
}

static void add_findings(ng_writer *w, const nutgraf_result *result, bool explain)
{
    add_text(w, "description", result->description.length ? result->description : (nutgraf_text){NULL, 0});
    add_text(w, "summary", result->summary);
    ng_writer_bool(w, "truncated", result->truncated);
    ng_writer_open(w, "sentences", '[');
    for (size_t i = 0; i < result->sentence_count; i++) add_sentence(w, &result->sentences[i], explain);
    ng_writer_close(w, ']');
    ng_writer_open(w, "keywords", '[');
    for (size_t i = 0; i < result->keyword_count; i++) add_keyword(w, &result->keywords[i]);
    ng_writer_close(w, ']');
    ng_writer_open(w, "tags", '[');
    for (size_t i = 0; i < result->tag_count; i++) add_tag(w, &result->tags[i]);
    ng_writer_close(w, ']');
    ng_writer_open(w, "subjects", '[');
    for (size_t i = 0; i < result->subject_count; i++) add_subject(w, &result->subjects[i]);
    ng_writer_close(w, ']');
}

/* --clean-only: the article itself instead of what was found in it. Its words are not counted then. */
static void add_article(ng_writer *w, const nutgraf_result *result)
{
    add_text(w, "text", result->text);
    ng_writer_bool(w, "truncated", result->truncated);
}

static const char *unit_name(nutgraf_offset_unit unit)
{
    switch (unit) {
    case NUTGRAF_OFFSET_CODEPOINT: return "codepoint";
    case NUTGRAF_OFFSET_UTF16: return "utf16";
    default: return "byte";
    }
}

static void add_removed(ng_writer *w, const nutgraf_removed *removed)
{
    ng_writer_open(w, NULL, '{');
    add_place(w, removed->place);
    ng_writer_string(w, "reason", ng_span_cstr(removed->reason));
    ng_writer_close(w, '}');
}

static void add_generator(ng_writer *w, const char *digest)
{
    ng_strbuf model;
    ng_strbuf_init(&model, w->out->allocator);
    ng_strbuf_add(&model, NG_SPAN("sha256:"));
    ng_strbuf_add(&model, ng_span_cstr(digest));
    ng_writer_open(w, "generator", '{');
    ng_writer_string(w, "name", NG_SPAN("nutgraf"));
    ng_writer_string(w, "version", NG_SPAN(NUTGRAF_VERSION));
    ng_writer_string(w, "model", ng_strbuf_span(&model));
    ng_writer_close(w, '}');
    w->out->failed |= model.failed;
    ng_strbuf_free(&model);
}

static void add_tail(ng_writer *w, const nutgraf_result *result)
{
    if (!result->text.ptr) ng_writer_size(w, "wordCount", result->word_count);
    ng_writer_string(w, "offsetUnit", ng_span_cstr(unit_name(result->offset_unit)));
    ng_writer_string(w, "offsetBase", ng_span_cstr(result->offset_base));
    ng_writer_open(w, "removed", '[');
    for (size_t i = 0; i < result->removed_count; i++) add_removed(w, &result->removed[i]);
    ng_writer_close(w, ']');
    ng_writer_open(w, "warnings", '[');
    for (size_t i = 0; i < result->warning_count; i++) ng_writer_string(w, NULL, ng_span_cstr(result->warnings[i]));
    ng_writer_close(w, ']');
    add_generator(w, result->model_digest);
    add_text(w, "source", result->source);
    add_text(w, "canonicalUrl", result->canonical_url);
    add_text(w, "image", result->image);
}

/* The members in their order: "text" is that of a cleaned article, which has no findings and no "wordCount". */
static const char *const member_names[] = {
    "schema", "id", "url", "language", "headline", "dek", "slug", "byline", "dateline", "section", "datePublished",
    "dateModified", "givenTags", "description", "summary", "text", "truncated", "sentences", "keywords", "tags", "subjects",
    "wordCount", "offsetUnit", "offsetBase", "removed", "warnings", "generator", "source", "canonicalUrl", "image",
};

const char *nutgraf_field(size_t index)
{
    return index < sizeof member_names / sizeof member_names[0] ? member_names[index] : NULL;
}

/* Whether the record has a member of this name by itself. "error" is that of failure records alone:
 * who looks for it finds those. */
static bool is_own(const nutgraf_result *result, const char *fields, ng_span name)
{
    if (ng_span_equal(name, NG_SPAN("error"))) return true;
    if (fields && !ng_writer_lists(fields, name)) return false;
    if (!result->text.ptr && ng_span_equal(name, NG_SPAN("text"))) return false;
    for (size_t i = 0; i < sizeof member_names / sizeof member_names[0]; i++) {
        if (ng_span_equal(name, ng_span_cstr(member_names[i]))) return true;
    }
    return false;
}

/* What the record that came in has besides. */
static void add_members(ng_writer *w, const nutgraf_result *result)
{
    for (size_t i = 0; i < result->member_count; i++) {
        ng_span name = span_of(result->members[i].name);
        if (!is_own(result, w->fields, name)) ng_writer_member(w, name, span_of(result->members[i].json));
    }
}

void ng_render_record(const nutgraf_result *result, const nutgraf_render_options *options, ng_writer *w)
{
    ng_writer_open(w, NULL, '{');
    w->fields = options->fields;
    add_head(w, result);
    if (result->text.ptr) {
        add_article(w, result);
    } else {
        add_findings(w, result, options->explain);
    }
    add_tail(w, result);
    add_members(w, result);
    ng_writer_close(w, '}');
}
