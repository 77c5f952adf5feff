/* M12. The author of a page: a name, never an address or an account of the system. Sources are tried in the order of
 * docs/METADATA.md; what names the site, or could be an account, counts only when nothing else names anybody. */
#include "meta/page_parts.h"

#include "base/ascii.h"
#include "meta/title_words.h"

static const struct {
    size_t name_words; /* of an author */
    size_t name_bytes;
} LIMITS = {8, 160};

static const char *const author_names[] = {
    "author", "parsely-author",      "sailthru.author", "dc.creator", "dcterms.creator", "citation_author",
    "byl",    "article:author_name", "article:author",  NULL};

/* What stands in front of a name. */
static const char *const labels[] = {"written by",  "words by", "story by", "posted by", "published by", "article by",
                                     "reported by", "authors",  "author",   "from",      "by"};

/* Accounts of systems, and links of templates that stand where an author should. */
static const char *const nobody[] = {
    "admin", "administrator", "editor",           "staff",      "webmaster", "guest",   "author",   "authors",
    "user",  "editorial",     "wordpress",        "root",       "about",     "follow",  "share",    "read more",
    "posts", "all posts",     "about the author", "the author", "about us",  "contact", "overview", "n/a"};

static ng_span skip_label(ng_span text, ng_span label)
{
    if (text.len <= label.len || !ng_ascii_starts(text, label)) return text;
    char next = text.ptr[label.len];
    bool ends = !ng_title_is_word(next) || (next >= 'A' && next <= 'Z'); /* "byAnn Lee": the space was the style sheet's */
    return ends ? ng_span_slice(text, label.len, text.len) : text;
}

/* "Written by Ann Lee | Reporter": the name alone. */
static ng_span clean_name(ng_span text)
{
    text = ng_span_trim(text);
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        ng_span rest = skip_label(text, ng_span_cstr(labels[i]));
        if (rest.len == text.len) continue;
        text = ng_span_trim(rest);
        while (text.len && (text.ptr[0] == ':' || text.ptr[0] == ' ')) text = ng_span_slice(text, 1, text.len);
    }
    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] == '|' || text.ptr[at] == '(' || text.ptr[at] == '<' || (at && ng_title_separator(text, at))) {
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
        if (ng_ascii_is_digit(text.ptr[i])) return true;
    }
    return false;
}

static bool is_in(ng_span text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (ng_ascii_equal(text, ng_span_cstr(list[i]))) return true;
    }
    return false;
}

static bool is_name(ng_span name)
{
    if (!name.len || name.len > LIMITS.name_bytes || !ng_title_count(name)) return false;
    if (memchr(name.ptr, '/', name.len) || memchr(name.ptr, '@', name.len) || memchr(name.ptr, '{', name.len)) return false;
    bool letters = false;
    for (size_t i = 0; i < name.len; i++) letters = letters || (ng_title_is_word(name.ptr[i]) && !ng_ascii_is_digit(name.ptr[i]));
    return letters && !is_in(name, nobody, sizeof nobody / sizeof nobody[0])
           && !is_in(name, labels, sizeof labels / sizeof labels[0]);
}

/* The site itself, or what only a system calls somebody: "ann.lee", "ann_lee7". */
static bool is_doubtful(const ng_page *p, ng_span name)
{
    bool spaced = memchr(name.ptr, ' ', name.len) != NULL;
    bool account = memchr(name.ptr, '.', name.len) || memchr(name.ptr, '_', name.len) || has_digit(name);
    return ng_page_names_site(p, name) || (!spaced && account);
}

static bool take_name(ng_page *p, ng_span text, bool doubtful)
{
    ng_span name = clean_name(text);
    if (!is_name(name) || (!doubtful && is_doubtful(p, name))) return false;
    p->meta->byline = name;
    return true;
}

/* A byline among elements that speak of an author: one that says "by", else one that looks like a name. */
static bool take_element(ng_page *p, ng_claim_kind kind, bool labelled, bool doubtful)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        const ng_claim *c = &p->markup->claims[i];
        if (c->kind != kind || !c->value.len) continue;
        const ng_element *e = &p->markup->elements[c->element];
        if (e->classes & (1U << NG_CLASS_COMMENT | 1U << NG_CLASS_RELATED | 1U << NG_CLASS_CARD)) continue;
        ng_span name = clean_name(c->value);
        bool has_label = name.len < c->value.len && name.ptr > c->value.ptr;
        size_t words = ng_title_count(name);
        if (labelled ? !has_label || words > LIMITS.name_words * 2 : words < 2 || words > 4 || has_digit(name)) continue;
        bool small = (unsigned char)name.ptr[0] < 0x80 && !(name.ptr[0] >= 'A' && name.ptr[0] <= 'Z');
        if (small && (labelled ? words > 1 : kind == NG_CLAIM_BYLINE)) continue; /* "by the way" */
        if (kind == NG_CLAIM_BYLINE && !labelled && !ng_page_may_be_name(p, name)) continue;
        if (take_name(p, c->value, doubtful)) return true;
    }
    return false;
}

static bool take_meta(ng_page *p, bool doubtful)
{
    for (size_t i = 0; author_names[i]; i++) {
        if (take_name(p, ng_page_claim(p, NG_CLAIM_META, author_names[i]), doubtful)) return true;
    }
    ng_span label = ng_page_claim(p, NG_CLAIM_META, "twitter:label1");
    return ng_title_holds(label, NG_SPAN("written")) && take_name(p, ng_page_claim(p, NG_CLAIM_META, "twitter:data1"), doubtful);
}

/* Those who say whose name it is. */
static bool take_said(ng_page *p, bool doubtful)
{
    return take_element(p, NG_CLAIM_BYLINE, true, doubtful) || take_name(p, p->json.author, doubtful) || take_meta(p, doubtful)
           || take_name(p, ng_page_visible_byline(p), doubtful) || take_element(p, NG_CLAIM_AUTHOR, true, doubtful)
           || take_element(p, NG_CLAIM_AUTHOR, false, doubtful);
}

void ng_page_find_author(ng_page *p)
{
    ng_span of_lines = p->meta->byline.len && ng_page_may_be_name(p, p->meta->byline) ? p->meta->byline : (ng_span){NULL, 0};
    if (take_said(p, false) || take_name(p, ng_page_bare_byline(p), false) || take_name(p, ng_page_signed_byline(p), false)
        || take_name(p, of_lines, false) || take_element(p, NG_CLAIM_BYLINE, false, false))
        return;
    if (!take_said(p, true)) p->meta->byline = of_lines;
}
