/* The facade: handles, options, and nutgraf_run, which reads like the picture in docs/ARCHITECTURE.md.
 *
 * Each stage is a function of the parts it is handed; this file alone knows them all and their order.
 */
#include "nutgraf.h"

#include "clean/clean.h"
#include "fit/describe.h"
#include "fit/fit.h"
#include "fit/presets.h"
#include "lex/lex.h"
#include "meta/meta.h"
#include "meta/page.h"
#include "model/abbreviations.h"
#include "model/model.h"
#include "model/stopwords.h"
#include "model/vocabulary.h"
#include "rank/rank.h"
#include "read/decode.h"
#include "read/feed.h"
#include "read/html.h"
#include "read/markdown.h"
#include "read/read.h"
#include "read/record.h"
#include "result/result.h"
#include "sketch/sketch.h"
#include "split/split.h"
#include "tag/tag.h"
#include "terms/terms.h"
#include "topic/bag.h"
#include "topic/known.h"
#include "topic/topic.h"
#include "wrap/html.h"
#include "wrap/utf8.h"

_Static_assert((int)NUTGRAF_UNSUPPORTED == (int)NG_UNSUPPORTED, "status numbers agree");
_Static_assert((int)NUTGRAF_RATIO == (int)NG_LENGTH_RATIO, "length units agree");
_Static_assert((int)NUTGRAF_COUNT_X == (int)NG_COUNT_X + 1, "the default stands before the counts");
_Static_assert((int)NUTGRAF_SCORER_LEXRANK == (int)NG_SCORER_LEXRANK, "scorers agree");

struct nutgraf_context {
    ng_allocator allocator;
    ng_arena arena;
    ng_arena work; /* of the stage that is running: what it needs beside its part goes when it has ended */
    ng_strbuf scratch;
    ng_regex_scratch *regex;
    ng_stemmer *stemmer; /* of the last language; one article after the other is mostly in the same */
    char stemmer_name[32];
};

/* A file of the desk's own: behind the public names nutgraf_topics (lexicon or classifier), nutgraf_abbreviations and nutgraf_stopwords
 * (table). */
typedef struct desk_file {
    ng_allocator allocator;
    ng_arena arena;
    ng_lexicon lexicon;
    ng_classifier classifier;
    ng_table table;
} desk_file;

/* ---------------------------------------------------------------- small things */

const char *nutgraf_version(void)
{
    return NUTGRAF_VERSION;
}

const char *nutgraf_status_name(nutgraf_status status)
{
    static const char *const names[] = {"ok", "no_memory", "invalid_argument", "too_large", "bad_json", "bad_record",
                                        "bad_language", "bad_model", "bad_vocabulary", "io", "cancelled", "unsupported"};
    size_t at = (size_t)status;
    return at < sizeof names / sizeof names[0] ? names[at] : "unknown";
}

static nutgraf_status report(nutgraf_error *to, const ng_error *from, ng_status status)
{
    if (to && status != NG_OK) {
        to->code = (nutgraf_status)status;
        to->offset = from->offset;
        memcpy(to->message, from->message, sizeof to->message);
    }
    return (nutgraf_status)status;
}

static ng_allocator allocator_of(const nutgraf_allocator *allocator)
{
    if (!allocator || !allocator->allocate || !allocator->release) return ng_allocator_default();
    return (ng_allocator){allocator->allocate, allocator->release, allocator->user};
}

/* ---------------------------------------------------------------- handles */

static const ng_model *inner(const nutgraf_model *model)
{
    return (const ng_model *)(const void *)model;
}

nutgraf_status nutgraf_model_open(nutgraf_model **out, const nutgraf_allocator *allocator, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    ng_model *model;
    ng_status status = ng_model_open(&model, allocator_of(allocator), &failure);
    *out = (nutgraf_model *)(void *)model;
    ng_html_prepare();
    return report(error, &failure, status);
}

void nutgraf_model_close(nutgraf_model *model)
{
    ng_model_close((ng_model *)(void *)model);
}

const char *nutgraf_model_digest(const nutgraf_model *model)
{
    return inner(model)->digest;
}

/* Copies a struct into the caller's, whose header may be older or younger. */
static void give(void *to, size_t size, const void *from, size_t from_size)
{
    if (size > from_size) memset(to, 0, size);
    memcpy(to, from, size < from_size ? size : from_size);
}

/* How many there are to rank by: without any, every sentence looks like every other. */
static size_t function_words(const ng_language *language)
{
    return ng_language_table(language, NG_TABLE_STOPWORDS)->count + ng_language_table(language, NG_TABLE_PARTICLES)->count;
}

const char *nutgraf_model_language(const nutgraf_model *model, size_t index)
{
    for (size_t i = 0; i < inner(model)->language_count; i++) {
        const ng_language *language = &inner(model)->languages[i];
        bool whole = function_words(language) > 0; /* others have abbreviations alone */
        if (whole && index-- == 0) return language->code;
    }
    return NULL;
}

int nutgraf_language_at(const nutgraf_model *model, size_t index, nutgraf_language *language, size_t size)
{
    nutgraf_language all = {.code = NULL};
    bool known = index < inner(model)->language_count;
    if (known) {
        const ng_language *from = &inner(model)->languages[index];
        all = (nutgraf_language){
            .code = from->code,
            .name = from->name,
            .abbreviations = ng_language_table(from, NG_TABLE_ABBREVIATIONS)->count,
            .stop_words = function_words(from),
            .stemmer = from->stemmer[0] ? from->stemmer : NULL,
            .tag_words = ng_language_table(from, NG_TABLE_FREQUENCIES)->count,
            .topics = from->topics.label_count,
        };
    }
    give(language, size, &all, sizeof all);
    return known;
}

nutgraf_text nutgraf_model_topic(const nutgraf_model *model, const char *language, size_t index, nutgraf_text *uri)
{
    const ng_lexicon *topics = &ng_model_language(inner(model), language)->topics;
    bool known = index < topics->label_count;
    ng_span name = known ? topics->labels[index].name : (ng_span){NULL, 0};
    ng_span address = known ? topics->labels[index].uri : (ng_span){NULL, 0};
    if (uri) *uri = (nutgraf_text){address.len ? address.ptr : NULL, address.len};
    return (nutgraf_text){name.ptr, name.len};
}

int nutgraf_preset_at(size_t index, nutgraf_preset *preset, size_t size)
{
    nutgraf_preset all = {.name = NULL};
    const ng_preset *from = ng_preset_at(index);
    if (from) {
        all = (nutgraf_preset){from->name, (nutgraf_unit)from->unit, from->length, (nutgraf_count)(from->count + 1), from->about};
    }
    give(preset, size, &all, sizeof all);
    return from != NULL;
}

nutgraf_status nutgraf_context_new(nutgraf_context **out, const nutgraf_allocator *allocator, nutgraf_error *error)
{
    ng_allocator memory = allocator_of(allocator);
    ng_error failure = {NG_OK, 0, ""};
    nutgraf_context *context = ng_allocate(&memory, sizeof *context);
    *out = NULL;
    if (!context) return report(error, &failure, ng_fail_memory(&failure));
    *context = (nutgraf_context){.allocator = memory};
    ng_arena_init(&context->arena, memory);
    ng_arena_init(&context->work, memory);
    ng_strbuf_init(&context->scratch, memory);
    context->regex = ng_regex_scratch_new(&context->allocator);
    if (!context->regex) {
        nutgraf_context_free(context);
        return report(error, &failure, ng_fail_memory(&failure));
    }
    *out = context;
    return NUTGRAF_OK;
}

void nutgraf_context_free(nutgraf_context *context)
{
    if (!context) return;
    ng_allocator memory = context->allocator;
    ng_regex_scratch_free(context->regex);
    ng_stemmer_close(context->stemmer);
    ng_strbuf_free(&context->scratch);
    ng_arena_free(&context->arena);
    ng_arena_free(&context->work);
    ng_release(&memory, context);
}

nutgraf_status nutgraf_vocabulary_open(nutgraf_vocabulary **out, const char *data, size_t length, const char *file,
                                       const nutgraf_allocator *allocator, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    ng_vocabulary *vocabulary;
    ng_status status = ng_vocabulary_load(&vocabulary, allocator_of(allocator), ng_span_make(data, length), file, &failure);
    *out = (nutgraf_vocabulary *)(void *)vocabulary;
    return report(error, &failure, status);
}

void nutgraf_vocabulary_close(nutgraf_vocabulary *vocabulary)
{
    ng_vocabulary_free((ng_vocabulary *)(void *)vocabulary);
}

typedef ng_status desk_loader(desk_file *file, ng_span data, const char *name, ng_error *error);

static ng_status load_topics(desk_file *file, ng_span data, const char *name, ng_error *error)
{
    ng_span copy = ng_arena_copy(&file->arena, data);
    if (!copy.ptr) return ng_fail_memory(error);
    if (ng_classifier_is(copy)) {
        return ng_classifier_load(&file->classifier, &file->arena, copy, NG_TOPIC_FEATURES, false, name, error);
    }
    return ng_lexicon_load(&file->lexicon, &file->arena, copy, name, error);
}

static ng_status load_abbreviations(desk_file *file, ng_span data, const char *name, ng_error *error)
{
    return ng_abbreviations_load(&file->table, &file->arena, file->allocator, data, name, error);
}

static ng_status load_stopwords(desk_file *file, ng_span data, const char *name, ng_error *error)
{
    return ng_stopwords_load(&file->table, &file->arena, file->allocator, data, name, error);
}

static void close_file(void *handle)
{
    desk_file *file = handle;
    if (!file) return;
    ng_allocator memory = file->allocator;
    ng_arena_free(&file->arena);
    ng_release(&memory, file);
}

/* The handle of a desk's file, or NULL with *status set. */
static void *open_file(desk_loader *load, ng_span data, const char *name, const nutgraf_allocator *allocator,
                       nutgraf_status *status, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    ng_allocator memory = allocator_of(allocator);
    desk_file *file = ng_allocate(&memory, sizeof *file);
    if (!file) {
        *status = report(error, &failure, ng_fail_memory(&failure));
        return NULL;
    }
    *file = (desk_file){.allocator = memory};
    ng_arena_init(&file->arena, memory);
    *status = report(error, &failure, load(file, data, name, &failure));
    if (*status == NUTGRAF_OK) return file;
    close_file(file);
    return NULL;
}

nutgraf_status nutgraf_topics_open(nutgraf_topics **out, const char *data, size_t length, const char *file,
                                   const nutgraf_allocator *allocator, nutgraf_error *error)
{
    nutgraf_status status;
    *out = open_file(load_topics, ng_span_make(data, length), file, allocator, &status, error);
    return status;
}

void nutgraf_topics_close(nutgraf_topics *topics)
{
    close_file(topics);
}

nutgraf_status nutgraf_abbreviations_open(nutgraf_abbreviations **out, const char *data, size_t length, const char *file,
                                          const nutgraf_allocator *allocator, nutgraf_error *error)
{
    nutgraf_status status;
    *out = open_file(load_abbreviations, ng_span_make(data, length), file, allocator, &status, error);
    return status;
}

void nutgraf_abbreviations_close(nutgraf_abbreviations *abbreviations)
{
    close_file(abbreviations);
}

nutgraf_status nutgraf_stopwords_open(nutgraf_stopwords **out, const char *data, size_t length, const char *file,
                                      const nutgraf_allocator *allocator, nutgraf_error *error)
{
    nutgraf_status status;
    *out = open_file(load_stopwords, ng_span_make(data, length), file, allocator, &status, error);
    return status;
}

void nutgraf_stopwords_close(nutgraf_stopwords *stopwords)
{
    close_file(stopwords);
}

static const ng_table *own_table(const void *handle)
{
    return handle ? &((const desk_file *)handle)->table : NULL;
}

/* ---------------------------------------------------------------- options */

void nutgraf_options_init(nutgraf_options *options, size_t size)
{
    nutgraf_options defaults = {
        .size = sizeof defaults,
        .stages = NUTGRAF_ALL_STAGES,
        .unit = NUTGRAF_SENTENCES,
        .length = 3,
        .lead_weight = 1,
        .keywords = 8,
        .topics = 2,
        .topic_threshold = NUTGRAF_THRESHOLD_DEFAULT,
        .max_bytes = (size_t)64 << 20,
        .redundancy = 1,
    };
    if (size > sizeof defaults) {
        memset(options, 0, size);
        size = sizeof defaults;
    }
    memcpy(options, &defaults, size);
    options->size = size;
}

/* The caller's options over the defaults, however old its header is. */
static void take_options(nutgraf_options *to, const nutgraf_options *from)
{
    nutgraf_options_init(to, sizeof *to);
    if (!from) return;
    memcpy(to, from, from->size < sizeof *to ? from->size : sizeof *to);
    to->size = sizeof *to;
}

static ng_status check_options(const nutgraf_options *o, ng_error *error)
{
    const char *bad = NULL;
    if (o->unit > NUTGRAF_RATIO || o->length == 0 || (o->unit == NUTGRAF_RATIO && o->length > NG_SCORE_ONE)) bad = "length";
    if (o->scorer > NUTGRAF_SCORER_LEXRANK) bad = "scorer";
    if (!(o->lead_weight >= 0 && o->lead_weight <= 10)) bad = "lead_weight";
    if (!(o->redundancy >= 0 && o->redundancy <= 1)) bad = "redundancy";
    if (o->topic_threshold != NUTGRAF_THRESHOLD_DEFAULT && !(o->topic_threshold >= 0 && o->topic_threshold <= 1)) {
        bad = "topic_threshold";
    }
    if (o->offset_unit > NUTGRAF_OFFSET_UTF16) bad = "offset_unit";
    if (o->input > NUTGRAF_INPUT_MARKDOWN) bad = "input";
    if (o->fit && !ng_preset_find(o->fit)) bad = "fit";
    if (o->count_by > NUTGRAF_COUNT_X) bad = "count_by";
    if (o->ellipsis && !ng_utf8_valid(ng_span_cstr(o->ellipsis))) bad = "ellipsis";
    if (o->max_bytes == 0 || o->max_bytes > NG_READ_LIMIT) bad = "max_bytes";
    return bad ? ng_fail(error, NG_INVALID_ARGUMENT, 0, "option '%s' is out of its range", bad) : NG_OK;
}

/* "auto" and "" fold to "". */
static ng_status fold_language(ng_span code, char *out, ng_error *error)
{
    out[0] = '\0';
    if (code.len == 0 || ng_span_equal(code, NG_SPAN("auto"))) return NG_OK;
    if (ng_language_fold(code, out)) return NG_OK;
    out[0] = '\0';
    int shown = (int)ng_span_head(code, 40).len;
    return ng_fail(error, NG_BAD_LANGUAGE, 0, "'%.*s' is no language code", shown, code.ptr);
}

nutgraf_status nutgraf_language_check(const char *code, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    char folded[NG_LANGUAGE_SIZE];
    return report(error, &failure, fold_language(ng_span_cstr(code), folded, &failure));
}

/* ---------------------------------------------------------------- the run */

/* One article on its way: what goes in, and the parts as they come. */
typedef struct run {
    nutgraf_context *context;
    const ng_model *model;
    const nutgraf_options *options;
    ng_span title;
    ng_span source;
    char language[NG_LANGUAGE_SIZE];
    const ng_span *given_tags; /* a record's own; NULL when there are none */
    size_t given_tag_count;
    bool html;
    bool markdown;
    bool is_record;
    ng_meta own; /* what a record says beside its text */
    ng_markup markup; /* of a page; empty for text */
    ng_outcome parts;
    ng_terms terms;
    ng_error *error;
} run;

static ng_status check_cancel(const run *r)
{
    bool cancelled = r->options->cancel && r->options->cancel(r->options->cancel_user);
    return cancelled ? ng_fail(r->error, NG_CANCELLED, 0, "cancelled") : NG_OK;
}

static ng_status prepare_stemmer(nutgraf_context *context, const char *name, ng_error *error)
{
    if (strcmp(context->stemmer_name, name) == 0) return NG_OK;
    ng_stemmer_close(context->stemmer);
    context->stemmer_name[0] = '\0';
    context->stemmer = name[0] ? ng_stemmer_open(name, context->allocator) : NULL;
    if (name[0] && !context->stemmer) return ng_fail_memory(error);
    memcpy(context->stemmer_name, name, strlen(name) + 1);
    return NG_OK;
}

/* The tokens of [lines], with the newsroom's stop words marked. */
static ng_status make_tokens(run *r, const ng_lines *lines, const char *language, ng_tokens *out)
{
    ng_arena *arena = &r->context->arena;
    const ng_table *own = own_table(r->options->stopwords);
    ng_status status = ng_lex(lines, r->model, language, &r->context->scratch, arena, out, r->error);
    if (status == NG_OK && own && !ng_lex_stopwords(out, own, arena)) return ng_fail_memory(r->error);
    return status;
}

/* The bytes of a file may be in any character set; the fields of a record are UTF-8 already. What was converted is counted in
 * as UTF-8. */
static ng_status decode_source(run *r, size_t *replaced)
{
    ng_decoded decoded = {.replaced = 0};
    if (r->is_record) return NG_OK;
    ng_status status = ng_read_decode(r->source, r->html || r->markdown, &r->context->arena, &decoded, r->error);
    if (status != NG_OK) return status;
    r->source = decoded.text;
    *replaced = decoded.replaced;
    if (decoded.converted) r->parts.offset_base = "page";
    return NG_OK;
}

static ng_status read_source(run *r)
{
    ng_arena *arena = &r->context->arena;
    size_t replaced = 0;
    ng_lines *lines = &r->parts.lines;
    ng_status status = decode_source(r, &replaced);
    if (status != NG_OK) return status;
    if (r->html) status = ng_read_html(r->title, r->source, arena, lines, &r->markup, r->error);
    else if (r->markdown) status = ng_read_markdown(r->title, r->source, arena, lines, &r->markup, r->error);
    else status = ng_read(r->title, r->source, NG_WRAP_JOIN, arena, lines, r->error);
    lines->replaced += replaced;
    return status;
}

/* <html lang> is often a template's and not the text's: it is asked where the text itself does not tell. */
static ng_status take_declared_language(run *r)
{
    ng_outcome *p = &r->parts;
    char declared[NG_LANGUAGE_SIZE] = "";
    bool unsure = r->html && !r->language[0] && strcmp(p->tokens.language, "und") == 0;
    for (size_t i = 0; unsure && !declared[0] && i < r->markup.claim_count; i++) {
        const ng_claim *c = &r->markup.claims[i];
        if (c->kind == NG_CLAIM_LANGUAGE) (void)fold_language(c->value, declared, NULL);
    }
    return declared[0] ? make_tokens(r, &p->lines, declared, &p->tokens) : NG_OK;
}

/* read, lex, clean, meta: what the article is. */
static ng_status understand(run *r, const ng_language **language)
{
    ng_outcome *p = &r->parts;
    ng_arena *arena = &r->context->arena;
    ng_regex_scratch *regex = r->context->regex;
    ng_status status = read_source(r);
    if (status == NG_OK) status = make_tokens(r, &p->lines, r->language, &p->tokens);
    if (status == NG_OK) status = take_declared_language(r);
    if (status != NG_OK) return status;
    const ng_table *own = own_table(r->options->stopwords);
    *language = ng_model_language(r->model, p->tokens.language);
    bool listed = function_words(*language) > 0 || (own && ng_stopwords_add(own));
    p->no_language_data = !listed && p->tokens.count > 0;
    bool all = r->options->keep_all != 0;
    if (r->html) status = ng_clean_html(&p->lines, &p->tokens, &r->markup, *language, regex, all, arena, &p->kept, r->error);
    else status = ng_clean(&p->lines, &p->tokens, *language, regex, all, arena, &p->kept, r->error);
    if (status == NG_OK) {
        status = ng_meta_find(&p->lines, &p->tokens, &p->kept, *language, regex, arena, &p->meta, r->error);
    }
    if (status == NG_OK && (r->html || r->markdown)) {
        status = ng_meta_page(&p->lines, &r->markup, p->url, p->lines.has_title, arena, &p->meta, r->error);
    }
    if (status == NG_OK && !ng_meta_record(&r->own, arena, &p->meta)) status = ng_fail_memory(r->error);
    if (status == NG_OK && r->given_tags) {
        p->meta.given_tags = r->given_tags;
        p->meta.given_tag_count = r->given_tag_count;
    }
    if (status == NG_OK) status = ng_fit_slug(p->meta.headline, &r->context->scratch, arena, &p->slug, r->error);
    return status;
}

/* split, terms: what it is made of. */
static ng_status take_apart(run *r, const ng_language *language)
{
    ng_outcome *p = &r->parts;
    ng_arena *arena = &r->context->arena;
    ng_split_means means = {.language = language,
                            .own = own_table(r->options->abbreviations),
                            .common = ng_language_table(&r->model->neutral, NG_TABLE_ABBREVIATIONS),
                            .model = &r->model->sentences,
                            .without_rules = r->options->no_split_rules};
    ng_status status = ng_split(&p->lines, &p->tokens, &p->kept, &means, arena, &p->sentences, r->error);
    if (status == NG_OK) status = prepare_stemmer(r->context, language->stemmer, r->error);
    if (status == NG_OK) {
        status = ng_terms_make(&p->lines, &p->tokens, &p->sentences, &p->meta, language, r->context->stemmer, arena, &r->terms,
                               r->error);
    }
    return status;
}

/* The article's terms that a text of the caller's names; none for NULL. */
static ng_status find_terms(run *r, const char *text, ng_term_list *out)
{
    ng_arena *arena = &r->context->arena;
    ng_lines lines;
    ng_tokens tokens;
    const ng_language *language = ng_model_language(r->model, r->parts.tokens.language);
    *out = (ng_term_list){NULL, 0};
    if (!text) return NG_OK;
    ng_status status = ng_read(NG_SPAN(""), ng_span_cstr(text), NG_WRAP_KEEP, arena, &lines, r->error);
    if (status == NG_OK) status = make_tokens(r, &lines, r->parts.tokens.language, &tokens);
    if (status == NG_OK) status = ng_terms_find(&r->terms, &lines, &tokens, language, r->context->stemmer, arena, out, r->error);
    return status;
}

static ng_count count_of(const nutgraf_options *options, ng_count preset)
{
    return options->count_by == NUTGRAF_COUNT_DEFAULT ? preset : (ng_count)(options->count_by - 1);
}

static const ng_table *cut_words(const run *r)
{
    return ng_language_table(ng_model_language(r->model, r->parts.tokens.language), NG_TABLE_CUTS);
}

static ng_fit_input fit_input(run *r)
{
    ng_outcome *p = &r->parts;
    return (ng_fit_input){&p->lines, &p->tokens, &p->sentences, &r->terms, &p->scores, cut_words(r)};
}

static ng_status choose(run *r, const ng_budget *budget)
{
    ng_outcome *p = &r->parts;
    ng_fit_options how = {.budget = *budget, .by_rank = r->options->by_rank, .redundancy = r->options->redundancy};
    ng_fit_input input = fit_input(r);
    ng_status status = find_terms(r, r->options->must, &how.must);
    if (status != NG_OK) return status;
    return ng_fit_choose(&input, &how, &r->context->arena, &p->choice, r->error);
}

static void *keep(ng_arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = ng_arena_array(arena, count, size);
    if (copy && count) memcpy(copy, items, count * size);
    return copy;
}

/* The ranker and the tagger need more memory than all other stages: it is given back before the next one begins. */
static ng_status rank(run *r, const ng_rank_options *how, ng_scores *out)
{
    ng_outcome *p = &r->parts;
    ng_arena *arena = &r->context->arena;
    ng_status status = ng_rank(&p->lines, &p->tokens, &p->sentences, &r->terms, how, &r->context->work, out, r->error);
    if (status == NG_OK) {
        out->items = keep(arena, out->items, out->count, sizeof *out->items);
        out->order = keep(arena, out->order, out->count, sizeof *out->order);
        if (!out->items || !out->order) status = ng_fail_memory(r->error);
    }
    ng_arena_reset(&r->context->work);
    return status;
}

static ng_status score(run *r, const ng_budget *budget, ng_scores *out)
{
    /* Without stop words every sentence looks like every other: the lead is the honest summary then. */
    ng_scorer scorer = r->parts.no_language_data ? NG_SCORER_LEAD : (ng_scorer)r->options->scorer;
    ng_rank_options how = {
        .scorer = scorer, .lead_weight = r->options->lead_weight, .budget = *budget, .model = &r->model->rank};
    ng_status status = find_terms(r, r->options->query, &how.query);
    return status == NG_OK ? rank(r, &how, out) : status;
}

/* rank, fit: what it says in short. */
static ng_status summarise(run *r)
{
    ng_outcome *p = &r->parts;
    ng_budget budget = {(ng_length_unit)r->options->unit, r->options->length, count_of(r->options, NG_COUNT_GRAPHEME),
                        ng_span_cstr(r->options->ellipsis)};
    ng_status status = score(r, &budget, &p->scores);
    if (status == NG_OK) status = choose(r, &budget);
    if (status == NG_OK) {
        status = ng_fit_summary(&p->lines, &p->sentences, &p->choice, &r->context->arena, &p->summary, r->error);
    }
    return status;
}

/* The headline as one sentence, which is cut like any other; no sentence when it is empty. */
static ng_status headline_input(run *r, ng_lines *lines, ng_tokens *tokens, ng_sentence *sentence, ng_error *error)
{
    ng_arena *arena = &r->context->arena;
    ng_status status = ng_read(NG_SPAN(""), r->parts.meta.headline, NG_WRAP_KEEP, arena, lines, error);
    if (status == NG_OK) status = make_tokens(r, lines, r->parts.tokens.language, tokens);
    if (status != NG_OK || lines->count == 0) return status;
    *sentence = (ng_sentence){.start = lines->items[0].start, .end = lines->items[0].end, .end_token = tokens->line_first[1]};
    return NG_OK;
}

/* The headline within the budget; absent when it cannot be cut. */
static ng_status describe_by_headline(run *r, const ng_budget *budget)
{
    static const uint32_t order[] = {0};
    ng_lines lines = {.count = 0};
    ng_tokens tokens = {.count = 0};
    ng_sentence sentence = {0};
    static const ng_sentence_score best[] = {{.total = NG_SCORE_ONE}};
    ng_scores scores = {.items = best, .order = order, .count = 1};
    ng_status status = headline_input(r, &lines, &tokens, &sentence, r->error);
    if (status != NG_OK || sentence.end == sentence.start) return status;
    ng_sentences one = {&sentence, 1, 0};
    ng_fit_input input = {&lines, &tokens, &one, &r->terms, &scores, cut_words(r)};
    return ng_fit_describe(&input, budget, 1, (ng_span){NULL, 0}, &r->context->arena, &r->parts.description, r->error);
}

/* The description that the article brings along, in one line: the record's own, the feed's or the page's, else the dek. Absent when it is too long. */
static ng_status keep_description(run *r, const ng_budget *budget)
{
    ng_lines lines = {.count = 0};
    ng_span own = r->parts.meta.description.len ? r->parts.meta.description : r->parts.meta.dek;
    if (!r->options->keep_existing || !own.len) return NG_OK;
    ng_status status = ng_read(NG_SPAN(""), own, NG_WRAP_KEEP, &r->context->arena, &lines, r->error);
    char *text = status == NG_OK ? ng_arena_alloc(&r->context->arena, lines.text.len + 1) : NULL;
    if (status == NG_OK && !text) status = ng_fail_memory(r->error);
    if (status != NG_OK) return status;
    for (size_t i = 0; i < lines.text.len; i++) text[i] = lines.text.ptr[i] == '\n' ? ' ' : lines.text.ptr[i];
    own = ng_span_trim(ng_span_make(text, lines.text.len));
    if (own.len && ng_fit_holds(budget, own)) r->parts.description = own;
    return NG_OK;
}

/* fit: the description, for the place that the options name. */
static ng_status describe(run *r)
{
    ng_outcome *p = &r->parts;
    const nutgraf_options *o = r->options;
    const ng_preset *preset = ng_preset_find(o->fit);
    ng_budget budget = {preset->unit, o->fit_length ? o->fit_length : preset->length, count_of(o, preset->count),
                        ng_span_cstr(o->ellipsis)};
    ng_status status = keep_description(r, &budget);
    if (status == NG_OK && !p->description.ptr && preset->headline && p->meta.headline.len) status = describe_by_headline(r, &budget);
    if (status != NG_OK || p->description.ptr) return status;
    ng_scores scores;
    ng_fit_input input = fit_input(r);
    input.scores = &scores;
    status = score(r, &budget, &scores); /* what is best in so few characters is not what is best in three sentences */
    if (status != NG_OK) return status;
    size_t most = o->unit == NUTGRAF_SENTENCES ? o->length : SIZE_MAX;
    ng_span spare = p->meta.headline.len ? p->meta.headline : (ng_span){NULL, 0};
    return ng_fit_describe(&input, &budget, most, spare, &r->context->arena, &p->description, r->error);
}

/* *language becomes the one whose topic model knows the words of a text that is too short for its language to be sure of
 * (topic/known.h). English is the one language with such a model. */
static ng_status doubt_language(run *r, const ng_language **language)
{
    enum { SHORT = 24 };                    /* distinct words; longer texts are told apart without fail */
    static const ng_score ENOUGH = 800000; /* 96 of 108 such English headlines have it, and 9 of 1,700 in other languages */
    ng_outcome *p = &r->parts;
    const ng_language *other = ng_model_language(r->model, "en");
    bool sure = r->language[0] || (*language)->topics.label_count || !other->topics.model;
    if (sure || p->tokens.word_count > SHORT) return NG_OK;
    ng_topic_bag bag;
    ng_status status = ng_topic_collect(&p->tokens, &p->meta, &p->sentences, &r->context->arena, &bag, r->error);
    if (status == NG_OK && ng_topic_known(other->topics.model, &bag) >= ENOUGH) *language = other;
    return status;
}

static ng_status label(run *r, const ng_language *language)
{
    ng_outcome *p = &r->parts;
    const desk_file *own = (const void *)r->options->topic_lexicon;
    ng_status status = own ? NG_OK : doubt_language(r, &language);
    if (status != NG_OK) return status;
    const ng_lexicon *lexicon = own ? &own->lexicon : &language->topics;
    bool by_default = r->options->topic_threshold == NUTGRAF_THRESHOLD_DEFAULT;
    ng_topic_options how = {r->options->topics,
                            by_default ? NG_TOPIC_DEFAULT : ng_score_from(r->options->topic_threshold)};
    if (own && own->classifier.label_count) {
        return ng_topic_classified(&p->tokens, &p->meta, &p->sentences, &own->classifier, &how, &r->context->arena, &p->topics, r->error);
    }
    return ng_topic_label(&p->tokens, &p->meta, &p->sentences, lexicon, &how, &r->context->arena, &p->topics,
                          r->error);
}

static bool keep_keywords(ng_keywords *keywords, ng_arena *arena)
{
    ng_keyword *items = keep(arena, keywords->items, keywords->count, sizeof *items);
    for (size_t i = 0; items && i < keywords->count; i++) {
        ng_keyword *k = &items[i];
        k->text = ng_arena_copy(arena, k->text);
        k->type = ng_arena_copy(arena, k->type);
        k->mentions = keep(arena, k->mentions, k->mention_count, sizeof *k->mentions);
        if (!k->text.ptr || !k->type.ptr || !k->mentions) return false;
    }
    keywords->items = items;
    return items != NULL;
}

static ng_status find_keywords(run *r, const ng_language *language, const ng_tag_options *how)
{
    ng_outcome *p = &r->parts;
    ng_status status = ng_tag_keywords(&p->lines, &p->tokens, &p->meta, &p->sentences, &r->terms, language, how,
                                       &r->context->work, &p->keywords, r->error);
    if (status == NG_OK && !keep_keywords(&p->keywords, &r->context->arena)) status = ng_fail_memory(r->error);
    ng_arena_reset(&r->context->work);
    return status;
}

/* tag: keywords and tags. */
static ng_status tag(run *r, const ng_language *language)
{
    ng_outcome *p = &r->parts;
    ng_arena *arena = &r->context->arena;
    const ng_vocabulary *vocabulary = (const ng_vocabulary *)(const void *)r->options->vocabulary;
    bool phrases = r->options->phrases != 0;
    ng_tag_options how = {.limit = r->options->keywords,
                          .model = phrases ? &r->model->phrases : &r->model->names,
                          .unsure = phrases ? r->options->keywords : NG_TAG_UNSURE_NAMES,
                          .only_listed = r->options->only_listed != 0};
    ng_status status = find_keywords(r, language, &how);
    if (status == NG_OK && (r->options->stages & NUTGRAF_TAGS)) {
        status = ng_tag_mix(&p->lines, &p->tokens, &p->meta, &p->sentences, &p->keywords, &p->topics, vocabulary, &how,
                            arena, &p->tags, r->error);
    }
    return status;
}

static ng_status run_stages(run *r)
{
    const ng_language *language = NULL;
    unsigned stages = r->options->clean_only ? 0 : r->options->stages;
    ng_status status = understand(r, &language);
    if (status == NG_OK) status = check_cancel(r);
    if (status == NG_OK && stages) status = take_apart(r, language);
    if (status == NG_OK && (stages & NUTGRAF_SUMMARY)) status = summarise(r);
    if (status == NG_OK && (stages & NUTGRAF_SUMMARY) && r->options->fit) status = describe(r);
    if (status == NG_OK) status = check_cancel(r);
    if (status == NG_OK && (stages & NUTGRAF_SKETCH)) {
        status = ng_sketch_make(&r->parts.sentences, &r->terms, &r->context->arena, &r->parts.sketch, r->error);
    }
    if (status == NG_OK && (stages & (NUTGRAF_TOPICS | NUTGRAF_TAGS))) status = label(r, language);
    if (status == NG_OK && (stages & (NUTGRAF_KEYWORDS | NUTGRAF_TAGS))) status = tag(r, language);
    return status;
}

static ng_status finish(run *r, nutgraf_result **out)
{
    ng_status status = NG_OK;
    if (r->source.len > r->options->max_bytes) {
        status = ng_fail(r->error, NG_TOO_LARGE, r->options->max_bytes, "the input is longer than %zu bytes",
                         r->options->max_bytes);
    }
    if (status == NG_OK) status = run_stages(r);
    if (status == NG_OK) {
        r->parts.title_only = r->source.len == 0 && r->parts.lines.has_title;
        status = ng_result_make(out, &r->parts, r->options, r->model->digest, r->context->allocator, r->error);
    }
    return status;
}

nutgraf_status nutgraf_run(nutgraf_result **out, nutgraf_context *context, const nutgraf_model *model,
                           const nutgraf_options *options, const char *text, size_t length, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    nutgraf_options set;
    take_options(&set, options);
    *out = NULL;
    ng_arena_reset(&context->arena);
    run r = {.context = context, .model = inner(model), .options = &set, .error = &failure};
    r.title = ng_span_cstr(set.title);
    r.source = ng_span_make(text, text ? length : 0);
    r.html = set.input == NUTGRAF_INPUT_HTML;
    r.markdown = set.input == NUTGRAF_INPUT_MARKDOWN;
    r.parts = (ng_outcome){.offset_base = r.html ? "page" : "input", .url = ng_span_cstr(set.url)};
    ng_status status = check_options(&set, &failure);
    if (status == NG_OK) status = fold_language(ng_span_cstr(set.language), r.language, &failure);
    if (status == NG_OK) status = finish(&r, out);
    return report(error, &failure, status);
}

/* A record's fields over those of the options. A malformed language is the record's fault and no reason to lose it. */
static ng_status take_record(run *r, const ng_record *record)
{
    r->title = record->title.ptr ? record->title : ng_span_cstr(r->options->title);
    r->source = record->text.ptr ? record->text : NG_SPAN("");
    r->given_tags = record->tags;
    r->given_tag_count = record->tag_count;
    r->html = record->html;
    r->is_record = true;
    r->own = record->meta;
    r->parts = (ng_outcome){.offset_base = r->html ? "page" : "field", .id = record->id};
    r->parts.url = record->url.ptr ? record->url : ng_span_cstr(r->options->url);
    if (r->options->passthrough) r->parts.members = record->object;
    if (record->language.ptr) {
        r->parts.bad_language = fold_language(record->language, r->language, NULL) != NG_OK;
        if (!r->parts.bad_language) return NG_OK;
    }
    return fold_language(ng_span_cstr(r->options->language), r->language, r->error);
}

nutgraf_status nutgraf_run_record(nutgraf_result **out, nutgraf_text *id, nutgraf_context *context,
                                  const nutgraf_model *model, const nutgraf_options *options, const char *line, size_t length,
                                  nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    nutgraf_options set;
    ng_record record = {.text = {NULL, 0}};
    take_options(&set, options);
    *out = NULL;
    ng_arena_reset(&context->arena);
    run r = {.context = context, .model = inner(model), .options = &set, .error = &failure};
    ng_status status = check_options(&set, &failure);
    if (status == NG_OK) status = ng_record_read(ng_span_make(line, length), &context->arena, &record, &failure);
    if (status == NG_OK && set.passthrough) status = ng_record_members(&record, &context->arena, &failure);
    if (id) *id = (nutgraf_text){record.id.ptr, record.id.len};
    if (status == NG_OK) status = take_record(&r, &record);
    if (status == NG_OK) status = finish(&r, out);
    return report(error, &failure, status);
}

nutgraf_status nutgraf_feed_records(const char *data, size_t length, const nutgraf_allocator *allocator, nutgraf_write write,
                                    void *user, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    ng_arena arena;
    ng_strbuf out;
    ng_decoded decoded;
    ng_arena_init(&arena, allocator_of(allocator));
    ng_strbuf_init(&out, arena.allocator);
    ng_status status = ng_read_decode(ng_span_make(data, data ? length : 0), true, &arena, &decoded, &failure);
    if (status == NG_OK) status = ng_feed_records(decoded.text, &arena, &out, &failure);
    if (status == NG_OK && out.len && write(user, out.ptr, out.len) != 0) {
        status = ng_fail(&failure, NG_IO, 0, "the records could not be written");
    }
    ng_strbuf_free(&out);
    ng_arena_free(&arena);
    return report(error, &failure, status);
}

void nutgraf_result_free(nutgraf_result *result)
{
    ng_result_free(result);
}
