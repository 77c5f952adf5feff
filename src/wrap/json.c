/* JSON: strict reading, decoding of strings, and the writer's escapes.
 *
 * The reader is one loop over the text with a stack of open brackets of fixed height: no recursion, no tree. It checks all
 * of RFC 8259 (numbers, escapes, UTF-8, nothing behind the object) and notes where each member of the outermost object
 * stands; the few values that are wanted are decoded afterwards from there. Cost: O(n), each byte is looked at once, and
 * once more where a string is decoded. cJSON reads the small lists only (it copies what it parses; a record's text may have
 * megabytes, and it is cut at a NUL). cJSON_InitHooks and cJSON_GetErrorPtr are process-wide and never called.
 */
#include "wrap/json.h"

#include "wrap/utf8.h"

#include <cjson/cJSON.h>

enum {
    MAX_DEPTH = 64,   /* levels of brackets; real records have three or four */
    FIRST_MEMBERS = 8 /* as many as the input record has fields */
};

typedef struct reader {
    ng_span text;
    size_t at;
    const char *expected; /* set where the text went wrong */
    ng_arena *arena;
    ng_json_member *members;
    size_t count;
    size_t capacity;
    bool no_memory;
} reader;

/* ---------------------------------------------------------------- checking */

static bool refuse(reader *r, const char *expected)
{
    r->expected = expected;
    return false;
}

/* The byte at the reader's place; -1 at the end, so that no valid byte is mistaken for it. */
static int peek(const reader *r)
{
    return r->at < r->text.len ? (unsigned char)r->text.ptr[r->at] : -1;
}

static bool take(reader *r, int c)
{
    if (peek(r) != c) return false;
    r->at++;
    return true;
}

static void skip_space(reader *r)
{
    for (;;) {
        int c = peek(r);
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return;
        r->at++;
    }
}

static bool take_digits(reader *r)
{
    size_t from = r->at;
    while (peek(r) >= '0' && peek(r) <= '9') r->at++;
    return r->at > from;
}

static bool check_number(reader *r)
{
    (void)take(r, '-');
    if (!take(r, '0') && !take_digits(r)) return refuse(r, "a digit");
    if (take(r, '.') && !take_digits(r)) return refuse(r, "a digit");
    if (take(r, 'e') || take(r, 'E')) {
        if (!take(r, '+')) (void)take(r, '-');
        if (!take_digits(r)) return refuse(r, "a digit");
    }
    return true;
}

static int hex_value(int c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static bool check_escape(reader *r)
{
    int c = peek(r);
    if (c < 0 || !memchr("\"\\/bfnrtu", c, 9)) return refuse(r, "an escape");
    r->at++;
    for (int i = 0; c == 'u' && i < 4; i++, r->at++) {
        if (hex_value(peek(r)) < 0) return refuse(r, "four hexadecimal digits");
    }
    return true;
}

static bool check_character(reader *r)
{
    uint32_t code_point;
    size_t length = ng_utf8_decode(r->text.ptr + r->at, r->text.len - r->at, &code_point);
    if (length == 0) return refuse(r, "well-formed UTF-8");
    r->at += length;
    return true;
}

/* A string, from quote to quote. */
static bool check_string(reader *r)
{
    if (!take(r, '"')) return refuse(r, "a string");
    for (;;) {
        int c = peek(r);
        if (c < 0) return refuse(r, "the end of a string");
        if (c < ' ') return refuse(r, "an escaped control character");
        if (c >= 0x80) {
            if (!check_character(r)) return false;
            continue;
        }
        r->at++;
        if (c == '"') return true;
        if (c == '\\' && !check_escape(r)) return false;
    }
}

static bool check_word(reader *r, ng_span word)
{
    if (!ng_span_starts(ng_span_slice(r->text, r->at, r->text.len), word)) return refuse(r, "a value");
    r->at += word.len;
    return true;
}

static bool check_scalar(reader *r)
{
    switch (peek(r)) {
    case '"': return check_string(r);
    case 't': return check_word(r, NG_SPAN("true"));
    case 'f': return check_word(r, NG_SPAN("false"));
    case 'n': return check_word(r, NG_SPAN("null"));
    case '-': return check_number(r);
    default: return peek(r) >= '0' && peek(r) <= '9' ? check_number(r) : refuse(r, "a value");
    }
}

/* A member's name and its colon; the reader then stands before the value. */
static bool check_name(reader *r, ng_span *raw)
{
    skip_space(r);
    size_t from = r->at;
    if (!check_string(r)) return false;
    if (raw) *raw = ng_span_slice(r->text, from, r->at);
    skip_space(r);
    return take(r, ':') || refuse(r, "':'");
}

/* The brackets that are open, innermost last: their closing characters. */
typedef struct brackets {
    char closing[MAX_DEPTH];
    size_t depth;
} brackets;

/* Opens a bracket if one stands here. *empty: it was closed again at once. */
static bool open_bracket(reader *r, brackets *open, bool *empty)
{
    int c = peek(r);
    *empty = false;
    if (open->depth == MAX_DEPTH) return refuse(r, "less than 65 levels");
    open->closing[open->depth++] = c == '{' ? '}' : ']';
    r->at++;
    skip_space(r);
    if (take(r, c == '{' ? '}' : ']')) {
        open->depth--;
        *empty = true;
        return true;
    }
    return c == '[' || check_name(r, NULL);
}

/* Behind a value: closes what ends here. *more: a comma was passed and the next value follows. */
static bool close_brackets(reader *r, brackets *open, size_t floor, bool *more)
{
    *more = false;
    while (open->depth > floor) {
        char closing = open->closing[open->depth - 1];
        skip_space(r);
        if (take(r, ',')) {
            *more = true;
            return closing == ']' || check_name(r, NULL);
        }
        if (!take(r, closing)) return refuse(r, closing == ']' ? "',' or ']'" : "',' or '}'");
        open->depth--;
    }
    return true;
}

/* One value with all that it holds, [above] levels of brackets being open around it. */
static bool check_value(reader *r, size_t above)
{
    brackets open = {.depth = above};
    for (bool more = true; more;) {
        bool complete = true;
        skip_space(r);
        if (peek(r) == '{' || peek(r) == '[') {
            if (!open_bracket(r, &open, &complete)) return false;
        } else if (!check_scalar(r)) {
            return false;
        }
        if (complete && !close_brackets(r, &open, above, &more)) return false;
    }
    return true;
}

/* ---------------------------------------------------------------- members */

static uint8_t type_of(char first)
{
    switch (first) {
    case '"': return NG_JSON_STRING;
    case '{': return NG_JSON_OBJECT;
    case '[': return NG_JSON_ARRAY;
    case 'n': return NG_JSON_NULL;
    case 't':
    case 'f': return NG_JSON_BOOL;
    default: return NG_JSON_NUMBER;
    }
}

static bool add_member(reader *r, ng_span raw_name, ng_span raw)
{
    if (r->count == r->capacity) {
        size_t capacity = r->capacity ? r->capacity * 2 : FIRST_MEMBERS;
        ng_json_member *grown = ng_arena_grow(r->arena, r->members, r->count, capacity, sizeof *grown);
        if (!grown) return false;
        r->members = grown;
        r->capacity = capacity;
    }
    ng_span name = ng_json_string(raw_name, r->arena);
    if (!name.ptr) return false;
    r->members[r->count++] = (ng_json_member){.name = name, .raw = raw, .type = type_of(raw.ptr[0])};
    return true;
}

static bool read_member(reader *r)
{
    ng_span name;
    if (!check_name(r, &name)) return false;
    skip_space(r);
    size_t from = r->at;
    if (!check_value(r, 1)) return false;
    r->no_memory = !add_member(r, name, ng_span_slice(r->text, from, r->at));
    return !r->no_memory;
}

static bool read_members(reader *r)
{
    skip_space(r);
    if (!take(r, '{')) return refuse(r, "an object");
    skip_space(r);
    if (!take(r, '}')) {
        do {
            if (!read_member(r)) return false;
            skip_space(r);
        } while (take(r, ','));
        if (!take(r, '}')) return refuse(r, "',' or '}'");
    }
    skip_space(r);
    return r->at == r->text.len || refuse(r, "nothing behind the object");
}

static bool read_item(reader *r)
{
    skip_space(r);
    size_t from = r->at;
    if (!check_value(r, 1)) return false;
    r->no_memory = !add_member(r, NG_SPAN("\"\""), ng_span_slice(r->text, from, r->at));
    return !r->no_memory;
}

static bool read_items(reader *r)
{
    skip_space(r);
    if (!take(r, '[')) return refuse(r, "an array");
    skip_space(r);
    if (!take(r, ']')) {
        do {
            if (!read_item(r)) return false;
            skip_space(r);
        } while (take(r, ','));
        if (!take(r, ']')) return refuse(r, "',' or ']'");
    }
    skip_space(r);
    return r->at == r->text.len || refuse(r, "nothing behind the array");
}

static ng_status report(const reader *r, bool good, ng_json_object *out, ng_error *error)
{
    *out = (ng_json_object){r->members, r->count};
    if (good) return NG_OK;
    if (r->no_memory) return ng_fail_memory(error);
    return ng_fail(error, NG_BAD_JSON, r->at, "bad JSON at byte %zu: expected %s", r->at, r->expected);
}

ng_status ng_json_read_object(ng_span text, ng_arena *arena, ng_json_object *out, ng_error *error)
{
    reader r = {.text = text, .arena = arena};
    bool good = read_members(&r);
    return report(&r, good, out, error);
}

ng_status ng_json_read_array(ng_span text, ng_arena *arena, ng_json_object *out, ng_error *error)
{
    reader r = {.text = text, .arena = arena};
    bool good = read_items(&r);
    return report(&r, good, out, error);
}

const ng_json_member *ng_json_member_get(const ng_json_object *object, ng_span name)
{
    for (size_t i = object->count; i > 0; i--) {
        if (ng_span_equal(object->members[i - 1].name, name)) return &object->members[i - 1];
    }
    return NULL;
}

/* ---------------------------------------------------------------- decoding */

static uint32_t hex4(const char *p)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) value = value << 4 | (uint32_t)hex_value((unsigned char)p[i]);
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
        if (part.len) out[(*count)++] = part;
    }
    return NG_OK;
}

static ng_status copy_strings(const cJSON *array, ng_arena *arena, const ng_span **items, size_t *count)
{
    ng_span *out = ng_arena_array(arena, (size_t)cJSON_GetArraySize(array), sizeof *out);
    const cJSON *item;
    if (!out) return NG_NO_MEMORY;
    *items = out;
    cJSON_ArrayForEach(item, array) {
        ng_span value = ng_span_trim(ng_span_cstr(cJSON_GetStringValue(item)));
        if (value.len == 0) continue;
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
    ng_status status = copy_strings(array, arena, items, count);
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
    for (size_t at = 0; at < text.len;) {
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
