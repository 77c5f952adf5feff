/* See handles.h. Handles are opened with the caller's allocator and belong to the caller; closing NULL is fine. */
#include "run/handles.h"

#include "model/abbreviations.h"
#include "model/denied.h"
#include "model/overlay.h"
#include "model/stopwords.h"
#include "model/vocabulary.h"
#include "topic/bag.h"
#include "wrap/html.h"

nutgraf_status ng_run_report(nutgraf_error *to, const ng_error *from, ng_status status)
{
    if (to && status != NG_OK) {
        to->code = (nutgraf_status)status;
        to->offset = from->offset;
        memcpy(to->message, from->message, sizeof to->message);
    }
    return (nutgraf_status)status;
}

ng_allocator ng_run_allocator(const nutgraf_allocator *allocator)
{
    if (!allocator || !allocator->allocate || !allocator->release) return ng_allocator_default();
    return (ng_allocator){allocator->allocate, allocator->release, allocator->user};
}

nutgraf_status nutgraf_model_open(nutgraf_model **out, const nutgraf_allocator *allocator, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    ng_model *model;
    ng_status status = ng_model_open(&model, ng_run_allocator(allocator), &failure);
    *out = (nutgraf_model *)(void *)model;
    ng_html_prepare();
    return ng_run_report(error, &failure, status);
}

nutgraf_status nutgraf_model_open_files(nutgraf_model **out, const nutgraf_model_file *files, size_t count,
                                        const nutgraf_allocator *allocator, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    ng_allocator memory = ng_run_allocator(allocator);
    ng_model *model = NULL;
    size_t size = 0;
    ng_own_file *own = ng_size_mul(count, sizeof *own, &size) ? ng_allocate(&memory, size + 1) : NULL;
    for (size_t i = 0; own && i < count; i++) {
        own[i] = (ng_own_file){ng_span_cstr(files[i].path), ng_span_make(files[i].data, files[i].length)};
    }
    ng_status status = own ? ng_overlay_open(&model, own, count, memory, &failure) : ng_fail_memory(&failure);
    ng_release(&memory, own);
    *out = (nutgraf_model *)(void *)model;
    ng_html_prepare();
    return ng_run_report(error, &failure, status);
}

void nutgraf_model_close(nutgraf_model *model)
{
    ng_model_close((ng_model *)(void *)model);
}

const char *nutgraf_model_digest(const nutgraf_model *model)
{
    return ng_run_model(model)->digest;
}

nutgraf_status nutgraf_context_new(nutgraf_context **out, const nutgraf_allocator *allocator, nutgraf_error *error)
{
    ng_allocator memory = ng_run_allocator(allocator);
    ng_error failure = {NG_OK, 0, ""};
    nutgraf_context *context = ng_allocate(&memory, sizeof *context);
    *out = NULL;
    if (!context) return ng_run_report(error, &failure, ng_fail_memory(&failure));
    *context = (nutgraf_context){.allocator = memory};
    ng_arena_init(&context->arena, memory);
    ng_arena_init(&context->work, memory);
    ng_strbuf_init(&context->scratch, memory);
    context->regex = ng_regex_scratch_new(&context->allocator);
    if (!context->regex) {
        nutgraf_context_free(context);
        return ng_run_report(error, &failure, ng_fail_memory(&failure));
    }
    *out = context;
    return NUTGRAF_OK;
}

void nutgraf_context_free(nutgraf_context *context)
{
    if (!context) return;
    ng_allocator memory = context->allocator;
    ng_regex_scratch_free(context->regex);
    ng_stemmer_close(context->stemmer.stemmer);
    ng_memory_free(context->memory, memory);
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
    ng_status status = ng_vocabulary_load(&vocabulary, ng_run_allocator(allocator), ng_span_make(data, length), file, &failure);
    *out = (nutgraf_vocabulary *)(void *)vocabulary;
    return ng_run_report(error, &failure, status);
}

void nutgraf_vocabulary_close(nutgraf_vocabulary *vocabulary)
{
    ng_vocabulary_free((ng_vocabulary *)(void *)vocabulary);
}

typedef ng_status desk_loader(ng_desk_file *file, ng_span data, const char *name, ng_error *error);

static ng_status load_topics(ng_desk_file *file, ng_span data, const char *name, ng_error *error)
{
    ng_span copy = ng_arena_copy(&file->arena, data);
    if (!copy.ptr) return ng_fail_memory(error);
    if (ng_classifier_is(copy)) {
        return ng_classifier_load(&file->classifier, &file->arena, copy, NG_TOPIC_FEATURES, NULL, name, error);
    }
    return ng_lexicon_load(&file->lexicon, &file->arena, copy, name, error);
}

static ng_status load_abbreviations(ng_desk_file *file, ng_span data, const char *name, ng_error *error)
{
    return ng_abbreviations_load(&file->table, &file->arena, file->allocator, data, name, error);
}

static ng_status load_stopwords(ng_desk_file *file, ng_span data, const char *name, ng_error *error)
{
    return ng_stopwords_load(&file->table, &file->arena, file->allocator, data, name, error);
}

static ng_status load_denied(ng_desk_file *file, ng_span data, const char *name, ng_error *error)
{
    return ng_denied_load(&file->table, &file->arena, file->allocator, data, name, error);
}

static void close_file(void *handle)
{
    ng_desk_file *file = handle;
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
    ng_allocator memory = ng_run_allocator(allocator);
    ng_desk_file *file = ng_allocate(&memory, sizeof *file);
    if (!file) {
        *status = ng_run_report(error, &failure, ng_fail_memory(&failure));
        return NULL;
    }
    *file = (ng_desk_file){.allocator = memory};
    ng_arena_init(&file->arena, memory);
    *status = ng_run_report(error, &failure, load(file, data, name, &failure));
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

nutgraf_status nutgraf_denied_open(nutgraf_denied **out, const char *data, size_t length, const char *file,
                                   const nutgraf_allocator *allocator, nutgraf_error *error)
{
    nutgraf_status status;
    *out = open_file(load_denied, ng_span_make(data, length), file, allocator, &status, error);
    return status;
}

void nutgraf_denied_close(nutgraf_denied *denied)
{
    close_file(denied);
}
