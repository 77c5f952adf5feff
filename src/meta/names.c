#include "meta/names.h"

#include "base/ascii.h"
#include "meta/dates.h"

enum { LONGEST_TITLE = 2 /* bytes: "Jr" */, LONGEST_LABEL = 20, JOB_WORDS = 4 /* words of a job */ };

/* A bar, a dash that stands alone, a bracket or a handle. A hyphen that is glued to the name belongs to it. */
static bool parts_name(const ng_token *t)
{
    if (t->kind < NG_TOKEN_PUNCTUATION) return false;
    if (t->word == '-') return !(t->flags & NG_TOKEN_GLUED);
    return t->word == '|' || t->word == 0x2022 || t->word == 0xb7 || t->word == 0x2013 || t->word == 0x2014 || t->word == '('
        || t->word == '<' || t->word == '@';
}

static bool is_capital(const ng_token *t)
{
    return t->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED);
}

static bool is_one_of(const ng_tokens *tokens, const ng_token *t, const char *const *words)
{
    if (t->kind != NG_TOKEN_WORD) return false;
    for (; *words; words++) {
        if (ng_span_equal(tokens->words[t->word].folded, ng_span_cstr(*words))) return true;
    }
    return false;
}

/* Small words that lead to a place or a day: "Ann Lee in Leeds", "by Ann Lee on Friday", "von Ann Lee am 3. Mai". What joins
 * names ("and", "und") or is part of one ("van", "de") is none. */
static bool leads_on(const ng_tokens *tokens, const ng_token *t)
{
    static const char *const words[] = {"on", "in", "at", "for", "from", "with", "the", "am", "im", "den", "le",
                                        "el", "il", "em", "op",  NULL};
    return !is_capital(t) && is_one_of(tokens, t, words);
}

static bool joins_names(const ng_tokens *tokens, const ng_token *t)
{
    static const char *const words[] = {"and", "und", "et", "y", "e", "en", "og", "och", "i", "\xd0\xb8", NULL};
    return is_one_of(tokens, t, words);
}

/* "Transport Correspondent", "Chief Middle East Editor": capitals up to a job, with no other name between. */
static bool leads_to_job(const ng_phrases *phrases, size_t at, size_t end)
{
    for (size_t i = at; i < end && i < at + JOB_WORDS && is_capital(&phrases->tokens->items[i]); i++) {
        int32_t value = 0;
        if (ng_phrases_match(phrases, i, end, &value) && (value == NG_PHRASE_STAFF || value == NG_PHRASE_JOB)) return true;
    }
    return false;
}

static bool ends_name(const ng_lines *lines, const ng_phrases *phrases, size_t at, size_t end)
{
    const ng_token *t = &phrases->tokens->items[at];
    int32_t value = 0;
    ng_date date;
    if (t->kind == NG_TOKEN_NUMBER || parts_name(t) || leads_on(phrases->tokens, t)) return true;
    if (ng_phrases_match(phrases, at, end, &value)
        && (value == NG_PHRASE_STAFF || value == NG_PHRASE_PUBLISHED || value == NG_PHRASE_MODIFIED)) return true;
    if (ng_date_read(lines, phrases, at, end, &date)) return true;
    if (!ng_token_is_mark(t, ',') || at + 1 >= end) return false;
    /* "Ann Lee, Bob Ray and ..." and "Ann Lee, and Bob Ray" go on; "Ann Lee, in Leeds" and "Ann Lee, senior writer" do not. */
    bool joins = at + 2 < end && is_capital(&t[2]) && joins_names(phrases->tokens, &t[1]);
    bool alone = at + 2 == end || parts_name(&t[2]); /* "Ann Lee, Meteorologist": one word is no name */
    return alone || !(is_capital(&t[1]) || joins) || ends_name(lines, phrases, at + 1, end) || leads_to_job(phrases, at + 1, end);
}

/* "Ph.D.", "Jr.": the stop belongs to the name. */
static bool is_abbreviated(const ng_token *t)
{
    bool abbreviation = (t->flags & NG_TOKEN_DOTTED) || ng_token_length(t) <= LONGEST_TITLE;
    return abbreviation && ng_token_is_mark(&t[1], '.') && (t[1].flags & NG_TOKEN_GLUED);
}

/* "Published", "Updated", "Correspondent": what may follow a name. */
static bool is_label(const ng_phrases *phrases, ng_span word)
{
    char folded[LONGEST_LABEL];
    if (word.len > sizeof folded) return false;
    for (size_t i = 0; i < word.len; i++) folded[i] = ng_ascii_lower(word.ptr[i]);
    const ng_row *row = ng_table_get(phrases->table, ng_span_make(folded, word.len));
    return row && (row->value == NG_PHRASE_PUBLISHED || row->value == NG_PHRASE_MODIFIED || row->value == NG_PHRASE_STAFF);
}

size_t ng_name_cut(const ng_lines *lines, const ng_phrases *phrases, const ng_token *token)
{
    ng_span s = ng_token_text(lines->text, token);
    for (size_t i = 1; token->kind == NG_TOKEN_WORD && i < s.len; i++) {
        bool inner = ng_ascii_is_upper(s.ptr[i]) && !ng_ascii_is_upper(s.ptr[i - 1]);
        if (inner && is_label(phrases, ng_span_slice(s, i, s.len))) return i;
    }
    return s.len;
}

size_t ng_name_skip_labels(const ng_phrases *phrases, size_t from, size_t end)
{
    int32_t value = 0;
    size_t length;
    while (from < end && (length = ng_phrases_match(phrases, from, end, &value)) && value == NG_PHRASE_BYLINE) {
        from += length;
        while (from < end && phrases->tokens->items[from].kind >= NG_TOKEN_PUNCTUATION) from++;
    }
    return from;
}

size_t ng_name_end(const ng_lines *lines, const ng_phrases *phrases, size_t from, size_t end)
{
    size_t to = from;
    bool glued = false;
    for (; to < end && !glued && !ends_name(lines, phrases, to, end); to++) {
        const ng_token *t = &phrases->tokens->items[to];
        glued = ng_name_cut(lines, phrases, t) < ng_token_length(t);
    }
    while (to > from && !ng_token_is_word(&phrases->tokens->items[to - 1])) to--;
    if (to > from && to < end && is_abbreviated(&phrases->tokens->items[to - 1])) to++;
    return to;
}
