#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/message.h"

void cli_message(const char *format, ...)
{
    char text[NG_MESSAGE_LONGEST];
    va_list args;
    va_start(args, format);
    ng_message_make(text, format, args);
    va_end(args);
    fprintf(stderr, "nutgraf: %s\n", text);
}
