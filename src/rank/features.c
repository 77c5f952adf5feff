#include "rank/features.h"

#include "base/number.h"
#include "rank/walk.h"

/* What a newsroom calls the lead, and what the summary of a news story most often is. */
enum { LEAD_SENTENCES = 3 };

typedef struct maker {
    const ng_tokens *tokens;
    const ng_sentences *sentences;
    const ng_terms *terms;
    ng_arena *arena;
    int32_t (*rows)[NG_F_COUNT];
    double *inverse_length; /* [sentences] 1 / length of the sentence as a set of terms */
    double *sum;            /* [stems] inverse_length, summed over sentences that hold it */
} maker;

static int32_t thousandths(double x)
{
    const double most = 1000000;
    return (int32_t)((x < most ? x : most) * 1000 + 0.5);
}

static uint32_t term_count(const ng_terms *t, size_t i)
{
    return t->first[i + 1] - t->first[i];
}

static double per_term(const ng_terms *t, size_t i, double sum)
{
    uint32_t n = term_count(t, i);
    return n ? sum / n : 0;
}

/* ---------------------------------------------------------------- where it stands */

static void add_place(const maker *m, size_t i)
{
    m->rows[i][NG_F_NUMBER] = thousandths((double)i);
    m->rows[i][NG_F_PLACE] = thousandths((double)i / (double)m->sentences->count);
}

/* ---------------------------------------------------------------- what it shares with others */

/* What is known of each term of the text. */
typedef struct known {
    uint32_t *first_holder; /* [stems] the first sentence that holds it */
    uint32_t *places;       /* [stems] where it stands as a content word */
} known;

static bool know_terms(const maker *m, known *of)
{
    const ng_terms *t = m->terms;
    of->first_holder = ng_arena_array(m->arena, t->stem_count, sizeof *of->first_holder);
    of->places = ng_arena_zeros(m->arena, t->stem_count, sizeof *of->places);
    if (!of->first_holder || !of->places) return false;
    memset(of->first_holder, 0xff, t->stem_count * sizeof *of->first_holder);
    for (size_t i = m->sentences->count; i-- > 0;) {
        for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) of->first_holder[t->items[k]] = (uint32_t)i;
    }
    for (uint32_t k = 0; k < t->content_first[m->sentences->count]; k++) of->places[t->content[k]]++;
    return true;
}

/* Cosines with the sentences before: the sums grow as the text goes on, so that what they hold when a sentence is reached is what
 * stands before it. Its terms differ, so that each can be raised as soon as it is read. */
static void add_before(const maker *m, double *before)
{
    const ng_terms *t = m->terms;
    for (size_t i = 0; i < m->sentences->count; i++) {
        double sum = 0, own = m->inverse_length[i];
        for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) {
            double *of_term = &m->sum[t->items[k]];
            sum += *of_term;
            *of_term += own;
        }
        before[i] = own * sum;
    }
}

/* Summed over a sentence's terms, all in one walk: most of its time is that where it ends cannot be foreseen. */
typedef struct held {
    uint32_t lead;   /* terms that the first sentences hold, */
    uint32_t first;  /* that the first one holds, */
    uint32_t before; /* and any before it */
    uint64_t holders; /* sentences that hold one */
    uint64_t others;  /* other places where one stands */
    double cosines;   /* with all sentences and itself, over its own inverse length */
} held;

/* Terms of scripts without spaces are not in the content as it stands; for them the sentences are counted. */
static uint32_t other_places(const ng_terms *t, const known *of, uint32_t term)
{
    return (of->places[term] > 0 ? of->places[term] : t->document_frequency[term]) - 1;
}

static held count_held(const maker *m, const known *of, size_t i)
{
    const ng_terms *t = m->terms;
    held count = {.lead = 0};
    for (uint32_t k = t->first[i]; k < t->first[i + 1]; k++) {
        uint32_t term = t->items[k], holder = of->first_holder[term];
        count.lead += holder < LEAD_SENTENCES;
        count.first += holder == 0;
        count.before += holder < i;
        count.holders += t->document_frequency[term];
        count.others += other_places(t, of, term);
        count.cosines += m->sum[term];
    }
    return count;
}

/* Cosine of two sets: terms in both over the product of the lengths. */
static double cosine_with_first(const maker *m, size_t i, uint32_t shared)
{
    if (i == 0) return 1;
    return per_term(m->terms, i, shared) * term_count(m->terms, i) * m->inverse_length[i] * m->inverse_length[0];
}

static double cosines_behind(const maker *m, size_t i, double all, double before)
{
    double own = m->inverse_length[i] * m->inverse_length[i] * term_count(m->terms, i);
    double after = m->inverse_length[i] * all - own - before;
    return after < 0 ? 0 : after; /* rounding */
}

/* The centroid has the number of its sentences for each term. */
static double centroid_length(const ng_terms *t)
{
    double square = 0;
    for (size_t s = 0; s < t->stem_count; s++) square += (double)t->document_frequency[s] * t->document_frequency[s];
    return ng_sqrt(square);
}

static void add_centroid(maker *m, const double *cosine)
{
    size_t count = m->sentences->count;
    double largest = 0;
    for (size_t i = 0; i < count; i++) largest = cosine[i] > largest ? cosine[i] : largest;
    for (size_t i = 0; i < count; i++) {
        m->rows[i][NG_F_CENTROID] = thousandths(cosine[i]);
        m->rows[i][NG_F_CENTROID_SHARE] = thousandths(largest > 0 ? cosine[i] / largest : 0);
    }
}

static bool add_shared(maker *m)
{
    const ng_terms *t = m->terms;
    size_t count = m->sentences->count;
    known of;
    double *before = ng_arena_array(m->arena, count, sizeof *before), *cosine = ng_arena_array(m->arena, count, sizeof *cosine);
    if (!before || !cosine || !know_terms(m, &of)) return false;
    double length = centroid_length(t);
    add_before(m, before);
    for (size_t i = 0; i < count; i++) {
        held of_terms = count_held(m, &of, i);
        double holders = (double)of_terms.holders;
        m->rows[i][NG_F_LEAD] = thousandths(per_term(t, i, of_terms.lead));
        m->rows[i][NG_F_FIRST] = thousandths(cosine_with_first(m, i, of_terms.first));
        m->rows[i][NG_F_NEW] = thousandths(1 - per_term(t, i, of_terms.before));
        m->rows[i][NG_F_BEFORE] = thousandths(before[i]);
        m->rows[i][NG_F_AFTER] = thousandths(cosines_behind(m, i, of_terms.cosines, before[i]));
        m->rows[i][NG_F_SHARED] = thousandths(per_term(t, i, holders - term_count(t, i)));
        m->rows[i][NG_F_REPEATED] = thousandths(per_term(t, i, (double)of_terms.others));
        cosine[i] = length > 0 ? holders * m->inverse_length[i] / length : 0;
    }
    add_centroid(m, cosine);
    const void *tables[] = {before, cosine, of.first_holder, of.places};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) ng_arena_give_back(m->arena, tables[i]);
    return true;
}

/* A place where two content words stand side by side, kept with those of the same first word. */
typedef struct place {
    uint32_t second;
    uint32_t sentence;
} place;

/* The sentence that holds a pair of the first word at hand, or MANY. */
typedef struct holder {
    uint32_t first; /* the first word, plus one */
    uint32_t sentence;
} holder;

static const uint32_t MANY = UINT32_MAX;

/* A pair of which one term stands in no other sentence cannot either: most pairs of a text need no look-up. */
static bool may_have_holders(const ng_terms *t, uint32_t k)
{
    return (t->document_frequency[t->content[k]] > 1) & (t->document_frequency[t->content[k + 1]] > 1);
}

/* The first of the places of each word among those of all, so that [to] of word w is [from] of word w + 1. */
static void find_rooms(const maker *m, uint32_t *room)
{
    const ng_terms *t = m->terms;
    for (size_t i = 0; i < m->sentences->count; i++) {
        for (uint32_t k = t->content_first[i]; k + 1 < t->content_first[i + 1]; k++) {
            room[t->content[k] + 1] += may_have_holders(t, k);
        }
    }
    for (size_t w = 0; w < t->stem_count; w++) room[w + 1] += room[w];
}

/* Puts each place where its first word has room; behind it, room[w] is where the places of w end. Pairs without holders go behind
 * all places, so that none of the two takes a branch. */
static void fill_rooms(const maker *m, uint32_t *room, place *places)
{
    const ng_terms *t = m->terms;
    uint32_t end = room[t->stem_count];
    for (size_t i = 0; i < m->sentences->count; i++) {
        for (uint32_t k = t->content_first[i]; k + 1 < t->content_first[i + 1]; k++) {
            uint32_t *next = &room[t->content[k]];
            bool may = may_have_holders(t, k);
            places[ng_choose32(may, *next, end)] = (place){t->content[k + 1], (uint32_t)i};
            *next += may;
        }
    }
}

/* Counts those of the [count] places of word [first] whose pair another sentence holds too. */
static void count_shared(maker *m, uint32_t first, const place *places, size_t count, holder *holders)
{
    for (size_t i = 0; i < count; i++) {
        holder *h = &holders[places[i].second];
        if (h->first != first + 1) *h = (holder){first + 1, places[i].sentence};
        else if (h->sentence != places[i].sentence) h->sentence = MANY;
    }
    for (size_t i = 0; i < count; i++) {
        if (holders[places[i].second].sentence == MANY) m->rows[places[i].sentence][NG_F_PAIRS] += 1000;
    }
}

/* The pairs are looked at by their first word, so that what is known of a pair is found by its second one: a table of all pairs
 * of a book would be larger than the book. */
static bool add_pairs(maker *m)
{
    const ng_terms *t = m->terms;
    uint32_t *room = ng_arena_zeros(m->arena, t->stem_count + 1, sizeof *room);
    holder *holders = ng_arena_zeros(m->arena, t->stem_count, sizeof *holders);
    if (!room || !holders) return false;
    find_rooms(m, room);
    place *places = ng_arena_array(m->arena, (size_t)room[t->stem_count] + 1, sizeof *places);
    if (!places) return false;
    fill_rooms(m, room, places);
    uint32_t from = 0;
    for (uint32_t w = 0; w < t->stem_count; w++) {
        count_shared(m, w, places + from, room[w] - from, holders);
        from = room[w];
    }
    ng_arena_give_back(m->arena, places);
    return true;
}

static bool add_walks(maker *m)
{
    ng_graph graph;
    if (!ng_graph_make(m->terms, m->sentences->count, NG_KERNEL_TEXTRANK, m->arena, &graph)) return false;
    const ng_pair *rank = ng_graph_walk(&graph, m->arena);
    if (!rank) return false;
    for (size_t i = 0; i < m->sentences->count; i++) {
        m->rows[i][NG_F_TEXTRANK] = thousandths(rank[i].anywhere);
        m->rows[i][NG_F_FLOW] = thousandths(rank[i].top);
    }
    ng_arena_give_back(m->arena, rank);
    return true;
}

/* ---------------------------------------------------------------- what it is by itself */

/* Single ones too: at a sentence's beginning they are no apostrophe. */
static bool opens_quote(const ng_token *token)
{
    return ng_token_is_quote(token) || ng_token_is_mark(token, '\'') || ng_token_is_mark(token, 0x2018);
}

static void add_marks(const ng_sentence *s, const ng_token *tokens, int32_t *row)
{
    if (s->end_token == s->first_token) return;
    row[NG_F_OPENS_QUOTE] = opens_quote(&tokens[s->first_token]) ? 1000 : 0;
    row[NG_F_UNENDED] = tokens[s->end_token - 1].kind == NG_TOKEN_PUNCTUATION ? 0 : 1000;
}

/* "homme" of "l'homme" is one word with what was elided, as "don't" is one, so that a sentence is as long in each language.
 * Scripts without spaces glue all their words. No branch: what the next token is cannot be foreseen. */
static void add_words(const maker *m, const ng_sentence *s, int32_t *row)
{
    uint32_t words = 0, capitals = 0, numbers = 0;
    bool cased_before = false;
    for (uint32_t k = s->first_token; k < s->end_token; k++) {
        const ng_token *token = &m->tokens->items[k];
        bool word = ng_token_is_word(token), capital = token->flags & NG_TOKEN_CAPITAL;
        bool cased = word & !(token->flags & NG_TOKEN_UNCASED), glued = token->flags & NG_TOKEN_GLUED;
        capitals += word & capital & (words > 0);
        numbers += token->kind == NG_TOKEN_NUMBER;
        words += word & !(cased & cased_before & glued);
        cased_before = cased;
    }
    uint32_t least = words ? words : 1;
    row[NG_F_WORDS] = thousandths(words);
    row[NG_F_NUMBERS] = thousandths(numbers);
    row[NG_F_CAPITALS] = thousandths((double)capitals / least);
    row[NG_F_DENSITY] = thousandths((double)row[NG_F_TERMS] / 1000 / least);
}

bool ng_features_make(const ng_tokens *tokens, const ng_sentences *sentences, const ng_terms *terms, ng_arena *arena,
                      ng_features *out)
{
    maker m = {.tokens = tokens, .sentences = sentences, .terms = terms, .arena = arena};
    m.rows = ng_arena_zeros(arena, sentences->count, sizeof *m.rows);
    m.inverse_length = ng_arena_array(arena, sentences->count, sizeof *m.inverse_length);
    m.sum = ng_arena_zeros(arena, terms->stem_count, sizeof *m.sum);
    if (!m.rows || !m.inverse_length || !m.sum) return false;
    for (size_t i = 0; i < sentences->count; i++) {
        uint32_t n = term_count(terms, i);
        m.inverse_length[i] = 1 / ng_sqrt(n < 2 ? 2 : n);
        m.rows[i][NG_F_TERMS] = thousandths(n);
        m.rows[i][NG_F_QUOTED] = thousandths((double)terms->quoted[i] / NG_SCORE_ONE);
        m.rows[i][NG_F_DAY] = terms->days[i] ? 1000 : 0;
        m.rows[i][NG_F_LIMITS] = terms->limits[i] ? 1000 : 0;
        add_place(&m, i);
        add_marks(&sentences->items[i], tokens->items, m.rows[i]);
        add_words(&m, &sentences->items[i], m.rows[i]);
    }
    out->rows = m.rows;
    return add_shared(&m) && add_pairs(&m) && add_walks(&m);
}
