#include "lex/ngrams.h"

#include "wrap/utf8.h"

/* Unicode blocks, rising. */
static const struct range {
    uint32_t first, last;
    ng_script script;
} ranges[] = {
    {0x0041, 0x005A, NG_SCRIPT_LATIN},      {0x0061, 0x007A, NG_SCRIPT_LATIN},      {0x00AA, 0x00AA, NG_SCRIPT_LATIN},
    {0x00BA, 0x00BA, NG_SCRIPT_LATIN},      {0x00C0, 0x02AF, NG_SCRIPT_LATIN},      {0x0370, 0x03FF, NG_SCRIPT_GREEK},
    {0x0400, 0x052F, NG_SCRIPT_CYRILLIC},   {0x0531, 0x0588, NG_SCRIPT_ARMENIAN},   {0x05D0, 0x05F2, NG_SCRIPT_HEBREW},
    {0x0620, 0x064A, NG_SCRIPT_ARABIC},     {0x066E, 0x06D5, NG_SCRIPT_ARABIC},     {0x06E5, 0x06EF, NG_SCRIPT_ARABIC},
    {0x06FA, 0x06FF, NG_SCRIPT_ARABIC},     {0x0750, 0x077F, NG_SCRIPT_ARABIC},     {0x0780, 0x07BF, NG_SCRIPT_THAANA},
    {0x08A0, 0x08FF, NG_SCRIPT_ARABIC},     {0x0900, 0x097F, NG_SCRIPT_DEVANAGARI}, {0x0980, 0x09FF, NG_SCRIPT_BENGALI},
    {0x0A00, 0x0A7F, NG_SCRIPT_GURMUKHI},   {0x0A80, 0x0AFF, NG_SCRIPT_GUJARATI},   {0x0B00, 0x0B7F, NG_SCRIPT_ORIYA},
    {0x0B80, 0x0BFF, NG_SCRIPT_TAMIL},      {0x0C00, 0x0C7F, NG_SCRIPT_TELUGU},     {0x0C80, 0x0CFF, NG_SCRIPT_KANNADA},
    {0x0D00, 0x0D7F, NG_SCRIPT_MALAYALAM},  {0x0D80, 0x0DFF, NG_SCRIPT_SINHALA},    {0x0E00, 0x0E7F, NG_SCRIPT_THAI},
    {0x0E80, 0x0EFF, NG_SCRIPT_LAO},        {0x0F00, 0x0FFF, NG_SCRIPT_TIBETAN},    {0x1000, 0x109F, NG_SCRIPT_MYANMAR},
    {0x10A0, 0x10FF, NG_SCRIPT_GEORGIAN},   {0x1100, 0x11FF, NG_SCRIPT_HANGUL},     {0x1200, 0x139F, NG_SCRIPT_ETHIOPIC},
    {0x1780, 0x17FF, NG_SCRIPT_KHMER},      {0x1800, 0x18AF, NG_SCRIPT_MONGOLIAN},  {0x1C80, 0x1C8F, NG_SCRIPT_CYRILLIC},
    {0x1C90, 0x1CBF, NG_SCRIPT_GEORGIAN},   {0x1E00, 0x1EFF, NG_SCRIPT_LATIN},      {0x1F00, 0x1FFF, NG_SCRIPT_GREEK},
    {0x2C60, 0x2C7F, NG_SCRIPT_LATIN},      {0x2D00, 0x2D2F, NG_SCRIPT_GEORGIAN},   {0x2D80, 0x2DDF, NG_SCRIPT_ETHIOPIC},
    {0x2DE0, 0x2DFF, NG_SCRIPT_CYRILLIC},   {0x2E80, 0x2FDF, NG_SCRIPT_HAN},        {0x3005, 0x3007, NG_SCRIPT_HAN},
    {0x3041, 0x30FF, NG_SCRIPT_KANA},       {0x3130, 0x318F, NG_SCRIPT_HANGUL},     {0x31F0, 0x31FF, NG_SCRIPT_KANA},
    {0x3400, 0x4DBF, NG_SCRIPT_HAN},        {0x4E00, 0x9FFF, NG_SCRIPT_HAN},        {0xA640, 0xA69F, NG_SCRIPT_CYRILLIC},
    {0xA720, 0xA7FF, NG_SCRIPT_LATIN},      {0xA8E0, 0xA8FF, NG_SCRIPT_DEVANAGARI}, {0xA960, 0xA97F, NG_SCRIPT_HANGUL},
    {0xAA60, 0xAA7F, NG_SCRIPT_MYANMAR},    {0xAC00, 0xD7FF, NG_SCRIPT_HANGUL},     {0xF900, 0xFAFF, NG_SCRIPT_HAN},
    {0xFB00, 0xFB06, NG_SCRIPT_LATIN},      {0xFB13, 0xFB17, NG_SCRIPT_ARMENIAN},   {0xFB1D, 0xFB4F, NG_SCRIPT_HEBREW},
    {0xFB50, 0xFDFF, NG_SCRIPT_ARABIC},     {0xFE70, 0xFEFC, NG_SCRIPT_ARABIC},     {0xFF21, 0xFF3A, NG_SCRIPT_LATIN},
    {0xFF41, 0xFF5A, NG_SCRIPT_LATIN},      {0xFF66, 0xFF9F, NG_SCRIPT_KANA},       {0xFFA0, 0xFFDC, NG_SCRIPT_HANGUL},
    {0x20000, 0x3FFFF, NG_SCRIPT_HAN},
};

ng_script ng_script_of(uint32_t code_point)
{
    uint32_t letter = (code_point | 0x20) - 'a'; /* of ASCII, where nearly all are; the case is one bit */
    if (code_point < 0x80) return letter < 26 ? NG_SCRIPT_LATIN : NG_SCRIPT_NONE;
    size_t low = 0, high = sizeof ranges / sizeof ranges[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].last < code_point) low = middle + 1;
        else high = middle;
    }
    bool found = low < sizeof ranges / sizeof ranges[0] && ranges[low].first <= code_point;
    return found ? ranges[low].script : NG_SCRIPT_NONE;
}

/* Of the hash of a whole word. */
#define STEP UINT64_C(0x100000001b3)

enum { EDGE = ' ', WHOLE_WORD = NG_NGRAM_ORDER + 1, BITS = 16 };

/* Three characters of 16 bits are one number; letters beyond them do not occur in the scripts that are shared. */
#define LAST_TWO UINT64_C(0xFFFFFFFF)
#define LAST_THREE UINT64_C(0xFFFFFFFFFFFF)

static inline uint64_t hash_run(uint64_t run, unsigned order)
{
    return (run + order) * UINT64_C(0x9e3779b97f4a7c15) + order;
}

/* A word on its way through its characters. */
typedef struct reading {
    uint64_t run; /* the last characters */
    uint64_t word;
    uint64_t *next; /* where the next hash goes */
    bool inside;    /* two characters are behind it, and a third one makes a run of three */
} reading;

/* Takes the next character, the edge at last. Runs of three are written first and counted then, without a branch. */
static inline void take(reading *r, uint32_t c)
{
    r->run = r->run << BITS | (uint16_t)c;
    r->word = (r->word ^ (uint16_t)c) * STEP;
    *r->next++ = hash_run(r->run & LAST_TWO, 2);
    *r->next = hash_run(r->run & LAST_THREE, 3);
    r->next += r->inside;
    r->inside = true;
}

void ng_ngrams_of(ng_span folded, ng_ngrams *out)
{
    reading r = {.run = EDGE, .word = EDGE * STEP, .next = out->hashes};
    out->script = NG_SCRIPT_NONE;
    out->letters = 0;
    for (size_t at = 0; at < folded.len && out->letters < NG_NGRAM_LETTERS; out->letters++) {
        uint32_t c = (unsigned char)folded.ptr[at];
        size_t n = 1;
        if (c >= 0x80) n = ng_utf8_decode(folded.ptr + at, folded.len - at, &c);
        if (n == 0) break;
        if (out->script == NG_SCRIPT_NONE) out->script = ng_script_of(c);
        *r.next++ = hash_run((uint16_t)c, 1); /* of letters alone: an edge is no run */
        take(&r, c);
        at += n;
    }
    take(&r, EDGE);
    *r.next++ = hash_run(r.word, WHOLE_WORD);
    bool shared = out->script <= NG_SCRIPT_DEVANAGARI;
    out->count = shared ? (size_t)(r.next - out->hashes) : 0;
}
