/* Messages for a person on a terminal, a line each. */
#ifndef NG_BASE_MESSAGE_H
#define NG_BASE_MESSAGE_H

#include <stdarg.h>
#include <stddef.h>

/* Names come from whoever made the files: what would steer a terminal or begin a line becomes "?". */
void ng_message_clean(char *text, size_t length);

enum { NG_MESSAGE_LONGEST = 8192 }; /* bytes: longer than any path that can be opened; the rest is cut off */

/* Makes the message, clean, with a NUL behind it; [text] has NG_MESSAGE_LONGEST bytes. "" when the format is wrong. */
void ng_message_make(char *text, const char *format, va_list args);

#endif
