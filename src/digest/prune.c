/* A digest that holds too much lets go the stories that it would show last, and forgets their sketches. Half of the reports stay,
 * so that this is done once in as many additions: O(log n) each. */
#include "digest/digest.h"

void ng_story_free(const nutgraf_digest *digest, ng_story *story)
{
    if (!story->best->listed) {
        ng_release(&digest->allocator, story->best->body);
        ng_release(&digest->allocator, story->best);
    }
    for (ng_report *report = story->first, *next; report; report = next) {
        next = report->next;
        ng_release(&digest->allocator, report->body);
        ng_release(&digest->allocator, report);
    }
}

/* The new number of each story that stays, NG_NO_OWNER for the others. */
static void choose(const nutgraf_digest *digest, const uint32_t *order, uint32_t *number_of)
{
    size_t held = 0, at = 0;
    for (size_t i = 0; i < digest->story_count; i++) number_of[i] = NG_NO_OWNER;
    for (; at < digest->story_count && held <= digest->most / 2; at++) {
        held += digest->stories[order[at]].listed;
        number_of[order[at]] = 0;
    }
    for (uint32_t i = 0, number = 0; i < digest->story_count; i++) {
        if (number_of[i] == 0) number_of[i] = number++;
    }
}

bool ng_digest_prune(nutgraf_digest *digest)
{
    ng_arena arena;
    ng_arena_init(&arena, digest->allocator);
    uint32_t *order = ng_story_order(digest, 0, false, &arena);
    uint32_t *number_of = ng_arena_array(&arena, digest->story_count, sizeof *number_of);
    bool good = order && number_of;
    size_t kept = 0;
    if (good) choose(digest, order, number_of);
    for (size_t i = 0; good && i < digest->story_count; i++) {
        ng_story *story = &digest->stories[i];
        if (number_of[i] != NG_NO_OWNER) {
            digest->stories[kept++] = *story;
            continue;
        }
        digest->held -= story->listed;
        digest->left_out++;
        ng_story_free(digest, story);
    }
    if (good) {
        digest->story_count = kept;
        ng_near_renumber(&digest->near, number_of);
    }
    ng_arena_free(&arena);
    return good;
}
