/* Where the time goes: runs the stages one by one over records and prints the CPU time of each, then the whole by the
 * public interface. Input: JSONL with "text" on standard input. The order of the stages is that of nutgraf_run. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/strbuf.h"
#include "clean/clean.h"
#include "fit/fit.h"
#include "lex/language.h"
#include "lex/lex.h"
#include "lex/word_memory.h"
#include "meta/meta.h"
#include "nutgraf.h"
#include "rank/rank.h"
#include "read/read.h"
#include "split/split.h"
#include "tag/tag.h"
#include "terms/terms.h"
#include "topic/topic.h"
#include "wrap/json.h"

enum { READ, LEX, LANGUAGE, MEMORY, CLEAN, META, SPLIT, TERMS, RANK, FIT, TOPIC, KEYWORDS, TAGS, STAGES };
static const char *const names[STAGES] = {"read",  "lex",  "language", "memory", "clean",    "meta", "split",
                                          "terms", "rank", "fit",      "topic",  "keywords", "tags"};

typedef struct bench {
    double clock; /* what asking it takes, which is no stage's */
    ng_model *model;
    ng_arena arena;
    ng_regex_scratch *regex;
    ng_stemmer *stemmer;
    ng_memory *memory;
    ng_strbuf scratch;
    double spent[STAGES];
    size_t used[STAGES];   /* bytes of the arena */
    size_t used_before;
    ng_error error;
} bench;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double measure_clock(void)
{
    enum { TIMES = 10000 };
    double start = now();
    for (int i = 1; i < TIMES; i++) (void)now();
    return (now() - start) / TIMES;
}

static void die(const char *what)
{
    fprintf(stderr, "stages: %s\n", what);
    exit(1);
}

/* Books the time since [*since] under [stage]. */
static void book(bench *b, int stage, ng_status status, double *since)
{
    if (status != NG_OK) die(b->error.message);
    double t = now();
    size_t used = ng_arena_used(&b->arena);
    b->spent[stage] += t - *since - b->clock;
    b->used[stage] += used - b->used_before;
    b->used_before = used;
    *since = now();
}

static void run_article(bench *b, ng_span text)
{
    ng_arena *arena = &b->arena;
    ng_error *error = &b->error;
    ng_lines lines;
    ng_tokens tokens;
    ng_kept kept;
    ng_meta meta;
    ng_sentences sentences;
    ng_terms terms;
    ng_scores scores;
    ng_choice choice;
    ng_topics topics;
    ng_keywords keywords;
    ng_tags tags;
    ng_span summary;
    char language[NG_LANGUAGE_SIZE];
    ng_budget budget = {.unit = NG_LENGTH_SENTENCES, .length = 3};
    ng_rank_options rank = {.scorer = NG_SCORER_RANK, .lead_weight = 1, .budget = budget, .model = &b->model->rank};
    ng_fit_options fit = {.budget = budget, .redundancy = 1};
    ng_fit_input input = {&lines, &tokens, &sentences, &terms, &scores, NULL};
    ng_topic_options topic = {2, NG_TOPIC_DEFAULT};
    ng_tag_options tag = {.limit = 8, .model = &b->model->names, .unsure = NG_TAG_UNSURE_NAMES,
                          .style = NG_TAG_NAMES, .expected = NG_TAG_EXPECTED_NAMES};
    ng_arena_reset(arena);
    b->used_before = ng_arena_used(arena);
    double t = now();
    book(b, READ, ng_read(NG_SPAN(""), text, NG_WRAP_JOIN, arena, &lines, error), &t);
    book(b, LEX, ng_lex_read(&lines, b->model, "en", &b->scratch, arena, &tokens, error), &t);
    ng_lex_language(&b->model->identifier, &lines, &tokens, language);
    book(b, LANGUAGE, NG_OK, &t);
    if (!ng_lex_recall(&b->memory, b->model, ng_allocator_default(), arena, &tokens)) die("out of memory");
    ng_lex_mark(b->model, &tokens);
    book(b, MEMORY, NG_OK, &t);
    const ng_language *en = ng_model_language(b->model, "en");
    book(b, CLEAN, ng_clean(&lines, &tokens, en, b->regex, false, arena, &kept, error), &t);
    book(b, META, ng_meta_find(&lines, &tokens, &kept, en, b->regex, arena, &meta, error), &t);
    ng_split_means means = {.language = en, .model = &b->model->sentences};
    book(b, SPLIT, ng_split(&lines, &tokens, &kept, &means, arena, &sentences, error), &t);
    book(b, TERMS, ng_terms_make(&lines, &tokens, &sentences, &meta, en, b->stemmer, arena, &terms, error), &t);
    book(b, RANK, ng_rank(&lines, &tokens, &sentences, &terms, &rank, arena, &scores, error), &t);
    book(b, FIT, ng_fit_choose(&input, &fit, arena, &choice, error), &t);
    book(b, FIT, ng_fit_summary(&lines, &sentences, &choice, arena, &summary, error), &t);
    book(b, TOPIC, ng_topic_label(&tokens, &meta, &sentences, &en->topics, &topic, arena, &topics, error), &t);
    book(b, KEYWORDS,
         ng_tag_keywords(&lines, &tokens, &meta, &sentences, &terms, en, &tag, arena, &keywords, error), &t);
    book(b, TAGS, ng_tag_mix(&lines, &tokens, &meta, &sentences, &keywords, &topics, NULL, &tag, arena, &tags, error),
         &t);
}

static ng_span read_input(void)
{
    ng_strbuf text;
    ng_strbuf_init(&text, ng_allocator_default());
    static char buffer[1 << 16];
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
        ng_strbuf_add(&text, ng_span_make(buffer, got));
    }
    if (text.failed || text.len == 0) die("no input");
    return ng_strbuf_span(&text);
}

/* The texts of the records, in [arena]. */
static size_t read_texts(ng_span data, ng_arena *arena, ng_span **out)
{
    size_t count = 0, room = 16;
    ng_span *texts = ng_arena_array(arena, room, sizeof *texts);
    while (texts && data.len) {
        ng_json_object object;
        ng_span line = ng_span_cut(&data, '\n');
        if (ng_json_read_object(line, arena, &object, NULL) != NG_OK) continue;
        const ng_json_member *text = ng_json_member_get(&object, NG_SPAN("text"));
        if (!text || text->type != NG_JSON_STRING) continue;
        if (count == room) {
            texts = ng_arena_grow(arena, texts, count, room * 2, sizeof *texts);
            room *= 2;
        }
        if (texts) texts[count++] = ng_json_string(text->raw, arena);
    }
    if (!texts || count == 0) die("no records with text");
    *out = texts;
    return count;
}

static int ignore(void *user, const char *data, size_t length)
{
    (void)data;
    *(size_t *)user += length;
    return 0;
}

/* The whole as a caller of the library sees it. *render gets the part of the time that writing JSONL takes. */
static double run_whole(const ng_span *texts, size_t count, double *render)
{
    nutgraf_model *model;
    nutgraf_context *context;
    size_t written = 0;
    *render = 0;
    if (nutgraf_model_open(&model, NULL, NULL) != NUTGRAF_OK) die("cannot open the model");
    if (nutgraf_context_new(&context, NULL, NULL) != NUTGRAF_OK) die("out of memory");
    double start = now();
    for (size_t i = 0; i < count; i++) {
        nutgraf_result *result;
        if (nutgraf_run(&result, context, model, NULL, texts[i].ptr, texts[i].len, NULL) != NUTGRAF_OK) die("a run failed");
        double t = now();
        if (nutgraf_render(result, "jsonl", NULL, ignore, &written, NULL) != NUTGRAF_OK) die("cannot render");
        *render += now() - t;
        nutgraf_result_free(result);
    }
    double took = now() - start;
    nutgraf_context_free(context);
    nutgraf_model_close(model);
    return took;
}

int main(void)
{
    bench b = {.clock = measure_clock(), .spent = {0}};
    ng_arena input;
    ng_arena_init(&input, ng_allocator_default());
    ng_arena_init(&b.arena, ng_allocator_default());
    ng_strbuf_init(&b.scratch, ng_allocator_default());
    double start = now();
    if (ng_model_open(&b.model, ng_allocator_default(), &b.error) != NG_OK) die(b.error.message);
    printf("model opens in %.2f ms\n", (now() - start) * 1e3);
    ng_allocator allocator = ng_allocator_default();
    b.regex = ng_regex_scratch_new(&allocator);
    b.stemmer = ng_stemmer_open("english", ng_allocator_default());
    ng_span data = read_input(), *texts;
    size_t count = read_texts(data, &input, &texts), bytes = 0;
    if (!b.regex || !b.stemmer) die("out of memory");
    for (size_t i = 0; i < count; i++) {
        bytes += texts[i].len;
        run_article(&b, texts[i]);
    }
    double sum = 0;
    for (int i = 0; i < STAGES; i++) sum += b.spent[i];
    printf("%zu articles, %.2f MB\n%-10s %12s %8s %7s %14s\n", count, (double)bytes / 1e6, "stage", "us/article", "MB/s", "share",
           "bytes/byte");
    for (int i = 0; i < STAGES; i++) {
        printf("%-10s %12.1f %8.1f %6.1f%% %14.1f\n", names[i], b.spent[i] * 1e6 / (double)count,
               (double)bytes / 1e6 / b.spent[i], 100 * b.spent[i] / sum, (double)b.used[i] / (double)bytes);
    }
    printf("%-10s %12.1f %8.1f\n", "stages", sum * 1e6 / (double)count, (double)bytes / 1e6 / sum);
    double render, whole = run_whole(texts, count, &render);
    printf("%-10s %12.1f %8.1f\n", "render", render * 1e6 / (double)count, (double)bytes / 1e6 / render);
    printf("%-10s %12.1f %8.1f\n", "library", whole * 1e6 / (double)count, (double)bytes / 1e6 / whole);
    ng_stemmer_close(b.stemmer);
    ng_memory_free(b.memory, ng_allocator_default());
    ng_regex_scratch_free(b.regex);
    ng_strbuf_free(&b.scratch);
    ng_arena_free(&b.arena);
    ng_arena_free(&input);
    ng_model_close(b.model);
    ng_release(&allocator, (void *)(uintptr_t)data.ptr);
    return fflush(stdout) != 0;
}
