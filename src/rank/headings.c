#include "rank/headings.h"

/* In words. Seen on pages: "1. Best overall for long moves: ..." is a label; longer lines without an end mark are mostly items of
 * lists, which tell something. A short question on a line of its own heads its answer; a colon at the end announces a list. What
 * the markup calls a heading may be a whole standfirst, so that a sentence with a full stop is one only when it is short. */
enum {
    MOST_SHORT = 12,
    MOST_LONG = 25 /* that announces a list, or has no end mark and is a heading of the markup */
};

typedef enum ending { BROKEN, UNENDED, ANNOUNCES, ASKS, ENDED } ending;

/* Closing quotation marks and brackets may stand behind the end mark. */
static bool may_follow_end(const ng_token *token)
{
    return ng_token_is_quote(token) || ng_token_is_mark(token, ')') || ng_token_is_mark(token, ']')
        || ng_token_is_mark(token, '\'') || ng_token_is_mark(token, 0x2019) || ng_token_is_mark(token, 0xFF09);
}

static bool is_one_of(const ng_token *token, const uint32_t *marks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (ng_token_is_mark(token, marks[i])) return true;
    }
    return false;
}

/* "[...]" and "[…]" stand where a teaser breaks off. */
static bool breaks_off(const ng_tokens *tokens, const ng_sentence *s)
{
    size_t at = s->end_token, dots = 0;
    if (at < s->first_token + 3 || !ng_token_is_mark(&tokens->items[--at], ']')) return false;
    if (ng_token_is_mark(&tokens->items[at - 1], 0x2026)) return ng_token_is_mark(&tokens->items[at - 2], '[');
    while (at > s->first_token && ng_token_is_mark(&tokens->items[at - 1], '.')) at--, dots++;
    return dots >= 2 && at > s->first_token && ng_token_is_mark(&tokens->items[at - 1], '[');
}

static ending ending_of(const ng_tokens *tokens, const ng_sentence *s)
{
    static const uint32_t stops[] = {'.', '!', 0x2026, 0x3002, 0xFF01, 0xFF0E, 0x06D4, 0x0964};
    static const uint32_t questions[] = {'?', 0xFF1F, 0x061F, 0x037E};
    static const uint32_t colons[] = {':', 0xFF1A};
    size_t at = s->end_token;
    if (breaks_off(tokens, s)) return BROKEN;
    while (at > s->first_token && may_follow_end(&tokens->items[at - 1])) at--;
    if (at == s->first_token) return UNENDED;
    const ng_token *last = &tokens->items[at - 1];
    if (is_one_of(last, stops, sizeof stops / sizeof stops[0])) return ENDED;
    if (is_one_of(last, questions, sizeof questions / sizeof questions[0])) return ASKS;
    return is_one_of(last, colons, sizeof colons / sizeof colons[0]) ? ANNOUNCES : UNENDED;
}

/* Whether sentence [i] is all that its line holds. */
static bool fills_line(const ng_sentences *sentences, size_t i)
{
    const ng_sentence *s = sentences->items;
    return (i == 0 || s[i - 1].line != s[i].line) && (i + 1 == sentences->count || s[i + 1].line != s[i].line);
}

/* A line of a program says nothing to a reader of a summary. */
static bool is_code(const ng_lines *lines, const ng_sentence *s)
{
    return s->line < lines->count && (lines->items[s->line].flags & NG_LINE_CODE);
}

static bool is_marked(const ng_lines *lines, const ng_sentence *s)
{
    return s->line < lines->count && (lines->items[s->line].flags & NG_LINE_HEADING);
}

/* Whether most words stand in sentences with an end mark, leaving aside what the markup calls a heading. */
static bool ends_sentences(const ng_lines *lines, const ng_sentences *sentences, const uint8_t *endings)
{
    size_t all = 0, in_ended = 0;
    for (size_t i = 0; i < sentences->count; i++) {
        const ng_sentence *s = &sentences->items[i];
        if (is_marked(lines, s) || is_code(lines, s)) continue;
        all += s->words;
        in_ended += endings[i] >= ASKS ? s->words : 0;
    }
    return 2 * in_ended > all;
}

static bool is_heading(const ng_lines *lines, const ng_sentences *sentences, size_t i, ending end, bool marks_count)
{
    const ng_sentence *s = &sentences->items[i];
    if (is_code(lines, s) || end == BROKEN) return true;
    if (is_marked(lines, s)) return s->words <= (end >= ASKS ? MOST_SHORT : MOST_LONG);
    if (!marks_count || end == ENDED) return false;
    return end == ANNOUNCES ? s->words <= MOST_LONG : s->words <= MOST_SHORT && fills_line(sentences, i);
}

/* Behind the last upright line, lines in italics are what the editors add: who writes here, what was corrected. Above it they may
 * be the standfirst, questions, a letter. Returns the first such sentence. */
static size_t first_aside(const ng_lines *lines, const ng_sentences *sentences)
{
    size_t first = sentences->count;
    while (first > 0) {
        uint32_t line = sentences->items[first - 1].line;
        if (line >= lines->count || !(lines->items[line].flags & NG_LINE_ASIDE)) break;
        first--;
    }
    return first;
}

bool ng_headings_find(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences, ng_arena *arena,
                      const bool **out)
{
    bool *headings = ng_arena_array(arena, sentences->count, sizeof *headings);
    uint8_t *endings = ng_arena_array(arena, sentences->count, sizeof *endings);
    *out = NULL;
    if (!headings || !endings) return false;
    for (size_t i = 0; i < sentences->count; i++) endings[i] = (uint8_t)ending_of(tokens, &sentences->items[i]);
    bool marks_count = ends_sentences(lines, sentences, endings);
    size_t count = 0, asides = first_aside(lines, sentences);
    for (size_t i = 0; i < sentences->count; i++) {
        headings[i] = i >= asides || is_heading(lines, sentences, i, endings[i], marks_count);
        count += headings[i];
    }
    if (count > 0 && count < sentences->count) *out = headings;
    return true;
}
