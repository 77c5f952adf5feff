/* A 64-bit hash of bytes: eight bytes at a time, multiply and fold (after MurmurHash64A, Austin Appleby, public domain).
 * The same on every machine: it reads little-endian by construction. An enemy can make words that it takes for one (a step over
 * eight bytes can be undone): tables compare whole keys, so that these never give a wrong answer, and go on by a second hash
 * where too many slots in a row are taken (ng_probe), so that they cost no more time than others. */
#ifndef NG_BASE_HASH_H
#define NG_BASE_HASH_H

#include "base/choose.h"
#include "base/span.h"

static inline uint64_t ng_hash_mix(uint64_t x)
{
    x ^= x >> 32;
    x *= UINT64_C(0xd6e8feb86659fd93);
    x ^= x >> 32;
    return x;
}

static inline uint64_t ng_load64(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32
         | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

static inline void ng_store64(char *p, uint64_t x)
{
    for (unsigned i = 0; i < sizeof x; i++) p[i] = (char)(unsigned char)(x >> 8 * i);
}

static inline uint64_t ng_load32(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24;
}

/* The last [n] < 8 bytes as a number, lowest byte first. Reads that overlap put the same bytes in the same place, which costs
 * less than a loop. */
static inline uint64_t ng_load_tail(const char *p, size_t n)
{
    const unsigned char *b = (const unsigned char *)p;
    if (n >= 4) return ng_load32(p) | ng_load32(p + n - 4) << (n - 4) * 8;
    if (n == 0) return 0;
    return b[0] | (uint64_t)b[n / 2] << n / 2 * 8 | (uint64_t)b[n - 1] << (n - 1) * 8;
}

/* Takes in the whole groups of eight bytes of [s]; *i becomes their length. */
static inline uint64_t ng_hash_groups(ng_span s, size_t *i)
{
    const uint64_t k = UINT64_C(0xc6a4a7935bd1e995);
    uint64_t h = UINT64_C(0x9e3779b97f4a7c15) ^ (s.len * k);
    for (*i = 0; *i + 8 <= s.len; *i += 8) {
        uint64_t x = ng_load64(s.ptr + *i) * k;
        h = (h ^ (x ^ x >> 47) * k) * k;
    }
    return h;
}

static inline uint64_t ng_hash_end(uint64_t h, uint64_t tail)
{
    return ng_hash_mix((h ^ tail) * UINT64_C(0xc6a4a7935bd1e995));
}

static inline uint64_t ng_hash(ng_span s)
{
    size_t i;
    uint64_t h = ng_hash_groups(s, &i);
    const char *tail = i ? s.ptr + i : s.ptr; /* NULL + 0 is undefined in C11 */
    return ng_hash_end(h, ng_load_tail(tail, s.len - i));
}

/* The lowest [n] < 8 bytes of a number. */
static inline uint64_t ng_low_bytes(uint64_t x, size_t n)
{
    return x & ((UINT64_C(1) << n * 8) - 1);
}

/* The hash of [n] < 16 bytes, eight and eight as numbers; what is behind the n-th does not matter. No branch: every third word is
 * longer than the one before it by so much that a group more is taken. */
static inline uint64_t ng_hash_short(uint64_t first, uint64_t second, size_t n)
{
    const uint64_t k = UINT64_C(0xc6a4a7935bd1e995);
    bool more = n >= 8;
    uint64_t h = UINT64_C(0x9e3779b97f4a7c15) ^ (n * k), x = first * k, grouped = (h ^ (x ^ x >> 47) * k) * k;
    return ng_hash_end(ng_choose64(more, grouped, h), ng_low_bytes(ng_choose64(more, second, first), n % 8));
}

/* Keys of the same length and no more than these bytes have the same hash only when they are the same: each step can be
 * undone. */
enum { NG_HASH_EXACT = 8 };

/* Another hash, byte by byte: what is made to collide by one of the two is scattered by the other. */
static inline uint64_t ng_hash_again(ng_span s)
{
    uint64_t h = s.len;
    for (size_t i = 0; i < s.len; i++) h = ng_hash_mix(h * UINT64_C(0x9e3779b97f4a7c15) + (unsigned char)s.ptr[i] + 1);
    return h;
}

/* So many taken slots in a row are no accident in a table that is half empty. */
enum { NG_LONGEST_PROBE = 64 };

/* Of a table with [mask] + 1 slots the one to look at behind [at], which was number [tried] (1, 2 ...) of those of [key] and
 * taken. */
static inline uint32_t ng_probe(uint32_t at, uint32_t tried, ng_span key, uint32_t mask)
{
    return (tried == NG_LONGEST_PROBE ? (uint32_t)ng_hash_again(key) : at + 1) & mask;
}

/* The hash of a pair, for example of two neighbouring words. */
static inline uint64_t ng_hash_pair(uint64_t a, uint64_t b)
{
    return ng_hash_mix(a * UINT64_C(0x9e3779b97f4a7c15) + (b ^ b >> 29));
}

#endif
