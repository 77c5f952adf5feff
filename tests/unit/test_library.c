/* The public interface, used as a program outside would use it: handles, options, errors, threads' rules, renderers. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "nutgraf.h"

static const char ARTICLE[] =
    "The ferry to Skerra sailed again on Thursday after four days of storm.\n\n"
    "Captain Ruth Halloran said the waves had been nine metres high. About 300 islanders had waited in the school gym.\n\n"
    "The island's only shop had run out of bread and milk by Tuesday, its owner Fiona Rendall said.\n\n"
    "Skerra has no airport. Ruth Halloran said the ferry would sail twice a day until Sunday.\n";

typedef struct handles {
    nutgraf_model *model;
    nutgraf_context *context;
    nutgraf_options options;
    nutgraf_error error;
} handles;

static int open_handles(void **state)
{
    handles *h = calloc(1, sizeof *h);
    assert_non_null(h);
    assert_int_equal(nutgraf_model_open(&h->model, NULL, &h->error), NUTGRAF_OK);
    assert_int_equal(nutgraf_context_new(&h->context, NULL, &h->error), NUTGRAF_OK);
    nutgraf_options_init(&h->options, sizeof h->options);
    *state = h;
    return 0;
}

static int close_handles(void **state)
{
    handles *h = *state;
    nutgraf_context_free(h->context);
    nutgraf_model_close(h->model);
    free(h);
    return 0;
}

static nutgraf_status run(handles *h, nutgraf_result **out, const char *text)
{
    return nutgraf_run(out, h->context, h->model, &h->options, text, strlen(text), &h->error);
}

/* Collects what a renderer writes. */
typedef struct page {
    char text[32768];
    size_t length;
} page;

static int collect(void *user, const char *data, size_t length)
{
    page *p = user;
    if (length >= sizeof p->text - p->length) return 1;
    memcpy(p->text + p->length, data, length);
    p->length += length;
    p->text[p->length] = '\0';
    return 0;
}

static int refuse(void *user, const char *data, size_t length)
{
    (void)user, (void)data, (void)length;
    return 1;
}

static void free_accepts_null(void **state)
{
    (void)state;
    nutgraf_model_close(NULL);
    nutgraf_context_free(NULL);
    nutgraf_vocabulary_close(NULL);
    nutgraf_topics_close(NULL);
    nutgraf_result_free(NULL);
}

static void a_summary_is_made_of_slices(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    h->options.all_sentences = 1;
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_OK);
    assert_int_equal(result->article, 1);
    assert_int_equal(result->sentence_count, 6);
    size_t selected = 0, behind = 0;
    for (size_t i = 0; i < result->sentence_count; i++) {
        const nutgraf_sentence *s = &result->sentences[i];
        assert_true(s->place.offset >= behind);
        behind = s->place.offset + s->place.length;
        assert_int_equal(s->text.length, s->place.length);
        assert_memory_equal(s->text.ptr, ARTICLE + s->place.offset, s->text.length);
        assert_int_equal(s->text.ptr[s->text.length], '\0');
        assert_int_equal(s->index, i);
        assert_in_range(s->score, 0, 1000000);
        selected += s->selected != 0;
    }
    assert_int_equal(selected, 3);
    assert_true(result->keyword_count > 2);
    assert_true(result->tag_count <= 8);
    nutgraf_result_free(result);
}

static void offsets_count_in_the_unit_asked_for(void **state)
{
    handles *h = *state;
    static const size_t second[] = {[NUTGRAF_OFFSET_BYTE] = 15, [NUTGRAF_OFFSET_CODEPOINT] = 11, [NUTGRAF_OFFSET_UTF16] = 12};
    h->options.all_sentences = 1;
    for (size_t unit = 0; unit < sizeof second / sizeof second[0]; unit++) {
        nutgraf_result *result;
        h->options.offset_unit = (nutgraf_offset_unit)unit;
        assert_int_equal(run(h, &result, "\xF0\x9F\x9A\x82\xC3\xA9 is one. Two is two."), NUTGRAF_OK);
        assert_int_equal(result->sentence_count, 2);
        assert_int_equal(result->sentences[1].place.offset, second[unit]);
        assert_int_equal(result->sentences[1].place.length, 11);
        nutgraf_result_free(result);
    }
}

static void a_result_outlives_its_context_and_model(void **state)
{
    (void)state;
    nutgraf_model *model;
    nutgraf_context *context;
    nutgraf_result *result;
    char *text = malloc(sizeof ARTICLE);
    assert_non_null(text);
    memcpy(text, ARTICLE, sizeof ARTICLE);
    assert_int_equal(nutgraf_model_open(&model, NULL, NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_context_new(&context, NULL, NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_run(&result, context, model, NULL, text, sizeof ARTICLE - 1, NULL), NUTGRAF_OK);
    memset(text, '#', sizeof ARTICLE);
    free(text);
    nutgraf_context_free(context);
    page before = {.length = 0};
    assert_int_equal(nutgraf_render(result, "json", NULL, collect, &before, NULL), NUTGRAF_OK);
    nutgraf_model_close(model);
    assert_memory_equal(result->summary.ptr, "The ferry to Skerra", 19);
    assert_null(strchr(before.text, '#'));
    nutgraf_result_free(result);
}

static void a_context_carries_nothing_over(void **state)
{
    handles *h = *state;
    static const char *const others[] = {"", "Ab", "Ein Schiff fuhr. Niemand winkte.", "\xff\xfe\x00", "$ $ $ $"};
    page first = {.length = 0}, again = {.length = 0};
    nutgraf_result *result;
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_OK);
    assert_int_equal(nutgraf_render(result, "jsonl", NULL, collect, &first, NULL), NUTGRAF_OK);
    nutgraf_result_free(result);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_equal(run(h, &result, others[i]), NUTGRAF_OK);
        nutgraf_result_free(result);
    }
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_OK);
    assert_int_equal(nutgraf_render(result, "jsonl", NULL, collect, &again, NULL), NUTGRAF_OK);
    nutgraf_result_free(result);
    assert_string_equal(first.text, again.text);
}

/* Other languages, spellings that are words of several, long words, titles and styles, one after the other. */
static const char *const MIXED[] = {
    "The minister sells hotels in Berlin. The hotels were sold to a German bank on Tuesday, the minister said.",
    "Der Minister verkauft Hotels in Berlin. Die Hotels gingen am Dienstag an eine Bank, sagte der Minister den Abgeordneten.",
    "Le ministre vend des hotels à Berlin. La police a dit que la bank était fermée mardi, et que des hotels le seront.",
    "De minister verkoopt hotels in Berlijn. De bank was dinsdag gesloten, zei de minister, en de hotels ook.",
    ("Minister Bank sold Berlin hotels on Tuesday. The Krankenhausfinanzierungsgesetz and the internationalization of hotels. "
     "Hotel photo reported, hotel image shown."),
};

enum { MIXED_COUNT = sizeof MIXED / sizeof *MIXED };

static void assert_as_in_a_new_context(handles *h, const char *text)
{
    nutgraf_context *used = h->context;
    static page pages[2];
    for (int fresh = 0; fresh < 2; fresh++) {
        nutgraf_result *result;
        if (fresh) assert_int_equal(nutgraf_context_new(&h->context, NULL, &h->error), NUTGRAF_OK);
        assert_int_equal(run(h, &result, text), NUTGRAF_OK);
        pages[fresh].length = 0;
        assert_int_equal(nutgraf_render(result, "jsonl", NULL, collect, &pages[fresh], &h->error), NUTGRAF_OK);
        nutgraf_result_free(result);
    }
    nutgraf_context_free(h->context);
    h->context = used;
    assert_string_equal(pages[0].text, pages[1].text);
}

/* What a context remembers of words holds for one language, one style and one list of stop words. */
static void what_is_remembered_of_words_changes_nothing(void **state)
{
    handles *h = *state;
    static const char stops[] = "hotels\nminister\n";
    nutgraf_stopwords *own;
    assert_int_equal(nutgraf_stopwords_open(&own, stops, strlen(stops), "stops", NULL, &h->error), NUTGRAF_OK);
    uint32_t seed = 7;
    for (int round = 0; round < 300; round++) {
        seed = seed * 1664525 + 1013904223;
        h->options.phrases = seed >> 20 & 1;
        h->options.stopwords = seed >> 21 & 1 ? own : NULL;
        h->options.language = seed >> 22 & 3 ? NULL : "de";
        assert_as_in_a_new_context(h, MIXED[(seed >> 8) % MIXED_COUNT]);
    }
    nutgraf_stopwords_close(own);
}

static void nothing_is_no_article_and_no_error(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    assert_int_equal(nutgraf_run(&result, h->context, h->model, NULL, NULL, 0, &h->error), NUTGRAF_OK);
    assert_int_equal(result->article, 0);
    assert_int_equal(result->sentence_count, 0);
    assert_int_equal(result->warning_count, 1);
    assert_string_equal(result->warnings[0], "no_article");
    assert_non_null(result->summary.ptr);
    nutgraf_result_free(result);
}

static void stages_that_are_not_wanted_stay_empty(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    h->options.stages = NUTGRAF_SUMMARY;
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_OK);
    assert_int_equal(result->sentence_count, 3);
    assert_int_equal(result->keyword_count + result->tag_count + result->subject_count, 0);
    nutgraf_result_free(result);
    h->options.stages = NUTGRAF_KEYWORDS;
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_OK);
    assert_int_equal(result->summary.length, 0);
    assert_true(result->keyword_count > 0);
    nutgraf_result_free(result);
}

static void options_out_of_range_are_refused(void **state)
{
    handles *h = *state;
    nutgraf_options good = h->options;
    assert_int_equal(nutgraf_options_check(&good, &h->error), NUTGRAF_OK);
    assert_int_equal(nutgraf_options_check(NULL, NULL), NUTGRAF_OK);
    for (int i = 0; i < 13; i++) {
        nutgraf_result *result = (nutgraf_result *)(void *)h;
        h->options = good;
        switch (i) {
        case 0: h->options.length = 0; break;
        case 1: h->options.unit = NUTGRAF_RATIO; h->options.length = 1000001; break;
        case 2: h->options.scorer = (nutgraf_scorer)99; break;
        case 3: h->options.lead_weight = -0.1; break;
        case 4: h->options.topic_threshold = 1.1; break;
        case 5: h->options.offset_unit = (nutgraf_offset_unit)9; break;
        case 6: h->options.max_bytes = 0; break;
        case 7: h->options.unit = (nutgraf_unit)9; break;
        case 8: h->options.url = "http://ferry.example/\xff"; break; /* texts that would come out, as bad as they went in */
        case 9: h->options.query = "\xe2\x82"; break;
        case 10: h->options.must = "\xed\xa0\x80"; break;
        case 11: h->options.ellipsis = "\xc0\x80"; break;
        default: h->options.lead_weight = 10.5; break;
        }
        assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_INVALID_ARGUMENT);
        assert_null(result);
        assert_int_equal(h->error.code, NUTGRAF_INVALID_ARGUMENT);
        assert_true(h->error.message[0] != '\0');
        assert_int_equal(nutgraf_options_check(&h->options, NULL), NUTGRAF_INVALID_ARGUMENT);
    }
}

static void too_large_and_bad_language_are_refused(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    h->options.max_bytes = 100;
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_TOO_LARGE);
    assert_null(result);
    h->options.max_bytes = 1000;
    h->options.language = "not a language";
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_BAD_LANGUAGE);
    assert_null(result);
    assert_int_equal(nutgraf_language_check("eng_Latn", NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_language_check("auto", NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_language_check("e", NULL), NUTGRAF_BAD_LANGUAGE);
}

static int count_down(void *user)
{
    int *left = user;
    return (*left)-- == 0;
}

static void a_callback_may_cancel(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    int cancelled = 0;
    h->options.cancel = count_down;
    for (int left = 0; left < 2; left++) {
        int calls = left;
        h->options.cancel_user = &calls;
        nutgraf_status status = run(h, &result, ARTICLE);
        assert_int_equal(status, NUTGRAF_CANCELLED);
        assert_null(result);
        cancelled++;
    }
    assert_int_equal(cancelled, 2);
}

static void an_older_header_gets_the_defaults(void **state)
{
    handles *h = *state;
    nutgraf_result *whole, *part;
    _Alignas(nutgraf_options) char older[sizeof(nutgraf_options)];
    size_t size = offsetof(nutgraf_options, by_rank);
    nutgraf_options_init((nutgraf_options *)(void *)memset(older, 0x7f, sizeof older), size);
    assert_int_equal(older[size], 0x7f);
    assert_int_equal(run(h, &whole, ARTICLE), NUTGRAF_OK);
    const nutgraf_options *old = (nutgraf_options *)(void *)older;
    assert_int_equal(nutgraf_run(&part, h->context, h->model, old, ARTICLE, sizeof ARTICLE - 1, NULL), NUTGRAF_OK);
    assert_string_equal(whole->summary.ptr, part->summary.ptr);
    nutgraf_result_free(whole);
    nutgraf_result_free(part);
}

static void records_win_over_options(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    nutgraf_text id;
    static const char line[] = "{\"id\":9007199254740993,\"title\":\"Ferry sails again\",\"text\":\"The ferry sailed. "
                               "Nobody waved.\",\"language\":\"no such language!\",\"url\":\"https://example.org/1\","
                               "\"tags\":[\"Skerra\"]}";
    h->options.title = "Not this one";
    h->options.url = "https://example.org/2";
    assert_int_equal(nutgraf_run_record(&result, &id, h->context, h->model, &h->options, line, sizeof line - 1, &h->error),
                     NUTGRAF_OK);
    assert_string_equal(result->id.ptr, "9007199254740993");
    assert_string_equal(result->headline.ptr, "Ferry sails again");
    assert_string_equal(result->url.ptr, "https://example.org/1");
    assert_string_equal(result->offset_base, "field");
    assert_int_equal(result->given_tag_count, 1);
    assert_string_equal(result->warnings[0], "bad_language");
    nutgraf_result_free(result);
}

static void broken_records_say_what_is_wrong(void **state)
{
    handles *h = *state;
    static const struct {
        const char *line;
        nutgraf_status status;
    } cases[] = {{"", NUTGRAF_BAD_JSON},
                 {"{", NUTGRAF_BAD_JSON},
                 {"[]", NUTGRAF_BAD_JSON},
                 {"{\"id\":\"x\",\"text\":7}", NUTGRAF_BAD_RECORD},
                 {"{\"id\":\"x\"}", NUTGRAF_BAD_RECORD},
                 {"{\"id\":\"x\",\"html\":7}", NUTGRAF_BAD_RECORD}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nutgraf_result *result = (nutgraf_result *)(void *)h;
        nutgraf_text id = {NULL, 0};
        nutgraf_status status = nutgraf_run_record(&result, &id, h->context, h->model, NULL, cases[i].line,
                                                   strlen(cases[i].line), &h->error);
        assert_int_equal(status, cases[i].status);
        assert_null(result);
        if (cases[i].status != NUTGRAF_BAD_JSON) assert_memory_equal(id.ptr, "\"x\"", 3);
    }
}

static void renderers_report_what_they_cannot_do(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    page p = {.length = 0};
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_OK);
    assert_int_equal(nutgraf_render(result, "docx", NULL, collect, &p, &h->error), NUTGRAF_INVALID_ARGUMENT);
    size_t formats = 0;
    for (; nutgraf_format(formats); formats++) {
        p.length = 0;
        assert_int_equal(nutgraf_render(result, nutgraf_format(formats), NULL, collect, &p, &h->error), NUTGRAF_OK);
        assert_true(p.length > 100);
        assert_int_equal(p.text[p.length - 1], '\n');
        assert_int_equal(nutgraf_render(result, nutgraf_format(formats), NULL, refuse, NULL, &h->error), NUTGRAF_IO);
    }
    assert_int_equal(formats, 12);
    nutgraf_result_free(result);
}

static void a_failure_is_rendered_as_one_line(void **state)
{
    (void)state;
    page p = {.length = 0};
    nutgraf_text id = {"\"a\"", 3}, none = {NULL, 0};
    assert_int_equal(nutgraf_render_failure(id, "bad_json", "no \"value\"\n", 7, collect, &p, NULL), NUTGRAF_OK);
    assert_string_equal(p.text, "{\"id\":\"a\",\"error\":{\"code\":\"bad_json\","
                                "\"message\":\"no \\\"value\\\"\\n\",\"line\":7}}\n");
    p.length = 0;
    assert_int_equal(nutgraf_render_failure(none, "blank_line", "x", 1, collect, &p, NULL), NUTGRAF_OK);
    assert_memory_equal(p.text, "{\"id\":null,", 11);
}

static void languages_say_what_there_is(void **state)
{
    handles *h = *state;
    nutgraf_language l;
    size_t all = 0, whole = 0;
    bool french = false, afrikaans = false;
    for (; nutgraf_language_at(h->model, all, &l, sizeof l); all++) {
        if (strcmp(l.code, "fr") == 0) {
            french = true;
            assert_string_equal(l.name, "French");
            assert_string_equal(l.stemmer, "french");
            assert_true(l.abbreviations > 0 && l.stop_words > 0 && l.topics == 17);
        }
        if (strcmp(l.code, "af") == 0) {
            afrikaans = true;
            assert_null(l.stemmer);
            assert_true(l.abbreviations > 0 && l.stop_words == 0 && l.topics == 0);
        }
        if (l.stop_words) assert_string_equal(nutgraf_model_language(h->model, whole++), l.code);
    }
    assert_true(french && afrikaans);
    assert_null(l.code);
    assert_null(nutgraf_model_language(h->model, whole));
    struct { nutgraf_language known; char later[8]; } newer;
    memset(&newer, 1, sizeof newer);
    assert_int_equal(nutgraf_language_at(h->model, 0, &newer.known, sizeof newer), 1);
    assert_int_equal(newer.later[0], 0);
}

static void a_language_without_a_list_is_ranked_with_the_newsrooms(void **state)
{
    handles *h = *state;
    static const char WORDS[] = "the\nof\nand\n";
    nutgraf_stopwords *own;
    nutgraf_result *result;
    h->options.language = "zu";
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_OK);
    assert_int_equal(result->warning_count, 1);
    nutgraf_result_free(result);
    assert_int_equal(nutgraf_stopwords_open(&own, WORDS, sizeof WORDS - 1, "zu.txt", NULL, &h->error), NUTGRAF_OK);
    h->options.stopwords = own;
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_OK);
    assert_int_equal(result->warning_count, 1);
    assert_string_equal(result->warnings[0], "no_topics"); /* and nothing of missing data */
    nutgraf_result_free(result);
    nutgraf_stopwords_close(own);
    assert_int_equal(nutgraf_stopwords_open(&own, "a b", 3, "zu.txt", NULL, &h->error), NUTGRAF_BAD_MODEL);
    assert_null(own);
}

static void names_and_versions(void **state)
{
    handles *h = *state;
    assert_string_equal(nutgraf_version(), NUTGRAF_VERSION);
    assert_string_equal(nutgraf_status_name(NUTGRAF_BAD_JSON), "bad_json");
    assert_string_equal(nutgraf_status_name(NUTGRAF_UNSUPPORTED), "unsupported");
    assert_string_equal(nutgraf_status_name((nutgraf_status)1234), "unknown");
    assert_int_equal(strlen(nutgraf_model_digest(h->model)), 64);
    static const char home[] = "http://cv.iptc.org/newscodes/mediatopic/";
    size_t topics = 0;
    nutgraf_text uri;
    while (nutgraf_model_topic(h->model, "en", topics, &uri).ptr) {
        assert_int_equal(uri.length, sizeof home - 1 + 8);
        assert_memory_equal(uri.ptr, home, sizeof home - 1);
        topics++;
    }
    assert_int_equal(topics, 17);
    size_t sports = 0, with_soccer = 0;
    while (nutgraf_model_narrower(h->model, "en", 14, sports, &uri).ptr) {
        assert_int_equal(uri.length, sizeof home - 1 + 8);
        sports++;
    }
    assert_in_range(sports, 40, 200);
    assert_int_equal(uri.length, 0);
    nutgraf_text part;
    for (size_t i = 0; i < topics; i++) { /* each stands under one topic, its own */
        for (size_t k = 0; (part = nutgraf_model_narrower(h->model, "en", i, k, NULL)).ptr; k++) {
            if (part.length != 6 || memcmp(part.ptr, "soccer", 6) != 0) continue;
            assert_int_equal(i, 14);
            with_soccer++;
        }
    }
    assert_int_equal(with_soccer, 1);
    assert_null(nutgraf_model_narrower(h->model, "en", 17, 0, NULL).ptr);
    assert_null(nutgraf_model_narrower(h->model, "de", 0, 0, NULL).ptr);
}

static void run_line(handles *h, nutgraf_result **out, const char *line)
{
    nutgraf_status status =
        nutgraf_run_record(out, NULL, h->context, h->model, &h->options, line, strlen(line), &h->error);
    assert_int_equal(status, NUTGRAF_OK);
}

static void the_members_of_a_record_are_handed_on(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    static const char line[] = "{\"a\":1e400,\"text\":\"One.\",\"b\\u0063\":[1, 2],\"a\":{\"x\":0.10}}";
    run_line(h, &result, line);
    assert_int_equal(result->member_count, 0);
    nutgraf_result_free(result);
    h->options.passthrough = 1;
    run_line(h, &result, line);
    assert_int_equal(result->member_count, 3);
    assert_string_equal(result->members[0].name.ptr, "text");
    assert_string_equal(result->members[1].name.ptr, "bc");
    assert_string_equal(result->members[1].json.ptr, "[1, 2]");
    assert_string_equal(result->members[2].name.ptr, "a");
    assert_string_equal(result->members[2].json.ptr, "{\"x\":0.10}");
    nutgraf_result_free(result);
}

static void fields_choose_members(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    nutgraf_render_options how;
    static page p;
    p.length = 0;
    nutgraf_render_options_init(&how, sizeof how);
    how.fields = "keywords,truncated,nothing";
    h->options.keywords = 0;
    assert_int_equal(run(h, &result, ARTICLE), NUTGRAF_OK);
    assert_int_equal(nutgraf_render(result, "jsonl", &how, collect, &p, &h->error), NUTGRAF_OK);
    p.text[p.length] = '\0';
    assert_string_equal(p.text, "{\"truncated\":false,\"keywords\":[]}\n");
    assert_string_equal(nutgraf_field(0), "schema");
    nutgraf_result_free(result);
}

/* 140,000 words: "harbour dues" and "wooden crane" stand often, "paper boat" twice. */
static void a_book_has_the_keywords_that_stand_often(void **state)
{
    handles *h = *state;
    nutgraf_result *result;
    enum { SENTENCES = 10000, ROOM = 100 };
    char *text = malloc(SENTENCES * ROOM);
    size_t length = 0;
    assert_non_null(text);
    for (unsigned i = 0; i < SENTENCES; i++) {
        const char *about = i % 50 == 0 ? "harbour dues" : i % 6000 == 1 ? "paper boat" : "weather";
        length += (size_t)snprintf(text + length, ROOM, "The clerk in room %u wrote about the %s and then about line %u again.\n",
                                   i % 90, about, i);
    }
    h->options.language = "en";
    h->options.keywords = 30;
    assert_int_equal(nutgraf_run(&result, h->context, h->model, &h->options, text, length, &h->error), NUTGRAF_OK);
    bool dues = false, boat = false;
    for (size_t i = 0; i < result->keyword_count; i++) {
        dues |= strcmp(result->keywords[i].text.ptr, "harbour dues") == 0 && result->keywords[i].count == SENTENCES / 50;
        boat |= strcmp(result->keywords[i].text.ptr, "paper boat") == 0;
    }
    assert_true(dues);
    assert_false(boat);
    nutgraf_result_free(result);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(free_accepts_null),
        cmocka_unit_test_setup_teardown(a_summary_is_made_of_slices, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(offsets_count_in_the_unit_asked_for, open_handles, close_handles),
        cmocka_unit_test(a_result_outlives_its_context_and_model),
        cmocka_unit_test_setup_teardown(a_context_carries_nothing_over, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(what_is_remembered_of_words_changes_nothing, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(nothing_is_no_article_and_no_error, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(stages_that_are_not_wanted_stay_empty, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(options_out_of_range_are_refused, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(too_large_and_bad_language_are_refused, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(a_callback_may_cancel, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(an_older_header_gets_the_defaults, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(records_win_over_options, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(broken_records_say_what_is_wrong, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(renderers_report_what_they_cannot_do, open_handles, close_handles),
        cmocka_unit_test(a_failure_is_rendered_as_one_line),
        cmocka_unit_test_setup_teardown(languages_say_what_there_is, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(a_language_without_a_list_is_ranked_with_the_newsrooms, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(the_members_of_a_record_are_handed_on, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(fields_choose_members, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(a_book_has_the_keywords_that_stand_often, open_handles, close_handles),
        cmocka_unit_test_setup_teardown(names_and_versions, open_handles, close_handles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
