#include "train/topics_fit.h"

#include <math.h>
#include <stdlib.h>

/* ENOUGH: the largest projected gradient at which the weights are settled, as in LIBLINEAR. */
static const double ENOUGH = 0.1;
enum { MAX_ROUNDS = 25, BLOCK = 4 };

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
