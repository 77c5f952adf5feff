/* Out of memory, everywhere: for every function of the interface that allocates, the n-th allocation fails, n = 0, 1, 2 ...
 * until the call succeeds; once only that one fails, once all from it on. A failure must be NUTGRAF_NO_MEMORY with *out NULL,
 * nothing may leak, and the handles must still be good: the same call then gives the same result (after SQLite and Lua). */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/hash.h"
#include "desk_model.h"
#include "nutgraf.h"
#include "topic/bag.h"

enum { MOST_ALLOCATIONS = 20000 }; /* a loop that comes this far never ends */

static const char ARTICLE[] =
    "By Ann Lee\n\n"
    "OSLO (Agency) - The ferry to Skerra sailed again on Thursday after four days of storm.\n\n"
    "Captain Ruth Halloran said the waves had been nine metres high. \"We waited,\" she said. About 300 islanders had waited.\n\n"
    "Skerra has no airport. The government in Norway promised a bridge in 1998, but parliament never voted the money.\n";

static const char RECORD[] =
    "{\"id\":9007199254740993,\"title\":\"Ferry to Skerra sails again\",\"text\":\"The ferry sailed \\u201cagain\\u201d on "
    "Thursday. "
    "Nobody was hurt.\",\"tags\":[\"Skerra\",\"ferries\"],\"url\":\"https://example.org/a\",\"language\":\"en\"}";

static const char PAGE[] =
    "<html lang=en><head><meta charset=windows-1252><title>Ferry sails again | Courier</title><meta name=keywords content='a,b'>"
    "<script type='application/ld+json'>[{\"@type\":[\"NewsArticle\"],\"author\":[{\"name\":\"Ann\\u0020Lee\"},\"Bo\"],"
    "\"datePublished\":\"May 6, 2024\",\"keywords\":[\"x\"],\"publisher\":{\"name\":\"Courier\"}}]</script></head>"
    "<nav><a href=a>Home</a></nav><h1>Ferry sails again</h1><time>6 May 2024</time><p>The caf\xe9 on the ferry &amp; its kitchen "
    "were closed "
    "on Monday.<p>It will open again in June, the owner said.<footer>Terms</footer></html>";

static const char MARKDOWN[] =
    "---\ntitle: Ferry\ntags: [a, b]\n---\n# Ferry\n\nThe ferry &amp; the quay. *Closed* on Monday.\n\n- one\n";

static const char FEED[] = "<rss><channel><item><title>A</title><category>c</category><author>x@y (Bo)</author>"
                           "<description>The ferry sails again.</description></item></channel></rss>";

static const char VOCABULARY[] =
    "Ruth Halloran; Halloran; Captain Halloran | type=person\nSkerra; Isle of Skerra | uri=https://example.org/skerra\n"
    "-Skerra Bank\nNorway; re:norw(ay|egian) | case\n";

static const char TOPICS[] = "# A desk's topics\n@transport\t0\tTransport | https://example.org/transport\n@weather\t0\tWeather\n"
                             "ferry\t200\ttransport\nbridge\t100\ttransport\nstorm\t300\tweather\n";

static const char ABBREVIATIONS[] = "# A desk's own\nCapt. title\nqy. number # quay\nno none\n";

/* An allocator that counts what lives and fails when told to. */
typedef struct heap {
    size_t live;
    size_t calls;
    size_t fail_at; /* SIZE_MAX: never */
    int from_on;    /* all allocations from fail_at on fail, and not only that one */
} heap;

static void *allocate(void *user, size_t size)
{
    heap *h = user;
    size_t call = h->calls++;
    if (call == h->fail_at || (h->from_on && call > h->fail_at)) return NULL;
    void *memory = malloc(size);
    h->live += memory != NULL;
    return memory;
}

static void release(void *user, void *memory)
{
    heap *h = user;
    h->live--;
    free(memory);
}

static heap the_heap;
static const nutgraf_allocator hook = {allocate, release, &the_heap};

static nutgraf_model *model;
static nutgraf_context *context;
static nutgraf_vocabulary *vocabulary;
static nutgraf_topics *topics;
static nutgraf_abbreviations *abbreviations;
static const char STOPWORDS[] = "# A desk's own\nphoto\n-may\n";
static nutgraf_stopwords *stopwords;
static const char DENIED[] = "# Never\nred  fox\n";
static nutgraf_denied *denied;
static nutgraf_result *result;

static void heap_fail(size_t at, int from_on)
{
    the_heap.calls = 0;
    the_heap.fail_at = at;
    the_heap.from_on = from_on;
}

/* A call under test: does its work, checks *out on failure, and gives everything back that it got. */
typedef nutgraf_status (*call)(nutgraf_error *error);

static nutgraf_status call_model(nutgraf_error *error)
{
    nutgraf_model *out = (nutgraf_model *)&the_heap;
    nutgraf_status status = nutgraf_model_open(&out, &hook, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_model_close(out);
    return status;
}

static nutgraf_status call_context(nutgraf_error *error)
{
    nutgraf_context *out = (nutgraf_context *)&the_heap;
    nutgraf_status status = nutgraf_context_new(&out, &hook, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_context_free(out);
    return status;
}

static nutgraf_status call_vocabulary(nutgraf_error *error)
{
    nutgraf_vocabulary *out = (nutgraf_vocabulary *)&the_heap;
    nutgraf_status status = nutgraf_vocabulary_open(&out, VOCABULARY, sizeof VOCABULARY - 1, "desk.txt", &hook, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_vocabulary_close(out);
    return status;
}

static nutgraf_status call_topics(nutgraf_error *error)
{
    nutgraf_topics *out = (nutgraf_topics *)&the_heap;
    nutgraf_status status = nutgraf_topics_open(&out, TOPICS, sizeof TOPICS - 1, "topics.txt", &hook, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_topics_close(out);
    return status;
}

/* A desk's trained model: read, and asked about an article that holds the one word that it knows. */
static ng_strbuf desk_model;
static nutgraf_topics *desk_topics;

static nutgraf_status call_topic_model(nutgraf_error *error)
{
    nutgraf_topics *out = (nutgraf_topics *)&the_heap;
    nutgraf_status status = nutgraf_topics_open(&out, desk_model.ptr, desk_model.len, "desk.model", &hook, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_topics_close(out);
    return status;
}

static nutgraf_status call_abbreviations(nutgraf_error *error)
{
    nutgraf_abbreviations *out = (nutgraf_abbreviations *)&the_heap;
    nutgraf_status status = nutgraf_abbreviations_open(&out, ABBREVIATIONS, sizeof ABBREVIATIONS - 1, "desk.txt", &hook, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_abbreviations_close(out);
    return status;
}

static void fill(nutgraf_options *options)
{
    nutgraf_options_init(options, sizeof *options);
    options->vocabulary = vocabulary;
    options->topic_lexicon = topics;
    options->abbreviations = abbreviations;
    options->stopwords = stopwords;
    options->denied = denied;
    options->offset_unit = NUTGRAF_OFFSET_UTF16;
    options->all_sentences = 1;
    options->explain = 1;
    options->stages |= NUTGRAF_SKETCH;
    options->fit = "push"; /* its article is longer: the description is chosen and cut */
}

/* A fresh context for each run: a used one keeps its memory and would hide failures. */
static nutgraf_status run_fresh(const nutgraf_options *options, int record, nutgraf_error *error)
{
    nutgraf_context *fresh;
    nutgraf_result *out = (nutgraf_result *)&the_heap;
    nutgraf_status status = nutgraf_context_new(&fresh, &hook, error);
    if (status != NUTGRAF_OK) return status;
    if (record) status = nutgraf_run_record(&out, NULL, fresh, model, options, RECORD, sizeof RECORD - 1, error);
    else status = nutgraf_run(&out, fresh, model, options, ARTICLE, sizeof ARTICLE - 1, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_result_free(out);
    nutgraf_context_free(fresh);
    return status;
}

static nutgraf_status call_run_topic_model(nutgraf_error *error)
{
    nutgraf_options options;
    fill(&options);
    options.topic_lexicon = desk_topics;
    options.topic_threshold = 0;
    return run_fresh(&options, 0, error);
}

static nutgraf_status call_run(nutgraf_error *error)
{
    nutgraf_options options;
    fill(&options);
    return run_fresh(&options, 0, error);
}

/* Scripts without spaces walk ways of their own through lex, terms and tag; endings are looked for too. */
static nutgraf_status call_run_japanese(nutgraf_error *error)
{
    static const char line[] = "水族館は蓄電池を使う。蓄電池は大きい。太陽光パネルも太陽光パネルの屋根も水族館にある。\n";
    static char text[40 * (sizeof line - 1)]; /* long enough that the parts do not all fit into one block of an arena */
    for (size_t at = 0; at < sizeof text; at += sizeof line - 1) memcpy(text + at, line, sizeof line - 1);
    nutgraf_context *fresh;
    nutgraf_result *out = (nutgraf_result *)&the_heap;
    nutgraf_options options;
    fill(&options);
    options.language = "ja";
    nutgraf_status status = nutgraf_context_new(&fresh, &hook, error);
    if (status != NUTGRAF_OK) return status;
    status = nutgraf_run(&out, fresh, model, &options, text, sizeof text, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_result_free(out);
    nutgraf_context_free(fresh);
    return status;
}

/* Runs [text] by the built-in model, whose topics it must get, with narrower ones or without. */
static nutgraf_status run_topics(const char *text, bool narrower, nutgraf_error *error)
{
    nutgraf_context *fresh;
    nutgraf_result *out = (nutgraf_result *)&the_heap;
    nutgraf_options options;
    nutgraf_options_init(&options, sizeof options);
    options.topic_threshold = 0;
    nutgraf_status status = nutgraf_context_new(&fresh, &hook, error);
    if (status != NUTGRAF_OK) return status;
    status = nutgraf_run(&out, fresh, model, &options, text, strlen(text), error);
    assert_true((status == NUTGRAF_OK) == (out != NULL));
    if (out) assert_true(out->subject_count > 0 && (out->subjects[0].narrower_count > 0) == narrower);
    nutgraf_result_free(out);
    nutgraf_context_free(fresh);
    return status;
}

static nutgraf_status call_run_narrower(nutgraf_error *error)
{
    return run_topics("The goalkeeper saved a penalty and the striker scored twice as the club won its Premier League match.",
                      true, error);
}

static nutgraf_status call_run_german(nutgraf_error *error)
{
    return run_topics(
        "Der Trainer lobte die Mannschaft nach dem Spiel. Der Torwart hielt zwei Elfmeter, und der Verein ist Meister.", false,
        error);
}

/* A caller's own model files: a list, a table and patterns, which are compiled. */
static nutgraf_status call_model_files(nutgraf_error *error)
{
    static const nutgraf_model_file files[] = {
        {"stopwords/en.txt", "harbour\n", 8}, {"en/titles.txt", "sir\t1\n", 6}, {"en/patterns.txt", "byline\t^By (.+)\n", 16}};
    nutgraf_model *out = (nutgraf_model *)&the_heap;
    nutgraf_status status = nutgraf_model_open_files(&out, files, 3, &hook, error);
    assert_true((status == NUTGRAF_OK) == (out != NULL));
    nutgraf_model_close(out);
    return status;
}

static nutgraf_status call_run_clean_only(nutgraf_error *error)
{
    nutgraf_options options;
    fill(&options);
    options.clean_only = 1;
    return run_fresh(&options, 0, error);
}

static nutgraf_status call_run_record(nutgraf_error *error)
{
    nutgraf_options options;
    fill(&options);
    return run_fresh(&options, 1, error);
}

/* A page, or Markdown, in a fresh context. */
static nutgraf_status run_markup(const char *text, size_t length, nutgraf_input input, nutgraf_error *error)
{
    nutgraf_options options;
    nutgraf_context *fresh;
    nutgraf_result *out = (nutgraf_result *)&the_heap;
    fill(&options);
    options.input = input;
    nutgraf_status status = nutgraf_context_new(&fresh, &hook, error);
    if (status != NUTGRAF_OK) return status;
    status = nutgraf_run(&out, fresh, model, &options, text, length, error);
    if (status != NUTGRAF_OK) assert_null(out);
    if (out) assert_true(out->date_published.ptr || input == NUTGRAF_INPUT_MARKDOWN); /* nothing is lost on the way */
    if (out) assert_true(out->given_tag_count > 0);
    nutgraf_result_free(out);
    nutgraf_context_free(fresh);
    return status;
}

static nutgraf_status call_run_html(nutgraf_error *error)
{
    return run_markup(PAGE, sizeof PAGE - 1, NUTGRAF_INPUT_HTML, error);
}

static nutgraf_status call_run_markdown(nutgraf_error *error)
{
    return run_markup(MARKDOWN, sizeof MARKDOWN - 1, NUTGRAF_INPUT_MARKDOWN, error);
}

static int swallow(void *user, const char *data, size_t length)
{
    size_t *total = user;
    (void)data;
    *total += length;
    return 0;
}

static nutgraf_status call_feed(nutgraf_error *error)
{
    size_t total = 0;
    nutgraf_status status = nutgraf_feed_records(FEED, sizeof FEED - 1, &hook, swallow, &total, error);
    assert_int_equal(total > 0, status == NUTGRAF_OK);
    return status;
}

/* Renders [result] in every format; a failure must have written nothing. */
static nutgraf_status call_render(nutgraf_error *error)
{
    nutgraf_status status = NUTGRAF_OK;
    for (size_t i = 0; nutgraf_format(i) && status == NUTGRAF_OK; i++) {
        size_t total = 0;
        status = nutgraf_render(result, nutgraf_format(i), NULL, swallow, &total, error);
        if (status == NUTGRAF_OK) assert_true(total > 0);
        else assert_int_equal(total, 0);
    }
    return status;
}

static nutgraf_status call_explained(nutgraf_error *error)
{
    nutgraf_render_options how;
    size_t total = 0;
    nutgraf_render_options_init(&how, sizeof how);
    how.explain = 1;
    nutgraf_status status = nutgraf_render(result, "html", &how, swallow, &total, error);
    assert_true(status == NUTGRAF_OK ? total > 10000 : total == 0);
    return status;
}

/* A failed addition leaves the digest as it was. */
static nutgraf_status call_digest(nutgraf_error *error)
{
    nutgraf_digest *digest = (nutgraf_digest *)&the_heap;
    nutgraf_digest_options how;
    size_t total = 0;
    nutgraf_digest_options_init(&how, sizeof how);
    how.title = "The day";
    how.by_topic = 1;
    nutgraf_status status = nutgraf_digest_new(&digest, &how, &hook, error);
    if (status != NUTGRAF_OK) assert_null(digest);
    for (size_t i = 0; i < 70 && status == NUTGRAF_OK; i++) {
        status = nutgraf_digest_add(digest, result, error);
        assert_int_equal(nutgraf_digest_reports(digest), i + (status == NUTGRAF_OK));
        assert_int_equal(nutgraf_digest_stories(digest), i + (status == NUTGRAF_OK) > 0);
    }
    static const char *const formats[] = {"text", "md", "html"};
    for (size_t i = 0; i < 3 && status == NUTGRAF_OK; i++) {
        status = nutgraf_digest_render(digest, formats[i], swallow, &total, error);
    }
    nutgraf_digest_free(digest);
    return status;
}

/* The loop itself. The error is told once through [error] and once through the status alone. */
static void exhaust(call tested, int from_on)
{
    heap_fail(SIZE_MAX, 0);
    assert_int_equal(tested(NULL), NUTGRAF_OK);
    size_t live = the_heap.live;
    for (size_t n = 0;; n++) {
        if (n > MOST_ALLOCATIONS) fail_msg("no success after %zu allocations", n);
        nutgraf_error error = {NUTGRAF_OK, 0, ""};
        heap_fail(n, from_on);
        nutgraf_status status = tested(n % 2 ? &error : NULL);
        int reached = the_heap.calls > n;
        if (the_heap.live != live) fail_msg("allocation %zu: %zu live, not %zu", n, the_heap.live, live);
        if (!reached) {
            assert_int_equal(status, NUTGRAF_OK);
            assert_true(n > 0);
            break;
        }
        if (status != NUTGRAF_NO_MEMORY) fail_msg("allocation %zu failed and the status is '%s'", n, nutgraf_status_name(status));
        if (n % 2) assert_int_equal(error.code, NUTGRAF_NO_MEMORY);
    }
    heap_fail(SIZE_MAX, 0);
}

static void exhaust_both(call tested)
{
    exhaust(tested, 0);
    exhaust(tested, 1);
}

static void test_model_open(void **state) { (void)state; exhaust_both(call_model); }
static void test_context_new(void **state) { (void)state; exhaust_both(call_context); }
static void test_vocabulary_open(void **state) { (void)state; exhaust_both(call_vocabulary); }
static void test_topics_open(void **state) { (void)state; exhaust_both(call_topics); }
static nutgraf_status call_stopwords(nutgraf_error *error)
{
    nutgraf_stopwords *out = (nutgraf_stopwords *)&the_heap;
    nutgraf_status status = nutgraf_stopwords_open(&out, STOPWORDS, sizeof STOPWORDS - 1, "desk.txt", &hook, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_stopwords_close(out);
    return status;
}

static nutgraf_status call_denied(nutgraf_error *error)
{
    nutgraf_denied *out = (nutgraf_denied *)&the_heap;
    nutgraf_status status = nutgraf_denied_open(&out, DENIED, sizeof DENIED - 1, "desk.txt", &hook, error);
    if (status != NUTGRAF_OK) assert_null(out);
    nutgraf_denied_close(out);
    return status;
}

static void test_denied_open(void **state) { (void)state; exhaust_both(call_denied); }
static void test_topic_model_open(void **state)
{
    (void)state;
    exhaust_both(call_topic_model);
}

static void test_run_topic_model(void **state)
{
    (void)state;
    exhaust_both(call_run_topic_model);
}

static void test_stopwords_open(void **state) { (void)state; exhaust_both(call_stopwords); }
static void test_abbreviations_open(void **state) { (void)state; exhaust_both(call_abbreviations); }
static void test_run(void **state) { (void)state; exhaust_both(call_run); }
static void test_run_japanese(void **state) { (void)state; exhaust_both(call_run_japanese); }
static void test_run_narrower(void **state) { (void)state; exhaust_both(call_run_narrower); }
static void test_run_german(void **state) { (void)state; exhaust_both(call_run_german); }
static void test_model_files(void **state) { (void)state; exhaust_both(call_model_files); }
static void test_run_clean_only(void **state) { (void)state; exhaust_both(call_run_clean_only); }
static void test_run_record(void **state) { (void)state; exhaust_both(call_run_record); }
static void test_run_html(void **state) { (void)state; exhaust_both(call_run_html); }
static void test_run_markdown(void **state) { (void)state; exhaust_both(call_run_markdown); }
static void test_feed(void **state) { (void)state; exhaust_both(call_feed); }
static void test_explained(void **state) { (void)state; exhaust_both(call_explained); }
static void test_digest(void **state) { (void)state; exhaust_both(call_digest); }
static void test_render(void **state) { (void)state; exhaust_both(call_render); }

/* A context that failed is as good as a new one. */
static void test_a_context_survives(void **state)
{
    (void)state;
    for (size_t n = 0; n < 12; n++) {
        nutgraf_context *used;
        nutgraf_result *after;
        heap_fail(SIZE_MAX, 0);
        assert_int_equal(nutgraf_context_new(&used, &hook, NULL), NUTGRAF_OK);
        heap_fail(n, 1);
        nutgraf_status status = nutgraf_run(&after, used, model, NULL, ARTICLE, sizeof ARTICLE - 1, NULL);
        heap_fail(SIZE_MAX, 0);
        if (status != NUTGRAF_OK) status = nutgraf_run(&after, used, model, NULL, ARTICLE, sizeof ARTICLE - 1, NULL);
        assert_int_equal(status, NUTGRAF_OK);
        assert_int_equal(after->summary.length, result->summary.length);
        assert_memory_equal(after->summary.ptr, result->summary.ptr, result->summary.length);
        nutgraf_result_free(after);
        nutgraf_context_free(used);
    }
}

static int set_up(void **state)
{
    (void)state;
    nutgraf_error error = {NUTGRAF_OK, 0, ""};
    nutgraf_options options;
    nutgraf_options_init(&options, sizeof options);
    options.explain = 1;
    options.stages |= NUTGRAF_SKETCH;
    heap_fail(SIZE_MAX, 0);
    ng_strbuf_init(&desk_model, ng_allocator_default());
    int failed = nutgraf_model_open(&model, &hook, &error) || nutgraf_context_new(&context, &hook, &error)
              || nutgraf_vocabulary_open(&vocabulary, VOCABULARY, sizeof VOCABULARY - 1, "desk.txt", &hook, &error)
              || nutgraf_topics_open(&topics, TOPICS, sizeof TOPICS - 1, "topics.txt", &hook, &error)
              || !desk_model_make(&desk_model, ng_hash_mix(ng_hash(NG_SPAN("ferry"))), 1)
              || nutgraf_topics_open(&desk_topics, desk_model.ptr, desk_model.len, "desk.model", &hook, &error)
              || nutgraf_stopwords_open(&stopwords, STOPWORDS, sizeof STOPWORDS - 1, "desk.txt", &hook, &error)
              || nutgraf_denied_open(&denied, DENIED, sizeof DENIED - 1, "desk.txt", &hook, &error)
              || nutgraf_abbreviations_open(&abbreviations, ABBREVIATIONS, sizeof ABBREVIATIONS - 1, "desk.txt", &hook, &error)
              || nutgraf_run(&result, context, model, &options, ARTICLE, sizeof ARTICLE - 1, &error);
    if (failed) print_error("%s\n", error.message);
    return failed;
}

/* Nothing lives when everything was given back. */
static int tear_down(void **state)
{
    (void)state;
    nutgraf_result_free(result);
    nutgraf_denied_close(denied);
    nutgraf_stopwords_close(stopwords);
    nutgraf_abbreviations_close(abbreviations);
    nutgraf_topics_close(desk_topics);
    ng_strbuf_free(&desk_model);
    nutgraf_topics_close(topics);
    nutgraf_vocabulary_close(vocabulary);
    nutgraf_context_free(context);
    nutgraf_model_close(model);
    return the_heap.live != 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_model_open),      cmocka_unit_test(test_context_new),    cmocka_unit_test(test_vocabulary_open),
        cmocka_unit_test(test_topics_open),     cmocka_unit_test(test_run),            cmocka_unit_test(test_run_japanese),
        cmocka_unit_test(test_run_clean_only),  cmocka_unit_test(test_run_narrower),   cmocka_unit_test(test_run_german),
        cmocka_unit_test(test_model_files),
        cmocka_unit_test(test_run_record),      cmocka_unit_test(test_render),         cmocka_unit_test(test_a_context_survives),
        cmocka_unit_test(test_abbreviations_open), cmocka_unit_test(test_run_html), cmocka_unit_test(test_run_markdown),
        cmocka_unit_test(test_feed), cmocka_unit_test(test_stopwords_open), cmocka_unit_test(test_denied_open),
        cmocka_unit_test(test_explained), cmocka_unit_test(test_digest),
        cmocka_unit_test(test_topic_model_open), cmocka_unit_test(test_run_topic_model),
    };
    return cmocka_run_group_tests_name("memory", tests, set_up, tear_down);
}
