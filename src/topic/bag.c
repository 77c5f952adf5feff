/* Input: tokens, headline, sentences; output: distinct words and pairs with their counts. Words have numbers already; pairs go
 * through one small hash table, compared by their 64-bit hashes: two pairs that share one would be counted together, no more.
 * Which token is a word, which word is new and which pair the model holds no processor can foresee, and each wrong guess costs as
 * much as twenty additions: so the walks over tokens have no branch for any of them. Cost O(words). */
#include "topic/bag.h"

/* Numbers say what they are, not which: 76 and 77 are one word. */
static const uint64_t NUMBER = UINT64_C(0x6e756d6265720000), GRAM = UINT64_C(0x6772616d00000000);

/* Appends tokens [from, to), or as many of them as hold the words that are left; nothing where there is no word. */
static void add_run(ng_topic_reading *r, const ng_tokens *tokens, size_t from, size_t to, bool title, size_t *words_left)
{
    size_t end = from, word_end = r->word_end, left = *words_left;
    for (; end < to && left; end++) {
        const ng_token *token = &tokens->items[end];
        uint32_t behind = ng_token_word_or(token, NG_NO_ID) + 1; /* 0 for a mark */
        word_end = behind > word_end ? behind : word_end;
        left -= behind > 0;
    }
    r->runs[r->run_count] = (ng_topic_run){(uint32_t)from, (uint32_t)end, title};
    r->run_count += left < *words_left;
    *words_left = left;
    r->word_end = word_end;
    if (end - from > r->longest_run) r->longest_run = end - from;
}

/* Marks count for the place behind the last word. */
static void count_run(const ng_topic_reading *r, const ng_tokens *tokens, const ng_topic_run *run)
{
    uint32_t text = !run->title, title = run->title, none = (uint32_t)r->word_end;
    for (size_t at = run->from; at < run->to; at++) {
        const ng_token *token = &tokens->items[at];
        ng_topic_count *count = &r->counts[ng_token_word_or(token, none)];
        count->text += text;
        count->title += title;
        count->number |= token->kind == NG_TOKEN_NUMBER;
    }
}

ng_status ng_topic_read(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences, ng_arena *arena,
                        ng_topic_reading *out, ng_error *error)
{
    uint32_t title = meta->headline.ptr ? meta->headline_line : NG_NO_ID;
    size_t left = NG_TOPIC_WORDS; /* each run has one or more, and behind the last run one may be written that has none */
    *out = (ng_topic_reading){.runs = ng_arena_array(arena, NG_TOPIC_WORDS + 1, sizeof *out->runs)};
    if (!out->runs) return ng_fail_memory(error);
    if (title != NG_NO_ID) add_run(out, tokens, tokens->line_first[title], tokens->line_first[title + 1], true, &left);
    for (size_t i = 0; i < sentences->count && left; i++) {
        const ng_sentence *sentence = &sentences->items[i];
        if (sentence->line != title) add_run(out, tokens, sentence->first_token, sentence->end_token, false, &left);
    }
    out->words = NG_TOPIC_WORDS - left;
    out->counts = ng_arena_zeros(arena, out->word_end + 1, sizeof *out->counts);
    if (!out->counts) return ng_fail_memory(error);
    for (size_t i = 0; i < out->run_count; i++) count_run(out, tokens, &out->runs[i]);
    return NG_OK;
}

typedef struct collector {
    const ng_tokens *tokens;
    const ng_classifier *model; /* pairs that it does not hold are not wanted; or NULL */
    ng_topic_term *items;
    size_t count;
    uint64_t *pairs; /* hashes of those of one run after the other */
    size_t pair_count;
    uint32_t *slots; /* of pairs: item + 1, 0 for none */
    size_t mask;
} collector;

/* One item for each word that was read, and one for all numbers. */
static void add_words(collector *c, const ng_topic_reading *reading)
{
    ng_topic_term numbers = {.hash = ng_hash_mix(NUMBER), .word = {"0", 1}};
    for (size_t i = 0; i < reading->word_end; i++) {
        const ng_word *word = &c->tokens->words[i];
        uint32_t number = reading->counts[i].number, text = reading->counts[i].text, title = reading->counts[i].title;
        numbers.text += number * text;
        numbers.title += number * title;
        c->items[c->count] = (ng_topic_term){ng_hash_mix(word->hash), word->folded, text, title};
        c->count += !number & (text + title > 0);
    }
    c->items[c->count] = numbers;
    c->count += numbers.text + numbers.title > 0;
}

/* The pairs that the words of tokens [from, to) make; a mark between two words does not part them. */
static void list_pairs(collector *c, size_t from, size_t to)
{
    const ng_tokens *tokens = c->tokens;
    uint64_t before = 0;
    for (size_t at = from; at < to; at++) {
        const ng_token *token = &tokens->items[at];
        bool word = ng_token_is_word(token);
        uint64_t of_word = tokens->words[ng_token_word_or(token, 0)].hash;
        uint64_t hash = ng_choose64(token->kind == NG_TOKEN_NUMBER, NUMBER, of_word);
        uint64_t pair = ng_hash_pair(before, hash);
        c->pairs[c->pair_count] = pair;
        c->pair_count += word & (before != 0) & (!c->model || ng_classifier_may_hold(c->model, pair));
        before = ng_choose64(word, hash, before);
    }
}

static void count_pairs(collector *c, bool title)
{
    for (size_t i = 0; i < c->pair_count; i++) {
        uint64_t hash = c->pairs[i];
        size_t slot = (size_t)hash & c->mask;
        while (c->slots[slot] && c->items[c->slots[slot] - 1].hash != hash) slot = (slot + 1) & c->mask;
        if (!c->slots[slot]) {
            c->items[c->count++] = (ng_topic_term){.hash = hash};
            c->slots[slot] = (uint32_t)c->count;
        }
        ng_topic_term *term = &c->items[c->slots[slot] - 1];
        term->text += !title;
        term->title += title;
    }
    c->pair_count = 0;
}

ng_status ng_topic_collect(const ng_tokens *tokens, const ng_topic_reading *reading, const ng_classifier *model, ng_arena *arena,
                           ng_topic_bag *out, ng_error *error)
{
    collector c = {.tokens = tokens, .model = model};
    size_t slots = 16;
    while (slots < 2 * reading->words) slots *= 2;
    c.mask = slots - 1;
    c.items = ng_arena_array(arena, reading->word_end + 2 + reading->words, sizeof *c.items);
    c.pairs = ng_arena_array(arena, reading->words + 1, sizeof *c.pairs);
    c.slots = ng_arena_zeros(arena, slots, sizeof *c.slots);
    *out = (ng_topic_bag){NULL, 0};
    if (!c.items || !c.pairs || !c.slots) return ng_fail_memory(error);
    add_words(&c, reading);
    for (size_t i = 0; i < reading->run_count; i++) {
        const ng_topic_run *run = &reading->runs[i];
        list_pairs(&c, run->from, run->to);
        if (run->title || i + 1 == reading->run_count) count_pairs(&c, run->title);
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
