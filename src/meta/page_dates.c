/* When a page was published and changed: what its head says, weighed against what readers see. */
#include "meta/page_parts.h"

#include "base/ascii.h"
#include "meta/dates.h"
#include "meta/title_words.h"
#include "meta/written_date.h"

static const struct {
    size_t above; /* lines around the headline in which a date is the article's */
    size_t below;
    size_t tokens; /* of such a line */
} NEAR = {3, 8, 24};

/* <meta> names, best first; NULL ends each list. */
static const char *const published_names[] = {"article:published_time",
                                              "og:article:published_time",
                                              "og:published_time",
                                              "article:published",
                                              "datepublished",
                                              "pubdate",
                                              "publishdate",
                                              "publish-date",
                                              "publication_date",
                                              "publication-date",
                                              "publish_date",
                                              "parsely-pub-date",
                                              "sailthru.date",
                                              "dc.date.issued",
                                              "dcterms.issued",
                                              "dcterms.created",
                                              "dc.date",
                                              "dcterms.date",
                                              "citation_publication_date",
                                              "citation_date",
                                              "date",
                                              "article.published",
                                              "article:post_time",
                                              "published",
                                              "published-date",
                                              "published_date",
                                              "published_at",
                                              "created",
                                              "dc.created",
                                              NULL};
static const char *const modified_names[] = {
    "article:modified_time", "og:article:modified_time", "og:updated_time",  "datemodified", "article:modified", "lastmod",
    "last-modified",         "dcterms.modified",         "dc.date.modified", "revised",      "article.updated",  NULL};

static bool set_date(ng_page *p, ng_span *to, ng_span text)
{
    char *room = text.len ? ng_arena_alloc(p->arena, NG_DAY_LENGTH) : NULL;
    ng_span date = room ? ng_written_date(text, room) : (ng_span){NULL, 0};
    p->failed = p->failed || (text.len && !room);
    if (!date.len) return false;
    *to = date;
    return true;
}

/* A <time> right at the headline is the article's, whatever lists of other articles come first; so is any on a page that has its
 * headline nowhere. */
static bool is_near_headline(const ng_page *p, size_t line)
{
    size_t at = p->meta->headline_line;
    if (at == NG_NO_ID) return true;
    return line + NEAR.above >= at && line <= at + NEAR.below;
}

/* "Updated on" stands in the line, and nothing of its publication. */
static bool speaks_of_change(const ng_page *p, size_t line)
{
    size_t end = line < p->lines->count ? p->tokens->line_first[line + 1] : 0;
    bool change = false;
    for (size_t i = end ? p->tokens->line_first[line] : 0; i < end; i++) {
        int32_t label = 0;
        size_t length = ng_phrases_match(&p->phrases, i, end, &label);
        if (length && label == NG_PHRASE_PUBLISHED) return false;
        change = change || (length && label == NG_PHRASE_MODIFIED);
    }
    return change;
}

/* <time> elements in document order that are not part of a list of other articles or a comment. */
static bool take_time(ng_page *p, bool labelled, bool near_headline, ng_span *to)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        const ng_claim *c = &p->markup->claims[i];
        const ng_element *e = &p->markup->elements[c->element];
        if (c->kind != NG_CLAIM_TIME || !c->value.len) continue;
        bool inside = e->within & (NG_IN_ARTICLE | NG_IN_MAIN);
        bool beside = (e->within & NG_IN_ASIDE) || (e->classes & 1U << NG_CLASS_SIDEBAR);
        if (e->classes & (1U << NG_CLASS_COMMENT | 1U << NG_CLASS_RELATED | 1U << NG_CLASS_FOOTER)) continue;
        if ((e->within & (NG_IN_FOOTER | NG_IN_NAV)) || (beside && !inside)) continue;
        if (near_headline && (!is_near_headline(p, c->line) || speaks_of_change(p, c->line))) continue;
        bool published = ng_span_equal(c->key, NG_SPAN("datepublished")) || ng_span_equal(c->key, NG_SPAN("datecreated"));
        if (labelled && !published) continue;
        if (ng_span_equal(c->key, NG_SPAN("datemodified"))) continue;
        if (set_date(p, to, c->value)) return true;
    }
    return false;
}

static bool take_meta_date(ng_page *p, const char *const *names, ng_span *to)
{
    for (size_t i = 0; names[i]; i++) {
        if (set_date(p, to, ng_page_claim(p, NG_CLAIM_META, names[i]))) return true;
    }
    return false;
}

/* A name that says so in its own way: "w-published-date". */
static bool take_published_claim(ng_page *p, ng_span *to)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        const ng_claim *c = &p->markup->claims[i];
        bool says_so = ng_ascii_holds(c->key, NG_SPAN("publish")) && ng_ascii_holds(c->key, NG_SPAN("date"));
        if (c->kind == NG_CLAIM_META && says_so && set_date(p, to, c->value)) return true;
    }
    return false;
}

/* The day of [a] is that of [b] or a later one. ISO 8601 days sort like text. */
static bool is_not_before(ng_span a, ng_span b)
{
    return a.len >= 10 && b.len >= 10 && memcmp(a.ptr, b.ptr, 10) >= 0;
}

/* M14. */
void ng_page_find_modified(ng_page *p)
{
    ng_span *to = &p->meta->date_modified;
    (void)(set_date(p, to, p->json.modified) || take_meta_date(p, modified_names, to)
           || set_date(p, to, ng_page_claim(p, NG_CLAIM_PROPERTY, "datemodified")) || set_date(p, to, p->json.page_modified));
}

/* A line whose element's class speaks of a date: "entry-date", "post-meta". */
static bool take_dated_line(ng_page *p, ng_span *to)
{
    const uint32_t others = 1U << NG_CLASS_COMMENT | 1U << NG_CLASS_RELATED | 1U << NG_CLASS_SIDEBAR;
    const ng_element *all = p->markup->elements;
    for (size_t i = 0; i < p->lines->count; i++) {
        const ng_element *e = &all[p->markup->lines[i].element];
        uint32_t near = e->own_classes | all[e->parent].own_classes | all[all[e->parent].parent].own_classes;
        if (!(near & 1U << NG_CLASS_DATE) || (e->classes & others) || (e->within & (NG_IN_FOOTER | NG_IN_NAV))) continue;
        ng_span text = ng_line_text(p->lines, i);
        if (ng_title_holds(text, NG_SPAN("updated")) || ng_title_holds(text, NG_SPAN("modified"))) continue;
        if (set_date(p, to, text)) return true;
    }
    return false;
}

/* The first date of a line that is not the day of a change. */
static bool read_line(const ng_page *p, size_t line, bool *changed, ng_date *date)
{
    size_t end = p->tokens->line_first[line + 1];
    int32_t label = 0;
    for (size_t i = p->tokens->line_first[line], step; i < end; i += step) {
        bool is_date = ng_date_read(p->lines, &p->phrases, i, end, date);
        if (is_date && !*changed && !date->swappable) return true;
        step = is_date ? date->end - i : ng_phrases_match(&p->phrases, i, end, &label);
        if (is_date) *changed = false;
        else if (step && label == NG_PHRASE_MODIFIED) *changed = true;
        else if (step && label == NG_PHRASE_PUBLISHED) *changed = false;
        step += !step;
    }
    return false;
}

/* A date in a short line around the headline, in whatever words the page's language has for it. A line that says "Updated" alone
 * speaks of the next one. */
static bool take_beside_headline(ng_page *p, ng_span *to)
{
    size_t at = p->meta->headline_line, from = at > NEAR.above ? at - NEAR.above : 0;
    bool changed = false;
    for (size_t i = from; at != NG_NO_ID && i < p->lines->count && i <= at + NEAR.below; i++) {
        ng_date date;
        if (i == at || ng_page_is_elsewhere(p, i)) continue;
        if (p->tokens->line_first[i + 1] - p->tokens->line_first[i] > NEAR.tokens) continue;
        if (!read_line(p, i, &changed, &date)) continue;
        char *room = ng_arena_alloc(p->arena, NG_DATE_LENGTH);
        p->failed = p->failed || !room;
        if (!room) return false;
        ng_date_write(&date, room);
        *to = ng_span_make(room, NG_DATE_LENGTH);
        return true;
    }
    return false;
}

/* What readers see: a <time> or a property that says that it is the day of publication, a <time> or a line with a date at the
 * headline, the date line of the text. */
static ng_span visible_date(ng_page *p)
{
    ng_span date = p->meta->date_published;
    (void)(take_time(p, true, false, &date) || take_time(p, false, true, &date) || take_beside_headline(p, &date)
           || set_date(p, &date, ng_page_claim(p, NG_CLAIM_PROPERTY, "datepublished")));
    return date;
}

/* A date somewhere on the page, which may be another article's. */
static ng_span loose_date(ng_page *p)
{
    ng_span date = {NULL, 0};
    (void)(take_time(p, false, false, &date) || take_dated_line(p, &date));
    return date;
}

/* [date], or none when it is later than the last change. */
static ng_span not_after(ng_span date, ng_span change)
{
    return date.len && change.len && !is_not_before(change, date) ? (ng_span){NULL, 0} : date;
}

/* M13. A date in the head of the page that is the day of the last change, or that comes without one, was often stamped when the
 * page was built: an earlier date that readers see is the publication then. A date that readers see and that is later than the
 * last change belongs to another article. A page that only says when it was changed has no better date than that. */
void ng_page_find_published(ng_page *p)
{
    ng_meta *m = p->meta;
    ng_span visible = visible_date(p), hidden = {NULL, 0};
    (void)(set_date(p, &hidden, p->json.published) || take_meta_date(p, published_names, &hidden)
           || take_published_claim(p, &hidden));
    if (!hidden.len) visible = not_after(visible, m->date_modified);
    bool stamped =
        (!m->date_modified.len || is_not_before(hidden, m->date_modified)) && visible.len && !is_not_before(visible, hidden);
    ng_span found = stamped ? visible : ng_first_of(hidden, visible);
    if (!found.len) (void)set_date(p, &found, p->json.page_published);
    if (!found.len) found = not_after(loose_date(p), m->date_modified);
    char *room = found.len ? NULL : ng_arena_alloc(p->arena, NG_DAY_LENGTH);
    p->failed = p->failed || (!found.len && !room);
    if (room) found = ng_address_date(p->address, room);
    m->date_published = ng_first_of(found, m->date_modified);
}
