#include "wrap/xml.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <stdlib.h>

struct ng_xml {
    xmlTextReaderPtr reader;
    xmlChar *held;     /* the last attribute or inside */
    bool closes_empty; /* the element that was just opened has no content: its close comes next */
};

ng_xml *ng_xml_open(ng_span text)
{
    ng_xml *xml = text.len <= INT_MAX ? calloc(1, sizeof *xml) : NULL;
    if (!xml) return NULL;
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_RECOVER;
    xml->reader = xmlReaderForMemory(text.ptr, (int)text.len, NULL, "UTF-8", options);
    if (xml->reader) return xml;
    free(xml);
    return NULL;
}

void ng_xml_free(ng_xml *xml)
{
    if (!xml) return;
    if (xml->held) xmlFree(xml->held);
    xmlFreeTextReader(xml->reader);
    free(xml);
}

ng_xml_kind ng_xml_next(ng_xml *xml)
{
    if (xml->closes_empty) {
        xml->closes_empty = false;
        return NG_XML_CLOSE;
    }
    for (int result; (result = xmlTextReaderRead(xml->reader)) != 0;) {
        if (result < 0) return NG_XML_BAD;
        switch (xmlTextReaderNodeType(xml->reader)) {
        case XML_READER_TYPE_ELEMENT:
            xml->closes_empty = xmlTextReaderIsEmptyElement(xml->reader) == 1;
            return NG_XML_OPEN;
        case XML_READER_TYPE_END_ELEMENT:
            return NG_XML_CLOSE;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
            return NG_XML_TEXT;
        default:
            break;
        }
    }
    return NG_XML_END;
}

static ng_span span_of(const xmlChar *text)
{
    return text ? ng_span_cstr((const char *)text) : NG_SPAN("");
}

ng_span ng_xml_name(const ng_xml *xml)
{
    return span_of(xmlTextReaderConstLocalName(xml->reader));
}

ng_span ng_xml_prefix(const ng_xml *xml)
{
    return span_of(xmlTextReaderConstPrefix(xml->reader));
}

size_t ng_xml_depth(const ng_xml *xml)
{
    int depth = xmlTextReaderDepth(xml->reader);
    return depth > 0 ? (size_t)depth : 0;
}

ng_span ng_xml_text(const ng_xml *xml)
{
    return span_of(xmlTextReaderConstValue(xml->reader));
}

static ng_span hold(ng_xml *xml, xmlChar *text)
{
    if (xml->held) xmlFree(xml->held);
    xml->held = text;
    return text ? ng_span_cstr((const char *)text) : (ng_span){NULL, 0};
}

ng_span ng_xml_attribute(ng_xml *xml, const char *name)
{
    return hold(xml, xmlTextReaderGetAttribute(xml->reader, (const xmlChar *)name));
}

ng_span ng_xml_inside(ng_xml *xml)
{
    return hold(xml, xmlTextReaderReadInnerXml(xml->reader));
}
