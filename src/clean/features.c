/* Line features, after Kohlschuetter et al. 2010: length, stop words, capitals, end mark, and the phrases of the noise table.
 * One pass over the tokens; duplicates by a hash of each line's words. */
#include "clean/features.h"

#include "base/intern.h"
#include "wrap/utf8.h"

static const struct {
    uint32_t prose_words;      /* shorter lines are headings and menu items until their neighbours say otherwise */
    uint32_t prose_small;      /* per cent of words that begin small: headlines and link lists stay below */
    uint32_t furniture_words;  /* longer lines have to be judged by more than their words */
    uint32_t furniture_share;  /* per cent of a line that noise phrases must cover */
    uint32_t consent_words;    /* a shorter line with a phrase of cookies is a notice, however well it is written */
    uint32_t item_bytes;       /* of the number before a list's item */
    uint32_t time_bytes;       /* longer numbers are no dates */
    uint32_t address_bytes;    /* shorter dotted words are abbreviations */
    uint32_t paragraph_words;  /* a line without a full stop is a paragraph from here on where the script has none (Thai, Lao) */
} LIMITS = {10, 50, 14, 50, 60, 3, 10, 6, 20};

static bool is_ideograph(ng_span text, const ng_token *token)
{
    return (token->flags & NG_TOKEN_UNCASED) && ng_token_length(token) == 3 && (unsigned char)text.ptr[token->start] >= 0xe3;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "2025-07-04", "4.7.2025", "03/04/2025", "1987", "8:41", but not "1,200" and not "3.14". */
static bool is_time(ng_span number)
{
    size_t parts = 0, colons = 0, digits = 0;
    for (size_t i = 0; i < number.len && number.len <= LIMITS.time_bytes; i++) {
        char c = number.ptr[i];
        colons += c == ':';
        parts += c == '-' || c == '/' || c == '.';
        digits += is_digit(c);
    }
    bool century = number.len == 4 && (memcmp(number.ptr, "19", 2) == 0 || memcmp(number.ptr, "20", 2) == 0);
    bool year = digits == 4 && century;
    return year || parts == 2 || (colons == 1 && digits <= 4) || (colons == 2 && digits <= 6);
}

bool ng_token_is_address(ng_span text, const ng_token *token)
{
    if (token->kind != NG_TOKEN_WORD) return false;
    bool dotted = (token->flags & NG_TOKEN_DOTTED) && !(token->flags & NG_TOKEN_UPPER)
               && ng_token_length(token) >= LIMITS.address_bytes;
    return dotted || ng_span_starts(ng_token_text(text, token), NG_SPAN("http"));
}

/* Most words: small letters, or a capital and small ones. */
static inline bool is_plain(const ng_token *token)
{
    return token->kind == NG_TOKEN_WORD && !(token->flags & ~(NG_TOKEN_GLUED | NG_TOKEN_CAPITAL | NG_TOKEN_ASCII));
}

static inline void count_plain(ng_line_features *f, const ng_clean_view *view, const ng_token *token)
{
    bool capital = token->flags & NG_TOKEN_CAPITAL;
    if (f->words == 0) f->begins_small = !capital;
    f->capitals += f->letters && capital;
    f->letters++;
    f->words++;
    f->small += !capital;
    /* A plain word has no dot: how long it is need not be asked, which no processor foresees. */
    if (view->lines->text.ptr[token->start] == 'h') f->address |= ng_token_is_address(view->lines->text, token);
}

static inline void count_other(ng_line_features *f, const ng_clean_view *view, const ng_token *token, uint32_t *ideographs)
{
    bool is_number = token->kind == NG_TOKEN_NUMBER, capital = token->flags & NG_TOKEN_CAPITAL;
    f->begins_small = f->words ? f->begins_small : !is_number && !capital && !(token->flags & NG_TOKEN_UNCASED);
    f->capitals += f->letters && capital;
    f->letters += !is_number;
    f->upper += (token->flags & NG_TOKEN_UPPER) != 0;
    f->words += ng_token_counts(token);
    f->numbers += is_number;
    f->time = f->time || (is_number && is_time(ng_token_text(view->lines->text, token)));
    f->address = f->address || ng_token_is_address(view->lines->text, token);
    f->small += token->kind == NG_TOKEN_WORD && !(token->flags & NG_TOKEN_CAPITAL);
    *ideographs += is_ideograph(view->lines->text, token);
}

static bool is_stop_mark(uint32_t c)
{
    return c == '.' || c == '!' || c == 0x3002 || c == 0xff01 || c == 0x0964 || c == 0x06d4;
}

static bool is_question_mark(uint32_t c)
{
    return c == '?' || c == 0xff1f || c == 0x061f;
}

static bool is_separator(uint32_t c)
{
    return c == '|' || c == '/' || c == '>' || c == 0x203a || c == 0xbb || c == 0x2022 || c == 0xb7 || c == 0x2192;
}

/* Quotation marks and brackets that may stand behind a sentence's end. */
static bool is_closing(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x2019 || c == 0xbb || c == 0x201c || c == '*';
}

static bool is_money(uint32_t c)
{
    return c == '$' || c == '%' || c == 0xa3 || c == 0xa5 || (c >= 0x20a0 && c <= 0x20bf);
}

static void count_mark(ng_line_features *f, const ng_token *token)
{
    uint32_t c = token->word;
    f->separators += is_separator(c);
    f->commas += c == ',' || c == 0x3001 || c == 0xff0c || c == 0x60c;
    f->money += is_money(c);
    f->copyright = f->copyright || c == 0xa9;
}

static ng_line_end end_of(const ng_token *items, size_t from, size_t to)
{
    while (to > from && items[to - 1].kind >= NG_TOKEN_PUNCTUATION && is_closing(items[to - 1].word)) to--;
    if (to == from || ng_token_is_word(&items[to - 1])) return NG_END_NONE;
    const ng_token *last = &items[to - 1];
    if (last->word == 0x2026 || (last->word == '.' && last->run > 1)) return NG_END_ELLIPSIS;
    if (is_stop_mark(last->word)) return NG_END_STOP;
    if (is_question_mark(last->word)) return NG_END_QUESTION;
    return last->word == ':' || last->word == 0xff1a ? NG_END_COLON : NG_END_NONE;
}

/* The last mark but quotation marks and brackets is [a] or [b]. */
static bool ends_in(const ng_token *items, size_t from, size_t to, uint32_t a, uint32_t b)
{
    while (to > from && items[to - 1].kind >= NG_TOKEN_PUNCTUATION && is_closing(items[to - 1].word)) to--;
    return to > from && (ng_token_is_mark(&items[to - 1], a) || ng_token_is_mark(&items[to - 1], b));
}

enum { CLOSING_MARKS = 8 }; /* quotes, brackets and dashes between two sentences; the bound keeps a line of marks linear */

/* A sentence may end at token [i], and another one begins in the same line. */
static bool ends_inside(const ng_token *items, size_t i, size_t to)
{
    if (ng_token_is_word(&items[i]) || !(is_stop_mark(items[i].word) || is_question_mark(items[i].word))) return false;
    size_t next = i + 1, reach = to - next < CLOSING_MARKS ? to : next + CLOSING_MARKS;
    while (next < reach && !ng_token_is_word(&items[next])) next++;
    return next < reach && !(items[next].flags & NG_TOKEN_GLUED && next == i + 1 && items[i].word < 0x80)
        && (items[next].kind == NG_TOKEN_NUMBER || items[next].flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED));
}

/* A line of a script that writes no full stop. */
static bool ends_without_stop(ng_span text, const ng_line_features *f, const ng_token *last)
{
    return f->end == NG_END_NONE && f->words >= LIMITS.paragraph_words && ng_token_unspaced(last)
        && ng_utf8_stopless(ng_token_text(text, last));
}

static void note_phrase(ng_line_features *f, int32_t value, size_t length, size_t *longest)
{
    if (value >= NG_PHRASE_HINTS) {
        if (value > NG_PHRASE_CREDIT) return;
        int32_t hint = value > NG_PHRASE_MONTH && value < NG_PHRASE_PRESS ? NG_PHRASE_MONTH : value;
        f->hints |= 1U << (hint - NG_PHRASE_HINTS);
        if (value != NG_PHRASE_HOME && value != NG_PHRASE_ACCOUNT) return;
        /* "Home" alone is a menu item; in a breadcrumb it is a step. */
        value = value == NG_PHRASE_HOME ? NG_REASON_NAVIGATION : NG_REASON_PAYWALL;
    } else if (value == NG_REASON_PAYWALL) {
        f->paywall_words += (uint32_t)length;
    }
    if (value <= NG_REASON_NONE || value >= NG_REASON_COUNT) return;
    f->reasons |= 1U << value;
    f->noise_words += (uint32_t)length;
    if (length <= *longest) return;
    *longest = length;
    f->reason = (uint8_t)value;
}

static void find_phrases(ng_line_features *f, const ng_clean_view *view, size_t from, size_t to)
{
    size_t longest = 0, first = from; /* the first word */
    while (first < to && !ng_token_is_word(&view->tokens->items[first])) first++;
    for (size_t i = first; i < to;) {
        int32_t value = 0;
        size_t length = ng_phrases_match(&view->phrases, i, to, &value);
        if (length == 0) {
            i++;
            continue;
        }
        note_phrase(f, value, length, &longest);
        if (i == first && value > 0) f->leading = (uint8_t)value;
        i += length;
    }
}

/* The features that are counted, of tokens [from, to). */
static ng_line_features count_tokens(const ng_clean_view *view, size_t from, size_t to)
{
    ng_line_features f = {0};
    const ng_token *items = view->tokens->items;
    uint32_t ideographs = 0;
    for (size_t i = from; i < to; i++) {
        if (!ng_token_is_word(&items[i])) {
            count_mark(&f, &items[i]);
            f.sentences += ends_inside(items, i, to);
            continue;
        }
        f.hash = ng_hash_pair(f.hash, view->tokens->words[items[i].word].hash);
        if (is_plain(&items[i])) count_plain(&f, view, &items[i]);
        else count_other(&f, view, &items[i], &ideographs);
    }
    f.words -= ideographs / 2;
    f.small -= f.small < ideographs / 2 ? f.small : ideographs / 2;
    f.letters -= f.letters < ideographs / 2 ? f.letters : ideographs / 2;
    return f;
}

static void measure_line(ng_clean_view *view, size_t line)
{
    ng_line_features *f = &view->features[line];
    const ng_token *items = view->tokens->items;
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    *f = count_tokens(view, from, to);
    f->end = (uint8_t)end_of(items, from, to);
    if (from < to && ends_without_stop(view->lines->text, f, &items[to - 1])) f->end = NG_END_STOP;
    f->exclaims = f->end == NG_END_STOP && ends_in(items, from, to, '!', 0xff01);
    f->numbered = to - from > 1 && items[from].kind == NG_TOKEN_NUMBER && ng_token_length(&items[from]) < LIMITS.item_bytes;
    f->bullet = from < to && !ng_token_is_word(&items[from]) && (is_separator(items[from].word) || items[from].word == '-');
    find_phrases(f, view, from, to);
}

/* Lines with the same words: of one hash. */
static bool mark_repeated(ng_clean_view *view, ng_arena *arena)
{
    ng_interner hashes;
    uint32_t *first = ng_arena_array(arena, view->lines->count, sizeof *first); /* line of each hash */
    if (!first || !ng_interner_init(&hashes, arena, view->lines->count)) return false;
    for (size_t i = 0; i < view->lines->count; i++) {
        ng_line_features *f = &view->features[i];
        if (f->words == 0) continue;
        bool added;
        ng_span key = ng_span_make((const char *)&f->hash, sizeof f->hash);
        uint32_t id = ng_interner_add(&hashes, key, ng_hash(key), &added);
        if (id == NG_NO_ID) return false;
        if (added) {
            first[id] = (uint32_t)i;
        } else {
            f->repeated = view->features[first[id]].repeated = true;
            f->first_copy = first[id] + 1;
        }
    }
    ng_interner_give_back(&hashes);
    ng_arena_give_back(arena, first);
    return true;
}

bool ng_clean_measure(ng_clean_view *view, ng_arena *arena)
{
    view->features = ng_arena_array(arena, view->lines->count, sizeof *view->features);
    if (!view->features) return false;
    if (!ng_phrases_init(&view->phrases, view->language->noise, view->tokens, arena)) return false;
    for (size_t i = 0; i < view->lines->count; i++) measure_line(view, i);
    return mark_repeated(view, arena);
}

bool ng_line_is_prose(const ng_line_features *f)
{
    if (f->words < LIMITS.prose_words || !ng_line_ends(f) || f->copyright) return false;
    if (f->reasons & 1U << NG_REASON_COOKIE && f->words < LIMITS.consent_words) return false;
    return f->small * 100 >= f->words * LIMITS.prose_small && f->noise_words * 3 < f->words;
}

bool ng_line_is_furniture(const ng_line_features *f)
{
    if (f->copyright && f->words <= 2 * LIMITS.furniture_words) return true;
    return f->reasons && f->words <= LIMITS.furniture_words && f->noise_words * 100 >= f->words * LIMITS.furniture_share;
}
