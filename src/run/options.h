/* options: the caller's options over the defaults, and whether they can be met. */
#ifndef NG_RUN_OPTIONS_H
#define NG_RUN_OPTIONS_H

#include "nutgraf.h"

#include "base/span.h"
#include "base/status.h"

/* [from] may be NULL, or the options of an older header. */
void ng_run_options(nutgraf_options *to, const nutgraf_options *from);

ng_status ng_run_check(const nutgraf_options *options, ng_error *error);

/* [code] as the model writes it, to NG_LANGUAGE_SIZE bytes; "auto" and "" fold to "". [error] may be NULL. */
ng_status ng_run_language(ng_span code, char *out, ng_error *error);

#endif
