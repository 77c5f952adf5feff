/* A text is a transcript when many of its lines begin with a few words and a colon, and these are the same again and again.
 * "Pros: ..." and "Cons: ..." in a review are such lines too; its other lines outnumber them. */
#include "terms/speakers.h"

#include "base/intern.h"

/* most_words: of a name with what is behind it, "Dr Ann Lee (engineer)". least_turns: lines of those who speak more than once.
 * least_speakers: with one alone it is a list of notes. most_lines: lines of all for one of theirs, in tenths, for what someone
 * says may have several paragraphs. */
static const struct {
    uint32_t most_words;
    size_t least_turns;
    size_t least_speakers;
    size_t most_lines;
} TRANSCRIPT = {.most_words = 6, .least_turns = 4, .least_speakers = 2, .most_lines = 25};

typedef struct turns {
    ng_interner names;
    uint32_t *counts;  /* [names] lines of each */
    uint32_t *name_of; /* [sentences] */
    uint32_t *behind;  /* [sentences] the token behind name and colon, or 0 */
    size_t lines;
} turns;

static bool may_stand_in_name(const ng_token *token)
{
    bool mark = ng_token_is_mark(token, '.') || ng_token_is_mark(token, '(') || ng_token_is_mark(token, ')');
    return mark || ng_token_is_word(token);
}

/* "00:05", "1:02:33.250". */
static bool is_time(const ng_lines *lines, const ng_token *token)
{
    ng_span text = ng_token_text(lines->text, token);
    return token->kind == NG_TOKEN_NUMBER && memchr(text.ptr, ':', text.len);
}

/* The token behind the time that stands at [at] < end, in brackets or without; [at] when none does. */
static uint32_t skip_time(const ng_lines *lines, const ng_token *items, uint32_t at, uint32_t end)
{
    if (is_time(lines, &items[at])) return at + 1;
    bool opens = ng_token_is_mark(&items[at], '[') || ng_token_is_mark(&items[at], '(');
    if (!opens || at + 2 >= end || !is_time(lines, &items[at + 1])) return at;
    return ng_token_is_mark(&items[at + 2], ']') || ng_token_is_mark(&items[at + 2], ')') ? at + 3 : at;
}

/* What a sentence begins with. */
typedef struct turn {
    uint32_t name_first; /* tokens of who speaks */
    uint32_t name_end;
    uint32_t behind;     /* the first one of what is said; 0: nobody speaks */
} turn;

/* A name and its colon, before which a time may stand, or in brackets behind it: "[00:05] ANN LEE:", "Ann Lee (00:05):". A time
 * ("10:30") has nothing between, and a name alone says nothing. */
static turn find_turn(const ng_lines *lines, const ng_tokens *tokens, const ng_sentence *s)
{
    const ng_token *items = tokens->items;
    uint32_t words = 0, end = s->end_token, first = skip_time(lines, items, s->first_token, end);
    const turn none = {0, 0, 0};
    for (uint32_t k = first; k + 1 < end; k++) {
        uint32_t name_end = k;
        if (words > 0 && !is_time(lines, &items[k])) k = skip_time(lines, items, k, end); /* "Luke 1:2" is a verse */
        bool colon = words > 0 && k + 1 < end && ng_token_is_mark(&items[k], ':');
        if (colon) return items[k + 1].flags & NG_TOKEN_GLUED ? none : (turn){first, name_end, k + 1};
        if (k > name_end || !may_stand_in_name(&items[k]) || words == TRANSCRIPT.most_words) return none;
        words += ng_token_is_word(&items[k]);
    }
    return none;
}

/* Counts the line that begins with sentence [i] for the one whose name stands before it, if one does. */
static bool add_turn(turns *x, const ng_lines *lines, const ng_tokens *tokens, const ng_sentence *s, size_t i)
{
    bool added;
    turn found = find_turn(lines, tokens, s);
    x->lines++;
    x->behind[i] = found.behind;
    if (found.behind == 0) return true;
    uint32_t name_last = ng_token_end(&tokens->items[found.name_end - 1]);
    ng_span key = ng_span_slice(lines->text, tokens->items[found.name_first].start, name_last);
    uint32_t name = ng_interner_add(&x->names, key, ng_hash(key), &added);
    if (name == NG_NO_ID) return false;
    x->name_of[i] = name;
    x->counts[name]++;
    return true;
}

static bool begins_line(const ng_sentences *sentences, size_t i)
{
    return i == 0 || sentences->items[i].line != sentences->items[i - 1].line;
}

static bool is_transcript(const turns *x)
{
    size_t speakers = 0, all = 0;
    for (uint32_t i = 0; i < x->names.count; i++) {
        speakers += x->counts[i] > 1;
        all += x->counts[i] > 1 ? x->counts[i] : 0;
    }
    return speakers >= TRANSCRIPT.least_speakers && all >= TRANSCRIPT.least_turns && 10 * x->lines <= TRANSCRIPT.most_lines * all;
}

/* Where what is said begins. */
static void begin_behind_names(turns *x, const ng_sentences *sentences)
{
    for (size_t i = 0; i < sentences->count; i++) {
        bool speaks = x->behind[i] > 0 && x->counts[x->name_of[i]] > 1;
        if (!speaks) x->behind[i] = sentences->items[i].first_token;
    }
}

bool ng_terms_speakers(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences, ng_arena *arena,
                       ng_terms *out)
{
    size_t count = sentences->count;
    turns x = {.behind = ng_arena_zeros(arena, count, sizeof *x.behind)};
    x.name_of = ng_arena_array(arena, count, sizeof *x.name_of);
    x.counts = ng_arena_zeros(arena, count, sizeof *x.counts);
    out->speech = NULL;
    if (!x.behind || !x.name_of || !x.counts || !ng_interner_init(&x.names, arena, 0)) return false;
    for (size_t i = 0; i < count; i++) {
        if (begins_line(sentences, i) && !add_turn(&x, lines, tokens, &sentences->items[i], i)) return false;
    }
    if (is_transcript(&x)) {
        begin_behind_names(&x, sentences);
        out->speech = x.behind;
    }
    ng_interner_give_back(&x.names);
    ng_arena_give_back(arena, x.counts);
    ng_arena_give_back(arena, x.name_of);
    if (!out->speech) ng_arena_give_back(arena, x.behind);
    return true;
}
