#include "train/stages.h"

#include "clean/clean.h"
#include "lex/lex.h"
#include "meta/meta.h"
#include "read/read.h"
#include "split/split.h"
#include "terms/terms.h"
#include "train/message.h"

bool ng_stages_open(ng_stages *stages)
{
    ng_allocator allocator = ng_allocator_default();
    ng_error error = {NG_OK, 0, "out of memory"};
    *stages = (ng_stages){.regex = ng_regex_scratch_new(&allocator)};
    ng_arena_init(&stages->arena, allocator);
    ng_strbuf_init(&stages->scratch, allocator);
    if (stages->regex && ng_model_open(&stages->model, allocator, &error) == NG_OK) return true;
    ng_train_message("%s", error.message);
    return false;
}

void ng_stages_free(ng_stages *stages)
{
    ng_stemmer_close(stages->stemmer.stemmer);
    ng_regex_scratch_free(stages->regex);
    ng_strbuf_free(&stages->scratch);
    ng_arena_free(&stages->arena);
    ng_model_close(stages->model);
}

ng_status ng_stages_run(ng_stages *stages, ng_span title, ng_span text, const char *language, ng_text_parts *p, ng_error *error)
{
    ng_kept kept;
    ng_arena *arena = &stages->arena;
    ng_arena_reset(arena);
    ng_status status = ng_read(title, text, NG_WRAP_JOIN, arena, &p->lines, error);
    if (status == NG_OK) status = ng_lex(&p->lines, stages->model, language, &stages->scratch, arena, &p->tokens, error);
    if (status != NG_OK) return status;
    p->language = ng_model_language(stages->model, p->tokens.language);
    ng_split_means means = {.language = p->language,
                            .common = ng_language_table(&stages->model->neutral, NG_TABLE_ABBREVIATIONS),
                            .model = &stages->model->sentences};
    status = ng_clean(&p->lines, &p->tokens, p->language, stages->regex, true, arena, &kept, error);
    if (status == NG_OK) status = ng_meta_find(&p->lines, &p->tokens, &kept, p->language, stages->regex, arena, &p->meta, error);
    if (status == NG_OK) status = ng_split(&p->lines, &p->tokens, &kept, &means, arena, &p->sentences, error);
    if (status != NG_OK) return status;
    if (!ng_stemmer_use(&stages->stemmer, p->language->stemmer, ng_allocator_default())) return ng_fail_memory(error);
    ng_stemmer *stemmer = stages->stemmer.stemmer;
    return ng_terms_make(&p->lines, &p->tokens, &p->sentences, &p->meta, p->language, stemmer, arena, &p->terms, error);
}
