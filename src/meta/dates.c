/* Dates as pages write them: 2025-07-04, 4 July 2025, Jul 4th, 2025, 4. Juli 2025, 4 de julio de 2025, 04.07.2025, 25/12/2025.
 * Month names come from the noise table of the language; the forms in figures need no language. What could be two days is no
 * date. Cost O(1) a token. */
#include "meta/dates.h"

#include "base/ascii.h"

enum { FIRST_YEAR = 1500, LAST_YEAR = 2200 };

typedef struct figures {
    int value[3];
    size_t digits[3];
    size_t count;
    char separator;
} figures;

static int64_t leading_number(ng_span s, size_t *digits)
{
    int64_t value = 0;
    size_t i = 0;
    for (; i < s.len && i < 8 && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++) value = value * 10 + (s.ptr[i] - '0');
    *digits = i;
    return value;
}

/* "2025-07-04T20:41" -> 2025, 7, 4 with '-'. */
static figures split_figures(ng_span s)
{
    figures f = {.count = 0};
    while (f.count < 3) {
        size_t digits;
        int64_t value = leading_number(s, &digits);
        if (digits == 0) break;
        f.value[f.count] = (int)value;
        f.digits[f.count++] = digits;
        if (f.count == 3 || digits == s.len) break;
        char c = s.ptr[digits];
        if ((c != '-' && c != '/' && c != '.') || (f.count > 1 && c != f.separator)) break;
        f.separator = c;
        s = ng_span_slice(s, digits + 1, s.len);
    }
    return f;
}

static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

static bool set(ng_date *out, int year, int month, int day, size_t end)
{
    if (!is_day(year, month, day)) return false;
    *out = (ng_date){.year = year, .month = month, .day = day, .end = end};
    return true;
}

static bool read_figures(ng_span s, size_t end, ng_date *out)
{
    figures f = split_figures(s);
    if (f.count < 3) return false;
    const int *v = f.value;
    if (f.digits[0] == 4) return set(out, v[0], v[1], v[2], end);
    if (f.digits[2] != 4) return false;
    bool day_first = v[1] <= 12, either = day_first && v[0] <= 12 && v[0] != v[1] && f.separator != '.';
    if (!set(out, v[2], v[day_first], v[!day_first], end)) return false;
    out->swappable = either;
    out->figures = !either && v[0] != v[1];
    out->day_first = day_first;
    return true;
}

/* The month whose name begins at [at]: 1..12, or 0; *next is the token behind it. Vietnamese names have two words. */
static int month_at(const ng_phrases *phrases, size_t at, size_t end, size_t *next)
{
    int32_t value = 0;
    size_t length = at < end ? ng_phrases_match(phrases, at, end, &value) : 0;
    *next = at + length;
    return length && value > NG_PHRASE_MONTH && value <= NG_PHRASE_MONTH + 12 ? value - NG_PHRASE_MONTH : 0;
}

/* A token as a number of at most [most] digits, perhaps with "st", "nd", "rd", "th" behind; -1 when it is none.
 * Flattening glues what follows to a year: "2025Updated". */
static int number_at(const ng_lines *lines, const ng_tokens *tokens, size_t at, size_t end, size_t most)
{
    if (at >= end || tokens->items[at].kind != NG_TOKEN_NUMBER) return -1;
    ng_span s = ng_token_text(lines->text, &tokens->items[at]);
    size_t digits;
    int64_t value = leading_number(s, &digits);
    bool plain = digits == s.len || (digits + 2 == s.len && most == 2)
                 || (digits == most && most == 4 && ng_ascii_is_upper(s.ptr[digits]));
    return digits <= most && plain ? (int)value : -1;
}

/* Steps over a "," or "." and a "de" between parts of a date: "3. März 2025", "18 de junho de 2025", "2 tháng 3 năm 2025". */
static size_t skip_marks(const ng_tokens *tokens, size_t at, size_t end)
{
    if (at < end && (ng_token_is_mark(&tokens->items[at], ',') || ng_token_is_mark(&tokens->items[at], '.'))) at++;
    if (at >= end || tokens->items[at].kind != NG_TOKEN_WORD) return at;
    ng_span word = tokens->words[tokens->items[at].word].folded;
    static const char *const joining[] = {"de", "del", "n\xc4\x83m"};
    for (size_t i = 0; i < sizeof joining / sizeof joining[0]; i++) {
        if (ng_span_equal(word, ng_span_cstr(joining[i]))) return at + 1;
    }
    return at;
}

/* A number with the sign of its unit behind it, a token of its own or not: "2025年", "2025년". The place behind both, or
 * [at] when there is none. */
static size_t take_unit(const ng_lines *lines, const ng_tokens *tokens, size_t at, size_t end, const char *const units[2],
                        int *value)
{
    if (at >= end || tokens->items[at].kind != NG_TOKEN_NUMBER) return at;
    ng_span s = ng_token_text(lines->text, &tokens->items[at]);
    size_t digits;
    *value = (int)leading_number(s, &digits);
    ng_span unit = ng_span_slice(s, digits, s.len);
    if (ng_span_equal(unit, ng_span_cstr(units[1]))) return at + 1;
    bool parted = unit.len == 0 && at + 1 < end && ng_token_is_word(&tokens->items[at + 1]);
    if (parted) unit = ng_token_text(lines->text, &tokens->items[at + 1]);
    return ng_span_equal(unit, ng_span_cstr(units[0])) ? at + 1 + parted : at;
}

/* "2025年10月9日", "2025년 10월 9일". */
static bool read_units(const ng_lines *lines, const ng_tokens *tokens, size_t at, size_t end, ng_date *out)
{
    static const char *const units[][2] = {{"\xe5\xb9\xb4", "\xeb\x85\x84"},
                                           {"\xe6\x9c\x88", "\xec\x9b\x94"},
                                           {"\xe6\x97\xa5", "\xec\x9d\xbc"}};
    int values[3];
    for (size_t i = 0; i < 3; i++) {
        size_t next = take_unit(lines, tokens, at, end, units[i], &values[i]);
        if (next == at) return false;
        at = next;
    }
    return set(out, values[0], values[1], values[2], at);
}

/* "2025. május 27." */
static bool read_year_first(const ng_lines *lines, const ng_phrases *phrases, size_t at, size_t end, ng_date *out)
{
    const ng_tokens *tokens = phrases->tokens;
    int year = number_at(lines, tokens, at, end, 4);
    if (year < FIRST_YEAR) return false;
    size_t next;
    int month = month_at(phrases, skip_marks(tokens, at + 1, end), end, &next);
    if (!month) return false;
    next = skip_marks(tokens, next, end);
    int day = number_at(lines, tokens, next, end, 2);
    return day > 0 && set(out, year, month, day, next + 1);
}

bool ng_date_read(const ng_lines *lines, const ng_phrases *phrases, size_t at, size_t end, ng_date *out)
{
    const ng_tokens *tokens = phrases->tokens;
    const ng_token *token = &tokens->items[at];
    if (!ng_token_is_word(token)) return false;
    if (token->kind == NG_TOKEN_NUMBER && read_figures(ng_token_text(lines->text, token), at + 1, out)) return true;
    if (token->kind == NG_TOKEN_NUMBER && read_units(lines, tokens, at, end, out)) return true;
    if (read_year_first(lines, phrases, at, end, out)) return true;
    int day = number_at(lines, tokens, at, end, 2);
    size_t name = day < 0 ? at : skip_marks(tokens, at + 1, end), next;
    int month = month_at(phrases, name, end, &next);
    if (!month) return false;
    next = skip_marks(tokens, next, end);
    if (day < 0) {
        day = number_at(lines, tokens, next, end, 2);
        next = skip_marks(tokens, next + 1, end);
    }
    return day > 0 && set(out, number_at(lines, tokens, next, end, 4), month, day, next + 1);
}

void ng_date_write(const ng_date *date, char out[NG_DATE_LENGTH])
{
    const int parts[] = {date->year / 1000, date->year / 100 % 10, date->year / 10 % 10, date->year % 10, -1,
                         date->month / 10, date->month % 10, -1, date->day / 10, date->day % 10};
    for (size_t i = 0; i < NG_DATE_LENGTH; i++) out[i] = parts[i] < 0 ? '-' : (char)('0' + parts[i]);
}
