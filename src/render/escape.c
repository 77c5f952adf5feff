/* Escapes. Problem: a headline is somebody else's text and may hold "</script>", "---", a quote or an escape sequence. Input:
 * valid UTF-8. Output: the same for a reader, nothing for a parser. Cost: O(n).
 * Source: CommonMark 0.31 (backslash escapes), YAML 1.2 (5.1, 5.7), TOML 1.0 (strings), OWASP (HTML), Unicode TR 36. */
#include "render/escape.h"

#include "wrap/json.h"

/* What stands for an ASCII character of a context; NULL: itself. [first]: it begins the text. */
typedef const char *escape_of(char c, bool first);

typedef enum fate { PASS, REPLACE, DROP } fate;

/* What becomes of the character at [at] that begins with a byte beyond ASCII, and in *length its bytes. */
static fate fate_beyond_ascii(const unsigned char *at, size_t left, size_t *length)
{
    *length = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
    if (*length > left) *length = left;
    if (at[0] == 0xC2 && left > 1 && at[1] < 0xA0) return REPLACE; /* C1 */
    if (left < 3 || *length < 3) return PASS;
    bool low = at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE; /* U+202A-202E */
    bool high = at[0] == 0xE2 && at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9; /* U+2066-2069 */
    if (low || high) return DROP;
    if (at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE) return REPLACE; /* U+FFFE, U+FFFF */
    return PASS;
}

static fate fate_of(const unsigned char *at, size_t left, bool line_feeds, size_t *length)
{
    *length = 1;
    if (at[0] >= 0x80) return fate_beyond_ascii(at, left, length);
    bool control = at[0] < ' ' || at[0] == 0x7F;
    return control && !(line_feeds && at[0] == '\n') ? REPLACE : PASS;
}

static void add(ng_strbuf *out, nutgraf_text text, bool line_feeds, escape_of *escape)
{
    size_t from = 0;
    for (size_t at = 0, length; at < text.length; at += length) {
        fate what = fate_of((const unsigned char *)text.ptr + at, text.length - at, line_feeds, &length);
        const char *instead = escape && what == PASS && length == 1 ? escape(text.ptr[at], at == 0) : NULL;
        if (what == REPLACE) instead = "\xEF\xBF\xBD";
        if (what == PASS && !instead) continue;
        ng_strbuf_add(out, ng_span_make(text.ptr + from, at - from));
        ng_strbuf_add(out, ng_span_cstr(instead));
        from = at + length;
    }
    if (from < text.length) ng_strbuf_add(out, ng_span_make(text.ptr + from, text.length - from));
}

void ng_escape_plain(ng_strbuf *out, nutgraf_text text, bool line_feeds)
{
    add(out, text, line_feeds, NULL);
}

static const char *html(char c, bool first)
{
    (void)first;
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void ng_escape_html(ng_strbuf *out, nutgraf_text text)
{
    add(out, text, false, html);
}

static const char *markdown(char c, bool first)
{
    static const char always[] = "\\`*_[]<>&#~|", beginning[] = "-+=:";
    static const char *const escaped[] = {"\\\\", "\\`", "\\*", "\\_", "\\[", "\\]", "\\<", "\\>", "\\&", "\\#", "\\~", "\\|"};
    static const char *const escaped_first[] = {"\\-", "\\+", "\\=", "\\:"};
    const char *at = c ? strchr(always, c) : NULL;
    if (at) return escaped[at - always];
    at = c && first ? strchr(beginning, c) : NULL;
    return at ? escaped_first[at - beginning] : NULL;
}

/* "1." and "1)" at the beginning would be a list: how many digits come before such a mark; 0 for none. */
static size_t list_number(nutgraf_text text)
{
    size_t digits = 0;
    while (digits < text.length && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') digits++;
    return digits < text.length && (text.ptr[digits] == '.' || text.ptr[digits] == ')') ? digits : 0;
}

void ng_escape_markdown(ng_strbuf *out, nutgraf_text text)
{
    size_t digits = list_number(text);
    if (digits) {
        ng_strbuf_add(out, ng_span_make(text.ptr, digits));
        ng_strbuf_add_char(out, '\\');
        ng_strbuf_add_char(out, text.ptr[digits]);
        text.ptr += digits + 1;
        text.length -= digits + 1;
    }
    add(out, text, false, markdown);
}

void ng_escape_scalar(ng_strbuf *out, nutgraf_text text)
{
    ng_strbuf clean;
    ng_strbuf_init(&clean, out->allocator);
    add(&clean, text, false, NULL);
    ng_json_add_string(out, clean.len ? ng_strbuf_span(&clean) : NG_SPAN(""));
    out->failed |= clean.failed;
    ng_strbuf_free(&clean);
}

bool ng_is_link(nutgraf_text address)
{
    ng_span text = ng_span_make(address.ptr, address.length);
    if (!address.ptr || !(ng_span_starts(text, NG_SPAN("http://")) || ng_span_starts(text, NG_SPAN("https://")))) return false;
    for (size_t at = 0, length; at < text.len; at += length) {
        if (fate_of((const unsigned char *)text.ptr + at, text.len - at, false, &length) != PASS) return false;
        if (strchr(" \"'<>\\^`{|}", text.ptr[at])) return false;
    }
    return true;
}
