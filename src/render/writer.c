#include "render/writer.h"

#include "wrap/json.h"

ng_writer ng_writer_make(ng_strbuf *out, bool indented)
{
    return (ng_writer){.out = out, .indented = indented, .empty = true};
}

static void new_line(ng_writer *w)
{
    if (!w->indented) return;
    ng_strbuf_add_char(w->out, '\n');
    for (size_t i = 0; i < w->depth; i++) ng_strbuf_add(w->out, NG_SPAN("  "));
}

/* What stands before a value: comma, line, name. */
static void begin(ng_writer *w, const char *name)
{
    if (!w->empty) ng_strbuf_add_char(w->out, ',');
    if (w->depth) new_line(w);
    w->empty = false;
    if (!name) return;
    ng_json_add_string(w->out, ng_span_cstr(name));
    ng_strbuf_add_char(w->out, ':');
    if (w->indented) ng_strbuf_add_char(w->out, ' ');
}

void ng_writer_open(ng_writer *w, const char *name, char bracket)
{
    begin(w, name);
    ng_strbuf_add_char(w->out, bracket);
    w->depth++;
    w->empty = true;
}

void ng_writer_close(ng_writer *w, char bracket)
{
    w->depth--;
    if (!w->empty) new_line(w);
    ng_strbuf_add_char(w->out, bracket);
    w->empty = false;
}

void ng_writer_raw(ng_writer *w, const char *name, ng_span json)
{
    begin(w, name);
    ng_strbuf_add(w->out, json);
}

void ng_writer_string(ng_writer *w, const char *name, ng_span text)
{
    if (!text.ptr) {
        ng_writer_raw(w, name, NG_SPAN("null"));
        return;
    }
    begin(w, name);
    ng_json_add_string(w->out, text);
}

void ng_writer_size(ng_writer *w, const char *name, size_t number)
{
    begin(w, name);
    ng_strbuf_add_size(w->out, number);
}

void ng_writer_score(ng_writer *w, const char *name, int32_t millionths)
{
    begin(w, name);
    ng_strbuf_add_fixed4(w->out, millionths);
}

void ng_writer_bool(ng_writer *w, const char *name, bool value)
{
    ng_writer_raw(w, name, value ? NG_SPAN("true") : NG_SPAN("false"));
}
