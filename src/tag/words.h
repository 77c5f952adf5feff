/* What each distinct word of an article is to the tagger: its stem, how common it is elsewhere, what part the tables give
 * it, and how often this article writes it with a capital where a capital says something. */
#ifndef NG_TAG_WORDS_H
#define NG_TAG_WORDS_H

#include "base/arena.h"
#include "model/model.h"
#include "parts/meta.h"
#include "parts/sentences.h"
#include "parts/terms.h"
#include "parts/tokens.h"
#include "tag/style.h"

/* A piece of text in which a phrase may stand: the headline, then each sentence. */
typedef struct ng_tag_segment {
    uint32_t first; /* tokens [first, end) */
    uint32_t end;
    bool title;
    bool apart;   /* the headline stands in none of the sentences: no place of the article */
    bool heading; /* most of its words stand capital, so that a capital says nothing */
    bool shout;   /* most of its words stand in capitals throughout: not even "NATO" says anything */
} ng_tag_segment;

typedef enum ng_word_kind { /* the numbers of models/LANG/generic.txt, plus one */
    NG_KIND_NONE,
    NG_KIND_GENERIC,
    NG_KIND_CALENDAR,
    NG_KIND_CONNECTOR,
    NG_KIND_OPENER,
    NG_KIND_BLOCKER,
    NG_KIND_MONTH,
    NG_KIND_JOINER,
    NG_KIND_PARTICLE,
    NG_KIND_ARTICLE,
    NG_KIND_RELATION,
    NG_KIND_NOUN,
    NG_KIND_ADJECTIVE,
    NG_KIND_DEED /* "change": a verb but behind a noun */
} ng_word_kind;

typedef enum ng_word_class { /* what a word is where it is no name */
    NG_CLASS_BREAK,
    NG_CLASS_STOP,
    NG_CLASS_CALENDAR,
    NG_CLASS_NUMBER,
    NG_CLASS_VERB,
    NG_CLASS_ADVERB,
    NG_CLASS_PARTICIPLE, /* the classes from here on may stand in a phrase */
    NG_CLASS_ADJECTIVE,
    NG_CLASS_NOUN,
    NG_CLASS_NAME
} ng_word_class;

typedef struct ng_tag_word {
    uint32_t stem;
    uint32_t bare;    /* the word itself, or for "trump's" the word "trump" when the article has it */
    uint32_t inner;   /* times it stands where a capital says something */
    uint32_t capital; /* times it then has one */
    bool small_stem;  /* other words with its stem stand small where a capital says something: "vetoed" beside "Vetoes" */
    float rarity;     /* log2 of documents / documents that hold it */
    uint8_t small;    /* share of small initials elsewhere, per cent */
    uint8_t kind;     /* ng_word_kind */
    uint8_t plain;    /* ng_word_class */
    uint8_t verb;     /* share of verb contexts elsewhere, per cent */
    int8_t keyness;   /* how much it draws to headlines elsewhere, in tenths of a log-odd */
    uint8_t ending;   /* bytes of a grammatical ending that is no part of it (terms.endings) */
    bool known;       /* stands in the table of frequencies */
    bool possessive;
    bool stop;
    bool demonym;     /* an adjective of a place that is written small: "russisch" */
    bool common_tail; /* behind its last hyphen stands a common word: "Trump-era" is made from a name, "Jong-un" is one */
} ng_tag_word;

typedef struct ng_tag_words {
    const ng_tag_word *items; /* [tokens.word_count] */
    const ng_tag_segment *segments;
    size_t segment_count;
} ng_tag_words;

/* False when out of memory. O(tokens + words). */
bool ng_tag_words_make(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences, const ng_terms *terms,
                       const ng_language *language, ng_tag_style style, ng_arena *arena, ng_tag_words *out);

/* Whether a capital word begins a name although its place gives every word a capital. */
bool ng_tag_word_is_proper(const ng_tag_words *words, const ng_tokens *tokens, const ng_token *token, bool shout);

/* How much a word of a name draws to headlines elsewhere, in tenths of a log-odd. */
int ng_tag_keyness(const ng_language *language, ng_span word);

/* log2 of articles / articles that name a place by any of its names; 0 when the language counts none. [place] is the name that is
 * shown. */
double ng_tag_place_rarity(const ng_language *language, ng_span place);

/* log2 of [x] >= 1 between powers of two by a straight line: within 0.09, no libm, the same everywhere. */
static inline double ng_tag_log2(double x)
{
    enum { FRACTION_BITS = 52, EXPONENT_OF_ONE = 1023 }; /* of an IEEE double */
    uint64_t bits;
    if (x < 2) return x - 1;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> FRACTION_BITS) - EXPONENT_OF_ONE;
    bits -= (uint64_t)exponent << FRACTION_BITS; /* x / 2^exponent, in [1, 2) */
    memcpy(&x, &bits, sizeof x);
    return exponent + (x - 1);
}

#endif
