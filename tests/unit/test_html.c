/* Pages: the scan, the walk, flattening and its places, and pages that mean harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "base/strbuf.h"
#include "read/html.h"
#include "wrap/html.h"
#include "wrap/html_scan.h"
#include "wrap/utf8.h"

static ng_lines lines;
static ng_markup markup;

static int open_html(void **state)
{
    ng_html_prepare();
    return open_arena(state);
}

static void read_page(ng_span page)
{
    ng_error error = {NG_OK, 0, ""};
    assert_int_equal(ng_read_html(ng_span_make(NULL, 0), page, &arena, &lines, &markup, &error), NG_OK);
}

static void line_is(size_t line, const char *text)
{
    assert_true(line < lines.count);
    ng_span s = ng_line_text(&lines, line);
    assert_true(ng_span_equal(s, ng_span_cstr(text)));
}

/* The source of the whole line. */
static void source_is(size_t line, const char *source)
{
    size_t offset, length;
    ng_lines_source(&lines, lines.items[line].start, lines.items[line].end, &offset, &length);
    ng_span s = ng_span_slice(lines.source, offset, offset + length);
    assert_true(ng_span_equal(s, ng_span_cstr(source)));
}

/* ---------------------------------------------------------------- tokens */

static void scan_is(const char *page, const char *kinds)
{
    const ng_html_piece *pieces;
    size_t count;
    assert_true(ng_html_scan(ng_span_cstr(page), &arena, &pieces, &count));
    static const char names[] = {'<', '>', 't', 'r'};
    assert_int_equal(count, strlen(kinds));
    for (size_t i = 0; i < count; i++) assert_int_equal(names[pieces[i].kind], kinds[i]);
}

static void the_scan_goes_by_the_standard(void **state)
{
    (void)state;
    scan_is("", "");
    scan_is("a<b>c</b>d", "t<t>t");
    scan_is("a < b <3 <-", "t");          /* "<" before no letter is text */
    scan_is("<a title='>'>x</a>", "<t>"); /* a quoted '>' */
    scan_is("<a b=\">\" c='\"'>x", "<t");
    scan_is("<!-- <b> -- > --><i>", "<");
    scan_is("<!-- a -> <b> --><i>", "<");
    scan_is("<!--><i>", "<");
    scan_is("<!DOCTYPE html><?php echo '>' ?>x", "t");
    scan_is("</3><i>", "<");
    scan_is("<script>a</p>b</scripts></SCRIPT >c", "rt"); /* only its own end tag ends a script */
    scan_is("<style><b></style><b>", "r<");
    scan_is("<title>a<b></title><b>", "<t><");
    scan_is("<b title=\"never closed>text", ""); /* as a browser: the tag runs to the end */
    scan_is("<script>never closed<p>", "r");
}

static void attributes_are_read_as_written(void **state)
{
    (void)state;
    ng_html_tag tag = {.attributes = NG_SPAN(" a=1 B = \"x y\" hidden c='>' / d=\"\"")};
    assert_true(ng_span_equal(ng_html_attribute_get(&tag, NG_SPAN("a")), NG_SPAN("1")));
    assert_true(ng_span_equal(ng_html_attribute_get(&tag, NG_SPAN("b")), NG_SPAN("x y")));
    assert_true(ng_span_equal(ng_html_attribute_get(&tag, NG_SPAN("c")), NG_SPAN(">")));
    assert_non_null(ng_html_attribute_get(&tag, NG_SPAN("hidden")).ptr);
    assert_non_null(ng_html_attribute_get(&tag, NG_SPAN("d")).ptr);
    assert_null(ng_html_attribute_get(&tag, NG_SPAN("e")).ptr);
}

static void reference_is(const char *text, size_t length, uint32_t code_point)
{
    uint32_t c[2] = {0, 0};
    assert_int_equal(ng_html_reference(ng_span_cstr(text), c), length);
    if (length) assert_int_equal(c[0], code_point);
    assert_int_equal(c[1], 0);
}

static void names_of_two_characters_are_decoded(void **state)
{
    (void)state;
    uint32_t c[2];
    assert_int_equal(ng_html_reference(NG_SPAN("&nLt;x"), c), 5);
    assert_int_equal(c[0], 0x226a);
    assert_int_equal(c[1], 0x20d2);
    read_page(NG_SPAN("<title>&nLt;&nLt;</title><p>a &fjlig;ord &bne; b</p>"));
    line_is(0, "a fjord =\xe2\x83\xa5 b");
    source_is(0, "a &fjlig;ord &bne; b");
    assert_true(ng_span_equal(markup.claims[0].value, NG_SPAN("\xe2\x89\xaa\xe2\x83\x92\xe2\x89\xaa\xe2\x83\x92")));
    /* Each character is in the place of its reference. */
    size_t offset, length;
    ng_lines_source(&lines, 2, 4, &offset, &length);
    assert_true(ng_span_equal(ng_span_slice(lines.source, offset, offset + length), NG_SPAN("&fjlig;")));
}

/* Found by reading: room was made for the bytes of the source, and a page of "&nLt;" wrote past its end (the address sanitizer
 * and valgrind see it, glibc ended the command). */
static void a_page_of_references_that_grow_has_room(void **state)
{
    enum { COUNT = 40000, LENGTH = 5, GROWN = 6 };
    (void)state;
    char *page = malloc(3 + COUNT * LENGTH);
    assert_non_null(page);
    memcpy(page, "<p>", 3);
    for (size_t i = 0; i < COUNT; i++) memcpy(page + 3 + i * LENGTH, i % 2 ? "&nLt;" : "&nGt;", LENGTH);
    read_page(ng_span_make(page, 3 + COUNT * LENGTH));
    assert_int_equal(lines.items[0].end - lines.items[0].start, COUNT * GROWN);
    free(page);
}

/* What ng_line_writer_begin makes room for. */
static void no_reference_grows_by_more_than_a_byte(void **state)
{
    static const struct {
        char name[40];
        uint32_t characters[2];
        int bare;
    } rows[] = {
#include "wrap/html_names.inc"
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[48], bytes[4];
        uint32_t c[2];
        int length = snprintf(text, sizeof text, "&%s%s", rows[i].name, rows[i].bare ? " " : ";");
        size_t taken = ng_html_reference(ng_span_make(text, (size_t)length), c), grown = ng_utf8_encode(c[0], bytes);
        assert_int_equal(taken, length - (rows[i].bare != 0));
        if (c[1]) grown += ng_utf8_encode(c[1], bytes);
        assert_true(grown <= taken + 1);
    }
}

static void references_are_decoded(void **state)
{
    (void)state;
    reference_is("&amp;x", 5, '&');
    reference_is("&rsquo;", 7, 0x2019);
    reference_is("&apos;", 6, '\'');
    reference_is("&check;", 7, 0x2713);
    reference_is("&CounterClockwiseContourIntegral;", 33, 0x2233);
    reference_is("&Afr;", 5, 0x1d504);
    reference_is("&eacute", 7, 0xe9);
    reference_is("&num", 0, 0); /* only the oldest names go without a semicolon */
    reference_is("&copy=2", 0, 0);
    reference_is("&#8217;", 7, 0x2019);
    reference_is("&#x2019", 7, 0x2019);
    reference_is("&#150;", 6, 0x2013); /* Windows' dash */
    reference_is("&#0;", 4, 0xfffd);
    reference_is("&#x110000;", 10, 0xfffd);
    reference_is("&nbsp x", 5, 0xa0);
    reference_is("&copy=2", 0, 0);  /* an address */
    reference_is("&rsquo x", 0, 0); /* beyond Latin-1 the semicolon is needed */
    reference_is("&nosuch;", 0, 0);
    reference_is("&;", 0, 0);
    reference_is("& b", 0, 0);
}

/* ---------------------------------------------------------------- lines */

static void inline_markup_goes_and_places_stay(void **state)
{
    (void)state;
    read_page(NG_SPAN("<p>One <b>two</b>\n three&nbsp;&amp; <a href='x'>f<i>o</i>ur</a>.</p><p>Next"));
    assert_int_equal(lines.count, 2);
    line_is(0, "One two three & four.");
    source_is(0, "One <b>two</b>\n three&nbsp;&amp; <a href='x'>f<i>o</i>ur</a>.");
    line_is(1, "Next");
    assert_int_equal(markup.lines[0].link_bytes, 5); /* with the space in front */
    assert_int_equal(markup.lines[0].bold_bytes, 4);
    assert_int_equal(markup.lines[0].block, NG_BLOCK_PARAGRAPH);
}

static void blocks_end_lines(void **state)
{
    (void)state;
    read_page(NG_SPAN("<div>a<div>b</div>c<br>d<ul><li>e<li>f</ul><table><tr><td>g<td>h<tr><td>i</table><pre>j\n k</pre>"));
    const char *const want[] = {"a", "b", "c", "d", "e", "f", "g h", "i", "j", "k"};
    assert_int_equal(lines.count, sizeof want / sizeof want[0]);
    for (size_t i = 0; i < lines.count; i++) line_is(i, want[i]);
    assert_int_equal(markup.lines[4].block, NG_BLOCK_ITEM);
    assert_int_equal(markup.lines[4].list_depth, 1);
    assert_int_equal(markup.lines[6].block, NG_BLOCK_ROW);
}

static void what_is_no_text_is_dropped(void **state)
{
    (void)state;
    read_page(NG_SPAN(
        "<head><title>T</title><style>p{}</style></head><p>a<script>var x='</p><p>no';</script>b<svg><text>no</text></svg>"
        "<noscript>no</noscript><template><p>no</template><textarea>no</textarea>c"));
    assert_int_equal(lines.count, 1);
    line_is(0, "abc");
}

static unsigned within(size_t line)
{
    return markup.elements[markup.lines[line].element].within;
}

static void elements_say_where_a_line_stands(void **state)
{
    (void)state;
    read_page(NG_SPAN("<main><article class='post articleBody'><h2>a</h2></article></main><div role=navigation>b</div>"
                      "<div aria-hidden=true>c</div><p style='color:red;display:none'>d<aside><footer><form>e"));
    assert_int_equal(within(0), NG_IN_MAIN | NG_IN_ARTICLE);
    assert_int_equal(markup.lines[0].heading, 2);
    assert_int_equal(lines.items[0].flags & NG_LINE_HEADING, NG_LINE_HEADING);
    assert_int_equal(lines.items[1].flags & NG_LINE_HEADING, 0);
    assert_int_equal(markup.elements[markup.lines[0].element].classes, 1U << NG_CLASS_ARTICLE | 1U << NG_CLASS_BODY);
    assert_int_equal(within(1), NG_IN_NAV);
    assert_int_equal(within(2), NG_IN_HIDDEN);
    assert_int_equal(within(3), NG_IN_HIDDEN);
    assert_int_equal(within(4), NG_IN_ASIDE | NG_IN_FOOTER | NG_IN_FORM);
}

static const ng_claim *claim_of(ng_claim_kind kind)
{
    for (size_t i = 0; i < markup.claim_count; i++) {
        if (markup.claims[i].kind == kind) return &markup.claims[i];
    }
    fail_msg("no claim of kind %d", kind);
    return NULL;
}

static void pages_claim_things(void **state)
{
    (void)state;
    read_page(
        NG_SPAN("<html lang=de><head><title>A &amp;\n B</title><meta property='OG:Title' content=' x  y '>"
                "<link rel=canonical href='http://x.example/'><script type='application/ld+json'>{}</script></head>"
                "<h1>Head <b>line</b></h1><time datetime=2024-01-02>x</time><a rel=author>Ann Lee</a><i class=byline>By Bo"));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_TITLE)->value, NG_SPAN("A & B")));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_META)->key, NG_SPAN("og:title")));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_META)->value, NG_SPAN("x y")));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_LINK)->value, NG_SPAN("http://x.example/")));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_LANGUAGE)->value, NG_SPAN("de")));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_JSON)->value, NG_SPAN("{}")));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_HEADLINE)->value, NG_SPAN("Head line")));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_TIME)->value, NG_SPAN("2024-01-02")));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_AUTHOR)->value, NG_SPAN("Ann Lee")));
    assert_true(ng_span_equal(claim_of(NG_CLAIM_BYLINE)->value, NG_SPAN("By Bo")));
}

static void a_title_is_line_0_with_a_place_in_the_markup(void **state)
{
    (void)state;
    ng_error error;
    assert_int_equal(ng_read_html(NG_SPAN("T"), NG_SPAN("<p>a"), &arena, &lines, &markup, &error), NG_OK);
    assert_true(lines.has_title);
    assert_int_equal(lines.count, 2);
    assert_int_equal(markup.lines[1].block, NG_BLOCK_PARAGRAPH);
    source_is(1, "a");
}

/* ---------------------------------------------------------------- pages that mean harm */

/* [unit] so many times, between [before] and [behind]. */
static ng_span repeat(const char *before, const char *unit, size_t count, const char *behind)
{
    ng_strbuf out;
    ng_strbuf_init(&out, ng_allocator_default());
    ng_strbuf_add(&out, ng_span_cstr(before));
    for (size_t i = 0; i < count; i++) ng_strbuf_add(&out, ng_span_cstr(unit));
    ng_strbuf_add(&out, ng_span_cstr(behind));
    ng_span copy = ng_arena_copy(&arena, ng_strbuf_span(&out));
    ng_strbuf_free(&out);
    return copy;
}

static void deep_pages_keep_their_text(void **state)
{
    (void)state;
    read_page(repeat("<body>", "<div>", 20000, "<p>deep</p>end</div>"));
    assert_int_equal(lines.count, 2);
    line_is(0, "deep");
    line_is(1, "end");
}

static void a_tag_may_have_any_number_of_attributes(void **state)
{
    (void)state;
    read_page(repeat("<p class=byline ", "a='>' ", 100000, ">text"));
    line_is(0, "text");
    assert_int_equal(markup.elements[markup.lines[0].element].classes, 1U << NG_CLASS_AUTHOR);
}

static void nuls_are_replaced(void **state)
{
    (void)state;
    read_page(ng_span_make("<p>a\0b</p><\0p>c", 15));
    line_is(0, "a\xef\xbf\xbd"
               "b");
    assert_int_equal(lines.replaced, 2);
}

/* Every beginning of a page can be read, and no place lies outside it. */
static void any_truncation_can_be_read(void **state)
{
    (void)state;
    static const char page[] =
        "<!DOCTYPE html><html><head><title>T&eacute;</title><meta name='a' content=\"b\"><!-- c --></head><body>"
        "<div class='x' id=y><p>One &amp; <b>two</b><br>&#8217;<script>if (a<b) '</p>'</script></p><ul><li>x"
        "<li>\xc3\xa9</ul><table><tr><td>1</td></tr></table></div></body></html>";
    for (size_t n = 0; n < sizeof page; n++) {
        char *part = malloc(n ? n : 1); /* so that a sanitizer sees the end */
        assert_non_null(part);
        memcpy(part, page, n);
        read_page(ng_span_make(part, n));
        for (size_t i = 0; i < lines.count; i++) {
            size_t offset, length;
            ng_lines_source(&lines, lines.items[i].start, lines.items[i].end, &offset, &length);
            assert_true(length > 0 && offset + length <= n);
        }
        free(part);
        ng_arena_reset(&arena);
    }
}

/* ---------------------------------------------------------------- places */

/* What a page is put together of here, and what each piece is as text. */
static const struct {
    const char *source, *text;
} pieces[] = {{"ferry", "ferry"},
              {"\xc3\xa9t\xc3\xa9", "\xc3\xa9t\xc3\xa9"},
              {"\xe8\x88\xb9", "\xe8\x88\xb9"},
              {" ", " "},
              {"\n\t ", " "},
              {"\xc2\xa0", " "},
              {"&nbsp;", " "},
              {"&amp;", "&"},
              {"&#8217;", "\xe2\x80\x99"},
              {"&#x41;", "A"},
              {"&nLt;", "\xe2\x89\xaa\xe2\x83\x92"},
              {"&bogus;", "&bogus;"},
              {"& ", "& "},
              {"< ", "< "},
              {"&shy;", ""},
              {"\xc2\xad", ""},
              {"\xff", "\xef\xbf\xbd"},
              {"<b>", ""},
              {"</b>", ""},
              {"<a href=\"?a=1&copy=2>\">", ""},
              {"<i class='x>y'>", ""},
              {"<!-- > no -->", ""},
              {"<script>'</p>no'</script>", ""},
              {"<p>", "\n"},
              {"<br>", "\n"},
              {"<div id=a>", "\n"}};
enum { PIECES = sizeof pieces / sizeof pieces[0], PAGES = 3000, PAGE_PIECES = 40 };

/* [source] put together of pieces, as text: white space made one space. By its own rules, none of the reader's. */
static size_t text_of(ng_span source, char *out)
{
    size_t length = 0;
    for (size_t at = 0; at < source.len;) {
        size_t best = 0, piece = PIECES;
        for (size_t i = 0; i < PIECES; i++) {
            ng_span s = ng_span_cstr(pieces[i].source);
            if (s.len <= best || !ng_span_starts(ng_span_slice(source, at, source.len), s)) continue;
            best = s.len;
            piece = i;
        }
        char byte[2] = {source.ptr[at], '\0'}; /* a piece that was cut: of "& " the "&" */
        for (const char *t = piece < PIECES ? pieces[piece].text : byte; *t; t++) {
            if (*t == ' ' && (length == 0 || out[length - 1] == ' ')) continue;
            out[length++] = *t;
        }
        at += best ? best : 1;
    }
    while (length && out[length - 1] == ' ') length--;
    return length;
}

static void span_is_its_text(uint32_t from, uint32_t to, ng_span page)
{
    char text[PAGE_PIECES * 32];
    size_t offset, length;
    ng_lines_source(&lines, from, to, &offset, &length);
    assert_true(offset + length <= page.len);
    ng_span made = ng_span_make(text, text_of(ng_span_slice(page, offset, offset + length), text));
    ng_span want = ng_span_slice(lines.text, from, to);
    if (!ng_span_equal(made, want)) {
        fail_msg("'%.*s' stands at %zu in '%.*s'", (int)want.len, want.ptr, offset, (int)page.len, page.ptr);
    }
}

/* Of 3,000 pages every line, and every word of a line, is the text of its place in the page. */
static void places_are_those_of_the_text(void **state)
{
    (void)state;
    uint32_t dice = 1;
    size_t spans = 0;
    for (size_t n = 0; n < PAGES; n++) {
        char page[PAGE_PIECES * 32];
        size_t length = 0;
        for (size_t i = 0; i < PAGE_PIECES; i++) {
            dice = dice * 1664525 + 1013904223;
            ng_span piece = ng_span_cstr(pieces[(dice >> 16) % PIECES].source);
            memcpy(page + length, piece.ptr, piece.len);
            length += piece.len;
        }
        ng_span source = ng_span_make(page, length);
        read_page(source);
        for (size_t i = 0; i < lines.count; i++) {
            uint32_t end = lines.items[i].end;
            span_is_its_text(lines.items[i].start, end, source);
            for (uint32_t from = lines.items[i].start, to; from < end; from = to + 1, spans++) {
                for (to = from; to < end && lines.text.ptr[to] != ' '; to++) {
                }
                span_is_its_text(from, to, source);
            }
        }
        ng_arena_reset(&arena);
    }
    assert_true(spans > 5 * PAGES);
}

static void *count_bytes(void *user, size_t size)
{
    *(size_t *)user += size;
    return malloc(size);
}

static void give_back(void *user, void *memory)
{
    (void)user;
    free(memory);
}

/* A Markdown file may have a page of a few bytes in each of its blocks, and all of them share its arena. */
static void a_small_page_takes_little(void **state)
{
    (void)state;
    enum { BLOCKS = 1000 };
    size_t bytes = 0, count;
    const ng_html_piece *found;
    ng_arena small;
    ng_arena_init(&small, (ng_allocator){count_bytes, give_back, &bytes});
    for (int i = 0; i < BLOCKS; i++) assert_true(ng_html_scan(NG_SPAN("<div>a</div>"), &small, &found, &count));
    assert_true(bytes < BLOCKS * 500);
    ng_arena_free(&small);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_html, close_arena)
    const struct CMUnitTest tests[] = {
        TEST(the_scan_goes_by_the_standard),
        TEST(a_small_page_takes_little),
        TEST(attributes_are_read_as_written),
        TEST(references_are_decoded),
        TEST(names_of_two_characters_are_decoded),
        TEST(a_page_of_references_that_grow_has_room),
        TEST(no_reference_grows_by_more_than_a_byte),
        TEST(inline_markup_goes_and_places_stay),
        TEST(blocks_end_lines),
        TEST(what_is_no_text_is_dropped),
        TEST(elements_say_where_a_line_stands),
        TEST(pages_claim_things),
        TEST(a_title_is_line_0_with_a_place_in_the_markup),
        TEST(deep_pages_keep_their_text),
        TEST(a_tag_may_have_any_number_of_attributes),
        TEST(nuls_are_replaced),
        TEST(any_truncation_can_be_read),
        TEST(places_are_those_of_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
