/* Sets of two bytes a character overlap, so that well-formed bytes are not enough: each set is asked how many of its characters
 * fall into the rows that make up text of its language. Japanese is a fifth kana and more, Korean is nearly all hangul, Chinese
 * writes the characters that both GB 2312 and Big5 put first. What tells the last two apart is the second byte, which in GB 2312
 * is never below 0xa1 and in Big5 is so in a third of all characters. (Li and Momoi, "A composite approach to language/encoding
 * detection", 2001, use frequencies of single characters; rows do for texts of a sentence.)
 */
#include "read/east_asian.h"

static const struct {
    size_t least; /* characters of two bytes without which nothing is said */
    size_t bad;   /* of a thousand, at most so many may be malformed */
} LIMITS = {6, 5};

typedef struct set {
    const char *name;
    unsigned char lead_from, lead_to;
    unsigned char lead_from2, lead_to2; /* a second range; both 0: none */
    unsigned char trail_from;           /* 0x40 or 0xa1 */
    unsigned char common_from, common_to; /* leads of the language's own rows */
    unsigned char share;                /* per cent of all characters that must be in them */
    unsigned char low_trails;           /* per cent of second bytes below 0xa1: at least; */
    unsigned char most_low_trails;      /* at most */
} set;

/* Best evidence first: the first one that fits is it. Kana: rows 0x82 and 0x83 of Shift_JIS (JIS X 0208 rows 3 to 5), 0xa4 and
 * 0xa5 of EUC-JP. Hangul: 0xb0 to 0xc8. Level 1 of Big5: 0xa4 to 0xc6. Level 1 of GB 2312: 0xb0 to 0xd7. */
static const set sets[] = {
    {"shift_jis", 0x81, 0x9f, 0xe0, 0xfc, 0x40, 0x82, 0x83, 20, 0, 100},
    {"euc-jp", 0xa1, 0xfe, 0x8e, 0x8e, 0xa1, 0xa4, 0xa5, 20, 0, 0},
    {"euc-kr", 0xa1, 0xfe, 0, 0, 0xa1, 0xb0, 0xc8, 85, 0, 0},
    {"big5", 0xa1, 0xf9, 0, 0, 0x40, 0xa4, 0xc6, 60, 15, 100},
    {"gb18030", 0x81, 0xfe, 0, 0, 0x40, 0xb0, 0xd7, 60, 0, 15},
};

typedef struct tally {
    size_t characters, bad, common, punctuation, low;
} tally;

static bool is_lead(const set *s, unsigned char c)
{
    return (c >= s->lead_from && c <= s->lead_to) || (s->lead_to2 && c >= s->lead_from2 && c <= s->lead_to2);
}

static tally count(const set *s, ng_span bytes)
{
    tally n = {.characters = 0};
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i], next = i + 1 < bytes.len ? (unsigned char)bytes.ptr[i + 1] : 0;
        bool half_width = s->lead_to2 == 0xfc && c >= 0xa1 && c <= 0xdf; /* katakana of one byte in Shift_JIS */
        if (c < 0x80 || half_width) continue;
        if (!is_lead(s, c) || next < s->trail_from || next == 0x7f || next == 0xff) {
            n.bad += i + 1 < bytes.len; /* the end may cut a character off */
            continue;
        }
        n.characters++;
        n.common += c >= s->common_from && c <= s->common_to;
        n.punctuation += c == 0xa1 || c == 0xa3; /* marks, and letters of double width */
        n.low += next < 0xa1;
        i++;
    }
    return n;
}

static bool fits(const set *s, const tally *n)
{
    size_t words = n->characters - n->punctuation;
    if (n->characters < LIMITS.least || n->bad * 1000 > n->characters * LIMITS.bad) return false;
    return n->common * 100 >= words * s->share && n->low * 100 >= n->characters * s->low_trails
           && n->low * 100 <= n->characters * s->most_low_trails;
}

const char *ng_east_asian_set(ng_span bytes)
{
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        tally n = count(&sets[i], bytes);
        if (fits(&sets[i], &n)) return sets[i].name;
    }
    return NULL;
}
