/* The rule for --from auto: an article never begins with a brace, a quoted name that records have, and a colon. A pretty
 * printed object is no JSONL: its first line is a lone brace, and it is left to be read as text.
 */
#include "cli/detect.h"

#include "base/span.h"

/* Members of DESIGN's input record, and those of JSON Feed. */
static const char *const names[] = {"id", "url", "title", "text", "html", "content_text", "content_html", "language", "tags"};

static ng_span skip_space(ng_span text)
{
    while (text.len && memchr(" \t\r\n", text.ptr[0], 4)) text = ng_span_slice(text, 1, text.len);
    return text;
}

/* Whether the quoted string at the beginning of [text] is a record's member: its name, and a colon behind it. */
static bool is_member(ng_span text)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        ng_span name = ng_span_cstr(names[i]), rest;
        if (text.len < name.len + 2 || text.ptr[name.len + 1] != '"') continue;
        if (!ng_span_starts(ng_span_slice(text, 1, text.len), name)) continue;
        rest = skip_space(ng_span_slice(text, name.len + 2, text.len));
        if (rest.len && rest.ptr[0] == ':') return true;
    }
    return false;
}

cli_input cli_detect(const char *data, size_t length)
{
    ng_span text = skip_space(ng_span_unmarked(ng_span_make(data, length)));
    if (text.len == 0 || text.ptr[0] != '{') return INPUT_TEXT;
    text = ng_span_slice(text, 1, text.len);
    ng_span line = ng_span_cut(&text, '\n');
    if (ng_span_equal(ng_span_trim(line), NG_SPAN("}"))) return INPUT_JSONL;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '"' && is_member(ng_span_slice(line, i, line.len))) return INPUT_JSONL;
    }
    return INPUT_TEXT;
}
