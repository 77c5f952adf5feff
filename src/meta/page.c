/* Sources are tried in the order of docs/METADATA.md; the first one that gives a good value wins. JSON-LD, Open Graph and
 * <meta> are written for machines by the same system that prints the page, so that a date or an author there is worth more
 * than one that is guessed from a line; a headline there is often another one, made for search engines, so that the page's
 * own <h1> wins when it says the same thing. Rule ids M10 to M20.
 */
#include "meta/page.h"

#include "base/intern.h"

#include "meta/jsonld.h"
#include "meta/written_date.h"

static const struct {
    size_t likeness;      /* per cent of a heading's words that the page's title must hold for it to be the headline */
    size_t heading_words; /* a lone heading of so many words is the headline whatever the title says */
    size_t unspaced;      /* bytes of one in a script that has no spaces between words */
    size_t site_words;    /* a title's part behind a bar with more words than this is no site's name */
    size_t name_words;    /* of an author */
    size_t name_bytes;
    size_t most_tags;
    size_t words;      /* of a title that are compared */
    size_t date_above; /* lines around the headline in which a bare date is the article\'s */
    size_t date_below;
    size_t date_bytes; /* of such a line */
} LIMITS = {50, 3, 12, 4, 8, 160, 64, 48, 3, 8, 24};

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
static const char *const author_names[] = {
    "author", "parsely-author",      "sailthru.author", "dc.creator", "dcterms.creator", "citation_author",
    "byl",    "article:author_name", "article:author",  NULL};
static const char *const title_names[] = {"og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", NULL};
static const char *const source_names[] = {"og:site_name", "application-name", "publisher", "dc.publisher", NULL};
static const char *const section_names[] = {"article:section", "parsely-section", "section", "article.section", NULL};
static const char *const image_names[] = {"og:image",      "og:image:url",      "og:image:secure_url",
                                          "twitter:image", "twitter:image:src", NULL};
static const char *const description_names[] = {"og:description", "description", "twitter:description", "dc.description", NULL};
static const char *const tag_names[] = {"article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", NULL};

typedef struct page {
    const ng_lines *lines;
    const ng_markup *markup;
    ng_span address;
    ng_jsonld json;
    ng_arena *arena;
    ng_meta *meta;
    ng_span source;
    bool failed;
} page;

/* ---------------------------------------------------------------- claims */

static bool is_claim(const ng_claim *claim, ng_claim_kind kind, const char *key)
{
    return claim->kind == kind && claim->value.len && ng_span_equal(claim->key, ng_span_cstr(key));
}

static ng_span find_claim(const page *p, ng_claim_kind kind, const char *key)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        if (is_claim(&p->markup->claims[i], kind, key)) return p->markup->claims[i].value;
    }
    return (ng_span){NULL, 0};
}

static ng_span find_meta(const page *p, const char *const *names)
{
    ng_span found = {NULL, 0};
    for (size_t i = 0; names[i] && !found.ptr; i++) found = find_claim(p, NG_CLAIM_META, names[i]);
    return found;
}

static ng_span first_of(ng_span a, ng_span b)
{
    return a.len ? a : b;
}

/* ---------------------------------------------------------------- words of titles */

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_word_byte(char c)
{
    return (small(c) >= 'a' && small(c) <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The next word of [rest], cut from it. Curly quotation marks (E2 80 xx) are no part of words. */
static ng_span next_word(ng_span *rest)
{
    size_t from = 0, to;
    const char *s = rest->ptr;
    while (from < rest->len && (!is_word_byte(s[from]) || (from + 2 < rest->len && s[from] == '\xe2' && s[from + 1] == '\x80'))) {
        from += s[from] == '\xe2' && from + 2 < rest->len && s[from + 1] == '\x80' ? 3 : 1;
    }
    to = from;
    while (to < rest->len && is_word_byte(s[to]) && !(to + 2 < rest->len && s[to] == '\xe2' && s[to + 1] == '\x80')) to++;
    ng_span word = ng_span_slice(*rest, from, to);
    *rest = ng_span_slice(*rest, to, rest->len);
    return word;
}

static bool same_letters(ng_span a, ng_span b)
{
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        if (small(a.ptr[i]) != small(b.ptr[i])) return false;
    }
    return true;
}

static bool holds_letters(ng_span text, ng_span part)
{
    for (size_t i = 0; i + part.len <= text.len; i++) {
        if (same_letters(ng_span_slice(text, i, i + part.len), part)) return true;
    }
    return false;
}

static size_t count_words(ng_span text)
{
    size_t count = 0;
    while (text.len && next_word(&text).len) count++;
    return count;
}

static bool holds_word(ng_span text, ng_span word)
{
    for (size_t i = 0; text.len && i < LIMITS.words; i++) {
        ng_span w = next_word(&text);
        if (w.len && same_letters(w, word)) return true;
    }
    return false;
}

/* How many of the heading's words stand in one of the titles, and how many it has. */
static size_t shared_words(ng_span heading, const ng_span *titles, size_t title_count, size_t *words)
{
    size_t shared = 0;
    for (*words = 0; heading.len && *words < LIMITS.words;) {
        ng_span word = next_word(&heading);
        if (!word.len) break;
        ++*words;
        for (size_t t = 0; t < title_count; t++) {
            if (!holds_word(titles[t], word)) continue;
            shared++;
            break;
        }
    }
    return shared;
}

/* The letters and digits of [part] in the letters and digits of [whole], in a row: "BBC News" in "www.bbcnews.example". */
static bool is_part_of(ng_span part, ng_span whole)
{
    for (size_t from = 0; from < whole.len; from++) {
        size_t i = 0, k = from;
        while (i < part.len && k < whole.len) {
            if (!is_word_byte(part.ptr[i]))
                i++;
            else if (!is_word_byte(whole.ptr[k]))
                k++;
            else if (small(part.ptr[i]) != small(whole.ptr[k]))
                break;
            else
                i++, k++;
        }
        while (i < part.len && !is_word_byte(part.ptr[i])) i++;
        if (i == part.len) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- headline */

static ng_span host_of(ng_span address)
{
    ng_span rest = address, scheme = ng_span_cut(&rest, ':');
    if (!rest.len || ng_span_equal(scheme, address)) return NG_SPAN("");
    while (rest.len && rest.ptr[0] == '/') rest = ng_span_slice(rest, 1, rest.len);
    ng_span host = ng_span_cut(&rest, '/');
    return ng_span_starts(host, NG_SPAN("www.")) ? ng_span_slice(host, 4, host.len) : host;
}

static bool names_site(const page *p, ng_span part)
{
    ng_span host = host_of(p->address);
    if (count_words(part) == 0) return true;
    if (p->source.len && is_part_of(part, p->source)) return true;
    return host.len && part.len < 64 && is_part_of(part, host);
}

/* The length of the separator that begins at [at]: a bar, or a dash or dot between spaces. */
static size_t separator_at(ng_span text, size_t at)
{
    static const char *const marks[] = {
        " | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \xc2\xb7 ", " \xe2\x80\xa2 ", " \xc2\xbb ", " :: ", " / ",
        "| ",  " |"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (ng_span_starts(ng_span_slice(text, at, text.len), ng_span_cstr(marks[i]))) return strlen(marks[i]);
    }
    return 0;
}

/* M11: a title without the site's name at its end or its beginning. At most three parts are cut. */
static ng_span strip_site(const page *p, ng_span title)
{
    for (int i = 0; i < 3; i++) {
        size_t first = 0, first_end = 0, last = 0, last_end = 0;
        for (size_t at = 0; at < title.len; at++) {
            size_t length = separator_at(title, at);
            if (!length) continue;
            if (!first_end) {
                first = at;
                first_end = at + length;
            }
            last = at;
            last_end = at + length;
            at += length - 1;
        }
        if (!last_end) break;
        ng_span head = ng_span_trim(ng_span_slice(title, 0, last)),
                tail = ng_span_trim(ng_span_slice(title, last_end, title.len));
        bool bar = memchr(title.ptr + last, '|', last_end - last) != NULL;
        if (names_site(p, tail) || (bar && count_words(tail) <= LIMITS.site_words && count_words(head) >= LIMITS.heading_words)) {
            title = head;
        } else if (names_site(p, ng_span_slice(title, 0, first))) {
            title = ng_span_trim(ng_span_slice(title, first_end, title.len));
        } else {
            break;
        }
    }
    return title;
}

/* M10: the <h1> that says most of what the title says; a lone one of some words; else the title without the site's name. */
static ng_span find_heading(const page *p, const ng_span *titles, size_t title_count)
{
    const unsigned aside = NG_IN_NAV | NG_IN_ASIDE | NG_IN_FOOTER | NG_IN_FORM | NG_IN_DIALOG;
    ng_span best = {NULL, 0};
    size_t best_value = 0, headings = 0, best_words = 0, best_shared = 0;
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        const ng_claim *c = &p->markup->claims[i];
        size_t words, shared;
        if (c->kind != NG_CLAIM_HEADLINE || !c->value.len) continue;
        headings++;
        if (names_site(p, c->value)) continue;
        shared = shared_words(c->value, titles, title_count, &words);
        size_t value = words ? (shared < 6 ? shared : 6) * 100 * shared / words + 1 : 0;
        if (words < 2) value = (value + 1) / 2;
        if (p->markup->elements[c->element].within & aside) value /= 2;
        if (value <= best_value) continue;
        best = c->value;
        best_value = value;
        best_words = words;
        best_shared = shared;
    }
    bool alike = best_words >= 2 && best_shared * 100 >= best_words * LIMITS.likeness;
    bool long_enough = best_words >= LIMITS.heading_words || (best.len >= LIMITS.unspaced && (unsigned char)best.ptr[0] >= 0xe3);
    return alike || (headings == 1 && long_enough) ? best : (ng_span){NULL, 0};
}

static void find_headline(page *p)
{
    ng_span titles[] = {find_meta(p, title_names), find_claim(p, NG_CLAIM_TITLE, "title"), p->json.headline};
    ng_span found = find_heading(p, titles, sizeof titles / sizeof titles[0]);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0] && !found.len; i++) found = strip_site(p, titles[i]);
    if (!found.len || !count_words(found)) return;
    p->meta->headline = found;
    p->meta->headline_line = NG_NO_ID;
    for (size_t i = 0; i < p->lines->count; i++) {
        if (!ng_span_equal(ng_line_text(p->lines, i), found)) continue;
        p->meta->headline_line = (uint32_t)i;
        break;
    }
}

/* ---------------------------------------------------------------- author */

static ng_span skip_words(ng_span text, const char *words)
{
    ng_span prefix = ng_span_cstr(words);
    if (text.len <= prefix.len || !same_letters(ng_span_slice(text, 0, prefix.len), prefix)) return text;
    char next = text.ptr[prefix.len];
    bool ends = !is_word_byte(next) || (next >= 'A' && next <= 'Z'); /* "byAnn Lee": the space was the style sheet's */
    return ends ? ng_span_slice(text, prefix.len, text.len) : text;
}

/* "Written by Ann Lee | Reporter": the name alone. */
static ng_span clean_name(ng_span text)
{
    static const char *const prefixes[] = {"written by",  "words by", "story by", "posted by", "published by",
                                           "reported by", "authors",  "author",   "from",      "by"};
    text = ng_span_trim(text);
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        ng_span rest = skip_words(text, prefixes[i]);
        if (rest.len == text.len) continue;
        text = ng_span_trim(rest);
        while (text.len && (text.ptr[0] == ':' || text.ptr[0] == ' ')) text = ng_span_slice(text, 1, text.len);
    }
    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] == '|' || text.ptr[at] == '(' || text.ptr[at] == '<' || (at && separator_at(text, at))) {
            text = ng_span_slice(text, 0, at);
        }
    }
    text = ng_span_trim(text);
    while (text.len && (text.ptr[text.len - 1] == ',' || text.ptr[text.len - 1] == ':')) text.len--;
    return text;
}

static bool has_digit(ng_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9') return true;
    }
    return false;
}

/* Addresses, account names of the system and the site itself are no authors. */
static bool is_name(const page *p, ng_span name)
{
    static const char *const nobody[] = {
        "admin", "administrator", "editor",           "staff",      "webmaster", "guest",   "author",   "authors",
        "user",  "editorial",     "wordpress",        "root",       "about",     "follow",  "share",    "read more",
        "posts", "all posts",     "about the author", "the author", "about us",  "contact", "overview", "n/a"};
    if (!name.len || name.len > LIMITS.name_bytes || !count_words(name)) return false;
    if (memchr(name.ptr, '/', name.len) || memchr(name.ptr, '@', name.len) || memchr(name.ptr, '{', name.len)) return false;
    for (size_t i = 0; i < sizeof nobody / sizeof nobody[0]; i++) {
        if (same_letters(name, ng_span_cstr(nobody[i]))) return false;
    }
    return !(p->source.len && same_letters(name, p->source));
}

static bool take_name(page *p, ng_span text)
{
    ng_span name = clean_name(text);
    if (!is_name(p, name)) return false;
    p->meta->byline = name;
    return true;
}

/* A byline among elements whose class speaks of an author: one that says "by", else one that looks like a name. */
static bool take_byline(page *p, ng_claim_kind kind, bool labelled)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        const ng_claim *c = &p->markup->claims[i];
        if (c->kind != kind || !c->value.len) continue;
        const ng_element *e = &p->markup->elements[c->element];
        if (e->classes & (1U << NG_CLASS_COMMENT | 1U << NG_CLASS_RELATED | 1U << NG_CLASS_CARD)) continue;
        ng_span name = clean_name(c->value);
        bool has_label = name.len < c->value.len && name.ptr > c->value.ptr;
        size_t words = count_words(name);
        if (labelled ? !has_label || words > LIMITS.name_words * 2 : words < 2 || words > 4 || has_digit(name)) continue;
        if (kind == NG_CLAIM_BYLINE && !labelled && !(name.ptr[0] >= 'A' && name.ptr[0] <= 'Z')
            && (unsigned char)name.ptr[0] < 0x80)
            continue;
        if (take_name(p, c->value)) return true;
    }
    return false;
}

/* M12. */
static void find_author(page *p)
{
    if (take_name(p, p->json.author)) return;
    for (size_t i = 0; author_names[i]; i++) {
        if (take_name(p, find_claim(p, NG_CLAIM_META, author_names[i]))) return;
    }
    if (take_byline(p, NG_CLAIM_AUTHOR, true) || take_byline(p, NG_CLAIM_AUTHOR, false)) return;
    ng_span label = find_claim(p, NG_CLAIM_META, "twitter:label1");
    if (holds_word(label, NG_SPAN("written")) && take_name(p, find_claim(p, NG_CLAIM_META, "twitter:data1"))) return;
    if (take_byline(p, NG_CLAIM_BYLINE, true) || p->meta->byline.len) return;
    (void)take_byline(p, NG_CLAIM_BYLINE, false);
}

/* ---------------------------------------------------------------- dates */

static bool set_date(page *p, ng_span *to, ng_span text)
{
    char *room = text.len ? ng_arena_alloc(p->arena, NG_DAY_LENGTH) : NULL;
    ng_span date = room ? ng_written_date(text, room) : (ng_span){NULL, 0};
    p->failed = p->failed || (text.len && !room);
    if (!date.len) return false;
    *to = date;
    return true;
}

/* A <time> right at the headline is the article's, whatever lists of other articles come first. */
static bool is_near_headline(const page *p, size_t line)
{
    size_t at = p->meta->headline_line;
    return at != NG_NO_ID && line + LIMITS.date_above >= at && line <= at + LIMITS.date_below;
}

/* <time> elements in document order that are not part of a list of other articles or a comment. */
static bool take_time(page *p, bool labelled, bool near_headline, ng_span *to)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        const ng_claim *c = &p->markup->claims[i];
        const ng_element *e = &p->markup->elements[c->element];
        if (c->kind != NG_CLAIM_TIME || !c->value.len) continue;
        bool inside = e->within & (NG_IN_ARTICLE | NG_IN_MAIN), beside = (e->within & NG_IN_ASIDE) || (e->classes & 1U << NG_CLASS_SIDEBAR);
        if (e->classes & (1U << NG_CLASS_COMMENT | 1U << NG_CLASS_RELATED | 1U << NG_CLASS_FOOTER)) continue;
        if ((e->within & (NG_IN_FOOTER | NG_IN_NAV)) || (beside && !inside)) continue;
        if (near_headline && !is_near_headline(p, c->line)) continue;
        bool published = ng_span_equal(c->key, NG_SPAN("datepublished")) || ng_span_equal(c->key, NG_SPAN("datecreated"));
        if (labelled && !published) continue;
        if (ng_span_equal(c->key, NG_SPAN("datemodified"))) continue;
        if (set_date(p, to, c->value)) return true;
    }
    return false;
}

static bool take_meta_date(page *p, const char *const *names, ng_span *to)
{
    for (size_t i = 0; names[i]; i++) {
        if (set_date(p, to, find_claim(p, NG_CLAIM_META, names[i]))) return true;
    }
    return false;
}

/* A name that says so in its own way: "w-published-date". */
static bool take_published_claim(page *p, ng_span *to)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        const ng_claim *c = &p->markup->claims[i];
        if (c->kind != NG_CLAIM_META || !holds_letters(c->key, NG_SPAN("publish")) || !holds_letters(c->key, NG_SPAN("date"))) continue;
        if (set_date(p, to, c->value)) return true;
    }
    return false;
}

/* The day of [a] is that of [b] or a later one. ISO 8601 days sort like text. */
static bool is_not_before(ng_span a, ng_span b)
{
    return a.len >= 10 && b.len >= 10 && memcmp(a.ptr, b.ptr, 10) >= 0;
}

/* M14. */
static void find_modified(page *p)
{
    ng_span *to = &p->meta->date_modified;
    (void)(set_date(p, to, p->json.modified) || take_meta_date(p, modified_names, to)
           || set_date(p, to, find_claim(p, NG_CLAIM_PROPERTY, "datemodified")) || set_date(p, to, p->json.page_modified));
}

/* A line whose element's class speaks of a date: "entry-date", "post-meta". */
static bool take_dated_line(page *p, ng_span *to)
{
    const uint32_t others = 1U << NG_CLASS_COMMENT | 1U << NG_CLASS_RELATED | 1U << NG_CLASS_SIDEBAR;
    const ng_element *all = p->markup->elements;
    for (size_t i = 0; i < p->lines->count; i++) {
        const ng_element *e = &all[p->markup->lines[i].element];
        uint32_t near = e->own_classes | all[e->parent].own_classes | all[all[e->parent].parent].own_classes;
        if (!(near & 1U << NG_CLASS_DATE) || (e->classes & others) || (e->within & (NG_IN_FOOTER | NG_IN_NAV))) continue;
        ng_span text = ng_line_text(p->lines, i);
        if (holds_word(text, NG_SPAN("updated")) || holds_word(text, NG_SPAN("modified"))) continue;
        if (set_date(p, to, text)) return true;
    }
    return false;
}

/* A line near the headline that is hardly more than a date, in figures that the tables of words do not know: "17.05.2021". */
static bool take_near_headline(page *p, ng_span *to)
{
    size_t at = p->meta->headline_line, from = at > LIMITS.date_above ? at - LIMITS.date_above : 0;
    if (p->meta->headline_line == NG_NO_ID) return false;
    for (size_t i = from; i < p->lines->count && i <= at + LIMITS.date_below; i++) {
        ng_span text = ng_line_text(p->lines, i);
        if (i != at && text.len <= LIMITS.date_bytes && set_date(p, to, text)) return true;
    }
    return false;
}

/* What stands on the page for readers: a <time>, a line that is marked as a date, else the date line that the text gave. */
static ng_span visible_date(page *p)
{
    ng_span date = p->meta->date_published;
    if (take_time(p, true, false, &date)) return date;
    (void)(set_date(p, &date, find_claim(p, NG_CLAIM_PROPERTY, "datepublished")) || take_time(p, false, true, &date)
           || take_time(p, false, false, &date) || date.ptr
           || take_dated_line(p, &date) || take_near_headline(p, &date));
    return date;
}

/* M13. A date in the head of the page that is the day of the last change, or that comes without one, was often stamped when the
 * page was built: an earlier date that readers see is the publication then. A date that readers see and that is later than the
 * last change belongs to another article. A page that only says when it was changed has no better date than that. */
static void find_published(page *p)
{
    ng_meta *m = p->meta;
    ng_span visible = visible_date(p), hidden = {NULL, 0};
    if (!set_date(p, &hidden, p->json.published)) (void)(take_meta_date(p, published_names, &hidden) || take_published_claim(p, &hidden));
    if (!hidden.len && m->date_modified.len && visible.len && !is_not_before(m->date_modified, visible)) visible.len = 0;
    bool stamped =
        (!m->date_modified.len || is_not_before(hidden, m->date_modified)) && visible.len && !is_not_before(visible, hidden);
    ng_span found = stamped ? visible : first_of(hidden, visible);
    if (!found.len) (void)set_date(p, &found, p->json.page_published);
    char *room = found.len ? NULL : ng_arena_alloc(p->arena, NG_DAY_LENGTH);
    p->failed = p->failed || (!found.len && !room);
    if (room) found = ng_address_date(p->address, room);
    m->date_published = first_of(found, m->date_modified);
}

/* ---------------------------------------------------------------- the rest */

static void add_tag(ng_span *tags, size_t *count, ng_span tag)
{
    tag = ng_span_trim(tag);
    if (!tag.len || tag.len > LIMITS.name_bytes || *count == LIMITS.most_tags) return;
    for (size_t i = 0; i < *count; i++) {
        if (same_letters(tags[i], tag)) return;
    }
    tags[(*count)++] = tag;
}

/* The values of a <meta>, which may be a list with commas; each article:tag is one. */
static void add_listed(page *p, const char *name, bool single, ng_span *tags, size_t *count)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        if (!is_claim(&p->markup->claims[i], NG_CLAIM_META, name)) continue;
        ng_span rest = p->markup->claims[i].value;
        while (rest.len) add_tag(tags, count, single ? ng_span_cut(&rest, '\0') : ng_span_cut(&rest, ','));
    }
}

/* M16: the newsroom's tags: article:tag and its kin; JSON-LD's keywords; links that are tags; what the lines gave; then whatever
 * the page calls keywords, which is mostly written for search engines. */
static void find_tags(page *p)
{
    ng_span *tags = ng_arena_array(p->arena, LIMITS.most_tags, sizeof *tags);
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

/* M15, M17 to M20. */
static void find_rest(page *p)
{
    ng_span section = first_of(find_meta(p, section_names), p->json.section);
    if (section.len && !is_address(section)) p->meta->section = section;
    p->meta->source = p->source;
    ng_span canonical = first_of(find_claim(p, NG_CLAIM_LINK, "canonical"), find_claim(p, NG_CLAIM_META, "og:url"));
    if (is_address(canonical)) p->meta->canonical = canonical;
    ng_span image = first_of(find_meta(p, image_names), p->json.image);
    if (is_address(image)) p->meta->image = image;
    p->meta->description = find_meta(p, description_names);
}

ng_status ng_meta_page(const ng_lines *lines, const ng_markup *markup, ng_span address, bool titled, ng_arena *arena,
                       ng_meta *meta, ng_error *error)
{
    page p = {.lines = lines, .markup = markup, .address = address, .arena = arena, .meta = meta};
    if (!ng_jsonld_find(markup, arena, &p.json)) return ng_fail_memory(error);
    if (!address.len) p.address = first_of(find_claim(&p, NG_CLAIM_LINK, "canonical"), find_claim(&p, NG_CLAIM_META, "og:url"));
    p.source = first_of(find_meta(&p, source_names), p.json.source);
    if (!titled) find_headline(&p);
    find_author(&p);
    find_modified(&p);
    find_published(&p);
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
    meta->byline = first_of(meta->byline, own->byline);
    meta->dek = first_of(meta->dek, own->dek);
    meta->section = first_of(meta->section, own->section);
    meta->source = first_of(meta->source, own->source);
    if (is_address(own->image)) meta->image = first_of(meta->image, own->image);
    meta->description = first_of(own->description, meta->description);
    return take_record_date(own->date_published, arena, &meta->date_published)
           && take_record_date(own->date_modified, arena, &meta->date_modified);
}
