/* result: the parts of a run become one public nutgraf_result that needs nothing else to live.
 * Everything is copied into the result's own arena: the context is free for the next run. O(size of the result). */
#ifndef NG_RESULT_RESULT_H
#define NG_RESULT_RESULT_H

#include "base/status.h"
#include "result/outcome.h"

/* [digest] must outlive the result. */
ng_status ng_result_make(nutgraf_result **out, const ng_outcome *outcome, const nutgraf_options *options,
                         const char *digest, ng_allocator allocator, ng_error *error);
void ng_result_free(nutgraf_result *result); /* NULL is fine */

#endif
