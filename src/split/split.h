/* split: kept lines -> sentences. Rules over tokens decide what is nearly certain (S01 ..., tests/spec/split.md), a small
 * learned model the rest. One pass, O(tokens). A line's end is always a sentence's end. */
#ifndef NG_SPLIT_SPLIT_H
#define NG_SPLIT_SPLIT_H

#include "base/arena.h"
#include "base/status.h"
#include "model/linear.h"
#include "model/model.h"
#include "parts/kept.h"
#include "parts/lines.h"
#include "parts/sentences.h"
#include "parts/tokens.h"

/* A place where a sentence may end, as a judge sees it. */
typedef struct ng_split_question {
    uint32_t end;             /* in lines.text: behind the terminators and what closes with them */
    uint8_t rule;             /* the rule that spoke: 5 for S05 */
    bool leans;               /* the side that it leans to */
    bool firm;                /* it is sure enough to answer without the model */
    const uint64_t *features; /* [count], the evidence for a linear model; the first [blind] do not name the language */
    size_t count;
    size_t blind;
} ng_split_question;

/* Answers in the place of rules and model: training and measuring look at sites this way. */
typedef struct ng_split_judge {
    bool (*ends)(void *user, const ng_split_question *question);
    void *user;
} ng_split_judge;

/* By what sites are decided. */
typedef struct ng_split_means {
    const ng_language *language;  /* its abbreviations */
    const ng_table *common;       /* abbreviations of all languages: rest = how many have it, 1 to 9 */
    const ng_table *own;          /* the newsroom's abbreviations, before the language's; NULL = none */
    const ng_linear *model;       /*  NULL or without labels = the rules alone */
    bool without_rules;           /* the model alone: to measure what the rules do */
    const ng_split_judge *judge;  /* NULL = rules and model */
} ng_split_means;

/* A site ends a sentence when the model's score is above this: 0, but for a site without a mark (S21). */
int32_t ng_split_least_score(const ng_linear *model, unsigned rule);

ng_status ng_split(const ng_lines *lines, const ng_tokens *tokens, const ng_kept *kept, const ng_split_means *means,
                   ng_arena *arena, ng_sentences *out, ng_error *error);

#endif
