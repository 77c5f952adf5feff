#include "read/shortcode.h"

enum {
    LONGEST_CODE = 500,   /* bytes of a shortcode itself */
    LONGEST_INSIDE = 2000 /* and of what stands between it and the one that closes it */
};

/* Without attributes a word in brackets may be a remark; these are none. */
static const char *const known[] = {"audio", "caption", "embed", "footnote", "gallery", "playlist", "ref", "toc", "video"};

/* Their insides are no text. */
static const char *const silent[] = {"audio", "caption", "code", "embed", "footnote", "gallery", "playlist", "ref", "video"};

static bool is_one_of(ng_span name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (ng_span_equal(name, ng_span_cstr(names[i]))) return true;
    }
    return false;
}

static ng_span name_at(ng_span source, size_t at)
{
    size_t to = at;
    while (to < source.len && ((source.ptr[to] >= 'a' && source.ptr[to] <= 'z') || source.ptr[to] == '_')) to++;
    return ng_span_slice(source, at, to);
}

/* "[/name]" */
static bool closes(ng_span source, size_t at, ng_span name)
{
    return at + name.len + 2 < source.len && source.ptr[at + 1] == '/' && source.ptr[at + 2 + name.len] == ']'
        && ng_span_equal(ng_span_slice(source, at + 2, at + 2 + name.len), name);
}

/* Behind the shortcode that closes [name], when it stands near. */
static size_t inside_end(ng_span source, size_t at, ng_span name)
{
    size_t end = at + LONGEST_INSIDE < source.len ? at + LONGEST_INSIDE : source.len;
    for (size_t i = at; i < end; i++) {
        if (source.ptr[i] == '[' && closes(source, i, name)) return i + name.len + 3;
    }
    return at;
}

/* Behind the bracket that ends attributes like ' id="a"'; 0 when these are none.
 * HTML may have escaped the quotes or made them curly. */
static size_t attributes_end(ng_span source, size_t at)
{
    size_t end = at + LONGEST_CODE < source.len ? at + LONGEST_CODE : source.len;
    bool value = false;
    for (size_t i = at; i < end && source.ptr[i] != '[' && source.ptr[i] != '<'; i++) {
        if (source.ptr[i] == ']') return value ? i + 1 : 0;
        value = value || (source.ptr[i] == '=' && i + 1 < end && memchr("\"'&\xe2", source.ptr[i + 1], 4));
    }
    return 0;
}

size_t ng_shortcode_end(ng_span source, size_t at)
{
    if (at + 4 > source.len || source.ptr[at] != '[') return at;
    bool closing = source.ptr[at + 1] == '/';
    ng_span name = name_at(source, at + 1 + closing);
    size_t end = at + 1 + closing + name.len;
    if (name.len < 3 || end >= source.len) return at;
    if (closing) return source.ptr[end] == ']' ? end + 1 : at;
    bool builder = ng_span_starts(name, NG_SPAN("vc_")) || ng_span_starts(name, NG_SPAN("et_pb_")); /* WPBakery, Divi */
    if (source.ptr[end] == ' ') end = attributes_end(source, end);
    else if (source.ptr[end] == ']' && (builder || is_one_of(name, known, sizeof known / sizeof *known))) end++;
    else end = 0;
    if (!end) return at;
    return is_one_of(name, silent, sizeof silent / sizeof *silent) ? inside_end(source, end, name) : end;
}
