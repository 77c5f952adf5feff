/* The parts below the cleaner: patterns with their limits, phrases, dates, and the metadata that a page gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "clean/author.h"
#include "clean/forms.h"
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
    ng_arena arena;
    ng_patterns *patterns;
    ng_error error = {NG_OK, 0, ""};
    ng_regex_scratch *scratch = ng_regex_scratch_new(&allocator);
    ng_arena_init(&arena, allocator);
    assert_int_equal(ng_patterns_load(&patterns, &arena, NG_SPAN("# x\nname (\n"), "p.txt", &error), NG_BAD_MODEL);
    assert_null(patterns);
    assert_int_equal(error.offset, 2);
    assert_non_null(strstr(error.message, "p.txt"));
    assert_int_equal(ng_patterns_load(&patterns, &arena, NG_SPAN("# x\nname\t(\n"), "q.txt", &error), NG_OK);
    assert_int_equal(ng_patterns_check(patterns, scratch, "q.txt", &error), NG_BAD_MODEL);
    assert_int_equal(error.offset, 2);
    assert_non_null(strstr(error.message, "q.txt"));
    ng_arena_free(&arena);
    ng_regex_scratch_free(scratch);
}

/* They are compiled when they are first tried, so that no run would say that one is wrong. */
static void all_patterns_compile(void **state)
{
    (void)state;
    ng_allocator allocator = ng_allocator_default();
    ng_error error = {NG_OK, 0, ""};
    ng_model *model;
    ng_regex_scratch *scratch = ng_regex_scratch_new(&allocator);
    assert_int_equal(ng_model_open(&model, allocator, &error), NG_OK);
    size_t own = 0;
    for (size_t i = 0; i < model->language_count; i++) {
        const ng_language *language = &model->languages[i];
        if (!language->own_patterns) continue;
        if (ng_patterns_check(language->own_patterns, scratch, language->code, &error) != NG_OK) fail_msg("%s", error.message);
        own++;
    }
    assert_true(own > 20);
    ng_regex_scratch_free(scratch);
    ng_model_close(model);
}

/* English was learned by itself; what has no weights of its own has those of all languages together. */
static void english_pages_have_weights_of_their_own(void **state)
{
    (void)state;
    ng_error error = {NG_OK, 0, ""};
    ng_model *model;
    assert_int_equal(ng_model_open(&model, ng_allocator_default(), &error), NG_OK);
    const ng_layers *english = ng_model_language(model, "en")->pages, *german = ng_model_language(model, "de")->pages;
    assert_ptr_equal(german->first, model->neutral.pages->first);
    assert_ptr_not_equal(english->first, german->first);
    assert_int_equal(english->own, german->own);
    assert_memory_not_equal(english->first, german->first, english->own * sizeof *english->first);
    ng_model_close(model);
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
        assert_true(noise->rows[i].value <= NG_PHRASE_JOB);
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

static nutgraf_result *run_as(const char *text, const char *language, int keep_all)
{
    nutgraf_model *model;
    nutgraf_context *context;
    nutgraf_result *result;
    nutgraf_options options;
    nutgraf_options_init(&options, sizeof options);
    options.language = language;
    options.keep_all = keep_all;
    options.clean_only = 1;
    assert_int_equal(nutgraf_model_open(&model, NULL, NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_context_new(&context, NULL, NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_run(&result, context, model, &options, text, strlen(text), NULL), NUTGRAF_OK);
    nutgraf_context_free(context);
    nutgraf_model_close(model);
    return result;
}

static nutgraf_result *run(const char *text, int keep_all)
{
    return run_as(text, "en", keep_all);
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
        {"Published 03/04/2025 Updated 25/04/2025", "2025-04-03", "2025-04-25"},
        {"Published 03/04/2025 Updated 04/25/2025", "2025-03-04", "2025-04-25"},
        {"Published 03/04/2025 Updated 3 April 2025", "2025-04-03", "2025-04-03"},
        {"Published 03/04/2025 Updated March 4, 2025", "2025-03-04", "2025-03-04"},
        {"Published 03/04/2025 Updated 9 May 2025", NULL, "2025-05-09"},
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

/* What stands below the headline of a page, by language: how papers sign, date and locate. */
static void metadata_in_many_languages(void **state)
{
    (void)state;
    static const struct {
        const char *language, *line, *byline, *published, *modified;
    } cases[] = {
        {"de", "Interview: Lars Petersen\n28.10.2025, 05:55 Uhr", "Lars Petersen", "2025-10-28", NULL},
        {"de", "Veröffentlicht am 3. März 2025\nAktualisiert am 4. März 2025", NULL, "2025-03-03", "2025-03-04"},
        {"fr", "Propos recueillis par Anne Le Goff\nPublié le 3 mars 2025", "Anne Le Goff", "2025-03-03", NULL},
        {"es", "Texto y fotos: Lucía Mansilla\nPublicado el 03/04/2025", "Lucía Mansilla", "2025-04-03", NULL},
        {"it", "Testo di Carlo Bassi\nPubblicato il 5 giugno 2025", "Carlo Bassi", "2025-06-05", NULL},
        {"pt", "Reportagem de Renata Queiroz\nPublicado em 18 de junho de 2025", "Renata Queiroz", "2025-06-18", NULL},
        {"nl", "Tekst: Joost van Dam\nGepubliceerd op 7 mei 2025", "Joost van Dam", "2025-05-07", NULL},
        {"sv", "Karin Ek\nPublicerad 14 mars 2025\nUppdaterad 15 mars 2025", "Karin Ek", "2025-03-14", "2025-03-15"},
        {"da", "Tekst og foto: Mette Skov\n30. april 2025", "Mette Skov", "2025-04-30", NULL},
        {"no", "Ingrid Moe\nJournalist\nPublisert 19. aug. 2025", "Ingrid Moe", "2025-08-19", NULL},
        {"fi", "Teksti: Timo Alanko\n9.2.2025", "Timo Alanko", "2025-02-09", NULL},
        {"pl", "Rozmawiała Marta Zielińska\n4 lutego 2025", "Marta Zielińska", "2025-02-04", NULL},
        {"cs", "Napsala Jana Říhová\n5. září 2025", "Jana Říhová", "2025-09-05", NULL},
        {"ru", "Беседовала Анна Морозова\n12 мая 2025", "Анна Морозова", "2025-05-12", NULL},
        {"uk", "Розмовляла Олена Кравець\n4 жовтня 2025", "Олена Кравець", "2025-10-04", NULL},
        {"tr", "Haber: Deniz Aksoy\n3 Mayıs 2025", "Deniz Aksoy", "2025-05-03", NULL},
        {"el", "Της Μαρίας Δούκα\n8 Νοεμβρίου 2024", "Μαρίας Δούκα", "2024-11-08", NULL},
        {"hu", "Írta: Varga Péter\n2025. május 27.", "Varga Péter", "2025-05-27", NULL},
        {"ro", "De Ioana Stan\nPublicat: 22 ianuarie 2025", "Ioana Stan", "2025-01-22", NULL},
        {"hr", "Razgovarala Ana Kovač\n3. travnja 2025.", "Ana Kovač", "2025-04-03", NULL},
        {"id", "Dewi Anggraini - Senin, 21 Juli 2025", "Dewi Anggraini", "2025-07-21", NULL},
        {"vi", "Bài và ảnh: Minh Thư\nChủ nhật, 2/3/2025", "Minh Thư", "2025-03-02", NULL},
        {"ja", "山田太郎記者\n2025年10月9日", "山田太郎", "2025-10-09", NULL},
        {"zh", "记者 何晓楠\n2025年09月03日", "何晓楠", "2025-09-03", NULL},
        {"ko", "정다운 기자\n입력 2025.06.12. 09:14\n수정 2025.06.13. 11:30", "정다운", "2025-06-12", "2025-06-13"},
        {"ar", "بقلم سلمى الخطيب\nنُشر في: 18 مايو 2025", "سلمى الخطيب", "2025-05-18", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[1024] = "Log in\nSubscribe now\nFacebook\nTwitter\nThe harbour reopens in spring at last\n";
        strcat(text, cases[i].line);
        strcat(text, "\nThe harbour will open again in spring, the council said on Thursday, and it will be deeper than before.\n"
                     "Boats had to wait outside for years, and the council has paid for a new pier with a loan from the state.\n"
                     "Cookie policy\n");
        nutgraf_result *result = run_as(text, cases[i].language, 0);
        assert_text(result->byline, cases[i].byline);
        assert_text(result->date_published, cases[i].published);
        assert_text(result->date_modified, cases[i].modified);
        nutgraf_result_free(result);
    }
}

static void datelines_in_many_languages(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text, *dateline, *byline;
    } cases[] = {
        {"de", "BERLIN, 3. März (dpa) - Der Hafen öffnet wieder, sagte die Stadt am Donnerstag.", "BERLIN", "dpa"},
        {"es", "Madrid, 3 mar (EFE).- El puerto abre de nuevo, dijo el ayuntamiento el jueves.", "Madrid", "EFE"},
        {"it", "(ANSA) - ROMA, 3 MAR - Il porto riapre, ha detto il comune.", "ROMA", "ANSA"},
        {"sv", "STOCKHOLM. Hamnen öppnar igen, sade kommunen i torsdags.", "STOCKHOLM", NULL},
        {"cs", "Praha 3. března (ČTK) - Přístav se znovu otevře, oznámilo město.", "Praha", "ČTK"},
        {"ru", "МОСКВА, 3 мар - РИА Новости. Порт снова откроют весной, сообщили власти.", "МОСКВА", "РИА Новости"},
        {"ru", "МОСКВА, 3 марта. /ТАСС/. Порт снова откроют весной, сообщили власти.", "МОСКВА", "ТАСС"},
        {"uk", "КИЇВ, 3 березня - Укрінформ. Порт знову відкриють, сказали в міськраді.", "КИЇВ", "Укрінформ"},
        {"hu", "Budapest, 2025. május 27. – Tavasszal újra megnyit a kikötő, közölte a város.", "Budapest", NULL},
        {"pl", "Warszawa (PAP) – Port znów zostanie otwarty, podało miasto.", "Warszawa", "PAP"},
        {"tr", "ANKARA (AA) - Liman yeniden açılıyor, dedi belediye.", "ANKARA", "AA"},
        {"id", "JAKARTA, Nusantara Kini - Pelabuhan dibuka kembali, kata pemerintah kota.", "JAKARTA", "Nusantara Kini"},
        {"ja", "【ロンドン共同】港が春に再び開くと市が発表した。", "ロンドン", "共同"},
        {"ja", "【東京=山田太郎】港が春に再び開くと市が発表した。", "東京", "山田太郎"},
        {"zh", "新华社北京3月3日电（记者 何晓楠）港口将在春天重新开放，市政府说。", "北京", "何晓楠"},
        {"ko", "(서울=연합뉴스) 정다운 기자 = 항구가 봄에 다시 문을 연다고 시가 밝혔다.", "서울", "정다운"},
        {"ar", "القاهرة (رويترز) - يفتح الميناء من جديد في الربيع، كما قالت البلدية.", "القاهرة", "رويترز"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        nutgraf_result *result = run_as(cases[i].text, cases[i].language, 0);
        assert_text(result->dateline, cases[i].dateline);
        assert_text(result->byline, cases[i].byline);
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
    nutgraf_result *result =
        run("The harbour reopens at last\n\nThe harbour opens again. YouTube showed it, said the council.\n\n"
            "Topics :Ann Lee YouTube",
            0);
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

/* The first lines of an article without a page around it. */
static void an_article_alone_has_a_head(void **state)
{
    (void)state;
    static const struct {
        const char *head, *headline, *byline, *published;
    } cases[] = {
        {"Herring boats stay in port\nBy Ann Lee, Transport Correspondent\n3 March 2026", "Herring boats stay in port", "Ann Lee",
         "2026-03-03"},
        {"Herring boats stay in port\nAnn Lee at Skerra Quay\nTue 3 Mar 2026 17.21 GMT", "Herring boats stay in port", "Ann Lee",
         "2026-03-03"},
        {"Herring boats stay in port\n\nAnn Lee, Bob Ray and Jo Marsh\n3 March 2026", "Herring boats stay in port",
         "Ann Lee, Bob Ray and Jo Marsh", "2026-03-03"},
        {"Herring boats stay in port\n\nAnn Lee, Meteorologist\n3 March 2026", "Herring boats stay in port", "Ann Lee",
         "2026-03-03"},
        {"Herring boats stay in port\n\nANN LEE\n01 FEB 2026 - 05:00 CET", "Herring boats stay in port", "ANN LEE", "2026-02-01"},
        {"Herring boats stay in port\nAnn Lee", "Herring boats stay in port", "Ann Lee", NULL},
        {"Herring boats stay in port\nAnn Lee | Calder | 13/03/2026 - 18:04", "Herring boats stay in port", "Ann Lee",
         "2026-03-13"},
        {"Herring boats stay in port\nThree weeks without bread\nBy Ann Lee, Food Writer\n3 March 2026\nShare on Facebook",
         "Herring boats stay in port", "Ann Lee", "2026-03-03"},
        {"Who will pay for the herring?\nBy Ann Lee", "Who will pay for the herring?", "Ann Lee", NULL},
        {"Herring boats stay in port\nSkerra 2-1 Calder", "Herring boats stay in port", NULL, NULL},
        {"Herring boats stay in port\nPublished 3 March 2026", "Herring boats stay in port", NULL, "2026-03-03"},
        {"Herring boats stay in port\nSkerra Harbour and Calder Bay in the rain", "Herring boats stay in port", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[1024];
        (void)snprintf(
            text, sizeof text, "%s\n\n%s\n\n%s", cases[i].head,
            "The herring boats of Calder stayed in port on Monday because nobody would pay more than the ice costs, and "
            "because the buyer, whom the skippers have known for thirty years, did not answer the telephone.",
            "The boats will sail again when the price does, the skippers decided by a show of hands.");
        nutgraf_result *result = run(text, 0);
        assert_text(result->headline, cases[i].headline);
        assert_text(result->byline, cases[i].byline);
        assert_text(result->date_published, cases[i].published);
        nutgraf_result_free(result);
    }
}

/* What stands below the headline of a page, and who it says wrote the article. */
static void a_page_says_who_wrote_it(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *byline, *published;
    } cases[] = {
        {"Posted on May 3, 2024 by Ann Lee", "Ann Lee", "2024-05-03"},
        {"May 3, 2017 By Ann Lee 4 Comments", "Ann Lee", "2017-05-03"},
        {"by: Ann Lee, Dec 17, 2025", "Ann Lee", "2025-12-17"},
        {"By\nAnn Lee\n\u2022\nJanuary 23, 2026", "Ann Lee", "2026-01-23"},
        {"Written by:\nAnn Lee\nEdited by: Bob Ray", "Ann Lee", NULL},
        {"Reviewed by Bob Ray", NULL, NULL},
        {"Fact checked by\nBob Ray", NULL, NULL},
        {"Fact checked by: Bob Ray", NULL, NULL},
        {"Written by: Ann Lee Ann Lee", "Ann Lee", NULL},
        {"ByAnn Lee\nMay 3, 2024", "Ann Lee", "2024-05-03"},
        {"Ann Lee\nLeeds\n28/04/2025", "Ann Lee", "2025-04-28"},
        {"Rope KnotsJust MooredHarbour Walks\nMay 3, 2024", NULL, "2024-05-03"}, /* sections without space between them */
        {"Ann McDonald\nMay 3, 2024", "Ann McDonald", "2024-05-03"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[1024];
        (void)snprintf(text, sizeof text,
                       "Menu\nSign in\nAuthors\nRegular Contributors\nThe harbour reopens\n%s\n%s\n%s\nShare on Facebook\n",
                       cases[i].lines, "The harbour opens again in the spring, the council said on Thursday after a long debate.",
                       "Boats will pay half the fee until June, and the crane has been painted by those who live beside it.");
        nutgraf_result *result = run(text, 0);
        assert_text(result->byline, cases[i].byline);
        assert_text(result->date_published, cases[i].published);
        nutgraf_result_free(result);
    }
}

/* C30. */
static void a_small_head_has_a_headline(void **state)
{
    (void)state;
    nutgraf_result *result =
        run("Ropes and knots\nPosts About\nWhy my bowline slipped\nBy Ann Lee, June 6, 2021\n"
            "Last week the rope that holds our boat came loose in the night, and in the morning she lay on the mud.\n"
            "I had tied the knot the wrong way round, as one does when it rains and the ferry hoots.\n",
            0);
    assert_text(result->headline, "Why my bowline slipped");
    assert_text(result->byline, "Ann Lee");
    assert_text(result->date_published, "2021-06-06");
    nutgraf_result_free(result);
}

/* Nothing but the wire's dateline says that the line above the subtitle is a headline. */
static void a_release_has_a_headline_above_its_subtitle(void **state)
{
    (void)state;
    nutgraf_result *result =
        run("Tern Batteries Reports Higher Sales\n\nSales of $41 million, up 9% year over year\n\n"
            "PELLOW, Ore. – May 6, 2026 – Tern Batteries (Nasdaq: TERN) today reported sales of $41 million "
            "for the quarter.\n\nHomes bought more storage than ever, and sales of small cells fell again.\n",
            0);
    assert_text(result->headline, "Tern Batteries Reports Higher Sales");
    assert_text(result->date_published, "2026-05-06");
    nutgraf_result_free(result);
}

static void an_encyclopedia_names_what_it_writes_of(void **state)
{
    (void)state;
    nutgraf_result *result = run("Skerra Light\n\nSkerra Light is a lighthouse on the northern tip of an island.[1]\n", 0);
    assert_text(result->headline, "Skerra Light");
    nutgraf_result_free(result);
}

static void a_page_without_article_keeps_nothing(void **state)
{
    (void)state;
    nutgraf_result *result = run("Home\nNews\nSport\nLog in\nSubscribe\nFacebook\nTwitter\nPrivacy policy\nContact us\n", 0);
    assert_int_equal(result->article, 0);
    nutgraf_result_free(result);
}

/* A context keeps what the table says of a word from the second article on: each one after the other is cleaned as the first. */
static void furniture_is_known_again(void **state)
{
    (void)state;
    static const char page[] =
        "Sign up for our newsletter\n\nRead more\n\nThe town of Leeds opened a bridge over the river on Monday, the mayor "
        "said.\n\n"
        "It took three years to build and cost less than was feared, according to a report of the council.\n\n"
        "Already a subscriber? Log in\n\nAdvertisement\n\nFacebook\n\nShare this article\n\nAll rights reserved";
    nutgraf_model *model;
    nutgraf_context *context;
    nutgraf_result *first = NULL;
    assert_int_equal(nutgraf_model_open(&model, NULL, NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_context_new(&context, NULL, NULL), NUTGRAF_OK);
    for (int run = 0; run < 4; run++) {
        nutgraf_result *result;
        assert_int_equal(nutgraf_run(&result, context, model, NULL, page, sizeof page - 1, NULL), NUTGRAF_OK);
        if (!first) first = result;
        assert_true(result->removed_count > 1);
        assert_int_equal(result->removed_count, first->removed_count);
        for (size_t i = 0; i < first->removed_count; i++)
            assert_memory_equal(&result->removed[i], &first->removed[i], sizeof first->removed[i]);
        if (result != first) nutgraf_result_free(result);
    }
    nutgraf_result_free(first);
    nutgraf_context_free(context);
    nutgraf_model_close(model);
}

/* Two lines could be the headline: the article begins with what one of them says, and ends with what the other one says. */
static void the_headline_says_what_the_article_begins_with(void **state)
{
    (void)state;
    static const char ferry[] = "Harbour ferry returns with repaired engines",
                      museum[] = "Orchard museum opens with donated paintings";
    static const char body[] =
        "The repaired ferry returns to the harbour on Monday, and both of its engines run again, the company said in a long "
        "letter.\n\n"
        "Passengers of the ferry have waited on the harbour wall since the winter, and the company sold no tickets.\n\n"
        "The engines were repaired in the yard across the bay, which took three weeks longer than the company hoped.\n\n"
        "Fares stay as they are until the end of the summer, and the company wants to look at them again then.\n\n"
        "Elsewhere on the island the museum in the old orchard opens its doors on the same day, its keeper said.\n\n"
        "The museum shows paintings that were donated by a family of the orchard village over the last ten years.\n\n"
        "The orchard itself is open to all, and the museum sells the cider that is made of its apples.\n\n";
    for (int below = 0; below < 2; below++) {
        char text[2048];
        (void)snprintf(text, sizeof text,
                       "Home\nSearch\nAdvertisement\nSubscribe now\n%s\n%s\n\n%sPrivacy policy\nTerms of use\nRead more\n",
                       below ? museum : ferry, below ? ferry : museum, body);
        nutgraf_result *result = run(text, 0);
        assert_text(result->headline, ferry);
        nutgraf_result_free(result);
    }
}

/* A page whose only text says the title again: behind its last line there is none that could part a name from the text. */
static void no_line_is_read_behind_the_last(void **state)
{
    (void)state;
    const ng_line items[] = {{0, 13, 0, 0}, {14, 21, 0, 0}, {22, 22, 1, 0}};
    const ng_token words[] = {{.start = 0, .flags = NG_TOKEN_CAPITAL},
                              {.start = 7, .word = 1},
                              {.start = 14, .word = 2, .flags = NG_TOKEN_CAPITAL},
                              {.start = 18, .word = 3, .flags = NG_TOKEN_CAPITAL},
                              {.start = 22}};
    const uint32_t line_first[] = {0, 2, 4, 4};
    ng_line_features features[] = {{.words = 2}, {.words = 2}, {.words = 0}};
    const ng_lines lines = {.text = NG_SPAN("Bridge closed\nAnn Lee\n"), .items = items, .count = 2};
    const ng_tokens tokens = {.items = words, .count = 4, .line_first = line_first};
    const ng_clean_view view = {.lines = &lines, .tokens = &tokens, .features = features};
    ng_kept_line kept[] = {{.role = NG_ROLE_HEADLINE}, {.role = NG_ROLE_BODY}, {.role = NG_ROLE_BODY}};
    ng_author_below(&view, kept, 0, lines.count);
    assert_int_equal(kept[1].role, NG_ROLE_BODY);
}

/* The line below a heading may have no token, and behind the last line there is none to be looked at. The address sanitizer sees
 * who looks all the same. */
static void a_line_without_tokens_is_no_source(void **state)
{
    (void)state;
    const ng_line items[] = {{0, 23, 0, 0}, {24, 34, 0, 0}, {35, 35, 0, 0}};
    const ng_token words[] = {{.start = 0}, {.start = 24, .word = 1}};
    const uint32_t line_first[] = {0, 1, 2, 2};
    ng_line_features features[] = {{.words = 6, .sentences = 1}, {.words = 1}, {.words = 0}};
    const ng_lines lines = {.text = NG_SPAN("The lamp was lit again.\nReferences\n"), .items = items, .count = 3};
    const ng_tokens tokens = {.items = words, .count = 2, .line_first = line_first};
    ng_kept_line kept[] = {{.keep = true}, {.keep = true}, {.keep = true}};
    ng_allocator allocator = ng_allocator_default();
    ng_error error = {NG_OK, 0, ""};
    ng_model *model;
    ng_regex_scratch *scratch = ng_regex_scratch_new(&allocator);
    assert_int_equal(ng_model_open(&model, allocator, &error), NG_OK);
    const ng_clean_view view = {
        .lines = &lines, .tokens = &tokens, .features = features, .language = ng_model_language(model, "en")};
    assert_int_equal(ng_forms_take(&view, false, scratch, kept), NG_OK);
    assert_true(kept[1].keep);
    ng_regex_scratch_free(scratch);
    ng_model_close(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_pages_have_weights_of_their_own),
        cmocka_unit_test(regex_matches_without_case),
        cmocka_unit_test(regex_refuses_lookbehind_and_verbs),
        cmocka_unit_test(regex_gives_up),
        cmocka_unit_test(groups_without_part_are_marked),
        cmocka_unit_test(bad_pattern_file_names_the_line),
        cmocka_unit_test(all_patterns_compile),
        cmocka_unit_test(beginnings_of_phrases_are_keys),
        cmocka_unit_test(dates_in_many_forms),
        cmocka_unit_test(metadata_in_many_languages),
        cmocka_unit_test(datelines_in_many_languages),
        cmocka_unit_test(glued_tags_are_cut_at_names),
        cmocka_unit_test(no_clean_reads_metadata_and_keeps_lines),
        cmocka_unit_test(a_byline_holds_a_name),
        cmocka_unit_test(a_page_says_who_wrote_it),
        cmocka_unit_test(an_article_alone_has_a_head),
        cmocka_unit_test(a_small_head_has_a_headline),
        cmocka_unit_test(a_release_has_a_headline_above_its_subtitle),
        cmocka_unit_test(an_encyclopedia_names_what_it_writes_of),
        cmocka_unit_test(furniture_is_known_again),
        cmocka_unit_test(the_headline_says_what_the_article_begins_with),
        cmocka_unit_test(a_page_without_article_keeps_nothing),
        cmocka_unit_test(no_line_is_read_behind_the_last),
        cmocka_unit_test(a_line_without_tokens_is_no_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
