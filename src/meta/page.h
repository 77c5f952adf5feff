/* Values out of what an HTML page claims about itself. docs/METADATA.md says which source wins, and why. */
#ifndef NG_META_PAGE_H
#define NG_META_PAGE_H

#include "base/arena.h"
#include "base/status.h"
#include "model/model.h"
#include "parts/lines.h"
#include "parts/markup.h"
#include "parts/meta.h"
#include "parts/tokens.h"

/* Sets in [meta], which holds what the lines gave, what the markup knows better. [address] is where the page came from; may be
 * empty. [titled]: a title was handed in and stays. O(claims + bytes of JSON-LD). */
ng_status ng_meta_page(const ng_lines *lines, const ng_tokens *tokens, const ng_markup *markup, const ng_language *language,
                       ng_span address, bool titled, ng_arena *arena, ng_meta *meta, ng_error *error);

/* What a record says beside its text, as written, where nothing else said it; its description comes before the page's. False when
 * out of memory. */
bool ng_meta_record(const ng_meta *own, ng_arena *arena, ng_meta *meta);

#endif
