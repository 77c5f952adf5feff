/* marks: what a cut and a whole sentence must know of single tokens, and what is open between them. */
#ifndef NG_FIT_MARKS_H
#define NG_FIT_MARKS_H

#include "fit/cut.h"

bool ng_mark_is_one_of(const ng_token *token, const uint32_t *marks, size_t count);
bool ng_mark_is_bracket(const ng_token *token, bool opening);

/* A mark behind which a clause may end. */
bool ng_mark_is_clause(const ng_token *token);

/* A mark before which a clause may end though it stands by itself. */
bool ng_mark_is_dash(const ng_token *token);

/* The sum of ng_cut_word for a token. */
unsigned ng_cut_word_of(const ng_fit_input *in, size_t token);
bool ng_cut_is_stop_word(const ng_fit_input *in, const ng_token *token);

/* Whether models/LANG/cuts.txt knows the verbs of the language. */
bool ng_cut_lists_verbs(const ng_fit_input *in);

typedef struct ng_openings {
    size_t quotes; /* double ones are told apart only by their number: odd is open */
    size_t single;
    size_t brackets;
    bool wrong;    /* something was closed that was not open */
} ng_openings;

/* Takes the next token of a sentence. */
void ng_openings_see(ng_openings *o, const ng_token *token);

/* Whether a quotation or a bracket is still open. */
bool ng_openings_left(const ng_openings *o);

#endif
