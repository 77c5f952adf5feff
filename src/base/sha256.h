/* SHA-256 (FIPS 180-4): the name of a model is the sum of its files, as sha256sum writes it. The build makes the sum of the
 * built-in model by that tool; only a caller's own files need this. A library for it would be loaded by every run: .3 of 4.5 ms,
 * measured with libmd. */
#ifndef NG_BASE_SHA256_H
#define NG_BASE_SHA256_H

#include "base/span.h"

enum { NG_SHA256_HEX = 64 }; /* digits of a sum */

/* Writes the sum of [data] to [hex] as NG_SHA256_HEX small digits and a NUL. O(n), allocates nothing. */
void ng_sha256(ng_span data, char *hex);

#endif
