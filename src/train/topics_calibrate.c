#include "train/topics_calibrate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "topic/classify.h"

static const double MOST_THRESHOLD = 0.95;

bool ng_topic_bears(const ng_topic_answers *t, const ng_topic_answer *a, size_t label)
{
    return ng_corpus_bears(t->corpus, &t->corpus->docs[a->doc], (uint32_t)label);
}

/* Log-odds or logarithms of shares as confidences. */
void ng_topic_confidences(const ng_topic_answers *t, const ng_topic_answer *a, const ng_topic_calibration *how, double *out)
{
    size_t labels = t->corpus->label_count;
    for (size_t k = 0; k < labels; k++) out[k] = a->odds[k] * how->scale + how->shift;
    if (!how->several) ng_topic_softmax(out, labels);
    for (size_t k = 0; how->several && k < labels; k++) out[k] = 1 / (1 + exp(-out[k]));
}

/* Mean surprise at the right labels. */
static double surprise(const ng_topic_answers *t, const ng_topic_calibration *how, double *scratch)
{
    double sum = 0;
    for (size_t i = 0; i < t->count; i++) {
        const ng_topic_answer *a = &t->items[i];
        if (!t->corpus->docs[a->doc].learned) continue;
        ng_topic_confidences(t, a, how, scratch);
        double right = 0;
        for (size_t k = 0; k < t->corpus->label_count; k++) {
            bool borne = ng_topic_bears(t, a, k);
            if (how->several) sum -= log(fmax(borne ? scratch[k] : 1 - scratch[k], 1e-12));
            else if (borne) right += scratch[k];
        }
        if (!how->several) sum -= log(fmax(right, 1e-12));
    }
    return sum;
}

/* The value between [low] and [high] at which surprise is least, by golden section (Kiefer 1953). */
static void fit_number(const ng_topic_answers *t, ng_topic_calibration *how, double *number, double low, double high,
                       double *scratch)
{
    const double golden = 0.6180339887498949;
    for (unsigned step = 0; step < 24; step++) {
        double a = high - golden * (high - low), b = low + golden * (high - low);
        *number = a;
        double left = surprise(t, how, scratch);
        *number = b;
        if (left <= surprise(t, how, scratch)) high = b;
        else low = a;
    }
    *number = (low + high) / 2;
}

size_t ng_topic_best(const double *shares, size_t labels)
{
    size_t best = 0;
    for (size_t k = 1; k < labels; k++) best = shares[k] > shares[best] ? k : best;
    return best;
}

static int compare_verdicts(const void *a, const void *b)
{
    const ng_topic_verdict *x = a, *y = b;
    if (x->confidence != y->confidence) return x->confidence > y->confidence ? -1 : 1;
    return y->right - x->right;
}

/* The lowest confidence down to which the answers are right often enough. *covered gets their share. */
double ng_topic_threshold(ng_topic_verdict *all, size_t count, double *covered)
{
    size_t right = 0, kept = 0;
    qsort(all, count, sizeof *all, compare_verdicts);
    for (size_t i = 0; i < count; i++) {
        right += all[i].right;
        if ((double)right >= NG_TOPIC_PRECISION * (double)(i + 1)) kept = i + 1;
    }
    *covered = count ? (double)kept / (double)count : 0;
    if (kept == 0) return MOST_THRESHOLD;
    return kept == count ? 0 : fmin(all[kept - 1].confidence, MOST_THRESHOLD);
}

/* Where several labels are right, the threshold at which micro F1 is highest: of all pairs of article and label. */
static double best_cut(ng_topic_verdict *all, size_t count, double *f1)
{
    size_t borne = 0, right = 0, best = 0;
    for (size_t i = 0; i < count; i++) borne += all[i].right;
    qsort(all, count, sizeof *all, compare_verdicts);
    *f1 = 0;
    for (size_t i = 0; i < count; i++) {
        right += all[i].right;
        double now = 2.0 * (double)right / (double)(i + 1 + borne);
        if (now <= *f1) continue;
        *f1 = now;
        best = i;
    }
    return count ? fmin(all[best].confidence, MOST_THRESHOLD) : 0;
}

bool ng_topic_calibrate(const ng_topic_answers *t, ng_topic_calibration *how)
{
    size_t labels = t->corpus->label_count, count = 0, most = t->count * (how->several ? labels : 1);
    double *shares = malloc(labels * sizeof *shares), value = 0;
    ng_topic_verdict *all = malloc((most + 1) * sizeof *all);
    bool done = shares && all;
    for (unsigned round = 0; done && round < (how->several ? 3U : 1U); round++) {
        fit_number(t, how, &how->scale, 0.1, 30, shares);
        if (how->several) fit_number(t, how, &how->shift, -10, 10, shares);
    }
    for (size_t i = 0; done && i < t->count; i++) {
        const ng_topic_answer *a = &t->items[i];
        if (!t->corpus->docs[a->doc].learned || (how->several && a->way == 1)) continue;
        ng_topic_confidences(t, a, how, shares);
        size_t best = ng_topic_best(shares, labels);
        if (!how->several) all[count++] = (ng_topic_verdict){shares[best], ng_topic_bears(t, a, best)};
        for (size_t k = 0; how->several && k < labels; k++) all[count++] = (ng_topic_verdict){shares[k], ng_topic_bears(t, a, k)};
    }
    if (done) how->threshold = how->several ? best_cut(all, count, &value) : ng_topic_threshold(all, count, &value);
    if (done && how->several) printf("micro F1 over whole articles at the threshold: %.1f\n", 100 * value);
    free(shares);
    free(all);
    return done;
}
