/* Where a word or a mark ends: by the class of each character, and by what stands beside it. */
#ifndef NG_LEX_SCAN_H
#define NG_LEX_SCAN_H

#include "base/hash.h"
#include "base/span.h"
#include "parts/tokens.h"
#include "wrap/utf8.h"

enum { NG_APOSTROPHE = '\'', NG_RIGHT_QUOTE = 0x2019 };

/* A word or number of the text. */
typedef struct ng_scan {
    size_t start;
    size_t end;
    unsigned flags; /* NG_TOKEN_x */
    bool folded;    /* it is its own folded form: ASCII without a capital; */
    bool capital;   /* or it is but for the capital that it begins with */
} ng_scan;

/* The character at [at] < end and its length. The text is valid UTF-8. */
static inline ng_char_class ng_scan_class(const char *text, size_t at, size_t end, uint32_t *c, size_t *n)
{
    unsigned char byte = (unsigned char)text[at];
    if (byte < 0x80) {
        *c = byte;
        *n = 1;
        return (ng_char_class)ng_ascii_class[byte];
    }
    *c = 0xfffd;
    *n = ng_utf8_decode(text + at, end - at, c);
    if (*n == 0) *n = 1;
    return ng_utf8_class(*c);
}

/* The class of what stands at [at]; NG_CHAR_SPACE at the end. */
ng_char_class ng_scan_next(const char *text, size_t at, size_t end);

static inline bool ng_scan_is_letter(ng_char_class class)
{
    return class == NG_CHAR_LOWER || class == NG_CHAR_UPPER || class == NG_CHAR_LETTER;
}

static inline bool ng_scan_is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* How many of the bytes at [at] < end are small ASCII letters: eight at a time, without a branch for each. */
static inline size_t ng_scan_small(const char *text, size_t at, size_t end)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    size_t from = at;
    while (at + 8 <= end) {
        uint64_t eight = ng_load64(text + at), low = eight & ~high; /* no sum carries into the next byte */
        uint64_t other = ((~(low + ones * (0x80 - 'a')) | (low + ones * (0x7f - 'z'))) | eight) & high;
        if (other) {
            uint64_t before = (other & (0 - other)) - 1; /* all bits below the first other byte's highest */
            return at - from + (size_t)((before >> 7 & ones) * ones >> 56);
        }
        at += 8;
    }
    while (at < end && ng_scan_is_small(text[at])) at++;
    return at - from;
}

/* Extends [word], whose first character, of [class], is there already: its end, its flags. O(its length). */
void ng_scan_any_word(const char *text, ng_scan *word, size_t end, ng_char_class class);

/* Whether a space stands at [at], or the end, or a comma or a full stop before one of them: no word of letters goes on there. */
static inline bool ng_scan_ends(const char *text, size_t at, size_t end)
{
    if (at < end && (text[at] == '.' || text[at] == ',')) at++;
    return at == end || text[at] == ' ';
}

/* The same, without a call for most words: a letter and small ones. */
static inline void ng_scan_word(const char *text, ng_scan *word, size_t end, ng_char_class class)
{
    bool capital = class == NG_CHAR_UPPER;
    bool letter = (unsigned char)text[word->start] < 0x80 && (capital || class == NG_CHAR_LOWER);
    size_t at = letter ? word->end + ng_scan_small(text, word->end, end) : end;
    if (!letter || !ng_scan_ends(text, at, end)) {
        ng_scan_any_word(text, word, end, class);
        return;
    }
    word->end = at;
    word->flags |= NG_TOKEN_ASCII;
    word->folded = !capital;
    word->capital = capital;
}

/* Where the marks (accents, vowel signs) that begin at [at] end; *last becomes the last of them. */
size_t ng_scan_marks(const char *text, size_t at, size_t end, uint32_t *last);

/* The end of the syllable, or of the part of one that is never divided, whose first character [c] ends before [at]. A grapheme
 * cluster never ends inside. */
size_t ng_scan_syllable(const char *text, size_t at, size_t end, uint32_t c);

/* The end of the run of the character of [n] bytes that stands at [start]; *times is how often, held at 65535. */
size_t ng_scan_run(const char *text, size_t start, size_t end, size_t n, uint16_t *times);

#endif
