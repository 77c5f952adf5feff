/* The strict JSON reader: what RFC 8259 allows, what it does not, what is decoded, what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "wrap/json.h"

static ng_status read_text(const char *text, size_t length, ng_json_object *object, ng_error *error)
{
    return ng_json_read_object(ng_span_make(text, length), &arena, object, error);
}

static void accepts(const char *text)
{
    ng_json_object object;
    ng_error error = {NG_OK, 0, ""};
    if (read_text(text, strlen(text), &object, &error) != NG_OK) fail_msg("refused %s: %s", text, error.message);
}

static void refuses_at(const char *text, size_t length, size_t offset)
{
    ng_json_object object;
    ng_error error = {NG_OK, 0, ""};
    if (read_text(text, length, &object, &error) != NG_BAD_JSON) fail_msg("accepted %s", text);
    assert_int_equal(error.code, NG_BAD_JSON);
    if (error.offset != offset) fail_msg("%s: at byte %zu, not %zu: %s", text, offset, error.offset, error.message);
}

static void refuses(const char *text, size_t offset)
{
    refuses_at(text, strlen(text), offset);
}

static ng_span raw_of(const char *text, const char *name)
{
    ng_json_object object;
    assert_int_equal(read_text(text, strlen(text), &object, NULL), NG_OK);
    const ng_json_member *member = ng_json_member_get(&object, ng_span_cstr(name));
    return member ? member->raw : ng_span_make(NULL, 0);
}

static void decodes(const char *raw, const char *want, size_t length)
{
    ng_span text = ng_json_string(ng_span_cstr(raw), &arena);
    assert_non_null(text.ptr);
    if (!ng_span_equal(text, ng_span_make(want, length))) fail_msg("%s gave '%.*s'", raw, (int)text.len, text.ptr);
}

static void valid_objects_are_accepted(void **state)
{
    (void)state;
    accepts("{}");
    accepts(" \t\r\n{ } \n");
    accepts("{\"a\":[],\"b\":{},\"c\":[[1,{\"d\":[true,false,null]}],\"x\"]}");
    accepts("{\"a\":0,\"b\":-0,\"c\":1.5e+10,\"d\":-12E-3,\"e\":0.001,\"f\":1e5}");
    accepts("{\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\":\"\"}");
    accepts("{\"a\":\"\x7F caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"}");
    accepts("{\"a\":\"half a pair \\ud800 is grammatical\"}");
}

static void faults_are_placed(void **state)
{
    (void)state;
    refuses("", 0);
    refuses("null", 0);
    refuses("[1]", 0);
    refuses("{", 1);
    refuses("{\"a\"}", 4);
    refuses("{\"a\":}", 5);
    refuses("{\"a\":1,}", 7);
    refuses("{\"a\":[1,]}", 8);
    refuses("{\"a\":[1}", 7);
    refuses("{\"a\":{\"b\":1]}", 11);
    refuses("{,}", 1);
    refuses("{a:1}", 1);
    refuses("{'a':1}", 1);
    refuses("{\"a\":1} x", 8);
    refuses("{\"a\":1}{}", 7);
    refuses("{\"a\":nul}", 5);
    refuses("{\"a\":nullx}", 9);
    refuses("{\"a\":NaN}", 5);
    refuses("{\"a\":1 /* no */}", 7);
    refuses("\xEF\xBB\xBF{}", 0);
}

static void numbers_are_checked(void **state)
{
    (void)state;
    refuses("{\"a\":01}", 6);
    refuses("{\"a\":-}", 6);
    refuses("{\"a\":+1}", 5);
    refuses("{\"a\":.5}", 5);
    refuses("{\"a\":1.}", 7);
    refuses("{\"a\":1e}", 7);
    refuses("{\"a\":1e+}", 8);
    refuses("{\"a\":0x10}", 6);
    refuses("{\"a\":Infinity}", 5);
}

static void strings_are_checked(void **state)
{
    (void)state;
    refuses("{\"a\":\"b", 7);
    refuses("{\"a\":\"tab\t\"}", 9);
    refuses("{\"a\":\"\\x41\"}", 7);
    refuses("{\"a\":\"\\u12g4\"}", 10);
    refuses("{\"a\":\"\\", 7);
    refuses_at("{\"a\":\"\0\"}", 9, 6);
}

static void broken_utf8_is_refused(void **state)
{
    (void)state;
    refuses("{\"a\":\"\x80\"}", 6);
    refuses("{\"a\":\"\xC3\"}", 6);
    refuses("{\"a\":\"\xC0\xAF\"}", 6);         /* overlong */
    refuses("{\"a\":\"\xED\xA0\x80\"}", 6);     /* a surrogate */
    refuses("{\"a\":\"\xF4\x90\x80\x80\"}", 6); /* beyond U+10FFFF */
    refuses("{\"\xFF\":1}", 2);
}

/* [levels] arrays inside one another in an object. */
static ng_status read_nested(size_t levels, ng_error *error)
{
    char text[512];
    size_t length = 0;
    ng_json_object object;
    memcpy(text, "{\"a\":", 5);
    length = 5;
    for (size_t i = 0; i < levels; i++) text[length++] = '[';
    for (size_t i = 0; i < levels; i++) text[length++] = ']';
    text[length++] = '}';
    return read_text(text, length, &object, error);
}

static void depth_has_a_limit(void **state)
{
    (void)state;
    ng_error error;
    assert_int_equal(read_nested(63, &error), NG_OK);
    assert_int_equal(read_nested(64, &error), NG_BAD_JSON);
    assert_int_equal(error.offset, 5 + 63);
    assert_int_equal(read_nested(200, &error), NG_BAD_JSON);
}

static void values_are_spans_as_written(void **state)
{
    (void)state;
    assert_true(ng_span_equal(raw_of("{\"id\" : 9007199254740993 }", "id"), NG_SPAN("9007199254740993")));
    assert_true(ng_span_equal(raw_of("{\"id\":\"a\\u00e9\"}", "id"), NG_SPAN("\"a\\u00e9\"")));
    assert_true(ng_span_equal(raw_of("{\"a\":[1, {\"b\":2}] ,\"c\":3}", "a"), NG_SPAN("[1, {\"b\":2}]")));
    assert_true(ng_span_equal(raw_of("{\"a\":1,\"a\":2}", "a"), NG_SPAN("2")));
    assert_true(ng_span_equal(raw_of("{\"\\u0061\":7}", "a"), NG_SPAN("7")));
    assert_null(raw_of("{\"A\":1}", "a").ptr);
    assert_null(raw_of("{\"b\":{\"a\":1}}", "a").ptr);
}

static void members_before_the_fault_are_kept(void **state)
{
    (void)state;
    ng_json_object object;
    assert_int_equal(read_text("{\"id\":7,\"text\":oops}", 20, &object, NULL), NG_BAD_JSON);
    assert_non_null(ng_json_member_get(&object, NG_SPAN("id")));
    assert_null(ng_json_member_get(&object, NG_SPAN("text")));
}

static void escapes_are_decoded(void **state)
{
    (void)state;
    decodes("\"\"", "", 0);
    decodes("\"plain\"", "plain", 5);
    decodes("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t", 8);
    decodes("\"a\\u0000b\"", "a\0b", 3);
    decodes("\"\\u00e9\\u20AC\"", "\xC3\xA9\xE2\x82\xAC", 5);
    decodes("\"\\ud83d\\ude00!\"", "\xF0\x9F\x98\x80!", 5);
}

static void half_pairs_become_replacements(void **state)
{
    (void)state;
    decodes("\"\\ud83d\"", "\xEF\xBF\xBD", 3);
    decodes("\"\\ud83dx\"", "\xEF\xBF\xBDx", 4);
    decodes("\"\\ude00\\ud83d\"", "\xEF\xBF\xBD\xEF\xBF\xBD", 6);
    decodes("\"\\ud83d\\u0041\"", "\xEF\xBF\xBD" "A", 4);
    decodes("\"\\ud83d\\ue000\"", "\xEF\xBF\xBD\xEE\x80\x80", 6);
    decodes("\"\\ud83d\\n12345\"", "\xEF\xBF\xBD\n12345", 9);
}

static void lists_are_read(void **state)
{
    (void)state;
    const ng_span *items;
    size_t count;
    assert_int_equal(ng_json_strings(NG_SPAN("[\"a\", 1, null, \" b c \", \"\", [\"x\"], \"\\u00e9\"]"), &arena, &items, &count),
                     NG_OK);
    assert_int_equal(count, 3);
    assert_true(ng_span_equal(items[0], NG_SPAN("a")));
    assert_true(ng_span_equal(items[1], NG_SPAN("b c")));
    assert_true(ng_span_equal(items[2], NG_SPAN("\xC3\xA9")));
    assert_int_equal(ng_json_strings(NG_SPAN("\" a, b c ,, d\""), &arena, &items, &count), NG_OK);
    assert_int_equal(count, 3);
    assert_true(ng_span_equal(items[1], NG_SPAN("b c")));
    assert_int_equal(ng_json_strings(NG_SPAN("[]"), &arena, &items, &count), NG_OK);
    assert_int_equal(count, 0);
    assert_int_equal(ng_json_strings(NG_SPAN("[\"\\ud800\"]"), &arena, &items, &count), NG_BAD_JSON);
}

static void writes(ng_span text, const char *want)
{
    ng_strbuf out;
    ng_strbuf_init(&out, ng_allocator_default());
    ng_json_add_string(&out, text);
    if (!ng_span_equal(ng_strbuf_span(&out), ng_span_cstr(want))) fail_msg("%.*s is not %s", (int)out.len, out.ptr, want);
    ng_strbuf_free(&out);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    writes(NG_SPAN(""), "\"\"");
    writes(NG_SPAN("\"\\/\b\f\n\r\t"), "\"\\\"\\\\/\\b\\f\\n\\r\\t\"");
    writes(NG_SPAN("\0\x1B\x7F"), "\"\\u0000\\u001b\\u007f\"");
    writes(NG_SPAN("caf\xC3\xA9 \xF0\x9F\x98\x80"), "\"caf\xC3\xA9 \xF0\x9F\x98\x80\"");
    writes(NG_SPAN("\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xA6"), "\"\\u2028\\u2029\xE2\x80\xA6\"");
    writes(NG_SPAN("\xC2\x9B\xC2\xA0"), "\"\\u009b\xC2\xA0\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_objects_are_accepted),
        cmocka_unit_test(faults_are_placed),
        cmocka_unit_test(numbers_are_checked),
        cmocka_unit_test(strings_are_checked),
        cmocka_unit_test(broken_utf8_is_refused),
        cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(values_are_spans_as_written),
        cmocka_unit_test(members_before_the_fault_are_kept),
        cmocka_unit_test(escapes_are_decoded),
        cmocka_unit_test(half_pairs_become_replacements),
        cmocka_unit_test(lists_are_read),
        cmocka_unit_test(strings_are_escaped),
    };
    return cmocka_run_group_tests_name("json", tests, open_arena, close_arena);
}
