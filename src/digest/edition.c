/* What stands in a digest: the stories that are shown and what stands above all of them. */
#include "digest/edition.h"

#include "base/intern.h"

enum { LEAST_NAMED = 2 }; /* stories that a tag of the lead stands in */

/* ---------------------------------------------------------------- lead */

static const ng_report_body *body_of(const ng_edition *edition, size_t i)
{
    return ng_edition_story(edition, i)->best->body;
}

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

static bool count_names(ng_edition *edition)
{
    ng_interner names;
    named first[NG_MOST_NAMED];
    size_t total = 0;
    for (size_t i = 0; i < edition->count; i++) total += body_of(edition, i)->tag_count;
    uint32_t *counts = ng_arena_zeros(&edition->arena, total + 1, sizeof *counts);
    if (!counts || !ng_interner_init(&names, &edition->arena, total)) return false;
    for (size_t i = 0; i < edition->count; i++) {
        const ng_report_body *body = body_of(edition, i);
        for (size_t k = 0; k < body->tag_count; k++) {
            ng_span tag = ng_span_make(body->tags[k].ptr, body->tags[k].length);
            bool topic = body->topic.length && ng_text_compare(body->tags[k], body->topic) == 0, added;
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

static void add_counted(ng_strbuf *out, size_t count, const char *one, const char *many)
{
    ng_strbuf_add_size(out, count);
    ng_strbuf_add_char(out, ' ');
    ng_strbuf_add_cstr(out, count == 1 ? one : many);
}

static void add_days(ng_strbuf *out, const nutgraf_digest *digest)
{
    if (!*digest->from) return;
    ng_strbuf_add_cstr(out, ", ");
    ng_strbuf_add_cstr(out, digest->from);
    if (memcmp(digest->from, digest->to, NG_DAY) == 0) return;
    ng_strbuf_add_cstr(out, " to ");
    ng_strbuf_add_cstr(out, digest->to);
}

void ng_edition_lead(const ng_edition *edition, ng_strbuf *first, ng_strbuf *second)
{
    const nutgraf_digest *digest = edition->digest;
    add_counted(first, nutgraf_digest_stories(digest), "story", "stories");
    ng_strbuf_add_cstr(first, " from ");
    add_counted(first, digest->report_count, "article", "articles");
    add_days(first, digest);
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
    size_t most = digest->options.stories;
    *edition = (ng_edition){.digest = digest};
    ng_arena_init(&edition->arena, digest->allocator);
    edition->count = most && most < digest->story_count ? most : digest->story_count;
    edition->order = ng_story_order(digest, edition->count, digest->options.by_topic != 0, &edition->arena);
    return edition->order && count_names(edition);
}

void ng_edition_free(ng_edition *edition)
{
    ng_arena_free(&edition->arena);
    edition->order = NULL;
}

const ng_story *ng_edition_story(const ng_edition *edition, size_t i)
{
    return &edition->digest->stories[edition->order[i]];
}

nutgraf_text ng_edition_heading(const ng_edition *edition, size_t i)
{
    static const nutgraf_text other = {"Other", 5}, none = {NULL, 0};
    if (!edition->digest->options.by_topic) return none;
    nutgraf_text topic = body_of(edition, i)->topic;
    if (i && ng_text_compare(topic, body_of(edition, i - 1)->topic) == 0) return none;
    return topic.length ? topic : other;
}

nutgraf_text ng_edition_language(const ng_edition *edition)
{
    return edition->count ? body_of(edition, 0)->language : (nutgraf_text){NULL, 0};
}
