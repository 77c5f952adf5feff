/* Loading the embedded files into languages: "models/en/topics.txt" is a table of English because of where it stands, so a
 * language is added by adding files. Cost O(files + rows of the topic lexicons): the tables were made by the build. */
#include "model/model.h"

#include "digest.h"

/* [most] is the largest number that a row may have; the files say what the numbers mean. */
static const struct {
    const char *file;
    ng_table_id id;
    int32_t most;
} table_files[] = {
    {"", NG_TABLE_STOPWORDS, 1}, /* stopwords/CODE.txt */
    {"abbreviations.txt", NG_TABLE_ABBREVIATIONS, 25},
    {"frequencies.txt", NG_TABLE_FREQUENCIES, INT32_MAX},
    {"keyness.txt", NG_TABLE_KEYNESS, 2 * NG_KEYNESS_NONE},
    {"places.txt", NG_TABLE_PLACES, 2},
    {"persons.txt", NG_TABLE_PERSONS, 0},
    {"titles.txt", NG_TABLE_TITLES, 4},
    {"generic.txt", NG_TABLE_GENERIC, 12},
    {"noise.txt", NG_TABLE_NOISE, 57},
    {"particles.txt", NG_TABLE_PARTICLES, 6},
    {"references.txt", NG_TABLE_REFERENCES, 3},
    {"captions.txt", NG_TABLE_CAPTIONS, 3},
    {"days.txt", NG_TABLE_DAYS, 0},
    {"courtesies.txt", NG_TABLE_COURTESIES, 2},
    {"heads.txt", NG_TABLE_HEADS, 3},
    {"cuts.txt", NG_TABLE_CUTS, 1023},
    {"keyphrases.txt", NG_TABLE_KEYPHRASES, 0},
};

const char *ng_model_file_name(const char *path)
{
    return strncmp(path, "models/", 7) == 0 ? path + 7 : path;
}

static ng_span file_data(const ng_embedded_file *file)
{
    return ng_span_make(file->start, (size_t)(file->end - file->start));
}

/* "models/en/topics.txt" -> "en" and "topics.txt"; "stopwords/en.txt" -> "en" and "". False for anything else. */
static bool file_language(const char *path, ng_span *code, ng_span *name)
{
    ng_span rest = ng_span_cstr(path);
    ng_span folder = ng_span_cut(&rest, '/');
    if (ng_span_equal(folder, NG_SPAN("stopwords"))) {
        *code = ng_span_cut(&rest, '.');
        *name = NG_SPAN("");
        return true;
    }
    *code = ng_span_cut(&rest, '/');
    *name = rest;
    return rest.len > 0;
}

static bool has_code(const ng_language *language, ng_span code)
{
    return code.len > 0 && code.len < sizeof language->code && language->code[0] == code.ptr[0]
           && language->code[code.len] == '\0' && memcmp(language->code, code.ptr, code.len) == 0;
}

/* From the number *latest of the one found last on, round to it: the files of a language follow one another. */
static ng_language *find_language(ng_model *model, ng_span code, size_t *latest)
{
    if (has_code(&model->neutral, code)) return &model->neutral; /* models/und: what all share */
    for (size_t i = 0, at = *latest; i < model->language_count; i++, at++) {
        if (at >= model->language_count) at = 0;
        if (!has_code(&model->languages[at], code)) continue;
        *latest = at;
        return &model->languages[at];
    }
    return NULL;
}

static void begin_language(ng_language *language, ng_span code)
{
    static const ng_table no_rows = {.count = 0};
    memcpy(language->code, code.ptr, code.len);
    memcpy(language->name, code.ptr, code.len);
    for (size_t i = 0; i < NG_TABLE_COUNT; i++) language->tables[i] = &no_rows;
}

static bool list_languages(ng_model *model, const ng_embedded_file *list)
{
    size_t files = 0, latest = 0;
    for (const ng_embedded_file *f = list; f->path; f++) files++;
    model->languages = ng_arena_array(&model->arena, files, sizeof *model->languages); /* most are never touched */
    if (!model->languages) return false;
    for (const ng_embedded_file *f = list; f->path; f++) {
        ng_span code, name;
        if (!file_language(f->path, &code, &name) || find_language(model, code, &latest)) continue;
        ng_language *language = &model->languages[model->language_count];
        if (code.len >= sizeof language->code) continue;
        *language = (ng_language){.turkic = false};
        begin_language(language, code);
        latest = model->language_count++;
    }
    return true;
}

/* The row [key] of a language's settings, in [out] with room for [size] bytes; unchanged when there is none that fits. */
static void take_setting(const ng_table *settings, ng_span key, char *out, size_t size)
{
    const ng_row *row = ng_table_get(settings, key);
    if (!row || row->rest_len >= size) return;
    memcpy(out, ng_row_rest(settings, row).ptr, row->rest_len);
    out[row->rest_len] = '\0';
}

/* Whether the row [key] says [value]. */
static bool is_set(const ng_table *settings, ng_span key, ng_span value)
{
    const ng_row *row = ng_table_get(settings, key);
    return row && ng_span_equal(ng_row_rest(settings, row), value);
}

static void load_settings(ng_language *language, const ng_table *settings)
{
    take_setting(settings, NG_SPAN("name"), language->name, sizeof language->name);
    take_setting(settings, NG_SPAN("stemmer"), language->stemmer, sizeof language->stemmer);
    language->turkic = is_set(settings, NG_SPAN("casing"), NG_SPAN("turkic"));
    language->elides = is_set(settings, NG_SPAN("elision"), NG_SPAN("stop words"));
    language->capital_nouns = is_set(settings, NG_SPAN("capitals"), NG_SPAN("nouns"));
    language->genitives = is_set(settings, NG_SPAN("endings"), NG_SPAN("genitive"));
    language->apostrophes = is_set(settings, NG_SPAN("endings"), NG_SPAN("apostrophe"));
    language->small_demonyms = is_set(settings, NG_SPAN("demonyms"), NG_SPAN("small"));
    language->starters = is_set(settings, NG_SPAN("starters"), NG_SPAN("stop words"));
}

static ng_status unknown_file(const ng_embedded_file *file, ng_error *error)
{
    return ng_fail(error, NG_BAD_MODEL, 0, "%s: no table of that name", ng_model_file_name(file->path));
}

/* A number beyond what the table's readers know would be one of theirs that nobody wrote. */
static ng_status check_numbers(const ng_table *table, int32_t most, const char *path, ng_error *error)
{
    for (size_t i = 0; i < table->count; i++) {
        const ng_row *row = &table->rows[i];
        if (row->value >= 0 && row->value <= most) continue;
        ng_span key = ng_span_head(ng_row_key(table, row), 64);
        return ng_fail(error, NG_BAD_MODEL, 0, "%s: '%.*s' has the number %ld, which means nothing there",
                       ng_model_file_name(path), (int)key.len, key.ptr, (long)row->value);
    }
    return NG_OK;
}

static ng_status load_table(ng_model *model, ng_language *language, ng_span name, const ng_embedded_file *file, ng_error *error)
{
    const ng_table *table = file->table;
    if (file->lexicon) {
        ng_lexicon_take(&language->topics, file->lexicon, table);
        return NG_OK;
    }
    if (ng_span_equal(name, NG_SPAN("topics.txt"))) {
        return ng_lexicon_resolve(&language->topics, &model->arena, table, ng_model_file_name(file->path), error);
    }
    if (ng_span_equal(name, NG_SPAN("language.txt"))) {
        load_settings(language, table);
        return NG_OK;
    }
    for (size_t i = 0; i < sizeof table_files / sizeof table_files[0]; i++) {
        if (!ng_span_equal(name, ng_span_cstr(table_files[i].file))) continue;
        language->tables[table_files[i].id] = table;
        return file->own ? check_numbers(table, table_files[i].most, file->path, error) : NG_OK;
    }
    return unknown_file(file, error);
}

static ng_status load_layers(const ng_layers **out, ng_model *model, ng_span data, const char *name, ng_error *error)
{
    ng_layers *layers = ng_arena_alloc(&model->arena, sizeof *layers);
    *out = layers;
    if (!layers) return ng_fail_memory(error);
    return ng_layers_load(layers, &model->arena, data, NG_PAGE_FEATURES, NG_PAGE_OWN, NG_PAGE_CONTEXT, name, error);
}

/* The embedded ones are compiled when they are needed: the tests know that they can be.
 * A caller's are compiled once to be sure. */
static ng_status load_patterns(ng_model *model, ng_language *language, const ng_embedded_file *file, ng_span data,
                               ng_error *error)
{
    const char *shown = ng_model_file_name(file->path);
    ng_status status = ng_patterns_load(&language->own_patterns, &model->arena, data, shown, error);
    if (status != NG_OK || !file->own) return status;
    ng_regex_scratch *scratch = ng_regex_scratch_new(&model->allocator);
    status = scratch ? ng_patterns_check(language->own_patterns, scratch, shown, error) : ng_fail_memory(error);
    ng_regex_scratch_free(scratch);
    return status;
}

/* [latest]: see find_language. */
static ng_status load_file(ng_model *model, const ng_embedded_file *file, size_t *latest, ng_error *error)
{
    ng_span code, name, data = file_data(file);
    const char *shown = ng_model_file_name(file->path);
    if (ng_span_equal(ng_span_cstr(file->path), NG_SPAN("models/und/sentences.model"))) {
        return ng_linear_load(&model->sentences, &model->arena, data, "sentences", NG_SENTENCE_FEATURES, shown, error);
    }
    if (ng_span_equal(ng_span_cstr(file->path), NG_SPAN("models/und/rank.model"))) {
        return ng_additive_load(&model->rank, &model->arena, data, NG_RANK_FEATURES, NG_RANK_ROWS, NG_RANK_FEATURE_COUNT,
                                shown, error);
    }
    if (ng_span_equal(ng_span_cstr(file->path), NG_SPAN("models/und/headline.model"))) {
        return ng_layers_load(&model->headline, &model->arena, data, NG_HEADLINE_FEATURES, NG_HEADLINE_OWN, 0, shown,
                              error);
    }
    if (ng_span_equal(ng_span_cstr(file->path), NG_SPAN("models/und/markup.model"))) {
        return ng_layers_load(&model->markup, &model->arena, data, NG_MARKUP_FEATURES, NG_MARKUP_OWN, 0, shown,
                              error);
    }
    if (ng_span_equal(ng_span_cstr(file->path), NG_SPAN("models/und/names.model"))) {
        return ng_layers_load(&model->names, &model->arena, data, NG_TAG_FEATURES, NG_TAG_FEATURE_COUNT, 0, shown, error);
    }
    if (ng_span_equal(ng_span_cstr(file->path), NG_SPAN("models/und/phrases.model"))) {
        return ng_layers_load(&model->phrases, &model->arena, data, NG_PHRASE_FEATURES, NG_PHRASE_FEATURE_COUNT, 0, shown,
                              error);
    }
    if (ng_span_equal(ng_span_cstr(file->path), NG_SPAN("models/und/languages.model"))) {
        return ng_identifier_load(&model->identifier, &model->arena, data, !file->own, shown, error);
    }
    if (!file_language(file->path, &code, &name)) return NG_OK;
    ng_language *language = find_language(model, code, latest);
    if (!language) return ng_fail(error, NG_BAD_MODEL, 0, "%s: no language code", file->path);
    if (ng_span_equal(name, NG_SPAN("patterns.txt"))) {
        return load_patterns(model, language, file, data, error);
    }
    if (ng_span_equal(name, NG_SPAN("topics.model"))) {
        const uint16_t *sieve = file->own ? NULL : file->sieve;
        return ng_classifier_load(&language->learned_topics, &model->arena, data, NG_TOPIC_FEATURES, sieve, shown, error);
    }
    if (ng_span_equal(name, NG_SPAN("pages.model"))) {
        return load_layers(&language->pages, model, data, shown, error);
    }
    return file->table ? load_table(model, language, name, file, error) : unknown_file(file, error);
}

/* What a language takes from others. */
static void share(ng_model *model, ng_language *language, const ng_patterns *common)
{
    language->patterns = common;
    static const ng_layers no_layers = {.own = 0};
    language->noise = model->neutral.tables[NG_TABLE_NOISE];
    if (!language->pages) language->pages = model->neutral.pages ? model->neutral.pages : &no_layers;
    language->headline = &model->headline;
    language->markup = &model->markup;
}

static ng_status join_topics(ng_model *model, ng_error *error)
{
    ng_status status = NG_OK;
    for (size_t i = 0; i < model->language_count && status == NG_OK; i++) {
        ng_language *language = &model->languages[i];
        if (language->learned_topics.label_count == 0) continue;
        status = ng_lexicon_join(&language->topics, &language->learned_topics, &model->arena, language->code, error);
    }
    return status;
}

static ng_status load(ng_model *model, const ng_embedded_file *list, ng_error *error)
{
    begin_language(&model->neutral, NG_SPAN("und"));
    if (!list_languages(model, list)) return ng_fail_memory(error);
    size_t latest = 0;
    ng_status status = NG_OK;
    for (const ng_embedded_file *f = list; f->path && status == NG_OK; f++) {
        status = load_file(model, f, &latest, error);
    }
    if (status == NG_OK) status = join_topics(model, error);
    ng_language *english = find_language(model, NG_SPAN("en"), &latest);
    if (status == NG_OK && !(english && english->own_patterns) && !model->neutral.own_patterns) {
        status = ng_patterns_load(&model->neutral.own_patterns, &model->arena, NG_SPAN(""), "und", error);
    }
    if (status != NG_OK) return status;
    const ng_patterns *common = english && english->own_patterns ? english->own_patterns : model->neutral.own_patterns;
    share(model, &model->neutral, common);
    for (size_t i = 0; i < model->language_count; i++) share(model, &model->languages[i], common);
    if (english) english->noise = english->tables[NG_TABLE_NOISE];
    return NG_OK;
}

ng_status ng_language_search(const ng_language *language, ng_span name, ng_regex_scratch *scratch, ng_span text, bool *found,
                             ng_regex_match *match)
{
    *found = false;
    ng_status status = NG_OK;
    const ng_patterns *own = language->own_patterns;
    if (own && own != language->patterns) status = ng_patterns_search(own, name, scratch, text, found, match);
    if (status != NG_OK || *found) return status;
    return ng_patterns_search(language->patterns, name, scratch, text, found, match);
}

ng_status ng_model_open_files(ng_model **out, const ng_embedded_file *files, ng_allocator allocator, ng_error *error)
{
    *out = NULL;
    ng_model *model = ng_allocate(&allocator, sizeof *model);
    if (!model) return ng_fail_memory(error);
    *model = (ng_model){.allocator = allocator, .digest = NG_MODEL_DIGEST};
    ng_arena_init(&model->arena, allocator);
    ng_arena_init(&model->own, allocator);
    ng_status status = load(model, files, error);
    if (status == NG_OK) *out = model;
    else ng_model_close(model);
    return status;
}

ng_status ng_model_open(ng_model **out, ng_allocator allocator, ng_error *error)
{
    return ng_model_open_files(out, ng_embedded_files, allocator, error);
}

void ng_model_close(ng_model *model)
{
    if (!model) return;
    ng_allocator allocator = model->allocator;
    ng_arena_free(&model->own);
    ng_arena_free(&model->arena);
    ng_release(&allocator, model);
}

const ng_language *ng_model_language(const ng_model *model, const char *code)
{
    for (size_t i = 0; i < model->language_count; i++) {
        if (strcmp(model->languages[i].code, code) == 0) return &model->languages[i];
    }
    return &model->neutral;
}
