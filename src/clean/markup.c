/* Which lines of an HTML page are article: a linear score of each line, from what its text is like (features.h), where it stands
 * among the others, and what its elements say; then the chain of page.h.
 *
 * The measure that says most is the richest box: the block whose own lines hold the most prose (Readability's idea). A line in
 * it, or in the block around it, is probably article; so is one whose neighbours are prose. Links, class words and the
 * elements that HTML has for furniture speak against. What a feature means changes with a new
 * NG_MARKUP_FEATURES only. Cost O(lines + elements x depth), 128 products a line.
 */
#include "clean/markup.h"

#include "clean/page.h"

_Static_assert((int)NG_MARKUP_COUNT == (int)NG_MARKUP_OWN, "the model's header must know how many features there are");

static const struct {
    double word_cap;
    size_t window;
    size_t far;
    size_t near; /* elements above a line's own that count as near it */
} LIMITS = {60, 6, 30, 3};

typedef struct sums {
    double words;  /* of all lines in it */
    double prose;  /* of its lines of prose */
    double linked; /* words that are linked */
} sums;

typedef struct measures {
    const ng_clean_view *view;
    const ng_markup *markup;
    const bool *prose;
    uint32_t *container; /* of each line: the block around its own block */
    sums *direct;        /* of each element: of the lines whose container it is */
    sums *whole;         /* and of all lines in it */
    double most;         /* prose of the richest container */
    uint32_t richest;
    uint32_t first_of, last_of;  /* lines of it */
    const size_t *above, *below; /* lines to the nearest prose */
    const size_t *prose_before;
    double prose_words;
    double *words_before; /* prose words above each line */
} measures;

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

static double held(double value, double most)
{
    return value < most ? value : most;
}

/* log2(1 + n), in steps: no libm. */
static double logarithm(double n)
{
    double log = 0;
    for (n += 1; n >= 2; n /= 2) log += 1;
    return log + (n - 1);
}

static double line_bytes(const measures *m, size_t i)
{
    return (double)(m->view->lines->items[i].end - m->view->lines->items[i].start);
}

static double link_share(const measures *m, size_t i)
{
    return held(share(m->markup->lines[i].link_bytes, line_bytes(m, i)), 1);
}

/* The block around the line's own one. */
static uint32_t container_of(const ng_markup *markup, uint32_t element)
{
    const ng_element *all = markup->elements;
    while (element && !all[element].is_block) element = all[element].parent;
    if (all[element].block == NG_BLOCK_OTHER) return element;
    element = all[element].parent;
    while (element && !all[element].is_block) element = all[element].parent;
    return element;
}

static void add_sums(sums *to, const sums *from)
{
    to->words += from->words;
    to->prose += from->prose;
    to->linked += from->linked;
}

static bool is_within(const measures *m, uint32_t element, uint32_t of)
{
    while (element > of) element = m->markup->elements[element].parent;
    return element == of;
}

static void sum_up(measures *m)
{
    const ng_clean_view *view = m->view;
    for (size_t i = view->first; i < view->lines->count; i++) {
        const ng_line_features *f = &view->features[i];
        const ng_line_markup *k = &m->markup->lines[i];
        sums s = {f->words, m->prose[i] ? held(f->words, LIMITS.word_cap * 2) : 0, f->words * link_share(m, i)};
        m->container[i] = container_of(m->markup, k->element);
        add_sums(&m->direct[m->container[i]], &s);
        add_sums(&m->whole[k->element], &s);
        m->prose_words += s.prose;
    }
    for (size_t e = m->markup->element_count; e-- > 1;) add_sums(&m->whole[m->markup->elements[e].parent], &m->whole[e]);
    const unsigned aside = NG_IN_NAV | NG_IN_FOOTER | NG_IN_ASIDE | NG_IN_DIALOG;
    for (size_t e = 0; e < m->markup->element_count; e++) {
        double value = m->direct[e].prose;
        if (m->markup->elements[e].within & aside) value /= 4;
        if (m->markup->elements[e].classes & 1U << NG_CLASS_COMMENT) value /= 2;
        if (value <= m->most) continue;
        m->most = value;
        m->richest = (uint32_t)e;
    }
    for (size_t i = view->first; i < view->lines->count; i++) {
        if (!m->prose[i] || !is_within(m, m->container[i], m->richest)) continue;
        if (!m->first_of) m->first_of = (uint32_t)i + 1;
        m->last_of = (uint32_t)i + 1;
    }
}

static void fill_text(const measures *m, size_t i, double *x)
{
    const ng_line_features *f = &m->view->features[i];
    double words = f->words;
    size_t k = 0;
    x[k++] = logarithm(words) / 8;
    x[k++] = words < 2;
    x[k++] = words >= 2 && words < 5;
    x[k++] = words >= 5 && words < 10;
    x[k++] = words >= 10 && words < 20;
    x[k++] = words >= 40;
    x[k++] = m->prose[i];
    x[k++] = f->end == NG_END_STOP;
    x[k++] = f->end == NG_END_QUESTION;
    x[k++] = f->end == NG_END_COLON;
    x[k++] = f->end == NG_END_ELLIPSIS;
    x[k++] = share(f->small, words);
    x[k++] = words < 8 ? share(f->small, words) : 0;
    x[k++] = share(f->numbers, words);
    x[k++] = f->separators > 0;
    x[k++] = f->money > 0;
    x[k++] = share(f->noise_words, words);
    x[k++] = ng_line_is_furniture(f);
    x[k++] = f->hints && words < 12;
    x[k++] = f->bullet;
    x[k++] = f->copyright;
    x[k++] = f->repeated && words < 6;
    x[k++] = f->repeated && words >= 6;
    x[k++] = (f->reasons & (1U << NG_REASON_RELATED | 1U << NG_REASON_SHARE | 1U << NG_REASON_COMMENTS)) != 0;
    x[k++] =
        (f->reasons & (1U << NG_REASON_COOKIE | 1U << NG_REASON_NEWSLETTER | 1U << NG_REASON_PAYWALL | 1U << NG_REASON_ADVERT))
        != 0;
}

static void fill_place(const measures *m, size_t i, double *x)
{
    const ng_line_markup *k = &m->markup->lines[i];
    const ng_element *all = m->markup->elements;
    uint32_t box = m->container[i], outer = all[m->richest].parent, outest = all[outer].parent;
    size_t near = m->above[i] < m->below[i] ? m->above[i] : m->below[i], n = m->view->lines->count;
    size_t from = i > LIMITS.window ? i - LIMITS.window : 0, to = n - i > LIMITS.window ? i + LIMITS.window + 1 : n;
    double linked = link_share(m, i);
    size_t j = 0;
    x[j++] = linked;
    x[j++] = linked > .9;
    x[j++] = linked > .9 && m->view->features[i].words < 12;
    x[j++] = held(share(k->bold_bytes, line_bytes(m, i)), 1);
    x[j++] = k->heading == 1;
    x[j++] = k->heading >= 2 && k->heading <= 3;
    x[j++] = k->heading > 3;
    x[j++] = held(k->list_depth, 3) / 3;
    x[j++] = box == m->richest;
    x[j++] = is_within(m, box, m->richest);
    x[j++] = is_within(m, box, outer);
    x[j++] = is_within(m, box, outest);
    x[j++] = share(m->direct[box].prose, m->most);
    x[j++] = share(m->whole[box].linked, m->whole[box].words);
    x[j++] = share(m->whole[box].prose, m->whole[box].words);
    x[j++] = share(m->whole[all[box].parent].prose, m->whole[all[box].parent].words);
    x[j++] = share(m->whole[all[box].parent].linked, m->whole[all[box].parent].words);
    x[j++] = share(m->whole[box].prose, m->prose_words);
    x[j++] = m->first_of && i + 1 < m->first_of;
    x[j++] = m->last_of && i + 1 > m->last_of;
    x[j++] = near == 0;
    x[j++] = m->above[i] <= 1 && m->below[i] <= 1;
    x[j++] = (double)near / (double)LIMITS.far;
    x[j++] = (double)(m->prose_before[to] - m->prose_before[from]) / (double)(to - from);
    x[j++] = share(m->words_before[i], m->prose_words);
    x[j++] = (double)i / (double)n;
}

static void fill_bits(double *x, uint32_t bits, size_t count)
{
    for (size_t b = 0; b < count; b++) x[b] = (bits >> b) & 1U;
}

static void fill_markup(const measures *m, size_t i, double *x)
{
    const ng_line_markup *k = &m->markup->lines[i];
    const ng_element *all = m->markup->elements;
    uint32_t near = 0;
    uint32_t at = k->element;
    for (size_t up = 0; up < LIMITS.near && at; up++) {
        at = all[at].parent;
        near |= all[at].own_classes;
    }
    x[k->block] = 1;
    x += NG_BLOCK_COUNT;
    fill_bits(x, all[k->element].within, NG_IN_COUNT);
    x += NG_IN_COUNT;
    fill_bits(x, all[k->element].own_classes, NG_CLASS_COUNT);
    fill_bits(x + NG_CLASS_COUNT, near, NG_CLASS_COUNT);
    fill_bits(x + 2 * NG_CLASS_COUNT, all[k->element].classes, NG_CLASS_COUNT);
}

static void measure_distances(size_t n, const bool *prose, size_t *above, size_t *below)
{
    size_t distance = LIMITS.far;
    for (size_t i = 0; i < n; i++) {
        above[i] = distance;
        distance = prose[i] ? 0 : distance + (distance < LIMITS.far);
    }
    distance = LIMITS.far;
    for (size_t i = n; i-- > 0;) {
        below[i] = distance;
        distance = prose[i] ? 0 : distance + (distance < LIMITS.far);
    }
}

/* As whole numbers of 1 / NG_LAYERS_ONE, to the nearest; none is below 0, and the largest sum allows 2^20. */
static void round_off(const double *from, int32_t *x)
{
    for (size_t k = 0; k < NG_MARKUP_OWN; k++) x[k] = (int32_t)(held(from[k], NG_LAYERS_ONE) * NG_LAYERS_ONE + 0.5);
}

int32_t *ng_markup_measure(const ng_clean_view *view, const ng_markup *markup, ng_arena *arena)
{
    size_t n = view->lines->count;
    int32_t *x = ng_arena_array(arena, n + 1, NG_MARKUP_OWN * sizeof *x);
    bool *prose = ng_arena_zeros(arena, n, sizeof *prose);
    size_t *above = ng_arena_array(arena, n, sizeof *above);
    size_t *below = ng_arena_array(arena, n, sizeof *below);
    size_t *before = ng_arena_zeros(arena, n + 1, sizeof *before);
    measures m = {.view = view, .markup = markup, .prose = prose, .above = above, .below = below, .prose_before = before};
    m.container = ng_arena_zeros(arena, n, sizeof *m.container);
    m.words_before = ng_arena_zeros(arena, n + 1, sizeof *m.words_before);
    m.direct = ng_arena_zeros(arena, markup->element_count, sizeof *m.direct);
    m.whole = ng_arena_zeros(arena, markup->element_count, sizeof *m.whole);
    if (!x || !prose || !above || !below || !before || !m.container || !m.words_before || !m.direct || !m.whole) return NULL;
    for (size_t i = 0; i < n; i++) {
        prose[i] = i >= view->first && ng_line_is_prose(&view->features[i]);
        before[i + 1] = before[i] + prose[i];
        m.words_before[i + 1] = m.words_before[i] + (prose[i] ? view->features[i].words : 0);
    }
    measure_distances(n, prose, above, below);
    sum_up(&m);
    for (size_t i = 0; i < n; i++) {
        double row[NG_MARKUP_OWN] = {0};
        fill_text(&m, i, row);
        fill_place(&m, i, row + NG_MARKUP_TEXT);
        fill_markup(&m, i, row + NG_MARKUP_TEXT + NG_MARKUP_PLACE);
        round_off(row, x + i * NG_MARKUP_OWN);
    }
    return x;
}

bool ng_markup_classify(const ng_clean_view *view, const ng_markup *markup, ng_arena *arena, bool *keep)
{
    const ng_layers *model = view->language->markup;
    const ng_line_features *lines = view->features;
    size_t first = view->first, n = view->lines->count;
    memset(keep, 0, first * sizeof *keep);
    if (model->own == 0) {
        for (size_t i = first; i < n; i++) keep[i] = ng_line_is_prose(&lines[i]);
        return true;
    }
    const int32_t *x = ng_markup_measure(view, markup, arena);
    int32_t *scores = ng_arena_array(arena, n + 1, sizeof *scores);
    if (!x || !scores) return false;
    int64_t bias = (int64_t)model->first[model->own] * NG_LAYERS_ONE;
    for (size_t i = first; i < n; i++) {
        scores[i] = ng_layers_score(ng_layers_sum(model->first, x + i * NG_MARKUP_OWN, model->own) + bias);
    }
    if (!ng_page_decode(scores + first, n - first, model->enter, model->leave, arena, keep + first)) return false;
    for (size_t i = first; i < n; i++) keep[i] = keep[i] && lines[i].words > 0;
    return true;
}
