/* Longest match of table keys over tokens: extend the phrase word by word as long as its words are a key, remember the last
 * key that means something. Every beginning of a phrase is a key, so that "the" costs two look-ups and not eight. Cost O(1)
 * for a word that begins no phrase, O(words of the longest key) at most for the others. */
#include "model/phrases.h"

#include "base/prefetch.h"
#include "model/model.h"

enum { LONGEST_KEY = 128 }; /* bytes; no phrase of page furniture comes near it */

static const ng_row *row_of(const ng_phrases *phrases, uint32_t word)
{
    if (phrases->rows) return phrases->rows[word];
    const ng_word *w = &phrases->tokens->words[word];
    return ng_table_find(phrases->table, w->folded, w->hash);
}

/* The same by what an earlier article found out about the word, if one did. */
static const ng_row *recall(const ng_phrases *phrases, uint32_t word, ng_facts *facts)
{
    const ng_row *rows = phrases->table->rows;
    if (facts && (facts->known & NG_FACTS_NOISE)) return facts->noise_row ? &rows[facts->noise_row - 1] : NULL;
    const ng_row *row = row_of(phrases, word);
    size_t number = row ? (size_t)(row - rows) + 1 : 0;
    if (!facts || number > UINT16_MAX) return row;
    facts->noise_row = (uint16_t)number;
    facts->known |= NG_FACTS_NOISE;
    return row;
}

bool ng_phrases_init(ng_phrases *phrases, const ng_table *table, const ng_tokens *tokens, ng_arena *arena)
{
    *phrases = (ng_phrases){.table = table, .tokens = tokens};
    if (!arena) return true;
    const ng_row **rows = ng_arena_array(arena, tokens->word_count, sizeof *rows);
    if (!rows) return false;
    const ng_language *language = tokens->facts_language;
    ng_facts *const *facts = language && table == language->noise ? tokens->facts : NULL;
    for (uint32_t i = 0; i < tokens->word_count; i++) {
        rows[i] = recall(phrases, i, facts ? facts[i] : NULL);
        if (rows[i]) ng_prefetch(rows[i]);
    }
    phrases->rows = rows;
    return true;
}

/* Appends a word to the key in [buffer]; false when it does not fit. */
static bool append(char *buffer, size_t *len, ng_span word)
{
    size_t gap = *len ? 1 : 0;
    if (word.len == 0 || word.len > LONGEST_KEY || gap + word.len > LONGEST_KEY - *len) return false;
    if (gap) buffer[(*len)++] = ' ';
    memcpy(buffer + *len, word.ptr, word.len);
    *len += word.len;
    return true;
}

/* Whether a phrase of several words may begin with the word [at]. */
static bool goes_on(const ng_phrases *phrases, size_t at, size_t end)
{
    const ng_token *items = phrases->tokens->items;
    const ng_word *words = phrases->tokens->words;
    return at + 1 < end && ng_token_is_word(&items[at + 1])
        && ng_table_may_begin(phrases->table, words[items[at].word].hash, words[items[at + 1].word].hash);
}

size_t ng_phrases_match_word(const ng_phrases *phrases, size_t at, size_t end, int32_t *value)
{
    const ng_token *items = phrases->tokens->items;
    const ng_row *row = row_of(phrases, items[at].word);
    if (!row) return 0;
    char key[LONGEST_KEY];
    size_t len = 0, matched = row->value ? 1 : 0;
    *value = row->value;
    if (!goes_on(phrases, at, end)) return matched;
    if (end - at > phrases->table->longest) end = at + phrases->table->longest;
    for (size_t i = at; i < end && ng_token_is_word(&items[i]); i++) {
        if (!append(key, &len, phrases->tokens->words[items[i].word].folded)) break;
        if (i == at) continue;
        row = ng_table_get(phrases->table, ng_span_make(key, len));
        if (!row) break;
        if (!row->value) continue;
        matched = i + 1 - at;
        *value = row->value;
    }
    return matched;
}
