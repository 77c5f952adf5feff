/* Choice: the sentences that make the summary. */
#ifndef NG_PARTS_CHOICE_H
#define NG_PARTS_CHOICE_H

#include "base/span.h"

typedef struct ng_choice {
    const uint32_t *sentences; /* in the order asked for */
    size_t count;
    uint32_t cut;   /* when no whole sentence fitted: the position in lines.text where the only one ends; else 0 */
    bool ellipsis;  /* behind the cut there is room for one */
} ng_choice;

#endif
