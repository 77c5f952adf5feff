/* src/model/linear: what a good file gives, and that no other file is read. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model/linear.h"

enum { BITS = 3, LABELS = 2, FEATURES = 7 };

static void add_u32(ng_strbuf *out, uint32_t number)
{
    for (int shift = 0; shift < 32; shift += 8) ng_strbuf_add_char(out, (char)(unsigned char)(number >> shift));
}

static void add_name(ng_strbuf *out, const char *name)
{
    add_u32(out, (uint32_t)strlen(name));
    ng_strbuf_add(out, ng_span_cstr(name));
}

static void add_checksum(ng_strbuf *out)
{
    uint64_t sum = ng_hash(ng_strbuf_span(out));
    add_u32(out, (uint32_t)sum);
    add_u32(out, (uint32_t)(sum >> 32));
}

typedef struct fields {
    const char *magic;
    uint32_t format, features, bits, labels, scale;
    const char *kind;
    int32_t bias;
    const char *label; /* of the second one */
    int weights;
} fields;

static const fields good = {"nglinear", 1, FEATURES, BITS, LABELS, 1u << 20, "sentences", -5, "no", LABELS << BITS};

/* The weights count up from -8: bucket b of label l has -8 + 2 * b + l. */
static void make_file(ng_strbuf *out, const fields *f)
{
    ng_strbuf_clear(out);
    ng_strbuf_add(out, ng_span_cstr(f->magic));
    add_u32(out, f->format);
    add_u32(out, f->features);
    add_u32(out, f->bits);
    add_u32(out, f->labels);
    add_u32(out, f->scale);
    add_name(out, f->kind);
    add_u32(out, 1000);
    add_name(out, "end");
    add_u32(out, (uint32_t)f->bias);
    add_name(out, f->label);
    for (int i = 0; i < f->weights; i++) ng_strbuf_add_char(out, (char)(i - 8));
    add_checksum(out);
}

typedef struct bench {
    ng_arena arena;
    ng_strbuf file;
    ng_linear model;
    ng_error error;
} bench;

static int set_up(void **state)
{
    bench *b = calloc(1, sizeof *b);
    if (!b) return -1;
    ng_arena_init(&b->arena, ng_allocator_default());
    ng_strbuf_init(&b->file, ng_allocator_default());
    make_file(&b->file, &good);
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    bench *b = *state;
    ng_strbuf_free(&b->file);
    ng_arena_free(&b->arena);
    free(b);
    return 0;
}

static ng_status load(bench *b, ng_span data)
{
    return ng_linear_load(&b->model, &b->arena, data, "sentences", FEATURES, "x.model", &b->error);
}

static void a_file_is_read_as_it_was_written(void **state)
{
    bench *b = *state;
    assert_int_equal(load(b, ng_strbuf_span(&b->file)), NG_OK);
    assert_int_equal(b->model.label_count, LABELS);
    assert_int_equal(b->model.mask, (1 << BITS) - 1);
    assert_int_equal(b->model.scale, 1 << 20);
    assert_int_equal(b->model.features, FEATURES);
    assert_true(ng_span_equal(b->model.labels[0], NG_SPAN("end")));
    assert_true(ng_span_equal(b->model.labels[1], NG_SPAN("no")));
    const uint32_t buckets[] = {0, 7, 7};
    assert_int_equal(ng_linear_score(&b->model, 0, buckets, 0), 1000);
    assert_int_equal(ng_linear_score(&b->model, 0, buckets, 3), 1000 - 8 + 6 + 6);
    assert_int_equal(ng_linear_score(&b->model, 1, buckets, 3), -5 - 7 + 7 + 7);
}

/* The bytes may lie at any address. */
static void a_file_needs_no_alignment(void **state)
{
    bench *b = *state;
    for (size_t shift = 0; shift < 8; shift++) {
        char *moved = malloc(b->file.len + shift);
        assert_non_null(moved);
        memcpy(moved + shift, b->file.ptr, b->file.len);
        assert_int_equal(load(b, ng_span_make(moved + shift, b->file.len)), NG_OK);
        const uint32_t bucket = 5;
        assert_int_equal(ng_linear_score(&b->model, 1, &bucket, 1), -5 - 8 + 11);
        free(moved);
    }
}

static void no_file_is_the_empty_model(void **state)
{
    bench *b = *state;
    assert_int_equal(load(b, (ng_span){NULL, 0}), NG_OK);
    assert_int_equal(b->model.label_count, 0);
    assert_int_equal(b->model.features, FEATURES);
}

/* Copied to a piece of exactly that length, so that a sanitizer sees every byte read too far. */
static void every_prefix_is_refused(void **state)
{
    bench *b = *state;
    for (size_t length = 0; length < b->file.len; length++) {
        char *cut = malloc(length ? length : 1);
        assert_non_null(cut);
        memcpy(cut, b->file.ptr, length);
        assert_int_equal(load(b, ng_span_make(cut, length)), NG_BAD_MODEL);
        assert_int_equal(b->model.label_count, 0);
        assert_non_null(strstr(b->error.message, "x.model"));
        free(cut);
    }
}

static void every_damaged_byte_is_refused(void **state)
{
    bench *b = *state;
    for (size_t i = 0; i < b->file.len; i++) {
        for (int bit = 0; bit < 8; bit++) {
            b->file.ptr[i] = (char)(b->file.ptr[i] ^ 1 << bit);
            assert_int_equal(load(b, ng_strbuf_span(&b->file)), NG_BAD_MODEL);
            assert_non_null(strstr(b->error.message, "x.model"));
            b->file.ptr[i] = (char)(b->file.ptr[i] ^ 1 << bit);
        }
    }
    ng_strbuf_add_char(&b->file, 'x');
    assert_int_equal(load(b, ng_strbuf_span(&b->file)), NG_BAD_MODEL);
}

static void expect_refused(bench *b, fields f, const char *words)
{
    make_file(&b->file, &f);
    assert_int_equal(load(b, ng_strbuf_span(&b->file)), NG_BAD_MODEL);
    assert_non_null(strstr(b->error.message, words));
}

/* The checksum is right in all of these: whoever can write one is not trusted either. */
static void every_field_is_checked(void **state)
{
    bench *b = *state;
    fields f = good;
    f.magic = "nglinea_";
    expect_refused(b, f, "no model file");
    f = good, f.format = 2;
    expect_refused(b, f, "later format");
    f = good, f.features = FEATURES + 1;
    expect_refused(b, f, "version 8 of the features, this is version 7");
    f = good, f.kind = "topics";
    expect_refused(b, f, "a model of 'topics', not of 'sentences'");
    f = good, f.scale = 0;
    expect_refused(b, f, "damaged");
    f = good, f.label = "\xff";
    expect_refused(b, f, "damaged");
    f = good, f.bias = INT32_MIN;
    expect_refused(b, f, "damaged");
    f = good, f.weights++;
    expect_refused(b, f, "damaged");
    const uint32_t bad_bits[] = {0, BITS - 1, BITS + 1, 25, 31, 32, 35, UINT32_MAX};
    for (size_t i = 0; i < sizeof bad_bits / sizeof *bad_bits; i++) {
        f = good, f.bits = bad_bits[i];
        expect_refused(b, f, "damaged");
    }
    const uint32_t bad_labels[] = {0, 1, 3, NG_LINEAR_MAX_LABELS, NG_LINEAR_MAX_LABELS + 1, UINT32_MAX};
    for (size_t i = 0; i < sizeof bad_labels / sizeof *bad_labels; i++) {
        f = good, f.labels = bad_labels[i];
        expect_refused(b, f, "damaged");
    }
}

static void a_name_longer_than_the_file_is_refused(void **state)
{
    bench *b = *state;
    const size_t kind_length = sizeof NG_LINEAR_MAGIC - 1 + 5 * 4;
    b->file.ptr[kind_length + 3] = '\x7f';
    b->file.len -= 8;
    add_checksum(&b->file);
    assert_int_equal(load(b, ng_strbuf_span(&b->file)), NG_BAD_MODEL);
}

static void buckets_lie_below_the_mask(void **state)
{
    (void)state;
    size_t hits[16] = {0};
    for (uint64_t i = 0; i < 16000; i++) {
        uint32_t bucket = ng_linear_bucket(i << 7, 15);
        assert_true(bucket < 16);
        hits[bucket]++;
    }
    for (size_t i = 0; i < 16; i++) assert_in_range(hits[i], 800, 1200);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(a_file_is_read_as_it_was_written),
        ON_BENCH(a_file_needs_no_alignment),
        ON_BENCH(no_file_is_the_empty_model),
        ON_BENCH(every_prefix_is_refused),
        ON_BENCH(every_damaged_byte_is_refused),
        ON_BENCH(every_field_is_checked),
        ON_BENCH(a_name_longer_than_the_file_is_refused),
        cmocka_unit_test(buckets_lie_below_the_mask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
