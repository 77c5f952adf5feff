/* Files of one JSON object a line. */
#ifndef NG_TRAIN_JSONL_H
#define NG_TRAIN_JSONL_H

#include "base/span.h"

/* What is wrong with a line, or NULL. The line lives only during the call. */
typedef const char *ng_jsonl_take(void *user, ng_span line);

/* Hands each line of the file at [path], trimmed, to [take]. False, and a message on standard error that names file and line,
 * when it cannot be read, is empty, or a line is refused. */
bool ng_jsonl_each(const char *path, ng_jsonl_take *take, void *user);

#endif
