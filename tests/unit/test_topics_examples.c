/* What a topic model learns from: each part of an article is an example of its own where there is little, and a word of one
 * article counts only there. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

#include "train/topics_examples.h"

/* Three articles: title and text, title alone, not to learn from. Word 0 stands in both that are, word 1 in the first one's text.
 */
static void make(uint32_t terms, ng_topic_examples *out, ng_corpus *corpus)
{
    static ng_corpus_type types[] = {{.hash = 1, .docs = 2}, {.hash = 2, .docs = 1}};
    static ng_corpus_entry entries[] = {{0, 0, 1}, {1, 2, 0}, {0, 0, 1}, {0, 1, 0}};
    static ng_corpus_doc docs[3];
    docs[0] = (ng_corpus_doc){.first = 0, .count = 2, .weight = 1, .has_text = true, .has_title = true, .learned = true};
    docs[1] = (ng_corpus_doc){.first = 2, .count = 1, .weight = 1, .has_title = true, .learned = true};
    docs[2] = (ng_corpus_doc){.first = 3, .count = 1, .weight = 1, .has_text = true};
    *corpus = (ng_corpus){.docs = docs, .doc_count = 3, .types = types, .type_count = 2, .entries = entries, .entry_count = 4};
    if (terms > 2) {
        ng_corpus_entry *many = calloc(terms + 2, sizeof *many);
        assert_non_null(many);
        for (uint32_t i = 1; i < terms; i++) many[i] = entries[1];
        many[0] = many[terms] = entries[0];
        many[terms + 1] = entries[3];
        corpus->entries = many;
        docs[0].count = terms;
        docs[1].first = terms;
        docs[2].first = terms + 1;
    }
    assert_true(ng_topic_examples_make(out, corpus));
    if (terms > 2) free(corpus->entries);
}

static void test_of_a_little_all_parts_and_words_are_learned(void **state)
{
    (void)state;
    ng_topic_examples x;
    ng_corpus corpus;
    make(2, &x, &corpus);
    assert_int_equal(x.feature_count, 2);
    assert_int_equal(x.count, 4);
    assert_int_equal(x.first[1] - x.first[0], 2); /* title and text */
    assert_int_equal(x.first[2] - x.first[1], 1); /* the title */
    assert_int_equal(x.features[x.first[1]], x.feature_of[0]);
    assert_int_equal(x.first[3] - x.first[2], 1); /* the text */
    assert_int_equal(x.features[x.first[2]], x.feature_of[1]);
    assert_int_equal(x.doc[3], 1);
    ng_topic_examples_free(&x);
}

static void test_of_much_the_text_is_no_example_and_rare_words_go(void **state)
{
    (void)state;
    ng_topic_examples x;
    ng_corpus corpus;
    make(300000, &x, &corpus);
    assert_int_equal(x.feature_count, 1);
    assert_true(x.feature_of[1] == UINT32_MAX);
    assert_int_equal(x.count, 3);
    ng_topic_examples_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_a_little_all_parts_and_words_are_learned),
        cmocka_unit_test(test_of_much_the_text_is_no_example_and_rare_words_go),
    };
    return cmocka_run_group_tests_name("topics_examples", tests, NULL, NULL);
}
