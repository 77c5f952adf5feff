/* The command's messages on standard error, a line each. */
#ifndef NG_CLI_MESSAGE_H
#define NG_CLI_MESSAGE_H

#include "base/status.h"

/* Writes "nutgraf: " and the message (base/message.h). */
void cli_message(const char *format, ...) NG_PRINTF(1, 2);

#endif
