/* The facade: nutgraf_run reads like the picture in docs/ARCHITECTURE.md. src/run hands the parts from stage to stage; this file
 * says in which order. */
#include "nutgraf.h"

#include "read/decode.h"
#include "read/feed.h"
#include "read/record.h"
#include "result/result.h"
#include "run/handles.h"
#include "run/options.h"
#include "run/run.h"
#include "sketch/sketch.h"

_Static_assert((int)NUTGRAF_UNSUPPORTED == (int)NG_UNSUPPORTED, "status numbers agree");

const char *nutgraf_version(void)
{
    return NUTGRAF_VERSION;
}

const char *nutgraf_status_name(nutgraf_status status)
{
    static const char *const names[] = {"ok", "no_memory", "invalid_argument", "too_large", "bad_json", "bad_record",
                                        "bad_language", "bad_model", "bad_vocabulary", "io", "cancelled", "unsupported"};
    size_t at = (size_t)status;
    return at < sizeof names / sizeof names[0] ? names[at] : "unknown";
}

static ng_status check_cancel(const ng_run *r)
{
    bool cancelled = r->options->cancel && r->options->cancel(r->options->cancel_user);
    return cancelled ? ng_fail(r->error, NG_CANCELLED, 0, "cancelled") : NG_OK;
}

static ng_status run_stages(ng_run *r)
{
    const ng_language *language = NULL;
    unsigned stages = r->options->clean_only ? 0 : r->options->stages;
    ng_status status = ng_run_understand(r, &language);
    if (status == NG_OK) status = check_cancel(r);
    if (status == NG_OK && stages) status = ng_run_take_apart(r, language);
    if (status == NG_OK && (stages & NUTGRAF_SUMMARY)) status = ng_run_summarise(r);
    if (status == NG_OK && (stages & NUTGRAF_SUMMARY) && r->options->fit) status = ng_run_describe(r);
    if (status == NG_OK) status = check_cancel(r);
    if (status == NG_OK && (stages & NUTGRAF_SKETCH)) {
        status = ng_sketch_make(&r->parts.sentences, &r->terms, &r->context->arena, &r->parts.sketch, r->error);
    }
    if (status == NG_OK && (stages & (NUTGRAF_TOPICS | NUTGRAF_TAGS))) status = ng_run_label(r, language);
    if (status == NG_OK && (stages & (NUTGRAF_KEYWORDS | NUTGRAF_TAGS))) status = ng_run_tag(r, language);
    return status;
}

static ng_status finish(ng_run *r, nutgraf_result **out)
{
    ng_status status = NG_OK;
    if (r->source.len > r->options->max_bytes) {
        status = ng_fail(r->error, NG_TOO_LARGE, r->options->max_bytes, "the input is longer than %zu bytes",
                         r->options->max_bytes);
    }
    if (status == NG_OK) status = run_stages(r);
    if (status == NG_OK) {
        r->parts.title_only = r->source.len == 0 && r->parts.lines.has_title;
        status = ng_result_make(out, &r->parts, r->options, r->model->digest, r->context->allocator, r->error);
    }
    return status;
}

nutgraf_status nutgraf_run(nutgraf_result **out, nutgraf_context *context, const nutgraf_model *model,
                           const nutgraf_options *options, const char *text, size_t length, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    nutgraf_options set;
    ng_run_options(&set, options);
    *out = NULL;
    ng_arena_reset(&context->arena);
    ng_run r = {.context = context, .model = ng_run_model(model), .options = &set, .error = &failure};
    r.title = ng_span_cstr(set.title);
    r.source = ng_span_make(text, text ? length : 0);
    r.html = set.input == NUTGRAF_INPUT_HTML;
    r.markdown = set.input == NUTGRAF_INPUT_MARKDOWN;
    r.parts = (ng_outcome){.offset_base = r.html ? "page" : "input", .url = ng_span_cstr(set.url)};
    ng_status status = ng_run_check(&set, &failure);
    if (status == NG_OK) status = ng_run_language(ng_span_cstr(set.language), r.language, &failure);
    if (status == NG_OK) status = finish(&r, out);
    return ng_run_report(error, &failure, status);
}

/* A record's fields over those of the options. A malformed language is the record's fault and no reason to lose it. */
static ng_status take_record(ng_run *r, const ng_record *record)
{
    r->title = record->title.ptr ? record->title : ng_span_cstr(r->options->title);
    r->source = record->text.ptr ? record->text : NG_SPAN("");
    r->given_tags = record->tags;
    r->given_tag_count = record->tag_count;
    r->html = record->html;
    r->is_record = true;
    r->own = record->meta;
    r->parts = (ng_outcome){.offset_base = r->html ? "page" : "field", .id = record->id};
    r->parts.url = record->url.ptr ? record->url : ng_span_cstr(r->options->url);
    if (r->options->passthrough) r->parts.members = record->object;
    if (record->language.ptr) {
        r->parts.bad_language = ng_run_language(record->language, r->language, NULL) != NG_OK;
        if (!r->parts.bad_language) return NG_OK;
    }
    return ng_run_language(ng_span_cstr(r->options->language), r->language, r->error);
}

nutgraf_status nutgraf_run_record(nutgraf_result **out, nutgraf_text *id, nutgraf_context *context,
                                  const nutgraf_model *model, const nutgraf_options *options, const char *line, size_t length,
                                  nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    nutgraf_options set;
    ng_record record = {.text = {NULL, 0}};
    ng_run_options(&set, options);
    *out = NULL;
    ng_arena_reset(&context->arena);
    ng_run r = {.context = context, .model = ng_run_model(model), .options = &set, .error = &failure};
    ng_status status = ng_run_check(&set, &failure);
    if (status == NG_OK) status = ng_record_read(ng_span_make(line, length), &context->arena, &record, &failure);
    if (status == NG_OK && set.passthrough) status = ng_record_members(&record, &context->arena, &failure);
    if (id) *id = (nutgraf_text){record.id.ptr, record.id.len};
    if (status == NG_OK) status = take_record(&r, &record);
    if (status == NG_OK) status = finish(&r, out);
    return ng_run_report(error, &failure, status);
}

nutgraf_status nutgraf_feed_records(const char *data, size_t length, const nutgraf_allocator *allocator, nutgraf_write write,
                                    void *user, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    ng_arena arena;
    ng_strbuf out;
    ng_decoded decoded;
    ng_arena_init(&arena, ng_run_allocator(allocator));
    ng_strbuf_init(&out, arena.allocator);
    ng_status status = ng_read_decode(ng_span_make(data, data ? length : 0), true, &arena, &decoded, &failure);
    if (status == NG_OK) status = ng_feed_records(decoded.text, &arena, &out, &failure);
    if (status == NG_OK && out.len && write(user, out.ptr, out.len) != 0) {
        status = ng_fail(&failure, NG_IO, 0, "the records could not be written");
    }
    ng_strbuf_free(&out);
    ng_arena_free(&arena);
    return ng_run_report(error, &failure, status);
}

void nutgraf_result_free(nutgraf_result *result)
{
    ng_result_free(result);
}
