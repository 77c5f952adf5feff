/* reasons: the names of what is removed, as they stand in the output and in docs/NOISE.md. */
#ifndef NG_RESULT_REASONS_H
#define NG_RESULT_REASONS_H

#include <stdint.h>

/* [reason] is an NG_REASON_ of parts/kept.h. */
const char *ng_result_reason(uint8_t reason);

#endif
