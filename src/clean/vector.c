/* Every feature is a share, a truth value or the logarithm of a count, so that one weight serves lines and pages of all sizes.
 * Few of them know a word, and those know it from the noise table: without them a page is told almost as well. A change of what
 * a feature means needs a new NG_PAGE_FEATURES. Sources: Kohlschuetter et al. 2010 (length, capitals, density),
 * Vogels et al. 2018, "Web2Text" (neighbours and a chain on top). */
#include "clean/vector.h"

#include "model/layers.h"

enum { ONE = NG_LAYERS_ONE };

/* What is measured of a line. Where a name stands for a range of words, the neighbouring ones leave no gap. */
enum {
    LENGTH, WORDS_1, WORDS_2, WORDS_5, WORDS_10, WORDS_20, WORDS_40, WORDS_80,
    ENDS, ENDS_LONG, ELLIPSIS, COLON, QUESTION, EXCLAIMS, SENTENCES,
    SMALL, SMALL_LONG, CAPITALS, CAPITALS_SHORT, UPPER, BEGINS_SMALL,
    NUMBERS, NUMBERED, TIME, MONEY, COMMAS, SEPARATOR, BULLET, ADDRESS,
    NOISE, LEADING_BYLINE, LEADING_TAGS, HINT_DATE, HINT_STAFF,
    REASON, /* for each ng_reason from paywall to newsletter: its words stand there */
    REASON_SHORT = REASON + NG_REASON_NEWSLETTER, /* the same on a short line */
    REPEATED = REASON_SHORT + NG_REASON_NEWSLETTER, REPEATED_LONG,
    POSITION, POSITION_HEAD, POSITION_TAIL,
    SHARED, SHARED_LONG, NO_CONTENT,
    IN_BLOCK, IN_DENSE, BLOCK_START, BEFORE_BLOCK, BEHIND_BLOCK, BLOCK_DISTANCE, BELOW_BLOCK,
    ABOVE_0, BELOW_0, ABOVE_1, BELOW_1, ABOVE_FAR, BELOW_FAR, BETWEEN_1, BETWEEN_3, NEAREST, FARTHEST,
    WINDOW, /* for 3, 8 and 20 lines on each side: share of prose lines, of words in prose, of lines of few words */
    PROSE_TO_COME = WINDOW + 9, PROSE_ON_BOTH_SIDES, BEFORE_FIRST, BEHIND_LAST,
    NEIGHBOUR, /* for the lines at -2, -1, 1 and 2: length, ends, small letters, noise, none */
    UNDER_RELATED = NEIGHBOUR + 20, UNDER_OFFER,
    PROSE, PROSE_OUTSIDE, SHORT_INSIDE, PROSE_ALONE, HEADING_INSIDE,
    IN_BOX, BEHIND_BOX, BEHIND_BOX_ABOVE_END, ABOVE_END, ABOVE_END_FAR, ABOVE_META, DEK,
    COUNT
};

_Static_assert((int)COUNT == (int)NG_PAGE_OWN, "the model's header must know how many features there are");

static const struct {
    uint32_t short_line;   /* words: a line of furniture */
    uint32_t at_head, at_tail; /* per cent of the lines */
    uint32_t under_related, under_offer; /* lines */
    uint32_t near_block;
    int64_t both_sides;    /* prose on the poorer side, in 1/1024 of all of it */
    uint8_t alone;         /* lines to the nearest prose */
} LIMITS = {12, 10, 80, 6, 8, 5, 20, 4};

/* log2(1 + n), straight between the powers of two, so that it is a whole number of 1/1024. */
static int32_t length_of(uint32_t n)
{
    uint64_t x = (uint64_t)n + 1;
    unsigned power = 0;
    while (x >> (power + 1)) power++;
    return (int32_t)(power * ONE + (uint32_t)(((x << 10) >> power) - ONE));
}

static int32_t truth(bool value)
{
    return value ? ONE : 0;
}

static int32_t share(uint64_t part, uint64_t whole)
{
    if (whole == 0) return 0;
    return part >= whole ? ONE : (int32_t)(part * ONE / whole);
}

static void fill_length(const ng_line_features *f, int32_t *x)
{
    uint32_t n = f->words;
    x[LENGTH] = length_of(n);
    x[WORDS_1] = truth(n <= 1);
    x[WORDS_2] = truth(n >= 2 && n < 5);
    x[WORDS_5] = truth(n >= 5 && n < 10);
    x[WORDS_10] = truth(n >= 10 && n < 20);
    x[WORDS_20] = truth(n >= 20 && n < 40);
    x[WORDS_40] = truth(n >= 40);
    x[WORDS_80] = truth(n >= 80);
}

static void fill_marks(const ng_line_features *f, int32_t *x)
{
    uint32_t n = f->words;
    x[ENDS] = truth(ng_line_ends(f));
    x[ENDS_LONG] = truth(ng_line_ends(f) && n >= 10);
    x[ELLIPSIS] = truth(f->end == NG_END_ELLIPSIS);
    x[COLON] = truth(f->end == NG_END_COLON);
    x[QUESTION] = truth(f->end == NG_END_QUESTION);
    x[EXCLAIMS] = truth(f->exclaims);
    x[SENTENCES] = (int32_t)(f->sentences < 4 ? f->sentences : 4) * ONE;
    x[NUMBERED] = truth(f->numbered);
    x[TIME] = truth(f->time || (ng_line_hint(f, NG_PHRASE_MONTH) && f->numbers));
    x[MONEY] = truth(f->money);
    x[COMMAS] = share((uint64_t)f->commas * 5, n);
    x[SEPARATOR] = truth(f->separators);
    x[BULLET] = truth(f->bullet);
    x[ADDRESS] = truth(f->address);
}

static void fill_letters(const ng_line_features *f, int32_t *x)
{
    uint32_t n = f->words;
    x[SMALL] = share(f->small, f->letters);
    x[SMALL_LONG] = n >= 5 ? x[SMALL] : 0;
    x[CAPITALS] = f->letters > 1 ? share(f->capitals, f->letters - 1) : truth(f->letters && !f->small);
    x[CAPITALS_SHORT] = n < 8 ? x[CAPITALS] : 0;
    x[UPPER] = truth(f->upper * 2 >= n && f->small == 0 && f->upper);
    x[BEGINS_SMALL] = truth(f->begins_small);
    x[NUMBERS] = share(f->numbers, n);
}

static void fill_phrases(const ng_line_features *f, int32_t *x)
{
    x[NOISE] = share(f->noise_words, f->words);
    x[LEADING_BYLINE] = truth(ng_line_leads_byline(f));
    x[LEADING_TAGS] = truth(f->leading == NG_PHRASE_TAGS);
    x[HINT_DATE] = truth(ng_line_hint(f, NG_PHRASE_PUBLISHED) || ng_line_hint(f, NG_PHRASE_MODIFIED)
                         || ng_line_hint(f, NG_PHRASE_MINUTES));
    x[HINT_STAFF] = truth(ng_line_hint(f, NG_PHRASE_STAFF) || ng_line_hint(f, NG_PHRASE_AGENCY));
    for (unsigned r = 0; r < NG_REASON_NEWSLETTER; r++) {
        bool there = f->reasons >> (r + NG_REASON_PAYWALL) & 1U;
        if (r + NG_REASON_PAYWALL == NG_REASON_COPYRIGHT) there = there || f->copyright;
        x[REASON + r] = truth(there);
        x[REASON_SHORT + r] = truth(there && f->words < LIMITS.short_line);
    }
}

static void fill_place(const ng_surroundings *s, size_t i, int32_t *x)
{
    const ng_line_features *f = &s->lines[i];
    uint32_t n = f->words;
    x[REPEATED] = truth(f->repeated);
    x[REPEATED_LONG] = truth(f->repeated && n >= 6);
    x[POSITION] = share(i, s->count);
    x[POSITION_HEAD] = truth(i * 100 < s->count * LIMITS.at_head);
    x[POSITION_TAIL] = truth(i * 100 > s->count * LIMITS.at_tail);
    x[SHARED] = s->shared[i];
    x[SHARED_LONG] = n >= 6 ? s->shared[i] : 0;
    x[NO_CONTENT] = truth(!s->content[i]);
}

static void fill_block(const ng_surroundings *s, size_t i, int32_t *x)
{
    const ng_segment *b = &s->block;
    bool in = i >= b->from && i < b->to;
    size_t away = in ? 0 : i < b->from ? b->from - i : i - b->to + 1;
    x[IN_BLOCK] = truth(in);
    x[IN_DENSE] = truth(i >= s->dense.from && i < s->dense.to);
    x[BLOCK_START] = truth(in && i < b->from + 2);
    x[BEFORE_BLOCK] = truth(i < b->from && away <= LIMITS.near_block);
    x[BEHIND_BLOCK] = truth(i >= b->to && away <= LIMITS.near_block);
    x[BLOCK_DISTANCE] = share(away, NG_FAR);
    x[BELOW_BLOCK] = truth(i >= b->to);
}

static void fill_distances(const ng_surroundings *s, size_t i, int32_t *x)
{
    uint8_t above = s->above[i], below = s->below[i], nearest = above < below ? above : below;
    x[ABOVE_0] = truth(above == 0);
    x[BELOW_0] = truth(below == 0);
    x[ABOVE_1] = truth(above <= 1);
    x[BELOW_1] = truth(below <= 1);
    x[ABOVE_FAR] = share(above, NG_FAR);
    x[BELOW_FAR] = share(below, NG_FAR);
    x[BETWEEN_1] = truth(above <= 1 && below <= 1);
    x[BETWEEN_3] = truth(above <= 3 && below <= 3);
    x[NEAREST] = share(nearest, NG_FAR);
    x[FARTHEST] = share(above < below ? below : above, NG_FAR);
    x[UNDER_RELATED] = truth(s->since_related[i] < LIMITS.under_related);
    x[UNDER_OFFER] = truth(s->since_offer[i] < LIMITS.under_offer);
}

static void fill_window(const ng_surroundings *s, size_t i, size_t reach, int32_t *x)
{
    size_t from = i > reach ? i - reach : 0, to = s->count - i > reach ? i + reach + 1 : s->count;
    x[0] = share(s->prose_before[to] - s->prose_before[from] - s->prose[i], to - from);
    x[1] = share(s->prose_words[to] - s->prose_words[from], s->words[to] - s->words[from]);
    x[2] = share(s->few_before[to] - s->few_before[from], to - from);
}

static void fill_sides(const ng_surroundings *s, size_t i, int32_t *x)
{
    uint32_t all = s->prose_words[s->count], before = s->prose_words[i], behind = all - s->prose_words[i + 1];
    x[PROSE_TO_COME] = share(before < behind ? before : behind, all);
    x[PROSE_ON_BOTH_SIDES] = truth(x[PROSE_TO_COME] > LIMITS.both_sides);
    x[BEFORE_FIRST] = truth(i < s->first_prose);
    x[BEHIND_LAST] = truth(s->first_prose == s->count || i > s->last_prose);
}

static void fill_neighbour(const ng_line_features *f, int32_t *x)
{
    const unsigned furniture = ~(1U << NG_REASON_CAPTION | 1U << NG_REASON_AUTHOR_BIO);
    if (!f) {
        x[4] = ONE;
        return;
    }
    x[0] = length_of(f->words);
    x[1] = truth(ng_line_ends(f));
    x[2] = share(f->small, f->letters);
    x[3] = truth((f->reasons & furniture) || f->copyright);
}

static void fill_prose(const ng_surroundings *s, size_t i, int32_t *x)
{
    bool prose = s->prose[i], inside = x[IN_DENSE] > 0, few = s->lines[i].words < 10;
    x[PROSE] = truth(prose);
    x[PROSE_OUTSIDE] = truth(prose && !inside);
    x[SHORT_INSIDE] = truth(few && inside);
    x[PROSE_ALONE] = truth(prose && s->above[i] > LIMITS.alone && s->below[i] > LIMITS.alone);
    x[HEADING_INSIDE] = truth(few && inside && !x[ENDS] && x[BELOW_0]);
}

static void fill_boxes(const ng_surroundings *s, size_t i, int32_t *x)
{
    uint8_t place = s->place[i];
    x[IN_BOX] = truth(place & NG_IN_BOX);
    x[BEHIND_BOX] = truth(place & NG_BEHIND_BOX);
    x[ABOVE_END] = truth(place & NG_ABOVE_END);
    x[BEHIND_BOX_ABOVE_END] = truth(x[BEHIND_BOX] && x[ABOVE_END]);
    x[ABOVE_END_FAR] = truth(x[ABOVE_END] && s->above[i] > 0);
    x[ABOVE_META] = truth(place & NG_ABOVE_META);
    x[DEK] = truth((place & NG_IS_DEK) && i <= s->first_prose);
}

void ng_vector_fill(const ng_surroundings *s, size_t i, int32_t *x)
{
    static const size_t reaches[] = {3, 8, 20};
    const ng_line_features *f = &s->lines[i];
    memset(x, 0, COUNT * sizeof *x);
    fill_length(f, x);
    fill_marks(f, x);
    fill_letters(f, x);
    fill_phrases(f, x);
    fill_place(s, i, x);
    fill_block(s, i, x);
    fill_distances(s, i, x);
    for (size_t k = 0; k < 3; k++) fill_window(s, i, reaches[k], x + WINDOW + 3 * k);
    fill_sides(s, i, x);
    fill_neighbour(i >= 2 ? f - 2 : NULL, x + NEIGHBOUR);
    fill_neighbour(i >= 1 ? f - 1 : NULL, x + NEIGHBOUR + 5);
    fill_neighbour(i + 1 < s->count ? f + 1 : NULL, x + NEIGHBOUR + 10);
    fill_neighbour(i + 2 < s->count ? f + 2 : NULL, x + NEIGHBOUR + 15);
    fill_prose(s, i, x);
    fill_boxes(s, i, x);
}

/* ---------------------------------------------------------------- the second layer */

enum {
    REACH = 5,
    CHANCES = 2 * REACH + 1,
    MEAN = CHANCES,
    LIKELY_BEFORE = MEAN + 3, LIKELY_BEHIND, LIKELY_BOTH, SCORE, LIKELY_BLOCK, CHANCE_INSIDE, CHANCE_OUTSIDE,
    CONTEXT_COUNT
};

_Static_assert((int)CONTEXT_COUNT == (int)NG_PAGE_CONTEXT, "the model's header must know how many features there are");

static const struct {
    int32_t word_cap;
    int32_t price;      /* words that a line costs which is surely none of the article */
    int32_t score_most; /* beyond it a score says no more */
} CONTEXT = {60, 4, 6 * ONE};

bool ng_opinions_measure(const ng_surroundings *s, const int32_t *scores, ng_arena *arena, ng_opinions *out)
{
    int32_t *chances = ng_arena_array(arena, s->count + 1, sizeof *chances);
    int32_t *values = ng_arena_array(arena, s->count + 1, sizeof *values);
    int64_t *words = ng_arena_zeros(arena, s->count + 1, sizeof *words);
    if (!chances || !values || !words) return false;
    for (size_t i = 0; i < s->count; i++) {
        int32_t p = ng_layers_probability(scores[i]), n = (int32_t)s->lines[i].words;
        chances[i] = p;
        words[i + 1] = words[i] + (int64_t)p * n;
        values[i] = p * (n < CONTEXT.word_cap ? n : CONTEXT.word_cap) - (ONE - p) * CONTEXT.price;
    }
    *out = (ng_opinions){s, scores, chances, words, ng_segment_best(values, s->count)};
    return true;
}

/* The chances of the lines within [reach], those beyond the page counted as 0. */
static int32_t mean(const ng_opinions *o, size_t i, size_t reach)
{
    int32_t sum = 0;
    for (size_t k = i > reach ? i - reach : 0; k <= i + reach && k < o->around->count; k++) sum += o->chances[k];
    return sum / (int32_t)(2 * reach + 1);
}

void ng_opinions_fill(const ng_opinions *o, size_t i, int32_t *x)
{
    size_t count = o->around->count;
    int64_t all = o->words[count], before = o->words[i], behind = all - o->words[i + 1];
    int32_t score = o->scores[i], p = o->chances[i];
    bool inside = i >= o->block.from && i < o->block.to;
    for (size_t k = 0; k < CHANCES; k++) x[k] = i + k >= REACH && i + k - REACH < count ? o->chances[i + k - REACH] : 0;
    x[MEAN] = mean(o, i, 3);
    x[MEAN + 1] = mean(o, i, 7);
    x[MEAN + 2] = mean(o, i, 10);
    x[LIKELY_BEFORE] = share((uint64_t)before, (uint64_t)all);
    x[LIKELY_BEHIND] = share((uint64_t)behind, (uint64_t)all);
    x[LIKELY_BOTH] = x[LIKELY_BEFORE] < x[LIKELY_BEHIND] ? x[LIKELY_BEFORE] : x[LIKELY_BEHIND];
    x[SCORE] = score > CONTEXT.score_most ? CONTEXT.score_most : score < -CONTEXT.score_most ? -CONTEXT.score_most : score;
    x[LIKELY_BLOCK] = truth(inside);
    x[CHANCE_INSIDE] = inside ? p : 0;
    x[CHANCE_OUTSIDE] = inside ? 0 : p;
}
