/* Terms: stems instead of words, and which sentence holds which. Made once for rank, topic and tag alike. */
#ifndef NG_PARTS_TERMS_H
#define NG_PARTS_TERMS_H

#include "base/intern.h"
#include "base/number.h"
#include "base/span.h"

typedef struct ng_terms {
    const uint32_t *stem_of; /* [tokens.word_count]: the stem of a word, stop words too (a tag may hold one) */
    const ng_span *stems;    /* [stem_count] */
    size_t stem_count;       /* behind the stems of words come pairs of characters, of scripts without spaces */
    const uint8_t *endings;  /* [tokens.word_count]: bytes of the grammatical ending that a stem is without; NULL when the
                                language has none that are taken off */
    const uint32_t *first;   /* [sentences + 1]: the terms of sentence i are items[first[i] .. first[i + 1]) */
    const uint32_t *items;   /* distinct stems of content words (no stop words, no bare punctuation) and pairs, ascending */
    const uint32_t *document_frequency; /* [stem_count]: sentences that hold it as content word */
    const uint32_t *title;   /* distinct stems of the headline's content words, ascending */
    size_t title_count;
    const ng_score *quoted;  /* [sentences]: share of the sentence's words that stand in quotation marks */
} ng_terms;

#endif
