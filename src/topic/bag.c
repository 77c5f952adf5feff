/* Input: tokens, headline, sentences; output: distinct words and pairs with their counts. Words have numbers already; pairs go
 * through one small hash table, compared by their 64-bit hashes: two pairs that share one would be counted together, no more.
 * Cost O(words). */
#include "topic/bag.h"

/* Numbers say what they are, not which: 76 and 77 are one word. */
static const uint64_t NUMBER = UINT64_C(0x6e756d6265720000), GRAM = UINT64_C(0x6772616d00000000);

typedef struct collector {
    const ng_tokens *tokens;
    ng_topic_term *items;
    uint32_t *of_word; /* [tokens.word_count]: item + 1, 0 for none */
    uint32_t number;   /* the same for all numbers */
    uint32_t *slots;   /* the same for pairs */
    size_t mask;
    size_t count;
    size_t words_left;
} collector;

/* Counts the term at [place], which is made when there is none yet. */
static void count_term(collector *c, uint32_t *place, uint64_t hash, ng_span word, bool title)
{
    if (!*place) {
        c->items[c->count++] = (ng_topic_term){.hash = hash, .word = word};
        *place = (uint32_t)c->count;
    }
    ng_topic_term *term = &c->items[*place - 1];
    term->text += !title;
    term->title += title;
}

static void count_pair(collector *c, uint64_t hash, bool title)
{
    size_t slot = (size_t)hash & c->mask;
    while (c->slots[slot] && c->items[c->slots[slot] - 1].hash != hash) slot = (slot + 1) & c->mask;
    count_term(c, &c->slots[slot], hash, (ng_span){NULL, 0}, title);
}

/* Counts the words of tokens [from, to), and the pairs that they make; a mark between two words does not part them. */
static void count_tokens(collector *c, size_t from, size_t to, bool title)
{
    uint64_t before = 0;
    for (size_t at = from; at < to && c->words_left; at++) {
        const ng_token *token = &c->tokens->items[at];
        if (!ng_token_is_word(token)) continue;
        const ng_word *word = &c->tokens->words[token->word];
        bool number = token->kind == NG_TOKEN_NUMBER;
        uint64_t hash = number ? NUMBER : word->hash;
        if (number) count_term(c, &c->number, ng_hash_mix(hash), (ng_span){"0", 1}, title);
        else count_term(c, &c->of_word[token->word], ng_hash_mix(hash), word->folded, title);
        if (before) count_pair(c, ng_hash_pair(before, hash), title);
        before = hash;
        c->words_left--;
    }
}

ng_status ng_topic_collect(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences, ng_arena *arena,
                           ng_topic_bag *out, ng_error *error)
{
    uint32_t title = meta->headline.ptr ? meta->headline_line : NG_NO_ID;
    size_t most = sentences->words + (title == NG_NO_ID ? 0 : tokens->line_first[title + 1] - tokens->line_first[title]);
    collector c = {.tokens = tokens, .words_left = most < NG_TOPIC_WORDS ? most : NG_TOPIC_WORDS};
    size_t slots = 16;
    while (slots < 2 * c.words_left) slots *= 2;
    c.mask = slots - 1;
    c.items = ng_arena_array(arena, 2 * c.words_left, sizeof *c.items);
    c.of_word = ng_arena_zeros(arena, tokens->word_count, sizeof *c.of_word);
    c.slots = ng_arena_zeros(arena, slots, sizeof *c.slots);
    *out = (ng_topic_bag){NULL, 0};
    if (!c.items || !c.of_word || !c.slots) return ng_fail_memory(error);
    if (title != NG_NO_ID) count_tokens(&c, tokens->line_first[title], tokens->line_first[title + 1], true);
    for (size_t i = 0; i < sentences->count; i++) {
        const ng_sentence *sentence = &sentences->items[i];
        if (sentence->line != title) count_tokens(&c, sentence->first_token, sentence->end_token, false);
    }
    *out = (ng_topic_bag){c.items, c.count};
    return NG_OK;
}

/* Where each character begins, one behind the other, and the word's end; at most NG_TOPIC_GRAM_WORD characters. */
static size_t find_characters(ng_span word, size_t *starts)
{
    size_t count = 0;
    for (size_t i = 0; i < word.len && count < NG_TOPIC_GRAM_WORD; i++) {
        if (((unsigned char)word.ptr[i] & 0xC0) != 0x80) starts[count++] = i;
    }
    size_t end = count ? starts[count - 1] + 1 : 0;
    while (end < word.len && ((unsigned char)word.ptr[end] & 0xC0) == 0x80) end++;
    starts[count] = end;
    return count;
}

static uint64_t add_character(uint64_t hash, ng_span character)
{
    return (hash ^ ng_load_tail(character.ptr, character.len)) * UINT64_C(0xc6a4a7935bd1e995) ^ hash >> 29;
}

size_t ng_topic_grams(ng_span word, uint64_t *hashes)
{
    size_t starts[NG_TOPIC_GRAM_WORD + 1], made = 0, count = find_characters(word, starts);
    ng_span space = NG_SPAN(" ");
    if (count < 2) return 0;
    for (size_t from = 0; from < count; from++) { /* character 0 is the space before the word, count + 1 the one behind it */
        uint64_t hash = GRAM;
        for (size_t n = 1; n <= NG_TOPIC_MOST_GRAM && from + n <= count + 2; n++) {
            size_t at = from + n - 1;
            bool inside = at > 0 && at <= count;
            hash = add_character(hash, inside ? ng_span_slice(word, starts[at - 1], starts[at]) : space);
            if (n >= NG_TOPIC_LEAST_GRAM) hashes[made++] = ng_hash_mix(hash + n);
        }
    }
    return made;
}
