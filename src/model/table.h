/* A word table: one entry a line, KEY [TAB NUMBER] [TAB REST], '#' lines are comments. The format of everything in models/
 * and stopwords/ that a person may read and edit. Keys are in folded form (see ng_utf8_fold); several words are parted by
 * single spaces. A key that stands twice, a number that is none, a line of more than 65,535 bytes or invalid UTF-8 is an error
 * that names the line. Look-up O(1); loading O(bytes).
 *
 * Rows and slots hold positions and no pointers: the build makes them for the embedded files (models/make/embed.c), which then
 * cost nothing at start, and the loader makes the same ones for a file of the user's. */
#ifndef NG_MODEL_TABLE_H
#define NG_MODEL_TABLE_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/status.h"
#include "parts/tokens.h"

typedef struct ng_row {
    uint32_t start;    /* of the key, in the table's text */
    int32_t value;     /* the number; 0 when there is none */
    uint16_t key_len;
    uint16_t rest_at;  /* what is behind the number, counted from start */
    uint16_t rest_len;
    uint8_t numbers[2]; /* of a rest like "97 12", which is no more than two small numbers; else 0 */
} ng_row;

typedef struct ng_table {
    const char *text;      /* the file's bytes */
    const ng_row *rows;    /* [count], in the order of the file */
    const uint32_t *slots; /* [mask + 1]: number of a row + 1 in the bits of mask, 0 for an empty slot; bits of the hash above */
    uint32_t mask;
    const uint64_t *filter; /* [filter_mask / 64 + 1]: a set bit for each key, at the low bits of its hash */
    uint16_t filter_mask;
    const uint64_t *pairs; /* as large: a set bit for the first two words of each key of several; NULL when there is none */
    size_t count;
    size_t longest;        /* words in the longest key */
} ng_table;

/* Whether a file of a model is a word table, by its path: every text is, but for the regular expressions. */
bool ng_table_is_file(ng_span path);

/* Reads [data], which must outlive the table. [name] is for messages only. */
ng_status ng_table_load(ng_table *table, ng_arena *arena, ng_span data, const char *name, ng_error *error);

/* False when no key has these low bits of a hash: most words are ruled out so, by one bit and without being looked at. */
static inline bool ng_table_may_hold(const ng_table *table, uint16_t low_hash)
{
    uint16_t bit = low_hash & table->filter_mask;
    return table->count > 0 && (table->filter[bit / 64] >> bit % 64 & 1);
}

/* False when no key begins with two words of these hashes, a space between them: most words behind one that begins a key are none
 * of it, and need not be put together. */
static inline bool ng_table_may_begin(const ng_table *table, uint64_t first, uint64_t second)
{
    uint16_t bit = (uint16_t)ng_hash_pair(first, second) & table->filter_mask;
    return table->pairs && (table->pairs[bit / 64] >> bit % 64 & 1);
}

/* The row of a key, or NULL. [hash] must be ng_hash(key); the second form computes it. An empty table is fine. */
const ng_row *ng_table_find(const ng_table *table, ng_span key, uint64_t hash);
const ng_row *ng_table_get(const ng_table *table, ng_span key);

/* Brings what look-ups of these words will read into the processor's caches, all at once instead of one after the other. Changes
 * no result. Worth it before a few dozen look-ups in a large table. */
enum { NG_TABLE_WARM = 32 }; /* words at most */
void ng_table_warm(const ng_table *table, const ng_word *words, size_t count);

static inline ng_span ng_row_key(const ng_table *table, const ng_row *row)
{
    return ng_span_make(table->text + row->start, row->key_len);
}

/* What stands behind the number; empty when nothing does. */
static inline ng_span ng_row_rest(const ng_table *table, const ng_row *row)
{
    return ng_span_make(table->text + row->start + row->rest_at, row->rest_len);
}

#endif
