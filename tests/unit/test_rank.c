/* TextRank against a dense reference, with edges against without, and the scorers built on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dense_textrank.h"
#include "rank/rank.h"
#include "rank/textrank.h"

typedef struct document {
    ng_arena arena;
    ng_terms terms;
    ng_sentences sentences;
} document;

static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

/* Sentences of 0 to 20 distinct terms; small numbers are drawn more often, as in text. */
static document make_document(uint64_t seed, size_t count, uint32_t vocabulary)
{
    document d;
    ng_arena_init(&d.arena, ng_allocator_default());
    uint32_t *first = ng_arena_array(&d.arena, count + 1, sizeof *first);
    uint32_t *items = ng_arena_array(&d.arena, count * 20, sizeof *items);
    uint32_t *df = ng_arena_zeros(&d.arena, vocabulary, sizeof *df);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = next_random(&seed) % 21;
        uint32_t at = 0;
        first[i] = (uint32_t)n;
        for (size_t k = 0; k < length; k++) {
            at += 1 + (uint32_t)(next_random(&seed) % (1 + vocabulary / 25));
            if (at >= vocabulary) break;
            items[n++] = at;
            df[at]++;
        }
    }
    first[count] = (uint32_t)n;
    d.terms = (ng_terms){.stem_count = vocabulary, .first = first, .items = items, .document_frequency = df,
                         .quoted = ng_arena_zeros(&d.arena, count, sizeof *d.terms.quoted)};
    d.sentences = (ng_sentences){.count = count};
    return d;
}

static void assert_near(const double *a, const double *b, size_t count, double limit)
{
    for (size_t i = 0; i < count; i++) {
        if (fabs(a[i] - b[i]) > limit) fail_msg("sentence %zu: %.6f against %.6f", i, a[i], b[i]);
    }
}

/* Wherever the reference sees a difference beyond rounding, the order is the same. */
static void assert_same_order(const double *a, const double *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            if (a[i] > a[j] + 2e-5 && b[i] <= b[j]) fail_msg("sentences %zu and %zu are in another order", i, j);
        }
    }
}

static void textrank_agrees_with_a_dense_reference(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        document d = make_document(seed, 2 + seed * 3, 200);
        double *dense = dense_textrank(&d.terms, d.sentences.count);
        double *sparse = ng_textrank_sparse(&d.terms, d.sentences.count, &d.arena);
        assert_near(dense, sparse, d.sentences.count, 1e-4);
        assert_same_order(dense, sparse, d.sentences.count);
        free(dense);
        ng_arena_free(&d.arena);
    }
}

static void textrank_without_edges_agrees_with_edges(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        document d = make_document(seed, 40 * seed, 400);
        double *sparse = ng_textrank_sparse(&d.terms, d.sentences.count, &d.arena);
        double *lowrank = ng_textrank_lowrank(&d.terms, d.sentences.count, &d.arena);
        assert_near(sparse, lowrank, d.sentences.count, 1e-4);
        ng_arena_free(&d.arena);
    }
}

static void a_sentence_that_shares_nothing_has_no_centrality(void **state)
{
    (void)state;
    uint32_t first[] = {0, 2, 4, 6}, items[] = {0, 1, 0, 1, 2, 3}, df[] = {2, 2, 1, 1};
    ng_terms terms = {.stem_count = 4, .first = first, .items = items, .document_frequency = df};
    ng_arena arena;
    ng_arena_init(&arena, ng_allocator_default());
    double *sparse = ng_textrank_sparse(&terms, 3, &arena), *lowrank = ng_textrank_lowrank(&terms, 3, &arena);
    assert_true(sparse[0] == 1 && sparse[1] == 1 && sparse[2] == 0);
    assert_true(fabs(lowrank[0] - 1) < 1e-9 && lowrank[2] == 0);
    ng_arena_free(&arena);
}

static ng_scores rank_with(document *d, ng_scorer scorer, double lead_weight)
{
    ng_scores scores;
    ng_error error;
    ng_rank_options options = {scorer, lead_weight};
    assert_int_equal(ng_rank(&d->sentences, &d->terms, &options, &d->arena, &scores, &error), NG_OK);
    return scores;
}

static void scores_lie_between_0_and_1_and_order_them(void **state)
{
    (void)state;
    document d = make_document(7, 60, 200);
    for (int scorer = NG_SCORER_RANK; scorer <= NG_SCORER_LEAD; scorer++) {
        ng_scores scores = rank_with(&d, (ng_scorer)scorer, 1);
        for (size_t i = 0; i < scores.count; i++) {
            assert_in_range(scores.items[i].total, 0, NG_SCORE_ONE);
            if (i) assert_true(scores.items[scores.order[i - 1]].total >= scores.items[scores.order[i]].total);
        }
        assert_int_equal(scores.items[scores.order[0]].total, NG_SCORE_ONE);
    }
    ng_arena_free(&d.arena);
}

static void the_lead_is_the_order_of_the_document(void **state)
{
    (void)state;
    document d = make_document(3, 300, 200);
    ng_scores scores = rank_with(&d, NG_SCORER_LEAD, 1);
    for (size_t i = 0; i < scores.count; i++) assert_int_equal(scores.order[i], i);
    ng_arena_free(&d.arena);
}

static void without_weight_position_does_not_count(void **state)
{
    (void)state;
    document d = make_document(5, 40, 200);
    ng_scores with = rank_with(&d, NG_SCORER_RANK, 1), without = rank_with(&d, NG_SCORER_RANK, 0);
    ng_scores textrank = rank_with(&d, NG_SCORER_TEXTRANK, 1);
    assert_memory_equal(without.order, textrank.order, without.count * sizeof *without.order);
    assert_memory_not_equal(with.order, textrank.order, with.count * sizeof *with.order);
    ng_arena_free(&d.arena);
}

/* Of two sentences that say the same, the one that is all quotation comes second, unless position does not count. */
static void an_early_quotation_gains_little_from_its_place(void **state)
{
    (void)state;
    uint32_t first[] = {0, 2, 4}, items[] = {0, 1, 0, 1}, df[] = {2, 2};
    ng_score quoted[] = {NG_SCORE_ONE, 0};
    document d = make_document(1, 0, 1);
    d.sentences.count = 2;
    d.terms = (ng_terms){.stem_count = 2, .first = first, .items = items, .document_frequency = df, .quoted = quoted};
    assert_int_equal(rank_with(&d, NG_SCORER_RANK, 1).order[0], 1);
    assert_int_equal(rank_with(&d, NG_SCORER_RANK, 0).order[0], 0);
    quoted[0] = 0;
    assert_int_equal(rank_with(&d, NG_SCORER_RANK, 1).order[0], 0);
    ng_arena_free(&d.arena);
}

static void no_sentence_and_no_term_are_fine(void **state)
{
    (void)state;
    document empty = make_document(1, 0, 10);
    assert_int_equal(rank_with(&empty, NG_SCORER_RANK, 1).count, 0);
    ng_arena_free(&empty.arena);
    uint32_t first[] = {0, 0, 0};
    document bare = make_document(1, 0, 1);
    bare.terms.first = first;
    bare.sentences.count = 2;
    ng_scores scores = rank_with(&bare, NG_SCORER_TEXTRANK, 1);
    assert_int_equal(scores.items[0].total, 0);
    assert_int_equal(scores.order[0], 0);
    ng_arena_free(&bare.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(textrank_agrees_with_a_dense_reference),
        cmocka_unit_test(textrank_without_edges_agrees_with_edges),
        cmocka_unit_test(a_sentence_that_shares_nothing_has_no_centrality),
        cmocka_unit_test(scores_lie_between_0_and_1_and_order_them),
        cmocka_unit_test(the_lead_is_the_order_of_the_document),
        cmocka_unit_test(without_weight_position_does_not_count),
        cmocka_unit_test(an_early_quotation_gains_little_from_its_place),
        cmocka_unit_test(no_sentence_and_no_term_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
