/* Places are found by a word's hash: each of two slots leads to one place at most. Places lie one behind the other as words came,
 * so that those of frequent words share pages. */
#include "lex/word_memory.h"

#include "base/prefetch.h"

enum {
    SLOTS = 1 << 15,     /* news has some 25,000 words; half the slots, and one for each word, missed a fifth of them */
    MOST_WORDS = 1 << 12 /* of an article: in a longer text a look-up for each word is little beside the rest */
};

struct ng_memory {
    char model[NG_DIGEST_ROOM]; /* digest of the model whose rows the facts name: at its address another one may stand later */
    uint16_t article;
    uint32_t count;        /* places in use */
    ng_facts *places;      /* [SLOTS] on whole lines of the cache; NULL before the second article */
    void *block;           /* which holds them */
    uint16_t slots[SLOTS]; /* place + 1, 0 for none */
};

_Static_assert(SLOTS <= UINT16_MAX, "each slot may have a place");

/* False when there is none. */
static bool make_places(ng_memory *memory, ng_allocator allocator)
{
    enum { LINE = 64 };
    if (memory->places) return true;
    memory->block = ng_allocate(&allocator, SLOTS * sizeof *memory->places + LINE);
    if (!memory->block) return false;
    memory->places = (ng_facts *)(void *)((char *)memory->block + LINE - (uintptr_t)memory->block % LINE);
    memset(memory->slots, 0, sizeof memory->slots);
    return true;
}

static bool make_memory(ng_memory **memory, const ng_model *model, ng_allocator allocator)
{
    ng_memory *made = ng_allocate(&allocator, sizeof *made);
    *memory = made;
    if (!made) return false;
    made->places = NULL;
    made->block = NULL;
    memcpy(made->model, model->digest, sizeof made->model);
    made->article = 0;
    made->count = 0;
    return true;
}

/* Facts of another model are none, and once in many articles all is forgotten, so that their numbers begin again. */
static void begin_article(ng_memory *memory, const ng_model *model)
{
    if (memcmp(memory->model, model->digest, sizeof memory->model) != 0 || memory->article == UINT16_MAX) {
        memset(memory->slots, 0, sizeof memory->slots);
        memcpy(memory->model, model->digest, sizeof memory->model);
        memory->article = 0;
        memory->count = 0;
    }
    memory->article++;
}

/* The number of the language of [tokens], from 1 on; 0 when it has no data, and so no facts. */
static size_t language_number(const ng_model *model, const ng_language *language)
{
    return language == &model->neutral ? 0 : (size_t)(language - model->languages) + 1;
}

static uint16_t *slot_of(ng_memory *memory, uint64_t hash, uint8_t language)
{
    return &memory->slots[(hash + language) % SLOTS];
}

static bool is_place_of(const ng_facts *place, const ng_word *word, uint8_t language)
{
    if (place->hash != word->hash || place->language != language) return false;
    return ng_span_equal(ng_span_make(place->word, place->length), word->folded);
}

static bool leads_to(const ng_memory *memory, uint16_t slot, const ng_word *word, uint8_t language)
{
    return slot && is_place_of(&memory->places[slot - 1], word, language);
}

/* The slot of [word]: the one that its hash leads to or the one beside it; *known: it has the word. When neither does, an empty
 * one, else that of the word which was not met for longest: frequent words that share a slot would drive each other out. */
static uint16_t *find_slot(ng_memory *memory, const ng_word *word, uint8_t language, bool *known)
{
    uint16_t *first = slot_of(memory, word->hash, language), *second = &memory->slots[(size_t)(first - memory->slots) ^ 1];
    *known = leads_to(memory, *first, word, language);
    if (*known || !*first) return first;
    *known = leads_to(memory, *second, word, language);
    if (*known || !*second) return second;
    return memory->places[*second - 1].article < memory->places[*first - 1].article ? second : first;
}

/* The place of [word]; NULL when it is too long, or when its places are those of other words of this article. */
static ng_facts *place_of(ng_memory *memory, const ng_word *word, uint8_t language)
{
    if (word->folded.len > NG_FACTS_WORD) return NULL;
    bool known;
    uint16_t *slot = find_slot(memory, word, language, &known);
    bool new = !*slot;
    if (new) *slot = (uint16_t)++memory->count;
    ng_facts *place = &memory->places[*slot - 1];
    if (known) {
        place->article = memory->article;
        return place;
    }
    if (!new && place->article == memory->article) return NULL;
    *place = (ng_facts){.hash = word->hash,
                        .length = (uint8_t)word->folded.len,
                        .language = language,
                        .article = memory->article};
    memcpy(place->word, word->folded.ptr, word->folded.len);
    return place;
}

/* Finds the place of each word; its slot, and then the place, are asked for some words before. */
static void find_places(ng_memory *memory, const ng_word *words, size_t count, uint8_t language, ng_facts **facts)
{
    enum { AHEAD = 8 }; /* words */
    for (size_t i = 0; i < count + 2 * AHEAD; i++) {
        if (i < count) ng_prefetch(slot_of(memory, words[i].hash, language));
        size_t soon = i - AHEAD; /* wraps in the beginning */
        if (soon < count) {
            uint16_t place = *slot_of(memory, words[soon].hash, language);
            if (place) ng_prefetch(&memory->places[place - 1]);
        }
        if (i >= 2 * AHEAD) facts[i - 2 * AHEAD] = place_of(memory, &words[i - 2 * AHEAD], language);
    }
}

bool ng_lex_recall(ng_memory **memory, const ng_model *model, ng_allocator allocator, ng_arena *arena, ng_tokens *tokens)
{
    const ng_language *language = ng_model_language(model, tokens->language);
    size_t number = language_number(model, language), count = tokens->word_count;
    if (number == 0 || number > UINT8_MAX || count > MOST_WORDS) return true;
    if (!*memory) return make_memory(memory, model, allocator);
    ng_facts **facts = ng_arena_array(arena, count, sizeof *facts);
    if (!facts || !make_places(*memory, allocator)) return false;
    begin_article(*memory, model);
    find_places(*memory, tokens->words, count, (uint8_t)number, facts);
    tokens->facts = facts;
    tokens->facts_language = language;
    return true;
}

void ng_memory_free(ng_memory *memory, ng_allocator allocator)
{
    if (!memory) return;
    ng_release(&allocator, memory->block);
    ng_release(&allocator, memory);
}
