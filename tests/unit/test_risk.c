/* Minimum risk (train/risk.h): what is learned from summaries of which one is known to be worth more. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "train/risk.h"

enum { TEXTS = 60, FEATURES = 2 };

/* Texts of three sentences. Feature 0 has 0, 1 and 2 for them, feature 1 the same number for all. Of the summaries of two
 * sentences that of the first and the last is worth most, and that of the last two least: of single sentences only the first says
 * something. */
typedef struct texts {
    int32_t values[3 * TEXTS][FEATURES];
    ng_risk_summary summaries[3 * TEXTS];
    ng_risk_text items[TEXTS];
    ng_risk_data data;
} texts;

static void make_texts(texts *t, size_t length)
{
    static const ng_risk_summary pairs[] = {{{0, 1}, 0.4}, {{0, 2}, 0.6}, {{1, 2}, 0.1}};
    static const ng_risk_summary single[] = {{{0}, 0.1}, {{1}, 0.5}, {{2}, 0.2}};
    for (size_t i = 0; i < TEXTS; i++) {
        for (size_t k = 0; k < 3; k++) {
            t->values[3 * i + k][0] = (int32_t)k;
            t->values[3 * i + k][1] = (int32_t)(i % 5);
            t->summaries[3 * i + k] = length == 1 ? single[k] : pairs[k];
        }
        t->items[i] = (ng_risk_text){3 * i, 3 * i, 3, length, (uint32_t)(i % 2), 1};
    }
    t->data = (ng_risk_data){t->values[0], 3 * TEXTS, FEATURES, t->summaries, t->items, TEXTS};
}

static double weight_for(const ng_risk_bins *bins, int32_t value)
{
    uint32_t k = 0;
    while (k < bins->count && bins->edges[k] <= value) k++;
    return bins->weights[k];
}

static void test_the_best_single_sentence_comes_first(void **state)
{
    texts t;
    ng_risk_bins bins[FEATURES];
    (void)state;
    make_texts(&t, 1);
    assert_true(ng_risk_fit(&t.data, -1, 1, bins));
    assert_true(weight_for(&bins[0], 1) > weight_for(&bins[0], 2));
    assert_true(weight_for(&bins[0], 1) > weight_for(&bins[0], 0));
}

static void test_sentences_are_weighed_by_what_they_are_worth_together(void **state)
{
    texts t;
    ng_risk_bins bins[FEATURES];
    (void)state;
    make_texts(&t, 2);
    assert_true(ng_risk_fit(&t.data, -1, 1, bins));
    assert_true(weight_for(&bins[0], 0) > weight_for(&bins[0], 2));
    assert_true(weight_for(&bins[0], 2) > weight_for(&bins[0], 1));
}

/* How much more a sentence has when [feature] is 1 and not 0. */
static double rise_of(const ng_risk_bins *bins)
{
    return weight_for(bins, 1) - weight_for(bins, 0);
}

/* All summaries begin with the same sentence. That of the third one is better than their mean, so that it rises at first; when
 * the best has become likely it is worse than what is to be expected, and falls: but only if what comes behind the first sentence
 * counts for how likely a summary is. */
static void test_how_likely_a_summary_is_hangs_on_all_its_sentences(void **state)
{
    enum { MANY = 640, SENTENCES = 4 };
    static const ng_risk_summary pairs[] = {{{0, 1}, 1}, {{0, 2}, 0.6}, {{0, 3}, 0}};
    static int32_t values[MANY * SENTENCES][SENTENCES];
    static ng_risk_summary summaries[MANY * 3];
    static ng_risk_text items[MANY];
    ng_risk_bins bins[SENTENCES];
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        for (size_t k = 0; k < SENTENCES; k++) values[SENTENCES * i + k][k] = 1;
        memcpy(summaries + 3 * i, pairs, sizeof pairs);
        items[i] = (ng_risk_text){SENTENCES * i, 3 * i, 3, 2, 0, 1};
    }
    ng_risk_data data = {values[0], MANY * SENTENCES, SENTENCES, summaries, items, MANY};
    assert_true(ng_risk_fit(&data, -1, 1, bins));
    assert_true(rise_of(&bins[1]) > 0);
    assert_true(rise_of(&bins[2]) < 0);
    assert_true(rise_of(&bins[3]) < rise_of(&bins[2]));
}

static void test_what_all_sentences_of_a_text_share_says_nothing(void **state)
{
    texts t;
    ng_risk_bins bins[FEATURES];
    (void)state;
    make_texts(&t, 2);
    assert_true(ng_risk_fit(&t.data, -1, 1, bins));
    for (int32_t value = 0; value < 5; value++)
        assert_true(weight_for(&bins[1], value) < 0.01 && weight_for(&bins[1], value) > -0.01);
}

static void test_the_same_seed_gives_the_same_weights_and_a_fold_is_left_out(void **state)
{
    texts t;
    ng_risk_bins one[FEATURES], two[FEATURES];
    (void)state;
    make_texts(&t, 2);
    memset(one, 0, sizeof one);
    memset(two, 0, sizeof two);
    assert_true(ng_risk_fit(&t.data, 1, 7, one));
    for (size_t i = 1; i < TEXTS; i += 2) {
        for (size_t k = 0; k < 3; k++) t.summaries[3 * i + k].worth = 1 - t.summaries[3 * i + k].worth;
    }
    assert_true(ng_risk_fit(&t.data, 1, 7, two));
    assert_memory_equal(one, two, sizeof one);
    assert_true(ng_risk_fit(&t.data, 0, 7, two));
    assert_memory_not_equal(one, two, sizeof one);
}

static void test_a_text_with_one_summary_teaches_nothing(void **state)
{
    texts t;
    ng_risk_bins bins[FEATURES];
    (void)state;
    make_texts(&t, 2);
    for (size_t i = 0; i < TEXTS; i++) t.items[i].summary_count = 1;
    assert_false(ng_risk_fit(&t.data, -1, 1, bins));
    t.data = (ng_risk_data){NULL, 0, FEATURES, NULL, NULL, 0};
    assert_false(ng_risk_fit(&t.data, -1, 1, bins));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_best_single_sentence_comes_first),
        cmocka_unit_test(test_sentences_are_weighed_by_what_they_are_worth_together),
        cmocka_unit_test(test_how_likely_a_summary_is_hangs_on_all_its_sentences),
        cmocka_unit_test(test_what_all_sentences_of_a_text_share_says_nothing),
        cmocka_unit_test(test_the_same_seed_gives_the_same_weights_and_a_fold_is_left_out),
        cmocka_unit_test(test_a_text_with_one_summary_teaches_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
