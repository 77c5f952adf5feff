/* Filling an ng_error. Texts and whole numbers only go through vsnprintf: none of them depends on the locale. */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

/* Takes the character away that the end of a full buffer cut through; [length] bytes of UTF-8. */
static void drop_cut_character(char *text, size_t length)
{
    size_t lead = length;
    while (lead > 0 && ((unsigned char)text[lead - 1] & 0xC0) == 0x80) lead--;
    if (lead == 0) return;
    unsigned char first = (unsigned char)text[lead - 1];
    size_t need = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length - (lead - 1) < need) text[lead - 1] = '\0';
}

ng_status ng_fail(ng_error *error, ng_status code, size_t offset, const char *format, ...)
{
    if (error) {
        va_list args;
        error->code = code;
        error->offset = offset;
        va_start(args, format);
        int length = vsnprintf(error->message, sizeof error->message, format, args);
        va_end(args);
        bool cut = length >= (int)sizeof error->message;
        if (cut) drop_cut_character(error->message, sizeof error->message - 1);
    }
    return code;
}

ng_status ng_fail_memory(ng_error *error)
{
    return ng_fail(error, NG_NO_MEMORY, 0, "out of memory");
}
