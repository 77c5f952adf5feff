#include "meta/title_words.h"

#include "base/ascii.h"

enum { MOST_WORDS = 48 /* of a title that are compared */ };

bool ng_title_is_word(char c)
{
    return ng_ascii_is_letter(c) || ng_ascii_is_digit(c) || (unsigned char)c >= 0x80;
}

/* Curly quotation marks, long dashes and their kin (U+2000 to U+203F: E2 80 xx) are no part of words. */
static bool is_mark(ng_span text, size_t at)
{
    return at + 2 < text.len && text.ptr[at] == '\xe2' && text.ptr[at + 1] == '\x80';
}

/* The next word of [rest], cut from it; empty at the end. */
static ng_span next_word(ng_span *rest)
{
    size_t from = 0;
    while (from < rest->len && (is_mark(*rest, from) || !ng_title_is_word(rest->ptr[from]))) from += is_mark(*rest, from) ? 3 : 1;
    size_t to = from;
    while (to < rest->len && ng_title_is_word(rest->ptr[to]) && !is_mark(*rest, to)) to++;
    ng_span word = ng_span_slice(*rest, from, to);
    *rest = ng_span_slice(*rest, to, rest->len);
    return word;
}

size_t ng_title_count(ng_span text)
{
    size_t count = 0;
    while (text.len && next_word(&text).len) count++;
    return count;
}

bool ng_title_holds(ng_span text, ng_span word)
{
    for (size_t i = 0; text.len && i < MOST_WORDS; i++) {
        ng_span w = next_word(&text);
        if (w.len && ng_ascii_equal(w, word)) return true;
    }
    return false;
}

size_t ng_title_shared(ng_span heading, const ng_span *titles, size_t title_count, size_t *words)
{
    size_t shared = 0;
    for (*words = 0; heading.len && *words < MOST_WORDS;) {
        ng_span word = next_word(&heading);
        if (!word.len) break;
        ++*words;
        for (size_t t = 0; t < title_count; t++) {
            if (!ng_title_holds(titles[t], word)) continue;
            shared++;
            break;
        }
    }
    return shared;
}

bool ng_title_is_part(ng_span part, ng_span whole)
{
    for (size_t from = 0; from < whole.len; from++) {
        size_t i = 0, k = from;
        while (i < part.len && k < whole.len) {
            if (!ng_title_is_word(part.ptr[i]))
                i++;
            else if (!ng_title_is_word(whole.ptr[k]))
                k++;
            else if (ng_ascii_lower(part.ptr[i]) != ng_ascii_lower(whole.ptr[k]))
                break;
            else
                i++, k++;
        }
        while (i < part.len && !ng_title_is_word(part.ptr[i])) i++;
        if (i == part.len) return true;
    }
    return false;
}

size_t ng_title_separator(ng_span text, size_t at)
{
    static const char *const marks[] = {
        " | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \xc2\xb7 ", " \xe2\x80\xa2 ", " \xc2\xbb ", " :: ", " / ",
        "| ",  " |", "|"};
    if (text.ptr[at] != ' ' && text.ptr[at] != '|') return 0; /* most bytes; many are asked where bylines are nested */
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (ng_span_starts(ng_span_slice(text, at, text.len), ng_span_cstr(marks[i]))) return strlen(marks[i]);
    }
    return 0;
}
