/* The two styles of keywords. */
#ifndef NG_TAG_STYLE_H
#define NG_TAG_STYLE_H

/* What keywords are: names, as editors put on a page, or the phrases that readers and writers of papers mark. */
typedef enum ng_tag_style {
    NG_TAG_NAMES,
    NG_TAG_PHRASES
} ng_tag_style;

#endif
