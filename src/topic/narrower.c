#include "topic/narrower.h"

#include "topic/classify.h"

/* The parts of [label] that are sure, best first, ties in the lexicon's order, in items[NG_TOPIC_NARROWER]; returns how many. */
static size_t best_parts(const ng_lexicon *lexicon, size_t label, const double *evidence, double length, ng_score parent,
                         ng_topic *items)
{
    size_t count = 0, next;
    ng_score least = ng_score_from(lexicon->settings[NG_LEXICON_NARROWER] / 100.0);
    double slope = lexicon->settings[NG_LEXICON_SLOPE] / 100.0 / length;
    for (size_t k = lexicon->labels[label].part; k > 0; k = next) {
        const ng_lexicon_label *part = &lexicon->narrower[k - 1];
        next = part->part;
        if (evidence[k - 1] <= 0) continue;
        ng_score sure = ng_score_from(ng_topic_sigmoid(evidence[k - 1] * slope + part->bias / 100.0) * parent / NG_SCORE_ONE);
        if (sure < least || (count == NG_TOPIC_NARROWER && sure <= items[count - 1].confidence)) continue;
        size_t at = count < NG_TOPIC_NARROWER ? count++ : count - 1;
        for (; at > 0 && items[at - 1].confidence < sure; at--) items[at] = items[at - 1];
        items[at] = (ng_topic){.name = part->name, .uri = part->uri, .confidence = sure};
    }
    return count;
}

ng_status ng_topic_narrow(const ng_lexicon *lexicon, size_t label, const double *evidence, double length, ng_arena *arena,
                          ng_topic *topic, ng_error *error)
{
    ng_topic items[NG_TOPIC_NARROWER];
    topic->narrower = NULL;
    topic->narrower_count = best_parts(lexicon, label, evidence, length, topic->confidence, items);
    if (topic->narrower_count == 0) return NG_OK;
    ng_topic *kept = ng_arena_keep(arena, items, topic->narrower_count, sizeof *items);
    if (!kept) return ng_fail_memory(error);
    topic->narrower = kept;
    return NG_OK;
}
