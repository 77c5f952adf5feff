/* The split stage beside ICU's sentence iterator, in one run and on the same text:
 *
 *     sentences_icu [LANGUAGE]     from standard input: JSONL with "text", or else one plain text
 *
 * ICU walks over UTF-8 (what nutgraf reads) and over UTF-16 (what it likes best; the conversion is not counted). The split
 * stage walks over tokens that are there already, as it does in a run, so what makes the tokens stands in the table as well:
 * "lex + split" and "read + lex + split" are what sentences alone would cost. The rows marked "fresh" have their input in the
 * cache, as in a run: the tokens just made, the text just read (and pay for reading the clock at each text); the others come
 * to each text when megabytes of others lie between. CPU time, least of several rounds in which everything takes turns, so that
 * a busy machine slows all alike. Needs ICU's headers; only `make bench-sentences` builds it. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "base/strbuf.h"
#include "clean/clean.h"
#include "lex/lex.h"
#include "read/read.h"
#include "read/record.h"
#include "split/split.h"

enum { ROUNDS = 9 };

typedef struct article {
    ng_span text;
    UChar *wide;
    int32_t wide_length;
    ng_lines lines;
    ng_tokens tokens;
    ng_kept kept;
} article;

typedef struct bench {
    const char *code;
    const ng_language *language;
    ng_split_means means; /* as nutgraf_run has them */
    ng_model *model;
    ng_regex_scratch *regex;
    ng_strbuf fold;
    ng_arena arena; /* of the stage that is timed; taken back after each article */
    article *articles;
    size_t count;
    size_t bytes;
    UBreakIterator *iterator;
} bench;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void die(const char *what)
{
    fprintf(stderr, "sentences_icu: %s\n", what);
    exit(1);
}

static void need(bool fine, const char *what)
{
    if (!fine) die(what);
}

/* ---------------------------------------------------------------- the contenders: sentences of one article */

static size_t split(bench *b, const article *a)
{
    ng_sentences sentences;
    need(ng_split(&a->lines, &a->tokens, &a->kept, &b->means, &b->arena, &sentences, NULL) == NG_OK, "split failed");
    return sentences.count;
}

static size_t lex(bench *b, const article *a)
{
    ng_tokens tokens;
    need(ng_lex(&a->lines, b->model, b->code, &b->fold, &b->arena, &tokens, NULL) == NG_OK, "lex failed");
    return tokens.count;
}

static size_t lex_split(bench *b, const article *a)
{
    article again = *a;
    need(ng_lex(&a->lines, b->model, b->code, &b->fold, &b->arena, &again.tokens, NULL) == NG_OK, "lex failed");
    return split(b, &again);
}

static size_t read_lex_split(bench *b, const article *a)
{
    article again = *a;
    need(ng_read(NG_SPAN(""), a->text, NG_WRAP_JOIN, &b->arena, &again.lines, NULL) == NG_OK, "read failed");
    return lex_split(b, &again);
}

/* Walks to the end of what was set. To ICU every line feed ends a sentence, also one inside a wrapped paragraph. */
static size_t walk(UBreakIterator *iterator)
{
    size_t count = 0;
    while (ubrk_next(iterator) != UBRK_DONE) count++;
    return count;
}

static size_t icu_utf8(bench *b, const article *a)
{
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, a->text.ptr, (int64_t)a->text.len, &status);
    ubrk_setUText(b->iterator, &text, &status);
    need(U_SUCCESS(status), u_errorName(status));
    size_t count = walk(b->iterator);
    utext_close(&text);
    return count;
}

static size_t icu_utf16(bench *b, const article *a)
{
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(b->iterator, a->wide, a->wide_length, &status);
    need(U_SUCCESS(status), u_errorName(status));
    return walk(b->iterator);
}

/* What stands before the stage in a run, not timed. */
static article lexed(bench *b, const article *a)
{
    article fresh = *a;
    need(ng_lex(&a->lines, b->model, b->code, &b->fold, &b->arena, &fresh.tokens, NULL) == NG_OK, "lex failed");
    return fresh;
}

static article text_read(bench *b, const article *a)
{
    (void)b;
    static volatile char seen;
    for (size_t i = 0; i < a->text.len; i++) seen = a->text.ptr[i];
    (void)seen;
    return *a;
}

typedef struct contender {
    const char *name;
    size_t (*run)(bench *, const article *);
    bool sentences; /* it counts sentences, not tokens */
    article (*before)(bench *, const article *); /* NULL: nothing is done just before */
    double least;
    size_t counted;
} contender;

/* ---------------------------------------------------------------- input */

static ng_span read_input(void)
{
    ng_strbuf text;
    ng_strbuf_init(&text, ng_allocator_default());
    static char buffer[1 << 16];
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
        ng_strbuf_add(&text, ng_span_make(buffer, got));
    }
    need(!text.failed && text.len > 0, "no input");
    return ng_strbuf_span(&text);
}

/* What the stages that are timed find ready: everything before them, once. */
static void prepare(bench *b, article *a, ng_arena *memory)
{
    need(ng_read(NG_SPAN(""), a->text, NG_WRAP_JOIN, memory, &a->lines, NULL) == NG_OK
             && ng_lex(&a->lines, b->model, b->code, &b->fold, memory, &a->tokens, NULL) == NG_OK
             && ng_clean(&a->lines, &a->tokens, b->language, b->regex, true, memory, &a->kept, NULL) == NG_OK,
         "out of memory");
    UErrorCode status = U_ZERO_ERROR;
    a->wide = ng_arena_array(memory, a->text.len + 1, sizeof *a->wide);
    need(a->wide != NULL, "out of memory");
    u_strFromUTF8WithSub(a->wide, (int32_t)a->text.len + 1, &a->wide_length, a->text.ptr, (int32_t)a->text.len, 0xFFFD, NULL,
                         &status);
    need(U_SUCCESS(status), u_errorName(status));
}

static void add(bench *b, size_t *room, ng_span text, ng_arena *memory)
{
    need(text.len < INT32_MAX, "too long for ICU");
    if (b->count == *room) {
        size_t more = *room ? *room * 2 : 16;
        b->articles = ng_arena_grow(memory, b->articles, b->count, more, sizeof *b->articles);
        need(b->articles != NULL, "out of memory");
        *room = more;
    }
    b->articles[b->count++] = (article){.text = text};
    b->bytes += text.len;
}

static void load(bench *b, ng_span data, ng_arena *memory)
{
    size_t room = 0;
    bool records = data.ptr[0] == '{';
    if (!records) add(b, &room, data, memory);
    while (records && data.len) {
        ng_record record;
        ng_span line = ng_span_cut(&data, '\n');
        if (ng_record_read(line, memory, &record, NULL) == NG_OK && record.text.len) add(b, &room, record.text, memory);
    }
    need(b->count > 0, "no records with text");
    for (size_t i = 0; i < b->count; i++) prepare(b, &b->articles[i], memory);
}

/* ---------------------------------------------------------------- the race */

static void run(bench *b, contender *c)
{
    size_t counted = 0;
    double took = 0, start = now();
    for (size_t i = 0; i < b->count; i++) {
        article a = b->articles[i];
        if (c->before) {
            a = c->before(b, &a);
            start = now();
        }
        counted += c->run(b, &a);
        if (c->before) took += now() - start;
        ng_arena_reset(&b->arena);
    }
    if (!c->before) took = now() - start;
    if (c->least == 0 || took < c->least) c->least = took;
    c->counted = counted;
}

int main(int argc, char **argv)
{
    bench b = {.code = argc > 1 ? argv[1] : "en"};
    contender all[] = {
        {"split", split, true, NULL, 0, 0},
        {"ICU, UTF-8", icu_utf8, true, NULL, 0, 0},
        {"ICU, UTF-16", icu_utf16, true, NULL, 0, 0},
        {"split, fresh", split, true, lexed, 0, 0},
        {"ICU, UTF-8, fresh", icu_utf8, true, text_read, 0, 0},
        {"lex", lex, false, NULL, 0, 0},
        {"lex + split", lex_split, true, NULL, 0, 0},
        {"read + lex + split", read_lex_split, true, NULL, 0, 0},
    };
    size_t count = sizeof all / sizeof *all;
    ng_allocator allocator = ng_allocator_default();
    ng_arena memory;
    UErrorCode status = U_ZERO_ERROR;
    ng_arena_init(&memory, allocator);
    ng_arena_init(&b.arena, allocator);
    ng_strbuf_init(&b.fold, allocator);
    b.regex = ng_regex_scratch_new(&allocator);
    need(b.regex && ng_model_open(&b.model, allocator, NULL) == NG_OK, "out of memory");
    b.language = ng_model_language(b.model, b.code);
    b.means = (ng_split_means){.language = b.language,
                               .common = ng_language_table(&b.model->neutral, NG_TABLE_ABBREVIATIONS),
                               .model = &b.model->sentences};
    b.iterator = ubrk_open(UBRK_SENTENCE, b.code, NULL, 0, &status);
    need(U_SUCCESS(status), u_errorName(status));
    ng_span data = read_input();
    load(&b, data, &memory);
    for (size_t round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < count; i++) run(&b, &all[i]);
    }
    printf("%zu texts, %.2f MB, ICU %s, language %s\n", b.count, (double)b.bytes / 1e6, U_ICU_VERSION, b.code);
    printf("%-20s %8s %8s %10s  %s\n", "", "ms", "MB/s", "sentences", "times ICU's speed over UTF-8 / UTF-16");
    for (size_t i = 0; i < count; i++) {
        const contender *c = &all[i];
        char counted[24] = "-";
        if (c->sentences) snprintf(counted, sizeof counted, "%zu", c->counted);
        printf("%-20s %8.2f %8.1f %10s  %.2f / %.2f\n", c->name, c->least * 1e3, (double)b.bytes / 1e6 / c->least, counted,
               all[1].least / c->least, all[2].least / c->least);
    }
    ubrk_close(b.iterator);
    ng_regex_scratch_free(b.regex);
    ng_strbuf_free(&b.fold);
    ng_arena_free(&b.arena);
    ng_arena_free(&memory);
    ng_model_close(b.model);
    ng_release(&allocator, (void *)(uintptr_t)data.ptr);
    return fflush(stdout) != 0;
}
