/* Unicode: decoding, classes, folding, graphemes. The only file that includes utf8proc is utf8.c. */
#ifndef NG_WRAP_UTF8_H
#define NG_WRAP_UTF8_H

#include "base/span.h"
#include "base/strbuf.h"

typedef enum ng_char_class {
    NG_CHAR_OTHER,      /* control, unassigned, private use */
    NG_CHAR_SPACE,      /* White_Space, line breaks too */
    NG_CHAR_UPPER,      /* Lu, Lt */
    NG_CHAR_LOWER,      /* Ll */
    NG_CHAR_LETTER,     /* Lm, Lo: scripts without case */
    NG_CHAR_IDEOGRAPH,  /* Han, Hiragana, Katakana: no spaces between words */
    NG_CHAR_SYLLABLE,   /* letters of the other scripts without spaces: Thai, Lao, Khmer, Burmese ... */
    NG_CHAR_MARK,       /* M*, and the joiners inside words */
    NG_CHAR_DIGIT,      /* Nd */
    NG_CHAR_PUNCTUATION,/* P* */
    NG_CHAR_SYMBOL,     /* S*, No, Nl */
    NG_CHAR_IGNORED     /* soft hyphen */
} ng_char_class;

/* The class of each ASCII character, for loops that must not call anything. */
extern const uint8_t ng_ascii_class[128];

ng_char_class ng_utf8_class_slow(uint32_t code_point);

static inline ng_char_class ng_utf8_class(uint32_t code_point)
{
    return code_point < 128 ? (ng_char_class)ng_ascii_class[code_point] : ng_utf8_class_slow(code_point);
}

/* The scripts that are written without spaces between words, by what a character of them tells. */
typedef enum ng_writing {
    NG_WRITING_SPACED,
    NG_WRITING_HAN,
    NG_WRITING_HIRAGANA,
    NG_WRITING_KATAKANA,
    NG_WRITING_SYLLABLES /* class NG_CHAR_SYLLABLE */
} ng_writing;

/* The script of the first character of valid UTF-8 [text]; SPACED when it is empty. */
ng_writing ng_utf8_writing(ng_span text);

/* Whether the first character of [text] is of a script that writes no full stop: Thai, Lao. */
bool ng_utf8_stopless(ng_span text);

/* For class NG_CHAR_SYLLABLE, in what may never be parted: the letter takes in the one behind it (a vowel written before its
 * consonant, a sign that stacks consonants); it belongs to the one before (a vowel, a sign of repetition); it kills the vowel
 * of the consonant before it, which then belongs to the syllable before. */
bool ng_utf8_takes_next(uint32_t code_point);
bool ng_utf8_takes_part(uint32_t code_point);
bool ng_utf8_kills_vowel(uint32_t code_point);

/* Decodes one code point at [p], n >= 1 bytes left. Returns its length 1..4, or 0 when the bytes are not well-formed
 * (Unicode 15, table 3-7: no surrogates, nothing overlong). *code_point is set only on success. */
size_t ng_utf8_decode(const char *p, size_t n, uint32_t *code_point);

/* How many bytes at [p], where decoding failed, one U+FFFD stands for: the maximal subpart (Unicode 15, 3.9). At least 1. */
size_t ng_utf8_bad_length(const char *p, size_t n);

/* Encodes to [out], at least 4 bytes; returns the length. */
size_t ng_utf8_encode(uint32_t code_point, char *out);

bool ng_utf8_valid(ng_span text);

/* The same, and without NUL, which ends a text in C: what a name of a file that is read must be. */
bool ng_utf8_valid_name(ng_span text);

/* Replaces the content of [out] by the folded form of valid UTF-8 [text]: NFC, Unicode case folding, U+2019 and U+02BC as
 * "'", at most 30 marks in a row. Idempotent. False when out of memory. O(n). */
bool ng_utf8_fold(ng_span text, ng_strbuf *out);

/* The same with the two letters i of Turkish: "I" folds to "ı" and "İ" to "i". */
bool ng_utf8_fold_turkic(ng_span text, ng_strbuf *out);

/* As ng_utf8_fold, without marks on letters ("é" gives "e"), for addresses. */
bool ng_utf8_fold_base(ng_span text, ng_strbuf *out);

size_t ng_utf8_code_points(ng_span text);

/* The end, in bytes, of the grapheme cluster (UAX #29) that begins at byte [at] < text.len of valid UTF-8. */
size_t ng_utf8_grapheme_end(ng_span text, size_t at);
size_t ng_utf8_graphemes(ng_span text);

/* Columns of a terminal that a character takes: 0 for marks, 2 for ideographs and most emoji, else 1. */
size_t ng_utf8_columns(uint32_t code_point);

#endif
