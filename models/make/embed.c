/* embed FILE...: writes on stdout the C file that puts FILEs into the library (see src/model/embedded.h).
 *
 * The bytes go in by .incbin and not as a hex dump: the assembler copies them as they are, and the compiler never sees them.
 * Of each word table its rows, slots and filter are written too, and of each topic lexicon what its rows mean, made by the library's
 * own loaders, so that opening a model reads no line: 40 languages cost as much as one. A file that is no table where one should
 * be, or a large model that is damaged, is an error that stops the build. */
#include "model/identifier.h"
#include "model/lexicon.h"

#include <stdio.h>
#include <stdlib.h>

static ng_span read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    long length = -1;
    if (file && fseek(file, 0, SEEK_END) == 0) length = ftell(file);
    char *data = length >= 0 ? malloc((size_t)length + 1) : NULL;
    if (!data || fseek(file, 0, SEEK_SET) != 0 || fread(data, 1, (size_t)length, file) != (size_t)length) {
        fprintf(stderr, "embed: cannot read '%s'\n", path);
        exit(1);
    }
    fclose(file);
    return ng_span_make(data, (size_t)length);
}

static void write_bytes(int number, const char *path)
{
    printf("__asm__(\".section .rodata\\n.balign 16\\nng_file_%d_start:\\n.incbin \\\"%s\\\"\\nng_file_%d_end:\\n.byte 0\\n.text\");\n",
           number, path, number);
    printf("extern const char ng_file_%d_start[] __attribute__((visibility(\"hidden\")));\n", number);
    printf("extern const char ng_file_%d_end[] __attribute__((visibility(\"hidden\")));\n", number);
}

static void write_bits(const char *name, int number, const uint64_t *bits, unsigned mask)
{
    printf("static const uint64_t %s_%d[] = {", name, number);
    for (size_t i = 0; i <= mask / 64U; i++) printf("%sUINT64_C(%llu),", i % 8 ? "" : "\n", (unsigned long long)bits[i]);
    printf("\n};\n");
}

/* [data]: the file's bytes, in which the table's text begins behind a byte order mark. */
static void write_table(int number, const ng_table *table, const char *data)
{
    if (table->count > 0) {
        printf("static const ng_row rows_%d[] = {", number);
        for (size_t i = 0; i < table->count; i++) {
            const ng_row *row = &table->rows[i];
            printf("%s{%lu,%ld,%u,%u,%u,{%u,%u}},", i % 8 ? "" : "\n", (unsigned long)row->start, (long)row->value,
                   (unsigned)row->key_len, (unsigned)row->rest_at, (unsigned)row->rest_len, (unsigned)row->numbers[0],
                   (unsigned)row->numbers[1]);
        }
        printf("\n};\n");
    }
    printf("static const uint32_t slots_%d[] = {", number);
    for (size_t i = 0; i <= table->mask; i++) printf("%s%lu,", i % 16 ? "" : "\n", (unsigned long)table->slots[i]);
    printf("\n};\n");
    write_bits("filter", number, table->filter, table->filter_mask);
    if (table->pairs) write_bits("pairs", number, table->pairs, table->filter_mask);
    char rows[32] = "0", pairs[32] = "0";
    if (table->count > 0) snprintf(rows, sizeof rows, "rows_%d", number);
    if (table->pairs) snprintf(pairs, sizeof pairs, "pairs_%d", number);
    printf("static const ng_table table_%d = {ng_file_%d_start+%zu, %s, slots_%d, %lu, filter_%d, %u, %s, %zu, %zu};\n", number, number,
           (size_t)(table->text - data), rows, number, (unsigned long)table->mask, number, (unsigned)table->filter_mask, pairs,
           table->count, table->longest);
}

static bool is_lexicon(const char *path)
{
    return ng_span_ends(ng_span_cstr(path), NG_SPAN("/topics.txt"));
}

static void fail(const ng_error *error)
{
    fprintf(stderr, "embed: %s\n", error->message);
    exit(1);
}

static void write_span(int number, const char *text, ng_span span)
{
    if (span.len) printf("{ng_file_%d_start+%zu,%zu},", number, (size_t)(span.ptr - text), span.len);
    else printf("{0,0},");
}

static void write_labels(int number, const char *kind, const char *text, const ng_lexicon_label *labels, size_t count)
{
    printf("static const ng_lexicon_label %s_%d[] = {", kind, number);
    for (size_t i = 0; i < count; i++) {
        printf("\n{");
        write_span(number, text, labels[i].name);
        write_span(number, text, labels[i].uri);
        printf("%ld,%u,%u},", (long)labels[i].bias, (unsigned)labels[i].broader, (unsigned)labels[i].part);
    }
    if (count == 0) printf("{{0,0},{0,0},0,0,0}");
    printf("\n};\n");
}

static void write_weights(int number, const ng_lexicon *lexicon)
{
    size_t rows = lexicon->table.count;
    printf("static const uint32_t first_%d[] = {", number);
    for (size_t i = 0; i <= rows; i++) printf("%s%lu,", i % 16 ? "" : "\n", (unsigned long)lexicon->first[i]);
    printf("\n};\nstatic const ng_lexicon_weight weights_%d[] = {", number);
    for (size_t i = 0; i < lexicon->first[rows]; i++) {
        printf("%s{%u,%d},", i % 16 ? "" : "\n", (unsigned)lexicon->weights[i].label, (int)lexicon->weights[i].weight);
    }
    if (lexicon->first[rows] == 0) printf("{0,0}");
    printf("\n};\n");
}

static void write_openers(int number, const ng_openers *openers)
{
    printf("static const ng_opener openers_%d[] = {", number);
    for (size_t i = 0; i <= openers->mask; i++) {
        const ng_opener *slot = &openers->slots[i];
        printf("%s{%lu,%u,%u},", i % 8 ? "" : "\n", (unsigned long)slot->start, (unsigned)slot->length, (unsigned)slot->reach);
    }
    printf("\n};\n");
}

static void write_lexicon(int number, const char *path, const ng_table *table, ng_arena *arena)
{
    ng_lexicon lexicon;
    ng_error error = {NG_OK, 0, ""};
    if (ng_lexicon_resolve(&lexicon, arena, table, path, &error) != NG_OK) fail(&error);
    if (table->count == 0) {
        fprintf(stderr, "embed: %s: the lexicon is empty\n", path);
        exit(1);
    }
    write_labels(number, "labels", table->text, lexicon.labels, lexicon.label_count);
    write_labels(number, "narrower", table->text, lexicon.narrower, lexicon.narrower_count);
    write_weights(number, &lexicon);
    write_openers(number, &lexicon.openers);
    printf("static const ng_lexicon lexicon_%d = {.labels = labels_%d, .label_count = %zu, .narrower = narrower_%d, .narrower_count = %zu,\n"
           "    .first = first_%d, .weights = weights_%d, .openers = {openers_%d, %lu}, .beginnings = {%u, %u}, .endings = {%u, %u},\n    .settings = {",
           number, number, lexicon.label_count, number, lexicon.narrower_count, number, number, number, (unsigned long)lexicon.openers.mask,
           (unsigned)lexicon.beginnings.least, (unsigned)lexicon.beginnings.most, (unsigned)lexicon.endings.least,
           (unsigned)lexicon.endings.most);
    for (size_t i = 0; i < NG_LEXICON_SETTINGS; i++) printf("%ld,", (long)lexicon.settings[i]);
    printf("}};\n");
}

static bool is_classifier(const char *path)
{
    return ng_span_ends(ng_span_cstr(path), NG_SPAN("/topics.model"));
}

static void write_sieve(int number, const char *path, ng_span data, ng_arena *arena)
{
    ng_error error = {NG_OK, 0, ""};
    ng_classifier classifier;
    if (ng_classifier_load(&classifier, arena, data, NG_TOPIC_FEATURES, NULL, path, &error) != NG_OK) fail(&error);
    printf("static const uint16_t sieve_%d[] = {", number);
    for (size_t i = 0; i < (size_t)1 << classifier.bits; i++) printf("%s%u,", i % 16 ? "" : "\n", (unsigned)classifier.sieve[i]);
    printf("\n};\n");
}

/* The two models that are too large to be summed up at each start. */
static void write_model(int number, const char *path, ng_span data, ng_arena *arena)
{
    ng_error error = {NG_OK, 0, ""};
    ng_identifier identifier;
    if (is_classifier(path)) {
        write_sieve(number, path, data, arena);
    } else if (ng_span_ends(ng_span_cstr(path), NG_SPAN("/languages.model"))) {
        if (ng_identifier_load(&identifier, arena, data, false, path, &error) != NG_OK) fail(&error);
    }
}

static void write_made_table(int number, const char *path, ng_span data, ng_arena *arena)
{
    ng_error error = {NG_OK, 0, ""};
    ng_table table;
    if (ng_table_load(&table, arena, data, path, &error) != NG_OK) fail(&error);
    write_table(number, &table, data.ptr);
    if (is_lexicon(path)) write_lexicon(number, path, &table, arena);
}

static void write_file(int number, const char *path)
{
    ng_span data = read_file(path);
    ng_arena arena;
    ng_arena_init(&arena, ng_allocator_default());
    write_bytes(number, path);
    if (ng_table_is_file(ng_span_cstr(path))) write_made_table(number, path, data, &arena);
    else write_model(number, path, data, &arena);
    ng_arena_free(&arena);
    free((char *)(uintptr_t)data.ptr);
}

/* What opening a model reads of each language stands together: on a few pages of memory instead of one for each. */
static bool is_read_at_start(const char *path)
{
    ng_span name = ng_span_cstr(path);
    return ng_span_ends(name, NG_SPAN("/language.txt")) || ng_span_ends(name, NG_SPAN("/patterns.txt"))
        || (ng_span_ends(name, NG_SPAN(".model")) && !ng_span_ends(name, NG_SPAN("/topics.model")));
}

int main(int count, char **paths)
{
    printf("#include \"model/embedded.h\"\n");
    for (int i = 1; i < count; i++) {
        if (is_read_at_start(paths[i])) write_file(i, paths[i]);
    }
    for (int i = 1; i < count; i++) {
        if (!is_read_at_start(paths[i])) write_file(i, paths[i]);
    }
    printf("const ng_embedded_file ng_embedded_files[] = {\n");
    for (int i = 1; i < count; i++) {
        printf("    {\"%s\", ng_file_%d_start, ng_file_%d_end, ", paths[i], i, i);
        if (ng_table_is_file(ng_span_cstr(paths[i]))) printf("&table_%d, ", i);
        else printf("0, ");
        if (is_lexicon(paths[i])) printf("&lexicon_%d, 0, 0},\n", i);
        else if (is_classifier(paths[i])) printf("0, sieve_%d, 0},\n", i);
        else printf("0, 0, 0},\n");
    }
    printf("    {0, 0, 0, 0, 0, 0, 0},\n};\n");
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "embed: cannot write\n");
        return 1;
    }
    return 0;
}
