/* The smallest topic model, for tests: two labels, one row. */
#ifndef NG_TEST_DESK_MODEL_H
#define NG_TEST_DESK_MODEL_H

#include "base/strbuf.h"
#include "model/classifier.h"
#include "train/model_file.h"

static inline void desk_model_text(ng_strbuf *file, const char *text)
{
    ng_model_file_add_u32(file, (uint32_t)strlen(text));
    ng_strbuf_add(file, ng_span_cstr(text));
}

/* "harbour" and "school", and a row for [hash] that speaks for the second one. [rows] is what the directory says. Without its
 * checksum. */
static inline void desk_model_fill(ng_strbuf *file, uint64_t hash, uint32_t rows)
{
    ng_strbuf_clear(file);
    ng_strbuf_add(file, NG_SPAN(NG_CLASSIFIER_MAGIC));
    const uint32_t head[] = {NG_CLASSIFIER_FORMAT, NG_TOPIC_FEATURES, 2, 0, 500000, 1 << NG_CLASSIFIER_SCALE_BITS, 0, 1};
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) ng_model_file_add_u32(file, head[i]);
    const char *const names[] = {"harbour", "school"};
    for (size_t i = 0; i < 2; i++) {
        ng_model_file_add_u32(file, 0);
        desk_model_text(file, names[i]);
        desk_model_text(file, "");
    }
    ng_model_file_add_u32(file, 0);
    ng_model_file_add_u32(file, rows);
    ng_strbuf_add_char(file, (char)(hash >> 48 & 0xff));
    ng_strbuf_add_char(file, (char)(hash >> 56));
    const char row[] = {(char)(8 << NG_CLASSIFIER_SHIFT_BITS), 0, -3, 3};
    ng_strbuf_add(file, ng_span_make(row, sizeof row));
}

static inline bool desk_model_make(ng_strbuf *file, uint64_t hash, uint32_t rows)
{
    desk_model_fill(file, hash, rows);
    return ng_model_file_seal(file);
}

#endif
