/* What a model and the library offer, for the caller to list: languages, topics, places to describe for. */
#include "nutgraf.h"

#include "fit/presets.h"
#include "run/handles.h"

/* Copies a struct into the caller's, whose header may be older or younger. */
static void give(void *to, size_t size, const void *from, size_t from_size)
{
    if (size > from_size) memset(to, 0, size);
    memcpy(to, from, size < from_size ? size : from_size);
}

const char *nutgraf_model_language(const nutgraf_model *model, size_t index)
{
    for (size_t i = 0; i < ng_run_model(model)->language_count; i++) {
        const ng_language *language = &ng_run_model(model)->languages[i];
        bool whole = ng_language_function_words(language) > 0; /* others have abbreviations alone */
        if (whole && index-- == 0) return language->code;
    }
    return NULL;
}

int nutgraf_language_at(const nutgraf_model *model, size_t index, nutgraf_language *language, size_t size)
{
    nutgraf_language all = {.code = NULL};
    bool known = index < ng_run_model(model)->language_count;
    if (known) {
        const ng_language *from = &ng_run_model(model)->languages[index];
        all = (nutgraf_language){
            .code = from->code,
            .name = from->name,
            .abbreviations = ng_language_table(from, NG_TABLE_ABBREVIATIONS)->count,
            .stop_words = ng_language_function_words(from),
            .stemmer = from->stemmer[0] ? from->stemmer : NULL,
            .tag_words = ng_language_table(from, NG_TABLE_FREQUENCIES)->count,
            .topics = from->topics.label_count,
        };
    }
    give(language, size, &all, sizeof all);
    return known;
}

/* The name and the address of [label], which may be NULL. */
static nutgraf_text give_label(const ng_lexicon_label *label, nutgraf_text *uri)
{
    ng_span name = label ? label->name : (ng_span){NULL, 0}, address = label ? label->uri : (ng_span){NULL, 0};
    if (uri) *uri = (nutgraf_text){address.len ? address.ptr : NULL, address.len};
    return (nutgraf_text){name.ptr, name.len};
}

static const ng_lexicon *topics_of(const nutgraf_model *model, const char *language)
{
    return &ng_model_language(ng_run_model(model), language)->topics;
}

nutgraf_text nutgraf_model_topic(const nutgraf_model *model, const char *language, size_t index, nutgraf_text *uri)
{
    const ng_lexicon *topics = topics_of(model, language);
    return give_label(index < topics->label_count ? &topics->labels[index] : NULL, uri);
}

nutgraf_text nutgraf_model_narrower(const nutgraf_model *model, const char *language, size_t topic, size_t index,
                                    nutgraf_text *uri)
{
    const ng_lexicon *topics = topics_of(model, language);
    for (size_t i = 0; i < topics->narrower_count; i++) {
        if (topics->narrower[i].broader == topic && index-- == 0) return give_label(&topics->narrower[i], uri);
    }
    return give_label(NULL, uri);
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
