/* A word table: one entry a line, KEY [TAB NUMBER] [TAB REST], '#' lines are comments. The format of everything in models/
 * and stopwords/ that a person may read and edit. Keys are in folded form (see ng_utf8_fold); several words are parted by
 * single spaces. A key that stands twice, a number that is none, or invalid UTF-8 is an error that names the line.
 * Look-up O(1); loading O(bytes). */
#ifndef NG_MODEL_TABLE_H
#define NG_MODEL_TABLE_H

#include "base/intern.h"
#include "base/status.h"

typedef struct ng_row {
    ng_span key;
    ng_span rest;  /* behind the number; empty when there is none */
    int32_t value; /* 0 when there is none */
} ng_row;

typedef struct ng_table {
    ng_interner keys;
    const ng_row *rows; /* by number of the key, in the order of the file */
    size_t count;
    size_t longest; /* words in the longest key */
} ng_table;

/* Reads [data], which must outlive the table. [name] is for messages only. */
ng_status ng_table_load(ng_table *table, ng_arena *arena, ng_span data, const char *name, ng_error *error);

/* One table of all [tables], in which the first row that means something (value other than 0) speaks for its key, and every
 * beginning of a longer key is a key itself, with the value 0 where it has no row. O(bytes of the keys). */
ng_status ng_table_unite(ng_table *out, ng_arena *arena, const ng_table *const *tables, size_t count, ng_error *error);

/* The row of a key, or NULL. [hash] must be ng_hash(key); the second form computes it. An empty table is fine. */
const ng_row *ng_table_find(const ng_table *table, ng_span key, uint64_t hash);
const ng_row *ng_table_get(const ng_table *table, ng_span key);

#endif
