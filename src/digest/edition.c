/* The order of a digest: which story comes first, what stands above all of them. O(n log n) in the stories for the sort. */
#include "digest/digest.h"

#include "base/intern.h"

#include <stdlib.h>

enum {
    DAY = 10,        /* bytes of YYYY-MM-DD */
    MOST_OTHERS = 5, /* reports that are named below a story: more would bury the next one */
    LEAST_NAMED = 2  /* stories that a tag of the lead stands in */
};

static const ng_report *best_of(const nutgraf_digest *digest, uint32_t story)
{
    return &digest->reports[digest->stories[story].best];
}

static int compare_text(nutgraf_text a, nutgraf_text b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int difference = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return difference ? difference : (a.length > b.length) - (a.length < b.length);
}

/* ---------------------------------------------------------------- order */

/* What a story is sorted by; qsort hands no context on. */
typedef struct place {
    const ng_report *best;
    uint32_t count;
    uint32_t story;
    uint32_t group; /* the place of the topic's first story; 0 without groups */
} place;

static int compare_places(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    int date = compare_text(y->best->date, x->best->date);
    if (date) return date;
    return x->story < y->story ? -1 : x->story > y->story;
}

/* Gives each story the group of its topic, in the order in which the topics come. Stories without one have the last group. */
static bool group_places(place *places, size_t count, ng_arena *arena)
{
    ng_interner topics;
    if (!ng_interner_init(&topics, arena, 64)) return false;
    for (size_t i = 0; i < count; i++) {
        nutgraf_text topic = places[i].best->body->topic;
        ng_span name = ng_span_make(topic.ptr, topic.length);
        bool added;
        places[i].group = name.len ? ng_interner_add(&topics, name, ng_hash(name), &added) : NG_NO_ID - 1;
        if (places[i].group == NG_NO_ID) return false;
    }
    return true;
}

static bool put_in_order(ng_edition *edition, ng_arena *arena)
{
    const nutgraf_digest *digest = edition->digest;
    place *places = ng_arena_array(arena, digest->story_count, sizeof *places);
    if (!places) return false;
    for (size_t i = 0; i < digest->story_count; i++) {
        places[i] = (place){best_of(digest, (uint32_t)i), digest->stories[i].count, (uint32_t)i, 0};
    }
    qsort(places, digest->story_count, sizeof *places, compare_places);
    size_t most = digest->options.stories;
    edition->count = most && most < digest->story_count ? most : digest->story_count;
    if (digest->options.by_topic) {
        if (!group_places(places, edition->count, arena)) return false;
        qsort(places, edition->count, sizeof *places, compare_places);
    }
    edition->order = ng_allocate(&digest->allocator, edition->count * sizeof *edition->order);
    for (size_t i = 0; edition->order && i < edition->count; i++) edition->order[i] = places[i].story;
    return edition->order != NULL;
}

/* ---------------------------------------------------------------- lead */

typedef struct named {
    nutgraf_text name;
    uint32_t count;
} named;

/* Puts what is named [count] times among the first, before those with fewer. */
static void place_name(named *first, size_t *kept, named candidate)
{
    size_t at = *kept;
    while (at > 0 && first[at - 1].count < candidate.count) at--;
    if (at == NG_MOST_NAMED) return;
    if (*kept < NG_MOST_NAMED) ++*kept;
    for (size_t i = *kept - 1; i > at; i--) first[i] = first[i - 1];
    first[at] = candidate;
}

static bool count_names(ng_edition *edition, ng_arena *arena)
{
    ng_interner names;
    named first[NG_MOST_NAMED];
    size_t total = 0;
    for (size_t i = 0; i < edition->count; i++) total += ng_edition_report(edition, i)->body->tag_count;
    uint32_t *counts = ng_arena_zeros(arena, total + 1, sizeof *counts);
    if (!counts || !ng_interner_init(&names, arena, total)) return false;
    for (size_t i = 0; i < edition->count; i++) {
        const ng_report_body *body = ng_edition_report(edition, i)->body;
        for (size_t k = 0; k < body->tag_count; k++) {
            ng_span tag = ng_span_make(body->tags[k].ptr, body->tags[k].length);
            bool topic = body->topic.length && compare_text(body->tags[k], body->topic) == 0, added;
            if (topic || !tag.len) continue;
            uint32_t id = ng_interner_add(&names, tag, ng_hash(tag), &added);
            if (id == NG_NO_ID) return false;
            counts[id]++;
        }
    }
    for (uint32_t id = 0; id < names.count; id++) {
        nutgraf_text name = {names.entries[id].key.ptr, names.entries[id].key.len};
        if (counts[id] >= LEAST_NAMED) place_name(first, &edition->named_count, (named){name, counts[id]});
    }
    for (size_t i = 0; i < edition->named_count; i++) edition->named[i] = first[i].name;
    return true;
}

static void find_days(ng_edition *edition)
{
    const nutgraf_digest *digest = edition->digest;
    for (size_t i = 0; i < digest->report_count; i++) {
        if (digest->reports[i].date.length < DAY) continue;
        nutgraf_text day = {digest->reports[i].date.ptr, DAY};
        if (!edition->from.ptr || compare_text(day, edition->from) < 0) edition->from = day;
        if (!edition->to.ptr || compare_text(day, edition->to) > 0) edition->to = day;
    }
}

static void add_counted(ng_strbuf *out, size_t count, const char *one, const char *many)
{
    ng_strbuf_add_size(out, count);
    ng_strbuf_add_char(out, ' ');
    ng_strbuf_add_cstr(out, count == 1 ? one : many);
}

static void add_days(ng_strbuf *out, const ng_edition *edition)
{
    if (!edition->from.ptr) return;
    ng_strbuf_add_cstr(out, ", ");
    ng_strbuf_add(out, ng_span_make(edition->from.ptr, edition->from.length));
    if (compare_text(edition->from, edition->to) == 0) return;
    ng_strbuf_add_cstr(out, " to ");
    ng_strbuf_add(out, ng_span_make(edition->to.ptr, edition->to.length));
}

void ng_edition_lead(const ng_edition *edition, ng_strbuf *first, ng_strbuf *second)
{
    const nutgraf_digest *digest = edition->digest;
    add_counted(first, digest->story_count, "story", "stories");
    ng_strbuf_add_cstr(first, " from ");
    add_counted(first, digest->report_count, "article", "articles");
    add_days(first, edition);
    ng_strbuf_add_char(first, '.');
    if (!edition->named_count) return;
    ng_strbuf_add_cstr(second, "Named most: ");
    for (size_t i = 0; i < edition->named_count; i++) {
        if (i) ng_strbuf_add_cstr(second, ", ");
        ng_strbuf_add(second, ng_span_make(edition->named[i].ptr, edition->named[i].length));
    }
    ng_strbuf_add_char(second, '.');
}

/* ---------------------------------------------------------------- what the formats ask for */

bool ng_edition_make(ng_edition *edition, const nutgraf_digest *digest)
{
    ng_arena arena;
    *edition = (ng_edition){.digest = digest};
    ng_arena_init(&arena, digest->allocator);
    bool good = put_in_order(edition, &arena) && count_names(edition, &arena);
    find_days(edition);
    ng_arena_free(&arena);
    return good;
}

void ng_edition_free(ng_edition *edition)
{
    ng_release(&edition->digest->allocator, edition->order);
    edition->order = NULL;
}

const ng_story *ng_edition_story(const ng_edition *edition, size_t i)
{
    return &edition->digest->stories[edition->order[i]];
}

const ng_report *ng_edition_report(const ng_edition *edition, size_t i)
{
    return best_of(edition->digest, edition->order[i]);
}

nutgraf_text ng_edition_heading(const ng_edition *edition, size_t i)
{
    static const nutgraf_text other = {"Other", 5}, none = {NULL, 0};
    if (!edition->digest->options.by_topic) return none;
    nutgraf_text topic = ng_edition_report(edition, i)->body->topic;
    if (i && compare_text(topic, ng_edition_report(edition, i - 1)->body->topic) == 0) return none;
    return topic.length ? topic : other;
}

nutgraf_text ng_edition_language(const ng_edition *edition)
{
    return edition->count ? ng_edition_report(edition, 0)->body->language : (nutgraf_text){NULL, 0};
}

size_t ng_edition_others(const ng_edition *edition, const ng_story *story, void (*add)(ng_strbuf *, const ng_report *, bool first),
                         ng_strbuf *out)
{
    size_t added = 0;
    for (uint32_t i = story->first; i != NG_NO_REPORT && added < MOST_OTHERS; i = edition->digest->reports[i].next) {
        if (i != story->best) add(out, &edition->digest->reports[i], added++ == 0);
    }
    return story->count - 1 - added;
}

void ng_digest_origin(ng_strbuf *out, const ng_report *report, void (*escape)(ng_strbuf *, nutgraf_text))
{
    nutgraf_text day = report->date;
    if (day.length > DAY) day.length = DAY;
    escape(out, report->source);
    if (report->source.length && day.length) ng_strbuf_add_cstr(out, ", ");
    escape(out, day);
}

nutgraf_text ng_digest_headline(const ng_report *report)
{
    static const nutgraf_text none = {"(no headline)", 13};
    if (report->headline.length) return report->headline;
    return report->address.length ? report->address : none;
}
