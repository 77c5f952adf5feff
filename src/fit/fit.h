/* fit: the only place that decides what is shown and that cuts text: choice of sentences under a length, and the summary.
 * Cost O(sentences log sentences + terms). */
#ifndef NG_FIT_FIT_H
#define NG_FIT_FIT_H

#include "base/arena.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "model/table.h"
#include "parts/choice.h"
#include "parts/lines.h"
#include "parts/scores.h"
#include "parts/sentences.h"
#include "parts/terms.h"
#include "parts/tokens.h"

/* What is chosen from. */
typedef struct ng_fit_input {
    const ng_lines *lines;
    const ng_tokens *tokens;
    const ng_sentences *sentences;
    const ng_terms *terms;
    const ng_scores *scores;
    const ng_table *cuts; /* models/LANG/cuts.txt; NULL or empty: marks alone say where to cut */
} ng_fit_input;

typedef struct ng_fit_options {
    ng_budget budget;
    bool by_rank;          /* best first instead of the order of the document */
    double redundancy;     /* 0..1: how little a sentence may say again before it is passed over; 0 = all but equal text */
    ng_term_list must;     /* the best sentence that holds most of these is taken first */
} ng_fit_options;

ng_status ng_fit_choose(const ng_fit_input *input, const ng_fit_options *options, ng_arena *arena, ng_choice *out,
                        ng_error *error);

/* What a sentence costs in the unit of the budget, which is no RATIO. Behind the first one, characters pay for the space
 * between. */
size_t ng_fit_cost(const ng_fit_input *from, const ng_sentence *sentence, const ng_budget *budget, bool first);

/* A headline as part of an address: its folded letters and digits, in ASCII where a transliteration is known (Latin, Greek,
 * Cyrillic: "Café" gives "cafe") and as they are elsewhere, parted by single hyphens; empty when nothing is left. */
ng_status ng_fit_slug(ng_span headline, ng_strbuf *scratch, ng_arena *arena, ng_span *out, ng_error *error);

/* The chosen sentences with one space between them, or the cut one with its ellipsis. */
ng_status ng_fit_summary(const ng_lines *lines, const ng_sentences *sentences, const ng_choice *choice, ng_arena *arena,
                         ng_span *out, ng_error *error);

#endif
