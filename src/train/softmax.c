#include "train/softmax.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"

enum { MAX_LABELS = 64 };

/* An example whose probabilities are all this near to the truth moves nothing: most are, after a round, and cost half then. */
static const double NEAR = 0.005;

typedef struct descent {
    const ng_examples *examples;
    const ng_softmax_settings *settings;
    size_t labels;
    double *weights;   /* [buckets][labels] */
    double *mean;      /* of the weights after each of the later rounds: steadier than the last ones */
    double *squares;   /* [buckets]: sum of the squared gradients so far */
    double bias[MAX_LABELS], mean_bias[MAX_LABELS];
    double bias_square;
    size_t *order;
    size_t count;
    uint64_t random;
} descent;

static uint64_t next_random(descent *d)
{
    return ng_hash_mix(d->random += UINT64_C(0x9e3779b97f4a7c15));
}

static void shuffle(descent *d)
{
    for (size_t i = d->count; i > 1; i--) {
        size_t other = (size_t)(next_random(d) % i), kept = d->order[i - 1];
        d->order[i - 1] = d->order[other];
        d->order[other] = kept;
    }
}

/* The probability of each label; returns how far the furthest is from the truth. */
static double predict(const descent *d, const ng_example *example, double *p)
{
    const uint32_t *buckets = d->examples->buckets + example->first;
    double most = -HUGE_VAL, sum = 0, off = 0;
    for (size_t l = 0; l < d->labels; l++) p[l] = d->bias[l];
    for (uint32_t i = 0; i < example->count; i++) {
        const double *row = d->weights + buckets[i] * d->labels;
        for (size_t l = 0; l < d->labels; l++) p[l] += row[l];
    }
    for (size_t l = 0; l < d->labels; l++) most = fmax(most, p[l]);
    for (size_t l = 0; l < d->labels; l++) sum += p[l] = exp(p[l] - most);
    uint32_t truth = d->examples->labels[example->first_label];
    for (size_t l = 0; l < d->labels; l++) {
        p[l] /= sum;
        off = fmax(off, l == truth ? 1 - p[l] : p[l]);
    }
    return off;
}

static double held(double value, double most)
{
    return value > most ? most : value < -most ? -most : value;
}

static void move(descent *d, const ng_example *example, double *p)
{
    const uint32_t *buckets = d->examples->buckets + example->first;
    double square = 0;
    p[d->examples->labels[example->first_label]] -= 1;
    for (size_t l = 0; l < d->labels; l++) {
        p[l] *= example->weight;
        square += p[l] * p[l];
    }
    for (uint32_t i = 0; i < example->count; i++) {
        double *row = d->weights + buckets[i] * d->labels;
        double step = d->settings->step / sqrt(1 + (d->squares[buckets[i]] += square));
        for (size_t l = 0; l < d->labels; l++) row[l] = held(row[l] - step * p[l], d->settings->most);
    }
    double step = d->settings->step / sqrt(1 + (d->bias_square += square));
    for (size_t l = 0; l < d->labels; l++) d->bias[l] -= step * p[l];
}

static bool prepare(descent *d)
{
    size_t buckets = (size_t)1 << d->settings->bits;
    d->weights = calloc(buckets * d->labels, sizeof *d->weights);
    d->mean = calloc(buckets * d->labels, sizeof *d->mean);
    d->squares = calloc(buckets, sizeof *d->squares);
    d->order = malloc((d->examples->count + 1) * sizeof *d->order);
    if (!d->weights || !d->mean || !d->squares || !d->order) return false;
    for (size_t i = 0; i < d->examples->count; i++) {
        if ((int64_t)d->examples->items[i].fold != d->settings->leave_out) d->order[d->count++] = i;
    }
    return d->count > 0;
}

/* The rounds that count for the mean: the second half. */
static unsigned mean_rounds(const ng_softmax_settings *settings)
{
    return settings->rounds - settings->rounds / 2;
}

static void add_to_mean(descent *d)
{
    double share = 1.0 / mean_rounds(d->settings);
    size_t all = ((size_t)1 << d->settings->bits) * d->labels;
    for (size_t i = 0; i < all; i++) d->mean[i] += share * d->weights[i];
    for (size_t l = 0; l < d->labels; l++) d->mean_bias[l] += share * d->bias[l];
}

/* A table for each label, as the maker of model files takes them. */
static bool hand_out(const descent *d, ng_weights *out)
{
    size_t buckets = (size_t)1 << d->settings->bits, l = 0;
    for (; l < d->labels; l++) {
        out[l] = (ng_weights){malloc(buckets * sizeof(double)), d->mean_bias[l], d->settings->bits, d->settings->rounds};
        if (!out[l].weights) break;
        for (size_t b = 0; b < buckets; b++) out[l].weights[b] = d->mean[b * d->labels + l];
    }
    if (l == d->labels) return true;
    while (l-- > 0) ng_weights_free(&out[l]);
    return false;
}

bool ng_softmax_fit(const ng_examples *examples, const ng_softmax_settings *settings, ng_weights *out)
{
    descent d = {.examples = examples, .settings = settings, .labels = settings->label_count, .random = settings->seed};
    bool fits = d.labels <= MAX_LABELS && prepare(&d);
    for (unsigned round = 0; fits && round < settings->rounds; round++) {
        shuffle(&d);
        for (size_t i = 0; i < d.count; i++) {
            double p[MAX_LABELS];
            const ng_example *example = &examples->items[d.order[i]];
            if (predict(&d, example, p) > NEAR) move(&d, example, p);
        }
        if (round >= settings->rounds / 2) add_to_mean(&d);
    }
    fits = fits && hand_out(&d, out);
    free(d.weights);
    free(d.mean);
    free(d.squares);
    free(d.order);
    return fits;
}
