/* Thai and Lao put no stop at the end of a sentence but a space, and a space also around numbers, names and in lists.
 *
 * Problem: a paragraph without any stop is one sentence, and a summary of it would be the paragraph.
 * Input:  the first token behind a space. Output: whether a sentence begins there. Cost: O(1): at most AHEAD tokens.
 * Source: what writers do. Both sides of the space must be letters; the sentence before it must be long enough to be one, and
 * so must what follows up to the end of the line; and a conjunction goes on with the sentence before it. A space too few is a
 * long sentence and does no harm, one too many cuts a sentence in two: so the limits are on the safe side.
 */
#include "split/clauses.h"

#include "wrap/utf8.h"

enum {
    LEAST_WORDS = 12, /* of the sentence before; a word is three syllables or parts */
    AHEAD = 15        /* tokens that must follow on the line: five words */
};

static bool is_letter(const ng_split_line *line, size_t at)
{
    return ng_utf8_stopless(ng_token_text(line->text, &line->tokens[at]));
}

bool ng_clause_opens(const ng_split_line *line, size_t at)
{
    if (at == line->start || line->word_count < LEAST_WORDS || line->end - at < AHEAD) return false;
    if (line->round > 0 || line->curly > 0 || line->quotes % 2 == 1) return false;
    if (!is_letter(line, at) || !is_letter(line, at - 1)) return false;
    return !(line->particles && line->particles[at]);
}
