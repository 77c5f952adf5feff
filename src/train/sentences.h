/* `nutgraf-train sentences`: learns where sentences end from texts whose ends are known.
 *
 * A line of a file is a JSON object: "text", "ends" (where sentences end, in code points), "lang" (its language), and "par"
 * (which of the ends are paragraph ends, and no test of anybody). Folds are blocks of 40 sentences of a file. */
#ifndef NG_TRAIN_SENTENCES_H
#define NG_TRAIN_SENTENCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ng_train_settings {
    const char *output;  /* where the model goes; NULL = nowhere, only the report */
    const char *model;   /* a model file to measure; nothing is learned then; NULL = learn */
    char **files;        /* to learn from */
    size_t file_count;
    char **tests;        /* to measure with only */
    size_t test_count;
    uint32_t folds;      /* 2..20 */
    uint32_t bits;       /* 1..24 */
    double cost;         /* > 0 */
    uint64_t seed;
    bool progress;       /* say on standard error what is being done */
} ng_train_settings;

/* Prints the report on standard output. Returns the exit status; says on standard error what went wrong. */
int ng_train_sentences(const ng_train_settings *settings);

#endif
