/* Choosing sentences under a length.
 *
 * Sentences are taken best first. A sentence whose text was taken already is passed over; under a budget so is one that no
 * longer fits, and the next one gets its chance. Only when no whole sentence fits is one cut, and then the best one.
 */
#include "fit/fit.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/number.h"
#include "fit/pieces.h"
#include "wrap/utf8.h"

static ng_span sentence_text(const ng_lines *lines, const ng_sentence *s)
{
    return ng_span_slice(lines->text, s->start, s->end);
}

/* What the choice is made from. */
typedef struct source {
    const ng_lines *lines;
    const ng_tokens *tokens;
    const ng_sentences *sentences;
    const ng_fit_options *options;
} source;

/* Words of a sentence as a limit counts them; white space inside one is single spaces. */
static size_t count_words(const source *from, const ng_sentence *s)
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

/* What a sentence costs in the unit of the budget. Behind the first one, characters pay for the space between. */
static size_t cost_of(const source *from, const ng_sentence *s, bool first)
{
    if (from->options->unit != NG_LENGTH_CHARACTERS) return count_words(from, s);
    return ng_utf8_graphemes(sentence_text(from->lines, s)) + (first ? 0 : 1);
}

static size_t budget_of(const source *from)
{
    if (from->options->unit == NG_LENGTH_SENTENCES) return SIZE_MAX;
    if (from->options->unit != NG_LENGTH_RATIO) return from->options->length;
    uint64_t words = 0;
    for (size_t i = 0; i < from->sentences->count; i++) words += count_words(from, &from->sentences->items[i]);
    return (size_t)(words * from->options->length / NG_SCORE_ONE);
}

static int compare_ids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The end of the longest run of pieces within [length] words. */
static uint32_t cut_at_words(const source *from, const ng_sentence *s)
{
    ng_pieces pieces = ng_pieces_of(from->tokens, s);
    uint32_t end = s->start;
    size_t words = 0;
    for (ng_piece piece; ng_pieces_next(&pieces, &piece) && words + piece.words <= from->options->length;) {
        words += piece.words;
        end = piece.end;
    }
    return end;
}

/* The end of the longest run of pieces within [length] graphemes, one of them kept for the ellipsis; within the first piece
 * when that is longer. */
static uint32_t cut_at_graphemes(const source *from, const ng_sentence *s)
{
    ng_span text = sentence_text(from->lines, s);
    ng_pieces pieces = ng_pieces_of(from->tokens, s);
    size_t length = from->options->length, at = 0;
    size_t most = length > 1 ? length - 1 : 1; /* the ellipsis counts; a single character stands without one */
    for (size_t n = 0; n < most && at < text.len; n++) at = ng_utf8_grapheme_end(text, at);
    uint32_t reached = s->start + (uint32_t)at, end = s->start;
    for (ng_piece piece; ng_pieces_next(&pieces, &piece) && piece.end <= reached;) end = piece.end;
    return end > s->start ? end : reached;
}

/* Marks that make no sense before an ellipsis. */
static const char *const LOOSE_MARKS[] = {" ", ",", ";", ":", "-", "\xe3\x80\x81" /* 、 */, "\xef\xbc\x8c" /* ， */,
    "\xef\xbc\x9b" /* ； */, "\xef\xbc\x9a" /* ： */, "\xe3\x80\x8c" /* 「 */, "\xe3\x80\x8e" /* 『 */,
    "\xe3\x80\x8a" /* 《 */, "\xef\xbc\x88" /* （ */, "\xd8\x8c" /* ، */, "\xd8\x9b" /* ؛ */};

/* How many bytes of [text] are a loose mark at its end. */
static size_t loose_mark(ng_span text)
{
    for (size_t i = 0; i < sizeof LOOSE_MARKS / sizeof LOOSE_MARKS[0]; i++) {
        ng_span mark = ng_span_cstr(LOOSE_MARKS[i]);
        if (text.len > mark.len && ng_span_ends(text, mark)) return mark.len;
    }
    return 0;
}

static uint32_t cut_position(const source *from, const ng_sentence *s)
{
    uint32_t end = from->options->unit == NG_LENGTH_CHARACTERS ? cut_at_graphemes(from, s) : cut_at_words(from, s);
    ng_span text = ng_span_slice(from->lines->text, s->start, end);
    for (size_t mark; (mark = loose_mark(text)) > 0;) text.len -= mark;
    return s->start + (uint32_t)text.len;
}

/* Takes sentences best first until the count or the budget is used up; returns how many. */
static size_t take(const source *from, const ng_scores *scores, size_t budget, ng_interner *taken, uint32_t *chosen,
                   bool *no_memory)
{
    size_t most = from->options->unit == NG_LENGTH_SENTENCES ? from->options->length : SIZE_MAX;
    size_t count = 0, used = 0;
    for (size_t i = 0; i < scores->count && count < most; i++) {
        const ng_sentence *sentence = &from->sentences->items[scores->order[i]];
        ng_span text = sentence_text(from->lines, sentence);
        size_t cost = budget == SIZE_MAX ? 0 : cost_of(from, sentence, count == 0);
        bool added;
        if (cost > budget - used) continue;
        if (ng_interner_add(taken, text, ng_hash(text), &added) == NG_NO_ID) {
            *no_memory = true;
            return 0;
        }
        if (!added) continue;
        used += cost;
        chosen[count++] = scores->order[i];
    }
    return count;
}

ng_status ng_fit_choose(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences,
                        const ng_scores *scores, const ng_fit_options *options, ng_arena *arena, ng_choice *out,
                        ng_error *error)
{
    const source from = {lines, tokens, sentences, options};
    ng_interner taken;
    bool no_memory = false;
    uint32_t *chosen = ng_arena_array(arena, sentences->count, sizeof *chosen);
    *out = (ng_choice){.sentences = chosen};
    size_t expected = options->unit == NG_LENGTH_SENTENCES && options->length < sentences->count ? options->length
                                                                                              : sentences->count;
    if (!chosen || !ng_interner_init(&taken, arena, expected)) return ng_fail_memory(error);
    size_t budget = budget_of(&from);
    out->count = take(&from, scores, budget, &taken, chosen, &no_memory);
    if (no_memory) return ng_fail_memory(error);
    if (out->count == 0 && sentences->count) {
        chosen[0] = scores->order[0];
        out->count = 1;
        /* A share of the words is a wish, not the size of a box: there the best sentence stays whole. */
        if (options->unit != NG_LENGTH_RATIO) out->cut = cut_position(&from, &sentences->items[chosen[0]]);
        out->ellipsis = out->cut && (options->unit == NG_LENGTH_WORDS || options->length > 1);
    }
    if (!options->by_rank) qsort(chosen, out->count, sizeof *chosen, compare_ids);
    return NG_OK;
}

ng_status ng_fit_summary(const ng_lines *lines, const ng_sentences *sentences, const ng_choice *choice, ng_arena *arena,
                         ng_span *out, ng_error *error)
{
    static const char ellipsis[] = "\xe2\x80\xa6";
    size_t length = sizeof ellipsis;
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
    if (choice->ellipsis) {
        memcpy(text + at, ellipsis, sizeof ellipsis - 1);
        at += sizeof ellipsis - 1;
    }
    text[at] = '\0';
    *out = ng_span_make(text, at);
    return NG_OK;
}
