/* Numbered items inside a line: "1. The first 2. The second" (S18). */
#ifndef NG_SPLIT_ITEMS_H
#define NG_SPLIT_ITEMS_H

#include "split/site.h"

typedef struct ng_items {
    uint32_t next;  /* the number, or letter counted from 1, that the next item must have; 0 = no list */
    bool letters;
    uint8_t style;  /* which mark stands behind the number */
} ng_items;

/* Looks for a marker at token [at]. At the start of a line any marker begins a list; inside it only the next one in order
 * counts. Returns the token behind the marker, or [at] when there is none. */
size_t ng_items_marker(ng_items *items, const ng_split_line *line, size_t at);

#endif
