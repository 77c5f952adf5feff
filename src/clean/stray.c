/* C08 "Read more: ..." points away from the article, wherever it stands.
 * C33 in an article that is no page, a line behind the first running text goes when it is nothing but furniture or points
 * elsewhere: a paste brings "Advertisement" and "Read more: ..." along, and one kind is no evidence of a page (C01). So does a
 * last line with an address: whom to write to.
 * C34 behind the last line stands who else worked on it: "Ann Lee contributed to this report.", "Reporting by ...; editing by
 * ...". They are no part of what the article says, and their names are no tags.
 * C35 a last paragraph that begins with the author's name says who that is. */
#include "clean/stray.h"

static const struct {
    uint32_t pointer_words;
    size_t prose;          /* C33: paragraphs that make it an article, not a list of labels */
    uint32_t copyright_words;
    size_t tail;           /* C33: lines at the end in which an address is whom to write to */
    uint32_t address_words;
    uint32_t told_words;   /* C33: behind a web address, in a sentence that tells something */
    uint32_t credit_words;
    size_t credits;        /* C34: lines at the end that may be some */
    size_t blurb_lines;    /* C35: at the end */
    uint32_t blurb_words;
} LIMITS = {25, 2, 16, 3, 14, 2, 40, 3, 2, 50};

/* Kinds whose phrases stand alone on a line for no other purpose. A menu's words are headings of articles, too. */
enum {
    STRAY_KINDS = 1 << NG_REASON_PAYWALL | 1 << NG_REASON_SHARE | 1 << NG_REASON_RELATED | 1 << NG_REASON_ADVERT
                | 1 << NG_REASON_COMMENTS | 1 << NG_REASON_NEWSLETTER
};

bool ng_line_is_pointer(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    int32_t value;
    if (f->leading != NG_REASON_RELATED || f->words > LIMITS.pointer_words) return false;
    while (from < to && !ng_token_is_word(&view->tokens->items[from])) from++; /* ">> Xem thêm: ..." */
    size_t length = ng_phrases_match(&view->phrases, from, to, &value);
    return length && from + length < to && ng_token_is_mark(&view->tokens->items[from + length], ':');
}

/* One word alone may be the title of a section, unless it is what adverts are labelled with. */
static bool is_nothing_else(const ng_line_features *f)
{
    if (!f->reason || !(STRAY_KINDS >> f->reason & 1)) return false;
    bool whole = f->noise_words >= f->words || (!f->end && ng_line_is_furniture(f));
    return whole && (f->words > 1 || f->reason == NG_REASON_ADVERT);
}

static size_t count_prose(const ng_clean_view *view, const ng_kept_line *kept)
{
    size_t count = 0;
    for (size_t i = view->first; i < view->lines->count; i++) count += kept[i].keep && ng_line_is_prose(&view->features[i]);
    return count;
}

/* "Bell founded ferries.example in 1999." A sentence that goes on behind the address says more than where to look; a mail address
 * is there to be written to. */
static bool tells(const ng_clean_view *view, size_t line)
{
    size_t from = view->tokens->line_first[line], i = view->tokens->line_first[line + 1];
    bool address = false;
    uint32_t behind = 0;
    if (view->features[line].end != NG_END_STOP) return false;
    for (; i > from; i--) {
        const ng_token *token = &view->tokens->items[i - 1];
        if (ng_token_is_mark(token, '@')) return false;
        address = address || ng_token_is_address(view->lines->text, token);
        behind += !address && ng_token_is_word(token);
    }
    return address && behind >= LIMITS.told_words;
}

/* One of the last lines: whose the text is, whom to ask. */
static void take_last(const ng_clean_view *view, size_t line, ng_kept_line *kept)
{
    const ng_line_features *f = &view->features[line];
    bool owned = (f->copyright || f->reasons & 1U << NG_REASON_COPYRIGHT) && f->words <= LIMITS.copyright_words;
    bool contact = ((f->address && !tells(view, line)) || f->leading == NG_PHRASE_PRESS) && f->words <= LIMITS.address_words;
    if (owned || contact) ng_kept_take(kept, NG_ROLE_NOISE, owned ? NG_REASON_COPYRIGHT : NG_REASON_NAVIGATION);
}

void ng_stray_take(const ng_clean_view *view, ng_kept_line *kept)
{
    size_t n = view->lines->count, i = view->first;
    if (count_prose(view, kept) < LIMITS.prose) return;
    while (!(kept[i].keep && ng_line_is_prose(&view->features[i]))) i++;
    for (; i < n; i++) {
        const ng_line_features *f = &view->features[i];
        bool heading = view->lines->items[i].flags & NG_LINE_HEADING; /* it heads what follows */
        if (!kept[i].keep || kept[i].role != NG_ROLE_BODY || !f->words || heading) continue;
        if (ng_line_is_pointer(view, i)) ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_RELATED);
        else if (is_nothing_else(f)) ng_kept_take(&kept[i], NG_ROLE_NOISE, (ng_reason)f->reason);
        else if (i + LIMITS.tail >= n) take_last(view, i, &kept[i]);
    }
}

/* A phrase of credits begins the line or ends it: a sentence may tell of people who contributed to a report. "Reporting by" is
 * the label of a byline as well; beside an editor it is a credit. */
static bool is_credit(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    bool hinted = ng_line_hint(f, NG_PHRASE_REVIEWER) || ng_line_hint(f, NG_PHRASE_CREDIT);
    if (f->words > LIMITS.credit_words || !hinted) return false;
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    while (to > from && !ng_token_is_word(&view->tokens->items[to - 1])) to--;
    while (from < to && !ng_token_is_word(&view->tokens->items[from])) from++;
    for (size_t i = from, length; i < to; i += length ? length : 1) {
        int32_t value = 0;
        length = ng_phrases_match(&view->phrases, i, to, &value);
        if (length && value == NG_PHRASE_CREDIT && (i == from || i + length == to)) return true;
        if (i == from && length && value == NG_PHRASE_BYLINE) return true;
    }
    return false;
}

void ng_credits_take(const ng_clean_view *view, ng_kept_line *kept)
{
    size_t first = ng_clean_first_kept(view, kept), seen = 0;
    for (size_t i = view->lines->count; i > first + 1 && seen < LIMITS.credits; i--) {
        if (!kept[i - 1].keep || !view->features[i - 1].words) continue;
        seen++;
        if (is_credit(view, i - 1)) ng_kept_take(&kept[i - 1], NG_ROLE_NOISE, NG_REASON_AUTHOR_BIO);
    }
}

/* The first token of a word in line [line], marks left out. */
static size_t first_word(const ng_clean_view *view, size_t line)
{
    size_t at = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    while (at < to && view->tokens->items[at].kind != NG_TOKEN_WORD) at++;
    return at;
}

/* Line [line] begins with two words that stand side by side in line [byline]: the author's name. */
static bool begins_with_author(const ng_clean_view *view, size_t line, size_t byline)
{
    const ng_token *items = view->tokens->items;
    size_t at = first_word(view, line), end = view->tokens->line_first[line + 1], to = view->tokens->line_first[byline + 1];
    if (at + 2 >= end || items[at + 1].kind != NG_TOKEN_WORD || !(items[at + 1].flags & NG_TOKEN_CAPITAL)) return false;
    for (size_t i = view->tokens->line_first[byline]; i + 1 < to; i++) {
        bool first = items[i].kind == NG_TOKEN_WORD && items[i].word == items[at].word;
        if (first && items[i + 1].kind == NG_TOKEN_WORD && items[i + 1].word == items[at + 1].word) return true;
    }
    return false;
}

void ng_blurb_take(const ng_clean_view *view, ng_kept_line *kept)
{
    size_t n = view->lines->count, byline = view->first, seen = 0;
    while (byline < n && kept[byline].role != NG_ROLE_BYLINE) byline++;
    if (byline == n) return;
    for (size_t i = n; i > byline + 1 && seen < LIMITS.blurb_lines; i--) {
        if (!kept[i - 1].keep || !view->features[i - 1].words) continue;
        seen++;
        if (view->features[i - 1].words <= LIMITS.blurb_words && begins_with_author(view, i - 1, byline)) {
            ng_kept_take(&kept[i - 1], NG_ROLE_NOISE, NG_REASON_AUTHOR_BIO);
        }
    }
}
