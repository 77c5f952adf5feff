#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>

enum { MOST_BYTES = 8192 }; /* of a message: longer than any path that can be opened; the rest is cut off */

void cli_message_clean(char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i], next = i + 1 < length ? (unsigned char)text[i + 1] : 0;
        bool second = c == 0xC2 && next >= 0x80 && next < 0xA0; /* U+0080 to U+009F, the C1 of ECMA-48, as UTF-8 */
        if (second) text[i + 1] = '?';
        if (second || c < ' ' || c == 0x7F) text[i] = '?';
    }
}

void cli_message(const char *format, ...)
{
    char text[MOST_BYTES];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length < 0) return;
    cli_message_clean(text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
    fprintf(stderr, "nutgraf: %s\n", text);
}
