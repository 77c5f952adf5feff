/* Word tables: what the loader makes, what it refuses, and that the build made the same of the embedded files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "model/embedded.h"
#include "model/table.h"

typedef struct fixture {
    ng_arena arena;
    ng_error error;
    ng_table table;
} fixture;

static ng_status load(fixture *f, ng_span data)
{
    *f = (fixture){.error = {NG_OK, 0, ""}};
    ng_arena_init(&f->arena, ng_allocator_default());
    return ng_table_load(&f->table, &f->arena, data, "list.txt", &f->error);
}

static void assert_span(ng_span got, const char *wanted)
{
    assert_int_equal(got.len, strlen(wanted));
    assert_memory_equal(got.ptr, wanted, got.len);
}

static void rows_have_key_number_and_rest(void **state)
{
    (void)state;
    fixture f;
    assert_int_equal(load(&f, NG_SPAN("\xEF\xBB\xBF# head\r\nalpha\t-7\tone two\tthree\r\n\nbeta\ngamma delta\t\trest")), NG_OK);
    assert_int_equal(f.table.count, 3);
    assert_int_equal(f.table.longest, 2);
    const ng_row *row = ng_table_get(&f.table, NG_SPAN("alpha"));
    assert_non_null(row);
    assert_int_equal(row->value, -7);
    assert_span(ng_row_key(&f.table, row), "alpha");
    assert_span(ng_row_rest(&f.table, row), "one two\tthree");
    row = ng_table_get(&f.table, NG_SPAN("beta"));
    assert_non_null(row);
    assert_int_equal(row->value, 0);
    assert_span(ng_row_rest(&f.table, row), "");
    row = ng_table_get(&f.table, NG_SPAN("gamma delta"));
    assert_non_null(row);
    assert_span(ng_row_rest(&f.table, row), "rest");
    assert_null(ng_table_get(&f.table, NG_SPAN("alph")));
    assert_null(ng_table_get(&f.table, NG_SPAN("# head")));
    ng_arena_free(&f.arena);
}

static void a_rest_of_two_small_numbers_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        unsigned first, second;
    } cases[] = {{"word\t5\t97 12", 97, 12}, {"word\t5\t100 0\r", 100, 0}, {"word\t\t255 255", 255, 255},
                 {"word\t5\t256 1", 0, 0},   {"word\t5\t-1 1", 0, 0},      {"word\t5\t7", 0, 0},
                 {"word\t5\t1 2 3", 0, 0},   {"word\t5\ta 1", 0, 0},       {"word\t5", 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        fixture f;
        assert_int_equal(load(&f, ng_span_cstr(cases[i].line)), NG_OK);
        const ng_row *row = ng_table_get(&f.table, NG_SPAN("word"));
        assert_non_null(row);
        assert_int_equal(row->numbers[0], cases[i].first);
        assert_int_equal(row->numbers[1], cases[i].second);
        ng_arena_free(&f.arena);
    }
}

static void an_empty_file_is_an_empty_table(void **state)
{
    (void)state;
    fixture f;
    assert_int_equal(load(&f, NG_SPAN("")), NG_OK);
    assert_int_equal(f.table.count, 0);
    assert_null(ng_table_get(&f.table, NG_SPAN("")));
    ng_arena_free(&f.arena);
}

static void bad_files_are_refused_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *data;
        size_t line;
        const char *what;
    } cases[] = {
        {"a\nb\na\n", 3, "list.txt, line 3: the key stands twice"},
        {"a\n\t5\n", 2, "list.txt, line 2: the key is empty"},
        {"a\tx\n", 1, "list.txt, line 1: the second column is no number"},
        {"a\t99999999999\n", 1, "list.txt, line 1: the second column is no number"},
        {"a\n\xFF\n", 0, "list.txt: not valid UTF-8, or a NUL"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        fixture f;
        assert_int_equal(load(&f, ng_span_cstr(cases[i].data)), NG_BAD_MODEL);
        assert_int_equal(f.error.offset, cases[i].line);
        assert_string_equal(f.error.message, cases[i].what);
        ng_arena_free(&f.arena);
    }
}

/* Positions in a row are 16-bit: a longer line is refused, not cut. */
static void a_line_beyond_64_kilobytes_is_refused(void **state)
{
    (void)state;
    static char line[UINT16_MAX + 1];
    fixture f;
    memset(line, 'a', sizeof line);
    assert_int_equal(load(&f, ng_span_make(line, UINT16_MAX)), NG_OK);
    ng_arena_free(&f.arena);
    assert_int_equal(load(&f, ng_span_make(line, sizeof line)), NG_BAD_MODEL);
    assert_string_equal(f.error.message, "list.txt, line 1: the line is too long");
    ng_arena_free(&f.arena);
}

static void every_key_of_many_is_found(void **state)
{
    (void)state;
    static char data[200000];
    size_t length = 0;
    for (int i = 0; i < 10000; i++) length += (size_t)snprintf(data + length, sizeof data - length, "w%d\t%d\n", i * 7919, i);
    fixture f;
    assert_int_equal(load(&f, ng_span_make(data, length)), NG_OK);
    assert_int_equal(f.table.count, 10000);
    for (int i = 0; i < 10000; i++) {
        char key[32];
        snprintf(key, sizeof key, "w%d", i * 7919);
        const ng_row *row = ng_table_get(&f.table, ng_span_cstr(key));
        assert_non_null(row);
        assert_int_equal(row->value, i);
    }
    ng_arena_free(&f.arena);
}

static bool may_begin(const ng_table *table, const char *first, const char *second)
{
    return ng_table_may_begin(table, ng_hash(ng_span_cstr(first)), ng_hash(ng_span_cstr(second)));
}

static void two_words_that_begin_a_key_are_told(void **state)
{
    (void)state;
    fixture f;
    assert_int_equal(load(&f, NG_SPAN("new\nnew york\nred cross day\n")), NG_OK);
    assert_true(may_begin(&f.table, "new", "york"));
    assert_true(may_begin(&f.table, "red", "cross"));
    assert_false(may_begin(&f.table, "york", "new"));
    assert_false(may_begin(&f.table, "cross", "day"));
    assert_false(may_begin(&f.table, "new", "day"));
    ng_arena_free(&f.arena);
    assert_int_equal(load(&f, NG_SPAN("new\nyork\n")), NG_OK);
    assert_false(may_begin(&f.table, "new", "york"));
    ng_arena_free(&f.arena);
}

/* The build's tables and the loader's cannot drift apart. */
static void embedded_tables_are_what_the_loader_makes(void **state)
{
    (void)state;
    size_t tables = 0;
    for (const ng_embedded_file *file = ng_embedded_files; file->path; file++) {
        if (!file->table) continue;
        fixture f;
        assert_int_equal(load(&f, ng_span_make(file->start, (size_t)(file->end - file->start))), NG_OK);
        assert_int_equal(f.table.count, file->table->count);
        assert_int_equal(f.table.longest, file->table->longest);
        assert_int_equal(f.table.mask, file->table->mask);
        assert_memory_equal(f.table.slots, file->table->slots, (f.table.mask + 1) * sizeof *f.table.slots);
        assert_int_equal(f.table.filter_mask, file->table->filter_mask);
        assert_memory_equal(f.table.filter, file->table->filter, (f.table.filter_mask / 64U + 1) * sizeof *f.table.filter);
        assert_int_equal(f.table.pairs != NULL, file->table->pairs != NULL);
        if (f.table.pairs)
            assert_memory_equal(f.table.pairs, file->table->pairs, (f.table.filter_mask / 64U + 1) * sizeof *f.table.pairs);
        for (size_t i = 0; i < f.table.count; i++) {
            const ng_row *made = &f.table.rows[i], *built = &file->table->rows[i];
            assert_int_equal(made->start, built->start);
            assert_int_equal(made->value, built->value);
            assert_int_equal(made->key_len, built->key_len);
            assert_int_equal(made->rest_at, built->rest_at);
            assert_int_equal(made->rest_len, built->rest_len);
            assert_memory_equal(made->numbers, built->numbers, sizeof made->numbers);
        }
        ng_arena_free(&f.arena);
        tables++;
    }
    assert_true(tables > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_have_key_number_and_rest),
        cmocka_unit_test(a_rest_of_two_small_numbers_is_read),
        cmocka_unit_test(an_empty_file_is_an_empty_table),
        cmocka_unit_test(bad_files_are_refused_with_their_line),
        cmocka_unit_test(a_line_beyond_64_kilobytes_is_refused),
        cmocka_unit_test(every_key_of_many_is_found),
        cmocka_unit_test(two_words_that_begin_a_key_are_told),
        cmocka_unit_test(embedded_tables_are_what_the_loader_makes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
