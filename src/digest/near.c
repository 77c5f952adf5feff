#include "digest/near.h"

#include "base/hash.h"

enum { FIRST_SKETCHES = 64, FIRST_SLOTS = 4096 };

/* Slots number sketch and band together. */
static const size_t most_sketches = UINT32_MAX / NG_NEAR_BANDS - 1;

void ng_near_init(ng_near *near, ng_allocator allocator)
{
    *near = (ng_near){.allocator = allocator};
}

void ng_near_free(ng_near *near)
{
    ng_release(&near->allocator, near->sketches);
    ng_release(&near->allocator, near->owners);
    ng_release(&near->allocator, near->slots);
    ng_near_init(near, near->allocator);
}

static uint64_t band_hash(const uint16_t *sketch, size_t band)
{
    return ng_hash_pair(band, (uint64_t)sketch[2 * band] << 16 | sketch[2 * band + 1]);
}

static bool band_equal(const uint16_t *a, const uint16_t *b, size_t band)
{
    return a[2 * band] == b[2 * band] && a[2 * band + 1] == b[2 * band + 1];
}

static const uint16_t *sketch_at(const ng_near *near, size_t number)
{
    return near->sketches + number * NG_NEAR_SIZE;
}

/* The slot of a band: the one that has it, or the empty one where it belongs. */
static size_t find_slot(const ng_near *near, const uint16_t *sketch, size_t band)
{
    size_t at = (size_t)band_hash(sketch, band) & near->mask;
    for (;; at = (at + 1) & near->mask) {
        if (!near->slots[at]) return at;
        size_t entry = near->slots[at] - 1;
        if (entry % NG_NEAR_BANDS == band && band_equal(sketch_at(near, entry / NG_NEAR_BANDS), sketch, band)) return at;
    }
}

static size_t count_equal(const uint16_t *a, const uint16_t *b)
{
    size_t equal = 0;
    for (size_t i = 0; i < NG_NEAR_SIZE; i++) equal += a[i] == b[i];
    return equal;
}

bool ng_near_find(const ng_near *near, const uint16_t *sketch, size_t least, uint32_t *owner)
{
    size_t most = 0, nearest = 0;
    for (size_t band = 0; near->slots && band < NG_NEAR_BANDS; band++) {
        uint32_t slot = near->slots[find_slot(near, sketch, band)];
        if (!slot) continue;
        size_t number = (slot - 1) / NG_NEAR_BANDS, equal = count_equal(sketch_at(near, number), sketch);
        if (equal < least || equal < most || (equal == most && number >= nearest)) continue;
        most = equal;
        nearest = number;
    }
    if (!most) return false;
    *owner = near->owners[nearest];
    return true;
}

/* ---------------------------------------------------------------- growing */

static void *copied(const ng_near *near, const void *items, size_t bytes, size_t capacity, size_t size)
{
    size_t wanted;
    void *copy = ng_size_mul(capacity, size, &wanted) ? ng_allocate(&near->allocator, wanted) : NULL;
    if (copy && bytes) memcpy(copy, items, bytes);
    return copy;
}

static bool grow_sketches(ng_near *near)
{
    size_t capacity = near->capacity ? 2 * near->capacity : FIRST_SKETCHES;
    size_t one = NG_NEAR_SIZE * sizeof *near->sketches;
    if (near->count >= most_sketches) return false;
    uint16_t *sketches = copied(near, near->sketches, near->count * one, capacity, one);
    uint32_t *owners = copied(near, near->owners, near->count * sizeof *owners, capacity, sizeof *owners);
    if (!sketches || !owners) {
        ng_release(&near->allocator, sketches);
        ng_release(&near->allocator, owners);
        return false;
    }
    ng_release(&near->allocator, near->sketches);
    ng_release(&near->allocator, near->owners);
    near->sketches = sketches;
    near->owners = owners;
    near->capacity = capacity;
    return true;
}

/* Slots are at most half full, so that a search ends soon. */
static bool grow_slots(ng_near *near)
{
    size_t old_count = near->slots ? near->mask + 1 : 0, count = old_count ? 2 * old_count : FIRST_SLOTS;
    uint32_t *old = near->slots, *slots = copied(near, NULL, 0, count, sizeof *slots);
    if (!slots) return false;
    memset(slots, 0, count * sizeof *slots);
    near->slots = slots;
    near->mask = count - 1;
    for (size_t i = 0; i < old_count; i++) {
        if (!old[i]) continue;
        size_t entry = old[i] - 1;
        slots[find_slot(near, sketch_at(near, entry / NG_NEAR_BANDS), entry % NG_NEAR_BANDS)] = old[i];
    }
    ng_release(&near->allocator, old);
    return true;
}

/* Lets the bands of a sketch lead to it. */
static void enter(ng_near *near, size_t number)
{
    for (size_t band = 0; band < NG_NEAR_BANDS; band++) {
        size_t at = find_slot(near, sketch_at(near, number), band);
        near->used += near->slots[at] == 0;
        near->slots[at] = (uint32_t)(number * NG_NEAR_BANDS + band + 1);
    }
}

bool ng_near_add(ng_near *near, const uint16_t *sketch, uint32_t owner)
{
    bool room = near->slots && 2 * (near->used + NG_NEAR_BANDS) <= near->mask;
    if (near->count == near->capacity && !grow_sketches(near)) return false;
    if (!room && !grow_slots(near)) return false;
    size_t number = near->count++;
    memcpy(near->sketches + number * NG_NEAR_SIZE, sketch, NG_NEAR_SIZE * sizeof *sketch);
    near->owners[number] = owner;
    enter(near, number);
    return true;
}

void ng_near_renumber(ng_near *near, const uint32_t *number_of)
{
    size_t kept = 0;
    if (!near->slots) return;
    for (size_t i = 0; i < near->count; i++) {
        uint32_t owner = number_of[near->owners[i]];
        if (owner == NG_NO_OWNER) continue;
        memmove(near->sketches + kept * NG_NEAR_SIZE, sketch_at(near, i), NG_NEAR_SIZE * sizeof *near->sketches);
        near->owners[kept++] = owner;
    }
    near->count = kept;
    near->used = 0;
    memset(near->slots, 0, (near->mask + 1) * sizeof *near->slots);
    for (size_t i = 0; i < kept; i++) enter(near, i);
}
