#include "read/html_claims.h"

#include "base/ascii.h"

enum { MOST_CLAIMS = 4096 };

static bool add(ng_claims *c, ng_claim_kind kind, ng_span key, ng_span value, const ng_claim_place *place)
{
    if (c->count >= MOST_CLAIMS) return false;
    ng_claim *items = ng_arena_room(c->arena, c->items, c->count, &c->capacity, 64, sizeof *items);
    if (!items) {
        c->failed = true;
        return false;
    }
    c->items = items;
    c->items[c->count++] =
        (ng_claim){.key = key, .value = value, .line = place->line, .element = place->element, .kind = (uint8_t)kind};
    return true;
}

/* The length of the white space at [at], of ASCII or the space that does not break (C2 A0); 0 when there is none. */
static size_t space_at(ng_span text, size_t at)
{
    if ((unsigned char)text.ptr[at] <= ' ') return 1;
    return text.ptr[at] == '\xc2' && at + 1 < text.len && text.ptr[at + 1] == '\xa0' ? 2 : 0;
}

/* References decoded and white space made one space. */
static ng_span clean_value(ng_claims *c, ng_span raw)
{
    ng_span decoded = ng_html_decode(raw, c->arena);
    char *out = decoded.ptr ? ng_arena_alloc(c->arena, decoded.len + 1) : NULL;
    size_t length = 0;
    if (!out) {
        c->failed = true;
        return NG_SPAN("");
    }
    for (size_t i = 0, space; i < decoded.len; i += space ? space : 1) {
        space = space_at(decoded, i);
        if (!space) out[length++] = decoded.ptr[i];
        else if (length && out[length - 1] != ' ') out[length++] = ' ';
    }
    return ng_span_trim(ng_span_make(out, length));
}

static ng_span lowered(ng_claims *c, ng_span raw)
{
    ng_span copy = clean_value(c, raw);
    char *out = ng_arena_alloc(c->arena, copy.len + 1);
    if (!out) {
        c->failed = true;
        return NG_SPAN("");
    }
    for (size_t i = 0; i < copy.len; i++) out[i] = ng_ascii_lower(copy.ptr[i]);
    return ng_span_make(out, copy.len);
}

/* A claim whose value is the text of the element that is being opened. */
static uint32_t add_wanting(ng_claims *c, ng_claim_kind kind, ng_span key, const ng_claim_place *place)
{
    return add(c, kind, key, NG_SPAN(""), place) ? (uint32_t)c->count : 0;
}

static void take_meta(ng_claims *c, const ng_span *at, ng_span content, const ng_claim_place *place)
{
    if (!content.ptr) return;
    for (ng_html_at a = NG_AT_NAME; a <= NG_AT_PROPERTY; a++) {
        if (at[a].len) add(c, NG_CLAIM_META, lowered(c, at[a]), clean_value(c, content), place);
    }
    ng_claim_kind kind = place->in_head ? NG_CLAIM_META : NG_CLAIM_PROPERTY;
    if (at[NG_AT_ITEMPROP].len) add(c, kind, lowered(c, at[NG_AT_ITEMPROP]), clean_value(c, content), place);
}

static uint32_t take_time(ng_claims *c, const ng_span *at, ng_span content, const ng_claim_place *place)
{
    if (!content.len) return add_wanting(c, NG_CLAIM_TIME, NG_SPAN(""), place);
    ng_span key = at[NG_AT_ITEMPROP].len ? lowered(c, at[NG_AT_ITEMPROP]) : NG_SPAN("");
    add(c, NG_CLAIM_TIME, key, clean_value(c, content), place);
    return 0;
}

/* What any element may be. */
static uint32_t take_element(ng_claims *c, const ng_html_tag *tag, const ng_span *at, ng_span content,
                             const ng_claim_place *place)
{
    ng_span property = at[NG_AT_ITEMPROP];
    if (tag->name == NG_HTML_A && ng_ascii_holds(at[NG_AT_REL], NG_SPAN("tag"))) {
        return add_wanting(c, NG_CLAIM_TAG, NG_SPAN("tag"), place);
    }
    if (ng_ascii_holds(at[NG_AT_REL], NG_SPAN("author")) || ng_ascii_holds(property, NG_SPAN("author"))) {
        return add_wanting(c, NG_CLAIM_AUTHOR, NG_SPAN("author"), place);
    }
    if (property.len && content.ptr) {
        add(c, NG_CLAIM_PROPERTY, lowered(c, property), clean_value(c, content), place);
        return 0;
    }
    if (property.len) return add_wanting(c, NG_CLAIM_PROPERTY, lowered(c, property), place);
    return place->classes & 1U << NG_CLASS_AUTHOR ? add_wanting(c, NG_CLAIM_BYLINE, NG_SPAN("byline"), place) : 0;
}

uint32_t ng_claims_take(ng_claims *c, const ng_html_tag *tag, const ng_span at[NG_AT_COUNT], const ng_claim_place *place)
{
    ng_span content = at[NG_AT_CONTENT].ptr ? at[NG_AT_CONTENT] : at[NG_AT_DATETIME];
    switch (tag->name) {
    case NG_HTML_META:
        take_meta(c, at, content, place);
        return 0;
    case NG_HTML_LINK:
        if (at[NG_AT_REL].len && at[NG_AT_HREF].len) {
            add(c, NG_CLAIM_LINK, lowered(c, at[NG_AT_REL]), clean_value(c, at[NG_AT_HREF]), place);
        }
        return 0;
    case NG_HTML_HTML:
        if (at[NG_AT_LANG].len) add(c, NG_CLAIM_LANGUAGE, NG_SPAN("lang"), clean_value(c, at[NG_AT_LANG]), place);
        return 0;
    case NG_HTML_TITLE:
        return add_wanting(c, NG_CLAIM_TITLE, NG_SPAN("title"), place);
    case NG_HTML_TIME:
        return take_time(c, at, content, place);
    case NG_HTML_H1:
        return add_wanting(c, NG_CLAIM_HEADLINE, NG_SPAN("h1"), place);
    default:
        return take_element(c, tag, at, content, place);
    }
}

void ng_claims_take_script(ng_claims *c, const ng_html_tag *tag, ng_span content, const ng_claim_place *place)
{
    ng_span type = ng_html_attribute_get(tag, NG_SPAN("type"));
    if (tag->name != NG_HTML_SCRIPT || !ng_ascii_holds(type, NG_SPAN("ld+json"))) return;
    add(c, NG_CLAIM_JSON, NG_SPAN("ld+json"), content, place);
}

void ng_claims_set_written(ng_claims *c, uint32_t number, ng_span raw)
{
    c->items[number - 1].value = clean_value(c, raw);
}
