/* "word" is a stop word, "-word" is none; a word that is taken out has the value -1. */
#include "model/stopwords.h"

#include "model/desk_list.h"

static ng_status read_line(ng_desk_list *list, ng_span text)
{
    bool out = text.ptr[0] == '-';
    ng_span word = ng_span_slice(text, out, text.len);
    bool one = word.len && !memchr(word.ptr, ' ', word.len) && !memchr(word.ptr, '\t', word.len);
    return one ? ng_desk_list_add(list, word, out ? -1 : 0) : ng_desk_list_refuse(list, text, "is not one word");
}

ng_status ng_stopwords_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name,
                            ng_error *error)
{
    return ng_desk_list_load(table, arena, scratch, data, name, read_line, error);
}

bool ng_stopwords_add(const ng_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->rows[i].value == 0) return true;
    }
    return false;
}
