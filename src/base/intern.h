/* An interner: each distinct string gets a small number, in order of first appearance. Open addressing with linear
 * probing at half load, which goes on elsewhere after NG_LONGEST_PROBE slots; the whole key is compared. Memory comes from an
 * arena. O(1) a lookup on average, whoever chose the keys. */
#ifndef NG_BASE_INTERN_H
#define NG_BASE_INTERN_H

#include "base/arena.h"
#include "base/hash.h"

#define NG_NO_ID UINT32_MAX /* no such number */

typedef struct ng_intern_entry {
    ng_span key; /* owned by whoever interned it: must outlive the interner */
    uint64_t hash;
} ng_intern_entry;

typedef struct ng_interner {
    ng_arena *arena;
    ng_intern_entry *entries; /* [count], by number */
    uint32_t *slots;          /* [mask + 1]: number + 1 in the bits of mask, 0 for an empty slot; bits of the hash above */
    uint32_t mask;
    uint32_t count;
    uint32_t capacity;
} ng_interner;

/* An empty interner with room for about [expected] strings; false when out of memory. */
bool ng_interner_init(ng_interner *interner, ng_arena *arena, size_t expected);

/* Gives its tables back early, where they are large (ng_arena_give_back): nothing may be asked of it any more. */
void ng_interner_give_back(ng_interner *interner);

/* False when no key begins its search where one of this hash does: it is not there then, and was not looked at. */
static inline bool ng_interner_may_hold(const ng_interner *interner, uint64_t hash)
{
    return interner->slots[(uint32_t)hash & interner->mask] != 0;
}

/* The number of [key], or NG_NO_ID when it is not there. [hash] must be ng_hash(key). */
uint32_t ng_interner_find(const ng_interner *interner, ng_span key, uint64_t hash);

/* What a slot holds: a number needs no bit above the mask, so those tell most other keys apart without a look at their
 * entries. */
static inline uint32_t ng_interner_slot(uint32_t id, uint64_t hash, uint32_t mask)
{
    return ((uint32_t)(hash >> 32) & ~mask) | (id + 1);
}

/* Most keys are short, and need no look at their bytes. */
static inline bool ng_interner_is_key(const ng_intern_entry *entry, ng_span key, uint64_t hash)
{
    if (entry->hash != hash || entry->key.len != key.len) return false;
    return key.len <= NG_HASH_EXACT || ng_span_equal(entry->key, key);
}

/* ng_interner_add for a key that the first slot of its search does not decide. */
uint32_t ng_interner_add_searching(ng_interner *interner, ng_span key, uint64_t hash, bool *added);

/* The number of [key], which is added when new; *added says so. The key is not copied: a caller whose key lives in a
 * scratch buffer stores a copy in entries[id].key when *added is true. NG_NO_ID when out of memory. Mostly the first slot holds
 * the key, or nothing, which costs no call. */
static inline uint32_t ng_interner_add(ng_interner *interner, ng_span key, uint64_t hash, bool *added)
{
    uint32_t mask = interner->mask, *slot = &interner->slots[(uint32_t)hash & mask], id = (*slot & mask) - 1;
    *added = *slot == 0;
    if (*slot && *slot == ng_interner_slot(id, hash, mask) && ng_interner_is_key(&interner->entries[id], key, hash)) return id;
    if (*slot || interner->count == interner->capacity) return ng_interner_add_searching(interner, key, hash, added);
    id = interner->count++;
    interner->entries[id] = (ng_intern_entry){key, hash};
    *slot = ng_interner_slot(id, hash, mask);
    return id;
}

#endif
