/* cut: where a sentence that is too long may end. */
#ifndef NG_FIT_CUT_H
#define NG_FIT_CUT_H

#include "fit/fit.h"
#include "model/model.h"

/* How good a cut is; a better one is a larger number. */
typedef enum ng_cut_kind {
    NG_CUT_NONE,   /* there is no place: each would be too long, or drop what may not be dropped */
    NG_CUT_FORCED, /* within a word, or without what may not be dropped */
    NG_CUT_ROUGH,  /* behind a word that leads on, or before there is a verb */
    NG_CUT_WORD,   /* behind a word */
    NG_CUT_CLAUSE  /* what is left is a whole thought, as far as marks and verbs tell */
} ng_cut_kind;

typedef struct ng_cut {
    uint32_t end; /* in lines.text */
    ng_cut_kind kind;
} ng_cut;

/* The best cut of [sentence] within the budget, the ellipsis counted: a clause, else a word. Nothing is open behind it, neither
 * quotation nor bracket, and what was left off holds no NG_CUT_WORD_KEEP or NG_CUT_WORD_SPEECH. O(bytes of the sentence). */
ng_cut ng_cut_find(const ng_fit_input *in, const ng_sentence *sentence, const ng_budget *budget);

/* The longest cut, whatever it drops; within a word when the first one is too long. NG_CUT_NONE when no character fits. */
ng_cut ng_cut_force(const ng_fit_input *in, const ng_sentence *sentence, const ng_budget *budget);

/* What the budget says to put behind a cut, and whether there is room for it behind one at [end]. */
ng_span ng_cut_ellipsis(const ng_budget *budget);
bool ng_cut_fits_ellipsis(const ng_fit_input *in, const ng_sentence *sentence, uint32_t end, const ng_budget *budget);

/* Whether a sentence is one: it begins and ends as one, has a verb, closes what it opens, and holds its speaker if it is a
 * quotation. O(tokens). */
bool ng_cut_is_whole(const ng_fit_input *in, const ng_sentence *sentence);

/* Whether it can also stand by itself: its beginning does not lean on what stood before. */
bool ng_cut_stands_alone(const ng_fit_input *in, const ng_sentence *sentence);

#endif
