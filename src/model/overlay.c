#include "model/overlay.h"

#include "base/strbuf.h"
#include "base/sha256.h"

#include <stdlib.h>

/* "fr/cuts.txt" -> "models/fr/cuts.txt" with a NUL behind it; a list of stop words keeps its path. Empty when out of memory. */
static ng_span full_path(ng_arena *arena, ng_span path)
{
    ng_span folder = ng_span_starts(path, NG_SPAN("stopwords/")) ? NG_SPAN("") : NG_SPAN("models/");
    char *full = ng_arena_alloc(arena, folder.len + path.len + 1);
    if (!full) return NG_SPAN("");
    memcpy(full, folder.ptr, folder.len);
    memcpy(full + folder.len, path.ptr, path.len);
    full[folder.len + path.len] = '\0';
    return ng_span_make(full, folder.len + path.len);
}

/* Reads the table that a word table's file holds, as the build does with the embedded ones. */
static ng_status read_table(ng_embedded_file *file, ng_arena *arena, ng_error *error)
{
    ng_span data = ng_span_make(file->start, (size_t)(file->end - file->start));
    if (!ng_table_is_file(ng_span_cstr(file->path))) return NG_OK;
    ng_table *table = ng_arena_alloc(arena, sizeof *table);
    if (!table) return ng_fail_memory(error);
    file->table = table;
    return ng_table_load(table, arena, data, ng_model_file_name(file->path), error);
}

static ng_status read_file(ng_embedded_file *out, ng_arena *arena, const ng_own_file *from, ng_error *error)
{
    ng_span path = full_path(arena, from->path), data = ng_arena_copy(arena, from->data);
    if (!path.len || !data.ptr) return ng_fail_memory(error);
    *out = (ng_embedded_file){.path = path.ptr, .start = data.ptr, .end = data.ptr + data.len, .own = true};
    return read_table(out, arena, error);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(((const ng_embedded_file *)a)->path, ((const ng_embedded_file *)b)->path);
}

/* The embedded files and the own ones, in the order of their names; both are in that order, and [list] has room for all. */
static void merge(ng_embedded_file *list, const ng_embedded_file *own, size_t count)
{
    const ng_embedded_file *built_in = ng_embedded_files;
    while (built_in->path || count) {
        int order = !built_in->path ? 1 : count ? compare_paths(built_in, own) : -1;
        if (order >= 0) count--;
        *list++ = order < 0 ? *built_in : *own++;
        if (order <= 0) built_in++;
    }
    *list = (ng_embedded_file){.path = NULL};
}

static ng_status read_files(ng_embedded_file **out, ng_arena *arena, const ng_own_file *files, size_t count, ng_error *error)
{
    size_t built_in = 0;
    while (ng_embedded_files[built_in].path) built_in++;
    ng_embedded_file *own = ng_arena_array(arena, count + 1, sizeof *own);
    ng_embedded_file *list = ng_arena_array(arena, built_in + count + 1, sizeof *list);
    ng_status status = own && list ? NG_OK : ng_fail_memory(error);
    for (size_t i = 0; i < count && status == NG_OK; i++) status = read_file(&own[i], arena, &files[i], error);
    if (status != NG_OK) return status;
    qsort(own, count, sizeof *own, compare_paths);
    for (size_t i = 1; i < count; i++) {
        if (compare_paths(&own[i - 1], &own[i]) != 0) continue;
        return ng_fail(error, NG_BAD_MODEL, 0, "%s: the file is given twice", ng_model_file_name(own[i].path));
    }
    merge(list, own, count);
    *out = list;
    return NG_OK;
}

/* As the build does it (Makefile): the sum of what sha256sum prints of the files. NULL when out of memory. */
static const char *digest_of(const ng_embedded_file *list, ng_arena *arena, ng_allocator allocator)
{
    char sum[NG_SHA256_HEX + 1], *digest = ng_arena_alloc(arena, sizeof sum);
    ng_strbuf sums;
    ng_strbuf_init(&sums, allocator);
    for (; list->path; list++) {
        ng_sha256(ng_span_make(list->start, (size_t)(list->end - list->start)), sum);
        ng_strbuf_add_cstr(&sums, sum);
        ng_strbuf_add_cstr(&sums, "  ");
        ng_strbuf_add_cstr(&sums, list->path);
        ng_strbuf_add_char(&sums, '\n');
    }
    if (sums.failed) digest = NULL;
    if (digest) ng_sha256(ng_strbuf_span(&sums), digest);
    ng_strbuf_free(&sums);
    return digest;
}

ng_status ng_overlay_open(ng_model **out, const ng_own_file *files, size_t count, ng_allocator allocator, ng_error *error)
{
    ng_embedded_file *list = NULL;
    const char *digest = NULL;
    ng_arena arena;
    *out = NULL;
    ng_arena_init(&arena, allocator);
    ng_status status = read_files(&list, &arena, files, count, error);
    if (status == NG_OK && !(digest = digest_of(list, &arena, allocator))) status = ng_fail_memory(error);
    if (status == NG_OK) status = ng_model_open_files(out, list, allocator, error);
    if (status != NG_OK) {
        ng_arena_free(&arena);
        return status;
    }
    (*out)->own = arena;
    (*out)->digest = digest;
    return NG_OK;
}
