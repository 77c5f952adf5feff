/* Messages on standard error, a line each. */
#ifndef NG_CLI_MESSAGE_H
#define NG_CLI_MESSAGE_H

#include "base/status.h"

/* Writes "nutgraf: " and the message. */
void cli_message(const char *format, ...) NG_PRINTF(1, 2);

/* Names come from whoever made the files: what would steer a terminal or begin a line becomes "?". */
void cli_message_clean(char *text, size_t length);

#endif
