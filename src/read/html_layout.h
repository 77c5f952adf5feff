/* How each element is laid out, what kind of block it is and what it says about the text inside it. */
#ifndef NG_READ_HTML_LAYOUT_H
#define NG_READ_HTML_LAYOUT_H

#include "parts/markup.h"
#include "wrap/html.h"

/* Elements that may be open: the walk nests 512 deep, and some are implied. */
enum { NG_HTML_DEEPEST = 600 };

typedef enum ng_layout {
    NG_LAYOUT_INLINE,
    NG_LAYOUT_BLOCK,
    NG_LAYOUT_SPACED, /* a cell: white space around it */
    NG_LAYOUT_BREAK,  /* br, hr */
    NG_LAYOUT_HEAD,   /* its text is not part of the page */
    NG_LAYOUT_DROPPED /* with all that stands in it */
} ng_layout;

typedef struct ng_html_layout {
    uint8_t layout;  /* ng_layout */
    uint8_t block;   /* ng_block */
    uint16_t within; /* NG_IN_x */
} ng_html_layout;

const ng_html_layout *ng_html_layout_of(ng_html_name name);

#endif
