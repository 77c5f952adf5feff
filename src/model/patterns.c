/* models/LANG/patterns.txt -> compiled regular expressions, by name.
 *
 * A line is NAME TAB PATTERN; names may repeat, and are then tried in the order of the file. A model is immutable and shared by
 * threads, and compiling all of them would cost more than opening the rest of it (3 to 10 microseconds each): what is compiled
 * belongs to the scratch memory of a context. The callers gate the searches: only short lines, only where a cheap test of tokens
 * allows a match.
 */
#include "model/patterns.h"

typedef struct pattern {
    ng_span name;
    ng_span text;
    size_t line;
} pattern;

struct ng_patterns {
    pattern *items;
    size_t count;
};

/* The next line that says something, its number in *line; false at the end. */
static bool next_line(ng_span *rest, size_t *line, ng_span *out)
{
    while (rest->len) {
        *out = ng_span_cut(rest, '\n');
        ++*line;
        if (out->len && out->ptr[out->len - 1] == '\r') out->len--;
        if (out->len && out->ptr[0] != '#') return true;
    }
    return false;
}

static size_t count_lines(ng_span data)
{
    size_t count = 0, line = 0;
    ng_span text;
    while (next_line(&data, &line, &text)) count++;
    return count;
}

static ng_status add_line(ng_patterns *patterns, ng_span text, const char *file, size_t line, ng_error *error)
{
    ng_span name = ng_span_cut(&text, '\t');
    if (name.len == 0 || text.len == 0)
        return ng_fail(error, NG_BAD_MODEL, line, "bad pattern file '%s', line %zu: not a name, a tab and a pattern", file, line);
    patterns->items[patterns->count++] = (pattern){name, text, line};
    return NG_OK;
}

ng_status ng_patterns_load(ng_patterns **out, ng_arena *arena, ng_span data, const char *name, ng_error *error)
{
    *out = NULL;
    ng_patterns *patterns = ng_arena_alloc(arena, sizeof *patterns);
    pattern *items = ng_arena_array(arena, count_lines(data), sizeof *items);
    if (!patterns || !items) return ng_fail_memory(error);
    *patterns = (ng_patterns){.items = items};
    ng_status status = NG_OK;
    size_t line = 0;
    ng_span text;
    while (status == NG_OK && next_line(&data, &line, &text)) status = add_line(patterns, text, name, line, error);
    if (status == NG_OK) *out = patterns;
    return status;
}

ng_status ng_patterns_check(const ng_patterns *patterns, ng_regex_scratch *scratch, const char *name, ng_error *error)
{
    for (size_t i = 0; i < patterns->count; i++) {
        const ng_regex *regex;
        ng_error inner = {NG_OK, 0, ""};
        ng_status status = ng_regex_keep(scratch, patterns->items[i].text, &regex, &inner);
        if (status == NG_NO_MEMORY) return ng_fail_memory(error);
        if (status == NG_OK) continue;
        size_t line = patterns->items[i].line;
        return ng_fail(error, NG_BAD_MODEL, line, "bad pattern file '%s', line %zu: %s", name, line, inner.message);
    }
    return NG_OK;
}

ng_status ng_patterns_search(const ng_patterns *patterns, ng_span name, ng_regex_scratch *scratch, ng_span text, bool *found,
                             ng_regex_match *match)
{
    *found = false;
    for (size_t i = 0; i < patterns->count; i++) {
        if (!ng_span_equal(patterns->items[i].name, name)) continue;
        const ng_regex *regex;
        ng_status status = ng_regex_keep(scratch, patterns->items[i].text, &regex, NULL);
        if (status == NG_OK) status = ng_regex_search(regex, scratch, text, 0, found, match);
        if (status == NG_INVALID_ARGUMENT) continue;
        if (status != NG_OK || *found) return status;
    }
    return NG_OK;
}
