/* The parts below the cleaner: patterns with their limits, phrases, dates, and the metadata that a page gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "model/model.h"
#include "model/phrases.h"
#include "nutgraf.h"

static bool matches(const char *pattern, ng_span text)
{
    ng_allocator allocator = ng_allocator_default();
    ng_regex *regex;
    ng_regex_match match;
    bool found = false;
    assert_int_equal(ng_regex_compile(&regex, ng_span_cstr(pattern), true, &allocator, NULL), NG_OK);
    ng_regex_scratch *scratch = ng_regex_scratch_new(&allocator);
    assert_non_null(scratch);
    assert_int_equal(ng_regex_search(regex, scratch, text, 0, &found, &match), NG_OK);
    ng_regex_scratch_free(scratch);
    ng_regex_free(regex);
    return found;
}

static void regex_matches_without_case(void **state)
{
    (void)state;
    assert_true(matches("^by \\p{L}+", NG_SPAN("BY ANN")));
    assert_true(matches("\\(\\?<=", NG_SPAN("(?<=")));
    assert_false(matches("^by ", NG_SPAN("")));
}

static void regex_refuses_lookbehind_and_verbs(void **state)
{
    (void)state;
    static const char *const refused[] = {"a(?<=b)", "a(?<!b)", "(*NO_JIT)a", "\\C", "(", "[a", "\\Q[\\E(?<=a)b",
                                          "(?#[)(?<=a)b"};
    ng_allocator allocator = ng_allocator_default();
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        ng_regex *regex;
        ng_error error = {NG_OK, 0, ""};
        assert_int_equal(ng_regex_compile(&regex, ng_span_cstr(refused[i]), false, &allocator, &error), NG_INVALID_ARGUMENT);
        assert_null(regex);
        assert_true(error.message[0] != '\0');
    }
}

/* Exponential without a limit: 2^40 ways to cut the text. */
static void regex_gives_up(void **state)
{
    (void)state;
    assert_false(matches("^(a+)+$", NG_SPAN("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")));
    /* 2^18 ways, then a match: far within the limit that PCRE2 has by itself, far beyond ours. */
    assert_false(matches("^(?:(a+)+b|a+c)", NG_SPAN("aaaaaaaaaaaaaaaaaac")));
    assert_true(matches("^(?:(a+)+b|a+c)", NG_SPAN("aac")));
}

static void groups_without_part_are_marked(void **state)
{
    (void)state;
    ng_allocator allocator = ng_allocator_default();
    ng_regex *regex;
    ng_regex_match match;
    bool found;
    assert_int_equal(ng_regex_compile(&regex, NG_SPAN("(a)|(b)"), false, &allocator, NULL), NG_OK);
    ng_regex_scratch *scratch = ng_regex_scratch_new(&allocator);
    assert_int_equal(ng_regex_search(regex, scratch, NG_SPAN("xb"), 0, &found, &match), NG_OK);
    assert_true(found);
    assert_int_equal(match.start[1], SIZE_MAX);
    assert_int_equal(match.start[2], 1);
    assert_int_equal(match.start[9], SIZE_MAX);
    ng_regex_scratch_free(scratch);
    ng_regex_free(regex);
}

static void bad_pattern_file_names_the_line(void **state)
{
    (void)state;
    ng_allocator allocator = ng_allocator_default();
    ng_patterns *patterns;
    ng_error error = {NG_OK, 0, ""};
    assert_int_equal(ng_patterns_load(&patterns, &allocator, NG_SPAN("# x\nname\t(\n"), "p.txt", &error), NG_BAD_MODEL);
    assert_null(patterns);
    assert_int_equal(error.offset, 2);
    assert_non_null(strstr(error.message, "p.txt"));
}

/* ng_phrases_match goes from word to word only while what it has is a key. */
static void expect_beginnings(const ng_table *noise)
{
    for (size_t i = 0; i < noise->count; i++) {
        ng_span key = ng_row_key(noise, &noise->rows[i]);
        for (size_t at = 0; at < key.len; at++) {
            ng_span beginning = ng_span_slice(key, 0, at);
            if (key.ptr[at] == ' ' && !ng_table_get(noise, beginning)) fail_msg("'%.*s' is no key", (int)at, key.ptr);
        }
        assert_true(noise->rows[i].value <= NG_PHRASE_PRESS);
    }
}

static void beginnings_of_phrases_are_keys(void **state)
{
    (void)state;
    ng_model *model;
    assert_int_equal(ng_model_open(&model, ng_allocator_default(), NULL), NG_OK);
    const ng_language *english = ng_model_language(model, "en"), *none = ng_model_language(model, "und");
    assert_ptr_equal(english->noise, ng_language_table(english, NG_TABLE_NOISE));
    assert_true(english->noise->count > 500);
    assert_true(none->noise->count > 5 * english->noise->count);
    expect_beginnings(english->noise);
    expect_beginnings(none->noise);
    ng_model_close(model);
}

static nutgraf_result *run(const char *text, int keep_all)
{
    nutgraf_model *model;
    nutgraf_context *context;
    nutgraf_result *result;
    nutgraf_options options;
    nutgraf_options_init(&options, sizeof options);
    options.keep_all = keep_all;
    options.clean_only = 1;
    assert_int_equal(nutgraf_model_open(&model, NULL, NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_context_new(&context, NULL, NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_run(&result, context, model, &options, text, strlen(text), NULL), NUTGRAF_OK);
    nutgraf_context_free(context);
    nutgraf_model_close(model);
    return result;
}

static void assert_text(nutgraf_text text, const char *expected)
{
    if (expected) assert_string_equal(text.ptr ? text.ptr : "(absent)", expected);
    else assert_null(text.ptr);
}

static void dates_in_many_forms(void **state)
{
    (void)state;
    static const struct {
        const char *line, *published, *modified;
    } cases[] = {
        {"Published 4 July 2025", "2025-07-04", NULL},
        {"First published: July 4th, 2025", "2025-07-04", NULL},
        {"Last Updated : Jul 04 2025 | 8:41 PM IST", NULL, "2025-07-04"},
        {"Posted on 2025-07-04", "2025-07-04", NULL},
        {"Published 04.07.2025", "2025-07-04", NULL},
        {"Published 25/12/2025", "2025-12-25", NULL},
        {"Published 12/25/2025", "2025-12-25", NULL},
        {"Published 03/04/2025", NULL, NULL},
        {"Published 31/02/2025", NULL, NULL},
        {"Published 4 July 2025 | 5 July 2025", "2025-07-04", NULL},
        {"Published Feb 29, 2024 Updated Mar 1, 2024", "2024-02-29", "2024-03-01"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[256] = "The harbour reopens at last\n\n";
        strcat(text, cases[i].line);
        strcat(text, "\n\nThe harbour will open again in spring, the council said on Thursday.");
        nutgraf_result *result = run(text, 0);
        assert_text(result->date_published, cases[i].published);
        assert_text(result->date_modified, cases[i].modified);
        nutgraf_result_free(result);
    }
}

static const char *const PLAIN = "The harbour reopens at last\n\nBy Ann Lee and Bob Ray, staff writers\n\n"
                                 "LEEDS (PA) - The harbour will open again in spring. YouTube showed it, said the council.\n\n"
                                 "Topics :Ann LeeYouTubeMcDonaldUnited States";

static void glued_tags_are_cut_at_names(void **state)
{
    (void)state;
    static const char *const tags[] = {"Ann Lee", "YouTube", "McDonald", "United States"};
    nutgraf_result *result = run("The harbour reopens at last\n\nThe harbour opens again. YouTube showed it, said the council.\n\n"
                                 "Topics :Ann Lee YouTube", 0);
    assert_int_equal(result->given_tag_count, 1);
    nutgraf_result_free(result);
    result = run("The harbour reopens at last\n\nThe harbour opens again, said the council.\n\n"
                 "Topics :Ann LeeMcDonald RiverUnited States", 0);
    assert_int_equal(result->given_tag_count, 3);
    assert_text(result->given_tags[0], tags[0]);
    assert_text(result->given_tags[1], "McDonald River");
    assert_text(result->given_tags[2], tags[3]);
    nutgraf_result_free(result);
}

static void no_clean_reads_metadata_and_keeps_lines(void **state)
{
    (void)state;
    nutgraf_result *result = run(PLAIN, 1);
    assert_text(result->headline, "The harbour reopens at last");
    assert_text(result->byline, "Ann Lee and Bob Ray");
    assert_text(result->dateline, "LEEDS");
    assert_non_null(strstr(result->text.ptr, "By Ann Lee"));
    assert_non_null(strstr(result->text.ptr, "Topics"));
    assert_non_null(strstr(result->text.ptr, "The harbour reopens"));
    nutgraf_result_free(result);
}

static void a_byline_holds_a_name(void **state)
{
    (void)state;
    static const struct {
        const char *line, *byline;
    } cases[] = {
        {"By Ann Lee", "Ann Lee"},
        {"Ann Lee, special correspondent", "Ann Lee"},
        {"Ann Lee Staff Writer", "Ann Lee"},
        {"By Ann Lee, PhD,", "Ann Lee, PhD"},
        {"By AFP", "AFP"},
        {"By Role", NULL},
        {"Welcome Aboard: Our New Staff Sets Sail", NULL},
        {"Tips for catering staff", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[512];
        (void)snprintf(text, sizeof text, "The harbour reopens\n\n%s\n\n%s", cases[i].line,
                       "The harbour opens again in the spring, the council said on Thursday after a long debate.");
        nutgraf_result *result = run(text, 0);
        assert_text(result->byline, cases[i].byline);
        nutgraf_result_free(result);
    }
}

static void a_page_without_article_keeps_nothing(void **state)
{
    (void)state;
    nutgraf_result *result = run("Home\nNews\nSport\nLog in\nSubscribe\nFacebook\nTwitter\nPrivacy policy\nContact us\n", 0);
    assert_int_equal(result->article, 0);
    nutgraf_result_free(result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regex_matches_without_case),
        cmocka_unit_test(regex_refuses_lookbehind_and_verbs),
        cmocka_unit_test(regex_gives_up),
        cmocka_unit_test(groups_without_part_are_marked),
        cmocka_unit_test(bad_pattern_file_names_the_line),
        cmocka_unit_test(beginnings_of_phrases_are_keys),
        cmocka_unit_test(dates_in_many_forms),
        cmocka_unit_test(glued_tags_are_cut_at_names),
        cmocka_unit_test(no_clean_reads_metadata_and_keeps_lines),
        cmocka_unit_test(a_byline_holds_a_name),
        cmocka_unit_test(a_page_without_article_keeps_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
