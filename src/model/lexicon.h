/* A topic lexicon: words and phrases that speak for a label, with weights. A few thousand rows that a person can read, edit
 * or write from nothing; the format stands in topic/topic.h and at the top of models/en/topics.txt.
 *
 * Loading checks everything that the topic stage relies on: each label is declared, each weight a number, each setting
 * known. An error names the line. Cost: loading O(bytes), nothing of an embedded one, which the build has loaded; a look-up O(1).
 */
#ifndef NG_MODEL_LEXICON_H
#define NG_MODEL_LEXICON_H

#include "base/intern.h"
#include "model/classifier.h"
#include "model/openers.h"
#include "model/table.h"

typedef struct ng_lexicon_label {
    ng_span name;
    ng_span uri;  /* empty when the label has none */
    int32_t bias; /* hundredths */
    uint16_t broader; /* of a narrower label: the number of the label that it is a part of */
    uint16_t part;    /* the first label that is a part of this one, or of a part the next one beside it: its number + 1; 0 for
                         none */
} ng_lexicon_label;

/* So much does a row speak for a label. Those behind NG_LEXICON_LABELS are narrower ones. */
typedef struct ng_lexicon_weight {
    uint16_t label;
    int16_t weight; /* hundredths */
} ng_lexicon_weight;

typedef enum ng_lexicon_setting {
    NG_LEXICON_THRESHOLD, /* least confidence of an answer, in per cent */
    NG_LEXICON_SCALE,     /* factor between evidence and log-odds, in hundredths */
    NG_LEXICON_DOUBT,     /* evidence that is missing before the first word is read, in hundredths */
    NG_LEXICON_TITLE,     /* what a word of the title counts, in hundredths of a word of the body */
    NG_LEXICON_MODEL,     /* factor of the log-odds of the trained model beside it, in hundredths */
    NG_LEXICON_CURVE,     /* power of a share that makes it a confidence, in hundredths */
    NG_LEXICON_CEILING,   /* confidence of a label that has all of the share, in per cent */
    NG_LEXICON_PAIR,      /* 1: the share of a label is against its strongest rival alone */
    NG_LEXICON_NARROWER,  /* least confidence of a narrower label, in per cent */
    NG_LEXICON_SLOPE,     /* factor between evidence and log-odds of a narrower label, in hundredths */
    NG_LEXICON_SETTINGS
} ng_lexicon_setting;

/* Bytes of the shortest and the longest row that is the beginning ("elect*") or the ending ("*ball") of words, without the
 * star; 0 when there is none. */
typedef struct ng_lexicon_affixes {
    uint16_t least, most;
} ng_lexicon_affixes;

typedef struct ng_lexicon {
    ng_table table;                   /* all rows; those of labels and settings have no weights */
    const ng_lexicon_label *labels;   /* in the order of the file */
    size_t label_count;
    const ng_lexicon_label *narrower; /* parts of those, in the order of the file */
    size_t narrower_count;
    const uint32_t *first;            /* [table.count + 1]: the weights of row i are weights[first[i] .. first[i + 1]) */
    const ng_lexicon_weight *weights;
    ng_openers openers;               /* first words of the phrases */
    ng_lexicon_affixes beginnings, endings;
    int32_t settings[NG_LEXICON_SETTINGS];
    const ng_classifier *model;       /* a trained model of the same labels, whose log-odds are added; NULL when there is none */
    const uint8_t *model_labels;      /* [model->label_count]: the lexicon's label of the same name */
} ng_lexicon;

enum {
    NG_LEXICON_LABELS = 64,    /* most labels of a lexicon */
    NG_LEXICON_PARTS = 1024,   /* most narrower ones */
    NG_LEXICON_REACH = 4,      /* most words of a phrase */
    NG_LEXICON_AFFIX = 64      /* most bytes of a beginning or an ending */
};

/* Reads [data], which must outlive the lexicon. [name] is for messages only. Empty data gives a lexicon without labels. */
ng_status ng_lexicon_load(ng_lexicon *lexicon, ng_arena *arena, ng_span data, const char *name, ng_error *error);

/* The same of a table that has been read already. */
ng_status ng_lexicon_resolve(ng_lexicon *lexicon, ng_arena *arena, const ng_table *table, const char *name, ng_error *error);

/* The embedded one of [made], which the build resolved, for [table], of which it was made. */
void ng_lexicon_take(ng_lexicon *lexicon, const ng_lexicon *made, const ng_table *table);

/* Puts [model] beside the lexicon; both must outlive it. NG_BAD_MODEL when it has a label that the lexicon has not. */
ng_status ng_lexicon_join(ng_lexicon *lexicon, const ng_classifier *model, ng_arena *arena, const char *name, ng_error *error);

#endif
