/* Bytes become lines in one pass that normalises (lines.c) and one over the lines that joins the hard-wrapped ones
 * (unwrap.c).
 */
#include "read/read.h"

#include "read/lines.h"
#include "read/unwrap.h"

ng_status ng_read_check(ng_span title, ng_span source, ng_error *error)
{
    if (source.len <= NG_READ_LIMIT && title.len <= NG_READ_LIMIT - source.len) return NG_OK;
    return ng_fail(error, NG_TOO_LARGE, 0, "the input is longer than %zu bytes", NG_READ_LIMIT);
}

/* Joins hard-wrapped lines; a book has a tenth of them then, and the array of the others goes back. */
static bool unwrap(ng_line_writer *w)
{
    size_t before = w->line_count;
    w->line_count = ng_read_unwrap(w->text, w->lines, before);
    if (w->line_count >= before / 2) return true;
    ng_line *fewer = ng_arena_keep(w->arena, w->lines, w->line_count, sizeof *fewer);
    if (!fewer) return false;
    ng_arena_give_back(w->arena, w->lines);
    w->lines = fewer;
    return true;
}

ng_status ng_read(ng_span title, ng_span source, ng_wrapping wrapping, ng_arena *arena, ng_lines *out, ng_error *error)
{
    ng_line_writer w;
    *out = (ng_lines){.source = source};
    ng_status status = ng_read_check(title, source, error);
    if (status != NG_OK) return status;
    if (!ng_line_writer_begin(&w, title, source, arena)) return ng_fail_memory(error);
    if (title.len) ng_line_writer_title(&w, title);
    size_t mark = ng_span_starts(source, NG_SPAN("\xef\xbb\xbf")) ? 3 : 0;
    ng_line_writer_put(&w, source, mark, source.len, true);
    if (w.len > w.line_start) ng_line_writer_end(&w, 0);
    if (w.failed || (wrapping == NG_WRAP_JOIN && !unwrap(&w))) return ng_fail_memory(error);
    ng_line_writer_finish(&w, source, out);
    return NG_OK;
}
