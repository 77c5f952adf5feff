/* Texts with known sentence ends, read from JSONL. */
#ifndef NG_TRAIN_GOLD_H
#define NG_TRAIN_GOLD_H

#include "base/arena.h"
#include "parts/tokens.h"

typedef struct ng_gold_text {
    ng_span text;
    char language[NG_LANGUAGE_SIZE];
    const uint32_t *ends;   /* byte offsets in text, rising */
    size_t end_count;
    const uint32_t *breaks; /* those of them that are paragraph ends */
    size_t break_count;
    size_t file;            /* number of its file */
    size_t before;          /* sentences of the file that stand before this text */
} ng_gold_text;

typedef struct ng_gold {
    ng_arena arena;
    ng_gold_text *texts;
    size_t count;
    size_t capacity;
} ng_gold;

void ng_gold_init(ng_gold *gold);
void ng_gold_free(ng_gold *gold);

/* Adds the texts of a file. False, and a message on standard error that names file and line, when it cannot be read or a line
 * is no such text. */
bool ng_gold_read(ng_gold *gold, const char *path, size_t file);

/* Whether [at] is one of the rising [offsets]. O(log count). */
bool ng_gold_has(const uint32_t *offsets, size_t count, uint32_t at);

#endif
