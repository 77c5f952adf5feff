/* What the words in a phrase and around it say of it.
 *
 * Problem: classes of words tell a noun phrase, but not that "different methods" is never a keyphrase and
 * "the ... method" often is.
 * Input:  candidates, a table of words with a weight for each place where one may stand.
 * Output: a number for each candidate.
 * Cost:   O(words of the text + phrases): a row is looked up and read once for each distinct word.
 * Source: a logistic model on words at the edges of a phrase, as taggers of named entities have it (Ratinov & Roth 2009, "Design
 * challenges and misconceptions in named entity recognition"), learned by nutgraf-train tags --phrases.
 */
#include "tag/wording.h"

#include "wrap/utf8.h"

typedef struct weights {
    bool known; /* the row was looked up */
    int16_t at[NG_WORDING_PLACES];
} weights;

typedef struct wording {
    const ng_ranker *ranker;
    const ng_table *table;
    weights *of_stem; /* [terms.stem_count] */
    weights of_class[NG_CLASS_NAME + 1]; /* that of breaks: the edge of a sentence */
} wording;

/* ------------------------------------------------------------ keys */

ng_span ng_wording_word(const ng_ranker *ranker, uint32_t at)
{
    uint32_t stem = ranker->units->stems[at];
    return stem == NG_NO_ID ? NG_SPAN("") : ranker->terms->stems[stem];
}

/* A comment begins with "#" in a table, so that none of its keys does. */
static ng_span mark_key(const ng_token *token, char *mark)
{
    if (token->word == '#') return NG_SPAN("");
    return ng_span_make(mark, ng_utf8_encode(token->word, mark));
}

static ng_span class_key(uint8_t class)
{
    static const char *const KEYS[] = {
        [NG_CLASS_BREAK] = "@edge", [NG_CLASS_STOP] = "", [NG_CLASS_CALENDAR] = "@calendar", [NG_CLASS_NUMBER] = "@number",
        [NG_CLASS_VERB] = "@verb", [NG_CLASS_ADVERB] = "@adverb", [NG_CLASS_PARTICIPLE] = "@participle",
        [NG_CLASS_ADJECTIVE] = "@adjective", [NG_CLASS_NOUN] = "@noun", [NG_CLASS_NAME] = "@name"};
    return ng_span_cstr(KEYS[class]);
}

/* The unit that stands before a phrase or behind it; NG_NO_ID where its sentence ends, or its script. */
static uint32_t unit_beside(const ng_ranker *ranker, const ng_phrase *phrase, ng_wording_place place)
{
    size_t segment = ng_tag_segment_of(ranker->units, ranker->words, phrase->first);
    uint32_t at = place == NG_WORDING_BEFORE ? phrase->first - 1 : phrase->first + phrase->length;
    if (place == NG_WORDING_BEFORE && phrase->first == ranker->units->first[segment]) return NG_NO_ID;
    if (at >= ranker->units->first[segment + 1]) return NG_NO_ID;
    return ng_unit_is(&ranker->units->items[at], NG_UNIT_UNSPACED) ? NG_NO_ID : at;
}

ng_span ng_wording_beside(const ng_ranker *ranker, const ng_phrase *phrase, ng_wording_place place, char *mark)
{
    uint32_t at = unit_beside(ranker, phrase, place);
    if (at == NG_NO_ID) return class_key(NG_CLASS_BREAK);
    const ng_unit *unit = &ranker->units->items[at];
    if (unit->class == NG_CLASS_STOP) return ng_wording_word(ranker, at);
    if (unit->class == NG_CLASS_BREAK) return mark_key(&ranker->tokens->items[unit->token], mark);
    return class_key(unit->class);
}

/* ------------------------------------------------------------ weights */

/* The numbers of a row, "-12 0 3 0 40"; what is missing or none counts nothing. */
static void read_row(ng_span rest, int16_t *out)
{
    for (size_t i = 0; i < NG_WORDING_PLACES; i++) {
        ng_span number = ng_span_cut(&rest, ' ');
        bool minus = number.len && number.ptr[0] == '-';
        int32_t value = 0;
        for (size_t k = minus; k < number.len && value <= NG_WORDING_MOST; k++) {
            if (number.ptr[k] < '0' || number.ptr[k] > '9') break;
            value = value * 10 + (number.ptr[k] - '0');
        }
        if (value > NG_WORDING_MOST) value = NG_WORDING_MOST;
        out[i] = (int16_t)(minus ? -value : value);
    }
}

static void look_up(const wording *w, ng_span key, weights *out)
{
    const ng_row *row = ng_table_get(w->table, key);
    *out = (weights){.known = true};
    if (row) read_row(ng_row_rest(w->table, row), out->at);
}

static int32_t weigh_word(const wording *w, uint32_t at, ng_wording_place place)
{
    uint32_t stem = w->ranker->units->stems[at];
    if (stem == NG_NO_ID) return 0;
    if (!w->of_stem[stem].known) look_up(w, w->ranker->terms->stems[stem], &w->of_stem[stem]);
    return w->of_stem[stem].at[place];
}

static int32_t weigh_beside(wording *w, const ng_phrase *phrase, ng_wording_place place)
{
    uint32_t at = unit_beside(w->ranker, phrase, place);
    const ng_unit *unit = at == NG_NO_ID ? NULL : &w->ranker->units->items[at];
    uint8_t class = unit ? unit->class : NG_CLASS_BREAK;
    if (class == NG_CLASS_STOP) return weigh_word(w, at, place);
    if (unit && class == NG_CLASS_BREAK) {
        char mark[NG_WORDING_MARK_ROOM];
        weights found;
        look_up(w, mark_key(&w->ranker->tokens->items[unit->token], mark), &found);
        return found.at[place];
    }
    if (!w->of_class[class].known) look_up(w, class_key(class), &w->of_class[class]);
    return w->of_class[class].at[place];
}

static int64_t weigh_words(const wording *w, const ng_candidate *candidate)
{
    uint32_t last = candidate->first + candidate->length - 1;
    int64_t sum = weigh_word(w, candidate->first, NG_WORDING_HEAD) + weigh_word(w, last, NG_WORDING_TAIL);
    for (uint32_t i = candidate->first + 1; i < last; i++) sum += weigh_word(w, i, NG_WORDING_INNER);
    return sum;
}

int64_t *ng_wording_sums(const ng_ranker *ranker, const ng_table *table, ng_arena *arena)
{
    static const int64_t SCALE = (int64_t)NG_LAYERS_ONE * NG_LAYERS_UNIT / NG_WORDING_UNIT;
    const ng_candidates *candidates = ranker->candidates;
    wording w = {.ranker = ranker, .table = table};
    w.of_stem = ng_arena_zeros(arena, ranker->terms->stem_count, sizeof *w.of_stem);
    int64_t *sums = ng_arena_zeros(arena, candidates->count, sizeof *sums);
    if (!w.of_stem) return NULL;
    if (!sums || table->count == 0) return sums;
    for (size_t i = 0; i < candidates->phrase_count; i++) {
        const ng_phrase *phrase = &candidates->phrases[i];
        sums[phrase->candidate] += weigh_beside(&w, phrase, NG_WORDING_BEFORE) + weigh_beside(&w, phrase, NG_WORDING_BEHIND);
    }
    for (size_t i = 0; i < candidates->count; i++) {
        const ng_candidate *candidate = &candidates->items[i];
        sums[i] = sums[i] * SCALE / candidate->count + weigh_words(&w, candidate) * SCALE;
    }
    return sums;
}
