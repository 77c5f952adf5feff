/* A text taken apart by the stages that the command runs, for training runs that learn from its sentences or its candidates. */
#ifndef NG_TRAIN_STAGES_H
#define NG_TRAIN_STAGES_H

#include "base/strbuf.h"
#include "model/model.h"
#include "parts/lines.h"
#include "parts/meta.h"
#include "parts/sentences.h"
#include "parts/terms.h"
#include "parts/tokens.h"
#include "wrap/regex.h"
#include "wrap/stem.h"

/* What the stages use; kept from text to text. */
typedef struct ng_stages {
    ng_model *model;
    ng_arena arena; /* of the text at hand */
    ng_strbuf scratch;
    ng_regex_scratch *regex;
    ng_stemmer_slot stemmer;
} ng_stages;

typedef struct ng_text_parts {
    ng_lines lines;
    ng_tokens tokens;
    ng_meta meta;
    ng_sentences sentences;
    ng_terms terms;
    const ng_language *language;
} ng_text_parts;

/* False after a message on standard error; ng_stages_free is due in any case. */
bool ng_stages_open(ng_stages *stages);

void ng_stages_free(ng_stages *stages);

/* The title may be empty, the language "" for one to be found. The parts live in the arena, which is emptied first. */
ng_status ng_stages_run(ng_stages *stages, ng_span title, ng_span text, const char *language, ng_text_parts *parts,
                        ng_error *error);

#endif
