/* Which lines of a page are article: two layers of weights and a chain.
 *
 * The first layer scores each line by what it and its surroundings look like. The second one sees the same numbers and what
 * the first thought of the lines around, so that a heading between two paragraphs is told from one above a list. The chain
 * makes changing sides cost something: articles are few long runs. Cost O(tokens), about 280 products a line.
 *
 * C23 the last paragraphs of an article, parted from it by a box of other articles, are kept when an end of the article follows.
 */
#include "clean/page.h"

/* C23. Pages of the training set hardly have such boxes, so the weights do not know them; teasers look the same, hence the end. */
static const struct {
    size_t box_lines;     /* heading and headlines */
    uint32_t box_words;   /* of one of them */
    size_t paragraphs;    /* behind the box */
    uint16_t shared;      /* of their content words with the article, in 1/1024 */
    uint32_t sentence;    /* words of the shortest one */
} BOXED = {5, 16, 3, 60, 4};

bool ng_page_decode(const int32_t *scores, size_t count, int32_t enter, int32_t leave, ng_arena *arena, bool *keep)
{
    enum { STAYED_OUT = 1, STAYED_IN = 2 };
    uint8_t *paths = ng_arena_array(arena, count + 1, 1);
    if (!paths) return false;
    int64_t out = 0, in = -(int64_t)enter / 2;
    for (size_t i = 0; i < count; i++) {
        int64_t from_out = out, from_in = in;
        bool stay_out = i == 0 || from_out >= from_in - leave, stay_in = i == 0 || from_in >= from_out - enter;
        out = (stay_out ? from_out : from_in - leave) - scores[i] / 2;
        in = (stay_in ? from_in : from_out - enter) + scores[i] / 2;
        paths[i] = (uint8_t)((stay_out ? STAYED_OUT : 0) | (stay_in ? STAYED_IN : 0));
    }
    bool kept = in > out;
    for (size_t i = count; i-- > 0;) {
        keep[i] = kept;
        kept = kept == ((paths[i] & (kept ? STAYED_IN : STAYED_OUT)) != 0);
    }
    return true;
}

/* Both layers in one pass over the lines' own numbers: scores of the first one, and what the second one makes of them so far. */
static void score_lines(const ng_surroundings *s, const ng_layers *model, int32_t *scores, int64_t *sums)
{
    int32_t x[NG_PAGE_OWN];
    for (size_t i = 0; i < s->count; i++) {
        ng_vector_fill(s, i, x);
        int64_t first = ng_layers_sum(model->first, x, model->own);
        scores[i] = ng_layers_score(first + (int64_t)model->first[model->own] * NG_LAYERS_ONE);
        sums[i] = ng_layers_sum(model->second, x, model->own);
    }
}

static void score_again(const ng_opinions *o, const ng_layers *model, const int64_t *sums, int32_t *scores)
{
    int32_t x[NG_PAGE_CONTEXT];
    int64_t bias = (int64_t)model->second[model->own + model->context] * NG_LAYERS_ONE;
    for (size_t i = 0; i < o->around->count; i++) {
        ng_opinions_fill(o, i, x);
        scores[i] = ng_layers_score(sums[i] + ng_layers_sum(model->second + model->own, x, model->context) + bias);
    }
}

/* C16. The model has learned from pages with an article. Where no line is running text, only sentences are kept, so that a
 * page of menus and links stays empty. */
static bool is_sentence(const ng_line_features *f)
{
    return ng_line_ends(f) && f->words > 1 && f->small * 2 >= f->words && !ng_line_is_furniture(f);
}

/* What stands right behind an article and never behind a teaser: its tags, its author, what is to be shared or bought. */
static bool is_end_of_article(const ng_line_features *f)
{
    if (f->leading == NG_PHRASE_TAGS || f->leading == NG_PHRASE_BYLINE || f->address || f->copyright || ng_line_hint(f, NG_PHRASE_STAFF)) return true;
    return ng_line_is_furniture(f) && f->reason != NG_REASON_RELATED && f->reason != NG_REASON_NAVIGATION;
}

/* The line behind the box that begins at [from], or [from] when there is no such box. */
static size_t skip_box(const ng_surroundings *s, size_t from)
{
    size_t to = from;
    if (!(s->lines[from].reasons & 1U << NG_REASON_RELATED)) return from;
    for (; to < s->count && to < from + BOXED.box_lines && s->lines[to].end != NG_END_STOP && !s->prose[to]; to++) {
        const ng_line_features *f = &s->lines[to];
        if (f->words > BOXED.box_words || (f->reason != NG_REASON_RELATED && ng_line_is_furniture(f))) return from;
    }
    return to;
}

/* A paragraph about the same, or a sentence alone on its line. */
static bool is_paragraph(const ng_surroundings *s, size_t i)
{
    const ng_line_features *f = &s->lines[i];
    if (s->prose[i]) return s->shared[i] >= BOXED.shared;
    return f->end == NG_END_STOP && f->words >= BOXED.sentence && f->small * 2 >= f->words && !f->noise_words;
}

/* How many lines from [from], behind a box, are the rest of the article. */
static size_t count_rest(const ng_surroundings *s, size_t from)
{
    size_t to = from;
    while (to < s->count && to < from + BOXED.paragraphs && is_paragraph(s, to)) to++;
    return to > from && to < s->count && is_end_of_article(&s->lines[to]) ? to - from : 0;
}

static void keep_behind_boxes(const ng_surroundings *s, bool *keep)
{
    for (size_t i = 0; i + 1 < s->count; i++) {
        if (!keep[i] || keep[i + 1]) continue;
        size_t rest = skip_box(s, i + 1);
        size_t count = rest > i + 1 ? count_rest(s, rest) : 0;
        for (size_t k = 0; k < count; k++) keep[rest + k] = true;
    }
}

bool ng_page_classify(const ng_clean_view *view, ng_arena *arena, bool *keep)
{
    ng_surroundings s;
    const ng_layers *model = &view->language->pages;
    if (!ng_surroundings_measure(view, arena, &s)) return false;
    memset(keep, 0, view->first * sizeof *keep);
    if (model->own == 0 || s.first_prose == s.count) {
        for (size_t i = 0; i < s.count; i++) keep[view->first + i] = s.prose[i] || is_sentence(&s.lines[i]);
        return true;
    }
    ng_opinions opinions;
    int32_t *first = ng_arena_array(arena, s.count + 1, sizeof *first);
    int32_t *second = ng_arena_array(arena, s.count + 1, sizeof *second);
    int64_t *sums = ng_arena_array(arena, s.count + 1, sizeof *sums);
    if (!first || !second || !sums) return false;
    score_lines(&s, model, first, sums);
    if (!ng_opinions_measure(&s, first, arena, &opinions)) return false;
    score_again(&opinions, model, sums, second);
    if (!ng_page_decode(second, s.count, model->enter, model->leave, arena, keep + view->first)) return false;
    keep_behind_boxes(&s, keep + view->first);
    return true;
}
