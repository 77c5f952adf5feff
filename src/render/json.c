/* "json": the output record, indented by two spaces, for people and for single articles. */
#include "render/record.h"
#include "render/render.h"

void ng_render_json(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    ng_writer w = ng_writer_make(out, true);
    ng_render_record(result, options, &w);
    ng_strbuf_add_char(out, '\n');
}
