/* The evidence at a site, as hashed features for the linear model (model/linear.h): what stands around the mark, what the
 * tables know of it, what the document shows elsewhere. A feature is a 64-bit hash; the model maps it to a bucket. */
#ifndef NG_SPLIT_EVIDENCE_H
#define NG_SPLIT_EVIDENCE_H

#include "split/site.h"

enum { NG_EVIDENCE_MAX = 48 }; /* most features of a site; NG_SENTENCE_FEATURES (model.h) goes up when one of them changes */

/* The features of a site: [0, blind) hold in any language, [blind, count) name the language. */
typedef struct ng_evidence {
    uint64_t features[NG_EVIDENCE_MAX];
    size_t count;
    size_t blind;
    unsigned family; /* added to the number of each feature */
} ng_evidence;

/* How casually the document is written, 0..3: how often a small letter stands behind a full stop, against capitals. O(marks). */
unsigned ng_evidence_casual(const ng_tokens *tokens);

/* O(1). [site] needs a next word, so site.next < line.end. */
void ng_evidence_collect(const ng_split_line *line, const ng_site *site, ng_evidence *out);

#endif
