#include "train/boost.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BINS = NG_BOOST_MAX_EDGES + 1 };

/* Chosen on development sets, where they matter little: half or twice of one changes ROUGE-1 by 0.1. runs: their mean is the
 * model, because one run's luck is worth as much. patience: groups a round, so that few texts are not learned by heart. rate: how
 * much of a stump is taken. keep: what the weights are drawn to zero with. least: rows on either side of a cut. groups, features: the
 * shares that a round sees. */
static const struct {
    unsigned runs;
    size_t patience;
    double rate;
    double keep;
    size_t least;
    double groups;
    double features;
} HOW = {.runs = 4, .patience = 4, .rate = 0.05, .keep = 5, .least = 60, .groups = 0.5, .features = 0.5};

typedef struct slope {
    double first;  /* of the loss */
    double second;
    size_t rows;
} slope;

typedef struct booster {
    const ng_boost_data *data;
    int64_t leave_out;
    uint64_t random;
    uint8_t *bins;     /* [features * rows], feature by feature */
    double *scores;    /* [rows] */
    double *first;     /* [rows] slopes; second 0: the row is not in this round's sample */
    double *second;
    ng_boost_bins *out;
} booster;

typedef struct cut {
    size_t feature;
    uint32_t last; /* the last bin of the left side */
    double gain;
    double left;   /* what the sides get */
    double right;
} cut;

/* splitmix64 (Steele, Lea & Flood 2014), as a number from 0 up to 1. */
static double next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return (double)((z ^ z >> 31) >> 11) / 9007199254740992.0;
}

static int compare_values(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return x < y ? -1 : x > y;
}

/* Edges at equal steps through the sorted values; a value that fills several steps gets one edge. */
static void find_edges(const int32_t *sorted, size_t count, ng_boost_bins *bins)
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

static uint8_t bin_of(const ng_boost_bins *bins, int32_t value)
{
    uint32_t bin = 0;
    while (bin < bins->count && bins->edges[bin] <= value) bin++;
    return (uint8_t)bin;
}

static bool make_bins(booster *b)
{
    const ng_boost_data *d = b->data;
    int32_t *sorted = malloc((d->rows + 1) * sizeof *sorted);
    b->bins = malloc(d->rows * d->features + 1);
    for (size_t f = 0; sorted && b->bins && f < d->features; f++) {
        for (size_t i = 0; i < d->rows; i++) sorted[i] = d->values[i * d->features + f];
        qsort(sorted, d->rows, sizeof *sorted, compare_values);
        find_edges(sorted, d->rows, &b->out[f]);
        memset(b->out[f].weights, 0, sizeof b->out[f].weights);
        for (size_t i = 0; i < d->rows; i++) b->bins[f * d->rows + i] = bin_of(&b->out[f], d->values[i * d->features + f]);
    }
    bool made = sorted && b->bins;
    free(sorted);
    return made;
}

static size_t count_picked(const ng_boost_data *d, const ng_boost_group *group)
{
    size_t picked = 0;
    for (size_t i = group->first; i < group->first + group->count; i++) picked += d->picked[i];
    return picked;
}

/* The slopes of the loss of a group: what softmax gives each row, less its share of the picked. */
static void find_slopes(booster *b, const ng_boost_group *group, size_t picked)
{
    double largest = b->scores[group->first], sum = 0;
    size_t end = group->first + group->count;
    for (size_t i = group->first; i < end; i++) largest = fmax(largest, b->scores[i]);
    for (size_t i = group->first; i < end; i++) sum += exp(b->scores[i] - largest);
    double weight = group->weight * (double)picked;
    for (size_t i = group->first; i < end; i++) {
        double p = exp(b->scores[i] - largest) / sum;
        b->first[i] = weight * (p - (b->data->picked[i] ? 1.0 / (double)picked : 0));
        b->second[i] = weight * p * (1 - p);
    }
}

static void sample(booster *b)
{
    memset(b->second, 0, b->data->rows * sizeof *b->second);
    for (size_t g = 0; g < b->data->group_count; g++) {
        const ng_boost_group *group = &b->data->groups[g];
        bool drawn = next_random(&b->random) < HOW.groups;
        size_t picked = count_picked(b->data, group);
        if ((int64_t)group->fold == b->leave_out || !drawn || picked == 0 || picked == group->count) continue;
        find_slopes(b, group, picked);
    }
}

static double gain_of(double first, double second)
{
    return first * first / (second + HOW.keep);
}

static slope both(slope a, slope b)
{
    return (slope){a.first + b.first, a.second + b.second, a.rows + b.rows};
}

static void try_feature(const booster *b, size_t feature, cut *best)
{
    slope sums[MAX_BINS] = {{0, 0, 0}}, all = {0, 0, 0}, left = {0, 0, 0};
    const uint8_t *bins = b->bins + feature * b->data->rows;
    for (size_t i = 0; i < b->data->rows; i++) {
        if (!(b->second[i] > 0)) continue;
        slope *s = &sums[bins[i]];
        s->first += b->first[i];
        s->second += b->second[i];
        s->rows++;
    }
    for (size_t k = 0; k < MAX_BINS; k++) all = both(all, sums[k]);
    for (uint32_t k = 0; k < b->out[feature].count; k++) {
        left = both(left, sums[k]);
        if (left.rows < HOW.least || all.rows - left.rows < HOW.least) continue;
        double first = all.first - left.first, second = all.second - left.second;
        double gain = gain_of(left.first, left.second) + gain_of(first, second) - gain_of(all.first, all.second);
        if (gain <= best->gain) continue;
        *best = (cut){feature, k, gain, -left.first / (left.second + HOW.keep), -first / (second + HOW.keep)};
    }
}

static void take(booster *b, const cut *c)
{
    ng_boost_bins *bins = &b->out[c->feature];
    for (uint32_t k = 0; k <= bins->count; k++) bins->weights[k] += HOW.rate * (k <= c->last ? c->left : c->right);
    const uint8_t *at = b->bins + c->feature * b->data->rows;
    for (size_t i = 0; i < b->data->rows; i++) b->scores[i] += HOW.rate * (at[i] <= c->last ? c->left : c->right);
}

static bool run(booster *b)
{
    bool learned = false;
    memset(b->scores, 0, b->data->rows * sizeof *b->scores);
    for (size_t round = 0; round <= b->data->group_count / HOW.patience; round++) {
        cut best = {.gain = 0};
        sample(b);
        for (size_t f = 0; f < b->data->features; f++) {
            if (next_random(&b->random) < HOW.features) try_feature(b, f, &best);
        }
        if (!(best.gain > 0)) continue;
        take(b, &best);
        learned = true;
    }
    return learned;
}

/* The weights of all runs stand in one sum: that of additive models is one. */
static bool run_all(booster *b)
{
    bool learned = false;
    for (unsigned k = 0; k < HOW.runs; k++) learned = run(b) || learned;
    for (size_t f = 0; f < b->data->features; f++) {
        for (uint32_t k = 0; k <= b->out[f].count; k++) b->out[f].weights[k] /= HOW.runs;
    }
    return learned;
}

bool ng_boost_fit(const ng_boost_data *data, int64_t leave_out, uint64_t seed, ng_boost_bins *out)
{
    booster b = {.data = data, .leave_out = leave_out, .random = seed, .out = out};
    size_t rows = data->rows + 1;
    b.scores = malloc(rows * sizeof *b.scores);
    b.first = malloc(rows * sizeof *b.first);
    b.second = malloc(rows * sizeof *b.second);
    bool learned = data->rows > 0 && b.scores && b.first && b.second && make_bins(&b) && run_all(&b);
    free(b.scores);
    free(b.first);
    free(b.second);
    free(b.bins);
    return learned;
}
