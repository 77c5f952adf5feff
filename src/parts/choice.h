/* Choice: how long the summary may be, and the sentences that make it. */
#ifndef NG_PARTS_CHOICE_H
#define NG_PARTS_CHOICE_H

#include "base/span.h"

typedef enum ng_length_unit {
    NG_LENGTH_SENTENCES,
    NG_LENGTH_WORDS,      /* white-space separated, as wc -w counts; without spaces see fit/pieces.h */
    NG_LENGTH_CHARACTERS, /* of ng_count */
    NG_LENGTH_RATIO       /* share of the article's words, in millionths */
} ng_length_unit;

/* What a character is where characters are counted. */
typedef enum ng_count {
    NG_COUNT_GRAPHEME,  /* what a reader sees as one (UAX #29) */
    NG_COUNT_CODEPOINT,
    NG_COUNT_UTF16,     /* JavaScript, Java, many databases */
    NG_COUNT_BYTE,      /* of UTF-8 */
    NG_COUNT_X          /* the weights of X: fit/measure.h */
} ng_count;

/* The length that was asked for: a feature of the ranker and the law of fit. */
typedef struct ng_budget {
    ng_length_unit unit;
    size_t length;
    ng_count count;
    ng_span ellipsis; /* behind a cut; ptr NULL: "…", empty: none. It counts */
} ng_budget;

typedef struct ng_choice {
    const uint32_t *sentences; /* in the order asked for */
    size_t count;
    uint32_t cut;   /* when no whole sentence fitted: the position in lines.text where the only one ends; else 0 */
    ng_span ellipsis; /* behind the cut; empty when there is none or no room */
} ng_choice;

#endif
