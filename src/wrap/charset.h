/* Legacy character sets to UTF-8, by iconv. The only file that includes iconv.h is charset.c.
 *
 * iconv reads its tables from the system's files and allocates by malloc; GCONV_PATH, where it is set, tells glibc where.
 */
#ifndef NG_WRAP_CHARSET_H
#define NG_WRAP_CHARSET_H

#include "base/span.h"
#include "base/strbuf.h"

/* Whether [label], as a page declares it ("iso-8859-1", "Shift_JIS"), names a set that can be decoded. */
bool ng_charset_known(ng_span label);

/* Appends [bytes], written in the set called [label], to [out] as UTF-8. Labels mean what browsers take them for: latin-1 is
 * Windows-1252, gb2312 is GB18030, shift_jis is what Windows writes. A byte that means nothing there becomes U+FFFD and is
 * counted in *replaced. False when the label is not known or memory ran out (out->failed). O(n). */
bool ng_charset_decode(ng_span bytes, ng_span label, ng_strbuf *out, size_t *replaced);

#endif
