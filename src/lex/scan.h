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
    bool folded;    /* it is its own folded form: ASCII without a capital */
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

/* How many of the eight bytes are small ASCII letters before the first that is none. No branch. */
static inline size_t ng_scan_small(uint64_t eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    uint64_t low = eight & ~high; /* no sum carries into the next byte */
    uint64_t other = ((~(low + ones * (0x80 - 'a')) | (low + ones * (0x7f - 'z'))) | eight) & high;
    uint64_t before = (other & (0 - other)) - 1; /* all bits below the first other byte's highest */
    return (size_t)((before >> 7 & ones) * ones >> 56);
}

/* The length of the plain word at [text], 0 when none is there: an ASCII letter, which may be a capital, and small ones, at most
 * 15 in all, behind which a space stands, or the end of a line, or a comma or a full stop before one of them. */
static inline size_t ng_scan_plain(const char *text, bool *capital)
{
    enum { EIGHT = 8, REST = 14 };
    unsigned char first = (unsigned char)text[0];
    if ((unsigned)(first | 0x20) - 'a' > 'z' - 'a') return 0;
    size_t head = ng_scan_small(ng_load64(text + 1)), tail = ng_scan_small(ng_load64(text + 1 + EIGHT));
    size_t small = head + (head == EIGHT) * tail;
    if (small > REST) return 0;
    const char *behind = text + 1 + small;
    behind += (*behind == '.') | (*behind == ',');
    *capital = !(first & 0x20);
    bool ends = (*behind == ' ') | (*behind == '\n');
    return ends ? 1 + small : 0;
}

/* Extends [word], whose first character, of [class], is there already: its end, its flags. O(its length). */
void ng_scan_word(const char *text, ng_scan *word, size_t end, ng_char_class class);

/* Where the marks (accents, vowel signs) that begin at [at] end; *last becomes the last of them. */
size_t ng_scan_marks(const char *text, size_t at, size_t end, uint32_t *last);

/* The end of the syllable, or of the part of one that is never divided, whose first character [c] ends before [at]. A grapheme
 * cluster never ends inside. */
size_t ng_scan_syllable(const char *text, size_t at, size_t end, uint32_t c);

/* The end of the run of the character of [n] bytes that stands at [start]; *times is how often, held at 65535. */
size_t ng_scan_run(const char *text, size_t start, size_t end, size_t n, uint16_t *times);

#endif
