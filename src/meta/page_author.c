/* The author of a page: a name, never an address, an account of the system or the site itself. */
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

static ng_span skip_words(ng_span text, const char *words)
{
    ng_span prefix = ng_span_cstr(words);
    if (text.len <= prefix.len || !ng_ascii_equal(ng_span_slice(text, 0, prefix.len), prefix)) return text;
    char next = text.ptr[prefix.len];
    bool ends = !ng_title_is_word(next) || (next >= 'A' && next <= 'Z'); /* "byAnn Lee": the space was the style sheet's */
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

/* Addresses, account names of the system and the site itself are no authors. */
static bool is_name(const ng_page *p, ng_span name)
{
    static const char *const nobody[] = {
        "admin", "administrator", "editor",           "staff",      "webmaster", "guest",   "author",   "authors",
        "user",  "editorial",     "wordpress",        "root",       "about",     "follow",  "share",    "read more",
        "posts", "all posts",     "about the author", "the author", "about us",  "contact", "overview", "n/a"};
    if (!name.len || name.len > LIMITS.name_bytes || !ng_title_count(name)) return false;
    if (memchr(name.ptr, '/', name.len) || memchr(name.ptr, '@', name.len) || memchr(name.ptr, '{', name.len)) return false;
    for (size_t i = 0; i < sizeof nobody / sizeof nobody[0]; i++) {
        if (ng_ascii_equal(name, ng_span_cstr(nobody[i]))) return false;
    }
    return !(p->source.len && ng_ascii_equal(name, p->source));
}

static bool take_name(ng_page *p, ng_span text)
{
    ng_span name = clean_name(text);
    if (!is_name(p, name)) return false;
    p->meta->byline = name;
    return true;
}

/* A byline among elements whose class speaks of an author: one that says "by", else one that looks like a name. */
static bool take_byline(ng_page *p, ng_claim_kind kind, bool labelled)
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
        if (kind == NG_CLAIM_BYLINE && !labelled && !(name.ptr[0] >= 'A' && name.ptr[0] <= 'Z')
            && (unsigned char)name.ptr[0] < 0x80)
            continue;
        if (take_name(p, c->value)) return true;
    }
    return false;
}

/* M12. */
void ng_page_find_author(ng_page *p)
{
    if (take_name(p, p->json.author)) return;
    for (size_t i = 0; author_names[i]; i++) {
        if (take_name(p, ng_page_claim(p, NG_CLAIM_META, author_names[i]))) return;
    }
    if (take_byline(p, NG_CLAIM_AUTHOR, true) || take_byline(p, NG_CLAIM_AUTHOR, false)) return;
    ng_span label = ng_page_claim(p, NG_CLAIM_META, "twitter:label1");
    if (ng_title_holds(label, NG_SPAN("written")) && take_name(p, ng_page_claim(p, NG_CLAIM_META, "twitter:data1"))) return;
    if (take_byline(p, NG_CLAIM_BYLINE, true) || p->meta->byline.len) return;
    (void)take_byline(p, NG_CLAIM_BYLINE, false);
}
