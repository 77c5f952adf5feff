/* Markdown, perhaps with front matter -> lines, and what the front matter says as claims of a page. Offsets hold in the file.
 * Markup is gone, entities are decoded, tags of inline HTML are dropped. Cost O(n). */
#ifndef NG_READ_MARKDOWN_H
#define NG_READ_MARKDOWN_H

#include "base/arena.h"
#include "base/status.h"
#include "parts/lines.h"
#include "parts/markup.h"

/* [title] may be empty; otherwise it becomes line 0. Without one, the front matter's title is it. The source must outlive the
 * result. */
ng_status ng_read_markdown(ng_span title, ng_span source, ng_arena *arena, ng_lines *out, ng_markup *markup, ng_error *error);

#endif
