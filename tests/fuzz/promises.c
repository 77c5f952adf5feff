/* See promises.h. */
#include "promises.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <utf8proc.h>

enum {
    MOST_DISTINCT = 64 /* with more sentences than this, equal ones are not counted: that costs the square */
};

unsigned promises_sampled = 1;

static const char *what; /* the invariant that is looked at */

#define CHECK(condition) check((condition) != 0, what, #condition, __FILE__, __LINE__)

void check(int holds, const char *looked_at, const char *condition, const char *file, int line)
{
    if (holds) return;
    fprintf(stderr, "%s:%d: %s: %s\n", file, line, looked_at, condition);
    abort();
}

int append(void *user, const char *data, size_t length)
{
    bytes *b = user;
    if (b->capacity - b->length < length) {
        b->capacity = (b->length + length) * 2;
        b->ptr = realloc(b->ptr, b->capacity);
        CHECK(b->ptr != NULL);
    }
    if (length) memcpy(b->ptr + b->length, data, length);
    b->length += length;
    return 0;
}

/* ---------------------------------------------------------------- the normalisation, from its description */

/* Length of the well-formed sequence at [p] (Unicode 15, table 3-7), or 0; then *bad is the length of the maximal subpart. */
static size_t sequence(const unsigned char *p, size_t n, uint32_t *c, size_t *bad)
{
    unsigned char low = 0x80, high = 0xBF;
    size_t need;
    *bad = 1;
    if (p[0] < 0x80) return *c = p[0], 1;
    if (p[0] < 0xC2 || p[0] > 0xF4) return 0;
    need = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (p[0] == 0xE0) low = 0xA0;
    if (p[0] == 0xED) high = 0x9F;
    if (p[0] == 0xF0) low = 0x90;
    if (p[0] == 0xF4) high = 0x8F;
    *c = p[0] & (0x7Fu >> need);
    for (size_t i = 1; i < need; i++) {
        if (i >= n || p[i] < low || p[i] > high) return *bad = i, 0;
        *c = *c << 6 | (p[i] & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    return need;
}

static int is_space(uint32_t c)
{
    return (c >= 9 && c <= 13) || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

void normalise(const unsigned char *p, size_t n, bytes *out)
{
    int space = 0;
    out->length = 0;
    for (size_t at = 0; at < n;) {
        uint32_t c = 0;
        size_t bad, length = sequence(p + at, n - at, &c, &bad);
        if (length && is_space(c)) {
            space = 1;
        } else if (!(length && c == 0xAD)) {
            if (space) append(out, " ", 1);
            space = 0;
            if (length == 0 || c == 0) append(out, "\xEF\xBF\xBD", 3);
            else append(out, (const char *)p + at, length);
        }
        at += length ? length : bad;
    }
    if (space) append(out, " ", 1);
}

/* Whether a code point, or a byte that is none, begins at [offset]. The walk begins at a byte that can only begin one. */
static int on_border(const unsigned char *source, size_t length, size_t offset)
{
    size_t at = offset > 4 ? offset - 4 : 0;
    while (at > 0 && source[at] >= 0x80 && source[at] < 0xC0) at--;
    while (at < offset) {
        uint32_t c;
        size_t bad, step = sequence(source + at, length - at, &c, &bad);
        at += step ? step : bad;
    }
    return at == offset;
}

/* ---------------------------------------------------------------- what a result promises */

void check_text(nutgraf_text text)
{
    if (!text.ptr) return;
    CHECK(text.ptr[text.length] == '\0');
    for (size_t at = 0; at < text.length;) {
        uint32_t c = 0;
        size_t bad, step = sequence((const unsigned char *)text.ptr + at, text.length - at, &c, &bad);
        CHECK(step > 0 && c != 0);
        at += step;
    }
}

static size_t count_words(nutgraf_text text)
{
    size_t words = 0;
    int inside = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = 0;
        size_t bad, step = sequence((const unsigned char *)text.ptr + at, text.length - at, &c, &bad);
        words += !is_space(c) && !inside;
        inside = !is_space(c);
        at += step;
    }
    return words;
}

static size_t count_graphemes(nutgraf_text text)
{
    size_t count = 0;
    utf8proc_int32_t before = 0, state = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = 0;
        size_t bad, step = sequence((const unsigned char *)text.ptr + at, text.length - at, &c, &bad);
        if (at == 0 || utf8proc_grapheme_break_stateful(before, (utf8proc_int32_t)c, &state)) count++;
        before = (utf8proc_int32_t)c;
        at += step;
    }
    return count;
}

static int same(nutgraf_text a, nutgraf_text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.ptr, b.ptr, a.length) == 0);
}

static void check_score(nutgraf_score score)
{
    CHECK(score >= 0 && score <= 1000000);
}

static void check_places(const nutgraf_result *result, const nutgraf_options *options)
{
    what = "places rise";
    if (options->by_rank && !options->all_sentences) return;
    size_t end = 0;
    for (size_t i = 0; i < result->sentence_count; i++) {
        const nutgraf_sentence *s = &result->sentences[i];
        CHECK(s->place.length > 0 && s->place.offset >= end);
        end = s->place.offset + s->place.length;
    }
}

static void check_slices(const nutgraf_result *result, const unsigned char *source, size_t length)
{
    static bytes slice;
    what = "a sentence is its slice";
    for (size_t i = 0; i < result->sentence_count; i++) {
        const nutgraf_sentence *s = &result->sentences[i];
        CHECK(s->place.offset <= length && s->place.length <= length - s->place.offset);
        CHECK(on_border(source, length, s->place.offset) && on_border(source, length, s->place.offset + s->place.length));
        normalise(source + s->place.offset, s->place.length, &slice);
        CHECK(same(s->text, (nutgraf_text){slice.ptr, slice.length}));
    }
}

static size_t count_distinct(const nutgraf_result *result)
{
    size_t distinct = 0;
    for (size_t i = 0; i < result->sentence_count; i++) {
        size_t j = 0;
        while (j < i && !same(result->sentences[i].text, result->sentences[j].text)) j++;
        distinct += j == i;
    }
    return distinct;
}

static void check_budget(const nutgraf_result *result, const nutgraf_options *options)
{
    what = "budget";
    size_t selected = 0;
    for (size_t i = 0; i < result->sentence_count; i++) selected += result->sentences[i].selected != 0;
    switch (options->unit) {
    case NUTGRAF_SENTENCES:
        CHECK(selected <= options->length);
        if (options->all_sentences && result->sentence_count <= MOST_DISTINCT) {
            size_t distinct = count_distinct(result);
            CHECK(selected == (distinct < options->length ? distinct : options->length));
        }
        break;
    case NUTGRAF_WORDS: CHECK(count_words(result->summary) <= options->length); break;
    default: break;
    }
}

/* The length of a text as far as it is known here without the library: X's is at least half of the code points. */
static size_t measure(nutgraf_text text, nutgraf_count count)
{
    size_t units = 0;
    for (size_t at = 0; at < text.length; at++) {
        unsigned char c = (unsigned char)text.ptr[at];
        units += (c & 0xC0) != 0x80;
        units += c >= 0xF0 && count == NUTGRAF_COUNT_UTF16;
    }
    switch (count) {
    case NUTGRAF_COUNT_BYTE: return text.length;
    case NUTGRAF_COUNT_X: return 0;
    case NUTGRAF_COUNT_CODEPOINT:
    case NUTGRAF_COUNT_UTF16: return units;
    default: return count_graphemes(text);
    }
}

static void check_description(const nutgraf_result *result, const nutgraf_options *options)
{
    what = "description";
    check_text(result->description);
    CHECK(measure(result->description, options->count_by) <= (options->fit_length ? options->fit_length : 300));
    if (options->unit == NUTGRAF_CHARACTERS) CHECK(measure(result->summary, options->count_by) <= options->length);
}

/* No output but for its line feeds and tabs holds a control byte; JSON lets a record's own members hold DEL, which are echoed. */
static void check_output(const bytes *output, int record)
{
    what = "control bytes";
    for (size_t i = 0; i < output->length; i++) {
        unsigned char c = (unsigned char)output->ptr[i];
        CHECK((c >= ' ' && (record || c != 0x7F)) || c == '\n' || c == '\t');
    }
}

void check_shown(const bytes *output)
{
    what = "what is shown";
    for (size_t i = 0; i < output->length; i++) {
        const unsigned char *c = (const unsigned char *)output->ptr + i;
        size_t left = output->length - i;
        CHECK((*c >= ' ' && *c != 0x7F) || *c == '\n' || *c == '\t');
        CHECK(*c != 0xC2 || left < 2 || c[1] >= 0xA0);
        CHECK(*c != 0xE2 || left < 3 || c[1] != 0x80 || c[2] < 0xAA || c[2] > 0xAE);
        CHECK(*c != 0xE2 || left < 3 || c[1] != 0x81 || c[2] < 0xA6 || c[2] > 0xA9);
    }
}

/* Whether people are shown what comes out, not a parser of JSON, for which any character is data. */
static int is_shown(const char *format)
{
    static const char *const data[] = {"json", "jsonl", "jsonld", "ninjs"};
    for (size_t i = 0; i < sizeof data / sizeof *data; i++) {
        if (strcmp(format, data[i]) == 0) return 0;
    }
    return 1;
}

static void check_sentences(const nutgraf_result *result)
{
    what = "sentences";
    for (size_t i = 0; i < result->sentence_count; i++) {
        const nutgraf_sentence *s = &result->sentences[i];
        check_text(s->text);
        check_score(s->score);
        check_score(s->centrality);
        check_score(s->position);
        CHECK(s->text.length > 0 && s->text.ptr[0] != ' ' && s->text.ptr[s->text.length - 1] != ' ');
        CHECK(s->rank >= 1);
        CHECK(s->graphemes == count_graphemes(s->text));
    }
}

/* What is narrower is no surer, and has nothing narrower. */
static void check_subject(const nutgraf_subject *subject)
{
    check_score(subject->confidence);
    CHECK(subject->narrower_count <= 2);
    for (size_t i = 0; i < subject->narrower_count; i++) {
        const nutgraf_subject *part = &subject->narrower[i];
        check_text(part->name);
        check_text(part->uri);
        check_score(part->confidence);
        CHECK(part->name.length > 0 && part->narrower_count == 0);
        CHECK(part->confidence <= (i ? part[-1].confidence : subject->confidence));
    }
}

static void check_labels(const nutgraf_result *result, const nutgraf_options *options)
{
    what = "keywords, tags and subjects";
    CHECK(result->keyword_count <= options->keywords && result->tag_count <= options->keywords);
    CHECK(result->subject_count <= options->topics);
    for (size_t i = 0; i < result->keyword_count; i++) {
        const nutgraf_keyword *k = &result->keywords[i];
        check_text(k->text);
        check_score(k->score);
        CHECK(k->text.length > 0 && (i == 0 || k[-1].score >= k->score));
        for (size_t m = 1; m < k->mention_count; m++) CHECK(k->mentions[m].offset > k->mentions[m - 1].offset);
    }
    for (size_t i = 0; i < result->tag_count; i++) {
        check_text(result->tags[i].name);
        CHECK(result->tags[i].name.length > 0 && result->tags[i].source);
    }
    for (size_t i = 0; i < result->subject_count; i++) check_subject(&result->subjects[i]);
}

static void check_meta(const nutgraf_result *result)
{
    what = "metadata";
    CHECK(result->summary.ptr != NULL);
    const nutgraf_text texts[] = {result->url,      result->language, result->headline,       result->dek,
                                  result->slug,     result->byline,   result->dateline,       result->section,
                                  result->summary,  result->text,     result->date_published, result->date_modified,
                                  result->source,   result->canonical_url, result->image};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check_text(texts[i]);
    for (size_t i = 0; i < result->given_tag_count; i++) check_text(result->given_tags[i]);
    size_t end = 0;
    for (size_t i = 0; i < result->removed_count; i++) {
        CHECK(result->removed[i].place.offset >= end && result->removed[i].reason);
        end = result->removed[i].place.offset + result->removed[i].place.length;
    }
}

static void check_json(const bytes *json)
{
    what = "JSON";
    const char *end = NULL;
    cJSON *tree = cJSON_ParseWithLengthOpts(json->ptr, json->length, &end, 0);
    CHECK(tree != NULL);
    while (end < json->ptr + json->length && (*end == '\n' || *end == ' ')) end++;
    CHECK(end == json->ptr + json->length);
    cJSON_Delete(tree);
}

/* What a record holds is echoed as it was written, a lone surrogate for one: cJSON, which refuses it, is no judge then. */
static int can_judge(int record, const char *text, size_t length)
{
    if (!record) return 1;
    cJSON *tree = cJSON_ParseWithLength(text, length);
    cJSON_Delete(tree);
    return tree != NULL;
}

/* ---------------------------------------------------------------- a run */

static nutgraf_result *run(const library *l, const nutgraf_options *o, int record, const char *text, size_t length)
{
    nutgraf_result *result = NULL;
    nutgraf_error error = {NUTGRAF_OK, 0, ""};
    nutgraf_status status = record ? nutgraf_run_record(&result, NULL, l->context, l->model, o, text, length, &error)
                                   : nutgraf_run(&result, l->context, l->model, o, text, length, &error);
    what = "status";
    CHECK((status == NUTGRAF_OK) == (result != NULL));
    CHECK(status == error.code);
    int refused = record ? status == NUTGRAF_BAD_JSON || status == NUTGRAF_BAD_RECORD : status == NUTGRAF_UNSUPPORTED;
    CHECK(status == NUTGRAF_OK || refused);
    return result;
}

static void render(const nutgraf_result *result, const char *format, bytes *out)
{
    nutgraf_render_options options;
    nutgraf_render_options_init(&options, sizeof options);
    options.explain = 1;
    out->length = 0;
    what = "rendering";
    CHECK(nutgraf_render(result, format, &options, append, out, NULL) == NUTGRAF_OK);
}

/* A number of an input's bytes (FNV-1a), so that what failed once fails again. */
static unsigned number_of(const char *text, size_t length)
{
    uint32_t number = 2166136261u;
    for (size_t i = 0; i < length; i++) number = (number ^ (unsigned char)text[i]) * 16777619u;
    return number >> 8;
}

static size_t count_formats(void)
{
    size_t count = 0;
    while (nutgraf_format(count)) count++;
    return count;
}

static void check_again(const library *l, const nutgraf_options *options, int record, const char *text, size_t length,
                        const bytes *first)
{
    static bytes second;
    nutgraf_result *again = run(l, options, record, text, length);
    CHECK(again != NULL);
    render(again, "json", &second);
    what = "the second run";
    CHECK(same((nutgraf_text){first->ptr, first->length}, (nutgraf_text){second.ptr, second.length}));
    nutgraf_result_free(again);
}

void check_run(const library *l, const nutgraf_options *options, int record, const char *text, size_t length)
{
    static bytes written;
    unsigned number = number_of(text, length);
    int all = number % promises_sampled == 0;
    nutgraf_result *result = run(l, options, record, text, length);
    if (!result) return;
    check_meta(result);
    if (!options->clean_only) {
        check_sentences(result);
        check_places(result, options);
        check_budget(result, options);
        check_description(result, options);
        check_labels(result, options);
        int plain = !record && options->input == NUTGRAF_INPUT_TEXT && strcmp(result->offset_base, "input") == 0;
        if (plain && options->offset_unit == NUTGRAF_OFFSET_BYTE) check_slices(result, (const unsigned char *)text, length);
    }
    size_t formats = count_formats();
    for (size_t i = all ? 0 : number % formats; i < formats; i += all ? 1 : formats) {
        render(result, nutgraf_format(i), &written);
        check_output(&written, record);
        if (is_shown(nutgraf_format(i))) check_shown(&written);
    }
    if (all) {
        render(result, "json", &written);
        if (can_judge(record, text, length)) check_json(&written);
        check_again(l, options, record, text, length, &written);
    }
    nutgraf_result_free(result);
}
