/* What a page that shows why needs beside the rest of a result: the whole input piece by piece, and the settings. */
#ifndef NG_RESULT_EXPLAIN_H
#define NG_RESULT_EXPLAIN_H

#include "result/outcome.h"

/* Fills pieces and settings of [to]; false when out of memory. O(lines + sentences + mentions log mentions). */
bool ng_result_explain(const ng_outcome *from, const nutgraf_options *options, nutgraf_result *to, ng_arena *arena);

#endif
