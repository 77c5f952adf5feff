/* run: one article on its way through the stages. Each stage is a function of the parts it is handed and knows no other; this
 * room hands them on, and src/nutgraf.c says in which order. */
#ifndef NG_RUN_RUN_H
#define NG_RUN_RUN_H

#include "nutgraf.h"

#include "model/model.h"
#include "parts/lines.h"
#include "parts/markup.h"
#include "parts/meta.h"
#include "parts/terms.h"
#include "parts/tokens.h"
#include "result/result.h"
#include "run/handles.h"

/* What goes in, and the parts as they come. */
typedef struct ng_run {
    nutgraf_context *context;
    const ng_model *model;
    const nutgraf_options *options;
    ng_span title;
    ng_span source;
    char language[NG_LANGUAGE_SIZE];
    const ng_span *given_tags; /* a record's own; NULL when there are none */
    size_t given_tag_count;
    bool html;
    bool markdown;
    bool is_record;
    ng_meta own; /* what a record says beside its text */
    ng_markup markup; /* of a page; empty for text */
    ng_outcome parts;
    ng_terms terms;
    ng_error *error;
} ng_run;

/* read, lex, clean, meta: what the article is, and the [language] whose tables it is read with. */
ng_status ng_run_understand(ng_run *r, const ng_language **language);

/* split, terms: what it is made of. */
ng_status ng_run_take_apart(ng_run *r, const ng_language *language);

/* rank, fit: what it says in short; then, for the place that the options name, its description. */
ng_status ng_run_summarise(ng_run *r);
ng_status ng_run_describe(ng_run *r);

/* topic, tag: what it is about. */
ng_status ng_run_label(ng_run *r, const ng_language *language);
ng_status ng_run_tag(ng_run *r, const ng_language *language);

/* The tokens of [lines], with the newsroom's stop words marked. */
ng_status ng_run_make_tokens(ng_run *r, const ng_lines *lines, const char *language, ng_tokens *out);

#endif
