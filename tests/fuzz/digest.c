/* See digest.h. */
#include "digest.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <md4c.h>

#include "digest/digest.h"

enum {
    RECORDS = 1,    /* bits of the first byte */
    BY_TOPIC = 2,
    TITLED = 4,
    SMALL = 8,      /* the digest holds few reports, so that it must let some go */
    MOST_TAGS = 4,
    FIELDS = 6
};

static const char *const titles[] = {"Skerra *Daily* <b>", "1. \\ & #"};

/* ---------------------------------------------------------------- reports */

/* A result, and what its texts lie in. */
typedef struct made {
    nutgraf_result result;
    bytes texts[FIELDS];
    nutgraf_tag tags[MOST_TAGS];
    bytes tag_names[MOST_TAGS];
    nutgraf_subject subject;
    uint16_t sketch[NG_NEAR_SIZE];
    char date[32];
} made;

/* Up to the next [mark] of *rest, or all of it. */
static nutgraf_text cut(nutgraf_text *rest, char mark)
{
    const char *end = rest->length ? memchr(rest->ptr, mark, rest->length) : NULL;
    nutgraf_text piece = {rest->ptr, end ? (size_t)(end - rest->ptr) : rest->length};
    size_t behind = end ? piece.length + 1 : piece.length;
    if (rest->ptr) rest->ptr += behind;
    rest->length -= behind;
    return piece;
}

/* A text as the library hands them out: valid, single spaces, none at an end. */
static nutgraf_text text_of(nutgraf_text raw, bytes *room)
{
    normalise((const unsigned char *)raw.ptr, raw.length, room);
    nutgraf_text text = {room->ptr, room->length};
    if (text.length && text.ptr[0] == ' ') text.ptr++, text.length--;
    if (text.length && text.ptr[text.length - 1] == ' ') text.length--;
    return text;
}

/* Two of one [story] have as many equal numbers as [apart] lets them. */
static void make_sketch(uint16_t *sketch, unsigned char story, unsigned char apart)
{
    uint64_t state = story * UINT64_C(0x9e3779b97f4a7c15) + 1;
    for (size_t i = 0; i < NG_NEAR_SIZE; i++) {
        if (i == (apart & 0x7Fu)) state += apart;
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        sketch[i] = (uint16_t)(state >> 40);
    }
}

/* Of a line: story, a byte of odds and ends, then headline, address, publication, paragraph, topic and tags. */
static const nutgraf_result *make_result(made *m, nutgraf_text line)
{
    unsigned char story = line.length ? (unsigned char)line.ptr[0] : 0, odds = line.length > 1 ? (unsigned char)line.ptr[1] : 0;
    nutgraf_text rest = {line.ptr + (line.length > 1 ? 2 : line.length), line.length > 1 ? line.length - 2 : 0}, fields[FIELDS];
    for (size_t i = 0; i < FIELDS - 1; i++) fields[i] = text_of(cut(&rest, '\t'), &m->texts[i]);
    m->result = (nutgraf_result){.headline = fields[0], .url = fields[1], .source = fields[2], .summary = fields[3]};
    m->result.article = odds & 1;
    m->result.truncated = odds >> 1 & 1;
    m->result.word_count = odds >> 2 & 3;
    m->result.language = odds & 0x10 ? (nutgraf_text){"de", 2} : (nutgraf_text){"und", 3};
    if (odds & 0x20) m->result.canonical_url = (nutgraf_text){"https://skerra.example/a", 24};
    if (odds & 0x40) {
        int length = snprintf(m->date, sizeof m->date, "2024-0%u-1%uT10:00:00Z", 1u + (odds & 7), (unsigned)story % 10);
        m->result.date_published = (nutgraf_text){m->date, odds & 8 ? (size_t)length : 10};
    }
    m->subject.name = fields[4];
    m->result.subjects = &m->subject;
    m->result.subject_count = fields[4].length > 0;
    while (rest.length && m->result.tag_count < MOST_TAGS) {
        m->tags[m->result.tag_count].name = text_of(cut(&rest, ','), &m->tag_names[m->result.tag_count]);
        m->result.tag_count++;
    }
    m->result.tags = m->tags;
    make_sketch(m->sketch, story & 0x1F, odds);
    m->result.sketch = story & 0x80 ? NULL : m->sketch;
    m->result.sketch_size = NG_NEAR_SIZE;
    return &m->result;
}

static void add_record(nutgraf_digest *digest, const library *l, nutgraf_text line)
{
    nutgraf_options options;
    nutgraf_result *result = NULL;
    nutgraf_options_init(&options, sizeof options);
    options.stages |= NUTGRAF_SKETCH;
    if (nutgraf_run_record(&result, NULL, l->context, l->model, &options, line.ptr, line.length, NULL) != NUTGRAF_OK) return;
    PROMISE("adding a result", nutgraf_digest_add(digest, result, NULL) == NUTGRAF_OK);
    nutgraf_result_free(result);
}

static nutgraf_digest *make_digest(const library *l, const uint8_t *data, size_t size, nutgraf_digest_options *options)
{
    static made m;
    static const size_t stories[] = {0, 1, 2, 5};
    nutgraf_digest *digest = NULL;
    nutgraf_text rest = {(const char *)data + 2, size - 2};
    nutgraf_digest_options_init(options, sizeof *options);
    if (data[0] & TITLED) options->title = titles[data[0] >> 6 & 1];
    options->by_topic = (data[0] & BY_TOPIC) != 0;
    options->stories = stories[data[0] >> 4 & 3];
    options->similarity = data[1] / 255.0;
    PROMISE("a digest", nutgraf_digest_new(&digest, options, NULL, NULL) == NUTGRAF_OK);
    if (data[0] & SMALL) digest->most = 8;
    while (rest.length) {
        nutgraf_text line = cut(&rest, '\n');
        if (data[0] & RECORDS) add_record(digest, l, line);
        else PROMISE("adding a result", nutgraf_digest_add(digest, make_result(&m, line), NULL) == NUTGRAF_OK);
    }
    return digest;
}

/* ---------------------------------------------------------------- what all formats promise */

/* What a reader of a format counted. */
typedef struct counted {
    size_t headings[7];
} counted;

static void check_headings(const nutgraf_digest *digest, const nutgraf_digest_options *options, bool title, const counted *c)
{
    size_t shown = nutgraf_digest_stories(digest) - nutgraf_digest_left_out(digest);
    if (options->stories && shown > options->stories) shown = options->stories;
    size_t topics = options->by_topic ? c->headings[2] : 0;
    PROMISE("titles", c->headings[1] == title);
    PROMISE("stories", c->headings[options->by_topic ? 3 : 2] == shown);
    PROMISE("topics", topics <= shown && (topics > 0) == (options->by_topic && shown > 0));
}

/* ---------------------------------------------------------------- text */

static void check_lead(const nutgraf_digest *digest, const nutgraf_digest_options *options, const bytes *output)
{
    char lead[128];
    size_t stories = nutgraf_digest_stories(digest), reports = nutgraf_digest_reports(digest), at = 0;
    int length = snprintf(lead, sizeof lead, "%zu %s from %zu %s", stories, stories == 1 ? "story" : "stories", reports,
                          reports == 1 ? "article" : "articles");
    if (options->title) at = strlen(options->title) + 2;
    PROMISE("counts", stories <= reports && nutgraf_digest_left_out(digest) <= stories);
    PROMISE("the lead", output->length > at + (size_t)length && memcmp(output->ptr + at, lead, (size_t)length) == 0);
}

/* ---------------------------------------------------------------- Markdown */

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    counted *c = user;
    PROMISE("blocks of Markdown",
            type == MD_BLOCK_DOC || type == MD_BLOCK_H || type == MD_BLOCK_P || type == MD_BLOCK_UL || type == MD_BLOCK_LI);
    if (type == MD_BLOCK_H) c->headings[((MD_BLOCK_H_DETAIL *)detail)->level]++;
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)user;
    PROMISE("spans of Markdown", type == MD_SPAN_EM || type == MD_SPAN_A);
    if (type != MD_SPAN_A) return 0;
    const MD_ATTRIBUTE *address = &((MD_SPAN_A_DETAIL *)detail)->href;
    PROMISE("an address of Markdown", address->size > 6 && memcmp(address->text, "http", 4) == 0);
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    (void)type, (void)detail, (void)user;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)type, (void)detail, (void)user;
    return 0;
}

static int see_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    (void)text, (void)size, (void)user;
    PROMISE("text of Markdown", type == MD_TEXT_NORMAL || type == MD_TEXT_BR);
    return 0;
}

static void read_markdown(const bytes *output, counted *c)
{
    const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS, .enter_block = enter_block,
                              .leave_block = leave_block, .enter_span = enter_span, .leave_span = leave_span, .text = see_text};
    PROMISE("Markdown", md_parse(output->ptr, (MD_SIZE)output->length, &parser, c) == 0);
}

/* ---------------------------------------------------------------- HTML */

enum { DEEPEST = 16, LONGEST_NAME = 8 };

typedef struct html_reader {
    const char *at, *end;
    char open[DEEPEST][LONGEST_NAME + 1];
    size_t depth;
    counted *counted;
} html_reader;

static bool begins(const html_reader *r, const char *what)
{
    size_t length = strlen(what);
    return (size_t)(r->end - r->at) >= length && memcmp(r->at, what, length) == 0;
}

static void read_name(html_reader *r, char *name)
{
    size_t length = 0;
    while (r->at < r->end && ((*r->at >= 'a' && *r->at <= 'z') || (*r->at >= '1' && *r->at <= '6')) && length < LONGEST_NAME) {
        name[length++] = *r->at++;
    }
    name[length] = '\0';
    PROMISE("a name of HTML", length > 0 && r->at < r->end);
}

/* Text, of an attribute up to its quote. */
static void read_characters(html_reader *r, char end)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    for (; r->at < r->end && *r->at != end; r->at++) {
        bool known = *r->at != '&';
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) known |= begins(r, entities[i]);
        PROMISE("an entity of HTML", known);
        PROMISE("text of HTML", *r->at != '<' && *r->at != '>');
    }
}

static void read_attributes(html_reader *r, bool link)
{
    while (r->at < r->end && *r->at == ' ') {
        for (r->at++; r->at < r->end && (*r->at == '-' || (*r->at >= 'a' && *r->at <= 'z')); r->at++) {}
        PROMISE("an attribute of HTML", begins(r, "=\""));
        r->at += 2;
        PROMISE("an address of HTML", !link || r->at[-3] != 'f' || begins(r, "http://") || begins(r, "https://"));
        read_characters(r, '"');
        PROMISE("an attribute of HTML", begins(r, "\""));
        r->at++;
    }
}

static void read_tag(html_reader *r)
{
    char name[LONGEST_NAME + 1];
    bool closes = begins(r, "</");
    r->at += closes ? 2 : 1;
    read_name(r, name);
    if (!closes) read_attributes(r, strcmp(name, "a") == 0);
    PROMISE("a tag of HTML", begins(r, ">"));
    r->at++;
    if (closes) {
        PROMISE("nesting of HTML", r->depth > 0 && strcmp(r->open[--r->depth], name) == 0);
    } else if (strcmp(name, "br") != 0 && strcmp(name, "meta") != 0) {
        PROMISE("nesting of HTML", r->depth < DEEPEST);
        strcpy(r->open[r->depth++], name);
        if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6') r->counted->headings[name[1] - '0']++;
    }
}

static void read_html(const bytes *output, counted *c)
{
    static const char doctype[] = "<!DOCTYPE html>\n";
    html_reader r = {.at = output->ptr, .end = output->ptr + output->length, .counted = c};
    PROMISE("a doctype", begins(&r, doctype));
    r.at += sizeof doctype - 1;
    while (r.at < r.end) {
        read_characters(&r, '<');
        if (r.at < r.end) read_tag(&r);
    }
    PROMISE("nesting of HTML", r.depth == 0);
}

/* ---------------------------------------------------------------- one input */

static void check_format(nutgraf_digest *digest, const nutgraf_digest_options *options, const char *format, const bytes *output)
{
    counted c = {.headings = {0}};
    check_shown(output);
    if (strcmp(format, "text") == 0) {
        check_lead(digest, options, output);
        return;
    }
    if (strcmp(format, "md") == 0) read_markdown(output, &c);
    else read_html(output, &c);
    check_headings(digest, options, options->title || strcmp(format, "html") == 0, &c);
}

void target_digest(const library *l, const uint8_t *data, size_t size)
{
    static const char *const formats[] = {"text", "md", "html"};
    static bytes first, second;
    nutgraf_digest_options options;
    if (size < 2) return;
    nutgraf_digest *digest = make_digest(l, data, size, &options), *again = make_digest(l, data, size, &options);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        first.length = second.length = 0;
        PROMISE("rendering", nutgraf_digest_render(digest, formats[i], append, &first, NULL) == NUTGRAF_OK);
        append(&first, "", 1);
        first.length--;
        check_text((nutgraf_text){first.ptr, first.length});
        check_format(digest, &options, formats[i], &first);
        PROMISE("rendering", nutgraf_digest_render(again, formats[i], append, &second, NULL) == NUTGRAF_OK);
        PROMISE("the second digest", first.length == second.length && memcmp(first.ptr, second.ptr, first.length) == 0);
    }
    nutgraf_digest_free(digest);
    nutgraf_digest_free(again);
}
