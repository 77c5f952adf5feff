/* Pieces of a sentence between which it may be cut, and how many words each counts: white-space separated words, as wc -w
 * counts them; where a script has no spaces, an ideograph or kana is a word, and three syllables or parts of one are. */
#ifndef NG_FIT_PIECES_H
#define NG_FIT_PIECES_H

#include "parts/lines.h"
#include "parts/sentences.h"
#include "parts/tokens.h"

typedef struct ng_pieces {
    const ng_token *items;
    size_t start; /* of the sentence: glued to a token before it or not, there a word begins */
    size_t at;    /* the token at which the next piece begins */
    size_t end;
} ng_pieces;

typedef struct ng_piece {
    uint32_t start; /* in lines.text */
    uint32_t end;
    uint32_t words; /* 0 or 1 */
} ng_piece;

static inline ng_pieces ng_pieces_of(const ng_tokens *tokens, const ng_sentence *sentence)
{
    return (ng_pieces){tokens->items, sentence->first_token, sentence->first_token, sentence->end_token};
}

/* False behind the last piece. O(tokens) for all of them. */
bool ng_pieces_next(ng_pieces *pieces, ng_piece *out);

#endif
