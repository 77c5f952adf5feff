/* A list that a desk writes by hand, a word a line, as a word table: what abbreviations and stop words of a newsroom share. The
 * lines of the table stand where they stood in the file, so that its messages name them. */
#ifndef NG_MODEL_DESK_LIST_H
#define NG_MODEL_DESK_LIST_H

#include "base/strbuf.h"
#include "model/table.h"

typedef struct ng_desk_list {
    ng_strbuf rows; /* the file as ng_table_load reads it */
    ng_strbuf folded;
    const char *name;
    size_t line;    /* that is read */
    ng_error *error;
} ng_desk_list;

/* What a line means: [text] has no comment and no blank around it, and is not empty. Adds at most one row. */
typedef ng_status ng_desk_line(ng_desk_list *list, ng_span text);

/* Reads [data] line by line into a table that is made in [arena] and does not borrow from it. "#" begins a comment. Errors are
 * NG_BAD_MODEL and name [name] and the line, which is also error->offset. Cost: O(bytes). */
ng_status ng_desk_list_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name,
                            ng_desk_line *read, ng_error *error);

/* Replaces the content of [out] by the folded form of [text] with runs of blanks as one: how a desk's phrases are compared. False
 * when out of memory. O(bytes). */
bool ng_desk_fold(ng_span text, ng_strbuf *out);

/* For a line's reader: the row [word], folded, with a number; 0 for none. */
ng_status ng_desk_list_add(ng_desk_list *list, ng_span word, int32_t value);

/* For a line's reader: "FILE, line N: 'WORD' WHAT". */
ng_status ng_desk_list_refuse(const ng_desk_list *list, ng_span word, const char *what);

#endif
