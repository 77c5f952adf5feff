/* Finds words that ng_hash takes for one: what an enemy who has read src/base/hash.h can do. A step of the hash over eight bytes
 * can be undone, so that for any first half of a piece there is one second half that leads back to a chosen state; it is tried
 * until that one is written in small letters and digits, which is so once in six million times.
 *
 *     cc -O2 -Isrc -o collide tests/hostile/collide.c && ./collide > tests/hostile/collisions.txt     (half a minute)
 *
 * Writes two lines of PIECES pieces of 16 characters. Any piece of the first followed by any of the second is a word, all with
 * one hash.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"

enum { PIECES = 160, HALF = 8, LENGTH = 2 * 2 * HALF };

static const uint64_t K = UINT64_C(0xc6a4a7935bd1e995),
                      START = UINT64_C(0x9e3779b97f4a7c15) ^ LENGTH * UINT64_C(0xc6a4a7935bd1e995);

static uint64_t inverse_of_k(void)
{
    uint64_t x = K;
    for (int i = 0; i < 6; i++) x *= 2 - K * x; /* Newton, modulo 2^64 */
    return x;
}

static uint64_t step(uint64_t state, uint64_t block)
{
    uint64_t x = block * K;
    return (state ^ (x ^ x >> 47) * K) * K;
}

/* The block that leads from one state to another. */
static uint64_t block_between(uint64_t from, uint64_t to, uint64_t inverse)
{
    uint64_t y = (to * inverse ^ from) * inverse;
    return (y ^ y >> 47) * inverse;
}

static int is_word(uint64_t block)
{
    for (int i = 0; i < HALF; i++, block >>= 8) {
        unsigned c = block & 0xFF;
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return 0;
    }
    return 1;
}

/* The number as eight small letters, its lowest digit first. */
static uint64_t letters(uint64_t number)
{
    uint64_t block = 0;
    for (int i = 0; i < HALF; i++, number /= 26) block |= ('a' + number % 26) << 8 * i;
    return block;
}

static void print_block(uint64_t block)
{
    for (int i = 0; i < HALF; i++, block >>= 8) putchar((int)(block & 0xFF));
}

int main(void)
{
    uint64_t state = START, inverse = inverse_of_k();
    for (int row = 0; row < 2; row++) {
        uint64_t end = step(step(state, letters(1)), letters(2));
        uint64_t number = 0;
        for (int found = 0; found < PIECES; number++) {
            uint64_t first = letters(number), second = block_between(step(state, first), end, inverse);
            if (!is_word(second)) continue;
            print_block(first);
            print_block(second);
            putchar(++found < PIECES ? ' ' : '\n');
        }
        state = end;
    }
    return 0;
}
