/* Terms of Chinese, Japanese, Thai, Lao, Khmer and Burmese without a dictionary.
 *
 * Problem: no space says where a word begins, and a dictionary of megabytes would not know this week's names.
 * Input:  units: an ideograph, a kana, a syllable or an undivided part of one each; what particles forbid.
 * Output: strings of units that stand for a term: in Japanese every run of ideographs or of katakana; in all of them what is
 *         repeated in the article, stands beside different neighbours and is bounded now and then by a mark or a particle.
 * Cost:   O(units) for each length up to LONGEST, and a length is looked at only where the strings one shorter repeat; then a
 *         sort of what was found.
 * Source: frequent strings level by level (Agrawal & Srikant 1994), accessor variety (Feng et al. 2004) with the article as its
 *         own corpus.
 */
#include "tag/unspaced.h"

#include <stdlib.h>

#include "base/hash.h"
#include "wrap/utf8.h"

enum {
    LONGEST = 12,        /* units of a term: "中国国际进口博览会" has 9, a Thai compound 10 */
    LEAST_COUNT = 2,
    SURE_COUNT = 4,      /* so often, beside different neighbours, a Chinese string needs no mark or particle beside it */
    LONGEST_RUN = 8,     /* ideographs of a Japanese run; longer ones are titles and addresses */
    LEAST_KATAKANA = 3,  /* "パン" stands alone too rarely to be a term */
    LONGEST_KATAKANA = 40, /* "ソーシャルネットワーキングサービス" has 17; longer ones are no words */
    JAPANESE_SHARE = 4,  /* Japanese news has as much hiragana as ideographs, a Chinese page a stray one in a footer */
    MIDDLE_DOT = 0xb7,
    KATAKANA_DOT = 0x30fb
};

typedef enum role { /* what a unit may be to a string */
    OUT,   /* in none */
    INNER, /* at no edge of one */
    BOUND, /* at the edge of one only when the rest never stands without it */
    FREE
} role;

typedef struct slot {
    uint32_t left; /* the strings one unit shorter that make this one */
    uint32_t right;
    uint32_t count;
    uint32_t gram; /* its number, NG_NO_ID before it has one */
} slot;

typedef struct gram {
    uint32_t first; /* the unit where it was met first */
    uint32_t count;
    uint32_t before; /* the first neighbours */
    uint32_t behind;
    uint32_t bounds_before; /* times that a mark, a particle or another script stands there */
    uint32_t bounds_behind;
    bool varied_before;
    bool varied_behind;
    bool cuts; /* it cuts a run of katakana */
} gram;

typedef struct finder {
    const ng_lines *lines;
    const ng_tokens *tokens;
    const ng_tag_units *units;
    uint32_t count;      /* units */
    uint32_t *segment;   /* [count] */
    uint8_t *roles;      /* [count] */
    uint8_t *scripts;    /* [count]: ng_writing */
    bool *joined;        /* [count + 1]: the unit goes on where the one before it ends */
    uint32_t *run_end;   /* [count]: of the run that was added at a unit, else 0 */
    uint32_t *id;        /* [count]: the string of this length that begins at a unit; NG_NO_ID for none that repeats */
    uint32_t *times;     /* [count]: how often it stands */
    uint32_t *next;      /* the same for the next length: first the slot */
    uint32_t *next_times;
    slot *slots;
    size_t slot_count;   /* a power of two */
    gram *grams;
    uint32_t gram_count;
    bool japanese;       /* the text is, by its hiragana */
    ng_arena *arena;
    size_t room;
    ng_tag_strings *out;
    bool failed;
} finder;

/* ------------------------------------------------------------ units */

static const ng_token *token_at(const finder *f, uint32_t i)
{
    return &f->tokens->items[f->units->items[i].token];
}

static bool is_dot(const ng_token *token)
{
    return (ng_token_is_mark(token, MIDDLE_DOT) || ng_token_is_mark(token, KATAKANA_DOT)) && token->run == 1;
}

/* Hiragana writes endings and function words; the few nouns in it are not found. */
static role role_of(const finder *f, const ng_token *token, ng_writing script)
{
    if (is_dot(token)) return INNER;
    if (token->kind != NG_TOKEN_WORD || script == NG_WRITING_HIRAGANA) return OUT;
    if (!ng_token_unspaced(token)) return FREE;
    switch (f->tokens->particles[token - f->tokens->items]) {
    case NG_PARTICLE_BREAK: return OUT;
    case NG_PARTICLE_EDGE: return INNER;
    case NG_PARTICLE_BOUND: return BOUND;
    default: return FREE;
    }
}

static void describe(finder *f, const ng_tag_words *words)
{
    uint32_t hiragana = 0, ideographs = 0;
    for (uint32_t s = 0; s < words->segment_count; s++) {
        for (uint32_t i = f->units->first[s]; i < f->units->first[s + 1]; i++) {
            const ng_token *token = token_at(f, i);
            bool unspaced = ng_token_unspaced(token);
            f->segment[i] = s;
            f->scripts[i] = unspaced ? (uint8_t)ng_utf8_writing(ng_token_text(f->lines->text, token)) : NG_WRITING_SPACED;
            hiragana += f->scripts[i] == NG_WRITING_HIRAGANA;
            ideographs += f->scripts[i] == NG_WRITING_HAN;
            f->roles[i] = (uint8_t)role_of(f, token, (ng_writing)f->scripts[i]);
            bool first = i == f->units->first[s] || !(token->flags & NG_TOKEN_GLUED);
            f->joined[i] = !first && f->roles[i] != OUT && f->roles[i - 1] != OUT;
        }
    }
    f->joined[f->count] = false;
    f->japanese = hiragana * JAPANESE_SHARE > ideographs;
}

/* ------------------------------------------------------------ output */

/* About how many words a string is, 1 to 3, as the weights of rank.c count them. */
static uint8_t words_of(const finder *f, uint32_t first, uint32_t end)
{
    enum { ONE_WORD = 2, TWO_WORDS = 6, SYLLABLES = 3 };
    uint32_t size = 0, runs = 1;
    for (uint32_t i = first; i < end; i++) {
        size += f->scripts[i] == NG_WRITING_HAN;
        runs += i > first && f->scripts[i - 1] != f->scripts[i];
    }
    if (f->scripts[first] == NG_WRITING_SYLLABLES) size = (end - first + 1) * ONE_WORD / (SYLLABLES + 1);
    if (size <= ONE_WORD && runs == 1) return 1;
    return size <= TWO_WORDS ? 2 : 3;
}

static bool is_particle(const finder *f, uint32_t i)
{
    return f->roles[i] == INNER && !is_dot(token_at(f, i));
}

/* Whether a word may end before unit [i]: a mark, a particle or another script stands on one of the two sides. */
static bool is_bound(const finder *f, uint32_t i)
{
    return !f->joined[i] || f->scripts[i] != f->scripts[i - 1] || is_particle(f, i) != is_particle(f, i - 1);
}

static void add(finder *f, uint32_t first, uint32_t end)
{
    if (f->out->count == f->room) {
        size_t room = f->room * 2;
        ng_tag_string *items = ng_arena_grow(f->arena, f->out->items, f->out->count, room, sizeof *items);
        f->failed = !items;
        if (!items) return;
        f->out->items = items;
        f->room = room;
    }
    bool name = false;
    for (uint32_t i = first; i < end; i++) name = name || is_dot(token_at(f, i));
    f->out->items[f->out->count++] = (ng_tag_string){.first = first, .end = end, .segment = f->segment[first], .name = name,
        .words = words_of(f, first, end), .whole = is_bound(f, first) && is_bound(f, end)};
}

/* ------------------------------------------------------------ Japanese runs */

/* A run of one script, which is a word or a compound when Japanese. */
static bool is_term(const finder *f, uint32_t first, uint32_t end)
{
    if (f->scripts[first] == NG_WRITING_KATAKANA) return end - first >= LEAST_KATAKANA && end - first <= LONGEST_KATAKANA;
    if (f->scripts[first] != NG_WRITING_HAN || end - first < 2 || end - first > LONGEST_RUN) return false;
    if (f->roles[first] == INNER || f->roles[end - 1] == INNER) return false;
    for (uint32_t i = first; i < end; i++)
        if (f->roles[i] == FREE) return true;
    return false;
}

static void add_runs(finder *f)
{
    for (uint32_t i = 0, next; i < f->count && !f->failed; i = next) {
        for (next = i + 1; next < f->count && f->joined[next] && f->scripts[next] == f->scripts[i];) next++;
        if (f->roles[i] == OUT || !is_term(f, i, next)) continue;
        f->run_end[i] = next;
        add(f, i, next);
    }
}

/* ------------------------------------------------------------ repeated strings */

static slot *find_slot(finder *f, uint32_t left, uint32_t right)
{
    size_t at = (size_t)ng_hash_pair(left, right) & (f->slot_count - 1);
    while (f->slots[at].count && (f->slots[at].left != left || f->slots[at].right != right)) at = (at + 1) & (f->slot_count - 1);
    return &f->slots[at];
}

/* Counts the strings that are one unit longer than those of f->id, where both of their parts repeat; false when there are
 * none. next[i] becomes the slot's number. */
static bool count_longer(finder *f)
{
    bool any = false;
    memset(f->slots, 0, f->slot_count * sizeof *f->slots);
    for (uint32_t i = 0; i < f->count; i++) {
        f->next[i] = NG_NO_ID;
        if (i + 1 == f->count || !f->joined[i + 1] || f->id[i] == NG_NO_ID || f->id[i + 1] == NG_NO_ID) continue;
        slot *found = find_slot(f, f->id[i], f->id[i + 1]);
        if (found->count++ == 0) {
            found->left = f->id[i];
            found->right = f->id[i + 1];
            found->gram = NG_NO_ID;
        }
        f->next[i] = (uint32_t)(found - f->slots);
        any = true;
    }
    return any;
}

static bool inside_katakana(const finder *f, uint32_t i)
{
    return f->joined[i] && f->scripts[i] == NG_WRITING_KATAKANA && f->scripts[i - 1] == NG_WRITING_KATAKANA;
}

/* A place where a particle reaches over the edge says nothing. */
static void look_around(const finder *f, gram *g, uint32_t first, uint32_t end)
{
    if (f->roles[first] == INNER || f->roles[end - 1] == INNER) return;
    if (is_bound(f, first)) g->bounds_before++;
    else if (g->before == NG_NO_ID) g->before = f->units->stems[first - 1];
    else if (g->before != f->units->stems[first - 1]) g->varied_before = true;
    if (is_bound(f, end)) g->bounds_behind++;
    else if (g->behind == NG_NO_ID) g->behind = f->units->stems[end];
    else if (g->behind != f->units->stems[end]) g->varied_behind = true;
    g->cuts = g->cuts || inside_katakana(f, first) || inside_katakana(f, end);
}

/* Gives those of [length] units that repeat a number, in the order of the text, and looks at their neighbours. */
static void number_repeated(finder *f, uint32_t length)
{
    f->gram_count = 0;
    for (uint32_t i = 0; i < f->count; i++) {
        if (f->next[i] == NG_NO_ID) continue;
        slot *found = &f->slots[f->next[i]];
        f->next[i] = NG_NO_ID;
        if (found->count < LEAST_COUNT) continue;
        if (found->gram == NG_NO_ID) {
            found->gram = f->gram_count;
            f->grams[f->gram_count++] = (gram){.first = i, .count = found->count, .before = NG_NO_ID, .behind = NG_NO_ID};
        }
        f->next[i] = found->gram;
        f->next_times[i] = found->count;
        look_around(f, &f->grams[found->gram], i, i + length);
    }
}

/* The edge of a string at unit [i]; [rest] is how often the string stands when that unit is left out. */
static bool is_edge(const finder *f, uint32_t i, uint32_t rest, const gram *g)
{
    if (f->roles[i] == BOUND) return rest == g->count;
    return f->roles[i] == FREE;
}

/* Whether a word may begin or end at this side of a string. Chinese has few marks and particles that bound a word, so there
 * different neighbours may do. */
static bool is_side(const finder *f, const gram *g, uint32_t bounds, bool varied)
{
    bool chinese = !f->japanese && f->scripts[g->first] == NG_WRITING_HAN;
    return bounds > 0 || (chinese && varied && g->count >= SURE_COUNT);
}

static bool is_accepted(const finder *f, const gram *g, uint32_t length)
{
    uint32_t last = g->first + length - 1;
    bool unspaced = false;
    for (uint32_t i = g->first; i <= last; i++) unspaced = unspaced || f->scripts[i] != NG_WRITING_SPACED;
    if (g->cuts || !unspaced) return false;
    if (!is_edge(f, g->first, f->times[g->first + 1], g) || !is_edge(f, last, f->times[g->first], g)) return false;
    return is_side(f, g, g->bounds_before, g->varied_before) && is_side(f, g, g->bounds_behind, g->varied_behind);
}

static void add_repeated(finder *f, uint32_t length)
{
    for (uint32_t i = 0; i < f->gram_count; i++)
        if (!is_accepted(f, &f->grams[i], length)) f->grams[i].count = 0;
    for (uint32_t i = 0; i < f->count && !f->failed; i++) {
        if (f->next[i] == NG_NO_ID || f->grams[f->next[i]].count == 0 || f->run_end[i] == i + length) continue;
        add(f, i, i + length);
    }
}

static void find_repeated(finder *f)
{
    for (uint32_t length = 2; length <= LONGEST && !f->failed && count_longer(f); length++) {
        number_repeated(f, length);
        add_repeated(f, length);
        uint32_t *id = f->id, *times = f->times;
        f->id = f->next;
        f->times = f->next_times;
        f->next = id;
        f->next_times = times;
    }
}

/* ------------------------------------------------------------ order */

static int compare_strings(const void *a, const void *b)
{
    const ng_tag_string *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

/* In the order of the text, the longer ones first; what lies inside a longer one is no whole. */
static void put_in_order(ng_tag_strings *strings)
{
    uint32_t reached = 0;
    qsort(strings->items, strings->count, sizeof *strings->items, compare_strings);
    for (size_t i = 0; i < strings->count; i++) {
        ng_tag_string *string = &strings->items[i];
        if (string->end <= reached) string->whole = false;
        else reached = string->end;
    }
}

/* ------------------------------------------------------------ start */

/* Strings of one unit: its stem, where it repeats. A dot has no stem, and the number behind all stems. */
static bool start(finder *f, uint32_t stem_count)
{
    uint32_t *times = ng_arena_zeros(f->arena, (size_t)stem_count + 1, sizeof *times);
    if (!times) return false;
    for (uint32_t i = 0; i < f->count; i++) {
        f->id[i] = f->units->stems[i] == NG_NO_ID ? stem_count : f->units->stems[i];
        if (f->roles[i] != OUT) times[f->id[i]]++;
    }
    for (uint32_t i = 0; i < f->count; i++) {
        f->times[i] = times[f->id[i]];
        if (f->roles[i] == OUT || f->times[i] < LEAST_COUNT) f->id[i] = NG_NO_ID;
    }
    return true;
}

static bool make_room(finder *f)
{
    size_t count = (size_t)f->count + 1;
    f->slot_count = 64;
    while (f->slot_count < 2 * count) f->slot_count *= 2;
    f->room = count;
    f->segment = ng_arena_array(f->arena, count, sizeof *f->segment);
    f->roles = ng_arena_array(f->arena, count, sizeof *f->roles);
    f->scripts = ng_arena_array(f->arena, count, sizeof *f->scripts);
    f->joined = ng_arena_array(f->arena, count, sizeof *f->joined);
    f->run_end = ng_arena_zeros(f->arena, count, sizeof *f->run_end);
    f->id = ng_arena_array(f->arena, count, sizeof *f->id);
    f->times = ng_arena_zeros(f->arena, count, sizeof *f->times);
    f->next = ng_arena_array(f->arena, count, sizeof *f->next);
    f->next_times = ng_arena_zeros(f->arena, count, sizeof *f->next_times);
    f->slots = ng_arena_array(f->arena, f->slot_count, sizeof *f->slots);
    f->grams = ng_arena_array(f->arena, count / LEAST_COUNT + 1, sizeof *f->grams);
    f->out->items = ng_arena_array(f->arena, f->room, sizeof *f->out->items);
    return f->segment && f->roles && f->scripts && f->joined && f->run_end && f->id && f->times && f->next && f->next_times
        && f->slots && f->grams && f->out->items;
}

bool ng_tag_unspaced(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                     const ng_terms *terms, ng_arena *arena, ng_tag_strings *out)
{
    finder f = {.lines = lines, .tokens = tokens, .units = units, .count = (uint32_t)units->count, .arena = arena, .out = out};
    *out = (ng_tag_strings){NULL, 0};
    if (tokens->unspaced == 0 || units->count == 0) return true;
    if (!make_room(&f)) return false;
    describe(&f, words);
    if (f.japanese) add_runs(&f);
    if (!start(&f, (uint32_t)terms->stem_count)) return false;
    find_repeated(&f);
    put_in_order(out);
    return !f.failed;
}
