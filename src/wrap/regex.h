/* Regular expressions by PCRE2, with match, heap and depth limits always set. For short lines, not for documents.
 * A compiled pattern is immutable and shared by threads; the scratch memory of a match belongs to one context. */
#ifndef NG_WRAP_REGEX_H
#define NG_WRAP_REGEX_H

#include "base/alloc.h"
#include "base/span.h"
#include "base/status.h"

enum { NG_REGEX_GROUPS = 10 }; /* groups 0..9 are reported */

typedef struct ng_regex ng_regex;
typedef struct ng_regex_scratch ng_regex_scratch;

typedef struct ng_regex_match {
    size_t start[NG_REGEX_GROUPS]; /* SIZE_MAX for a group that did not take part */
    size_t end[NG_REGEX_GROUPS];
} ng_regex_match;

/* Compiles [pattern] (UTF, UCP; [caseless]). Refused are lookbehind, which makes matching quadratic, verbs, and the comments
 * and quotations that could hide them. The error's offset is the place in the pattern. The allocator must live as long as
 * the pattern. */
ng_status ng_regex_compile(ng_regex **out, ng_span pattern, bool caseless, const ng_allocator *allocator, ng_error *error);
void ng_regex_free(ng_regex *regex); /* NULL is fine */

ng_regex_scratch *ng_regex_scratch_new(const ng_allocator *allocator); /* NULL when out of memory */
void ng_regex_scratch_free(ng_regex_scratch *scratch);

/* [pattern], compiled caseless when it is first asked for and kept until [scratch] is freed. Its bytes must live as long: they
 * are known by their address. O(patterns kept). */
ng_status ng_regex_keep(ng_regex_scratch *scratch, ng_span pattern, const ng_regex **out, ng_error *error);

/* Looks for the first match at or behind byte [from] of valid UTF-8. NG_OK with *found set; a limit reached counts as not
 * found; NG_NO_MEMORY when memory ran out. */
ng_status ng_regex_search(const ng_regex *regex, ng_regex_scratch *scratch, ng_span text, size_t from, bool *found,
                          ng_regex_match *match);

#endif
