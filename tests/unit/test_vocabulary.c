/* The newsroom's tag file: what a line means, what is an error, what is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/vocabulary.h"

static ng_vocabulary *load(const char *text)
{
    ng_vocabulary *v;
    ng_error error;
    if (ng_vocabulary_load(&v, ng_allocator_default(), ng_span_cstr(text), "tags.txt", &error) != NG_OK)
        fail_msg("%s", error.message);
    return v;
}

/* The name of the entry that [text] means, "never", or "". [folded] is its folded form. */
static const char *find(const ng_vocabulary *v, const char *folded, const char *text)
{
    static char name[64];
    uint32_t entry = ng_vocabulary_find(v, ng_span_cstr(folded), ng_span_cstr(text));
    if (entry == NG_NO_ID) return "";
    if (entry == NG_VOCABULARY_NEVER) return "never";
    ng_span span = ng_vocabulary_get(v, entry)->name;
    assert_true(span.len < sizeof name);
    memcpy(name, span.ptr, span.len);
    name[span.len] = '\0';
    return name;
}

static void refuse(const char *text, size_t line, const char *message)
{
    ng_vocabulary *v;
    ng_error error;
    ng_status status = ng_vocabulary_load(&v, ng_allocator_default(), ng_span_cstr(text), "tags.txt", &error);
    if (status != NG_BAD_VOCABULARY) {
        ng_vocabulary_free(v);
        fail_msg("accepted: %s", text);
    }
    assert_null(v);
    assert_int_equal(error.offset, line);
    if (!strstr(error.message, message)) fail_msg("'%s' does not say '%s'", error.message, message);
    assert_non_null(strstr(error.message, "tags.txt:"));
}

static void aliases_mean_one_entry(void **state)
{
    (void)state;
    ng_vocabulary *v = load("\xEF\xBB\xBF# people\r\nDonald Trump; Trump;President  Trump\r\n\r\n-Trump Tower\r\n");
    assert_int_equal(ng_vocabulary_count(v), 1);
    assert_string_equal(find(v, "donald trump", "Donald Trump"), "Donald Trump");
    assert_string_equal(find(v, "trump", "trump"), "Donald Trump");
    assert_string_equal(find(v, "president trump", "President Trump"), "Donald Trump");
    assert_string_equal(find(v, "trump tower", "Trump Tower"), "never");
    assert_string_equal(find(v, "melania", "Melania"), "");
    ng_vocabulary_free(v);
}

static void case_is_heeded_on_request(void **state)
{
    (void)state;
    ng_vocabulary *v = load("IT industry; IT | case\n"
                            "World Health Organization; WHO | type=organisation | case | uri=https://who.int/\n");
    assert_string_equal(find(v, "it", "IT"), "IT industry");
    assert_string_equal(find(v, "it", "it"), "");
    assert_string_equal(find(v, "who", "who"), "");
    const ng_vocabulary_entry *entry = ng_vocabulary_get(v, 1);
    assert_true(ng_span_equal(entry->uri, NG_SPAN("https://who.int/")));
    assert_true(ng_span_equal(entry->type, NG_SPAN("organisation")));
    ng_vocabulary_free(v);
}

static void beginnings_are_known(void **state)
{
    (void)state;
    ng_vocabulary *v = load("AT&T\n\xC3\x89lys\xC3\xA9""e Palace\nUkraine; Ukrainian army\n");
    assert_int_equal(ng_vocabulary_longest(v, NG_SPAN("at")), 4);
    assert_int_equal(ng_vocabulary_longest(v, NG_SPAN("ukrainian")), strlen("ukrainian army"));
    assert_int_equal(ng_vocabulary_longest(v, NG_SPAN("ukraine")), strlen("ukraine"));
    assert_true(ng_vocabulary_longest(v, NG_SPAN("\xC3\xA9lys\xC3\xA9""e")) > 0);
    assert_int_equal(ng_vocabulary_longest(v, NG_SPAN("russia")), 0);
    ng_vocabulary_free(v);
}

static void patterns_are_compiled_at_load(void **state)
{
    (void)state;
    size_t count;
    ng_vocabulary *v = load("Covid-19; re:covid(-|\\s)?(19|2019); Corona | type=disease\n");
    const ng_vocabulary_pattern *patterns = ng_vocabulary_patterns(v, &count);
    assert_int_equal(count, 1);
    assert_int_equal(patterns[0].entry, 0);
    assert_true(ng_span_equal(ng_vocabulary_get(v, 0)->type, NG_SPAN("disease")));
    ng_vocabulary_free(v);
}

static void errors_name_file_and_line(void **state)
{
    (void)state;
    refuse("Ukraine\n\nUkraine\n", 3, "stands twice");
    refuse("Sport | case\nSPORT | case\n", 2, "stands twice");
    refuse("Oslo\nNorway; Oslo\n", 2, "stands already in line 1");
    refuse("Norway; Oslo\nOslo\n", 2, "stands already in line 1");
    refuse("Donald Trump; Trump\nMelania Trump; trump\n", 2, "stands already in line 1");
    refuse("Ukraine | tpye=place\n", 1, "unknown option 'tpye=place'");
    refuse("; alias\n", 1, "no name");
    refuse("Ukraine\n\xFF\xFE\n", 2, "not UTF-8");
    refuse("Ukraine; re:(\n", 1, "tags.txt:1");
    refuse("Ukraine; re:(?<=a)b\n", 1, "tags.txt:1");
    refuse("Ukraine; re:x*\n", 1, "tags.txt:1");
    refuse("-Kyiv\nKyiv\n", 2, "stands already in line 1");
}

static void an_alias_may_repeat_its_own_entry(void **state)
{
    (void)state;
    ng_vocabulary *v = load("Sport; sport; SPORT;; sports\n");
    assert_int_equal(ng_vocabulary_count(v), 1);
    assert_string_equal(find(v, "sports", "Sports"), "Sport");
    ng_vocabulary_free(v);
}

static void nothing_is_a_vocabulary_too(void **state)
{
    (void)state;
    ng_vocabulary *v = load("");
    assert_int_equal(ng_vocabulary_count(v), 0);
    assert_int_equal(ng_vocabulary_longest(v, NG_SPAN("ukraine")), 0);
    ng_vocabulary_free(v);
    ng_vocabulary_free(NULL);
}

/* Each of 100,000 entries with an alias is found. How the cost of loading grows is for tests/growth. */
static void a_hundred_thousand_entries_are_found(void **state)
{
    (void)state;
    enum { LINE = 96, COUNT = 100000 };
    char *text = malloc((size_t)COUNT * LINE + 1);
    size_t length = 0;
    assert_non_null(text);
    for (unsigned i = 0; i < COUNT; i++)
        length += (size_t)snprintf(text + length, LINE, "%x Person %u; %x, known as %u | type=person\n", i * 2654435761u, i,
                                   i * 2654435761u, i);
    ng_vocabulary *v = load(text);
    assert_int_equal(ng_vocabulary_count(v), COUNT);
    assert_string_equal(find(v, "0, known as 0", "0, known as 0"), "0 Person 0");
    ng_vocabulary_free(v);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aliases_mean_one_entry),     cmocka_unit_test(case_is_heeded_on_request),
        cmocka_unit_test(beginnings_are_known),       cmocka_unit_test(patterns_are_compiled_at_load),
        cmocka_unit_test(errors_name_file_and_line),  cmocka_unit_test(an_alias_may_repeat_its_own_entry),
        cmocka_unit_test(nothing_is_a_vocabulary_too), cmocka_unit_test(a_hundred_thousand_entries_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
