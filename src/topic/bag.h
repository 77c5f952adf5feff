/* What a text says to a topic classifier: its distinct words and pairs of neighbouring words, each with its count in the
 * headline and in the text, and of a word that the classifier does not know the character n-grams.
 *
 * A word of a text adds its row times its damped count, and its row holds what its own character n-grams say too, added up when
 * the model was made (train/topics_model.h). The sum over a whole text's character n-grams is thereby taken word by word: it
 * costs nothing for known words, and a word that nobody saw in training, an inflected form or a compound, still speaks by its
 * pieces. The pieces are those of 3, 4 and 5 characters of the word with a space before and behind it ("char_wb" in scikit-learn;
 * bag of subwords: Bojanowski et al., TACL 2017). */
#ifndef NG_TOPIC_BAG_H
#define NG_TOPIC_BAG_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/status.h"
#include "model/classifier.h"
#include "parts/meta.h"
#include "parts/sentences.h"
#include "parts/tokens.h"

/* A topic shows early in a news story, and what comes late is background: words behind this many are not read. This also bounds
 * the cost for a book. */
enum { NG_TOPIC_WORDS = 600 };

enum {
    NG_TOPIC_LEAST_GRAM = 3,
    NG_TOPIC_MOST_GRAM = 5,
    NG_TOPIC_GRAM_WORD = 30, /* characters of a word that are looked at */
    NG_TOPIC_GRAMS = 3 * (NG_TOPIC_GRAM_WORD + 2),
    NG_TOPIC_DAMPED = 64     /* ng_topic_damp knows counts below this */
};

typedef struct ng_topic_term {
    uint64_t hash;
    ng_span word;   /* folded; ptr NULL for a pair */
    uint32_t text;  /* times in the text */
    uint32_t title; /* times in the headline */
} ng_topic_term;

typedef struct ng_topic_bag {
    const ng_topic_term *items; /* words, then pairs */
    size_t count;
} ng_topic_bag;

/* Neighbouring tokens that are read. */
typedef struct ng_topic_run {
    uint32_t from, to;
    bool title;
} ng_topic_run;

/* Occurrences of a word in what is read. */
typedef struct ng_topic_count {
    uint32_t text;
    uint32_t title;  /* in the headline */
    uint32_t number; /* 1: it is one */
} ng_topic_count;

/* What is read of a text: the headline and then its first sentences. */
typedef struct ng_topic_reading {
    ng_topic_run *runs;
    size_t run_count;
    size_t longest_run;     /* tokens */
    size_t words;
    size_t word_end;        /* words from this number on are not read */
    ng_topic_count *counts; /* [word_end + 1]; the last is of no word */
} ng_topic_reading;

/* O(words). */
ng_status ng_topic_read(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences, ng_arena *arena,
                        ng_topic_reading *out, ng_error *error);

/* The words that were read and their pairs: those that [model] may hold, or all when it is NULL. O(words). */
ng_status ng_topic_collect(const ng_tokens *tokens, const ng_topic_reading *reading, const ng_classifier *model, ng_arena *arena,
                           ng_topic_bag *out, ng_error *error);

/* Fills hashes[NG_TOPIC_GRAMS] with the character n-grams of a word, UTF-8; returns how many. None of a single character. */
size_t ng_topic_grams(ng_span word, uint64_t *hashes);

/* 1 + ln(count), in 1/256, of a count >= 1: twice the same word says less than two words. */
static inline uint32_t ng_topic_damp(uint32_t count)
{
    static const uint16_t damped[NG_TOPIC_DAMPED] = { /* round(256 * (1 + ln n)) */
        0, 256, 433, 537, 611, 668, 715, 754, 788, 818, 845, 870, 892, 913, 932, 949,
        966, 981, 996, 1010, 1023, 1035, 1047, 1059, 1070, 1080, 1090, 1100, 1109, 1118, 1127, 1135,
        1143, 1151, 1159, 1166, 1173, 1180, 1187, 1194, 1200, 1207, 1213, 1219, 1225, 1231, 1236, 1242,
        1247, 1252, 1257, 1263, 1268, 1272, 1277, 1282, 1286, 1291, 1295, 1300, 1304, 1308, 1313, 1317,
    };
    return damped[count < NG_TOPIC_DAMPED ? count : NG_TOPIC_DAMPED - 1];
}

#endif
