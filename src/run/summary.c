/* The summary and the descriptions: what is ranked, what is chosen of it, and for which place. */
#include "run/run.h"

#include "fit/describe.h"
#include "fit/fit.h"
#include "fit/presets.h"
#include "rank/rank.h"
#include "read/read.h"
#include "terms/terms.h"

/* The article's terms that a text of the caller's names; none for NULL. */
static ng_status find_terms(ng_run *r, const char *text, ng_term_list *out)
{
    ng_arena *arena = &r->context->arena;
    ng_lines lines;
    ng_tokens tokens;
    const ng_language *language = ng_model_language(r->model, r->parts.tokens.language);
    *out = (ng_term_list){NULL, 0};
    if (!text) return NG_OK;
    ng_status status = ng_read(NG_SPAN(""), ng_span_cstr(text), NG_WRAP_KEEP, arena, &lines, r->error);
    if (status == NG_OK) status = ng_run_make_tokens(r, &lines, r->parts.tokens.language, &tokens);
    if (status == NG_OK)
        status = ng_terms_find(&r->terms, &lines, &tokens, language, r->context->stemmer.stemmer, arena, out, r->error);
    return status;
}

static ng_count count_of(const nutgraf_options *options, ng_count preset)
{
    return options->count_by == NUTGRAF_COUNT_DEFAULT ? preset : (ng_count)(options->count_by - 1);
}

static const ng_table *cut_words(const ng_run *r)
{
    return ng_language_table(ng_model_language(r->model, r->parts.tokens.language), NG_TABLE_CUTS);
}

static ng_fit_input fit_input(ng_run *r)
{
    ng_outcome *p = &r->parts;
    return (ng_fit_input){&p->lines, &p->tokens, &p->sentences, &r->terms, &p->scores, cut_words(r)};
}

static ng_status choose(ng_run *r, const ng_budget *budget)
{
    ng_outcome *p = &r->parts;
    ng_fit_options how = {.budget = *budget, .by_rank = r->options->by_rank, .redundancy = r->options->redundancy};
    ng_fit_input input = fit_input(r);
    ng_status status = find_terms(r, r->options->must, &how.must);
    if (status != NG_OK) return status;
    return ng_fit_choose(&input, &how, &r->context->arena, &p->choice, r->error);
}

/* The ranker and the tagger need more memory than all other stages: it is given back before the next one begins. */
static ng_status rank(ng_run *r, const ng_rank_options *how, ng_scores *out)
{
    ng_outcome *p = &r->parts;
    ng_arena *arena = &r->context->arena;
    ng_status status = ng_rank(&p->lines, &p->tokens, &p->sentences, &r->terms, how, &r->context->work, out, r->error);
    if (status == NG_OK) {
        out->items = ng_arena_keep(arena, out->items, out->count, sizeof *out->items);
        out->order = ng_arena_keep(arena, out->order, out->count, sizeof *out->order);
        bool kept = out->items && out->order;
        if (out->leans_on) {
            out->leans_on = ng_arena_keep(arena, out->leans_on, out->count, sizeof *out->leans_on);
            kept = kept && out->leans_on;
        }
        if (!kept) status = ng_fail_memory(r->error);
    }
    ng_arena_reset(&r->context->work);
    return status;
}

static ng_status score(ng_run *r, const ng_budget *budget, ng_scores *out)
{
    /* Without stop words every sentence looks like every other: the lead is the honest summary then. */
    ng_scorer scorer = r->parts.no_language_data ? NG_SCORER_LEAD : (ng_scorer)r->options->scorer;
    ng_rank_options how = {
        .scorer = scorer, .lead_weight = r->options->lead_weight, .budget = *budget, .model = &r->model->rank};
    ng_status status = find_terms(r, r->options->query, &how.query);
    return status == NG_OK ? rank(r, &how, out) : status;
}

/* One sentence within the budget, whole or cut; absent when it cannot be cut. */
static ng_status fit_sentence(ng_run *r, const ng_lines *lines, const ng_tokens *tokens, const ng_sentence *sentence,
                              const ng_budget *budget, ng_span *out)
{
    static const uint32_t order[] = {0};
    static const ng_sentence_score best[] = {{.total = NG_SCORE_ONE}};
    ng_sentence alone = *sentence;
    ng_sentences one = {&alone, 1, 0};
    ng_scores scores = {.items = best, .order = order, .count = 1};
    ng_fit_input input = {lines, tokens, &one, &r->terms, &scores, cut_words(r)};
    return ng_fit_describe(&input, budget, 1, (ng_span){NULL, 0}, &r->context->arena, out, r->error);
}

/* An article without a headline gets a title all the same, for the formats that want one, and its slug: the best sentence, cut
 * where it is longer than a headline may be. */
static ng_status make_title(ng_run *r)
{
    ng_outcome *p = &r->parts;
    if (p->meta.headline.len || p->scores.count == 0) return NG_OK;
    const ng_preset *preset = ng_preset_find("headline");
    ng_budget budget = {preset->unit, preset->length, preset->count, ng_span_cstr(r->options->ellipsis)};
    ng_status status = fit_sentence(r, &p->lines, &p->tokens, &p->sentences.items[p->scores.order[0]], &budget, &p->title);
    return status == NG_OK ? ng_fit_slug(p->title, &r->context->scratch, &r->context->arena, &p->slug, r->error) : status;
}

ng_status ng_run_summarise(ng_run *r)
{
    ng_outcome *p = &r->parts;
    ng_budget budget = {(ng_length_unit)r->options->unit, r->options->length, count_of(r->options, NG_COUNT_GRAPHEME),
                        ng_span_cstr(r->options->ellipsis)};
    ng_status status = score(r, &budget, &p->scores);
    if (status == NG_OK) status = choose(r, &budget);
    if (status == NG_OK) {
        status = ng_fit_summary(&p->lines, &p->sentences, &p->choice, &r->context->arena, &p->summary, r->error);
    }
    if (status == NG_OK) status = make_title(r);
    return status;
}

/* The headline as one sentence, which is cut like any other; no sentence when it is empty. */
static ng_status headline_input(ng_run *r, ng_lines *lines, ng_tokens *tokens, ng_sentence *sentence, ng_error *error)
{
    ng_arena *arena = &r->context->arena;
    ng_status status = ng_read(NG_SPAN(""), r->parts.meta.headline, NG_WRAP_KEEP, arena, lines, error);
    if (status == NG_OK) status = ng_run_make_tokens(r, lines, r->parts.tokens.language, tokens);
    if (status != NG_OK || lines->count == 0) return status;
    *sentence = (ng_sentence){.start = lines->items[0].start, .end = lines->items[0].end, .end_token = tokens->line_first[1]};
    return NG_OK;
}

/* The headline within the budget; absent when it cannot be cut. */
static ng_status describe_by_headline(ng_run *r, const ng_budget *budget)
{
    ng_lines lines = {.count = 0};
    ng_tokens tokens = {.count = 0};
    ng_sentence sentence = {0};
    ng_status status = headline_input(r, &lines, &tokens, &sentence, r->error);
    if (status != NG_OK || sentence.end == sentence.start) return status;
    return fit_sentence(r, &lines, &tokens, &sentence, budget, &r->parts.description);
}

/* The description that the article brings along, in one line: the record's own, the feed's or the page's, else the dek. Absent
 * when it is too long. */
static ng_status keep_description(ng_run *r, const ng_budget *budget)
{
    ng_lines lines = {.count = 0};
    ng_span own = r->parts.meta.description.len ? r->parts.meta.description : r->parts.meta.dek;
    if (!r->options->keep_existing || !own.len) return NG_OK;
    ng_status status = ng_read(NG_SPAN(""), own, NG_WRAP_KEEP, &r->context->arena, &lines, r->error);
    char *text = status == NG_OK ? ng_arena_alloc(&r->context->arena, lines.text.len + 1) : NULL;
    if (status == NG_OK && !text) status = ng_fail_memory(r->error);
    if (status != NG_OK) return status;
    for (size_t i = 0; i < lines.text.len; i++) text[i] = lines.text.ptr[i] == '\n' ? ' ' : lines.text.ptr[i];
    own = ng_span_trim(ng_span_make(text, lines.text.len));
    if (own.len && ng_fit_holds(budget, own)) r->parts.description = own;
    return NG_OK;
}

ng_status ng_run_describe(ng_run *r)
{
    ng_outcome *p = &r->parts;
    const nutgraf_options *o = r->options;
    const ng_preset *preset = ng_preset_find(o->fit);
    ng_budget budget = {preset->unit, o->fit_length ? o->fit_length : preset->length, count_of(o, preset->count),
                        ng_span_cstr(o->ellipsis)};
    ng_status status = keep_description(r, &budget);
    if (status == NG_OK && !p->description.ptr && preset->headline && p->meta.headline.len)
        status = describe_by_headline(r, &budget);
    if (status != NG_OK || p->description.ptr) return status;
    ng_scores scores;
    ng_fit_input input = fit_input(r);
    input.scores = &scores;
    status = score(r, &budget, &scores); /* what is best in so few characters is not what is best in three sentences */
    if (status != NG_OK) return status;
    size_t most = o->unit == NUTGRAF_SENTENCES ? o->length : SIZE_MAX;
    ng_span spare = p->meta.headline.len ? p->meta.headline : (ng_span){NULL, 0};
    return ng_fit_describe(&input, &budget, most, spare, &r->context->arena, &p->description, r->error);
}
