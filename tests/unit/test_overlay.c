/* Models with files of a caller's own: what takes whose place, what is refused, and that a context never takes one model for
 * another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "model/overlay.h"
#include "nutgraf.h"
#include "base/sha256.h"

typedef struct fixture {
    ng_model *model;
    ng_error error;
} fixture;

static ng_status open_files(fixture *f, const ng_own_file *files, size_t count)
{
    *f = (fixture){NULL, {NG_OK, 0, ""}};
    return ng_overlay_open(&f->model, files, count, ng_allocator_default(), &f->error);
}

static ng_status open_one(fixture *f, const char *path, ng_span data)
{
    ng_own_file file = {ng_span_cstr(path), data};
    return open_files(f, &file, 1);
}

static void assert_refused(const char *path, ng_span data, const char *message)
{
    fixture f;
    assert_int_equal(open_one(&f, path, data), NG_BAD_MODEL);
    assert_null(f.model);
    assert_string_equal(f.error.message, message);
}

/* FIPS 180-4's examples and the lengths around the end of a block, as sha256sum gives them. */
static void sha256_of_the_standard(void **state)
{
    (void)state;
    static const struct {
        size_t length;
        const char *sum;
    } of_many_a[] = {
        {0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
        {56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
        {64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
        {1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    char hex[NG_SHA256_HEX + 1];
    ng_sha256(NG_SPAN("abc"), hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    char *text = malloc(1000000);
    assert_non_null(text);
    memset(text, 'a', 1000000);
    for (size_t i = 0; i < sizeof of_many_a / sizeof of_many_a[0]; i++) {
        ng_sha256(ng_span_make(text, of_many_a[i].length), hex);
        assert_string_equal(hex, of_many_a[i].sum);
    }
    free(text);
}

static void own_files_take_the_places_of_embedded_ones(void **state)
{
    (void)state;
    fixture f;
    assert_int_equal(open_one(&f, "stopwords/en.txt", NG_SPAN("harbour\n")), NG_OK);
    const ng_language *english = ng_model_language(f.model, "en");
    assert_int_equal(ng_language_table(english, NG_TABLE_STOPWORDS)->count, 1);
    assert_true(ng_language_table(english, NG_TABLE_TITLES)->count > 0);
    ng_model_close(f.model);
}

static void a_language_may_be_new(void **state)
{
    (void)state;
    fixture f;
    ng_own_file files[] = {{NG_SPAN("xx/language.txt"), NG_SPAN("name\t\tExish\n")},
                           {NG_SPAN("stopwords/" "xx.txt"), NG_SPAN("uno\ndue\n")}};
    assert_int_equal(open_files(&f, files, 2), NG_OK);
    const ng_language *language = ng_model_language(f.model, "xx");
    assert_string_equal(language->name, "Exish");
    assert_int_equal(ng_language_table(language, NG_TABLE_STOPWORDS)->count, 2);
    ng_model_close(f.model);
}

/* The digest is the build's: the same files, from wherever, are the same model. */
static void the_digest_is_that_of_the_files(void **state)
{
    (void)state;
    fixture f;
    ng_model *built_in;
    ng_own_file files[1024];
    size_t count = 0;
    for (const ng_embedded_file *e = ng_embedded_files; e->path; e++) {
        assert_true(count < 1024);
        files[count++] =
            (ng_own_file){ng_span_cstr(ng_model_file_name(e->path)), ng_span_make(e->start, (size_t)(e->end - e->start))};
    }
    assert_int_equal(ng_model_open(&built_in, ng_allocator_default(), NULL), NG_OK);
    assert_int_equal(open_files(&f, files, count), NG_OK); /* and each number of a table is one that its readers know */
    assert_string_equal(f.model->digest, built_in->digest);
    ng_model_close(f.model);
    assert_int_equal(open_files(&f, NULL, 0), NG_OK);
    assert_string_equal(f.model->digest, built_in->digest);
    ng_model_close(f.model);
    assert_int_equal(open_one(&f, "stopwords/en.txt", NG_SPAN("harbour\n")), NG_OK);
    assert_string_not_equal(f.model->digest, built_in->digest);
    ng_model_close(f.model);
    ng_model_close(built_in);
}

static void what_is_no_file_of_a_model_is_refused(void **state)
{
    (void)state;
    fixture f;
    assert_refused("en/colours.txt", NG_SPAN("red\n"), "en/colours.txt: no table of that name");
    assert_refused("en/own.model", NG_SPAN("x"), "en/own.model: no table of that name");
    assert_refused("stopwords/en.txt", NG_SPAN("a\nb\na\n"), "stopwords/en.txt, line 3: the key stands twice");
    assert_int_equal(open_one(&f, "und/rank.model", NG_SPAN("NGADD")), NG_BAD_MODEL);
    assert_non_null(strstr(f.error.message, "und/rank.model"));
    ng_own_file twice[] = {{NG_SPAN("en/titles.txt"), NG_SPAN("sir\t1\n")}, {NG_SPAN("en/titles.txt"), NG_SPAN("lord\t1\n")}};
    assert_int_equal(open_files(&f, twice, 2), NG_BAD_MODEL);
    assert_string_equal(f.error.message, "en/titles.txt: the file is given twice");
}

static void a_number_that_means_nothing_is_refused(void **state)
{
    (void)state;
    assert_refused("en/titles.txt", NG_SPAN("sir\t5\n"), "en/titles.txt: 'sir' has the number 5, which means nothing there");
    assert_refused("en/keyness.txt", NG_SPAN("cop\t21\n"), "en/keyness.txt: 'cop' has the number 21, which means nothing there");
    assert_refused("en/generic.txt", NG_SPAN("age\t-1\n"), "en/generic.txt: 'age' has the number -1, which means nothing there");
    assert_refused("en/noise.txt", NG_SPAN("share\t58\n"), "en/noise.txt: 'share' has the number 58, which means nothing there");
    assert_refused("en/cuts.txt", NG_SPAN("not\t1024\n"), "en/cuts.txt: 'not' has the number 1024, which means nothing there");
    assert_refused("en/abbreviations.txt", NG_SPAN("mr\t26\n"),
                   "en/abbreviations.txt: 'mr' has the number 26, which means nothing there");
    assert_refused("ja/particles.txt", NG_SPAN("no\t7\n"), "ja/particles.txt: 'no' has the number 7, which means nothing there");
}

/* Gives memory until [left] is used up. */
typedef struct purse {
    size_t left;
    size_t given;
} purse;

static void *spend(void *user, size_t size)
{
    purse *p = user;
    if (p->left-- == 0) {
        p->left = 0;
        return NULL;
    }
    p->given++;
    return malloc(size);
}

static void take_back(void *user, void *piece)
{
    ((purse *)user)->given -= piece != NULL;
    free(piece);
}

static void every_failing_allocation_is_a_status(void **state)
{
    (void)state;
    nutgraf_model_file files[] = {{"stopwords/en.txt", "harbour\n", 8}, {"en/titles.txt", "sir\t1\n", 6}};
    nutgraf_status status = NUTGRAF_NO_MEMORY;
    for (size_t many = 0; status != NUTGRAF_OK; many++) {
        purse p = {many, 0};
        nutgraf_allocator allocator = {spend, take_back, &p};
        nutgraf_model *model;
        nutgraf_error error;
        status = nutgraf_model_open_files(&model, files, 2, &allocator, &error);
        assert_true((status == NUTGRAF_OK) == (model != NULL));
        assert_true(status == NUTGRAF_OK || (status == NUTGRAF_NO_MEMORY && error.code == status));
        nutgraf_model_close(model);
        assert_int_equal(p.given, 0);
        assert_true(many < 1000);
    }
}

/* The keywords of a text, in one context that has read others with other models before. */
static void tags_of(const nutgraf_model *model, nutgraf_context *context, char *out, size_t size)
{
    static const char text[] = "The harbour of Vik was closed. The harbour was full of ice, and the ice broke two ships.";
    nutgraf_result *result;
    size_t at = 0;
    assert_int_equal(nutgraf_run(&result, context, model, NULL, text, sizeof text - 1, NULL), NUTGRAF_OK);
    for (size_t i = 0; i < result->keyword_count; i++) {
        at += (size_t)snprintf(out + at, size - at, "%s;", result->keywords[i].text.ptr);
        assert_true(at < size);
    }
    nutgraf_result_free(result);
}

static void a_context_forgets_what_another_model_said(void **state)
{
    (void)state;
    nutgraf_model *built_in, *own;
    nutgraf_context *context;
    nutgraf_model_file file = {"en/generic.txt", "harbour\t4\nice\t4\nships\t4\n", 24};
    char first[256], second[256], again[256];
    assert_int_equal(nutgraf_model_open(&built_in, NULL, NULL), NUTGRAF_OK);
    assert_int_equal(nutgraf_context_new(&context, NULL, NULL), NUTGRAF_OK);
    for (int i = 0; i < 3; i++) tags_of(built_in, context, first, sizeof first);
    nutgraf_model_close(built_in); /* the next one may stand at its address */
    assert_int_equal(nutgraf_model_open_files(&own, &file, 1, NULL, NULL), NUTGRAF_OK);
    for (int i = 0; i < 3; i++) tags_of(own, context, second, sizeof second);
    nutgraf_model_close(own);
    assert_int_equal(nutgraf_model_open(&built_in, NULL, NULL), NUTGRAF_OK);
    tags_of(built_in, context, again, sizeof again);
    nutgraf_model_close(built_in);
    nutgraf_context_free(context);
    assert_non_null(strstr(first, "harbour"));
    assert_null(strstr(second, "harbour"));
    assert_string_equal(first, again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_of_the_standard),
        cmocka_unit_test(own_files_take_the_places_of_embedded_ones),
        cmocka_unit_test(a_language_may_be_new),
        cmocka_unit_test(the_digest_is_that_of_the_files),
        cmocka_unit_test(what_is_no_file_of_a_model_is_refused),
        cmocka_unit_test(a_number_that_means_nothing_is_refused),
        cmocka_unit_test(every_failing_allocation_is_a_status),
        cmocka_unit_test(a_context_forgets_what_another_model_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
