/* Learns what the words in a phrase and around it say of it (tag/wording.h), behind a model that has judged it by everything
 * else: a logistic model with an L2 penalty over some thousand sparse features, by coordinate descent (Friedman, Hastie &
 * Tibshirani 2010, "Regularization paths for generalized linear models via coordinate descent"). */
#ifndef NG_TRAIN_PHRASE_WORDS_H
#define NG_TRAIN_PHRASE_WORDS_H

#include "base/strbuf.h"
#include "tag/wording.h"
#include "train/newton.h"

typedef struct ng_phrase_words {
    ng_arena arena;       /* of the keys */
    ng_interner keys;     /* a letter for the place, then the key of the word */
    uint32_t *texts;      /* [keys.count]: how many texts hold the word in this place */
    uint32_t *last_text;  /* [keys.count] */
    size_t key_room;
    struct ng_phrase_word { /* a word of a row; those of row i are items[first[i]] .. items[first[i + 1]] */
        uint32_t key;
        float share;      /* of the places where the phrase stands */
    } *items;
    size_t count;
    size_t room;
    size_t *first;        /* [rows + 1] */
    size_t rows;
    size_t row_room;
} ng_phrase_words;

bool ng_phrase_words_init(ng_phrase_words *words);
void ng_phrase_words_free(ng_phrase_words *words);

/* Adds the words of a candidate, the next row, of a text with this number. False when out of memory. */
bool ng_phrase_words_add(ng_phrase_words *words, const ng_ranker *ranker, uint32_t candidate, uint32_t text);

/* Learns from all rows but those of [leave_out] what their words say beside the weights [model] of their columns. Appends a table
 * for models/und/keyphrases.txt to [out]. False when out of memory. */
bool ng_phrase_words_fit(const ng_phrase_words *words, const ng_rows *rows, const int32_t *model, int64_t leave_out,
                         ng_strbuf *out);

#endif
