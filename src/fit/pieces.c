/* Problem: "-w 50" of a Chinese article must not be 50 sentences, though wc sees one word in each. Input: tokens of a sentence.
 * Output: its pieces in a row. Cost: O(tokens). Source: word processors, which count a Chinese or Japanese character as a
 * word; for the others see lex.c. */
#include "fit/pieces.h"

static bool is_glued(const ng_pieces *pieces, size_t at)
{
    return at < pieces->end && (pieces->items[at].flags & NG_TOKEN_GLUED);
}

bool ng_pieces_next(ng_pieces *pieces, ng_piece *out)
{
    size_t first = pieces->at, end = first + 1;
    if (first >= pieces->end) return false;
    const ng_token *token = &pieces->items[first];
    if (ng_token_unspaced(token)) {
        out->words = ng_token_counts(token);
    } else {
        bool word = ng_token_is_word(token), whole = first == 0 || !is_glued(pieces, first);
        for (; is_glued(pieces, end) && !ng_token_unspaced(&pieces->items[end]); end++) {
            word = word || ng_token_is_word(&pieces->items[end]);
        }
        out->words = word || (whole && !is_glued(pieces, end));
    }
    const ng_token *last = &pieces->items[end - 1];
    out->start = token->start;
    out->end = last->start + last->len;
    pieces->at = end;
    return true;
}
