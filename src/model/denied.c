/* A row is the folded text with single blanks, so that a line break inside a keyword does not hide it. */
#include "model/denied.h"

#include "model/desk_list.h"

static ng_status read_line(ng_desk_list *list, ng_span text)
{
    return ng_desk_list_add(list, text, 0);
}

ng_status ng_denied_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name, ng_error *error)
{
    return ng_desk_list_load(table, arena, scratch, data, name, read_line, error);
}

bool ng_denied_has(const ng_table *table, ng_span text, ng_strbuf *folded)
{
    return ng_desk_fold(text, folded) && ng_table_get(table, ng_strbuf_span(folded));
}
