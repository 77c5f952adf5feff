#include "model/linear.h"

#include "wrap/utf8.h"

enum {
    CHECKSUM = 8,
    /* 2^23 weights of at most 128 leave this much of 32 bits for the bias. */
    MAX_BIAS = 1 << 30
};

static ng_status bad(ng_error *error, const char *name, const char *what)
{
    return ng_fail(error, NG_BAD_MODEL, 0, "%s: %s", name, what);
}

static ng_status damaged(ng_error *error, const char *name)
{
    return bad(error, name, "the file is cut or damaged");
}

static bool take(ng_span *rest, size_t length, ng_span *out)
{
    if (rest->len < length) return false;
    *out = ng_span_slice(*rest, 0, length);
    *rest = ng_span_slice(*rest, length, rest->len);
    return true;
}

static bool take_u32(ng_span *rest, uint32_t *out)
{
    ng_span bytes;
    if (!take(rest, 4, &bytes)) return false;
    const unsigned char *b = (const unsigned char *)bytes.ptr;
    *out = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    return true;
}

static bool take_name(ng_span *rest, ng_span *out)
{
    uint32_t length;
    return take_u32(rest, &length) && take(rest, length, out) && ng_utf8_valid(*out);
}

/* Two's complement, whatever the machine's own. */
static int32_t signed_of(uint32_t bits)
{
    return bits <= INT32_MAX ? (int32_t)bits : -1 - (int32_t)(UINT32_MAX - bits);
}

/* Cuts the checksum off the end of [data] and holds it against the rest. */
static bool check_sum(ng_span *data)
{
    if (data->len < CHECKSUM) return false;
    size_t length = data->len - CHECKSUM;
    uint64_t sum = ng_load64(data->ptr + length);
    data->len = length;
    return sum == ng_hash(*data);
}

static ng_status load_labels(ng_linear *model, ng_arena *arena, ng_span *rest, const char *name, ng_error *error)
{
    int32_t *bias = ng_arena_array(arena, model->label_count, sizeof *bias);
    ng_span *labels = ng_arena_array(arena, model->label_count, sizeof *labels);
    if (!bias || !labels) return ng_fail_memory(error);
    for (uint32_t i = 0; i < model->label_count; i++) {
        uint32_t bits;
        if (!take_u32(rest, &bits) || !take_name(rest, &labels[i])) return damaged(error, name);
        bias[i] = signed_of(bits);
        if (bias[i] > MAX_BIAS || bias[i] < -MAX_BIAS) return damaged(error, name);
    }
    model->bias = bias;
    model->labels = labels;
    return NG_OK;
}

/* Behind magic and format. */
static ng_status load_body(ng_linear *model, ng_arena *arena, ng_span rest, const char *kind, uint32_t features,
                           const char *name, ng_error *error)
{
    uint32_t bits;
    ng_span own_kind;
    if (!take_u32(&rest, &model->features) || !take_u32(&rest, &bits) || !take_u32(&rest, &model->label_count)
        || !take_u32(&rest, &model->scale) || !take_name(&rest, &own_kind)) {
        return damaged(error, name);
    }
    if (!ng_span_equal(own_kind, ng_span_cstr(kind))) {
        int shown = (int)ng_span_head(own_kind, 40).len;
        return ng_fail(error, NG_BAD_MODEL, 0, "%s: a model of '%.*s', not of '%s'", name, shown, own_kind.ptr, kind);
    }
    if (model->features != features) {
        return ng_fail(error, NG_BAD_MODEL, 0, "%s: made for version %lu of the features, this is version %lu", name,
                       (unsigned long)model->features, (unsigned long)features);
    }
    if (bits < 1 || bits > NG_LINEAR_MAX_BITS || model->label_count < 1 || model->label_count > NG_LINEAR_MAX_LABELS
        || model->scale == 0) {
        return damaged(error, name);
    }
    ng_status status = load_labels(model, arena, &rest, name, error);
    if (status != NG_OK) return status;
    if (rest.len != ((uint64_t)model->label_count << bits)) return damaged(error, name);
    model->mask = ((uint32_t)1 << bits) - 1;
    model->weights = (const int8_t *)(const void *)rest.ptr;
    return NG_OK;
}

ng_status ng_linear_load(ng_linear *model, ng_arena *arena, ng_span data, const char *kind, uint32_t features,
                         const char *name, ng_error *error)
{
    *model = (ng_linear){.features = features};
    if (!data.ptr) return NG_OK;
    ng_linear read = {0};
    ng_span magic, rest = data;
    uint32_t format;
    if (!take(&rest, sizeof NG_LINEAR_MAGIC - 1, &magic) || !ng_span_equal(magic, NG_SPAN(NG_LINEAR_MAGIC))) {
        return bad(error, name, "no model file");
    }
    if (rest.len < CHECKSUM || !check_sum(&data)) return damaged(error, name);
    rest.len -= CHECKSUM;
    if (!take_u32(&rest, &format)) return damaged(error, name);
    if (format != NG_LINEAR_FORMAT) return bad(error, name, "a later format than this version reads");
    ng_status status = load_body(&read, arena, rest, kind, features, name, error);
    if (status == NG_OK) *model = read;
    return status;
}
