#include "fit/queue.h"

static bool comes_first(ng_candidate a, ng_candidate b)
{
    return a.worth != b.worth ? a.worth > b.worth : a.place < b.place;
}

void ng_queue_push(ng_queue *queue, ng_candidate candidate)
{
    size_t at = queue->count++;
    for (size_t above; at > 0 && comes_first(candidate, queue->items[above = (at - 1) / 2]); at = above) {
        queue->items[at] = queue->items[above];
    }
    queue->items[at] = candidate;
}

bool ng_queue_pop(ng_queue *queue, ng_candidate *out)
{
    if (queue->count == 0) return false;
    *out = queue->items[0];
    ng_candidate last = queue->items[--queue->count];
    size_t at = 0;
    for (size_t below; (below = 2 * at + 1) < queue->count; at = below) {
        if (below + 1 < queue->count && comes_first(queue->items[below + 1], queue->items[below])) below++;
        if (!comes_first(queue->items[below], last)) break;
        queue->items[at] = queue->items[below];
    }
    if (queue->count > 0) queue->items[at] = last;
    return true;
}
