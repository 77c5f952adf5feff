#include "train/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"

enum { MOST_NAME = 64 };

void ng_train_message(const char *format, ...)
{
    char text[NG_MESSAGE_LONGEST];
    va_list args;
    va_start(args, format);
    ng_message_make(text, format, args);
    va_end(args);
    fprintf(stderr, "nutgraf-train: %s\n", text);
}

void ng_train_print_name(ng_span name, size_t most, size_t width)
{
    char shown[MOST_NAME];
    ng_span head = ng_span_head(name, most < sizeof shown ? most : sizeof shown);
    memcpy(shown, head.ptr, head.len);
    ng_message_clean(shown, head.len);
    printf("%.*s%*s", (int)head.len, shown, (int)(head.len < width ? width - head.len : 0), "");
}
