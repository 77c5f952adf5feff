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
                                      "<a", "<br",  "</p",      "</div",    "</h1", "</h2", "</a",   "</article", "</section"};
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

/* "---" or "+++" alone on the first line and again below, and a key between them. Markdown without front matter reads as text. */
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

static bool is_heading(ng_span line)
{
    size_t marks = 0;
    while (marks < line.len && line.ptr[marks] == '#') marks++;
    return marks && marks <= 6 && marks + 1 < line.len && line.ptr[marks] == ' ';
}

/* Markdown without front matter: a first line that is a heading ("# Title"), and then two more marks that text has no use for: another
 * heading, a link or a picture with its address, bold words, a fence. A lone "#" line may be a hashtag or a comment. */
static bool is_markdown(ng_span text)
{
    size_t marks = 0;
    if (!is_heading(ng_span_cut(&text, '\n'))) return false;
    while (text.len) {
        ng_span line = ng_span_trim(ng_span_cut(&text, '\n'));
        marks += is_heading(line) || ng_span_starts(line, NG_SPAN("```"));
        for (size_t i = 0; i + 3 < line.len; i++) {
            ng_span rest = ng_span_slice(line, i, line.len);
            marks += ng_span_starts(rest, NG_SPAN("](http")) || ng_span_starts(rest, NG_SPAN("](/"));
            marks += i == 0 && ng_span_starts(rest, NG_SPAN("**"));
        }
    }
    return marks >= 2;
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

cli_input cli_detect(const char *data, size_t length)
{
    char room[4096];
    ng_span head = squeeze(data, length, room, sizeof room);
    cli_input feed = find_feed(head);
    if (feed != INPUT_TEXT) return feed;
    if (is_html(head)) return INPUT_HTML;
    if (has_front_matter(head) || is_markdown(head)) return INPUT_MARKDOWN;
    ng_span text = skip_space(ng_span_unmarked(ng_span_make(data, length)));
    if (text.len == 0 || text.ptr[0] != '{') return INPUT_TEXT;
    text = ng_span_slice(text, 1, text.len);
    ng_span line = ng_span_cut(&text, '\n');
    if (ng_span_equal(ng_span_trim(line), NG_SPAN("}"))) return INPUT_JSONL;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '"' && is_member(ng_span_slice(line, i, line.len))) return INPUT_JSONL;
    }
    return INPUT_TEXT;
}
