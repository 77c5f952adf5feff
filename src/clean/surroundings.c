/* Distances and sums over the lines of a page. Prose is a line of running text by itself (ng_line_is_prose); the main block is
 * the maximum-sum segment over it (Pasternack and Roth 2009). Words of the main block that stand in several of its lines say
 * what the article is about: a line that has none of them is likely about something else. Cost O(tokens). */
#include "clean/surroundings.h"

static const struct {
    int32_t word_cap;        /* a very long line must not outweigh a whole article */
    int32_t price;           /* twice what a line that is no prose costs: a heading or two may stand inside the block */
    int32_t price_dense;     /* the same for the dense block, where the line's length does not count */
    int32_t price_words;     /* a longer line costs no more */
    uint32_t few_words;      /* a line of a menu */
    uint32_t heading_words;  /* a longer line announces nothing */
    uint32_t offer_words;
    uint32_t content_bytes;  /* shorter words are function words in most languages; by script, see below */
    uint32_t content_bytes_two;
    uint32_t content_bytes_three;
} LIMITS = {60, 4, 16, 12, 4, 10, 15, 4, 8, 6};

ng_segment ng_segment_best(const int32_t *values, size_t count)
{
    int64_t best = 0, sum = 0;
    ng_segment found = {0, 0};
    size_t from = 0;
    for (size_t i = 0; i < count; i++) {
        if (sum <= 0) {
            sum = 0;
            from = i;
        }
        sum += values[i];
        if (sum <= best) continue;
        best = sum;
        found = (ng_segment){from, i + 1};
    }
    return found;
}

static int32_t capped(uint32_t words, int32_t cap)
{
    return words < (uint32_t)cap ? (int32_t)words : cap;
}

/* Values count in halves of a word. */
static bool find_blocks(ng_surroundings *s, ng_arena *arena)
{
    int32_t *values = ng_arena_array(arena, s->count + 1, sizeof *values);
    if (!values) return false;
    for (size_t i = 0; i < s->count; i++) {
        uint32_t words = s->lines[i].words;
        values[i] = s->prose[i] ? 2 * capped(words, LIMITS.word_cap) : -LIMITS.price - capped(words, LIMITS.price_words);
    }
    s->block = ng_segment_best(values, s->count);
    for (size_t i = 0; i < s->count; i++) {
        if (!s->prose[i]) values[i] = -LIMITS.price_dense;
    }
    s->dense = ng_segment_best(values, s->count);
    return true;
}

static uint8_t farther(uint8_t distance)
{
    return distance < NG_FAR ? (uint8_t)(distance + 1) : NG_FAR;
}

static void measure_downwards(const ng_surroundings *s, uint8_t *above, uint8_t *related, uint8_t *offer)
{
    const unsigned headings = 1U << NG_REASON_RELATED | 1U << NG_REASON_COMMENTS;
    const unsigned offers = 1U << NG_REASON_PAYWALL | 1U << NG_REASON_NEWSLETTER;
    uint8_t since_prose = NG_FAR, since_related = NG_FAR, since_offer = NG_FAR;
    for (size_t i = 0; i < s->count; i++) {
        const ng_line_features *f = &s->lines[i];
        above[i] = since_prose;
        related[i] = since_related;
        offer[i] = since_offer;
        since_prose = s->prose[i] ? 0 : farther(since_prose);
        bool heading = (f->reasons & headings) && f->words < LIMITS.heading_words && ng_line_is_furniture(f);
        since_related = heading ? 0 : farther(since_related);
        since_offer = (f->reasons & offers) && f->words < LIMITS.offer_words ? 0 : farther(since_offer);
    }
}

static bool measure_distances(ng_surroundings *s, ng_arena *arena)
{
    uint8_t *above = ng_arena_array(arena, s->count + 1, 1), *below = ng_arena_array(arena, s->count + 1, 1);
    uint8_t *related = ng_arena_array(arena, s->count + 1, 1), *offer = ng_arena_array(arena, s->count + 1, 1);
    if (!above || !below || !related || !offer) return false;
    measure_downwards(s, above, related, offer);
    uint8_t distance = NG_FAR;
    for (size_t i = s->count; i-- > 0;) {
        below[i] = distance;
        distance = s->prose[i] ? 0 : farther(distance);
    }
    s->above = above;
    s->below = below;
    s->since_related = related;
    s->since_offer = offer;
    return true;
}

static bool sum_up(ng_surroundings *s, ng_arena *arena)
{
    size_t room = s->count + 1;
    uint32_t *prose = ng_arena_zeros(arena, room, sizeof *prose), *in_prose = ng_arena_zeros(arena, room, sizeof *in_prose);
    uint32_t *words = ng_arena_zeros(arena, room, sizeof *words), *few = ng_arena_zeros(arena, room, sizeof *few);
    if (!prose || !in_prose || !words || !few) return false;
    for (size_t i = 0; i < s->count; i++) {
        uint32_t n = s->lines[i].words;
        prose[i + 1] = prose[i] + s->prose[i];
        in_prose[i + 1] = in_prose[i] + (s->prose[i] ? n : 0);
        words[i + 1] = words[i] + n;
        few[i + 1] = few[i] + (n <= LIMITS.few_words);
    }
    s->prose_before = prose;
    s->prose_words = in_prose;
    s->words = words;
    s->few_before = few;
    return true;
}

/* A word that says what a text is about, as far as its length tells: five Latin letters, four of an alphabet whose letters take
 * two bytes, two syllables or one Chinese character where they take three. */
static bool is_content(const ng_clean_view *view, const ng_token *token)
{
    if (token->kind != NG_TOKEN_WORD || view->tokens->words[token->word].flags & NG_WORD_STOP) return false;
    unsigned char lead = (unsigned char)view->lines->text.ptr[token->start];
    if (lead < 0xcd) return ng_token_length(token) >= LIMITS.content_bytes;
    if (lead < 0xe0) return ng_token_length(token) >= LIMITS.content_bytes_two;
    return ng_token_length(token) >= LIMITS.content_bytes_three || lead >= 0xe4;
}

/* In how many lines of the main block's prose each word stands. */
static bool count_uses(const ng_clean_view *view, const ng_surroundings *s, ng_arena *arena, uint32_t **out)
{
    size_t words = view->tokens->word_count;
    uint32_t *uses = ng_arena_zeros(arena, words + 1, sizeof *uses), *seen = ng_arena_zeros(arena, words + 1, sizeof *seen);
    if (!uses || !seen) return false;
    for (size_t i = s->block.from; i < s->block.to; i++) {
        if (!s->prose[i]) continue;
        size_t line = view->first + i;
        for (size_t k = view->tokens->line_first[line]; k < view->tokens->line_first[line + 1]; k++) {
            const ng_token *token = &view->tokens->items[k];
            if (!is_content(view, token) || seen[token->word] == i + 1) continue;
            seen[token->word] = (uint32_t)(i + 1);
            uses[token->word]++;
        }
    }
    *out = uses;
    return true;
}

static bool compare_words(const ng_clean_view *view, ng_surroundings *s, ng_arena *arena)
{
    uint32_t *uses;
    uint16_t *shared = ng_arena_zeros(arena, s->count + 1, sizeof *shared);
    bool *content = ng_arena_zeros(arena, s->count + 1, sizeof *content);
    if (!shared || !content || !count_uses(view, s, arena, &uses)) return false;
    for (size_t i = 0; i < s->count; i++) {
        size_t line = view->first + i, all = 0, common = 0;
        uint32_t own = s->prose[i] && i >= s->block.from && i < s->block.to;
        for (size_t k = view->tokens->line_first[line]; k < view->tokens->line_first[line + 1]; k++) {
            const ng_token *token = &view->tokens->items[k];
            if (!is_content(view, token)) continue;
            all++;
            common += uses[token->word] > own;
        }
        content[i] = all > 0;
        size_t share = all ? common * 1024 / all : 0;
        shared[i] = (uint16_t)share;
    }
    s->shared = shared;
    s->content = content;
    return true;
}

bool ng_surroundings_measure(const ng_clean_view *view, ng_arena *arena, ng_surroundings *out)
{
    ng_surroundings s = {.lines = view->features + view->first, .count = view->lines->count - view->first};
    bool *prose = ng_arena_zeros(arena, s.count + 1, sizeof *prose);
    if (!prose) return false;
    s.first_prose = s.count;
    for (size_t i = 0; i < s.count; i++) {
        prose[i] = ng_line_is_prose(&s.lines[i]);
        if (!prose[i]) continue;
        if (s.first_prose == s.count) s.first_prose = i;
        s.last_prose = i;
    }
    s.prose = prose;
    s.place = ng_boxes_measure(s.lines, prose, s.count, arena);
    if (!s.place) return false;
    *out = s;
    return find_blocks(out, arena) && measure_distances(out, arena) && sum_up(out, arena) && compare_words(view, out, arena);
}
