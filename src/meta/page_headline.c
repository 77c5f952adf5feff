/* The headline of a page: the <h1> that says what the titles say, else a title without the site's name. */
#include "meta/page_parts.h"

#include "base/ascii.h"
#include "meta/title_words.h"

static const struct {
    size_t likeness;      /* per cent of a heading's words that the page's title must hold for it to be the headline */
    size_t heading_words; /* a lone heading of so many words is the headline whatever the title says */
    size_t unspaced;      /* bytes of one in a script that has no spaces between words */
    size_t site_words;    /* a title's part behind a bar with more words than this is no site's name */
} LIMITS = {50, 3, 12, 4};

static const char *const title_names[] = {"og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", NULL};

static ng_span host_of(ng_span address)
{
    ng_span rest = address, scheme = ng_span_cut(&rest, ':');
    if (!rest.len || ng_span_equal(scheme, address)) return NG_SPAN("");
    while (rest.len && rest.ptr[0] == '/') rest = ng_span_slice(rest, 1, rest.len);
    ng_span host = ng_span_cut(&rest, '/');
    return ng_span_starts(host, NG_SPAN("www.")) ? ng_span_slice(host, 4, host.len) : host;
}

static bool names_site(const ng_page *p, ng_span part)
{
    ng_span host = host_of(p->address);
    if (ng_title_count(part) == 0) return true;
    if (p->source.len && ng_title_is_part(part, p->source)) return true;
    return host.len && part.len < 64 && ng_title_is_part(part, host);
}

/* M11: a title without the site's name at its end or its beginning. At most three parts are cut. */
static ng_span strip_site(const ng_page *p, ng_span title)
{
    for (int i = 0; i < 3; i++) {
        size_t first = 0, first_end = 0, last = 0, last_end = 0;
        for (size_t at = 0; at < title.len; at++) {
            size_t length = ng_title_separator(title, at);
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
        bool named = bar && ng_title_count(tail) <= LIMITS.site_words && ng_title_count(head) >= LIMITS.heading_words;
        if (names_site(p, tail) || named) {
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
static ng_span find_heading(const ng_page *p, const ng_span *titles, size_t title_count)
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
        shared = ng_title_shared(c->value, titles, title_count, &words);
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

void ng_page_find_headline(ng_page *p)
{
    ng_span titles[] = {ng_page_meta(p, title_names), ng_page_claim(p, NG_CLAIM_TITLE, "title"), p->json.headline};
    ng_span found = find_heading(p, titles, sizeof titles / sizeof titles[0]);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0] && !found.len; i++) found = strip_site(p, titles[i]);
    if (!found.len || !ng_title_count(found)) return;
    p->meta->headline = found;
    p->meta->headline_line = NG_NO_ID;
    for (size_t i = 0; i < p->lines->count; i++) {
        if (!ng_span_equal(ng_line_text(p->lines, i), found)) continue;
        p->meta->headline_line = (uint32_t)i;
        break;
    }
}
