/* The kinds of texts that a model of keyphrases tells apart: each file that is learned from is one. */
#ifndef NG_TRAIN_TEXT_KINDS_H
#define NG_TRAIN_TEXT_KINDS_H

#include "tag/rank.h"
#include "train/newton.h"

typedef struct ng_text_kinds {
    ng_rows rows;  /* a row for each text: what is known of it */
    size_t count;
    uint32_t *kind; /* [count] */
    size_t *gold;   /* [count]: keyphrases that people gave */
    size_t room;
} ng_text_kinds;

void ng_text_kinds_free(ng_text_kinds *kinds);

/* Adds a text of a file with [gold] keyphrases; files behind the last kind are of the last one. False when out of memory. */
bool ng_text_kinds_add(ng_text_kinds *kinds, const int32_t *text, size_t file, uint32_t fold, size_t gold);

/* Learns from the texts of all folds but [leave_out] (-1: of all) to tell the kinds, and how many keyphrases a text of each has:
 * weights[NG_TEXT_WEIGHTS] of a model. */
bool ng_text_kinds_fit(ng_text_kinds *kinds, double cost, int64_t leave_out, int32_t *weights);

/* Fills the columns behind the first NG_F_PHRASES_COUNT of [rows]: these times the likeness of row i's text, which is number
 * text_of[i], to each kind. */
bool ng_text_kinds_spread(const ng_text_kinds *kinds, const int32_t *weights, ng_rows *rows, const uint32_t *text_of);

#endif
