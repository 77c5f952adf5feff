/* The additive model's file: what is read, and that nothing damaged is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "model/additive.h"
#include "model/model.h"

enum { VERSION = 7, ROWS = 2, FEATURES = 2 };

static ng_arena arena;
static ng_strbuf file;

static int open_all(void **state)
{
    (void)state;
    ng_arena_init(&arena, ng_allocator_default());
    ng_strbuf_init(&file, ng_allocator_default());
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    ng_arena_free(&arena);
    ng_strbuf_free(&file);
    return 0;
}

static void add(uint32_t value)
{
    for (unsigned shift = 0; shift < 32; shift += 8) ng_strbuf_add_char(&file, (char)(value >> shift & 0xff));
}

static void add_bins(uint32_t count, const int32_t *edges, const int32_t *weights)
{
    add(count);
    for (uint32_t k = 0; k < count; k++) add((uint32_t)edges[k]);
    for (uint32_t k = 0; k <= count; k++) add((uint32_t)weights[k]);
}

static void seal(void)
{
    uint64_t sum = ng_hash(ng_strbuf_span(&file));
    add((uint32_t)sum);
    add((uint32_t)(sum >> 32));
}

/* Everything but the bins of the last feature. */
static void begin(uint32_t format, uint32_t version, uint32_t rows, uint32_t features)
{
    file.len = 0;
    ng_strbuf_add(&file, NG_SPAN(NG_ADDITIVE_MAGIC));
    add(format);
    add(version);
    add(rows);
    add(features);
    for (int k = 0; k < ROWS * FEATURES - 1; k++) add_bins(2, (int32_t[]){-5, 10}, (int32_t[]){-1, 20 + k, 300});
}

static void make_sound(void)
{
    begin(NG_ADDITIVE_FORMAT, VERSION, ROWS, FEATURES);
    add_bins(0, NULL, (int32_t[]){77});
    seal();
}

static ng_status load(ng_span data, ng_additive *model)
{
    ng_error error = {NG_OK, 0, ""};
    ng_status status = ng_additive_load(model, &arena, data, VERSION, ROWS, FEATURES, "the file", &error);
    if (status != NG_OK) assert_non_null(strstr(error.message, "the file"));
    return status;
}

static void assert_refused(void)
{
    ng_additive model;
    assert_int_equal(load(ng_strbuf_span(&file), &model), NG_BAD_MODEL);
    assert_int_equal(model.rows, 0);
}

static void a_value_finds_its_bin(void **state)
{
    (void)state;
    ng_additive model;
    make_sound();
    assert_int_equal(load(ng_strbuf_span(&file), &model), NG_OK);
    assert_int_equal(ng_bins_weight(ng_additive_bins(&model, 0, 0), -6), -1);
    assert_int_equal(ng_bins_weight(ng_additive_bins(&model, 0, 0), -5), 20);
    assert_int_equal(ng_bins_weight(ng_additive_bins(&model, 0, 1), 9), 21);
    assert_int_equal(ng_bins_weight(ng_additive_bins(&model, 1, 0), 10), 300);
    assert_int_equal(ng_bins_weight(ng_additive_bins(&model, 1, 0), INT32_MIN), -1);
    assert_int_equal(ng_bins_weight(ng_additive_bins(&model, 1, 1), INT32_MAX), 77);
}

static void any_number_of_bins_is_searched_rightly(void **state)
{
    (void)state;
    int32_t edges[40], weights[41];
    for (int k = 0; k < 40; k++) edges[k] = 10 * k;
    for (int k = 0; k <= 40; k++) weights[k] = k;
    for (uint32_t count = 0; count <= 40; count++) {
        ng_bins bins = {edges, weights, count};
        ng_additive model = {&bins, 1, 1};
        for (int32_t value = -5; value < 410; value += 5) {
            int32_t expected = 0;
            while (expected < (int32_t)count && edges[expected] <= value) expected++;
            assert_int_equal(ng_bins_weight(ng_additive_bins(&model, 0, 0), value), expected);
        }
    }
}

static void no_file_is_the_empty_model(void **state)
{
    (void)state;
    ng_additive model;
    assert_int_equal(load((ng_span){NULL, 0}, &model), NG_OK);
    assert_int_equal(model.rows, 0);
}

static void every_cut_and_every_flipped_bit_is_refused(void **state)
{
    (void)state;
    make_sound();
    size_t length = file.len;
    ng_additive model;
    for (size_t cut = 0; cut < length; cut++) {
        assert_int_equal(load(ng_span_make(file.ptr, cut), &model), NG_BAD_MODEL);
    }
    for (size_t bit = 0; bit < 8 * length; bit++) {
        file.ptr[bit / 8] = (char)(file.ptr[bit / 8] ^ 1 << bit % 8);
        assert_refused();
        file.ptr[bit / 8] = (char)(file.ptr[bit / 8] ^ 1 << bit % 8);
    }
}

static void what_does_not_fit_is_refused(void **state)
{
    (void)state;
    static const uint32_t heads[][4] = {{2, VERSION, ROWS, FEATURES}, {1, VERSION + 1, ROWS, FEATURES},
                                        {1, VERSION, ROWS + 1, FEATURES}, {1, VERSION, ROWS, FEATURES + 1}};
    for (size_t i = 0; i < 4; i++) {
        begin(heads[i][0], heads[i][1], heads[i][2], heads[i][3]);
        add_bins(0, NULL, (int32_t[]){77});
        seal();
        assert_refused();
    }
}

/* The checksum is right in all of these. */
static void wrong_numbers_are_refused(void **state)
{
    (void)state;
    static const int32_t level[] = {4, 4}, falling[] = {4, 3}, fine[] = {0, 0, 0}, large[] = {0, NG_ADDITIVE_MAX_WEIGHT + 1, 0};
    static const struct {
        uint32_t count;
        const int32_t *edges, *weights;
    } bad[] = {{2, level, fine}, {2, falling, fine}, {1, level, large}};
    for (size_t i = 0; i < 3; i++) {
        begin(1, VERSION, ROWS, FEATURES);
        add_bins(bad[i].count, bad[i].edges, bad[i].weights);
        seal();
        assert_refused();
    }
    begin(1, VERSION, ROWS, FEATURES);
    add(NG_ADDITIVE_MAX_EDGES + 1);
    for (int k = 0; k < 2 * NG_ADDITIVE_MAX_EDGES + 3; k++) add((uint32_t)k);
    seal();
    assert_refused();
    begin(1, VERSION, ROWS, FEATURES);
    add_bins(0, NULL, (int32_t[]){77});
    add(0); /* behind the end */
    seal();
    assert_refused();
}

static void the_embedded_model_is_there(void **state)
{
    (void)state;
    ng_model *model;
    ng_error error;
    assert_int_equal(ng_model_open(&model, ng_allocator_default(), &error), NG_OK);
    assert_int_equal(model->rank.rows, NG_RANK_ROWS);
    ng_model_close(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_value_finds_its_bin, open_all, close_all),
        cmocka_unit_test(any_number_of_bins_is_searched_rightly),
        cmocka_unit_test_setup_teardown(no_file_is_the_empty_model, open_all, close_all),
        cmocka_unit_test_setup_teardown(every_cut_and_every_flipped_bit_is_refused, open_all, close_all),
        cmocka_unit_test_setup_teardown(what_does_not_fit_is_refused, open_all, close_all),
        cmocka_unit_test_setup_teardown(wrong_numbers_are_refused, open_all, close_all),
        cmocka_unit_test(the_embedded_model_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
