/* XML for feeds, by libxml2's reader: elements and text one after the other, entities other than XML's own five left out,
 * nothing loaded from anywhere. Its memory comes from malloc. The only file that includes libxml2's reader is xml.c. */
#ifndef NG_WRAP_XML_H
#define NG_WRAP_XML_H

#include "base/span.h"

typedef struct ng_xml ng_xml;

typedef enum ng_xml_kind {
    NG_XML_OPEN,
    NG_XML_CLOSE, /* of an empty element too */
    NG_XML_TEXT,  /* and CDATA */
    NG_XML_END,   /* of the document */
    NG_XML_BAD    /* from here on it is no XML */
} ng_xml_kind;

/* [text] must outlive the reader. NULL when out of memory. Free with ng_xml_free, NULL is fine. */
ng_xml *ng_xml_open(ng_span text);
void ng_xml_free(ng_xml *xml);

ng_xml_kind ng_xml_next(ng_xml *xml);

/* Of the present element: its name without prefix, the prefix (empty when there is none), how many elements are around it. Good
 * until the next call of ng_xml_next. */
ng_span ng_xml_name(const ng_xml *xml);
ng_span ng_xml_prefix(const ng_xml *xml);
size_t ng_xml_depth(const ng_xml *xml);
ng_span ng_xml_text(const ng_xml *xml);

/* The value of an attribute; ptr NULL when it has none. Good until the next call of any of these functions. */
ng_span ng_xml_attribute(ng_xml *xml, const char *name);

/* What stands inside the present element, as XML. Good until the next call of any of these functions. */
ng_span ng_xml_inside(ng_xml *xml);

#endif
