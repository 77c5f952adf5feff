/* The cache in front of libstemmer never changes a stem. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/hash.h"
#include "wrap/stem.h"

static void assert_stem(ng_stemmer *stemmer, const char *word, const char *stem)
{
    ng_span got = ng_stem(stemmer, ng_span_cstr(word), ng_hash(ng_span_cstr(word)));
    assert_int_equal(got.len, strlen(stem));
    assert_memory_equal(got.ptr, stem, got.len);
}

/* A stem that begins its word, one that goes on otherwise, one that begins otherwise, and words that are too long to be kept. */
static void a_stem_that_was_kept_is_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *language, *word, *stem;
    } cases[] = {
        {"english", "ferries", "ferri"},
        {"english", "harbour", "harbour"},
        {"english", "happy", "happi"},
        {"english", "dying", "die"},
        {"english", "a", "a"},
        {"english", "counterrevolutionarilyparties", "counterrevolutionarilyparti"},
        {"english", "counterrevolutionarilyvertical", "counterrevolutionarilyvert"},
        {"english", "counterrevolutionarilydailyparty", "counterrevolutionarilydailyparti"},
        {"german", "\xC3\xBC" "bernahmen", "ubernahm"},
        {"german", "\xC3\xBC" "berschwemmungen", "uberschwemm"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ng_stemmer *stemmer = ng_stemmer_open(cases[i].language, ng_allocator_default());
        assert_non_null(stemmer);
        for (int turn = 0; turn < 3; turn++) assert_stem(stemmer, cases[i].word, cases[i].stem);
        ng_stemmer_close(stemmer);
    }
}

/* Twice as many words as the cache has places: each place is taken by one after the other. */
static void words_that_share_a_place_keep_their_stems(void **state)
{
    (void)state;
    enum { WORDS = 70000 };
    char word[32], stem[32];
    ng_stemmer *stemmer = ng_stemmer_open("english", ng_allocator_default());
    assert_non_null(stemmer);
    for (int turn = 0; turn < 2; turn++) {
        for (unsigned i = 0; i < WORDS; i++) {
            snprintf(word, sizeof word, "x%u%s", i, i % 2 ? "ings" : "word");
            snprintf(stem, sizeof stem, "x%u%s", i, i % 2 ? "ing" : "word");
            assert_stem(stemmer, word, stem);
        }
    }
    ng_stemmer_close(stemmer);
}

static void a_beginning_of_its_word_is_no_copy(void **state)
{
    (void)state;
    ng_span word = NG_SPAN("ferries");
    ng_stemmer *stemmer = ng_stemmer_open("english", ng_allocator_default());
    assert_non_null(stemmer);
    for (int turn = 0; turn < 2; turn++) assert_ptr_equal(ng_stem(stemmer, word, ng_hash(word)).ptr, word.ptr);
    assert_ptr_equal(ng_stem(NULL, word, ng_hash(word)).ptr, word.ptr);
    ng_stemmer_close(stemmer);
}

static void a_stem_without_the_cache_is_the_same(void **state)
{
    (void)state;
    static const char *const words[] = {"", "ferries", "sailing", "happily", "skies", "x",
                                        "internationalisationalistically-minded"};
    ng_stemmer *stemmer = ng_stemmer_open("english", ng_allocator_default());
    assert_non_null(stemmer);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char once[64];
        ng_span word = ng_span_cstr(words[i]), stem = ng_stem_once(stemmer, word);
        size_t length = stem.len;
        memcpy(once, stem.ptr, length);
        assert_true(ng_span_equal(ng_stem(stemmer, word, ng_hash(word)), ng_span_make(once, length)));
    }
    ng_span word = NG_SPAN("sailing");
    assert_ptr_equal(ng_stem_once(stemmer, word).ptr, word.ptr);
    assert_ptr_equal(ng_stem_once(NULL, word).ptr, word.ptr);
    ng_stemmer_close(stemmer);
}

static void a_slot_holds_the_stemmer_that_was_asked_for(void **state)
{
    ng_stemmer_slot slot = {.stemmer = NULL};
    (void)state;
    assert_true(ng_stemmer_use(&slot, "", ng_allocator_default()));
    assert_null(slot.stemmer);
    assert_true(ng_stemmer_use(&slot, "english", ng_allocator_default()));
    const ng_stemmer *english = slot.stemmer;
    assert_true(ng_stemmer_use(&slot, "english", ng_allocator_default()));
    assert_ptr_equal(slot.stemmer, english);
    for (int i = 0; i < 2; i++) assert_false(ng_stemmer_use(&slot, "klingon", ng_allocator_default())); /* and not forgotten */
    assert_null(slot.stemmer);
    assert_true(ng_stemmer_use(&slot, "german", ng_allocator_default()));
    assert_non_null(slot.stemmer);
    ng_stemmer_close(slot.stemmer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slot_holds_the_stemmer_that_was_asked_for),
        cmocka_unit_test(a_stem_that_was_kept_is_the_same),
        cmocka_unit_test(words_that_share_a_place_keep_their_stems),
        cmocka_unit_test(a_beginning_of_its_word_is_no_copy),
        cmocka_unit_test(a_stem_without_the_cache_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
