/* Reads a newsroom's tag file and finds entries by alias.
 *
 * Problem: a desk lists its tags with other words for them; the longest match must win in one pass over an article.
 * Input:  the file's bytes.
 * Output: entries, aliases by their folded text, and for each beginning of an alias how long aliases go on, so that nearly
 *         every word of an article is done with after one look-up.
 * Cost:   O(bytes) to load, O(1) a look-up.
 * Source: FlashText (Singh 2017) for the idea of whole words and longest match; complaints about aliases that clash in
 * silence (ACCEPTANCE A27, A37): here they are errors that name both lines.
 */
#include "model/vocabulary.h"

#include "model/desk_list.h"
#include "wrap/utf8.h"

typedef struct alias {
    ng_span exact;
    uint32_t entry;
    uint32_t line;
    uint32_t next; /* another alias with the same folded text, or NG_NO_ID */
    bool by_case;
    bool name;     /* the entry's own */
} alias;

struct ng_vocabulary {
    ng_allocator allocator;
    ng_arena arena;
    ng_vocabulary_entry *entries;
    size_t entry_count, entry_room;
    alias *aliases;
    size_t alias_count, alias_room;
    ng_vocabulary_pattern *patterns;
    size_t pattern_count, pattern_room;
    ng_interner keys;   /* folded aliases */
    uint32_t *heads;    /* [keys.count]: the first alias of each */
    size_t head_room;
    ng_interner starts; /* how aliases begin */
    size_t *longest;    /* [starts.count]: bytes of the longest that begins so */
    size_t longest_room;
};

typedef struct reader {
    ng_vocabulary *v;
    const char *file;
    size_t line;
    ng_strbuf folded;
    ng_error *error;
} reader;

/* ------------------------------------------------------------ loading */

enum { SHOWN_BYTES = 80 }; /* of what a message quotes */

static ng_status bad(reader *r, const char *what, ng_span subject)
{
    int length = (int)ng_span_head(subject, SHOWN_BYTES).len;
    return ng_fail(r->error, NG_BAD_VOCABULARY, r->line, "%s:%zu: %s '%.*s'", r->file, r->line, what, length, subject.ptr);
}

/* Room for one item more in an array of the vocabulary; NULL when out of memory. */
static void *room_for_one(ng_vocabulary *v, void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room) return items;
    size_t wanted = *room ? *room * 2 : 16;
    void *grown = ng_arena_grow(&v->arena, items, count, wanted, size);
    if (grown) *room = wanted;
    return grown;
}

/* What a matcher looks up first: the letters and digits in ASCII that a text begins with, or its first character. */
static ng_span start_of(ng_span text)
{
    size_t n = 0;
    while (n < text.len && ((text.ptr[n] >= 'a' && text.ptr[n] <= 'z') || (text.ptr[n] >= '0' && text.ptr[n] <= '9'))) n++;
    if (n == 0 && text.len)
        for (n = 1; n < text.len && ((unsigned char)text.ptr[n] & 0xC0) == 0x80;) n++;
    return ng_span_make(text.ptr, n);
}

static bool note_start(ng_vocabulary *v, ng_span key)
{
    bool added;
    ng_span start = start_of(key);
    uint32_t id = ng_interner_add(&v->starts, start, ng_hash(start), &added);
    if (id == NG_NO_ID) return false;
    size_t *longest = room_for_one(v, v->longest, id, &v->longest_room, sizeof *longest);
    if (added && !longest) return false;
    if (added) {
        v->longest = longest;
        longest[id] = 0;
    }
    if (key.len > v->longest[id]) v->longest[id] = key.len;
    return true;
}

/* Two aliases with one folded text may stand side by side only when both go by case and differ in it; two names never. */
static ng_status check_clash(reader *r, uint32_t first, const alias *fresh, bool *known)
{
    *known = false;
    for (uint32_t i = first; i != NG_NO_ID; i = r->v->aliases[i].next) {
        const alias *other = &r->v->aliases[i];
        if (fresh->name && other->name) return bad(r, "this name stands twice:", fresh->exact);
        bool same_text = !(other->by_case && fresh->by_case) || ng_span_equal(other->exact, fresh->exact);
        if (!same_text) continue;
        if (other->entry != fresh->entry)
            return ng_fail(r->error, NG_BAD_VOCABULARY, r->line, "%s:%zu: alias '%.*s' stands already in line %u", r->file,
                           r->line, (int)ng_span_head(fresh->exact, SHOWN_BYTES).len, fresh->exact.ptr, other->line);
        *known = true;
    }
    return NG_OK;
}

static ng_status add_alias(reader *r, ng_span text, uint32_t entry, bool by_case, bool name)
{
    ng_vocabulary *v = r->v;
    bool added, known = false;
    if (!ng_desk_fold(text, &r->folded)) return ng_fail_memory(r->error);
    ng_span folded = ng_strbuf_span(&r->folded);
    uint32_t key = ng_interner_add(&v->keys, folded, ng_hash(folded), &added);
    if (key == NG_NO_ID) return ng_fail_memory(r->error);
    alias fresh = {text, entry, (uint32_t)r->line, NG_NO_ID, by_case, name};
    if (added) {
        uint32_t *heads = room_for_one(v, v->heads, key, &v->head_room, sizeof *heads);
        ng_span copy = ng_arena_copy(&v->arena, folded);
        if (!heads || !copy.ptr) return ng_fail_memory(r->error);
        v->heads = heads;
        heads[key] = NG_NO_ID;
        v->keys.entries[key].key = copy;
        if (!note_start(v, copy)) return ng_fail_memory(r->error);
    } else {
        ng_status status = check_clash(r, v->heads[key], &fresh, &known);
        if (status != NG_OK || known) return status;
    }
    alias *aliases = room_for_one(v, v->aliases, v->alias_count, &v->alias_room, sizeof *aliases);
    if (!aliases) return ng_fail_memory(r->error);
    v->aliases = aliases;
    fresh.next = v->heads[key];
    v->heads[key] = (uint32_t)v->alias_count;
    aliases[v->alias_count++] = fresh;
    return NG_OK;
}

/* A pattern that matches an empty text matches every article. */
static ng_status check_pattern(reader *r, const ng_regex *regex, ng_span pattern)
{
    bool found = false;
    ng_regex_match match;
    ng_regex_scratch *scratch = ng_regex_scratch_new(&r->v->allocator);
    if (!scratch) return ng_fail_memory(r->error);
    ng_status status = ng_regex_search(regex, scratch, NG_SPAN(""), 0, &found, &match);
    ng_regex_scratch_free(scratch);
    if (status != NG_OK) return ng_fail_memory(r->error);
    return found ? bad(r, "a pattern that matches an empty text:", pattern) : NG_OK;
}

static ng_status add_pattern(reader *r, ng_span pattern, uint32_t entry, bool by_case)
{
    ng_vocabulary *v = r->v;
    ng_error inner = {.code = NG_OK};
    ng_vocabulary_pattern *patterns = room_for_one(v, v->patterns, v->pattern_count, &v->pattern_room, sizeof *patterns);
    if (!patterns) return ng_fail_memory(r->error);
    v->patterns = patterns;
    ng_regex *regex;
    ng_status status = ng_regex_compile(&regex, pattern, !by_case, &v->allocator, &inner);
    if (status == NG_NO_MEMORY) return ng_fail_memory(r->error);
    if (status != NG_OK)
        return ng_fail(r->error, NG_BAD_VOCABULARY, r->line, "%s:%zu: %.160s", r->file, r->line, inner.message);
    patterns[v->pattern_count++] = (ng_vocabulary_pattern){regex, entry};
    return check_pattern(r, regex, pattern);
}

static bool is_option(ng_span text)
{
    return ng_span_starts(text, NG_SPAN("uri=")) || ng_span_starts(text, NG_SPAN("type="))
        || ng_span_equal(text, NG_SPAN("case"));
}

/* Cuts the options off [line]. A '|' inside a pattern belongs to it unless an option follows. */
static ng_status read_options(reader *r, ng_span *line, ng_vocabulary_entry *entry, bool *by_case)
{
    ng_span rest = *line, before = {line->ptr, 0};
    bool pattern = false;
    *by_case = false;
    while (rest.len) {
        ng_span piece = ng_span_cut(&rest, '|'), text = ng_span_trim(piece);
        if (piece.ptr == line->ptr || (before.len && pattern && !is_option(text))) {
            before.len = (size_t)(piece.ptr + piece.len - line->ptr);
            for (size_t i = 0; i + 3 <= before.len && !pattern; i++) pattern = memcmp(before.ptr + i, "re:", 3) == 0;
            continue;
        }
        if (!is_option(text)) return bad(r, "unknown option", text);
        if (ng_span_starts(text, NG_SPAN("uri="))) entry->uri = ng_span_slice(text, 4, text.len);
        else if (ng_span_starts(text, NG_SPAN("type="))) entry->type = ng_span_slice(text, 5, text.len);
        else *by_case = true;
        pattern = false;
    }
    *line = before;
    return NG_OK;
}

static ng_status add_entry(reader *r, const ng_vocabulary_entry *entry, uint32_t *id)
{
    ng_vocabulary *v = r->v;
    ng_vocabulary_entry *entries = room_for_one(v, v->entries, v->entry_count, &v->entry_room, sizeof *entries);
    if (!entries) return ng_fail_memory(r->error);
    v->entries = entries;
    *id = (uint32_t)v->entry_count;
    entries[v->entry_count++] = *entry;
    return NG_OK;
}

static ng_status read_line(reader *r, ng_span line)
{
    ng_vocabulary_entry entry = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    bool by_case;
    uint32_t id = NG_VOCABULARY_NEVER;
    line = ng_span_trim(line);
    if (line.len == 0 || line.ptr[0] == '#') return NG_OK;
    if (!ng_utf8_valid_name(line))
        return ng_fail(r->error, NG_BAD_VOCABULARY, r->line, "%s:%zu: not UTF-8, or a NUL", r->file, r->line);
    bool never = line.ptr[0] == '-';
    if (never) line = ng_span_trim(ng_span_slice(line, 1, line.len));
    ng_status status = read_options(r, &line, &entry, &by_case);
    if (status != NG_OK) return status;
    for (bool first = true; status == NG_OK && (line.len || first); first = false) {
        ng_span text = ng_span_trim(ng_span_cut(&line, ';'));
        if (text.len == 0 && !first) continue;
        if (text.len == 0) return bad(r, "no name before", line);
        if (first && !never) {
            if (ng_span_starts(text, NG_SPAN("re:"))) return bad(r, "a name is no pattern:", text);
            entry.name = text;
            status = add_entry(r, &entry, &id);
        }
        if (status != NG_OK) return status;
        bool pattern = !never && ng_span_starts(text, NG_SPAN("re:"));
        if (pattern && text.len == 3) return bad(r, "an empty pattern:", text); /* it would match every article */
        if (pattern) status = add_pattern(r, ng_span_slice(text, 3, text.len), id, by_case);
        else status = add_alias(r, text, id, by_case, first && !never);
    }
    return status;
}

static ng_status read_file(reader *r, ng_span data)
{
    data = ng_span_unmarked(data);
    while (data.len) {
        r->line++;
        ng_status status = read_line(r, ng_span_cut(&data, '\n'));
        if (status != NG_OK) return status;
    }
    return NG_OK;
}

/* Room for every alias of the file, so that nothing is moved while it is read; less where it holds hardly more than marks. */
static bool make_room(ng_vocabulary *v, ng_span data)
{
    enum { BYTES_OF_ALIAS = 4, STARTS = 64 };
    size_t lines = 1, aliases = 1;
    for (size_t i = 0; i < data.len; i++) {
        lines += data.ptr[i] == '\n';
        aliases += data.ptr[i] == '\n' || data.ptr[i] == ';';
    }
    if (lines > data.len / BYTES_OF_ALIAS) lines = data.len / BYTES_OF_ALIAS;
    if (aliases > data.len / BYTES_OF_ALIAS) aliases = data.len / BYTES_OF_ALIAS;
    v->entries = ng_arena_array(&v->arena, lines, sizeof *v->entries);
    v->aliases = ng_arena_array(&v->arena, aliases, sizeof *v->aliases);
    v->heads = ng_arena_array(&v->arena, aliases, sizeof *v->heads);
    v->entry_room = lines;
    v->alias_room = v->head_room = aliases;
    return v->entries && v->aliases && v->heads && ng_interner_init(&v->keys, &v->arena, aliases)
        && ng_interner_init(&v->starts, &v->arena, STARTS);
}

ng_status ng_vocabulary_load(ng_vocabulary **out, ng_allocator allocator, ng_span data, const char *file, ng_error *error)
{
    *out = NULL;
    ng_vocabulary *v = ng_allocate(&allocator, sizeof *v);
    if (!v) return ng_fail_memory(error);
    *v = (ng_vocabulary){.allocator = allocator};
    ng_arena_init(&v->arena, allocator);
    reader r = {.v = v, .file = file, .error = error};
    ng_strbuf_init(&r.folded, allocator);
    ng_span copy = ng_arena_copy(&v->arena, data);
    ng_status status = NG_OK;
    if (!copy.ptr || !make_room(v, copy))
        status = ng_fail_memory(error);
    else status = read_file(&r, copy);
    ng_strbuf_free(&r.folded);
    if (status != NG_OK) {
        ng_vocabulary_free(v);
        return status;
    }
    *out = v;
    return NG_OK;
}

void ng_vocabulary_free(ng_vocabulary *vocabulary)
{
    if (!vocabulary) return;
    for (size_t i = 0; i < vocabulary->pattern_count; i++) ng_regex_free(vocabulary->patterns[i].regex);
    ng_allocator allocator = vocabulary->allocator;
    ng_arena_free(&vocabulary->arena);
    ng_release(&allocator, vocabulary);
}

/* ------------------------------------------------------------ looking up */

size_t ng_vocabulary_count(const ng_vocabulary *vocabulary)
{
    return vocabulary->entry_count;
}

const ng_vocabulary_entry *ng_vocabulary_get(const ng_vocabulary *vocabulary, uint32_t entry)
{
    return &vocabulary->entries[entry];
}

const ng_vocabulary_pattern *ng_vocabulary_patterns(const ng_vocabulary *vocabulary, size_t *count)
{
    *count = vocabulary->pattern_count;
    return vocabulary->patterns;
}

size_t ng_vocabulary_longest(const ng_vocabulary *vocabulary, ng_span first)
{
    ng_span start = start_of(first);
    uint32_t id = ng_interner_find(&vocabulary->starts, start, ng_hash(start));
    return id == NG_NO_ID ? 0 : vocabulary->longest[id];
}

uint32_t ng_vocabulary_find(const ng_vocabulary *vocabulary, ng_span folded, ng_span exact)
{
    uint32_t key = ng_interner_find(&vocabulary->keys, folded, ng_hash(folded));
    if (key == NG_NO_ID) return NG_NO_ID;
    uint32_t found = NG_NO_ID;
    for (uint32_t i = vocabulary->heads[key]; i != NG_NO_ID; i = vocabulary->aliases[i].next) {
        const alias *alias_here = &vocabulary->aliases[i];
        if (alias_here->by_case && ng_span_equal(alias_here->exact, exact)) return alias_here->entry;
        if (!alias_here->by_case) found = alias_here->entry;
    }
    return found;
}
