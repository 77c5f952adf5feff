/* Learns how much a text is like the files that a model of keyphrases was learned from: one logistic model a kind, one against
 * the rest, on the few numbers that are known of a text as a whole. */
#include "train/text_kinds.h"

#include <stdlib.h>

#include "train/judge.h"

void ng_text_kinds_free(ng_text_kinds *kinds)
{
    ng_rows_free(&kinds->rows);
    free(kinds->kind);
    free(kinds->gold);
}

static bool make_room(ng_text_kinds *kinds)
{
    enum { FIRST_ROOM = 1024 };
    if (kinds->count < kinds->room) return true;
    size_t room = kinds->room ? kinds->room * 2 : FIRST_ROOM;
    bool grown = kinds->room ? ng_rows_grow(&kinds->rows, room) : ng_rows_init(&kinds->rows, room, NG_TEXT_COUNT);
    uint32_t *kind = grown ? realloc(kinds->kind, room * sizeof *kind) : NULL;
    if (kind) kinds->kind = kind;
    size_t *gold = kind ? realloc(kinds->gold, room * sizeof *gold) : NULL;
    if (!gold) return false;
    kinds->gold = gold;
    kinds->room = room;
    return true;
}

bool ng_text_kinds_add(ng_text_kinds *kinds, const int32_t *text, size_t file, uint32_t fold, size_t gold)
{
    if (!make_room(kinds)) return false;
    size_t at = kinds->count++;
    for (size_t i = 0; i < NG_TEXT_COUNT; i++) kinds->rows.x[at * NG_TEXT_COUNT + i] = (float)text[i] / NG_LAYERS_ONE;
    kinds->rows.weight[at] = 1;
    kinds->rows.fold[at] = fold;
    kinds->gold[at] = gold;
    kinds->kind[at] = (uint32_t)(file < NG_TEXT_KINDS ? file : NG_TEXT_KINDS - 1);
    return true;
}

/* Where there is no other kind to tell it from, a text is of this one; where there is no text of it, none is. */
static void settle(int32_t *weights, bool is_kind)
{
    enum { SURE = 16 };
    for (size_t i = 0; i < NG_TEXT_COUNT; i++) weights[i] = 0;
    weights[NG_TEXT_COUNT] = (is_kind ? SURE : -SURE) * NG_LAYERS_UNIT;
}

/* The mean over the texts that are learned from, as the model has it. */
static int32_t expect(const ng_text_kinds *kinds, uint32_t kind, int64_t leave_out)
{
    size_t texts = 0, gold = 0;
    for (size_t i = 0; i < kinds->count; i++) {
        if (kinds->kind[i] != kind || (int64_t)kinds->rows.fold[i] == leave_out) continue;
        texts++;
        gold += kinds->gold[i];
    }
    size_t mean = texts ? gold * NG_LAYERS_ONE / texts : 0;
    return (int32_t)(mean < NG_LAYERS_MAX_WEIGHT ? mean : NG_LAYERS_MAX_WEIGHT);
}

bool ng_text_kinds_fit(ng_text_kinds *kinds, double cost, int64_t leave_out, int32_t *weights)
{
    size_t room = kinds->rows.count;
    bool done = true;
    for (uint32_t kind = 0; kind < NG_TEXT_KINDS; kind++) *weights++ = expect(kinds, kind, leave_out);
    kinds->rows.count = kinds->count;
    for (uint32_t kind = 0; done && kind < NG_TEXT_KINDS; kind++, weights += NG_TEXT_COUNT + 1) {
        size_t of_kind = 0, others = 0;
        for (size_t i = 0; i < kinds->count; i++) {
            kinds->rows.label[i] = kinds->kind[i] == kind;
            if ((int64_t)kinds->rows.fold[i] == leave_out) continue;
            of_kind += kinds->rows.label[i];
            others += !kinds->rows.label[i];
        }
        if (of_kind == 0 || others == 0) settle(weights, of_kind > 0);
        else done = ng_judge_fit(&kinds->rows, NG_TEXT_COUNT, cost, leave_out, weights);
    }
    kinds->rows.count = room;
    return done;
}

bool ng_text_kinds_spread(const ng_text_kinds *kinds, const int32_t *weights, ng_rows *rows, const uint32_t *text_of)
{
    double (*likeness)[NG_TEXT_KINDS] = calloc(kinds->count + 1, sizeof *likeness);
    if (!likeness) return false;
    for (size_t i = 0; i < kinds->count; i++) {
        int32_t text[NG_TEXT_COUNT];
        for (size_t k = 0; k < NG_TEXT_COUNT; k++) text[k] = (int32_t)(kinds->rows.x[i * NG_TEXT_COUNT + k] * NG_LAYERS_ONE);
        ng_tag_likeness(weights, text, likeness[i]);
    }
    for (size_t row = 0; row < rows->count; row++) {
        float *x = rows->x + row * rows->columns;
        for (size_t kind = 0; kind < NG_TEXT_KINDS; kind++)
            for (size_t i = 0; i < NG_F_PHRASES_COUNT; i++)
                x[(kind + 1) * NG_F_PHRASES_COUNT + i] = x[i] * (float)likeness[text_of[row]][kind];
    }
    free(likeness);
    return true;
}
