/* Where a sentence may be cut.
 *
 * Problem: the first 110 characters of "Smith, who was arrested on Monday, denied the charges" say that Smith is guilty.
 * Input:   a sentence's tokens, the words of models/LANG/cuts.txt, a budget. Output: where it ends.
 * Method:  no cut may leave off a negation, a denial, a condition or a speaker, so it stands behind the last of them and what
 *          belongs to it. Of the places left that fit, the longest clause is best: it ends before a mark or a word that begins a
 *          clause, has a verb of its own, and nothing is open. Where there is none, a word, and better not "the".
 * Cost:    O(bytes): one walk for the last word that must stay, one from place to place.
 * Source:  the cases of Yoast#9549 and pelican#358, and what sub-editors do.
 */
#include "fit/cut.h"

#include "fit/marks.h"
#include "fit/measure.h"
#include "fit/pieces.h"
#include "wrap/utf8.h"

enum {
    LEAST_WORDS = 5,    /* of a clause that says something */
    LEAST_UNKNOWN = 10, /* the same where the language's verbs are not listed */
    SCOPE_WORDS = 4,    /* that belong to a "not" or a "said": "did not go to the", "said Mayor Greta Lindqvist" */
    MOST_LOOSE = 16     /* marks that are taken off an end: a sentence of dots would be walked from each of them */
};

/* ---------------------------------------------------------------- what must stay */

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
    size_t at = s->first_token, words = 0;
    for (size_t i = s->first_token; i < s->end_token; i++) {
        unsigned value = ng_cut_word_of(in, i);
        if (value & NG_CUT_WORD_CONDITION) return s->end_token;
        if (value & (NG_CUT_WORD_KEEP | NG_CUT_WORD_SPEECH)) at = i + 1;
    }
    if (at == s->first_token) return at;
    for (; at + 1 < s->end_token; at++) {
        const ng_token *token = &in->tokens->items[at];
        if (words > 0 && ng_mark_is_clause(token)) return at - 1;
        words += ng_token_is_word(token);
        if (words >= SCOPE_WORDS && !in_one_name(in, at)) return at;
    }
    return s->end_token;
}

/* ---------------------------------------------------------------- the walk */

typedef struct walk {
    const ng_fit_input *in;
    const ng_sentence *sentence;
    const ng_budget *budget;
    size_t room;      /* for text: the budget without the ellipsis */
    ng_openings open;
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
    unsigned value = ng_cut_word_of(w->in, token);
    const ng_token *before = &w->in->tokens->items[token - (token > w->sentence->first_token)];
    bool behind_comma = ng_mark_is_clause(before) || ng_mark_is_dash(before);
    w->words++;
    if ((value & NG_CUT_WORD_ASIDE) && behind_comma) w->aside = true;
    else if ((value & NG_CUT_WORD_VERB) && !w->aside && !ng_openings_left(&w->open)) w->verbs++;
}

static void see(walk *w, size_t token)
{
    const ng_token *t = &w->in->tokens->items[token];
    ng_openings_see(&w->open, t);
    if (ng_token_is_word(t)) see_word(w, token);
    else if (ng_mark_is_clause(t) || ng_mark_is_dash(t)) w->aside = false;
}

/* Marks that make no sense before an ellipsis. */
static const char *const LOOSE_MARKS[] = {" ", ",", ";", ":", "-", ".", "\xe2\x80\x93", "\xe2\x80\x94", "\xe3\x80\x81" /* 、 */,
    "\xef\xbc\x8c" /* ， */, "\xef\xbc\x9b" /* ； */, "\xef\xbc\x9a" /* ： */, "\xe3\x80\x8c" /* 「 */,
    "\xe3\x80\x8e" /* 『 */, "\xe3\x80\x8a" /* 《 */, "\xef\xbc\x88" /* （ */, "\xd8\x8c" /* ، */, "\xd8\x9b" /* ؛ */};

/* No mark ends in a letter or digit of ASCII, as most pieces do. */
static bool may_be_loose(ng_span text)
{
    unsigned char last = text.len ? (unsigned char)text.ptr[text.len - 1] : ' ';
    return last >= 0x80 || ng_utf8_class(last) > NG_CHAR_DIGIT || ng_utf8_class(last) < NG_CHAR_UPPER;
}

static uint32_t without_loose_marks(const ng_fit_input *in, const ng_sentence *s, uint32_t end)
{
    ng_span text = ng_span_slice(in->lines->text, s->start, end);
    size_t left = may_be_loose(text) ? MOST_LOOSE : 0;
    for (size_t i = 0; left > 0 && i < sizeof LOOSE_MARKS / sizeof LOOSE_MARKS[0]; i++) {
        ng_span mark = ng_span_cstr(LOOSE_MARKS[i]);
        if (text.len <= mark.len || !ng_span_ends(text, mark)) continue;
        text.len -= mark.len;
        left--;
        i = (size_t)-1; /* from the first one again: marks stand in any order */
    }
    while (text.len > 1 && text.ptr[text.len - 1] == ' ') text.len--; /* behind the last mark that MOST_LOOSE lets go */
    return s->start + (uint32_t)text.len;
}

/* What [last], the last token of a piece, and the next one make of the place between them. */
static void consider(walk *w, size_t last, uint32_t end)
{
    const ng_token *t = w->in->tokens->items;
    bool mark = ng_mark_is_clause(&t[last]), strong = ng_token_is_mark(&t[last], ';') || ng_mark_is_dash(&t[last + 1]);
    unsigned next = ng_cut_word_of(w->in, last + 1);
    bool opener = next & NG_CUT_WORD_OPENER;
    bool ends = mark && (!w->needs_verb || (next & (NG_CUT_WORD_ASIDE | NG_CUT_WORD_MORE))); /* else it may part a list */
    size_t least = w->needs_verb ? LEAST_WORDS : LEAST_UNKNOWN;
    bool says = !w->aside && (w->verbs > 0 || !w->needs_verb), whole = says && w->words >= least;
    if (whole && (strong || opener)) w->clause = end;
    else if (whole && ends) w->comma = end;
    w->any = end;
    size_t word = mark && last > w->sentence->first_token ? last - 1 : last;
    bool hangs = ng_cut_is_stop_word(w->in, &t[word]) || t[word].kind == NG_TOKEN_NUMBER || in_one_name(w->in, last);
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
        if (grapheme == piece.end && pieces.at > keep && !ng_openings_left(&w->open)) consider(w, pieces.at - 1, end);
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
    w.needs_verb = ng_cut_lists_verbs(in);
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
