/* The slug of a headline.
 *
 * Problem: an address that a reader can type, of a headline in any script.
 * Input:  a headline.
 * Output: words of its folded letters and digits with hyphens between them. Apostrophes vanish ("don't" gives "dont"),
 *         everything else that is no letter, mark or digit parts words.
 * Cost:   O(bytes).
 * Source: letters of Latin lose their marks; the others of the table are written as passports and maps do (simplified BGN/PCGN
 * and ELOT 743, as Russian where languages differ). Scripts without a row stay as they are: UTF-8 is legal in an address (RFC
 * 3987).
 */
#include "fit/fit.h"
#include "wrap/utf8.h"

enum { LONGEST = 4 /* bytes of what stands for a letter, which has two or more itself */ };

typedef struct letter {
    uint16_t code;
    char ascii[LONGEST + 1];
} letter;

/* In the order of the codes; folded letters that are more than a base letter with a mark. */
static const letter LETTERS[] = {
    {0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"}, {0xFE, "th"}, {0x111, "d"}, {0x127, "h"}, {0x131, "i"}, {0x138, "k"},
    {0x142, "l"}, {0x14B, "n"}, {0x153, "oe"}, {0x167, "t"}, {0x192, "f"}, {0x199, "k"}, {0x1DD, "e"}, {0x253, "b"},
    {0x257, "d"}, {0x259, "a"}, {0x3B1, "a"}, {0x3B2, "v"}, {0x3B3, "g"}, {0x3B4, "d"}, {0x3B5, "e"}, {0x3B6, "z"},
    {0x3B7, "i"}, {0x3B8, "th"}, {0x3B9, "i"}, {0x3BA, "k"}, {0x3BB, "l"}, {0x3BC, "m"}, {0x3BD, "n"}, {0x3BE, "x"},
    {0x3BF, "o"}, {0x3C0, "p"}, {0x3C1, "r"}, {0x3C3, "s"}, {0x3C4, "t"}, {0x3C5, "y"}, {0x3C6, "f"}, {0x3C7, "ch"},
    {0x3C8, "ps"}, {0x3C9, "o"}, {0x430, "a"}, {0x431, "b"}, {0x432, "v"}, {0x433, "g"}, {0x434, "d"}, {0x435, "e"},
    {0x436, "zh"}, {0x437, "z"}, {0x438, "i"}, {0x439, "y"}, {0x43A, "k"}, {0x43B, "l"}, {0x43C, "m"}, {0x43D, "n"},
    {0x43E, "o"}, {0x43F, "p"}, {0x440, "r"}, {0x441, "s"}, {0x442, "t"}, {0x443, "u"}, {0x444, "f"}, {0x445, "kh"},
    {0x446, "ts"}, {0x447, "ch"}, {0x448, "sh"}, {0x449, "shch"}, {0x44A, ""}, {0x44B, "y"}, {0x44C, ""}, {0x44D, "e"},
    {0x44E, "yu"}, {0x44F, "ya"}, {0x450, "e"}, {0x451, "yo"}, {0x452, "dj"}, {0x453, "gj"}, {0x454, "ye"}, {0x455, "dz"},
    {0x456, "i"}, {0x457, "yi"}, {0x458, "j"}, {0x459, "lj"}, {0x45A, "nj"}, {0x45B, "c"}, {0x45C, "kj"}, {0x45D, "i"},
    {0x45E, "u"}, {0x45F, "dz"}, {0x491, "g"}, {0x493, "g"}, {0x49B, "q"}, {0x4A3, "n"}, {0x4AF, "u"}, {0x4B1, "u"},
    {0x4BB, "h"}, {0x4D9, "a"}, {0x4E9, "o"},
};

static bool in_slug(ng_char_class class)
{
    return class >= NG_CHAR_UPPER && class <= NG_CHAR_DIGIT;
}

static const letter *find_letter(uint32_t c)
{
    size_t low = 0, high = sizeof LETTERS / sizeof *LETTERS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (LETTERS[middle].code < c) low = middle + 1;
        else high = middle;
    }
    return low < sizeof LETTERS / sizeof *LETTERS && LETTERS[low].code == c ? &LETTERS[low] : NULL;
}

/* Latin and Greek, whose marks are left out. */
static bool loses_marks(uint32_t c)
{
    return (c >= 0xC0 && c < 0x250) || (c >= 0x300 && c < 0x400) || (c >= 0x1E00 && c < 0x2000);
}

/* What stands for the character [c], written [text]: in ASCII where it is known. [base] is room for it. */
static bool romanise(uint32_t c, ng_span text, ng_strbuf *base, ng_span *out)
{
    const letter *known = find_letter(c);
    *out = text;
    if (!known && loses_marks(c)) {
        if (!ng_utf8_fold_base(text, base)) return false;
        *out = ng_strbuf_span(base);
        if (out->len && ng_utf8_decode(out->ptr, out->len, &c) == out->len) known = find_letter(c);
    }
    if (known) *out = ng_span_cstr(known->ascii);
    return true;
}

/* Appends the words of the folded [text] to [slug], which has room for them. */
static bool write_slug(ng_span text, ng_strbuf *base, char *slug, size_t *length)
{
    bool gap = false;
    for (size_t at = 0, n; at < text.len; at += n) {
        uint32_t c = 0xfffd;
        n = ng_utf8_decode(text.ptr + at, text.len - at, &c);
        if (n == 0) n = 1;
        if (c == '\'') continue;
        if (!in_slug(ng_utf8_class(c))) {
            gap = true;
            continue;
        }
        ng_span written = ng_span_make(text.ptr + at, n);
        if (c >= 0x80 && !romanise(c, written, base, &written)) return false;
        if (gap && *length) slug[(*length)++] = '-';
        gap = false;
        memcpy(slug + *length, written.ptr, written.len);
        *length += written.len;
    }
    return true;
}

ng_status ng_fit_slug(ng_span headline, ng_strbuf *scratch, ng_arena *arena, ng_span *out, ng_error *error)
{
    if (!ng_utf8_fold(headline, scratch)) return ng_fail_memory(error);
    ng_span text = ng_strbuf_span(scratch);
    char *slug = ng_arena_alloc(arena, text.len * LONGEST + 1);
    if (!slug) return ng_fail_memory(error);
    ng_strbuf base;
    size_t length = 0;
    ng_strbuf_init(&base, arena->allocator);
    bool written = write_slug(text, &base, slug, &length);
    ng_strbuf_free(&base);
    if (!written) return ng_fail_memory(error);
    *out = ng_span_make(slug, length);
    return NG_OK;
}
