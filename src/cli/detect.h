/* What an input is, from its first bytes: for --from auto. */
#ifndef NG_CLI_DETECT_H
#define NG_CLI_DETECT_H

#include "cli/options.h"

enum { CLI_DETECT_SIZE = 64 * 1024 }; /* bytes that are looked at, at most */

/* INPUT_HTML for a page, as browsers know one; INPUT_JSONL when the first line that is not blank begins a JSON object with a
 * member that records have, or is an empty object; a feed by its document element; INPUT_MARKDOWN for front matter or headings
 * and links; INPUT_HEADLINES for three lines or more that are no sentences; else INPUT_TEXT. */
cli_input cli_detect(const char *data, size_t length);

#endif
