/* src/base: arena, string buffer, interner, numbers, spans, status. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/guard.h"
#include "base/intern.h"
#include "base/number.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "wrap/utf8.h"

/* An allocator that counts what is out and says no after [left] more pieces. */
typedef struct purse {
    size_t left;
    size_t out;
    size_t taken;
} purse;

static void *purse_allocate(void *user, size_t size)
{
    purse *p = user;
    if (p->left == 0) return NULL;
    p->left--;
    p->out++;
    p->taken++;
    return malloc(size);
}

static void purse_release(void *user, void *memory)
{
    purse *p = user;
    p->out--;
    free(memory);
}

static ng_allocator purse_allocator(purse *p)
{
    return (ng_allocator){purse_allocate, purse_release, p};
}

static void arena_pieces_are_aligned_and_apart(void **state)
{
    (void)state;
    ng_arena arena;
    ng_arena_init(&arena, ng_allocator_default());
    char *before = NULL;
    for (size_t size = 0; size < 3000; size += 7) {
        char *piece = ng_arena_alloc(&arena, size);
        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
        memset(piece, 0x5a, size);
        assert_ptr_not_equal(piece, before);
        before = piece;
    }
    ng_arena_free(&arena);
    ng_arena_free(&arena);
}

/* In builds with the address sanitizer, so that a piece written past its end is found. */
static void arena_pieces_are_guarded(void **state)
{
#if NG_GUARDED
    (void)state;
    ng_arena arena;
    ng_arena_init(&arena, ng_allocator_default());
    for (int round = 0; round < 2; round++) {
        char *piece = ng_arena_alloc(&arena, 10), *next = ng_arena_alloc(&arena, 16);
        char *large = ng_arena_alloc(&arena, 100001);
        assert_false(__asan_address_is_poisoned(piece + 9));
        assert_true(__asan_address_is_poisoned(piece + 10));
        assert_true(__asan_address_is_poisoned(next - 1));
        assert_true(__asan_address_is_poisoned(next + 16));
        assert_true(__asan_address_is_poisoned(large + 100001));
        assert_ptr_equal(ng_arena_grow(&arena, next, 16, 20, 1), next);
        assert_false(__asan_address_is_poisoned(next + 19));
        assert_true(__asan_address_is_poisoned(next + 20));
        ng_arena_reset(&arena);
        assert_true(__asan_address_is_poisoned(piece));
    }
    ng_arena_free(&arena);
#else
    (void)state;
#endif
}

static void arena_gives_everything_back(void **state)
{
    (void)state;
    purse p = {.left = SIZE_MAX};
    ng_arena arena;
    ng_arena_init(&arena, purse_allocator(&p));
    for (int i = 0; i < 100; i++) assert_non_null(ng_arena_alloc(&arena, 10000));
    assert_true(p.out > 1);
    ng_arena_reset(&arena);
    assert_int_equal(p.out, 1);
    size_t taken = p.taken;
    assert_non_null(ng_arena_alloc(&arena, 10000));
    assert_int_equal(p.taken, taken);
    ng_arena_free(&arena);
    assert_int_equal(p.out, 0);
}

/* A context that is used again has room at once for an article like the last one. */
static void a_reset_keeps_the_largest_chunk(void **state)
{
    (void)state;
    purse p = {.left = SIZE_MAX};
    ng_arena arena;
    ng_arena_init(&arena, purse_allocator(&p));
    for (int i = 0; i < 100; i++) assert_non_null(ng_arena_alloc(&arena, 1000));
    ng_arena_reset(&arena);
    size_t taken = p.taken;
    for (int i = 0; i < 50; i++) assert_non_null(ng_arena_alloc(&arena, 1000));
    assert_int_equal(p.taken, taken);
    ng_arena_free(&arena);
}

static void a_large_array_that_grows_gives_its_old_place_back(void **state)
{
    (void)state;
    enum { MANY = 1 << 20 };
    purse p = {.left = SIZE_MAX};
    ng_arena arena;
    ng_arena_init(&arena, purse_allocator(&p));
    uint32_t *small = ng_arena_array(&arena, 100, sizeof *small);
    uint32_t *items = ng_arena_array(&arena, MANY, sizeof *items);
    assert_non_null(small);
    assert_non_null(items);
    for (uint32_t i = 0; i < 100; i++) small[i] = i;
    for (uint32_t i = 0; i < MANY; i++) items[i] = i;
    assert_int_equal(p.out, 2);
    items = ng_arena_grow(&arena, items, MANY, 2 * MANY, sizeof *items);
    assert_non_null(items);
    assert_int_equal(p.out, 2);
    assert_true(ng_arena_used(&arena) < 3 * MANY * sizeof *items);
    for (uint32_t i = 0; i < MANY; i++) assert_int_equal(items[i], i);
    for (uint32_t i = 0; i < 100; i++) assert_int_equal(small[i], i);
    p.left = 0;
    assert_null(ng_arena_grow(&arena, items, 2 * MANY, 4 * MANY, sizeof *items));
    assert_int_equal(items[MANY - 1], MANY - 1);
    ng_arena_reset(&arena);
    assert_int_equal(p.out, 1);
    ng_arena_free(&arena);
    assert_int_equal(p.out, 0);
}

static void a_large_piece_can_go_before_the_others(void **state)
{
    (void)state;
    enum { LARGE = 1 << 20 };
    purse p = {.left = SIZE_MAX};
    ng_arena arena;
    ng_arena_init(&arena, purse_allocator(&p));
    char *small = ng_arena_alloc(&arena, 100), *first = ng_arena_alloc(&arena, LARGE), *second = ng_arena_alloc(&arena, LARGE);
    assert_true(small && first && second);
    memset(second, 'x', LARGE);
    assert_int_equal(p.out, 3);
    ng_arena_give_back(&arena, first);
    ng_arena_give_back(&arena, small); /* stays */
    ng_arena_give_back(&arena, NULL);
    assert_int_equal(p.out, 2);
    assert_int_equal(second[LARGE - 1], 'x');
    assert_true(ng_arena_used(&arena) < LARGE + LARGE / 2);
    ng_arena_reset(&arena);
    assert_int_equal(p.out, 1);
    ng_arena_free(&arena);
    assert_int_equal(p.out, 0);
}

static void spans_are_equal_byte_for_byte(void **state)
{
    (void)state;
    char a[41], b[41];
    for (size_t length = 0; length <= 40; length++) {
        memset(a, 'x', sizeof a);
        memset(b, 'x', sizeof b);
        b[length] = 'y';
        assert_true(ng_span_equal(ng_span_make(a, length), ng_span_make(b, length)));
        assert_false(ng_span_equal(ng_span_make(a, length), ng_span_make(b, length + 1)));
        for (size_t i = 0; i < length; i++) {
            b[i] = 'z';
            assert_false(ng_span_equal(ng_span_make(a, length), ng_span_make(b, length)));
            b[i] = 'x';
        }
    }
    assert_true(ng_span_equal(ng_span_make(NULL, 0), ng_span_make("", 0)));
}

static void arena_refuses_what_does_not_fit(void **state)
{
    (void)state;
    purse p = {.left = 1};
    ng_arena arena;
    ng_arena_init(&arena, purse_allocator(&p));
    assert_null(ng_arena_alloc(&arena, SIZE_MAX));
    assert_null(ng_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_null(ng_arena_grow(&arena, NULL, 0, SIZE_MAX / 2, 3));
    assert_non_null(ng_arena_alloc(&arena, 16));
    assert_null(ng_arena_alloc(&arena, (size_t)1 << 20));
    assert_null(ng_arena_copy(&arena, ng_span_make("x", (size_t)-1)).ptr);
    ng_arena_free(&arena);
}

static void arena_grows_in_place_or_moves(void **state)
{
    (void)state;
    ng_arena arena;
    ng_arena_init(&arena, ng_allocator_default());
    int *items = ng_arena_array(&arena, 4, sizeof *items);
    for (int i = 0; i < 4; i++) items[i] = i;
    assert_ptr_equal(ng_arena_grow(&arena, items, 4, 8, sizeof *items), items);
    assert_non_null(ng_arena_alloc(&arena, 1));
    int *moved = ng_arena_grow(&arena, items, 4, 100000, sizeof *items);
    assert_ptr_not_equal(moved, items);
    for (int i = 0; i < 4; i++) assert_int_equal(moved[i], i);
    ng_arena_free(&arena);
}

static void strbuf_collects_text_and_numbers(void **state)
{
    (void)state;
    ng_strbuf buffer;
    ng_strbuf_init(&buffer, ng_allocator_default());
    ng_strbuf_add(&buffer, NG_SPAN("a="));
    ng_strbuf_add_size(&buffer, 0);
    ng_strbuf_add_char(&buffer, ' ');
    ng_strbuf_add_size(&buffer, 18446744073709551615u);
    assert_true(ng_span_equal(ng_strbuf_span(&buffer), NG_SPAN("a=0 18446744073709551615")));
    ng_strbuf_clear(&buffer);
    for (int i = 0; i < 1000; i++) ng_strbuf_add(&buffer, NG_SPAN("0123456789"));
    assert_int_equal(buffer.len, 10000);
    assert_memory_equal(buffer.ptr + 9990, "0123456789", 10);
    ng_strbuf_free(&buffer);
    ng_strbuf_free(&buffer);
}

static void strbuf_writes_four_decimals(void **state)
{
    (void)state;
    static const struct {
        int64_t millionths;
        const char *text;
    } cases[] = {{0, "0.0000"},     {830000, "0.8300"}, {1000000, "1.0000"},      {49, "0.0000"},   {50, "0.0001"},
                 {999949, "0.9999"}, {999950, "1.0000"}, {-250000, "-0.2500"}, {123456789, "123.4568"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ng_strbuf buffer;
        ng_strbuf_init(&buffer, ng_allocator_default());
        ng_strbuf_add_fixed4(&buffer, cases[i].millionths);
        ng_strbuf_add_char(&buffer, '\0');
        assert_string_equal(buffer.ptr, cases[i].text);
        ng_strbuf_free(&buffer);
    }
}

static void strbuf_failure_is_sticky(void **state)
{
    (void)state;
    purse p = {.left = 1};
    ng_strbuf buffer;
    ng_strbuf_init(&buffer, purse_allocator(&p));
    ng_strbuf_add(&buffer, NG_SPAN("kept"));
    assert_false(ng_strbuf_reserve(&buffer, 100000));
    ng_strbuf_add(&buffer, NG_SPAN("lost"));
    assert_true(buffer.failed);
    assert_true(ng_span_equal(ng_strbuf_span(&buffer), NG_SPAN("kept")));
    ng_strbuf_clear(&buffer);
    assert_false(ng_strbuf_reserve(&buffer, SIZE_MAX));
    ng_strbuf_free(&buffer);
    assert_int_equal(p.out, 0);
}

static void interner_numbers_in_order_of_appearance(void **state)
{
    (void)state;
    static char keys[5000][8];
    ng_arena arena;
    ng_interner interner;
    bool added;
    ng_arena_init(&arena, ng_allocator_default());
    assert_true(ng_interner_init(&interner, &arena, 0));
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 5000; i++) {
            snprintf(keys[i], sizeof keys[i], "w%u", (unsigned)i);
            ng_span key = ng_span_cstr(keys[i]);
            assert_int_equal(ng_interner_add(&interner, key, ng_hash(key), &added), i);
            assert_int_equal(added, round == 0);
        }
    }
    assert_int_equal(interner.count, 5000);
    assert_int_equal(ng_interner_find(&interner, NG_SPAN("w4999"), ng_hash(NG_SPAN("w4999"))), 4999);
    assert_int_equal(ng_interner_find(&interner, NG_SPAN("w5000"), ng_hash(NG_SPAN("w5000"))), NG_NO_ID);
    ng_arena_free(&arena);
}

/* The length of the longest row of taken slots. */
static size_t longest_run(const ng_interner *interner)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i <= interner->mask; i++) {
        run = interner->slots[i] ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    return longest;
}

/* Each would be compared with all before it, if they stood in a row. Keys of one hash are longer than eight bytes. */
static void interner_scatters_keys_of_one_hash(void **state)
{
    (void)state;
    static char keys[20000][16];
    bool added;
    ng_arena arena;
    ng_interner interner;
    ng_arena_init(&arena, ng_allocator_default());
    assert_true(ng_interner_init(&interner, &arena, 0));
    for (uint32_t i = 0; i < 20000; i++) {
        snprintf(keys[i], sizeof keys[i], "colliding%u", (unsigned)i);
        assert_int_equal(ng_interner_add(&interner, ng_span_cstr(keys[i]), 7, &added), i);
        assert_true(added);
    }
    for (uint32_t i = 0; i < 20000; i++) assert_int_equal(ng_interner_find(&interner, ng_span_cstr(keys[i]), 7), i);
    assert_int_equal(ng_interner_find(&interner, NG_SPAN("colliding20000"), 7), NG_NO_ID);
    assert_true(longest_run(&interner) < 400);
    ng_arena_free(&arena);
}

static void interner_compares_whole_keys(void **state)
{
    (void)state;
    ng_arena arena;
    ng_interner interner;
    bool added;
    ng_arena_init(&arena, ng_allocator_default());
    assert_true(ng_interner_init(&interner, &arena, 8));
    assert_int_equal(ng_interner_add(&interner, NG_SPAN("number one"), 7, &added), 0);
    assert_int_equal(ng_interner_add(&interner, NG_SPAN("number two"), 7, &added), 1);
    assert_int_equal(ng_interner_find(&interner, NG_SPAN("number two"), 7), 1);
    assert_int_equal(ng_interner_find(&interner, NG_SPAN("number six"), 7), NG_NO_ID);
    assert_int_equal(ng_interner_find(&interner, NG_SPAN("number seven"), 7), NG_NO_ID);
    ng_arena_free(&arena);
}

static void a_hash_does_not_depend_on_what_stands_behind(void **state)
{
    (void)state;
    const char *text = "The ferry to Norderney was late again on Sunday morning.";
    for (size_t from = 0; from < 16; from++) {
        for (size_t n = 0; n < 16; n++) {
            ng_span piece = ng_span_make(text + from, n);
            uint64_t first = ng_load64(piece.ptr), second = ng_load64(piece.ptr + 8);
            assert_true(ng_hash_short(first, second, n) == ng_hash(piece));
        }
    }
}

/* What the interner counts on when it compares no bytes of a short key: all texts of one and two bytes, and one bit turned in
 * every place of longer ones. */
static void short_keys_have_hashes_of_their_own(void **state)
{
    (void)state;
    static uint64_t hashes[65536];
    for (uint32_t i = 0; i < 65536; i++) {
        char key[2] = {(char)(i & 0xff), (char)(i >> 8)};
        hashes[i] = ng_hash(ng_span_make(key, 2));
        assert_true(hashes[i] != hashes[i ? i - 1 : 1]);
    }
    for (size_t n = 1; n <= NG_HASH_EXACT; n++) {
        char key[NG_HASH_EXACT + 1] = "reporter";
        uint64_t own = ng_hash(ng_span_make(key, n));
        for (size_t bit = 0; bit < 8 * n; bit++) {
            key[bit / 8] = (char)(key[bit / 8] ^ 1 << bit % 8);
            assert_true(ng_hash(ng_span_make(key, n)) != own);
            key[bit / 8] = (char)(key[bit / 8] ^ 1 << bit % 8);
        }
    }
}

/* The difference of two numbers, relative to the wanted one. */
static double off(double got, double wanted)
{
    double difference = got > wanted ? got - wanted : wanted - got;
    return wanted > 0 ? difference / wanted : difference;
}

static void logarithm_and_exponential_are_exact_enough(void **state)
{
    (void)state;
    assert_true(ng_log(1) == 0);
    assert_true(ng_log(0) == 0);
    assert_true(ng_log(-3) == 0);
    assert_true(off(ng_log(2), 0.69314718055994531) < 1e-15);
    assert_true(off(ng_log(10), 2.3025850929940457) < 1e-15);
    assert_true(off(ng_log(1e300), 690.77552789821371) < 1e-14);
    assert_true(off(ng_exp(1), 2.7182818284590452) < 1e-13);
    assert_true(off(ng_exp(-1), 0.36787944117144233) < 1e-13);
    assert_true(ng_exp(0) == 1);
    assert_true(ng_exp(-1000) == 0);
    for (double x = 0.001; x < 1e6; x *= 1.37) assert_true(off(ng_exp(ng_log(x)), x) < 1e-12);
}

static void scores_are_rounded_once_and_held(void **state)
{
    (void)state;
    assert_int_equal(ng_score_from(0.5), 500000);
    assert_int_equal(ng_score_from(0.0000005), 1);
    assert_int_equal(ng_score_from(-0.0000005), -1);
    assert_int_equal(ng_score_from(1e300), 2000000000);
    assert_int_equal(ng_score_from(-1e300), -2000000000);
    double nothing = 0;
    assert_int_equal(ng_score_from(nothing / nothing), -2000000000);
}

static void spans_are_cut_and_trimmed(void **state)
{
    (void)state;
    ng_span rest = NG_SPAN("a;;b");
    assert_true(ng_span_equal(ng_span_cut(&rest, ';'), NG_SPAN("a")));
    assert_true(ng_span_equal(ng_span_cut(&rest, ';'), NG_SPAN("")));
    assert_true(ng_span_equal(ng_span_cut(&rest, ';'), NG_SPAN("b")));
    assert_int_equal(rest.len, 0);
    assert_int_equal(ng_span_cut(&rest, ';').len, 0);
    assert_true(ng_span_equal(ng_span_trim(NG_SPAN(" \t x y\r\n")), NG_SPAN("x y")));
    assert_int_equal(ng_span_trim(NG_SPAN(" \n")).len, 0);
    assert_true(ng_span_starts(NG_SPAN("abc"), NG_SPAN("ab")));
    assert_false(ng_span_starts(NG_SPAN("a"), NG_SPAN("ab")));
    assert_true(ng_span_ends(NG_SPAN("abc"), NG_SPAN("bc")));
    assert_true(ng_span_equal(ng_span_cstr(NULL), (ng_span){NULL, 0}));
}

static void a_failure_has_code_place_and_words(void **state)
{
    (void)state;
    ng_error error;
    assert_int_equal(ng_fail(&error, NG_BAD_JSON, 12, "expected '%c'", ':'), NG_BAD_JSON);
    assert_int_equal(error.code, NG_BAD_JSON);
    assert_int_equal(error.offset, 12);
    assert_string_equal(error.message, "expected ':'");
    char long_name[1000];
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    ng_fail(&error, NG_IO, 0, "cannot open '%s'", long_name);
    assert_true(strlen(error.message) < NG_MESSAGE_SIZE);
    assert_int_equal(ng_fail(NULL, NG_IO, 0, "nobody listens"), NG_IO);
    assert_int_equal(ng_fail_memory(&error), NG_NO_MEMORY);
    assert_string_equal(error.message, "out of memory");
}

/* What a message quotes, and the message itself, are never cut inside a character. */
static void messages_end_on_a_character(void **state)
{
    (void)state;
    ng_span text = NG_SPAN("a\xc3\xa9\xe2\x80\x99");
    static const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6};
    for (size_t limit = 0; limit < sizeof expected / sizeof *expected; limit++) {
        assert_int_equal(ng_span_head(text, limit).len, expected[limit]);
    }
    ng_error error;
    char accents[301];
    for (size_t i = 0; i < 300; i++) accents[i] = i % 2 ? '\xa9' : '\xc3';
    accents[300] = '\0';
    ng_fail(&error, NG_BAD_MODEL, 0, "%s", accents);
    assert_int_equal(strlen(error.message), 254);
    ng_fail(&error, NG_BAD_MODEL, 0, "x%s", accents);
    assert_int_equal(strlen(error.message), 255);
}

/* What a reader takes for one character, beside ASCII and among it. */
static void graphemes_are_counted(void **state)
{
    (void)state;
    assert_int_equal(ng_utf8_graphemes(NG_SPAN("")), 0);
    assert_int_equal(ng_utf8_graphemes(NG_SPAN("harbour")), 7);
    assert_int_equal(ng_utf8_graphemes(NG_SPAN("a\r\nb")), 3);
    assert_int_equal(ng_utf8_graphemes(NG_SPAN("a\r\rb\r")), 5);
    assert_int_equal(ng_utf8_graphemes(NG_SPAN("ne\xCC\x81" "e")), 3);
    assert_int_equal(ng_utf8_graphemes(NG_SPAN("\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7!")), 2);
}

/* Many marks on one letter: utf8proc sorts them by exchanging neighbours, and 100,000 took it half a minute. */
static void folding_leaves_few_marks(void **state)
{
    (void)state;
    static const struct {
        const char *mark; /* some sort, some are two in one */
        size_t times[2];
    } cases[] = {{"\xCC\x81\xCC\xA3", {40, 2000}}, {"\xE0\xBD\xB3", {40, 2000}}, {"\xCD\x84", {25, 2000}}};
    ng_strbuf text, folded, again;
    ng_strbuf_init(&text, ng_allocator_default());
    ng_strbuf_init(&folded, ng_allocator_default());
    ng_strbuf_init(&again, ng_allocator_default());
    for (size_t i = 0; i < 2 * sizeof cases / sizeof cases[0]; i++) {
        ng_strbuf_clear(&text);
        ng_strbuf_add_cstr(&text, "Q");
        for (size_t k = 0; k < cases[i / 2].times[i % 2]; k++) ng_strbuf_add_cstr(&text, cases[i / 2].mark);
        ng_strbuf_add_cstr(&text, "E");
        assert_true(ng_utf8_fold(ng_strbuf_span(&text), &folded));
        assert_true(ng_utf8_fold(ng_strbuf_span(&folded), &again));
        assert_true(ng_span_equal(ng_strbuf_span(&folded), ng_strbuf_span(&again)));
        assert_int_equal(ng_utf8_code_points(ng_strbuf_span(&folded)), 1 + 30 + 1);
        assert_true(ng_span_starts(ng_strbuf_span(&folded), NG_SPAN("q")) && ng_span_ends(ng_strbuf_span(&folded), NG_SPAN("e")));
    }
    ng_strbuf_free(&text);
    ng_strbuf_free(&folded);
    ng_strbuf_free(&again);
}

/* Marks of two classes by turns, which are sorted, behind no other letters and behind many: of a word the same are left
 * wherever it stands. */
static void folding_leaves_the_same_marks_in_any_text(void **state)
{
    (void)state;
    enum { PAIRS = 40, LETTERS = 1000 };
    ng_strbuf text, alone, inside;
    ng_strbuf_init(&text, ng_allocator_default());
    ng_strbuf_init(&alone, ng_allocator_default());
    ng_strbuf_init(&inside, ng_allocator_default());
    for (size_t i = 0; i < LETTERS; i++) ng_strbuf_add_cstr(&text, "\xC3\xA9");
    ng_strbuf_add_cstr(&text, "q");
    for (size_t k = 0; k < PAIRS; k++) ng_strbuf_add_cstr(&text, "\xCC\x81\xCC\xA3");
    ng_span whole = ng_strbuf_span(&text);
    assert_true(ng_utf8_fold(whole, &inside));
    assert_true(ng_utf8_fold(ng_span_slice(whole, 2 * LETTERS, whole.len), &alone));
    assert_true(ng_span_ends(ng_strbuf_span(&inside), ng_strbuf_span(&alone)));
    assert_int_equal(inside.len, 2 * LETTERS + alone.len);
    ng_strbuf_free(&text);
    ng_strbuf_free(&alone);
    ng_strbuf_free(&inside);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_leaves_few_marks),
        cmocka_unit_test(folding_leaves_the_same_marks_in_any_text),
        cmocka_unit_test(graphemes_are_counted),
        cmocka_unit_test(arena_pieces_are_aligned_and_apart),
        cmocka_unit_test(arena_pieces_are_guarded),
        cmocka_unit_test(arena_gives_everything_back),
        cmocka_unit_test(a_reset_keeps_the_largest_chunk),
        cmocka_unit_test(a_large_array_that_grows_gives_its_old_place_back),
        cmocka_unit_test(a_large_piece_can_go_before_the_others),
        cmocka_unit_test(spans_are_equal_byte_for_byte),
        cmocka_unit_test(arena_refuses_what_does_not_fit),
        cmocka_unit_test(arena_grows_in_place_or_moves),
        cmocka_unit_test(strbuf_collects_text_and_numbers),
        cmocka_unit_test(strbuf_writes_four_decimals),
        cmocka_unit_test(strbuf_failure_is_sticky),
        cmocka_unit_test(interner_numbers_in_order_of_appearance),
        cmocka_unit_test(interner_compares_whole_keys),
        cmocka_unit_test(a_hash_does_not_depend_on_what_stands_behind),
        cmocka_unit_test(short_keys_have_hashes_of_their_own),
        cmocka_unit_test(interner_scatters_keys_of_one_hash),
        cmocka_unit_test(logarithm_and_exponential_are_exact_enough),
        cmocka_unit_test(scores_are_rounded_once_and_held),
        cmocka_unit_test(spans_are_cut_and_trimmed),
        cmocka_unit_test(a_failure_has_code_place_and_words),
        cmocka_unit_test(messages_end_on_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
