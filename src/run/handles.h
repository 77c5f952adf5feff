/* handles: what stands behind the pointers that a caller of the library holds, and how a failure of a stage becomes the
 * caller's. */
#ifndef NG_RUN_HANDLES_H
#define NG_RUN_HANDLES_H

#include "nutgraf.h"

#include "base/arena.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "lex/word_memory.h"
#include "model/classifier.h"
#include "model/lexicon.h"
#include "model/model.h"
#include "model/table.h"
#include "wrap/regex.h"
#include "wrap/stem.h"

struct nutgraf_context {
    ng_allocator allocator;
    ng_arena arena;
    ng_arena work; /* of the stage that is running: what it needs beside its part goes when it has ended */
    ng_strbuf scratch;
    ng_regex_scratch *regex;
    ng_stemmer_slot stemmer; /* of the last language */
    ng_memory *memory;       /* of words; NULL before the first article */
};

/* A file of the desk's own: behind the public names nutgraf_topics (lexicon or classifier), nutgraf_abbreviations,
 * nutgraf_stopwords and nutgraf_denied (table). */
typedef struct ng_desk_file {
    ng_allocator allocator;
    ng_arena arena;
    ng_lexicon lexicon;
    ng_classifier classifier;
    ng_table table;
} ng_desk_file;

static inline const ng_model *ng_run_model(const nutgraf_model *model)
{
    return (const ng_model *)(const void *)model;
}

/* The table of a desk's file; NULL for NULL. */
static inline const ng_table *ng_run_table(const void *handle)
{
    return handle ? &((const ng_desk_file *)handle)->table : NULL;
}

ng_allocator ng_run_allocator(const nutgraf_allocator *allocator); /* malloc for NULL or a half-filled one */
nutgraf_status ng_run_report(nutgraf_error *to, const ng_error *from, ng_status status); /* [to] may be NULL */

#endif
