/* The strict reader: one pass over the text with a stack of open brackets of fixed height, no recursion, no tree.
 *
 * It checks all of RFC 8259 (numbers, escapes, UTF-8, nothing behind the value) and notes where each member of the outermost
 * object stands, so that a value can be handed on exactly as it was written: a number beyond 2^53 keeps its digits. Cost: O(n);
 * plain characters of a string are passed over eight at a time.
 */
#include "wrap/json.h"

#include "wrap/json_plain.h"
#include "wrap/utf8.h"

enum {
    MAX_DEPTH = 64,      /* levels of brackets; real records have three or four */
    MAX_MEMBERS = 65536, /* of an object; more of them would cost more memory than the text */
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
        r->at += ng_json_plain(r->text, r->at);
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
    if (r->count == MAX_MEMBERS) return refuse(r, "less than 65537 members");
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
