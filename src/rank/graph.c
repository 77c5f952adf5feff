#include "rank/graph.h"

#include "base/number.h"

static bool weigh_terms(ng_graph *g, ng_arena *arena)
{
    const ng_terms *t = g->terms;
    g->term_weight = ng_arena_array(arena, t->stem_count, sizeof *g->term_weight);
    if (!g->term_weight) return false;
    for (size_t i = 0; i < t->stem_count; i++) {
        uint32_t holders = t->document_frequency[i] ? t->document_frequency[i] : 1;
        double idf = ng_log(1 + (double)g->count / holders);
        g->term_weight[i] = idf * idf;
    }
    return true;
}

static double scale_of(const ng_graph *g, size_t i)
{
    const ng_terms *t = g->terms;
    uint32_t length = t->first[i + 1] - t->first[i];
    if (g->kernel == NG_KERNEL_TEXTRANK) return ng_log(length < 2 ? 2 : length);
    double square = 0;
    for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) square += g->term_weight[t->items[k]];
    return square > 0 ? 1 / ng_sqrt(square) : 0;
}

bool ng_graph_begin(const ng_terms *terms, size_t count, ng_kernel kernel, ng_arena *arena, ng_graph *out)
{
    *out = (ng_graph){.terms = terms, .count = count, .kernel = kernel};
    out->degree = ng_arena_zeros(arena, count, sizeof *out->degree);
    out->scale = ng_arena_array(arena, count, sizeof *out->scale);
    if (!out->degree || !out->scale) return false;
    if (kernel == NG_KERNEL_LEXRANK && !weigh_terms(out, arena)) return false;
    for (size_t i = 0; i < count; i++) out->scale[i] = scale_of(out, i);
    return true;
}
