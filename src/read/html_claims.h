/* What a page claims about itself (parts/markup.h), collected while it is walked through. */
#ifndef NG_READ_HTML_CLAIMS_H
#define NG_READ_HTML_CLAIMS_H

#include "base/arena.h"
#include "parts/markup.h"
#include "read/html_attributes.h"

typedef struct ng_claims {
    ng_arena *arena;
    ng_claim *items;
    size_t count, capacity;
    bool failed; /* out of memory */
} ng_claims;

/* Where a tag stands. */
typedef struct ng_claim_place {
    uint32_t line;
    uint32_t element;
    uint32_t classes; /* the element's own */
    bool in_head;
} ng_claim_place;

/* Notes what the tag claims. Returns the index + 1 of a claim that wants the text of the tag's element; 0: none does. */
uint32_t ng_claims_take(ng_claims *c, const ng_html_tag *tag, const ng_span at[NG_AT_COUNT], const ng_claim_place *place);

/* The content of a script, which is kept when it is JSON-LD. */
void ng_claims_take_script(ng_claims *c, const ng_html_tag *tag, ng_span content, const ng_claim_place *place);

/* The text of claim [number] - 1, as written: references are decoded and white space is made one space. */
void ng_claims_set_written(ng_claims *c, uint32_t number, ng_span raw);

#endif
