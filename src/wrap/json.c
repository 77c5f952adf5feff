/* JSON: decoding of strings that the reader (json_scan.c) accepted, and the writer's escapes. Cost: O(n).
 *
 * cJSON reads the small lists only (it copies what it parses; a record's text may have megabytes, and it is cut at a NUL).
 * cJSON_InitHooks and cJSON_GetErrorPtr are process-wide and never called.
 */
#include "wrap/json.h"

#include "wrap/json_plain.h"
#include "wrap/utf8.h"

#include <cjson/cJSON.h>

const ng_json_member *ng_json_member_get(const ng_json_object *object, ng_span name)
{
    for (size_t i = object->count; i > 0; i--) {
        if (ng_span_equal(object->members[i - 1].name, name)) return &object->members[i - 1];
    }
    return NULL;
}

/* ---------------------------------------------------------------- decoding */

/* Four hexadecimal digits, checked before. */
static uint32_t hex4(const char *p)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) value = value << 4 | ((uint32_t)p[i] % 16 + (p[i] > '9' ? 9 : 0));
    return value;
}

/* The code point of a \u escape whose digits begin at *[at]; a low surrogate that follows a high one is taken with it. */
static uint32_t decode_unicode(ng_span raw, size_t *at)
{
    uint32_t unit = hex4(raw.ptr + *at);
    *at += 4;
    if (unit < 0xD800 || unit > 0xDFFF) return unit;
    if (unit > 0xDBFF || raw.len - *at < 6 || raw.ptr[*at] != '\\' || raw.ptr[*at + 1] != 'u') return 0xFFFD;
    uint32_t low = hex4(raw.ptr + *at + 2);
    if (low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
    *at += 6;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

/* Resolves the escape behind the backslash at *[at]; returns how many bytes it made. No escape makes more bytes than it has. */
static size_t decode_escape(ng_span raw, size_t *at, char *out)
{
    char c = raw.ptr[*at + 1];
    *at += 2;
    switch (c) {
    case 'b': *out = '\b'; return 1;
    case 'f': *out = '\f'; return 1;
    case 'n': *out = '\n'; return 1;
    case 'r': *out = '\r'; return 1;
    case 't': *out = '\t'; return 1;
    case 'u': return ng_utf8_encode(decode_unicode(raw, at), out);
    default: *out = c; return 1;
    }
}

ng_span ng_json_string(ng_span raw, ng_arena *arena)
{
    ng_span inside = ng_span_slice(raw, 1, raw.len - 1);
    if (inside.len == 0 || !memchr(inside.ptr, '\\', inside.len)) return inside;
    char *out = ng_arena_alloc(arena, inside.len);
    size_t length = 0;
    if (!out) return (ng_span){NULL, 0};
    for (size_t at = 0; at < inside.len;) {
        const char *next = memchr(inside.ptr + at, '\\', inside.len - at);
        size_t plain = next ? (size_t)(next - inside.ptr) - at : inside.len - at;
        memcpy(out + length, inside.ptr + at, plain);
        length += plain;
        at += plain;
        if (next) length += decode_escape(inside, &at, out + length);
    }
    return ng_span_make(out, length);
}

/* ---------------------------------------------------------------- lists */

static ng_status split_list(ng_span list, ng_arena *arena, const ng_span **items, size_t *count)
{
    size_t parts = 1;
    for (size_t i = 0; i < list.len; i++) parts += list.ptr[i] == ',';
    ng_span *out = ng_arena_array(arena, parts, sizeof *out);
    if (!out) return NG_NO_MEMORY;
    *items = out;
    while (list.len) {
        ng_span part = ng_span_trim(ng_span_cut(&list, ','));
        if (part.len && !memchr(part.ptr, '\0', part.len)) out[(*count)++] = part;
    }
    return NG_OK;
}

/* The string [raw] holds a NUL. */
static bool holds_nul(ng_span raw)
{
    for (size_t i = 0; i + 5 < raw.len; i++) {
        if (raw.ptr[i] != '\\') continue;
        if (memcmp(raw.ptr + i + 1, "u0000", 5) == 0) return true;
        i++; /* the backslash may be its own */
    }
    return false;
}

/* [written]: the items of [array] as they were written, when one may hold a NUL, at which cJSON ends a string; else NULL. */
static ng_status copy_strings(const cJSON *array, const ng_json_member *written, ng_arena *arena, const ng_span **items,
                              size_t *count)
{
    ng_span *out = ng_arena_array(arena, (size_t)cJSON_GetArraySize(array), sizeof *out);
    const cJSON *item;
    if (!out) return NG_NO_MEMORY;
    *items = out;
    cJSON_ArrayForEach(item, array) {
        ng_span value = ng_span_trim(ng_span_cstr(cJSON_GetStringValue(item)));
        bool nul = written && holds_nul(written++->raw);
        if (nul || value.len == 0) continue;
        out[*count] = ng_arena_copy(arena, value);
        if (!out[(*count)++].ptr) return NG_NO_MEMORY;
    }
    return NG_OK;
}

/* Half a surrogate pair is all that the check lets through and cJSON does not: with it in the list, a list that cJSON
 * refuses is malformed; without it, memory ran out. */
static bool has_surrogate(ng_span raw)
{
    for (size_t i = 0; i + 3 < raw.len; i++) {
        if (raw.ptr[i] == '\\' && raw.ptr[i + 1] == 'u' && (raw.ptr[i + 2] | 32) == 'd') return true;
    }
    return false;
}

ng_status ng_json_strings(ng_span raw, ng_arena *arena, const ng_span **items, size_t *count)
{
    *items = NULL;
    *count = 0;
    if (raw.len && raw.ptr[0] == '"') {
        ng_span list = ng_json_string(raw, arena);
        return list.ptr ? split_list(list, arena, items, count) : NG_NO_MEMORY;
    }
    cJSON *array = cJSON_ParseWithLength(raw.ptr, raw.len);
    if (!array) return has_surrogate(raw) ? NG_BAD_JSON : NG_NO_MEMORY;
    ng_json_object written = {NULL, 0};
    ng_status status = holds_nul(raw) ? ng_json_read_array(raw, arena, &written, NULL) : NG_OK;
    if (!status) status = copy_strings(array, written.members, arena, items, count);
    cJSON_Delete(array);
    return status;
}

/* ---------------------------------------------------------------- writing */

static void add_unicode_escape(ng_strbuf *out, uint32_t code_point)
{
    static const char digits[] = "0123456789abcdef";
    char escape[6] = {'\\', 'u', digits[code_point >> 12 & 15], digits[code_point >> 8 & 15], digits[code_point >> 4 & 15],
                      digits[code_point & 15]};
    ng_strbuf_add(out, ng_span_make(escape, sizeof escape));
}

static void add_ascii_escape(ng_strbuf *out, char c)
{
    static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
    const char *at = c ? strchr(from, c) : NULL;
    if (!at) {
        add_unicode_escape(out, (unsigned char)c);
        return;
    }
    ng_strbuf_add_char(out, '\\');
    ng_strbuf_add_char(out, to[at - from]);
}

/* U+0080-9F steer terminals, U+2028/9 end a line in JavaScript: the length in bytes of such a character, else 0. */
static size_t unwelcome(const char *p, size_t n, uint32_t *code_point)
{
    const unsigned char *b = (const unsigned char *)p;
    if (b[0] == 0xC2 && n > 1 && b[1] < 0xA0) {
        *code_point = b[1];
        return 2;
    }
    if (b[0] == 0xE2 && n > 2 && b[1] == 0x80 && (b[2] == 0xA8 || b[2] == 0xA9)) {
        *code_point = 0x2000u + (b[2] & 0x3Fu);
        return 3;
    }
    return 0;
}

void ng_json_add_string(ng_strbuf *out, ng_span text)
{
    size_t from = 0;
    ng_strbuf_add_char(out, '"');
    for (size_t at = 0; (at += ng_json_plain(text, at)) < text.len;) {
        unsigned char c = (unsigned char)text.ptr[at];
        uint32_t code_point = 0;
        bool ascii = c < ' ' || c == '"' || c == '\\' || c == 0x7F;
        size_t length = ascii ? 1 : c < 0x80 ? 0 : unwelcome(text.ptr + at, text.len - at, &code_point);
        if (length == 0) {
            at++;
            continue;
        }
        ng_strbuf_add(out, ng_span_slice(text, from, at));
        if (ascii) {
            add_ascii_escape(out, (char)c);
        } else {
            add_unicode_escape(out, code_point);
        }
        from = at += length;
    }
    ng_strbuf_add(out, ng_span_slice(text, from, text.len));
    ng_strbuf_add_char(out, '"');
}
