/* Choosing sentences under a length, cutting, and slugs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/intern.h"
#include "fit/fit.h"
#include "wrap/utf8.h"

enum { MOST = 8 };

static ng_arena arena;
static char text[512];
static ng_lines lines;
static ng_sentence items[MOST];
static ng_sentences sentences;
static uint32_t order[MOST];
static ng_scores scores;
static ng_terms terms;
static uint32_t content[64], content_first[MOST + 1];
static double redundancy;
static ng_term_list must;
static ng_choice choice;
static ng_span summary;
static ng_token marks[512];
static ng_tokens tokens;

static int open_arena(void **state)
{
    (void)state;
    ng_arena_init(&arena, ng_allocator_default());
    lines = (ng_lines){.text = {text, 0}};
    sentences = (ng_sentences){items, 0, 0};
    scores = (ng_scores){.order = order};
    tokens = (ng_tokens){.items = marks};
    terms = (ng_terms){.first = content_first, .items = content, .content = content, .content_first = content_first,
                       .stem_count = 64};
    memset(content_first, 0, sizeof content_first);
    redundancy = 1;
    must = (ng_term_list){NULL, 0};
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    ng_arena_free(&arena);
    return 0;
}

/* A token for each white-space separated word of the text from [at] on. */
static void tokenise(size_t at, size_t end)
{
    while (at < end) {
        size_t start = at;
        while (at < end && text[at] != ' ') at++;
        marks[tokens.count++] = (ng_token){.start = (uint32_t)start};
        at++;
    }
    marks[tokens.count] = (ng_token){.start = (uint32_t)at};
}

/* Sentences are added in document order; [rank] is the place among the best, from 0. */
static void add(const char *sentence, uint32_t rank)
{
    size_t n = strlen(sentence), at = lines.text.len;
    memcpy(text + at, sentence, n);
    text[at + n] = ' ';
    uint32_t first = (uint32_t)tokens.count;
    tokenise(at, at + n);
    items[sentences.count] = (ng_sentence){.start = (uint32_t)at, .end = (uint32_t)(at + n), .first_token = first,
                                           .end_token = (uint32_t)tokens.count};
    order[rank] = (uint32_t)sentences.count++;
    scores.count = sentences.count;
    lines.text.len = at + n + 1;
}

static void choose(ng_length_unit unit, size_t length, bool by_rank)
{
    ng_fit_options options = {
        .budget = {.unit = unit, .length = length}, .by_rank = by_rank, .redundancy = redundancy, .must = must};
    ng_fit_input input = {&lines, &tokens, &sentences, &terms, &scores, NULL};
    ng_error error;
    assert_int_equal(ng_fit_choose(&input, &options, &arena, &choice, &error), NG_OK);
    assert_int_equal(ng_fit_summary(&lines, &sentences, &choice, &arena, &summary, &error), NG_OK);
}

static void assert_summary(const char *expected)
{
    if (!ng_span_equal(summary, ng_span_cstr(expected))) fail_msg("summary is '%.*s'", (int)summary.len, summary.ptr);
}

static void three_sentences(void)
{
    add("The first one has six words.", 1);
    add("Best.", 0);
    add("A third comes last.", 2);
}

static void sentences_come_in_the_order_of_the_document(void **state)
{
    (void)state;
    three_sentences();
    choose(NG_LENGTH_SENTENCES, 2, false);
    assert_summary("The first one has six words. Best.");
    choose(NG_LENGTH_SENTENCES, 2, true);
    assert_summary("Best. The first one has six words.");
}

static void more_than_there_are_gives_all(void **state)
{
    (void)state;
    three_sentences();
    choose(NG_LENGTH_SENTENCES, 1000000, false);
    assert_int_equal(choice.count, 3);
}

static void equal_sentences_count_once(void **state)
{
    (void)state;
    add("Again.", 0);
    add("Again.", 1);
    add("Else.", 2);
    choose(NG_LENGTH_SENTENCES, 2, false);
    assert_summary("Again. Else.");
    choose(NG_LENGTH_SENTENCES, 3, false);
    assert_int_equal(choice.count, 2);
}

static void a_word_budget_takes_whole_sentences_that_fit(void **state)
{
    (void)state;
    three_sentences();
    choose(NG_LENGTH_WORDS, 6, false);
    assert_summary("Best. A third comes last.");
    choose(NG_LENGTH_WORDS, 7, false);
    assert_summary("The first one has six words. Best.");
}

static void only_when_none_fits_one_is_cut(void **state)
{
    (void)state;
    add("One two, three four five six.", 0);
    choose(NG_LENGTH_WORDS, 2, false);
    assert_summary("One two\xe2\x80\xa6");
    choose(NG_LENGTH_CHARACTERS, 12, false);
    assert_summary("One two\xe2\x80\xa6");
    assert_true(ng_utf8_graphemes(summary) <= 12);
    choose(NG_LENGTH_CHARACTERS, 3, false);
    assert_summary("On\xe2\x80\xa6");
}

static void characters_are_graphemes_and_pay_for_the_space_between(void **state)
{
    (void)state;
    add("Ae\xcc\x81" "b.", 0); /* four graphemes */
    add("Cd.", 1);
    choose(NG_LENGTH_CHARACTERS, 8, false);
    assert_int_equal(choice.count, 2);
    choose(NG_LENGTH_CHARACTERS, 7, false);
    assert_int_equal(choice.count, 1);
}

static void a_share_of_the_words_never_gives_nothing(void **state)
{
    (void)state;
    three_sentences();
    choose(NG_LENGTH_RATIO, NG_SCORE_ONE, false);
    assert_int_equal(choice.count, 3);
    choose(NG_LENGTH_RATIO, 500000, false);
    assert_summary("Best. A third comes last.");
    choose(NG_LENGTH_RATIO, 1, false);
    assert_summary("Best.");
}

/* A sentence with content stems, ascending, -1 behind the last. */
static void add_stems(const char *sentence, uint32_t rank, const int *stems)
{
    add(sentence, rank);
    uint32_t at = content_first[sentences.count - 1];
    while (*stems >= 0) content[at++] = (uint32_t)*stems++;
    for (size_t i = sentences.count; i <= MOST; i++) content_first[i] = at;
}

static void three_with_a_repetition(void)
{
    add_stems("Ferries stop at night.", 0, (const int[]){1, 2, 3, 4, 5, 6, -1});
    add_stems("A caption: ferries stop at night.", 1, (const int[]){1, 2, 3, 20, 21, 22, 23, 24, -1});
    add_stems("Crane fell.", 2, (const int[]){7, 8, 9, -1});
}

/* Four sentences of three words, of which the third leans on the second and the last on the third. */
static void four_of_which_two_lean(const uint32_t *ranks)
{
    static const uint32_t leans_on[] = {NG_NO_ID, NG_NO_ID, 1, 2};
    add("Storms hit Tarn.", ranks[0]);
    add("Okafor mends boats.", ranks[1]);
    add("She lost two.", ranks[2]);
    add("They were old.", ranks[3]);
    scores.leans_on = leans_on;
}

static void under_a_budget_what_leans_waits_for_the_one_before(void **state)
{
    (void)state;
    four_of_which_two_lean((const uint32_t[]){1, 2, 0, 3});
    choose(NG_LENGTH_WORDS, 3, false);
    assert_summary("Storms hit Tarn.");
    choose(NG_LENGTH_WORDS, 6, false);
    assert_summary("Storms hit Tarn. Okafor mends boats.");
    choose(NG_LENGTH_CHARACTERS, 60, false);
    assert_summary("Storms hit Tarn. Okafor mends boats. She lost two.");
}

static void what_waited_comes_before_worse_ones(void **state)
{
    (void)state;
    four_of_which_two_lean((const uint32_t[]){3, 2, 0, 1});
    choose(NG_LENGTH_WORDS, 9, false);
    assert_summary("Okafor mends boats. She lost two. They were old.");
}

static void room_is_left_rather_than_filled_with_what_leans(void **state)
{
    (void)state;
    add("Storms hit Tarn.", 0);
    add("Okafor mends the old boats of its harbour.", 1);
    add("She lost two.", 2);
    scores.leans_on = (const uint32_t[]){NG_NO_ID, NG_NO_ID, 1};
    choose(NG_LENGTH_WORDS, 6, false);
    assert_summary("Storms hit Tarn.");
    scores.leans_on = NULL;
    choose(NG_LENGTH_WORDS, 6, false);
    assert_summary("Storms hit Tarn. She lost two.");
}

static void where_all_has_room_nothing_that_leans_is_lost(void **state)
{
    (void)state;
    four_of_which_two_lean((const uint32_t[]){3, 2, 1, 0});
    choose(NG_LENGTH_WORDS, 12, false);
    assert_int_equal(choice.count, 4);
}

static void what_leans_on_a_sentence_that_stands_twice_has_it(void **state)
{
    (void)state;
    add("Okafor mends boats.", 0);
    add("Storms hit Tarn.", 1);
    add("Okafor mends boats.", 2);
    add("She lost two.", 3);
    scores.leans_on = (const uint32_t[]){NG_NO_ID, NG_NO_ID, NG_NO_ID, 2};
    choose(NG_LENGTH_WORDS, 9, false);
    assert_summary("Okafor mends boats. Storms hit Tarn. She lost two.");
}

static void what_leans_alone_fits_when_nothing_else_does(void **state)
{
    (void)state;
    add("Okafor mends the old boats of its harbour.", 0);
    add("She lost two.", 1);
    scores.leans_on = (const uint32_t[]){NG_NO_ID, 0};
    choose(NG_LENGTH_WORDS, 3, false);
    assert_summary("She lost two.");
}

static void a_number_of_sentences_is_kept_whatever_leans(void **state)
{
    (void)state;
    four_of_which_two_lean((const uint32_t[]){1, 2, 0, 3});
    choose(NG_LENGTH_SENTENCES, 1, false);
    assert_summary("She lost two.");
}

static void what_was_said_is_passed_over(void **state)
{
    (void)state;
    three_with_a_repetition();
    choose(NG_LENGTH_SENTENCES, 2, false);
    assert_summary("Ferries stop at night. Crane fell.");
    redundancy = 0;
    choose(NG_LENGTH_SENTENCES, 2, false);
    assert_summary("Ferries stop at night. A caption: ferries stop at night.");
    redundancy = 0.5; /* one trigram of six is known, three terms of eight */
    choose(NG_LENGTH_SENTENCES, 2, false);
    assert_summary("Ferries stop at night. A caption: ferries stop at night.");
}

static void most_of_the_words_are_a_repetition_too(void **state)
{
    (void)state;
    add_stems("Ferries stop at night.", 0, (const int[]){1, 2, 3, 4, 5, -1});
    add_stems("At night they stop, ferries.", 1, (const int[]){1, 3, 5, 20, 21, -1});
    add_stems("Crane fell.", 2, (const int[]){7, 8, 9, -1});
    choose(NG_LENGTH_SENTENCES, 2, false);
    assert_summary("Ferries stop at night. Crane fell.");
}

static void what_was_passed_over_fills_up(void **state)
{
    (void)state;
    three_with_a_repetition();
    choose(NG_LENGTH_SENTENCES, 3, false);
    assert_int_equal(choice.count, 3);
    choose(NG_LENGTH_RATIO, NG_SCORE_ONE, false);
    assert_int_equal(choice.count, 3);
}

static void what_must_be_there_is_there(void **state)
{
    (void)state;
    static const uint32_t wanted[] = {8, 40};
    three_with_a_repetition();
    must = (ng_term_list){wanted, 2};
    choose(NG_LENGTH_SENTENCES, 1, false);
    assert_summary("Crane fell.");
    choose(NG_LENGTH_SENTENCES, 2, false);
    assert_summary("Ferries stop at night. Crane fell.");
    choose(NG_LENGTH_WORDS, 1, false); /* too long for it: that one is cut and no other */
    assert_summary("Crane\xe2\x80\xa6");
    must = (ng_term_list){wanted + 1, 1};
    choose(NG_LENGTH_SENTENCES, 1, false);
    assert_summary("Ferries stop at night.");
}

static void no_sentence_gives_an_empty_summary(void **state)
{
    (void)state;
    choose(NG_LENGTH_SENTENCES, 3, false);
    assert_int_equal(choice.count, 0);
    assert_int_equal(summary.len, 0);
}

static void assert_slug(const char *headline, const char *expected)
{
    ng_strbuf scratch;
    ng_error error;
    ng_span slug;
    ng_strbuf_init(&scratch, ng_allocator_default());
    assert_int_equal(ng_fit_slug(ng_span_cstr(headline), &scratch, &arena, &slug, &error), NG_OK);
    if (!ng_span_equal(slug, ng_span_cstr(expected))) fail_msg("slug is '%.*s'", (int)slug.len, slug.ptr);
    ng_strbuf_free(&scratch);
}

static void slugs_are_lower_case_words_with_hyphens(void **state)
{
    (void)state;
    assert_slug("Harbour re-opens: \"It's over\"", "harbour-re-opens-its-over");
    assert_slug("Caf\xc3\xa9 in K\xc3\xb6ln", "cafe-in-koln");
    assert_slug("\xe2\x80\x94 50% \xe2\x80\x94", "50");
    assert_slug("Киев 1", "kiev-1");
    assert_slug("Щит: объезд, Йошкар-Ола, ЁЛКА", "shchit-obezd-yoshkar-ola-yolka");
    assert_slug("Łódź, Ørsted, Þór, ISTANBUL'DA ığdır, Straße, Ấm", "lodz-orsted-thor-istanbulda-igdir-strasse-am");
    assert_slug("Ο Ήλιος της Αθήνας", "o-ilios-tis-athinas");
    assert_slug("नगर निगम", "नगर-निगम"); /* vowel signs are part of the word */
    assert_slug("東京 2020", "東京-2020");
    assert_slug("ประเทศไทย", "ประเทศไทย");
    assert_slug("...", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sentences_come_in_the_order_of_the_document, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(more_than_there_are_gives_all, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(equal_sentences_count_once, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_word_budget_takes_whole_sentences_that_fit, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(only_when_none_fits_one_is_cut, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(characters_are_graphemes_and_pay_for_the_space_between, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_share_of_the_words_never_gives_nothing, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(no_sentence_gives_an_empty_summary, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(under_a_budget_what_leans_waits_for_the_one_before, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_waited_comes_before_worse_ones, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(room_is_left_rather_than_filled_with_what_leans, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(where_all_has_room_nothing_that_leans_is_lost, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_leans_on_a_sentence_that_stands_twice_has_it, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_leans_alone_fits_when_nothing_else_does, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_number_of_sentences_is_kept_whatever_leans, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_was_said_is_passed_over, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(most_of_the_words_are_a_repetition_too, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_was_passed_over_fills_up, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_must_be_there_is_there, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(slugs_are_lower_case_words_with_hyphens, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
