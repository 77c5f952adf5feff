#include "train/risk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

enum { MAX_BINS = NG_RISK_MAX_EDGES + 1 };

/* Chosen by folds, where they matter little: half or twice of one changes ROUGE-1 by less than 0.1.
 * passes: over all texts; the mean of the weights after each batch of the last half of them is the model, as what one batch
 * leaves is
 *   partly luck. batch: texts a step.
 * sharp: how sure the choice is taken to be of what it is told; with it weights are of the size of log-odds.
 * even: what weights of neighbouring bins are drawn to each other with; keep: what all are drawn to zero with.
 * step, first, second, least: the steps of Adam (Kingma & Ba, ICLR 2015). */
static const struct {
    unsigned passes;
    size_t batch;
    double sharp;
    double even;
    double keep;
    double step;
    double first;
    double second;
    double least;
} HOW = {.passes = 14,
         .batch = 64,
         .sharp = 4,
         .even = 0.03,
         .keep = 0.005,
         .step = 0.005,
         .first = 0.9,
         .second = 0.99,
         .least = 1e-5};

typedef struct learner {
    const ng_risk_data *data;
    uint64_t random;
    ng_risk_bins *bins;
    uint8_t *bin_of;        /* [rows * features] */
    size_t *order;          /* [learned] the texts to learn from */
    size_t learned;
    double *weights;        /* [features * MAX_BINS], as all that follow */
    double *slopes;
    double *mean;           /* Adam's: of the slopes, and of their squares */
    double *square;
    double *sum;            /* of the weights after each step of the last half */
    double *likely;         /* [most summaries of a text] */
    size_t steps;
    size_t summed;
} learner;

/* ---------------------------------------------------------------- bins */

static int compare_values(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return x < y ? -1 : x > y;
}

/* Edges at equal steps through the sorted values; a value that fills several steps gets one edge. */
static void find_edges(const int32_t *sorted, size_t count, ng_risk_bins *bins)
{
    bins->count = 0;
    for (size_t k = 1; k < MAX_BINS; k++) {
        int32_t edge = sorted[count * k / MAX_BINS];
        bool rises = bins->count ? edge > bins->edges[bins->count - 1] : edge > sorted[0];
        if (rises) bins->edges[bins->count++] = edge;
    }
    /* Few distinct values, as of a yes or no, may all lie between two steps. */
    if (bins->count == 0 && sorted[count - 1] > sorted[0]) bins->edges[bins->count++] = sorted[count - 1];
}

static uint8_t find_bin(const ng_risk_bins *bins, int32_t value)
{
    uint32_t bin = 0;
    while (bin < bins->count && bins->edges[bin] <= value) bin++;
    return (uint8_t)bin;
}

static bool make_bins(learner *l)
{
    const ng_risk_data *d = l->data;
    int32_t *sorted = malloc((d->rows + 1) * sizeof *sorted);
    for (size_t f = 0; sorted && f < d->features; f++) {
        for (size_t i = 0; i < d->rows; i++) sorted[i] = d->values[i * d->features + f];
        qsort(sorted, d->rows, sizeof *sorted, compare_values);
        find_edges(sorted, d->rows, &l->bins[f]);
        for (size_t i = 0; i < d->rows; i++) {
            l->bin_of[i * d->features + f] = find_bin(&l->bins[f], d->values[i * d->features + f]);
        }
    }
    bool made = sorted != NULL;
    free(sorted);
    return made;
}

/* ---------------------------------------------------------------- what is to be expected */

static double score_row(const learner *l, size_t row)
{
    const uint8_t *bins = l->bin_of + row * l->data->features;
    double score = 0;
    for (size_t f = 0; f < l->data->features; f++) score += l->weights[f * MAX_BINS + bins[f]];
    return score;
}

/* How likely each summary of a text is. */
static void weigh_summaries(learner *l, const ng_risk_text *text)
{
    const ng_risk_summary *all = l->data->summaries + text->first_summary;
    double largest = -INFINITY, sum = 0;
    for (size_t k = 0; k < text->summary_count; k++) {
        double score = 0;
        for (size_t i = 0; i < text->length; i++) score += score_row(l, text->first_row + all[k].rows[i]);
        l->likely[k] = HOW.sharp * score;
        largest = fmax(largest, l->likely[k]);
    }
    for (size_t k = 0; k < text->summary_count; k++) sum += l->likely[k] = exp(l->likely[k] - largest);
    for (size_t k = 0; k < text->summary_count; k++) l->likely[k] /= sum;
}

/* A summary better than what is to be expected pulls its sentences up, as hard as it is likely. */
static void add_slopes(learner *l, const ng_risk_text *text)
{
    const ng_risk_summary *all = l->data->summaries + text->first_summary;
    double expected = 0;
    weigh_summaries(l, text);
    for (size_t k = 0; k < text->summary_count; k++) expected += l->likely[k] * all[k].worth;
    for (size_t k = 0; k < text->summary_count; k++) {
        double slope = text->weight * HOW.sharp * l->likely[k] * (all[k].worth - expected);
        for (size_t i = 0; i < text->length; i++) {
            const uint8_t *bins = l->bin_of + (text->first_row + all[k].rows[i]) * l->data->features;
            for (size_t f = 0; f < l->data->features; f++) l->slopes[f * MAX_BINS + bins[f]] += slope;
        }
    }
}

/* Towards the neighbours and towards zero. */
static void draw_together(learner *l)
{
    for (size_t f = 0; f < l->data->features; f++) {
        double *weights = l->weights + f * MAX_BINS, *slopes = l->slopes + f * MAX_BINS;
        for (uint32_t k = 0; k <= l->bins[f].count; k++) {
            slopes[k] -= HOW.keep * weights[k];
            if (k == 0) continue;
            double rise = HOW.even * (weights[k] - weights[k - 1]);
            slopes[k] -= rise;
            slopes[k - 1] += rise;
        }
    }
}

/* ---------------------------------------------------------------- steps */

static void step(learner *l)
{
    l->steps++;
    double first = 1 - pow(HOW.first, (double)l->steps), second = 1 - pow(HOW.second, (double)l->steps);
    for (size_t k = 0; k < l->data->features * MAX_BINS; k++) {
        double slope = l->slopes[k];
        l->mean[k] = HOW.first * l->mean[k] + (1 - HOW.first) * slope;
        l->square[k] = HOW.second * l->square[k] + (1 - HOW.second) * slope * slope;
        l->weights[k] += HOW.step * (l->mean[k] / first) / (sqrt(l->square[k] / second) + HOW.least);
    }
}

static void learn_batch(learner *l, size_t from, size_t to)
{
    size_t count = l->data->features * MAX_BINS;
    memset(l->slopes, 0, count * sizeof *l->slopes);
    for (size_t k = from; k < to; k++) add_slopes(l, &l->data->texts[l->order[k]]);
    for (size_t k = 0; k < count; k++) l->slopes[k] /= (double)HOW.batch;
    draw_together(l);
    step(l);
}

/* Fisher and Yates. */
static void shuffle(learner *l)
{
    for (size_t i = l->learned; i > 1; i--) {
        size_t j = (size_t)(ng_hash_mix(l->random += UINT64_C(0x9e3779b97f4a7c15)) % i), kept = l->order[i - 1];
        l->order[i - 1] = l->order[j];
        l->order[j] = kept;
    }
}

static void learn(learner *l)
{
    size_t count = l->data->features * MAX_BINS;
    for (unsigned pass = 0; pass < HOW.passes; pass++) {
        shuffle(l);
        for (size_t at = 0; at < l->learned; at += HOW.batch) {
            learn_batch(l, at, at + HOW.batch < l->learned ? at + HOW.batch : l->learned);
            if (pass < HOW.passes / 2) continue;
            for (size_t k = 0; k < count; k++) l->sum[k] += l->weights[k];
            l->summed++;
        }
    }
    for (size_t f = 0; f < l->data->features; f++) {
        for (size_t k = 0; k < MAX_BINS; k++) l->bins[f].weights[k] = l->sum[f * MAX_BINS + k] / (double)l->summed;
    }
}

static bool reserve(learner *l)
{
    const ng_risk_data *d = l->data;
    size_t weights = d->features * MAX_BINS, most = 0;
    for (size_t i = 0; i < d->text_count; i++) {
        if (d->texts[i].summary_count > most) most = d->texts[i].summary_count;
    }
    l->bin_of = malloc(d->rows * d->features + 1);
    l->order = malloc((d->text_count + 1) * sizeof *l->order);
    l->likely = malloc((most + 1) * sizeof *l->likely);
    l->weights = calloc(5 * weights, sizeof *l->weights);
    if (!l->bin_of || !l->order || !l->likely || !l->weights) return false;
    l->slopes = l->weights + weights;
    l->mean = l->slopes + weights;
    l->square = l->mean + weights;
    l->sum = l->square + weights;
    return true;
}

bool ng_risk_fit(const ng_risk_data *data, int64_t leave_out, uint64_t seed, ng_risk_bins *out)
{
    learner l = {.data = data, .random = seed, .bins = out};
    bool ready = data->rows > 0 && reserve(&l) && make_bins(&l);
    for (size_t i = 0; ready && i < data->text_count; i++) {
        const ng_risk_text *text = &data->texts[i];
        if ((int64_t)text->fold != leave_out && text->summary_count > 1) l.order[l.learned++] = i;
    }
    if (ready && l.learned > 0) learn(&l);
    free(l.bin_of);
    free(l.order);
    free(l.likely);
    free(l.weights);
    return ready && l.learned > 0;
}
