/* Lines, the map to the source, and hard-wrapped paragraphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "read/lines.h"
#include "read/read.h"

static ng_lines lines;

/* Eight characters at a time or one by one: the same lines. */
static void runs_of_plain_text_are_read_as_single_characters_are(void **state)
{
    (void)state;
    static const char letters[] = "aaaaaaaaaaaabcdXYZ.,~    \t\n\x7f\x01";
    uint32_t seed = 1;
    for (size_t round = 0; round < 3000; round++) {
        char text[64];
        size_t length = round % sizeof text;
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525 + 1013904223;
            text[i] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        ng_span source = ng_span_make(text, length);
        ng_line_writer run, single;
        assert_true(ng_line_writer_begin(&run, NG_SPAN(""), source, &arena));
        assert_true(ng_line_writer_begin(&single, NG_SPAN(""), source, &arena));
        ng_line_writer_put(&run, source, 0, length, true);
        for (size_t i = 0; i < length; i++) ng_line_writer_put(&single, source, i, i + 1, true);
        assert_int_equal(run.len, single.len);
        assert_memory_equal(run.text, single.text, run.len);
        assert_int_equal(run.line_count, single.line_count);
        assert_int_equal(run.map_count, single.map_count);
        if (run.map_count) assert_memory_equal(run.map, single.map, run.map_count * sizeof *run.map);
    }
}

static void read_bytes(const char *text, size_t length)
{
    ng_error error;
    assert_int_equal(ng_read(NG_SPAN(""), ng_span_make(text, length), NG_WRAP_JOIN, &arena, &lines, &error), NG_OK);
}

static void read_text(const char *text)
{
    read_bytes(text, strlen(text));
}

static void assert_line(size_t i, const char *text)
{
    assert_true(i < lines.count);
    ng_span line = ng_line_text(&lines, i);
    if (!ng_span_equal(line, ng_span_cstr(text))) fail_msg("line %zu is '%.*s'", i, (int)line.len, line.ptr);
}

/* Text [from, to) stands at [offset] with [length] in the source. */
static void assert_place(uint32_t from, uint32_t to, size_t offset, size_t length)
{
    size_t o, l;
    ng_lines_source(&lines, from, to, &o, &l);
    assert_int_equal(o, offset);
    assert_int_equal(l, length);
}

static void an_empty_input_has_no_line(void **state)
{
    (void)state;
    read_text("");
    assert_int_equal(lines.count, 0);
    read_text(" \n\t\r\n\xc2\xa0\n");
    assert_int_equal(lines.count, 0);
    read_text("\xef\xbb\xbf");
    assert_int_equal(lines.count, 0);
}

/* Eight bytes can be read at once anywhere in the text, and what stands behind it is no letter. */
static void zeros_stand_behind_the_text(void **state)
{
    (void)state;
    static const char zeros[NG_LINES_BEHIND];
    read_text("the end");
    assert_int_equal(lines.text.ptr[lines.text.len], '\n');
    assert_memory_equal(lines.text.ptr + lines.text.len + 1, zeros, sizeof zeros);
    read_text("");
    assert_memory_equal(lines.text.ptr, zeros, sizeof zeros);
}

static void white_space_becomes_one_space(void **state)
{
    (void)state;
    read_text("  One \t two\xc2\xa0\xe3\x80\x80three  \n");
    assert_int_equal(lines.count, 1);
    assert_line(0, "One two three");
    assert_true(lines.items[0].flags & NG_LINE_INDENTED);
    assert_place(0, 3, 2, 3);
    assert_place(4, 7, 8, 3);
    assert_place(8, 13, 16, 5);
    assert_place(0, 13, 2, 19);
}

static void lines_without_a_gap_are_one_piece_of_the_map(void **state)
{
    (void)state;
    read_text("The ferry\nsailed\nagain.\n\nOne more.");
    assert_int_equal(lines.map_count, 2);
    assert_place(4, 16, 4, 12);
    assert_place(17, 22, 17, 5);
    assert_place(24, 33, 25, 9);
    assert_place(0, 33, 0, 34);
}

static void a_bom_and_crlf_keep_places_exact(void **state)
{
    (void)state;
    read_text("\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n");
    assert_int_equal(lines.count, 2);
    assert_line(1, "Two.");
    assert_int_equal(lines.items[1].blank_before, 1);
    assert_place(lines.items[0].start, lines.items[0].end, 3, 4);
    assert_place(lines.items[1].start, lines.items[1].end, 11, 4);
}

static void soft_hyphens_vanish(void **state)
{
    (void)state;
    read_text("news\xc2\xadpaper");
    assert_line(0, "newspaper");
    assert_place(0, 9, 0, 11);
    assert_place(4, 9, 6, 5);
}

static void bad_bytes_and_nul_become_the_replacement_character(void **state)
{
    (void)state;
    read_bytes("a\xff" "b\0c\xe2\x82" "d", 8);
    assert_line(0, "a\xef\xbf\xbd" "b\xef\xbf\xbd" "c\xef\xbf\xbd" "d");
    assert_int_equal(lines.replaced, 3);
    assert_place(0, 1, 0, 1);
    assert_place(1, 4, 1, 1);
    assert_place(4, 5, 2, 1);
    assert_place(9, 12, 5, 2);
    assert_place(12, 13, 7, 1);
}

static void every_line_break_counts_once(void **state)
{
    (void)state;
    read_text("a\nb\rc\r\nd\xe2\x80\xa8" "e\x0c" "f");
    assert_int_equal(lines.count, 6);
    assert_line(3, "d");
    for (size_t i = 0; i < lines.count; i++) assert_int_equal(lines.items[i].blank_before, 0);
}

static void a_title_is_line_0_and_not_in_the_source(void **state)
{
    (void)state;
    ng_error error;
    assert_int_equal(ng_read(NG_SPAN("Big\nnews"), NG_SPAN("Body."), NG_WRAP_JOIN, &arena, &lines, &error), NG_OK);
    assert_int_equal(lines.count, 2);
    assert_true(lines.has_title);
    assert_line(0, "Big news");
    assert_line(1, "Body.");
    assert_place(lines.items[1].start, lines.items[1].end, 0, 5);
}

static const char wrapped[] =
    "The harbour of Vell was closed to all ships on Monday after\n"
    "the storm broke the eastern wall, said Mr.\n"
    "Olsen, who has run the port for thirty years and who does\n"
    "not expect it to open again before the end of the week.\n";

static void a_wrapped_paragraph_is_one_line(void **state)
{
    (void)state;
    read_text("The harbour of Vell was closed to all ships on Monday after the\n"
              "storm broke the eastern wall, said Mr. Olsen, who has run it for\n"
              "thirty years. He does not expect it to open again before Friday\n"
              "and said so twice.\n\nA second paragraph.\n");
    assert_int_equal(lines.count, 2);
    assert_line(1, "A second paragraph.");
    assert_true(lines.items[0].flags & NG_LINE_JOINED);
}

static void a_typist_may_break_a_little_early(void **state)
{
    (void)state;
    read_text("The keeper of the light wrote down each ship that passed and\n"
              "the hour at which it did, in a hand so small that his\n"
              "daughter had to read it to the inspectors with a glass.\n");
    assert_int_equal(lines.count, 1);
}

static void a_dash_at_the_start_of_a_wrapped_line_is_no_list_marker(void **state)
{
    (void)state;
    read_text("A low rate - the currency is tied to the price of silver on the\n"
              "- by now quite empty - exchange of the old capital - has brought\n"
              "the mills of the valley more orders than they can fill in a year.\n");
    assert_int_equal(lines.count, 1);
}

/* The same lines without their numbers are a wrapped paragraph. */
static void items_that_fill_their_lines_stay_apart(void **state)
{
    (void)state;
    read_text("1) the bridge, which the council wants to be rebuilt by spring,\n"
              "2) the school, of which nobody can say yet what it will cost us\n"
              "3) the mill beside the river, whose owner lives in another town\n");
    assert_int_equal(lines.count, 3);
    read_text("1. the bridge, which the council wants to be rebuilt by spring,\n"
              "2. the school, of which nobody can say yet what it will cost us\n"
              "3. the mill beside the river, whose owner lives in another town\n");
    assert_int_equal(lines.count, 3);
    read_text("by the bridge, which the council wants to be rebuilt by spring,\n"
              "by the school, of which nobody can say yet what it will cost us\n"
              "by the mill beside the river, whose owner lives in another town\n");
    assert_int_equal(lines.count, 1);
}

static void a_line_that_had_room_for_the_next_word_is_no_wrapped_one(void **state)
{
    (void)state;
    read_text(wrapped);
    assert_true(lines.count > 1);
}

static void paragraphs_on_lines_of_their_own_stay(void **state)
{
    (void)state;
    read_text("The council met on Monday and did not agree on anything at all.\n"
              "It meets again on Thursday, when the mayor is back from Oslo.\n"
              "Nobody expects much.\n");
    assert_int_equal(lines.count, 3);
}

static void a_broken_line_among_whole_ones_is_joined(void **state)
{
    (void)state;
    read_text("Short head\n"
              "The mayor said she had talked about the new bridge with the minister of transport of the neighbouring land\n"
              "on Friday, and agreed to build it.\n"
              "He added in a long letter to the paper that the bridge would be paid for by both sides, as well as by the union "
              "of towns.\n");
    assert_int_equal(lines.count, 3);
    assert_true(lines.items[1].flags & NG_LINE_JOINED);
}

static void lists_and_verses_are_not_joined(void **state)
{
    (void)state;
    read_text("* one thing that is quite long so that it reaches far over\n* another thing that is just as long as the first\n* "
              "a third\n");
    assert_int_equal(lines.count, 3);
    read_text("Tyger tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\n");
    assert_int_equal(lines.count, 3);
    /* As wide as a column, ragged, and each line begins with a capital: long verses. */
    read_text("Of Mans First Disobedience, and the Fruit of all that\nOf old Forbidden Tree, whose mortal tast and ill\n"
              "And Brought Death into the World, and all our woe\nA loss of Eden, till one greater Man and he will\n");
    assert_int_equal(lines.count, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_empty_input_has_no_line, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(runs_of_plain_text_are_read_as_single_characters_are, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(zeros_stand_behind_the_text, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(white_space_becomes_one_space, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(lines_without_a_gap_are_one_piece_of_the_map, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_bom_and_crlf_keep_places_exact, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(soft_hyphens_vanish, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(bad_bytes_and_nul_become_the_replacement_character, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(every_line_break_counts_once, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_title_is_line_0_and_not_in_the_source, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_wrapped_paragraph_is_one_line, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_typist_may_break_a_little_early, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_dash_at_the_start_of_a_wrapped_line_is_no_list_marker, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(items_that_fill_their_lines_stay_apart, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_line_that_had_room_for_the_next_word_is_no_wrapped_one, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(paragraphs_on_lines_of_their_own_stay, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_broken_line_among_whole_ones_is_joined, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(lists_and_verses_are_not_joined, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
