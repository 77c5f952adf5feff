/* An additive model (model/additive.h) of sentences, learned by minimum risk (Och, "Minimum Error Rate Training in Statistical
 * Machine Translation", ACL 2003; Shen et al., "Minimum Risk Training for Neural Machine Translation", ACL 2016; for summaries:
 * Narayan, Cohen & Lapata, "Ranking Sentences for Extractive Summarization with Reinforcement Learning", NAACL 2018).
 *
 * A text comes with some summaries that could be made of it and with what each of them is worth. A summary is as likely as the
 * softmax of its sentences' scores, summed; the model learns to make the worth that is to be expected largest. So it learns what
 * sentences are worth together, their lengths with them, where labels of single sentences say only which are good.
 * O(passes x summaries x features). */
#ifndef NG_TRAIN_RISK_H
#define NG_TRAIN_RISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    NG_RISK_MAX_EDGES = 15,
    NG_RISK_MOST_SENTENCES = 3 /* of a summary */
};

typedef struct ng_risk_summary {
    uint32_t rows[NG_RISK_MOST_SENTENCES]; /* counted from the first row of its text */
    double worth;
} ng_risk_summary;

typedef struct ng_risk_text {
    size_t first_row;
    size_t first_summary; /* its summaries: [first_summary, first_summary + summary_count) */
    size_t summary_count;
    size_t length;        /* sentences of each of its summaries, 1 to NG_RISK_MOST_SENTENCES */
    uint32_t fold;
    double weight;
} ng_risk_text;

typedef struct ng_risk_data {
    const int32_t *values; /* row by row */
    size_t rows;
    size_t features;
    const ng_risk_summary *summaries;
    const ng_risk_text *texts;
    size_t text_count;
} ng_risk_data;

typedef struct ng_risk_bins {
    int32_t edges[NG_RISK_MAX_EDGES]; /* rising; bin k holds values from edge k - 1 on, up to and without edge k */
    double weights[NG_RISK_MAX_EDGES + 1];
    uint32_t count;                   /* edges */
} ng_risk_bins;

/* Learns from all texts but those of [leave_out] (-1: from all) and fills [out], one for each feature. False when out of memory
 * or when there is nothing to learn from. */
bool ng_risk_fit(const ng_risk_data *data, int64_t leave_out, uint64_t seed, ng_risk_bins *out);

#endif
