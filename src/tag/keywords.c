/* Keywords: the best candidates, without repetition, in the form that the article uses.
 *
 * Problem: of "air defence", "air defence systems" and "Patriot air defence systems" an editor keeps one.
 * Input:  candidates and their scores.
 * Output: at most [limit] keywords with every place where they stand, short forms too.
 * Cost:   O(n log n) for n candidates: a heap gives them best first until enough are chosen, and each is compared with at
 *         most COMPARED chosen ones.
 * Source: the redundancy rules of the prototype.
 */
#include "tag/candidates.h"
#include "tag/rank.h"
#include "tag/spelling.h"
#include "tag/tag.h"
#include "tag/type.h"
#include "tag/wording.h"

enum {
    COMPARED = 128, /* chosen keywords that a candidate is compared with: keeps a list of 100,000 linear */
    FORMS = 8       /* spellings of one keyword that are counted; the rest are too rare to win */
};

/* A keyword less sure than the first is chaff that only fills up the number asked for; behind options.unsure keywords it must be
 * as sure as the second. Editors stop too: over 128 articles with their tags, by folds, F1@15 of names is 20.7 without the
 * second, 24.6 to 25.4 with .06 to .09. The first few are free of it, because a text without names has few that are sure. */
static const ng_score LEAST_SCORE = 20000, SURE_SCORE = 70000;

/* A log-odd of -4 is a score of .018. Six candidates of seven have less, and need not be sorted. */
static const int64_t HOPELESS = -4 * (int64_t)NG_LAYERS_ONE * NG_LAYERS_UNIT;

/* A longer form of a chosen keyword must be meant twice and this often, unless it is a name. */
static const double EXTENSION_COUNT = 0.5;

typedef struct scored {
    int64_t sum;
    uint32_t candidate;
} scored;

typedef struct chosen {
    uint32_t candidate;
    ng_score score;
    ng_spelling spelling;
} chosen;

/* ------------------------------------------------------------ best first */

/* Ties go to the candidate that was met first. */
static bool is_better(const scored *a, const scored *b)
{
    return a->sum > b->sum || (a->sum == b->sum && a->candidate < b->candidate);
}

static void sink(scored *heap, size_t count, size_t at)
{
    scored moved = heap[at];
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && is_better(&heap[child + 1], &heap[child])) child++;
        if (!is_better(&heap[child], &moved)) break;
        heap[at] = heap[child];
    }
    heap[at] = moved;
}

static scored pop(scored *heap, size_t *count)
{
    scored best = heap[0];
    heap[0] = heap[--*count];
    if (*count) sink(heap, *count, 0);
    return best;
}

static scored *score_all(const ng_ranker *ranker, ng_tag_weights *weights, const ng_table *wording, ng_arena *arena,
                         size_t *count)
{
    const ng_candidates *candidates = ranker->candidates;
    scored *heap = ng_arena_array(arena, candidates->count, sizeof *heap);
    int64_t *more = wording ? ng_wording_sums(ranker, wording, arena) : NULL;
    *count = 0;
    if (!heap || (wording && !more)) return NULL;
    for (uint32_t i = 0; i < candidates->count; i++) {
        if (!ng_tag_is_ranked(&candidates->items[i])) continue;
        int64_t sum = ng_tag_weigh(ranker, weights, &candidates->items[i]) + (more ? more[i] : 0);
        if (sum > HOPELESS) heap[(*count)++] = (scored){sum, i};
    }
    for (size_t i = *count / 2; i-- > 0;) sink(heap, *count, i);
    return heap;
}

/* ------------------------------------------------------------ choosing */

/* Whether the stems of [part] stand in a row in [whole]. */
static bool contains(const ng_tag_units *units, const ng_candidate *whole, const ng_candidate *part)
{
    if (part->length >= whole->length) return false;
    for (uint32_t at = 0; at + part->length <= whole->length; at++)
        if (memcmp(units->stems + whole->first + at, units->stems + part->first, part->length * sizeof *units->stems) == 0)
            return true;
    return false;
}

/* A name that stands once around a whole one is that with what came beside it, "Ann Lee for Mayor"; but a place has many things
 * named after it, "New York Times". */
static bool is_name_with_more(const ng_candidate *candidate, const ng_candidate *kept)
{
    return candidate->count == 1 && kept->count > 1 && kept->names && kept->length > 1 && !kept->place;
}

static bool is_redundant(const ng_tag_units *units, const ng_candidate *candidate, const ng_candidate *kept)
{
    if (contains(units, kept, candidate)) return true;
    if (!contains(units, candidate, kept)) return false;
    if (is_name_with_more(candidate, kept)) return true;
    if (candidate->names * 2 <= candidate->count) {
        bool near = candidate->length - kept->length <= 2;
        return candidate->count == 1 || (near && candidate->count <= EXTENSION_COUNT * kept->count);
    }
    return false;
}

/* Counts a candidate that is another spelling of [kept] with it. */
static void join(ng_candidate *kept, ng_candidate *candidate, uint32_t into)
{
    candidate->merged = into;
    candidate->respelled = true;
    kept->count += candidate->count;
    if (candidate->length <= kept->length) return;
    kept->first = candidate->first; /* "wind farm" shows its parts, "wind-farm" does not */
    kept->length = candidate->length;
}

static bool choose(const ng_ranker *ranker, ng_candidate *items, const scored *next, chosen *list, size_t count)
{
    ng_candidate *candidate = &items[next->candidate];
    chosen *place = &list[count];
    *place = (chosen){.candidate = next->candidate, .score = ng_tag_squash(next->sum)};
    ng_tag_spell(ranker->tokens, ranker->units, candidate->first, candidate->length, &place->spelling);
    size_t compared = count < COMPARED ? count : COMPARED;
    for (size_t i = 0; i < compared; i++) {
        if (ng_tag_spelled_alike(&list[i].spelling, &place->spelling)) {
            join(&items[list[i].candidate], candidate, list[i].candidate);
            return false;
        }
        if (ranker->style == NG_TAG_NAMES && is_redundant(ranker->units, candidate, &items[list[i].candidate])) return false;
    }
    return true;
}

/* ------------------------------------------------------------ forms */

typedef struct form {
    ng_span text;
    uint32_t first;  /* the units where it was met */
    uint32_t weight;
} form;

/* A form counts little in a heading, and a common one little at the start of a sentence: their capitals are not its own. */
static uint32_t form_weight(const ng_ranker *ranker, const ng_phrase *phrase, size_t segment)
{
    if (ranker->words->segments[segment].heading) return 1;
    return !phrase->name && phrase->first == ranker->units->first[segment] ? 2 : 100;
}

static void count_form(const ng_ranker *ranker, const ng_phrase *phrase, size_t segment, form *forms, size_t *count)
{
    ng_span text = ng_tag_phrase_text(ranker->lines, ranker->tokens, ranker->units, phrase);
    size_t i = 0;
    while (i < *count && !ng_span_equal(forms[i].text, text)) i++;
    if (i == FORMS) return;
    if (i == *count) forms[(*count)++] = (form){text, phrase->first, 0};
    forms[i].weight += form_weight(ranker, phrase, segment);
}

/* The most frequent form; of equal ones the shorter: the singular. */
static ng_span best_form(const form *forms, size_t count)
{
    const form *best = &forms[0];
    for (size_t i = 1; i < count; i++)
        if (forms[i].weight > best->weight || (forms[i].weight == best->weight && forms[i].text.len < best->text.len))
            best = &forms[i];
    return best->text;
}

/* ------------------------------------------------------------ output */

static uint32_t resolve(const ng_candidates *candidates, uint32_t id)
{
    while (candidates->items[id].merged != NG_NO_ID) id = candidates->items[id].merged;
    return id;
}

/* Phrases of each chosen candidate in a row: starts[i] .. starts[i + 1] of the result. */
static uint32_t *group_phrases(const ng_candidates *candidates, const chosen *list, size_t count, ng_arena *arena,
                               uint32_t **starts)
{
    uint32_t *rank = ng_arena_array(arena, candidates->count, sizeof *rank);
    uint32_t *first = ng_arena_zeros(arena, count + 2, sizeof *first);
    if (!rank || !first) return NULL;
    memset(rank, 0xFF, candidates->count * sizeof *rank);
    for (uint32_t i = 0; i < count; i++) rank[list[i].candidate] = i;
    for (uint32_t i = 0; i < candidates->count; i++) rank[i] = rank[resolve(candidates, i)];
    for (size_t i = 0; i < candidates->phrase_count; i++) {
        uint32_t at = rank[candidates->phrases[i].candidate];
        if (at != NG_NO_ID) first[at + 2]++;
    }
    for (size_t i = 2; i < count + 2; i++) first[i] += first[i - 1];
    uint32_t *grouped = ng_arena_array(arena, first[count + 1], sizeof *grouped);
    if (!grouped) return NULL;
    for (uint32_t i = 0; i < candidates->phrase_count; i++) {
        uint32_t at = rank[candidates->phrases[i].candidate];
        if (at != NG_NO_ID) grouped[first[at + 1]++] = i;
    }
    *starts = first;
    return grouped;
}

static bool overlap(ng_mention a, ng_mention b)
{
    return a.start < b.end && b.start < a.end;
}

/* Phrases come almost in order of their starts: only a name that follows its title comes before a phrase in front of it. Two
 * phrases that were merged may hold the same words ("Suth Hallora" in "le Suth Hallora"): that is one mention, the longer. */
static void add_mention(ng_mention *mentions, size_t *count, ng_mention mention)
{
    size_t at = *count;
    while (at > 0 && mentions[at - 1].start > mention.start) at--;
    for (size_t near = at ? at - 1 : 0; near < *count && near <= at; near++) {
        if (!overlap(mentions[near], mention)) continue;
        if (mention.end - mention.start > mentions[near].end - mentions[near].start) mentions[near] = mention;
        return;
    }
    for (size_t i = (*count)++; i > at; i--) mentions[i] = mentions[i - 1];
    mentions[at] = mention;
}

static bool fill_keyword(const ng_ranker *ranker, const chosen *choice, const uint32_t *phrases, size_t count,
                         ng_arena *arena, ng_keyword *out)
{
    const ng_candidate *candidate = &ranker->candidates->items[choice->candidate];
    form forms[FORMS];
    size_t form_count = 0;
    ng_mention *mentions = ng_arena_array(arena, count, sizeof *mentions);
    if (!mentions) return false;
    *out = (ng_keyword){
        .type = ng_tag_type(ranker, candidate), .score = choice->score, .count = candidate->count, .mentions = mentions};
    for (size_t i = 0; i < count; i++) {
        const ng_phrase *phrase = &ranker->candidates->phrases[phrases[i]];
        size_t segment = ng_tag_segment_of(ranker->units, ranker->words, phrase->first);
        if (phrase->candidate == choice->candidate || ranker->candidates->items[phrase->candidate].respelled)
            count_form(ranker, phrase, segment, forms, &form_count);
        if (ranker->words->segments[segment].apart) continue;
        ng_span text = ng_tag_phrase_text(ranker->lines, ranker->tokens, ranker->units, phrase);
        uint32_t start = (uint32_t)(text.ptr - ranker->lines->text.ptr);
        add_mention(mentions, &out->mention_count, (ng_mention){start, start + (uint32_t)text.len});
    }
    out->text = candidate->shown.len ? candidate->shown : best_form(forms, form_count);
    return true;
}

/* Whether one more keyword may stand behind [count] whose scores add up to [sum]: it is sure enough, and where it is known how
 * many keyphrases such a text has, the list is the better for it, as in ng_tag_count_worth(). */
static bool may_follow(const ng_tag_options *options, const ng_tag_weights *weights, ng_score score, size_t count, double sum)
{
    if (score < (count < options->unsure ? LEAST_SCORE : SURE_SCORE)) return false;
    return weights->expected <= 0 || (double)score * ((double)count + weights->expected) >= sum;
}

static bool make_keywords(const ng_ranker *ranker, ng_candidate *items, const ng_tag_options *options, ng_arena *arena,
                          ng_keywords *out)
{
    size_t left, count = 0;
    ng_tag_weights weights;
    ng_tag_weights_make(ranker, options->model, &weights);
    scored *heap = score_all(ranker, &weights, options->wording, arena, &left);
    size_t limit = options->limit < left ? options->limit : left;
    chosen *list = ng_arena_array(arena, limit + 1, sizeof *list);
    ng_keyword *keywords = ng_arena_array(arena, limit, sizeof *keywords);
    if (!heap || !list || !keywords) return false;
    double sum = 0;
    while (left && count < limit && may_follow(options, &weights, ng_tag_squash(heap[0].sum), count, sum)) {
        scored next = pop(heap, &left);
        if (choose(ranker, items, &next, list, count)) sum += (double)list[count++].score;
    }
    uint32_t *starts, *phrases = group_phrases(ranker->candidates, list, count, arena, &starts);
    if (!phrases) return false;
    for (size_t i = 0; i < count; i++)
        if (!fill_keyword(ranker, &list[i], phrases + starts[i], starts[i + 1] - starts[i], arena, &keywords[i])) return false;
    *out = (ng_keywords){keywords, count};
    return true;
}

ng_status ng_tag_keywords(const ng_lines *lines, const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                          const ng_terms *terms, const ng_language *language, const ng_tag_options *options, ng_arena *arena,
                          ng_keywords *out, ng_error *error)
{
    ng_ranker ranker;
    *out = (ng_keywords){NULL, 0};
    if (options->limit == 0) return NG_OK; /* nobody asks for any: a summary alone takes a fifth less */
    if (!ng_tag_ranker_make(lines, tokens, meta, sentences, terms, language, options->style, arena, &ranker)
        || (options->denied && !ng_tag_deny(lines, tokens, ranker.units, options->denied, arena, ranker.candidates))
        || !make_keywords(&ranker, ranker.candidates->items, options, arena, out)) return ng_fail_memory(error);
    return NG_OK;
}
