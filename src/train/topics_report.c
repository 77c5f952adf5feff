#include "train/topics_report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "train/message.h"
#include "train/topics_calibrate.h"

enum { BINS = 15, SHOWN = 3 };

typedef struct tally {
    size_t asked, right;
    size_t bin[BINS], bin_right[BINS];
    double bin_sum[BINS];
} tally;

static void count_answer(tally *y, double confidence, bool right)
{
    size_t bin = (size_t)(confidence * BINS);
    if (bin >= BINS) bin = BINS - 1;
    y->asked++;
    y->right += right;
    y->bin[bin]++;
    y->bin_right[bin] += right;
    y->bin_sum[bin] += confidence;
}

/* Expected calibration error: how far confidence and share of right answers lie apart, mean over the answers. */
static double calibration_error(const tally *y)
{
    double error = 0;
    for (size_t i = 0; i < BINS; i++) error += fabs(y->bin_sum[i] - (double)y->bin_right[i]);
    return y->asked ? error / (double)y->asked : 0;
}

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

/* The labels that [row] was most often given instead of [label]. */
static void print_confusions(const ng_topic_answers *t, const size_t *row, size_t label)
{
    size_t before = SIZE_MAX, last = 0;
    for (size_t shown = 0; shown < SHOWN; shown++) {
        size_t best = label;
        for (size_t k = 0; k < t->corpus->label_count; k++) {
            bool next = row[k] < before || (row[k] == before && k > last);
            if (k != label && next && row[k] > 0 && (best == label || row[k] > row[best])) best = k;
        }
        if (best == label) break;
        printf("%s ", shown ? "," : " ");
        ng_train_print_name(t->corpus->labels[best], 20, 0);
        printf(" %zu", row[best]);
        before = row[best];
        last = best;
    }
}

/* answers[l * labels + k]: articles of label l (its first one) that were given k first. */
static void print_labels(const ng_topic_answers *t, const size_t *answers)
{
    size_t labels = t->corpus->label_count, asked = 0;
    double macro = 0;
    printf("%-28s %8s %8s %6s  taken for\n", "label", "articles", "right %", "F1");
    for (size_t l = 0; l < labels; l++) {
        const size_t *row = answers + l * labels;
        size_t of = 0, given = 0;
        for (size_t k = 0; k < labels; k++) {
            of += row[k];
            given += answers[k * labels + l];
        }
        double f1 = of + given ? 200.0 * (double)row[l] / (double)(of + given) : 0;
        macro += f1;
        asked += of > 0 || given > 0;
        ng_train_print_name(t->corpus->labels[l], 28, 28);
        printf(" %8zu %8.1f %6.1f", of, percent(row[l], of), f1);
        print_confusions(t, row, l);
        putchar('\n');
    }
    printf("macro F1 %.1f\n", asked ? macro / (double)asked : 0);
}

static void print_tally(const char *what, ng_span name, const tally *y)
{
    if (y->asked == 0) return;
    fputs(what, stdout);
    ng_train_print_name(name, 60, 0);
    printf(": %zu asked, accuracy %.1f, calibration error %.3f\n", y->asked, percent(y->right, y->asked), calibration_error(y));
}

/* Which articles a line of the report is about. */
typedef struct part {
    uint32_t way;
    uint32_t source; /* 0: of all */
    bool tested;     /* those of the files to measure with */
} part;

static bool is_part(const ng_topic_answers *t, const ng_topic_answer *a, part which)
{
    const ng_corpus_doc *doc = &t->corpus->docs[a->doc];
    return a->way == which.way && doc->learned != which.tested && (which.source == 0 || doc->source == which.source);
}

static bool report_part(const ng_topic_answers *t, const ng_topic_calibration *how, part which, ng_span name, bool whole)
{
    size_t labels = t->corpus->label_count, count = 0;
    tally y = {0};
    double *shares = malloc(labels * sizeof *shares), covered;
    size_t *answers = calloc(labels * labels, sizeof *answers);
    ng_topic_verdict *all = malloc((t->count + 1) * sizeof *all);
    bool done = shares && answers && all;
    for (size_t i = 0; done && i < t->count; i++) {
        const ng_topic_answer *a = &t->items[i];
        if (!is_part(t, a, which)) continue;
        const ng_corpus_doc *doc = &t->corpus->docs[a->doc];
        ng_topic_confidences(t, a, how, shares);
        size_t best = ng_topic_best(shares, labels);
        bool right = ng_topic_bears(t, a, best);
        count_answer(&y, shares[best], right);
        all[count++] = (ng_topic_verdict){shares[best], right};
        answers[(right ? best : t->corpus->labels_of[doc->first_label]) * labels + best]++;
    }
    if (done && count > 0) {
        print_tally(NG_TOPIC_WAY[which.way], name, &y);
        double least = ng_topic_threshold(all, count, &covered);
        if (whole)
            printf("answers from confidence %.2f on are right in %.0f%%: %.1f%% of the articles\n", least,
                   100 * NG_TOPIC_PRECISION, 100 * covered);
        if (whole && which.way == 0) print_labels(t, answers);
    }
    free(shares);
    free(answers);
    free(all);
    return done;
}

bool ng_topic_report(const ng_topic_answers *t, const ng_topic_calibration *how)
{
    bool done = true;
    for (uint32_t tested = 0; tested < 2; tested++) {
        for (uint32_t way = 0; done && way < NG_TOPIC_WAYS; way++) {
            done = report_part(t, how, (part){way, 0, tested}, tested ? NG_SPAN(", files to measure with") : NG_SPAN(""), true);
        }
    }
    for (uint32_t source = 1; done && t->corpus->source_count > 1 && source <= t->corpus->source_count; source++) {
        ng_span name = t->corpus->sources[source - 1];
        char label[80];
        int length = snprintf(label, sizeof label, " of unseen source %.*s", (int)ng_span_head(name, 40).len, name.ptr);
        for (uint32_t way = 0; done && way < NG_TOPIC_WAYS; way++) {
            done = report_part(t, how, (part){way, source, false}, ng_span_make(label, (size_t)length), false);
        }
    }
    if (done) printf("threshold %.4f, temperature %.4f\n", how->threshold, 1 / how->scale);
    return done;
}
