/* abbreviations: a newsroom's own list as a word table.
 *
 * Problem: a desk writes "Cllr. title" as it comes to mind; the splitter looks folded words up that have a number behind them.
 * Input: the file's text. Output: a table whose lines stand where they stood in the file, so that its messages name them.
 * Cost: O(bytes). Source: the classes follow Grefenstette & Tapanainen 1994.
 */
#include "model/abbreviations.h"

#include "model/desk_list.h"

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

static ng_status read_line(ng_desk_list *list, ng_span text)
{
    ng_span word = cut_word(&text);
    const struct class_name *class = find_class(text);
    if (!class) return ng_desk_list_refuse(list, text, "is no class of abbreviations; an abbreviation is one word");
    ng_span bare = word.ptr[word.len - 1] == '.' ? ng_span_slice(word, 0, word.len - 1) : word;
    if (bare.len == 0) return ng_desk_list_refuse(list, word, "is no abbreviation");
    return ng_desk_list_add(list, bare, (int32_t)class->class);
}

ng_status ng_abbreviations_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name,
                                ng_error *error)
{
    return ng_desk_list_load(table, arena, scratch, data, name, read_line, error);
}
