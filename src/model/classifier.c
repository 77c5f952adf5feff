/* Reading a topic classifier. Input: the file's bytes; output: where its parts stand in them. Everything that a look-up relies on
 * is checked here: the lengths, and that the directory rises and ends with the last row. */
#include "model/classifier.h"

#include "model/bytes.h"
#include "wrap/utf8.h"

enum { MAX_BIAS = 1 << 24 }; /* 256 in log-odds: more says nothing */

static ng_status damaged(ng_error *error, const char *name)
{
    return ng_fail(error, NG_BAD_MODEL, 0, "%s: the file is cut or damaged", name);
}

static bool take_text(ng_span *rest, ng_span *out)
{
    uint32_t length;
    return ng_bytes_u32(rest, &length) && ng_bytes_take(rest, length, out) && ng_utf8_valid_name(*out);
}

static bool read_label(ng_span *rest, ng_classifier_label *label)
{
    uint32_t bias;
    if (!ng_bytes_u32(rest, &bias) || !take_text(rest, &label->name) || !take_text(rest, &label->uri)) return false;
    label->bias = ng_bytes_signed(bias);
    return label->bias <= MAX_BIAS && label->bias >= -MAX_BIAS && label->name.len > 0;
}

static bool read_numbers(ng_span *rest, ng_classifier *model)
{
    uint32_t labels, kind, threshold;
    bool there = ng_bytes_u32(rest, &labels) && ng_bytes_u32(rest, &kind) && ng_bytes_u32(rest, &threshold)
              && ng_bytes_u32(rest, &model->scale) && ng_bytes_u32(rest, &model->bits) && ng_bytes_u32(rest, &model->row_count);
    if (!there || labels < 2 || labels > NG_CLASSIFIER_MAX_LABELS || kind > 1 || threshold > NG_SCORE_ONE) return false;
    model->label_count = labels;
    model->several = kind == 1;
    model->threshold = (ng_score)threshold;
    return model->bits <= NG_CLASSIFIER_MAX_BITS && model->row_count <= NG_CLASSIFIER_MAX_ROWS;
}

static bool read_rows(ng_span *rest, ng_classifier *model)
{
    ng_span directory, tags, rows;
    size_t buckets = (size_t)1 << model->bits;
    if (!ng_bytes_take(rest, 4 * (buckets + 1), &directory) || !ng_bytes_take(rest, 2 * (size_t)model->row_count, &tags))
        return false;
    if (!ng_bytes_take(rest, (size_t)model->row_count * (model->label_count + 2), &rows) || rest->len > 0) return false;
    uint64_t before = 0;
    for (size_t i = 0; i <= buckets; i++) {
        uint64_t row = ng_load32(directory.ptr + 4 * i);
        if (row < before) return false;
        before = row;
    }
    model->directory = directory.ptr;
    model->tags = tags.ptr;
    model->rows = rows.ptr;
    return before == model->row_count;
}

/* False when out of memory. */
static bool make_sieve(ng_classifier *model, ng_arena *arena)
{
    size_t buckets = (size_t)1 << model->bits;
    uint16_t *sieve = ng_arena_zeros(arena, buckets, sizeof *sieve);
    for (size_t bucket = 0; sieve && bucket < buckets; bucket++) {
        const char *entry = model->directory + 4 * bucket;
        for (size_t row = ng_load32(entry), end = ng_load32(entry + 4); row < end; row++) {
            unsigned tag = (unsigned char)model->tags[2 * row] | (unsigned)(unsigned char)model->tags[2 * row + 1] << 8;
            sieve[bucket] |= (uint16_t)(1U << (tag >> NG_CLASSIFIER_SIEVE));
        }
    }
    model->sieve = sieve;
    return sieve != NULL;
}

bool ng_classifier_is(ng_span data)
{
    return ng_span_starts(data, NG_SPAN(NG_CLASSIFIER_MAGIC));
}

ng_status ng_classifier_load(ng_classifier *model, ng_arena *arena, ng_span data, uint32_t features, const uint16_t *sieve,
                             const char *name, ng_error *error)
{
    ng_classifier read = {.bits = 0};
    uint32_t format, made_for;
    *model = read;
    if (!data.ptr) return NG_OK;
    if (!ng_classifier_is(data)) return ng_fail(error, NG_BAD_MODEL, 0, "%s: no topic model", name);
    if (data.len < sizeof NG_CLASSIFIER_MAGIC - 1 + NG_BYTES_CHECKSUM) return damaged(error, name);
    if (sieve) data.len -= NG_BYTES_CHECKSUM;
    else if (!ng_bytes_check_sum(&data)) return damaged(error, name);
    ng_span rest = ng_span_slice(data, sizeof NG_CLASSIFIER_MAGIC - 1, data.len);
    if (!ng_bytes_u32(&rest, &format) || !ng_bytes_u32(&rest, &made_for)) return damaged(error, name);
    if (format != NG_CLASSIFIER_FORMAT || made_for != features) {
        return ng_fail(error, NG_BAD_MODEL, 0, "%s: made for another version of nutgraf-train; train it again", name);
    }
    if (!read_numbers(&rest, &read)) return damaged(error, name);
    ng_classifier_label *labels = ng_arena_array(arena, read.label_count, sizeof *labels);
    if (!labels) return ng_fail_memory(error);
    for (size_t i = 0; i < read.label_count; i++) {
        if (!read_label(&rest, &labels[i])) return damaged(error, name);
    }
    read.labels = labels;
    if (!read_rows(&rest, &read)) return damaged(error, name);
    read.sieve = sieve;
    if (!sieve && !make_sieve(&read, arena)) return ng_fail_memory(error);
    *model = read;
    return NG_OK;
}
