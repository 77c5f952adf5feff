/* The marks that matter to the splitter: what may end a sentence, what closes and what opens. O(1) each. Nearly all marks are
 * ASCII: those are told apart here, without a call; marks.c knows the others. */
#ifndef NG_SPLIT_MARKS_H
#define NG_SPLIT_MARKS_H

#include "parts/tokens.h"

typedef enum ng_terminator {
    NG_TERMINATOR_NONE,
    NG_TERMINATOR_DOT,      /* one full stop: what stands around it decides */
    NG_TERMINATOR_ELLIPSIS, /* "...", "…": may stand in the middle */
    NG_TERMINATOR_STRONG,   /* ! and ?: end unless the sentence clearly goes on */
    NG_TERMINATOR_FULL      /* ends whatever follows, space or not: 。 । ۔ */
} ng_terminator;

/* The same questions for a character beyond ASCII. */
ng_terminator ng_mark_terminator_beyond(uint32_t code_point);
bool ng_mark_closes_beyond(uint32_t code_point);
bool ng_mark_quote_beyond(uint32_t code_point);
uint32_t ng_mark_partner_beyond(uint32_t code_point);
bool ng_mark_continues_beyond(uint32_t code_point);

/* False for an ASCII mark that ends, opens and closes nothing and is counted nowhere: a comma, a hyphen. */
static inline bool ng_mark_matters(uint32_t character)
{
    switch (character) {
    case '.': case '!': case '?': case ':': case ';': case '(': case ')': case '[': case '"': return true;
    default: return character >= 0x80;
    }
}

/* S02. The kind of terminator that [token] is by itself. */
static inline ng_terminator ng_mark_terminator(const ng_token *token)
{
    if (token->kind < NG_TOKEN_PUNCTUATION) return NG_TERMINATOR_NONE;
    if (token->word >= 0x80) return ng_mark_terminator_beyond(token->word);
    if (token->word == '.') return token->run > 1 ? NG_TERMINATOR_ELLIPSIS : NG_TERMINATOR_DOT;
    return token->word == '!' || token->word == '?' ? NG_TERMINATOR_STRONG : NG_TERMINATOR_NONE;
}

/* Brackets and quotes that can only close. */
static inline bool ng_mark_closes(const ng_token *token)
{
    if (token->kind < NG_TOKEN_PUNCTUATION) return false;
    if (token->word >= 0x80) return ng_mark_closes_beyond(token->word);
    return token->word == ')' || token->word == ']' || token->word == '}';
}

/* Quotes that close in one language and open in another, or in one place and another. */
static inline bool ng_mark_quote(const ng_token *token)
{
    if (token->kind < NG_TOKEN_PUNCTUATION) return false;
    if (token->word >= 0x80) return ng_mark_quote_beyond(token->word);
    return token->word == '"' || token->word == '\'';
}

/* The mark that closes the bracket [token], or 0 when it opens none. */
static inline uint32_t ng_mark_partner(const ng_token *token)
{
    if (token->kind < NG_TOKEN_PUNCTUATION) return 0;
    if (token->word >= 0x80) return ng_mark_partner_beyond(token->word);
    return token->word == '(' ? ')' : token->word == '[' ? ']' : 0;
}

/* Marks behind which a sentence goes on: comma, semicolon, ampersand. */
static inline bool ng_mark_continues(const ng_token *token)
{
    if (token->kind < NG_TOKEN_PUNCTUATION) return false;
    switch (token->word) {
    case ',': return token->run != 2; /* ,,like this'' */
    case ';': case ':': case '&': case '%': case '/': case '=': case '+': return true;
    default: return token->word >= 0x80 && ng_mark_continues_beyond(token->word);
    }
}

#endif
