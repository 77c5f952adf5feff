/* "jsonl": the output record in one line, for batches. */
#include "render/record.h"
#include "render/render.h"

void ng_render_jsonl(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    ng_writer w = ng_writer_make(out, false);
    ng_render_record(result, options, &w);
    ng_strbuf_add_char(out, '\n');
}
