/* Rules that name metadata lines. They look at features and at the line's first words only; values are read by meta.
 *
 * C10 byline, C11 date, C12 breadcrumb, C13 tags, C15 dek; C14, the headline, is in headline.c. Every rule wants a short line,
 * because an article's own sentences begin with "By" and hold dates too. Cost O(lines).
 */
#include "clean/roles.h"

#include "clean/author.h"
#include "clean/headline.h"

static const struct {
    uint32_t byline_words; /* "By Ann Lee and Bob Ray, staff writers in Leeds" */
    uint32_t date_words;   /* "2 min read Last Updated: Jul 04 2025 | 8:41 PM IST" */
    uint32_t crumb_words;  /* a breadcrumb that ends in the headline */
    uint32_t dek_least, dek_most;
    size_t tag_lines;      /* tags one a line below their label */
    size_t name_words;     /* of a name before a job */
    uint32_t particle;   /* bytes: "van" */
    size_t day_bytes;    /* of a date in figures */
    uint32_t labelled_words; /* of a date line that begins with "Published" */
    size_t hashtag_tokens;   /* of one, with its sign */
    uint32_t day_words;      /* of nothing but a day */
    uint32_t minute_words;   /* of a reading time */
    uint32_t dated_words, dated_others; /* of a line that holds hardly anything but a date, and those that belong to none */
    uint32_t tag_label, tag_words, tag_list; /* of a label, of a tag alone on its line, of a line of tags */
} LIMITS = {12, 14, 40, 8, 60, 12, 4, 3, 10, 20, 6, 5, 6, 12, 2, 2, 4, 20};

/* "Ann Lee, staff writer", "Ann Lee | Reporter", "Ann Lee Staff Writer": a name of two words or more and then the job, not
 * "Gratuities for catering staff" and not "South High's New Staff Sets Sail". */
static bool is_name_and_job(const ng_clean_view *view, size_t from, size_t to)
{
    const ng_token *items = view->tokens->items;
    size_t at = from, name = 0;
    int32_t value = 0;
    for (; at < to && (items[at].flags & NG_TOKEN_CAPITAL); at++, name++) {
        if (ng_phrases_match(&view->phrases, at, to, &value) && value == NG_PHRASE_STAFF) break;
    }
    if (name < 2 || name > LIMITS.name_words || at == to) return false;
    if (ng_token_is_word(&items[at]) ? !(items[at].flags & NG_TOKEN_CAPITAL) : ng_token_is_mark(&items[at], ':')) return false;
    for (; at < to; at++) {
        if (ng_phrases_match(&view->phrases, at, to, &value) && value == NG_PHRASE_STAFF) return true;
    }
    return false;
}

/* What may stand behind "By": an agency or a name of two words, since "By industry" and "By Role" are menus, and "Von Berlin
 * nach Rom" is a headline. Between them may stand a particle: "Ludwig van Beethoven". */
static bool begins_name(const ng_clean_view *view, size_t at, size_t to)
{
    const ng_token *items = view->tokens->items;
    int32_t value = 0;
    if (ng_phrases_match(&view->phrases, at, to, &value) && value == NG_PHRASE_AGENCY) return true;
    if (items[at].flags & NG_TOKEN_UNCASED) return true;
    if (at + 1 >= to || !(items[at].flags & NG_TOKEN_CAPITAL) || !ng_token_is_word(&items[at + 1])) return false;
    bool particle = ng_token_length(&items[at + 1]) <= LIMITS.particle && !(items[at + 1].flags & NG_TOKEN_CAPITAL);
    size_t next = particle ? at + 2 : at + 1;
    return next < to && (items[next].flags & NG_TOKEN_CAPITAL);
}

/* C10. "By Ann Lee", "Ann Lee, staff writer", "Reuters KYIV". */
static bool is_byline(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    if (f->words > LIMITS.byline_words || f->words < 1 || f->end == NG_END_STOP || f->end == NG_END_QUESTION) return false;
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    if (f->leading == NG_PHRASE_AGENCY) return f->small == 0 && f->words <= 4;
    const ng_token *items = view->tokens->items;
    if (ng_line_hint(f, NG_PHRASE_STAFF) && f->words <= 8 && is_name_and_job(view, from, to)) return true;
    if (!ng_line_leads_byline(f) || f->words < 2) return false;
    int32_t value = 0;
    size_t length = ng_phrases_match(&view->phrases, from, to, &value);
    for (size_t i = from + length; i < to; i++) {
        if (!ng_token_is_word(&items[i])) continue;
        if (ng_phrases_match(&view->phrases, i, to, &value) && value == NG_PHRASE_BYLINE) continue;
        return begins_name(view, i, to);
    }
    return length > 1; /* "Door onze redactie" */
}

/* A day in figures as one token: "2025-07-04", "3.10.2025", "18/06/2025". */
static bool is_day(const ng_clean_view *view, const ng_token *token)
{
    ng_span s = ng_token_text(view->lines->text, token);
    size_t parts = 0, digits = 0;
    for (size_t i = 0; i < s.len && s.len <= LIMITS.day_bytes; i++) {
        digits += s.ptr[i] >= '0' && s.ptr[i] <= '9';
        parts += s.ptr[i] == '-' || s.ptr[i] == '.' || s.ptr[i] == '/';
    }
    return token->kind == NG_TOKEN_NUMBER && parts == 2 && digits >= 6 && digits + parts == s.len;
}

/* "2025年10月9日" and "2025년 10월 9일": the sign for year stands behind a number, a token of its own or not. */
static bool has_year_sign(const ng_clean_view *view, size_t line)
{
    for (size_t i = view->tokens->line_first[line]; i < view->tokens->line_first[line + 1]; i++) {
        const ng_token *token = &view->tokens->items[i];
        ng_span text = ng_token_text(view->lines->text, token);
        bool behind = i > view->tokens->line_first[line] && token[-1].kind == NG_TOKEN_NUMBER;
        if (behind && ng_span_equal(text, NG_SPAN("\xe5\xb9\xb4"))) return true;
        if (token->kind == NG_TOKEN_NUMBER && ng_span_ends(text, NG_SPAN("\xeb\x85\x84"))) return true;
    }
    return false;
}

static bool has_date(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    if (ng_line_hint(f, NG_PHRASE_MONTH) && f->numbers) return true;
    for (size_t i = view->tokens->line_first[line]; i < view->tokens->line_first[line + 1]; i++) {
        if (is_day(view, &view->tokens->items[i])) return true;
    }
    return false;
}

/* A month, "Updated", "min read" or "12 comments". */
static bool is_of_date(int32_t value)
{
    bool month = value > NG_PHRASE_MONTH && value < NG_PHRASE_PRESS;
    return month || value == NG_REASON_COMMENTS || value == NG_PHRASE_MINUTES || value == NG_PHRASE_PUBLISHED
        || value == NG_PHRASE_MODIFIED;
}

/* Words in small letters that no date line has: not "de" and not "mayo" of "8 de mayo de 2025". */
static uint32_t count_other_words(const ng_clean_view *view, size_t line)
{
    const ng_token *items = view->tokens->items;
    size_t to = view->tokens->line_first[line + 1];
    uint32_t others = 0;
    for (size_t i = view->tokens->line_first[line], step; i < to; i += step) {
        int32_t value = 0;
        step = 1;
        if (items[i].kind != NG_TOKEN_WORD || items[i].flags & NG_TOKEN_CAPITAL) continue;
        if (view->tokens->words[items[i].word].flags & NG_WORD_STOP) continue;
        size_t length = ng_phrases_match(&view->phrases, i, to, &value);
        if (length && is_of_date(value)) step = length;
        else others++;
    }
    return others;
}

/* C11. A label and a number, a reading time, or hardly anything but a date. */
static bool is_date(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    bool label = f->leading == NG_PHRASE_PUBLISHED || f->leading == NG_PHRASE_MODIFIED;
    if (f->words > (label ? LIMITS.labelled_words : LIMITS.date_words)) return false;
    /* "2025. május 27.": the stop belongs to the number. */
    bool ordinal = f->words <= LIMITS.day_words && f->numbers >= 2;
    /* "Temps de lecture : 2 min." */
    bool minutes = ng_line_hint(f, NG_PHRASE_MINUTES) && f->words <= LIMITS.minute_words;
    if (f->numbers == 0 || (f->end == NG_END_STOP && !ordinal && !minutes) || f->end == NG_END_QUESTION) return false;
    if (label || minutes || ng_line_hint(f, NG_PHRASE_MODIFIED)) return true;
    if (f->words <= LIMITS.date_words && f->numbers * 3 >= f->words && has_year_sign(view, line)) return true;
    return f->words <= LIMITS.dated_words && f->numbers * 4 >= f->words && count_other_words(view, line) <= LIMITS.dated_others
        && has_date(view, line);
}

/* C12. "Home / World News / Headline". */
static bool is_crumb(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    if (f->words > LIMITS.crumb_words || f->separators < 1 || f->end == NG_END_STOP || f->bullet) return false;
    if (f->separators < 2 && !ng_line_hint(f, NG_PHRASE_HOME)) return false;
    size_t bars = 0;
    for (size_t i = view->tokens->line_first[line]; i < view->tokens->line_first[line + 1]; i++) {
        const ng_token *t = &view->tokens->items[i];
        bars += ng_token_is_mark(t, '/') || ng_token_is_mark(t, '>') || ng_token_is_mark(t, 0x203a) || ng_token_is_mark(t, 0xbb);
    }
    return bars >= 1 && ng_line_hint(f, NG_PHRASE_HOME);
}

/* "#harbour #Leeds": two at least, and nothing else in front of them. */
static bool is_hashtags(const ng_clean_view *view, size_t from, size_t to)
{
    const ng_token *items = view->tokens->items;
    size_t signs = 0;
    for (size_t i = from; i < to; i++) signs += ng_token_is_mark(&items[i], '#') && items[i].run == 1;
    return signs > 1 && ng_token_is_mark(&items[from], '#') && to - from <= LIMITS.hashtag_tokens * signs;
}

/* C13. "Topics: a, b" or the label alone, with the tags below. */
bool ng_roles_is_tags(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    int32_t value = 0;
    if (from == to || f->end == NG_END_STOP) return false;
    if (is_hashtags(view, from, to)) return true;
    if (f->leading != NG_PHRASE_TAGS) return false;
    size_t length = ng_phrases_match(&view->phrases, from, to, &value);
    if (length == 0 || value != NG_PHRASE_TAGS) return false;
    if (from + length == to || ng_token_is_mark(&view->tokens->items[from + length], ':')
        || ng_token_is_mark(&view->tokens->items[from + length], 0xff1a)) return true;
    return length > 1; /* "Filed under Health, Travel": no colon, but more than a word that may begin a heading */
}

bool ng_roles_set(const ng_clean_view *view, size_t line, ng_kept_line *kept)
{
    if (ng_roles_is_tags(view, line)) ng_kept_set_role(&kept[line], NG_ROLE_TAGS);
    else if (is_crumb(view, line)) ng_kept_set_role(&kept[line], NG_ROLE_SECTION);
    else if (is_date(view, line)) ng_kept_set_role(&kept[line], NG_ROLE_DATE);
    else if (is_byline(view, line)) ng_kept_set_role(&kept[line], NG_ROLE_BYLINE);
    else return false;
    return true;
}

/* A label with nothing behind it. */
static bool is_tag_label(const ng_clean_view *view, size_t line)
{
    return view->features[line].leading == NG_PHRASE_TAGS && view->features[line].words <= LIMITS.tag_label;
}

/* "Harbour, Leeds, Shipping" */
static bool is_listed(const ng_line_features *f)
{
    return f->commas || f->separators;
}

/* Below a tag label short lines are its tags, or one line that lists them all. */
static void take_tags_below(const ng_clean_view *view, size_t line, ng_kept_line *kept)
{
    if (!is_tag_label(view, line)) return;
    for (size_t i = line + 1; i < view->lines->count && i <= line + LIMITS.tag_lines; i++) {
        const ng_line_features *f = &view->features[i];
        bool listed = i == line + 1 && is_listed(f);
        if (f->words == 0 || f->words > (listed ? LIMITS.tag_list : LIMITS.tag_words) || f->end || f->reasons) break;
        if (kept[i].role != NG_ROLE_BODY || kept[i].keep) break;
        ng_kept_set_role(&kept[i], NG_ROLE_TAGS);
        if (listed) break;
    }
}

/* A label alone above the headline is an item of a menu, and what stands below it are its sections. */
static void clear_menu_tags(const ng_clean_view *view, ng_kept_line *kept, size_t headline)
{
    bool menu = false;
    for (size_t i = view->first; i < headline; i++) {
        menu = is_tag_label(view, i) || (menu && kept[i].role == NG_ROLE_TAGS && !ng_roles_is_tags(view, i));
        if (menu && kept[i].role == NG_ROLE_TAGS) kept[i].role = NG_ROLE_BODY;
    }
}

/* C15. Between headline and body, a line as long as a sentence; the first one. */
static void find_dek(const ng_clean_view *view, ng_kept_line *kept, size_t headline, size_t body)
{
    for (size_t i = headline + 1; i < body; i++) {
        const ng_line_features *f = &view->features[i];
        bool free = kept[i].role == NG_ROLE_BODY || kept[i].role == NG_ROLE_NOISE;
        free = free && kept[i].reason != NG_REASON_CAPTION;
        if (!free || f->words < LIMITS.dek_least || f->words > LIMITS.dek_most) continue;
        if (f->hash == view->features[headline].hash) continue;
        if (f->reasons & (1U << NG_REASON_CAPTION | 1U << NG_REASON_COOKIE | 1U << NG_REASON_ADVERT)) continue;
        if (ng_line_is_furniture(f) || f->small * 2 < f->words) continue;
        ng_kept_set_role(&kept[i], NG_ROLE_DEK);
        return;
    }
}

/* Lines that repeat the title, wherever it came from, are no body. */
void ng_roles_mark_headline(const ng_clean_view *view, ng_kept_line *kept, size_t headline, size_t until)
{
    uint64_t hash = view->features[headline].hash;
    for (size_t i = view->first; i < until; i++) {
        if (view->features[i].words && view->features[i].hash == hash && view->features[i].end != NG_END_STOP)
            ng_kept_set_role(&kept[i], NG_ROLE_HEADLINE);
    }
}

void ng_roles_mark(const ng_clean_view *view, ng_kept_line *kept)
{
    size_t n = view->lines->count;
    for (size_t i = view->first; i < n; i++) {
        const ng_line_features *f = &view->features[i];
        if (kept[i].reason == NG_REASON_CAPTION) continue; /* the agency above a caption */
        if (!kept[i].keep || f->words <= LIMITS.labelled_words) ng_roles_set(view, i, kept);
    }
    for (size_t i = view->first; i < n; i++) {
        if (kept[i].role == NG_ROLE_TAGS) take_tags_below(view, i, kept);
    }
}

/* The last line above [body] that says the headline; SIZE_MAX when none does. */
static size_t last_headline(const ng_clean_view *view, const ng_kept_line *kept, size_t body)
{
    size_t last = SIZE_MAX;
    for (size_t i = view->first; i < body; i++) {
        if (kept[i].role == NG_ROLE_HEADLINE) last = i;
    }
    return last;
}

ng_status ng_roles_find(const ng_clean_view *view, ng_regex_scratch *scratch, ng_arena *arena, ng_kept_line *kept)
{
    ng_roles_mark(view, kept);
    size_t n = view->lines->count, body = ng_clean_first_kept(view, kept), headline = 0;
    if (body == n) return NG_OK;
    if (!view->first && !ng_headline_find(view, kept, body, arena, &headline)) return NG_NO_MEMORY;
    if (headline == SIZE_MAX && ng_headline_possible(view, kept, body)) headline = body;
    if (headline == SIZE_MAX || (headline == body && !ng_headline_is_plain(view, kept, body))) return NG_OK;
    ng_roles_mark_headline(view, kept, headline, n);
    clear_menu_tags(view, kept, headline);
    body = ng_clean_first_kept(view, kept);
    size_t last = last_headline(view, kept, body);
    ng_status status = ng_author_find(view, scratch, kept, last == SIZE_MAX ? view->first : last, body);
    if (status == NG_OK && last != SIZE_MAX) ng_author_below(view, kept, last, body);
    if (status == NG_OK && last != SIZE_MAX) find_dek(view, kept, last, body);
    return status;
}
