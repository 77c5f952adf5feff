/* "정부는", "정부가" and "정부의" are one word with three particles, "Trumps" is "Trump" with an ending, "Ankara'da" "Ankara".
 *
 * Problem: the syllable that is a particle at one word is a part of another: "국가" (state) has no particle "가".
 * Input:  words, the language's particles or settings.
 * Output: for each word how many bytes of it are an ending.
 * Cost:   O(words): at most LONGEST look-ups each.
 * A particle leaves at least two syllables. One that nouns end in too is taken off only when the rest also stands by itself or
 * with another particle in the text; the s of a German genitive when the rest stands by itself, or is a place.
 */
#include "terms/endings.h"

enum {
    SYLLABLE = 3,     /* bytes of one in UTF-8 */
    LONGEST = 4,      /* syllables of a particle */
    LEAST_REST = 2,   /* syllables of what is left */
    LEAST_NAME = 4,   /* bytes of a name that a genitive ending is taken off */
    LONGEST_SUFFIX = 16 /* bytes behind an apostrophe */
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

/* The particles of Korean. */
static bool find_particles(const ng_tokens *tokens, const ng_table *particles, ng_arena *arena, uint8_t *endings)
{
    ng_interner rests;
    uint8_t *unsure = ng_arena_zeros(arena, tokens->word_count, sizeof *unsure);
    uint32_t *ways = ng_arena_array(arena, tokens->word_count, sizeof *ways);
    if (!unsure || !ways || !ng_interner_init(&rests, arena, tokens->word_count)) return false;
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
    return true;
}

/* "Trumps" beside "Trump". */
static bool find_genitives(const ng_tokens *tokens, const ng_language *language, ng_arena *arena, uint8_t *endings)
{
    const ng_table *places = ng_language_table(language, NG_TABLE_PLACES);
    ng_interner words;
    bool added;
    if (!ng_interner_init(&words, arena, tokens->word_count)) return false;
    for (size_t i = 0; i < tokens->word_count; i++)
        if (ng_interner_add(&words, tokens->words[i].folded, ng_hash(tokens->words[i].folded), &added) == NG_NO_ID) return false;
    for (size_t i = 0; i < tokens->word_count; i++) {
        ng_span rest = tokens->words[i].folded;
        if (rest.len <= LEAST_NAME || rest.ptr[rest.len - 1] != 's' || rest.ptr[rest.len - 2] == 's') continue;
        uint64_t hash = ng_hash(ng_span_make(rest.ptr, --rest.len));
        endings[i] = ng_interner_find(&words, rest, hash) != NG_NO_ID || ng_table_find(places, rest, hash);
    }
    return true;
}

/* "Ankara'da": what stands behind an apostrophe, and that. */
static void find_suffixes(const ng_tokens *tokens, uint8_t *endings)
{
    for (size_t i = 0; i < tokens->word_count; i++) {
        ng_span word = tokens->words[i].folded;
        const char *mark = word.len ? memchr(word.ptr + 1, '\'', word.len - 1) : NULL;
        size_t length = mark ? (size_t)(word.ptr + word.len - mark) : 0;
        if (length <= LONGEST_SUFFIX) endings[i] = (uint8_t)length;
    }
}

bool ng_terms_endings(const ng_tokens *tokens, const ng_language *language, ng_arena *arena, const uint8_t **out)
{
    const ng_table *particles = ng_language_table(language, NG_TABLE_PARTICLES);
    *out = NULL;
    if (particles->count == 0 && !language->genitives && !language->apostrophes) return true;
    uint8_t *endings = ng_arena_zeros(arena, tokens->word_count, sizeof *endings);
    if (!endings) return false;
    *out = endings;
    if (language->genitives) return find_genitives(tokens, language, arena, endings);
    if (language->apostrophes) find_suffixes(tokens, endings);
    return particles->count == 0 || find_particles(tokens, particles, arena, endings);
}
