/* Descriptions: budgets in every unit, whole thoughts, and what a cut may not drop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fit/measure.h"
#include "nutgraf.h"
#include "wrap/utf8.h"

static nutgraf_model *model;
static nutgraf_context *context;
static nutgraf_options options;
static nutgraf_result *result;

static int open_model(void **state)
{
    (void)state;
    return nutgraf_model_open(&model, NULL, NULL) != NUTGRAF_OK || nutgraf_context_new(&context, NULL, NULL) != NUTGRAF_OK;
}

static int close_model(void **state)
{
    (void)state;
    nutgraf_result_free(result);
    nutgraf_context_free(context);
    nutgraf_model_close(model);
    return 0;
}

static void set(const char *fit, size_t length, nutgraf_count count)
{
    nutgraf_options_init(&options, sizeof options);
    options.stages = NUTGRAF_SUMMARY;
    options.keep_all = 1;
    options.fit = fit;
    options.fit_length = length;
    options.count_by = count;
}

/* The description of [text] under the options that were set; "" when there is none. */
static const char *describe(const char *text)
{
    nutgraf_result_free(result);
    result = NULL;
    assert_int_equal(nutgraf_run(&result, context, model, &options, text, strlen(text), NULL), NUTGRAF_OK);
    return result->description.ptr ? result->description.ptr : "";
}

static void describes(const char *text, size_t length, const char *want)
{
    set("excerpt", length, NUTGRAF_COUNT_DEFAULT);
    assert_string_equal(describe(text), want);
}

static size_t measure(const char *text, ng_count count)
{
    return ng_fit_measure(ng_span_cstr(text), count);
}

static void lengths_are_those_of_the_place(void **state)
{
    (void)state;
    const char *mixed = "e\xCC\x81 \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA \xE4\xB8\xAD"; /* é in two, a flag, 中 */
    assert_int_equal(measure(mixed, NG_COUNT_GRAPHEME), 5);
    assert_int_equal(measure(mixed, NG_COUNT_CODEPOINT), 7);
    assert_int_equal(measure(mixed, NG_COUNT_UTF16), 9);
    assert_int_equal(measure(mixed, NG_COUNT_BYTE), 16);
    assert_int_equal(measure(mixed, NG_COUNT_X), 2 + 1 + 4 + 1 + 2);
    assert_int_equal(measure("", NG_COUNT_X), 0);
    assert_int_equal(ng_fit_words(ng_span_cstr("two words ")), 2);
}

static void x_weighs_links_as_23(void **state)
{
    (void)state;
    assert_int_equal(measure("See https://example.org/a/very/long/address/that/goes/on now.", NG_COUNT_X), 4 + 23 + 5);
    assert_int_equal(measure("http://a.b", NG_COUNT_X), 23);
    assert_int_equal(measure("(https://example.org/x).", NG_COUNT_X), 23 + 3);
    assert_int_equal(measure("at example.com today", NG_COUNT_X), 3 + 23 + 6); /* X may make a link of it */
    assert_int_equal(measure("at a-name-that-is-longer.example.com", NG_COUNT_X), 36);
    assert_int_equal(measure("4.15 p.m. in the U.S. at 3.14", NG_COUNT_X), 29);
    assert_int_equal(measure("\xE2\x80\x94\xE2\x80\xA6\xE2\x82\xAC", NG_COUNT_X), 1 + 2 + 2); /* dash, ellipsis, euro */
}

static const char two[] =
    "The ferry to Skerra sails again from Monday. The operator says that it has repaired both of its engines.";
static const char clauses[] =
    "The port has closed its longest quay to all ferries after a loading crane collapsed onto it early on Tuesday.";

/* A35: whole, else a sentence, else a clause, else words. */
static void a_text_within_the_limit_is_whole(void **state)
{
    (void)state;
    describes(two, strlen(two), two);
    describes(two, strlen(two) - 1, "The ferry to Skerra sails again from Monday.");
    describes(clauses, 90, "The port has closed its longest quay to all ferries\xE2\x80\xA6");
    describes(clauses, 40, "The port has closed its longest quay\xE2\x80\xA6");
    describes("Ab", 5, "Ab");
    describes("Again and again. Again and again. No, never.", 10, "No, never.");
}

static void the_ellipsis_is_the_callers(void **state)
{
    (void)state;
    set("excerpt", 60, NUTGRAF_COUNT_DEFAULT);
    options.ellipsis = "";
    assert_string_equal(describe(clauses), "The port has closed its longest quay to all ferries");
    options.ellipsis = " [...]";
    assert_string_equal(describe(clauses), "The port has closed its longest quay to all ferries [...]");
    options.fit_length = 56; /* one too few for it, and nothing ends with "to all" */
    assert_string_equal(describe(clauses), "The port has closed its longest quay [...]");
}

/* Each of these says something else without its end; there is no other sentence, and so no description. */
static void no_cut_drops_what_turns_the_meaning(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Mayor Greta Lindqvist, who has led the council for nine years, took the money from the harbour fund, it is said, but "
        "she "
        "denied that.",
        "The operator of the ferry will pay every passenger for the hotel and for the missed trains, or so the notice says, but "
        "not "
        "before the summer.",
        "\"The crane was known to be broken for many years and the port has done nothing at all about it,\" said Tom Brandl.",
        "The council will build the new railway to the coast and both of its stations within the next two years if the state "
        "pays.",
        "Die Stadt will die neue Bahn an die K\xC3\xBCste und beide Bahnh\xC3\xB6"
        "fe in den n\xC3\xA4"
        "chsten Jahren bauen, das Land "
        "aber zahlt daf\xC3\xBCr nicht.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) describes(texts[i], 70, "");
    describes("The minister did not take money from the harbour fund for her own house, as the paper wrote after the vote.", 80,
              "");
    describes("The minister did not take any money from the harbour fund for the new house that she built in the hills.", 80,
              "The minister did not take any money from the harbour fund for the new house\xE2\x80\xA6");
}

static void what_is_opened_is_closed(void **state)
{
    (void)state;
    for (size_t length = 20; length < 130; length++) {
        set("excerpt", length, NUTGRAF_COUNT_DEFAULT);
        const char *d = describe("The council (all nine of its members) has called the plan for the line \"a gift to the whole "
                                 "coast\" in a letter to the state.");
        size_t quotes = 0, open = 0, close = 0;
        for (const char *p = d; *p; p++) {
            quotes += *p == '"';
            open += *p == '(';
            close += *p == ')';
        }
        assert_int_equal(quotes % 2, 0);
        assert_int_equal(open, close);
    }
}

/* What leans on a sentence before it, is only half of one or hides its speaker is no description. */
static void a_description_stands_alone(void **state)
{
    (void)state;
    static const char text[] =
        "He called it a scandal. \"We lost everything we had.\" The ferry to Skerra sails again from Monday. "
        "Brandl 79, Lindqvist 90. But nobody is happy about that at all, and the council least of anybody here.";
    describes(text, 60, "The ferry to Skerra sails again from Monday.");
}

/* The second sentence of the quotation has no marks, and "she" no name. */
static void a_quotation_keeps_its_speaker(void **state)
{
    (void)state;
    static const char first[] = "The ferry to Skerra sails again from Monday.";
    static const char named[] =
        "The ferry to Skerra sails again from Monday. \"The ferry to Skerra sails for all,\" Lindqvist said.";
    static const char middle[] =
        "Mayor Greta Lindqvist spoke on the quay for half an hour and thanked all those of the crew who had "
        "stood by the ropes in the storm of last week.";
    char text[512];
    (void)snprintf(text, sizeof text, "%s %s \"Thank you all. The ferry to Skerra sails for all. Nobody forgets it.\"", first,
                   middle);
    describes(text, 120, first);
    (void)snprintf(text, sizeof text, "%s %s \"The ferry to Skerra sails again from Monday for all of us,\" she told the crew. "
                   "Two dogs barked. Nobody waved from the pier at noon. It rained all day in the hills.", first, middle);
    describes(text, 130, first);
    (void)snprintf(text, sizeof text, "%s %s \"The ferry to Skerra sails for all,\" Lindqvist said.", first, middle);
    describes(text, 120, named);
}

static void a_question_in_a_title_ends_nothing(void **state)
{
    (void)state;
    describes(
        "The new song Do They Sail On Sunday? has gone straight to number one in the charts of the whole of the northern coast. "
        "The singers gave the money to the lifeboats of Skerra.",
        100, "The singers gave the money to the lifeboats of Skerra.");
}

/* "The cards" were told of in the sentence that is too long. */
static void what_fills_up_begins_with_what_is_known(void **state)
{
    (void)state;
    static const char text[] = "Norrland Line tests a lock for cabins on its ferry Aurora that opens by a fingerprint. Every "
                               "sailor gets one of the %s before "
                               "the ship leaves Wexmouth, and nobody may come aboard without it after the first of May, whatever "
                               "the weather of the day. "
                               "The cards are to be used on all ferries of Norrland Line in June.";
    char told[512];
    (void)snprintf(told, sizeof told, text, "cards");
    describes(told, 180, "Norrland Line tests a lock for cabins on its ferry Aurora that opens by a fingerprint.");
    (void)snprintf(told, sizeof told, text, "keys");
    describes(told, 180, "Norrland Line tests a lock for cabins on its ferry Aurora that opens by a fingerprint. "
                         "The cards are to be used on all ferries of Norrland Line in June.");
}

static void the_headline_is_cut_like_a_sentence(void **state)
{
    (void)state;
    set("headline", 0, NUTGRAF_COUNT_DEFAULT);
    options.title = "Ferry sails again";
    assert_string_equal(describe(two), "Ferry sails again");
    options.fit_length = 40;
    options.title = clauses;
    assert_string_equal(describe(two), "The port has closed its longest quay\xE2\x80\xA6");
    options.title = NULL;
    options.fit_length = 50;
    assert_string_equal(describe(two), "The ferry to Skerra sails again from Monday.");
}

static const char *const scripts[] = {
    two,
    clauses,
    "\xE6\xB8\xAF\xE5\x8F\xA3\xE5\x9C\xA8\xE5\x91\xA8\xE4\xBA\x8C\xE6\x97\xA9\xE6\x99\xA8\xE5\x85\xB3\xE9\x97\xAD\xEF\xBC\x8C"
    "\xE6\x89\x80\xE6\x9C\x89\xE6\xB8\xA1\xE8\xBD\xAE\xE5\x81\x9C\xE8\x88\xAA\xE3\x80\x82\xE5\xB7\xA5\xE4\xBA\xBA\xE5\x8F\x97"
    "\xE4\xBC\xA4\xE3\x80\x82",
    "\xE0\xB8\x97\xE0\xB9\x88\xE0\xB8\xB2\xE0\xB9\x80\xE0\xB8\xA3\xE0\xB8\xB7\xE0\xB8\xAD\xE0\xB8\x9B\xE0\xB8\xB4\xE0\xB8\x94"
    "\xE0\xB9\x83\xE0\xB8\x99\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\x99\xE0\xB8\xAD\xE0\xB8\xB1\xE0\xB8\x87\xE0\xB8\x84\xE0\xB8\xB2"
    "\xE0\xB8\xA3",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 wave "
    "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB"
    "\xF0\x9F\x87\xB7 and e\xCC\x81\xCC\x81 sail http://a.b and https://example.org/long/path?x=1 or example.com/y, they go on.",
    "\xD7\x94\xD7\xA0\xD7\x9E\xD7\x9C \xD7\xA0\xD7\xA1\xD7\x92\xD7\xA8 \xD7\x91\xD7\x99\xD7\x95\xD7\x9D "
    "\xD7\xA9\xD7\x9C\xD7\x99\xD7"
    "\xA9\xD7\x99, \xD7\x9B\xD7\x9C \xD7\x94\xD7\x9E\xD7\xA2\xD7\x91\xD7\x95\xD7\xA8\xD7\x95\xD7\xAA "
    "\xD7\x91\xD7\x95\xD7\x98\xD7\x9C"
    "\xD7\x95.",
    "Donaudampfschifffahrtselektrizit\xC3\xA4tenhauptbetriebswerkbauunterbeamtengesellschaft",
};

/* What was cut off ends at a grapheme: the text before the ellipsis is the beginning of a sentence, and a border lies behind it.
 */
static void ends_at_a_grapheme(const char *text, ng_span description)
{
    ng_span all = ng_span_cstr(text);
    const char *found = NULL;
    for (size_t at = 0; at + description.len <= all.len && !found; at++) {
        if (memcmp(text + at, description.ptr, description.len) == 0) found = text + at;
    }
    assert_non_null(found);
    size_t end = (size_t)(found - text) + description.len, at = 0;
    while (at < end) at = ng_utf8_grapheme_end(all, at);
    assert_int_equal(at, end);
}

/* Every length, every count, every script: the budget is a wall. */
static void no_budget_is_exceeded(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        for (int count = NUTGRAF_COUNT_GRAPHEME; count <= NUTGRAF_COUNT_X; count++) {
            for (size_t length = 1; length <= 120; length++) {
                set("excerpt", length, (nutgraf_count)count);
                options.unit = NUTGRAF_CHARACTERS;
                options.length = length;
                ng_span d = ng_span_cstr(describe(scripts[i]));
                ng_span summary = ng_span_make(result->summary.ptr, result->summary.length);
                assert_true(ng_fit_measure(d, (ng_count)(count - 1)) <= length);
                assert_true(ng_fit_measure(summary, (ng_count)(count - 1)) <= length);
                if (!ng_span_ends(d, NG_SPAN("\xE2\x80\xA6"))) continue;
                d.len -= 3;
                ends_at_a_grapheme(scripts[i], d);
            }
        }
    }
}

static void presets_are_listed_and_checked(void **state)
{
    (void)state;
    nutgraf_preset preset;
    size_t count = 0;
    while (nutgraf_preset_at(count, &preset, sizeof preset)) {
        assert_true(preset.length > 0 && preset.about && preset.unit != NUTGRAF_SENTENCES);
        set(preset.name, 0, NUTGRAF_COUNT_DEFAULT);
        assert_true(strlen(describe(two)) > 0);
        count++;
    }
    assert_int_equal(count, 9);
    assert_null(preset.name);
    nutgraf_result_free(result);
    result = NULL;
    set("billboard", 0, NUTGRAF_COUNT_DEFAULT);
    assert_int_equal(nutgraf_run(&result, context, model, &options, two, strlen(two), NULL), NUTGRAF_INVALID_ARGUMENT);
    set("seo", 0, NUTGRAF_COUNT_DEFAULT);
    options.ellipsis = "\xFF";
    assert_int_equal(nutgraf_run(&result, context, model, &options, two, strlen(two), NULL), NUTGRAF_INVALID_ARGUMENT);
}

static void a_headline_stands_in_only_when_it_holds(void **state)
{
    (void)state;
    set("push", 30, NUTGRAF_COUNT_DEFAULT);
    options.title = "Ferry sails again on Monday";
    assert_string_equal(describe("Supercalifragilisticexpialidocious"), "Ferry sails again on Monday");
    options.fit_length = 5;
    assert_string_equal(describe("Supercalifragilisticexpialidocious"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_headline_stands_in_only_when_it_holds),
        cmocka_unit_test(lengths_are_those_of_the_place),
        cmocka_unit_test(x_weighs_links_as_23),
        cmocka_unit_test(a_text_within_the_limit_is_whole),
        cmocka_unit_test(the_ellipsis_is_the_callers),
        cmocka_unit_test(no_cut_drops_what_turns_the_meaning),
        cmocka_unit_test(what_is_opened_is_closed),
        cmocka_unit_test(a_description_stands_alone),
        cmocka_unit_test(a_quotation_keeps_its_speaker),
        cmocka_unit_test(a_question_in_a_title_ends_nothing),
        cmocka_unit_test(what_fills_up_begins_with_what_is_known),
        cmocka_unit_test(the_headline_is_cut_like_a_sentence),
        cmocka_unit_test(no_budget_is_exceeded),
        cmocka_unit_test(presets_are_listed_and_checked),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
