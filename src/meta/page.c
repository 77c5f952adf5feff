/* Sources are tried in the order of docs/METADATA.md; the first one that gives a good value wins. JSON-LD, Open Graph and
 * <meta> are written for machines by the same system that prints the page, so that a date or an author there is worth more
 * than one that is guessed from a line; a headline there is often another one, made for search engines, so that the page's
 * own <h1> wins when it says the same thing. Rule ids M10 to M20. Headline, author and dates have files of their own.
 */
#include "meta/page.h"

#include "base/ascii.h"
#include "meta/page_parts.h"
#include "meta/written_date.h"

static const struct {
    size_t tags;
    size_t tag_bytes;
} MOST = {64, 160};

/* <meta> names, best first; NULL ends each list. */
static const char *const source_names[] = {"og:site_name", "application-name", "publisher", "dc.publisher", NULL};
static const char *const section_names[] = {"article:section", "parsely-section", "section", "article.section", NULL};
static const char *const image_names[] = {"og:image",      "og:image:url",      "og:image:secure_url",
                                          "twitter:image", "twitter:image:src", NULL};
static const char *const description_names[] = {"og:description", "description", "twitter:description", "dc.description", NULL};
static const char *const tag_names[] = {"article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", NULL};

/* "#ai" of a blog is the tag "ai". */
static void add_tag(ng_span *tags, size_t *count, ng_span tag)
{
    tag = ng_span_trim(tag);
    if (tag.len > 1 && tag.ptr[0] == '#') tag = ng_span_slice(tag, 1, tag.len);
    if (!tag.len || tag.len > MOST.tag_bytes || *count == MOST.tags) return;
    for (size_t i = 0; i < *count; i++) {
        if (ng_ascii_equal(tags[i], tag)) return;
    }
    tags[(*count)++] = tag;
}

/* The values of a <meta>, which may be a list with commas; each article:tag is one. */
static void add_listed(ng_page *p, const char *name, bool single, ng_span *tags, size_t *count)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        if (!ng_page_is_claim(&p->markup->claims[i], NG_CLAIM_META, name)) continue;
        ng_span rest = p->markup->claims[i].value;
        while (rest.len) add_tag(tags, count, single ? ng_span_cut(&rest, '\0') : ng_span_cut(&rest, ','));
    }
}

/* M16: the newsroom's tags: article:tag and its kin; JSON-LD's keywords; links that are tags; what the lines gave; then whatever
 * the page calls keywords, which is mostly written for search engines. */
static void find_tags(ng_page *p)
{
    ng_span *tags = ng_arena_array(p->arena, MOST.tags, sizeof *tags);
    size_t count = 0;
    if (!tags) {
        p->failed = true;
        return;
    }
    for (size_t n = 0; tag_names[n] && !count; n++) add_listed(p, tag_names[n], n == 0, tags, &count);
    for (size_t i = 0; i < p->json.keyword_count && (i || !count); i++) add_tag(tags, &count, p->json.keywords[i]);
    bool links = count == 0;
    for (size_t i = 0; links && i < p->markup->claim_count; i++) {
        if (p->markup->claims[i].kind == NG_CLAIM_TAG) add_tag(tags, &count, p->markup->claims[i].value);
    }
    if (!count && p->meta->given_tag_count) return;
    if (!count) add_listed(p, "keywords", false, tags, &count);
    if (!count) return;
    p->meta->given_tags = tags;
    p->meta->given_tag_count = count;
}

static bool is_address(ng_span text)
{
    return ng_span_starts(text, NG_SPAN("http://")) || ng_span_starts(text, NG_SPAN("https://"));
}

/* What the page calls its own address. */
static ng_span own_address(const ng_page *p)
{
    return ng_first_of(ng_page_claim(p, NG_CLAIM_LINK, "canonical"), ng_page_claim(p, NG_CLAIM_META, "og:url"));
}

/* M15, M17 to M20. */
static void find_rest(ng_page *p)
{
    ng_span section = ng_first_of(ng_page_meta(p, section_names), p->json.section);
    if (section.len && !is_address(section)) p->meta->section = section;
    p->meta->source = p->source;
    ng_span canonical = own_address(p);
    if (is_address(canonical)) p->meta->canonical = canonical;
    ng_span image = ng_first_of(ng_page_meta(p, image_names), p->json.image);
    if (is_address(image)) p->meta->image = image;
    p->meta->description = ng_page_meta(p, description_names);
}

ng_status ng_meta_page(const ng_lines *lines, const ng_tokens *tokens, const ng_markup *markup, const ng_language *language,
                       ng_span address, bool titled, ng_arena *arena, ng_meta *meta, ng_error *error)
{
    ng_page p = {.lines = lines, .tokens = tokens, .markup = markup, .address = address, .arena = arena, .meta = meta};
    (void)ng_phrases_init(&p.phrases, language->noise, tokens, NULL);
    if (!ng_jsonld_find(markup, arena, &p.json)) return ng_fail_memory(error);
    if (!address.len) p.address = own_address(&p);
    p.source = ng_first_of(ng_page_meta(&p, source_names), p.json.source);
    if (!titled) ng_page_find_headline(&p);
    ng_page_find_author(&p);
    ng_page_find_modified(&p);
    ng_page_find_published(&p);
    find_tags(&p);
    find_rest(&p);
    return p.failed ? ng_fail_memory(error) : NG_OK;
}

/* A date of a record, which may be written in any way. */
static bool take_record_date(ng_span written, ng_arena *arena, ng_span *to)
{
    if (to->len || !written.len) return true;
    char *room = ng_arena_alloc(arena, NG_DAY_LENGTH);
    if (room) *to = ng_written_date(written, room);
    return room != NULL;
}

bool ng_meta_record(const ng_meta *own, ng_arena *arena, ng_meta *meta)
{
    meta->byline = ng_first_of(meta->byline, own->byline);
    meta->dek = ng_first_of(meta->dek, own->dek);
    meta->section = ng_first_of(meta->section, own->section);
    meta->source = ng_first_of(meta->source, own->source);
    if (is_address(own->image)) meta->image = ng_first_of(meta->image, own->image);
    meta->description = ng_first_of(own->description, meta->description);
    return take_record_date(own->date_published, arena, &meta->date_published)
           && take_record_date(own->date_modified, arena, &meta->date_modified);
}
