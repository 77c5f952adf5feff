/* Which lines of a page are article: a linear score of each line and its surroundings.
 *
 * Input: line features. Output: keep or not, for each line. The surroundings are measured against lines of running prose:
 * how far the next one is, and whether the line lies in the main block, the stretch of lines whose prose outweighs what
 * stands between (a maximum-sum segment). Kohlschuetter et al. 2010 for the features, Pasternack and Roth 2009 for the
 * segment. Cost O(lines).
 */
#include "clean/page.h"

static const struct {
    double word_cap; /* a very long line must not outweigh a whole article */
    double price;    /* what a line that is no prose costs: a heading or two may stand inside the block */
    double price_per_word;
    double price_dense;
    size_t window;   /* lines on each side that make a line's density of prose */
    size_t heading_reach; /* lines below a "related" or "subscribe" line that may still belong to it */
    size_t far;           /* lines; prose farther away is no neighbour */
} LIMITS = {60, 4.0, 0.5, 14.0, 8, 6, 30};

/* What speaks for (+) and against (-) a line. A line is kept when the sum is above 0. The weights are those of a logistic
 * regression on 573 pages (WCXB, CC BY 4.0; lines weighted by the root of their words), rounded to one decimal, with the bias
 * moved by +0.4 because a lost paragraph is worse than a kept teaser. They were fitted together: one alone says little. */
enum {
    X_BIAS,
    X_WORDS_FEW,
    X_WORDS_SOME,
    X_PROSE,
    X_ENDS,
    X_ELLIPSIS,
    X_SMALL,
    X_SEPARATORS,
    X_REPEATED,
    X_NOISE,
    X_HINTS,
    X_BULLET,
    X_IN_BLOCK,
    X_BETWEEN,
    X_FAR,
    X_UNDER_HEADING,
    X_DENSITY,
    X_IN_DENSE,
    X_BEHIND_BLOCK,
    X_PROSE_OUTSIDE,
    X_COUNT
};

static const double WEIGHTS[X_COUNT] = {
    [X_BIAS] = 0.1,
    [X_WORDS_FEW] = -0.8,      /* up to 4 words: menus, buttons */
    [X_WORDS_SOME] = -0.3,     /* 10 to 19 words: teasers and other articles' headlines */
    [X_PROSE] = 0.2,
    [X_ENDS] = -0.3,           /* an end mark on a line that is no prose: slogans */
    [X_ELLIPSIS] = -0.8,       /* teasers are cut off */
    [X_SMALL] = 1.3,           /* share of words with a small initial */
    [X_SEPARATORS] = -0.3,
    [X_REPEATED] = -1.2,       /* menus come twice */
    [X_NOISE] = -4.4,          /* share of words in noise phrases */
    [X_HINTS] = -1.1,          /* dates, bylines, tags: metadata on short lines */
    [X_BULLET] = -0.8,
    [X_IN_BLOCK] = 0.6,
    [X_BETWEEN] = 0.4,         /* prose right above and below */
    [X_FAR] = -2.2,            /* distance to the nearest prose line, as a share of [far] */
    [X_UNDER_HEADING] = -1.7,
    [X_DENSITY] = 0.9,         /* share of prose among the lines around */
    [X_IN_DENSE] = 0.7,
    [X_BEHIND_BLOCK] = -0.7,   /* comments, other articles */
    [X_PROSE_OUTSIDE] = -0.6,  /* cookie notices, teasers in full sentences */
};

typedef struct segment {
    size_t from, to;
} segment;

typedef struct surroundings {
    const bool *prose;
    const size_t *above; /* lines to the nearest prose line above, held at LIMITS.far */
    const size_t *below;
    const bool *under;   /* stands below a "related" or "subscribe" line, no prose between */
    const size_t *prose_before; /* [lines + 1]: prose lines above each line */
    size_t count;
    segment block;
    segment dense;       /* the same with a high price: no list stands inside */
} surroundings;

static double line_value(const ng_line_features *f, bool prose, double price)
{
    double words = f->words;
    if (prose) return words < LIMITS.word_cap ? words : LIMITS.word_cap;
    return -(price + LIMITS.price_per_word * (words < 12 ? words : 12));
}

/* The stretch of lines with the largest sum of values (Kadane). Empty when no line is prose. */
static segment main_block(const ng_clean_view *view, const bool *prose, double price)
{
    double best = 0, sum = 0;
    segment found = {0, 0};
    size_t from = 0;
    for (size_t i = view->first; i < view->lines->count; i++) {
        if (sum <= 0) {
            sum = 0;
            from = i;
        }
        sum += line_value(&view->features[i], prose[i], price);
        if (sum <= best) continue;
        best = sum;
        found = (segment){from, i + 1};
    }
    return found;
}

static void measure_distances(const ng_clean_view *view, const bool *prose, size_t *above, size_t *below, bool *under)
{
    const unsigned headings = 1U << NG_REASON_RELATED | 1U << NG_REASON_PAYWALL | 1U << NG_REASON_NEWSLETTER;
    size_t n = view->lines->count, distance = LIMITS.far, since = LIMITS.heading_reach;
    for (size_t i = 0; i < n; i++) {
        const ng_line_features *f = &view->features[i];
        above[i] = distance;
        distance = prose[i] ? 0 : distance + (distance < LIMITS.far);
        under[i] = since < LIMITS.heading_reach;
        bool heading = (f->reasons & headings) && ng_line_is_furniture(f);
        since = heading ? 0 : prose[i] ? LIMITS.heading_reach : since + (since < LIMITS.heading_reach);
    }
    distance = LIMITS.far;
    for (size_t i = n; i-- > 0;) {
        below[i] = distance;
        distance = prose[i] ? 0 : distance + (distance < LIMITS.far);
    }
}

static double share(uint32_t part, uint32_t whole)
{
    return whole ? (double)part / whole : 0;
}

static void fill_own(const ng_line_features *f, bool prose, double *x)
{
    x[X_BIAS] = 1;
    x[X_WORDS_FEW] = f->words < 5;
    x[X_WORDS_SOME] = f->words >= 10 && f->words < 20;
    x[X_PROSE] = prose;
    x[X_ENDS] = ng_line_ends(f);
    x[X_ELLIPSIS] = f->end == NG_END_ELLIPSIS;
    x[X_SMALL] = share(f->small, f->words);
    x[X_SEPARATORS] = f->separators > 0;
    x[X_REPEATED] = f->repeated;
    x[X_NOISE] = share(f->noise_words, f->words);
    x[X_HINTS] = f->hints && f->words < 12;
    x[X_BULLET] = f->bullet;
}

/* The share of prose among the lines around. */
static double density(const surroundings *s, size_t i)
{
    size_t from = i > LIMITS.window ? i - LIMITS.window : 0;
    size_t to = s->count - i > LIMITS.window ? i + LIMITS.window + 1 : s->count;
    return (double)(s->prose_before[to] - s->prose_before[from]) / (double)(to - from);
}

static void fill_context(const surroundings *s, size_t i, double *x)
{
    size_t near = s->above[i] < s->below[i] ? s->above[i] : s->below[i];
    x[X_IN_BLOCK] = i >= s->block.from && i < s->block.to;
    x[X_BETWEEN] = s->above[i] <= 1 && s->below[i] <= 1;
    x[X_FAR] = s->prose[i] ? 0 : (double)near / (double)LIMITS.far;
    x[X_UNDER_HEADING] = s->under[i] && !s->prose[i];
    x[X_DENSITY] = density(s, i);
    x[X_IN_DENSE] = i >= s->dense.from && i < s->dense.to;
    x[X_BEHIND_BLOCK] = i >= s->block.to;
    x[X_PROSE_OUTSIDE] = s->prose[i] && !(x[X_IN_BLOCK] > 0);
}

static double score(const double *x)
{
    double sum = 0;
    for (size_t k = 0; k < X_COUNT; k++) sum += WEIGHTS[k] * x[k];
    return sum;
}

bool ng_page_classify(const ng_clean_view *view, ng_arena *arena, bool *keep)
{
    size_t n = view->lines->count;
    bool *prose = ng_arena_zeros(arena, n, sizeof *prose);
    bool *under = ng_arena_zeros(arena, n, sizeof *under);
    size_t *above = ng_arena_array(arena, n, sizeof *above);
    size_t *below = ng_arena_array(arena, n, sizeof *below);
    size_t *before = ng_arena_zeros(arena, n + 1, sizeof *before);
    if (!prose || !under || !above || !below || !before) return false;
    for (size_t i = 0; i < n; i++) {
        prose[i] = i >= view->first && ng_line_is_prose(&view->features[i]);
        before[i + 1] = before[i] + prose[i];
    }
    measure_distances(view, prose, above, below, under);
    surroundings s = {prose, above, below, under, before, n, main_block(view, prose, LIMITS.price),
                      main_block(view, prose, LIMITS.price_dense)};
    for (size_t i = 0; i < n; i++) {
        double x[X_COUNT];
        fill_own(&view->features[i], prose[i], x);
        fill_context(&s, i, x);
        keep[i] = i >= view->first && view->features[i].words > 0 && score(x) > 0;
    }
    return true;
}
