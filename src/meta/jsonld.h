/* JSON-LD: what schema.org's vocabulary says about the article of a page. */
#ifndef NG_META_JSONLD_H
#define NG_META_JSONLD_H

#include "base/arena.h"
#include "parts/markup.h"

/* Decoded strings; ptr NULL when the page says nothing. */
typedef struct ng_jsonld {
    ng_span headline, author, published, modified, section, source, image, address;
    ng_span page_published, page_modified; /* of the page around the article, where it has dates of its own */
    ng_span keywords[64];
    size_t keyword_count;
} ng_jsonld;

/* Reads all JSON-LD blocks of the page. A block that is no JSON is passed over. False when out of memory. O(n) for each level of
 * brackets that is entered, at most eight. */
bool ng_jsonld_find(const ng_markup *markup, ng_arena *arena, ng_jsonld *out);

#endif
