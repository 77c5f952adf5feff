/* Rows found, added up in whole numbers, divided by the length of the text's vector, made confidences. Sums in whole numbers are
 * the same in any order; the few divisions behind them are IEEE doubles, one after the other. */
#include "topic/classify.h"

#include "base/prefetch.h"

/* Most of a look-up is waiting for memory, at three places one after the other: the directory, the tags and the row. So many
 * look-ups are made together, each place asked for in all of them before the first one needs it. */
enum { BATCH = 32 };

enum { ROW_HEAD = 2 }; /* bytes before a row's weights */

typedef struct look_up {
    uint64_t hash;
    const char *entry;    /* of its bucket in the directory */
    uint32_t count;
    uint32_t term;        /* of the bag */
    uint32_t first, end;  /* rows of its bucket */
    bool known;           /* the model has a row for it */
} look_up;

/* A row that was found, and how often it counts. */
typedef struct found {
    const char *row;
    uint32_t count;
} found;

typedef struct batch {
    look_up items[BATCH];
    size_t count;
    found rows[BATCH];
    size_t row_count;
} batch;

/* Most terms stand once or twice, and most rows have one of few shifts. Rows that count as much are added up as they are, and
 * their sum is multiplied instead of each. */
enum {
    SHELF_ROWS = 64,
    SHELF_COUNTS = 4, /* shelves are for counts below this, */
    SHELF_SHIFTS = 8, /* and for shifts */
    BLOCK = 8         /* labels that are added side by side */
};

_Static_assert(SHELF_ROWS * UINT8_MAX <= UINT16_MAX, "a lane holds the weights of a shelf");

typedef struct shelf {
    const char *rows[SHELF_ROWS];
    uint32_t count;
} shelf;

typedef struct adder {
    const ng_classifier *model;
    int64_t *sums;   /* [label_count], in 1/256 of a weight */
    uint64_t length; /* squared, in 1 / (256 * 256 * 8) */
    shelf shelves[SHELF_COUNTS][SHELF_SHIFTS];
    batch terms;
    batch grams;     /* of the words that have no row */
} adder;

/* Adds up eight columns of rows, from [from] on, in two numbers of four lanes each. Weights are made numbers without a sign by
 * 128 more. What is read of columns that there are not is the next row, or the checksum behind the last one. */
static void add_block(const char *const *rows, size_t count, size_t from, int32_t *sums)
{
    const uint64_t bytes = UINT64_C(0x00FF00FF00FF00FF), signs = UINT64_C(0x8080808080808080);
    uint64_t even = 0, odd = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t weights = ng_load64(rows[i] + ROW_HEAD + from) ^ signs;
        even += weights & bytes;
        odd += weights >> 8 & bytes;
    }
    for (size_t k = 0; k < BLOCK; k++) {
        uint64_t lanes = k % 2 ? odd : even;
        sums[k] = (int32_t)(lanes >> 8 * (k - k % 2) & UINT16_MAX) - 128 * (int32_t)count;
    }
}

static void add_rows(adder *a, const char *const *rows, size_t count, int64_t factor)
{
    size_t labels = a->model->label_count;
    for (size_t from = 0; from < labels; from += BLOCK) {
        int32_t sums[BLOCK];
        add_block(rows, count, from, sums);
        for (size_t k = 0; k < BLOCK && from + k < labels; k++) a->sums[from + k] += factor * sums[k];
    }
}

static void clear_shelf(adder *a, uint32_t count, uint32_t shift)
{
    shelf *s = &a->shelves[count][shift];
    if (s->count) add_rows(a, s->rows, s->count, (int64_t)ng_topic_damp(count) << shift);
    s->count = 0;
}

static void add_row(adder *a, const char *row, uint32_t count)
{
    uint32_t head = (uint32_t)(unsigned char)row[0] | (uint32_t)(unsigned char)row[1] << 8,
             damped = ng_topic_damp(count), shift = head & ((1U << NG_CLASSIFIER_SHIFT_BITS) - 1);
    a->length += (uint64_t)damped * damped * (head >> NG_CLASSIFIER_SHIFT_BITS);
    if (count >= SHELF_COUNTS || shift >= SHELF_SHIFTS) {
        add_rows(a, &row, 1, (int64_t)damped << shift);
        return;
    }
    shelf *s = &a->shelves[count][shift];
    s->rows[s->count++] = row;
    if (s->count == SHELF_ROWS) clear_shelf(a, count, shift);
}

static void clear_shelves(adder *a)
{
    for (uint32_t count = 0; count < SHELF_COUNTS; count++) {
        for (uint32_t shift = 0; shift < SHELF_SHIFTS; shift++) clear_shelf(a, count, shift);
    }
}

/* One look-up more. What the directory says is asked for at once: it comes while others are added. */
static void ask(const ng_classifier *model, batch *b, uint64_t hash, uint32_t count, uint32_t term)
{
    const char *entry = ng_classifier_entry(model, hash);
    ng_prefetch(entry);
    look_up *asked = &b->items[b->count++];
    asked->hash = hash;
    asked->entry = entry;
    asked->count = count;
    asked->term = term;
}

/* The model is a copy, which no write to the batch can change: so its numbers stay in registers. */
static void find_rows(const ng_classifier *of, batch *b)
{
    const ng_classifier copy = *of, *model = &copy;
    size_t count = b->count, found_count = 0;
    for (size_t i = 0; i < count; i++) {
        const char *entry = b->items[i].entry;
        b->items[i].first = (uint32_t)ng_load32(entry);
        b->items[i].end = (uint32_t)ng_load32(entry + 4);
        ng_prefetch(model->tags + 2 * (size_t)b->items[i].first);
    }
    for (size_t i = 0; i < count; i++) {
        look_up *asked = &b->items[i];
        uint32_t number = ng_classifier_find_among(model, asked->hash, asked->first, asked->end);
        asked->known = number < asked->end;
        const char *row = ng_classifier_row(model, asked->known ? number : asked->first);
        /* One that is not there is written where the next will stand, and what is asked for then is there already: no branch. */
        b->rows[found_count] = (found){row, asked->count};
        found_count += asked->known;
        const char *place = asked->known ? row : (const char *)asked;
        ng_prefetch(place);
        ng_prefetch(place + model->label_count + 1); /* its last byte: every third row lies across two lines of the cache */
    }
    b->row_count = found_count;
}

static void add_found(adder *a, const batch *b)
{
    for (size_t i = 0; i < b->row_count; i++) add_row(a, b->rows[i].row, b->rows[i].count);
}

static void finish_grams(adder *a)
{
    find_rows(a->model, &a->grams);
    add_found(a, &a->grams);
    a->grams.count = 0;
}

static void ask_grams(adder *a, ng_span word, uint32_t count)
{
    uint64_t grams[NG_TOPIC_GRAMS];
    size_t made = ng_topic_grams(word, grams);
    for (size_t i = 0; i < made; i++) {
        if (!ng_classifier_may_hold(a->model, grams[i])) continue;
        ask(a->model, &a->grams, grams[i], count, 0);
        if (a->grams.count == BATCH) finish_grams(a);
    }
}

/* Adds the terms asked for, and asks for the n-grams of those words among them that the model does not know. */
static void finish_terms(adder *a, const ng_topic_bag *bag)
{
    find_rows(a->model, &a->terms);
    add_found(a, &a->terms);
    for (size_t i = 0; i < a->terms.count; i++) {
        const look_up *asked = &a->terms.items[i];
        if (!asked->known && bag->items[asked->term].word.ptr) ask_grams(a, bag->items[asked->term].word, asked->count);
    }
    a->terms.count = 0;
}

static void add_bag(adder *a, const ng_topic_bag *bag, bool title_only)
{
    for (size_t i = 0; i < bag->count; i++) {
        const ng_topic_term *term = &bag->items[i];
        uint32_t seen = term->title + (title_only ? 0 : term->text);
        if (seen == 0) continue;
        ask(a->model, &a->terms, term->hash, seen, (uint32_t)i);
        if (a->terms.count == BATCH) finish_terms(a, bag);
    }
    finish_terms(a, bag);
    finish_grams(a);
    clear_shelves(a);
}

void ng_topic_softmax(double *odds, size_t count)
{
    double most = odds[0], sum = 0;
    for (size_t k = 1; k < count; k++) most = odds[k] > most ? odds[k] : most;
    for (size_t k = 0; k < count; k++) {
        odds[k] = odds[k] - most < -700 ? 0 : ng_exp(odds[k] - most);
        sum += odds[k];
    }
    for (size_t k = 0; k < count; k++) odds[k] /= sum;
}

double ng_topic_sigmoid(double odds)
{
    return odds > 700 ? 1 : odds < -700 ? 0 : 1 / (1 + ng_exp(-odds));
}

bool ng_topic_score(const ng_classifier *model, const ng_topic_bag *bag, bool title_only, int64_t *sums, double *odds)
{
    adder a;
    a.model = model;
    a.sums = sums;
    a.length = 0;
    a.terms.count = a.grams.count = 0;
    for (size_t i = 0; i < SHELF_COUNTS; i++) {
        for (size_t k = 0; k < SHELF_SHIFTS; k++) a.shelves[i][k].count = 0;
    }
    for (size_t k = 0; k < model->label_count; k++) sums[k] = 0;
    add_bag(&a, bag, title_only);
    if (a.length == 0) return false;
    double unit = (double)model->scale / (1U << NG_CLASSIFIER_SCALE_BITS) / 256;
    double length = ng_sqrt((double)a.length / (256.0 * 256.0 * (1U << NG_CLASSIFIER_LENGTH_BITS)));
    for (size_t k = 0; k < model->label_count; k++) {
        double bias = (double)model->labels[k].bias / (1U << NG_CLASSIFIER_BIAS_BITS);
        odds[k] = (double)sums[k] * unit / length + bias;
    }
    return true;
}

bool ng_topic_classify(const ng_classifier *model, const ng_topic_bag *bag, bool title_only, int64_t *sums, double *shares)
{
    if (!ng_topic_score(model, bag, title_only, sums, shares)) return false;
    if (!model->several) ng_topic_softmax(shares, model->label_count);
    else for (size_t k = 0; k < model->label_count; k++) shares[k] = ng_topic_sigmoid(shares[k]);
    return true;
}
