#include "model/additive.h"

#include "model/bytes.h"

static ng_status bad(ng_error *error, const char *name, const char *what)
{
    return ng_fail(error, NG_BAD_MODEL, 0, "%s: %s", name, what);
}

static ng_status damaged(ng_error *error, const char *name)
{
    return bad(error, name, "the file is cut or damaged");
}

static bool take_numbers(ng_span *rest, size_t count, int32_t *out)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t bits;
        if (!ng_bytes_u32(rest, &bits)) return false;
        out[i] = ng_bytes_signed(bits);
    }
    return true;
}

static bool are_sound(const ng_bins *bins)
{
    for (uint32_t k = 0; k + 1 < bins->count; k++) {
        if (bins->edges[k] >= bins->edges[k + 1]) return false;
    }
    for (uint32_t k = 0; k <= bins->count; k++) {
        if (bins->weights[k] > NG_ADDITIVE_MAX_WEIGHT || bins->weights[k] < -NG_ADDITIVE_MAX_WEIGHT) return false;
    }
    return true;
}

/* The numbers of one feature; what is left of the file bounds what is allocated. */
static ng_status load_bins(ng_bins *bins, ng_arena *arena, ng_span *rest, const char *name, ng_error *error)
{
    if (!ng_bytes_u32(rest, &bins->count) || bins->count > NG_ADDITIVE_MAX_EDGES) return damaged(error, name);
    int32_t *edges = ng_arena_array(arena, bins->count, sizeof *edges);
    int32_t *weights = ng_arena_array(arena, bins->count + 1, sizeof *weights);
    if (!edges || !weights) return ng_fail_memory(error);
    bins->edges = edges;
    bins->weights = weights;
    bool whole = take_numbers(rest, bins->count, edges) && take_numbers(rest, bins->count + 1, weights);
    return whole && are_sound(bins) ? NG_OK : damaged(error, name);
}

/* Behind magic and format. */
static ng_status load_body(ng_additive *model, ng_arena *arena, ng_span rest, uint32_t version, uint32_t rows,
                           uint32_t features, const char *name, ng_error *error)
{
    uint32_t own;
    if (!ng_bytes_u32(&rest, &own) || !ng_bytes_u32(&rest, &model->rows) || !ng_bytes_u32(&rest, &model->features)) {
        return damaged(error, name);
    }
    if (own != version) {
        return ng_fail(error, NG_BAD_MODEL, 0, "%s: made for version %lu of the features, this is version %lu", name,
                       (unsigned long)own, (unsigned long)version);
    }
    if (model->rows != rows || model->features != features) return bad(error, name, "rows or features of another model");
    ng_bins *bins = ng_arena_array(arena, (size_t)rows * features, sizeof *bins);
    if (!bins) return ng_fail_memory(error);
    model->bins = bins;
    ng_status status = NG_OK;
    for (size_t i = 0; i < (size_t)rows * features && status == NG_OK; i++) {
        status = load_bins(&bins[i], arena, &rest, name, error);
    }
    if (status == NG_OK && rest.len > 0) status = damaged(error, name);
    return status;
}

ng_status ng_additive_load(ng_additive *model, ng_arena *arena, ng_span data, uint32_t version, uint32_t rows,
                           uint32_t features, const char *name, ng_error *error)
{
    *model = (ng_additive){0};
    if (!data.ptr) return NG_OK;
    ng_additive read = {0};
    ng_span magic, rest = data;
    uint32_t format;
    if (!ng_bytes_take(&rest, sizeof NG_ADDITIVE_MAGIC - 1, &magic) || !ng_span_equal(magic, NG_SPAN(NG_ADDITIVE_MAGIC))) {
        return bad(error, name, "no model file");
    }
    if (rest.len < NG_BYTES_CHECKSUM || !ng_bytes_check_sum(&data)) return damaged(error, name);
    rest.len -= NG_BYTES_CHECKSUM;
    if (!ng_bytes_u32(&rest, &format)) return damaged(error, name);
    if (format != NG_ADDITIVE_FORMAT) return bad(error, name, "a later format than this version reads");
    ng_status status = load_body(&read, arena, rest, version, rows, features, name, error);
    if (status == NG_OK) *model = read;
    return status;
}
