/* ROUGE-1 and ROUGE-2 (Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004) over words that are numbers. */
#ifndef NG_TRAIN_ROUGE_H
#define NG_TRAIN_ROUGE_H

#include "base/intern.h"

/* Words as hashes of their stems. */
typedef struct ng_rouge_text {
    const uint64_t *words;
    size_t count;
} ng_rouge_text;

typedef struct ng_rouge {
    ng_interner grams;   /* of the reference, one and two words long */
    uint32_t *wanted;    /* [grams.count] how often it holds each */
    uint32_t *taken;     /* [grams.count] scratch */
    size_t length;       /* words of the reference */
} ng_rouge;

typedef struct ng_rouge_score {
    double one; /* F1, 0..1 */
    double two;
} ng_rouge_score;

/* [reference] must outlive the result. False when out of memory. */
bool ng_rouge_init(ng_rouge *rouge, ng_rouge_text reference, ng_arena *arena);

ng_rouge_score ng_rouge_measure(ng_rouge *rouge, ng_rouge_text summary);

#endif
