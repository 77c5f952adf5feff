/* Which story comes first: the one with more reports, then the later date, then the one that came first. */
#include "digest/digest.h"

#include "base/intern.h"

#include <stdlib.h>

int ng_text_compare(nutgraf_text a, nutgraf_text b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int difference = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return difference ? difference : (a.length > b.length) - (a.length < b.length);
}

/* What a story is sorted by; qsort hands no context on. */
typedef struct place {
    const ng_report *best;
    uint32_t count;
    uint32_t story;
    uint32_t group; /* the place of the topic's first story; 0 without groups */
} place;

static int compare_places(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    int date = ng_text_compare(y->best->date, x->best->date);
    if (date) return date;
    return x->story < y->story ? -1 : x->story > y->story;
}

/* Gives each story the group of its topic, in the order in which the topics come. Stories without one have the last group. */
static bool group_places(place *places, size_t count, ng_arena *arena)
{
    ng_interner topics;
    if (!ng_interner_init(&topics, arena, 64)) return false;
    for (size_t i = 0; i < count; i++) {
        nutgraf_text topic = places[i].best->body->topic;
        ng_span name = ng_span_make(topic.ptr, topic.length);
        bool added;
        places[i].group = name.len ? ng_interner_add(&topics, name, ng_hash(name), &added) : NG_NO_ID - 1;
        if (places[i].group == NG_NO_ID) return false;
    }
    return true;
}

uint32_t *ng_story_order(const nutgraf_digest *digest, size_t most, bool by_topic, ng_arena *arena)
{
    size_t count = digest->story_count, grouped = most < count ? most : count;
    place *places = ng_arena_array(arena, count, sizeof *places);
    uint32_t *order = ng_arena_array(arena, count, sizeof *order);
    if (!places || !order) return NULL;
    for (size_t i = 0; i < count; i++) {
        places[i] = (place){digest->stories[i].best, digest->stories[i].count, (uint32_t)i, 0};
    }
    qsort(places, count, sizeof *places, compare_places);
    if (by_topic) {
        if (!group_places(places, grouped, arena)) return NULL;
        qsort(places, grouped, sizeof *places, compare_places);
    }
    for (size_t i = 0; i < count; i++) order[i] = places[i].story;
    return order;
}
