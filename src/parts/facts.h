/* What stages found out about a word that holds in every article of its language. An article has some 190 distinct words, and
 * most of them stood in an earlier one: what tables say about them is kept, so that it is not looked up again. It changes the
 * time only: a stage that finds nothing here finds the same by itself. */
#ifndef NG_PARTS_FACTS_H
#define NG_PARTS_FACTS_H

#include "base/span.h"

enum {
    NG_FACTS_WORD = 19, /* bytes; longer words are rare and looked up each time */
    NG_FACTS_STEM = 3,  /* bytes that a stem has behind those it shares with its word; one with more is asked for */
    NG_FACTS_TAG = 20   /* bytes that the tagger keeps of a word */
};

/* Which of the facts are there. */
enum {
    NG_FACTS_LEXICON = 1,    /* topic: of the language's own lexicon */
    NG_FACTS_TAG_NAMES = 2,  /* tag: in the style of names, or */
    NG_FACTS_TAG_PHRASES = 4, /* in that of keyphrases */
    NG_FACTS_NOISE = 8,       /* clean: of page furniture */
    NG_FACTS_STEMMED = 16,    /* terms */
    NG_FACTS_HINTS = 32,      /* terms */
    NG_FACTS_LISTED = 64,     /* lex: whether the language's list of stop words has it */
    NG_FACTS_STOP = 128       /* it has */
};

/* One line of the processor's cache. */
typedef struct ng_facts {
    uint64_t hash; /* ng_hash of the word */
    char word[NG_FACTS_WORD];
    uint8_t hints; /* terms: what it says of its sentence */
    uint8_t length;
    uint8_t language; /* whose word it is, by number */
    uint8_t known;    /* bits as above */
    uint8_t lexicon_reach;
    uint32_t lexicon_row;
    uint16_t article; /* the last one that held it */
    uint16_t noise_row; /* + 1; 0 for none */
    unsigned char tag[NG_FACTS_TAG];
    uint8_t stem_kept; /* so many bytes of the word begin its stem, and these are behind them, zeros for none */
    char stem_added[NG_FACTS_STEM];
} ng_facts;

_Static_assert(sizeof(ng_facts) == 64, "one line");

#endif
