/* JSON: a strict one-pass reader that records where each member stands, values by cJSON, and an escaping writer.
 *
 * cJSON alone loses digits beyond 2^53, cuts strings at \u0000 and lets invalid UTF-8 and trailing garbage through
 * (BASELINES), so the text is checked here first (RFC 8259, no more and no less) and long strings are decoded here.
 */
#ifndef NG_WRAP_JSON_H
#define NG_WRAP_JSON_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "base/strbuf.h"

typedef enum ng_json_type {
    NG_JSON_NULL,
    NG_JSON_BOOL,
    NG_JSON_NUMBER,
    NG_JSON_STRING,
    NG_JSON_ARRAY,
    NG_JSON_OBJECT
} ng_json_type;

typedef struct ng_json_member {
    ng_span name; /* decoded */
    ng_span raw;  /* the value exactly as written */
    uint8_t type; /* ng_json_type */
} ng_json_member;

typedef struct ng_json_object {
    const ng_json_member *members; /* in order; a name that stands twice: the last one counts */
    size_t count;
} ng_json_object;

/* Reads [text] as one JSON object, strictly. NG_BAD_JSON with the byte offset and what was expected when it is none;
 * depth beyond 64 levels is refused, an array or object being one level, and so are more than 65,536 members. On
 * NG_BAD_JSON [out] holds the members that stand before the fault. Linear. */
ng_status ng_json_read_object(ng_span text, ng_arena *arena, ng_json_object *out, ng_error *error);

/* Reads [text] as one JSON array in the same way: the items are members without a name. */
ng_status ng_json_read_array(ng_span text, ng_arena *arena, ng_json_object *out, ng_error *error);

/* The member with exactly this name, the last one if there are several; NULL when there is none. */
const ng_json_member *ng_json_member_get(const ng_json_object *object, ng_span name);

/* Decodes a string value that ng_json_read_object accepted: escapes resolved, lone surrogates as U+FFFD, \u0000 as a NUL
 * byte. A string without escapes is a slice of [raw]. ptr NULL when out of memory. */
ng_span ng_json_string(ng_span raw, ng_arena *arena);

/* The strings of an array value, or the parts of one string between commas; blank ones, those that hold a NUL (a caller reads C
 * strings) and items of another type are skipped. NG_BAD_JSON for half a surrogate pair. */
ng_status ng_json_strings(ng_span raw, ng_arena *arena, const ng_span **items, size_t *count);

/* Appends [text], valid UTF-8, as a JSON string with its quotes; control characters, U+2028/9 and DEL escaped. */
void ng_json_add_string(ng_strbuf *out, ng_span text);

#endif
