/* Metadata of pages: which source wins, JSON-LD in the forms that are met, written dates; and feeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "lex/lex.h"
#include "meta/page.h"
#include "meta/written_date.h"
#include "model/model.h"
#include "read/feed.h"
#include "read/front_matter.h"
#include "read/html.h"
#include "wrap/html.h"
#include "wrap/xml.h"

static ng_meta meta;
static ng_model *model;

static int open_model(void **state)
{
    (void)state;
    return ng_model_open(&model, ng_allocator_default(), NULL) != NG_OK;
}

static int close_model(void **state)
{
    (void)state;
    ng_model_close(model);
    return 0;
}

static int open_html(void **state)
{
    ng_html_prepare();
    return open_arena(state);
}

/* The metadata of [page], as if its lines said nothing. */
static void read_page_of(const char *language, const char *page)
{
    ng_lines lines;
    ng_tokens tokens;
    ng_markup markup;
    ng_strbuf scratch;
    ng_error error = {NG_OK, 0, ""};
    meta = (ng_meta){.headline_line = NG_NO_ID};
    assert_int_equal(ng_read_html(ng_span_make(NULL, 0), ng_span_cstr(page), &arena, &lines, &markup, &error), NG_OK);
    ng_strbuf_init(&scratch, ng_allocator_default());
    assert_int_equal(ng_lex(&lines, model, language, &scratch, &arena, &tokens, &error), NG_OK);
    ng_strbuf_free(&scratch);
    ng_span address = NG_SPAN("https://www.loom-times.example/2024/03/05/weir");
    const ng_language *tables = ng_model_language(model, language);
    assert_int_equal(ng_meta_page(&lines, &tokens, &markup, tables, address, false, &arena, &meta, &error), NG_OK);
}

static void read_page(const char *page)
{
    read_page_of("en", page);
}

static void is(ng_span found, const char *want)
{
    if (ng_span_equal(found, want ? ng_span_cstr(want) : ng_span_make(NULL, 0))) return;
    fail_msg("'%.*s' and not '%s'", (int)found.len, found.ptr ? found.ptr : "", want ? want : "");
}

#define LD(json) "<script type='application/ld+json'>" json "</script>"

static void the_heading_wins_when_it_says_what_the_title_says(void **state)
{
    (void)state;
    read_page("<title>Old weir to be rebuilt in May | Loom Times</title><h1>Loom Times</h1><h1>The old weir will be rebuilt in "
              "May</h1>");
    is(meta.headline, "The old weir will be rebuilt in May");
    read_page("<title>Old weir to be rebuilt in May | Loom Times</title><h1>Loom Times</h1><nav><h1>Menu</h1></nav>");
    is(meta.headline, "Old weir to be rebuilt in May");
    read_page("<meta property=og:title content='Weir - a story'><meta property=og:site_name content=Courier><title>x</title>");
    is(meta.headline, "Weir - a story");
    read_page("<meta property=og:title content='Weir rebuilt &mdash; Courier'><meta property=og:site_name content=Courier>");
    is(meta.headline, "Weir rebuilt");
    is(meta.source, "Courier");
}

/* A heading that says nothing of what the titles say is the site's, or a box's. */
static void a_heading_of_something_else_is_no_headline(void **state)
{
    (void)state;
    read_page("<title>Weir to be rebuilt in May</title><h1>A message from our founder, Ann Lee</h1>");
    is(meta.headline, "Weir to be rebuilt in May");
    read_page(
        "<title>Riverside notes: weir to be rebuilt in May</title><meta property=og:title content='Weir to be rebuilt in May'>"
        "<h1>Riverside notes</h1>");
    is(meta.headline, "Weir to be rebuilt in May");
    /* Other words for the same thing. */
    read_page("<title>Weir rebuilt: what it costs</title><h1>How much will it cost to have a new weir?</h1>");
    is(meta.headline, "How much will it cost to have a new weir?");
    read_page("<title>Learn to weave&nbsp;|&nbsp;loom-times.example</title>");
    is(meta.headline, "Learn to weave");
}

static void a_heading_may_have_several_lines(void **state)
{
    (void)state;
    read_page("<title>The old weir will be rebuilt in May</title><h1>The old weir<br>will be rebuilt in May</h1><p>Text.");
    is(meta.headline, "The old weir will be rebuilt in May");
    assert_int_equal(meta.headline_line, 0);
    read_page("<title>The old weir will be rebuilt</title><h1>The old weir will be rebuilt<br>Posted on 3 May</h1><p>Text.");
    is(meta.headline, "The old weir will be rebuilt");
}

static void json_ld_is_read_in_all_its_forms(void **state)
{
    (void)state;
    read_page(LD(
        "{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann Lee\"},\"datePublished\":\"2024-03-01\"}"));
    is(meta.byline, "Ann Lee");
    is(meta.date_published, "2024-03-01");
    read_page(LD("[{\"@type\":\"WebSite\"},{\"@type\":[\"Thing\",\"BlogPosting\"],\"author\":[\"Ann Lee\",{\"name\":\"Bo "
                 "Ray\"},\"Ann Lee\"]}]"));
    is(meta.byline, "Ann Lee, Bo Ray");
    read_page(LD("{\"@graph\":[{\"@id\":\"#a\",\"name\":\"Ann Lee\"},{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}}]}"));
    is(meta.byline, "Ann Lee");
    read_page(LD("{\"@graph\":[{\"@id\":\"#a\"},{\"@id\":\"#a\",\"name\":\"Ann Lee\",\"url\":\"https://a.example/b.jpg\"},"
                 "{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"},\"image\":{\"@id\":\"#a\"}}]}"));
    is(meta.byline, "Ann Lee"); /* of the first one that says it */
    is(meta.image, "https://a.example/b.jpg");
    read_page(LD("{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"ReportageNewsArticle\",\"author\":\"Ann Lee\"}}"));
    is(meta.byline, "Ann Lee");
}

static void broken_json_ld_is_put_right_or_passed_over(void **state)
{
    (void)state;
    read_page(LD("<!--\n{\"@type\":\"Article\",\"author\":\"Ann Lee\",\"x\":\"two\nlines\"};\n-->"));
    is(meta.byline, "Ann Lee");
    read_page(LD("{\"@type\":\"Article\",\"author\":\"Bo Ray\"") LD("{\"@type\":\"Article\",\"author\":\"Ann Lee\"}") LD("")
                  LD("7"));
    is(meta.byline, "Ann Lee");
}

#define WEIR "<title>The old weir will be rebuilt</title><h1>The old weir will be rebuilt</h1>"

static void bylines_are_read_where_readers_see_them(void **state)
{
    (void)state;
    static const char *const lines[][2] = {
        {"<p>By Ann Lee", "Ann Lee"},
        {"<p>March 5, 2024 \xc2\xb7 3 min read \xc2\xb7 By Ann Lee and Bob Ray", "Ann Lee and Bob Ray"},
        {"<p>Written by<p>Ann Lee, Bob Ray, and Cara van Loon", "Ann Lee, Bob Ray, and Cara van Loon"},
        {"<p>Posted by Ann Lee on Friday March 1, 2024", "Ann Lee"},
        {"<p>by ibby", "ibby"},
        {"<p>By Ann Lee, Ph.D.", "Ann Lee, Ph.D."},
        {"<p>Reviewed by Bob Ray<p>Written by Ann Lee", "Ann Lee"},
        {"<p>Ann Lee<p>March 5, 2024", "Ann Lee"},
        {"<p>Weaving Trends<p>March 5, 2024<p>The trends of weaving are weaving trends.", NULL},
        {"<p>Ann Lee<p>The weir is old.", NULL},
        {"<p>By Role<p>The role of the town<p>by any means that the town has at hand", NULL},
        {"<nav><p>By Ann Lee</nav>", NULL},
        {"<p>a<p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>i<p>j<p>k<p>l<p>m<p>n<p>Written by<p>Ann Lee", "Ann Lee"}};
    char page[600];
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        (void)snprintf(page, sizeof page, WEIR "%s", lines[i][0]);
        read_page(page);
        is(meta.byline, lines[i][1]);
    }
    read_page_of("de", WEIR "<p>Von Anna Lehm am 3. Mai 2024");
    is(meta.byline, "Anna Lehm");
}

/* A person comes before the site and before an account; either is better than nothing. */
static void the_site_is_an_author_of_last_resort(void **state)
{
    (void)state;
    read_page("<meta property=og:site_name content='Loom Times'><meta name=author content='Loom Times'>" WEIR "<p>By Ann Lee");
    is(meta.byline, "Ann Lee");
    read_page("<meta name=author content='ann.lee'>" WEIR "<p>By Ann Lee");
    is(meta.byline, "Ann Lee");
    read_page("<meta property=og:site_name content='Ann Lee'><meta name=author content='Ann Lee'>" WEIR);
    is(meta.byline, "Ann Lee");
    read_page("<meta name=author content=2625882>" WEIR);
    is(meta.byline, NULL);
    /* What the page prints comes before what its system says. */
    read_page("<meta name=author content='Bob Ray'>" WEIR "<p class=byline>By Ann Lee");
    is(meta.byline, "Ann Lee");
    read_page(LD("{\"@type\":\"Article\",\"author\":\"Ann &amp; Bob\"}"));
    is(meta.byline, "Ann & Bob");
}

static void authors_are_names(void **state)
{
    (void)state;
    read_page("<meta name=author content=admin><span class=byline>Written by Ann Lee | Reporter</span>");
    is(meta.byline, "Ann Lee");
    read_page("<meta property=article:author content='https://facebook.example/ann'><a rel=author href=/ann>Ann Lee</a>");
    is(meta.byline, "Ann Lee");
    read_page("<div class=comments><p class=comment-author>Martha Oak</p></div>");
    is(meta.byline, NULL);
}

static void dates_have_an_order(void **state)
{
    (void)state;
    read_page("<meta property=article:published_time content=2024-03-02T10:00:00Z><time datetime=2024-03-02>x</time>");
    is(meta.date_published, "2024-03-02T10:00:00Z");
    read_page("<time datetime=2024-02-01>x</time>");
    is(meta.date_published, "2024-02-01");
    /* Stamped by the build: what readers see is older. */
    read_page(LD(
        "{\"@type\":\"Article\",\"datePublished\":\"2025-01-01\",\"dateModified\":\"2025-01-01\"}") "<time>March 3, 2024</time>");
    is(meta.date_published, "2024-03-03");
    is(meta.date_modified, "2025-01-01");
    read_page("<p>Nothing but the address.");
    is(meta.date_published, "2024-03-05");
    read_page("<footer><time datetime=2020-01-01>x</time></footer>");
    is(meta.date_published, "2024-03-05");
}

static void the_date_at_the_headline_is_read_in_words(void **state)
{
    (void)state;
    read_page(WEIR "<p>by Ann Lee \xc2\xb7 March 3, 2024 at 3 pm \xc2\xb7 One comment<p>Text.");
    is(meta.date_published, "2024-03-03");
    read_page(WEIR "<p>Updated March 4, 2024<p>Published March 3, 2024<p>Text.");
    is(meta.date_published, "2024-03-03");
    read_page(WEIR "<p>Last updated<p>March 4, 2024<p>Text.");
    is(meta.date_published, "2024-03-05"); /* of the address */
    read_page(WEIR "<p>Updated <time datetime=2024-03-04>March 4, 2024</time><p>March 3, 2024");
    is(meta.date_published, "2024-03-03");
    /* A date elsewhere does not correct the head's. */
    read_page("<meta property=article:published_time content=2024-03-05>" WEIR
              "<p>a<p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>i<time datetime=2024-02-01>x</time>");
    is(meta.date_published, "2024-03-05");
    read_page_of("de", WEIR "<p>3. Mai 2024");
    is(meta.date_published, "2024-05-03");
}

static void the_rest_is_found(void **state)
{
    (void)state;
    read_page("<link rel=canonical href=https://x.example/a><meta property=og:image content=https://x.example/i.jpg>"
              "<meta property=article:section content=Waterways><meta property=article:tag content='Loom, town'>"
              "<meta property=article:tag content=weirs><meta name=keywords content='a,b'>");
    is(meta.canonical, "https://x.example/a");
    is(meta.image, "https://x.example/i.jpg");
    is(meta.section, "Waterways");
    assert_int_equal(meta.given_tag_count, 2);
    is(meta.given_tags[0], "Loom, town");
    read_page("<meta name=keywords content='a, b,a,,'>");
    assert_int_equal(meta.given_tag_count, 2);
    read_page("<meta name=keywords content='#ai, #, #tools'>");
    assert_int_equal(meta.given_tag_count, 3);
    is(meta.given_tags[0], "ai");
    is(meta.given_tags[1], "#");
    read_page("<meta name=keywords content='a, b'><a rel='category tag' href=x>Weirs</a>");
    assert_int_equal(meta.given_tag_count, 1);
    is(meta.given_tags[0], "Weirs");
}

static void dates_at_the_headline_win_over_lists(void **state)
{
    (void)state;
    read_page("<ul><li>Ducks counted <time datetime='2024-06-01'>1 June</time></ul><div>a<p>b<p>c<p>d</div><h1>The old weir will "
              "be rebuilt</h1>"
              "<time datetime='2023-01-31'>31 January</time><p>Text.");
    is(meta.date_published, "2023-01-31");
    read_page("<meta name='x-publish-date' content='2022-02-03'><h1>The old weir will be rebuilt</h1><p>Text.");
    is(meta.date_published, "2022-02-03");
}

static void a_page_describes_itself(void **state)
{
    (void)state;
    read_page("<meta name=description content='For robots'><meta property='og:description' content='For readers'>");
    is(meta.description, "For readers");
    read_page("<meta name=description content='For robots'>");
    is(meta.description, "For robots");
}

static void written_dates(void **state)
{
    (void)state;
    char room[NG_DAY_LENGTH];
    static const char *const dates[][2] = {{"2024-05-06", "2024-05-06"},
                                           {"2024-05-06T07:30:00+02:00", "2024-05-06T07:30:00+02:00"},
                                           {"2024-05-06 07:30", "2024-05-06"},
                                           {"May 6, 2024", "2024-05-06"},
                                           {"Mon, 06 May 2024 07:30:00", "2024-05-06"},
                                           {"6 Sept 2024", "2024-09-06"},
                                           {"25/12/2024", "2024-12-25"},
                                           {"12/25/2024", "2024-12-25"},
                                           {"2024/5/6", "2024-05-06"},
                                           {"03/04/2024", NULL},
                                           {"2024-13-01", NULL},
                                           {"yesterday", NULL},
                                           {"", NULL},
                                           {"0000-00-00", NULL}};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        is(ng_written_date(ng_span_cstr(dates[i][0]), room), dates[i][1]);
    }
    is(ng_address_date(NG_SPAN("https://a.example/2024/5/6/x"), room), "2024-05-06");
    is(ng_address_date(NG_SPAN("https://a.example/2024/55/6/x"), room), NULL);
    is(ng_address_date(NG_SPAN("https://a.example/2024/october/06/x"), room), "2024-10-06");
}

static void feed_is(const char *feed, ng_status status, const char *want)
{
    ng_strbuf out;
    ng_error error;
    ng_strbuf_init(&out, ng_allocator_default());
    assert_int_equal(ng_feed_records(ng_span_cstr(feed), &arena, &out, &error), status);
    if (status == NG_OK) is(ng_strbuf_span(&out), want);
    ng_strbuf_free(&out);
}

/* How many elements are opened of [levels] of them, one in the other, each of which declares [spaces] name spaces. */
static size_t opened_elements(size_t levels, size_t spaces, bool closed)
{
    ng_strbuf text;
    ng_strbuf_init(&text, ng_allocator_default());
    ng_strbuf_add_cstr(&text, "<rss>");
    for (size_t i = 0; i < levels; i++) {
        ng_strbuf_add_cstr(&text, "<a");
        for (size_t k = 0; k < spaces; k++) {
            ng_strbuf_add_cstr(&text, " xmlns:p");
            ng_strbuf_add_size(&text, i * spaces + k);
            ng_strbuf_add_cstr(&text, "='u'");
        }
        ng_strbuf_add_cstr(&text, closed ? "></a>" : ">");
    }
    ng_xml *xml = ng_xml_open(ng_strbuf_span(&text));
    size_t opened = 0;
    for (ng_xml_kind kind = NG_XML_TEXT; kind < NG_XML_END; opened += kind == NG_XML_OPEN) kind = ng_xml_next(xml);
    ng_xml_free(xml);
    ng_strbuf_free(&text);
    return opened;
}

/* 512 in scope, however they are spread; those of elements that are closed are in scope no more. */
static void name_spaces_are_bounded(void **state)
{
    (void)state;
    assert_int_equal(opened_elements(100, 5, false), 1 + 100);
    assert_int_equal(opened_elements(200, 5, false), 1 + 102);
    assert_int_equal(opened_elements(200, 5, true), 1 + 200);
    assert_int_equal(opened_elements(2, 300, false), 1 + 1);
    assert_int_equal(opened_elements(250, 0, false), 1 + 250);
}

static void feeds_become_records(void **state)
{
    (void)state;
    feed_is(
        "<rss><channel><item><title>A &amp; B</title><link>u</link><description>&lt;p&gt;x</description></item></channel></rss>",
        NG_OK, "{\"id\":\"u\",\"url\":\"u\",\"title\":\"A & B\",\"content_html\":\"<p>x\"}\n");
    feed_is("<feed><entry><id>1</id><link rel='self' href='s'/><link href='u'/><content type='text'>x</content></entry></feed>",
            NG_OK, "{\"id\":\"1\",\"url\":\"u\",\"content_text\":\"x\"}\n");
    feed_is("{\"items\":[{\"id\":1,\n\"content_text\":\"a\"},{}]}", NG_OK, "{\"id\":1, \"content_text\":\"a\"}\n{}\n");
    feed_is("<rss><channel><item><title>whole</title></item><item><title>cut", NG_OK, "{\"title\":\"whole\"}\n");
    feed_is("<html><body>x</body></html>", NG_BAD_RECORD, NULL);
    feed_is("plain text", NG_BAD_RECORD, NULL);
    feed_is("{\"a\":1}", NG_BAD_RECORD, NULL);
    feed_is("{", NG_BAD_JSON, NULL);
}

/* A title, and a language, of 512 bytes is every item's; a longer one would make of 200 KB half a gigabyte. */
static void what_items_share_is_short(void **state)
{
    (void)state;
    char title[514], feed[2048], want[2048];
    memset(title, 'T', sizeof title);
    for (int length = 512; length < 514; length++) {
        bool fits = length == 512;
        const char *head = fits ? "\"source\":\"" : "", *end = fits ? "\"" : "";
        (void)snprintf(feed, sizeof feed, "<rss><channel><title>%.*s</title><item><id>1</id></item></channel></rss>", length,
                       title);
        (void)snprintf(want, sizeof want, "{\"id\":\"1\"%s%s%.*s%s}\n", fits ? "," : "", head, fits ? length : 0, title, end);
        feed_is(feed, NG_OK, want);
        (void)snprintf(feed, sizeof feed, "<rss><channel><language>%.*s</language><item><id>1</id></item></channel></rss>",
                       length, title);
        (void)snprintf(want, sizeof want, "{\"id\":\"1\"%s%.*s%s}\n", fits ? ",\"language\":\"" : "", fits ? length : 0, title,
                       end);
        feed_is(feed, NG_OK, want);
        (void)snprintf(feed, sizeof feed, "{\"title\":\"%.*s\",\"items\":[{\"id\":1}]}", length - 2, title);
        (void)snprintf(want, sizeof want, "{%s%.*s%s\"id\":1}\n", head, fits ? length - 2 : 0, title, fits ? "\"," : "");
        feed_is(feed, NG_OK, want);
    }
}

/* The address is looked for in the text as long as it is one. */
static void a_footer_links_to_an_address(void **state)
{
    (void)state;
    char url[2050], feed[8192], want[8192];
    memset(url, 'u', sizeof url);
    for (int length = 2048; length < 2050; length++) {
        const char *form =
            "<rss><item><link>%.*s</link><description>&lt;p>a&lt;p>&lt;a href=\"%.*s\"></description></item></rss>";
        (void)snprintf(feed, sizeof feed, form, length, url, length, url);
        (void)snprintf(want, sizeof want, "{\"id\":\"%.*s\",\"url\":\"%.*s\",\"content_html\":\"<p>a%s%.*s%s\"}\n", length, url,
                       length, url, length == 2048 ? "" : "<p><a href=\\\"", length == 2048 ? 0 : length, url,
                       length == 2048 ? "" : "\\\">");
        feed_is(feed, NG_OK, want);
    }
}

/* Nothing is loaded and nothing is expanded. */
static void entities_are_off(void **state)
{
    (void)state;
    feed_is("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
            "<rss><item><title>x&b;&f;y</title></item></rss>",
            NG_OK, "{\"title\":\"xy\"}\n");
}

/* A feed with [count] attributes in one tag, behind [head]. */
static void crowd_is(const char *head, int count, ng_status status)
{
    char feed[16384];
    int at = snprintf(feed, sizeof feed, "%s<rss", head);
    for (int i = 0; i < count; i++) at += snprintf(feed + at, sizeof feed - (size_t)at, " a%d = '>'", i);
    (void)snprintf(feed + at, sizeof feed - (size_t)at, "><item><title>x</title></item></rss>");
    feed_is(feed, status, "{\"title\":\"x\"}\n");
}

/* Whatever stands before the tag: a mark in an instruction opens no value, and what begins a comment elsewhere begins none. */
static void a_crowded_tag_is_refused(void **state)
{
    (void)state;
    crowd_is("", 512, NG_OK);
    static const char *const heads[] = {
        "", "<?x it's ?>", "<?x <!-- ?>", "<?x <![CDATA[ ?>", "<!-- ' -->", "<!DOCTYPE rss SYSTEM '\"'>"};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) crowd_is(heads[i], 513, NG_BAD_RECORD);
}

/* Attributes that each element gets, and texts that could hold tags or declarations, are what no feed declares. */
static void a_document_type_declares_letters(void **state)
{
    (void)state;
    static const char *const good[] = {"", " SYSTEM 'a'", " PUBLIC \"-//A//DTD\" \"[\"",
                                       "[<!ENTITY nbsp '&#160;'> <!ENTITY eacute \"&#233;\">]",
                                       "[<!ENTITY % HTMLlat1 PUBLIC \"-//A\" \"http://a\">\n%HTMLlat1;\n]"};
    static const char *const bad[] = {"[<!ATTLIST item a CDATA ''>]", "[<!ENTITY % p \"&#60;!ATTLIST item a CDATA ''>\">%p;]",
                                      "[<!ENTITY e '<a b=\"\"/>'>]", "[<!ELEMENT rss ANY>]", "[<!-- ' -->]"};
    char feed[1024], literal[300];
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        (void)snprintf(feed, sizeof feed, "<!DOCTYPE rss%s><rss><item><title>x</title></item></rss>", good[i]);
        feed_is(feed, NG_OK, "{\"title\":\"x\"}\n");
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        (void)snprintf(feed, sizeof feed, "<!DOCTYPE rss%s><rss><item><title>x</title></item></rss>", bad[i]);
        feed_is(feed, NG_BAD_RECORD, NULL);
    }
    memset(literal, 'a', sizeof literal);
    for (int length = 255; length < 257; length++) {
        (void)snprintf(feed, sizeof feed, "<!DOCTYPE rss[<!ENTITY e '%.*s'>]><rss><item><title>x</title></item></rss>", length,
                       literal);
        feed_is(feed, length == 255 ? NG_OK : NG_BAD_RECORD, "{\"title\":\"x\"}\n");
    }
}

static void front_matter_is_read(void **state)
{
    (void)state;
    size_t behind;
    ng_span value;
    ng_front_matter f = ng_front_matter_find(
        NG_SPAN("---\r\ntitle: 'A: b'\r\ntags:\r\n  - x\r\n  - \"y z\"\r\nmore: [p, 'q, r']\r\n---\r\nText"), &behind);
    static const char *const want[][2] = {{"title", "A: b"}, {"tags", "x"}, {"tags", "y z"}, {"more", "p"}, {"more", "q, r"}};
    for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
        assert_true(ng_front_matter_next(&f, &value));
        is(f.key, want[i][0]);
        is(value, want[i][1]);
    }
    assert_false(ng_front_matter_next(&f, &value));
    assert_int_equal(behind, 69);
    f = ng_front_matter_find(NG_SPAN("---\nnever: closed\n"), &behind);
    assert_false(ng_front_matter_next(&f, &value));
    assert_int_equal(behind, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_html, close_arena)
    const struct CMUnitTest tests[] = {
        TEST(the_heading_wins_when_it_says_what_the_title_says),
        TEST(a_heading_of_something_else_is_no_headline),
        TEST(a_heading_may_have_several_lines),
        TEST(json_ld_is_read_in_all_its_forms),
        TEST(broken_json_ld_is_put_right_or_passed_over),
        TEST(bylines_are_read_where_readers_see_them),
        TEST(the_site_is_an_author_of_last_resort),
        TEST(authors_are_names),
        TEST(dates_have_an_order),
        TEST(the_date_at_the_headline_is_read_in_words),
        TEST(the_rest_is_found),
        TEST(dates_at_the_headline_win_over_lists),
        TEST(a_page_describes_itself),
        TEST(written_dates),
        TEST(feeds_become_records),
        TEST(name_spaces_are_bounded),
        TEST(a_crowded_tag_is_refused),
        TEST(what_items_share_is_short),
        TEST(a_footer_links_to_an_address),
        TEST(a_document_type_declares_letters),
        TEST(entities_are_off),
        TEST(front_matter_is_read),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
