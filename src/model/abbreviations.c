/* abbreviations: a newsroom's own list as a word table.
 *
 * Problem: a desk writes "Cllr. title" as it comes to mind; the splitter looks folded words up that have a number behind them.
 * Input: the file's text. Output: a table whose lines stand where they stood in the file, so that its messages name them.
 * Cost: O(bytes). Source: the classes follow Grefenstette & Tapanainen 1994.
 */
#include "model/abbreviations.h"

#include "wrap/utf8.h"

/* The classes that a file may name, as a person calls them. */
static const struct class_name {
    const char *name;
    ng_abbreviation class;
} names[] = {
    {"none", NG_ABBREVIATION_NONE},
    {"title", NG_ABBREVIATION_TITLE},
    {"number", NG_ABBREVIATION_NUMBER},
    {"reference", NG_ABBREVIATION_REFERENCE},
    {"organisation", NG_ABBREVIATION_ORGANISATION},
    {"place", NG_ABBREVIATION_PLACE},
    {"month", NG_ABBREVIATION_MONTH},
    {"latin", NG_ABBREVIATION_LATIN},
    {"etc", NG_ABBREVIATION_ETC},
    {"authors", NG_ABBREVIATION_AUTHORS},
    {"measure", NG_ABBREVIATION_MEASURE},
    {"time", NG_ABBREVIATION_TIME},
    {"general", NG_ABBREVIATION_GENERAL},
};

enum { SHOWN_BYTES = 40 }; /* of a word that a message quotes */

typedef struct reader {
    ng_strbuf rows; /* the file as ng_table_load reads it */
    ng_strbuf folded;
    const char *name;
    size_t line;
    ng_error *error;
} reader;

static ng_status bad_line(const reader *r, const char *what, ng_span word)
{
    int shown = (int)ng_span_head(word, SHOWN_BYTES).len;
    return ng_fail(r->error, NG_BAD_MODEL, r->line, "%s, line %zu: '%.*s' %s", r->name, r->line, shown, word.ptr, what);
}

/* The part of [text] before the first blank; [text] is what follows. */
static ng_span cut_word(ng_span *text)
{
    size_t end = 0;
    while (end < text->len && text->ptr[end] != ' ' && text->ptr[end] != '\t') end++;
    ng_span word = ng_span_slice(*text, 0, end);
    *text = ng_span_trim(ng_span_slice(*text, end, text->len));
    return word;
}

static const struct class_name *find_class(ng_span name)
{
    if (name.len == 0) name = NG_SPAN("general");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (ng_span_equal(name, ng_span_cstr(names[i].name))) return &names[i];
    }
    return NULL;
}

static ng_status read_line(reader *r, ng_span text)
{
    ng_span rest = ng_span_trim(ng_span_cut(&text, '#')), word = cut_word(&rest);
    if (word.len == 0) return NG_OK;
    const struct class_name *class = find_class(rest);
    if (!class) return bad_line(r, "is no class of abbreviations; an abbreviation is one word", rest);
    ng_span bare = word.ptr[word.len - 1] == '.' ? ng_span_slice(word, 0, word.len - 1) : word;
    if (bare.len == 0) return bad_line(r, "is no abbreviation", word);
    if (!ng_utf8_fold(bare, &r->folded)) return ng_fail_memory(r->error);
    ng_strbuf_add(&r->rows, ng_strbuf_span(&r->folded));
    ng_strbuf_add_char(&r->rows, '\t');
    ng_strbuf_add_size(&r->rows, class->class);
    return NG_OK;
}

static ng_status read_file(reader *r, ng_table *table, ng_arena *arena, ng_span data)
{
    if (!ng_utf8_valid(data)) return ng_fail(r->error, NG_BAD_MODEL, 0, "%s: not valid UTF-8", r->name);
    data = ng_span_unmarked(data);
    while (data.len) {
        r->line++;
        ng_status status = read_line(r, ng_span_cut(&data, '\n'));
        if (status != NG_OK) return status;
        ng_strbuf_add_char(&r->rows, '\n');
    }
    ng_span rows = r->rows.failed ? (ng_span){NULL, 0} : ng_arena_copy(arena, ng_strbuf_span(&r->rows));
    if (!rows.ptr && (r->rows.failed || r->rows.len > 0)) return ng_fail_memory(r->error);
    return ng_table_load(table, arena, rows, r->name, r->error);
}

ng_status ng_abbreviations_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name,
                                ng_error *error)
{
    reader r = {.name = name, .error = error};
    ng_strbuf_init(&r.rows, scratch);
    ng_strbuf_init(&r.folded, scratch);
    ng_status status = read_file(&r, table, arena, data);
    ng_strbuf_free(&r.folded);
    ng_strbuf_free(&r.rows);
    return status;
}
