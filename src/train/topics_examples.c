/* Input: a corpus; output: its articles as sparse vectors. Cost O(terms and their n-grams). */
#include "train/topics_examples.h"

#include <math.h>
#include <stdlib.h>

/* GRAMS is what a character n-gram counts beside a word: a word has about fifteen, so that words with pairs and n-grams are about
 * as long as each other. LEAST_DOCS: what stands in one article alone says little of the next, and takes most of the room and
 * time. SMALL: with fewer terms than this in all articles there is room and time for all that they hold, and it is needed: on
 * 2,366 headlines with a line of text 27 labels gained 2 points by the words of one article and 2 by the text as an example of
 * its own. */
static const double GRAMS = 0.35;
enum { LEAST_DOCS = 2, SMALL = 200000 };

enum { TITLE = 1, TEXT = 2 };

static bool is_small(const ng_corpus *c)
{
    size_t terms = 0;
    for (size_t i = 0; i < c->doc_count; i++) terms += c->docs[i].learned ? c->docs[i].count : 0;
    return terms < SMALL;
}

static bool number_features(ng_topic_examples *x, bool small)
{
    const ng_corpus *c = x->corpus;
    uint32_t least = small ? 1 : LEAST_DOCS;
    double docs = 0;
    for (size_t i = 0; i < c->doc_count; i++) docs += c->docs[i].learned;
    x->feature_of = malloc((c->type_count + 1) * sizeof *x->feature_of);
    x->idf = malloc((c->type_count + 1) * sizeof *x->idf);
    if (!x->feature_of || !x->idf) return false;
    for (size_t i = 0; i < c->type_count; i++) {
        const ng_corpus_type *type = &c->types[i];
        x->feature_of[i] = type->docs >= least ? (uint32_t)x->feature_count++ : UINT32_MAX;
        x->idf[i] = (float)((type->gram ? GRAMS : 1) * (log((docs + 1) / (type->docs + 1)) + 1));
    }
    return true;
}

/* One vector in the making: values by type, and the types that have one. */
typedef struct vector {
    float *values;
    uint32_t *types;
    size_t count;
    double length; /* squared, as the stage reckons it: n-grams that two words share are not added up */
} vector;

static void add_value(const ng_topic_examples *x, vector *v, uint32_t type, double damped)
{
    if (x->feature_of[type] == UINT32_MAX) return;
    double value = damped * x->idf[type];
    if (v->values[type] == 0) v->types[v->count++] = type;
    v->values[type] += (float)value;
    v->length += value * value;
}

/* [parts]: TITLE, TEXT or both. */
static void fill_vector(const ng_topic_examples *x, const ng_corpus_doc *doc, unsigned parts, vector *v)
{
    const ng_corpus *c = x->corpus;
    v->count = 0;
    v->length = 0;
    for (size_t i = 0; i < doc->count; i++) {
        const ng_corpus_entry *entry = &c->entries[doc->first + i];
        uint32_t seen = (parts & TITLE ? entry->title : 0U) + (parts & TEXT ? entry->text : 0U);
        if (seen == 0) continue;
        double damped = ng_topic_damp(seen) / 256.0;
        const ng_corpus_type *type = &c->types[entry->type];
        add_value(x, v, entry->type, damped);
        for (size_t g = 0; g < type->gram_count; g++) add_value(x, v, c->grams[type->first_gram + g], damped);
    }
}

static bool add_vector(ng_topic_examples *x, uint32_t doc, vector *v, size_t *room)
{
    if (x->value_count + v->count > *room) {
        size_t wanted = 2 * (*room + v->count) + 1024;
        uint32_t *features = realloc(x->features, wanted * sizeof *features);
        if (!features) return false;
        x->features = features;
        float *values = realloc(x->values, wanted * sizeof *values);
        if (!values) return false;
        x->values = values;
        *room = wanted;
    }
    double factor = v->length > 0 ? 1 / sqrt(v->length) : 0;
    x->first[x->count] = x->value_count;
    x->doc[x->count++] = doc;
    for (size_t i = 0; i < v->count; i++) {
        uint32_t type = v->types[i];
        x->features[x->value_count] = x->feature_of[type];
        x->values[x->value_count++] = (float)(v->values[type] * factor);
        v->values[type] = 0;
    }
    x->first[x->count] = x->value_count;
    return true;
}

static bool make_vectors(ng_topic_examples *x, bool small, vector *v)
{
    static const unsigned PARTS[] = {TITLE | TEXT, TITLE, TEXT};
    const ng_corpus *c = x->corpus;
    size_t room = 0;
    for (size_t i = 0; i < c->doc_count; i++) {
        const ng_corpus_doc *doc = &c->docs[i];
        size_t wanted = !(doc->has_text && doc->has_title) ? 1 : small ? 3 : 2;
        for (size_t k = 0; doc->learned && k < wanted; k++) {
            fill_vector(x, doc, PARTS[k], v);
            if (!add_vector(x, (uint32_t)i, v, &room)) return false;
        }
    }
    return true;
}

bool ng_topic_examples_make(ng_topic_examples *examples, const ng_corpus *corpus)
{
    ng_topic_examples *x = examples;
    bool small = is_small(corpus);
    *x = (ng_topic_examples){.corpus = corpus};
    vector v = {calloc(corpus->type_count + 1, sizeof *v.values), malloc((corpus->type_count + 1) * sizeof *v.types), 0, 0};
    x->first = malloc((3 * corpus->doc_count + 1) * sizeof *x->first);
    x->doc = malloc((3 * corpus->doc_count + 1) * sizeof *x->doc);
    bool done = v.values && v.types && x->first && x->doc && number_features(x, small) && make_vectors(x, small, &v);
    free(v.values);
    free(v.types);
    return done;
}

void ng_topic_examples_free(ng_topic_examples *examples)
{
    free(examples->feature_of);
    free(examples->idf);
    free(examples->first);
    free(examples->doc);
    free(examples->features);
    free(examples->values);
    *examples = (ng_topic_examples){.corpus = NULL};
}
