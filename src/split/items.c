/* items: markers of a list that was flattened into one line.
 *
 * Problem: in "1. The first item 2. The second item" no full stop ends an item, and the one behind the number ends nothing.
 * Input: a token. Output: whether a marker begins there. Cost: O(1) a token. Only a line that begins with a marker is a list,
 * and inside it only the next number in order is a marker, so that a year or a score is none.
 */
#include "split/items.h"

#include "split/words.h"

enum { ITEM_MAX = 99 };

enum { STYLE_DOT = 1, STYLE_BRACKET = 2, STYLE_BOTH = 3 };

/* The value of a number or of one small letter; 0 for anything else. */
static uint32_t value_of(const ng_split_line *line, const ng_token *token, bool *letter)
{
    ng_span text = ng_token_text(line->text, token);
    *letter = token->kind == NG_TOKEN_WORD;
    if (*letter) return text.len == 1 && text.ptr[0] >= 'a' && text.ptr[0] <= 'z' ? (uint32_t)(text.ptr[0] - 'a' + 1) : 0;
    if (token->kind != NG_TOKEN_NUMBER || text.len > 2) return 0;
    uint32_t value = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return 0;
        value = value * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return value <= ITEM_MAX ? value : 0;
}

static bool is_single(const ng_split_line *line, size_t at, uint32_t mark)
{
    return ng_site_glued(line, at) && ng_token_is_mark(&line->tokens[at], mark) && line->tokens[at].run == 1;
}

size_t ng_items_marker(ng_items *items, const ng_split_line *line, size_t at)
{
    size_t from = at;
    bool first = at == line->first, letter;
    if (at < line->end && line->tokens[at].kind >= NG_TOKEN_PUNCTUATION && at + 1 < line->end
        && !ng_site_terminator(line, at)) at++; /* a bullet or an opening bracket before the number */
    if (at >= line->end || (!first && (line->tokens[from].flags & NG_TOKEN_GLUED))) return from;
    uint32_t value = value_of(line, &line->tokens[at], &letter);
    if (value == 0 || (!first && (value != items->next || letter != items->letters))) return from;
    size_t end = at + 1;
    uint8_t style = 0;
    if (is_single(line, end, '.')) style = STYLE_DOT, end++;
    if (is_single(line, end, ')')) style |= STYLE_BRACKET, end++;
    if (style == 0 || end >= line->end || ng_site_glued(line, end) || (!first && style != items->style)) return from;
    bool stop_before = !first && ng_token_is_word(&line->tokens[from - 1])
                       && ng_split_is_stop(line, &line->tokens[from - 1]);
    if (stop_before) return from; /* "beat them by 2. The" */
    *items = (ng_items){.next = value + 1, .letters = letter, .style = style};
    return end;
}
