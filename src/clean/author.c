/* C10 on a page, where the line's own words do not say it: the author's name by its place and by what stands around it, and by the
 * patterns of the language. Cost O(lines around the article). */
#include "clean/author.h"

#include "base/ascii.h"

static const struct {
    uint32_t byline;   /* words of a line that a pattern may take for one */
    uint32_t name;     /* words of a name alone on its line */
    uint32_t particle; /* bytes: "van" */
    size_t prefix;     /* bytes before an inner capital: "Mac" */
    size_t below;      /* lines behind the article that may hold its author */
} LIMITS = {12, 4, 3, 3, 3};

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

/* A name by its form: two words or more with a capital each, a particle between them at most; nothing else. */
static bool is_bare_name(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    const ng_token *items = view->tokens->items;
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1], glued = 0;
    if (f->words < 2 || f->words > LIMITS.name || f->end || f->numbers || f->upper || f->reasons || f->repeated)
        return false;
    for (size_t i = from; i < to; i++) {
        bool inner = i > from && i + 1 < to;
        if (items[i].kind != NG_TOKEN_WORD) return false;
        glued += is_glued(ng_token_text(view->lines->text, &items[i]));
        if (items[i].flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED)) continue;
        if (!inner || ng_token_length(&items[i]) > LIMITS.particle) return false;
    }
    if (glued > 1) return false; /* "Wedding ChecklistsJust EngagedWedding Planning" */
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
    if (kept[line].keep || !free || !f->words || f->words > LIMITS.byline || f->end == NG_END_STOP) return NG_OK;
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
