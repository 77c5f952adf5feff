/* outcome: what the stages made of one article, before it becomes a result. */
#ifndef NG_RESULT_OUTCOME_H
#define NG_RESULT_OUTCOME_H

#include "nutgraf.h"

#include "base/arena.h"
#include "parts/choice.h"
#include "parts/kept.h"
#include "parts/lines.h"
#include "parts/meta.h"
#include "parts/scores.h"
#include "parts/sentences.h"
#include "parts/sketch.h"
#include "parts/tags.h"
#include "parts/tokens.h"
#include "parts/topics.h"
#include "wrap/json.h"

/* What the stages made. Stages that were not asked for leave their part empty. */
typedef struct ng_outcome {
    ng_span id;  /* raw JSON */
    ng_span url;
    const char *offset_base;
    ng_lines lines;
    ng_tokens tokens;
    ng_kept kept;
    ng_meta meta;
    ng_span title;       /* what stands for a headline where there is none; ptr NULL else */
    ng_span slug;
    ng_sentences sentences;
    ng_scores scores;
    ng_choice choice;
    ng_span summary;
    ng_span description; /* ptr NULL when none was asked for, or none is possible */
    ng_keywords keywords;
    ng_tags tags;
    ng_topics topics;
    ng_sketch sketch;
    bool no_language_data;
    bool bad_language; /* a record's code was malformed */
    bool no_topics;    /* they were asked for, and the language has none */
    ng_json_object members; /* of the record, to be passed through */
    bool title_only;   /* there was a title and no text: nothing is missing */
} ng_outcome;

#endif
