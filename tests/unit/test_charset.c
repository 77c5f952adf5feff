/* Character sets, and what is no text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/decode.h"
#include "wrap/charset.h"

static ng_arena arena;

static int open_arena(void **state)
{
    (void)state;
    ng_arena_init(&arena, ng_allocator_default());
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    ng_arena_free(&arena);
    return 0;
}

static ng_decoded decode(const char *bytes, size_t length, bool markup)
{
    ng_decoded decoded;
    ng_error error = {NG_OK, 0, ""};
    assert_int_equal(ng_read_decode(ng_span_make(bytes, length), markup, &arena, &decoded, &error), NG_OK);
    return decoded;
}

static void decodes_to(const char *bytes, size_t length, bool markup, const char *want)
{
    ng_decoded decoded = decode(bytes, length, markup);
    assert_true(decoded.converted);
    assert_int_equal(decoded.text.len, strlen(want));
    assert_memory_equal(decoded.text.ptr, want, decoded.text.len);
    assert_int_equal(decoded.replaced, 0);
}

#define DECODES(bytes, markup, want) decodes_to(bytes, sizeof(bytes) - 1, markup, want)

static void marks_win(void **state)
{
    (void)state;
    DECODES("\xff\xfeH\0\xe9\0", false, "H\xc3\xa9");
    DECODES("\xfe\xff\0H\0\xe9", false, "H\xc3\xa9");
    DECODES("\xff\xfe\0\0H\0\0\0", false, "H");
    assert_false(decode("\xef\xbb\xbf"
                        "H",
                        4, false)
                     .converted);
}

static void zeros_show_utf_16(void **state)
{
    (void)state;
    DECODES("A\0 \0s\0t\0o\0r\0y\0.\0", false, "A story.");
    DECODES("\0A\0 \0s\0t\0o\0r\0y\0.", false, "A story.");
    assert_false(decode("A\0 story with one NUL.", 22, false).converted);
}

static void declarations_are_read(void **state)
{
    (void)state;
    DECODES("<meta charset=windows-1252>\x93x\x94", true, "<meta charset=windows-1252>\xe2\x80\x9cx\xe2\x80\x9d");
    DECODES("<meta charset=\"iso-8859-1\">\x80", true, "<meta charset=\"iso-8859-1\">\xe2\x82\xac"); /* as browsers do */
    DECODES("<META content='text/html; CHARSET=KOI8-R'>\xf1", true, "<META content='text/html; CHARSET=KOI8-R'>\xd0\xaf");
    DECODES("<?xml version='1.0' encoding='Shift_JIS'?>\x8d\x60", true, "<?xml version='1.0' encoding='Shift_JIS'?>\xe6\xb8\xaf");
    DECODES("<meta charset=gb2312>\xb0\xae", true, "<meta charset=gb2312>\xe7\x88\xb1");
}

static void valid_utf8_wins_over_any_declaration(void **state)
{
    (void)state;
    assert_false(decode("<meta charset=iso-8859-1>\xc3\xa9", 27, true).converted);
    assert_false(decode("<meta charset=nonsense>x", 24, true).converted);
}

static void undecodable_bytes_are_replaced_and_counted(void **state)
{
    (void)state;
    static const char page[] = "<meta charset=shift_jis>\x8d\x60\xff\xff\x8d";
    ng_decoded decoded = decode(page, sizeof page - 1, true);
    static const char want[] = "<meta charset=shift_jis>\xe6\xb8\xaf\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd";
    assert_int_equal(decoded.text.len, sizeof want - 1);
    assert_memory_equal(decoded.text.ptr, want, sizeof want - 1);
    assert_int_equal(decoded.replaced, 3);
}

static void text_without_a_declaration_is_guessed(void **state)
{
    (void)state;
    DECODES("The caf\xe9 in Z\xfcrich was closed.", false, "The caf\xc3\xa9 in Z\xc3\xbcrich was closed.");
    DECODES("\xda\xc9\xcd\xc1 \xcd\xc9\xd2", false, "\xd0\xb7\xd0\xb8\xd0\xbc\xd0\xb0 \xd0\xbc\xd0\xb8\xd1\x80");
    /* One bad byte in UTF-8 is damage, not another set. */
    assert_false(decode("caf\xc3\xa9 caf\xc3\xa9 \xff", 13, false).converted);
    assert_false(decode("The ferry \xff sails.", 18, false).converted);
    /* Bytes that no set explains stay for the reader, which replaces them. */
    assert_false(decode("\xff\xfd\x81\x8d\x90", 5, false).converted);
}

static void labels_are_names_and_nothing_else(void **state)
{
    (void)state;
    assert_true(ng_charset_known(NG_SPAN("Windows-1251")));
    assert_true(ng_charset_known(NG_SPAN(" koi8-r ")));
    assert_false(ng_charset_known(NG_SPAN("")));
    assert_false(ng_charset_known(NG_SPAN("utf-8//IGNORE")));
    assert_false(ng_charset_known(NG_SPAN("../../etc/passwd")));
    assert_false(ng_charset_known(NG_SPAN("a-name-that-is-longer-than-any-character-set-has")));
}

static void what_is_no_text_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *name;
    } cases[] = {{"%PDF-1.7\n", 9, "PDF"},
                 {"PK\x03\x04xx", 6, "zip"},
                 {"\x1f\x8b\x08", 3, "gzip"},
                 {"\x89PNG\r\n", 6, "PNG"},
                 {"\xff\xd8\xff\xe0", 4, "JPEG"},
                 {"\x7f"
                  "ELF",
                  4, "ELF"},
                 {"GIF89a", 6, "GIF"},
                 {"BZh9\0", 5, "bzip2"},
                 {"RIFFxxxxWEBPVP8", 15, "WebP"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ng_decoded decoded;
        ng_error error = {NG_OK, 0, ""};
        ng_span bytes = ng_span_make(cases[i].bytes, cases[i].length);
        assert_int_equal(ng_read_decode(bytes, false, &arena, &decoded, &error), NG_UNSUPPORTED);
        assert_non_null(strstr(error.message, cases[i].name));
    }
    assert_false(decode("BZh is how the word begins.", 27, false).converted);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)
    const struct CMUnitTest tests[] = {
        TEST(marks_win),
        TEST(zeros_show_utf_16),
        TEST(declarations_are_read),
        TEST(valid_utf8_wins_over_any_declaration),
        TEST(undecodable_bytes_are_replaced_and_counted),
        TEST(text_without_a_declaration_is_guessed),
        TEST(labels_are_names_and_nothing_else),
        TEST(what_is_no_text_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
