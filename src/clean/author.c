/* C10 on a page, where the line's own words do not say it: the author's name by its place and by what stands around it, and by
 * the patterns of the language. C36 names right below the headline are the authors' when a date or a blank line says so.
 * Cost O(lines around the article). */
#include "clean/author.h"

#include "base/ascii.h"

static const struct {
    uint32_t byline;   /* words of a line that a pattern may take for one */
    uint32_t name;     /* words of a name alone on its line */
    uint32_t particle; /* bytes: "van" */
    size_t prefix;     /* bytes before an inner capital: "Mac" */
    size_t below;      /* lines behind the article that may hold its author */
    uint32_t names;    /* words of a line of names */
    size_t reach;      /* lines from the headline to them */
} LIMITS = {12, 4, 3, 3, 3, 14, 3};

/* "ChecklistsJust": links without space between them, or a site's name; "McDonald" and "DiCaprio" are one word. */
static bool is_glued(ng_span word)
{
    for (size_t i = LIMITS.prefix + 1; i < word.len; i++) {
        char before = word.ptr[i - 1];
        bool small = ng_ascii_is_letter(before) && ng_ascii_lower(before) == before;
        if (small && ng_ascii_lower(word.ptr[i]) != word.ptr[i]) return true;
    }
    return false;
}

static size_t count_glued(const ng_clean_view *view, size_t from, size_t to)
{
    size_t glued = 0;
    for (size_t i = from; i < to; i++) glued += is_glued(ng_token_text(view->lines->text, &view->tokens->items[i]));
    return glued;
}

/* A name by its form: two words or more with a capital each, a particle between them at most; nothing else. */
static bool is_bare_name(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    const ng_token *items = view->tokens->items;
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    if (f->words < 2 || f->words > LIMITS.name || f->end || f->numbers || f->upper || f->reasons || f->repeated)
        return false;
    for (size_t i = from; i < to; i++) {
        bool inner = i > from && i + 1 < to;
        if (items[i].kind != NG_TOKEN_WORD) return false;
        if (items[i].flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED)) continue;
        if (!inner || ng_token_length(&items[i]) > LIMITS.particle) return false;
    }
    if (count_glued(view, from, to) > 1) return false; /* "Wedding ChecklistsJust EngagedWedding Planning" */
    return !(items[from].flags & NG_TOKEN_UNCASED) || !ng_token_unspaced(&items[from]);
}

/* One capital word alone: "Zaragoza". */
static bool is_place(const ng_line_features *f)
{
    return f->words == 1 && !f->small && !f->numbers && !f->end && !f->reasons;
}

/* A date, an address or a job right below says that the name above is the author's, and so does a date below the place. */
static bool confirms_name(const ng_clean_view *view, const ng_kept_line *kept, size_t line)
{
    if (line >= view->lines->count || kept[line].keep) return false;
    const ng_line_features *f = &view->features[line];
    bool dated = line + 1 < view->lines->count && kept[line + 1].role == NG_ROLE_DATE && is_place(f);
    return kept[line].role == NG_ROLE_DATE || dated || f->address || (ng_line_hint(f, NG_PHRASE_STAFF) && f->words <= 3);
}

/* "By", "Written by": nothing but the label; the name stands in the next line. */
static bool is_label(const ng_clean_view *view, size_t line)
{
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    int32_t value = 0;
    if (view->features[line].leading != NG_PHRASE_BYLINE || from == to) return false;
    size_t length = ng_phrases_match(&view->phrases, from, to, &value);
    if (from + length < to && ng_token_is_mark(&view->tokens->items[from + length], ':')) length++;
    return from + length == to;
}

static bool take_name_below_label(const ng_clean_view *view, ng_kept_line *kept, size_t headline, size_t body)
{
    for (size_t i = headline; i + 1 < body; i++) {
        if (!is_label(view, i) || kept[i + 1].keep || !is_bare_name(view, i + 1)) continue;
        ng_kept_set_role(&kept[i], NG_ROLE_BYLINE);
        ng_kept_set_role(&kept[i + 1], NG_ROLE_BYLINE);
        return true;
    }
    return false;
}

/* Furniture follows, or nothing: the name right behind an article is its author's, not the first of a list. */
static bool ends_page(const ng_clean_view *view, size_t line)
{
    return line >= view->lines->count || ng_line_is_furniture(&view->features[line]);
}

/* C10, by the language's own patterns, and a bare name above what confirms it. Only lines near the article are asked. */
static ng_status name_author(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept, size_t line, bool *found)
{
    const ng_line_features *f = &view->features[line];
    bool free = kept[line].role == NG_ROLE_BODY || kept[line].role == NG_ROLE_NOISE;
    *found = false;
    if (!free || !f->words || f->words > LIMITS.byline || f->end == NG_END_STOP) return NG_OK;
    ng_regex_match match;
    return ng_language_search(view->language, NG_SPAN("byline"), scratch, ng_line_text(view->lines, line), found, &match);
}

/* Below the headline, else right behind the article, where Korean and Vietnamese papers sign. */
ng_status ng_author_find(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept, size_t headline, size_t body)
{
    size_t n = view->lines->count, last = n;
    while (last > body && !kept[last - 1].keep) last--;
    if (take_name_below_label(view, kept, headline, body)) return NG_OK;
    for (size_t i = view->first; i < body; i++) {
        if (kept[i].role == NG_ROLE_BYLINE) return NG_OK;
    }
    size_t from = headline + 1 > body ? body : headline + 1, to = body;
    for (unsigned part = 0; part < 2; part++) {
        for (size_t i = from; i < to; i++) {
            bool found;
            ng_status status = name_author(view, scratch, kept, i, &found);
            if (status != NG_OK) return status;
            bool free = kept[i].role == NG_ROLE_BODY || kept[i].role == NG_ROLE_NOISE;
            bool confirmed = part == 0 ? confirms_name(view, kept, i + 1) : i == last && ends_page(view, i + 1);
            bool bare = free && confirmed && is_bare_name(view, i);
            if (!found && !bare) continue;
            ng_kept_set_role(&kept[i], NG_ROLE_BYLINE);
            return NG_OK;
        }
        from = last;
        to = last + LIMITS.below < n ? last + LIMITS.below : n;
    }
    return NG_OK;
}

static bool is_capital(const ng_token *t)
{
    return t->kind == NG_TOKEN_WORD && (t->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED));
}

/* The end of the name that begins at [at]: two capital words or more, small particles between them; [at] when there is none. */
static size_t name_end(const ng_token *items, size_t at, size_t to)
{
    size_t end = at, words = 0;
    for (size_t i = at; i < to && words < LIMITS.name; i++) {
        if (is_capital(&items[i])) {
            words++;
            end = i + 1;
        } else if (ng_token_is_mark(&items[i], '.')) {
            end = i + 1; /* an initial's */
        } else if (items[i].kind != NG_TOKEN_WORD || ng_token_length(&items[i]) > LIMITS.particle || end == at) {
            break;
        }
    }
    return words > 1 ? end : at;
}

/* "and", "und", "y": one small word between two names; a comma, "&" or a bar. */
static bool joins(const ng_token *t)
{
    if (t->kind == NG_TOKEN_WORD) return !(t->flags & NG_TOKEN_CAPITAL) && ng_token_length(t) <= LIMITS.particle;
    return ng_token_is_mark(t, ',') || ng_token_is_mark(t, '&') || ng_token_is_mark(t, '|');
}

/* What may follow names on a line that a date confirms: a place ("at Castle Lane"), a job of few words, what else is in
 * brackets. */
static bool is_remark(const ng_clean_view *view, size_t at, size_t to)
{
    const ng_token *items = view->tokens->items;
    if (ng_token_is_mark(&items[at], '(')) return true;
    bool comma = ng_token_is_mark(&items[at], ',') || ng_token_is_mark(&items[at], '|');
    if (!comma && !joins(&items[at])) return false;
    return to - at - 1 <= LIMITS.name && to > at + 1;
}

/* Nothing but names; *remarked says that something else follows the first of them. */
static bool is_names(const ng_clean_view *view, size_t line, bool *remarked)
{
    const ng_line_features *f = &view->features[line];
    const ng_token *items = view->tokens->items;
    size_t at = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    *remarked = false;
    if (f->words < 2 || f->words > LIMITS.names || f->end || f->numbers || f->reasons || f->repeated || f->bullet) return false;
    if (f->leading || items[at].flags & NG_TOKEN_UNCASED || count_glued(view, at, to) > 1) return false;
    for (size_t next; at < to; at = next) {
        size_t end = name_end(items, at, to);
        if (end == to) return true;
        if (end == at) return false;
        for (next = end; next < to && joins(&items[next]);) next++;
        *remarked = is_remark(view, end, to) && (next == end || name_end(items, next, to) == next);
        if (*remarked || next == end) return *remarked;
    }
    return false;
}

static bool is_dated(const ng_clean_view *view, const ng_kept_line *kept, size_t line)
{
    return kept[line - 1].role == NG_ROLE_DATE || (line + 1 < view->lines->count && kept[line + 1].role == NG_ROLE_DATE);
}

/* Between [line] and the text stands a blank line, and nothing else but adverts and buttons. */
static bool is_parted(const ng_clean_view *view, size_t line, size_t body)
{
    const unsigned between = 1U << NG_REASON_ADVERT | 1U << NG_REASON_SHARE;
    bool parted = body < view->lines->count && view->lines->items[body].blank_before; /* no text: the title took all of it */
    for (size_t i = line + 1; i < body; i++) {
        const ng_line_features *f = &view->features[i];
        if (f->words && !(ng_line_is_furniture(f) && between >> f->reason & 1)) return false;
        parted = parted || view->lines->items[i].blank_before;
    }
    return parted;
}

/* C36. Names below the headline, beside the date; without one, alone right below it and parted from the text. */
void ng_author_below(const ng_clean_view *view, ng_kept_line *kept, size_t headline, size_t body)
{
    for (size_t i = view->first; i < body; i++) {
        if (kept[i].role == NG_ROLE_BYLINE) return;
    }
    for (size_t i = headline + 1; i < body && i <= headline + LIMITS.reach; i++) {
        bool remarked;
        bool free = kept[i].role == NG_ROLE_BODY || kept[i].role == NG_ROLE_NOISE;
        if (!free || view->features[i - 1].leading == NG_PHRASE_REVIEWER || !is_names(view, i, &remarked)) continue;
        bool alone = i == headline + 1 && !remarked && is_parted(view, i, body);
        if (!alone && !is_dated(view, kept, i)) continue;
        ng_kept_set_role(&kept[i], NG_ROLE_BYLINE);
        return;
    }
}
