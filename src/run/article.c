/* From bytes to sentences and terms: what the article is, and what it is made of. */
#include "run/run.h"

#include "clean/clean.h"
#include "fit/fit.h"
#include "lex/language.h"
#include "lex/lex.h"
#include "meta/meta.h"
#include "meta/page.h"
#include "model/stopwords.h"
#include "read/decode.h"
#include "read/html.h"
#include "read/markdown.h"
#include "read/read.h"
#include "run/options.h"
#include "split/split.h"
#include "terms/terms.h"

ng_status ng_run_make_tokens(ng_run *r, const ng_lines *lines, const char *language, ng_tokens *out)
{
    ng_arena *arena = &r->context->arena;
    const ng_table *own = ng_run_table(r->options->stopwords);
    ng_status status = ng_lex(lines, r->model, language, &r->context->scratch, arena, out, r->error);
    if (status == NG_OK && own && !ng_lex_stopwords(out, own, arena)) return ng_fail_memory(r->error);
    return status;
}

/* The tokens of the article itself, as yet without marks. */
static ng_status read_tokens(ng_run *r, const char *language)
{
    ng_outcome *p = &r->parts;
    return ng_lex_read(&p->lines, r->model, language, &r->context->scratch, &r->context->arena, &p->tokens, r->error);
}

/* Marks them, with what earlier articles found out about their words. */
static ng_status mark_tokens(ng_run *r)
{
    ng_arena *arena = &r->context->arena;
    ng_tokens *tokens = &r->parts.tokens;
    const ng_table *own = ng_run_table(r->options->stopwords);
    bool good = ng_lex_recall(&r->context->memory, r->model, r->context->allocator, arena, tokens);
    if (good) ng_lex_mark(r->model, tokens);
    good = good && (!own || ng_lex_stopwords(tokens, own, arena));
    return good ? NG_OK : ng_fail_memory(r->error);
}

/* The bytes of a file may be in any character set; the fields of a record are UTF-8 already. What was converted is counted in
 * as UTF-8. */
static ng_status decode_source(ng_run *r, size_t *replaced)
{
    ng_decoded decoded = {.replaced = 0};
    if (r->is_record) return NG_OK;
    ng_status status = ng_read_decode(r->source, r->html || r->markdown, &r->context->arena, &decoded, r->error);
    if (status != NG_OK) return status;
    r->source = decoded.text;
    *replaced = decoded.replaced;
    if (decoded.converted) r->parts.offset_base = "page";
    return NG_OK;
}

static ng_status read_source(ng_run *r)
{
    ng_arena *arena = &r->context->arena;
    size_t replaced = 0;
    ng_lines *lines = &r->parts.lines;
    ng_status status = decode_source(r, &replaced);
    if (status != NG_OK) return status;
    if (r->html) status = ng_read_html(r->title, r->source, arena, lines, &r->markup, r->error);
    else if (r->markdown) status = ng_read_markdown(r->title, r->source, arena, lines, &r->markup, r->error);
    else status = ng_read(r->title, r->source, NG_WRAP_JOIN, arena, lines, r->error);
    lines->replaced += replaced;
    return status;
}

/* <html lang> is often a template's and not the text's: it is asked where the text itself does not tell, or hardly. */
static ng_status take_declared_language(ng_run *r)
{
    ng_outcome *p = &r->parts;
    char declared[NG_LANGUAGE_SIZE] = "";
    bool asked = r->html && !r->language[0];
    for (size_t i = 0; asked && !declared[0] && i < r->markup.claim_count; i++) {
        const ng_claim *c = &r->markup.claims[i];
        if (c->kind == NG_CLAIM_LANGUAGE) (void)ng_run_language(c->value, declared, NULL);
    }
    if (!declared[0] || strcmp(declared, p->tokens.language) == 0) return NG_OK;
    bool believed = strcmp(p->tokens.language, "und") == 0
        || ng_lex_may_speak(&r->model->identifier, &p->lines, &p->tokens, declared);
    return believed ? read_tokens(r, declared) : NG_OK;
}

/* What is measured of each line is given back before the next stage begins. */
static ng_status clean(ng_run *r, const ng_language *language)
{
    ng_outcome *p = &r->parts;
    ng_arena *work = &r->context->work;
    ng_regex_scratch *regex = r->context->regex;
    bool all = r->options->keep_all != 0;
    ng_status status;
    if (r->html) status = ng_clean_html(&p->lines, &p->tokens, &r->markup, language, regex, all, work, &p->kept, r->error);
    else status = ng_clean(&p->lines, &p->tokens, language, regex, all, work, &p->kept, r->error);
    if (status == NG_OK) {
        p->kept.lines = ng_arena_keep(&r->context->arena, p->kept.lines, p->lines.count, sizeof *p->kept.lines);
        if (!p->kept.lines) status = ng_fail_memory(r->error);
    }
    ng_arena_reset(work);
    return status;
}

ng_status ng_run_understand(ng_run *r, const ng_language **language)
{
    ng_outcome *p = &r->parts;
    ng_arena *arena = &r->context->arena;
    ng_regex_scratch *regex = r->context->regex;
    ng_status status = read_source(r);
    if (status == NG_OK) status = read_tokens(r, r->language);
    if (status == NG_OK) status = take_declared_language(r);
    if (status == NG_OK) status = mark_tokens(r);
    if (status != NG_OK) return status;
    const ng_table *own = ng_run_table(r->options->stopwords);
    *language = ng_model_language(r->model, p->tokens.language);
    bool listed = ng_language_function_words(*language) > 0 || (own && ng_stopwords_add(own));
    p->no_language_data = !listed && p->tokens.count > 0;
    status = clean(r, *language);
    if (status == NG_OK) {
        status = ng_meta_find(&p->lines, &p->tokens, &p->kept, *language, regex, arena, &p->meta, r->error);
    }
    if (status == NG_OK && (r->html || r->markdown)) {
        status = ng_meta_page(&p->lines, &p->tokens, &r->markup, *language, p->url, p->lines.has_title, arena, &p->meta,
                              r->error);
    }
    if (status == NG_OK && !ng_meta_record(&r->own, arena, &p->meta)) status = ng_fail_memory(r->error);
    if (status == NG_OK && r->given_tags) {
        p->meta.given_tags = r->given_tags;
        p->meta.given_tag_count = r->given_tag_count;
    }
    if (status == NG_OK) status = ng_fit_slug(p->meta.headline, &r->context->scratch, arena, &p->slug, r->error);
    return status;
}

ng_status ng_run_take_apart(ng_run *r, const ng_language *language)
{
    ng_outcome *p = &r->parts;
    ng_arena *arena = &r->context->arena;
    ng_split_means means = {.language = language,
                            .own = ng_run_table(r->options->abbreviations),
                            .common = ng_language_table(&r->model->neutral, NG_TABLE_ABBREVIATIONS),
                            .model = &r->model->sentences,
                            .without_rules = r->options->no_split_rules};
    ng_status status = ng_split(&p->lines, &p->tokens, &p->kept, &means, arena, &p->sentences, r->error);
    if (status != NG_OK) return status;
    ng_stemmer_slot *slot = &r->context->stemmer;
    if (!ng_stemmer_use(slot, language->stemmer, r->context->allocator)) return ng_fail_memory(r->error);
    status = ng_terms_make(&p->lines, &p->tokens, &p->sentences, &p->meta, language, slot->stemmer, arena, &r->terms, r->error);
    ng_arena_give_back(arena, p->tokens.marks); /* no later stage goes from mark to mark */
    p->tokens.marks = NULL;
    p->tokens.mark_count = 0;
    return status;
}
