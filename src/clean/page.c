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
    size_t heading_reach; /* lines below a "related" or "subscribe" line that may still belong to it */
    size_t far;           /* lines; prose farther away is no neighbour */
} LIMITS = {60, 4.0, 0.5, 6, 30};

/* What speaks for (+) and against (-) a line. A line is kept when the sum is above 0. */
enum {
    X_BIAS,
    X_WORDS_FEW,
    X_WORDS_SOME,
    X_WORDS_MANY,
    X_PROSE,
    X_ENDS,
    X_ELLIPSIS,
    X_SMALL,
    X_SEPARATORS,
    X_NUMBERS,
    X_REPEATED,
    X_NOISE,
    X_FURNITURE,
    X_HINTS,
    X_BULLET,
    X_IN_BLOCK,
    X_BETWEEN,
    X_FAR,
    X_HEADING,
    X_UNDER_HEADING,
    X_COUNT
};

static const double WEIGHTS[X_COUNT] = {
    [X_BIAS] = -2.4,
    [X_WORDS_FEW] = -0.8,  /* up to 4 words: menus, buttons */
    [X_WORDS_SOME] = 0.4,  /* 10 to 19 words */
    [X_WORDS_MANY] = 1.2,  /* 20 and more */
    [X_PROSE] = 0.9,
    [X_ENDS] = 0.6,
    [X_ELLIPSIS] = -1.2,   /* teasers are cut off */
    [X_SMALL] = 0.8,       /* share of words with a small initial */
    [X_SEPARATORS] = -0.7,
    [X_NUMBERS] = -0.8,    /* share of numbers: prices, scores, tables */
    [X_REPEATED] = -1.6,   /* menus come twice */
    [X_NOISE] = -2.0,      /* share of words in noise phrases */
    [X_FURNITURE] = -1.6,
    [X_HINTS] = -0.6,      /* dates, bylines, tags: metadata on short lines */
    [X_BULLET] = -0.2,
    [X_IN_BLOCK] = 2.2,
    [X_BETWEEN] = 1.1,     /* prose right above and below */
    [X_FAR] = -1.0,        /* distance to the nearest prose line, as a share of [far] */
    [X_HEADING] = 0.5,     /* short, no end, prose below: a heading of the article */
    [X_UNDER_HEADING] = -1.0,
};

typedef struct segment {
    size_t from, to;
} segment;

typedef struct surroundings {
    const bool *prose;
    const size_t *above; /* lines to the nearest prose line above, held at LIMITS.far */
    const size_t *below;
    const bool *under;   /* stands below a "related" or "subscribe" line, no prose between */
    segment block;
} surroundings;

static double line_value(const ng_line_features *f, bool prose)
{
    double words = f->words;
    if (prose) return words < LIMITS.word_cap ? words : LIMITS.word_cap;
    return -(LIMITS.price + LIMITS.price_per_word * (words < 12 ? words : 12));
}

/* The stretch of lines with the largest sum of values (Kadane). Empty when no line is prose. */
static segment main_block(const ng_clean_view *view, const bool *prose)
{
    double best = 0, sum = 0;
    segment found = {0, 0};
    size_t from = 0;
    for (size_t i = view->first; i < view->lines->count; i++) {
        if (sum <= 0) {
            sum = 0;
            from = i;
        }
        sum += line_value(&view->features[i], prose[i]);
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
    x[X_WORDS_MANY] = f->words >= 20;
    x[X_PROSE] = prose;
    x[X_ENDS] = ng_line_ends(f);
    x[X_ELLIPSIS] = f->end == NG_END_ELLIPSIS;
    x[X_SMALL] = share(f->small, f->words);
    x[X_SEPARATORS] = f->separators > 0;
    x[X_NUMBERS] = share(f->numbers, f->words);
    x[X_REPEATED] = f->repeated;
    x[X_NOISE] = share(f->noise_words, f->words);
    x[X_FURNITURE] = ng_line_is_furniture(f);
    x[X_HINTS] = f->hints && f->words < 12;
    x[X_BULLET] = f->bullet;
}

static void fill_context(const surroundings *s, const ng_line_features *f, size_t i, double *x)
{
    size_t near = s->above[i] < s->below[i] ? s->above[i] : s->below[i];
    x[X_IN_BLOCK] = i >= s->block.from && i < s->block.to;
    x[X_BETWEEN] = s->above[i] <= 1 && s->below[i] <= 1;
    x[X_FAR] = s->prose[i] ? 0 : (double)near / (double)LIMITS.far;
    x[X_HEADING] = f->words < 12 && f->words > 1 && !f->end && s->below[i] == 0 && x[X_IN_BLOCK] > 0;
    x[X_UNDER_HEADING] = s->under[i] && !s->prose[i];
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
    if (!prose || !under || !above || !below) return false;
    for (size_t i = view->first; i < n; i++) prose[i] = ng_line_is_prose(&view->features[i]);
    measure_distances(view, prose, above, below, under);
    surroundings s = {prose, above, below, under, main_block(view, prose)};
    for (size_t i = 0; i < n; i++) {
        double x[X_COUNT];
        fill_own(&view->features[i], prose[i], x);
        fill_context(&s, &view->features[i], i, x);
        keep[i] = i >= view->first && view->features[i].words > 0 && score(x) > 0;
    }
    return true;
}
