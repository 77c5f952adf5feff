/* C14. Which line above the body is the headline: each one that can be is weighed, the heaviest wins, of equal ones the lower.
 *
 * A headline says what the article says: the words that it shares with the article tell it from tools ("Listen to this article"),
 * menus and captions in any language. Then its place counts: above the date or the byline, at the end of the breadcrumb, not
 * among many lines like it. What each of these counts is learned (models/und/headline.model, by nutgraf-train headlines). Cost
 * O(tokens) for the article's words, O(1) for each of the head_lines candidates.
 */
#include "clean/headline.h"

enum { ONE = NG_LAYERS_ONE };

static const struct {
    uint32_t least, most;   /* words */
    size_t head_lines;      /* how far above the body a headline may stand */
    size_t beside;          /* lines to a byline or date that belongs to the headline */
    size_t near_date;       /* the same below a date */
    size_t below;           /* lines to a byline or date that stands farther down, below dek and picture */
    uint32_t often, often_most; /* a word of the article's subject stands more often; so many of them count */
    size_t lead;            /* lines of the article that say what it is about */
    size_t many;            /* candidates below: a list */
    uint32_t menu_words;
    uint32_t dek_words;
    size_t plain_reach;     /* lines from the headline of a plain article to its text */
    size_t reference;       /* tokens in a mark of reference */
} LIMITS = {3, 25, 60, 3, 2, 8, 2, 4, 3, 4, 4, 8, 6, 3};

/* What is measured of a candidate. A change of what a feature means needs a new NG_HEADLINE_FEATURES. */
enum {
    SHARED,      /* of the content words, how many stand in the article */
    OFTEN,       /* LIMITS.often_most of them stand there often */
    LEAD,        /* of the content words, how many stand in the article's first lines */
    WORDS,       /* by length: the first of the rows below that holds it; longer ones have none */
    ABOVE_DATE = WORDS + 5, ABOVE_BYLINE, ABOVE_BOTH_FAR, BELOW_DATE,
    NEAREST,     /* no candidate stands between it and the body */
    AMONG_MANY,
    TOPMOST,     /* no candidate above */
    DISTANCE,    /* lines to the body: 1 / (1 + lines between) */
    REPEATED,
    SECOND,      /* it stands above already */
    IN_BODY,     /* the article repeats it: a dek */
    NOISE,       /* of its words, how many belong to phrases of noise */
    SMALL,       /* of its words, how many have no capital */
    UPPER,
    SEPARATOR,
    QUESTION,
    ABOVE_DEK,   /* a longer line in small letters is next */
    BELOW_MENU,  /* a short line stands right above */
    COUNT
};

_Static_assert((int)COUNT == (int)NG_HEADLINE_OWN, "the model's header must know how many features there are");

static const uint32_t WORDS_TO[ABOVE_DATE - WORDS] = {3, 4, 6, 9, 14};

/* By hand, in 1 / NG_LAYERS_ONE of a log-odd: what the training pages hardly have. */
static const struct {
    int32_t crumb;       /* ends a breadcrumb: few of the pages have any, but where it does, nothing says more */
    int32_t caption;     /* a word of captions, which may be a word of another language: weak evidence against */
    int32_t dek;         /* looks like the dek of the line above it: papers have deks, blogs hardly */
} BY_HAND = {4096, -1536, -2048};

typedef struct candidates {
    const ng_clean_view *view;
    const ng_kept_line *kept;
    const uint32_t *uses; /* of each word in the article */
    const bool *lead;     /* each word: it stands in the article's first lines */
    size_t from, body;
    size_t count;         /* of all candidates */
} candidates;

/* "... of her crew.[1]", "...[citation needed]": a sentence with a wiki's mark behind its stop. */
static bool ends_in_reference(const ng_clean_view *view, size_t line)
{
    const ng_token *items = view->tokens->items;
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1], reach = 0;
    if (to == from || !ng_token_is_mark(&items[to - 1], ']')) return false;
    while (to > from && !ng_token_is_mark(&items[to - 1], '[') && reach++ < LIMITS.reference) to--;
    return to > from + 1 && ng_token_is_mark(&items[to - 1], '[') && ng_token_is_mark(&items[to - 2], '.');
}

bool ng_headline_possible(const ng_clean_view *view, const ng_kept_line *kept, size_t line)
{
    const ng_line_features *f = &view->features[line];
    bool free = kept[line].role == NG_ROLE_BODY || kept[line].role == NG_ROLE_NOISE;
    free = free && kept[line].reason != NG_REASON_CAPTION;
    return free && f->words >= LIMITS.least && f->words <= LIMITS.most && f->end != NG_END_STOP && f->end != NG_END_COLON
        && f->end != NG_END_ELLIPSIS && !ng_line_is_furniture(f) && !f->bullet && !ends_in_reference(view, line)
        && f->separators < 2 && f->numbers * 2 < f->words; /* a ticker's line */
}

static bool count_uses(candidates *c, ng_arena *arena)
{
    const ng_tokens *tokens = c->view->tokens;
    uint32_t *uses = ng_arena_zeros(arena, tokens->word_count + 1, sizeof *uses);
    bool *lead = ng_arena_zeros(arena, tokens->word_count + 1, sizeof *lead);
    if (!uses || !lead) return false;
    for (size_t i = c->body, kept = 0; i < c->view->lines->count; i++) {
        if (!c->kept[i].keep) continue;
        kept++;
        for (size_t k = tokens->line_first[i]; k < tokens->line_first[i + 1]; k++) {
            if (!ng_token_is_word(&tokens->items[k])) continue;
            uses[tokens->items[k].word]++;
            if (kept <= LIMITS.lead) lead[tokens->items[k].word] = true;
        }
    }
    c->uses = uses;
    c->lead = lead;
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

static int32_t share(uint32_t part, uint32_t whole)
{
    return whole ? (int32_t)(part * ONE / whole) : 0;
}

static int32_t truth(bool value)
{
    return value ? ONE : 0;
}

static void fill_words(const candidates *c, size_t line, int32_t *x)
{
    const ng_tokens *tokens = c->view->tokens;
    uint32_t content = 0, shared = 0, often = 0, lead = 0, words = c->view->features[line].words;
    for (size_t k = tokens->line_first[line]; k < tokens->line_first[line + 1]; k++) {
        const ng_token *token = &tokens->items[k];
        if (!ng_token_is_word(token) || tokens->words[token->word].flags & NG_WORD_STOP) continue;
        content++;
        shared += c->uses[token->word] > 0;
        often += c->uses[token->word] > LIMITS.often;
        lead += c->lead[token->word];
    }
    x[SHARED] = share(shared, content);
    x[OFTEN] = share(often < LIMITS.often_most ? often : LIMITS.often_most, LIMITS.often_most);
    x[LEAD] = share(lead, content);
    for (size_t k = 0; k < sizeof WORDS_TO / sizeof WORDS_TO[0]; k++) {
        x[WORDS + k] = truth(words <= WORDS_TO[k] && (k == 0 || words > WORDS_TO[k - 1]));
    }
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

/* [above]: candidates above it. */
static void fill_place(const candidates *c, size_t line, size_t above, int32_t *x)
{
    size_t date = lines_to(c, line, NG_ROLE_DATE), byline = lines_to(c, line, NG_ROLE_BYLINE), below = c->count - above - 1;
    size_t nearer = date < byline ? date : byline;
    const ng_line_features *f = &c->view->features[line];
    x[ABOVE_DATE] = truth(date <= LIMITS.beside);
    x[ABOVE_BYLINE] = truth(byline <= LIMITS.beside);
    x[ABOVE_BOTH_FAR] = truth(nearer > LIMITS.beside && nearer <= LIMITS.below);
    x[BELOW_DATE] = truth(is_below_date(c, line));
    x[NEAREST] = truth(below == 0);
    x[AMONG_MANY] = truth(below >= LIMITS.many);
    x[TOPMOST] = truth(above == 0);
    x[DISTANCE] = share(1, (uint32_t)(c->body - line));
    x[REPEATED] = truth(f->repeated);
    x[SECOND] = truth(f->first_copy != 0);
    x[IN_BODY] = truth(stands_in_body(c, line));
}

/* Line [next], right below [line], is nearly as long or longer and written like a sentence. */
static bool is_dek(const candidates *c, size_t line, size_t next)
{
    const ng_line_features *f = &c->view->features[line], *dek = &c->view->features[next];
    return next == line + 1 && next < c->body && dek->words >= LIMITS.dek_words && dek->words * 4 >= f->words * 3
        && dek->small * 2 >= dek->words;
}

static void fill_form(const candidates *c, size_t line, int32_t *x)
{
    const ng_line_features *f = &c->view->features[line];
    x[NOISE] = share(f->noise_words, f->words);
    x[SMALL] = share(f->small, f->letters);
    x[UPPER] = share(f->upper, f->letters);
    x[SEPARATOR] = truth(f->separators > 0);
    x[QUESTION] = truth(f->end == NG_END_QUESTION);
    x[ABOVE_DEK] = truth(is_dek(c, line, line + 1));
    x[BELOW_MENU] = truth(line > c->from && f[-1].words <= LIMITS.menu_words);
}

static bool begin(candidates *c, ng_arena *arena)
{
    const ng_clean_view *view = c->view;
    c->from = c->body > view->first + LIMITS.head_lines ? c->body - LIMITS.head_lines : view->first;
    for (size_t i = c->from; i < c->body; i++) c->count += ng_headline_possible(view, c->kept, i);
    return count_uses(c, arena);
}

static void fill(const candidates *c, size_t line, size_t above, int32_t *x)
{
    fill_words(c, line, x);
    fill_place(c, line, above, x);
    fill_form(c, line, x);
}

/* A word of it stands in the article: the name of a site says nothing of what the article says. */
static bool says_something(const candidates *c, size_t line)
{
    int32_t x[NG_HEADLINE_OWN];
    fill_words(c, line, x);
    return x[SHARED] > 0;
}

/* It looks like the dek of the candidate right above it, and none stands below it: a headline below a kicker has its own. */
static bool is_below_headline(const candidates *c, size_t line)
{
    bool below = line > c->from && ng_headline_possible(c->view, c->kept, line - 1) && is_dek(c, line - 1, line)
        && says_something(c, line - 1);
    return below && !is_dek(c, line, line + 1);
}

static int32_t weigh(const candidates *c, size_t line, size_t above)
{
    const ng_layers *model = c->view->language->headline;
    int32_t x[NG_HEADLINE_OWN];
    fill(c, line, above, x);
    int32_t sum = model->own ? ng_layers_score(ng_layers_sum(model->first, x, model->own)) : 0;
    if (ends_a_crumb(c, line)) sum += BY_HAND.crumb;
    if (c->view->features[line].reasons & 1U << NG_REASON_CAPTION) sum += BY_HAND.caption;
    return is_below_headline(c, line) ? sum + BY_HAND.dek : sum;
}

bool ng_headline_find(const ng_clean_view *view, const ng_kept_line *kept, size_t body, ng_arena *arena, size_t *out)
{
    candidates c = {.view = view, .kept = kept, .body = body};
    *out = SIZE_MAX;
    if (!begin(&c, arena)) return false;
    int32_t best = INT32_MIN;
    size_t above = 0;
    for (size_t i = c.from; i < body; i++) {
        if (!ng_headline_possible(view, kept, i)) continue;
        int32_t weight = weigh(&c, i, above++);
        if (weight < best) continue;
        best = weight;
        *out = i;
    }
    return true;
}

bool ng_headline_measure(const ng_clean_view *view, const ng_kept_line *kept, size_t body, ng_arena *arena,
                         ng_headline_candidate **out, size_t *count)
{
    candidates c = {.view = view, .kept = kept, .body = body};
    if (!begin(&c, arena)) return false;
    *count = 0;
    *out = ng_arena_array(arena, c.count + 1, sizeof **out);
    for (size_t i = c.from; *out && i < body; i++) {
        if (!ng_headline_possible(view, kept, i)) continue;
        (*out)[*count].line = i;
        fill(&c, i, *count, (*out)[*count].x);
        (*count)++;
    }
    return *out != NULL;
}

/* Running text stands below, over subheadings, a score or a kicker, and a blank line parts it from [line]. */
static bool is_above_text(const ng_clean_view *view, size_t line)
{
    bool parted = false;
    for (size_t i = line + 1, seen = 0; i < view->lines->count && seen < LIMITS.plain_reach; i++) {
        const ng_line_features *f = &view->features[i];
        parted = parted || view->lines->items[i].blank_before;
        if (ng_line_is_prose(f)) return parted;
        if (ng_line_ends(f) && !f->reasons) return false;
        seen += f->words > 0;
    }
    return false;
}

bool ng_headline_is_plain(const ng_clean_view *view, const ng_kept_line *kept, size_t line)
{
    const ng_line_features *f = &view->features[line];
    if (ng_line_text(view->lines, line).ptr[0] == '(') return false; /* "(CNN) -- ..." is a first sentence */
    if (line + 1 >= view->lines->count || !ng_headline_possible(view, kept, line)) return false;
    if (f->end) return f->end == NG_END_QUESTION && is_above_text(view, line);
    return (f[1].words > f->words && ng_line_ends(&f[1])) || is_above_text(view, line);
}
