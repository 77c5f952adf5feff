/* A desk writes words as it comes to mind; the lexer looks folded words up. The lines of the table stand where they stood in
 * the file, so that its messages name them. */
#include "model/stopwords.h"

#include "wrap/utf8.h"

enum { SHOWN_BYTES = 40 }; /* of a line that a message quotes */

typedef struct reader {
    ng_strbuf rows; /* the file as ng_table_load reads it */
    ng_strbuf folded;
    const char *name;
    size_t line;
    ng_error *error;
} reader;

static bool is_one_word(ng_span text)
{
    return text.len && !memchr(text.ptr, ' ', text.len) && !memchr(text.ptr, '\t', text.len);
}

static ng_status read_line(reader *r, ng_span text)
{
    text = ng_span_trim(ng_span_cut(&text, '#'));
    if (text.len == 0) return NG_OK;
    bool out = text.ptr[0] == '-';
    ng_span word = ng_span_slice(text, out, text.len);
    if (!is_one_word(word)) {
        int shown = text.len < SHOWN_BYTES ? (int)text.len : SHOWN_BYTES;
        return ng_fail(r->error, NG_BAD_MODEL, r->line, "%s, line %zu: '%.*s' is not one word", r->name, r->line, shown, text.ptr);
    }
    if (!ng_utf8_fold(word, &r->folded)) return ng_fail_memory(r->error);
    ng_strbuf_add(&r->rows, ng_strbuf_span(&r->folded));
    if (out) ng_strbuf_add(&r->rows, NG_SPAN("\t-1"));
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

ng_status ng_stopwords_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name,
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

bool ng_stopwords_add(const ng_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->rows[i].value == 0) return true;
    }
    return false;
}
