/* Holds `-s textrank` against the dense reference of tests/unit/dense_textrank.h on real articles.
 *     textrank_reference ARTICLES.jsonl [N]     the first N records, 50 when not said
 * Prints the largest difference of a score and how many articles come in the same order; exit 1 when a score differs by
 * more than 1e-3 or an order differs beyond ties of the printed digits.
 */
#include <stdio.h>

#include "../unit/dense_textrank.h"
#include "clean/clean.h"
#include "lex/lex.h"
#include "meta/meta.h"
#include "rank/rank.h"
#include "read/read.h"
#include "read/record.h"
#include "split/split.h"
#include "terms/terms.h"

typedef struct tools {
    ng_model *model;
    ng_regex_scratch *regex;
    ng_stemmer *stemmer;
    ng_strbuf scratch;
} tools;

/* One article through the stages up to its terms and scores. */
static bool rank_record(const tools *with, ng_span line, ng_arena *arena, ng_terms *terms, ng_scores *scores)
{
    ng_record record;
    ng_lines lines;
    ng_tokens tokens;
    ng_kept kept;
    ng_meta meta;
    ng_sentences sentences;
    ng_error error;
    ng_strbuf scratch = with->scratch;
    ng_rank_options options = {.scorer = NG_SCORER_TEXTRANK, .budget = {NG_LENGTH_SENTENCES, 3}};
    const ng_language *english = ng_model_language(with->model, "en");
    bool fine = ng_record_read(line, arena, &record, &error) == NG_OK
             && ng_read(record.title, record.text, NG_WRAP_JOIN, arena, &lines, &error) == NG_OK
             && ng_lex(&lines, with->model, "en", &scratch, arena, &tokens, &error) == NG_OK
             && ng_clean(&lines, &tokens, english, with->regex, true, arena, &kept, &error) == NG_OK
             && ng_meta_find(&lines, &tokens, &kept, english, with->regex, arena, &meta, &error) == NG_OK
             && ng_split(&lines, &tokens, &kept, &(ng_split_means){.language = english}, arena, &sentences, &error) == NG_OK
             && ng_terms_make(&lines, &tokens, &sentences, &meta, english, with->stemmer, arena, terms, &error) == NG_OK
             && ng_rank(&lines, &tokens, &sentences, terms, &options, arena, scores, &error) == NG_OK;
    ng_strbuf_free(&scratch);
    return fine;
}

static double largest_difference(const double *dense, const ng_scores *scores)
{
    double largest = 0;
    for (size_t i = 0; i < scores->count; i++) {
        double d = fabs(dense[i] - scores->items[i].total / (double)NG_SCORE_ONE);
        if (d > largest) largest = d;
    }
    return largest;
}

/* No sentence stands before one that the reference ranks higher by more than the digits that are printed. */
static bool same_order(const double *dense, const ng_scores *scores)
{
    for (size_t i = 1; i < scores->count; i++) {
        if (dense[scores->order[i]] > dense[scores->order[i - 1]] + 1e-4) return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    size_t wanted = argc > 2 ? strtoul(argv[2], NULL, 10) : 50, articles = 0, ordered = 0, capacity = 0, sentences = 0;
    double worst = 0;
    char *line = NULL;
    ssize_t length;
    ng_error error;
    tools with = {.stemmer = ng_stemmer_open("english", ng_allocator_default())};
    ng_allocator memory = ng_allocator_default();
    FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
    with.regex = ng_regex_scratch_new(&memory);
    ng_strbuf_init(&with.scratch, memory);
    if (!file || !with.stemmer || !with.regex || ng_model_open(&with.model, memory, &error) != NG_OK) {
        fprintf(stderr, "usage: textrank_reference ARTICLES.jsonl [N]\n");
        return 2;
    }
    while (articles < wanted && (length = getline(&line, &capacity, file)) > 0) {
        ng_arena arena;
        ng_terms terms;
        ng_scores scores;
        ng_arena_init(&arena, memory);
        if (rank_record(&with, ng_span_make(line, (size_t)length), &arena, &terms, &scores)) {
            double *dense = dense_textrank(&terms, scores.count);
            double d = largest_difference(dense, &scores);
            worst = d > worst ? d : worst;
            ordered += same_order(dense, &scores);
            sentences += scores.count;
            articles++;
            free(dense);
        }
        ng_arena_free(&arena);
    }
    printf("%zu articles, %zu sentences: largest difference %.6f, same order in %zu\n", articles, sentences, worst, ordered);
    free(line);
    (void)fclose(file);
    ng_regex_scratch_free(with.regex);
    ng_stemmer_close(with.stemmer);
    ng_model_close(with.model);
    return worst > 1e-3 || ordered != articles;
}
