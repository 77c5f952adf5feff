/* The splitter: what holds for every text (spans, tokens, words, lines), and that its cost grows with the text and no faster.
 * What each rule does to a sentence stands in tests/spec/split.md. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lex/lex.h"
#include "read/read.h"
#include "split/split.h"

typedef struct bench {
    ng_model *model;
    ng_arena arena;
    ng_strbuf fold;
    ng_lines lines;
    ng_tokens tokens;
    ng_kept_line *kept;
    ng_sentences sentences;
} bench;

static int set_up(void **state)
{
    bench *b = calloc(1, sizeof *b);
    assert_non_null(b);
    assert_int_equal(ng_model_open(&b->model, ng_allocator_default(), NULL), NG_OK);
    ng_arena_init(&b->arena, ng_allocator_default());
    ng_strbuf_init(&b->fold, ng_allocator_default());
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    bench *b = *state;
    ng_strbuf_free(&b->fold);
    ng_arena_free(&b->arena);
    ng_model_close(b->model);
    free(b);
    return 0;
}

/* Reads and lexes [source] and keeps every line. */
static void prepare(bench *b, ng_span source)
{
    ng_arena_reset(&b->arena);
    assert_int_equal(ng_read(NG_SPAN(""), source, NG_WRAP_JOIN, &b->arena, &b->lines, NULL), NG_OK);
    assert_int_equal(ng_lex(&b->lines, b->model, "en", &b->fold, &b->arena, &b->tokens, NULL), NG_OK);
    b->kept = ng_arena_zeros(&b->arena, b->lines.count + 1, sizeof *b->kept);
    assert_non_null(b->kept);
    for (size_t i = 0; i < b->lines.count; i++) {
        b->kept[i].keep = true;
        b->kept[i].body = b->lines.items[i].start;
    }
}

static void split(bench *b)
{
    ng_kept kept = {.lines = b->kept, .kept = b->lines.count};
    ng_split_means means = {.language = ng_model_language(b->model, "en"),
                            .common = ng_language_table(&b->model->neutral, NG_TABLE_ABBREVIATIONS),
                            .model = &b->model->sentences};
    assert_int_equal(ng_split(&b->lines, &b->tokens, &kept, &means, &b->arena, &b->sentences, NULL), NG_OK);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n';
}

/* A16: sentences and the white space between them make up the text; tokens and words are counted where they stand. */
static void check_spans(const bench *b)
{
    size_t at = 0, words = 0;
    for (size_t i = 0; i < b->sentences.count; i++) {
        const ng_sentence *s = &b->sentences.items[i];
        for (; at < s->start; at++) assert_true(is_space(b->lines.text.ptr[at]));
        assert_true(s->start == at && s->end > s->start && s->end_token > s->first_token);
        assert_false(is_space(b->lines.text.ptr[s->start]));
        assert_false(is_space(b->lines.text.ptr[s->end - 1]));
        const ng_line *line = &b->lines.items[s->line];
        assert_true(s->start >= line->start && s->end <= line->end);
        const ng_token *last = &b->tokens.items[s->end_token - 1];
        assert_int_equal(b->tokens.items[s->first_token].start, s->start);
        assert_int_equal(ng_token_end(last), s->end);
        size_t here = 0;
        for (size_t t = s->first_token; t < s->end_token; t++) here += ng_token_is_word(&b->tokens.items[t]);
        assert_int_equal(here, s->words);
        words += here;
        at = s->end;
    }
    for (; at < b->lines.text.len; at++) assert_true(is_space(b->lines.text.ptr[at]));
    assert_int_equal(words, b->sentences.words);
}

static void expect_sentences(bench *b, const char *source, size_t count)
{
    prepare(b, ng_span_cstr(source));
    split(b);
    check_spans(b);
    assert_int_equal(b->sentences.count, count);
}

static void test_A16_spans_and_gaps_are_the_text(void **state)
{
    expect_sentences(*state, "", 0);
    expect_sentences(*state, "Ab", 1);
    expect_sentences(*state, "...", 1);
    expect_sentences(*state, "\"Well,\" he said.  \"It is over.\"\r\n\r\nNobody (but me!) heard it.", 3);
    expect_sentences(*state,
                     "It rained. They left! Why then? Nobody knew\n\n* * *\n\n\"It was late.\" (She came too.) They left...", 8);
    expect_sentences(*state, "\xef\xbb\xbfRain fell.\xc2\xa0Nobody\xff came.", 2);
}

static void test_a_wordless_piece_joins_its_line(void **state)
{
    bench *b = *state;
    expect_sentences(b, "Rain fell. --- *** !!!", 1);
    assert_int_equal(b->sentences.items[0].words, 2);
    expect_sentences(b, "!!! Rain fell.", 1);
    expect_sentences(b, "Rain fell.\n\n* * *", 2);
    assert_int_equal(b->sentences.items[1].words, 0);
}

static void test_lines_that_are_not_kept_have_no_sentences(void **state)
{
    bench *b = *state;
    prepare(b, NG_SPAN("Share this story\n\nRain fell. Nobody came."));
    b->kept[0].keep = false;
    split(b);
    assert_int_equal(b->sentences.count, 2);
    assert_int_equal(b->sentences.items[0].line, 1);
}

static void test_A34_a_sentence_begins_behind_the_dateline(void **state)
{
    bench *b = *state;
    prepare(b, NG_SPAN("OSLO (Agency) - Rain fell."));
    b->kept[0].body = 16;
    split(b);
    assert_int_equal(b->sentences.count, 1);
    assert_int_equal(b->sentences.items[0].start, 16);
    assert_int_equal(b->sentences.items[0].words, 2);
}

static void test_A14_a_hard_wrapped_text_gives_the_same_sentences(void **state)
{
    expect_sentences(*state,
                     "The committee that was appointed in the spring met for the last time on Monday and said that Mr.\n"
                     "Smith had been right about the bridge, which was built in 1911. It will be closed for a year while\n"
                     "engineers look for the crack. Nobody knows how long that takes.\n",
                     3);
}

static void test_other_languages_need_no_table(void **state)
{
    bench *b = *state;
    prepare(b, NG_SPAN("Es regnete. Das Spiel fiel aus."));
    ng_kept kept = {.lines = b->kept, .kept = b->lines.count};
    ng_split_means means = {.language = &b->model->neutral};
    assert_int_equal(ng_split(&b->lines, &b->tokens, &kept, &means, &b->arena, &b->sentences, NULL), NG_OK);
    assert_int_equal(b->sentences.count, 2);
}

/* What the judge of the next test saw. */
typedef struct seen {
    size_t questions, firm, wrong;
} seen;

static bool say_no(void *user, const ng_split_question *question)
{
    seen *s = user;
    s->questions++;
    s->firm += question->firm;
    s->wrong += question->blind == 0 || question->blind > question->count || question->count > 64 || question->rule > 20;
    return false;
}

static void test_a_judge_is_asked_at_every_site_and_heard(void **state)
{
    bench *b = *state;
    prepare(b, NG_SPAN("Dr. Ash left. She met J. Bell! Why? \"No,\" he said. \"Never.\" Nobody came."));
    ng_kept kept = {.lines = b->kept, .kept = b->lines.count};
    seen s = {0, 0, 0};
    ng_split_judge judge = {say_no, &s};
    ng_split_means means = {.language = ng_model_language(b->model, "en"), .judge = &judge};
    assert_int_equal(ng_split(&b->lines, &b->tokens, &kept, &means, &b->arena, &b->sentences, NULL), NG_OK);
    assert_int_equal(b->sentences.count, 1);
    assert_int_equal(s.questions, 7);
    assert_true(s.firm > 0 && s.wrong == 0);
}

/* The promises of spans hold where one piece comes over and over. What that costs is for tests/growth. */
static void test_spans_hold_in_whatever_is_repeated(void **state)
{
    enum { BYTES = 50000 };
    bench *b = *state;
    static const char *const pieces[] = {"a\xcc\x81",
                                         "\xcc\x81",
                                         "\xc2\xab",
                                         ": ",
                                         "Mr. ",
                                         "z. B. ",
                                         ". . . ",
                                         "e.g. A",
                                         ".",
                                         ". ",
                                         "1",
                                         "1. ",
                                         "a",
                                         "A. ",
                                         "\"",
                                         "\" ",
                                         "(",
                                         "( ",
                                         "(a ",
                                         "(((a.)",
                                         ".\"",
                                         "? ",
                                         "...",
                                         ". . a",
                                         "Mr. ",
                                         "a.\" \"",
                                         "[1]",
                                         ". [1] ",
                                         "- ",
                                         "'",
                                         "U.S. ",
                                         "!a",
                                         "/a@",
                                         "\xe3\x80\x82",
                                         "\xe3\x80\x8c\xe4\xb8\x80",
                                         "1) ",
                                         "a-a-",
                                         ".)",
                                         "..!",
                                         "\xe2\x80\x9d ",
                                         "\xe2\x80\x9d",
                                         "1 ",
                                         "a ",
                                         "1.",
                                         "(. ",
                                         ",",
                                         "He said. ",
                                         "a. B c, "};
    char *text = malloc(BYTES);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t length = strlen(pieces[i]);
        for (size_t k = 0; k < BYTES; k++) text[k] = pieces[i][k % length];
        prepare(b, ng_span_make(text, BYTES));
        split(b);
        check_spans(b);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_A16_spans_and_gaps_are_the_text),
        cmocka_unit_test(test_a_wordless_piece_joins_its_line),
        cmocka_unit_test(test_lines_that_are_not_kept_have_no_sentences),
        cmocka_unit_test(test_A34_a_sentence_begins_behind_the_dateline),
        cmocka_unit_test(test_a_judge_is_asked_at_every_site_and_heard),
        cmocka_unit_test(test_A14_a_hard_wrapped_text_gives_the_same_sentences),
        cmocka_unit_test(test_other_languages_need_no_table),
        cmocka_unit_test(test_spans_hold_in_whatever_is_repeated),
    };
    return cmocka_run_group_tests_name("split", tests, set_up, tear_down);
}
