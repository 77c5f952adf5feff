/* Mail: what of it is header, quotation and signature. */
#ifndef NG_CLEAN_MAIL_H
#define NG_CLEAN_MAIL_H

#include "clean/features.h"

/* C17. Takes header, quoted lines and signature out, with role and reason. False when the text does not begin with a header.
 * O(tokens). */
bool ng_mail_take(const ng_clean_view *view, ng_kept_line *kept);

#endif
