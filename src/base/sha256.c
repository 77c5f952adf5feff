#include "base/sha256.h"

enum { BLOCK = 64, LENGTH_AT = BLOCK - 8, WORDS = 8, ROUNDS = 64 };

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
static const uint32_t constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, unsigned bits)
{
    return x >> bits | x << (32 - bits);
}

/* The message schedule (6.2.2, step 1). */
static void schedule(uint32_t *w, const unsigned char *block)
{
    for (size_t i = 0; i < 16; i++) {
        const unsigned char *at = block + 4 * i;
        w[i] = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    }
    for (size_t i = 16; i < ROUNDS; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] + (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
    }
}

/* One block into the sum (6.2.2, steps 2 to 4); v[0] to v[7] are the standard's a to h. */
static void add_block(uint32_t *sum, const unsigned char *block)
{
    uint32_t w[ROUNDS], v[WORDS];
    schedule(w, block);
    memcpy(v, sum, sizeof v);
    for (size_t i = 0; i < ROUNDS; i++) {
        uint32_t e = v[4], a = v[0];
        uint32_t t1 = v[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & v[5]) ^ (~e & v[6])) + constants[i] + w[i];
        uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, sizeof v - sizeof *v);
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (size_t i = 0; i < WORDS; i++) sum[i] += v[i];
}

/* The last bytes with the padding of 5.1.1: a one bit, zeros, and the length in bits at the end of a block. */
static void add_end(uint32_t *sum, ng_span rest, uint64_t bits)
{
    unsigned char end[2 * BLOCK] = {0};
    size_t length = rest.len < LENGTH_AT ? BLOCK : 2 * BLOCK;
    if (rest.len) memcpy(end, rest.ptr, rest.len);
    end[rest.len] = 0x80;
    for (size_t i = 1; i <= 8; i++, bits >>= 8) end[length - i] = (unsigned char)bits;
    for (size_t i = 0; i < length; i += BLOCK) add_block(sum, end + i);
}

void ng_sha256(ng_span data, char *hex)
{
    uint32_t sum[WORDS] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    size_t at = 0;
    for (; data.len - at >= BLOCK; at += BLOCK) add_block(sum, (const unsigned char *)data.ptr + at);
    add_end(sum, ng_span_slice(data, at, data.len), (uint64_t)data.len * 8);
    for (size_t i = 0; i < NG_SHA256_HEX; i++) hex[i] = "0123456789abcdef"[sum[i / WORDS] >> (28 - 4 * (i % WORDS)) & 15];
    hex[NG_SHA256_HEX] = '\0';
}
