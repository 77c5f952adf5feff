/* A choice without a branch, for what a processor cannot foresee: whether a token is a word, whether a word is new. One wrong
 * guess in two costs as much as ten additions each time. */
#ifndef NG_BASE_CHOOSE_H
#define NG_BASE_CHOOSE_H

#include <stdbool.h>
#include <stdint.h>

/* [a] when [first], else [b]. Written as arithmetic, since compilers make a branch of "first ? a : b" as they see fit. */
static inline uint32_t ng_choose32(bool first, uint32_t a, uint32_t b)
{
    return b ^ ((a ^ b) & (0 - (uint32_t)first));
}

static inline uint64_t ng_choose64(bool first, uint64_t a, uint64_t b)
{
    return b ^ ((a ^ b) & (0 - (uint64_t)first));
}

#endif
