/* Open addressing with linear probing, at most half full. */
#include "model/openers.h"

bool ng_openers_init(ng_openers *openers, ng_opener **slots, ng_arena *arena, size_t count)
{
    size_t room = 2;
    while (room < 2 * count) room *= 2;
    *slots = ng_arena_zeros(arena, room, sizeof **slots);
    *openers = (ng_openers){*slots, (uint32_t)(room - 1)};
    return *slots != NULL;
}

/* Where [word] stands, or would. */
static size_t find(const ng_openers *openers, const char *text, ng_span word, uint64_t hash)
{
    size_t at = (size_t)hash & openers->mask;
    while (openers->slots[at].reach) {
        const ng_opener *slot = &openers->slots[at];
        if (slot->length == word.len && memcmp(text + slot->start, word.ptr, word.len) == 0) break;
        at = (at + 1) & openers->mask;
    }
    return at;
}

void ng_openers_add(const ng_openers *openers, ng_opener *slots, const char *text, uint32_t start, uint16_t length,
                    uint16_t reach)
{
    ng_span word = ng_span_make(text + start, length);
    ng_opener *slot = &slots[find(openers, text, word, ng_hash(word))];
    *slot = (ng_opener){start, length, slot->reach > reach ? slot->reach : reach};
}

size_t ng_openers_reach(const ng_openers *openers, const char *text, ng_span word, uint64_t hash)
{
    return openers->slots ? openers->slots[find(openers, text, word, hash)].reach : 0;
}
