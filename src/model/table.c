#include "model/table.h"

#include "base/prefetch.h"
#include "wrap/utf8.h"

enum {
    LEAST_SLOTS = 16,
    LONGEST_FILE = 1 << 30 /* positions are 32-bit, and so are the slots, twice as many as lines */
};

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

/* "97 12" as two numbers; 0 when they are none, or too large. */
static void parse_small_numbers(ng_span rest, uint8_t *out)
{
    int32_t first, second;
    ng_span head = ng_span_cut(&rest, ' ');
    if (!parse_number(head, &first) || !parse_number(rest, &second)) return;
    if (first < 0 || second < 0 || first > UINT8_MAX || second > UINT8_MAX) return;
    out[0] = (uint8_t)first;
    out[1] = (uint8_t)second;
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

/* A table that is being made. */
typedef struct maker {
    ng_row *rows;
    uint32_t *slots;
    uint64_t *filter;
    uint64_t *pairs; /* NULL before the first key of several words */
    ng_arena *arena;
    ng_table *table;
    const char *name;
    ng_error *error;
} maker;

/* The slot where [key] is, or the empty one where it belongs. */
static uint32_t probe(const ng_table *table, ng_span key, uint64_t hash)
{
    uint32_t mask = table->mask, at = (uint32_t)hash & mask, tag = (uint32_t)(hash >> 32) & ~mask;
    for (uint32_t tried = 1; table->slots[at]; at = ng_probe(at, tried++, key, mask)) {
        if ((table->slots[at] & ~mask) != tag) continue;
        if (ng_span_equal(ng_row_key(table, &table->rows[(table->slots[at] & mask) - 1]), key)) break;
    }
    return at;
}

static bool note_pair(maker *m, ng_span key)
{
    if (!m->pairs) m->pairs = ng_arena_zeros(m->arena, m->table->filter_mask / 64U + 1, sizeof *m->pairs);
    if (!m->pairs) return false;
    m->table->pairs = m->pairs;
    uint64_t first = ng_hash(ng_span_cut(&key, ' '));
    uint16_t bit = (uint16_t)ng_hash_pair(first, ng_hash(ng_span_cut(&key, ' '))) & m->table->filter_mask;
    m->pairs[bit / 64] |= UINT64_C(1) << bit % 64;
    return true;
}

static ng_status load_line(maker *m, ng_span text, size_t line)
{
    const char *start = text.ptr;
    size_t length = text.len;
    ng_span key = ng_span_cut(&text, '\t'), number = ng_span_cut(&text, '\t');
    if (key.len == 0) return bad_line(m->error, m->name, line, "the key is empty");
    if (length > UINT16_MAX) return bad_line(m->error, m->name, line, "the line is too long");
    ng_row row = {.start = (uint32_t)(start - m->table->text),
                  .key_len = (uint16_t)key.len,
                  .rest_at = (uint16_t)(length - text.len),
                  .rest_len = (uint16_t)text.len};
    if (number.len && !parse_number(number, &row.value)) {
        return bad_line(m->error, m->name, line, "the second column is no number");
    }
    parse_small_numbers(text, row.numbers);
    uint64_t hash = ng_hash(key);
    uint32_t slot = probe(m->table, key, hash);
    if (m->slots[slot]) return bad_line(m->error, m->name, line, "the key stands twice");
    m->rows[m->table->count++] = row;
    m->slots[slot] = ((uint32_t)(hash >> 32) & ~m->table->mask) | (uint32_t)m->table->count;
    uint16_t bit = (uint16_t)hash & m->table->filter_mask;
    m->filter[bit / 64] |= UINT64_C(1) << bit % 64;
    size_t words = count_words(key);
    if (words > m->table->longest) m->table->longest = words;
    if (words > 1 && !note_pair(m, key)) return ng_fail_memory(m->error);
    return NG_OK;
}

/* Half of the slots stay empty. The filter has sixteen bits for a key, so that one word in sixteen at most passes for nothing,
 * but no more than sixteen bits of a hash can tell apart. */
static bool make_room(maker *m, size_t lines)
{
    ng_arena *arena = m->arena;
    size_t slots = LEAST_SLOTS;
    while (slots < lines * 2) slots *= 2;
    size_t bits = slots * 8 <= UINT16_MAX ? slots * 8 : (size_t)UINT16_MAX + 1;
    m->rows = ng_arena_array(arena, lines, sizeof *m->rows);
    m->slots = ng_arena_zeros(arena, slots, sizeof *m->slots);
    m->filter = ng_arena_zeros(arena, bits / 64, sizeof *m->filter);
    m->table->rows = m->rows;
    m->table->slots = m->slots;
    m->table->mask = (uint32_t)(slots - 1);
    m->table->filter = m->filter;
    m->table->filter_mask = (uint16_t)(bits - 1);
    return m->rows && m->slots && m->filter;
}

bool ng_table_is_file(ng_span path)
{
    return ng_span_ends(path, NG_SPAN(".txt")) && !ng_span_ends(path, NG_SPAN("/patterns.txt"));
}

ng_status ng_table_load(ng_table *table, ng_arena *arena, ng_span data, const char *name, ng_error *error)
{
    *table = (ng_table){.rows = NULL};
    if (data.len > LONGEST_FILE) return ng_fail(error, NG_BAD_MODEL, 0, "%s: longer than 1 GiB", name);
    if (!ng_utf8_valid_name(data)) return ng_fail(error, NG_BAD_MODEL, 0, "%s: not valid UTF-8, or a NUL", name);
    data = ng_span_unmarked(data);
    table->text = data.ptr;
    maker m = {.arena = arena, .table = table, .name = name, .error = error};
    if (!make_room(&m, count_lines(data))) return ng_fail_memory(error);
    for (size_t line = 1; data.len; line++) {
        ng_span text = ng_span_cut(&data, '\n');
        if (text.len && text.ptr[text.len - 1] == '\r') text.len--;
        if (text.len == 0 || text.ptr[0] == '#') continue;
        ng_status status = load_line(&m, text, line);
        if (status != NG_OK) return status;
    }
    return NG_OK;
}

const ng_row *ng_table_find(const ng_table *table, ng_span key, uint64_t hash)
{
    if (!ng_table_may_hold(table, (uint16_t)hash)) return NULL;
    uint32_t slot = table->slots[probe(table, key, hash)];
    return slot ? &table->rows[(slot & table->mask) - 1] : NULL;
}

const ng_row *ng_table_get(const ng_table *table, ng_span key)
{
    return ng_table_find(table, key, ng_hash(key));
}

/* The row that the first slot of a hash names, or NULL. */
static const ng_row *likely_row(const ng_table *table, uint64_t hash)
{
    uint32_t slot = table->slots[(uint32_t)hash & table->mask], number = slot & table->mask;
    bool likely = slot && ((slot ^ (uint32_t)(hash >> 32)) & ~table->mask) == 0;
    return likely ? &table->rows[number - 1] : NULL;
}

void ng_table_warm(const ng_table *table, const ng_word *words, size_t count)
{
    uint64_t held[NG_TABLE_WARM];
    const ng_row *rows[NG_TABLE_WARM];
    size_t n = 0, found = 0;
    for (size_t i = 0; i < count && n < NG_TABLE_WARM; i++) {
        if (!ng_table_may_hold(table, (uint16_t)words[i].hash)) continue;
        ng_prefetch(&table->slots[(uint32_t)words[i].hash & table->mask]);
        held[n++] = words[i].hash;
    }
    for (size_t i = 0; i < n; i++) {
        const ng_row *row = likely_row(table, held[i]);
        ng_prefetch(row);
        if (row) rows[found++] = row;
    }
    for (size_t i = 0; i < found; i++) ng_prefetch(table->text + rows[i]->start);
}
