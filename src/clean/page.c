/* Which lines of a page are article: two layers of weights and a chain.
 *
 * The first layer scores each line by what it and its surroundings look like. The second one sees the same numbers and what
 * the first thought of the lines around, so that a heading between two paragraphs is told from one above a list. The chain
 * makes changing sides cost something: articles are few long runs. Cost O(tokens), about 290 products a line.
 *
 * C23 the last paragraphs of an article, parted from it by a box of other articles, are kept when an end of the article follows:
 * pages of the training set hardly have such boxes, and a teaser looks the same but for the end. C24 no line of such a box is
 * kept. C25 in an interview the question above the first answer, which looks like a headline, is kept, and so are the shortest
 * ones. C26 a last sentence alone on its line is kept when text that is kept stands above it and an end of the article, a box or
 * a pointer to another article below. C27 to C29, what tables, adverts and the frames of entries part: rejoined.c.
 */
#include "clean/page.h"

#include "clean/rejoined.h"

enum { BOX = NG_IN_BOX | NG_PARTS, REST = NG_BEHIND_BOX | NG_ABOVE_END };

/* C26. */
static const struct {
    uint32_t words; /* of the shortest sentence; a shorter one is "Prices are delayed by fifteen minutes." */
} LAST = {8};

static const struct {
    size_t asked;    /* questions with an answer make an interview */
    uint32_t words;  /* of the first question, which may be a line of a menu */
} INTERVIEW = {2, 3};

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

/* C23. Where the text above the box is kept. */
static void keep_behind_boxes(const ng_surroundings *s, bool *keep)
{
    for (size_t i = 0; i + 1 < s->count; i++) {
        size_t k = i + 1;
        if (!keep[i] || s->place[i] & BOX || !(s->place[k] & BOX)) continue;
        while (k < s->count && s->place[k] & BOX) k++;
        while (k < s->count && (s->place[k] & REST) == REST) keep[k++] = true;
    }
}

/* C26. */
static void keep_last_paragraph(const ng_surroundings *s, bool *keep)
{
    for (size_t i = 1; i + 1 < s->count; i++) {
        const ng_line_features *f = &s->lines[i];
        bool ends = ng_line_ends_article(f + 1) || s->place[i + 1] & BOX;
        bool sentence = ng_parted_sentence(f, LAST.words) && !f->noise_words;
        if (keep[i - 1] && !keep[i] && ends && sentence) keep[i] = true;
    }
}

/* C24. */
static void drop_boxes(const ng_surroundings *s, bool *keep)
{
    for (size_t i = 0; i < s->count; i++) keep[i] = keep[i] && !(s->place[i] & NG_IN_BOX);
}

/* Question [i] is of an interview's form: an answer follows. The last answer may be too short to be kept by itself. */
static bool is_asked(const ng_surroundings *s, const bool *keep, size_t i)
{
    if (i + 1 >= s->count || s->lines[i].end != NG_END_QUESTION || s->lines[i + 1].end == NG_END_QUESTION) return false;
    bool last = i && keep[i - 1] && s->place[i + 1] & NG_ABOVE_END && ng_parted_sentence(&s->lines[i + 1], LAST.words);
    return keep[i + 1] || last;
}

/* C25. */
static void keep_questions(const ng_surroundings *s, bool *keep)
{
    size_t asked = 0, first = s->count;
    for (size_t i = 0; i < s->count; i++) {
        asked += (keep[i] || (i && keep[i - 1])) && is_asked(s, keep, i);
        if (keep[i] && first == s->count) first = i;
    }
    if (asked < INTERVIEW.asked) return;
    for (size_t i = 0; i < s->count; i++) {
        bool inside = i > first, above = i + 1 == first && s->lines[i].words >= INTERVIEW.words;
        if (!(inside || above) || !is_asked(s, keep, i)) continue;
        keep[i] = keep[i + 1] = true;
    }
}

bool ng_page_classify(const ng_clean_view *view, ng_arena *arena, bool *keep)
{
    ng_surroundings s;
    const ng_layers *model = view->language->pages;
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
    ng_parted_keep(&s, keep + view->first);
    keep_last_paragraph(&s, keep + view->first);
    drop_boxes(&s, keep + view->first);
    keep_questions(&s, keep + view->first);
    return true;
}
