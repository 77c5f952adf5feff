/* Rendering: the table of formats, and what is common to them.
 *
 * A new format is one file with one function, one line here and one in render.h. The output is made in memory before any of
 * it is handed out, so that a full disk or a cancelled callback never leaves half a record behind. Cost: O(output).
 */
#include "render/render.h"

#include "render/writer.h"

typedef struct format {
    const char *name;
    ng_renderer render;
} format;

static const format formats[] = {
    {"text", ng_render_text},
    {"json", ng_render_json},
    {"jsonl", ng_render_jsonl},
    {"blurb", ng_render_blurb},
    {"md", ng_render_md},
    {"html", ng_render_html},
    {"yaml", ng_render_yaml},
    {"toml", ng_render_toml},
    {"jsonld", ng_render_jsonld},
    {"ninjs", ng_render_ninjs},
    {"meta", ng_render_meta},
    {"tsv", ng_render_tsv},
};

enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

static nutgraf_status fail(nutgraf_error *error, nutgraf_status code, const char *message)
{
    if (error) {
        ng_span text = ng_span_cstr(message);
        error->code = code;
        error->offset = 0;
        memcpy(error->message, text.ptr, text.len + 1);
    }
    return code;
}

static const format *find(const char *name)
{
    for (size_t i = 0; name && i < FORMAT_COUNT; i++) {
        if (ng_span_equal(ng_span_cstr(formats[i].name), ng_span_cstr(name))) return &formats[i];
    }
    return NULL;
}

/* Hands out what was made, and takes its memory back. */
static nutgraf_status finish(ng_strbuf *out, nutgraf_write write, void *user, nutgraf_error *error)
{
    nutgraf_status status = NUTGRAF_OK;
    if (out->failed) {
        status = fail(error, NUTGRAF_NO_MEMORY, "out of memory");
    } else if (out->len && write(user, out->ptr, out->len) != 0) {
        status = fail(error, NUTGRAF_IO, "the output could not be written");
    }
    ng_strbuf_free(out);
    return status;
}

void nutgraf_render_options_init(nutgraf_render_options *options, size_t size)
{
    nutgraf_render_options defaults = {.size = size};
    if (size > sizeof defaults) memset(options, 0, size);
    memcpy(options, &defaults, size < sizeof defaults ? size : sizeof defaults);
}

const char *nutgraf_format(size_t index)
{
    return index < FORMAT_COUNT ? formats[index].name : NULL;
}

nutgraf_status nutgraf_render(const nutgraf_result *result, const char *name, const nutgraf_render_options *options,
                              nutgraf_write write, void *user, nutgraf_error *error)
{
    const format *chosen = find(name);
    nutgraf_render_options used;
    ng_strbuf out;
    if (!result || !write) return fail(error, NUTGRAF_INVALID_ARGUMENT, "no result or no write callback");
    if (!chosen) return fail(error, NUTGRAF_INVALID_ARGUMENT, "unknown output format");
    nutgraf_render_options_init(&used, sizeof used);
    if (options) memcpy(&used, options, options->size < sizeof used ? options->size : sizeof used);
    ng_allocator allocator = {result->allocator.allocate, result->allocator.release, result->allocator.user};
    ng_strbuf_init(&out, allocator.allocate ? allocator : ng_allocator_default());
    chosen->render(result, &used, &out);
    return finish(&out, write, user, error);
}

nutgraf_status nutgraf_render_failure(nutgraf_text id, const char *code, const char *message, size_t line,
                                      nutgraf_write write, void *user, nutgraf_error *error)
{
    ng_strbuf out;
    ng_strbuf_init(&out, ng_allocator_default());
    ng_writer w = ng_writer_make(&out, false);
    ng_writer_open(&w, NULL, '{');
    ng_writer_raw(&w, "id", id.ptr ? ng_span_make(id.ptr, id.length) : NG_SPAN("null"));
    ng_writer_open(&w, "error", '{');
    ng_writer_string(&w, "code", ng_span_cstr(code));
    ng_writer_string(&w, "message", ng_span_cstr(message));
    ng_writer_size(&w, "line", line);
    ng_writer_close(&w, '}');
    ng_writer_close(&w, '}');
    ng_strbuf_add_char(&out, '\n');
    return finish(&out, write, user, error);
}
