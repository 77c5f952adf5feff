/* The regular expressions of a language (models/LANG/patterns.txt): bylines, datelines, captions. Each is compiled when a context
 * first tries it, so that the languages that a text is not in cost nothing.
 *
 * File: NAME TAB PATTERN, one a line, '#' comments; several lines may share a name. Tried only on short lines, and only
 * when the line's first word or a required letter makes a match possible: see patterns.c.
 */
#ifndef NG_MODEL_PATTERNS_H
#define NG_MODEL_PATTERNS_H

#include "base/arena.h"
#include "base/status.h"
#include "wrap/regex.h"

typedef struct ng_patterns ng_patterns;

/* Reads [data], which must outlive every scratch that is used with the set; an error names [name] and the line. Empty data gives
 * a set that never matches. */
ng_status ng_patterns_load(ng_patterns **out, ng_arena *arena, ng_span data, const char *name, ng_error *error);

/* Compiles all, for tests and for files that come from elsewhere: an error names [name] and the line. */
ng_status ng_patterns_check(const ng_patterns *patterns, ng_regex_scratch *scratch, const char *name, ng_error *error);

/* The first pattern named [name] that matches [text]; *found says whether. A pattern that ng_patterns_check refuses never
 * matches. */
ng_status ng_patterns_search(const ng_patterns *patterns, ng_span name, ng_regex_scratch *scratch, ng_span text, bool *found,
                             ng_regex_match *match);

#endif
