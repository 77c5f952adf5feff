/* Problem: "-w 50" of a Chinese article must not be 50 sentences, though wc sees one word in each. Input: tokens of a sentence.
 * Output: its pieces in a row. Cost: O(tokens). Source: word processors, which count a Chinese or Japanese character as a
 * word; for the others see lex.c. */
#include "fit/pieces.h"

static bool is_glued(const ng_pieces *pieces, size_t at)
{
    return at < pieces->end && (pieces->items[at].flags & NG_TOKEN_GLUED);
}

/* Marks before the first ideograph of a run belong to it: with them cut off from it, they would be a word to wc. */
static size_t end_of_marks(const ng_pieces *pieces, size_t end)
{
    return end + (is_glued(pieces, end) ? 1 : 0);
}

bool ng_pieces_next(ng_pieces *pieces, ng_piece *out)
{
    size_t first = pieces->at, end = first + 1;
    if (first >= pieces->end) return false;
    const ng_token *token = &pieces->items[first];
    bool begins = first == pieces->start || !is_glued(pieces, first);
    if (ng_token_unspaced(token)) {
        out->words = begins || ng_token_counts(token);
    } else {
        bool word = ng_token_is_word(token);
        for (; is_glued(pieces, end) && !ng_token_unspaced(&pieces->items[end]); end++) {
            word = word || ng_token_is_word(&pieces->items[end]);
        }
        if (begins && !word) end = end_of_marks(pieces, end);
        out->words = word || begins;
    }
    const ng_token *last = &pieces->items[end - 1];
    out->start = token->start;
    out->end = ng_token_end(last);
    pieces->at = end;
    return true;
}
