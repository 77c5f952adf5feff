/* The idea of the n-grams: Cavnar & Trenkle, "N-Gram-Based Text Categorization", 1994; the weights are learned to tell the
 * languages apart (train/languages.c). The labels' sums over the words asked are log-odds, so that the lead of the best over
 * the next one says how sure the answer is, and it grows with the text. */
#include "lex/language.h"

#include "base/prefetch.h"
#include "lex/ngrams.h"

static const struct {
    uint32_t long_line; /* bytes: a paragraph; menus, captions and buttons are shorter */
    uint32_t enough;    /* bytes of such lines that make the rest unnecessary */
    uint32_t window;    /* so many tokens in a row are asked ... */
    uint32_t most;      /* ... and of a long text about so many in all: an answer is sure long before */
    int32_t sure;       /* log-odds, in 1/256, that make the rest of a long text unnecessary */
    int32_t lead;       /* what the best language must have over the next at last ... */
    int32_t lead_short; /* ... and in a text of fewer letters than [few], names and cries that are of no language */
    uint32_t few;
    int32_t declared;   /* what a declaration is worth: 20 to 1. Of three words it makes 98.5 of 100 right where it was 94.3 */
    uint32_t kana;      /* Japanese has one kana among so many characters, and mostly every second; Chinese has none */
} LIMITS = {80, 200, 20, 160, 64 * 256, 64, 384, 14, 768, 10};

/* The languages of the scripts that one language writes, more or less, and what a letter of it is worth: a character of Chinese
 * says as much as three letters. */
static const struct {
    char code[4];
    uint8_t worth;
} scripts[NG_SCRIPT_COUNT] = {
    [NG_SCRIPT_LATIN] = {"", 1},        [NG_SCRIPT_CYRILLIC] = {"", 1},     [NG_SCRIPT_ARABIC] = {"", 1},
    [NG_SCRIPT_DEVANAGARI] = {"", 1},   [NG_SCRIPT_ARMENIAN] = {"hy", 1},   [NG_SCRIPT_BENGALI] = {"bn", 1},
    [NG_SCRIPT_ETHIOPIC] = {"am", 1},   [NG_SCRIPT_GEORGIAN] = {"ka", 1},   [NG_SCRIPT_GREEK] = {"el", 1},
    [NG_SCRIPT_GUJARATI] = {"gu", 1},   [NG_SCRIPT_GURMUKHI] = {"pa", 1},   [NG_SCRIPT_HAN] = {"zh", 3},
    [NG_SCRIPT_HANGUL] = {"ko", 2},     [NG_SCRIPT_HEBREW] = {"he", 1},     [NG_SCRIPT_KANA] = {"ja", 3},
    [NG_SCRIPT_KANNADA] = {"kn", 1},    [NG_SCRIPT_KHMER] = {"km", 1},      [NG_SCRIPT_LAO] = {"lo", 1},
    [NG_SCRIPT_MALAYALAM] = {"ml", 1},  [NG_SCRIPT_MONGOLIAN] = {"mn", 1},  [NG_SCRIPT_MYANMAR] = {"my", 1},
    [NG_SCRIPT_ORIYA] = {"or", 1},      [NG_SCRIPT_SINHALA] = {"si", 1},    [NG_SCRIPT_TAMIL] = {"ta", 1},
    [NG_SCRIPT_TELUGU] = {"te", 1},     [NG_SCRIPT_THAANA] = {"dv", 1},     [NG_SCRIPT_THAI] = {"th", 1},
    [NG_SCRIPT_TIBETAN] = {"bo", 1},
};

enum { PENDING = 256 };

typedef struct evidence {
    const ng_identifier *identifier;
    uint32_t letters[NG_SCRIPT_COUNT + 1];
    int32_t sums[NG_GROUP_COUNT][NG_IDENTIFIER_MAX_LABELS];
    ng_script script;        /* whose rows are pending */
    size_t pending;
    uint32_t rows[PENDING];  /* where they begin in the weights: many are added at once */
} evidence;

enum { BLOCK = 8 }; /* labels that are added at once */

/* Every second byte of a number, a lane of 16 bits each. */
static const uint64_t LANES = UINT64_C(0x00FF00FF00FF00FF), SIGNS = UINT64_C(0x8080808080808080);
enum { LANE_BITS = 16, BIAS = 128 };

_Static_assert(PENDING * 255 <= UINT16_MAX, "the weights of all rows must fit a lane");
_Static_assert((int)NG_NGRAMS_MAX <= (int)PENDING, "a word must fit");

/* Adds to [BLOCK] sums what stands at [weights] in each of the rows. Eight weights are one number, raised by BIAS so that none
 * is negative: this takes a third of the time of adding them one by one, on any machine. Of all eight together the sum wraps
 * and carries, and is right once the odd ones are taken out of it. */
static void add_block(int32_t *sums, const int8_t *weights, const uint32_t *rows, size_t count)
{
    uint64_t all = 0, odd = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t eight = ng_load64((const char *)weights + rows[i]) ^ SIGNS;
        all += eight;
        odd += eight >> 8 & LANES;
    }
    uint64_t even = all - (odd << 8);
    int32_t raised = (int32_t)count * BIAS;
    for (unsigned lane = 0; lane < BLOCK / 2; lane++) {
        sums[2 * lane] += (int32_t)(uint16_t)(even >> lane * LANE_BITS) - raised;
        sums[2 * lane + 1] += (int32_t)(uint16_t)(odd >> lane * LANE_BITS) - raised;
    }
}

static void add_pending(evidence *e)
{
    if (e->pending == 0) return;
    const ng_linear *model = &e->identifier->groups[e->script];
    int32_t *sums = e->sums[e->script];
    size_t label = 0;
    for (; label + BLOCK <= model->label_count; label += BLOCK)
        add_block(sums + label, model->weights + label, e->rows, e->pending);
    for (; label < model->label_count; label++) {
        for (size_t i = 0; i < e->pending; i++) sums[label] += model->weights[e->rows[i] + label];
    }
    e->pending = 0;
}

static void ask_word(evidence *e, ng_span folded)
{
    ng_ngrams ngrams;
    ng_ngrams_of(folded, &ngrams);
    e->letters[ngrams.script] += ngrams.letters;
    if (ngrams.count == 0) return;
    if (ngrams.script != e->script || e->pending + ngrams.count > PENDING) add_pending(e);
    e->script = ngrams.script;
    const ng_linear *model = &e->identifier->groups[ngrams.script];
    for (size_t i = 0; i < ngrams.count; i++) {
        uint32_t row = ng_linear_bucket(ngrams.hashes[i], model->mask) * model->label_count;
        ng_prefetch(model->weights + row); /* rows are added later, and lie anywhere in 250 KB */
        e->rows[e->pending++] = row;
    }
}

/* Whether the token at [at] is a mark of addresses and stands without a space behind what is before it. */
static bool is_glue(const ng_tokens *tokens, size_t at, uint32_t mark)
{
    return at < tokens->count && ng_token_is_mark(&tokens->items[at], mark) && (tokens->items[at].flags & NG_TOKEN_GLUED);
}

/* Addresses ("https://example.com/news", "ann@example.com") are of no language. */
bool ng_lex_speaks(const ng_tokens *tokens, size_t at)
{
    const ng_token *token = &tokens->items[at];
    if (token->kind != NG_TOKEN_WORD || token->flags & NG_TOKEN_DOTTED) return false;
    if (is_glue(tokens, at + 1, '/') || is_glue(tokens, at + 1, '@')) return false;
    if (is_glue(tokens, at + 1, ':') && is_glue(tokens, at + 2, '/')) return false;
    return at == 0 || !(token->flags & NG_TOKEN_GLUED)
        || !(ng_token_is_mark(token - 1, '/') || ng_token_is_mark(token - 1, '@'));
}

static uint32_t line_bytes(const ng_line *line)
{
    return line->end - line->start;
}

/* The least length of the lines to ask, and how many tokens stand in those. */
static uint32_t choose_lines(const ng_lines *lines, const ng_tokens *tokens, size_t *chosen)
{
    size_t in_long = 0, bytes = 0;
    for (size_t i = 0; i < lines->count; i++) {
        uint32_t length = line_bytes(&lines->items[i]);
        if (length < LIMITS.long_line) continue;
        bytes += length;
        in_long += tokens->line_first[i + 1] - tokens->line_first[i];
    }
    *chosen = bytes >= LIMITS.enough ? in_long : tokens->count;
    return bytes >= LIMITS.enough ? LIMITS.long_line : 0;
}

/* Which tokens of a text are asked. */
typedef struct sample {
    uint32_t least; /* bytes of a line */
    size_t stride;
} sample;

/* The script of most of the text; Han stands for Chinese and kana for Japanese, which writes both. */
static ng_script main_script(const evidence *e)
{
    uint32_t han = e->letters[NG_SCRIPT_HAN], kana = e->letters[NG_SCRIPT_KANA], most = 0;
    ng_script best = NG_SCRIPT_NONE;
    for (size_t i = 0; i < NG_SCRIPT_COUNT; i++) {
        uint32_t letters = i == NG_SCRIPT_HAN ? han + kana : i == NG_SCRIPT_KANA ? 0 : e->letters[i];
        letters *= scripts[i].worth;
        if (letters <= most) continue;
        most = letters;
        best = (ng_script)i;
    }
    return best == NG_SCRIPT_HAN && kana * LIMITS.kana >= han + kana ? NG_SCRIPT_KANA : best;
}

/* What a lead in 1/256 of log-odds is in the model's sums. */
static int64_t in_sums(const ng_linear *model, int64_t lead)
{
    return (lead << (NG_LINEAR_SCALE_BITS - 8)) / model->scale;
}

/* The label with the largest sum, when it leads by enough; else NULL. */
static const ng_span *best_label(const ng_linear *model, const int32_t *sums, uint32_t letters, int64_t lead)
{
    size_t best = 0;
    int64_t most = INT64_MIN, next = INT64_MIN;
    for (size_t i = 0; i < model->label_count; i++) {
        int64_t sum = (int64_t)sums[i] + model->bias[i];
        if (sum > most) {
            next = most;
            most = sum;
            best = i;
        } else if (sum > next) {
            next = sum;
        }
    }
    if (model->label_count < 2) return NULL;
    if (letters < LIMITS.few) lead = LIMITS.lead_short;
    return most - next >= in_sums(model, lead) ? &model->labels[best] : NULL;
}

/* "und" unless the best language leads by [lead]. */
static ng_span decide(const evidence *e, int64_t lead)
{
    ng_script script = main_script(e);
    if (script == NG_SCRIPT_NONE) return NG_SPAN("und");
    if (scripts[script].code[0]) return ng_span_cstr(scripts[script].code);
    const ng_span *label = best_label(&e->identifier->groups[script], e->sums[script], e->letters[script], lead);
    return label && label->len < NG_LANGUAGE_SIZE ? *label : NG_SPAN("und");
}

/* Asks [LIMITS.window] tokens in a row out of every [stride], of the windows from [first] on every [step]-th; goes over the
 * others in one step. */
static void ask_windows(evidence *e, const ng_lines *lines, const ng_tokens *tokens, const sample *s, size_t first, size_t step)
{
    size_t at = 0, window = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (line_bytes(&lines->items[i]) < s->least) continue;
        for (size_t t = tokens->line_first[i], end = tokens->line_first[i + 1], taken; t < end; t += taken) {
            bool asked = at < LIMITS.window && window % step == first;
            size_t left = (asked ? LIMITS.window : s->stride) - at;
            taken = left < end - t ? left : end - t;
            for (size_t k = t; asked && k < t + taken; k++)
                if (ng_lex_speaks(tokens, k)) ask_word(e, tokens->words[tokens->items[k].word].folded);
            at += taken;
            if (at < s->stride) continue;
            at = 0;
            window++;
        }
    }
    add_pending(e);
}

/* Of a long text every fourth window at first, and others between them as long as those leave a doubt. */
static ng_span ask(evidence *e, const ng_lines *lines, const ng_tokens *tokens)
{
    size_t chosen;
    sample s = {.least = choose_lines(lines, tokens, &chosen), .stride = LIMITS.window};
    if (chosen <= LIMITS.most) {
        ask_windows(e, lines, tokens, &s, 0, 1);
        return decide(e, LIMITS.lead);
    }
    s.stride = chosen * LIMITS.window / LIMITS.most;
    for (size_t first = 0; first < 4; first += 2) {
        ask_windows(e, lines, tokens, &s, first, 4);
        ng_span code = decide(e, LIMITS.sure);
        if (!ng_span_equal(code, NG_SPAN("und"))) return code;
    }
    ask_windows(e, lines, tokens, &s, 1, 2);
    return decide(e, LIMITS.lead);
}

void ng_lex_language(const ng_identifier *identifier, const ng_lines *lines, const ng_tokens *tokens, char *out)
{
    evidence e = {.identifier = identifier};
    ng_span code = ask(&e, lines, tokens);
    memcpy(out, code.ptr, code.len);
    out[code.len] = '\0';
}

bool ng_lex_may_speak(const ng_identifier *identifier, const ng_lines *lines, const ng_tokens *tokens, const char *declared)
{
    evidence e = {.identifier = identifier};
    (void)ask(&e, lines, tokens);
    ng_script script = main_script(&e);
    if (script == NG_SCRIPT_NONE || scripts[script].code[0]) return script == NG_SCRIPT_NONE;
    const ng_linear *model = &identifier->groups[script];
    int64_t most = INT64_MIN, own = INT64_MIN;
    for (size_t i = 0; i < model->label_count; i++) {
        int64_t sum = (int64_t)e.sums[script][i] + model->bias[i];
        if (sum > most) most = sum;
        if (ng_span_equal(model->labels[i], ng_span_cstr(declared))) own = sum;
    }
    return own != INT64_MIN && most - own <= in_sums(model, LIMITS.declared);
}
