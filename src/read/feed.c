/* RSS and Atom differ in names, not in kind: an item has an address, a title, a text, a date, authors and categories. The longest
 * text wins, because many feeds have a teaser ("description", "summary") beside the article ("content:encoded", "content").
 * An item without a text has its title. Items of JSON Feed are records as they stand. The feed's title is the source of all.
 */
#include "read/feed.h"

#include "read/html.h"
#include "wrap/html.h"
#include "wrap/json.h"
#include "wrap/xml.h"

enum {
    MOST_TAGS = 64,
    MOST_AUTHORS = 8,
    LONGEST_SHARED = 512, /* bytes of the feed's own title and language, which each item gets: longer ones would be the output */
    LONGEST_LINK = 2048   /* bytes of an address that is looked for in the text: what a link costs */
};

typedef struct item {
    ng_span id, url, title, text, language, date, updated;
    ng_span teaser; /* a short text beside the text */
    ng_span authors[MOST_AUTHORS];
    ng_span tags[MOST_TAGS];
    size_t author_count, tag_count;
    bool plain, plain_teaser; /* no HTML */
} item;

typedef struct feed {
    ng_xml *xml;
    ng_arena *arena;
    ng_strbuf *out;
    ng_strbuf text; /* of the element that is being read */
    ng_span language;
    ng_span source; /* the feed's own title */
    size_t items;
    bool failed;
} feed;

static ng_span keep(feed *f, ng_span text)
{
    ng_span copy = text.len ? ng_arena_copy(f->arena, text) : NG_SPAN("");
    if (!copy.ptr) f->failed = true;
    return copy;
}

/* The text inside the present element, up to its end. */
static ng_span read_text(feed *f)
{
    size_t depth = ng_xml_depth(f->xml);
    ng_strbuf_clear(&f->text);
    for (ng_xml_kind kind; (kind = ng_xml_next(f->xml)) < NG_XML_END;) {
        if (kind == NG_XML_TEXT) ng_strbuf_add(&f->text, ng_xml_text(f->xml));
        if (kind == NG_XML_CLOSE && ng_xml_depth(f->xml) <= depth) break;
    }
    f->failed = f->failed || f->text.failed;
    return keep(f, ng_span_trim(ng_strbuf_span(&f->text)));
}

/* Names and titles that a program has escaped once more than XML asks for: "Bread &amp;amp; butter". */
static ng_span read_name(feed *f)
{
    ng_span text = ng_html_decode(read_text(f), f->arena);
    if (!text.ptr) f->failed = true;
    return text;
}

static bool is(ng_span name, const char *with)
{
    return ng_span_equal(name, ng_span_cstr(with));
}

static void set_first(ng_span *value, ng_span to)
{
    if (!value->len) *value = to;
}

static void set_text(item *i, ng_span text, bool plain)
{
    if (text.len <= i->text.len) return;
    i->text = text;
    i->plain = plain;
}

static void add(ng_span *items, size_t *count, size_t most, ng_span value)
{
    if (value.len && *count < most) items[(*count)++] = value;
}

/* The words of a teaser, whose markup is HTML. */
static ng_span without_markup(feed *f, ng_span text)
{
    ng_lines lines = {.count = 0};
    ng_markup markup;
    if (!text.len || f->failed) return text;
    if (ng_read_html(NG_SPAN(""), text, f->arena, &lines, &markup, NULL) != NG_OK) f->failed = true;
    return lines.text.ptr ? lines.text : NG_SPAN("");
}

/* What all items have of their feed. */
static ng_span shared(ng_span text)
{
    return text.len <= LONGEST_SHARED ? text : NG_SPAN("");
}

static ng_span last_paragraph(ng_span html)
{
    size_t at = html.len;
    while (at > 0 && !ng_span_starts(ng_span_slice(html, at, html.len), NG_SPAN("<p>"))) at--;
    return ng_span_slice(html, at, html.len);
}

static bool links_to(ng_span html, ng_span url)
{
    ng_span link = NG_SPAN("href=\"");
    for (size_t i = 0; i + link.len + url.len <= html.len; i++) {
        ng_span rest = ng_span_slice(html, i, html.len);
        if (ng_span_starts(rest, link) && ng_span_starts(ng_span_slice(rest, link.len, rest.len), url)) return true;
    }
    return false;
}

/* WordPress ends an item with "The post TITLE appeared first on SITE", in the language of the site: a paragraph that links to the
 * item itself. */
static ng_span without_footer(ng_span html, ng_span url)
{
    ng_span rest = url, own = ng_span_cut(&rest, '?'), last = last_paragraph(html);
    bool footer = own.len && own.len <= LONGEST_LINK && last.len < html.len && links_to(last, own);
    return footer ? ng_span_trim(ng_span_slice(html, 0, html.len - last.len)) : html;
}

/* A title that says that it is HTML has tags to be dropped, any other has none. */
static ng_span read_title(feed *f)
{
    bool html = is(ng_xml_attribute(f->xml, "type"), "html");
    return html ? without_markup(f, read_text(f)) : read_name(f);
}

/* RSS's <description> and Atom's <summary>: a teaser where the item has a longer text too. */
static void take_teaser(item *i, ng_span text, bool plain)
{
    set_text(i, text, plain);
    if (i->teaser.len) return;
    i->teaser = text;
    i->plain_teaser = plain;
}

/* Atom's <content>: XHTML stands there as elements, HTML as text. */
static void take_content(feed *f, item *i)
{
    ng_span type = ng_xml_attribute(f->xml, "type");
    bool xhtml = is(type, "xhtml"), plain = is(type, "text") || is(type, "text/plain");
    bool summary = is(ng_xml_name(f->xml), "summary");
    ng_span inside = xhtml ? keep(f, ng_xml_inside(f->xml)) : NG_SPAN(""), text = read_text(f);
    if (xhtml) text = inside;
    if (summary) take_teaser(i, text, plain);
    else set_text(i, text, plain);
}

/* <link>: the address is Atom's href or RSS's text. */
static void take_link(feed *f, item *i)
{
    ng_span rel = ng_xml_attribute(f->xml, "rel");
    bool other = rel.len && !is(rel, "alternate");
    ng_span href = keep(f, ng_xml_attribute(f->xml, "href")), text = read_text(f);
    if (!other) set_first(&i->url, href.len ? href : text);
}

static void take_category(feed *f, item *i)
{
    ng_span label = keep(f, ng_xml_attribute(f->xml, "label"));
    ng_span term = label.len ? label : keep(f, ng_xml_attribute(f->xml, "term")), text = read_name(f);
    add(i->tags, &i->tag_count, MOST_TAGS, text.len ? text : term);
}

/* Atom's <author> holds a <name>, RSS's is "address (Name)". */
static void take_author(feed *f, item *i)
{
    size_t depth = ng_xml_depth(f->xml);
    ng_span name = NG_SPAN(""), text = NG_SPAN("");
    for (ng_xml_kind kind; (kind = ng_xml_next(f->xml)) < NG_XML_END;) {
        if (kind == NG_XML_CLOSE && ng_xml_depth(f->xml) <= depth) break;
        if (kind == NG_XML_TEXT) text = keep(f, ng_span_trim(ng_xml_text(f->xml)));
        if (kind == NG_XML_OPEN && is(ng_xml_name(f->xml), "name")) name = read_text(f);
    }
    if (!name.len && text.len) {
        ng_span rest = text, address = ng_span_cut(&rest, '(');
        name = rest.len ? ng_span_trim(ng_span_cut(&rest, ')')) : address;
    }
    if (!name.len || memchr(name.ptr, '@', name.len)) return;
    add(i->authors, &i->author_count, MOST_AUTHORS, name);
}

static void take_element(feed *f, item *i)
{
    ng_span name = ng_xml_name(f->xml), prefix = ng_xml_prefix(f->xml);
    bool media = is(prefix, "media") || is(prefix, "itunes");
    if (media)
        (void)read_text(f);
    else if (is(name, "title"))
        set_first(&i->title, read_title(f));
    else if (is(name, "link"))
        take_link(f, i);
    else if (is(name, "guid") || is(name, "id") || is(name, "identifier"))
        set_first(&i->id, read_text(f));
    else if (is(name, "description"))
        take_teaser(i, read_text(f), false);
    else if (is(name, "encoded") || is(name, "body"))
        set_text(i, read_text(f), false);
    else if (is(name, "content") || is(name, "summary"))
        take_content(f, i);
    else if (is(name, "pubDate") || is(name, "published") || is(name, "date"))
        set_first(&i->date, read_text(f));
    else if (is(name, "updated") || is(name, "modified"))
        set_first(&i->updated, read_text(f));
    else if (is(name, "author"))
        take_author(f, i);
    else if (is(name, "creator"))
        add(i->authors, &i->author_count, MOST_AUTHORS, read_name(f));
    else if (is(name, "category") || is(name, "subject"))
        take_category(f, i);
    else if (is(name, "language"))
        set_first(&i->language, read_text(f));
    else
        (void)read_text(f);
}

/* ---------------------------------------------------------------- records */

static void put_name(ng_strbuf *out, const char *name)
{
    if (out->len && out->ptr[out->len - 1] != '{') ng_strbuf_add_char(out, ',');
    ng_json_add_string(out, ng_span_cstr(name));
    ng_strbuf_add_char(out, ':');
}

static void put_string(ng_strbuf *out, const char *name, ng_span value)
{
    if (!value.len) return;
    put_name(out, name);
    ng_json_add_string(out, value);
}

static void put_list(ng_strbuf *out, const char *name, const ng_span *items, size_t count, bool named)
{
    if (!count) return;
    put_name(out, name);
    for (size_t i = 0; i < count; i++) {
        ng_strbuf_add_char(out, i ? ',' : '[');
        if (named) ng_strbuf_add(out, NG_SPAN("{\"name\":"));
        ng_json_add_string(out, items[i]);
        if (named) ng_strbuf_add_char(out, '}');
    }
    ng_strbuf_add_char(out, ']');
}

static void put_item(feed *f, const item *i)
{
    ng_strbuf *out = f->out;
    ng_strbuf_add_char(out, '{');
    put_string(out, "id", i->id.len ? i->id : i->url);
    put_string(out, "url", i->url);
    put_string(out, "title", i->title);
    put_string(out, i->plain ? "content_text" : "content_html", i->text);
    put_string(out, "source", f->source);
    put_string(out, "language", i->language.len ? i->language : f->language);
    put_string(out, "date_published", i->date.len ? i->date : i->updated); /* Atom demands the second alone */
    put_string(out, "date_modified", i->updated);
    if (i->teaser.ptr != i->text.ptr) put_string(out, "summary", i->plain_teaser ? i->teaser : without_markup(f, i->teaser));
    put_list(out, "authors", i->authors, i->author_count, true);
    put_list(out, "tags", i->tags, i->tag_count, false);
    ng_strbuf_add(out, NG_SPAN("}\n"));
    f->items++;
}

static void read_item(feed *f)
{
    size_t depth = ng_xml_depth(f->xml);
    item i = {.plain = false};
    for (ng_xml_kind kind; (kind = ng_xml_next(f->xml)) < NG_XML_END && !f->failed;) {
        if (kind == NG_XML_CLOSE && ng_xml_depth(f->xml) <= depth) break;
        if (kind == NG_XML_OPEN) take_element(f, &i);
    }
    if (!i.plain) i.text = without_footer(i.text, i.url);
    if (!i.plain_teaser) i.teaser = without_footer(i.teaser, i.url);
    if (i.id.len || i.title.len || i.text.len || i.url.len) put_item(f, &i);
}

/* ---------------------------------------------------------------- feeds */

static ng_status read_xml(ng_span text, ng_arena *arena, ng_strbuf *out, ng_error *error)
{
    feed f = {.arena = arena, .out = out, .xml = ng_xml_open(text)};
    bool known = false;
    if (!f.xml) return ng_fail_memory(error);
    ng_strbuf_init(&f.text, arena->allocator);
    ng_xml_kind kind;
    while ((kind = ng_xml_next(f.xml)) < NG_XML_END && !f.failed) {
        if (kind != NG_XML_OPEN) continue;
        ng_span name = ng_xml_name(f.xml);
        size_t depth = ng_xml_depth(f.xml);
        if (depth == 0) {
            known = is(name, "rss") || is(name, "feed") || is(name, "RDF");
            f.language = keep(&f, shared(ng_xml_attribute(f.xml, "xml:lang")));
        } else if (is(name, "item") || is(name, "entry")) {
            read_item(&f);
        } else if (is(name, "language") && !f.language.len) {
            f.language = shared(read_text(&f));
        } else if (is(name, "title") && depth <= 2 && !ng_xml_prefix(f.xml).len && !f.source.len) {
            f.source = shared(read_title(&f)); /* deeper stands that of an image */
        }
    }
    ng_strbuf_free(&f.text);
    ng_xml_free(f.xml);
    if (f.failed || out->failed) return ng_fail_memory(error);
    if (known && kind == NG_XML_BAD && !f.items)
        return ng_fail(error, NG_BAD_RECORD, 0, "the feed breaks off before its first item");
    return known ? NG_OK : ng_fail(error, NG_BAD_RECORD, 0, "the input is no RSS or Atom feed");
}

/* Line breaks between the members of an item become spaces: none stands inside a string. [source] is a string of JSON. */
static void put_raw(ng_strbuf *out, ng_span raw, ng_span source)
{
    ng_span inside = ng_span_trim(ng_span_slice(raw, raw.len ? 1 : 0, raw.len));
    if (source.len && raw.len && raw.ptr[0] == '{' && inside.ptr[0] != '}') {
        ng_strbuf_add_cstr(out, "{\"source\":");
        ng_strbuf_add(out, source);
        ng_strbuf_add_char(out, ',');
        raw = inside;
    }
    for (size_t i = 0; i < raw.len; i++) {
        bool space = raw.ptr[i] == '\n' || raw.ptr[i] == '\r' || raw.ptr[i] == '\t';
        ng_strbuf_add_char(out, space ? ' ' : raw.ptr[i]);
    }
    ng_strbuf_add_char(out, '\n');
}

static ng_status read_json(ng_span text, ng_arena *arena, ng_strbuf *out, ng_error *error)
{
    ng_json_object object, items;
    ng_status status = ng_json_read_object(text, arena, &object, error);
    if (status != NG_OK) return status;
    const ng_json_member *member = ng_json_member_get(&object, NG_SPAN("items"));
    if (!member || member->type != NG_JSON_ARRAY)
        return ng_fail(error, NG_BAD_RECORD, 0, "the input is no JSON Feed: no \"items\"");
    const ng_json_member *title = ng_json_member_get(&object, NG_SPAN("title"));
    ng_span source = title && title->type == NG_JSON_STRING ? shared(title->raw) : NG_SPAN("");
    status = ng_json_read_array(member->raw, arena, &items, error);
    for (size_t i = 0; status == NG_OK && i < items.count; i++) put_raw(out, items.members[i].raw, source);
    if (status == NG_OK && out->failed) status = ng_fail_memory(error);
    return status;
}

ng_status ng_feed_records(ng_span text, ng_arena *arena, ng_strbuf *out, ng_error *error)
{
    ng_span begin = ng_span_trim(ng_span_unmarked(text));
    if (begin.len && begin.ptr[0] == '{') return read_json(begin, arena, out, error);
    return read_xml(begin, arena, out, error);
}
