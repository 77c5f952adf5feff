#include "train/topics_model.h"

#include <math.h>
#include <stdlib.h>

#include "train/model_file.h"

/* Rows of small weights are cut finer than those of large ones by up to this many bits. A character n-gram's row serves unknown
 * words alone, so that it is worth less than a word's that is as telling. */
enum { FINEST = 6, LARGEST = 127, BUCKET = 4 };
static const double GRAM_WORTH = 0.1;

typedef struct row {
    uint64_t hash;
    uint32_t type;
    double worth;
} row;

typedef struct maker {
    const ng_topic_examples *x;
    const ng_topic_weights *w;
    const ng_topic_calibration *how;
    size_t labels;
    row *rows;
    size_t count;
    double *values; /* [labels] the row at hand */
    double unit;
    uint32_t bits;
} maker;

static void add_type(const maker *m, uint32_t type, double *length)
{
    uint32_t feature = m->x->feature_of[type];
    if (feature == UINT32_MAX) return;
    double idf = m->x->idf[type];
    const float *weights = m->w->weights + feature * m->w->stride;
    for (size_t k = 0; k < m->labels; k++) m->values[k] += idf * weights[k];
    *length += idf * idf;
}

/* The row of a type in values[]; what all labels have in common is taken off where only differences count. Returns the squared
 * length that it adds to a text. */
static double make_row(const maker *m, uint32_t type)
{
    const ng_corpus *c = m->x->corpus;
    const ng_corpus_type *t = &c->types[type];
    double length = 0, mean = 0;
    for (size_t k = 0; k < m->labels; k++) m->values[k] = 0;
    add_type(m, type, &length);
    for (size_t g = 0; g < t->gram_count; g++) add_type(m, c->grams[t->first_gram + g], &length);
    for (size_t k = 0; k < m->labels; k++) mean += m->values[k] / (double)m->labels;
    for (size_t k = 0; !m->how->several && k < m->labels; k++) m->values[k] -= mean;
    return length;
}

static double largest(const maker *m)
{
    double most = 0;
    for (size_t k = 0; k < m->labels; k++) most = fmax(most, fabs(m->values[k]));
    return most;
}

static bool list_rows(maker *m)
{
    const ng_corpus *c = m->x->corpus;
    double most = 0;
    m->rows = malloc((c->type_count + 1) * sizeof *m->rows);
    if (!m->rows) return false;
    for (uint32_t i = 0; i < c->type_count; i++) {
        if (m->x->feature_of[i] == UINT32_MAX) continue;
        double worth = 0;
        make_row(m, i);
        for (size_t k = 0; k < m->labels; k++) worth += m->values[k] * m->values[k];
        most = fmax(most, largest(m));
        m->rows[m->count++] = (row){c->types[i].hash, i, worth * c->types[i].docs * (c->types[i].gram ? GRAM_WORTH : 1)};
    }
    m->unit = most > 0 ? most / LARGEST / (1 << FINEST) : 1;
    return true;
}

static int compare_worth(const void *a, const void *b)
{
    const row *x = a, *y = b;
    if (x->worth != y->worth) return x->worth > y->worth ? -1 : 1;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

static int compare_hash(const void *a, const void *b)
{
    const row *x = a, *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Bytes that [rows] rows take with their directory. */
static size_t bytes_of(const maker *m, size_t rows, uint32_t bits)
{
    return rows * (m->labels + 4) + 4 * (((size_t)1 << bits) + 1);
}

static uint32_t bits_for(size_t rows)
{
    uint32_t bits = 0;
    while (bits < NG_CLASSIFIER_MAX_BITS && ((size_t)BUCKET << bits) < rows) bits++;
    return bits;
}

/* Keeps the rows that are worth most, as many as fit into [room] bytes. */
static bool prune(maker *m, size_t room)
{
    qsort(m->rows, m->count, sizeof *m->rows, compare_worth);
    while (m->count > 0 && bytes_of(m, m->count, bits_for(m->count)) > room) m->count -= 1 + m->count / 256;
    m->bits = bits_for(m->count);
    qsort(m->rows, m->count, sizeof *m->rows, compare_hash);
    return bytes_of(m, m->count, m->bits) <= room;
}

static void add_u16(ng_strbuf *out, unsigned value)
{
    ng_strbuf_add_char(out, (char)(value & 0xff));
    ng_strbuf_add_char(out, (char)(value >> 8 & 0xff));
}

static void add_text(ng_strbuf *out, ng_span text)
{
    ng_model_file_add_u32(out, (uint32_t)text.len);
    ng_strbuf_add(out, text);
}

/* "name | uri" as in a lexicon. */
static void add_label(ng_strbuf *out, ng_span label, double bias)
{
    ng_span name = label, uri = {NULL, 0};
    for (size_t i = 0; i < label.len; i++) {
        if (label.ptr[i] != '|') continue;
        name = ng_span_trim(ng_span_slice(label, 0, i));
        uri = ng_span_trim(ng_span_slice(label, i + 1, label.len));
    }
    bias = fmin(fmax(bias, -200), 200);
    ng_model_file_add_u32(out, (uint32_t)(int32_t)lround(ldexp(bias, NG_CLASSIFIER_BIAS_BITS)));
    add_text(out, name.len ? name : label);
    add_text(out, uri);
}

static void add_head(const maker *m, ng_strbuf *out)
{
    const ng_topic_calibration *how = m->how;
    ng_strbuf_add(out, NG_SPAN(NG_CLASSIFIER_MAGIC));
    ng_model_file_add_u32(out, NG_CLASSIFIER_FORMAT);
    ng_model_file_add_u32(out, NG_TOPIC_FEATURES);
    ng_model_file_add_u32(out, (uint32_t)m->labels);
    ng_model_file_add_u32(out, how->several);
    ng_model_file_add_u32(out, (uint32_t)lround(how->threshold * NG_SCORE_ONE));
    ng_model_file_add_u32(out, (uint32_t)lround(fmin(ldexp(m->unit * how->scale, NG_CLASSIFIER_SCALE_BITS), 4e9)));
    ng_model_file_add_u32(out, m->bits);
    ng_model_file_add_u32(out, (uint32_t)m->count);
    for (size_t k = 0; k < m->labels; k++) add_label(out, m->x->corpus->labels[k], m->w->bias[k] * how->scale + how->shift);
}

static void add_directory(const maker *m, ng_strbuf *out)
{
    size_t at = 0;
    for (uint64_t bucket = 0; bucket < (uint64_t)1 << m->bits; bucket++) {
        ng_model_file_add_u32(out, (uint32_t)at);
        while (at < m->count && (m->bits ? m->rows[at].hash >> (64 - m->bits) : 0) == bucket) at++;
    }
    ng_model_file_add_u32(out, (uint32_t)at);
    for (size_t i = 0; i < m->count; i++) add_u16(out, (unsigned)(m->rows[i].hash << m->bits >> 48));
}

static void add_row(const maker *m, uint32_t type, ng_strbuf *out)
{
    double length = make_row(m, type), most = largest(m), unit = m->unit;
    unsigned shift = 0;
    while (most > LARGEST * unit && shift < FINEST) {
        unit *= 2;
        shift++;
    }
    double eighths = fmin(fmax(1, round(ldexp(length, NG_CLASSIFIER_LENGTH_BITS))), 4095);
    add_u16(out, (unsigned)eighths << NG_CLASSIFIER_SHIFT_BITS | shift);
    for (size_t k = 0; k < m->labels; k++) ng_strbuf_add_char(out, (char)(int8_t)lround(m->values[k] / unit));
}

bool ng_topic_model_make(const ng_topic_examples *examples, const ng_topic_weights *weights,
                         const ng_topic_calibration *calibration, size_t size, ng_strbuf *out)
{
    maker m = {.x = examples, .w = weights, .how = calibration, .labels = examples->corpus->label_count};
    size_t head = 0;
    for (size_t k = 0; k < m.labels; k++) head += 16 + examples->corpus->labels[k].len;
    head += 64;
    m.values = malloc(m.labels * sizeof *m.values);
    bool done = m.values && head < size && list_rows(&m) && prune(&m, size - head);
    if (done) {
        add_head(&m, out);
        add_directory(&m, out);
        for (size_t i = 0; i < m.count; i++) add_row(&m, m.rows[i].type, out);
        done = ng_model_file_seal(out);
    }
    free(m.rows);
    free(m.values);
    return done;
}
