#include "train/phrase_words.h"

#include <math.h>
#include <stdlib.h>

#include "train/judge.h"

enum {
    LEAST_TEXTS = 6, /* that must hold a word in its place: what is seen in fewer says more of them than of the word */
    MAX_SWEEPS = 30,
    KEY_ROOM = 256   /* bytes; a longer word is left out */
};

/* What a large weight costs; over the dev sets, by folds, .33 to 3 change F1@10 by less than its interval. */
static const double PENALTY = 3;

static const double GOOD_ENOUGH = 0.01, LONGEST_STEP = 1;

typedef struct ng_phrase_word item;

bool ng_phrase_words_init(ng_phrase_words *words)
{
    enum { FIRST_KEYS = 1 << 14 };
    *words = (ng_phrase_words){.count = 0};
    ng_arena_init(&words->arena, ng_allocator_default());
    words->first = calloc(1, sizeof *words->first);
    words->row_room = 1;
    return words->first && ng_interner_init(&words->keys, &words->arena, FIRST_KEYS);
}

void ng_phrase_words_free(ng_phrase_words *words)
{
    ng_arena_free(&words->arena);
    free(words->texts);
    free(words->last_text);
    free(words->items);
    free(words->first);
}

/* ------------------------------------------------------------ rows */

/* [array] with room for [count] + 1 of [size] bytes, or NULL: then the old one stays. */
static void *grow(void *array, size_t count, size_t *room, size_t size)
{
    if (count < *room) return array;
    size_t more = 2 * (count + 1);
    void *grown = realloc(array, more * size);
    if (grown) *room = more;
    return grown;
}

static bool grow_keys(ng_phrase_words *words)
{
    size_t room = words->key_room;
    if (words->keys.count < room) return true;
    uint32_t *texts = grow(words->texts, words->keys.count, &room, sizeof *texts);
    if (texts) words->texts = texts;
    room = words->key_room;
    uint32_t *last = grow(words->last_text, words->keys.count, &room, sizeof *last);
    if (last) words->last_text = last;
    if (!texts || !last) return false;
    words->key_room = room;
    return true;
}

static uint32_t number_of(ng_phrase_words *words, ng_span key, ng_wording_place place)
{
    char buffer[KEY_ROOM];
    bool added;
    buffer[0] = (char)('0' + place);
    memcpy(buffer + 1, key.ptr, key.len);
    ng_span full = ng_span_make(buffer, key.len + 1);
    if (!grow_keys(words)) return NG_NO_ID;
    uint32_t id = ng_interner_add(&words->keys, full, ng_hash(full), &added);
    if (id == NG_NO_ID || !added) return id;
    ng_span kept = ng_arena_copy(&words->arena, full);
    if (!kept.ptr) return NG_NO_ID;
    words->keys.entries[id].key = kept;
    words->texts[id] = 0;
    words->last_text[id] = NG_NO_ID;
    return id;
}

/* Adds a word to the row that is being made, [from] its first item. */
static bool add(ng_phrase_words *words, ng_span key, ng_wording_place place, double share, size_t from, uint32_t text)
{
    if (key.len == 0 || key.len >= KEY_ROOM || memchr(key.ptr, ' ', key.len)) return true;
    uint32_t id = number_of(words, key, place);
    if (id == NG_NO_ID) return false;
    words->texts[id] += words->last_text[id] != text;
    words->last_text[id] = text;
    for (size_t i = from; i < words->count; i++) {
        if (words->items[i].key != id) continue;
        words->items[i].share += (float)share;
        return true;
    }
    item *items = grow(words->items, words->count, &words->room, sizeof *items);
    if (!items) return false;
    words->items = items;
    items[words->count++] = (item){id, (float)share};
    return true;
}

bool ng_phrase_words_add(ng_phrase_words *words, const ng_ranker *ranker, uint32_t candidate, uint32_t text)
{
    const ng_candidate *c = &ranker->candidates->items[candidate];
    uint32_t last = c->first + c->length - 1;
    size_t from = words->count;
    char mark[NG_WORDING_MARK_ROOM];
    bool done = add(words, ng_wording_word(ranker, c->first), NG_WORDING_HEAD, 1, from, text)
             && add(words, ng_wording_word(ranker, last), NG_WORDING_TAIL, 1, from, text);
    for (uint32_t i = c->first + 1; i < last && done; i++)
        done = add(words, ng_wording_word(ranker, i), NG_WORDING_INNER, 1, from, text);
    for (size_t i = 0; i < ranker->candidates->phrase_count && done; i++) {
        const ng_phrase *phrase = &ranker->candidates->phrases[i];
        if (phrase->candidate != candidate) continue;
        for (ng_wording_place place = NG_WORDING_BEFORE; place <= NG_WORDING_BEHIND && done; place++)
            done = add(words, ng_wording_beside(ranker, phrase, place, mark), place, 1.0 / c->count, from, text);
    }
    size_t *first = done ? grow(words->first, words->rows + 1, &words->row_room, sizeof *first) : NULL;
    if (!first) return false;
    words->first = first;
    first[++words->rows] = words->count;
    return true;
}

/* ------------------------------------------------------------ fitting */

/* The rows that hold each word: those of key k are at[start[k]] .. at[start[k + 1]]. */
typedef struct columns {
    size_t *start;
    struct place {
        uint32_t row;
        float share;
    } *at;
} columns;

static bool make_columns(const ng_phrase_words *words, columns *out)
{
    out->start = calloc(words->keys.count + 2, sizeof *out->start);
    out->at = malloc((words->count + 1) * sizeof *out->at);
    if (!out->start || !out->at) return false;
    size_t *next = out->start + 1; /* ends as the start of the key behind */
    for (size_t i = 0; i < words->count; i++) next[words->items[i].key + 1]++;
    for (size_t k = 1; k <= words->keys.count; k++) next[k] += next[k - 1];
    for (uint32_t row = 0; row < words->rows; row++)
        for (size_t i = words->first[row]; i < words->first[row + 1]; i++)
            out->at[next[words->items[i].key]++] = (struct place){row, words->items[i].share};
    return true;
}

/* One Newton step of one weight; the margins follow it. Returns its length. */
static double step(const columns *c, size_t key, const ng_rows *rows, int64_t leave_out, double *weight, double *margins)
{
    double slope = PENALTY * *weight, curve = PENALTY;
    for (size_t i = c->start[key]; i < c->start[key + 1]; i++) {
        uint32_t row = c->at[i].row;
        if ((int64_t)rows->fold[row] == leave_out) continue;
        double share = c->at[i].share, p = 1 / (1 + exp(-margins[row]));
        slope += rows->weight[row] * share * (p - rows->label[row]);
        curve += rows->weight[row] * share * share * p * (1 - p);
    }
    double by = fmax(-LONGEST_STEP, fmin(LONGEST_STEP, -slope / curve));
    *weight += by;
    for (size_t i = c->start[key]; i < c->start[key + 1]; i++) margins[c->at[i].row] += by * c->at[i].share;
    return fabs(by);
}

static void sweep(const ng_phrase_words *words, const columns *c, const ng_rows *rows, int64_t leave_out, double *weights,
                  double *margins)
{
    double longest = 1;
    for (unsigned i = 0; i < MAX_SWEEPS && longest > GOOD_ENOUGH; i++) {
        longest = 0;
        for (size_t k = 0; k < words->keys.count; k++)
            if (words->texts[k] >= LEAST_TEXTS) longest = fmax(longest, step(c, k, rows, leave_out, &weights[k], margins));
    }
}

/* ------------------------------------------------------------ the table */

static long as_number(double weight)
{
    return lround(fmax(-NG_WORDING_MOST, fmin(NG_WORDING_MOST, weight * NG_WORDING_UNIT)));
}

static void add_number(ng_strbuf *out, long number)
{
    if (number < 0) ng_strbuf_add_char(out, '-');
    ng_strbuf_add_size(out, (size_t)labs(number));
}

/* A row for each word with a weight, where it was met first. */
static void write_table(const ng_phrase_words *words, const double *weights, ng_strbuf *out)
{
    static const char head[] =
        "# What words in a phrase and around it say of its being a keyphrase.\n"
        "# Origin: nutgraf-train tags --phrases, from marked keyphrases (models/MODELS.md). Licence: MIT; weights alone.\n"
        "# Columns: stem, mark or @class; 0; as head, inside, as tail, before, behind, in 1/64 of a log-odd.\n";
    ng_strbuf_add(out, NG_SPAN(head));
    for (size_t k = 0; k < words->keys.count; k++) {
        ng_span key = words->keys.entries[k].key;
        char buffer[KEY_ROOM];
        long numbers[NG_WORDING_PLACES];
        bool first = true, any = false;
        memcpy(buffer, key.ptr, key.len);
        for (int place = 0; place < NG_WORDING_PLACES; place++) {
            buffer[0] = (char)('0' + place);
            ng_span full = ng_span_make(buffer, key.len);
            uint32_t id = ng_interner_find(&words->keys, full, ng_hash(full));
            numbers[place] = id == NG_NO_ID ? 0 : as_number(weights[id]);
            first = first && (id == NG_NO_ID || id >= k);
            any = any || numbers[place];
        }
        if (!first || !any) continue;
        ng_strbuf_add(out, ng_span_slice(key, 1, key.len));
        ng_strbuf_add(out, NG_SPAN("\t0"));
        for (int place = 0; place < NG_WORDING_PLACES; place++) {
            ng_strbuf_add_char(out, place ? ' ' : '\t');
            add_number(out, numbers[place]);
        }
        ng_strbuf_add_char(out, '\n');
    }
}

bool ng_phrase_words_fit(const ng_phrase_words *words, const ng_rows *rows, const int32_t *model, int64_t leave_out,
                         ng_strbuf *out)
{
    columns c = {NULL, NULL};
    double *margins = malloc((words->rows + 1) * sizeof *margins);
    double *weights = calloc(words->keys.count + 1, sizeof *weights);
    bool done = margins && weights && make_columns(words, &c);
    if (done) {
        for (size_t i = 0; i < words->rows; i++)
            margins[i] = (double)ng_judge_score(rows, i, model, rows->columns) / NG_LAYERS_ONE;
        sweep(words, &c, rows, leave_out, weights, margins);
        write_table(words, weights, out);
    }
    free(weights);
    free(margins);
    free(c.start);
    free(c.at);
    return done && !out->failed;
}
