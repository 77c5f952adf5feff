/* A desk writes words as they come to mind, in any case and with comments; the stages look up folded words. */
#include "model/desk_list.h"

#include "wrap/utf8.h"

enum { SHOWN_BYTES = 40 }; /* of a word that a message quotes */

bool ng_desk_fold(ng_span text, ng_strbuf *out)
{
    size_t length = 0;
    if (!ng_utf8_fold(text, out)) return false;
    for (size_t i = 0; i < out->len; i++)
        if ((unsigned char)out->ptr[i] > ' ') out->ptr[length++] = out->ptr[i];
        else if (length && out->ptr[length - 1] != ' ') out->ptr[length++] = ' ';
    out->len = length;
    return true;
}

ng_status ng_desk_list_refuse(const ng_desk_list *list, ng_span word, const char *what)
{
    int shown = (int)ng_span_head(word, SHOWN_BYTES).len;
    return ng_fail(list->error, NG_BAD_MODEL, list->line, "%s, line %zu: '%.*s' %s", list->name, list->line, shown, word.ptr,
                   what);
}

ng_status ng_desk_list_add(ng_desk_list *list, ng_span word, int32_t value)
{
    if (!ng_desk_fold(word, &list->folded)) return ng_fail_memory(list->error);
    ng_strbuf_add(&list->rows, ng_strbuf_span(&list->folded));
    if (value == 0) return NG_OK;
    ng_strbuf_add(&list->rows, value < 0 ? NG_SPAN("\t-") : NG_SPAN("\t"));
    ng_strbuf_add_size(&list->rows, (size_t)(value < 0 ? -value : value));
    return NG_OK;
}

static ng_status read_lines(ng_desk_list *list, ng_span data, ng_desk_line *read)
{
    if (!ng_utf8_valid_name(data)) return ng_fail(list->error, NG_BAD_MODEL, 0, "%s: not valid UTF-8, or a NUL", list->name);
    data = ng_span_unmarked(data);
    while (data.len) {
        ng_span line = ng_span_cut(&data, '\n'), text = ng_span_trim(ng_span_cut(&line, '#'));
        list->line++;
        ng_status status = text.len ? read(list, text) : NG_OK;
        if (status != NG_OK) return status;
        ng_strbuf_add_char(&list->rows, '\n');
    }
    return list->rows.failed ? ng_fail_memory(list->error) : NG_OK;
}

static ng_status make_table(const ng_desk_list *list, ng_table *table, ng_arena *arena)
{
    ng_span rows = ng_arena_copy(arena, ng_strbuf_span(&list->rows));
    if (!rows.ptr && list->rows.len > 0) return ng_fail_memory(list->error);
    return ng_table_load(table, arena, rows, list->name, list->error);
}

ng_status ng_desk_list_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name,
                            ng_desk_line *read, ng_error *error)
{
    ng_desk_list list = {.name = name, .error = error};
    ng_strbuf_init(&list.rows, scratch);
    ng_strbuf_init(&list.folded, scratch);
    ng_status status = read_lines(&list, data, read);
    if (status == NG_OK) status = make_table(&list, table, arena);
    ng_strbuf_free(&list.folded);
    ng_strbuf_free(&list.rows);
    return status;
}
