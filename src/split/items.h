/* Numbered items inside a line: "1. The first 2. The second", "• One • Two" (S18). */
#ifndef NG_SPLIT_ITEMS_H
#define NG_SPLIT_ITEMS_H

#include "split/site.h"

typedef enum ng_item_kind { NG_ITEM_NONE, NG_ITEM_NUMBER, NG_ITEM_LETTER, NG_ITEM_ROMAN, NG_ITEM_BULLET } ng_item_kind;

typedef struct ng_items {
    uint32_t next;   /* the number, or letter counted from 1, that the next item must have; 0 = no list */
    uint32_t bullet; /* of a list without numbers: its mark */
    ng_item_kind kind;
    uint8_t style;   /* which mark stands behind the number */
} ng_items;

/* Looks for a marker at token [at]. At the start of a line any marker begins a list; inside it only the next one in order
 * counts. Returns the token behind the marker, or [at] when there is none. */
size_t ng_items_marker(ng_items *items, const ng_split_line *line, size_t at);

#endif
