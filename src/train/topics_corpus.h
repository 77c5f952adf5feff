/* Labelled articles, read from JSONL, as bags of words and pairs (topic/bag.h), and what all of them know of a word: in how many
 * articles it stands, and its character n-grams. */
#ifndef NG_TRAIN_TOPICS_CORPUS_H
#define NG_TRAIN_TOPICS_CORPUS_H

#include "model/classifier.h"
#include "model/model.h"
#include "topic/bag.h"
#include "train/settings.h"

/* A term of an article. */
typedef struct ng_corpus_entry {
    uint32_t type;
    uint16_t text, title; /* times, held at 65535 */
} ng_corpus_entry;

typedef struct ng_corpus_doc {
    size_t first;         /* entries[first .. first + count) */
    size_t first_label;   /* labels_of[first_label .. first_label + label_count) */
    uint32_t count;
    uint32_t label_count;
    uint32_t source;      /* number of its source; 0 = none said */
    uint32_t fold;
    uint32_t record;      /* its number in the files, from 1 */
    double weight;
    bool has_text, has_title;
    bool judged;          /* the report asks about it */
    bool learned;         /* false: of a file to measure with only */
} ng_corpus_doc;

/* A distinct word, pair of words or character n-gram. */
typedef struct ng_corpus_type {
    uint64_t hash;
    ng_span word;         /* ptr NULL: a pair or an n-gram */
    size_t first_gram;    /* of a word: grams[first_gram .. first_gram + gram_count) are types too */
    uint32_t gram_count;
    uint32_t docs;        /* that hold it */
    uint32_t last_doc;    /* + 1; while counting */
    bool gram;
} ng_corpus_type;

typedef struct ng_corpus {
    ng_arena arena;
    ng_corpus_doc *docs;
    ng_corpus_entry *entries;
    ng_corpus_type *types;
    uint32_t *grams;
    uint32_t *labels_of;
    ng_span *labels;      /* [label_count], "name | uri" as written, in the order of their bytes */
    ng_span *sources;     /* [source_count], by number - 1 */
    size_t doc_count, entry_count, type_count, gram_count, borne, label_count, source_count;
    bool several;         /* an article lists more than one label */
} ng_corpus;

/* Reads the files of [settings] and deals the articles into *folds folds: those of a source stay together, and there is a fold
 * for each source then. False, and a message on standard error, when that fails. */
bool ng_corpus_read(ng_corpus *corpus, const ng_train_settings *settings, uint32_t *folds);

/* An article as a bag for topic/classify.h; items[] has room for doc->count. */
ng_topic_bag ng_corpus_bag(const ng_corpus *corpus, const ng_corpus_doc *doc, ng_topic_term *items);

bool ng_corpus_bears(const ng_corpus *corpus, const ng_corpus_doc *doc, uint32_t label);

void ng_corpus_free(ng_corpus *corpus);

#endif
