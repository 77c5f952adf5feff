/* "정부는", "정부가" and "정부의" are one word with three particles.
 *
 * Problem: the syllable that is a particle at one word is a part of another: "국가" (state) has no particle "가".
 * Input:  words, the language's particles.
 * Output: for each word how many bytes of it are a particle.
 * Cost:   O(words): at most LONGEST look-ups each.
 * A particle leaves at least two syllables. One that nouns end in too is taken off only when the rest also stands by itself or
 * with another particle in the text.
 */
#include "terms/endings.h"

enum {
    SYLLABLE = 3,     /* bytes of one in UTF-8 */
    LONGEST = 4,      /* syllables of a particle */
    LEAST_REST = 2    /* syllables of what is left */
};

/* The longest ending of [word] that leaves enough of it, with its kind; 0 when there is none. */
static size_t find_ending(const ng_table *particles, ng_span word, ng_particle *kind)
{
    for (size_t n = LONGEST; n > 0; n--) {
        if (word.len < (n + LEAST_REST) * SYLLABLE) continue;
        const ng_row *row = ng_table_get(particles, ng_span_slice(word, word.len - n * SYLLABLE, word.len));
        if (!row || (row->value != NG_PARTICLE_ENDING && row->value != NG_PARTICLE_MAYBE)) continue;
        *kind = (ng_particle)row->value;
        return n * SYLLABLE;
    }
    return 0;
}

/* Counts for the rest of each word the ways in which it stands: bare, or with a particle. */
static bool count_rests(const ng_tokens *tokens, const uint8_t *endings, ng_interner *rests, uint32_t *ways)
{
    for (size_t i = 0; i < tokens->word_count; i++) {
        ng_span rest = tokens->words[i].folded;
        bool added;
        rest.len -= endings[i];
        uint32_t id = ng_interner_add(rests, rest, ng_hash(rest), &added);
        if (id == NG_NO_ID) return false;
        ways[id] = added ? 1 : ways[id] + 1;
    }
    return true;
}

bool ng_terms_endings(const ng_tokens *tokens, const ng_language *language, ng_arena *arena, const uint8_t **out)
{
    const ng_table *particles = ng_language_table(language, NG_TABLE_PARTICLES);
    *out = NULL;
    if (particles->count == 0) return true;
    ng_interner rests;
    uint8_t *endings = ng_arena_zeros(arena, tokens->word_count, sizeof *endings);
    uint8_t *unsure = ng_arena_zeros(arena, tokens->word_count, sizeof *unsure);
    uint32_t *ways = ng_arena_array(arena, tokens->word_count, sizeof *ways);
    if (!endings || !unsure || !ways || !ng_interner_init(&rests, arena, tokens->word_count)) return false;
    for (size_t i = 0; i < tokens->word_count; i++) {
        ng_particle kind = NG_PARTICLE_ENDING;
        endings[i] = (uint8_t)find_ending(particles, tokens->words[i].folded, &kind);
        unsure[i] = kind == NG_PARTICLE_MAYBE;
    }
    if (!count_rests(tokens, endings, &rests, ways)) return false;
    for (size_t i = 0; i < tokens->word_count; i++) {
        if (!unsure[i]) continue;
        ng_span rest = ng_span_slice(tokens->words[i].folded, 0, tokens->words[i].folded.len - endings[i]);
        if (ways[ng_interner_find(&rests, rest, ng_hash(rest))] < 2) endings[i] = 0;
    }
    *out = endings;
    return true;
}
