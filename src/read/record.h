/* A JSONL record: the fields of DESIGN's input record, read from one line of JSON. Cost O(n). */
#ifndef NG_READ_RECORD_H
#define NG_READ_RECORD_H

#include "base/arena.h"
#include "base/status.h"
#include "parts/meta.h"
#include "wrap/json.h"

typedef struct ng_record {
    ng_span id;       /* raw JSON, exactly as written; ptr NULL when missing. Set even when the record is refused later */
    ng_span url;      /* decoded strings; ptr NULL when missing or null */
    ng_span title;
    ng_span text;     /* "text" or "content_text"; or "html" or "content_html" */
    ng_span language;
    const ng_span *tags;
    size_t tag_count;
    bool html;        /* [text] is HTML */
    ng_json_object object; /* all members */
    ng_meta meta;     /* what its other members say, as written; the names of "authors" with commas between them */
} ng_record;

/* NG_BAD_JSON when the line is no JSON object; NG_BAD_RECORD when a field has the wrong type (the message names it) or there
 * is neither text nor title. */
ng_status ng_record_read(ng_span line, ng_arena *arena, ng_record *out, ng_error *error);

/* Takes out of [record->object] all but the last of members with one name. O(members). */
ng_status ng_record_members(ng_record *record, ng_arena *arena, ng_error *error);

#endif
