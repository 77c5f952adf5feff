/* Choosing sentences under a length.
 *
 * Sentences are taken best first. A sentence that repeats what was taken is passed over, and comes in again only when there is
 * room left at the end; the same text never comes twice. Under a budget, one that no longer fits makes room for the next.
 * Only when no whole sentence fits is one cut, and then the best one.
 */
#include "fit/fit.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/number.h"
#include "fit/cut.h"
#include "fit/measure.h"
#include "fit/pieces.h"

enum {
    TRIGRAM = 3,
    CUT_TRIES = 3 /* the best sentences that are asked for a good place to cut before the best one is cut at a bad one */
};

/* Share of a sentence's terms that may be known at --redundancy 1. Of .5, .6 and none on top of the trigrams, .6 was best on
 * CNN/DM (+0.12 ROUGE-1) and inshorts, and cost 0.5 on BBC extracts. */
static const double MOST_KNOWN = 0.6;

static ng_span sentence_text(const ng_lines *lines, const ng_sentence *s)
{
    return ng_span_slice(lines->text, s->start, s->end);
}

/* Words of a sentence as a limit counts them; white space inside one is single spaces. */
static size_t count_words(const ng_fit_input *from, const ng_sentence *s)
{
    size_t words = 0;
    if (from->tokens->unspaced == 0) {
        for (size_t i = s->start; i < s->end; i++) words += from->lines->text.ptr[i] == ' ';
        return words + 1;
    }
    ng_pieces pieces = ng_pieces_of(from->tokens, s);
    for (ng_piece piece; ng_pieces_next(&pieces, &piece);) words += piece.words;
    return words ? words : 1;
}

size_t ng_fit_cost(const ng_fit_input *from, const ng_sentence *s, const ng_budget *budget, bool first)
{
    if (budget->unit != NG_LENGTH_CHARACTERS) return count_words(from, s);
    return ng_fit_measure(sentence_text(from->lines, s), budget->count) + (first ? 0 : 1);
}

static size_t budget_of(const ng_fit_input *from, const ng_budget *budget)
{
    if (budget->unit == NG_LENGTH_SENTENCES) return SIZE_MAX;
    if (budget->unit != NG_LENGTH_RATIO) return budget->length;
    uint64_t words = 0;
    for (size_t i = 0; i < from->sentences->count; i++) words += count_words(from, &from->sentences->items[i]);
    return (size_t)(words * budget->length / NG_SCORE_ONE);
}

static int compare_ids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* ---------------------------------------------------------------- the choice */

typedef struct chooser {
    const ng_fit_input *in;
    const ng_fit_options *options;
    size_t most;        /* sentences */
    size_t budget;      /* SIZE_MAX: no limit but their number */
    size_t used;
    ng_interner texts;    /* of what was taken */
    ng_interner trigrams; /* its content stems, three in a row */
    bool *known;          /* [stems] a sentence that was taken holds it */
    uint32_t *chosen;
    size_t count;
    bool *taken;          /* [sentences] it, or one with the same text */
    uint32_t *awaited_by; /* [sentences] the better one that leans on it and waits until it is taken; NG_NO_ID: none */
    bool no_memory;
} chooser;

static bool is_full(const chooser *c)
{
    return c->count >= c->most || c->no_memory;
}

/* The trigram of content stems that begins at [at]: its bytes are its key. */
static ng_span trigram(const ng_terms *terms, uint32_t at)
{
    return ng_span_make((const char *)&terms->content[at], TRIGRAM * sizeof *terms->content);
}

/* Captions and pull quotes say again, in other words around it, what the text said; three content words in a row tell
 * ("trigram blocking": Paulus, Xiong & Socher, "A Deep Reinforced Model for Abstractive Summarization", ICLR 2018). */
static double known_trigrams(const chooser *c, uint32_t i)
{
    const ng_terms *terms = c->in->terms;
    size_t all = 0, known = 0;
    for (uint32_t at = terms->content_first[i]; at + TRIGRAM <= terms->content_first[i + 1]; at++, all++) {
        ng_span key = trigram(terms, at);
        known += ng_interner_find(&c->trigrams, key, ng_hash(key)) != NG_NO_ID;
    }
    return all ? (double)known / (double)all : 0;
}

static double known_terms(const chooser *c, uint32_t i)
{
    const ng_terms *terms = c->in->terms;
    size_t all = terms->first[i + 1] - terms->first[i], known = 0;
    for (uint32_t at = terms->first[i]; at < terms->first[i + 1]; at++) known += c->known[terms->items[at]];
    return all ? (double)known / (double)all : 0;
}

static bool is_repetition(const chooser *c, uint32_t i)
{
    double limit = c->options->redundancy;
    if (!(limit > 0) || c->count == 0) return false;
    return known_trigrams(c, i) > 1 - limit || known_terms(c, i) >= 1 - (1 - MOST_KNOWN) * limit;
}

static void remember(chooser *c, uint32_t i)
{
    const ng_terms *terms = c->in->terms;
    for (uint32_t at = terms->first[i]; at < terms->first[i + 1]; at++) c->known[terms->items[at]] = true;
    for (uint32_t at = terms->content_first[i]; at + TRIGRAM <= terms->content_first[i + 1]; at++) {
        ng_span key = trigram(terms, at);
        bool added;
        if (ng_interner_add(&c->trigrams, key, ng_hash(key), &added) == NG_NO_ID) c->no_memory = true;
    }
}

/* Takes sentence [i] when it fits and nothing like it was taken. */
static void take(chooser *c, uint32_t i)
{
    const ng_sentence *sentence = &c->in->sentences->items[i];
    ng_span text = sentence_text(c->in->lines, sentence);
    size_t cost = c->budget == SIZE_MAX ? 0 : ng_fit_cost(c->in, sentence, &c->options->budget, c->count == 0);
    bool added;
    if (cost > c->budget - c->used) return;
    if (ng_interner_add(&c->texts, text, ng_hash(text), &added) == NG_NO_ID) c->no_memory = true;
    if (c->no_memory) return;
    c->taken[i] = true;
    if (!added) return;
    c->used += cost;
    c->chosen[c->count++] = i;
    if (c->options->redundancy > 0) remember(c, i);
}

/* Whether what sentence [i] leans on is not here. A number of sentences is a promise, and what came in for it would be worse:
 * there the ranker alone weighs what a sentence is worth by itself. */
static bool is_orphan(const chooser *c, uint32_t i)
{
    const uint32_t *leans_on = c->in->scores->leans_on;
    return c->budget != SIZE_MAX && leans_on && leans_on[i] != NG_NO_ID && !c->taken[leans_on[i]];
}

/* The best sentence among those that hold most of what must be there; NG_NO_ID when none holds anything of it. */
static uint32_t find_must(const chooser *c)
{
    uint32_t best = NG_NO_ID;
    size_t most = 0;
    for (size_t k = 0; k < c->in->scores->count && most < c->options->must.count; k++) {
        uint32_t i = c->in->scores->order[k];
        size_t held = ng_terms_held(c->in->terms, i, c->options->must);
        if (held <= most) continue;
        most = held;
        best = i;
    }
    return best;
}

/* Takes sentence [i], what waited for it, and so on: each stands behind the one that it waited for. */
static void take_with_waiting(chooser *c, uint32_t i)
{
    take(c, i);
    while (c->taken[i] && c->awaited_by[i] != NG_NO_ID && !is_full(c)) {
        i = c->awaited_by[i];
        take(c, i);
    }
}

/* What must be there, then the best that says something new and leans on nothing that is not here, and what was passed over while
 * there is room. */
static void take_all(chooser *c, uint32_t *passed)
{
    const ng_scores *scores = c->in->scores;
    size_t left = 0;
    uint32_t must = find_must(c);
    if (must != NG_NO_ID) take(c, must);
    for (size_t k = 0; k < scores->count && !is_full(c); k++) {
        uint32_t i = scores->order[k];
        if (is_repetition(c, i)) {
            passed[left++] = i;
        } else if (is_orphan(c, i)) {
            c->awaited_by[scores->leans_on[i]] = i;
            passed[left++] = i;
        } else {
            take_with_waiting(c, i);
        }
    }
    for (size_t k = 0; k < left && !is_full(c); k++) {
        if (c->count == 0 || !is_orphan(c, passed[k])) take_with_waiting(c, passed[k]);
    }
}

/* The sentence to cut, and where: the best of the first ones that has a place for it, or [must] if there is one; by force when
 * none has. */
static ng_cut find_cut(const chooser *c, uint32_t must, uint32_t *sentence)
{
    const ng_budget *budget = &c->options->budget;
    const ng_scores *scores = c->in->scores;
    size_t tries = must != NG_NO_ID ? 1 : scores->count < CUT_TRIES ? scores->count : CUT_TRIES;
    for (ng_cut_kind least = NG_CUT_CLAUSE; least >= NG_CUT_ROUGH; least--) {
        for (size_t k = 0; k < tries; k++) {
            *sentence = must != NG_NO_ID ? must : scores->order[k];
            ng_cut cut = ng_cut_find(c->in, &c->in->sentences->items[*sentence], budget);
            if (cut.kind >= least) return cut;
        }
    }
    *sentence = must != NG_NO_ID ? must : scores->order[0];
    return ng_cut_force(c->in, &c->in->sentences->items[*sentence], budget);
}

/* When nothing fits: what must be there, or else the best. A share of the words is a wish, not the size of a box: there it
 * stays whole. */
static void cut_one(const chooser *c, ng_choice *out)
{
    const ng_budget *budget = &c->options->budget;
    uint32_t must = find_must(c);
    out->count = 1;
    c->chosen[0] = must != NG_NO_ID ? must : c->in->scores->order[0];
    if (budget->unit == NG_LENGTH_RATIO) return;
    ng_cut cut = find_cut(c, must, &c->chosen[0]);
    out->cut = cut.end;
    out->count = cut.kind != NG_CUT_NONE;
    const ng_sentence *sentence = &c->in->sentences->items[c->chosen[0]];
    if (ng_cut_fits_ellipsis(c->in, sentence, cut.end, budget)) out->ellipsis = ng_cut_ellipsis(budget);
}

/* What has a place for each sentence is large in a book. */
static void give_back(chooser *c, const uint32_t *passed, ng_arena *arena)
{
    ng_arena_give_back(arena, passed);
    ng_arena_give_back(arena, c->taken);
    ng_arena_give_back(arena, c->awaited_by);
    ng_arena_give_back(arena, c->known);
    ng_interner_give_back(&c->texts);
    ng_interner_give_back(&c->trigrams);
}

ng_status ng_fit_choose(const ng_fit_input *input, const ng_fit_options *options, ng_arena *arena, ng_choice *out,
                        ng_error *error)
{
    size_t sentences = input->sentences->count;
    bool by_count = options->budget.unit == NG_LENGTH_SENTENCES;
    chooser c = {.in = input, .options = options, .most = by_count ? options->budget.length : SIZE_MAX};
    size_t expected = c.most < sentences ? c.most : sentences;
    uint32_t *passed = ng_arena_array(arena, sentences, sizeof *passed);
    c.chosen = ng_arena_array(arena, sentences, sizeof *c.chosen);
    *out = (ng_choice){.sentences = c.chosen};
    c.taken = ng_arena_zeros(arena, sentences, sizeof *c.taken);
    c.awaited_by = ng_arena_array(arena, sentences, sizeof *c.awaited_by);
    if (!c.taken || !c.awaited_by) return ng_fail_memory(error);
    memset(c.awaited_by, 0xff, sentences * sizeof *c.awaited_by);
    c.known = ng_arena_zeros(arena, input->terms->stem_count, sizeof *c.known);
    if (!passed || !c.chosen || !c.known || !ng_interner_init(&c.texts, arena, expected)) return ng_fail_memory(error);
    if (!ng_interner_init(&c.trigrams, arena, 0)) return ng_fail_memory(error);
    c.budget = budget_of(input, &options->budget);
    take_all(&c, passed);
    if (c.no_memory) return ng_fail_memory(error);
    out->count = c.count;
    if (out->count == 0 && sentences) cut_one(&c, out);
    if (!options->by_rank) qsort(c.chosen, out->count, sizeof *c.chosen, compare_ids);
    give_back(&c, passed, arena);
    return NG_OK;
}

ng_status ng_fit_summary(const ng_lines *lines, const ng_sentences *sentences, const ng_choice *choice, ng_arena *arena,
                         ng_span *out, ng_error *error)
{
    size_t length = choice->ellipsis.len + 1;
    for (size_t i = 0; i < choice->count; i++) {
        const ng_sentence *s = &sentences->items[choice->sentences[i]];
        length += (size_t)(s->end - s->start) + 1;
    }
    char *text = ng_arena_alloc(arena, length);
    if (!text) return ng_fail_memory(error);
    size_t at = 0;
    for (size_t i = 0; i < choice->count; i++) {
        const ng_sentence *s = &sentences->items[choice->sentences[i]];
        uint32_t end = choice->cut ? choice->cut : s->end;
        if (i) text[at++] = ' ';
        memcpy(text + at, lines->text.ptr + s->start, end - s->start);
        at += end - s->start;
    }
    if (choice->ellipsis.len) memcpy(text + at, choice->ellipsis.ptr, choice->ellipsis.len);
    at += choice->ellipsis.len;
    text[at] = '\0';
    *out = ng_span_make(text, at);
    return NG_OK;
}
