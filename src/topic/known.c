#include "topic/known.h"

ng_score ng_topic_known(const ng_classifier *model, const ng_topic_bag *bag)
{
    size_t words = 0, known = 0;
    for (size_t i = 0; i < bag->count; i++) {
        if (!bag->items[i].word.ptr) continue;
        words++;
        known += ng_classifier_find(model, bag->items[i].hash) != NULL;
    }
    return words ? ng_score_from((double)known / (double)words) : 0;
}
