/* What a topic classifier says of a file that is cut, damaged or hostile, and which n-grams a word has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_model.h"
#include "model/lexicon.h"
#include "topic/classify.h"

static ng_arena arena;
static ng_strbuf file;
static ng_error error;

static void make(uint64_t hash, uint32_t rows)
{
    assert_true(desk_model_make(&file, hash, rows));
}

static ng_status load(ng_span data, ng_classifier *model)
{
    return ng_classifier_load(model, &arena, data, NG_TOPIC_FEATURES, NULL, "desk.model", &error);
}

static void a_known_word_speaks_for_its_label(void **state)
{
    (void)state;
    ng_classifier model;
    uint64_t hash = UINT64_C(0xabcdef0123456789);
    int64_t sums[2];
    double shares[2];
    make(hash, 1);
    assert_int_equal(load(ng_strbuf_span(&file), &model), NG_OK);
    ng_topic_term term = {.hash = hash, .text = 1};
    ng_topic_bag bag = {&term, 1};
    assert_true(ng_topic_classify(&model, &bag, false, sums, shares));
    assert_true(shares[1] > 0.99 && shares[1] + shares[0] > 0.999999 && shares[1] + shares[0] < 1.000001);
    assert_false(ng_topic_classify(&model, &bag, true, sums, shares)); /* nothing in the headline */
    term.hash = ~hash;
    assert_false(ng_topic_classify(&model, &bag, false, sums, shares));
}

static void every_cut_and_every_changed_byte_is_refused(void **state)
{
    (void)state;
    ng_classifier model;
    make(1, 1);
    for (size_t length = 0; length < file.len; length++) {
        assert_int_equal(load(ng_span_make(file.ptr, length), &model), NG_BAD_MODEL);
        assert_int_equal(model.label_count, 0);
    }
    for (size_t i = 0; i < file.len; i++) {
        file.ptr[i] ^= 4;
        assert_int_equal(load(ng_strbuf_span(&file), &model), NG_BAD_MODEL);
        file.ptr[i] ^= 4;
    }
    assert_int_equal(load(ng_strbuf_span(&file), &model), NG_OK);
}

static void a_directory_that_points_beyond_its_rows_is_refused(void **state)
{
    (void)state;
    ng_classifier model;
    make(1, 2);
    assert_int_equal(load(ng_strbuf_span(&file), &model), NG_BAD_MODEL);
    make(1, 0);
    assert_int_equal(load(ng_strbuf_span(&file), &model), NG_BAD_MODEL);
}

static void bytes_behind_the_last_row_are_refused(void **state)
{
    (void)state;
    ng_classifier model;
    desk_model_fill(&file, 1, 1);
    ng_strbuf_add_char(&file, 0);
    assert_true(ng_model_file_seal(&file));
    assert_int_equal(load(ng_strbuf_span(&file), &model), NG_BAD_MODEL);
}

static void a_model_beside_a_lexicon_needs_its_labels(void **state)
{
    (void)state;
    ng_classifier model;
    ng_lexicon lexicon;
    make(1, 1);
    assert_int_equal(load(ng_strbuf_span(&file), &model), NG_OK);
    assert_int_equal(ng_lexicon_load(&lexicon, &arena, NG_SPAN("@s\t0\tschool\n@h\t0\tharbour\n"), "own", &error), NG_OK);
    assert_null(lexicon.model);
    assert_int_equal(ng_lexicon_join(&lexicon, &model, &arena, "own", &error), NG_OK);
    assert_ptr_equal(lexicon.model, &model);
    assert_int_equal(lexicon.model_labels[0], 1);
    assert_int_equal(lexicon.model_labels[1], 0);
    assert_int_equal(ng_lexicon_load(&lexicon, &arena, NG_SPAN("@s\t0\tschool\n"), "own", &error), NG_OK);
    assert_int_equal(ng_lexicon_join(&lexicon, &model, &arena, "own", &error), NG_BAD_MODEL);
    assert_non_null(strstr(error.message, "'harbour' is no label"));
}

/* Every set of lanes that are the same, beside neighbours that differ in one bit only. */
static void the_first_of_four_tags_is_found(void **state)
{
    (void)state;
    static const unsigned wanted[] = {0, 1, 0x1234, 0x7FFF, 0x8000, 0xFFFF};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        for (unsigned set = 0; set < 16; set++) {
            char tags[8];
            uint32_t first = 4;
            for (unsigned lane = 4; lane-- > 0;) {
                unsigned tag = set >> lane & 1 ? wanted[i] : wanted[i] ^ (lane % 2 ? 0xC000U : 1U);
                if (set >> lane & 1) first = lane;
                tags[2 * lane] = (char)(tag & 0xFF);
                tags[2 * lane + 1] = (char)(tag >> 8);
            }
            assert_int_equal(ng_classifier_lane(tags, wanted[i]), first);
        }
    }
}

/* Rows that count as much are added up together, more of them than are at once, others one by one: the sums are those of all. */
static void a_score_is_the_sum_of_its_rows(void **state)
{
    (void)state;
    enum { BITS = 8, ROWS = 1 << BITS, LABELS = 17, ROW = LABELS + 2, CHECKSUM = 8 };
    static char directory[4 * (ROWS + 1)], tags[2 * ROWS + 8], rows[ROWS * ROW + CHECKSUM];
    static ng_topic_term terms[ROWS];
    ng_classifier_label labels[LABELS] = {{.bias = 0}};
    int64_t expected[LABELS] = {0}, sums[LABELS];
    double odds[LABELS];
    for (uint32_t i = 0; i <= ROWS; i++) {
        directory[4 * i] = (char)(i & 0xff);
        directory[4 * i + 1] = (char)(i >> 8);
    }
    for (uint32_t i = 0; i < ROWS; i++) {
        uint32_t count = i < ROWS / 2 ? 1 : 1 + i % 70, shift = i < ROWS / 2 ? 0 : i % 16;
        terms[i] = (ng_topic_term){.hash = (uint64_t)i << (64 - BITS), .text = count - 1, .title = 1};
        rows[i * ROW] = (char)(shift | 1 << NG_CLASSIFIER_SHIFT_BITS);
        for (uint32_t k = 0; k < LABELS; k++) {
            int weight = i < ROWS / 2 ? -128 + 255 * (int)(k % 2) : (int)((i * 37 + k * 11) % 256) - 128;
            rows[i * ROW + 2 + k] = (char)weight;
            expected[k] += (int64_t)weight * ng_topic_damp(count) * (1 << shift);
        }
    }
    const ng_classifier model = {.labels = labels, .label_count = LABELS, .directory = directory, .tags = tags, .rows = rows,
                                 .bits = BITS, .row_count = ROWS, .scale = 1};
    assert_true(ng_topic_score(&model, &(ng_topic_bag){terms, ROWS}, false, sums, odds));
    for (size_t k = 0; k < LABELS; k++) assert_true(sums[k] == expected[k]);
}

/* Of the hashes that a model has a row for none is held back, of others most are. */
static void what_a_model_does_not_hold_is_mostly_known_without_a_look_up(void **state)
{
    (void)state;
    enum { OTHERS = 4096 };
    ng_classifier model;
    uint64_t hash = UINT64_C(0xabcdef0123456789);
    make(hash, 1);
    assert_int_equal(load(ng_strbuf_span(&file), &model), NG_OK);
    assert_true(ng_classifier_may_hold(&model, hash));
    size_t passed = 0;
    for (uint64_t i = 1; i <= OTHERS; i++) passed += ng_classifier_may_hold(&model, ng_hash_mix(i));
    assert_in_range(passed, OTHERS / 32, OTHERS / 8); /* one tag in sixteen begins like that of the row */
}

static void words_have_their_ngrams(void **state)
{
    (void)state;
    uint64_t grams[NG_TOPIC_GRAMS], others[NG_TOPIC_GRAMS];
    assert_int_equal(ng_topic_grams(NG_SPAN("a"), grams), 0);
    assert_int_equal(ng_topic_grams(NG_SPAN("ab"), grams), 2 + 1);      /* " ab" "ab " " ab " */
    assert_int_equal(ng_topic_grams(NG_SPAN("ports"), grams), 5 + 4 + 3);
    assert_int_equal(ng_topic_grams(NG_SPAN("\xC3\xA9t\xC3\xA9"), grams), 3 + 2 + 1);
    size_t count = ng_topic_grams(NG_SPAN("port"), grams), other = ng_topic_grams(NG_SPAN("export"), others), shared = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < other; j++) shared += grams[i] == others[j];
    }
    assert_int_equal(shared, 6); /* "por" "ort" "rt " "port" "ort " "port " */
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_word_speaks_for_its_label),
        cmocka_unit_test(a_model_beside_a_lexicon_needs_its_labels),
        cmocka_unit_test(every_cut_and_every_changed_byte_is_refused),
        cmocka_unit_test(a_directory_that_points_beyond_its_rows_is_refused),
        cmocka_unit_test(bytes_behind_the_last_row_are_refused),
        cmocka_unit_test(the_first_of_four_tags_is_found),
        cmocka_unit_test(a_score_is_the_sum_of_its_rows),
        cmocka_unit_test(what_a_model_does_not_hold_is_mostly_known_without_a_look_up),
        cmocka_unit_test(words_have_their_ngrams),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
