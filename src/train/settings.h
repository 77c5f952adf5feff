/* What the command line says, for every kind of training. */
#ifndef NG_TRAIN_SETTINGS_H
#define NG_TRAIN_SETTINGS_H

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
    const char *answers; /* topics: where what the models of the folds say goes; NULL = nowhere */
    size_t size;         /* topics: bytes of a model at most */
    bool single;         /* topics: an article that lists several labels has one, and any of them is right */
    bool phrases;        /* tags: keyphrases are learned, not names */
    const char *words;   /* tags: where the table of words goes, with [model] where it is; NULL = nowhere */
    bool progress;       /* say on standard error what is being done */
} ng_train_settings;

/* The files to learn from and those to measure with, counted on: path [file] of ng_train_file_count. */
static inline size_t ng_train_file_count(const ng_train_settings *s)
{
    return s->file_count + s->test_count;
}

static inline const char *ng_train_path(const ng_train_settings *s, size_t file)
{
    return file < s->file_count ? s->files[file] : s->tests[file - s->file_count];
}

#endif
