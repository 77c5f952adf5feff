/* What a word says about its language: its script, and the runs of characters in it. The trainer and the library both come
 * here, so that what was learned is what is asked. */
#ifndef NG_LEX_NGRAMS_H
#define NG_LEX_NGRAMS_H

#include "base/span.h"

/* Scripts that several languages share come first, in the order of ng_script_group. */
typedef enum ng_script {
    NG_SCRIPT_LATIN,
    NG_SCRIPT_CYRILLIC,
    NG_SCRIPT_ARABIC,
    NG_SCRIPT_DEVANAGARI,
    NG_SCRIPT_ARMENIAN,
    NG_SCRIPT_BENGALI,
    NG_SCRIPT_ETHIOPIC,
    NG_SCRIPT_GEORGIAN,
    NG_SCRIPT_GREEK,
    NG_SCRIPT_GUJARATI,
    NG_SCRIPT_GURMUKHI,
    NG_SCRIPT_HAN,
    NG_SCRIPT_HANGUL,
    NG_SCRIPT_HEBREW,
    NG_SCRIPT_KANA,
    NG_SCRIPT_KANNADA,
    NG_SCRIPT_KHMER,
    NG_SCRIPT_LAO,
    NG_SCRIPT_MALAYALAM,
    NG_SCRIPT_MONGOLIAN,
    NG_SCRIPT_MYANMAR,
    NG_SCRIPT_ORIYA,
    NG_SCRIPT_SINHALA,
    NG_SCRIPT_TAMIL,
    NG_SCRIPT_TELUGU,
    NG_SCRIPT_THAANA,
    NG_SCRIPT_THAI,
    NG_SCRIPT_TIBETAN,
    NG_SCRIPT_NONE, /* marks, digits and scripts that are not known */
    NG_SCRIPT_COUNT = NG_SCRIPT_NONE
} ng_script;

ng_script ng_script_of(uint32_t code_point);

enum {
    NG_NGRAM_LETTERS = 24, /* so many characters of a word are looked at */
    NG_NGRAM_ORDER = 3,
    NG_NGRAMS_MAX = NG_NGRAM_ORDER * (NG_NGRAM_LETTERS + 2) + 1
};

typedef struct ng_ngrams {
    ng_script script;   /* of its first letter that has one */
    uint32_t letters;   /* code points, at most NG_NGRAM_LETTERS */
    size_t count;
    uint64_t hashes[NG_NGRAMS_MAX];
} ng_ngrams;

/* Of a folded word (lex folds; parts/tokens.h). Runs of 1 to NG_NGRAM_ORDER characters, the word's edges being one each, and
 * the whole word; none when its script is not shared. O(letters). */
void ng_ngrams_of(ng_span folded, ng_ngrams *out);

#endif
