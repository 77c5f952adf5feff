#include "model/linear.h"

#include "model/bytes.h"
#include "wrap/utf8.h"

enum {
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

static bool take_name(ng_span *rest, ng_span *out)
{
    uint32_t length;
    return ng_bytes_u32(rest, &length) && ng_bytes_take(rest, length, out) && ng_utf8_valid_name(*out);
}

static ng_status load_labels(ng_linear *model, ng_arena *arena, ng_span *rest, const char *name, ng_error *error)
{
    int32_t *bias = ng_arena_array(arena, model->label_count, sizeof *bias);
    ng_span *labels = ng_arena_array(arena, model->label_count, sizeof *labels);
    if (!bias || !labels) return ng_fail_memory(error);
    for (uint32_t i = 0; i < model->label_count; i++) {
        uint32_t bits;
        if (!ng_bytes_u32(rest, &bits) || !take_name(rest, &labels[i])) return damaged(error, name);
        bias[i] = ng_bytes_signed(bits);
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
    if (!ng_bytes_u32(&rest, &model->features) || !ng_bytes_u32(&rest, &bits) || !ng_bytes_u32(&rest, &model->label_count)
        || !ng_bytes_u32(&rest, &model->scale) || !take_name(&rest, &own_kind)) {
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
    ng_span body = data;
    *model = (ng_linear){.features = features};
    if (!data.ptr) return NG_OK;
    if (!ng_span_starts(data, NG_SPAN(NG_LINEAR_MAGIC))) return bad(error, name, "no model file");
    if (!ng_bytes_check_sum(&body)) return damaged(error, name);
    return ng_linear_load_checked(model, arena, data, kind, features, name, error);
}

ng_status ng_linear_load_checked(ng_linear *model, ng_arena *arena, ng_span data, const char *kind, uint32_t features,
                                 const char *name, ng_error *error)
{
    *model = (ng_linear){.features = features};
    if (!data.ptr) return NG_OK;
    ng_linear read = {0};
    uint32_t format;
    if (!ng_span_starts(data, NG_SPAN(NG_LINEAR_MAGIC))) return bad(error, name, "no model file");
    ng_span rest = ng_span_slice(data, sizeof NG_LINEAR_MAGIC - 1, data.len);
    if (rest.len < NG_BYTES_CHECKSUM) return damaged(error, name);
    rest.len -= NG_BYTES_CHECKSUM;
    if (!ng_bytes_u32(&rest, &format)) return damaged(error, name);
    if (format != NG_LINEAR_FORMAT) return bad(error, name, "a later format than this version reads");
    ng_status status = load_body(&read, arena, rest, kind, features, name, error);
    if (status == NG_OK) *model = read;
    return status;
}
