/* The rules for --from auto: an article never begins with a brace, a quoted name that records have, and a colon. A pretty
 * printed object is no JSONL: its first line is a lone brace, and it is left to be read as text. HTML begins with a tag that
 * only pages begin with, or with another tag when it goes on with several that pages have (the signatures of the MIME Sniffing
 * standard, which browsers go by). Zeros are passed over, so that UTF-16 is seen too.
 */
#include "cli/detect.h"

#include "base/span.h"

/* Members of DESIGN's input record, and those of JSON Feed. */
static const char *const names[] = {"id", "url", "title", "text", "html", "content_text", "content_html", "language", "tags"};

static ng_span skip_space(ng_span text)
{
    while (text.len && memchr(" \t\r\n", text.ptr[0], 4)) text = ng_span_slice(text, 1, text.len);
    return text;
}

/* Whether the quoted string at the beginning of [text] is a record's member: its name, and a colon behind it. */
static bool is_member(ng_span text)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        ng_span name = ng_span_cstr(names[i]), rest;
        if (text.len < name.len + 2 || text.ptr[name.len + 1] != '"') continue;
        if (!ng_span_starts(ng_span_slice(text, 1, text.len), name)) continue;
        rest = skip_space(ng_span_slice(text, name.len + 2, text.len));
        if (rest.len && rest.ptr[0] == ':') return true;
    }
    return false;
}

/* The first bytes without zeros and without a mark. */
static ng_span squeeze(const char *data, size_t length, char *out, size_t room)
{
    size_t to = 0;
    for (size_t i = 0; i < length && to < room; i++) {
        if (data[i] != '\0') out[to++] = data[i];
    }
    ng_span text = skip_space(ng_span_unmarked(ng_span_make(out, to)));
    bool wide = text.len > 2 && (memcmp(text.ptr, "\xff\xfe", 2) == 0 || memcmp(text.ptr, "\xfe\xff", 2) == 0);
    return wide ? skip_space(ng_span_slice(text, 2, text.len)) : text;
}

/* Whether [text] begins with [tag] (small letters, with its bracket) and the name ends there. */
static bool begins_tag(ng_span text, const char *tag)
{
    size_t length = strlen(tag);
    if (text.len <= length) return false;
    for (size_t i = 0; i < length; i++) {
        char c = text.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c) != tag[i]) return false;
    }
    return memchr(" \t\r\n/>-", text.ptr[length], 7) != NULL;
}

static ng_span skip_comments(ng_span text)
{
    while (ng_span_starts(text, NG_SPAN("<!--")) || ng_span_starts(text, NG_SPAN("<?"))) {
        const char *end = memchr(text.ptr, '>', text.len);
        if (!end) return text;
        text = skip_space(ng_span_slice(text, (size_t)(end - text.ptr) + 1, text.len));
    }
    return text;
}

static bool is_html(ng_span text)
{
    static const char *const first[] = {"<!doctype", "<html", "<head", "<body", "<title", "<meta", "<script", "<style", "<link"};
    static const char *const any[] = {"<p", "<div", "<article", "<section", "<h1",  "<h2",  "<main", "<table",    "<ul",
                                      "<a", "<br",  "</p",      "</div",    "</h1", "</h2", "</a",   "</article", "</section",
                                      "<figure", "<img", "<h3", "<blockquote", "<ol", "<li", "<strong", "<em", "<b", "<i",
                                      "<span", "<iframe", "<header", "<nav", "<aside", "<pre", "<center", "</li",
                                      "</figure", "</strong"};
    if (ng_span_starts(text, NG_SPAN("<!-- wp:"))) return true; /* the editor of WordPress marks its blocks */
    text = skip_comments(text);
    for (size_t i = 0; i < sizeof first / sizeof first[0]; i++) {
        if (begins_tag(text, first[i])) return true;
    }
    if (!text.len || text.ptr[0] != '<') return false;
    size_t tags = 0;
    for (size_t at = 0; at < text.len && tags < 2; at++) {
        for (size_t i = 0; text.ptr[at] == '<' && i < sizeof any / sizeof any[0]; i++) {
            tags += begins_tag(ng_span_slice(text, at, text.len), any[i]);
        }
        if (at == 0 && tags == 0) return false;
    }
    return tags >= 2;
}

/* "---" or "+++" alone on the first line and again below, and a key between them. */
static bool has_front_matter(ng_span text)
{
    ng_span rest = text, fence = ng_span_trim(ng_span_cut(&rest, '\n'));
    bool toml = ng_span_equal(fence, NG_SPAN("+++")), key = false;
    if (!toml && !ng_span_equal(fence, NG_SPAN("---"))) return false;
    while (rest.len) {
        ng_span line = ng_span_trim(ng_span_cut(&rest, '\n'));
        if (ng_span_equal(line, fence)) return key;
        key = key || (line.len && memchr(line.ptr, toml ? '=' : ':', line.len));
    }
    return false;
}

/* "## Word" */
static bool is_heading(ng_span line)
{
    size_t marks = 0;
    while (marks < line.len && line.ptr[marks] == '#') marks++;
    return marks >= 1 && marks <= 6 && marks + 1 < line.len && line.ptr[marks] == ' ' && line.ptr[marks + 1] != ' ';
}

/* How many links like "[text](https://" begin on the line. */
static size_t count_links(ng_span line)
{
    static const char *const addresses[] = {"](http", "](/", "](#", "](mailto:"};
    size_t links = 0;
    for (size_t at = 1; at < line.len; at++) {
        if (line.ptr[at] != ']' || !memchr(line.ptr, '[', at)) continue;
        for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++) {
            links += ng_span_starts(ng_span_slice(line, at, line.len), ng_span_cstr(addresses[i]));
        }
    }
    return links;
}

/* Markdown without front matter: two headings, links or fences of code, when it begins with a heading or a link is among them:
 * code that an article shows has lines that begin with "#" too. */
static bool is_markdown(ng_span text)
{
    size_t headings = 0, links = 0, fences = 0;
    bool begins = is_heading(skip_space(text));
    while (text.len) {
        ng_span line = ng_span_cut(&text, '\n');
        headings += is_heading(line);
        links += count_links(line);
        fences += ng_span_starts(line, NG_SPAN("```"));
    }
    return headings + links + fences >= 2 && (begins || links > 1 || (links > 0 && headings > 0));
}

/* What a line ends with that ends a sentence or goes on with the next line. */
static bool has_end_mark(ng_span line)
{
    static const char *const marks[] = {".", ",", ";", ":", "|", "\xd8\x8c" /* Arabic comma */, "\xd8\x9b" /* semicolon */,
                                        "\xdb\x94" /* full stop */};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (ng_span_ends(line, ng_span_cstr(marks[i]))) return true;
    }
    return false;
}

/* Whether [line] is an item of a list: "- milk", "a. milk". */
static bool is_item(ng_span line)
{
    const char *blank = memchr(line.ptr, ' ', line.len);
    size_t first = blank ? (size_t)(blank - line.ptr) : line.len;
    return strchr("#-*>|", line.ptr[0]) || (first <= 3 && memchr(".)", line.ptr[first - 1], 2));
}

/* What no headline is; in scripts whose sentences need no mark nothing is known by it. */
static bool is_no_headline(ng_span line)
{
    enum { LONGEST = 200 };
    if (line.len == 0 || line.len > LONGEST || is_item(line)) return true;
    for (size_t i = 0; i < line.len; i++) {
        if ((unsigned char)line.ptr[i] >= 0xE0 && (unsigned char)line.ptr[i] != 0xE2) return true; /* E2: dashes and quotes */
    }
    return false;
}

/* A list of headlines: lines of a few words each, without a mark at their end. Of six lines one may be different, but no long
 * sentence, and not three in a row, as in a menu. */
static bool are_headlines(ng_span text, bool whole)
{
    enum { LEAST = 3, OTHERS = 6, IN_A_ROW = 3, LEAST_WORDS = 3, MOST_WORDS = 25, SENTENCE_WORDS = 12 };
    size_t lines = 0, others = 0, row = 0;
    while (text.len) {
        bool last = !memchr(text.ptr, '\n', text.len);
        ng_span line = ng_span_trim(ng_span_cut(&text, '\n'));
        size_t words = 1;
        if (last && !whole) break; /* its end was not seen */
        if (is_no_headline(line)) return false;
        for (size_t i = 1; i < line.len; i++) words += line.ptr[i] == ' ' && line.ptr[i - 1] != ' ';
        bool ends = has_end_mark(line), other = ends || words < LEAST_WORDS || words > MOST_WORDS;
        row = other ? row + 1 : 0;
        if ((ends && words > SENTENCE_WORDS) || row == IN_A_ROW) return false;
        others += other;
        lines++;
    }
    return lines >= LEAST && others * OTHERS <= lines;
}

/* The document element of a feed; INPUT_TEXT when it is none. */
static cli_input find_feed(ng_span text)
{
    while (text.len > 1 && text.ptr[0] == '<' && (text.ptr[1] == '!' || text.ptr[1] == '?')) {
        const char *next = memchr(text.ptr + 1, '<', text.len - 1); /* a document type may hold more of them */
        if (!next) return INPUT_TEXT;
        text = ng_span_slice(text, (size_t)(next - text.ptr), text.len);
    }
    if (begins_tag(text, "<rss") || begins_tag(text, "<rdf:rdf")) return INPUT_RSS;
    if (begins_tag(text, "<feed")) return INPUT_ATOM;
    static const char address[] = "https://jsonfeed.org/version/";
    for (size_t i = 0; text.len && text.ptr[0] == '{' && i + sizeof address - 1 <= text.len; i++) {
        if (memcmp(text.ptr + i, address, sizeof address - 1) == 0) return INPUT_JSONFEED;
    }
    return INPUT_TEXT;
}

/* A record is no Markdown, though its text may have headings and links. */
static bool is_record(ng_span text)
{
    if (!text.len || text.ptr[0] != '{') return false;
    text = ng_span_slice(text, 1, text.len);
    ng_span line = ng_span_cut(&text, '\n');
    if (ng_span_equal(ng_span_trim(line), NG_SPAN("}"))) return true;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '"' && is_member(ng_span_slice(line, i, line.len))) return true;
    }
    return false;
}

cli_input cli_detect(const char *data, size_t length)
{
    char room[4096];
    ng_span head = squeeze(data, length, room, sizeof room);
    cli_input feed = find_feed(head);
    if (feed != INPUT_TEXT) return feed;
    if (is_html(head)) return INPUT_HTML;
    ng_span text = skip_space(ng_span_unmarked(ng_span_make(data, length)));
    if (is_record(text)) return INPUT_JSONL;
    if (has_front_matter(head) || is_markdown(head)) return INPUT_MARKDOWN;
    bool object = text.len && text.ptr[0] == '{'; /* records may be as short as headlines */
    return !object && are_headlines(text, length < CLI_DETECT_SIZE) ? INPUT_HEADLINES : INPUT_TEXT;
}
