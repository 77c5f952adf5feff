/* Sentences of the article, in order. They never overlap, begin and end with a character that is no white space, and what
 * stands between two of them is white space or was not kept. */
#ifndef NG_PARTS_SENTENCES_H
#define NG_PARTS_SENTENCES_H

#include "base/span.h"

typedef struct ng_sentence {
    uint32_t start; /* in lines.text */
    uint32_t end;
    uint32_t first_token; /* tokens [first_token, end_token) */
    uint32_t end_token;
    uint32_t line;
    uint32_t words; /* tokens that are words or numbers */
} ng_sentence;

typedef struct ng_sentences {
    const ng_sentence *items;
    size_t count;
    size_t words; /* of all of them: the article's length */
} ng_sentences;

#endif
