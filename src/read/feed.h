/* A feed -> its items as JSONL records. RSS 2.0 (and 0.9x, 1.0), Atom, JSON Feed. */
#ifndef NG_READ_FEED_H
#define NG_READ_FEED_H

#include "base/arena.h"
#include "base/status.h"
#include "base/strbuf.h"

/* Appends one line for each item of [feed] (UTF-8), in its order: {"id","url","title","content_html"|"content_text","language",
 * "date_published","authors","tags"}, members that the item lacks left out. NG_BAD_RECORD when it is no feed. What can be read of
 * a feed that breaks off is given. O(n). */
ng_status ng_feed_records(ng_span feed, ng_arena *arena, ng_strbuf *out, ng_error *error);

#endif
