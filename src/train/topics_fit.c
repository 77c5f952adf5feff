#include "train/topics_fit.h"

#include <math.h>
#include <stdlib.h>

/* GRAMS is what a character n-gram counts beside a word: a word has about fifteen, so that words with pairs and n-grams are about
 * as long as each other. LEAST_DOCS: what stands in one article alone says nothing of the next. ENOUGH: the largest projected
 * gradient at which the weights are settled, as in LIBLINEAR. */
static const double GRAMS = 0.35, ENOUGH = 0.1;
enum { LEAST_DOCS = 2, MAX_ROUNDS = 25, BLOCK = 4 };

/* ---------------------------------------------------------------- examples */

static bool number_features(ng_topic_examples *x)
{
    const ng_corpus *c = x->corpus;
    double docs = 0;
    for (size_t i = 0; i < c->doc_count; i++) docs += c->docs[i].learned;
    x->feature_of = malloc((c->type_count + 1) * sizeof *x->feature_of);
    x->idf = malloc((c->type_count + 1) * sizeof *x->idf);
    if (!x->feature_of || !x->idf) return false;
    for (size_t i = 0; i < c->type_count; i++) {
        const ng_corpus_type *type = &c->types[i];
        x->feature_of[i] = type->docs >= LEAST_DOCS ? (uint32_t)x->feature_count++ : UINT32_MAX;
        x->idf[i] = (float)((type->gram ? GRAMS : 1) * (log((docs + 1) / (type->docs + 1)) + 1));
    }
    return true;
}

/* One vector in the making: values by type, and the types that have one. */
typedef struct vector {
    float *values;
    uint32_t *types;
    size_t count;
    double length; /* squared, as the stage reckons it: n-grams that two words share are not added up */
} vector;

static void add_value(const ng_topic_examples *x, vector *v, uint32_t type, double damped)
{
    if (x->feature_of[type] == UINT32_MAX) return;
    double value = damped * x->idf[type];
    if (v->values[type] == 0) v->types[v->count++] = type;
    v->values[type] += (float)value;
    v->length += value * value;
}

static void fill_vector(const ng_topic_examples *x, const ng_corpus_doc *doc, bool title_only, vector *v)
{
    const ng_corpus *c = x->corpus;
    v->count = 0;
    v->length = 0;
    for (size_t i = 0; i < doc->count; i++) {
        const ng_corpus_entry *entry = &c->entries[doc->first + i];
        uint32_t seen = NG_TOPIC_TITLE * (uint32_t)entry->title + (title_only ? 0 : entry->text);
        if (seen == 0) continue;
        double damped = ng_topic_damp(seen) / 256.0;
        const ng_corpus_type *type = &c->types[entry->type];
        add_value(x, v, entry->type, damped);
        for (size_t g = 0; g < type->gram_count; g++) add_value(x, v, c->grams[type->first_gram + g], damped);
    }
}

static bool add_vector(ng_topic_examples *x, uint32_t doc, vector *v, size_t *room)
{
    if (x->value_count + v->count > *room) {
        size_t wanted = 2 * (*room + v->count) + 1024;
        uint32_t *features = realloc(x->features, wanted * sizeof *features);
        if (!features) return false;
        x->features = features;
        float *values = realloc(x->values, wanted * sizeof *values);
        if (!values) return false;
        x->values = values;
        *room = wanted;
    }
    double factor = v->length > 0 ? 1 / sqrt(v->length) : 0;
    x->first[x->count] = x->value_count;
    x->doc[x->count++] = doc;
    for (size_t i = 0; i < v->count; i++) {
        uint32_t type = v->types[i];
        x->features[x->value_count] = x->feature_of[type];
        x->values[x->value_count++] = (float)(v->values[type] * factor);
        v->values[type] = 0;
    }
    x->first[x->count] = x->value_count;
    return true;
}

bool ng_topic_examples_make(ng_topic_examples *examples, const ng_corpus *corpus)
{
    ng_topic_examples *x = examples;
    size_t room = 0;
    *x = (ng_topic_examples){.corpus = corpus};
    vector v = {calloc(corpus->type_count + 1, sizeof *v.values), malloc((corpus->type_count + 1) * sizeof *v.types), 0, 0};
    x->first = malloc((2 * corpus->doc_count + 1) * sizeof *x->first);
    x->doc = malloc((2 * corpus->doc_count + 1) * sizeof *x->doc);
    bool done = v.values && v.types && x->first && x->doc && number_features(x);
    for (size_t i = 0; done && i < corpus->doc_count; i++) {
        const ng_corpus_doc *doc = &corpus->docs[i];
        if (!doc->learned) continue;
        fill_vector(x, doc, false, &v);
        done = add_vector(x, (uint32_t)i, &v, &room);
        if (!done || !doc->has_text || !doc->has_title) continue;
        fill_vector(x, doc, true, &v);
        done = add_vector(x, (uint32_t)i, &v, &room);
    }
    free(v.values);
    free(v.types);
    return done;
}

void ng_topic_examples_free(ng_topic_examples *examples)
{
    free(examples->feature_of);
    free(examples->idf);
    free(examples->first);
    free(examples->doc);
    free(examples->features);
    free(examples->values);
    *examples = (ng_topic_examples){.corpus = NULL};
}

/* ---------------------------------------------------------------- learning */

typedef struct problem {
    const ng_topic_examples *x;
    ng_topic_weights *w;
    size_t labels, stride;
    float *alpha;    /* [count * stride] dual variables, >= 0 */
    float *sides;    /* [count * stride] 1 where the example bears the label, else -1 */
    float *square;   /* [count] squared length, and 1 for the bias */
    uint32_t *order; /* the examples still looked at */
    size_t left;
    float *sums, *steps; /* [stride] scratch */
    double cost;
    uint64_t random;
} problem;

static void score(const problem *p, size_t at)
{
    const ng_topic_examples *x = p->x;
    for (size_t k = 0; k < p->stride; k++) p->sums[k] = p->w->bias[k];
    for (size_t i = x->first[at]; i < x->first[at + 1]; i++) {
        const float *row = p->w->weights + x->features[i] * p->stride;
        float value = x->values[i];
        for (size_t k = 0; k < p->stride; k += BLOCK) {
            for (size_t j = 0; j < BLOCK; j++) p->sums[k + j] += value * row[k + j];
        }
    }
}

static void move(const problem *p, size_t at)
{
    const ng_topic_examples *x = p->x;
    for (size_t k = 0; k < p->stride; k++) p->w->bias[k] += p->steps[k];
    for (size_t i = x->first[at]; i < x->first[at + 1]; i++) {
        float *row = p->w->weights + x->features[i] * p->stride;
        float value = x->values[i];
        for (size_t k = 0; k < p->stride; k += BLOCK) {
            for (size_t j = 0; j < BLOCK; j++) row[k + j] += value * p->steps[k + j];
        }
    }
}

/* Makes the example's dual variables the best they can be with all others as they are. *off gets the largest projected gradient
 * so far. False when the example is far on the right side for every label. */
static bool settle(problem *p, size_t at, double far, double *off)
{
    float *alpha = p->alpha + at * p->stride;
    const float *side = p->sides + at * p->stride;
    double diagonal = 1 / (2 * p->cost * p->x->corpus->docs[p->x->doc[at]].weight), scale = p->square[at] + diagonal;
    bool moved = false, near = false;
    score(p, at);
    for (size_t k = 0; k < p->labels; k++) {
        double gradient = side[k] * p->sums[k] - 1 + diagonal * alpha[k];
        double projected = alpha[k] > 0 ? gradient : fmin(gradient, 0);
        near = near || alpha[k] > 0 || gradient <= far;
        *off = fmax(*off, fabs(projected));
        double next = fabs(projected) > 1e-12 ? fmax(alpha[k] - gradient / scale, 0) : alpha[k];
        p->steps[k] = (float)((next - alpha[k]) * side[k]);
        moved = moved || next != alpha[k];
        alpha[k] = (float)next;
    }
    if (moved) move(p, at);
    return near;
}

static void shuffle(problem *p)
{
    for (size_t i = p->left; i > 1; i--) {
        size_t j = (size_t)(ng_hash_mix(p->random += UINT64_C(0x9e3779b97f4a7c15)) % i);
        uint32_t kept = p->order[i - 1];
        p->order[i - 1] = p->order[j];
        p->order[j] = kept;
    }
}

static void descend(problem *p)
{
    double far = HUGE_VAL;
    for (unsigned round = 0; round < MAX_ROUNDS; round++) {
        double off = 0;
        size_t kept = 0;
        shuffle(p);
        for (size_t i = 0; i < p->left; i++) {
            uint32_t at = p->order[i];
            if (settle(p, at, far, &off)) p->order[kept++] = at;
        }
        p->left = kept;
        if (off <= ENOUGH) break;
        far = off;
    }
}

static bool prepare(problem *p, uint32_t leave_out)
{
    const ng_topic_examples *x = p->x;
    const ng_corpus *c = x->corpus;
    p->labels = c->label_count;
    p->stride = p->w->stride = (c->label_count + BLOCK - 1) / BLOCK * BLOCK;
    p->w->weights = calloc(x->feature_count * p->stride + 1, sizeof *p->w->weights);
    p->w->bias = calloc(p->stride, sizeof *p->w->bias);
    p->alpha = calloc(x->count * p->stride + 1, sizeof *p->alpha);
    p->sides = malloc((x->count * p->stride + 1) * sizeof *p->sides);
    p->square = malloc((x->count + 1) * sizeof *p->square);
    p->order = malloc((x->count + 1) * sizeof *p->order);
    p->sums = calloc(2 * p->stride, sizeof *p->sums);
    if (!p->w->weights || !p->w->bias || !p->alpha || !p->sides || !p->square || !p->order || !p->sums) return false;
    p->steps = p->sums + p->stride;
    for (size_t i = 0; i < x->count; i++) {
        const ng_corpus_doc *doc = &c->docs[x->doc[i]];
        if (doc->fold == leave_out && leave_out != UINT32_MAX) continue;
        p->order[p->left++] = (uint32_t)i;
        double square = 1;
        for (size_t j = x->first[i]; j < x->first[i + 1]; j++) square += (double)x->values[j] * x->values[j];
        p->square[i] = (float)square;
        for (size_t k = 0; k < p->stride; k++) p->sides[i * p->stride + k] = -1;
        for (size_t j = 0; j < doc->label_count; j++) p->sides[i * p->stride + c->labels_of[doc->first_label + j]] = 1;
    }
    return true;
}

bool ng_topic_fit(const ng_topic_examples *examples, double cost, uint64_t seed, uint32_t leave_out, ng_topic_weights *out)
{
    problem p = {.x = examples, .w = out, .cost = cost, .random = seed};
    *out = (ng_topic_weights){.weights = NULL};
    bool done = prepare(&p, leave_out);
    if (done) descend(&p);
    free(p.alpha);
    free(p.sides);
    free(p.square);
    free(p.order);
    free(p.sums);
    if (!done) ng_topic_weights_free(out);
    return done;
}

void ng_topic_weights_free(ng_topic_weights *weights)
{
    free(weights->weights);
    free(weights->bias);
    *weights = (ng_topic_weights){.weights = NULL};
}
