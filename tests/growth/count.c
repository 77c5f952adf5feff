/* Instructions that inputs cost, counted by valgrind's callgrind: count FILE...
 *
 * A file NAME.KIND is read as KIND says (text, html, md; tags is a newsroom's tag file) by a context of its own, all stages on.
 * The counter starts at nought before it and its state is dumped behind it under the file's name: run.py reads the dumps.
 * Instructions are counted and no time is taken, because a machine that has other work answers differently each time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

#include "nutgraf.h"

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "count: %s: %s\n", what, why);
    exit(2);
}

/* The whole of [path], *length bytes, in memory that is the caller's. */
static char *read_whole(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) fail(path, "cannot be read");
    long size = ftell(file);
    char *data = size < 0 ? NULL : malloc((size_t)size + 1);
    rewind(file);
    if (!data || fread(data, 1, (size_t)size, file) != (size_t)size) fail(path, "cannot be read");
    fclose(file);
    *length = (size_t)size;
    return data;
}

static void count_tag_file(const char *path, const char *data, size_t length)
{
    nutgraf_error error;
    nutgraf_vocabulary *vocabulary = NULL;
    CALLGRIND_ZERO_STATS;
    nutgraf_status status = nutgraf_vocabulary_open(&vocabulary, data, length, path, NULL, &error);
    CALLGRIND_DUMP_STATS_AT(path);
    if (status != NUTGRAF_OK) fail(path, error.message);
    nutgraf_vocabulary_close(vocabulary);
}

static void count_text(const nutgraf_model *model, nutgraf_input kind, const char *path, const char *data, size_t length)
{
    nutgraf_error error;
    nutgraf_context *context = NULL;
    nutgraf_result *result = NULL;
    nutgraf_options options;
    nutgraf_options_init(&options, sizeof options);
    options.input = kind;
    if (nutgraf_context_new(&context, NULL, &error) != NUTGRAF_OK) fail(path, error.message);
    CALLGRIND_ZERO_STATS;
    nutgraf_status status = nutgraf_run(&result, context, model, &options, data, length, &error);
    CALLGRIND_DUMP_STATS_AT(path);
    if (status != NUTGRAF_OK && status != NUTGRAF_UNSUPPORTED) fail(path, error.message);
    nutgraf_result_free(result);
    nutgraf_context_free(context);
}

int main(int argc, char **argv)
{
    nutgraf_error error;
    nutgraf_model *model = NULL;
    if (nutgraf_model_open(&model, NULL, &error) != NUTGRAF_OK) fail("model", error.message);
    for (int i = 1; i < argc; i++) {
        size_t length;
        char *data = read_whole(argv[i], &length);
        const char *kind = strrchr(argv[i], '.');
        if (kind && strcmp(kind, ".tags") == 0) count_tag_file(argv[i], data, length);
        else if (kind && strcmp(kind, ".html") == 0) count_text(model, NUTGRAF_INPUT_HTML, argv[i], data, length);
        else if (kind && strcmp(kind, ".md") == 0) count_text(model, NUTGRAF_INPUT_MARKDOWN, argv[i], data, length);
        else count_text(model, NUTGRAF_INPUT_TEXT, argv[i], data, length);
        free(data);
    }
    nutgraf_model_close(model);
    return 0;
}
