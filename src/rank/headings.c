#include "rank/headings.h"

/* Seen on pages: "1. Allied Van Lines: Best overall for long-distance moves" is a label; longer lines without an end mark are
 * mostly items of lists, which tell something. What the markup calls a heading may be a whole standfirst, so that a sentence with
 * a full stop is one only when it is short. */
enum {
    MOST_WORDS = 12,        /* without an end mark */
    MOST_MARKED_WORDS = 25, /* without one, in a heading of the markup */
    MOST_ENDED_WORDS = 12   /* with one, in a heading of the markup */
};

/* Closing quotation marks and brackets may stand behind the end mark. */
static bool may_follow_end(const ng_token *token)
{
    return ng_token_is_quote(token) || ng_token_is_mark(token, ')') || ng_token_is_mark(token, ']')
        || ng_token_is_mark(token, '\'') || ng_token_is_mark(token, 0x2019) || ng_token_is_mark(token, 0xFF09);
}

static bool is_ended(const ng_tokens *tokens, const ng_sentence *s)
{
    static const uint32_t ends[] = {'.', '!', '?', 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x061F, 0x06D4, 0x0964};
    size_t at = s->end_token;
    while (at > s->first_token && may_follow_end(&tokens->items[at - 1])) at--;
    if (at == s->first_token) return false;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (ng_token_is_mark(&tokens->items[at - 1], ends[i])) return true;
    }
    return false;
}

/* Whether sentence [i] is all that its line holds. */
static bool fills_line(const ng_sentences *sentences, size_t i)
{
    const ng_sentence *s = sentences->items;
    return (i == 0 || s[i - 1].line != s[i].line) && (i + 1 == sentences->count || s[i + 1].line != s[i].line);
}

static bool is_marked(const ng_lines *lines, const ng_sentence *s)
{
    return s->line < lines->count && (lines->items[s->line].flags & NG_LINE_HEADING);
}

/* Whether most words stand in sentences with an end mark, leaving aside what the markup calls a heading. */
static bool ends_sentences(const ng_lines *lines, const ng_sentences *sentences, const bool *ended)
{
    size_t all = 0, in_ended = 0;
    for (size_t i = 0; i < sentences->count; i++) {
        const ng_sentence *s = &sentences->items[i];
        if (is_marked(lines, s)) continue;
        all += s->words;
        in_ended += ended[i] ? s->words : 0;
    }
    return 2 * in_ended > all;
}

static bool is_heading(const ng_lines *lines, const ng_sentences *sentences, size_t i, bool ended, bool marks_count)
{
    const ng_sentence *s = &sentences->items[i];
    if (is_marked(lines, s)) return s->words <= (ended ? MOST_ENDED_WORDS : MOST_MARKED_WORDS);
    return marks_count && !ended && s->words <= MOST_WORDS && fills_line(sentences, i);
}

bool ng_headings_find(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences, ng_arena *arena,
                      const bool **out)
{
    bool *headings = ng_arena_array(arena, sentences->count, sizeof *headings);
    *out = NULL;
    if (!headings) return false;
    for (size_t i = 0; i < sentences->count; i++) headings[i] = is_ended(tokens, &sentences->items[i]);
    bool marks_count = ends_sentences(lines, sentences, headings);
    size_t count = 0;
    for (size_t i = 0; i < sentences->count; i++) {
        headings[i] = is_heading(lines, sentences, i, headings[i], marks_count);
        count += headings[i];
    }
    if (count > 0 && count < sentences->count) *out = headings;
    return true;
}
