/* fit: the only place that decides what is shown and that cuts text: choice of sentences under a length, and the summary.
 * Cost O(sentences log sentences). */
#ifndef NG_FIT_FIT_H
#define NG_FIT_FIT_H

#include "base/arena.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "parts/choice.h"
#include "parts/lines.h"
#include "parts/scores.h"
#include "parts/sentences.h"
#include "parts/tokens.h"

typedef enum ng_length_unit {
    NG_LENGTH_SENTENCES,
    NG_LENGTH_WORDS,      /* white-space separated, as wc -w counts; without spaces see pieces.h */
    NG_LENGTH_CHARACTERS, /* graphemes */
    NG_LENGTH_RATIO       /* share of the article's words, in millionths */
} ng_length_unit;

typedef struct ng_fit_options {
    ng_length_unit unit;
    size_t length;
    bool by_rank; /* best first instead of the order of the document */
} ng_fit_options;

ng_status ng_fit_choose(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences,
                        const ng_scores *scores, const ng_fit_options *options, ng_arena *arena, ng_choice *out,
                        ng_error *error);

/* A headline as part of an address: letters and digits of any script in folded form, without marks where the base letter is
 * ASCII ("Café" gives "cafe"), parted by single hyphens; empty when nothing is left. */
ng_status ng_fit_slug(ng_span headline, ng_strbuf *scratch, ng_arena *arena, ng_span *out, ng_error *error);

/* The chosen sentences with one space between them, or the cut one with "…". */
ng_status ng_fit_summary(const ng_lines *lines, const ng_sentences *sentences, const ng_choice *choice, ng_arena *arena,
                         ng_span *out, ng_error *error);

#endif
