/* Topics, keywords and tags. */
#include "run/run.h"

#include "model/vocabulary.h"
#include "tag/tag.h"
#include "terms/terms.h"
#include "topic/bag.h"
#include "topic/known.h"
#include "topic/topic.h"

/* *language becomes the one whose topic model knows the words of a text that is too short for its language to be sure of
 * (topic/known.h). English is the one language with such a model; a lexicon knows too few words to tell. */
static ng_status doubt_language(ng_run *r, const ng_language **language)
{
    enum { SHORT = 24 };                    /* distinct words; longer texts are told apart without fail */
    static const ng_score ENOUGH = 800000; /* 96 of 108 such English headlines have it, and 9 of 1,700 in other languages */
    ng_outcome *p = &r->parts;
    const ng_language *other = ng_model_language(r->model, "en");
    bool sure = r->language[0] || *language == other || !other->topics.model;
    if (sure || p->tokens.word_count > SHORT) return NG_OK;
    ng_arena *work = &r->context->work;
    ng_topic_reading reading;
    ng_topic_bag bag;
    ng_status status = ng_topic_read(&p->tokens, &p->meta, &p->sentences, work, &reading, r->error);
    if (status == NG_OK) status = ng_topic_collect(&p->tokens, &reading, other->topics.model, work, &bag, r->error);
    if (status == NG_OK && ng_topic_known(other->topics.model, &bag) >= ENOUGH) *language = other;
    return status;
}

static bool keep_topics(ng_topics *topics, ng_arena *arena)
{
    ng_topic *items = ng_arena_keep(arena, topics->items, topics->count, sizeof *items);
    for (size_t i = 0; items && i < topics->count; i++) {
        items[i].narrower = ng_arena_keep(arena, items[i].narrower, items[i].narrower_count, sizeof *items);
        if (!items[i].narrower) return false;
    }
    topics->items = items;
    return items != NULL;
}

static ng_status find_topics(ng_run *r, const ng_language *language)
{
    ng_outcome *p = &r->parts;
    ng_arena *work = &r->context->work;
    const ng_desk_file *own = (const void *)r->options->topic_lexicon;
    const ng_lexicon *lexicon = own ? &own->lexicon : &language->topics;
    bool by_default = r->options->topic_threshold == NUTGRAF_THRESHOLD_DEFAULT;
    ng_topic_options how = {r->options->topics,
                            by_default ? NG_TOPIC_DEFAULT : ng_score_from(r->options->topic_threshold)};
    p->no_topics = !own && lexicon->label_count == 0 && r->options->topics > 0 && !p->no_language_data;
    if (own && own->classifier.label_count) {
        return ng_topic_classified(&p->tokens, &p->meta, &p->sentences, &own->classifier, &how, work, &p->topics, r->error);
    }
    return ng_topic_label(&p->tokens, &p->meta, &p->sentences, lexicon, &how, work, &p->topics, r->error);
}

/* The counts are given back before the next stage begins: what it writes then is still in the processor's caches. */
ng_status ng_run_label(ng_run *r, const ng_language *language)
{
    ng_status status = r->options->topic_lexicon ? NG_OK : doubt_language(r, &language);
    if (status == NG_OK) status = find_topics(r, language);
    if (status == NG_OK && !keep_topics(&r->parts.topics, &r->context->arena)) status = ng_fail_memory(r->error);
    ng_arena_reset(&r->context->work);
    return status;
}

static bool keep_keywords(ng_keywords *keywords, ng_arena *arena)
{
    ng_keyword *items = ng_arena_keep(arena, keywords->items, keywords->count, sizeof *items);
    for (size_t i = 0; items && i < keywords->count; i++) {
        ng_keyword *k = &items[i];
        k->text = ng_arena_copy(arena, k->text);
        k->type = ng_arena_copy(arena, k->type);
        k->mentions = ng_arena_keep(arena, k->mentions, k->mention_count, sizeof *k->mentions);
        if (!k->text.ptr || !k->type.ptr || !k->mentions) return false;
    }
    keywords->items = items;
    return items != NULL;
}

static ng_status find_keywords(ng_run *r, const ng_language *language, const ng_tag_options *how)
{
    ng_outcome *p = &r->parts;
    ng_status status = ng_tag_keywords(&p->lines, &p->tokens, &p->meta, &p->sentences, &r->terms, language, how,
                                       &r->context->work, &p->keywords, r->error);
    if (status == NG_OK && !keep_keywords(&p->keywords, &r->context->arena)) status = ng_fail_memory(r->error);
    ng_arena_reset(&r->context->work);
    return status;
}

ng_status ng_run_tag(ng_run *r, const ng_language *language)
{
    ng_outcome *p = &r->parts;
    ng_arena *arena = &r->context->arena;
    const ng_vocabulary *vocabulary = (const ng_vocabulary *)(const void *)r->options->vocabulary;
    bool phrases = r->options->phrases != 0;
    ng_tag_options how = {.limit = r->options->keywords,
                          .model = phrases ? &r->model->phrases : &r->model->names,
                          .wording = phrases ? ng_language_table(&r->model->neutral, NG_TABLE_KEYPHRASES) : NULL,
                          .style = phrases ? NG_TAG_PHRASES : NG_TAG_NAMES,
                          .unsure = phrases ? r->options->keywords : NG_TAG_UNSURE_NAMES,
                          .expected = phrases ? 0 : NG_TAG_EXPECTED_NAMES,
                          .only_listed = r->options->only_listed != 0,
                          .denied = ng_run_table(r->options->denied)};
    ng_terms_give_back(&r->terms, arena);
    ng_status status = find_keywords(r, language, &how);
    if (status == NG_OK && (r->options->stages & NUTGRAF_TAGS)) {
        status = ng_tag_mix(&p->lines, &p->tokens, &p->meta, &p->sentences, &p->keywords, &p->topics, vocabulary, &how,
                            arena, &p->tags, r->error);
    }
    return status;
}
