#include "result/result.h"

#include "result/explain.h"
#include "result/offsets.h"
#include "result/reasons.h"
#include "wrap/utf8.h"

/* The public struct comes first, so that a pointer to one is a pointer to the other. */
typedef struct owned_result {
    nutgraf_result result;
    ng_arena arena;
} owned_result;

/* Filling is a row of copies that may each run out of memory: [failed] is looked at once at the end. */
typedef struct maker {
    const ng_outcome *from;
    const nutgraf_options *options;
    nutgraf_result *to;
    ng_arena *arena;
    ng_offsets offsets;
    bool failed;
} maker;

static const char *const tag_sources[] = {
    [NG_TAG_VOCABULARY] = "vocabulary", [NG_TAG_GIVEN] = "given", [NG_TAG_KEYWORD] = "keyword", [NG_TAG_TOPIC] = "topic"};

static nutgraf_text copy(maker *m, ng_span text)
{
    if (!text.ptr) return (nutgraf_text){NULL, 0};
    ng_span kept = ng_arena_copy(m->arena, text);
    if (!kept.ptr) m->failed = true;
    return (nutgraf_text){kept.ptr, kept.len};
}

/* A field that is absent when it is empty. */
static nutgraf_text copy_some(maker *m, ng_span text)
{
    return text.len ? copy(m, text) : (nutgraf_text){NULL, 0};
}

static void *array(maker *m, size_t count, size_t size)
{
    void *items = ng_arena_zeros(m->arena, count, size);
    if (!items) m->failed = true;
    return items;
}

static nutgraf_place place_of(const maker *m, uint32_t start, uint32_t end)
{
    size_t offset, length;
    ng_lines_source(&m->from->lines, start, end, &offset, &length);
    return ng_offsets_place(&m->offsets, offset, length);
}

static void put_meta(maker *m)
{
    const ng_meta *meta = &m->from->meta;
    nutgraf_result *to = m->to;
    to->id = copy(m, m->from->id);
    to->url = copy(m, m->from->url);
    to->language = copy(m, ng_span_cstr(m->from->tokens.language));
    to->headline = copy_some(m, meta->headline);
    to->dek = copy_some(m, meta->dek);
    to->title = m->from->title.len ? copy_some(m, m->from->title) : to->headline;
    to->slug = copy_some(m, m->from->slug);
    to->byline = copy_some(m, meta->byline);
    to->dateline = copy_some(m, meta->dateline);
    to->section = copy_some(m, meta->section);
    to->date_published = copy_some(m, meta->date_published);
    to->date_modified = copy_some(m, meta->date_modified);
    to->source = copy_some(m, meta->source);
    to->canonical_url = copy_some(m, meta->canonical);
    to->image = copy_some(m, meta->image);
    nutgraf_text *given = array(m, meta->given_tag_count, sizeof *given);
    for (size_t i = 0; given && i < meta->given_tag_count; i++) given[i] = copy(m, meta->given_tags[i]);
    to->given_tags = given;
    to->given_tag_count = given ? meta->given_tag_count : 0;
}

/* [rank] is each sentence's place in the order of the scores, from 1. */
static nutgraf_sentence make_sentence(maker *m, uint32_t index, const uint32_t *rank, bool selected)
{
    const ng_sentence *s = &m->from->sentences.items[index];
    const ng_sentence_score *score = &m->from->scores.items[index];
    uint32_t end = selected && m->from->choice.cut ? m->from->choice.cut : s->end;
    ng_span text = ng_span_slice(m->from->lines.text, s->start, end);
    nutgraf_sentence out = {.score = score->total, .centrality = score->centrality, .position = score->position,
                            .content = score->content};
    out.text = copy(m, text);
    out.place = place_of(m, s->start, end);
    out.graphemes = ng_utf8_graphemes(text);
    out.rank = rank[index];
    out.index = index;
    out.selected = selected;
    return out;
}

static uint32_t *make_ranks(maker *m)
{
    const ng_scores *scores = &m->from->scores;
    uint32_t *rank = array(m, scores->count, sizeof *rank);
    for (size_t i = 0; rank && i < scores->count; i++) rank[scores->order[i]] = (uint32_t)i + 1;
    return rank;
}

static void put_all_sentences(maker *m, const uint32_t *rank, nutgraf_sentence *items)
{
    const ng_choice *choice = &m->from->choice;
    bool *selected = array(m, m->from->scores.count, sizeof *selected);
    for (size_t i = 0; selected && i < choice->count; i++) selected[choice->sentences[i]] = true;
    for (uint32_t i = 0; selected && i < m->from->scores.count; i++) items[i] = make_sentence(m, i, rank, selected[i]);
}

static void put_sentences(maker *m)
{
    const ng_choice *choice = &m->from->choice;
    bool all = m->options->all_sentences || m->options->explain;
    size_t count = all ? m->from->scores.count : choice->count;
    uint32_t *rank = make_ranks(m);
    nutgraf_sentence *items = array(m, count, sizeof *items);
    if (!rank || !items) return;
    if (all) {
        put_all_sentences(m, rank, items);
    } else {
        for (size_t i = 0; i < count; i++) items[i] = make_sentence(m, choice->sentences[i], rank, true);
    }
    m->to->sentences = items;
    m->to->sentence_count = count;
    m->to->word_count = m->from->sentences.words;
    bool asked = m->options->fit != NULL;
    m->to->description = copy(m, asked && !m->from->description.ptr ? NG_SPAN("") : m->from->description);
    m->to->summary = copy(m, m->from->summary.ptr ? m->from->summary : NG_SPAN(""));
}

static void put_keywords(maker *m)
{
    const ng_keywords *from = &m->from->keywords;
    nutgraf_keyword *items = array(m, from->count, sizeof *items);
    for (size_t i = 0; items && i < from->count; i++) {
        const ng_keyword *k = &from->items[i];
        nutgraf_place *places = array(m, k->mention_count, sizeof *places);
        items[i] = (nutgraf_keyword){copy(m, k->text), copy_some(m, k->type), k->score, k->count, places, k->mention_count};
        for (size_t j = 0; places && j < k->mention_count; j++) {
            places[j] = place_of(m, k->mentions[j].start, k->mentions[j].end);
        }
    }
    m->to->keywords = items;
    m->to->keyword_count = items ? from->count : 0;
}

static void put_tags(maker *m)
{
    const ng_tags *from = &m->from->tags;
    nutgraf_tag *items = array(m, from->count, sizeof *items);
    for (size_t i = 0; items && i < from->count; i++) {
        const ng_tag *t = &from->items[i];
        items[i] = (nutgraf_tag){copy(m, t->name), copy_some(m, t->uri), copy_some(m, t->type), tag_sources[t->source]};
    }
    m->to->tags = items;
    m->to->tag_count = items ? from->count : 0;
}

static nutgraf_subject make_subject(maker *m, const ng_topic *topic)
{
    return (nutgraf_subject){.name = copy(m, topic->name), .uri = copy_some(m, topic->uri), .confidence = topic->confidence};
}

static void put_narrower(maker *m, const ng_topic *topic, nutgraf_subject *to)
{
    if (topic->narrower_count == 0) return;
    nutgraf_subject *items = array(m, topic->narrower_count, sizeof *items);
    for (size_t i = 0; items && i < topic->narrower_count; i++) items[i] = make_subject(m, &topic->narrower[i]);
    to->narrower = items;
    to->narrower_count = items ? topic->narrower_count : 0;
}

static void put_subjects(maker *m)
{
    const ng_topics *from = &m->from->topics;
    nutgraf_subject *items = array(m, from->count, sizeof *items);
    for (size_t i = 0; items && i < from->count; i++) {
        items[i] = make_subject(m, &from->items[i]);
        put_narrower(m, &from->items[i], &items[i]);
    }
    m->to->subjects = items;
    m->to->subject_count = items ? from->count : 0;
}

/* Neighbouring lines that were removed for one reason are one entry. */
static void put_removed(maker *m)
{
    const ng_lines *lines = &m->from->lines;
    nutgraf_removed *items = array(m, lines->count, sizeof *items);
    size_t count = 0;
    for (size_t i = 0, next; items && i < lines->count; i = next) {
        const ng_kept_line *line = &m->from->kept.lines[i];
        next = i + 1;
        if (line->keep || line->role != NG_ROLE_NOISE) continue;
        while (next < lines->count && m->from->kept.lines[next].role == NG_ROLE_NOISE
               && m->from->kept.lines[next].reason == line->reason && !m->from->kept.lines[next].keep) {
            next++;
        }
        nutgraf_place place = place_of(m, lines->items[i].start, lines->items[next - 1].end);
        items[count++] = (nutgraf_removed){place, ng_result_reason(line->reason)};
    }
    m->to->removed = items;
    m->to->removed_count = count;
}

/* The kept lines as paragraphs, for clean_only. */
static void put_text(maker *m)
{
    const ng_lines *lines = &m->from->lines;
    char *text = ng_arena_array(m->arena, 1, lines->text.len + lines->count + 1);
    size_t length = 0;
    if (!text) {
        m->failed = true;
        return;
    }
    for (size_t i = 0; i < lines->count; i++) {
        const ng_kept_line *line = &m->from->kept.lines[i];
        if (!line->keep || line->body >= lines->items[i].end) continue;
        if (length) {
            memcpy(text + length, "\n\n", 2);
            length += 2;
        }
        memcpy(text + length, lines->text.ptr + line->body, lines->items[i].end - line->body);
        length += lines->items[i].end - line->body;
    }
    text[length] = '\0';
    m->to->text = (nutgraf_text){text, length};
}

static void put_sketch(maker *m)
{
    const ng_sketch *from = &m->from->sketch;
    uint16_t *items = from->items ? array(m, NG_SKETCH_SIZE, sizeof *items) : NULL;
    if (!items) return;
    memcpy(items, from->items, NG_SKETCH_SIZE * sizeof *items);
    m->to->sketch = items;
    m->to->sketch_size = NG_SKETCH_SIZE;
}

static void put_members(maker *m)
{
    const ng_json_object *from = &m->from->members;
    nutgraf_member *items = array(m, from->count, sizeof *items);
    for (size_t i = 0; items && i < from->count; i++) {
        items[i] = (nutgraf_member){copy(m, from->members[i].name), copy(m, from->members[i].raw)};
    }
    m->to->members = items;
    m->to->member_count = items ? from->count : 0;
}

static void put_warnings(maker *m)
{
    static const char *const names[] = {"no_article", "replaced_bytes", "no_language_data",
                                        "truncated",  "bad_language",   "no_topics"};
    const ng_outcome *from = m->from;
    bool missing = !m->to->article && !from->title_only;
    bool has[] = {missing, from->lines.replaced > 0, from->no_language_data && !missing,
                  from->kept.truncated, from->bad_language, from->no_topics && !missing};
    const char **items = array(m, sizeof names / sizeof names[0], sizeof *items);
    size_t count = 0;
    for (size_t i = 0; items && i < sizeof names / sizeof names[0]; i++) {
        if (has[i]) items[count++] = names[i];
    }
    m->to->warnings = items;
    m->to->warning_count = count;
}

static void fill(maker *m)
{
    const ng_outcome *from = m->from;
    m->to->article = from->kept.kept > 0;
    m->to->truncated = from->kept.truncated;
    m->to->offset_unit = m->options->offset_unit;
    m->to->offset_base = from->offset_base;
    put_meta(m);
    if (m->options->clean_only) put_text(m);
    put_sentences(m);
    put_keywords(m);
    put_tags(m);
    put_subjects(m);
    put_removed(m);
    put_sketch(m);
    if (m->options->explain && !ng_result_explain(from, m->options, m->to, m->arena)) m->failed = true;
    put_members(m);
    put_warnings(m);
}

ng_status ng_result_make(nutgraf_result **out, const ng_outcome *outcome, const nutgraf_options *options,
                         const char *digest, ng_allocator allocator, ng_error *error)
{
    *out = NULL;
    owned_result *owned = ng_allocate(&allocator, sizeof *owned);
    if (!owned) return ng_fail_memory(error);
    *owned = (owned_result){.result = {.model_digest = digest}};
    owned->result.allocator = (nutgraf_allocator){allocator.allocate, allocator.release, allocator.user};
    ng_arena_init(&owned->arena, allocator);
    maker m = {.from = outcome, .options = options, .to = &owned->result, .arena = &owned->arena};
    m.failed = !ng_offsets_init(&m.offsets, options->offset_unit, outcome->lines.source, &owned->arena);
    if (!m.failed) fill(&m);
    if (m.failed) {
        ng_result_free(&owned->result);
        return ng_fail_memory(error);
    }
    *out = &owned->result;
    return NG_OK;
}

void ng_result_free(nutgraf_result *result)
{
    if (!result) return;
    owned_result *owned = (owned_result *)(void *)result;
    ng_allocator allocator = owned->arena.allocator;
    ng_arena_free(&owned->arena);
    ng_release(&allocator, owned);
}
