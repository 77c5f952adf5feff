/* The byline that readers see. Around the headline: a line that says "By Ann Lee", one that says "Written by" alone with the
 * name below, or a bare name with the day. Elsewhere only what is labelled. Cost O(tokens of some dozen lines) around the
 * headline, one look at the first tokens of each other line.
 */
#include "meta/page_parts.h"

#include "meta/dates.h"
#include "meta/names.h"

static const struct {
    size_t above, below;  /* lines around the headline in which a byline stands */
    size_t bare;          /* lines below it in which a name may stand without a label */
    size_t dated;         /* lines from that down to a date */
    size_t date_bytes;    /* of such a line */
    size_t label_at;      /* tokens in front of a label: a date, a reading time */
    size_t words;         /* of all names */
    size_t bare_words;    /* of a bare one */
    size_t joining_bytes; /* of a small word in a name: "and", "van" */
} LIMITS = {3, 12, 2, 2, 60, 16, 16, 3, 4};

static const ng_span none = {NULL, 0};

/* The label of a byline in the line [from, end): it begins the line, or stands behind a mark, a number or a date. [end] when
 * there is none. */
static size_t find_label(const ng_phrases *phrases, size_t from, size_t end)
{
    for (size_t at = from; at < end && at <= from + LIMITS.label_at; at++) {
        int32_t value = 0;
        size_t length = ng_phrases_match(phrases, at, end, &value);
        if (!length || value != NG_PHRASE_BYLINE) continue;
        if (at == from || phrases->tokens->items[at - 1].kind != NG_TOKEN_WORD) return at;
    }
    return end;
}

/* The page writes it in small letters elsewhere, or any page does. */
static bool is_common(const ng_tokens *tokens, const ng_token *t)
{
    const ng_word *word = &tokens->words[t->word];
    return ng_word_written(word, NG_WORD_SMALL) || (word->flags & NG_WORD_STOP);
}

static bool is_small(const ng_token *t)
{
    return ng_token_is_word(t) && !(t->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED));
}

/* The name that begins at token [from], in words with capitals: a small one among them joins two or belongs to one. A name in
 * small letters alone ("by ibby") is all that the line holds. */
static ng_span name_at(const ng_page *p, size_t from, size_t end, size_t *to)
{
    const ng_token *items = p->tokens->items;
    size_t words = 0;
    *to = ng_name_end(p->lines, &p->phrases, from, end);
    bool capital = *to > from && (items[from].flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED));
    while (capital && *to > from && is_small(&items[*to - 1])) --*to;
    for (size_t i = from; i < *to; i++) words += ng_token_is_word(&items[i]);
    if (!words || words > LIMITS.words || (words == 1 && ng_token_length(&items[from]) == 1)) return none;
    if (words == 1 && capital && is_common(p->tokens, &items[from])) return none; /* "By Role" */
    if (!capital && (words > 1 || *to < end)) return none;
    for (size_t i = from + 1; i < *to; i++) {
        if (is_small(&items[i]) && ng_token_length(&items[i]) > LIMITS.joining_bytes) return none;
    }
    return ng_span_slice(p->lines->text, items[from].start, ng_token_end(&items[*to - 1]));
}

/* The labelled name in line [i], or in the one below when the label stands alone. */
static ng_span labelled_name(const ng_page *p, size_t i, bool alone)
{
    size_t begin = p->tokens->line_first[i], end = p->tokens->line_first[i + 1], to;
    size_t label = find_label(&p->phrases, begin, end);
    if (label == end) return none;
    size_t name = ng_name_skip_labels(&p->phrases, label, end);
    if (name < end) return alone ? none : name_at(p, name, end, &to);
    if (label > begin || i + 1 == p->lines->count || ng_page_is_elsewhere(p, i + 1)) return none;
    return name_at(p, end, p->tokens->line_first[i + 2], &to);
}

ng_span ng_page_visible_byline(const ng_page *p)
{
    size_t at = p->meta->headline_line, from = at > LIMITS.above ? at - LIMITS.above : 0;
    for (size_t i = from; at != NG_NO_ID && i < p->lines->count && i <= at + LIMITS.below; i++) {
        ng_span name = i == at || ng_page_is_elsewhere(p, i) ? none : labelled_name(p, i, false);
        if (name.len) return name;
    }
    return none;
}

ng_span ng_page_signed_byline(const ng_page *p)
{
    for (size_t i = 0; i < p->lines->count; i++) {
        const ng_element *e = &p->markup->elements[p->markup->lines[i].element];
        if (ng_page_is_elsewhere(p, i) || (e->classes & 1U << NG_CLASS_CARD)) continue;
        ng_span name = labelled_name(p, i, true);
        if (name.len) return name;
    }
    return none;
}

/* ---------------------------------------------------------------- without a label */

static bool holds_date(const ng_page *p, size_t line)
{
    size_t end = p->tokens->line_first[line + 1];
    ng_date date;
    if (ng_line_text(p->lines, line).len > LIMITS.date_bytes) return false;
    for (size_t i = p->tokens->line_first[line]; i < end; i++) {
        if (ng_date_read(p->lines, &p->phrases, i, end, &date)) return true;
    }
    return false;
}

bool ng_page_may_be_name(const ng_page *p, ng_span text)
{
    const ng_token *items = p->tokens->items;
    size_t low = 0, high = p->tokens->count, end = (size_t)(text.ptr - p->lines->text.ptr) + text.len;
    while (low < high) { /* the first token behind the text */
        size_t middle = low + (high - low) / 2;
        if (items[middle].start < end) low = middle + 1;
        else high = middle;
    }
    while (low && !ng_token_is_word(&items[low - 1])) low--;
    return low && items[low - 1].kind == NG_TOKEN_WORD && !is_common(p->tokens, &items[low - 1]);
}

/* A date stands in the line or in one next to it. */
static bool is_dated(const ng_page *p, size_t line)
{
    for (size_t i = line - 1; i <= line + LIMITS.dated && i < p->lines->count; i++) {
        if (holds_date(p, i)) return true;
    }
    return false;
}

/* Two or three words with capitals that are none elsewhere and say nothing to a reader of menus. */
static bool looks_like_name(const ng_page *p, size_t from, size_t to, size_t end)
{
    int32_t value = 0;
    if (to - from < 2 || to - from > LIMITS.bare_words || ng_phrases_match(&p->phrases, from, end, &value)) return false;
    for (size_t i = from; i < to; i++) {
        const ng_token *t = &p->tokens->items[i];
        if (t->kind != NG_TOKEN_WORD || !(t->flags & NG_TOKEN_CAPITAL) || (t->flags & NG_TOKEN_UPPER)) return false;
        if (is_common(p->tokens, t)) return false;
    }
    return true;
}

ng_span ng_page_bare_byline(const ng_page *p)
{
    size_t at = p->meta->headline_line;
    for (size_t i = at + 1; at != NG_NO_ID && i < p->lines->count && i <= at + LIMITS.bare; i++) {
        size_t from = p->tokens->line_first[i], end = p->tokens->line_first[i + 1], to;
        ng_span name = ng_page_is_elsewhere(p, i) ? none : name_at(p, from, end, &to);
        if (name.len && looks_like_name(p, from, to, end) && is_dated(p, i)) return name;
    }
    return none;
}
