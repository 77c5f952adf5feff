/* Finds the phrases of an article: names, and runs of common words between stop words.
 *
 * Problem: "Ukrainian President Volodymyr Zelenskyy" is a country, a title and a person, not one keyword of four words.
 * Input:  units with their classes, tables of titles and places.
 * Output: every phrase with its place, and the distinct ones as candidates with their counts.
 * Cost:   O(units): names of at most 6 words, phrases of at most 4. In a book most phrases stand once; they are counted first, a
 *         byte each, and only those that come often enough cost a candidate's memory.
 * Source: capitalised runs with inner connectors; noun phrases between stop words (Rose et al. 2010, RAKE), cut so that they
 * end in a noun and never cut a name in two.
 */
#include "tag/candidates.h"

#include "base/prefetch.h"
#include "tag/listed.h"
#include "tag/shape.h"

enum {
    LONGEST_NAME = 6,   /* longer runs of capitals are headings, menus or tables */
    LONGEST_PART = 3,   /* words on either side of a connector: "value" of "perfect information" */
    LONGEST_TITLE = 8,  /* words of titles in a row; keeps a text of nothing but titles linear */
    LEAST_REST = 2,     /* words that must remain when a title that begins other names is taken off */
    LONG_TEXT = 50000,  /* units: no article. A phrase of common words must stand once more for each 50,000 of them */
    LEAST_TIMES = 1 << 20,
    TIMES_PER_UNIT = 15, /* over what must be reached: phrases of equal hashes add less than a tenth of that then */
    AHEAD = 16          /* phrases: in about the time of so many the counter of one comes from memory */
};

/* A phrase [first, end). Those of a long text wait for their counters before they are added. */
typedef struct found {
    uint64_t hash;
    uint32_t first;
    uint32_t end;
    uint32_t segment;
    bool name;
    bool whole;
    bool person;
} found;

typedef struct finder {
    const ng_tokens *tokens;
    const ng_tag_words *words;
    const ng_tag_units *units;
    const ng_language *language;
    ng_tag_style style;
    ng_arena *arena;
    ng_interner keys;
    size_t candidate_room;
    size_t phrase_room;
    uint32_t segment;
    uint32_t segment_end; /* units */
    uint8_t *times;       /* [times_mask + 1]: how often a phrase stands in a long text, by its hash; NULL in others */
    size_t times_mask;
    uint8_t least;        /* how often it must stand there */
    size_t expected;      /* phrases that stand so often, names and what is in the title */
    bool counting;        /* the walk that fills [times] */
    found waiting[AHEAD]; /* of a long text: numbers [settled, found), each at its number modulo AHEAD */
    size_t found, settled;
    bool failed;
    ng_candidates *out;
} finder;

static const ng_unit *unit_at(const finder *f, uint32_t i)
{
    return &f->units->items[i];
}

/* ------------------------------------------------------------ adding */

/* Words of [first, end), in names those that say something: "van der" of "Anna van der Linden" does not. */
static uint32_t count_words(const finder *f, uint32_t first, uint32_t end)
{
    uint32_t words = 0;
    if (f->style == NG_TAG_PHRASES) return end - first;
    for (uint32_t i = first; i < end; i++) {
        words += !ng_unit_is(unit_at(f, i), NG_UNIT_CONNECTS) || unit_at(f, i)->class == NG_CLASS_NUMBER;
    }
    return words;
}

static ng_candidate *add_candidate(finder *f, ng_span key, uint64_t hash, uint32_t first, uint32_t end)
{
    bool added;
    uint32_t id = ng_interner_add(&f->keys, key, hash, &added);
    if (id == NG_NO_ID) return NULL;
    if (!added) return &f->out->items[id];
    if (id == NG_MOST_CANDIDATES) return NULL;
    if (f->out->count == f->candidate_room) {
        size_t room = f->candidate_room * 2;
        ng_candidate *items = ng_arena_grow(f->arena, f->out->items, f->out->count, room, sizeof *items);
        if (!items) return NULL;
        f->out->items = items;
        f->candidate_room = room;
    }
    ng_candidate *candidate = &f->out->items[f->out->count++];
    *candidate = (ng_candidate){.first = first, .length = (uint16_t)(end - first), .words = (uint16_t)count_words(f, first, end),
                                .merged = NG_NO_ID, .first_segment = f->segment, .last_segment = NG_NO_ID};
    return candidate;
}

static ng_phrase *new_phrase(finder *f)
{
    if (f->out->phrase_count == f->phrase_room) {
        size_t room = f->phrase_room * 2; /* of a text that is not long: what was expected of a long one is what comes */
        ng_phrase *phrases = ng_arena_grow(f->arena, f->out->phrases, f->out->phrase_count, room, sizeof *phrases);
        if (!phrases) return NULL;
        f->out->phrases = phrases;
        f->phrase_room = room;
    }
    return &f->out->phrases[f->out->phrase_count++];
}

/* Whether a phrase goes on behind [end]. */
static bool goes_on(const finder *f, uint32_t end)
{
    if (end >= f->segment_end || ng_unit_is(unit_at(f, end - 1), NG_UNIT_ENDS)) return false;
    return ng_tag_in_phrase(unit_at(f, end), f->style) && unit_at(f, end)->class != NG_CLASS_NAME;
}

/* Whether a phrase may have begun before [first]. */
static bool comes_on(const finder *f, uint32_t first)
{
    if (first <= f->units->first[f->segment] || ng_unit_is(unit_at(f, first - 1), NG_UNIT_ENDS)) return false;
    return ng_tag_in_phrase(unit_at(f, first - 1), f->style);
}

/* The first walk over a long text: counts a phrase, and how many the second walk will find. */
static void count_phrase(finder *f, uint8_t *times)
{
    if (!times || *times == f->least) {
        f->expected++;
        return;
    }
    ++*times;
    if (*times < f->least) return;
    f->expected += f->least;
    f->candidate_room++;
}

/* Whether a phrase of common words stands too rarely in a long text to be looked at; all do on the first walk. Another phrase
 * with the same hash may let one pass that stands once, which costs its memory and no more. */
static bool is_rare(finder *f, const found *phrase)
{
    if (!f->times) return false;
    bool common = !phrase->name && !f->words->segments[f->segment].title;
    uint8_t *times = common ? &f->times[phrase->hash & f->times_mask] : NULL;
    if (f->counting) count_phrase(f, times);
    return f->counting || (times && *times < f->least);
}

static void count_neighbours(const finder *f, uint32_t first, uint32_t end, ng_candidate *candidate)
{
    const ng_unit *before = first > f->units->first[f->segment] ? unit_at(f, first - 1) : NULL;
    const ng_unit *behind = end < f->segment_end ? unit_at(f, end) : NULL;
    candidate->marks_before += !before || before->class == NG_CLASS_BREAK;
    candidate->marks_behind += !behind || behind->class == NG_CLASS_BREAK;
    candidate->joiners_before += before && ng_unit_is(before, NG_UNIT_JOINS);
    candidate->joiners_behind += behind && ng_unit_is(behind, NG_UNIT_JOINS);
}

/* Of the stems of [first, end), by which phrases are the same. */
static ng_span key_of(const finder *f, uint32_t first, uint32_t end)
{
    return ng_span_make((const char *)(f->units->stems + first), (end - first) * sizeof *f->units->stems);
}

static const ng_row *place_of(const finder *f, const found *p)
{
    bool may_be = f->style == NG_TAG_NAMES && (p->name || (f->language->small_demonyms && p->end - p->first == 1));
    return may_be ? ng_tag_find_place(f->tokens, f->words, f->units, f->language, p->first, p->end, p->name) : NULL;
}

static void take_phrase(finder *f, const found *p)
{
    uint32_t first = p->first, end = p->end;
    if (is_rare(f, p)) return;
    const ng_row *place = place_of(f, p);
    ng_span place_name = place ? ng_row_rest(ng_language_table(f->language, NG_TABLE_PLACES), place) : NG_SPAN("");
    ng_span key = place ? place_name : key_of(f, first, end);
    ng_candidate *candidate = add_candidate(f, key, place ? ng_hash(key) : p->hash, first, end);
    ng_phrase *phrase = candidate ? new_phrase(f) : NULL;
    if (!phrase) {
        f->failed = true;
        return;
    }
    *phrase = (ng_phrase){.first = first,
                          .candidate = (unsigned)(candidate - f->out->items) & (NG_MOST_CANDIDATES - 1U),
                          .length = (end - first) & 63U,
                          .name = p->name};
    if (place) candidate->shown = place_name;
    candidate->place = place != NULL;
    candidate->count++;
    candidate->names += p->name;
    candidate->wholes += p->whole;
    candidate->alone += !goes_on(f, end);
    candidate->begins += !comes_on(f, first);
    if (f->style == NG_TAG_PHRASES) count_neighbours(f, first, end, candidate);
    candidate->persons += p->person;
    candidate->titles += f->words->segments[f->segment].title;
    candidate->headings += f->words->segments[f->segment].heading;
    candidate->short_forms += place && place->value;
    candidate->segments += candidate->last_segment != f->segment;
    candidate->last_segment = f->segment;
}

/* Takes the phrase that waits longest. */
static void settle(finder *f)
{
    const found *p = &f->waiting[f->settled++ % AHEAD];
    uint32_t segment = f->segment, segment_end = f->segment_end;
    f->segment = p->segment;
    f->segment_end = f->units->first[p->segment + 1];
    take_phrase(f, p);
    f->segment = segment;
    f->segment_end = segment_end;
}

/* The counters of a long text fill a megabyte or more, and each phrase has its own somewhere in it: most of the time it would be
 * waited for. */
static void add_phrase(finder *f, uint32_t first, uint32_t end, bool name, bool whole, bool person)
{
    found phrase = {ng_hash(key_of(f, first, end)), first, end, f->segment, name, whole, person};
    if (!f->times) {
        take_phrase(f, &phrase);
        return;
    }
    if (f->found - f->settled == AHEAD) settle(f);
    f->waiting[f->found++ % AHEAD] = phrase;
    ng_prefetch(&f->times[phrase.hash & f->times_mask]);
    if (!f->counting) ng_prefetch(&f->keys.slots[phrase.hash & f->keys.mask]);
}

/* ------------------------------------------------------------ names */

static bool is_joined(const finder *f, uint32_t at, uint32_t end)
{
    return at < end && unit_at(f, at)->class != NG_CLASS_NAME;
}

/* The end of the titles of people that begin at [i]; [i] itself when there are none. "of" and a modifier belong to a title
 * before them: "Secretary of State". *last is the kind of the last title. */
static uint32_t title_end(const finder *f, uint32_t i, uint32_t end, ng_title_kind *last)
{
    uint32_t result = i;
    *last = NG_TITLE_NONE;
    uint32_t most = end - i < LONGEST_TITLE ? end : i + LONGEST_TITLE;
    for (uint32_t j = i; j < most; j++) {
        const ng_unit *unit = unit_at(f, j);
        ng_title_kind kind = (ng_title_kind)unit->title;
        if (kind == NG_TITLE_NONE && ng_unit_is(unit, NG_UNIT_CONNECTS) && result == j && j > i && j + 1 < end
            && unit_at(f, j + 1)->title == NG_TITLE_MODIFIER) {
            result = ++j + 1;
            continue;
        }
        if (kind == NG_TITLE_NONE || kind == NG_TITLE_KEPT) break;
        if (kind == NG_TITLE_MODIFIER) continue;
        *last = kind;
        result = j + 1;
    }
    if (is_joined(f, result, end)) return i;
    return result;
}

/* Whether the titles before [rest] are taken off. */
static bool may_take_off(ng_title_kind last, uint32_t rest, uint32_t end)
{
    if (last == NG_TITLE_NONE) return false;
    return last != NG_TITLE_CAREFUL || end - rest >= LEAST_REST || end == rest;
}

/* Where a person's full name ends: "Ann Lee of Leeds" is a person and a place, "Bank of Leeds" is one name. */
static uint32_t full_name_end(const finder *f, uint32_t first, uint32_t end)
{
    uint32_t at = first;
    while (at < end && !ng_unit_is(unit_at(f, at), NG_UNIT_RELATES)) at++;
    return at < end && at - first >= LEAST_REST ? at : end;
}

static void add_name(finder *f, uint32_t first, uint32_t end, bool person)
{
    if (end > first && f->style == NG_TAG_NAMES && ng_tag_is_furniture(f->tokens, f->words, f->units, f->language, first, end))
        return;
    if (end <= first || end - first > LONGEST_NAME) return;
    if (unit_at(f, first)->class == NG_CLASS_NAME || ng_unit_is(unit_at(f, first), NG_UNIT_PARTICLE)) {
        add_phrase(f, first, end, true, true, person);
    }
}

/* The name that stands between titles, or two when it is a person's and a place follows. */
static void add_names_between(finder *f, uint32_t first, uint32_t end, bool person)
{
    uint32_t rest = person && f->style == NG_TAG_NAMES ? full_name_end(f, first, end) : end;
    add_name(f, first, rest, person);
    while (rest < end && unit_at(f, rest)->class != NG_CLASS_NAME) rest++;
    add_name(f, rest, end, false);
}

/* Cuts a run of names at titles of people: "US President Donald Trump" gives "US" and "Donald Trump". */
static void add_names(finder *f, uint32_t first, uint32_t end)
{
    uint32_t begin = first;
    bool person = false;
    for (uint32_t i = first; i < end;) {
        ng_title_kind last;
        uint32_t rest = unit_at(f, i)->title ? title_end(f, i, end, &last) : i;
        if (rest == i || !may_take_off(last, rest, end) || (i > begin && is_joined(f, i - 1, end))) {
            i++;
            continue;
        }
        add_names_between(f, begin, i, person);
        begin = i = rest;
        person = true;
    }
    add_names_between(f, begin, end, person);
}

/* ------------------------------------------------------------ phrases */

/* All phrases that begin at [first]. */
static void add_phrases(finder *f, const ng_tag_run *run, uint32_t first)
{
    uint32_t most = ng_tag_farthest(run, f->style, first), whole_end = f->style == NG_TAG_NAMES ? run->noun_end : run->end;
    for (uint32_t end = first + 1; end <= most; end++)
        if (ng_tag_is_phrase(f->tokens, f->words, f->units, f->style, run, first, end))
            add_phrase(f, first, end, false, first == run->first && end == whole_end, false);
}

/* Those that begin at [first] and go on over the connector behind the run. */
static void add_joined(finder *f, const ng_tag_run *run, uint32_t first, uint32_t segment_end)
{
    if (run->end - first > LONGEST_PART) return;
    uint32_t second = ng_tag_second_part(f->units, f->style, run->end, segment_end);
    if (second == NG_NO_ID) return;
    ng_tag_run part = ng_tag_run_at(f->units, f->style, second, segment_end);
    uint32_t most = part.end - second < LONGEST_PART ? part.end : second + LONGEST_PART;
    for (uint32_t end = second + 1; end <= most; end++)
        if (ng_tag_is_phrase(f->tokens, f->words, f->units, f->style, run, first, run->end)
            || ng_tag_is_phrase(f->tokens, f->words, f->units, f->style, &part, second, end))
            add_phrase(f, first, end, false, first == run->first && end == part.end, false);
}

static void count_stem(finder *f, uint32_t i, uint32_t *count, uint32_t *first)
{
    uint32_t stem = f->units->stems[i];
    if (stem == NG_NO_ID) return;
    if (count[stem]++ == 0) first[stem] = f->out->words;
}

/* One walk over a segment: at each unit the name that begins there, then the phrases. */
static void find_in_segment(finder *f, uint32_t begin, uint32_t end, uint32_t *count, uint32_t *first)
{
    uint32_t name_end = begin;
    ng_tag_run run = {begin, begin, begin};
    for (uint32_t i = begin; i < end && !f->failed; i++) {
        const ng_unit *unit = unit_at(f, i);
        f->out->words += unit->class != NG_CLASS_BREAK;
        if (unit->class == NG_CLASS_NAME && i >= name_end) {
            uint32_t name = i;
            while (name > name_end && ng_unit_is(unit_at(f, name - 1), NG_UNIT_PARTICLE)) name--;
            name_end = ng_tag_name_end(f->units, f->language, i, end);
            add_names(f, name, name_end);
        }
        if (!ng_tag_in_phrase(unit, f->style)) continue;
        count_stem(f, i, count, first);
        if (i >= run.end) run = ng_tag_run_at(f->units, f->style, i, end);
        add_phrases(f, &run, i);
        if (f->style == NG_TAG_PHRASES) add_joined(f, &run, i, end);
    }
}

/* The phrases that no space bounds. Two of their characters are about a word. */
static void add_strings(finder *f, const ng_tag_strings *strings, uint32_t *count, uint32_t *first)
{
    uint32_t characters = 0;
    for (uint32_t i = 0; i < f->units->count; i++) {
        if (!ng_unit_is(unit_at(f, i), NG_UNIT_UNSPACED)) continue;
        characters += ng_token_counts(&f->tokens->items[unit_at(f, i)->token]);
        count_stem(f, i, count, first);
    }
    f->out->words += characters / 2;
    for (size_t i = 0; i < strings->count && !f->failed; i++) {
        const ng_tag_string *string = &strings->items[i];
        f->segment = string->segment;
        f->segment_end = string->end;
        add_phrase(f, string->first, string->end, string->name, string->whole, false);
        if (!f->failed) f->out->items[f->out->phrases[f->out->phrase_count - 1].candidate].words = string->words;
    }
}

static void find(finder *f, uint32_t *count, uint32_t *first)
{
    for (uint32_t i = 0; i < f->words->segment_count && !f->failed; i++) {
        f->segment = i;
        f->segment_end = f->units->first[i + 1];
        find_in_segment(f, f->units->first[i], f->units->first[i + 1], count, first);
    }
    while (f->settled < f->found) settle(f);
}

/* The first walk over a long text. */
static bool count_phrases(finder *f, uint32_t *count, uint32_t *first, size_t stems)
{
    size_t least = 1 + f->units->count / LONG_TEXT, slots = LEAST_TIMES;
    f->least = least < UINT8_MAX ? (uint8_t)least : UINT8_MAX;
    while (slots < f->units->count / f->least * TIMES_PER_UNIT) slots *= 2;
    f->times = ng_arena_zeros(f->arena, slots, 1);
    f->times_mask = slots - 1;
    if (!f->times) return false;
    f->counting = true;
    find(f, count, first);
    f->counting = false;
    f->phrase_room = f->expected;
    f->out->words = 0;
    memset(count, 0, stems * sizeof *count);
    return true;
}

bool ng_tag_candidates_make(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                            const ng_tag_strings *strings, const ng_terms *terms, const ng_language *language, ng_tag_style style,
                            ng_arena *arena, ng_candidates *out)
{
    enum { FIRST_ROOM = 64 };
    bool is_long = units->count > LONG_TEXT && !tokens->unspaced;
    size_t room = (is_long ? 0 : units->count) + FIRST_ROOM; /* a long text is counted first; names may grow it then */
    finder f = {.tokens = tokens, .words = words, .units = units, .language = language, .style = style, .arena = arena,
                .candidate_room = room, .phrase_room = room, .out = out};
    uint32_t *count = ng_arena_zeros(arena, terms->stem_count, sizeof *count);
    uint32_t *first = ng_arena_array(arena, terms->stem_count, sizeof *first);
    *out = (ng_candidates){.stem_count = count, .stem_first = first};
    if (!count || !first || (is_long && !count_phrases(&f, count, first, terms->stem_count))) return false;
    out->items = ng_arena_array(arena, f.candidate_room, sizeof *out->items);
    out->phrases = ng_arena_array(arena, f.phrase_room, sizeof *out->phrases);
    if (!out->items || !out->phrases || !ng_interner_init(&f.keys, arena, f.candidate_room)) return false;
    for (size_t i = 0; i < terms->stem_count; i++) first[i] = NG_NO_ID;
    find(&f, count, first);
    if (tokens->unspaced) add_strings(&f, strings, count, first);
    ng_arena_give_back(arena, f.times);
    ng_interner_give_back(&f.keys);
    return !f.failed;
}
