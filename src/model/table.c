#include "model/table.h"

#include "wrap/utf8.h"

static ng_status bad_line(ng_error *error, const char *name, size_t line, const char *what)
{
    return ng_fail(error, NG_BAD_MODEL, line, "%s, line %zu: %s", name, line, what);
}

/* Strict decimal, with sign; false when it is none or does not fit. */
static bool parse_number(ng_span text, int32_t *out)
{
    bool minus = text.len && text.ptr[0] == '-';
    int64_t value = 0;
    if (text.len == (size_t)minus || text.len > 11) return false;
    for (size_t i = minus; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
        value = value * 10 + (text.ptr[i] - '0');
    }
    if (value > INT32_MAX) return false;
    *out = (int32_t)(minus ? -value : value);
    return true;
}

static size_t count_lines(ng_span data)
{
    size_t lines = 1;
    for (const char *at = data.ptr; data.len && (at = memchr(at, '\n', (size_t)(data.ptr + data.len - at))); at++) lines++;
    return lines;
}

static size_t count_words(ng_span key)
{
    size_t words = 1;
    for (size_t i = 0; i < key.len; i++) words += key.ptr[i] == ' ';
    return words;
}

static ng_status load_line(ng_table *table, ng_row *rows, ng_span text, size_t line, const char *name, ng_error *error)
{
    ng_row row = {.rest = {text.ptr, 0}};
    row.key = ng_span_cut(&text, '\t');
    ng_span number = ng_span_cut(&text, '\t');
    row.rest = text;
    if (row.key.len == 0) return bad_line(error, name, line, "the key is empty");
    if (number.len && !parse_number(number, &row.value)) return bad_line(error, name, line, "the second column is no number");
    bool added;
    uint32_t id = ng_interner_add(&table->keys, row.key, ng_hash(row.key), &added);
    if (id == NG_NO_ID) return ng_fail_memory(error);
    if (!added) return bad_line(error, name, line, "the key stands twice");
    size_t words = count_words(row.key);
    if (words > table->longest) table->longest = words;
    rows[id] = row;
    return NG_OK;
}

ng_status ng_table_load(ng_table *table, ng_arena *arena, ng_span data, const char *name, ng_error *error)
{
    size_t lines = count_lines(data);
    *table = (ng_table){.rows = NULL};
    ng_row *rows = ng_arena_array(arena, lines, sizeof *rows);
    if (!rows || !ng_interner_init(&table->keys, arena, lines)) return ng_fail_memory(error);
    table->rows = rows;
    if (!ng_utf8_valid(data)) return ng_fail(error, NG_BAD_MODEL, 0, "%s: not valid UTF-8", name);
    data = ng_span_unmarked(data);
    for (size_t line = 1; data.len; line++) {
        ng_span text = ng_span_cut(&data, '\n');
        if (text.len && text.ptr[text.len - 1] == '\r') text.len--;
        if (text.len == 0 || text.ptr[0] == '#') continue;
        ng_status status = load_line(table, rows, text, line, name, error);
        if (status != NG_OK) return status;
    }
    table->count = table->keys.count;
    return NG_OK;
}

/* Adds [row] unless its key means something already. */
static bool add_row(ng_table *table, ng_row *rows, ng_row row)
{
    bool added;
    uint32_t id = ng_interner_add(&table->keys, row.key, ng_hash(row.key), &added);
    if (id == NG_NO_ID) return false;
    if (added || rows[id].value == 0) rows[id] = row;
    return true;
}

/* The key's beginnings, then the key itself. */
static bool add_key(ng_table *table, ng_row *rows, const ng_row *row)
{
    for (size_t i = 0; i < row->key.len; i++) {
        ng_row beginning = {.key = ng_span_slice(row->key, 0, i)};
        if (row->key.ptr[i] == ' ' && !add_row(table, rows, beginning)) return false;
    }
    return add_row(table, rows, *row);
}

ng_status ng_table_unite(ng_table *out, ng_arena *arena, const ng_table *const *tables, size_t count, ng_error *error)
{
    size_t most = 1;
    *out = (ng_table){.rows = NULL};
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < tables[i]->count; k++) most += count_words(tables[i]->rows[k].key);
        if (tables[i]->longest > out->longest) out->longest = tables[i]->longest;
    }
    ng_row *rows = ng_arena_array(arena, most, sizeof *rows);
    if (!rows || !ng_interner_init(&out->keys, arena, most)) return ng_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < tables[i]->count; k++) {
            if (!add_key(out, rows, &tables[i]->rows[k])) return ng_fail_memory(error);
        }
    }
    out->rows = rows;
    out->count = out->keys.count;
    return NG_OK;
}

const ng_row *ng_table_find(const ng_table *table, ng_span key, uint64_t hash)
{
    if (table->count == 0) return NULL;
    uint32_t id = ng_interner_find(&table->keys, key, hash);
    return id == NG_NO_ID ? NULL : &table->rows[id];
}

const ng_row *ng_table_get(const ng_table *table, ng_span key)
{
    return ng_table_find(table, key, ng_hash(key));
}
