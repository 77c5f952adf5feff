/* The input record: its fields, their types, and the id that comes back as it was written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/strbuf.h"
#include "read/record.h"

static ng_record read_good(const char *line)
{
    ng_record record;
    ng_error error = {NG_OK, 0, ""};
    if (ng_record_read(ng_span_cstr(line), &arena, &record, &error) != NG_OK) fail_msg("%s: %s", line, error.message);
    return record;
}

/* Refused with this status and these words in the message. */
static ng_record read_bad(const char *line, ng_status status, const char *words)
{
    ng_record record;
    ng_error error = {NG_OK, 0, ""};
    assert_int_equal(ng_record_read(ng_span_cstr(line), &arena, &record, &error), status);
    if (!strstr(error.message, words)) fail_msg("%s: '%s' does not say '%s'", line, error.message, words);
    return record;
}

static void is(ng_span text, const char *want)
{
    if (!ng_span_equal(text, ng_span_cstr(want))) fail_msg("'%.*s' is not '%s'", (int)text.len, text.ptr, want);
}

static void all_fields_are_read(void **state)
{
    (void)state;
    ng_record r = read_good("{\"id\":\"a1\",\"url\":\"https://example.org/a\",\"title\":\"T\\u00e9\",\"text\":\"A\\nB\","
                            "\"language\":\"en\",\"tags\":[\"One\",\"Two\"],\"more\":{\"x\":[1]}}");
    is(r.id, "\"a1\"");
    is(r.url, "https://example.org/a");
    is(r.title, "T\xC3\xA9");
    is(r.text, "A\nB");
    is(r.language, "en");
    assert_int_equal(r.tag_count, 2);
    is(r.tags[1], "Two");
}

static void id_is_as_written(void **state)
{
    (void)state;
    is(read_good("{\"id\":9007199254740993,\"text\":\"a\"}").id, "9007199254740993");
    is(read_good("{\"id\":1.50e3,\"text\":\"a\"}").id, "1.50e3");
    is(read_good("{\"id\":\"\\u0041\",\"text\":\"a\"}").id, "\"\\u0041\"");
    is(read_good("{\"id\":null,\"text\":\"a\"}").id, "null");
    assert_null(read_good("{\"text\":\"a\"}").id.ptr);
    read_bad("{\"id\":[1],\"text\":\"a\"}", NG_BAD_RECORD, "\"id\"");
    read_bad("{\"id\":true,\"text\":\"a\"}", NG_BAD_RECORD, "\"id\"");
}

static void id_of_a_refused_record_is_known(void **state)
{
    (void)state;
    is(read_bad("{\"id\":7,\"text\":1}", NG_BAD_RECORD, "\"text\"").id, "7");
    is(read_bad("{\"text\":1,\"id\":7}", NG_BAD_RECORD, "\"text\"").id, "7");
    is(read_bad("{\"id\":7,\"text\":\"", NG_BAD_JSON, "bad JSON").id, "7");
    is(read_bad("{\"id\":7}", NG_BAD_RECORD, "neither").id, "7");
}

static void wrong_types_are_named(void **state)
{
    (void)state;
    read_bad("{\"text\":\"a\",\"title\":5}", NG_BAD_RECORD, "\"title\"");
    read_bad("{\"text\":\"a\",\"url\":[]}", NG_BAD_RECORD, "\"url\"");
    read_bad("{\"text\":\"a\",\"language\":{}}", NG_BAD_RECORD, "\"language\"");
    read_bad("{\"text\":\"a\",\"tags\":7}", NG_BAD_RECORD, "\"tags\"");
    read_bad("{\"content_text\":false}", NG_BAD_RECORD, "\"content_text\"");
}

static void a_nul_makes_a_field_absent(void **state)
{
    (void)state;
    ng_record r =
        read_good("{\"text\":\"T\",\"url\":\"ht\\u0000p\",\"byline\":\"A\\u0000\",\"source\":\"\\u0000S\",\"dek\":\"D\"}");
    assert_null(r.url.ptr);
    assert_null(r.meta.byline.ptr);
    assert_null(r.meta.source.ptr);
    is(r.meta.dek, "D");
}

static void null_is_absent(void **state)
{
    (void)state;
    ng_record r = read_good("{\"text\":null,\"title\":\"T\",\"url\":null,\"language\":null,\"tags\":null}");
    assert_null(r.text.ptr);
    assert_null(r.url.ptr);
    assert_null(r.language.ptr);
    assert_int_equal(r.tag_count, 0);
    read_bad("{\"text\":null,\"title\":null}", NG_BAD_RECORD, "neither");
    read_bad("{}", NG_BAD_RECORD, "neither");
}

static void empty_text_is_no_fault(void **state)
{
    (void)state;
    ng_record r = read_good("{\"text\":\"\"}");
    assert_non_null(r.text.ptr);
    assert_int_equal(r.text.len, 0);
}

static void content_text_stands_in(void **state)
{
    (void)state;
    is(read_good("{\"content_text\":\"b\"}").text, "b");
    is(read_good("{\"text\":\"a\",\"content_text\":\"b\"}").text, "a");
    is(read_good("{\"text\":\"\",\"content_text\":\"b\"}").text, "b");
}

static void html_stands_in_for_text(void **state)
{
    (void)state;
    assert_true(read_good("{\"html\":\"<p>a</p>\"}").html);
    assert_true(read_good("{\"content_html\":\"<p>a</p>\",\"title\":\"T\"}").html);
    is(read_good("{\"content_text\":\"a\",\"content_html\":\"<p>a</p>\"}").text, "<p>a</p>");
    is(read_good("{\"html\":\"<p>a</p>\",\"text\":\"a\"}").text, "a");
    assert_false(read_good("{\"html\":\"<p>a</p>\",\"text\":\"a\"}").html);
    read_good("{\"html\":null,\"title\":\"T\"}");
    read_bad("{\"html\":7}", NG_BAD_RECORD, "html");
}

static void members_that_are_meta_data_are_read(void **state)
{
    (void)state;
    ng_meta m =
        read_good(
            "{\"text\":\"a\",\"dek\":\"d\",\"section\":\"s\",\"source\":\"p\",\"image\":\"i\",\"date_modified\":\"2024-01-03\","
            "\"byline\":\"Ann\"}")
            .meta;
    is(m.dek, "d");
    is(m.section, "s");
    is(m.source, "p");
    is(m.image, "i");
    is(m.date_modified, "2024-01-03");
    is(m.byline, "Ann");
    m = read_good("{\"text\":\"a\",\"source\":7,\"publisher\":\"p\",\"image\":[],\"dateModified\":\"x\",\"datePublished\":\"y\"}")
            .meta;
    is(m.source, "p");
    is(m.image, "");
    is(m.date_modified, "x");
    is(m.date_published, "y");
}

static void authors_and_date_are_read_where_they_are_good(void **state)
{
    (void)state;
    is(read_good("{\"text\":\"a\",\"authors\":[{\"name\":\"Ann\"},{\"url\":\"x\"},{\"name\":\"Bo\"}]}").meta.byline, "Ann, Bo");
    is(read_good("{\"text\":\"a\",\"author\":{\"name\":\"Ann\"}}").meta.byline, "Ann");
    is(read_good("{\"text\":\"a\",\"author\":7}").meta.byline, "");
    is(read_good("{\"text\":\"a\",\"date_published\":\"2024-01-02\"}").meta.date_published, "2024-01-02");
    assert_null(read_good("{\"text\":\"a\",\"date_published\":7}").meta.date_published.ptr);
}

/* More members than an object is read of: it was "out of memory", and the record lost. */
static void an_author_of_many_members_loses_no_record(void **state)
{
    (void)state;
    const size_t members = 70000;
    ng_strbuf line;
    ng_strbuf_init(&line, ng_allocator_default());
    ng_strbuf_add_cstr(&line, "{\"text\":\"a\",\"authors\":[{\"name\":\"Ann\"");
    for (size_t i = 0; i < members; i++) ng_strbuf_add_cstr(&line, ",\"\":1");
    ng_strbuf_add_cstr(&line, "},{\"name\":\"Bo\"}]}");
    ng_strbuf_add_char(&line, '\0');
    is(read_good(line.ptr).meta.byline, "Ann, Bo");
    ng_strbuf_free(&line);
}

static void tags_may_be_one_string(void **state)
{
    (void)state;
    ng_record r = read_good("{\"text\":\"a\",\"tags\":\"One, Two words\"}");
    assert_int_equal(r.tag_count, 2);
    is(r.tags[1], "Two words");
    read_bad("{\"text\":\"a\",\"tags\":[\"\\udc00\"]}", NG_BAD_RECORD, "\"tags\"");
    r = read_good("{\"text\":\"a\",\"tags\":\"One, T\\u0000wo, Three\"}"); /* a caller reads C strings */
    assert_int_equal(r.tag_count, 2);
    is(r.tags[1], "Three");
    r = read_good("{\"text\":\"a\",\"tags\":[\"One\",\"T\\u0000wo\",\"Th\\\\u0000ree\"]}"); /* was "T" */
    assert_int_equal(r.tag_count, 2);
    is(r.tags[1], "Th\\u0000ree");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_fields_are_read),
        cmocka_unit_test(id_is_as_written),
        cmocka_unit_test(id_of_a_refused_record_is_known),
        cmocka_unit_test(wrong_types_are_named),
        cmocka_unit_test(a_nul_makes_a_field_absent), cmocka_unit_test(null_is_absent),
        cmocka_unit_test(empty_text_is_no_fault),
        cmocka_unit_test(content_text_stands_in),
        cmocka_unit_test(html_stands_in_for_text),
        cmocka_unit_test(members_that_are_meta_data_are_read),
        cmocka_unit_test(authors_and_date_are_read_where_they_are_good),
        cmocka_unit_test(an_author_of_many_members_loses_no_record),
        cmocka_unit_test(tags_may_be_one_string),
    };
    return cmocka_run_group_tests_name("record", tests, open_arena, close_arena);
}
