#include "base/intern.h"

enum { LEAST_SLOTS = 64 };

bool ng_interner_init(ng_interner *interner, ng_arena *arena, size_t expected)
{
    size_t slots = LEAST_SLOTS;
    while (slots < expected * 2 && slots < ((size_t)1 << 30)) slots *= 2;
    *interner = (ng_interner){.arena = arena, .mask = (uint32_t)(slots - 1), .capacity = (uint32_t)(slots / 2)};
    interner->slots = ng_arena_zeros(arena, slots, sizeof *interner->slots);
    interner->entries = ng_arena_array(arena, interner->capacity, sizeof *interner->entries);
    return interner->slots && interner->entries;
}

void ng_interner_give_back(ng_interner *interner)
{
    ng_arena_give_back(interner->arena, interner->slots);
    ng_arena_give_back(interner->arena, interner->entries);
}

/* The slot where [key] is, or the empty one where it belongs. */
static inline uint32_t probe(const ng_interner *interner, ng_span key, uint64_t hash)
{
    uint32_t mask = interner->mask, at = (uint32_t)hash & mask, tag = (uint32_t)(hash >> 32) & ~mask;
    for (uint32_t tried = 1; interner->slots[at]; at = ng_probe(at, tried++, key, mask)) {
        if ((interner->slots[at] & ~mask) != tag) continue;
        if (ng_interner_is_key(&interner->entries[(interner->slots[at] & mask) - 1], key, hash)) break;
    }
    return at;
}

uint32_t ng_interner_find(const ng_interner *interner, ng_span key, uint64_t hash)
{
    uint32_t slot = interner->slots[probe(interner, key, hash)];
    return slot ? (slot & interner->mask) - 1 : NG_NO_ID;
}

static bool grow(ng_interner *interner)
{
    if (interner->mask > UINT32_MAX / 4) return false;
    uint32_t slots = (interner->mask + 1) * 2;
    uint32_t *table = ng_arena_zeros(interner->arena, slots, sizeof *table);
    ng_intern_entry *entries =
        ng_arena_grow(interner->arena, interner->entries, interner->count, slots / 2, sizeof *entries);
    if (!table || !entries) return false;
    for (uint32_t id = 0; id < interner->count; id++) {
        uint32_t at = (uint32_t)entries[id].hash & (slots - 1);
        for (uint32_t tried = 1; table[at]; tried++) at = ng_probe(at, tried, entries[id].key, slots - 1);
        table[at] = ng_interner_slot(id, entries[id].hash, slots - 1);
    }
    ng_arena_give_back(interner->arena, interner->slots);
    interner->slots = table;
    interner->entries = entries;
    interner->mask = slots - 1;
    interner->capacity = slots / 2;
    return true;
}

uint32_t ng_interner_add_searching(ng_interner *interner, ng_span key, uint64_t hash, bool *added)
{
    uint32_t at = probe(interner, key, hash);
    *added = false;
    if (interner->slots[at]) return (interner->slots[at] & interner->mask) - 1;
    if (interner->count == interner->capacity)
        return grow(interner) ? ng_interner_add_searching(interner, key, hash, added) : NG_NO_ID;
    uint32_t id = interner->count++;
    interner->entries[id] = (ng_intern_entry){key, hash};
    interner->slots[at] = ng_interner_slot(id, hash, interner->mask);
    *added = true;
    return id;
}
