/* Rendering: each format of a result made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "nutgraf.h"

#include <string.h>

typedef struct sink {
    char text[8192];
    size_t length;
    size_t calls;
    int refuse;
} sink;

static int write_sink(void *user, const char *data, size_t length)
{
    sink *s = user;
    s->calls++;
    if (s->refuse) return 1;
    assert_true(length < sizeof s->text - s->length);
    memcpy(s->text + s->length, data, length);
    s->length += length;
    s->text[s->length] = '\0';
    return 0;
}

static nutgraf_text text_of(const char *s)
{
    return (nutgraf_text){s, s ? strlen(s) : 0};
}

static nutgraf_sentence sentences[3];
static const nutgraf_place mentions[] = {{4, 6}, {30, 6}};
static nutgraf_keyword keywords[1];
static nutgraf_tag tags[2];
static nutgraf_subject subjects[2], narrower[2];
static const char *const warnings[] = {"truncated"};
static const nutgraf_removed removed[] = {{{90, 12}, "paywall"}};

/* Two of three sentences are chosen; the second one is the best. */
static nutgraf_result make_result(void)
{
    static const char *const words[] = {"The ferry sails at noon.", "It is full.", "Nobody waved."};
    nutgraf_result r;
    memset(&r, 0, sizeof r);
    for (size_t i = 0; i < 3; i++) {
        sentences[i] = (nutgraf_sentence){.text = text_of(words[i]),
                                          .place = {i * 30, strlen(words[i])},
                                          .rank = i == 1 ? 1 : i + 1,
                                          .index = i,
                                          .graphemes = strlen(words[i]),
                                          .selected = i < 2,
                                          .score = 830000,
                                          .centrality = 410000,
                                          .position = 220049,
                                          .content = 200000};
    }
    sentences[0].rank = 2;
    keywords[0] = (nutgraf_keyword){text_of("ferry"), text_of(NULL), 710000, 2, mentions, 2};
    tags[0] = (nutgraf_tag){text_of("Ferries"), text_of("urn:f"), text_of("thing"), "vocabulary"};
    tags[1] = (nutgraf_tag){text_of("ferry"), text_of(NULL), text_of(NULL), "keyword"};
    subjects[0] = (nutgraf_subject){.name = text_of("transport"), .uri = text_of("urn:t"), .confidence = 640000};
    subjects[1] = (nutgraf_subject){.name = text_of("boats"), .confidence = 500000};
    narrower[0] = (nutgraf_subject){.name = text_of("ferries"), .uri = text_of("urn:f"), .confidence = 610000};
    narrower[1] = (nutgraf_subject){.name = text_of("quays"), .confidence = 600000};
    r.language = text_of("en");
    r.headline = r.title = text_of("Ferry news");
    r.summary = text_of("The ferry sails at noon. It is full.");
    r.article = 1;
    r.sentences = sentences;
    r.sentence_count = 2;
    r.keywords = keywords;
    r.keyword_count = 1;
    r.tags = tags;
    r.tag_count = 2;
    r.subjects = subjects;
    r.subject_count = 2;
    r.word_count = 8;
    r.offset_base = "input";
    r.removed = removed;
    r.removed_count = 1;
    r.warnings = warnings;
    r.warning_count = 1;
    r.model_digest = "0123";
    r.source = text_of("Ferry Courier");
    return r;
}

static void renders(const nutgraf_result *result, const char *format, const nutgraf_render_options *options, const char *want)
{
    sink s = {.length = 0};
    assert_int_equal(nutgraf_render(result, format, options, write_sink, &s, NULL), NUTGRAF_OK);
    assert_string_equal(s.text, want);
}

static void holds(const nutgraf_result *result, const char *format, const char *part)
{
    sink s = {.length = 0};
    assert_int_equal(nutgraf_render(result, format, NULL, write_sink, &s, NULL), NUTGRAF_OK);
    if (!strstr(s.text, part)) fail_msg("%s: no '%s' in '%s'", format, part, s.text);
}

static const char whole_record[] =
    "{\"schema\":\"nutgraf/1\",\"id\":null,\"url\":null,\"language\":\"en\",\"headline\":\"Ferry "
    "news\",\"dek\":null,\"slug\":null,"
    "\"byline\":null,\"dateline\":null,\"section\":null,\"datePublished\":null,\"dateModified\":null,\"givenTags\":[],"
    "\"description\":null,\"summary\":\"The ferry sails at noon. It is full.\",\"truncated\":false,\"sentences\":["
    "{\"text\":\"The ferry sails at noon.\",\"rankScore\":0.8300,\"rank\":2,\"index\":0,\"offset\":0,\"length\":24,"
    "\"selected\":true},"
    "{\"text\":\"It is full.\",\"rankScore\":0.8300,\"rank\":1,\"index\":1,\"offset\":30,\"length\":11,\"selected\":true}],"
    "\"keywords\":[{\"text\":\"ferry\",\"score\":0.7100,\"count\":2,\"mentions\":[{\"offset\":4,\"length\":6},"
    "{\"offset\":30,\"length\":6}]}],\"tags\":[{\"name\":\"Ferries\",\"uri\":\"urn:f\",\"type\":\"thing\","
    "\"source\":\"vocabulary\"},{\"name\":\"ferry\",\"uri\":null,\"type\":null,\"source\":\"keyword\"}],\"subjects\":["
    "{\"name\":\"transport\",\"uri\":\"urn:t\",\"confidence\":0.6400},{\"name\":\"boats\",\"confidence\":0.5000}],"
    "\"wordCount\":8,\"offsetUnit\":\"byte\",\"offsetBase\":\"input\",\"removed\":[{\"offset\":90,\"length\":12,"
    "\"reason\":\"paywall\"}],\"warnings\":[\"truncated\"],\"generator\":{\"name\":\"nutgraf\",\"version\":\"" NUTGRAF_VERSION
    "\",\"model\":\"sha256:0123\"},\"source\":\"Ferry Courier\",\"canonicalUrl\":null,\"image\":null}\n";

static void jsonl_is_the_record_in_a_line(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    renders(&r, "jsonl", NULL, whole_record);
}

/* What "json" adds is white space between tokens: without it the two are the same. */
static void json_is_the_same_indented(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    sink s = {.length = 0};
    char squeezed[sizeof s.text];
    size_t length = 0;
    int quoted = 0;
    assert_int_equal(nutgraf_render(&r, "json", NULL, write_sink, &s, NULL), NUTGRAF_OK);
    assert_non_null(strstr(s.text, "{\n  \"schema\": \"nutgraf/1\",\n  \"id\": null,\n"));
    assert_non_null(strstr(s.text, "\"givenTags\": [],\n"));
    for (size_t i = 0; i < s.length; i++) {
        quoted ^= s.text[i] == '"';
        if (quoted || (s.text[i] != ' ' && s.text[i] != '\n')) squeezed[length++] = s.text[i];
    }
    squeezed[length++] = '\n';
    squeezed[length] = '\0';
    assert_string_equal(squeezed, whole_record);
}

static void narrower_subjects_stand_with_the_broader(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    subjects[0].narrower = narrower;
    subjects[0].narrower_count = 2;
    holds(&r, "jsonl",
          "\"subjects\":[{\"name\":\"transport\",\"uri\":\"urn:t\",\"confidence\":0.6400,\"narrower\":["
          "{\"name\":\"ferries\",\"uri\":\"urn:f\",\"confidence\":0.6100},{\"name\":\"quays\",\"confidence\":0.6000}]},"
          "{\"name\":\"boats\",\"confidence\":0.5000}]");
    holds(&r, "text", "Topics: transport (ferries, quays), boats\n");
    holds(&r, "ninjs", "      \"name\": \"ferries\",\n      \"rel\": \"about\",\n      \"uri\": \"urn:f\",\n");
    holds(&r, "ninjs", "      \"name\": \"quays\",\n");
    holds(&r, "jsonld", "\"name\": \"ferries\",\n      \"sameAs\": \"urn:f\"\n");
    holds(&r, "jsonld", "\"name\": \"quays\"\n");
    holds(&r, "yaml", "categories: [\"transport\", \"boats\"]");
    holds(&r, "tsv", "\ttransport, boats\t");
}

static void explain_adds_features(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    nutgraf_render_options options;
    sink s = {.length = 0};
    nutgraf_render_options_init(&options, sizeof options);
    options.explain = 1;
    assert_int_equal(nutgraf_render(&r, "jsonl", &options, write_sink, &s, NULL), NUTGRAF_OK);
    assert_non_null(
        strstr(s.text, "\"selected\":true,\"features\":{\"centrality\":0.4100,\"position\":0.2200,\"content\":0.2000}}"));
}

static void id_is_written_raw(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    sink s = {.length = 0};
    r.id = text_of("9007199254740993");
    assert_int_equal(nutgraf_render(&r, "jsonl", NULL, write_sink, &s, NULL), NUTGRAF_OK);
    assert_non_null(strstr(s.text, ",\"id\":9007199254740993,\"url\""));
}

static void cleaned_article_replaces_findings(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    sink s = {.length = 0};
    r.text = text_of("One.\n\nTwo.");
    renders(&r, "text", NULL, "One.\n\nTwo.\n");
    assert_int_equal(nutgraf_render(&r, "jsonl", NULL, write_sink, &s, NULL), NUTGRAF_OK);
    assert_non_null(strstr(s.text, "\"givenTags\":[],\"text\":\"One.\\n\\nTwo.\",\"truncated\":false,\"offsetUnit\""));
    assert_null(strstr(s.text, "\"summary\""));
    assert_null(strstr(s.text, "\"keywords\""));
}

static void text_is_blocks(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    renders(&r, "text", NULL,
            "Ferry news\n\nThe ferry sails at noon.\nIt is full.\n\nTags: Ferries, ferry\nTopics: transport, boats\n");
}

static void absent_parts_leave_no_empty_lines(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    r.headline = text_of(NULL);
    r.tag_count = 0;
    renders(&r, "text", NULL, "The ferry sails at noon.\nIt is full.\n\nTopics: transport, boats\n");
    r.subject_count = 0;
    renders(&r, "text", NULL, "The ferry sails at noon.\nIt is full.\n");
    r.sentence_count = 0;
    r.headline = text_of("Ferry news");
    renders(&r, "text", NULL, "Ferry news\n");
    r.headline = text_of(NULL);
    renders(&r, "text", NULL, "");
    r.summary = text_of("");
    renders(&r, "blurb", NULL, "");
}

static void text_shows_all_with_scores(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    nutgraf_render_options options;
    nutgraf_render_options_init(&options, sizeof options);
    r.sentence_count = 3;
    r.headline = text_of(NULL);
    r.tag_count = r.subject_count = 0;
    renders(&r, "text", &options,
            "* 0.8300 #2: The ferry sails at noon.\n* 0.8300 #1: It is full.\n  0.8300 #3: Nobody waved.\n");
    options.explain = 1;
    r.sentence_count = 1;
    r.summary = text_of("The ferry sails at noon.");
    renders(&r, "text", &options,
            "* 0.8300 #2 = centrality 0.4100 + position 0.2200 + content 0.2000: The ferry sails at noon.\n");
}

static void headlines_are_lines(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    nutgraf_render_options options;
    nutgraf_render_options_init(&options, sizeof options);
    options.one_line = 1;
    renders(&r, "text", &options, "Ferry news\tFerries, ferry\ttransport, boats\n");
    r.tag_count = r.subject_count = 0;
    renders(&r, "text", &options, "Ferry news\t\t\n");
}

/* A terminal obeys escape sequences: an article must not be able to send any, not even the one-byte CSI of C1. */
static void controls_never_pass_as_text(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    r.headline = r.title = text_of("a\x1B[31mb\x07" "c\x7F" "d\xC2\x9B" "e\tf\ng\xC2\xA0h");
    r.sentence_count = r.tag_count = r.subject_count = 0;
    renders(&r, "text", NULL,
            "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD"
            "c\xEF\xBF\xBD"
            "d\xEF\xBF\xBD"
            "e\xEF\xBF\xBD"
            "f\xEF\xBF\xBD"
            "g\xC2\xA0h\n");
}

static void blurb_is_one_paragraph(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    renders(&r, "blurb", NULL, "Ferry news\n\nThe ferry sails at noon. It is full.\n\nTags: Ferries, ferry\n");
    r.url = text_of("https://example.org/f");
    renders(&r, "blurb", NULL,
            "Ferry news\n\nThe ferry sails at noon. It is full.\n\nhttps://example.org/f\nTags: Ferries, ferry\n");
}

/* A description is made for a place: it stands there instead of the summary. */
static void a_description_takes_the_summarys_place(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    r.tag_count = r.subject_count = 0;
    r.description = text_of("The ferry sails\xE2\x80\xA6");
    renders(&r, "blurb", NULL, "Ferry news\n\nThe ferry sails\xE2\x80\xA6\n");
    renders(&r, "text", NULL, "Ferry news\n\nThe ferry sails\xE2\x80\xA6\n");
    renders(&r, "md", NULL, "## Ferry news\n\nThe ferry sails\xE2\x80\xA6\n");
    r.description = text_of(""); /* nothing fits: then nothing stands there, and not what is too long */
    renders(&r, "blurb", NULL, "Ferry news\n");
    renders(&r, "text", NULL, "Ferry news\n");
    renders(&r, "md", NULL, "## Ferry news\n");
}

/* A result whose headline is as hostile as [headline] and that has nothing else. */
static nutgraf_result make_hostile(const char *headline)
{
    nutgraf_result r = make_result();
    r.headline = r.title = text_of(headline);
    r.sentence_count = r.tag_count = r.subject_count = 0;
    r.summary = text_of("");
    r.language = text_of(NULL);
    r.source = text_of(NULL);
    return r;
}

static void each_context_has_its_escapes(void **state)
{
    (void)state;
    nutgraf_result r = make_hostile("</script> \"a\" & 'b' [c](d) *e* \\");
    renders(&r, "html", NULL,
            "<article class=\"nutgraf\" dir=\"auto\">\n"
            "<h2>&lt;/script&gt; &quot;a&quot; &amp; &#39;b&#39; [c](d) *e* \\</h2>\n</article>\n");
    renders(&r, "md", NULL, "## \\</script\\> \"a\" \\& 'b' \\[c\\](d) \\*e\\* \\\\\n");
    renders(&r, "yaml", NULL, "---\ntitle: \"</script> \\\"a\\\" & 'b' [c](d) *e* \\\\\"\n---\n");
    renders(&r, "toml", NULL, "+++\ntitle = \"</script> \\\"a\\\" & 'b' [c](d) *e* \\\\\"\n+++\n");
    r = make_hostile("1. - # a");
    renders(&r, "md", NULL, "## 1\\. - \\# a\n");
    r = make_hostile("--- a");
    renders(&r, "md", NULL, "## \\--- a\n");
}

/* A script in a page ends at the first "</script", whatever JSON says. */
static void no_text_ends_a_script(void **state)
{
    (void)state;
    nutgraf_result r = make_hostile("a</script><b>&");
    sink s = {.length = 0};
    assert_int_equal(nutgraf_render(&r, "jsonld", NULL, write_sink, &s, NULL), NUTGRAF_OK);
    assert_non_null(strstr(s.text, "\"a\\u003c/script\\u003e\\u003cb\\u003e\\u0026\""));
    assert_null(strchr(s.text, '<'));
}

/* Marks that turn the direction of what follows would reverse the line that a headline stands in. */
static void directions_are_not_turned(void **state)
{
    (void)state;
    nutgraf_result r = make_hostile("a\xE2\x80\xAE" "b\xE2\x81\xA6" "c\xE2\x80\x8F" "d\xEF\xBF\xBF");
    renders(&r, "text", NULL, "abc\xE2\x80\x8F" "d\xEF\xBF\xBD\n");
    renders(&r, "tsv", NULL, "\tabc\xE2\x80\x8F" "d\xEF\xBF\xBD\t\t\t\t\t\t\n");
}

/* "javascript:" and an address with a quote in it are no links, nor is one that would steer a terminal or turn the line: Markdown
 * shows addresses as they are. */
static void only_web_addresses_are_links(void **state)
{
    (void)state;
    static const char *const bad[] = {"javascript:alert(1)",
                                      "http://a\"b",
                                      "https://a b",
                                      "https://a<b",
                                      "ftp://a",
                                      "https://a/\xC2\x9B"
                                      "31m",
                                      "https://a/\xE2\x80\xAE"
                                      "b",
                                      "https://a/\x7F",
                                      "https://a/\xEF\xBF\xBF"};
    nutgraf_result r = make_hostile("a");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        r.url = text_of(bad[i]);
        renders(&r, "md", NULL, "## a\n");
    }
    r.url = text_of("https://example.org/?a=1&b=2");
    renders(&r, "md", NULL, "## [a](<https://example.org/?a=1&b=2>)\n");
    renders(&r, "html", NULL,
            "<article class=\"nutgraf\" dir=\"auto\">\n"
            "<h2><a href=\"https://example.org/?a=1&amp;b=2\">a</a></h2>\n</article>\n");
}

/* ninjs wants a date with time and zone, or none. */
static void ninjs_has_whole_dates(void **state)
{
    (void)state;
    nutgraf_result r = make_hostile("a");
    sink s = {.length = 0};
    r.date_published = text_of("2024-03-12T04:15+01:00");
    r.date_modified = text_of("2024-03-12");
    assert_int_equal(nutgraf_render(&r, "ninjs", NULL, write_sink, &s, NULL), NUTGRAF_OK);
    assert_non_null(strstr(s.text, "\"contentCreated\": \"2024-03-12T04:15:00+01:00\""));
    assert_null(strstr(s.text, "versionCreated"));
    assert_non_null(strstr(s.text, "\"uri\": \"urn:x-nutgraf:"));
}

static void formats_are_listed(void **state)
{
    (void)state;
    nutgraf_error error;
    nutgraf_result r = make_result();
    sink s = {.length = 0};
    assert_string_equal(nutgraf_format(0), "text");
    assert_string_equal(nutgraf_format(3), "blurb");
    assert_string_equal(nutgraf_format(11), "tsv");
    assert_null(nutgraf_format(12));
    assert_int_equal(nutgraf_render(&r, "xml", NULL, write_sink, &s, &error), NUTGRAF_INVALID_ARGUMENT);
    assert_int_equal(nutgraf_render(NULL, "text", NULL, write_sink, &s, &error), NUTGRAF_INVALID_ARGUMENT);
    assert_int_equal(s.calls, 0);
}

static void a_refusing_writer_is_reported(void **state)
{
    (void)state;
    nutgraf_error error;
    nutgraf_result r = make_result();
    sink s = {.refuse = 1};
    assert_int_equal(nutgraf_render(&r, "json", NULL, write_sink, &s, &error), NUTGRAF_IO);
    assert_int_equal(error.code, NUTGRAF_IO);
    assert_int_equal(s.calls, 1); /* all of it or none */
}

static void *allocate_nothing(void *user, size_t size)
{
    (void)user;
    (void)size;
    return NULL;
}

static void release_nothing(void *user, void *memory)
{
    (void)user;
    (void)memory;
    fail();
}

static void no_memory_is_a_status(void **state)
{
    (void)state;
    nutgraf_result r = make_result();
    sink s = {.length = 0};
    r.allocator = (nutgraf_allocator){allocate_nothing, release_nothing, NULL};
    for (size_t i = 0; nutgraf_format(i); i++) {
        assert_int_equal(nutgraf_render(&r, nutgraf_format(i), NULL, write_sink, &s, NULL), NUTGRAF_NO_MEMORY);
    }
    assert_int_equal(s.calls, 0);
}

static void failures_are_records(void **state)
{
    (void)state;
    sink s = {.length = 0};
    assert_int_equal(nutgraf_render_failure(text_of("12"), "bad_json", "a \"quoted\" word", 3, write_sink, &s, NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_render_failure(text_of(NULL), "blank_line", "a blank line", 4, write_sink, &s, NULL), NUTGRAF_OK);
    assert_string_equal(s.text,
                        "{\"id\":12,\"error\":{\"code\":\"bad_json\",\"message\":\"a \\\"quoted\\\" word\",\"line\":3}}\n"
                        "{\"id\":null,\"error\":{\"code\":\"blank_line\",\"message\":\"a blank line\",\"line\":4}}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jsonl_is_the_record_in_a_line),
        cmocka_unit_test(json_is_the_same_indented),
        cmocka_unit_test(narrower_subjects_stand_with_the_broader),
        cmocka_unit_test(explain_adds_features),
        cmocka_unit_test(id_is_written_raw),
        cmocka_unit_test(cleaned_article_replaces_findings),
        cmocka_unit_test(text_is_blocks),
        cmocka_unit_test(absent_parts_leave_no_empty_lines),
        cmocka_unit_test(text_shows_all_with_scores),
        cmocka_unit_test(headlines_are_lines),
        cmocka_unit_test(controls_never_pass_as_text),
        cmocka_unit_test(blurb_is_one_paragraph),
        cmocka_unit_test(a_description_takes_the_summarys_place),
        cmocka_unit_test(each_context_has_its_escapes),
        cmocka_unit_test(no_text_ends_a_script),
        cmocka_unit_test(directions_are_not_turned),
        cmocka_unit_test(only_web_addresses_are_links),
        cmocka_unit_test(ninjs_has_whole_dates),
        cmocka_unit_test(formats_are_listed),
        cmocka_unit_test(a_refusing_writer_is_reported),
        cmocka_unit_test(no_memory_is_a_status),
        cmocka_unit_test(failures_are_records),
    };
    return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
