/* What may stand in a word is looked at one by one, but for runs of small ASCII letters, which are most of a text. */
#include "lex/scan.h"

enum { HYPHEN = 0x2010, NO_BREAK_HYPHEN = 0x2011 };

static bool in_word(ng_char_class class)
{
    return ng_scan_is_letter(class) || class == NG_CHAR_DIGIT || class == NG_CHAR_MARK;
}

static bool is_joiner(uint32_t c)
{
    return c == '-' || c == NG_APOSTROPHE || c == NG_RIGHT_QUOTE || c == HYPHEN || c == NO_BREAK_HYPHEN;
}

ng_char_class ng_scan_next(const char *text, size_t at, size_t end)
{
    uint32_t c;
    size_t n;
    return at < end ? ng_scan_class(text, at, end, &c, &n) : NG_CHAR_SPACE;
}

/* The dot at [dot] belongs to the word that began at [start]: "U.S", "Node.js", "3.14", but not "p.m.Former" and "end.Then".
 * [single] says that the part before the dot is one letter. */
static bool dot_inside(const char *text, size_t dot, size_t end, bool single, bool number)
{
    uint32_t c;
    size_t n;
    if (dot + 1 >= end) return false;
    ng_char_class class = ng_scan_class(text, dot + 1, end, &c, &n);
    if (number) return class == NG_CHAR_DIGIT;
    if (single && ng_scan_is_letter(class)) return !in_word(ng_scan_next(text, dot + 1 + n, end));
    return !single && (class == NG_CHAR_LOWER || class == NG_CHAR_DIGIT);
}

static bool number_joiner(const char *text, uint32_t c, size_t at, size_t end)
{
    return (c == ',' || c == ':' || c == '/') && ng_scan_next(text, at + 1, end) == NG_CHAR_DIGIT;
}

void ng_scan_word(const char *text, ng_scan *word, size_t end, ng_char_class class)
{
    bool number = class == NG_CHAR_DIGIT, first_small = class == NG_CHAR_LOWER;
    bool small = first_small || class == NG_CHAR_LETTER;
    size_t at = word->end, part = word->start, first = at - part, capitals = class == NG_CHAR_UPPER, beyond = first - 1;
    while (at < end) {
        uint32_t c;
        size_t n;
        size_t letters = ng_scan_small(ng_load64(text + at)); /* most characters: the shortest way */
        small |= letters > 0;
        at += letters;
        if (letters > 0) continue;
        class = ng_scan_class(text, at, end, &c, &n);
        if (class == NG_CHAR_LOWER) {
            small = true;
        } else if (in_word(class)) {
            capitals += class == NG_CHAR_UPPER;
            small |= class == NG_CHAR_LETTER;
        } else if (is_joiner(c) && in_word(ng_scan_next(text, at + n, end))) {
            word->flags |= NG_TOKEN_JOINED;
            part = at + n;
        } else if (c == '.' && dot_inside(text, at, end, at - part == (part == word->start ? first : 1), number)) {
            word->flags |= NG_TOKEN_DOTTED;
            part = at + n;
        } else if (!(number && number_joiner(text, c, at, end))) {
            break;
        }
        at += n;
        beyond += n - 1;
    }
    if (capitals >= 2 && !small) word->flags |= NG_TOKEN_UPPER;
    if (beyond == 0) word->flags |= NG_TOKEN_ASCII;
    if (capitals > 0 && first_small) word->flags |= NG_TOKEN_CAMEL;
    word->folded = beyond == 0 && capitals == 0;
    word->end = at;
}

size_t ng_scan_marks(const char *text, size_t at, size_t end, uint32_t *last)
{
    uint32_t c;
    size_t n;
    while (at < end && ng_scan_class(text, at, end, &c, &n) == NG_CHAR_MARK) {
        *last = c;
        at += n;
    }
    return at;
}

/* Whether the consonant that ends before [at] has lost its vowel: it closes the syllable before it then. */
static bool is_closing(const char *text, size_t at, size_t end)
{
    uint32_t c;
    for (size_t n; at < end && ng_scan_class(text, at, end, &c, &n) == NG_CHAR_MARK; at += n) {
        if (ng_utf8_kills_vowel(c)) return true;
    }
    return false;
}

size_t ng_scan_syllable(const char *text, size_t at, size_t end, uint32_t c)
{
    uint32_t last = c;
    at = ng_scan_marks(text, at, end, &last);
    while (at < end) {
        size_t n;
        if (ng_scan_class(text, at, end, &c, &n) != NG_CHAR_SYLLABLE) break;
        if (!ng_utf8_takes_next(last) && !ng_utf8_takes_part(c) && !is_closing(text, at + n, end)) break;
        last = c;
        at = ng_scan_marks(text, at + n, end, &last);
    }
    return at;
}

size_t ng_scan_run(const char *text, size_t start, size_t end, size_t n, uint16_t *times)
{
    size_t at = start + n;
    *times = 1;
    while (at + n <= end && memcmp(text + at, text + start, n) == 0) {
        at += n;
        *times = (uint16_t)(*times + (*times < UINT16_MAX));
    }
    return at;
}
