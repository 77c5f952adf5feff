#include "train/one_vs_rest.h"

#include <math.h>
#include <stdlib.h>

/* Half an example on either side keeps the log-odds of "never" and "always" finite. */
static const double SMOOTHING = 0.5;

/* What is known of a label that the examples say nothing about but how frequent it is. */
static bool fit_frequency(size_t with, size_t without, uint32_t bits, ng_weights *out)
{
    *out = (ng_weights){.weights = calloc((size_t)1 << bits, sizeof *out->weights), .bits = bits};
    out->bias = log(((double)with + SMOOTHING) / ((double)without + SMOOTHING));
    return out->weights != NULL;
}

bool ng_one_vs_rest_fit(const ng_examples *examples, const ng_logistic_settings *settings, ng_weights *out, size_t label_count)
{
    ng_logistic_settings how = *settings;
    size_t learned = 0, label = 0;
    bool fits = true;
    for (; fits && label < label_count; label++) {
        size_t with, without;
        how.label = (uint32_t)label;
        ng_logistic_count(examples, &how, &with, &without);
        bool both = with > 0 && without > 0;
        learned += both;
        fits = both ? ng_logistic_fit(examples, &how, &out[label]) : fit_frequency(with, without, how.bits, &out[label]);
    }
    if (fits && learned > 0) return true;
    ng_one_vs_rest_free(out, label);
    return false;
}

void ng_one_vs_rest_free(ng_weights *weights, size_t label_count)
{
    for (size_t i = 0; i < label_count; i++) ng_weights_free(&weights[i]);
}
