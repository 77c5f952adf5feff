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

/* The token behind the name and its colon that the sentence begins with, or 0. A time ("10:30") has nothing between, and a name
 * alone says nothing. */
static uint32_t find_speech(const ng_tokens *tokens, const ng_sentence *s)
{
    const ng_token *items = tokens->items;
    uint32_t words = 0;
    for (uint32_t k = s->first_token; k + 1 < s->end_token; k++) {
        if (words > 0 && ng_token_is_mark(&items[k], ':')) return items[k + 1].flags & NG_TOKEN_GLUED ? 0 : k + 1;
        if (!may_stand_in_name(&items[k]) || words == TRANSCRIPT.most_words) return 0;
        words += ng_token_is_word(&items[k]);
    }
    return 0;
}

/* Counts the line that begins with sentence [i] for the one whose name stands before it, if one does. */
static bool add_turn(turns *x, const ng_lines *lines, const ng_tokens *tokens, const ng_sentence *s, size_t i)
{
    bool added;
    x->lines++;
    x->behind[i] = find_speech(tokens, s);
    if (x->behind[i] == 0) return true;
    ng_span key = ng_span_slice(lines->text, tokens->items[s->first_token].start, tokens->items[x->behind[i] - 1].start);
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
