/* meta: headline, dek, byline, dateline, dates, section and given tags, from the lines whose roles clean found and from the
 * title that was handed in. Precedence and reasons: docs/METADATA.md. Cost O(lines + bytes of short lines). */
#ifndef NG_META_META_H
#define NG_META_META_H

#include "base/arena.h"
#include "base/status.h"
#include "model/model.h"
#include "parts/kept.h"
#include "parts/lines.h"
#include "parts/meta.h"
#include "parts/tokens.h"

ng_status ng_meta_find(const ng_lines *lines, const ng_tokens *tokens, const ng_kept *kept, const ng_language *language,
                       ng_regex_scratch *scratch, ng_arena *arena, ng_meta *out, ng_error *error);

#endif
