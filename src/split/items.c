/* items: markers of a list that was flattened into one line.
 *
 * Problem: in "1. The first item 2. The second item" no full stop ends an item, and the one behind the number ends nothing.
 * Input: a token. Output: whether a marker begins there. Cost: O(1) a token. Only a line that begins with a marker is a list,
 * and inside it only the next number in order, or the same bullet, is a marker, so that a year or a score is none.
 */
#include "split/items.h"

#include "split/words.h"

enum { ITEM_MAX = 99, ROMAN_LETTERS = 4 };

enum { STYLE_DOT = 1, STYLE_BRACKET = 2, STYLE_BOTH = 3 };

static uint32_t number_value(ng_span text)
{
    uint32_t value = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return 0;
        value = value * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return value <= ITEM_MAX ? value : 0;
}

/* i, ii, iii, iv ... ; 0 for anything else. */
static uint32_t roman_value(ng_span text)
{
    uint32_t value = 0, before = 0;
    if (text.len > ROMAN_LETTERS) return 0;
    for (size_t i = text.len; i-- > 0;) {
        uint32_t digit = text.ptr[i] == 'i' ? 1 : text.ptr[i] == 'v' ? 5 : text.ptr[i] == 'x' ? 10 : 0;
        if (digit == 0) return 0;
        value = digit < before ? value - digit : value + digit;
        before = digit;
    }
    return value;
}

/* The value of a number, of one small letter or of small Roman digits, as the list counts; 0 for anything else. A list that
 * begins with "i" counts in Roman digits. */
static uint32_t value_of(const ng_split_line *line, const ng_token *token, ng_item_kind *kind)
{
    ng_span text = ng_token_text(line->text, token);
    if (token->kind == NG_TOKEN_NUMBER) {
        *kind = NG_ITEM_NUMBER;
        return text.len <= 2 ? number_value(text) : 0;
    }
    bool begins = *kind == NG_ITEM_NONE && text.len == 1 && text.ptr[0] == 'i';
    if (token->kind == NG_TOKEN_WORD && (begins || *kind == NG_ITEM_ROMAN)) {
        *kind = NG_ITEM_ROMAN;
        return roman_value(text);
    }
    *kind = NG_ITEM_LETTER;
    return token->kind == NG_TOKEN_WORD && text.len == 1 && text.ptr[0] >= 'a' && text.ptr[0] <= 'z'
               ? (uint32_t)(text.ptr[0] - 'a' + 1) : 0;
}

static bool is_single(const ng_split_line *line, size_t at, uint32_t mark)
{
    return ng_site_glued(line, at) && ng_token_is_mark(&line->tokens[at], mark) && line->tokens[at].run == 1;
}

/* A bullet with white space around it. */
static bool is_bullet(const ng_split_line *line, size_t at)
{
    if (at + 1 >= line->end || line->tokens[at].kind < NG_TOKEN_PUNCTUATION) return false;
    if (at > line->first && ng_site_glued(line, at)) return false;
    switch (line->tokens[at].word) {
    case 0x2022: /* • */
    case 0x2023: /* ‣ */
    case 0x2043: /* ⁃ */
    case 0x25AA: /* ▪ */
    case 0x25CF: /* ● */
    case 0x25E6: /* ◦ */ return !ng_site_glued(line, at + 1);
    default: return false;
    }
}

/* The same bullet again, or the first. */
static size_t bullet(ng_items *items, const ng_split_line *line, size_t at)
{
    bool first = at == line->first;
    if (!is_bullet(line, at) || (!first && items->bullet != line->tokens[at].word)) return at;
    if (first) *items = (ng_items){.next = 1, .kind = NG_ITEM_BULLET, .bullet = line->tokens[at].word};
    return at + 1;
}

/* Behind a number or letter at [at]: the token behind its "." or ")" or ".)", or [at]. */
static size_t behind_value(const ng_split_line *line, size_t at, uint8_t *style)
{
    size_t end = at + 1;
    *style = 0;
    if (is_single(line, end, '.')) *style = STYLE_DOT, end++;
    if (is_single(line, end, ')')) *style |= STYLE_BRACKET, end++;
    return *style == 0 || end >= line->end || ng_site_glued(line, end) ? at : end;
}

static size_t numbered(ng_items *items, const ng_split_line *line, size_t at)
{
    size_t from = at;
    bool first = at == line->first;
    if (at < line->end && line->tokens[at].kind >= NG_TOKEN_PUNCTUATION && at + 1 < line->end
        && !ng_site_terminator(line, at)) at++; /* a bullet or an opening bracket before the number */
    if (at >= line->end || (!first && (line->tokens[from].flags & NG_TOKEN_GLUED))) return from;
    ng_item_kind kind = items->kind;
    uint32_t value = value_of(line, &line->tokens[at], &kind);
    if (value == 0 || (!first && (value != items->next || kind != items->kind))) return from;
    uint8_t style;
    size_t end = behind_value(line, at, &style);
    if (end == at || (!first && style != items->style)) return from;
    bool stop_before = !first && ng_token_is_word(&line->tokens[from - 1])
                       && ng_split_is_stop(line, &line->tokens[from - 1]);
    if (stop_before) return from; /* "beat them by 2. The" */
    *items = (ng_items){.next = value + 1, .kind = kind, .style = style};
    return end;
}

size_t ng_items_marker(ng_items *items, const ng_split_line *line, size_t at)
{
    if (items->kind == NG_ITEM_BULLET) return bullet(items, line, at);
    size_t behind = numbered(items, line, at);
    return behind == at && at == line->first ? bullet(items, line, at) : behind;
}
