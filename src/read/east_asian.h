/* The character set of undeclared Chinese, Japanese or Korean bytes. Cost O(n). */
#ifndef NG_READ_EAST_ASIAN_H
#define NG_READ_EAST_ASIAN_H

#include "base/span.h"

/* "shift_jis", "euc-jp", "euc-kr", "big5" or "gb18030"; NULL when the bytes are well-formed in none of them, or do not look like
 * text of its language. */
const char *ng_east_asian_set(ng_span bytes);

#endif
