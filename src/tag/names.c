/* Names that mean the same: surnames with full names, initials with what they stand for, and two spellings of one name.
 *
 * Problem: an article says "Volodymyr Zelenskyy" once and "Zelenskyy" or "Zelenskiy" from then on; it is one keyword.
 * Input:  units or candidates.
 * Output: stems made equal, candidates marked as merged and their counts added.
 * Cost:   O(units) and O(candidates): each word is compared with at most BUCKET others.
 * A wrong merge is worse than a missed one: whatever could mean something else stays apart.
 */
#include "base/ascii.h"
#include "tag/candidates.h"

enum {
    LEAST_SPELLING = 7, /* bytes: shorter names that differ in a letter are different names (Merz, Metz) */
    PREFIX = 4,         /* bytes that two spellings share: transliterations differ towards the end */
    BUCKET = 8,         /* words with one prefix that a word is compared with; keeps the pass linear */
    LONGEST_FULL_NAME = 3, /* its particles not counted */
    LONGEST_INITIALS = 8,
    LEAST_INITIALS = 3,
    KNOWN_BY_INITIALS = 4, /* times as often as the name: the article knows "NASA" by no other */
    LEAST_EVIDENCE = 3, /* places where a common word must stand capital to be a surname: "Tester" */
    KNOWN_CLAIM = 8,    /* times as much as another's: "Trump" is Donald beside Melania and Ivanka Trump */
    LEAST_EXTENSION = 2 /* times that a name must stand with the common word behind it */
};

/* ------------------------------------------------------------ spellings */

/* Whether [a] becomes [b] when one byte is changed, put in or left out. */
static bool differ_by_one(ng_span a, ng_span b)
{
    if (a.len > b.len) {
        ng_span swap = a;
        a = b;
        b = swap;
    }
    if (b.len - a.len > 1) return false;
    size_t i = 0;
    while (i < a.len && a.ptr[i] == b.ptr[i]) i++;
    size_t skip = a.len == b.len ? 1 : 0;
    if (i == a.len) return b.len == a.len + 1;
    return memcmp(a.ptr + i + skip, b.ptr + i + 1, a.len - i - skip) == 0;
}

typedef struct bucket {
    uint32_t words[BUCKET];
    uint32_t count;
} bucket;

/* The word with another spelling of [word] that was met before, or NG_NO_ID. */
static uint32_t find_spelling(const ng_tokens *tokens, bucket *met, uint32_t word)
{
    for (uint32_t i = 0; i < met->count; i++)
        if (differ_by_one(tokens->words[met->words[i]].folded, tokens->words[word].folded)) return met->words[i];
    if (met->count < BUCKET) met->words[met->count++] = word;
    return NG_NO_ID;
}

static bool may_have_spellings(const ng_tag_word *word, ng_span folded)
{
    return !word->known && !word->possessive && folded.len >= LEAST_SPELLING;
}

bool ng_tag_spellings_join(const ng_tokens *tokens, const ng_tag_words *words, ng_tag_units *units, ng_arena *arena)
{
    size_t names = units->names < tokens->word_count ? units->names : tokens->word_count;
    ng_interner prefixes;
    bucket *buckets = ng_arena_array(arena, names, sizeof *buckets);
    uint32_t *stem_of = ng_arena_array(arena, tokens->word_count, sizeof *stem_of); /* NG_NO_ID: not seen yet */
    if (!buckets || !stem_of || !ng_interner_init(&prefixes, arena, names)) return false;
    memset(stem_of, 0xFF, tokens->word_count * sizeof *stem_of);
    for (size_t i = 0; i < units->count; i++) {
        if (units->items[i].class != NG_CLASS_NAME) continue;
        uint32_t word = words->items[tokens->items[units->items[i].token].word].bare;
        ng_span folded = tokens->words[word].folded;
        if (!may_have_spellings(&words->items[word], folded)) continue;
        if (stem_of[word] == NG_NO_ID) {
            bool added;
            ng_span prefix = ng_span_slice(folded, 0, PREFIX);
            uint32_t id = ng_interner_add(&prefixes, prefix, ng_hash(prefix), &added);
            if (id == NG_NO_ID) return false;
            if (added) buckets[id].count = 0;
            uint32_t other = find_spelling(tokens, &buckets[id], word);
            stem_of[word] = words->items[other == NG_NO_ID ? word : other].stem;
        }
        units->stems[i] = stem_of[word];
    }
    ng_arena_give_back(arena, buckets);
    ng_arena_give_back(arena, stem_of);
    ng_interner_give_back(&prefixes);
    return true;
}

/* ------------------------------------------------------------ surnames */

typedef struct owner {
    uint32_t best;   /* the full name that ends in this stem, the most frequent one */
    uint32_t weight;
    uint32_t second; /* of the next one that means somebody else */
} owner;

/* In a heading any two words look like a full name ("College Trump Supporters"): there a place counts half. */
static uint32_t weight_of(const ng_candidate *full)
{
    return 2 * full->count - full->headings;
}

static const ng_token *token_at(const ng_tokens *tokens, const ng_tag_units *units, uint32_t unit)
{
    return &tokens->items[units->items[unit].token];
}

/* Whether nothing but initials stands between the first and the last word: "Donald J. Trump". */
static bool has_initials(const ng_tokens *tokens, const ng_tag_units *units, const ng_candidate *candidate)
{
    uint32_t last = candidate->first + candidate->length - 1;
    for (uint32_t i = candidate->first + 1; i < last; i++)
        if (ng_token_length(token_at(tokens, units, i)) > 1) return false;
    return candidate->length > 2;
}

/* Whether one is the other with initials: "Donald J. Trump" is no rival of "Donald Trump". */
static bool differ_by_initials(const ng_tokens *tokens, const ng_tag_units *units, const ng_candidate *longer,
                               const ng_candidate *shorter)
{
    const uint32_t *a = units->stems + longer->first, *b = units->stems + shorter->first;
    return shorter->length == 2 && a[0] == b[0] && a[longer->length - 1] == b[1] && has_initials(tokens, units, longer);
}

/* Whether one name ends in the other: "Sir Tony Blair" is no rival of "Tony Blair". */
static bool end_alike(const ng_tag_units *units, const ng_candidate *a, const ng_candidate *b)
{
    uint32_t length = a->length < b->length ? a->length : b->length;
    const uint32_t *tail_a = units->stems + a->first + a->length - length, *tail_b = units->stems + b->first + b->length - length;
    return memcmp(tail_a, tail_b, length * sizeof *tail_a) == 0;
}

/* Two or three capital words with nothing but particles between them, the first of them no acronym and no word of the tables. */
static bool is_full_name(const ng_candidate *candidate, const ng_tokens *tokens, const ng_tag_words *words,
                         const ng_tag_units *units)
{
    uint32_t names = 0;
    if (candidate->names * 2 <= candidate->count || candidate->shown.len) return false;
    for (uint32_t i = candidate->first; i < candidate->first + candidate->length; i++) {
        if (units->items[i].class != NG_CLASS_NAME && !(ng_unit_is(&units->items[i], NG_UNIT_PARTICLE) && names)) return false;
        names += units->items[i].class == NG_CLASS_NAME;
    }
    if (names < 2 || names > LONGEST_FULL_NAME) return false;
    const ng_token *head = token_at(tokens, units, candidate->first);
    const ng_tag_word *word = &words->items[head->word];
    if (candidate->persons) return true;
    return !(head->flags & NG_TOKEN_UPPER) && word->kind == NG_KIND_NONE;
}

/* One word, with particles before it or not. */
static bool is_lone(const ng_candidate *candidate, const ng_tag_units *units)
{
    for (uint32_t i = candidate->first; i + 1 < candidate->first + candidate->length; i++)
        if (!ng_unit_is(&units->items[i], NG_UNIT_PARTICLE)) return false;
    return true;
}

static bool is_surname(const ng_candidate *candidate, const ng_candidate *full, const ng_tokens *tokens,
                       const ng_tag_words *words, const ng_tag_units *units)
{
    const ng_token *token = token_at(tokens, units, candidate->first + candidate->length - 1);
    const ng_tag_word *word = &words->items[words->items[token->word].bare];
    if (!is_lone(candidate, units) || candidate->names * 2 <= candidate->count || candidate->shown.len) return false;
    if ((token->flags & NG_TOKEN_UPPER) && ng_token_length(token) <= 4) return false;
    if (word->kind == NG_KIND_GENERIC || word->kind == NG_KIND_OPENER) return full->persons > 0;
    if (word->inner >= LEAST_EVIDENCE && word->capital * 10 >= word->inner * 9) return true;
    return !(word->known && word->small >= 50) || full->persons > 0 || candidate->persons > 0;
}

static void merge(ng_candidate *items, uint32_t from, uint32_t into)
{
    ng_candidate *short_form = &items[from], *full = &items[into];
    short_form->merged = into;
    full->count += short_form->count;
    full->names += short_form->names;
    full->wholes += short_form->wholes;
    full->alone += short_form->alone;
    full->segments += short_form->segments;
    full->persons += short_form->persons;
    full->titles += short_form->titles;
    full->headings += short_form->headings;
    if (short_form->first_segment < full->first_segment) full->first_segment = short_form->first_segment;
    if (short_form->last_segment > full->last_segment) full->last_segment = short_form->last_segment;
}

/* The person whom everybody knows by the last word of a name; empty when there is none. */
static ng_span known_by_surname(const ng_candidate *candidate, const ng_tokens *tokens, const ng_tag_words *words,
                                const ng_tag_units *units, const ng_language *language)
{
    const ng_table *persons = ng_language_table(language, NG_TABLE_PERSONS);
    uint32_t word = token_at(tokens, units, candidate->first + candidate->length - 1)->word;
    ng_span folded = tokens->words[word].folded;
    if (words->items[word].possessive) folded.len -= 2;
    const ng_row *row = ng_table_get(persons, folded);
    return row ? ng_row_rest(persons, row) : NG_SPAN("");
}

/* How much a full name speaks for the surname being its own: the person whom everybody knows by it needs little. */
static uint32_t claim_of(const ng_candidate *full, const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                         const ng_language *language)
{
    ng_span person = known_by_surname(full, tokens, words, units, language);
    ng_span first = tokens->words[token_at(tokens, units, full->first)->word].folded;
    bool known = person.len && ng_ascii_starts(person, first);
    return weight_of(full) * (known ? KNOWN_CLAIM : 1);
}

static void note_owner(owner *found, const ng_candidates *candidates, const ng_tokens *tokens, const ng_tag_units *units,
                       uint32_t id, uint32_t weight)
{
    const ng_candidate *full = &candidates->items[id];
    if (found->weight) {
        const ng_candidate *best = &candidates->items[found->best];
        bool shorter = differ_by_initials(tokens, units, best, full);
        if (shorter || differ_by_initials(tokens, units, full, best)) {
            found->weight += weight;
            if (shorter) found->best = id;
            return;
        }
    }
    bool same = found->weight && end_alike(units, full, &candidates->items[found->best]);
    if (weight > found->weight) {
        if (!same) found->second = found->weight;
        found->weight = weight;
        found->best = id;
    } else if (!same && weight > found->second) {
        found->second = weight;
    }
}

/* "Sir Tony Blair" becomes "Tony Blair" where that stands as often, and "Donald J. Trump" always "Donald Trump". */
static bool is_longer_form(const ng_candidate *candidate, const ng_candidate *full, const ng_tokens *tokens,
                           const ng_tag_units *units)
{
    if (differ_by_initials(tokens, units, candidate, full)) return true;
    return candidate->length > full->length && full->length >= 2 && weight_of(candidate) <= weight_of(full)
        && candidate->names * 2 > candidate->count && candidate->shown.len == 0 && end_alike(units, candidate, full);
}

/* "Trump" in an article that gives him no first name is shown as editors write him. */
static void name_person(ng_candidate *candidate, const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                        const ng_language *language)
{
    if (candidate->length != 1 || candidate->names * 2 <= candidate->count) return;
    ng_span person = known_by_surname(candidate, tokens, words, units, language);
    if (person.len == 0) return;
    candidate->shown = person;
    candidate->words = 2;
    candidate->persons += candidate->persons == 0;
    candidate->short_forms = candidate->count;
}

bool ng_tag_surnames_join(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                          const ng_terms *terms, const ng_language *language, ng_arena *arena, ng_candidates *candidates)
{
    owner *owners = ng_arena_zeros(arena, terms->stem_count, sizeof *owners);
    if (!owners) return false;
    for (uint32_t i = 0; i < candidates->count; i++) {
        const ng_candidate *full = &candidates->items[i];
        if (!is_full_name(full, tokens, words, units)) continue;
        uint32_t claim = claim_of(full, tokens, words, units, language);
        note_owner(&owners[units->stems[full->first + full->length - 1]], candidates, tokens, units, i, claim);
    }
    for (uint32_t i = 0; i < candidates->count; i++) {
        const ng_candidate *candidate = &candidates->items[i];
        uint32_t stem = units->stems[candidate->first + candidate->length - 1];
        if (stem == NG_NO_ID || candidate->shown.len) continue;
        const owner *found = &owners[stem];
        if (found->weight == 0) name_person(&candidates->items[i], tokens, words, units, language);
        if (found->weight == 0 || found->best == i) continue;
        const ng_candidate *full = &candidates->items[found->best];
        bool surname = found->weight >= 2 * found->second && is_surname(candidate, full, tokens, words, units);
        if (!surname && !is_longer_form(candidate, full, tokens, units)) continue;
        candidates->items[found->best].short_forms += candidate->count;
        merge(candidates->items, i, found->best);
    }
    return true;
}

/* ------------------------------------------------------------ initials */

/* How many capital words a name has; their first letters, in small letters, go into [out] as far as there is room. 0 when they
 * are not of ASCII. */
static size_t initials_of(const ng_candidate *candidate, const ng_tokens *tokens, const ng_tag_units *units,
                          char out[LONGEST_INITIALS])
{
    size_t length = 0;
    if (candidate->names * 2 <= candidate->count || candidate->shown.len || candidate->merged != NG_NO_ID) return 0;
    for (uint32_t i = candidate->first; i < candidate->first + candidate->length; i++) {
        if (units->items[i].class != NG_CLASS_NAME) continue;
        char initial = tokens->words[token_at(tokens, units, i)->word].folded.ptr[0];
        if (initial < 'a' || initial > 'z') return 0;
        if (length < LONGEST_INITIALS) out[length] = initial;
        length++;
    }
    return length;
}

static bool is_acronym(const ng_candidate *candidate, const ng_tokens *tokens, const ng_tag_units *units)
{
    return candidate->length == 1 && candidate->shown.len == 0 && candidate->merged == NG_NO_ID
        && (token_at(tokens, units, candidate->first)->flags & NG_TOKEN_UPPER);
}

bool ng_tag_initials_join(const ng_tokens *tokens, const ng_tag_units *units, ng_arena *arena, ng_candidates *candidates)
{
    enum { ROOM = 64 };
    ng_interner names;
    uint32_t *best = ng_arena_array(arena, candidates->count, sizeof *best); /* the name of each row of initials */
    char initials[LONGEST_INITIALS];
    if (!best || !ng_interner_init(&names, arena, ROOM)) return false;
    for (uint32_t i = 0; i < candidates->count; i++) {
        bool added;
        if (candidates->items[i].length < LEAST_INITIALS) continue;
        size_t length = initials_of(&candidates->items[i], tokens, units, initials);
        if (length < LEAST_INITIALS || length > LONGEST_INITIALS) continue;
        ng_span key = ng_span_make(initials, length);
        uint32_t id = ng_interner_add(&names, key, ng_hash(key), &added);
        if (id == NG_NO_ID) return false;
        if (added && !(names.entries[id].key = ng_arena_copy(arena, key)).ptr) return false;
        if (added || candidates->items[i].count > candidates->items[best[id]].count) best[id] = i;
    }
    for (uint32_t i = 0; i < candidates->count; i++) {
        if (!is_acronym(&candidates->items[i], tokens, units)) continue;
        ng_span folded = tokens->words[token_at(tokens, units, candidates->items[i].first)->word].folded;
        uint32_t id = ng_interner_find(&names, folded, ng_hash(folded));
        if (id == NG_NO_ID) continue;
        bool known = candidates->items[i].count > KNOWN_BY_INITIALS * candidates->items[best[id]].count;
        merge(candidates->items, known ? best[id] : i, known ? i : best[id]);
    }
    return true;
}

/* ------------------------------------------------------------ modifiers */

static bool is_modifier(const ng_candidate *candidate)
{
    return candidate->length == 1 && candidate->alone == 0 && candidate->names == candidate->count
        && candidate->shown.len == 0 && candidate->merged == NG_NO_ID;
}

/* A name and a noun that says something by itself. */
static bool is_extension(const ng_candidate *candidate, const ng_tokens *tokens, const ng_tag_words *words,
                         const ng_tag_units *units)
{
    if (candidate->length != 2 || candidate->count < LEAST_EXTENSION || candidate->names) return false;
    if (units->items[candidate->first].class != NG_CLASS_NAME) return false;
    return words->items[token_at(tokens, units, candidate->first + 1)->word].kind == NG_KIND_NONE;
}

/* The phrase is as good a name as the modifier, and meant wherever that stands. */
static void take_over(ng_candidate *phrase, ng_candidate *modifier)
{
    modifier->dropped = true;
    phrase->names = modifier->count;
    if (phrase->count < modifier->count) phrase->count = modifier->count;
    if (phrase->wholes < modifier->count) phrase->wholes = modifier->count;
    if (phrase->segments < modifier->segments) phrase->segments = modifier->segments;
    if (phrase->titles < modifier->titles) phrase->titles = modifier->titles;
    if (phrase->first_segment > modifier->first_segment) phrase->first_segment = modifier->first_segment;
    if (phrase->last_segment < modifier->last_segment) phrase->last_segment = modifier->last_segment;
}

bool ng_tag_modifiers_join(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                           const ng_terms *terms, ng_arena *arena, ng_candidates *candidates)
{
    uint32_t *best = ng_arena_array(arena, terms->stem_count, sizeof *best); /* the extension of each stem */
    if (!best) return false;
    memset(best, 0xFF, terms->stem_count * sizeof *best);
    for (uint32_t i = 0; i < candidates->count; i++) {
        const ng_candidate *phrase = &candidates->items[i];
        if (!is_extension(phrase, tokens, words, units)) continue;
        uint32_t *here = &best[units->stems[phrase->first]];
        if (*here == NG_NO_ID || phrase->count > candidates->items[*here].count) *here = i;
    }
    for (uint32_t i = 0; i < candidates->count; i++) {
        ng_candidate *modifier = &candidates->items[i];
        if (!is_modifier(modifier)) continue;
        uint32_t phrase = best[units->stems[modifier->first]];
        if (phrase == NG_NO_ID || candidates->items[phrase].count * 2 < modifier->count) continue;
        take_over(&candidates->items[phrase], modifier);
    }
    return true;
}
