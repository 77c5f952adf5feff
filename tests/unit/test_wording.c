/* What the words in a phrase and around it say of it, and how many keyphrases a text gets (tag/wording.h, tag/keywords.c). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tag/tag.h"
#include "tag/wording.h"
#include "train/stages.h"

enum { SCALE = NG_LAYERS_ONE * NG_LAYERS_UNIT / NG_WORDING_UNIT };

static const char TEXT[] =
    "We study the image coding of maps. New image coding, of large maps, is fast. The value of maps is small.";

typedef struct fixture {
    ng_stages stages;
    ng_text_parts parts;
    ng_ranker ranker;
    ng_table table;
} fixture;

static void prepare(fixture *f, const char *table)
{
    ng_error error;
    assert_true(ng_stages_open(&f->stages));
    assert_int_equal(ng_stages_run(&f->stages, ng_span_cstr(""), ng_span_cstr(TEXT), "en", &f->parts, &error), NG_OK);
    const ng_text_parts *p = &f->parts;
    assert_true(ng_tag_ranker_make(&p->lines, &p->tokens, &p->meta, &p->sentences, &p->terms, p->language, NG_TAG_PHRASES,
                                   &f->stages.arena, &f->ranker));
    assert_int_equal(ng_table_load(&f->table, &f->stages.arena, ng_span_cstr(table), "words", &error), NG_OK);
}

/* What the table of the fixture says of the phrase [text], in its own unit. */
static double sum_of(const fixture *f, const char *text, ng_arena *arena)
{
    const int64_t *sums = ng_wording_sums(&f->ranker, &f->table, arena);
    const ng_candidates *all = f->ranker.candidates;
    assert_non_null(sums);
    for (size_t i = 0; i < all->phrase_count; i++) {
        const ng_phrase *phrase = &all->phrases[i];
        ng_span found = ng_tag_phrase_text(&f->parts.lines, &f->parts.tokens, f->ranker.units, phrase);
        if (ng_span_equal(found, ng_span_cstr(text))) return (double)sums[phrase->candidate] / SCALE;
    }
    fail_msg("no candidate '%s'", text);
    return 0;
}

static void expect_sum(const char *table, const char *text, double sum)
{
    fixture f;
    prepare(&f, table);
    assert_true(sum_of(&f, text, &f.stages.arena) == sum);
    ng_stages_free(&f.stages);
}

static void words_count_by_their_place_in_a_phrase(void **state)
{
    (void)state;
    static const char table[] = "imag\t0\t1 2 4 8 16\ncode\t0\t-100 0 32 0 0\nof\t0\t0 -7 0 0 0\n";
    expect_sum(table, "image", 5);
    expect_sum(table, "image coding", 33);
    expect_sum(table, "coding", -68);
    expect_sum(table, "value of maps", -7);
    expect_sum(table, "New image coding", 34);
    expect_sum("", "image coding", 0);
}

static void neighbours_count_by_how_often_they_stand_there(void **state)
{
    (void)state;
    expect_sum("the\t0\t0 0 0 10 0\n", "image coding", 5); /* once of two places */
    expect_sum("of\t0\t0 0 0 0 10\n", "image coding", 5);
    expect_sum(",\t0\t0 0 0 0 10\n", "image coding", 5);
    expect_sum("@adjective\t0\t0 0 0 10 0\n@noun\t0\t0 0 0 10 0\n", "image coding", 5);
    expect_sum("@edge\t0\t0 0 0 10 0\n", "New image coding", 10);
    expect_sum("new\t0\t0 0 0 10 0\n", "image coding", 0); /* other words are known by their class alone */
}

static void a_number_beyond_the_limit_is_held_there(void **state)
{
    (void)state;
    expect_sum("imag\t0\t99999999999999999999 0 0 0 0\n", "image coding", NG_WORDING_MOST);
    expect_sum("imag\t0\t-99999999999999999999\n", "image coding", -NG_WORDING_MOST);
    expect_sum("imag\t0\t4294967297\n", "image coding", NG_WORDING_MOST); /* 1 in 32 bits */
    expect_sum("imag\t0\tx y z\n", "image coding", 0);
}

/* How many keywords come of candidates of which one is sure and all others are not, when a text is expected to have [expected].
 */
static size_t count_keywords(int32_t expected)
{
    enum { UNSURE = -3, LIMIT = 20 };
    fixture f;
    ng_keywords keywords;
    ng_error error;
    int32_t weights[NG_PHRASE_FEATURE_COUNT + 1] = {0};
    prepare(&f, "code\t0\t0 0 640 0 0\n");
    for (size_t kind = 0; kind < NG_TEXT_KINDS; kind++) weights[kind] = expected * NG_LAYERS_ONE;
    weights[NG_PHRASE_FEATURE_COUNT] = UNSURE * NG_LAYERS_UNIT;
    ng_layers model = {.first = weights, .own = NG_PHRASE_FEATURE_COUNT};
    ng_tag_options how = {.limit = LIMIT, .unsure = LIMIT, .style = NG_TAG_PHRASES, .model = &model, .wording = &f.table};
    const ng_text_parts *p = &f.parts;
    assert_int_equal(ng_tag_keywords(&p->lines, &p->tokens, &p->meta, &p->sentences, &p->terms, p->language, &how,
                                     &f.stages.arena, &keywords, &error), NG_OK);
    size_t count = keywords.count;
    ng_stages_free(&f.stages);
    return count;
}

static void unsure_keyphrases_come_only_where_many_are_expected(void **state)
{
    (void)state;
    size_t few = count_keywords(2), many = count_keywords(200), unknown = count_keywords(0);
    assert_true(few >= 1 && few < many);
    assert_int_equal(many, unknown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_count_by_their_place_in_a_phrase),
        cmocka_unit_test(neighbours_count_by_how_often_they_stand_there),
        cmocka_unit_test(a_number_beyond_the_limit_is_held_there),
        cmocka_unit_test(unsure_keyphrases_come_only_where_many_are_expected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
