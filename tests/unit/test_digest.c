/* Digests: what is held of many reports, what is let go, and which report of a story is shown. Results are made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "digest/outline.h"

/* An allocator that knows how much lives, and fails at a call. */
typedef struct heap {
    size_t live, peak;
    size_t calls, fail_at;
} heap;

static void *take(void *user, size_t size)
{
    heap *h = user;
    if (h->calls++ == h->fail_at) return NULL;
    max_align_t *memory = malloc(size + sizeof *memory);
    assert_non_null(memory);
    memcpy(memory, &size, sizeof size);
    h->live += size;
    if (h->live > h->peak) h->peak = h->live;
    return memory + 1;
}

static void give(void *user, void *memory)
{
    heap *h = user;
    size_t size;
    if (!memory) return;
    max_align_t *begin = (max_align_t *)memory - 1;
    memcpy(&size, begin, sizeof size);
    h->live -= size;
    free(begin);
}

typedef struct article {
    nutgraf_result result;
    uint16_t sketch[NG_NEAR_SIZE];
    char headline[64];
    nutgraf_tag tag;
} article;

/* Article [number], which tells [story]: two of one story have equal sketches, of two stories they share nothing. */
static const nutgraf_result *make(article *a, unsigned number, unsigned story)
{
    uint64_t state = story * UINT64_C(0x9e3779b97f4a7c15) + 1;
    memset(a, 0, sizeof *a);
    for (size_t i = 0; i < NG_NEAR_SIZE; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        a->sketch[i] = (uint16_t)(state >> 40);
    }
    int length = snprintf(a->headline, sizeof a->headline, "Report %u of story %u", number, story);
    a->tag.name = (nutgraf_text){"Skerra", 6};
    a->result.headline = (nutgraf_text){a->headline, (size_t)length};
    a->result.summary = (nutgraf_text){"The ferry sails again.", 22};
    a->result.article = 1;
    a->result.word_count = 100;
    a->result.tags = &a->tag;
    a->result.tag_count = 1;
    a->result.sketch = a->sketch;
    a->result.sketch_size = NG_NEAR_SIZE;
    return &a->result;
}

static void add(nutgraf_digest *digest, unsigned number, unsigned story, size_t words)
{
    article a;
    make(&a, number, story);
    a.result.word_count = words;
    assert_int_equal(nutgraf_digest_add(digest, &a.result, NULL), NUTGRAF_OK);
}

static nutgraf_digest *new_digest(heap *h, size_t stories)
{
    nutgraf_digest *digest;
    nutgraf_digest_options options;
    nutgraf_allocator hook = {take, give, h};
    *h = (heap){.fail_at = SIZE_MAX};
    nutgraf_digest_options_init(&options, sizeof options);
    options.stories = stories;
    assert_int_equal(nutgraf_digest_new(&digest, &options, &hook, NULL), NUTGRAF_OK);
    return digest;
}

typedef struct sink {
    char *text;
    size_t length, calls;
    size_t refuse_at; /* the call that is refused; 0: none */
} sink;

static int collect(void *user, const char *data, size_t length)
{
    sink *s = user;
    if (++s->calls == s->refuse_at) return 1;
    s->text = realloc(s->text, s->length + length + 1);
    assert_non_null(s->text);
    memcpy(s->text + s->length, data, length);
    s->length += length;
    s->text[s->length] = '\0';
    return 0;
}

static void finish(nutgraf_digest *digest, heap *h, sink *s)
{
    nutgraf_digest_free(digest);
    free(s->text);
    assert_int_equal(h->live, 0);
}

/* ---------------------------------------------------------------- what is shown */

static void test_late_best(void **state)
{
    (void)state;
    heap h;
    sink s = {.text = NULL};
    nutgraf_digest *digest = new_digest(&h, 0);
    for (unsigned i = 1; i <= 10; i++) add(digest, i, 1, i == 9 ? 200 : 100);
    add(digest, 11, 1, 300);
    assert_int_equal(nutgraf_digest_render(digest, "text", collect, &s, NULL), NUTGRAF_OK);
    assert_string_equal(s.text, "1 story from 11 articles.\n\nReport 11 of story 1\nThe ferry sails again.\nTags: Skerra\n"
                                "Also: Report 1 of story 1\nAlso: Report 2 of story 1\nAlso: Report 3 of story 1\n"
                                "Also: Report 4 of story 1\nAlso: Report 5 of story 1\nAlso: 5 more\n");
    finish(digest, &h, &s);
}

static void test_early_best(void **state)
{
    (void)state;
    heap h;
    sink s = {.text = NULL};
    nutgraf_digest *digest = new_digest(&h, 0);
    for (unsigned i = 1; i <= 7; i++) add(digest, i, 1, i == 3 ? 200 : 100);
    assert_int_equal(nutgraf_digest_render(digest, "text", collect, &s, NULL), NUTGRAF_OK);
    assert_string_equal(s.text, "1 story from 7 articles.\n\nReport 3 of story 1\nThe ferry sails again.\nTags: Skerra\n"
                                "Also: Report 1 of story 1\nAlso: Report 2 of story 1\nAlso: Report 4 of story 1\n"
                                "Also: Report 5 of story 1\nAlso: Report 6 of story 1\nAlso: 1 more\n");
    finish(digest, &h, &s);
}

static void test_refused(void **state)
{
    (void)state;
    heap h;
    sink s = {.refuse_at = 2};
    nutgraf_error error;
    nutgraf_digest *digest = new_digest(&h, 0);
    for (unsigned i = 0; i < 3000; i++) add(digest, i, i, 100);
    assert_int_equal(nutgraf_digest_render(digest, "html", collect, &s, &error), NUTGRAF_IO);
    assert_int_equal(s.calls, 2);
    finish(digest, &h, &s);
}

/* ---------------------------------------------------------------- what is held */

/* One story told without end costs what its listed reports cost. */
static void test_one_story(void **state)
{
    (void)state;
    heap h;
    sink s = {.text = NULL};
    nutgraf_digest *digest = new_digest(&h, 0);
    for (unsigned i = 0; i < 100; i++) add(digest, i, 1, 100 + i);
    size_t held = h.live;
    for (unsigned i = 0; i < 20000; i++) add(digest, i + 100000, 1, i % 2 ? 1000 + i : 100);
    assert_true(h.live <= held + 64);
    assert_int_equal(nutgraf_digest_stories(digest), 1);
    finish(digest, &h, &s);
}

static void test_bound(void **state)
{
    (void)state;
    heap h;
    sink s = {.text = NULL};
    nutgraf_digest *digest = new_digest(&h, 0);
    add(digest, 0, 7, 100);
    add(digest, 1, 7, 100);
    for (unsigned i = 0; i < NG_MOST_REPORTS - 2; i++) add(digest, i, 100 + i, 100);
    assert_int_equal(nutgraf_digest_left_out(digest), 0);
    add(digest, 2, 7, 100);
    size_t peak = h.peak, total = 3 * (size_t)NG_MOST_REPORTS;
    for (unsigned i = NG_MOST_REPORTS; i < total; i++) add(digest, i, 100 + i, 100);
    add(digest, 3, 7, 100); /* its sketch is known after all that was let go */
    assert_int_equal(h.peak, peak);
    assert_int_equal(nutgraf_digest_reports(digest), 4 + total - 2);
    assert_int_equal(nutgraf_digest_stories(digest), 1 + total - 2);
    assert_in_range(nutgraf_digest_left_out(digest), NG_MOST_REPORTS, total);
    assert_int_equal(nutgraf_digest_render(digest, "md", collect, &s, NULL), NUTGRAF_OK);
    const char *first = strstr(s.text, "## ");
    assert_memory_equal(first, "## Report 0 of story 7\n", 23);
    assert_non_null(strstr(s.text, "- Report 3 of story 7\n"));
    finish(digest, &h, &s);
}

/* Stories that are asked for are held. */
static void test_asked_for(void **state)
{
    (void)state;
    heap h;
    sink s = {.text = NULL};
    nutgraf_digest *digest = new_digest(&h, 20000);
    for (unsigned i = 0; i < 39999; i++) add(digest, i, i, 100);
    assert_int_equal(nutgraf_digest_left_out(digest), 0);
    for (unsigned i = 39999; i < 60000; i++) add(digest, i, i, 100);
    assert_true(nutgraf_digest_stories(digest) - nutgraf_digest_left_out(digest) >= 20000);
    finish(digest, &h, &s);
    digest = new_digest(&h, SIZE_MAX);
    add(digest, 1, 1, 100);
    s = (sink){.text = NULL};
    finish(digest, &h, &s);
}

/* When there is no memory to let stories go, the digest stays as it is. */
static void test_no_memory(void **state)
{
    (void)state;
    heap h;
    article a;
    sink s = {.text = NULL};
    nutgraf_digest *digest = new_digest(&h, 0);
    digest->most = 64;
    for (unsigned i = 0; i < 64; i++) add(digest, i, i, 100);
    nutgraf_status status = NUTGRAF_NO_MEMORY;
    for (size_t n = 0; status != NUTGRAF_OK; n++) {
        assert_true(n < 100);
        size_t stories = digest->story_count + digest->left_out;
        h.calls = 0;
        h.fail_at = n;
        status = nutgraf_digest_add(digest, make(&a, 64, 64), NULL);
        assert_true(status == NUTGRAF_OK || status == NUTGRAF_NO_MEMORY);
        assert_int_equal(digest->story_count + digest->left_out, stories + (status == NUTGRAF_OK));
    }
    h.fail_at = SIZE_MAX;
    assert_int_equal(nutgraf_digest_reports(digest), 65);
    assert_true(nutgraf_digest_left_out(digest) > 20);
    finish(digest, &h, &s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_late_best),  cmocka_unit_test(test_early_best), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_one_story),  cmocka_unit_test(test_bound),      cmocka_unit_test(test_asked_for),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
