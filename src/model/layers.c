#include "model/layers.h"

#include "model/bytes.h"

static ng_status bad(ng_error *error, const char *name, const char *what)
{
    return ng_fail(error, NG_BAD_MODEL, 0, "%s: %s", name, what);
}

static bool take_cost(ng_span *rest, int32_t *out)
{
    uint32_t bits;
    if (!ng_bytes_u32(rest, &bits)) return false;
    *out = ng_bytes_signed(bits);
    return *out >= 0 && *out <= NG_LAYERS_MAX_COST;
}

/* [count] weights, then the bias. */
static bool take_weights(ng_span *rest, size_t count, int32_t *out)
{
    for (size_t i = 0; i <= count; i++) {
        uint32_t bits;
        if (!ng_bytes_u32(rest, &bits)) return false;
        out[i] = ng_bytes_signed(bits);
        if (out[i] > NG_LAYERS_MAX_WEIGHT || out[i] < -NG_LAYERS_MAX_WEIGHT) return false;
    }
    return true;
}

ng_status ng_layers_load(ng_layers *layers, ng_arena *arena, ng_span data, uint32_t features, uint32_t own, uint32_t context,
                         const char *name, ng_error *error)
{
    *layers = (ng_layers){.own = 0};
    if (!data.ptr) return NG_OK;
    ng_span magic, rest = data;
    uint32_t format, version;
    ng_layers read = {.own = 0};
    if (!ng_bytes_take(&rest, sizeof NG_LAYERS_MAGIC - 1, &magic) || !ng_span_equal(magic, NG_SPAN(NG_LAYERS_MAGIC))) {
        return bad(error, name, "no model file");
    }
    if (rest.len < NG_BYTES_CHECKSUM || !ng_bytes_check_sum(&data)) return bad(error, name, "the file is cut or damaged");
    rest.len -= NG_BYTES_CHECKSUM;
    if (!ng_bytes_u32(&rest, &format)) return bad(error, name, "the file is cut or damaged");
    if (format != NG_LAYERS_FORMAT) return bad(error, name, "a later format than this version reads");
    if (!ng_bytes_u32(&rest, &version) || !ng_bytes_u32(&rest, &read.own) || !ng_bytes_u32(&rest, &read.context)) {
        return bad(error, name, "the file is cut or damaged");
    }
    if (version != features || read.own != own || read.context != context) {
        return ng_fail(error, NG_BAD_MODEL, 0,
                       "%s: made for version %lu of the features, %lu and %lu of them; this is %lu, %lu and %lu", name,
                       (unsigned long)version, (unsigned long)read.own, (unsigned long)read.context, (unsigned long)features,
                       (unsigned long)own, (unsigned long)context);
    }
    int32_t *first = ng_arena_array(arena, (size_t)own + 1, sizeof *first);
    int32_t *second = context ? ng_arena_array(arena, (size_t)own + context + 1, sizeof *second) : NULL;
    if (!first || (context && !second)) return ng_fail_memory(error);
    if (!take_cost(&rest, &read.enter) || !take_cost(&rest, &read.leave) || !take_weights(&rest, own, first)
        || (context && !take_weights(&rest, (size_t)own + context, second)) || rest.len != 0) {
        return bad(error, name, "the file is cut or damaged");
    }
    read.first = first;
    read.second = second;
    *layers = read;
    return NG_OK;
}

int32_t ng_layers_probability(int32_t score)
{
    /* 1024 / (1 + e^-x) at x = 0, 0.5, 1 ... 8. */
    static const int16_t table[] = {512, 637, 749, 837, 902, 946, 975, 994, 1006, 1013, 1017, 1020, 1021, 1022, 1023, 1023, 1024};
    const int32_t step = NG_LAYERS_ONE / 2, last = (int32_t)(sizeof table / sizeof table[0]) - 1;
    int32_t size = score < 0 ? -score : score, at = size / step;
    int32_t p = table[last];
    if (at < last) p = table[at] + (table[at + 1] - table[at]) * (size % step) / step;
    return score < 0 ? NG_LAYERS_ONE - p : p;
}
