/* A newsroom's tag file (DESIGN, "Newsroom tag file"): immutable once loaded, shared by threads.
 *
 *     Canonical; alias; alias | uri=https://... | type=person | case
 *     -Trump Tower          never match here
 *     # comment
 */
#ifndef NG_MODEL_VOCABULARY_H
#define NG_MODEL_VOCABULARY_H

#include "base/arena.h"
#include "base/status.h"

typedef struct ng_vocabulary ng_vocabulary;

typedef struct ng_vocabulary_entry {
    ng_span name;
    ng_span uri;
    ng_span type;
} ng_vocabulary_entry;

/* Reads a tag file. Errors name [file] and the line. [data] is copied. */
ng_status ng_vocabulary_load(ng_vocabulary **out, ng_allocator allocator, ng_span data, const char *file, ng_error *error);
void ng_vocabulary_free(ng_vocabulary *vocabulary); /* NULL is fine */

#endif
