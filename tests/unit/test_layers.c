/* src/model/layers: what a good file gives, that no other file is read, and the numbers that come of it; the chain of
 * src/clean/page. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "clean/page.h"
#include "train/model_file.h"

enum { OWN = 3, CONTEXT = 2, FEATURES = 7 };

typedef struct fields {
    const char *magic;
    uint32_t format, features, own, context;
    int32_t enter, leave, weight; /* the first weight; the others count up from -3 */
    int weights;
} fields;

static const fields good = {"nglayers", 1, FEATURES, OWN, CONTEXT, 100, 200, -4, OWN + 1 + OWN + CONTEXT + 1};

static void make_file(ng_strbuf *out, const fields *f)
{
    const uint32_t head[] = {f->format, f->features, f->own, f->context, (uint32_t)f->enter, (uint32_t)f->leave};
    ng_strbuf_clear(out);
    ng_strbuf_add(out, ng_span_cstr(f->magic));
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) ng_model_file_add_u32(out, head[i]);
    for (int i = 0; i < f->weights; i++) ng_model_file_add_u32(out, (uint32_t)(i ? i - 4 : f->weight));
    assert_true(ng_model_file_seal(out));
}

typedef struct bench {
    ng_arena arena;
    ng_strbuf file;
    ng_layers layers;
    ng_error error;
} bench;

static int set_up(void **state)
{
    bench *b = calloc(1, sizeof *b);
    ng_arena_init(&b->arena, ng_allocator_default());
    ng_strbuf_init(&b->file, ng_allocator_default());
    *state = b;
    return b ? 0 : 1;
}

static int tear_down(void **state)
{
    bench *b = *state;
    ng_arena_free(&b->arena);
    ng_strbuf_free(&b->file);
    free(b);
    return 0;
}

static ng_status load(bench *b, ng_span data)
{
    return ng_layers_load(&b->layers, &b->arena, data, FEATURES, OWN, CONTEXT, "x.model", &b->error);
}

static ng_status load_fields(bench *b, fields f)
{
    make_file(&b->file, &f);
    return load(b, ng_strbuf_span(&b->file));
}

static void a_good_file_is_read(void **state)
{
    bench *b = *state;
    assert_int_equal(load_fields(b, good), NG_OK);
    assert_int_equal(b->layers.own, OWN);
    assert_int_equal(b->layers.context, CONTEXT);
    assert_int_equal(b->layers.enter, 100);
    assert_int_equal(b->layers.leave, 200);
    assert_int_equal(b->layers.first[0], -4);
    assert_int_equal(b->layers.first[OWN], -1);
    assert_int_equal(b->layers.second[0], 0);
    assert_int_equal(b->layers.second[OWN + CONTEXT], 5);
    assert_int_equal(load(b, ng_span_make(NULL, 0)), NG_OK);
    assert_int_equal(b->layers.own, 0);
}

static void a_file_of_one_layer_has_no_second(void **state)
{
    bench *b = *state;
    fields one = good;
    one.context = 0;
    for (one.weights = OWN; one.weights <= 2 * OWN + 2; one.weights++) {
        bool whole = one.weights == OWN + 1;
        make_file(&b->file, &one);
        ng_status status =
            ng_layers_load(&b->layers, &b->arena, ng_strbuf_span(&b->file), FEATURES, OWN, 0, "x.model", &b->error);
        assert_int_equal(status, whole ? NG_OK : NG_BAD_MODEL);
        assert_int_equal(b->layers.own, whole ? OWN : 0);
        if (!whole) continue;
        assert_int_equal(b->layers.first[OWN], -1);
        assert_null(b->layers.second);
    }
}

static void a_cut_or_changed_file_is_refused(void **state)
{
    bench *b = *state;
    make_file(&b->file, &good);
    size_t whole = b->file.len;
    for (size_t length = 0; length < whole; length++) {
        char *cut = malloc(length + 1); /* of its own size, so that a sanitizer sees a read behind it */
        assert_non_null(cut);
        memcpy(cut, b->file.ptr, length);
        assert_int_equal(load(b, ng_span_make(cut, length)), NG_BAD_MODEL);
        assert_int_equal(b->layers.own, 0);
        if (length < whole) {
            b->file.ptr[length] = (char)(b->file.ptr[length] ^ 1);
            assert_int_equal(load(b, ng_strbuf_span(&b->file)), NG_BAD_MODEL);
            b->file.ptr[length] = (char)(b->file.ptr[length] ^ 1);
        }
        free(cut);
    }
    assert_int_equal(load(b, ng_strbuf_span(&b->file)), NG_OK);
}

static void other_files_are_refused(void **state)
{
    bench *b = *state;
    fields bad[11];
    for (size_t i = 0; i < 11; i++) bad[i] = good;
    bad[0].magic = "nglinear";
    bad[1].format = 2;
    bad[2].features = FEATURES + 1;
    bad[3].own = OWN + 1;
    bad[4].context = CONTEXT + 1;
    bad[5].enter = -1;
    bad[6].leave = NG_LAYERS_MAX_COST + 1;
    bad[7].weight = NG_LAYERS_MAX_WEIGHT + 1;
    bad[8].weight = -NG_LAYERS_MAX_WEIGHT - 1;
    bad[9].weights--;
    bad[10].weights++;
    for (size_t i = 0; i < 11; i++) {
        assert_int_equal(load_fields(b, bad[i]), NG_BAD_MODEL);
        assert_non_null(strstr(b->error.message, "x.model"));
    }
}

static void scores_are_rounded_down_and_held(void **state)
{
    (void)state;
    const int32_t weights[] = {3, -2}, features[] = {1024, 5};
    assert_int_equal(ng_layers_sum(weights, features, 2), 3 * 1024 - 10);
    assert_int_equal(ng_layers_score(NG_LAYERS_UNIT), 1);
    assert_int_equal(ng_layers_score(NG_LAYERS_UNIT - 1), 0);
    assert_int_equal(ng_layers_score(-1), -1);
    assert_int_equal(ng_layers_score(-NG_LAYERS_UNIT), -1);
    assert_int_equal(ng_layers_score(INT64_MAX / 2), 64 * NG_LAYERS_ONE);
    assert_int_equal(ng_layers_score(-INT64_MAX / 2), -64 * NG_LAYERS_ONE);
}

static void probabilities_rise_and_mirror(void **state)
{
    (void)state;
    assert_int_equal(ng_layers_probability(0), 512);
    assert_int_equal(ng_layers_probability(1024), 749);
    assert_int_equal(ng_layers_probability(64 * 1024), 1024);
    for (int32_t z = -9000; z < 9000; z++) {
        int32_t p = ng_layers_probability(z), next = ng_layers_probability(z + 1);
        assert_true(p <= next && p >= 0 && next <= 1024);
        assert_int_equal(p + ng_layers_probability(-z), 1024);
    }
}

static void expect_path(const int32_t *scores, size_t count, int32_t enter, int32_t leave, const char *path)
{
    bool keep[16];
    ng_arena arena;
    ng_arena_init(&arena, ng_allocator_default());
    assert_true(ng_page_decode(scores, count, enter, leave, &arena, keep));
    for (size_t i = 0; i < count; i++) assert_int_equal(keep[i], path[i] == '1');
    ng_arena_free(&arena);
}

static void the_chain_weighs_changes(void **state)
{
    (void)state;
    const int32_t scores[] = {-50, 40, -10, 60, -80, 30};
    expect_path(scores, 6, 0, 0, "010101");
    expect_path(scores, 6, 20, 0, "011101");
    expect_path(scores, 6, 35, 0, "011100");
    expect_path(scores, 6, 200, 0, "000000");
    expect_path(scores, 6, 0, 200, "011111");
    expect_path(scores, 0, 1, 1, "");
    expect_path((const int32_t[]){6, -50}, 2, 0, 20, "00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_good_file_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_of_one_layer_has_no_second, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cut_or_changed_file_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_files_are_refused, set_up, tear_down),
        cmocka_unit_test(scores_are_rounded_down_and_held),
        cmocka_unit_test(probabilities_rise_and_mirror),
        cmocka_unit_test(the_chain_weighs_changes),
    };
    return cmocka_run_group_tests_name("layers", tests, NULL, NULL);
}
