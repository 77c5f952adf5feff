/* Unicode by utf8proc: well-formedness, classes, folding, grapheme clusters.
 *
 * ASCII is answered from a table, since nine bytes of ten of most news text are ASCII; utf8proc is asked beyond it. Folding
 * is one order of normalisation for the whole library (A22): decompose, case-fold, compose (NFC of the full case folding),
 * then the apostrophes U+2019 and U+02BC become "'".
 */
#include "wrap/utf8.h"

#include <utf8proc.h>

#define O NG_CHAR_OTHER
#define Z NG_CHAR_SPACE
#define U NG_CHAR_UPPER
#define L NG_CHAR_LOWER
#define D NG_CHAR_DIGIT
#define P NG_CHAR_PUNCTUATION
#define S NG_CHAR_SYMBOL
const uint8_t ng_ascii_class[128] = {
    O, O, O, O, O, O, O, O, O, Z, Z, Z, Z, Z, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    Z, P, P, P, S, P, P, P, P, P, P, S, P, P, P, P, D, D, D, D, D, D, D, D, D, D, P, P, S, S, S, P,
    P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, P, P, P, S, P,
    S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, S, P, S, O,
};
#undef O
#undef Z
#undef U
#undef L
#undef D
#undef P
#undef S

enum {
    SOFT_HYPHEN = 0xad,
    NEXT_LINE = 0x85,
    ZERO_WIDTH_NON_JOINER = 0x200c,
    ZERO_WIDTH_JOINER = 0x200d,
    CAPITAL_DOTTED_I = 0x130,
    DOTLESS_I = 0x131,
    RIGHT_QUOTE = 0x2019,
    MODIFIER_APOSTROPHE = 0x2bc
};

static bool is_kana(uint32_t c)
{
    if (c == 0x3099 || c == 0x309a || c == 0x30a0 || c == 0x30fb) return false; /* voiced marks, hyphen, middle dot */
    return (c >= 0x3041 && c <= 0x30ff) || (c >= 0x31f0 && c <= 0x31ff);
}

/* Han, kana and their extensions. */
static bool is_ideograph(uint32_t c)
{
    return is_kana(c)
        || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0x20000 && c <= 0x323af) || c == 0x3005 || c == 0x3007;
}

/* Blocks of the scripts of South-East Asia that put no spaces between words (line-break classes SA and AK of UAX #14). */
static const struct {
    uint32_t first;
    uint32_t last;
} SYLLABLE_BLOCKS[] = {
    {0x0e00, 0x0eff}, /* Thai, Lao */
    {0x1000, 0x109f}, /* Myanmar */
    {0x1780, 0x17ff}, /* Khmer */
    {0x1950, 0x19ff}, /* Tai Le, New Tai Lue, Khmer symbols */
    {0x1a20, 0x1aaf}, /* Tai Tham */
    {0x1b00, 0x1b7f}, /* Balinese */
    {0xa980, 0xa9ff}, /* Javanese, Myanmar Extended-B */
    {0xaa60, 0xaadf}, /* Myanmar Extended-A, Tai Viet */
    {0x11700, 0x1174f} /* Ahom */
};

static bool in_syllable_block(uint32_t c)
{
    for (size_t i = 0; i < sizeof SYLLABLE_BLOCKS / sizeof SYLLABLE_BLOCKS[0]; i++) {
        if (c >= SYLLABLE_BLOCKS[i].first && c <= SYLLABLE_BLOCKS[i].last) return true;
    }
    return false;
}

ng_writing ng_utf8_writing(ng_span text)
{
    uint32_t c = 0;
    if (text.len == 0 || !ng_utf8_decode(text.ptr, text.len, &c) || c < 0x0e00) return NG_WRITING_SPACED;
    if (is_ideograph(c)) {
        if (!is_kana(c)) return NG_WRITING_HAN;
        return c < 0x30a0 ? NG_WRITING_HIRAGANA : NG_WRITING_KATAKANA;
    }
    return in_syllable_block(c) ? NG_WRITING_SYLLABLES : NG_WRITING_SPACED;
}

bool ng_utf8_stopless(ng_span text)
{
    uint32_t c = 0;
    return text.len && ng_utf8_decode(text.ptr, text.len, &c) && c >= 0x0e00 && c <= 0x0eff;
}

bool ng_utf8_takes_next(uint32_t c)
{
    switch (c) {
    case 0x1039: /* Myanmar virama */
    case 0x17d2: /* Khmer coeng */
    case 0x1a60: /* Tai Tham sakot */
    case 0x1b44: /* Balinese adeg adeg */
    case 0xa9c0: /* Javanese pangkon */
        return true;
    default: /* the vowels that Thai and Lao write before the consonant */
        return (c >= 0x0e40 && c <= 0x0e44) || (c >= 0x0ec0 && c <= 0x0ec4);
    }
}

bool ng_utf8_takes_part(uint32_t c)
{
    switch (c) {
    case 0x0e2f: /* Thai paiyannoi */
    case 0x0e30: /* Thai vowels behind the consonant */
    case 0x0e32:
    case 0x0e33:
    case 0x0e45:
    case 0x0e46: /* Thai maiyamok */
    case 0x0eb0: /* Lao vowels behind the consonant */
    case 0x0eb2:
    case 0x0eb3:
    case 0x0ec6: /* Lao ko la */
    case 0x17d7: /* Khmer lek too */
        return true;
    default: return false;
    }
}

bool ng_utf8_kills_vowel(uint32_t c)
{
    return c == 0x103a; /* Myanmar asat */
}

ng_char_class ng_utf8_class_slow(uint32_t c)
{
    if (c == SOFT_HYPHEN) return NG_CHAR_IGNORED;
    if (c == NEXT_LINE) return NG_CHAR_SPACE;
    if (c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER) return NG_CHAR_MARK;
    if (is_ideograph(c)) return NG_CHAR_IDEOGRAPH;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return NG_CHAR_UPPER;
    case UTF8PROC_CATEGORY_LL: return NG_CHAR_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return in_syllable_block(c) ? NG_CHAR_SYLLABLE : NG_CHAR_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return NG_CHAR_MARK;
    case UTF8PROC_CATEGORY_ND: return NG_CHAR_DIGIT;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO: return NG_CHAR_PUNCTUATION;
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_NL: return NG_CHAR_SYMBOL;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return NG_CHAR_SPACE;
    default: return NG_CHAR_OTHER;
    }
}

static bool continues(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

/* The bytes that may follow a lead byte (Unicode 15, table 3-7): the second one is narrower for E0, ED, F0 and F4. */
static bool second_fits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xe0: return second >= 0xa0 && second <= 0xbf;
    case 0xed: return second >= 0x80 && second <= 0x9f;
    case 0xf0: return second >= 0x90 && second <= 0xbf;
    case 0xf4: return second >= 0x80 && second <= 0x8f;
    default: return continues(second);
    }
}

static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return 2;
    if (lead >= 0xe0 && lead <= 0xef) return 3;
    if (lead >= 0xf0 && lead <= 0xf4) return 4;
    return 0;
}

/* How many bytes at [p] are the start of one well-formed sequence; *want is the length of the whole. */
static size_t good_prefix(const unsigned char *p, size_t n, size_t *want)
{
    *want = sequence_length(p[0]);
    if (*want < 2) return *want;
    if (n < 2 || !second_fits(p[0], p[1])) return 1;
    size_t have = 2;
    while (have < *want && have < n && continues(p[have])) have++;
    return have;
}

size_t ng_utf8_decode(const char *text, size_t n, uint32_t *code_point)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t want;
    if (p[0] < 0x80) {
        *code_point = p[0];
        return 1;
    }
    if (good_prefix(p, n, &want) != want || want == 0) return 0;
    uint32_t c = p[0] & (0xffu >> (want + 1));
    for (size_t i = 1; i < want; i++) c = c << 6 | (p[i] & 0x3fu);
    *code_point = c;
    return want;
}

size_t ng_utf8_bad_length(const char *text, size_t n)
{
    size_t want, have = good_prefix((const unsigned char *)text, n, &want);
    return have ? have : 1;
}

size_t ng_utf8_encode(uint32_t code_point, char *out)
{
    utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)code_point, (utf8proc_uint8_t *)out);
    return n > 0 ? (size_t)n : 0;
}

bool ng_utf8_valid(ng_span text)
{
    for (size_t i = 0; i < text.len;) {
        if (i + 8 <= text.len) {
            uint64_t eight;
            memcpy(&eight, text.ptr + i, sizeof eight);
            if (!(eight & UINT64_C(0x8080808080808080))) {
                i += 8;
                continue;
            }
        }
        uint32_t c;
        size_t n = ng_utf8_decode(text.ptr + i, text.len - i, &c);
        if (!n) return false;
        i += n;
    }
    return true;
}

bool ng_utf8_valid_name(ng_span text)
{
    return ng_utf8_valid(text) && !(text.len && memchr(text.ptr, '\0', text.len));
}

static bool is_ascii(ng_span text)
{
    unsigned char all = 0;
    for (size_t i = 0; i < text.len; i++) all |= (unsigned char)text.ptr[i];
    return all < 0x80;
}

static void lower_ascii(ng_span text, char *out)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
}

static bool fold_ascii(ng_span text, ng_strbuf *out)
{
    if (!ng_strbuf_reserve(out, text.len)) return false;
    lower_ascii(text, out->ptr);
    out->len = text.len;
    return true;
}

/* Straightens apostrophes in place: both kinds are longer than "'". */
static void straighten(ng_strbuf *out)
{
    size_t to = 0;
    for (size_t i = 0; i < out->len;) {
        uint32_t c = 0xfffd;
        size_t n = ng_utf8_decode(out->ptr + i, out->len - i, &c);
        if (!n) n = 1;
        if (c == RIGHT_QUOTE || c == MODIFIER_APOSTROPHE) {
            out->ptr[to++] = '\'';
        } else {
            memmove(out->ptr + to, out->ptr + i, n);
            to += n;
        }
        i += n;
    }
    out->len = to;
}

enum {
    MOST_MARKS = 30,            /* in a row: as many as UAX #15 lets a text have that is safe to stream */
    SHORT_TEXT = 2 * MOST_MARKS /* bytes: it has no more marks than that, since each takes two */
};

/* Copies [text] to [to], which may be its own place, without the marks that follow MOST_MARKS in a row. Returns the length. */
static size_t copy_few_marks(ng_span text, char *to)
{
    size_t length = 0, run = 0;
    for (size_t i = 0, n; i < text.len; i += n) {
        uint32_t c = 0xfffd;
        n = ng_utf8_decode(text.ptr + i, text.len - i, &c);
        if (!n) n = 1;
        run = ng_utf8_class(c) == NG_CHAR_MARK ? run + 1 : 0;
        if (run > MOST_MARKS) continue;
        memmove(to + length, text.ptr + i, n);
        length += n;
    }
    return length;
}

/* What Turkish and Azerbaijani fold in their own way (Unicode, CaseFolding.txt, status T); called for each code point. */
static utf8proc_int32_t map_turkic(utf8proc_int32_t c, void *unused)
{
    (void)unused;
    if (c == 'I') return DOTLESS_I;
    return c == CAPITAL_DOTTED_I ? 'i' : c;
}

static bool map_few_marks(ng_span text, utf8proc_option_t options, utf8proc_custom_func map, ng_strbuf *out)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.ptr;
    /* The buffer serves as 32-bit code points first and as the encoded text after that, as utf8proc_reencode does it. One
     * code point of the input folds to 18 at most. */
    utf8proc_ssize_t room = (utf8proc_ssize_t)(out->capacity / sizeof(utf8proc_int32_t)) - 1;
    utf8proc_ssize_t n =
        utf8proc_decompose_custom(bytes, (utf8proc_ssize_t)text.len, (utf8proc_int32_t *)(void *)out->ptr, room > 0 ? room : 0,
                                  options, map, NULL);
    if (n < 0) return false;
    if (n > room) {
        if (!ng_strbuf_reserve(out, ((size_t)n + 2) * sizeof(utf8proc_int32_t))) return false;
        n = utf8proc_decompose_custom(bytes, (utf8proc_ssize_t)text.len, (utf8proc_int32_t *)(void *)out->ptr, n, options,
                                      map, NULL);
        if (n < 0) return false;
    }
    n = utf8proc_reencode((utf8proc_int32_t *)(void *)out->ptr, n, options);
    if (n < 0) return false;
    out->len = (size_t)n;
    straighten(out);
    if (out->len > SHORT_TEXT) out->len = copy_few_marks(ng_strbuf_span(out), out->ptr); /* a mark may fold to two */
    return true;
}

/* Folds by the rules of Unicode into the empty [out]. utf8proc sorts marks by exchanging neighbours, in as many steps as their
 * number squared: those that are too many go before, so that those that stay are the same in a text of any length. */
static bool map_text(ng_span text, utf8proc_option_t options, utf8proc_custom_func map, ng_strbuf *out)
{
    if (text.len <= SHORT_TEXT) return map_few_marks(text, options, map, out);
    ng_strbuf few;
    ng_strbuf_init(&few, out->allocator);
    bool good = ng_strbuf_reserve(&few, text.len);
    if (good) few.len = copy_few_marks(text, few.ptr);
    good = good && map_few_marks(ng_strbuf_span(&few), options, map, out);
    ng_strbuf_free(&few);
    return good;
}

/* Where the last character of ASCII before all others stands: it may go together with a mark behind it, but with nothing before
 * it, so that what is before it folds by itself. */
static size_t plain_beginning(ng_span text)
{
    size_t at = 0;
    while (at < text.len && (unsigned char)text.ptr[at] < 0x80) at++;
    return at ? at - 1 : 0;
}

/* Puts the folded form of [plain], which is ASCII, before what [out] has. */
static bool fold_before(ng_span plain, ng_strbuf *out)
{
    if (!ng_strbuf_reserve(out, plain.len)) return false;
    memmove(out->ptr + plain.len, out->ptr, out->len);
    lower_ascii(plain, out->ptr);
    out->len += plain.len;
    return true;
}

/* A headline's only character that is none of ASCII may be the ellipsis at its end: the rules are for what is behind the plain
 * beginning. */
static bool fold_by_rules(ng_span text, utf8proc_option_t options, ng_strbuf *out)
{
    size_t plain = plain_beginning(text);
    options |= UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD;
    return map_text(ng_span_slice(text, plain, text.len), options, NULL, out) && fold_before(ng_span_slice(text, 0, plain), out);
}

bool ng_utf8_fold(ng_span text, ng_strbuf *out)
{
    ng_strbuf_clear(out);
    if (is_ascii(text)) return fold_ascii(text, out);
    return fold_by_rules(text, 0, out);
}

bool ng_utf8_fold_turkic(ng_span text, ng_strbuf *out)
{
    ng_strbuf_clear(out);
    if (is_ascii(text) && !(text.len && memchr(text.ptr, 'I', text.len))) return fold_ascii(text, out);
    return map_text(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD, map_turkic, out);
}

bool ng_utf8_fold_base(ng_span text, ng_strbuf *out)
{
    ng_strbuf_clear(out);
    if (is_ascii(text)) return fold_ascii(text, out);
    return fold_by_rules(text, UTF8PROC_STRIPMARK, out);
}

size_t ng_utf8_code_points(ng_span text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) count += !continues((unsigned char)text.ptr[i]);
    return count;
}

size_t ng_utf8_grapheme_end(ng_span text, size_t at)
{
    uint32_t previous = 0, c = 0;
    utf8proc_int32_t state = 0;
    size_t n = ng_utf8_decode(text.ptr + at, text.len - at, &previous);
    for (at += n ? n : 1; at < text.len; at += n ? n : 1) {
        /* Between two ASCII characters there is a border, but for CR LF. */
        n = ng_utf8_decode(text.ptr + at, text.len - at, &c);
        if (previous < 0x80 && c < 0x80 && previous != '\r') return at;
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)previous, (utf8proc_int32_t)c, &state)) return at;
        previous = c;
    }
    return at;
}

/* The border that most text is made of is seen here, without a call for each character. */
static bool is_plain_border(const char *two)
{
    return (unsigned char)two[0] < 0x80 && (unsigned char)two[1] < 0x80 && two[0] != '\r';
}

/* How many of the characters from [at] on are such and begin no other grapheme: whole groups of eight. A carriage return may go
 * together with what is behind it. */
static size_t plain_groups(ng_span text, size_t at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    size_t from = at;
    for (; at + 8 < text.len; at += 8) {
        uint64_t eight = ng_span_word(text.ptr + at), other = eight ^ ones * '\r';
        if ((eight | ((other - ones) & ~other)) & high || (unsigned char)text.ptr[at + 8] >= 0x80) break;
    }
    return at - from;
}

size_t ng_utf8_graphemes(ng_span text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++) {
        size_t groups = plain_groups(text, at);
        at += groups;
        count += groups;
        bool plain = at + 1 < text.len && is_plain_border(text.ptr + at);
        at = plain ? at + 1 : ng_utf8_grapheme_end(text, at);
    }
    return count;
}

size_t ng_utf8_columns(uint32_t code_point)
{
    int columns = utf8proc_charwidth((utf8proc_int32_t)code_point);
    return columns > 0 ? (size_t)columns : 0;
}
