/* Input: JSONL with "title", "text" and "label" or "labels". Each record goes through read, lex, clean, meta and split as in a
 * run that keeps every line, so that what is learned from is what is asked later. Cost O(bytes). */
#include "train/topics_corpus.h"

#include <stdlib.h>

#include "clean/clean.h"
#include "lex/lex.h"
#include "meta/meta.h"
#include "read/read.h"
#include "split/split.h"
#include "train/lines.h"
#include "train/message.h"
#include "wrap/json.h"
#include "wrap/regex.h"

/* Numbers by 64-bit key, open addressing at half load. */
typedef struct index {
    uint64_t *keys;
    uint32_t *values; /* + 1; 0 = empty */
    size_t mask;
    size_t count;
} index;

typedef struct reader {
    ng_corpus *corpus;
    const ng_train_settings *settings;
    ng_model *model;
    ng_arena run; /* the article at hand */
    ng_allocator memory;
    ng_regex_scratch *regex;
    ng_strbuf scratch;
    index types;
    ng_interner labels, sources;
    size_t doc_room, entry_room, type_room, gram_room, borne_room;
    bool measured; /* the file at hand is not learned from */
} reader;

static const char OUT_OF_MEMORY[] = "out of memory";

/* ---------------------------------------------------------------- growing */

/* Room for one more behind [count] items; false when there is none. */
static bool grow(void **items, size_t count, size_t more, size_t *room, size_t size)
{
    if (count + more <= *room) return true;
    size_t wanted = *room ? 2 * *room : 1024;
    while (wanted < count + more) wanted *= 2;
    void *moved = realloc(*items, wanted * size);
    if (!moved) return false;
    *items = moved;
    *room = wanted;
    return true;
}

#define GROW(items, count, more, room) grow((void **)(void *)&(items), (count), (more), &(room), sizeof *(items))

static bool index_resize(index *x, size_t slots)
{
    index larger = {calloc(slots, sizeof *x->keys), calloc(slots, sizeof *x->values), slots - 1, x->count};
    if (!larger.keys || !larger.values) {
        free(larger.keys);
        free(larger.values);
        return false;
    }
    for (size_t i = 0; x->keys && i <= x->mask; i++) {
        if (!x->values[i]) continue;
        size_t slot = (size_t)x->keys[i] & larger.mask;
        while (larger.values[slot]) slot = (slot + 1) & larger.mask;
        larger.keys[slot] = x->keys[i];
        larger.values[slot] = x->values[i];
    }
    free(x->keys);
    free(x->values);
    *x = larger;
    return true;
}

/* The place for the value of [key], 0 when it is new; NULL when out of memory. Good until the next call. */
static uint32_t *index_place(index *x, uint64_t key)
{
    if (2 * (x->count + 1) > x->mask && !index_resize(x, x->keys ? 2 * (x->mask + 1) : 1 << 16)) return NULL;
    size_t slot = (size_t)key & x->mask;
    while (x->values[slot] && x->keys[slot] != key) slot = (slot + 1) & x->mask;
    if (!x->values[slot]) {
        x->keys[slot] = key;
        x->count++;
    }
    return &x->values[slot];
}

/* ---------------------------------------------------------------- types */

static bool add_type(reader *r, uint64_t hash, ng_span word, bool gram, uint32_t *out)
{
    ng_corpus *c = r->corpus;
    uint32_t *place = index_place(&r->types, hash);
    if (!place || !GROW(c->types, c->type_count, 1, r->type_room)) return false;
    if (!*place) {
        ng_span kept = word.ptr ? ng_arena_copy(&c->arena, word) : word;
        if (word.ptr && !kept.ptr) return false;
        c->types[c->type_count] = (ng_corpus_type){.hash = hash, .word = kept, .gram = gram};
        *place = (uint32_t)++c->type_count;
    }
    *out = *place - 1;
    return true;
}

/* The character n-grams of a word that is new. */
static bool add_grams(reader *r, uint32_t type)
{
    ng_corpus *c = r->corpus;
    uint64_t hashes[NG_TOPIC_GRAMS];
    size_t count = ng_topic_grams(c->types[type].word, hashes);
    if (!GROW(c->grams, c->gram_count, count, r->gram_room)) return false;
    c->types[type].first_gram = c->gram_count;
    c->types[type].gram_count = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        uint32_t gram;
        if (!add_type(r, hashes[i], (ng_span){NULL, 0}, true, &gram)) return false;
        c->grams[c->gram_count++] = gram;
    }
    return true;
}

static void count_doc(ng_corpus_type *type, size_t doc)
{
    if (type->last_doc == doc + 1) return;
    type->last_doc = (uint32_t)doc + 1;
    type->docs++;
}

static bool add_entry(reader *r, const ng_topic_term *term)
{
    ng_corpus *c = r->corpus;
    size_t before = c->type_count, doc = c->doc_count;
    uint32_t type;
    if (!add_type(r, term->hash, term->word, false, &type) || !GROW(c->entries, c->entry_count, 1, r->entry_room)) return false;
    if (c->type_count > before && term->word.ptr && !add_grams(r, type)) return false;
    uint16_t text = term->text < UINT16_MAX ? (uint16_t)term->text : UINT16_MAX;
    uint16_t title = term->title < UINT16_MAX ? (uint16_t)term->title : UINT16_MAX;
    c->entries[c->entry_count++] = (ng_corpus_entry){type, text, title};
    if (r->measured) return true;
    count_doc(&c->types[type], doc);
    for (size_t i = 0; i < c->types[type].gram_count; i++) count_doc(&c->types[c->grams[c->types[type].first_gram + i]], doc);
    return true;
}

/* ---------------------------------------------------------------- a record */

static bool is_text(const ng_json_member *member)
{
    return member && member->type == NG_JSON_STRING;
}

static bool is_given(const ng_json_member *member)
{
    return member && member->type != NG_JSON_NULL;
}

static const char *add_label(reader *r, ng_corpus_doc *doc, ng_span label)
{
    ng_corpus *c = r->corpus;
    bool added;
    label = ng_span_trim(label);
    if (label.len == 0) return "an empty label";
    uint32_t id = ng_interner_add(&r->labels, label, ng_hash(label), &added);
    if (id == NG_NO_ID || !GROW(c->labels_of, c->borne, 1, r->borne_room)) return OUT_OF_MEMORY;
    if (added && !(r->labels.entries[id].key = ng_arena_copy(&c->arena, label)).ptr) return OUT_OF_MEMORY;
    for (size_t i = 0; i < doc->label_count; i++) {
        if (c->labels_of[doc->first_label + i] == id) return NULL;
    }
    c->labels_of[c->borne++] = id;
    doc->label_count++;
    return NULL;
}

/* "label" or "labels", each a string or an array of strings. */
static const char *take_labels(reader *r, const ng_json_object *object, ng_corpus_doc *doc)
{
    const ng_json_member *labels = ng_json_member_get(object, NG_SPAN("labels"));
    if (!is_given(labels)) labels = ng_json_member_get(object, NG_SPAN("label"));
    if (!is_given(labels)) return "no \"label\"";
    if (labels->type == NG_JSON_STRING) {
        ng_span label = ng_json_string(labels->raw, &r->run);
        return label.ptr ? add_label(r, doc, label) : OUT_OF_MEMORY;
    }
    ng_json_object items;
    if (labels->type != NG_JSON_ARRAY || ng_json_read_array(labels->raw, &r->run, &items, NULL) != NG_OK) {
        return "\"labels\" is neither a string nor an array of strings";
    }
    for (size_t i = 0; i < items.count; i++) {
        if (items.members[i].type != NG_JSON_STRING) return "\"labels\" is neither a string nor an array of strings";
        ng_span label = ng_json_string(items.members[i].raw, &r->run);
        const char *wrong = label.ptr ? add_label(r, doc, label) : OUT_OF_MEMORY;
        if (wrong) return wrong;
    }
    r->corpus->several = r->corpus->several || doc->label_count > 1;
    return doc->label_count ? NULL : "no label in \"labels\"";
}

static const char *take_source(reader *r, const ng_json_object *object, ng_corpus_doc *doc)
{
    const ng_json_member *source = ng_json_member_get(object, NG_SPAN("source"));
    const ng_json_member *judged = ng_json_member_get(object, NG_SPAN("judge"));
    const ng_json_member *weight = ng_json_member_get(object, NG_SPAN("weight"));
    doc->judged = !judged || !ng_span_equal(judged->raw, NG_SPAN("false"));
    doc->weight = 1;
    if (is_given(weight)) {
        ng_span digits = ng_arena_copy(&r->run, weight->raw);
        if (!digits.ptr) return OUT_OF_MEMORY;
        doc->weight = weight->type == NG_JSON_NUMBER ? strtod(digits.ptr, NULL) : 0;
        if (!(doc->weight > 0 && doc->weight <= 1000)) return "\"weight\" is no number above 0, up to 1000";
    }
    if (!is_text(source)) return NULL;
    ng_span name = ng_json_string(source->raw, &r->run);
    bool added;
    uint32_t id = name.ptr ? ng_interner_add(&r->sources, name, ng_hash(name), &added) : NG_NO_ID;
    if (id == NG_NO_ID) return OUT_OF_MEMORY;
    if (added && !(r->sources.entries[id].key = ng_arena_copy(&r->corpus->arena, name)).ptr) return OUT_OF_MEMORY;
    doc->source = id + 1;
    return NULL;
}

static ng_status run_stages(reader *r, ng_span title, ng_span text, ng_topic_bag *bag, ng_error *error)
{
    ng_lines lines;
    ng_tokens tokens;
    ng_kept kept;
    ng_meta meta;
    ng_sentences sentences;
    ng_topic_reading reading;
    ng_arena *arena = &r->run;
    ng_status status = ng_read(title, text, NG_WRAP_JOIN, arena, &lines, error);
    if (status == NG_OK) status = ng_lex(&lines, r->model, "", &r->scratch, arena, &tokens, error);
    if (status != NG_OK) return status;
    const ng_language *language = ng_model_language(r->model, tokens.language);
    ng_split_means means = {.language = language,
                            .common = ng_language_table(&r->model->neutral, NG_TABLE_ABBREVIATIONS),
                            .model = &r->model->sentences};
    status = ng_clean(&lines, &tokens, language, r->regex, true, arena, &kept, error);
    if (status == NG_OK) status = ng_meta_find(&lines, &tokens, &kept, language, r->regex, arena, &meta, error);
    if (status == NG_OK) status = ng_split(&lines, &tokens, &kept, &means, arena, &sentences, error);
    if (status == NG_OK) status = ng_topic_read(&tokens, &meta, &sentences, arena, &reading, error);
    if (status == NG_OK) status = ng_topic_collect(&tokens, &reading, NULL, arena, bag, error);
    return status;
}

static const char *take_text(reader *r, const ng_json_object *object, ng_corpus_doc *doc)
{
    const ng_json_member *title = ng_json_member_get(object, NG_SPAN("title")),
                         *text = ng_json_member_get(object, NG_SPAN("text"));
    ng_span head = is_text(title) ? ng_json_string(title->raw, &r->run) : NG_SPAN("");
    ng_span body = is_text(text) ? ng_json_string(text->raw, &r->run) : NG_SPAN("");
    ng_topic_bag bag;
    ng_error error = {NG_OK, 0, ""};
    if (!head.ptr || !body.ptr) return OUT_OF_MEMORY;
    if ((is_given(title) && !is_text(title)) || (is_given(text) && !is_text(text))) return "\"title\" or \"text\" is no string";
    ng_status status = run_stages(r, head, body, &bag, &error);
    if (status != NG_OK) return OUT_OF_MEMORY;
    if (bag.count == 0) return "neither \"title\" nor \"text\" holds a word";
    for (size_t i = 0; i < bag.count; i++) {
        doc->has_title = doc->has_title || bag.items[i].title > 0;
        doc->has_text = doc->has_text || bag.items[i].text > 0;
        if (!add_entry(r, &bag.items[i])) return OUT_OF_MEMORY;
    }
    doc->count = (uint32_t)bag.count;
    return NULL;
}

static const char *add_line(void *user, ng_span line)
{
    reader *r = user;
    ng_corpus *c = r->corpus;
    ng_json_object object;
    ng_corpus_doc doc = {.first = c->entry_count, .first_label = c->borne, .learned = !r->measured};
    doc.record = (uint32_t)c->doc_count + 1;
    if (line.len == 0) return NULL;
    ng_arena_reset(&r->run);
    if (!GROW(c->docs, c->doc_count, 1, r->doc_room)) return OUT_OF_MEMORY;
    if (ng_json_read_object(line, &r->run, &object, NULL) != NG_OK) return "not a JSON object";
    const char *wrong = take_labels(r, &object, &doc);
    if (!wrong) wrong = take_source(r, &object, &doc);
    if (!wrong) wrong = take_text(r, &object, &doc);
    if (!wrong) c->docs[c->doc_count++] = doc;
    return wrong;
}

/* ---------------------------------------------------------------- all of them */

static bool fail(const char *what)
{
    ng_train_message("%s", what);
    return false;
}

static int compare_spans(const void *a, const void *b)
{
    const ng_span *x = a, *y = b;
    int order = memcmp(x->ptr, y->ptr, x->len < y->len ? x->len : y->len);
    return order ? order : (x->len > y->len) - (x->len < y->len);
}

/* Labels in the order of their bytes, whatever the order of the file. */
static bool sort_labels(reader *r)
{
    ng_corpus *c = r->corpus;
    c->label_count = r->labels.count;
    c->labels = ng_arena_array(&c->arena, c->label_count, sizeof *c->labels);
    uint32_t *number = ng_arena_array(&c->arena, c->label_count, sizeof *number);
    if (!c->labels || !number) return fail(OUT_OF_MEMORY);
    for (size_t i = 0; i < c->label_count; i++) c->labels[i] = r->labels.entries[i].key;
    qsort(c->labels, c->label_count, sizeof *c->labels, compare_spans);
    for (uint32_t i = 0; i < c->label_count; i++) {
        number[ng_interner_find(&r->labels, c->labels[i], ng_hash(c->labels[i]))] = i;
    }
    for (size_t i = 0; i < c->borne; i++) c->labels_of[i] = number[c->labels_of[i]];
    if (c->label_count > NG_CLASSIFIER_MAX_LABELS) return fail("more than 1024 labels");
    return c->label_count >= 2 || fail("there is only one label; two at least are needed to learn a difference");
}

static uint64_t next_random(uint64_t *state)
{
    return ng_hash_mix(*state += UINT64_C(0x9e3779b97f4a7c15));
}

/* Without sources every article is dealt by itself, after a shuffle, so that a file sorted by label does no harm. */
static void deal_folds(reader *r, uint32_t *folds)
{
    ng_corpus *c = r->corpus;
    uint64_t random = r->settings->seed;
    enum { MOST = 20 };
    if (c->source_count >= 2) *folds = c->source_count < MOST ? (uint32_t)c->source_count : MOST;
    for (size_t i = c->doc_count; i > 1; i--) {
        size_t j = (size_t)(next_random(&random) % i);
        ng_corpus_doc kept = c->docs[i - 1];
        c->docs[i - 1] = c->docs[j];
        c->docs[j] = kept;
    }
    for (size_t i = 0; i < c->doc_count; i++) {
        ng_corpus_doc *doc = &c->docs[i];
        if (c->source_count < 2) doc->fold = (uint32_t)(i % *folds);
        else doc->fold = doc->source ? (doc->source - 1) % *folds : UINT32_MAX;
        doc->judged = doc->judged && doc->learned && doc->fold != UINT32_MAX;
    }
}

static bool read_files(reader *r, uint32_t *folds)
{
    const ng_train_settings *s = r->settings;
    for (size_t i = 0; i < ng_train_file_count(s); i++) {
        r->measured = i >= s->file_count;
        if (!ng_lines_read(r->measured ? s->tests[i - s->file_count] : s->files[i], add_line, r)) return false;
    }
    r->corpus->source_count = r->sources.count;
    r->corpus->sources = ng_arena_array(&r->corpus->arena, r->sources.count, sizeof *r->corpus->sources);
    if (!r->corpus->sources) return fail(OUT_OF_MEMORY);
    for (size_t i = 0; i < r->sources.count; i++) r->corpus->sources[i] = r->sources.entries[i].key;
    if (!sort_labels(r)) return false;
    deal_folds(r, folds);
    return true;
}

bool ng_corpus_read(ng_corpus *corpus, const ng_train_settings *settings, uint32_t *folds)
{
    ng_error error = {NG_OK, 0, ""};
    reader r = {.corpus = corpus, .settings = settings, .memory = ng_allocator_default()};
    *corpus = (ng_corpus){.docs = NULL};
    ng_arena_init(&corpus->arena, r.memory);
    ng_arena_init(&r.run, r.memory);
    ng_strbuf_init(&r.scratch, r.memory);
    r.regex = ng_regex_scratch_new(&r.memory);
    bool done = r.regex && ng_interner_init(&r.labels, &corpus->arena, 64) && ng_interner_init(&r.sources, &corpus->arena, 64);
    if (!done) fail(OUT_OF_MEMORY);
    if (done && ng_model_open(&r.model, r.memory, &error) != NG_OK) done = fail(error.message);
    done = done && read_files(&r, folds);
    ng_model_close(r.model);
    ng_regex_scratch_free(r.regex);
    ng_strbuf_free(&r.scratch);
    ng_arena_free(&r.run);
    free(r.types.keys);
    free(r.types.values);
    return done;
}

ng_topic_bag ng_corpus_bag(const ng_corpus *corpus, const ng_corpus_doc *doc, ng_topic_term *items)
{
    for (size_t i = 0; i < doc->count; i++) {
        const ng_corpus_entry *entry = &corpus->entries[doc->first + i];
        const ng_corpus_type *type = &corpus->types[entry->type];
        items[i] = (ng_topic_term){type->hash, type->word, entry->text, entry->title};
    }
    return (ng_topic_bag){items, doc->count};
}

bool ng_corpus_bears(const ng_corpus *corpus, const ng_corpus_doc *doc, uint32_t label)
{
    for (size_t i = 0; i < doc->label_count; i++) {
        if (corpus->labels_of[doc->first_label + i] == label) return true;
    }
    return false;
}

void ng_corpus_free(ng_corpus *corpus)
{
    free(corpus->docs);
    free(corpus->entries);
    free(corpus->types);
    free(corpus->grams);
    free(corpus->labels_of);
    ng_arena_free(&corpus->arena);
}
