/* The head of an article that stands alone: headline, byline and date in its first lines, tags in its last ones.
 *
 * C30 the head of a small site. Running text is never looked at: its first sentence may begin with "By" and hold a date. */
#include "clean/head.h"

#include "clean/author.h"
#include "clean/headline.h"
#include "clean/roles.h"

enum { SMALL_HEAD = 24 }; /* lines in which the running text of a small site begins */

static const struct {
    size_t lines;        /* at the top of an article that may be metadata */
    size_t tail;         /* lines at its end that may be tags */
    size_t signed_reach; /* lines from a headline to its date or author */
    uint32_t title_words; /* of a headline that only its place tells */
    uint32_t begun_words; /* of one with which the text begins again */
    uint32_t begun_more;  /* words that the text has more, at least */
} LIMITS = {8, 3, 3, 2, 6, 5};

/* C10 by the language's patterns, then C36. */
static ng_status find_author(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept, size_t headline,
                             size_t body)
{
    ng_status status = ng_author_find(view, scratch, kept, headline, body);
    if (status == NG_OK) ng_author_below(view, kept, headline, body);
    return status;
}

/* A date or a byline close below the headline, or a date right above it. */
static bool is_signed(const ng_clean_view *view, const ng_kept_line *kept, size_t headline, size_t body)
{
    if (headline > view->first && kept[headline - 1].role == NG_ROLE_DATE) return true;
    for (size_t i = headline + 1; i < body && i <= headline + LIMITS.signed_reach; i++) {
        if (kept[i].role == NG_ROLE_DATE || kept[i].role == NG_ROLE_BYLINE) return true;
    }
    return false;
}

/* C10, C30. "Ferry sunk" is too short to be told from a menu's words by what it says, but it stands right above the first date or
 * byline. */
static size_t find_short_headline(const ng_clean_view *view, const ng_kept_line *kept, size_t body)
{
    size_t i = view->first;
    while (i < body && kept[i].role != NG_ROLE_DATE && kept[i].role != NG_ROLE_BYLINE) i++;
    if (i == body || i-- == view->first) return SIZE_MAX;
    const ng_line_features *f = &view->features[i];
    bool free = kept[i].role == NG_ROLE_BODY && !f->end && !f->leading && !f->reason && !f->bullet && !f->separators;
    return free && f->words == LIMITS.title_words && f->letters == f->words ? i : SIZE_MAX;
}

/* C30. The head of a small site, whose few words are no evidence of a page: its name and sections, the headline, a date or an
 * author, then running text. What stands above the headline goes. */
static bool find_small_head(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept, size_t body,
                            ng_arena *arena, bool *found)
{
    ng_kept_line before[SMALL_HEAD];
    size_t first = view->first, headline = SIZE_MAX;
    *found = false;
    if (body == view->lines->count || body >= first + SMALL_HEAD) return true;
    memcpy(before, kept + first, (body - first) * sizeof *before);
    for (size_t i = first; i < body; i++) (void)ng_roles_set(view, i, kept);
    if (!ng_headline_find(view, kept, body, arena, &headline)) return false;
    if (headline == SIZE_MAX) headline = find_short_headline(view, kept, body);
    *found = headline != SIZE_MAX && headline > first && is_signed(view, kept, headline, body);
    for (size_t i = first; *found && i < headline; i++) *found = !ng_line_ends(&view->features[i]);
    if (!*found) {
        memcpy(kept + first, before, (body - first) * sizeof *before);
        return true;
    }
    ng_kept_set_role(&kept[headline], NG_ROLE_HEADLINE);
    if (find_author(view, scratch, kept, headline, body) != NG_OK) return false;
    for (size_t i = first; i < headline; i++) {
        if (kept[i].role != NG_ROLE_BODY) continue;
        ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_NAVIGATION);
    }
    return true;
}

/* The first lines up to the running text: each may be a date, a byline, a breadcrumb or tags. */
static void mark_lines(const ng_clean_view *view, ng_kept_line *kept, size_t at, size_t body)
{
    for (size_t i = at, seen = 0; i < body && seen < LIMITS.lines; i++) {
        seen += view->features[i].words > 0;
        if (kept[i].role == NG_ROLE_BODY) (void)ng_roles_set(view, i, kept);
    }
}

/* Without running text, only what stands at the very top, as far as each line says what it is. */
static void mark_first_lines(const ng_clean_view *view, ng_kept_line *kept, size_t from)
{
    for (size_t i = from; i + 1 < view->lines->count && i < from + LIMITS.lines / 2; i++) {
        if (kept[i].role == NG_ROLE_BODY && !ng_roles_set(view, i, kept)) break;
    }
}

/* A date or an author stands between the first line and the text. */
static bool has_signature(const ng_kept_line *kept, size_t at, size_t body)
{
    for (size_t i = at + 1; i < body; i++) {
        if (kept[i].role == NG_ROLE_DATE || kept[i].role == NG_ROLE_BYLINE) return true;
    }
    return false;
}

/* The text begins with place and date, as a wire's does: then what stands above it is its head. A first paragraph of many names
 * does not look like running text. */
static ng_status has_dateline(const ng_clean_view *view, ng_regex_scratch *scratch, size_t at, size_t body, bool *found)
{
    ng_status status = NG_OK;
    ng_regex_match match;
    *found = false;
    for (size_t i = at + 1, seen = 0; i < view->lines->count && i <= body && seen < LIMITS.lines && !*found && !status; i++) {
        seen += view->features[i].words > 0;
        if (!ng_line_ends(&view->features[i])) continue;
        status = ng_language_search(view->language, NG_SPAN("dateline"), scratch, ng_line_text(view->lines, i), found, &match);
    }
    return status;
}

/* "Skerra Light" above "Skerra Light is a lighthouse ...": what an encyclopedia writes of. */
static bool is_begun_with(const ng_clean_view *view, const ng_kept_line *kept, size_t at)
{
    const ng_line_features *f = &view->features[at];
    size_t i = view->tokens->line_first[at], to = view->tokens->line_first[at + 1], k = to;
    if (kept[at].role != NG_ROLE_BODY || f->end || f->words == 0 || f->words > LIMITS.begun_words) return false;
    if (f[1].words < f->words + LIMITS.begun_more) return false;
    const ng_token *items = view->tokens->items;
    while (i < to && items[i].kind == items[k].kind && items[i].word == items[k].word) i++, k++;
    return i == to;
}

static ng_status find_head(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept, size_t at, size_t body)
{
    bool text = body < view->lines->count, possible = !view->first && !ng_roles_set(view, at, kept);
    possible = possible && ng_headline_possible(view, kept, at);
    bool headed = view->first || (possible && ng_headline_is_plain(view, kept, at));
    if (view->first) ng_roles_mark_headline(view, kept, 0, view->first + 1);
    if (text && (headed || possible)) mark_lines(view, kept, at + 1 - view->first, body);
    else mark_first_lines(view, kept, at + 1 - view->first);
    if (!view->first && !headed && ng_headline_possible(view, kept, at)) {
        headed = kept[at + 1].role != NG_ROLE_BODY || (text && possible && has_signature(kept, at, body));
    }
    if (!view->first && possible && !headed && has_dateline(view, scratch, at, body, &headed) != NG_OK) return NG_NO_MEMORY;
    if (!view->first && text && !headed) headed = find_short_headline(view, kept, body) == at;
    if (!view->first && !headed) headed = is_begun_with(view, kept, at);
    if (!view->first && headed) ng_kept_set_role(&kept[at], NG_ROLE_HEADLINE);
    return headed && text ? find_author(view, scratch, kept, view->first ? 0 : at, body) : NG_OK;
}

ng_status ng_head_find(const ng_clean_view *view, ng_regex_scratch *scratch, ng_arena *arena, ng_kept_line *kept)
{
    size_t n = view->lines->count, at = view->first, body;
    bool found = false;
    while (at < n && kept[at].role == NG_ROLE_NOISE) at++; /* "For immediate release" */
    for (body = at; body < n && !(kept[body].keep && ng_line_is_prose(&view->features[body]));) body++;
    if (!view->first && !find_small_head(view, scratch, kept, body, arena, &found)) return NG_NO_MEMORY;
    if (n - at < 2) return NG_OK;
    if (!found && find_head(view, scratch, kept, at, body) != NG_OK) return NG_NO_MEMORY;
    for (size_t i = n, first = body < n ? body + 1 : n - 1; i > first && i + LIMITS.tail > n; i--) {
        if (kept[i - 1].role == NG_ROLE_BODY && ng_roles_is_tags(view, i - 1)) ng_kept_set_role(&kept[i - 1], NG_ROLE_TAGS);
    }
    return NG_OK;
}
