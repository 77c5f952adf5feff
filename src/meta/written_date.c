/* Attributes are written by programs: nearly all hold ISO 8601, the rest what a template printed, mostly in English. A date
 * whose day and month could be exchanged (03/04/2025) is no date. Cost O(length).
 */
#include "meta/written_date.h"

enum { LONGEST = 40, FIRST_YEAR = 1700, LAST_YEAR = 2199 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits at *at, at most [most] of them; -1 when there are none or more. */
static int take_number(ng_span text, size_t *at, size_t most)
{
    size_t from = *at;
    int value = 0;
    while (*at < text.len && is_digit(text.ptr[*at])) {
        if (*at - from == most) return -1;
        value = value * 10 + (text.ptr[(*at)++] - '0');
    }
    return *at > from ? value : -1;
}

static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

static ng_span write_day(int year, int month, int day, char *out)
{
    if (!is_day(year, month, day)) return (ng_span){NULL, 0};
    int values[] = {year / 100, year % 100, month, day};
    size_t at = 0;
    for (size_t i = 0; i < 4; i++) {
        if (i > 1) out[at++] = '-';
        out[at++] = (char)('0' + values[i] / 10);
        out[at++] = (char)('0' + values[i] % 10);
    }
    return ng_span_make(out, at);
}

/* YYYY-MM-DD, and the time behind it when it looks like one: Thh:mm[:ss[.fff]][Z|+hh:mm]. */
static ng_span read_iso(ng_span text)
{
    size_t at = 0;
    int year = take_number(text, &at, 4);
    if (at != 4 || at == text.len || text.ptr[at++] != '-') return (ng_span){NULL, 0};
    int month = take_number(text, &at, 2);
    if (at != 7 || at == text.len || text.ptr[at++] != '-') return (ng_span){NULL, 0};
    int day = take_number(text, &at, 2);
    if (at != NG_DAY_LENGTH || !is_day(year, month, day)) return (ng_span){NULL, 0};
    bool time = text.len >= NG_DAY_LENGTH + 6 && text.ptr[NG_DAY_LENGTH] == 'T' && text.len <= LONGEST;
    for (size_t i = NG_DAY_LENGTH + 1; time && i < text.len; i++) {
        char c = text.ptr[i];
        time = is_digit(c) || c == ':' || c == '.' || c == '+' || c == '-' || c == 'Z';
    }
    return time ? text : ng_span_slice(text, 0, NG_DAY_LENGTH);
}

/* The month whose English name begins with the letters at [at]; 0 when none does. */
static int month_at(ng_span text, size_t at)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (at + 3 > text.len || (at && (text.ptr[at - 1] | 0x20) >= 'a' && (text.ptr[at - 1] | 0x20) <= 'z')) return 0;
    for (int m = 0; m < 12; m++) {
        bool same = true;
        for (size_t k = 0; k < 3; k++) same = same && (text.ptr[at + k] | 0x20) == names[(size_t)m * 3 + k];
        if (same) return m + 1;
    }
    return 0;
}

/* Numbers and a month's name in any of the usual orders. */
static ng_span read_words(ng_span text, char *room)
{
    int month = 0, year = 0, numbers[2] = {0, 0};
    size_t count = 0;
    bool year_first = false;
    for (size_t at = 0; at < text.len;) {
        if (is_digit(text.ptr[at])) {
            size_t from = at;
            int value = take_number(text, &at, 8);
            if (value < 0) break;
            if (at - from == 4 && !year) year_first = count == 0;
            if (at - from == 4)
                year = year ? year : value;
            else if (at - from <= 2 && count < 2)
                numbers[count++] = value;
            if (year && (month ? count >= 1 : count == 2)) break;
            continue;
        }
        if (!month) month = month_at(text, at);
        at++;
    }
    if (!year || !count) return (ng_span){NULL, 0};
    if (month) return write_day(year, month, numbers[0], room);
    if (count == 2 && year_first) return write_day(year, numbers[0], numbers[1], room);
    if (count < 2 || (numbers[0] <= 12 && numbers[1] <= 12 && numbers[0] != numbers[1])) return (ng_span){NULL, 0};
    bool day_first = numbers[0] > 12;
    return write_day(year, numbers[day_first], numbers[!day_first], room);
}

ng_span ng_written_date(ng_span text, char room[NG_DAY_LENGTH])
{
    text = ng_span_trim(text);
    ng_span iso = read_iso(text);
    if (iso.ptr || text.len < 8 || text.len > LONGEST) return iso;
    return read_words(text, room);
}

ng_span ng_address_date(ng_span address, char room[NG_DAY_LENGTH])
{
    for (size_t i = 0; i + 9 < address.len; i++) {
        if (address.ptr[i] != '/') continue;
        size_t at = i + 1;
        int year = take_number(address, &at, 4);
        if (at != i + 5 || (address.ptr[at] != '/' && address.ptr[at] != '-')) continue;
        size_t month_from = ++at;
        int month = take_number(address, &at, 2);
        if (at == month_from && (month = month_at(address, at)) > 0) {
            while (at < address.len && address.ptr[at] != address.ptr[i + 5]) at++;
        }
        if (at == month_from || at >= address.len || address.ptr[at] != address.ptr[i + 5]) continue;
        size_t day_from = ++at;
        int day = take_number(address, &at, 2);
        if (at > day_from && is_day(year, month, day)) return write_day(year, month, day, room);
    }
    return (ng_span){NULL, 0};
}
