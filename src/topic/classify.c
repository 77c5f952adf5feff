/* Rows found, added up in whole numbers, divided by the length of the text's vector, made confidences. Sums in whole numbers are
 * the same in any order; the few divisions behind them are IEEE doubles, one after the other. */
#include "topic/classify.h"

#include "base/prefetch.h"

/* Most of a look-up is waiting for memory: the place that names a row is asked for so many terms ahead, and then the row. */
enum { SOON = 8, LATER = 16 };

typedef struct adder {
    const ng_classifier *model;
    int64_t *sums;   /* [label_count], in 1/256 of a weight */
    uint64_t length; /* squared, in 1 / (256 * 256 * 8) */
} adder;

static bool add_row(adder *a, uint64_t hash, uint32_t count)
{
    const unsigned char *row = (const unsigned char *)ng_classifier_find(a->model, hash);
    if (!row) return false;
    uint32_t head = (uint32_t)row[0] | (uint32_t)row[1] << 8, labels = (uint32_t)a->model->label_count;
    int32_t factor = (int32_t)(count << (head & ((1U << NG_CLASSIFIER_SHIFT_BITS) - 1)));
    const signed char *weights = (const signed char *)row + 2;
    for (uint32_t k = 0; k < labels; k++) a->sums[k] += (int64_t)factor * weights[k];
    a->length += (uint64_t)count * count * (head >> NG_CLASSIFIER_SHIFT_BITS);
    return true;
}

static void add_term(adder *a, const ng_topic_term *term, bool title_only)
{
    uint64_t grams[NG_TOPIC_GRAMS];
    uint32_t seen = NG_TOPIC_TITLE * term->title + (title_only ? 0 : term->text);
    if (seen == 0 || add_row(a, term->hash, ng_topic_damp(seen)) || !term->word.ptr) return;
    size_t count = ng_topic_grams(term->word, grams);
    for (size_t i = 0; i < count; i++) add_row(a, grams[i], ng_topic_damp(seen));
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

static double sigmoid(double odds)
{
    return odds > 700 ? 1 : odds < -700 ? 0 : 1 / (1 + ng_exp(-odds));
}

bool ng_topic_score(const ng_classifier *model, const ng_topic_bag *bag, bool title_only, int64_t *sums, double *odds)
{
    adder a = {.model = model, .sums = sums};
    for (size_t k = 0; k < model->label_count; k++) sums[k] = 0;
    for (size_t i = 0; i < bag->count; i++) {
        if (bag->count - i > LATER) {
            size_t row = (uint32_t)ng_load32(model->directory + 4 * ng_classifier_bucket(model, bag->items[i + SOON].hash));
            ng_prefetch(model->directory + 4 * ng_classifier_bucket(model, bag->items[i + LATER].hash));
            ng_prefetch(model->tags + 2 * row);
            ng_prefetch(model->rows + row * (model->label_count + 2));
        }
        add_term(&a, &bag->items[i], title_only);
    }
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
    else for (size_t k = 0; k < model->label_count; k++) shares[k] = sigmoid(shares[k]);
    return true;
}
