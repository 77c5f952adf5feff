/* Files of JSONL, line by line; bad ones are named with their number. */
#ifndef NG_TRAIN_LINES_H
#define NG_TRAIN_LINES_H

#include <stdbool.h>

#include "base/span.h"

/* Takes a line without white space around it; returns what is wrong with it, or NULL. */
typedef const char *ng_take_line(void *user, ng_span line);

/* Hands every line of the file to [take]. False, and a message on standard error that names file and line, when it cannot be
 * read, is empty, or a line was wrong. */
bool ng_lines_read(const char *path, ng_take_line *take, void *user);

#endif
