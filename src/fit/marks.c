#include "fit/marks.h"

#include "base/hash.h"

enum { LONGEST_ENDING = 5 }; /* bytes of an ending with its hyphen in the table */

bool ng_mark_is_one_of(const ng_token *token, const uint32_t *marks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (ng_token_is_mark(token, marks[i])) return true;
    }
    return false;
}

bool ng_mark_is_clause(const ng_token *token)
{
    static const uint32_t marks[] = {',', ';', 0x2013, 0x2014, 0x060C, 0x061B, 0x3001, 0xFF0C, 0xFF1B};
    return ng_mark_is_one_of(token, marks, sizeof marks / sizeof marks[0]);
}

bool ng_mark_is_dash(const ng_token *token)
{
    static const uint32_t marks[] = {0x2013, 0x2014, '-', '(', 0xFF08};
    return ng_mark_is_one_of(token, marks, sizeof marks / sizeof marks[0]);
}

static unsigned ending_value(const ng_table *table, ng_span word)
{
    char key[LONGEST_ENDING] = "-";
    for (size_t n = 1; n < LONGEST_ENDING && n + 2 < word.len; n++) {
        memcpy(key + 1, word.ptr + word.len - n, n);
        const ng_row *row = ng_table_get(table, ng_span_make(key, n + 1));
        if (row) return (unsigned)row->value;
    }
    return 0;
}

unsigned ng_cut_word_of(const ng_fit_input *in, size_t token)
{
    const ng_token *t = &in->tokens->items[token];
    if (!in->cuts || in->cuts->count == 0 || !ng_token_is_word(t)) return 0;
    const ng_word *word = &in->tokens->words[t->word];
    const ng_row *row = ng_table_find(in->cuts, word->folded, word->hash);
    if (row) return (unsigned)row->value;
    return t->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED) ? 0 : ending_value(in->cuts, word->folded);
}

bool ng_cut_is_stop_word(const ng_fit_input *in, const ng_token *token)
{
    return ng_token_is_word(token) && in->tokens->words && (in->tokens->words[token->word].flags & NG_WORD_STOP);
}

bool ng_cut_lists_verbs(const ng_fit_input *in)
{
    return in->cuts && ng_table_get(in->cuts, NG_SPAN("@verbs"));
}

bool ng_mark_is_bracket(const ng_token *token, bool opening)
{
    static const uint32_t open[] = {'(', '[', '{', 0xFF08, 0x3010, 0x300A}, close[] = {')', ']', '}', 0xFF09, 0x3011, 0x300B};
    return ng_mark_is_one_of(token, opening ? open : close, sizeof open / sizeof open[0]);
}

void ng_openings_see(ng_openings *o, const ng_token *token)
{
    bool glued = token->flags & NG_TOKEN_GLUED;
    if (ng_token_is_word(token)) return;
    if (ng_token_is_quote(token)) {
        o->quotes += token->run;
    } else if (ng_mark_is_bracket(token, true)) {
        o->brackets += token->run;
    } else if (ng_mark_is_bracket(token, false)) {
        o->wrong |= o->brackets < token->run;
        o->brackets -= o->brackets < token->run ? o->brackets : token->run;
    } else if (ng_token_is_mark(token, 0x2018) || (ng_token_is_mark(token, '\'') && !glued)) {
        o->single++;
    } else if ((ng_token_is_mark(token, 0x2019) || ng_token_is_mark(token, '\'')) && glued && o->single) {
        o->single--;
    }
}

bool ng_openings_left(const ng_openings *o)
{
    return o->quotes % 2 || o->single || o->brackets;
}
