/* The yardstick for speed: what no program that does this work can do without, done once and nothing more. Standard input is read
 * in blocks; its bytes are checked to be UTF-8; its words (runs of letters, digits and what is beyond ASCII) are made small,
 * hashed and counted in a table. Prints the number of words and of distinct hashes. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 1 << 16, SLOTS = 1 << 20 };

typedef struct counter {
    uint64_t *slots;
    unsigned long words, distinct;
    uint64_t hash;   /* of the word that is being read; 0 between words */
    unsigned follow; /* bytes of a character still to come */
    int bad;
} counter;

static void end_word(counter *c)
{
    if (!c->hash) return;
    size_t at = (size_t)(c->hash * UINT64_C(0x9e3779b97f4a7c15) >> 44);
    c->words++;
    while (c->slots[at] && c->slots[at] != c->hash) at = (at + 1) % SLOTS;
    if (!c->slots[at] && c->distinct < SLOTS / 2) {
        c->slots[at] = c->hash;
        c->distinct++;
    }
    c->hash = 0;
}

static void check(counter *c, unsigned char byte)
{
    if (c->follow) {
        c->bad |= (byte & 0xC0) != 0x80;
        c->follow--;
    } else if (byte >= 0x80) {
        c->bad |= byte < 0xC2 || byte > 0xF4;
        c->follow = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    }
}

static void take(counter *c, unsigned char byte)
{
    unsigned char small = byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte | 32) : byte;
    int letter = byte >= 0x80 || (small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9');
    check(c, byte);
    if (letter) c->hash = (c->hash + small + 1) * UINT64_C(0x100000001b3);
    else end_word(c);
}

int main(void)
{
    static unsigned char block[BLOCK];
    counter c = {.slots = calloc(SLOTS, sizeof *c.slots)};
    if (!c.slots) return 1;
    for (size_t got; (got = fread(block, 1, sizeof block, stdin)) > 0;) {
        for (size_t i = 0; i < got; i++) take(&c, block[i]);
    }
    end_word(&c);
    free(c.slots);
    if (ferror(stdin)) return 1;
    return printf("%lu words, %lu distinct%s\n", c.words, c.distinct, c.bad ? ", not UTF-8" : "") < 0 || fflush(stdout) != 0;
}
