/* Choosing sentences under a length.
 *
 * Sentences are taken best first. A sentence whose text was taken already is passed over; under a budget so is one that no
 * longer fits, and the next one gets its chance. Only when no whole sentence fits is one cut, and then the best one.
 */
#include "fit/fit.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/number.h"
#include "wrap/utf8.h"

static ng_span sentence_text(const ng_lines *lines, const ng_sentence *s)
{
    return ng_span_slice(lines->text, s->start, s->end);
}

/* White-space separated words, as wc -w counts them: white space inside a sentence is single spaces. */
static size_t count_words(ng_span text)
{
    size_t words = 1;
    for (size_t i = 0; i < text.len; i++) words += text.ptr[i] == ' ';
    return words;
}

/* What a sentence costs in the unit of the budget. Behind the first one, characters pay for the space between. */
static size_t cost_of(ng_span text, ng_length_unit unit, bool first)
{
    if (unit == NG_LENGTH_CHARACTERS) return ng_utf8_graphemes(text) + (first ? 0 : 1);
    return count_words(text);
}

static size_t budget_of(const ng_lines *lines, const ng_sentences *sentences, const ng_fit_options *options)
{
    if (options->unit == NG_LENGTH_SENTENCES) return SIZE_MAX;
    if (options->unit != NG_LENGTH_RATIO) return options->length;
    uint64_t words = 0;
    for (size_t i = 0; i < sentences->count; i++) words += count_words(sentence_text(lines, &sentences->items[i]));
    return (size_t)(words * options->length / NG_SCORE_ONE);
}

static int compare_ids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The end of the longest piece of [text] within [length] words. */
static size_t cut_at_words(ng_span text, size_t length)
{
    size_t words = 1;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == ' ' && words++ == length) return i;
    }
    return text.len;
}

/* The end of the longest piece of whole words within [length] graphemes, one of them kept for the ellipsis; within the only
 * word when it is longer than that. */
static size_t cut_at_graphemes(ng_span text, size_t length)
{
    size_t at = 0, space = 0;
    size_t most = length > 1 ? length - 1 : 1; /* the ellipsis counts; a single character stands without one */
    for (size_t n = 0; n < most && at < text.len; n++) {
        at = ng_utf8_grapheme_end(text, at);
        if (at < text.len && text.ptr[at] == ' ') space = at;
    }
    return space ? space : at;
}

/* Marks that make no sense before an ellipsis. */
static size_t drop_marks(ng_span text, size_t end)
{
    while (end > 1 && strchr(" ,;:-", text.ptr[end - 1])) end--;
    return end;
}

static uint32_t cut_position(const ng_lines *lines, const ng_sentence *s, const ng_fit_options *options)
{
    ng_span text = sentence_text(lines, s);
    size_t end = options->unit == NG_LENGTH_CHARACTERS ? cut_at_graphemes(text, options->length)
                                                       : cut_at_words(text, options->length);
    return s->start + (uint32_t)drop_marks(text, end);
}

/* Takes sentences best first until the count or the budget is used up; returns how many. */
static size_t take(const ng_lines *lines, const ng_sentences *sentences, const ng_scores *scores,
                   const ng_fit_options *options, size_t budget, ng_interner *taken, uint32_t *chosen, bool *no_memory)
{
    size_t most = options->unit == NG_LENGTH_SENTENCES ? options->length : SIZE_MAX;
    size_t count = 0, used = 0;
    for (size_t i = 0; i < scores->count && count < most; i++) {
        ng_span text = sentence_text(lines, &sentences->items[scores->order[i]]);
        size_t cost = budget == SIZE_MAX ? 0 : cost_of(text, options->unit, count == 0);
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

ng_status ng_fit_choose(const ng_lines *lines, const ng_sentences *sentences, const ng_scores *scores,
                        const ng_fit_options *options, ng_arena *arena, ng_choice *out, ng_error *error)
{
    ng_interner taken;
    bool no_memory = false;
    uint32_t *chosen = ng_arena_array(arena, sentences->count, sizeof *chosen);
    *out = (ng_choice){.sentences = chosen};
    size_t expected = options->unit == NG_LENGTH_SENTENCES && options->length < sentences->count ? options->length
                                                                                              : sentences->count;
    if (!chosen || !ng_interner_init(&taken, arena, expected)) return ng_fail_memory(error);
    size_t budget = budget_of(lines, sentences, options);
    out->count = take(lines, sentences, scores, options, budget, &taken, chosen, &no_memory);
    if (no_memory) return ng_fail_memory(error);
    if (out->count == 0 && sentences->count) {
        chosen[0] = scores->order[0];
        out->count = 1;
        /* A share of the words is a wish, not the size of a box: there the best sentence stays whole. */
        if (options->unit != NG_LENGTH_RATIO) out->cut = cut_position(lines, &sentences->items[chosen[0]], options);
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
