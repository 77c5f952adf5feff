/* Problem: a terminal breaks a line in the middle of a word. Input: text that holds no controls but line feeds and the sequences
 * of this file. Output: the same with line feeds for some blanks. Cost: O(n). Source: Unicode TR 11 (columns), by utf8proc. */
#include "render/terminal.h"

#include "wrap/utf8.h"

static void add(ng_strbuf *out, int on, const char *sequence)
{
    if (on) ng_strbuf_add_cstr(out, sequence);
}

void ng_terminal_bold(ng_strbuf *out, int on)
{
    add(out, on, "\x1B[1m");
}

void ng_terminal_faint(ng_strbuf *out, int on)
{
    add(out, on, "\x1B[2m");
}

void ng_terminal_plain(ng_strbuf *out, int on)
{
    add(out, on, "\x1B[0m");
}

/* The columns of a word; sequences, from ESC to "m", take none. */
static size_t columns_of(ng_span word)
{
    size_t columns = 0;
    for (size_t at = 0, n; at < word.len; at += n) {
        uint32_t c = 0xFFFD;
        n = ng_utf8_decode(word.ptr + at, word.len - at, &c);
        if (n == 0) n = 1;
        if (c == 0x1B) {
            const char *end = memchr(word.ptr + at, 'm', word.len - at);
            n = end ? (size_t)(end - word.ptr) + 1 - at : word.len - at;
        } else {
            columns += ng_utf8_columns(c);
        }
    }
    return columns;
}

static void wrap_line(ng_strbuf *out, ng_span line, size_t width)
{
    size_t column = 0;
    for (bool first = true; line.len || first; first = false) {
        ng_span word = ng_span_cut(&line, ' ');
        size_t columns = columns_of(word);
        bool fits = column + 1 + columns <= width;
        if (!first) ng_strbuf_add_char(out, fits ? ' ' : '\n');
        column = first ? columns : fits ? column + 1 + columns : columns;
        ng_strbuf_add(out, word);
    }
}

void ng_terminal_wrap(ng_strbuf *out, ng_span text, size_t width)
{
    while (text.len) {
        ng_span line = ng_span_cut(&text, '\n');
        wrap_line(out, line, width);
        ng_strbuf_add_char(out, '\n');
    }
}
