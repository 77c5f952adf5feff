/* C14. Which line above the body is the headline: each one that can be is weighed, the heaviest wins, of equal ones the lower.
 *
 * A headline says what the article says: the words that it shares with the article tell it from tools ("Listen to this article"),
 * menus and captions in any language. Then its place counts: above the date or the byline, at the end of the breadcrumb, not among
 * many lines like it. Cost O(tokens) for the article's words, O(1) for each of the head_lines candidates.
 */
#include "clean/headline.h"

static const struct {
    uint32_t least, most;   /* words */
    size_t head_lines;      /* how far above the body a headline may stand */
    size_t beside;          /* lines to a byline or date that belongs to the headline */
    size_t near_date;       /* the same below a date */
    size_t below;           /* lines to a byline or date that stands farther down, below dek and picture */
    uint32_t often, often_most; /* a word of the article's subject stands more often; so many of them count */
    size_t many;            /* candidates below: a list */
    uint32_t menu_words;
    uint32_t dek_words;
} LIMITS = {3, 25, 60, 3, 2, 8, 2, 4, 4, 4, 8};

/* Fitted on the titles of plain.train (573 pages; a softmax over the candidates of each page, L2 1), in 1/100 of a nat. What the
 * training set hardly has is set by hand: it holds few breadcrumbs. */
static const struct {
    int32_t shared;      /* all content words stand in the article */
    int32_t often;       /* LIMITS.often_most of them stand there often */
    int32_t words[26];   /* by length */
    int32_t crumb;       /* ends a breadcrumb: by hand */
    int32_t above_date, above_byline, above_both_far, below_date;
    int32_t nearest;     /* no candidate stands between it and the body */
    int32_t among_many;
    int32_t topmost;     /* no candidate above */
    int32_t repeated;    /* in a menu or a breadcrumb: by hand */
    int32_t noise;       /* all words belong to phrases of noise */
    int32_t separator;
    int32_t above_dek;   /* a longer line in small letters is next */
    int32_t in_body;     /* the article repeats it: a dek */
    int32_t below_menu;  /* a short line stands right above */
    int32_t small;       /* no capital at all */
    int32_t caption;     /* a word of captions, which may be a word of another language: by hand */
    int32_t dek_margin;  /* by which what looks like a dek must be better than the line above it: by hand */
} WEIGHTS = {332, 322,
             {0, 0, 0, -122, -79, 46, 46, 86, 86, 86, 109, 109, 109, 109, 109, -40, -40, -40, -40, -40, -40, -40, -40, -40, -40, -40},
             400, 226, 173, 180, 181, 113, -147, 92, 50, -113, -108, 230, -127, 122, -106, -150, 40};

typedef struct candidates {
    const ng_clean_view *view;
    const ng_kept_line *kept;
    const uint32_t *uses; /* of each word in the article */
    size_t from, body;
    size_t count;         /* of all candidates */
} candidates;

bool ng_headline_possible(const ng_clean_view *view, const ng_kept_line *kept, size_t line)
{
    const ng_line_features *f = &view->features[line];
    bool free = kept[line].role == NG_ROLE_BODY || kept[line].role == NG_ROLE_NOISE;
    return free && f->words >= LIMITS.least && f->words <= LIMITS.most && f->end != NG_END_STOP && f->end != NG_END_COLON
        && f->end != NG_END_ELLIPSIS && !ng_line_is_furniture(f) && !f->bullet
        && f->separators < 2 && f->numbers * 2 < f->words; /* a ticker's line */
}

static bool count_uses(const ng_clean_view *view, const ng_kept_line *kept, size_t body, ng_arena *arena, const uint32_t **out)
{
    const ng_tokens *tokens = view->tokens;
    uint32_t *uses = ng_arena_zeros(arena, tokens->word_count + 1, sizeof *uses);
    if (!uses) return false;
    for (size_t i = body; i < view->lines->count; i++) {
        for (size_t k = tokens->line_first[i]; kept[i].keep && k < tokens->line_first[i + 1]; k++) {
            if (ng_token_is_word(&tokens->items[k])) uses[tokens->items[k].word]++;
        }
    }
    *out = uses;
    return true;
}

/* The line's text stands at the end of a breadcrumb. */
static bool ends_a_crumb(const candidates *c, size_t line)
{
    for (size_t i = c->from; i < line; i++) {
        if (c->kept[i].role != NG_ROLE_SECTION) continue;
        if (ng_span_ends(ng_line_text(c->view->lines, i), ng_line_text(c->view->lines, line))) return true;
    }
    return false;
}

/* The dek may repeat a sentence of the body; a headline that stands twice has no end. */
static bool stands_in_body(const candidates *c, size_t line)
{
    const ng_line_features *f = &c->view->features[line];
    if (!f->repeated) return false;
    for (size_t i = line + 1; i < c->view->lines->count; i++) {
        if (c->kept[i].keep && c->view->features[i].hash == f->hash) return true;
    }
    return false;
}

static int32_t weigh_words(const candidates *c, size_t line)
{
    const ng_tokens *tokens = c->view->tokens;
    int32_t content = 0, shared = 0;
    uint32_t often = 0;
    for (size_t k = tokens->line_first[line]; k < tokens->line_first[line + 1]; k++) {
        const ng_token *token = &tokens->items[k];
        if (!ng_token_is_word(token) || tokens->words[token->word].flags & NG_WORD_STOP) continue;
        content++;
        shared += c->uses[token->word] > 0;
        often += c->uses[token->word] > LIMITS.often;
    }
    if (often > LIMITS.often_most) often = LIMITS.often_most;
    return (content ? WEIGHTS.shared * shared / content : 0) + WEIGHTS.often * (int32_t)often / (int32_t)LIMITS.often_most;
}

/* Lines from [line] down to the next one of [role]; LIMITS.below + 1 when it is farther away. */
static size_t lines_to(const candidates *c, size_t line, ng_role role)
{
    size_t k = 1;
    while (k <= LIMITS.below && (line + k >= c->body || c->kept[line + k].role != role)) k++;
    return k;
}

static bool is_below_date(const candidates *c, size_t line)
{
    for (size_t k = 1; k <= LIMITS.near_date && line >= c->from + k; k++) {
        if (c->kept[line - k].role == NG_ROLE_DATE) return true;
    }
    return false;
}

static int32_t weigh_place(const candidates *c, size_t line, size_t above)
{
    size_t date = lines_to(c, line, NG_ROLE_DATE), byline = lines_to(c, line, NG_ROLE_BYLINE), below = c->count - above - 1;
    size_t nearer = date < byline ? date : byline;
    int32_t sum = 0;
    if (date <= LIMITS.beside) sum += WEIGHTS.above_date;
    if (byline <= LIMITS.beside) sum += WEIGHTS.above_byline;
    if (nearer > LIMITS.beside && nearer <= LIMITS.below) sum += WEIGHTS.above_both_far;
    if (is_below_date(c, line)) sum += WEIGHTS.below_date;
    if (ends_a_crumb(c, line)) sum += WEIGHTS.crumb;
    if (stands_in_body(c, line)) sum += WEIGHTS.in_body;
    if (below == 0) sum += WEIGHTS.nearest;
    if (below >= LIMITS.many) sum += WEIGHTS.among_many;
    if (above == 0) sum += WEIGHTS.topmost;
    return sum;
}

/* Line [next], right below [line], is nearly as long or longer and written like a sentence. */
static bool is_dek(const candidates *c, size_t line, size_t next)
{
    const ng_line_features *f = &c->view->features[line], *dek = &c->view->features[next];
    return next == line + 1 && next < c->body && dek->words >= LIMITS.dek_words && dek->words * 4 >= f->words * 3
        && dek->small * 2 >= dek->words;
}

static int32_t weigh_form(const candidates *c, size_t line)
{
    const ng_line_features *f = &c->view->features[line];
    int32_t words = (int32_t)f->words, sum = WEIGHTS.words[f->words] + WEIGHTS.noise * (int32_t)f->noise_words / words;
    if (f->letters) sum += WEIGHTS.small * (int32_t)f->small / (int32_t)f->letters;
    if (f->separators) sum += WEIGHTS.separator;
    if (f->repeated) sum += WEIGHTS.repeated;
    if (f->reasons & 1U << NG_REASON_CAPTION) sum += WEIGHTS.caption;
    if (line > c->from && f[-1].words <= LIMITS.menu_words) sum += WEIGHTS.below_menu;
    return is_dek(c, line, line + 1) ? sum + WEIGHTS.above_dek : sum;
}

bool ng_headline_find(const ng_clean_view *view, const ng_kept_line *kept, size_t body, ng_arena *arena, size_t *out)
{
    candidates c = {.view = view, .kept = kept, .body = body};
    c.from = body > view->first + LIMITS.head_lines ? body - LIMITS.head_lines : view->first;
    *out = SIZE_MAX;
    if (!count_uses(view, kept, body, arena, &c.uses)) return false;
    for (size_t i = c.from; i < body; i++) c.count += ng_headline_possible(view, kept, i);
    int32_t best = INT32_MIN;
    size_t above = 0;
    for (size_t i = c.from; i < body; i++) {
        if (!ng_headline_possible(view, kept, i)) continue;
        int32_t weight = weigh_words(&c, i) + weigh_place(&c, i, above++) + weigh_form(&c, i);
        bool dek = *out != SIZE_MAX && is_dek(&c, *out, i);
        if (weight < best + (dek ? WEIGHTS.dek_margin : 0)) continue;
        best = weight;
        *out = i;
    }
    return true;
}
