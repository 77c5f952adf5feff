/* The trainer's messages on standard error, a line each, and names in its reports. */
#ifndef NG_TRAIN_MESSAGE_H
#define NG_TRAIN_MESSAGE_H

#include "base/span.h"
#include "base/status.h"

/* Writes "nutgraf-train: " and the message (base/message.h). */
void ng_train_message(const char *format, ...) NG_PRINTF(1, 2);

/* Prints at most [most] bytes of a name that stands in a file (at most 64), whole code points and nothing that steers a terminal,
 * and spaces up to [width]. */
void ng_train_print_name(ng_span name, size_t most, size_t width);

#endif
