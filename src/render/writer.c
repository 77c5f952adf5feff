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

bool ng_writer_lists(const char *fields, ng_span name)
{
    for (ng_span rest = ng_span_cstr(fields); rest.len;) {
        if (ng_span_equal(ng_span_cut(&rest, ','), name)) return true;
    }
    return false;
}

/* Comma and line before a member or item. */
static void part(ng_writer *w)
{
    if (!w->empty) ng_strbuf_add_char(w->out, ',');
    if (w->depth) new_line(w);
    w->empty = false;
}

/* The names are ours: nothing in them needs an escape. */
static void add_name(ng_writer *w, ng_span name)
{
    if (!ng_strbuf_reserve(w->out, name.len + 4)) return;
    char *to = w->out->ptr + w->out->len;
    *to++ = '"';
    memcpy(to, name.ptr, name.len);
    to += name.len;
    *to++ = '"';
    *to++ = ':';
    if (w->indented) *to++ = ' ';
    w->out->len = (size_t)(to - w->out->ptr);
}

/* What stands before a value: comma, line, name. False when the value is left out. */
static bool begin(ng_writer *w, const char *name)
{
    if (w->muted || (w->fields && w->depth == 1 && !ng_writer_lists(w->fields, ng_span_cstr(name)))) return false;
    part(w);
    if (name) add_name(w, ng_span_cstr(name));
    return true;
}

void ng_writer_open(ng_writer *w, const char *name, char bracket)
{
    if (!begin(w, name)) {
        w->muted++;
        return;
    }
    ng_strbuf_add_char(w->out, bracket);
    w->depth++;
    w->empty = true;
}

void ng_writer_close(ng_writer *w, char bracket)
{
    if (w->muted) {
        w->muted--;
        return;
    }
    w->depth--;
    if (!w->empty) new_line(w);
    ng_strbuf_add_char(w->out, bracket);
    w->empty = false;
}

void ng_writer_raw(ng_writer *w, const char *name, ng_span json)
{
    if (begin(w, name)) ng_strbuf_add(w->out, json);
}

void ng_writer_string(ng_writer *w, const char *name, ng_span text)
{
    if (!text.ptr) {
        ng_writer_raw(w, name, NG_SPAN("null"));
        return;
    }
    if (begin(w, name)) ng_json_add_string(w->out, text);
}

void ng_writer_size(ng_writer *w, const char *name, size_t number)
{
    if (begin(w, name)) ng_strbuf_add_size(w->out, number);
}

void ng_writer_score(ng_writer *w, const char *name, int32_t millionths)
{
    if (begin(w, name)) ng_strbuf_add_fixed4(w->out, millionths);
}

void ng_writer_bool(ng_writer *w, const char *name, bool value)
{
    ng_writer_raw(w, name, value ? NG_SPAN("true") : NG_SPAN("false"));
}

void ng_writer_member(ng_writer *w, ng_span name, ng_span json)
{
    part(w);
    ng_json_add_string(w->out, name);
    ng_strbuf_add(w->out, w->indented ? NG_SPAN(": ") : NG_SPAN(":"));
    ng_strbuf_add(w->out, json);
}
