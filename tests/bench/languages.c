/* The time that finding the language takes: languages [ROUNDS] < JSONL with "text". Prints for the texts, whole, the least time
 * of a round: of the identification alone on lexed lines, as in a run, and of read, lex and identification together. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/strbuf.h"
#include "lex/language.h"
#include "lex/lex.h"
#include "read/read.h"
#include "wrap/json.h"

typedef struct bench {
    ng_model *model;
    ng_arena texts, run;
    ng_strbuf scratch;
    ng_span *items;
    size_t count, capacity, bytes;
    ng_error error;
} bench;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void die(const char *what)
{
    fprintf(stderr, "languages: %s\n", what);
    exit(1);
}

static void take_line(bench *b, ng_span line)
{
    ng_json_object object;
    ng_span kept = ng_arena_copy(&b->texts, ng_span_trim(line));
    if (!kept.ptr || ng_json_read_object(kept, &b->texts, &object, &b->error) != NG_OK) die("bad input");
    const ng_json_member *text = ng_json_member_get(&object, NG_SPAN("text"));
    if (!text || text->type != NG_JSON_STRING) return;
    if (b->count == b->capacity) {
        size_t capacity = b->capacity ? b->capacity * 2 : 1024;
        b->items = ng_arena_grow(&b->texts, b->items, b->count, capacity, sizeof *b->items);
        if (!b->items) die("out of memory");
        b->capacity = capacity;
    }
    ng_span body = ng_json_string(text->raw, &b->texts);
    if (!body.ptr) die("out of memory");
    b->bytes += body.len;
    b->items[b->count++] = body;
}

/* Books the time of one text, in microseconds. */
static void run_text(bench *b, ng_span text, double *alone, double *all)
{
    ng_lines lines;
    ng_tokens tokens;
    char code[NG_LANGUAGE_SIZE];
    ng_arena_reset(&b->run);
    double before = now();
    if (ng_read(NG_SPAN(""), text, NG_WRAP_JOIN, &b->run, &lines, &b->error) != NG_OK
        || ng_lex(&lines, b->model, "en", &b->scratch, &b->run, &tokens, &b->error) != NG_OK) {
        die(b->error.message);
    }
    double lexed = now();
    enum { AGAIN = 10 }; /* the clock itself costs a good part of a microsecond */
    for (int i = 0; i < AGAIN; i++) ng_lex_language(&b->model->identifier, &lines, &tokens, code);
    double took = (now() - lexed) / AGAIN;
    *alone += took;
    *all += lexed - before + took;
}

int main(int argc, char **argv)
{
    bench b = {.error = {NG_OK, 0, ""}};
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 5;
    if (ng_model_open(&b.model, ng_allocator_default(), &b.error) != NG_OK) die(b.error.message);
    ng_arena_init(&b.texts, ng_allocator_default());
    ng_arena_init(&b.run, ng_allocator_default());
    ng_strbuf_init(&b.scratch, ng_allocator_default());
    char *line = NULL;
    size_t capacity = 0;
    for (ssize_t length; (length = getline(&line, &capacity, stdin)) > 0;) take_line(&b, ng_span_make(line, (size_t)length));
    free(line);
    if (b.count == 0) die("no texts");
    double least = -1, least_all = -1;
    for (long round = 0; round < rounds; round++) {
        double alone = 0, all = 0;
        for (size_t i = 0; i < b.count; i++) run_text(&b, b.items[i], &alone, &all);
        if (least < 0 || alone < least) least = alone;
        if (least_all < 0 || all < least_all) least_all = all;
    }
    double texts = (double)b.count;
    printf("%zu texts, %.0f bytes each: identification %.2f us a text, with read and lex %.2f us\n", b.count,
           (double)b.bytes / texts, least / texts, least_all / texts);
    ng_strbuf_free(&b.scratch);
    ng_arena_free(&b.run);
    ng_arena_free(&b.texts);
    ng_model_close(b.model);
    return 0;
}
