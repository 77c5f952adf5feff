#include "base/message.h"

#include <stdbool.h>
#include <stdio.h>

void ng_message_clean(char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i], next = i + 1 < length ? (unsigned char)text[i + 1] : 0;
        bool second = c == 0xC2 && next >= 0x80 && next < 0xA0; /* U+0080 to U+009F, the C1 of ECMA-48, as UTF-8 */
        if (second) text[i + 1] = '?';
        if (second || c < ' ' || c == 0x7F) text[i] = '?';
    }
}

void ng_message_make(char *text, const char *format, va_list args)
{
    int length = vsnprintf(text, NG_MESSAGE_LONGEST, format, args);
    if (length < 0) length = 0;
    if (length >= NG_MESSAGE_LONGEST) length = NG_MESSAGE_LONGEST - 1;
    text[length] = '\0';
    ng_message_clean(text, (size_t)length);
}
