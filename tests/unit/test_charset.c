/* Character sets, and what is no text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "read/decode.h"
#include "wrap/charset.h"

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

/* The text of a page behind its head, in UTF-8, when [set] is what it is written in and [label] what it declares. */
static void survives(const char *label, const char *set, const char *text)
{
    char page[2000], head[80];
    iconv_t converter = iconv_open(set, "UTF-8");
    assert_true(converter != (iconv_t)-1);
    int length = snprintf(head, sizeof head, "<meta charset=%s>", label);
    memcpy(page, head, (size_t)length);
    char *from = (char *)(uintptr_t)text, *to = page + length;
    size_t left = strlen(text), room = sizeof page - (size_t)length;
    assert_int_equal(iconv(converter, &from, &left, &to, &room), 0);
    iconv_close(converter);
    ng_decoded decoded = decode(page, (size_t)(to - page), true);
    if (!decoded.converted) assert_string_equal(set, "UTF-8");
    ng_span body = ng_span_slice(decoded.text, (size_t)length, decoded.text.len);
    if (!ng_span_equal(body, ng_span_cstr(text))) fail_msg("%s declared as %s: '%.*s'", set, label, (int)body.len, body.ptr);
}

static void every_set_is_read_as_declared(void **state)
{
    (void)state;
    static const char *const sets[][2] = {
        {"WINDOWS-1252", "Das Café “Zürich” — 5 €."},      {"ISO-8859-15", "Le cœur coûte 5 €."},
        {"ISO-8859-2", "Zażółć gęślą jaźń."},             {"WINDOWS-1250", "Příliš žluťoučký kůň."},
        {"KOI8-R", "Паром снова ходит."},                  {"WINDOWS-1251", "Паром снова ходит."},
        {"ISO-8859-5", "Паром снова ходит."},              {"WINDOWS-1253", "Το πλοίο σαλπάρει."},
        {"WINDOWS-1254", "Feribot yarın kalkıyor."},       {"WINDOWS-1255", "המעבורת שבה להפליג."},
        {"WINDOWS-1256", "العبارة تبحر من جديد."},          {"SHIFT_JIS", "フェリーが再び出航した。"},
        {"EUC-JP", "フェリーが再び出航した。"},            {"EUC-KR", "여객선이 다시 출항했다."},
        {"GB18030", "渡轮再次启航。"},                     {"BIG5", "渡輪再次啟航。"},
        {"UTF-8", "Das Café in Zürich."}};
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) survives(sets[i][0], sets[i][0], sets[i][1]);
}

static void wrong_declarations_are_seen_through(void **state)
{
    (void)state;
    static const char *const cyrillic = "Паром снова ходит на остров после четырёх дней шторма, говорит капитан.";
    static const char *const japanese = "フェリーは四日間の嵐のあと、木曜日に再び島へ出航した。乗客は約三百人だった。";
    static const char *const chinese = "渡轮在四天的风暴之后于星期四再次启航，约有三百名岛民在码头等候，船长说浪高九米。";
    static const char *const latin[] = {"iso-8859-1", "windows-1252", "us-ascii"};
    for (size_t i = 0; i < sizeof latin / sizeof latin[0]; i++) {
        survives(latin[i], "UTF-8", cyrillic);
        survives(latin[i], "KOI8-R", cyrillic);
        survives(latin[i], "WINDOWS-1251", cyrillic);
        survives(latin[i], "SHIFT_JIS", japanese);
        survives(latin[i], "GB18030", chinese);
    }
    survives("windows-1251", "KOI8-R", cyrillic);
    survives("koi8-r", "WINDOWS-1251", cyrillic);
    survives("shift_jis", "EUC-JP", japanese);
    survives("euc-jp", "SHIFT_JIS", japanese);
    survives("utf-8", "WINDOWS-1252", "Das Café in Zürich war zu, und die Fähre fuhr nicht.");
    survives("utf-16", "WINDOWS-1252", "Das Café in Zürich war zu, und die Fähre fuhr nicht.");
    survives("nonsense", "WINDOWS-1252", "Das Café in Zürich war zu, und die Fähre fuhr nicht.");
    /* Greek letters stand in rows, too, and are what they are declared to be. */
    survives("windows-1253", "WINDOWS-1253", "Το πλοίο σαλπάρει ξανά για το νησί μετά από τέσσερις ημέρες καταιγίδας.");
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
                 {"RIFFxxxxWEBPVP8", 15, "WebP"},
                 {"RIFFxxxxWAVEfmt ", 16, "WAV"},
                 {"II*\0", 4, "TIFF"},
                 {"Rar!\x1a\x07", 6, "RAR"},
                 {"7z\xbc\xaf\x27\x1c", 6, "7z"},
                 {"{\\rtf1", 6, "RTF"},
                 {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "Office"},
                 {"\0\0\0\x18" "ftypmp42", 12, "video"}};
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
        TEST(every_set_is_read_as_declared),
        TEST(wrong_declarations_are_seen_through),
        TEST(undecodable_bytes_are_replaced_and_counted),
        TEST(text_without_a_declaration_is_guessed),
        TEST(labels_are_names_and_nothing_else),
        TEST(what_is_no_text_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
