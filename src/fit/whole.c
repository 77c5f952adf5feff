/* Which sentences are whole, and which can stand by themselves. */
#include "fit/marks.h"

enum {
    LEAST_SMALL = 2, /* small words, none a stop word, of a sentence without a verb that is known */
    LEAN_TOKENS = 6, /* at the beginning, in which a pronoun leans on what stood before */
    LOOK_BACK = 400  /* tokens in which a quotation is looked for that is still open: each sentence looks back */
};

/* Whether it ends with a full stop or its like, behind which a quotation or a bracket may close. */
static bool is_ended(const ng_fit_input *in, const ng_sentence *s)
{
    static const uint32_t stops[] = {'.', '!', '?', 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x061F, 0x06D4, 0x0964};
    const ng_token *t = in->tokens->items;
    size_t at = s->end_token;
    while (at > s->first_token && (ng_token_is_quote(&t[at - 1]) || ng_mark_is_bracket(&t[at - 1], false)
                                   || ng_token_is_mark(&t[at - 1], 0x2019) || ng_token_is_mark(&t[at - 1], '\''))) {
        at--;
    }
    return at > s->first_token && ng_mark_is_one_of(&t[at - 1], stops, sizeof stops / sizeof stops[0]);
}

/* A word with a small first letter: the rest of a sentence whose beginning is somewhere else. */
static bool begins_small(const ng_token *token)
{
    return token->kind == NG_TOKEN_WORD && !(token->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED | NG_TOKEN_CAMEL));
}

/* Of two marks only the one before a word opens: a blank stands before it. */
static bool opens_quotation(const ng_token *mark, const ng_token *next)
{
    return !(mark->flags & NG_TOKEN_GLUED) && (next->flags & NG_TOKEN_GLUED);
}

/* Whether a quotation that began in an earlier sentence of the line goes on: its speaker is named elsewhere. */
static bool is_within_quotation(const ng_fit_input *in, const ng_sentence *s)
{
    const ng_token *t = in->tokens->items;
    uint32_t from = in->lines->items[s->line].start;
    for (size_t i = s->first_token, left = LOOK_BACK; i > 0 && left > 0 && t[i - 1].start >= from; i--, left--) {
        if (ng_token_is_quote(&t[i - 1])) return opens_quotation(&t[i - 1], &t[i]);
    }
    return false;
}

/* Whether its line goes on with a small letter: "The song Do They Know? has gone in at number one" was parted. */
static bool goes_on(const ng_fit_input *in, const ng_sentence *s)
{
    bool last = s->end_token >= in->tokens->count || in->tokens->items[s->end_token].start >= in->lines->items[s->line].end;
    return !last && begins_small(&in->tokens->items[s->end_token]);
}

/* "He said", and "Two years ago we did", before any name: somebody was named in another sentence. */
static bool leans(const ng_fit_input *in, const ng_sentence *s)
{
    for (size_t i = s->first_token; i < s->end_token && i < s->first_token + LEAN_TOKENS; i++) {
        bool first = i == s->first_token;
        if (!first && (in->tokens->items[i].flags & NG_TOKEN_CAPITAL)) return false;
        if (ng_cut_word_of(in, i) & (first ? NG_CUT_WORD_LEANS : NG_CUT_WORD_PRONOUN)) return true;
    }
    return false;
}

static bool begins_quoted(const ng_fit_input *in, const ng_sentence *s)
{
    const ng_token *first = &in->tokens->items[s->first_token];
    return ng_token_is_quote(first) || ng_token_is_mark(first, 0x2018) || ng_token_is_mark(first, '\'');
}

/* "We waited," she said: behind the quotation, before any name, stands a pronoun. */
static bool has_unnamed_speaker(const ng_fit_input *in, const ng_sentence *s)
{
    const ng_token *t = in->tokens->items;
    size_t at = s->end_token;
    while (at > s->first_token + 1 && !ng_token_is_quote(&t[at - 1])) at--;
    for (size_t i = at; begins_quoted(in, s) && at > s->first_token + 1 && i < s->end_token && i < at + LEAN_TOKENS; i++) {
        if (t[i].flags & NG_TOKEN_CAPITAL) return false;
        if (ng_cut_word_of(in, i) & NG_CUT_WORD_PRONOUN) return true;
    }
    return false;
}

bool ng_cut_is_whole(const ng_fit_input *in, const ng_sentence *sentence)
{
    const ng_token *t = in->tokens->items;
    ng_openings open = {0};
    unsigned held = 0;
    size_t first = sentence->first_token, small = 0;
    for (size_t i = first; i < sentence->end_token; i++) {
        ng_openings_see(&open, &t[i]);
        held |= ng_cut_word_of(in, i);
        small += begins_small(&t[i]) && !ng_cut_is_stop_word(in, &t[i]);
    }
    if (ng_openings_left(&open) || open.wrong || first == sentence->end_token || !is_ended(in, sentence)) return false;
    if (ng_cut_lists_verbs(in) && !(held & NG_CUT_WORD_VERB) && small < LEAST_SMALL) return false; /* names and numbers: a list */
    if (goes_on(in, sentence)) return false;
    if (begins_quoted(in, sentence)) return (held & NG_CUT_WORD_SPEECH) != 0;
    return !begins_small(&t[first]) && !is_within_quotation(in, sentence);
}

bool ng_cut_stands_alone(const ng_fit_input *in, const ng_sentence *sentence)
{
    return ng_cut_is_whole(in, sentence) && !leans(in, sentence) && !has_unnamed_speaker(in, sentence);
}
