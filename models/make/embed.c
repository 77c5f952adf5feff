/* embed FILE...: writes on stdout the C file that puts FILEs into the library (see src/model/embedded.h).
 *
 * The bytes go in by .incbin and not as a hex dump: the assembler copies them as they are, and the compiler never sees them.
 * Of each word table its rows, slots and filter are written too, made by the library's own loader, so that opening a model reads no
 * line: 40 languages cost as much as one. A file that is no table where one should be is an error that stops the build. */
#include "model/table.h"

#include <stdio.h>
#include <stdlib.h>

static ng_span read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    long length = -1;
    if (file && fseek(file, 0, SEEK_END) == 0) length = ftell(file);
    char *data = length >= 0 ? malloc((size_t)length + 1) : NULL;
    if (!data || fseek(file, 0, SEEK_SET) != 0 || fread(data, 1, (size_t)length, file) != (size_t)length) {
        fprintf(stderr, "embed: cannot read '%s'\n", path);
        exit(1);
    }
    fclose(file);
    return ng_span_make(data, (size_t)length);
}

static void write_bytes(int number, const char *path)
{
    printf("__asm__(\".section .rodata\\n.balign 16\\nng_file_%d_start:\\n.incbin \\\"%s\\\"\\nng_file_%d_end:\\n.byte 0\\n.text\");\n",
           number, path, number);
    printf("extern const char ng_file_%d_start[] __attribute__((visibility(\"hidden\")));\n", number);
    printf("extern const char ng_file_%d_end[] __attribute__((visibility(\"hidden\")));\n", number);
}

static void write_table(int number, const ng_table *table)
{
    if (table->count > 0) {
        printf("static const ng_row rows_%d[] = {", number);
        for (size_t i = 0; i < table->count; i++) {
            const ng_row *row = &table->rows[i];
            printf("%s{%lu,%ld,%u,%u,%u,{%u,%u}},", i % 8 ? "" : "\n", (unsigned long)row->start, (long)row->value,
                   (unsigned)row->key_len, (unsigned)row->rest_at, (unsigned)row->rest_len, (unsigned)row->numbers[0],
                   (unsigned)row->numbers[1]);
        }
        printf("\n};\n");
    }
    printf("static const uint32_t slots_%d[] = {", number);
    for (size_t i = 0; i <= table->mask; i++) printf("%s%lu,", i % 16 ? "" : "\n", (unsigned long)table->slots[i]);
    printf("\n};\n");
    printf("static const uint64_t filter_%d[] = {", number);
    for (size_t i = 0; i <= table->filter_mask / 64U; i++) {
        printf("%sUINT64_C(%llu),", i % 8 ? "" : "\n", (unsigned long long)table->filter[i]);
    }
    printf("\n};\n");
    char rows[32] = "0";
    if (table->count > 0) snprintf(rows, sizeof rows, "rows_%d", number);
    printf("static const ng_table table_%d = {0, %s, slots_%d, %lu, filter_%d, %u, %zu, %zu};\n", number, rows, number,
           (unsigned long)table->mask, number, (unsigned)table->filter_mask, table->count, table->longest);
}

static void write_file(int number, const char *path)
{
    write_bytes(number, path);
    if (!ng_table_is_file(ng_span_cstr(path))) return;
    ng_span data = read_file(path);
    ng_arena arena;
    ng_error error = {NG_OK, 0, ""};
    ng_table table;
    ng_arena_init(&arena, ng_allocator_default());
    if (ng_table_load(&table, &arena, data, path, &error) != NG_OK) {
        fprintf(stderr, "embed: %s\n", error.message);
        exit(1);
    }
    write_table(number, &table);
    ng_arena_free(&arena);
    free((char *)(uintptr_t)data.ptr);
}

int main(int count, char **paths)
{
    printf("#include \"model/embedded.h\"\n");
    for (int i = 1; i < count; i++) write_file(i, paths[i]);
    printf("const ng_embedded_file ng_embedded_files[] = {\n");
    for (int i = 1; i < count; i++) {
        printf("    {\"%s\", ng_file_%d_start, ng_file_%d_end, ", paths[i], i, i);
        if (ng_table_is_file(ng_span_cstr(paths[i]))) printf("&table_%d, 0},\n", i);
        else printf("0, 0},\n");
    }
    printf("    {0, 0, 0, 0, 0},\n};\n");
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "embed: cannot write\n");
        return 1;
    }
    return 0;
}
