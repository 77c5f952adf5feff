/* The trainer's core: the optimum of logistic regression, the same bytes each time, and the file that it makes. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <cmocka.h>

#include "model/linear.h"
#include "read/html.h"
#include "train/html_gold.h"
#include "train/logistic.h"
#include "train/model_file.h"
#include "train/one_vs_rest.h"
#include "train/softmax.h"

enum { BITS = 8 };

static const char *const END[] = {"end"};

/* Bucket 1 speaks for the class, bucket 2 against it, bucket 3 says nothing. */
static void fill(ng_examples *examples)
{
    static const struct { uint32_t buckets[2]; bool positive;
    } rows[] = {
        {{1, 3}, true},  {{1, 3}, true},  {{1, 4}, true}, {{1, 3}, false},
        {{2, 3}, false}, {{2, 4}, false}, {{2, 3}, true}, {{2, 3}, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint32_t label = 0;
        assert_true(ng_examples_add(examples, rows[i].buckets, 2, &label, rows[i].positive, (uint32_t)(i % 2), 1));
    }
}

/* d/dw of w^2/2 + C * sum log(1 + exp(-y score)) must be 0 in each weight. */
static void test_the_gradient_is_zero_at_the_optimum(void **state)
{
    (void)state;
    ng_examples examples = {0};
    fill(&examples);
    ng_logistic_settings how = {BITS, 1.0, 7, -1, 0};
    ng_weights learned;
    assert_true(ng_logistic_fit(&examples, &how, &learned));
    for (uint32_t w = 1; w <= 4; w++) {
        double gradient = learned.weights[w];
        for (size_t i = 0; i < examples.count; i++) {
            const ng_example *e = &examples.items[i];
            const uint32_t *b = examples.buckets + e->first;
            double side = ng_examples_bears(&examples, i, 0) ? 1 : -1;
            double score = learned.bias + learned.weights[b[0]] + learned.weights[b[1]];
            if (b[0] == w || b[1] == w) gradient -= side / (1 + exp(side * score));
        }
        assert_true(fabs(gradient) < 0.02);
    }
    assert_true(learned.weights[1] > 0.3 && learned.weights[2] < -0.3);
    ng_weights_free(&learned);
    ng_examples_free(&examples);
}

static void make(uint64_t seed, ng_strbuf *out)
{
    ng_examples examples = {0};
    fill(&examples);
    ng_logistic_settings how = {BITS, 1.0, seed, -1, 0};
    ng_weights learned;
    assert_true(ng_logistic_fit(&examples, &how, &learned));
    assert_true(ng_model_file_make(&learned, END, 1, "sentences", 1, out));
    ng_weights_free(&learned);
    ng_examples_free(&examples);
}

static void test_the_same_seed_gives_the_same_file_and_it_loads(void **state)
{
    (void)state;
    ng_strbuf first, second;
    ng_arena arena;
    ng_linear model;
    ng_strbuf_init(&first, ng_allocator_default());
    ng_strbuf_init(&second, ng_allocator_default());
    ng_arena_init(&arena, ng_allocator_default());
    make(3, &first);
    make(3, &second);
    assert_true(ng_span_equal(ng_strbuf_span(&first), ng_strbuf_span(&second)));
    assert_int_equal(ng_linear_load(&model, &arena, ng_strbuf_span(&first), "sentences", 1, "test", NULL), NG_OK);
    uint32_t towards[] = {1, 3}, against[] = {2, 3};
    assert_true(ng_linear_score(&model, 0, towards, 2) > 0);
    assert_true(ng_linear_score(&model, 0, against, 2) < 0);
    int largest = 0;
    for (size_t i = 0; i <= model.mask; i++) largest = abs(model.weights[i]) > largest ? abs(model.weights[i]) : largest;
    assert_int_equal(largest, 127);
    ng_arena_free(&arena);
    ng_strbuf_free(&first);
    ng_strbuf_free(&second);
}

static void test_one_class_alone_teaches_nothing(void **state)
{
    (void)state;
    ng_examples examples = {0};
    uint32_t bucket = 5, label = 0;
    assert_true(ng_examples_add(&examples, &bucket, 1, &label, 1, 0, 1));
    ng_logistic_settings how = {BITS, 1.0, 1, -1, 0};
    ng_weights learned;
    assert_false(ng_logistic_fit(&examples, &how, &learned));
    assert_null(learned.weights);
    how.leave_out = 0;
    assert_false(ng_logistic_fit(&examples, &how, &learned));
    ng_examples_free(&examples);
}

/* Labels 0 and 1 have a bucket of their own, an example may bear both, none bears label 2 and all bear label 3. */
static void fill_labels(ng_examples *examples)
{
    static const struct { uint32_t buckets[3]; size_t count; uint32_t labels[3]; size_t label_count; } rows[] = {
        {{1, 9}, 2, {0, 3}, 2}, {{1, 8}, 2, {3, 0}, 2}, {{2, 9}, 2, {1, 3}, 2}, {{2, 8}, 2, {1, 3}, 2},
        {{1, 2, 9}, 3, {0, 1, 3}, 3}, {{8, 9}, 2, {3}, 1}, {{9}, 1, {3}, 1}, {{8}, 1, {3}, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(ng_examples_add(examples, rows[i].buckets, rows[i].count, rows[i].labels, rows[i].label_count, 0, 1));
    }
}

static void test_each_label_is_learned_against_the_rest(void **state)
{
    (void)state;
    static const char *const names[] = {"first", "second", "never", "always"};
    ng_examples examples = {0};
    ng_weights learned[4];
    ng_strbuf file;
    ng_arena arena;
    ng_linear model;
    fill_labels(&examples);
    ng_strbuf_init(&file, ng_allocator_default());
    ng_arena_init(&arena, ng_allocator_default());
    ng_logistic_settings how = {BITS, 10.0, 1, -1, 0};
    assert_true(ng_one_vs_rest_fit(&examples, &how, learned, 4));
    assert_true(ng_model_file_make(learned, names, 4, "topics", 1, &file));
    assert_int_equal(ng_linear_load(&model, &arena, ng_strbuf_span(&file), "topics", 1, "test", NULL), NG_OK);
    assert_int_equal(model.label_count, 4);
    assert_true(ng_span_equal(model.labels[1], NG_SPAN("second")));
    static const struct { uint32_t buckets[2]; bool bears[4]; } asked[] = {
        {{1, 9}, {true, false, false, true}}, {{2, 8}, {false, true, false, true}},
        {{1, 2}, {true, true, false, true}},  {{8, 9}, {false, false, false, true}},
    };
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        for (uint32_t label = 0; label < 4; label++) {
            assert_int_equal(ng_linear_score(&model, label, asked[i].buckets, 2) > 0, asked[i].bears[label]);
        }
    }
    ng_one_vs_rest_free(learned, 4);
    ng_arena_free(&arena);
    ng_strbuf_free(&file);
    ng_examples_free(&examples);
}

/* Three labels with a bucket each, and one that all have; the last example, of fold 1, says the opposite of the others. */
static void fill_classes(ng_examples *examples)
{
    for (uint32_t i = 0; i < 30; i++) {
        uint32_t label = i % 3, buckets[] = {label + 1, 9, label + 1};
        assert_true(ng_examples_add(examples, buckets, 3, &label, 1, 0, 1));
    }
    uint32_t wrong = 2, buckets[] = {1, 1, 1};
    assert_true(ng_examples_add(examples, buckets, 3, &wrong, 1, 1, 1));
}

static void softmax(uint64_t seed, int64_t leave_out, ng_weights *out)
{
    ng_examples examples = {0};
    fill_classes(&examples);
    ng_softmax_settings how = {
        .bits = 4, .label_count = 3, .rounds = 6, .step = 0.5, .most = 1.5, .seed = seed, .leave_out = leave_out};
    assert_true(ng_softmax_fit(&examples, &how, out));
    ng_examples_free(&examples);
}

static void free_classes(ng_weights *weights)
{
    for (size_t l = 0; l < 3; l++) ng_weights_free(&weights[l]);
}

static void test_softmax_tells_labels_apart_within_bounds(void **state)
{
    (void)state;
    ng_weights w[3];
    softmax(1, 1, w);
    for (uint32_t l = 0; l < 3; l++) {
        for (uint32_t b = 1; b <= 3; b++) {
            if (b == l + 1) assert_true(w[l].weights[b] > 0.3 && w[l].weights[b] <= 1.5);
            else assert_true(w[l].weights[b] < 0 && w[l].weights[b] >= -1.5);
        }
        assert_true(w[l].weights[5] == 0);
    }
    free_classes(w);
}

static void test_softmax_gives_the_same_bytes_and_leaves_a_fold_out(void **state)
{
    (void)state;
    ng_weights a[3], b[3], all[3];
    softmax(3, 1, a);
    softmax(3, 1, b);
    softmax(3, -1, all);
    for (size_t l = 0; l < 3; l++) assert_memory_equal(a[l].weights, b[l].weights, sizeof(double) << 4);
    assert_true(all[0].weights[1] < a[0].weights[1]);
    free_classes(a);
    free_classes(b);
    free_classes(all);
    ng_examples none = {0};
    ng_softmax_settings how = {.bits = 4, .label_count = 3, .rounds = 1, .step = 1, .most = 1, .leave_out = -1};
    assert_false(ng_softmax_fit(&none, &how, a));
}

/* Lines of HTML are known by their words: in one kind of line, in both, in none, across two lines, in one that is not asked
 * about. */
static void test_html_lines_are_found_in_the_text(void **state)
{
    (void)state;
    static const char text[] = "Ferry sinks\nThe ferry left, at dawn. Nobody saw it.\nShare it\n2\nÉté 東京\nNews\nFerry\n";
    static const uint32_t starts[] = {0, 12, 52, 61, 63, 76, 81, 87};
    static const uint8_t gold[] = {NG_GOLD_EITHER, NG_GOLD_ARTICLE, NG_GOLD_NOISE, NG_GOLD_NOISE, NG_GOLD_ARTICLE, NG_GOLD_NOISE,
                                   NG_GOLD_NOISE};
    static const struct {
        const char *html;
        uint8_t gold;
    } want[] = {{"Ferry sinks", NG_GOLD_NOISE},
                {"the FERRY left at dawn", NG_GOLD_ARTICLE},
                {"Share", NG_GOLD_NOISE},
                {"it", NG_GOLD_EITHER},
                {"it Share", NG_GOLD_EITHER},
                {"wn", NG_GOLD_EITHER},
                {"ferry", NG_GOLD_EITHER},
                {"&mdash;", NG_GOLD_EITHER},
                {"&eacute;T\xC3\x89 東", NG_GOLD_ARTICLE},
                {"News", NG_GOLD_NOISE}};
    enum { COUNT = sizeof want / sizeof want[0] };
    assert_int_equal(starts[7], sizeof text - 1);
    ng_gold_page page = {.text = NG_SPAN(text), .starts = starts, .gold = gold, .count = 7};
    ng_html_gold_scratch scratch;
    ng_strbuf html;
    ng_arena arena;
    ng_lines lines;
    ng_markup markup;
    ng_error error;
    uint8_t found[COUNT];
    ng_arena_init(&arena, ng_allocator_default());
    ng_strbuf_init(&html, ng_allocator_default());
    ng_html_gold_init(&scratch);
    for (size_t i = 0; i < COUNT; i++) {
        ng_strbuf_add(&html, NG_SPAN("<p>"));
        ng_strbuf_add(&html, ng_span_cstr(want[i].html));
    }
    assert_int_equal(ng_read_html(NG_SPAN(""), ng_strbuf_span(&html), &arena, &lines, &markup, &error), NG_OK);
    assert_int_equal(lines.count, COUNT);
    for (int again = 0; again < 2; again++) {
        assert_true(ng_html_gold(&page, &lines, &scratch, found));
        for (size_t i = 0; i < COUNT; i++) assert_int_equal(found[i], want[i].gold);
    }
    ng_html_gold_free(&scratch);
    ng_strbuf_free(&html);
    ng_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_gradient_is_zero_at_the_optimum),
        cmocka_unit_test(test_the_same_seed_gives_the_same_file_and_it_loads),
        cmocka_unit_test(test_one_class_alone_teaches_nothing),
        cmocka_unit_test(test_each_label_is_learned_against_the_rest),
        cmocka_unit_test(test_softmax_tells_labels_apart_within_bounds),
        cmocka_unit_test(test_softmax_gives_the_same_bytes_and_leaves_a_fold_out),
        cmocka_unit_test(test_html_lines_are_found_in_the_text),
    };
    return cmocka_run_group_tests_name("train", tests, NULL, NULL);
}
