/* How many threads the machine runs at once. */
#ifndef NG_CLI_CORES_H
#define NG_CLI_CORES_H

#include <stddef.h>

/* At least 1. */
size_t cli_cores(void);

#endif
