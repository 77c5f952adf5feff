/* A newsroom's tag file (DESIGN, "Newsroom tag file"): immutable once loaded, shared by threads.
 *
 *     Canonical; alias; alias | uri=https://... | type=person | case
 *     -Trump Tower          never match here
 *     # comment
 *
 * An alias written re:PATTERN is a regular expression; it cannot hold ';' (write \x3b). A line that begins with '#' is a
 * comment, so that "C#" may be an alias. Matching ignores case unless "case"; blanks count as one, other marks must agree.
 * Errors: an empty name, an unknown option, a name that stands twice, an alias of two entries, invalid UTF-8, a bad pattern.
 */
#ifndef NG_MODEL_VOCABULARY_H
#define NG_MODEL_VOCABULARY_H

#include "base/intern.h"
#include "base/status.h"
#include "wrap/regex.h"

typedef struct ng_vocabulary ng_vocabulary;

typedef struct ng_vocabulary_entry {
    ng_span name;
    ng_span uri;
    ng_span type;
} ng_vocabulary_entry;

typedef struct ng_vocabulary_pattern {
    ng_regex *regex;
    uint32_t entry;
} ng_vocabulary_pattern;

#define NG_VOCABULARY_NEVER (UINT32_MAX - 1) /* a phrase that must not match */

/* Reads a tag file. Errors name [file] and the line. [data] is copied. */
ng_status ng_vocabulary_load(ng_vocabulary **out, ng_allocator allocator, ng_span data, const char *file, ng_error *error);
void ng_vocabulary_free(ng_vocabulary *vocabulary); /* NULL is fine */

size_t ng_vocabulary_count(const ng_vocabulary *vocabulary);
const ng_vocabulary_entry *ng_vocabulary_get(const ng_vocabulary *vocabulary, uint32_t entry);

/* The patterns, *count of them; those of "case" entries are compiled so. */
const ng_vocabulary_pattern *ng_vocabulary_patterns(const ng_vocabulary *vocabulary, size_t *count);

/* Bytes of the longest alias that begins like the folded word [first]; 0 when none does, which is the usual case: this is
 * what a matcher asks first for each word. O(bytes of the word). */
size_t ng_vocabulary_longest(const ng_vocabulary *vocabulary, ng_span first);

/* The entry of an alias, NG_VOCABULARY_NEVER, or NG_NO_ID. [folded] is the text in folded form with single blanks, [exact]
 * the text as written, which entries with "case" are compared with. */
uint32_t ng_vocabulary_find(const ng_vocabulary *vocabulary, ng_span folded, ng_span exact);

#endif
