/* Instructions that inputs cost, counted by valgrind's callgrind: count FILE...
 *
 * A file NAME.KIND is read as KIND says (text, html, md; jsonl: each line; rss, atom, jsonfeed: each item; tags is a newsroom's
 * tag file) by a context of its own, all stages on.
 * The counter starts at nought before it and its state is dumped behind it under the file's name: run.py reads the dumps.
 * Instructions are counted and no time is taken, because a machine that has other work answers differently each time.
 */
#include <stdbool.h>
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

typedef enum reading { TEXT, RECORDS, FEED, TAG_FILE } reading;

static const struct {
    const char *kind;
    reading reading;
    nutgraf_input input;
} kinds[] = {{".html", TEXT, NUTGRAF_INPUT_HTML},  {".md", TEXT, NUTGRAF_INPUT_MARKDOWN}, {".text", TEXT, NUTGRAF_INPUT_TEXT},
             {".jsonl", RECORDS, NUTGRAF_INPUT_TEXT}, {".rss", FEED, NUTGRAF_INPUT_TEXT},  {".atom", FEED, NUTGRAF_INPUT_TEXT},
             {".jsonfeed", FEED, NUTGRAF_INPUT_TEXT}, {".tags", TAG_FILE, NUTGRAF_INPUT_TEXT}};

typedef struct run {
    const nutgraf_model *model;
    nutgraf_context *context;
    nutgraf_options options;
} run;

static bool is_refusal(nutgraf_status status)
{
    return status == NUTGRAF_UNSUPPORTED || status == NUTGRAF_BAD_RECORD || status == NUTGRAF_BAD_JSON;
}

static void read_text(run *r, const char *path, const char *data, size_t length)
{
    nutgraf_error error;
    nutgraf_result *result = NULL;
    nutgraf_status status = nutgraf_run(&result, r->context, r->model, &r->options, data, length, &error);
    if (status != NUTGRAF_OK && !is_refusal(status)) fail(path, error.message);
    nutgraf_result_free(result);
}

static void read_records(run *r, const char *path, const char *data, size_t length)
{
    nutgraf_error error;
    nutgraf_result *result = NULL;
    for (size_t at = 0, to; at < length; at = to + 1) {
        const char *end = memchr(data + at, '\n', length - at);
        to = end ? (size_t)(end - data) : length;
        nutgraf_status status =
            nutgraf_run_record(&result, NULL, r->context, r->model, &r->options, data + at, to - at, &error);
        if (status != NUTGRAF_OK && !is_refusal(status)) fail(path, error.message);
        nutgraf_result_free(result);
    }
}

typedef struct feed_reader {
    run *run;
    const char *path;
} feed_reader;

static int take_records(void *user, const char *data, size_t length)
{
    feed_reader *f = user;
    read_records(f->run, f->path, data, length);
    return 0;
}

static void read_feed(run *r, const char *path, const char *data, size_t length)
{
    nutgraf_error error;
    feed_reader f = {r, path};
    nutgraf_status status = nutgraf_feed_records(data, length, NULL, take_records, &f, &error);
    if (status != NUTGRAF_OK && !is_refusal(status)) fail(path, error.message);
}

static void count(const nutgraf_model *model, size_t kind, const char *path, const char *data, size_t length)
{
    nutgraf_error error;
    run r = {.model = model};
    nutgraf_options_init(&r.options, sizeof r.options);
    r.options.input = kinds[kind].input;
    if (nutgraf_context_new(&r.context, NULL, &error) != NUTGRAF_OK) fail(path, error.message);
    CALLGRIND_ZERO_STATS;
    if (kinds[kind].reading == TEXT) read_text(&r, path, data, length);
    if (kinds[kind].reading == RECORDS) read_records(&r, path, data, length);
    if (kinds[kind].reading == FEED) read_feed(&r, path, data, length);
    CALLGRIND_DUMP_STATS_AT(path);
    nutgraf_context_free(r.context);
}

static size_t find_kind(const char *path)
{
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(ending, kinds[i].kind) == 0) return i;
    }
    fail(path, "of no known kind");
    return 0;
}

int main(int argc, char **argv)
{
    nutgraf_error error;
    nutgraf_model *model = NULL;
    if (nutgraf_model_open(&model, NULL, &error) != NUTGRAF_OK) fail("model", error.message);
    for (int i = 1; i < argc; i++) {
        size_t length, kind = find_kind(argv[i]);
        char *data = read_whole(argv[i], &length);
        if (kinds[kind].reading == TAG_FILE) count_tag_file(argv[i], data, length);
        else count(model, kind, argv[i], data, length);
        free(data);
    }
    nutgraf_model_close(model);
    return 0;
}
