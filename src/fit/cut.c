/* Where a sentence may be cut.
 *
 * Problem: the first 110 characters of "Smith, who was arrested on Monday, denied the charges" say that Smith is guilty.
 * Input:   a sentence's tokens, the words of models/LANG/cuts.txt, a budget. Output: where it ends.
 * Method:  no cut may leave off a negation, a denial, a condition or a speaker, so it stands behind the last of them and what
 *          belongs to it. Of the places left that fit, the longest clause is best: it ends before a mark or a word that begins a
 *          clause, has a verb of its own, and nothing is open. Where there is none, a word, and better not "the".
 * Cost:    O(bytes): one walk back to the last word that must stay, one walk forward.
 * Source:  the cases of Yoast#9549 and pelican#358, and what sub-editors do.
 */
#include "fit/cut.h"

#include "base/hash.h"
#include "fit/measure.h"
#include "fit/pieces.h"
#include "wrap/utf8.h"

enum {
    LEAST_WORDS = 5,    /* of a clause that says something */
    LEAST_UNKNOWN = 10, /* the same where the language's verbs are not listed */
    LEAST_SMALL = 2,    /* small words, none a stop word, of a sentence without a verb that is known */
    LEAN_TOKENS = 6,    /* at the beginning, in which a pronoun leans on what stood before */
    SCOPE_WORDS = 4,    /* that belong to a "not" or a "said": "did not go to the", "said Mayor Greta Lindqvist" */
    MOST_LOOSE = 16,    /* marks that are taken off an end: a sentence of dots would be walked from each of them */
    LONGEST_ENDING = 5  /* bytes of an ending with its hyphen in the table */
};

/* ---------------------------------------------------------------- words and marks */

static bool is_one_of(const ng_token *token, const uint32_t *marks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (ng_token_is_mark(token, marks[i])) return true;
    }
    return false;
}

static bool is_clause_mark(const ng_token *token)
{
    static const uint32_t marks[] = {',', ';', 0x2013, 0x2014, 0x060C, 0x061B, 0x3001, 0xFF0C, 0xFF1B};
    return is_one_of(token, marks, sizeof marks / sizeof marks[0]);
}

/* A mark before which a clause may end though it stands by itself. */
static bool is_dash(const ng_token *token)
{
    static const uint32_t marks[] = {0x2013, 0x2014, '-', '(', 0xFF08};
    return is_one_of(token, marks, sizeof marks / sizeof marks[0]);
}

static unsigned ending_value(const ng_table *table, ng_span word)
{
    char key[LONGEST_ENDING] = "-";
    for (size_t n = 1; n < LONGEST_ENDING && n + 2 < word.len; n++) {
        memcpy(key + 1, word.ptr + word.len - n, n);
        const ng_row *row = ng_table_get(table, ng_span_make(key, n + 1));
        if (row) return (unsigned)row->value;
    }
    return 0;
}

/* The sum of ng_cut_word for a token. */
static unsigned value_of(const ng_fit_input *in, size_t token)
{
    const ng_token *t = &in->tokens->items[token];
    if (!in->cuts || in->cuts->count == 0 || !ng_token_is_word(t)) return 0;
    const ng_word *word = &in->tokens->words[t->word];
    const ng_row *row = ng_table_find(in->cuts, word->folded, word->hash);
    if (row) return (unsigned)row->value;
    return t->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED) ? 0 : ending_value(in->cuts, word->folded);
}

static bool is_stop_word(const ng_fit_input *in, const ng_token *token)
{
    return ng_token_is_word(token) && in->tokens->words && (in->tokens->words[token->word].flags & NG_WORD_STOP);
}

/* Both are parts of one name: "Greta" and "Lindqvist". */
static bool in_one_name(const ng_fit_input *in, size_t token)
{
    const ng_token *t = in->tokens->items;
    return ng_token_is_word(&t[token]) && ng_token_is_word(&t[token + 1]) && (t[token].flags & NG_TOKEN_CAPITAL)
        && (t[token + 1].flags & NG_TOKEN_CAPITAL);
}

/* Behind which token nothing stands any more that must stay, with the words that belong to it; the sentence's last token when
 * no cut is possible. Behind its first token when there is no such word. */
static size_t last_to_keep(const ng_fit_input *in, const ng_sentence *s)
{
    size_t at = s->end_token, words = 0;
    for (size_t i = s->first_token; i < s->end_token; i++) {
        if (value_of(in, i) & NG_CUT_WORD_CONDITION) return s->end_token;
    }
    while (at > s->first_token && !(value_of(in, at - 1) & (NG_CUT_WORD_KEEP | NG_CUT_WORD_SPEECH))) at--;
    if (at == s->first_token) return at;
    for (; at + 1 < s->end_token; at++) {
        const ng_token *token = &in->tokens->items[at];
        if (words > 0 && is_clause_mark(token)) return at - 1;
        words += ng_token_is_word(token);
        if (words >= SCOPE_WORDS && !in_one_name(in, at)) return at;
    }
    return s->end_token;
}

static bool lists_verbs(const ng_fit_input *in)
{
    return in->cuts && ng_table_get(in->cuts, NG_SPAN("@verbs"));
}

/* ---------------------------------------------------------------- what is open */

typedef struct openings {
    size_t quotes; /* double ones are told apart only by their number: odd is open */
    size_t single;
    size_t brackets;
    bool wrong;    /* something was closed that was not open */
} openings;

static bool is_bracket(const ng_token *token, bool opening)
{
    static const uint32_t open[] = {'(', '[', '{', 0xFF08, 0x3010, 0x300A}, close[] = {')', ']', '}', 0xFF09, 0x3011, 0x300B};
    return is_one_of(token, opening ? open : close, sizeof open / sizeof open[0]);
}

static void open_and_close(openings *o, const ng_token *token)
{
    bool glued = token->flags & NG_TOKEN_GLUED;
    if (ng_token_is_word(token)) return;
    if (ng_token_is_quote(token)) {
        o->quotes += token->run;
    } else if (is_bracket(token, true)) {
        o->brackets += token->run;
    } else if (is_bracket(token, false)) {
        o->wrong |= o->brackets < token->run;
        o->brackets -= o->brackets < token->run ? o->brackets : token->run;
    } else if (ng_token_is_mark(token, 0x2018) || (ng_token_is_mark(token, '\'') && !glued)) {
        o->single++;
    } else if ((ng_token_is_mark(token, 0x2019) || ng_token_is_mark(token, '\'')) && glued && o->single) {
        o->single--;
    }
}

static bool is_open(const openings *o)
{
    return o->quotes % 2 || o->single || o->brackets;
}

/* ---------------------------------------------------------------- the walk */

typedef struct walk {
    const ng_fit_input *in;
    const ng_sentence *sentence;
    const ng_budget *budget;
    size_t room;      /* for text: the budget without the ellipsis */
    openings open;
    size_t words;     /* tokens that are */
    size_t verbs;     /* finite ones outside of asides */
    bool aside;       /* within ", who ..." */
    bool needs_verb;  /* the language's verbs are known */
    uint32_t clause;  /* the longest clause before a word that begins one, a semicolon or a dash; 0: none */
    uint32_t comma;   /* before a comma */
    uint32_t word;    /* behind a word that does not lead on, with a verb before it */
    uint32_t any;     /* behind any word */
} walk;

static void see_word(walk *w, size_t token)
{
    unsigned value = value_of(w->in, token);
    const ng_token *before = &w->in->tokens->items[token - (token > w->sentence->first_token)];
    bool behind_comma = is_clause_mark(before) || is_dash(before);
    w->words++;
    if ((value & NG_CUT_WORD_ASIDE) && behind_comma) w->aside = true;
    else if ((value & NG_CUT_WORD_VERB) && !w->aside && !is_open(&w->open)) w->verbs++;
}

static void see(walk *w, size_t token)
{
    const ng_token *t = &w->in->tokens->items[token];
    open_and_close(&w->open, t);
    if (ng_token_is_word(t)) see_word(w, token);
    else if (is_clause_mark(t) || is_dash(t)) w->aside = false;
}

/* Marks that make no sense before an ellipsis. */
static const char *const LOOSE_MARKS[] = {" ", ",", ";", ":", "-", ".", "\xe2\x80\x93", "\xe2\x80\x94", "\xe3\x80\x81" /* 、 */,
    "\xef\xbc\x8c" /* ， */, "\xef\xbc\x9b" /* ； */, "\xef\xbc\x9a" /* ： */, "\xe3\x80\x8c" /* 「 */,
    "\xe3\x80\x8e" /* 『 */, "\xe3\x80\x8a" /* 《 */, "\xef\xbc\x88" /* （ */, "\xd8\x8c" /* ، */, "\xd8\x9b" /* ؛ */};

static uint32_t without_loose_marks(const ng_fit_input *in, const ng_sentence *s, uint32_t end)
{
    ng_span text = ng_span_slice(in->lines->text, s->start, end);
    size_t left = MOST_LOOSE;
    for (size_t i = 0; left > 0 && i < sizeof LOOSE_MARKS / sizeof LOOSE_MARKS[0]; i++) {
        ng_span mark = ng_span_cstr(LOOSE_MARKS[i]);
        if (text.len <= mark.len || !ng_span_ends(text, mark)) continue;
        text.len -= mark.len;
        left--;
        i = (size_t)-1; /* from the first one again: marks stand in any order */
    }
    return s->start + (uint32_t)text.len;
}

/* What [last], the last token of a piece, and the next one make of the place between them. */
static void consider(walk *w, size_t last, uint32_t end)
{
    const ng_token *t = w->in->tokens->items;
    bool mark = is_clause_mark(&t[last]), strong = ng_token_is_mark(&t[last], ';') || is_dash(&t[last + 1]);
    unsigned next = value_of(w->in, last + 1);
    bool opener = next & NG_CUT_WORD_OPENER;
    bool ends = mark && (!w->needs_verb || (next & (NG_CUT_WORD_ASIDE | NG_CUT_WORD_MORE))); /* else it may part a list */
    size_t least = w->needs_verb ? LEAST_WORDS : LEAST_UNKNOWN;
    bool says = !w->aside && (w->verbs > 0 || !w->needs_verb), whole = says && w->words >= least;
    if (whole && (strong || opener)) w->clause = end;
    else if (whole && ends) w->comma = end;
    w->any = end;
    size_t word = mark && last > w->sentence->first_token ? last - 1 : last;
    bool hangs = is_stop_word(w->in, &t[word]) || t[word].kind == NG_TOKEN_NUMBER || in_one_name(w->in, last);
    if (says && !hangs) w->word = end;
}

static size_t length_of(const walk *w, uint32_t from, uint32_t to)
{
    return ng_fit_measure(ng_span_slice(w->in->lines->text, from, to), w->budget->count);
}

/* From piece to piece as long as there is room; a place counts when it is no part of a grapheme and behind [keep]. */
static void walk_pieces(walk *w, size_t keep)
{
    ng_span text = ng_span_slice(w->in->lines->text, 0, w->sentence->end);
    ng_pieces pieces = ng_pieces_of(w->in->tokens, w->sentence);
    bool by_words = w->budget->unit != NG_LENGTH_CHARACTERS;
    uint32_t from = w->sentence->start;
    size_t used = 0, grapheme = from, seen = w->sentence->first_token;
    for (ng_piece piece; ng_pieces_next(&pieces, &piece) && pieces.at < w->sentence->end_token;) {
        for (; seen < pieces.at; seen++) see(w, seen);
        while (grapheme < piece.end) grapheme = ng_utf8_grapheme_end(text, grapheme);
        uint32_t end = without_loose_marks(w->in, w->sentence, piece.end);
        size_t here = by_words ? used + piece.words : used + (end > from ? length_of(w, from, end) : 0);
        if (here > w->room) return;
        used = by_words ? here : used + length_of(w, from, piece.end);
        from = piece.end;
        if (grapheme == piece.end && pieces.at > keep && !is_open(&w->open)) consider(w, pieces.at - 1, end);
    }
}

ng_span ng_cut_ellipsis(const ng_budget *budget)
{
    return budget->ellipsis.ptr ? budget->ellipsis : NG_SPAN("\xe2\x80\xa6");
}

/* The ellipsis' own length: as a word it counts only when it stands apart. */
static size_t ellipsis_length(const ng_budget *budget)
{
    ng_span ellipsis = ng_cut_ellipsis(budget);
    if (budget->unit == NG_LENGTH_CHARACTERS) return ng_fit_measure(ellipsis, budget->count);
    bool glued = ellipsis.len && ellipsis.ptr[0] != ' ';
    return ng_fit_words(ellipsis) - (glued ? 1 : 0);
}

bool ng_cut_fits_ellipsis(const ng_fit_input *in, const ng_sentence *sentence, uint32_t end, const ng_budget *budget)
{
    size_t behind = ellipsis_length(budget);
    if (behind > budget->length || end < sentence->start) return false;
    if (budget->unit != NG_LENGTH_CHARACTERS) return true; /* a word is never cut */
    ng_span text = ng_span_slice(in->lines->text, sentence->start, end);
    return ng_fit_measure(text, budget->count) <= budget->length - behind;
}

static ng_cut choose_cut(const walk *w)
{
    uint32_t start = w->sentence->start, clause = w->clause;
    /* A comma may part the items of a list, and is taken only when it leaves much more. */
    if (!clause || (w->comma > clause && (clause - start) * 2 < w->comma - start)) clause = w->comma;
    if (clause) return (ng_cut){clause, NG_CUT_CLAUSE};
    if (w->word) return (ng_cut){w->word, NG_CUT_WORD};
    return (ng_cut){w->any, w->any ? NG_CUT_ROUGH : NG_CUT_NONE};
}

ng_cut ng_cut_find(const ng_fit_input *in, const ng_sentence *sentence, const ng_budget *budget)
{
    walk w = {.in = in, .sentence = sentence, .budget = budget};
    size_t behind = ellipsis_length(budget);
    if (behind >= budget->length) return (ng_cut){0, NG_CUT_NONE};
    w.room = budget->length - behind;
    w.needs_verb = lists_verbs(in);
    walk_pieces(&w, last_to_keep(in, sentence));
    return choose_cut(&w);
}

/* ---------------------------------------------------------------- when nothing better is to be had */

static uint32_t force_words(const ng_fit_input *in, const ng_sentence *s, size_t room)
{
    ng_pieces pieces = ng_pieces_of(in->tokens, s);
    uint32_t end = s->start;
    size_t words = 0;
    for (ng_piece p; ng_pieces_next(&pieces, &p) && (words += p.words) <= room;) end = p.end;
    return end;
}

/* Where the characters that fit end. A link weighs more than its characters when it is short: then half of them is tried. */
static uint32_t force_characters(const ng_fit_input *in, const ng_sentence *s, ng_count count, size_t room)
{
    ng_span text = ng_span_slice(in->lines->text, s->start, s->end);
    size_t end = 0;
    for (size_t next, used = 0; end < text.len; end = next) {
        next = ng_utf8_grapheme_end(text, end);
        used += ng_fit_measure(ng_span_slice(text, end, next), count);
        if (used > room) break;
    }
    bool fits = ng_fit_measure(ng_span_slice(text, 0, end), count) <= room;
    return fits || room == 0 ? s->start + (uint32_t)end : force_characters(in, s, count, room / 2);
}

static uint32_t whole_pieces(const ng_fit_input *in, const ng_sentence *s, uint32_t reached)
{
    ng_pieces pieces = ng_pieces_of(in->tokens, s);
    uint32_t end = s->start;
    for (ng_piece p; ng_pieces_next(&pieces, &p) && p.end <= reached;) end = p.end;
    return end > s->start ? end : reached;
}

/* The end of the longest run of pieces, else of characters, within the budget. */
ng_cut ng_cut_force(const ng_fit_input *in, const ng_sentence *sentence, const ng_budget *budget)
{
    size_t behind = ellipsis_length(budget);
    size_t room = budget->length > behind ? budget->length - behind : budget->length; /* a single character stands without one */
    uint32_t end = budget->unit == NG_LENGTH_CHARACTERS
                       ? whole_pieces(in, sentence, force_characters(in, sentence, budget->count, room))
                       : force_words(in, sentence, room);
    if (end == sentence->start) return (ng_cut){0, NG_CUT_NONE};
    return (ng_cut){without_loose_marks(in, sentence, end), NG_CUT_FORCED};
}

/* ---------------------------------------------------------------- whole sentences */

/* Whether it ends with a full stop or its like, behind which a quotation or a bracket may close. */
static bool is_ended(const ng_fit_input *in, const ng_sentence *s)
{
    static const uint32_t stops[] = {'.', '!', '?', 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x061F, 0x06D4, 0x0964};
    const ng_token *t = in->tokens->items;
    size_t at = s->end_token;
    while (at > s->first_token && (ng_token_is_quote(&t[at - 1]) || is_bracket(&t[at - 1], false)
                                   || ng_token_is_mark(&t[at - 1], 0x2019) || ng_token_is_mark(&t[at - 1], '\''))) {
        at--;
    }
    return at > s->first_token && is_one_of(&t[at - 1], stops, sizeof stops / sizeof stops[0]);
}

/* A word with a small first letter: the rest of a sentence whose beginning is somewhere else. */
static bool begins_small(const ng_token *token)
{
    return token->kind == NG_TOKEN_WORD && !(token->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED | NG_TOKEN_CAMEL));
}

/* "He said", and "Two years ago we did", before any name: somebody was named in another sentence. */
static bool leans(const ng_fit_input *in, const ng_sentence *s)
{
    for (size_t i = s->first_token; i < s->end_token && i < s->first_token + LEAN_TOKENS; i++) {
        bool first = i == s->first_token;
        if (!first && (in->tokens->items[i].flags & NG_TOKEN_CAPITAL)) return false;
        if (value_of(in, i) & (first ? NG_CUT_WORD_LEANS : NG_CUT_WORD_PRONOUN)) return true;
    }
    return false;
}

bool ng_cut_is_whole(const ng_fit_input *in, const ng_sentence *sentence)
{
    const ng_token *t = in->tokens->items;
    openings open = {0};
    unsigned held = 0;
    size_t first = sentence->first_token, small = 0;
    for (size_t i = first; i < sentence->end_token; i++) {
        open_and_close(&open, &t[i]);
        held |= value_of(in, i);
        small += begins_small(&t[i]) && !is_stop_word(in, &t[i]);
    }
    if (is_open(&open) || open.wrong || first == sentence->end_token || !is_ended(in, sentence)) return false;
    if (lists_verbs(in) && !(held & NG_CUT_WORD_VERB) && small < LEAST_SMALL) return false; /* names and numbers: a list */
    bool quoted = ng_token_is_quote(&t[first]) || ng_token_is_mark(&t[first], 0x2018) || ng_token_is_mark(&t[first], '\'');
    return quoted ? (held & NG_CUT_WORD_SPEECH) != 0 : !begins_small(&t[first]);
}

bool ng_cut_stands_alone(const ng_fit_input *in, const ng_sentence *sentence)
{
    return ng_cut_is_whole(in, sentence) && !leans(in, sentence);
}
