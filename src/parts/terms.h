/* Terms: stems instead of words, and which sentence holds which. Made once for rank, topic and tag alike. */
#ifndef NG_PARTS_TERMS_H
#define NG_PARTS_TERMS_H

#include "base/intern.h"
#include "base/number.h"
#include "base/span.h"

/* Distinct terms, ascending. */
typedef struct ng_term_list {
    const uint32_t *items;
    size_t count;
} ng_term_list;

typedef enum ng_leaning {
    NG_LEANS_NOT,
    NG_LEANS_LIGHTLY, /* it goes on from something: "However, ...", "The company also ...", the rest of a quotation */
    NG_LEANS          /* nobody knows whom it means: "He said ...", or it is no sentence by itself: "he said." */
} ng_leaning;

typedef struct ng_terms {
    const uint32_t *stem_of; /* [tokens.word_count]: the stem of a word, stop words too (a tag may hold one) */
    const ng_span *stems;    /* [stem_count] */
    size_t stem_count;       /* behind the stems of words come pairs of characters, of scripts without spaces */
    const uint8_t *endings;  /* [tokens.word_count]: bytes of the grammatical ending that a stem is without; NULL when the
                                language has none that are taken off */
    const uint32_t *first;   /* [sentences + 1]: the terms of sentence i are items[first[i] .. first[i + 1]) */
    const uint32_t *items;   /* distinct stems of content words (no stop words, no bare punctuation) and pairs, ascending */
    const uint32_t *content; /* stems of all content words as they stand, without those of scripts without spaces: those of
                                sentence i are content[content_first[i] .. content_first[i + 1]) */
    const uint32_t *content_first; /* [sentences + 1] */
    const uint32_t *document_frequency; /* [stem_count]: sentences that hold it as content word */
    const ng_score *quoted;  /* [sentences]: share of the sentence's words that stand in quotation marks */
    const uint8_t *leans;    /* [sentences]: how much of its sense is in the sentence before it, an ng_leaning */
    const bool *captions;    /* [sentences]: it describes a picture: "Jane Smith (left) with ..." */
    const bool *torn;        /* [sentences]: one end of a quotation stands in it and the other one does not */
    const bool *courtesies;  /* [sentences]: it greets, thanks, takes leave or asks to follow, or is a few words in a talk */
    const uint32_t *speech;  /* [sentences]: the first token behind the name of who speaks; NULL in no transcript */
    const bool *days;        /* [sentences]: it names a day of the week */
    const bool *limits;      /* [sentences]: it denies, doubts or limits something: "not", "only", "alleged" */
    ng_term_list title;      /* of the headline's content words */
    ng_interner stem_ids;    /* finds the number of a stem */
    ng_interner pair_ids;    /* of a pair, behind the stems; empty in a text with spaces */
} ng_terms;

/* How many terms of [list] sentence [i] holds. Both ascend. */
static inline size_t ng_terms_held(const ng_terms *terms, size_t i, ng_term_list list)
{
    size_t k = 0, both = 0;
    for (uint32_t at = terms->first[i]; at < terms->first[i + 1] && k < list.count; at++) {
        while (k < list.count && list.items[k] < terms->items[at]) k++;
        both += k < list.count && list.items[k] == terms->items[at];
    }
    return both;
}

#endif
