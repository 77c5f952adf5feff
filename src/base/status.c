/* Filling an ng_error. Texts and whole numbers only go through vsnprintf: none of them depends on the locale. */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

ng_status ng_fail(ng_error *error, ng_status code, size_t offset, const char *format, ...)
{
    if (error) {
        va_list args;
        error->code = code;
        error->offset = offset;
        va_start(args, format);
        (void)vsnprintf(error->message, sizeof error->message, format, args);
        va_end(args);
    }
    return code;
}

ng_status ng_fail_memory(ng_error *error)
{
    return ng_fail(error, NG_NO_MEMORY, 0, "out of memory");
}
