/* What tells languages of one script apart: a linear model (model/linear.h) for each group of scripts that several languages
 * share. Scripts that name their language need none.
 *
 * The file: 8 bytes "nglangs1", then for each group in order a little-endian uint32 length and so many bytes of a linear model
 * whose labels are language codes. Loading costs O(bytes).
 */
#ifndef NG_MODEL_IDENTIFIER_H
#define NG_MODEL_IDENTIFIER_H

#include "model/linear.h"

#define NG_IDENTIFIER_MAGIC "nglangs1"

/* Version of the n-grams that src/lex makes (lex/ngrams.h); see NG_SENTENCE_FEATURES. */
enum { NG_LANGUAGE_FEATURES = 1 };

/* Sums over labels live on the stack. */
enum { NG_IDENTIFIER_MAX_LABELS = 64 };

typedef enum ng_script_group {
    NG_GROUP_LATIN,
    NG_GROUP_CYRILLIC,
    NG_GROUP_ARABIC,
    NG_GROUP_DEVANAGARI,
    NG_GROUP_COUNT
} ng_script_group;

typedef struct ng_identifier {
    ng_linear groups[NG_GROUP_COUNT]; /* without labels where there is no model */
} ng_identifier;

/* The kind of a group's model: "languages-latin". */
const char *ng_identifier_kind(ng_script_group group);

/* Reads [data], which must outlive it; ptr NULL gives the empty one. NG_BAD_MODEL, with [name] in the message, when it is cut or
 * damaged; *identifier is empty then. [checked]: its checksums have been looked at. */
ng_status ng_identifier_load(ng_identifier *identifier, ng_arena *arena, ng_span data, bool checked, const char *name,
                             ng_error *error);

#endif
