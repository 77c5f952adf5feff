/* Which sentences are whole, and which can stand by themselves. */
#include "fit/marks.h"

enum {
    LEAST_SMALL = 2, /* small words, none a stop word, of a sentence without a verb that is known */
    LEAN_TOKENS = 6  /* at the beginning, in which a pronoun leans on what stood before */
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
    bool quoted = ng_token_is_quote(&t[first]) || ng_token_is_mark(&t[first], 0x2018) || ng_token_is_mark(&t[first], '\'');
    return quoted ? (held & NG_CUT_WORD_SPEECH) != 0 : !begins_small(&t[first]);
}

bool ng_cut_stands_alone(const ng_fit_input *in, const ng_sentence *sentence)
{
    return ng_cut_is_whole(in, sentence) && !leans(in, sentence);
}
