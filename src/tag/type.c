/* What a name is the name of, from what is sure: tables of places and persons, a title before it, its last word ("Allied
 * Airlines", "Vale Park"), and for persons that the text goes on with the last word alone ("Danny Ofori", "Ofori"). The last says
 * as much of other names ("European Commission", "the Commission"), so it counts only where nothing speaks against a person. */
#include "tag/type.h"

enum { MOST_NAMES = 4 /* words of a person's name: longer ones are titles of things */ };

typedef enum head { HEAD_NONE, HEAD_ORGANISATION, HEAD_PLACE, HEAD_THING } head; /* the numbers of models/LANG/heads.txt */

static const ng_token *token_at(const ng_ranker *r, const ng_candidate *candidate, uint32_t i)
{
    return &r->tokens->items[r->units->items[candidate->first + i].token];
}

static head head_of(const ng_ranker *r, const ng_candidate *candidate)
{
    const ng_token *last = token_at(r, candidate, candidate->length - 1U);
    if (!ng_token_is_word(last)) return HEAD_NONE;
    const ng_row *row = ng_table_get(ng_language_table(r->language, NG_TABLE_HEADS), r->tokens->words[last->word].folded);
    return row ? (head)row->value : HEAD_NONE;
}

/* No capital inside or throughout, no figure: "MPs", "V8" and "NATO" are no one's name. */
static bool is_plain_word(ng_span word)
{
    for (size_t i = 1; i < word.len; i++) {
        char c = word.ptr[i], before = word.ptr[i - 1];
        bool small_before = before >= 'a' && before <= 'z';
        if (c >= '0' && c <= '9') return false;
        if (c >= 'A' && c <= 'Z' && before != '-' && before != '\'' && (i + 1 == word.len || !small_before)) return false;
    }
    return true;
}

/* Nothing speaks against a person: the words look like those of one, and the first is no country's ("European Commission"). */
static bool may_be_person(const ng_ranker *r, const ng_candidate *candidate)
{
    if (candidate->length < 2 || candidate->length > MOST_NAMES) return false;
    for (uint32_t i = 0; i < candidate->length; i++) {
        const ng_token *token = token_at(r, candidate, i);
        if (!ng_token_is_word(token) || token->kind == NG_TOKEN_NUMBER) return false;
        if (!is_plain_word(ng_token_text(r->lines->text, token))) return false;
    }
    const ng_span first = r->tokens->words[token_at(r, candidate, 0)->word].folded;
    return !ng_table_get(ng_language_table(r->language, NG_TABLE_PLACES), first);
}

ng_span ng_tag_type(const ng_ranker *ranker, const ng_candidate *candidate)
{
    if (candidate->place) return NG_SPAN("place");
    if (candidate->shown.len || candidate->persons) return NG_SPAN("person");
    head what = candidate->names && candidate->length > 1 ? head_of(ranker, candidate) : HEAD_NONE;
    if (what == HEAD_ORGANISATION) return NG_SPAN("organisation");
    if (what == HEAD_PLACE) return NG_SPAN("place");
    bool person = what == HEAD_NONE && candidate->short_forms && may_be_person(ranker, candidate);
    return person ? NG_SPAN("person") : (ng_span){NULL, 0};
}
