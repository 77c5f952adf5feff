/* Markup: what a page's elements say about each line. Made by read for HTML, used by clean as evidence and by meta.
 *
 * [elements] are all elements with text, in document order, parents first; element 0 is the page. Flags and class words come
 * twice: the element's own, and those of all elements around it together.
 */
#ifndef NG_PARTS_MARKUP_H
#define NG_PARTS_MARKUP_H

#include "base/span.h"

/* The innermost block that a line stands in. */
typedef enum ng_block {
    NG_BLOCK_OTHER, /* div, section and their kin */
    NG_BLOCK_PARAGRAPH,
    NG_BLOCK_HEADING,
    NG_BLOCK_ITEM,       /* li, dt, dd */
    NG_BLOCK_ROW,        /* of a table */
    NG_BLOCK_QUOTE,
    NG_BLOCK_PREFORMATTED,
    NG_BLOCK_CAPTION,    /* figcaption, caption */
    NG_BLOCK_CONTROL,    /* button, label, legend, summary */
    NG_BLOCK_COUNT
} ng_block;

/* Elements and roles (ARIA) that say what stands inside them. */
enum {
    NG_IN_ARTICLE = 1,
    NG_IN_MAIN = 2,
    NG_IN_BODY = 4, /* itemprop articleBody and its kin */
    NG_IN_NAV = 8,
    NG_IN_HEADER = 16,
    NG_IN_FOOTER = 32,
    NG_IN_ASIDE = 64,
    NG_IN_FORM = 128,
    NG_IN_FIGURE = 256,
    NG_IN_TABLE = 512,
    NG_IN_LIST = 1024,
    NG_IN_QUOTE = 2048,
    NG_IN_HIDDEN = 4096, /* hidden, aria-hidden, display:none */
    NG_IN_DIALOG = 8192
};
enum { NG_IN_COUNT = 14 };

/* What the words of class and id speak of: bit 1 << NG_CLASS_x. */
typedef enum ng_class {
    NG_CLASS_ARTICLE,
    NG_CLASS_BODY,
    NG_CLASS_COMMENT,
    NG_CLASS_RELATED,
    NG_CLASS_CARD,
    NG_CLASS_SHARE,
    NG_CLASS_NAV,
    NG_CLASS_HEADER,
    NG_CLASS_FOOTER,
    NG_CLASS_SIDEBAR,
    NG_CLASS_ADVERT,
    NG_CLASS_SUBSCRIBE,
    NG_CLASS_AUTHOR,
    NG_CLASS_DATE,
    NG_CLASS_TAGS,
    NG_CLASS_CAPTION,
    NG_CLASS_TITLE,
    NG_CLASS_DEK,
    NG_CLASS_COUNT
} ng_class;

typedef struct ng_element {
    uint32_t parent;       /* index; element 0 has itself */
    uint32_t own_classes;  /* of ng_class */
    uint32_t classes;      /* and of the elements around it */
    uint16_t own_within;   /* NG_IN_x */
    uint16_t within;
    uint16_t depth;
    uint8_t block;         /* ng_block */
    bool is_block;         /* begins and ends a line */
} ng_element;

typedef struct ng_line_markup {
    uint32_t element;    /* the innermost element that holds all of the line's text */
    uint32_t link_bytes; /* of its text that is linked */
    uint32_t bold_bytes;
    uint8_t block;       /* ng_block */
    uint8_t heading;     /* 1 to 6; 0 when it is none */
    uint8_t list_depth;
    uint8_t links;       /* held at 255 */
} ng_line_markup;

/* What a page claims about itself, in document order. */
typedef enum ng_claim_kind {
    NG_CLAIM_META,     /* <meta>: [key] is its name, property or itemprop */
    NG_CLAIM_LINK,     /* <link>: [key] is its rel */
    NG_CLAIM_TITLE,    /* <title> */
    NG_CLAIM_LANGUAGE, /* <html lang> */
    NG_CLAIM_JSON,     /* a block of JSON-LD, as written */
    NG_CLAIM_TIME,     /* <time>: [value] is its datetime, [line] where it stands */
    NG_CLAIM_AUTHOR,   /* rel or itemprop author: the text */
    NG_CLAIM_BYLINE,   /* an element whose class speaks of an author: the text */
    NG_CLAIM_PROPERTY, /* itemprop [key] in the page: [value] is its content, datetime or text */
    NG_CLAIM_HEADLINE, /* <h1>: the text */
    NG_CLAIM_TAG       /* a link whose rel is tag: the text */
} ng_claim_kind;

typedef struct ng_claim {
    ng_span key;   /* small letters */
    ng_span value; /* references decoded, white space made one space (JSON: as written) */
    uint32_t line; /* the line where it stands, or where the next text stands; 0 for the head of the page */
    uint32_t element;
    uint8_t kind;  /* ng_claim_kind */
} ng_claim;

typedef struct ng_markup {
    const ng_element *elements;
    size_t element_count;
    const ng_line_markup *lines; /* one for each of lines.items */
    const ng_claim *claims;
    size_t claim_count;
} ng_markup;

#endif
