/* Runs the examples of tests/spec/: prose that is a test. An example is a fenced block opened by ```example that holds an
 * input, a line with a single dot, and the lines that must come out. Its name is the rule id of the heading above it and its
 * number in the file: "split.md S07 #88". split.md expects the sentences, every line kept; clean.md the cleaned text, its
 * paragraphs parted by a blank line. ```example de gives the input's language, which is English otherwise. Each example is a
 * test of its own in cmocka's count.
 * Run from the top folder; further arguments name the files to run instead.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "nutgraf.h"

enum { NAME_SIZE = 96, LANGUAGE_SIZE = 16, FILES = 2 };

typedef struct text {
    const char *ptr;
    size_t length;
} text;

typedef struct example {
    char name[NAME_SIZE];
    char language[LANGUAGE_SIZE];
    int clean; /* the expectation is the cleaned text, not the sentences */
    text input;
    text expected;
} example;

typedef struct suite {
    example *items;
    size_t count;
    size_t capacity;
} suite;

static nutgraf_model *model;
static nutgraf_context *context;

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    assert_true(size >= 0);
    rewind(file);
    char *data = malloc((size_t)size + 1);
    assert_non_null(data);
    *length = fread(data, 1, (size_t)size, file);
    assert_int_equal(fclose(file), 0);
    return data;
}

static text next_line(text *rest)
{
    const char *end = memchr(rest->ptr, '\n', rest->length);
    text line = {rest->ptr, end ? (size_t)(end - rest->ptr) : rest->length};
    size_t step = end ? line.length + 1 : line.length;
    rest->ptr += step;
    rest->length -= step;
    return line;
}

static int is_line(text line, const char *word)
{
    return line.length == strlen(word) && memcmp(line.ptr, word, line.length) == 0;
}

/* The lines up to one that is [word], without the newline behind the last of them. */
static text lines_until(text *rest, const char *word)
{
    text block = {rest->ptr, 0};
    while (rest->length) {
        text line = next_line(rest);
        if (is_line(line, word)) return block;
        block.length = (size_t)(line.ptr - block.ptr) + line.length;
    }
    fail_msg("an example has no line '%s'", word);
    return block;
}

/* Whether [line] opens an example; [language] gets the code behind the word, or "en". */
static int opens_example(text line, char language[LANGUAGE_SIZE])
{
    static const char fence[] = "```example";
    size_t length = sizeof fence - 1;
    if (line.length < length || memcmp(line.ptr, fence, length) != 0) return 0;
    text code = {line.ptr + length, line.length - length};
    if (code.length == 0) code = (text){" en", 3};
    if (code.length > LANGUAGE_SIZE || code.ptr[0] != ' ') fail_msg("not an example: '%.*s'", (int)line.length, line.ptr);
    memcpy(language, code.ptr + 1, code.length - 1);
    language[code.length - 1] = '\0';
    return 1;
}

static example *add(suite *all)
{
    if (all->count == all->capacity) {
        all->capacity = all->capacity ? all->capacity * 2 : 64;
        all->items = realloc(all->items, all->capacity * sizeof *all->items);
        assert_non_null(all->items);
    }
    return &all->items[all->count++];
}

static void collect(suite *all, const char *path, text rest)
{
    const char *slash = strrchr(path, '/');
    const char *file = slash ? slash + 1 : path;
    char rule[24] = "-";
    size_t number = 0;
    while (rest.length) {
        text line = next_line(&rest);
        if (line.length > 3 && memcmp(line.ptr, "## ", 3) == 0) {
            size_t id = 0;
            while (id + 3 < line.length && line.ptr[id + 3] != ' ' && id + 1 < sizeof rule) id++;
            memcpy(rule, line.ptr + 3, id);
            rule[id] = '\0';
        }
        char language[LANGUAGE_SIZE] = "";
        if (!opens_example(line, language)) continue;
        example *e = add(all);
        memcpy(e->language, language, sizeof e->language);
        snprintf(e->name, sizeof e->name, "%s %s #%zu", file, rule, ++number);
        e->clean = strcmp(file, "clean.md") == 0;
        e->input = lines_until(&rest, ".");
        e->expected = lines_until(&rest, "```");
    }
}

/* The sentences of [result], one a line, as malloc'd text. */
static char *sentences_of(const nutgraf_result *result, size_t *length)
{
    *length = 0;
    size_t size = 1;
    for (size_t i = 0; i < result->sentence_count; i++) size += result->sentences[i].text.length + 1;
    char *out = malloc(size);
    assert_non_null(out);
    for (size_t i = 0; i < result->sentence_count; i++) {
        if (i > 0) out[(*length)++] = '\n';
        memcpy(out + *length, result->sentences[i].text.ptr, result->sentences[i].text.length);
        *length += result->sentences[i].text.length;
    }
    return out;
}

static void run_example(void **state)
{
    const example *e = *state;
    nutgraf_options options;
    nutgraf_error error = {NUTGRAF_OK, 0, ""};
    nutgraf_result *result;
    nutgraf_options_init(&options, sizeof options);
    options.language = e->language;
    options.clean_only = e->clean;
    options.keep_all = !e->clean;
    options.all_sentences = 1;
    options.stages = NUTGRAF_SUMMARY;
    nutgraf_status status = nutgraf_run(&result, context, model, &options, e->input.ptr, e->input.length, &error);
    if (status != NUTGRAF_OK) fail_msg("%s: %s", e->name, error.message);
    size_t length;
    char *sentences = sentences_of(result, &length);
    text got = {sentences, length};
    if (e->clean) got = (text){result->text.ptr, result->text.length};
    int same = got.length == e->expected.length && (got.length == 0 || memcmp(got.ptr, e->expected.ptr, got.length) == 0);
    if (!same) {
        print_error("%s\n--- input\n%.*s\n--- expected\n%.*s\n--- got\n%.*s\n", e->name, (int)e->input.length, e->input.ptr,
                    (int)e->expected.length, e->expected.ptr, (int)got.length, got.ptr ? got.ptr : "");
    }
    free(sentences);
    nutgraf_result_free(result);
    if (!same) fail();
}

static int open_library(void **state)
{
    (void)state;
    nutgraf_error error;
    return nutgraf_model_open(&model, NULL, &error) != NUTGRAF_OK || nutgraf_context_new(&context, NULL, &error) != NUTGRAF_OK;
}

static int close_library(void **state)
{
    (void)state;
    nutgraf_context_free(context);
    nutgraf_model_close(model);
    return 0;
}

int main(int argc, char **argv)
{
    static const char *const standard[FILES] = {"tests/spec/split.md", "tests/spec/clean.md"};
    const char *const *paths = argc > 1 ? (const char *const *)argv + 1 : standard;
    size_t count = argc > 1 ? (size_t)argc - 1 : FILES, read = 0;
    char *data[FILES] = {NULL};
    suite all = {NULL, 0, 0};
    for (size_t i = 0; i < count && i < FILES; i++) {
        text rest;
        data[i] = read_file(paths[i], &rest.length);
        if (!data[i]) continue;
        rest.ptr = data[i];
        collect(&all, paths[i], rest);
        read++;
    }
    if (read == 0 || all.count == 0) {
        fprintf(stderr, "spec: no examples: run it from the top folder\n");
        return 1;
    }
    struct CMUnitTest *tests = calloc(all.count, sizeof *tests);
    if (!tests) return 1;
    for (size_t i = 0; i < all.count; i++) {
        tests[i] = (struct CMUnitTest){all.items[i].name, run_example, NULL, NULL, &all.items[i]};
    }
    int failed = _cmocka_run_group_tests("spec", tests, all.count, open_library, close_library);
    free(tests);
    free(all.items);
    for (size_t i = 0; i < FILES; i++) free(data[i]);
    return failed;
}
