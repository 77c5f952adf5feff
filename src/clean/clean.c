/* From features to a verdict: is this a page, which of its lines are the article, why did the others go.
 *
 * C01 a text is an article as it is unless two kinds of noise are evident; C02 on a page, lines are kept by ng_page_classify;
 * C03 a caption is no article; C04 a removed line is named after its own phrases, else after the block it stands in;
 * C05 the article is truncated when a paywall begins right behind its last line; C06 a dateline is not part of the sentence;
 * C07 what only looks like a menu, and would leave nothing, is kept; C08, C33, C34 lines that stand alone (stray.c);
 * C09 the article begins with a line that ends; C16 a page without running text has no article but its sentences (page.c);
 * C17 to C20: mail (mail.c), running heads, second copies, press releases (forms.c); C21 HTML is a page, unless it is a
 * fragment: nothing is linked and nothing stands in a menu, a form, a header or a footer; C22 what an HTML page holds twice,
 * for wide and for narrow screens, is kept once; C37 captions that markup sets apart, and a table of contents, are no article;
 * C38 nor is a list of links to other stories; C39, C40 nor a list of sources, nor what a newsletter's sponsor says (forms.c).
 * Cost O(tokens): regular expressions see only lines that a phrase of the noise table or a bracket near the start allows.
 */
#include "clean/clean.h"

#include "clean/boxes.h"
#include "clean/features.h"
#include "clean/forms.h"
#include "clean/head.h"
#include "clean/mail.h"
#include "clean/markup.h"
#include "clean/page.h"
#include "clean/roles.h"
#include "clean/stray.h"

static const struct {
    unsigned kinds;      /* C01: kinds of noise that prove a page */
    size_t menu_run;     /* short lines in a row that are a menu in any language */
    size_t footer;       /* short lines behind the last sentence that are a footer, when there is a menu */
    uint32_t menu_words;
    size_t repeats;      /* repeated short lines that are furniture in any language */
    uint32_t caption_words;
    uint32_t credited_words, credit_words; /* C03: of a caption below a credit, at least; of the credit, at most */
    size_t paywall_reach; /* C05: lines behind the article's last one */
    uint32_t paywall_words; /* "Subscribe" alone stands on every page */
    uint32_t paywall_phrase; /* the longest of several lines together */
    size_t dateline_reach; /* C06: bytes within which a dateline's dash stands */
    size_t dateline_lines; /* C06: lines of the article that are asked, at most */
    uint32_t twice_words;  /* C22: shorter lines may stand twice in an article */
    uint32_t unlinked_bytes; /* C38: of an item that is nothing but a link: its bullet */
    size_t list_levels;    /* C38: from the item's text to its list, and the box around it */
} LIMITS = {2, 6, 4, 4, 4, 40, 4, 3, 4, 3, 2, 80, 3, 6, 4, 4};

static bool is_menu_line(const ng_line_features *f)
{
    return f->words > 0 && f->words <= LIMITS.menu_words && !f->end;
}

static unsigned count_bits(unsigned bits)
{
    unsigned count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
}

enum { FOOTER = NG_REASON_COUNT }; /* one kind more: short lines at the end as well as at the top */

/* C01. The menu at the top and the short lines at the very end, with running text between: a page in any language. */
static bool is_framed(const ng_clean_view *view)
{
    size_t run = 0, longest = 0, i = view->first, tail = 0;
    for (; i < view->lines->count && !ng_line_is_prose(&view->features[i]); i++) {
        run = is_menu_line(&view->features[i]) ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    for (size_t k = view->lines->count; k > i && !ng_line_ends(&view->features[k - 1]); k--) {
        tail += is_menu_line(&view->features[k - 1]);
    }
    return longest >= LIMITS.menu_run && tail >= LIMITS.footer;
}

/* C01. The kinds of noise that are evident: bits of ng_reason. *structure gets those that need no word of a language. */
static unsigned find_evidence(const ng_clean_view *view, unsigned *structure)
{
    unsigned kinds = 0;
    size_t run = 0, repeats = 0;
    *structure = 0;
    for (size_t i = view->first; i < view->lines->count; i++) {
        const ng_line_features *f = &view->features[i];
        if (f->words == 0) continue;
        if (f->copyright) kinds |= 1U << NG_REASON_COPYRIGHT;
        else if (ng_line_is_furniture(f)) kinds |= 1U << f->reason;
        run = is_menu_line(f) ? run + 1 : 0;
        if (run >= LIMITS.menu_run) *structure |= 1U << NG_REASON_NAVIGATION;
        repeats += f->repeated && !ng_line_ends(f);
    }
    if (repeats >= LIMITS.repeats) *structure |= 1U << NG_REASON_DUPLICATE;
    /* Where the words of menus are known, they must be seen. */
    bool known = ng_language_table(view->language, NG_TABLE_NOISE)->count > 0 && strcmp(view->language->code, "und") != 0;
    if (!known && is_framed(view)) *structure |= 1U << FOOTER;
    return kinds | *structure;
}

/* C03. */
static ng_status is_caption(const ng_clean_view *view, size_t line, ng_regex_scratch *scratch, bool *caption)
{
    const ng_line_features *f = &view->features[line];
    ng_regex_match match;
    *caption = false;
    if (!(f->reasons & 1U << NG_REASON_CAPTION) || f->words > LIMITS.caption_words) return NG_OK;
    return ng_language_search(view->language, NG_SPAN("caption"), scratch, ng_line_text(view->lines, line), caption,
                              &match);
}

/* C03. A caption below the name of the agency that took the picture, as broadcasters print them: "Getty Images", "The sandbank
 * disappears twice a day". The agency is no author then. */
static bool is_credited(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line], *above = line > view->first ? f - 1 : NULL;
    if (!above || f->end || f->words < LIMITS.credited_words || f->words > LIMITS.caption_words) return false;
    if (f->small * 2 < f->words || ng_line_is_meta(f) || ng_line_is_furniture(f)) return false;
    bool credit = above->reason == NG_REASON_CAPTION && above->words > 1 && above->noise_words == above->words;
    return !above->end && above->words <= LIMITS.credit_words && (credit || above->leading == NG_PHRASE_AGENCY);
}

/* C04, for one line: [block] is the reason of the noise above it. */
static ng_reason reason_of(const ng_line_features *f, ng_reason block)
{
    if (f->copyright) return NG_REASON_COPYRIGHT;
    if (f->reason) return (ng_reason)f->reason;
    if (f->repeated) return NG_REASON_DUPLICATE;
    if (f->numbers * 2 > f->words || f->money) return block == NG_REASON_PAYWALL ? block : NG_REASON_TABLE;
    return block ? block : NG_REASON_NAVIGATION;
}

static void name_reasons(const ng_clean_view *view, ng_kept_line *kept)
{
    ng_reason block = NG_REASON_NONE;
    for (size_t i = view->first; i < view->lines->count; i++) {
        if (kept[i].keep) block = NG_REASON_NONE;
        if (kept[i].keep || kept[i].role != NG_ROLE_BODY) continue;
        const ng_line_features *f = &view->features[i];
        kept[i].role = NG_ROLE_NOISE;
        if (!kept[i].reason) kept[i].reason = (uint8_t)reason_of(f, block);
        if (f->reason == NG_REASON_PAYWALL || f->reason == NG_REASON_RELATED) block = (ng_reason)f->reason;
    }
}

/* C09. The article begins with a line that ends: what is kept above it is the headline, the dek or a kicker. When no line
 * ends, nothing is changed. */
static void drop_above_first_sentence(const ng_clean_view *view, ng_kept_line *kept)
{
    size_t n = view->lines->count, first = view->first;
    while (first < n && !(kept[first].keep && ng_line_ends(&view->features[first]))) first++;
    for (size_t i = view->first; first < n && i < first; i++) kept[i].keep = false;
}

/* C22. A short line goes with the repeated one above it. */
static bool drop_second_copies(const ng_clean_view *view, ng_kept_line *kept, ng_arena *arena)
{
    bool *seen = ng_arena_zeros(arena, view->lines->count, sizeof *seen); /* at the first copy of a line: one of them was met */
    if (!seen) return false;
    bool above = false;
    for (size_t i = view->first; i < view->lines->count; i++) {
        const ng_line_features *f = &view->features[i];
        size_t first = f->first_copy ? f->first_copy - 1 : i;
        if (!kept[i].keep || !f->words) continue;
        above = seen[first] && (f->words >= LIMITS.twice_words || above);
        kept[i].keep = !above;
        if (above) kept[i].reason = NG_REASON_DUPLICATE;
        seen[first] = true;
    }
    return true;
}

/* C38. An item that is nothing but a link, in a list whose class says that it leads elsewhere,
 * is no line of the article it stands in. */
static bool leads_elsewhere(const ng_clean_view *view, const ng_markup *markup, size_t line)
{
    const ng_line_markup *k = &markup->lines[line];
    uint32_t length = view->lines->items[line].end - view->lines->items[line].start, at = k->element;
    if (k->block != NG_BLOCK_ITEM || k->link_bytes + LIMITS.unlinked_bytes < length) return false;
    for (size_t i = 0; i < LIMITS.list_levels && at; i++, at = markup->elements[at].parent) {
        if (markup->elements[at].own_classes & 1U << NG_CLASS_RELATED) return true;
    }
    return false;
}

static ng_status clean_page(const ng_clean_view *view, const ng_markup *markup, ng_regex_scratch *scratch, ng_arena *arena,
                            ng_kept_line *kept, ng_error *error)
{
    size_t n = view->lines->count;
    bool *keep = ng_arena_zeros(arena, n, sizeof *keep);
    bool good = keep && (markup ? ng_markup_classify(view, markup, arena, keep) : ng_page_classify(view, arena, keep));
    if (!good) return ng_fail_memory(error);
    for (size_t i = view->first; i < n; i++) {
        bool caption;
        if (is_caption(view, i, scratch, &caption) != NG_OK) return ng_fail_memory(error);
        kept[i].keep = keep[i] && !caption && !ng_line_is_pointer(view, i);
        if (caption) kept[i].reason = NG_REASON_CAPTION;
        if (markup && kept[i].keep && leads_elsewhere(view, markup, i)) {
            kept[i].keep = false;
            kept[i].reason = NG_REASON_RELATED;
        }
        if (markup || caption || !is_credited(view, i)) continue;
        kept[i].keep = kept[i - 1].keep = false;
        kept[i].reason = kept[i - 1].reason = NG_REASON_CAPTION;
    }
    if (markup) return drop_second_copies(view, kept, arena) ? NG_OK : ng_fail_memory(error);
    drop_above_first_sentence(view, kept);
    return NG_OK;
}

/* C21. */
static bool is_fragment(const ng_clean_view *view, const ng_markup *markup)
{
    const unsigned furniture = NG_IN_NAV | NG_IN_HEADER | NG_IN_FOOTER | NG_IN_ASIDE | NG_IN_FORM | NG_IN_DIALOG | NG_IN_HIDDEN;
    for (size_t i = view->first; i < view->lines->count; i++) {
        const ng_line_markup *k = &markup->lines[i];
        if (k->link_bytes || k->block == NG_BLOCK_CONTROL || (markup->elements[k->element].within & furniture)) return false;
    }
    return true;
}

/* C05. One line with three words of a paywall, or what several lines say together: "Jetzt weiterlesen / Bereits Abonnent?
 * Anmelden". Accounts, trials and memberships ("You must log in to reply") are offered below whole articles, too. */
static bool is_truncated(const ng_clean_view *view, const ng_kept_line *kept)
{
    size_t last = view->lines->count;
    uint32_t words = 0, most = 0, lines = 0;
    while (last > view->first && !kept[last - 1].keep) last--;
    if (last == view->first) return false;
    for (size_t i = last; i < view->lines->count && i < last + LIMITS.paywall_reach; i++) {
        uint32_t n = view->features[i].paywall_words;
        if (kept[i].reason != NG_REASON_PAYWALL || !n) continue;
        words += n;
        lines++;
        most = n > most ? n : most;
    }
    return most >= LIMITS.paywall_words || (lines > 1 && words >= LIMITS.paywall_words && most >= LIMITS.paywall_phrase);
}

/* C06. Tried when a dash or a bracket stands near the start, or where the language has patterns
 * beside those that hold for all. */
static ng_status skip_dateline(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept, size_t line)
{
    ng_span text = ng_line_text(view->lines, line);
    size_t near = text.len < LIMITS.dateline_reach ? text.len : LIMITS.dateline_reach;
    bool dash = near && (memchr(text.ptr, '-', near) || memchr(text.ptr, '\xe2', near) || memchr(text.ptr, ')', near));
    bool more = view->language->own_patterns && view->language->own_patterns != view->language->patterns;
    if (!dash && !more) return NG_OK;
    bool found;
    ng_regex_match match;
    ng_status status = ng_language_search(view->language, NG_SPAN("dateline"), scratch, text, &found, &match);
    if (status == NG_OK && !found) {
        status = ng_language_search(view->language, NG_SPAN("agency"), scratch, text, &found, &match);
    }
    if (status == NG_OK && found && match.end[0] < text.len) {
        kept[line].body = view->lines->items[line].start + (uint32_t)match.end[0];
    }
    return status;
}

/* The article's first line; below a subtitle without an end, the one below. */
static ng_status skip_first_dateline(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept)
{
    size_t lines = 0;
    for (size_t i = ng_clean_first_kept(view, kept); i < view->lines->count && lines < LIMITS.dateline_lines; i++) {
        if (!kept[i].keep || !view->features[i].words) continue;
        ng_status status = skip_dateline(view, scratch, kept, i);
        if (status != NG_OK || ng_line_ends(&view->features[i]) || kept[i].body > view->lines->items[i].start) return status;
        lines++;
    }
    return NG_OK;
}

static void begin(const ng_clean_view *view, ng_kept_line *kept)
{
    for (size_t i = 0; i < view->lines->count; i++) {
        bool title = i < view->first;
        kept[i] = (ng_kept_line){.role = title ? NG_ROLE_TITLE : NG_ROLE_BODY, .keep = !title,
                                 .body = view->lines->items[i].start};
    }
}

static void finish(const ng_clean_view *view, ng_kept_line *kept, bool keep_all, ng_kept *out)
{
    out->truncated = is_truncated(view, kept);
    for (size_t i = view->first; i < view->lines->count; i++) {
        kept[i].keep = kept[i].keep || keep_all;
        if (keep_all && kept[i].role == NG_ROLE_HEADLINE) kept[i].body = view->lines->items[i].start;
        out->kept += kept[i].keep;
    }
    out->lines = kept;
}

/* The <h1> of a fragment is its headline, however short, unless nothing else is there; so is the heading that Markdown begins
 * with. */
static void take_heading(const ng_clean_view *view, const ng_markup *markup, ng_kept_line *kept)
{
    for (size_t i = view->first; i + 1 < view->lines->count; i++) {
        bool heading = view->lines->items[i].flags & NG_LINE_HEADING;
        if (!markup && !heading) return;
        if ((markup && markup->lines[i].heading != 1) || !kept[i].keep) continue;
        kept[i].role = NG_ROLE_HEADLINE;
        kept[i].keep = false;
        return;
    }
}

/* C37. What the markup of an article itself sets apart: captions below pictures, the table of contents. It stays when nothing
 * else is there. Of a page of HTML the model sees it. */
static void take_marked(const ng_clean_view *view, ng_kept_line *kept)
{
    const unsigned marks = NG_LINE_CAPTION | NG_LINE_JUMP;
    size_t other = view->first;
    while (other < view->lines->count && (view->lines->items[other].flags & (marks | NG_LINE_HEADING))) other++;
    if (other == view->lines->count) return;
    for (size_t i = view->first; i < view->lines->count; i++) {
        unsigned flags = view->lines->items[i].flags & marks;
        if (flags) ng_kept_take(&kept[i], NG_ROLE_NOISE, flags & NG_LINE_CAPTION ? NG_REASON_CAPTION : NG_REASON_NAVIGATION);
    }
}

/* Everything that needs no metadata: whether this is a page, what of it is article, and the forms that are known as a whole. */
static ng_status sort_lines(ng_clean_view *view, const ng_markup *markup, ng_regex_scratch *scratch, ng_arena *arena,
                            ng_kept_line *kept, bool *page, bool *mail, ng_error *error)
{
    if (!ng_clean_measure(view, arena)) return ng_fail_memory(error);
    begin(view, kept);
    unsigned structure, kinds = find_evidence(view, &structure);
    *page = markup ? !is_fragment(view, markup) : count_bits(kinds) >= LIMITS.kinds;
    ng_status status = *page ? clean_page(view, markup, scratch, arena, kept, error) : NG_OK;
    if (status != NG_OK) return status;
    if (*page && !markup && kinds == structure && ng_clean_first_kept(view, kept) == view->lines->count) {
        /* C07: a roster or a poem has the structure of a menu; without a word of a menu it is an article. */
        begin(view, kept);
        *page = false;
    }
    *mail = !markup && ng_mail_take(view, kept);
    if (!markup && !*mail && ng_forms_take(view, *page, scratch, kept) != NG_OK) return ng_fail_memory(error);
    if (!*page) ng_stray_take(view, kept);
    if (!markup || !*page) take_marked(view, kept);
    if (!*mail) ng_credits_take(view, kept);
    return NG_OK;
}

static ng_status clean(ng_clean_view *view, const ng_markup *markup, ng_regex_scratch *scratch, bool keep_all, ng_arena *arena,
                       ng_kept *out, ng_error *error)
{
    ng_kept_line *kept = ng_arena_zeros(arena, view->lines->count, sizeof *kept);
    *out = (ng_kept){.lines = NULL};
    if (!kept) return ng_fail_memory(error);
    bool mail;
    ng_status status = sort_lines(view, markup, scratch, arena, kept, &out->page, &mail, error);
    if (status != NG_OK) return status;
    if (!mail) status = out->page ? ng_roles_find(view, scratch, arena, kept) : ng_head_find(view, scratch, arena, kept);
    if (status != NG_OK) return ng_fail_memory(error);
    ng_blurb_take(view, kept);
    if (out->page) name_reasons(view, kept);
    else take_heading(view, markup, kept);
    if (skip_first_dateline(view, scratch, kept) != NG_OK) return ng_fail_memory(error);
    finish(view, kept, keep_all, out);
    return NG_OK;
}

ng_status ng_clean(const ng_lines *lines, const ng_tokens *tokens, const ng_language *language, ng_regex_scratch *scratch,
                   bool keep_all, ng_arena *arena, ng_kept *out, ng_error *error)
{
    ng_clean_view view = {.lines = lines, .tokens = tokens, .language = language, .first = lines->has_title ? 1 : 0};
    return clean(&view, NULL, scratch, keep_all, arena, out, error);
}

ng_status ng_clean_html(const ng_lines *lines, const ng_tokens *tokens, const ng_markup *markup, const ng_language *language,
                        ng_regex_scratch *scratch, bool keep_all, ng_arena *arena, ng_kept *out, ng_error *error)
{
    ng_clean_view view = {.lines = lines, .tokens = tokens, .language = language, .first = lines->has_title ? 1 : 0};
    return clean(&view, markup, scratch, keep_all, arena, out, error);
}

ng_status ng_clean_headlines(const ng_lines *lines, const ng_tokens *tokens, const ng_language *language,
                             ng_regex_scratch *scratch, ng_arena *arena, ng_headline_candidate **out, size_t *count,
                             ng_error *error)
{
    ng_clean_view view = {.lines = lines, .tokens = tokens, .language = language};
    ng_kept_line *kept = ng_arena_zeros(arena, lines->count, sizeof *kept);
    bool page, mail;
    *count = 0;
    if (!kept) return ng_fail_memory(error);
    ng_status status = sort_lines(&view, NULL, scratch, arena, kept, &page, &mail, error);
    if (status != NG_OK || !page || mail) return status;
    ng_roles_mark(&view, kept);
    size_t body = ng_clean_first_kept(&view, kept);
    if (body == lines->count) return NG_OK;
    return ng_headline_measure(&view, kept, body, arena, out, count) ? NG_OK : ng_fail_memory(error);
}
