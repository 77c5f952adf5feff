/* The headline of a page: the <h1> that says what the titles say, else a title without the site's name. */
#include "meta/page_parts.h"

#include "base/ascii.h"
#include "meta/title_words.h"

/* Each word of a heading is looked for in each title. */
enum { MOST_HEADINGS = 64, LONGEST_TITLE = 1000 /* bytes */ };

static const struct {
    size_t likeness;      /* per cent of a heading's words that the page's title must hold for it to be the headline */
    size_t heading_words; /* a lone heading of so many words is the headline unless the title says something else altogether */
    size_t unlike;        /* per cent of its words below which the title does */
    size_t most_words;    /* of a headline; what is longer is a paragraph in a heading's place */
    size_t unspaced;      /* bytes of one in a script that has no spaces between words */
    size_t site_words;    /* a title's part behind a bar with more words than this is no site's name */
} LIMITS = {50, 3, 15, 36, 12, 4};

static const char *const title_names[] = {"og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", NULL};

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
        if (ng_page_names_site(p, tail) || named) {
            title = head;
        } else if (ng_page_names_site(p, ng_span_slice(title, 0, first))) {
            title = ng_span_trim(ng_span_slice(title, first_end, title.len));
        } else {
            break;
        }
    }
    return title;
}

/* How much of [text] stands in [title], in per cent of its words. */
static size_t likeness(ng_span text, ng_span title)
{
    size_t words, shared = ng_title_shared(text, &title, 1, &words);
    return words ? shared * 100 / words : 0;
}

/* The titles say something else altogether: the heading is the site's, or a box's. A second title that repeats the first one and
 * adds words ("Loom Times: Old weir rebuilt") speaks for no heading. */
static bool is_unlike(ng_span heading, const ng_span *titles, size_t title_count)
{
    const ng_span *first = NULL;
    for (size_t i = 0; i < title_count; i++) {
        if (ng_title_count(titles[i]) < LIMITS.heading_words) continue;
        bool repeats = first && likeness(*first, titles[i]) >= LIMITS.likeness;
        if (!repeats && likeness(heading, titles[i]) >= LIMITS.unlike) return false;
        if (!first) first = &titles[i];
    }
    return first != NULL;
}

/* A heading of several lines: all of them, or the first one when no title knows the others ("Posted on 3 May"). */
static ng_span whole_heading(const ng_page *p, const ng_claim *c, const ng_span *titles, size_t title_count)
{
    ng_span first = c->line < p->lines->count ? ng_line_text(p->lines, c->line) : c->value;
    if (first.len >= c->value.len || !ng_span_starts(c->value, first)) return c->value;
    size_t words, shared = ng_title_shared(ng_span_slice(c->value, first.len, c->value.len), titles, title_count, &words);
    return shared * 100 >= words * LIMITS.likeness ? c->value : first;
}

/* M10: the <h1> that says most of what the title says; a lone one of some words; else the title without the site's name. */
static ng_span find_heading(const ng_page *p, const ng_span *titles, size_t title_count)
{
    const unsigned aside = NG_IN_NAV | NG_IN_ASIDE | NG_IN_FOOTER | NG_IN_FORM | NG_IN_DIALOG;
    ng_span best = {NULL, 0};
    size_t best_value = 0, headings = 0, best_words = 0, best_shared = 0;
    for (size_t i = 0; i < p->markup->claim_count && headings < MOST_HEADINGS; i++) {
        const ng_claim *c = &p->markup->claims[i];
        size_t words, shared;
        if (c->kind != NG_CLAIM_HEADLINE || !c->value.len) continue;
        headings++;
        ng_span heading = whole_heading(p, c, titles, title_count);
        if (ng_page_names_site(p, heading) || is_unlike(heading, titles, title_count)) continue;
        shared = ng_title_shared(heading, titles, title_count, &words);
        if (words > LIMITS.most_words) continue;
        size_t value = words ? (shared < 6 ? shared : 6) * 100 * shared / words + 1 : 0;
        if (words < 2) value = (value + 1) / 2;
        if (p->markup->elements[c->element].within & aside) value /= 2;
        if (value <= best_value) continue;
        best = heading;
        best_value = value;
        best_words = words;
        best_shared = shared;
    }
    bool alike = best_words >= 2 && best_shared * 100 >= best_words * LIMITS.likeness;
    bool long_enough = best_words >= LIMITS.heading_words || (best.len >= LIMITS.unspaced && (unsigned char)best.ptr[0] >= 0xe3);
    return alike || (headings == 1 && long_enough) ? best : (ng_span){NULL, 0};
}

/* The headline, or its first line: a heading may have several. */
static bool is_line_of(const ng_page *p, size_t line, ng_span headline)
{
    ng_span text = ng_line_text(p->lines, line);
    if (text.len == headline.len) return ng_span_equal(text, headline);
    return p->markup->lines[line].heading == 1 && ng_span_starts(headline, text) && headline.ptr[text.len] == ' ';
}

void ng_page_find_headline(ng_page *p)
{
    ng_span titles[] = {ng_page_meta(p, title_names), ng_page_claim(p, NG_CLAIM_TITLE, "title"), p->json.headline};
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) titles[i] = ng_span_head(titles[i], LONGEST_TITLE);
    ng_span found = find_heading(p, titles, sizeof titles / sizeof titles[0]);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0] && !found.len; i++) found = strip_site(p, titles[i]);
    if (!found.len || !ng_title_count(found)) return;
    p->meta->headline = found;
    p->meta->headline_line = NG_NO_ID;
    p->meta->headline_start = 0;
    for (size_t i = 0; i < p->lines->count; i++) {
        if (!is_line_of(p, i, found)) continue;
        p->meta->headline_line = (uint32_t)i;
        break;
    }
}
