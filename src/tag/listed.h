/* Names that the tables of a language list. A name is the units [first, end). */
#ifndef NG_TAG_LISTED_H
#define NG_TAG_LISTED_H

#include "tag/units.h"

/* The place that it means, a [name] or a small adjective, or NULL. A key of two letters counts only in capitals: "us" is none. */
const ng_row *ng_tag_find_place(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                                const ng_language *language, uint32_t first, uint32_t end, bool name);

/* "House" and "Latest" say too little even with a capital; "Associated Press" stands where the page names who wrote it. */
bool ng_tag_is_furniture(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                         const ng_language *language, uint32_t first, uint32_t end);

#endif
