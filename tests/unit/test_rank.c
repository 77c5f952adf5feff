/* TextRank against a dense reference, graphs as a matrix, with edges and without, the features, and the scorers built on them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dense_textrank.h"
#include "model/model.h"
#include "rank/features.h"
#include "rank/headings.h"
#include "rank/implicit.h"
#include "rank/rank.h"
#include "rank/matrix.h"
#include "rank/sparse.h"
#include "rank/walk.h"

/* A token for each content word stands where the real ones would; [tokens] have no marks. */
typedef struct document {
    ng_arena arena;
    ng_terms terms;
    ng_sentences sentences;
    ng_tokens tokens;
    ng_lines lines;
} document;

static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

/* Sentences of 0 to 20 distinct terms; small numbers are drawn more often, as in text. */
static document make_document(uint64_t seed, size_t count, uint32_t vocabulary)
{
    document d;
    ng_arena_init(&d.arena, ng_allocator_default());
    uint32_t *first = ng_arena_array(&d.arena, count + 1, sizeof *first);
    uint32_t *items = ng_arena_array(&d.arena, count * 20, sizeof *items);
    uint32_t *df = ng_arena_zeros(&d.arena, vocabulary, sizeof *df);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = next_random(&seed) % 21;
        uint32_t at = 0;
        first[i] = (uint32_t)n;
        for (size_t k = 0; k < length; k++) {
            at += 1 + (uint32_t)(next_random(&seed) % (1 + vocabulary / 25));
            if (at >= vocabulary) break;
            items[n++] = at;
            df[at]++;
        }
    }
    first[count] = (uint32_t)n;
    ng_sentence *sentences = ng_arena_zeros(&d.arena, count, sizeof *sentences);
    ng_token *tokens = ng_arena_zeros(&d.arena, n + 1, sizeof *tokens);
    for (size_t i = 0; i < count; i++) sentences[i] = (ng_sentence){.first_token = first[i], .end_token = first[i + 1]};
    d.terms = (ng_terms){.stem_count = vocabulary,
                         .leans = ng_arena_zeros(&d.arena, count, sizeof *d.terms.leans),
                         .captions = ng_arena_zeros(&d.arena, count, sizeof *d.terms.captions),
                         .torn = ng_arena_zeros(&d.arena, count, sizeof *d.terms.torn),
                         .courtesies = ng_arena_zeros(&d.arena, count, sizeof *d.terms.courtesies),
                         .days = ng_arena_zeros(&d.arena, count, sizeof *d.terms.days),
                         .limits = ng_arena_zeros(&d.arena, count, sizeof *d.terms.limits),
                         .first = first,
                         .items = items,
                         .content = items,
                         .content_first = first,
                         .document_frequency = df,
                         .quoted = ng_arena_zeros(&d.arena, count, sizeof *d.terms.quoted)};
    d.sentences = (ng_sentences){.items = sentences, .count = count, .words = n};
    d.tokens = (ng_tokens){.items = tokens, .count = n};
    d.lines = (ng_lines){.count = 0};
    return d;
}

/* The ranks of one walk. */
static double *ranks_of(bool made, const ng_graph *graph, bool top, ng_arena *arena)
{
    ng_pair *pairs = made ? ng_graph_walk(graph, arena) : NULL;
    double *ranks = ng_arena_array(arena, graph->count, sizeof *ranks);
    assert_non_null(pairs);
    for (size_t i = 0; i < graph->count; i++) ranks[i] = top ? pairs[i].top : pairs[i].anywhere;
    return ranks;
}

static double *sparse_ranks(document *d, ng_kernel kernel, bool top)
{
    ng_graph graph;
    bool made = ng_graph_sparse(&d->terms, d->sentences.count, kernel, &d->arena, &graph);
    return ranks_of(made, &graph, top, &d->arena);
}

static double *matrix_ranks(document *d, ng_kernel kernel, bool top)
{
    ng_graph graph;
    bool made = ng_graph_matrix(&d->terms, d->sentences.count, kernel, &d->arena, &graph);
    return ranks_of(made, &graph, top, &d->arena);
}

static double *implicit_ranks(document *d, ng_kernel kernel, bool top)
{
    ng_graph graph;
    bool made = ng_graph_implicit(&d->terms, d->sentences.count, kernel, &d->arena, &graph);
    return ranks_of(made, &graph, top, &d->arena);
}

static void assert_near(const double *a, const double *b, size_t count, double limit)
{
    for (size_t i = 0; i < count; i++) {
        if (fabs(a[i] - b[i]) > limit) fail_msg("sentence %zu: %.6f against %.6f", i, a[i], b[i]);
    }
}

/* Wherever the reference sees a difference beyond rounding, the order is the same. */
static void assert_same_order(const double *a, const double *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            if (a[i] > a[j] + 2e-5 && b[i] <= b[j]) fail_msg("sentences %zu and %zu are in another order", i, j);
        }
    }
}

static void textrank_agrees_with_a_dense_reference(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        document d = make_document(seed, 2 + seed * 3, 200);
        double *dense = dense_textrank(&d.terms, d.sentences.count);
        double *sparse = sparse_ranks(&d, NG_KERNEL_TEXTRANK, false), *solved = matrix_ranks(&d, NG_KERNEL_TEXTRANK, false);
        assert_near(dense, sparse, d.sentences.count, 1e-4);
        assert_near(dense, solved, d.sentences.count, 1e-9);
        assert_same_order(dense, sparse, d.sentences.count);
        free(dense);
        ng_arena_free(&d.arena);
    }
}

static void without_edges_is_as_with_edges(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        document d = make_document(seed, 40 * seed, 400);
        for (int kernel = NG_KERNEL_TEXTRANK; kernel <= NG_KERNEL_LEXRANK; kernel++) {
            for (int top = 0; top < 2; top++) {
                assert_near(sparse_ranks(&d, (ng_kernel)kernel, top), implicit_ranks(&d, (ng_kernel)kernel, top),
                            d.sentences.count, 1e-4);
            }
        }
        ng_arena_free(&d.arena);
    }
}

static const double *sort_by;

static int compare_by_rank(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    if (sort_by[x] != sort_by[y]) return sort_by[x] > sort_by[y] ? -1 : 1;
    return x < y ? -1 : 1;
}

static uint32_t *order_of(const double *ranks, size_t count, ng_arena *arena)
{
    uint32_t *order = ng_arena_array(arena, count, sizeof *order);
    for (size_t i = 0; i < count; i++) order[i] = (uint32_t)i;
    sort_by = ranks;
    qsort(order, count, sizeof *order, compare_by_rank);
    return order;
}

/* Pairs in one order less pairs in two, over all. Ties of the first are left out. */
static double kendall_tau(const double *a, const double *b, size_t count)
{
    double agree = 0, all = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            if (a[i] == a[j]) continue;
            agree += (a[i] > a[j]) == (b[i] > b[j]) ? 1 : -1;
            all++;
        }
    }
    return agree / all;
}

/* As in text: the n-th word stands about 1/n as often as the first, so that some terms are in many sentences; and a sentence may
 * be as long as a paragraph, far beyond the lengths of make_document. */
static document make_prose(uint64_t seed, size_t count, uint32_t vocabulary)
{
    document d = {.sentences = {.count = count}};
    ng_arena_init(&d.arena, ng_allocator_default());
    uint32_t *first = ng_arena_array(&d.arena, count + 1, sizeof *first);
    uint32_t *items = ng_arena_array(&d.arena, count * 120, sizeof *items);
    uint32_t *df = ng_arena_zeros(&d.arena, vocabulary, sizeof *df);
    uint8_t *held = ng_arena_array(&d.arena, vocabulary, sizeof *held);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        size_t draws = next_random(&seed) % (i % 50 ? 25 : 120);
        first[i] = (uint32_t)n;
        memset(held, 0, vocabulary);
        for (size_t k = 0; k < draws; k++) {
            double x = (double)(next_random(&seed) % 1000000) / 1000000;
            held[(uint32_t)(exp(x * log(vocabulary)) - 1)] = 1;
        }
        for (uint32_t term = 0; term < vocabulary; term++) {
            if (!held[term]) continue;
            items[n++] = term;
            df[term]++;
        }
    }
    first[count] = (uint32_t)n;
    d.terms = (ng_terms){.stem_count = vocabulary, .first = first, .items = items, .document_frequency = df};
    return d;
}

/* The same ten sentences first, and nearly no pair in another order. */
static void assert_same_ranking(document *d, ng_kernel kernel, bool top)
{
    size_t count = d->sentences.count;
    double *with = sparse_ranks(d, kernel, top), *without = implicit_ranks(d, kernel, top);
    uint32_t *one = order_of(with, count, &d->arena), *other = order_of(without, count, &d->arena);
    assert_memory_equal(one, other, 10 * sizeof *one);
    double tau = kendall_tau(with, without, count);
    if (!(tau >= 0.999)) fail_msg("kernel %d, %zu sentences, at the top %d: tau %.5f", (int)kernel, count, top, tau);
}

static void assert_same_rankings(document d)
{
    for (int kernel = NG_KERNEL_TEXTRANK; kernel <= NG_KERNEL_LEXRANK; kernel++) {
        for (int top = 0; top < 2; top++) assert_same_ranking(&d, (ng_kernel)kernel, top);
    }
    ng_arena_free(&d.arena);
}

static void long_documents_come_in_the_same_order_without_edges(void **state)
{
    (void)state;
    for (uint32_t count = 100; count <= 10000; count *= 10) assert_same_rankings(make_document(count, count, count + 200));
    for (uint32_t count = 30; count <= 3000; count *= 10) assert_same_rankings(make_prose(count, count, 4 * count));
}

/* What is solved for is where the steps come to, in both walks and by both kernels. */
static void a_solution_is_where_walks_end(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        document d = make_document(seed, seed == 1 ? 1 : 6 * seed, (uint32_t)(30 * seed));
        for (int kernel = NG_KERNEL_TEXTRANK; kernel <= NG_KERNEL_LEXRANK; kernel++) {
            for (int top = 0; top < 2; top++) {
                assert_near(matrix_ranks(&d, (ng_kernel)kernel, top), sparse_ranks(&d, (ng_kernel)kernel, top), d.sentences.count,
                            1e-5);
            }
        }
        ng_arena_free(&d.arena);
    }
}

/* An article is a matrix, what is longer keeps its edges; a book, whose commonest word alone would tie each sentence to each,
 * does not get any. */
static void the_size_decides_which_way_is_taken(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {30, NG_MATRIX_SENTENCES + 1, 3000};
    for (size_t k = 0; k < 3; k++) {
        document d = make_prose(k + 1, sizes[k], 2000);
        ng_graph taken, matrix, sparse, implicit;
        assert_true(ng_graph_make(&d.terms, sizes[k], NG_KERNEL_TEXTRANK, &d.arena, &taken));
        assert_true(ng_graph_matrix(&d.terms, sizes[k], NG_KERNEL_TEXTRANK, &d.arena, &matrix));
        assert_true(ng_graph_sparse(&d.terms, sizes[k], NG_KERNEL_TEXTRANK, &d.arena, &sparse));
        assert_true(ng_graph_implicit(&d.terms, sizes[k], NG_KERNEL_TEXTRANK, &d.arena, &implicit));
        const ng_graph *const ways[] = {&matrix, &sparse, &implicit};
        assert_true(taken.solve == ways[k]->solve && taken.multiply == ways[k]->multiply);
        ng_arena_free(&d.arena);
    }
}

/* Three sentences, two of them the same two terms: cosine 1, and the third is alone. */
static void lexrank_is_the_cosine(void **state)
{
    (void)state;
    uint32_t first[] = {0, 2, 4, 6}, items[] = {0, 1, 0, 1, 2, 3}, df[] = {2, 2, 1, 1};
    ng_terms terms = {.stem_count = 4, .first = first, .items = items, .document_frequency = df};
    ng_arena arena;
    ng_graph graph;
    ng_arena_init(&arena, ng_allocator_default());
    assert_true(ng_graph_sparse(&terms, 3, NG_KERNEL_LEXRANK, &arena, &graph));
    assert_true(fabs(graph.degree[0] - 1) < 1e-9 && fabs(graph.degree[1] - 1) < 1e-9 && graph.degree[2] == 0);
    ng_arena_free(&arena);
}

static void a_sentence_that_shares_nothing_has_no_centrality(void **state)
{
    (void)state;
    uint32_t first[] = {0, 2, 4, 6}, items[] = {0, 1, 0, 1, 2, 3}, df[] = {2, 2, 1, 1};
    document d = {.terms = {.stem_count = 4, .first = first, .items = items, .document_frequency = df}};
    d.sentences.count = 3;
    ng_arena_init(&d.arena, ng_allocator_default());
    double *sparse = sparse_ranks(&d, NG_KERNEL_TEXTRANK, false), *implicit = implicit_ranks(&d, NG_KERNEL_TEXTRANK, false);
    assert_true(sparse[0] == 1 && sparse[1] == 1 && sparse[2] == 0);
    assert_true(fabs(implicit[0] - 1) < 1e-9 && implicit[2] == 0);
    ng_arena_free(&d.arena);
}

/* A model in which every feature counts in both rows, some the other way in the other. */
static ng_additive make_model(void)
{
    static const int32_t edges[] = {200, 500, 800}, rising[] = {-30, 0, 40, 90}, falling[] = {60, 20, 0, -70};
    static ng_bins bins[NG_RANK_ROWS * NG_F_COUNT];
    for (size_t i = 0; i < NG_RANK_ROWS * NG_F_COUNT; i++)
        bins[i] = (ng_bins){edges, (i + i / NG_F_COUNT) % 3 ? rising : falling, 3};
    return (ng_additive){bins, NG_RANK_ROWS, NG_F_COUNT};
}

static ng_scores rank_for(document *d, ng_scorer scorer, double lead_weight, ng_budget budget)
{
    static ng_additive model;
    model = make_model();
    ng_scores scores;
    ng_error error;
    ng_rank_options options = {.scorer = scorer, .lead_weight = lead_weight, .budget = budget, .model = &model};
    assert_int_equal(ng_rank(&d->lines, &d->tokens, &d->sentences, &d->terms, &options, &d->arena, &scores, &error), NG_OK);
    return scores;
}

static ng_scores rank_with(document *d, ng_scorer scorer, double lead_weight)
{
    return rank_for(d, scorer, lead_weight, (ng_budget){.unit = NG_LENGTH_SENTENCES, .length = 3});
}

static void scores_lie_between_0_and_1_order_and_are_sums(void **state)
{
    (void)state;
    document d = make_document(7, 60, 200);
    for (int scorer = NG_SCORER_RANK; scorer <= NG_SCORER_LEXRANK; scorer++) {
        ng_scores scores = rank_with(&d, (ng_scorer)scorer, 1);
        for (size_t i = 0; i < scores.count; i++) {
            const ng_sentence_score *s = &scores.items[i];
            assert_in_range(s->total, 0, NG_SCORE_ONE);
            assert_true(s->centrality >= 0 && s->position >= 0 && s->content >= 0);
            assert_int_equal(s->centrality + s->position + s->content, s->total);
            if (i) assert_true(scores.items[scores.order[i - 1]].total >= scores.items[scores.order[i]].total);
        }
        assert_int_equal(scores.items[scores.order[0]].total, NG_SCORE_ONE);
    }
    ng_arena_free(&d.arena);
}

static void the_lead_is_the_order_of_the_document(void **state)
{
    (void)state;
    document d = make_document(3, 300, 200);
    ng_scores scores = rank_with(&d, NG_SCORER_LEAD, 1);
    for (size_t i = 0; i < scores.count; i++) assert_int_equal(scores.order[i], i);
    ng_arena_free(&d.arena);
}

/* The same sentences from the last to the first. */
static document reversed(const document *d)
{
    document r = *d;
    ng_arena_init(&r.arena, ng_allocator_default());
    size_t count = d->sentences.count, n = 0;
    uint32_t *first = ng_arena_array(&r.arena, count + 1, sizeof *first);
    uint32_t *items = ng_arena_array(&r.arena, d->terms.first[count], sizeof *items);
    ng_sentence *sentences = ng_arena_array(&r.arena, count, sizeof *sentences);
    for (size_t i = 0; i < count; i++) {
        size_t from = count - 1 - i;
        first[i] = (uint32_t)n;
        for (uint32_t k = d->terms.first[from]; k < d->terms.first[from + 1]; k++) items[n++] = d->terms.items[k];
        sentences[i] = d->sentences.items[from];
    }
    first[count] = (uint32_t)n;
    r.terms.first = r.terms.content_first = first;
    r.terms.items = r.terms.content = items;
    r.sentences.items = sentences;
    return r;
}

/* A10. */
static void without_weight_position_does_not_count(void **state)
{
    (void)state;
    document d = make_document(5, 40, 200), r = reversed(&d);
    ng_scores blind = rank_with(&d, NG_SCORER_RANK, 0), back = rank_with(&r, NG_SCORER_RANK, 0);
    ng_scores seeing = rank_with(&d, NG_SCORER_RANK, 1), seeing_back = rank_with(&r, NG_SCORER_RANK, 1);
    bool same = true;
    for (size_t i = 0; i < 40; i++) {
        assert_int_equal(blind.items[i].position, 0);
        assert_int_equal(blind.items[i].total, back.items[39 - i].total);
        same = same && seeing.items[i].total == seeing_back.items[39 - i].total;
    }
    assert_false(same);
    ng_arena_free(&r.arena);
    ng_arena_free(&d.arena);
}

/* One sentence is asked for in four ways, and the row of several has no say; two ways ask for many. */
static void the_length_says_which_row_counts(void **state)
{
    (void)state;
    document d = make_document(9, 50, 200);
    d.sentences.words = 500;
    ng_scores one = rank_for(&d, NG_SCORER_RANK, 1, (ng_budget){.unit = NG_LENGTH_SENTENCES, .length = 1});
    ng_scores words = rank_for(&d, NG_SCORER_RANK, 1, (ng_budget){.unit = NG_LENGTH_WORDS, .length = 10});
    ng_scores ratio = rank_for(&d, NG_SCORER_RANK, 1, (ng_budget){.unit = NG_LENGTH_RATIO, .length = 20000});
    ng_scores many = rank_for(&d, NG_SCORER_RANK, 1, (ng_budget){.unit = NG_LENGTH_WORDS, .length = 20});
    ng_scores two = rank_for(&d, NG_SCORER_RANK, 1, (ng_budget){.unit = NG_LENGTH_SENTENCES, .length = 2});
    assert_memory_equal(one.order, words.order, 50 * sizeof *one.order);
    assert_memory_equal(one.order, ratio.order, 50 * sizeof *one.order);
    assert_memory_equal(two.order, many.order, 50 * sizeof *one.order);
    assert_memory_not_equal(one.order, two.order, 50 * sizeof *one.order);
    ng_arena_free(&d.arena);
}

static void a_query_comes_first(void **state)
{
    (void)state;
    document d = make_document(11, 30, 400);
    uint32_t wanted[] = {d.terms.items[d.terms.first[25]]};
    ng_additive model = make_model();
    ng_rank_options options = {.lead_weight = 1, .budget = {.unit = NG_LENGTH_SENTENCES, .length = 3}, .model = &model};
    options.query = (ng_term_list){wanted, 1};
    ng_scores scores;
    ng_error error;
    assert_int_equal(ng_rank(&d.lines, &d.tokens, &d.sentences, &d.terms, &options, &d.arena, &scores, &error), NG_OK);
    assert_true(ng_terms_held(&d.terms, scores.order[0], options.query) == 1);
    for (size_t i = 0; i < 30; i++) {
        const ng_sentence_score *s = &scores.items[i];
        assert_int_equal(s->centrality + s->position + s->content, s->total);
        bool held = ng_terms_held(&d.terms, i, options.query) > 0;
        assert_true(held ? s->total >= NG_SCORE_ONE / 2 - 200 : s->total <= NG_SCORE_ONE / 2);
    }
    ng_arena_free(&d.arena);
}

/* Sentences 0 {0 1}, 1 {1 2}, 2 {3}; terms in their order. */
static void features_are_what_they_say(void **state)
{
    (void)state;
    uint32_t first[] = {0, 2, 4, 5}, items[] = {0, 1, 1, 2, 3}, df[] = {1, 2, 1, 1};
    document d = make_document(1, 3, 30);
    ng_score quoted[] = {0, NG_SCORE_ONE / 4, 0};
    const bool days[] = {false, true, false}, limits[] = {false, false, true};
    d.terms = (ng_terms){.stem_count = 4,
                         .days = days,
                         .limits = limits,
                         .first = first,
                         .items = items,
                         .content = items,
                         .content_first = first,
                         .document_frequency = df,
                         .quoted = quoted};
    ng_features f;
    assert_true(ng_features_make(&d.tokens, &d.sentences, &d.terms, &d.arena, &f));
    assert_int_equal(f.rows[2][NG_F_NUMBER], 2000);
    assert_int_equal(f.rows[1][NG_F_NEW], 500);
    assert_int_equal(f.rows[1][NG_F_FIRST], 500); /* one term of two and two */
    assert_int_equal(f.rows[1][NG_F_BEFORE], 500);
    assert_int_equal(f.rows[0][NG_F_BEFORE], 0);
    assert_int_equal(f.rows[0][NG_F_AFTER], 500);
    assert_int_equal(f.rows[2][NG_F_AFTER], 0);
    assert_int_equal(f.rows[2][NG_F_LEAD], 1000);
    assert_int_equal(f.rows[0][NG_F_SHARED], 500);
    assert_int_equal(f.rows[2][NG_F_SHARED], 0);
    assert_int_equal(f.rows[0][NG_F_CENTROID], 802); /* 3 / (root 2 x root 7) */
    assert_int_equal(f.rows[0][NG_F_CENTROID_SHARE], 1000);
    assert_int_equal(f.rows[2][NG_F_TEXTRANK], 0);
    assert_int_equal(f.rows[0][NG_F_FLOW], 1000);
    assert_int_equal(f.rows[1][NG_F_QUOTED], 250);
    assert_int_equal(f.rows[1][NG_F_DAY], 1000);
    assert_int_equal(f.rows[2][NG_F_DAY], 0);
    assert_int_equal(f.rows[1][NG_F_LIMITS], 0);
    assert_int_equal(f.rows[2][NG_F_LIMITS], 1000);
    assert_int_equal(f.rows[0][NG_F_REPEATED], 500);
    uint32_t no_content[] = {0, 0, 0, 0}; /* as in a script without spaces */
    d.terms.content_first = no_content;
    assert_true(ng_features_make(&d.tokens, &d.sentences, &d.terms, &d.arena, &f));
    assert_int_equal(f.rows[0][NG_F_REPEATED], 500);
    ng_arena_free(&d.arena);
}

/* "l'État", "手机 iPhone" without the space, and "don't go", each a sentence. */
static void an_elided_word_is_none_by_itself(void **state)
{
    (void)state;
    document d = make_document(1, 3, 30);
    const ng_token tokens[] = {{.flags = 0},
                               {.flags = NG_TOKEN_GLUED | NG_TOKEN_CAPITAL},
                               {.flags = NG_TOKEN_UNCASED},
                               {.flags = NG_TOKEN_GLUED},
                               {.flags = NG_TOKEN_JOINED},
                               {.flags = 0},
                               {.kind = NG_TOKEN_PUNCTUATION}};
    const ng_sentence sentences[] = {
        {.first_token = 0, .end_token = 2}, {.first_token = 2, .end_token = 4}, {.first_token = 4, .end_token = 6}};
    d.tokens = (ng_tokens){.items = tokens, .count = 6};
    d.sentences.items = sentences;
    ng_features f;
    assert_true(ng_features_make(&d.tokens, &d.sentences, &d.terms, &d.arena, &f));
    assert_int_equal(f.rows[0][NG_F_WORDS], 1000);
    assert_int_equal(f.rows[0][NG_F_CAPITALS], 1000);
    assert_int_equal(f.rows[1][NG_F_WORDS], 2000);
    assert_int_equal(f.rows[2][NG_F_WORDS], 2000);
    ng_arena_free(&d.arena);
}

/* A sentence for each row: so many words, then a mark (0: none); [line] is the line that holds it. */
typedef struct shape {
    uint32_t words;
    uint32_t mark;
    uint32_t line;
} shape;

enum { MOST_LINES = 8, MOST_TOKENS = 200 };

/* [marked] is the line that the markup calls a heading, or none of them. Returns one letter a sentence: h for a heading. */
static const char *headings_of(const shape *shapes, size_t count, size_t marked)
{
    static char out[MOST_LINES + 1];
    ng_token tokens[MOST_TOKENS];
    ng_sentence sentences[MOST_LINES];
    ng_line items[MOST_LINES] = {0};
    uint32_t n = 0;
    for (size_t i = 0; i < count; i++) {
        sentences[i] = (ng_sentence){.first_token = n, .line = shapes[i].line, .words = shapes[i].words};
        for (uint32_t k = 0; k < shapes[i].words; k++) tokens[n++] = (ng_token){.kind = NG_TOKEN_WORD};
        if (shapes[i].mark) tokens[n++] = (ng_token){.kind = NG_TOKEN_PUNCTUATION, .word = shapes[i].mark};
        sentences[i].end_token = n;
    }
    if (marked < MOST_LINES) items[marked].flags = NG_LINE_HEADING;
    ng_arena arena;
    ng_arena_init(&arena, ng_allocator_default());
    const bool *headings;
    bool done = ng_headings_find(&(ng_lines){.items = items, .count = MOST_LINES}, &(ng_tokens){.items = tokens, .count = n},
                                 &(ng_sentences){.items = sentences, .count = count}, &arena, &headings);
    for (size_t i = 0; i < count; i++) out[i] = headings && headings[i] ? 'h' : '-';
    out[count] = '\0';
    ng_arena_free(&arena);
    return done ? out : "out of memory";
}

static void headings_are_short_lines_without_an_end(void **state)
{
    (void)state;
    assert_string_equal(headings_of((shape[]){{3, 0, 0}, {20, '.', 1}, {6, '?', 2}, {9, ':', 3}, {9, 0x3002, 4}}, 5, MOST_LINES),
                        "h-hh-");
    /* Long ones say something, and a sentence that shares its line heads nothing. */
    assert_string_equal(headings_of((shape[]){{13, 0, 0}, {40, '.', 1}, {6, '?', 1}, {5, 0, 1}, {13, '?', 3}}, 5, MOST_LINES),
                        "-----");
    assert_string_equal(headings_of((shape[]){{26, ':', 0}, {40, '.', 1}, {7, ':', 1}}, 3, MOST_LINES), "--h");
}

static void without_end_marks_a_missing_one_says_nothing(void **state)
{
    (void)state;
    assert_string_equal(headings_of((shape[]){{5, 0, 0}, {8, 0, 1}, {7, '.', 2}}, 3, MOST_LINES), "---");
    assert_string_equal(headings_of((shape[]){{5, 0, 0}, {8, 0, 1}}, 2, 0), "h-");
}

static void markup_says_what_a_heading_is(void **state)
{
    (void)state;
    assert_string_equal(headings_of((shape[]){{6, '.', 0}, {20, '.', 1}}, 2, 0), "h-");
    assert_string_equal(headings_of((shape[]){{20, 0, 0}, {30, '.', 1}}, 2, 0), "h-");
    assert_string_equal(headings_of((shape[]){{20, '.', 0}, {20, '.', 1}}, 2, 0), "--"); /* a standfirst */
    assert_string_equal(headings_of((shape[]){{3, 0, 0}}, 1, 0), "-");                   /* nothing else is there */
}

static void headings_come_last_with_parts_that_sum(void **state)
{
    (void)state;
    document d = make_document(7, 60, 200);
    ng_scores before = rank_with(&d, NG_SCORER_RANK, 1);
    ng_line *items = ng_arena_zeros(&d.arena, 60, sizeof *items);
    uint32_t best = before.order[0], second = before.order[1];
    for (uint32_t i = 0; i < 60; i++) ((ng_sentence *)d.sentences.items)[i].line = i;
    items[best].flags = items[second].flags = NG_LINE_HEADING;
    d.lines.items = items;
    d.lines.count = 60;
    ng_scores scores = rank_with(&d, NG_SCORER_RANK, 1);
    assert_int_equal(scores.order[0], before.order[2]);
    assert_int_equal(scores.order[58], best);
    assert_int_equal(scores.order[59], second);
    for (size_t i = 0; i < 60; i++) {
        const ng_sentence_score *s = &scores.items[i];
        assert_int_equal(s->centrality + s->position + s->content, s->total);
        if (i) assert_true(scores.items[scores.order[i - 1]].total >= scores.items[scores.order[i]].total);
    }
    ng_arena_free(&d.arena);
}

/* Content, sentence by sentence:  1 2 3 | 1 2 4 1 2 | 2 1 5 2 | 5 6 5 6.  Only the pair 1 2 stands in two sentences: 2 1 is
 * another, and 5 6 stands twice in one. */
static void a_pair_counts_where_another_sentence_holds_it(void **state)
{
    (void)state;
    uint32_t first[] = {0, 3, 6, 10, 12}, items[] = {1, 2, 3, 1, 2, 4, 1, 2, 5, 6, 5, 6}, df[] = {0, 3, 3, 1, 1, 2, 2};
    uint32_t content_first[] = {0, 3, 8, 12, 16}, content[] = {1, 2, 3, 1, 2, 4, 1, 2, 2, 1, 5, 2, 5, 6, 5, 6};
    document d = make_document(1, 4, 30);
    d.terms = (ng_terms){.stem_count = 7,
                         .days = ng_arena_zeros(&d.arena, 4, sizeof *d.terms.days),
                         .limits = ng_arena_zeros(&d.arena, 4, sizeof *d.terms.limits),
                         .first = first,
                         .items = items,
                         .content = content,
                         .content_first = content_first,
                         .document_frequency = df,
                         .quoted = ng_arena_zeros(&d.arena, 4, sizeof *d.terms.quoted)};
    ng_features f;
    assert_true(ng_features_make(&d.tokens, &d.sentences, &d.terms, &d.arena, &f));
    assert_int_equal(f.rows[0][NG_F_PAIRS], 1000);
    assert_int_equal(f.rows[1][NG_F_PAIRS], 2000);
    assert_int_equal(f.rows[2][NG_F_PAIRS], 0);
    assert_int_equal(f.rows[3][NG_F_PAIRS], 0);
    /* Terms in two sentences only are enough. */
    uint32_t twice_first[] = {0, 2, 4}, twice_items[] = {0, 1, 0, 1}, twice[] = {2, 2};
    d.sentences.count = 2;
    d.terms.stem_count = 2;
    d.terms.first = d.terms.content_first = twice_first;
    d.terms.items = d.terms.content = twice_items;
    d.terms.document_frequency = twice;
    assert_true(ng_features_make(&d.tokens, &d.sentences, &d.terms, &d.arena, &f));
    assert_int_equal(f.rows[0][NG_F_PAIRS], 1000);
    assert_int_equal(f.rows[1][NG_F_PAIRS], 1000);
    ng_arena_free(&d.arena);
}

static void no_sentence_and_no_term_are_fine(void **state)
{
    (void)state;
    document empty = make_document(1, 0, 10);
    assert_int_equal(rank_with(&empty, NG_SCORER_RANK, 1).count, 0);
    ng_arena_free(&empty.arena);
    document bare = make_document(1, 2, 1);
    uint32_t none[] = {0, 0, 0};
    bare.terms.first = bare.terms.content_first = none;
    ng_scores scores = rank_with(&bare, NG_SCORER_TEXTRANK, 1);
    assert_int_equal(scores.items[0].total, 0);
    assert_int_equal(scores.order[0], 0);
    assert_int_equal(rank_with(&bare, NG_SCORER_RANK, 1).items[rank_with(&bare, NG_SCORER_RANK, 1).order[0]].total, NG_SCORE_ONE);
    ng_arena_free(&bare.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(textrank_agrees_with_a_dense_reference),
        cmocka_unit_test(without_edges_is_as_with_edges),
        cmocka_unit_test(long_documents_come_in_the_same_order_without_edges),
        cmocka_unit_test(a_solution_is_where_walks_end),
        cmocka_unit_test(the_size_decides_which_way_is_taken),
        cmocka_unit_test(lexrank_is_the_cosine),
        cmocka_unit_test(a_sentence_that_shares_nothing_has_no_centrality),
        cmocka_unit_test(scores_lie_between_0_and_1_order_and_are_sums),
        cmocka_unit_test(the_lead_is_the_order_of_the_document),
        cmocka_unit_test(without_weight_position_does_not_count),
        cmocka_unit_test(the_length_says_which_row_counts),
        cmocka_unit_test(a_query_comes_first),
        cmocka_unit_test(features_are_what_they_say),
        cmocka_unit_test(an_elided_word_is_none_by_itself),
        cmocka_unit_test(headings_are_short_lines_without_an_end),
        cmocka_unit_test(without_end_marks_a_missing_one_says_nothing),
        cmocka_unit_test(markup_says_what_a_heading_is),
        cmocka_unit_test(headings_come_last_with_parts_that_sum),
        cmocka_unit_test(a_pair_counts_where_another_sentence_holds_it),
        cmocka_unit_test(no_sentence_and_no_term_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
