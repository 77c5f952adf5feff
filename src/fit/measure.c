/* Lengths. Problem: a push service counts bytes, a database UTF-16, a reader graphemes, and X in a way of its own, and each of
 * them cuts or refuses what is too long by one. Input: text. Output: its length. Cost: O(n). */
#include "fit/measure.h"

#include "wrap/utf8.h"

enum {
    LINK_WEIGHT = 23,
    LONGEST_DOMAIN = 253 /* RFC 1035; and what keeps "a-a-a-a..." linear */
};

static size_t count_utf16(ng_span text)
{
    size_t units = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        units += (c & 0xC0) != 0x80; /* a character begins */
        units += c >= 0xF0;          /* beyond the basic plane: a pair */
    }
    return units;
}

static size_t weight_of(uint32_t c)
{
    bool light = c <= 0x10FF || (c >= 0x2000 && c <= 0x200D) || (c >= 0x2010 && c <= 0x201F) || (c >= 0x2032 && c <= 0x2037);
    return light ? 1 : 2;
}

static size_t weigh(ng_span text)
{
    size_t sum = 0;
    for (size_t at = 0, n; at < text.len; at += n) {
        uint32_t c = 0xFFFD;
        n = ng_utf8_decode(text.ptr + at, text.len - at, &c);
        if (n == 0) n = 1;
        sum += weight_of(c);
    }
    return sum;
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || is_letter(c);
}

/* A character of a link: printable ASCII but what quotes, brackets and ends. */
static bool in_link(char c)
{
    return c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}", c);
}

static size_t link_end(ng_span text, size_t at)
{
    while (at < text.len && in_link(text.ptr[at])) at++;
    while (at > 0 && strchr(".,;:!?'()[]*", text.ptr[at - 1])) at--;
    return at;
}

static bool has_scheme(ng_span rest)
{
    for (size_t i = 0; i < 4; i++) {
        if (rest.len < 8 || (rest.ptr[i] | 0x20) != "http"[i]) return false;
    }
    size_t behind = (rest.ptr[4] | 0x20) == 's' ? 5 : 4;
    return ng_span_starts(ng_span_slice(rest, behind, rest.len), NG_SPAN("://"));
}

/* Whether a run of letters, digits, dots and hyphens has a dot with two letters behind it: the least that a domain is. */
static bool is_domain(ng_span text, size_t at)
{
    for (size_t i = at; i + 2 < text.len && i - at < LONGEST_DOMAIN; i++) {
        if (i > at && text.ptr[i] == '.' && is_letter(text.ptr[i + 1]) && is_letter(text.ptr[i + 2])) return true;
        if (!is_alphanumeric(text.ptr[i]) && text.ptr[i] != '.' && text.ptr[i] != '-') return false;
    }
    return false;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The weight of the link at [at], and in *end where it ends; 0 when there is none. */
static size_t weigh_link(ng_span text, size_t at, size_t *end)
{
    bool scheme = has_scheme(ng_span_slice(text, at, text.len));
    if (!scheme && !is_domain(text, at)) return 0;
    *end = link_end(text, at);
    if (*end <= at) return 0;
    return scheme ? LINK_WEIGHT : larger(LINK_WEIGHT, weigh(ng_span_slice(text, at, *end)));
}

static size_t weigh_with_links(ng_span text)
{
    size_t sum = 0, from = 0;
    bool inside = false; /* a word, in which no link begins */
    for (size_t at = 0; at < text.len;) {
        size_t end = at, weight = 0;
        bool letter = is_alphanumeric(text.ptr[at]);
        if (letter && !inside) weight = weigh_link(text, at, &end);
        inside = letter;
        if (weight == 0) {
            at++;
            continue;
        }
        sum += weigh(ng_span_slice(text, from, at)) + weight;
        from = at = end;
    }
    return from < text.len ? sum + weigh(ng_span_slice(text, from, text.len)) : sum;
}

size_t ng_fit_measure(ng_span text, ng_count count)
{
    if (text.len == 0) return 0;
    switch (count) {
    case NG_COUNT_CODEPOINT: return ng_utf8_code_points(text);
    case NG_COUNT_UTF16: return count_utf16(text);
    case NG_COUNT_BYTE: return text.len;
    case NG_COUNT_X: return weigh_with_links(text);
    default: return ng_utf8_graphemes(text);
    }
}

size_t ng_fit_words(ng_span text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.len; i++) words += text.ptr[i] != ' ' && (i == 0 || text.ptr[i - 1] == ' ');
    return words;
}
