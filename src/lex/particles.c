/* Function words where no space marks them.
 *
 * Problem: "的", "について" and "และ" stand between the words of a sentence without a space, and only there may a word end.
 * Input:  tokens, the language's particles and stop words.
 * Output: for each token what the particle that it is a part of forbids; the longest particle wins, from left to right.
 * Cost:   O(tokens): at each one at most LONGEST look-ups in two tables.
 * Source: forward maximum matching, with a list so short that it stays right where a dictionary would not.
 */
#include "lex/particles.h"

enum { LONGEST = 6 /* tokens of a particle */ };

/* Whether [text], of [n] tokens, is listed: as a particle, as a word that only looks like one, or as a stop word. One character
 * that is a stop word is a part of other words too. */
static bool is_listed(const ng_language *language, ng_span text, size_t n, ng_particle *kind)
{
    uint64_t hash = ng_hash(text);
    const ng_row *row = ng_table_find(ng_language_table(language, NG_TABLE_PARTICLES), text, hash);
    if (row && row->value >= NG_PARTICLE_NONE && row->value < NG_PARTICLE_ENDING) {
        *kind = (ng_particle)row->value;
        return true;
    }
    *kind = n > 1 ? NG_PARTICLE_EDGE : NG_PARTICLE_BOUND;
    return ng_table_find(ng_language_table(language, NG_TABLE_STOPWORDS), text, hash) != NULL;
}

/* How many tokens from [at] on are glued and without spaces, held at LONGEST. */
static size_t run_length(const ng_tokens *tokens, size_t at)
{
    size_t n = 1;
    while (n < LONGEST && at + n < tokens->count) {
        const ng_token *token = &tokens->items[at + n];
        if (!ng_token_unspaced(token) || !(token->flags & NG_TOKEN_GLUED)) break;
        n++;
    }
    return n;
}

/* Marks the longest particle at [at]; returns the token behind it, or behind [at]. */
static size_t mark_longest(const ng_lines *lines, const ng_language *language, const ng_tokens *tokens, size_t at, uint8_t *out)
{
    const ng_token *first = &tokens->items[at];
    for (size_t n = run_length(tokens, at); n > 0; n--) {
        const ng_token *last = &tokens->items[at + n - 1];
        ng_particle kind;
        if (!is_listed(language, ng_span_slice(lines->text, first->start, ng_token_end(last)), n, &kind)) continue;
        memset(out + at, (int)kind, n);
        return at + n;
    }
    return at + 1;
}

bool ng_lex_mark_particles(const ng_lines *lines, const ng_language *language, ng_arena *arena, ng_tokens *tokens)
{
    if (tokens->unspaced == 0) return true;
    uint8_t *particles = ng_arena_zeros(arena, tokens->count, sizeof *particles);
    if (!particles) return false;
    for (size_t at = 0; at < tokens->count;) {
        bool unspaced = ng_token_unspaced(&tokens->items[at]);
        at = unspaced ? mark_longest(lines, language, tokens, at, particles) : at + 1;
    }
    tokens->particles = particles;
    return true;
}
