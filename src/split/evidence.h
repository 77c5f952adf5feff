/* The evidence at a site, as hashed features for the linear model (model/linear.h): what stands around the mark, what the
 * tables know of it, what the document shows elsewhere. A feature is a 64-bit hash; the model maps it to a bucket. */
#ifndef NG_SPLIT_EVIDENCE_H
#define NG_SPLIT_EVIDENCE_H

#include "base/arena.h"
#include "split/site.h"

enum { NG_EVIDENCE_MAX = 48 }; /* most features of a site; NG_SENTENCE_FEATURES (model.h) goes up when one of them changes */

/* What the document shows of a word; counts are held at 255. */
typedef struct ng_word_evidence {
    uint8_t small;    /* it stands with a small first letter */
    uint8_t capital;  /* with a capital one inside a sentence: a name */
    uint8_t stopped;  /* with a full stop behind it */
    uint8_t unstopped;
} ng_word_evidence;

/* The features of a site: [0, blind) hold in any language, [blind, count) name the language. */
typedef struct ng_evidence {
    uint64_t features[NG_EVIDENCE_MAX];
    size_t count;
    size_t blind;
    unsigned family; /* added to the number of each feature */
} ng_evidence;

/* What the document shows. */
typedef struct ng_document_evidence {
    const ng_word_evidence *words; /* for each distinct word, by its number */
    unsigned casual;               /* 0..3: how often a small letter stands behind a full stop, against capitals */
} ng_document_evidence;

/* False when memory is out. O(tokens). */
bool ng_evidence_read(const ng_tokens *tokens, ng_arena *arena, ng_document_evidence *out);

/* O(1). [site] needs a next word, so site.next < line.end. */
void ng_evidence_collect(const ng_split_line *line, const ng_site *site, ng_evidence *out);

#endif
