/* Which character set a file is in, best evidence first:
 *   1. a byte order mark; 2. a zero in every other byte (UTF-16 without a mark); 3. well-formed UTF-8, whatever is declared:
 *   other sets hardly ever look like it; 4. what the page declares, unless the bytes speak against it or many of them are none of
 *   that set; 5. a guess: UTF-8 with damage when most of what is beyond ASCII is well-formed, a set of East Asia by its rows
 *   (east_asian.c), Cyrillic when whole words are beyond ASCII, else Windows-1252, when the odd bytes are letters and quotation
 *   marks of it; else UTF-8, whose bad bytes become U+FFFD: here where there is markup, else when lines are made.
 * Files that are no text are known by their first bytes (file(1) and the HTML standard's MIME sniffing). Cost O(n).
 */
#include "read/decode.h"

#include "base/ascii.h"
#include "read/east_asian.h"
#include "wrap/charset.h"
#include "wrap/utf8.h"

static const struct {
    size_t head;         /* bytes in which a declaration may stand; browsers look at 1024, pages put comments before it */
    size_t sample;       /* bytes that are looked at for zeros */
    size_t zeros;        /* per cent of every other byte that makes UTF-16 */
    size_t cyrillic_run; /* bytes beyond ASCII in a row, on average, times ten */
    size_t damage;       /* one bad byte in so many: the declared set is doubted */
} LIMITS = {4096, 4096, 40, 28, 500};

static const struct {
    const char *bytes;
    size_t length;
    size_t at;
    const char *name;
} signatures[] = {
    {"%PDF-", 5, 0, "a PDF document"},
    {"PK\x03\x04", 4, 0, "a zip archive (a Word, OpenDocument or EPUB file is one)"},
    {"\x1f\x8b", 2, 0, "gzip-compressed data"},
    {"BZh", 3, 0, "bzip2-compressed data"},
    {"\xfd\x37zXZ", 5, 0, "xz-compressed data"},
    {"\x28\xb5\x2f\xfd", 4, 0, "zstd-compressed data"},
    {"7z\xbc\xaf\x27\x1c", 6, 0, "a 7z archive"},
    {"Rar!\x1a\x07", 6, 0, "a RAR archive"},
    {"\x89PNG\r\n", 6, 0, "a PNG image"},
    {"\xff\xd8\xff", 3, 0, "a JPEG image"},
    {"GIF87a", 6, 0, "a GIF image"},
    {"GIF89a", 6, 0, "a GIF image"},
    {"WEBPVP", 6, 8, "a WebP image"},
    {"II*\0", 4, 0, "a TIFF image"},
    {"MM\0*", 4, 0, "a TIFF image"},
    {"WAVEfmt", 7, 8, "a WAV file"},
    {"ftyp", 4, 4, "a video or HEIF image"},
    {"\x7f"
     "ELF",
     4, 0, "an ELF program or library"},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, 0, "an old Microsoft Office document"},
    {"{\\rtf", 5, 0, "an RTF document"},
    {"SQLite format 3", 15, 0, "an SQLite database"},
    {"OggS", 4, 0, "an Ogg file"},
    {"ID3", 3, 0, "an MP3 file"},
};

static const char *name_of_binary(ng_span bytes)
{
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
        size_t end = signatures[i].at + signatures[i].length;
        bool text = signatures[i].length <= 3 && signatures[i].bytes[0] >= ' '; /* "BZh" may begin a word: a zero must follow */
        if (bytes.len < end || memcmp(bytes.ptr + signatures[i].at, signatures[i].bytes, signatures[i].length) != 0) continue;
        if (!text || memchr(bytes.ptr, '\0', bytes.len < LIMITS.sample ? bytes.len : LIMITS.sample)) return signatures[i].name;
    }
    return NULL;
}

/* ---------------------------------------------------------------- UTF-16 and UTF-32 */

static const char *set_of_mark(ng_span bytes, size_t *skip)
{
    *skip = 4;
    if (ng_span_starts(bytes, (ng_span){"\xff\xfe\0\0", 4})) return "utf-32le";
    if (ng_span_starts(bytes, (ng_span){"\0\0\xfe\xff", 4})) return "utf-32be";
    *skip = 2;
    if (ng_span_starts(bytes, (ng_span){"\xff\xfe", 2})) return "utf-16le";
    if (ng_span_starts(bytes, (ng_span){"\xfe\xff", 2})) return "utf-16be";
    *skip = 0;
    return NULL;
}

/* Text of any script has line feeds and spaces, and Latin has little else: their other byte is a zero. */
static const char *set_of_zeros(ng_span bytes)
{
    size_t zeros[2] = {0, 0}, n = bytes.len < LIMITS.sample ? bytes.len : LIMITS.sample;
    if (n < 8) return NULL;
    for (size_t i = 0; i < n; i++) zeros[i % 2] += bytes.ptr[i] == '\0';
    size_t enough = n / 2 * LIMITS.zeros / 100;
    if (zeros[1] >= enough && zeros[0] * 10 < zeros[1]) return "utf-16le";
    if (zeros[0] >= enough && zeros[1] * 10 < zeros[0]) return "utf-16be";
    return NULL;
}

/* ---------------------------------------------------------------- what is declared */

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '_' || c == ':' || c == '.';
}

/* Behind [word] (small letters) at or behind [at]; 0 when it is not there. */
static size_t find_word(ng_span text, size_t at, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = at; i + length <= text.len; i++) {
        size_t k = 0;
        while (k < length && (text.ptr[i + k] == word[k] || (text.ptr[i + k] | 0x20) == word[k])) k++;
        if (k == length) return i + length;
    }
    return 0;
}

/* The value behind "=" at [at], perhaps in quotes; empty when there is none. */
static ng_span value_at(ng_span text, size_t at)
{
    while (at < text.len && (unsigned char)text.ptr[at] <= ' ') at++;
    if (at == text.len || text.ptr[at] != '=') return NG_SPAN("");
    at++;
    while (at < text.len && ((unsigned char)text.ptr[at] <= ' ' || text.ptr[at] == '"' || text.ptr[at] == '\'')) at++;
    size_t to = at;
    while (to < text.len && is_word(text.ptr[to])) to++;
    return ng_span_slice(text, at, to);
}

/* <meta charset=...>, <meta ... content="text/html; charset=...">, <?xml encoding="...">. A page that could be read as ASCII
 * so far is not in UTF-16, whatever it says. */
static ng_span declared(ng_span bytes)
{
    ng_span head = ng_span_slice(bytes, 0, bytes.len < LIMITS.head ? bytes.len : LIMITS.head), label = NG_SPAN("");
    size_t at = ng_span_starts(ng_span_trim(head), NG_SPAN("<?xml")) ? find_word(head, 0, "encoding") : 0;
    if (at) label = value_at(head, at);
    for (at = find_word(head, 0, "charset"); at && !label.len; at = find_word(head, at, "charset")) label = value_at(head, at);
    bool wide = label.len >= 6 && find_word(ng_span_slice(label, 0, 6), 0, "utf-16");
    bool unicode = label.len >= 4 && find_word(ng_span_slice(label, 0, 4), 0, "utf");
    return wide || unicode || !label.len || !ng_charset_known(label) ? NG_SPAN("") : label;
}

/* ---------------------------------------------------------------- a guess */

typedef struct odd_bytes {
    size_t good, bad;  /* characters of UTF-8 beyond ASCII, and bytes that are none */
    size_t high, runs; /* bytes beyond ASCII, and in how many stretches */
    size_t low_half;   /* of them 0xc0..0xdf: small letters in KOI8-R, capitals in Windows-1251 */
    size_t high_half;  /* 0xe0..0xff */
    size_t fitting;   /* letters beside ASCII letters, and marks, if it is Windows-1252 */
    size_t strange;    /* what Windows-1252 has no use for in text */
} odd_bytes;

static bool is_ascii_letter(ng_span bytes, size_t at)
{
    char c = at < bytes.len ? (char)(bytes.ptr[at] | 0x20) : ' ';
    return c >= 'a' && c <= 'z';
}

static odd_bytes count_odd(ng_span bytes)
{
    odd_bytes n = {.good = 0};
    bool before = false;
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        bool high = c >= 0x80;
        n.high += high;
        n.runs += high && !before;
        n.low_half += c >= 0xc0 && c <= 0xdf;
        n.high_half += c >= 0xe0;
        n.fitting += high && (c < 0xc0 || (i && is_ascii_letter(bytes, i - 1)) || is_ascii_letter(bytes, i + 1));
        n.strange +=
            c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d || (c < ' ' && c != '\t' && c != '\n' && c != '\r');
        before = high;
    }
    for (size_t i = 0; i < bytes.len;) {
        uint32_t c;
        size_t length = ng_utf8_decode(bytes.ptr + i, bytes.len - i, &c);
        n.good += length > 1;
        n.bad += length == 0;
        i += length ? length : ng_utf8_bad_length(bytes.ptr + i, bytes.len - i);
    }
    return n;
}

/* Whole words beyond ASCII, of letters: small ones make up most of a text, and the two sets put them into different halves. */
static const char *cyrillic_set(const odd_bytes *n)
{
    bool words = n->high * 10 >= n->runs * LIMITS.cyrillic_run && (n->low_half + n->high_half) * 10 >= n->high * 9;
    if (!words) return NULL;
    return n->low_half > n->high_half ? "koi8-r" : "windows-1251";
}

static const char *guess(ng_span bytes)
{
    odd_bytes n = count_odd(bytes);
    if (n.good >= n.bad) return NULL;
    const char *east_asian = ng_east_asian_set(bytes);
    if (east_asian || n.strange) return east_asian;
    const char *cyrillic = cyrillic_set(&n);
    if (cyrillic) return cyrillic;
    /* A letter now and then between ASCII ones; a text of few letters that is mostly odd bytes is something else. */
    bool letters = n.high * 5 <= bytes.len && n.high < n.runs * 2 && n.fitting * 10 >= n.high * 8;
    return letters ? "windows-1252" : NULL;
}

static bool begins_with(ng_span label, const char *const *families)
{
    for (; *families; families++) {
        if (ng_ascii_starts(label, ng_span_cstr(*families))) return true;
    }
    return false;
}

/* Every byte is a letter in these sets: they are declared by templates, and say nothing against evidence. */
static bool takes_any_byte(ng_span label)
{
    static const char *const families[] = {"iso-8859", "iso8859", "windows-125", "latin", "ascii", "us-ascii", "cp125", NULL};
    return begins_with(label, families);
}

/* The set that the bytes speak for against a declaration, or NULL. Cyrillic words are seen through a declaration of a Western set
 * or of the other Cyrillic one; Greek, Hebrew or Thai would look the same. */
static const char *contradiction(ng_span bytes, ng_span label)
{
    static const char *const western[] = {"iso-8859-15", "iso8859-15", "windows-1252", "cp1252", "latin", "ascii", "us-ascii",
                                          NULL};
    static const char *const cyrillic[] = {"windows-1251", "cp1251", "x-cp1251", "koi8", NULL};
    bool first_latin = ng_ascii_equal(label, NG_SPAN("iso-8859-1")) || ng_ascii_equal(label, NG_SPAN("iso8859-1"));
    const char *east_asian = takes_any_byte(label) ? ng_east_asian_set(bytes) : NULL;
    if (east_asian || !(first_latin || begins_with(label, western) || begins_with(label, cyrillic))) return east_asian;
    odd_bytes n = count_odd(bytes);
    return cyrillic_set(&n);
}

/* What no set explains, with U+FFFD for each bad piece: what a page says in its attributes must be UTF-8 too. */
static ng_status mend(ng_span bytes, ng_arena *arena, ng_decoded *out, ng_error *error)
{
    size_t length = 0;
    char *text = ng_arena_array(arena, bytes.len, 3); /* a bad byte grows to three */
    if (!text) return ng_fail_memory(error);
    for (size_t at = 0; at < bytes.len;) {
        uint32_t c;
        size_t n = ng_utf8_decode(bytes.ptr + at, bytes.len - at, &c);
        const char *from = n ? bytes.ptr + at : "\xef\xbf\xbd";
        size_t step = n ? n : ng_utf8_bad_length(bytes.ptr + at, bytes.len - at), put = n ? n : 3;
        memcpy(text + length, from, put);
        length += put;
        at += step;
        out->replaced += n == 0;
    }
    out->text = ng_span_make(text, length);
    out->converted = true;
    return NG_OK;
}

static ng_status convert(ng_span bytes, ng_span label, ng_arena *arena, ng_decoded *out, ng_error *error)
{
    ng_strbuf text;
    ng_strbuf_init(&text, arena->allocator);
    bool good = ng_charset_decode(bytes, label, &text, &out->replaced);
    out->text = good ? ng_arena_copy(arena, ng_strbuf_span(&text)) : (ng_span){NULL, 0};
    ng_strbuf_free(&text);
    out->converted = true;
    return out->text.ptr ? NG_OK : ng_fail_memory(error);
}

/* What was declared left many bytes undecoded: the set that the bytes speak for, when it leaves fewer. */
static ng_status try_guess(ng_span bytes, ng_arena *arena, ng_decoded *out, ng_error *error)
{
    ng_decoded other = {.replaced = 0};
    ng_span label = ng_span_cstr(guess(bytes));
    if (!label.len || !ng_charset_known(label)) return NG_OK;
    ng_status status = convert(bytes, label, arena, &other, error);
    if (status == NG_OK && other.replaced < out->replaced) *out = other;
    return status;
}

ng_status ng_read_decode(ng_span bytes, bool markup, ng_arena *arena, ng_decoded *out, ng_error *error)
{
    size_t skip = 0;
    *out = (ng_decoded){.text = bytes};
    const char *binary = name_of_binary(bytes);
    if (binary) return ng_fail(error, NG_UNSUPPORTED, 0, "the input is %s, not text", binary);
    const char *set = set_of_mark(bytes, &skip);
    if (!set) set = set_of_zeros(bytes);
    if (set && ng_charset_known(ng_span_cstr(set))) {
        return convert(ng_span_slice(bytes, skip, bytes.len), ng_span_cstr(set), arena, out, error);
    }
    if (ng_utf8_valid(bytes)) return NG_OK;
    ng_span label = markup ? declared(bytes) : NG_SPAN("");
    const char *against = label.len ? contradiction(bytes, label) : NULL;
    if (against) label = ng_span_cstr(against);
    bool is_declared = label.len && !against;
    if (!label.len) label = ng_span_cstr(guess(bytes));
    if (!label.len || !ng_charset_known(label)) return markup ? mend(bytes, arena, out, error) : NG_OK;
    ng_status status = convert(bytes, label, arena, out, error);
    if (status != NG_OK || !is_declared || out->replaced * LIMITS.damage < bytes.len) return status;
    return try_guess(bytes, arena, out, error);
}
