/* marks: the characters beyond ASCII that end, close and open sentences, in all scripts; marks.h has the others.
 *
 * Problem: which marks of Unicode are full stops (Sentence_Terminal), and which of them stand in the middle of a sentence
 * too. Input: a character. Output: a class. Cost: O(1). Source: UAX #29 (STerm, ATerm, Close), less what is no full stop in
 * running text.
 */
#include "split/marks.h"

ng_terminator ng_mark_terminator_beyond(uint32_t code_point)
{
    switch (code_point) {
    case 0x2026: /* … */
    case 0x2025: /* two dot leader */
        return NG_TERMINATOR_ELLIPSIS;
    case 0x061F: /* Arabic question mark */
    case 0x203C: /* ‼ */
    case 0x203D: /* ‽ */
    case 0x2047: /* ⁇ */
    case 0x2048: /* ⁈ */
    case 0x2049: /* ⁉ */
        return NG_TERMINATOR_STRONG;
    case 0x0589: /* Armenian full stop */
    case 0x05C3: /* Hebrew sof pasuq */
    case 0x06D4: /* Urdu full stop */
    case 0x0964: /* danda */
    case 0x0965: /* double danda */
    case 0x0E5A: /* Thai angkhankhu */
    case 0x0E5B: /* Thai khomut */
    case 0x0700: /* Syriac end of paragraph */
    case 0x0701: /* Syriac full stop */
    case 0x0702: /* the same below the line */
    case 0x0F0D: /* Tibetan shad, which ends clauses too: there is no other stop */
    case 0x0F0E: /* Tibetan double shad */
    case 0x104B: /* Myanmar section */
    case 0x1362: /* Ethiopic full stop */
    case 0x166E: /* Canadian syllabics full stop */
    case 0x1944: /* Limbu exclamation mark */
    case 0x1945: /* Limbu question mark */
    case 0x1B5F: /* Balinese carik pareren */
    case 0xA4FF: /* Lisu full stop */
    case 0xA60E: /* Vai full stop */
    case 0xA60F: /* Vai question mark */
    case 0xA6F3: /* Bamum full stop */
    case 0xA9C9: /* Javanese pada lungsi */
    case 0x1367: /* Ethiopic question mark */
    case 0x1368: /* Ethiopic paragraph separator */
    case 0x17D4: /* Khmer khan */
    case 0x17D5: /* Khmer bariyoosan */
    case 0x1803: /* Mongolian full stop */
    case 0x1809: /* Manchu full stop */
    case 0x1C7E: /* Ol Chiki mucaad */
    case 0xA8CE: /* Saurashtra danda */
    case 0xABEB: /* Meetei Mayek */
    case 0x3002: /* 。 */
    case 0xFE52: /* small full stop */
    case 0xFF01: /* ！ */
    case 0xFF0E: /* ． */
    case 0xFF1F: /* ？ */
    case 0xFF61: /* ｡ */
        return NG_TERMINATOR_FULL;
    default:
        return NG_TERMINATOR_NONE;
    }
}

bool ng_mark_closes_beyond(uint32_t code_point)
{
    switch (code_point) {
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case 0xFF09: /* ） */
    case 0x3011: /* 】 */
    case 0x3015: /* 〕 */
    case 0x3009: /* 〉 */
    case 0x300B: /* 》 */
    case 0xFF3D: /* ］ */
    case 0x200E: /* marks of direction, which belong to what stands before */
    case 0x200F:
    case 0x202C:
    case 0x2069:
        return true;
    default:
        return false;
    }
}

bool ng_mark_quote_beyond(uint32_t code_point)
{
    switch (code_point) {
    case 0x00AB: /* « */
    case 0x00BB: /* » */
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x2039: /* ‹ */
    case 0x203A: /* › */
        return true;
    default:
        return false;
    }
}

uint32_t ng_mark_partner_beyond(uint32_t code_point)
{
    switch (code_point) {
    case 0x300A: return 0x300B; /* 《》 */
    case 0x300C: return 0x300D; /* 「」 */
    case 0x300E: return 0x300F; /* 『』 */
    case 0x3010: return 0x3011; /* 【】 */
    case 0xFF08: return 0xFF09; /* （） */
    default: return 0;
    }
}

bool ng_mark_continues_beyond(uint32_t code_point)
{
    switch (code_point) {
    case 0x060C: /* Arabic comma */
    case 0x3001: /* 、 */
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
        return true;
    default:
        return false;
    }
}
