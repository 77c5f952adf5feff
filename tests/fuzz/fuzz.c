/* The fuzz targets: whatever the bytes are, the promises of nutgraf.h hold (promises.h), and fast ways give what slow ways give.
 *
 * run       three bytes that choose options, then a text, a page, Markdown or a record, before which a newsroom's abbreviations
 *           may stand, up to a line of "=="
 * text, html, markdown, record   that input, by itself
 * feed      a feed; its records are run
 * tags      a tag file, up to a line of "==", then a text
 * model     a byte that chooses a kind of model file, then its bytes; the checksum is made right, else nothing behind it were
 *           reached
 * topics    a topic lexicon or model (checksum made right), up to a line of "==" for a lexicon; it labels a text
 * digest    many reports, a line each, made one newsletter in every format (digest.h)
 * stages    a text: words folded by the lexer's fast path against the general one; the ways of the graph, for both kernels
 *
 * With FUZZ_TARGET, a name in quotes, this is libFuzzer's harness (make fuzz). With FUZZ_REPLAY it has a main that runs the files
 * it is given, one test each, by the target that their folder is named after (make check-fuzz, tests/fuzz/corpus/TARGET).
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "lex/lex.h"
#include "model/bytes.h"
#include "model/classifier.h"
#include "model/patterns.h"
#include "model/stopwords.h"
#include "model/vocabulary.h"
#include "digest.h"
#include "promises.h"
#include "rank/implicit.h"
#include "rank/matrix.h"
#include "rank/sparse.h"
#include "rank/walk.h"
#include "read/read.h"
#include "split/split.h"
#include "terms/terms.h"
#include "wrap/utf8.h"

enum { OPTION_BYTES = 3 };

static const library *the_library(void)
{
    static const char listed[] = "Skerra; Isle of Skerra; re:sker+ies\nRuth Halloran; Halloran | type=person\n-Skerra Bank\n";
    static library l;
    if (l.model) return &l;
    PROMISE("opening the library", nutgraf_model_open(&l.model, NULL, NULL) == NUTGRAF_OK);
    PROMISE("opening the library", nutgraf_context_new(&l.context, NULL, NULL) == NUTGRAF_OK);
    PROMISE("opening the library",
            nutgraf_vocabulary_open(&l.vocabulary, listed, sizeof listed - 1, "fuzz", NULL, NULL) == NUTGRAF_OK);
    return &l;
}

/* ---------------------------------------------------------------- options and text */

static void choose(const uint8_t *b, const library *l, nutgraf_options *o, int *record)
{
    static const char *const languages[] = {"en", "auto", "de", "und"};
    nutgraf_options_init(o, sizeof *o);
    *record = b[0] & 1;
    o->keep_all = b[0] >> 1 & 1;
    o->all_sentences = b[0] >> 2 & 1;
    o->by_rank = b[0] >> 3 & 1;
    o->phrases = b[0] >> 4 & 1;
    o->clean_only = (b[0] >> 5 & 3) == 3;
    if (b[0] >> 7) o->title = "Ferry to Skerra sails again";
    o->unit = (nutgraf_unit)(b[1] & 3);
    o->length = o->unit == NUTGRAF_RATIO ? ((size_t)b[1] + 1) * 3900 : (size_t)(b[1] >> 2) + 1;
    o->scorer = (nutgraf_scorer)((b[2] & 3) % 3); /* 3: abbreviations come first */
    o->offset_unit = (nutgraf_offset_unit)((b[2] >> 2 & 3) % 3);
    if ((b[2] >> 2 & 3) == 3) o->input = (b[2] & 3) == 3 ? NUTGRAF_INPUT_MARKDOWN : NUTGRAF_INPUT_HTML;
    o->language = languages[b[2] >> 4 & 3];
    if (b[2] >> 6 & 1) o->vocabulary = l->vocabulary;
    if (b[2] >> 7 & 1) o->topic_threshold = 0;
    o->fit = "excerpt";
    o->fit_length = o->unit == NUTGRAF_RATIO ? 0 : o->length;
    o->count_by = (nutgraf_count)((b[1] >> 2) % (NUTGRAF_COUNT_X + 1));
}

/* Loads what stands before the line of "==", or all of it, as abbreviations; moves [text] behind. NULL when it is refused. */
static nutgraf_abbreviations *take_abbreviations(const char **text, size_t *length)
{
    nutgraf_abbreviations *own = NULL;
    nutgraf_error error = {NUTGRAF_OK, 0, ""};
    size_t end = 0, lines = 1;
    while (end < *length) {
        int border = end == 0 || (*text)[end - 1] == '\n';
        if (border && *length - end >= 3 && memcmp(*text + end, "==\n", 3) == 0) break;
        lines += (*text)[end++] == '\n';
    }
    nutgraf_status status = nutgraf_abbreviations_open(&own, *text, end, "fuzz", NULL, &error);
    PROMISE("abbreviations", (status == NUTGRAF_OK) == (own != NULL) && status == error.code);
    PROMISE("abbreviations", status == NUTGRAF_OK || status == NUTGRAF_BAD_MODEL);
    PROMISE("abbreviations", status == NUTGRAF_OK || (error.offset <= lines && strncmp(error.message, "fuzz", 4) == 0));
    check_text((nutgraf_text){error.message, strlen(error.message)});
    size_t behind = end < *length ? end + 3 : end;
    *text += behind;
    *length -= behind;
    return own;
}


static void target_run(const uint8_t *data, size_t size)
{
    if (size < OPTION_BYTES) return;
    const library *l = the_library();
    nutgraf_options options;
    int record;
    choose(data, l, &options, &record);
    const char *text = (const char *)data + OPTION_BYTES;
    size_t length = size - OPTION_BYTES;
    nutgraf_abbreviations *own = (data[2] & 3) == 3 ? take_abbreviations(&text, &length) : NULL;
    options.abbreviations = own;
    check_run(l, &options, record, text, length);
    nutgraf_abbreviations_close(own);
}

static void run_plainly(nutgraf_input input, int record, const char *text, size_t length)
{
    nutgraf_options options;
    nutgraf_options_init(&options, sizeof options);
    options.input = input;
    options.all_sentences = 1;
    options.passthrough = record;
    options.fit = "excerpt";
    check_run(the_library(), &options, record, text, length);
}

static void target_text(const uint8_t *data, size_t size)
{
    run_plainly(NUTGRAF_INPUT_TEXT, 0, (const char *)data, size);
}

static void target_html(const uint8_t *data, size_t size)
{
    run_plainly(NUTGRAF_INPUT_HTML, 0, (const char *)data, size);
}

static void target_markdown(const uint8_t *data, size_t size)
{
    run_plainly(NUTGRAF_INPUT_MARKDOWN, 0, (const char *)data, size);
}

static void target_record(const uint8_t *data, size_t size)
{
    run_plainly(NUTGRAF_INPUT_TEXT, 1, (const char *)data, size);
}

/* Every line that comes of a feed is a record that can be run. */
static void target_feed(const uint8_t *data, size_t size)
{
    static bytes records;
    nutgraf_error error = {NUTGRAF_OK, 0, ""};
    records.length = 0;
    nutgraf_status status = nutgraf_feed_records((const char *)data, size, NULL, append, &records, &error);
    PROMISE("feed", status == NUTGRAF_OK || records.length == 0);
    PROMISE("feed", status == error.code);
    check_text((nutgraf_text){error.message, strlen(error.message)});
    for (size_t at = 0; at < records.length;) {
        const char *line = records.ptr + at, *end = memchr(line, '\n', records.length - at);
        PROMISE("feed", end != NULL);
        nutgraf_result *result = NULL;
        const library *l = the_library();
        status = nutgraf_run_record(&result, NULL, l->context, l->model, NULL, line, (size_t)(end - line), NULL);
        PROMISE("feed", status == NUTGRAF_OK || status == NUTGRAF_BAD_RECORD);
        nutgraf_result_free(result);
        at += (size_t)(end - line) + 1;
    }
}

/* ---------------------------------------------------------------- files of a desk */

static const char TEXT[] =
    "Ruth Halloran sailed to Skerra, the Isle of Skerra, on Monday. The C# ferry (No. 5) was late. Skerra Bank lost $5.";

/* Where a line of "==" begins, or [size]; *behind is what follows it, or the text above. */
static size_t cut(const uint8_t *data, size_t size, nutgraf_text *behind)
{
    *behind = (nutgraf_text){TEXT, sizeof TEXT - 1};
    for (size_t at = 0; at + 3 <= size; at++) {
        if ((at == 0 || data[at - 1] == '\n') && memcmp(data + at, "==\n", 3) == 0) {
            *behind = (nutgraf_text){(const char *)data + at + 3, size - at - 3};
            return at;
        }
    }
    return size;
}

static void check_refusal(nutgraf_status status, nutgraf_status bad, int opened, const nutgraf_error *error)
{
    PROMISE("opening a file", (status == NUTGRAF_OK) == opened && status == error->code);
    PROMISE("opening a file", status == NUTGRAF_OK || status == bad);
    check_text((nutgraf_text){error->message, strlen(error->message)});
}

static void target_tags(const uint8_t *data, size_t size)
{
    nutgraf_text text;
    nutgraf_vocabulary *own = NULL;
    nutgraf_error error = {NUTGRAF_OK, 0, ""};
    nutgraf_options options;
    size_t length = cut(data, size, &text);
    nutgraf_status status = nutgraf_vocabulary_open(&own, (const char *)data, length, "fuzz", NULL, &error);
    check_refusal(status, NUTGRAF_BAD_VOCABULARY, own != NULL, &error);
    nutgraf_options_init(&options, sizeof options);
    options.vocabulary = own;
    options.only_listed = 1;
    if (own) check_run(the_library(), &options, 0, text.ptr, text.length);
    nutgraf_vocabulary_close(own);
}

/* A copy in which the last eight bytes are the checksum of those before them. */
static char *with_checksum(const uint8_t *data, size_t size)
{
    char *copy = malloc(size ? size : 1);
    PROMISE("memory", copy != NULL);
    if (size) memcpy(copy, data, size);
    if (size < NG_BYTES_CHECKSUM) return copy;
    uint64_t sum = ng_hash(ng_span_make(copy, size - NG_BYTES_CHECKSUM));
    for (size_t i = 0; i < NG_BYTES_CHECKSUM; i++) copy[size - NG_BYTES_CHECKSUM + i] = (char)(sum >> 8 * i);
    return copy;
}

static void target_topics(const uint8_t *data, size_t size)
{
    nutgraf_text text = {TEXT, sizeof TEXT - 1};
    nutgraf_topics *own = NULL;
    nutgraf_error error = {NUTGRAF_OK, 0, ""};
    nutgraf_options options;
    bool learned = ng_classifier_is(ng_span_make((const char *)data, size));
    size_t length = learned ? size : cut(data, size, &text);
    char *copy = learned ? with_checksum(data, size) : NULL;
    nutgraf_status status = nutgraf_topics_open(&own, learned ? copy : (const char *)data, length, "fuzz", NULL, &error);
    check_refusal(status, NUTGRAF_BAD_MODEL, own != NULL, &error);
    nutgraf_options_init(&options, sizeof options);
    options.topic_lexicon = own;
    options.topic_threshold = 0;
    if (own) check_run(the_library(), &options, 0, text.ptr, text.length);
    nutgraf_topics_close(own);
    free(copy);
}

/* ---------------------------------------------------------------- model files */

/* Scores with everything that loading let in. */
static void use_linear(const ng_linear *model)
{
    int32_t sum = 0;
    for (uint32_t label = 0; label < model->label_count; label++) {
        const uint32_t buckets[] = {0, model->mask, model->mask / 2};
        sum ^= ng_linear_score(model, label, buckets, 3);
        PROMISE("a label's name", model->labels[label].len == 0 || model->labels[label].ptr);
    }
    PROMISE("a sum", sum <= INT32_MAX);
}

static void use_additive(const ng_additive *model)
{
    static const int32_t values[] = {INT32_MIN, -1, 0, 1, 1000000, INT32_MAX};
    for (uint32_t row = 0; row < model->rows; row++) {
        for (uint32_t feature = 0; feature < model->features; feature++) {
            for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
                int32_t weight = ng_bins_weight(ng_additive_bins(model, row, feature), values[i]);
                PROMISE("a weight", weight >= -NG_ADDITIVE_MAX_WEIGHT && weight <= NG_ADDITIVE_MAX_WEIGHT);
            }
        }
    }
}

static void use_layers(const ng_layers *model)
{
    static int32_t features[256];
    for (size_t i = 0; i < 256; i++) features[i] = i % 2 ? 1 << 20 : -(1 << 20);
    if (model->own) ng_layers_score(ng_layers_sum(model->first, features, model->own));
    if (model->context) ng_layers_score(ng_layers_sum(model->second, features, model->own + model->context));
}

static void use_table(const ng_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        ng_span key = ng_span_make(table->text + table->rows[i].start, table->rows[i].key_len);
        PROMISE("a row is found", ng_table_get(table, key) == &table->rows[i]);
    }
}

static ng_status load_patterns(ng_span file, ng_arena *arena, ng_error *error)
{
    ng_allocator allocator = ng_allocator_default();
    ng_patterns *patterns = NULL;
    ng_regex_scratch *scratch = ng_regex_scratch_new(&allocator);
    ng_status status = ng_patterns_load(&patterns, arena, file, "fuzz", error);
    if (status == NG_OK) status = ng_patterns_check(patterns, scratch, "fuzz", error);
    ng_regex_scratch_free(scratch);
    return status;
}

static ng_status load_model(unsigned kind, ng_span file, ng_arena *arena, ng_error *error)
{
    ng_status status;
    ng_linear linear;
    ng_additive additive;
    ng_layers layers;
    ng_identifier identifier;
    ng_table table;
    ng_lexicon lexicon;
    switch (kind) {
    case 0:
        status = ng_linear_load(&linear, arena, file, "sentences", NG_SENTENCE_FEATURES, "fuzz", error);
        if (status == NG_OK) use_linear(&linear);
        return status;
    case 1:
        status = ng_additive_load(&additive, arena, file, NG_RANK_FEATURES, 2, 3, "fuzz", error);
        if (status == NG_OK) use_additive(&additive);
        return status;
    case 2:
        status = ng_layers_load(&layers, arena, file, NG_PAGE_FEATURES, 3, 2, "fuzz", error);
        if (status == NG_OK) use_layers(&layers);
        return status;
    case 3:
        status = ng_identifier_load(&identifier, arena, file, false, "fuzz", error);
        for (size_t i = 0; status == NG_OK && i < NG_GROUP_COUNT; i++) use_linear(&identifier.groups[i]);
        return status;
    case 4:
        status = ng_table_load(&table, arena, file, "fuzz", error);
        if (status == NG_OK) use_table(&table);
        return status;
    case 5: return ng_lexicon_load(&lexicon, arena, file, "fuzz", error);
    case 6: return load_patterns(file, arena, error);
    default: return ng_stopwords_load(&table, arena, ng_allocator_default(), file, "fuzz", error);
    }
}

static void target_model(const uint8_t *data, size_t size)
{
    ng_error error = {NG_OK, 0, ""};
    ng_arena arena;
    if (size == 0) return;
    char *copy = (data[0] & 7) < 3 ? with_checksum(data + 1, size - 1) : NULL;
    ng_arena_init(&arena, ng_allocator_default());
    ng_status status = load_model(data[0] & 7, ng_span_make(copy ? copy : (const char *)data + 1, size - 1), &arena, &error);
    PROMISE("loading", status == NG_OK || status == NG_BAD_MODEL);
    PROMISE("loading", status == error.code);
    ng_arena_free(&arena);
    free(copy);
}

/* ---------------------------------------------------------------- fast ways against slow ways */

/* Words that the fast path took as they are have the folded form that the general way gives them. */
static void check_folding(const ng_lines *lines, const ng_tokens *tokens)
{
    ng_strbuf folded;
    ng_strbuf_init(&folded, ng_allocator_default());
    for (size_t i = 0; i < tokens->count; i++) {
        const ng_token *token = &tokens->items[i];
        ng_span text = ng_token_text(lines->text, token);
        bool ascii = true;
        for (size_t k = 0; k < text.len; k++) ascii &= (unsigned char)text.ptr[k] < 0x80;
        PROMISE("an ASCII token", ascii == ((token->flags & NG_TOKEN_ASCII) != 0) || !ng_token_is_word(token));
        PROMISE("a token is not empty", token->start < ng_token_end(token) && ng_token_end(token) <= lines->text.len);
        PROMISE("no white space in a token", !memchr(text.ptr, ' ', text.len) && !memchr(text.ptr, '\n', text.len));
        if (!ng_token_is_word(token)) continue;
        PROMISE("folding", ng_utf8_fold(text, &folded));
        ng_span word = tokens->words[token->word].folded;
        PROMISE("folding", ng_span_equal(word, ng_strbuf_span(&folded)));
        PROMISE("a word's hash", tokens->words[token->word].hash == ng_hash(word));
    }
    ng_strbuf_free(&folded);
}

static void check_ranks(const ng_pair *a, const ng_pair *b, size_t count)
{
    PROMISE("a walk", a && b);
    for (size_t i = 0; i < count; i++) {
        PROMISE("as with edges", fabs(a[i].anywhere - b[i].anywhere) <= 1e-4 && fabs(a[i].top - b[i].top) <= 1e-4);
        PROMISE("a rank's range", a[i].anywhere >= 0 && a[i].anywhere <= 1 && a[i].top >= 0 && a[i].top <= 1);
    }
}

static void check_graphs(const ng_terms *terms, size_t count, ng_arena *arena)
{
    static const ng_kernel kernels[] = {NG_KERNEL_TEXTRANK, NG_KERNEL_LEXRANK};
    for (size_t k = 0; k < 2; k++) {
        ng_graph matrix, sparse, implicit;
        PROMISE("a graph", ng_graph_sparse(terms, count, kernels[k], arena, &sparse));
        PROMISE("a graph", ng_graph_implicit(terms, count, kernels[k], arena, &implicit));
        const ng_pair *with_edges = ng_graph_walk(&sparse, arena);
        check_ranks(ng_graph_walk(&implicit, arena), with_edges, count);
        if (count > NG_MATRIX_SENTENCES) continue;
        PROMISE("a graph", ng_graph_matrix(terms, count, kernels[k], arena, &matrix));
        check_ranks(ng_graph_walk(&matrix, arena), with_edges, count);
    }
}

static ng_status take_apart(const ng_model *model, ng_lines *lines, ng_tokens *tokens, ng_arena *arena, ng_sentences *sentences,
                            ng_terms *terms)
{
    const ng_language *language = ng_model_language(model, "en");
    ng_kept_line *kept_lines = ng_arena_zeros(arena, lines->count + 1, sizeof *kept_lines);
    for (size_t i = 0; kept_lines && i < lines->count; i++) {
        kept_lines[i].keep = true;
        kept_lines[i].body = lines->items[i].start;
    }
    ng_kept kept = {.lines = kept_lines, .kept = lines->count};
    ng_meta meta = {.headline_line = NG_NO_ID};
    ng_split_means means = {.language = language,
                            .common = ng_language_table(&model->neutral, NG_TABLE_ABBREVIATIONS),
                            .model = &model->sentences};
    ng_status status = ng_split(lines, tokens, &kept, &means, arena, sentences, NULL);
    return status == NG_OK ? ng_terms_make(lines, tokens, sentences, &meta, language, NULL, arena, terms, NULL) : status;
}

static void target_stages(const uint8_t *data, size_t size)
{
    static ng_model *model;
    ng_arena arena;
    ng_strbuf scratch;
    ng_lines lines = {.count = 0}; /* empty parts to begin with, as a run has them */
    ng_tokens tokens = {.count = 0};
    ng_sentences sentences = {.count = 0};
    ng_terms terms = {.stem_count = 0};
    if (!model) PROMISE("opening the model", ng_model_open(&model, ng_allocator_default(), NULL) == NG_OK);
    ng_arena_init(&arena, ng_allocator_default());
    ng_strbuf_init(&scratch, ng_allocator_default());
    ng_status status = ng_read(NG_SPAN(""), ng_span_make((const char *)data, size), NG_WRAP_JOIN, &arena, &lines, NULL);
    if (status == NG_OK) status = ng_lex(&lines, model, "en", &scratch, &arena, &tokens, NULL);
    PROMISE("reading", status == NG_OK);
    check_folding(&lines, &tokens);
    PROMISE("splitting", take_apart(model, &lines, &tokens, &arena, &sentences, &terms) == NG_OK);
    check_graphs(&terms, sentences.count, &arena);
    ng_strbuf_free(&scratch);
    ng_arena_free(&arena);
}

/* ---------------------------------------------------------------- one input */

static void target_newsletter(const uint8_t *data, size_t size)
{
    target_digest(the_library(), data, size);
}

static const struct {
    const char *name;
    void (*run)(const uint8_t *data, size_t size);
} targets[] = {{"run", target_run},       {"text", target_text}, {"html", target_html}, {"markdown", target_markdown},
               {"record", target_record}, {"feed", target_feed}, {"tags", target_tags}, {"topics", target_topics},
               {"model", target_model},   {"stages", target_stages}, {"digest", target_newsletter}};

/* False when there is no target of that name. */
static bool run_target(const char *name, size_t length, const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        if (strlen(targets[i].name) != length || memcmp(targets[i].name, name, length) != 0) continue;
        targets[i].run(data, size);
        return true;
    }
    return false;
}

#ifdef FUZZ_TARGET
enum { SAMPLED = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    promises_sampled = SAMPLED;
    PROMISE("the target", run_target(FUZZ_TARGET, sizeof FUZZ_TARGET - 1, data, size));
    return 0;
}
#endif

#ifdef FUZZ_REPLAY
/* The name of the folder that a file lies in. */
static const char *folder(const char *path, size_t *length)
{
    const char *end = strrchr(path, '/'), *start = end;
    while (start && start > path && start[-1] != '/') start--;
    *length = end ? (size_t)(end - start) : 0;
    return start;
}

static bool replay(const char *path)
{
    static bytes input;
    char block[4096];
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    input.length = 0;
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) append(&input, block, n);
    bool good = !ferror(file);
    fclose(file);
    /* A copy of the exact size: what reads beyond the input is then seen by the address sanitizer and by valgrind. */
    uint8_t *exact = malloc(input.length ? input.length : 1);
    if (!exact) return false;
    if (input.length) memcpy(exact, input.ptr, input.length);
    size_t length;
    const char *name = folder(path, &length);
    good = good && run_target(name, length, exact, input.length);
    free(exact);
    return good;
}

int main(int argc, char **argv)
{
    int failed = 0;
    printf("1..%d\n", argc - 1);
    for (int i = 1; i < argc; i++) {
        bool good = replay(argv[i]);
        failed += !good;
        printf("%sok %d - %s\n", good ? "" : "not ", i, argv[i]);
        fflush(stdout);
    }
    return failed > 0;
}
#endif
