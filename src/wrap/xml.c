#include "wrap/xml.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct ng_xml {
    xmlTextReaderPtr reader;
    xmlChar *held;     /* the last attribute or inside */
    bool closes_empty; /* the element that was just opened has no content: its close comes next */
    bool refused;      /* a tag has more attributes than any feed's: libxml2 compares each with all before it */
};

/* A feed's tags have a handful; 489 KB of them in one tag cost libxml2 2.9 three seconds, and twice as many twelve. */
enum { MOST_ATTRIBUTES = 512 };

/* The place behind [mark], looked for from [at]; the end when it does not come. */
static size_t behind(ng_span text, size_t at, const char *mark)
{
    size_t length = strlen(mark);
    for (; at + length <= text.len; at++) {
        const char *found = memchr(text.ptr + at, mark[0], text.len - at);
        if (!found) return text.len;
        at = (size_t)(found - text.ptr);
        if (at + length <= text.len && memcmp(found, mark, length) == 0) return at + length;
    }
    return text.len;
}

/* Walks over the tag at [*at] and counts its attributes' values. */
static size_t attributes_of_tag(ng_span text, size_t *at)
{
    size_t count = 0, i = *at;
    for (; i < text.len && text.ptr[i] != '>'; i++) {
        if (text.ptr[i] != '"' && text.ptr[i] != '\'') continue;
        const char *close = memchr(text.ptr + i + 1, text.ptr[i], text.len - i - 1);
        i = close ? (size_t)(close - text.ptr) : text.len - 1;
        count++;
    }
    *at = i;
    return count;
}

static bool starts(ng_span text, size_t at, const char *mark)
{
    size_t length = strlen(mark);
    return text.len - at >= length && memcmp(text.ptr + at, mark, length) == 0;
}

static bool has_crowded_tag(ng_span text)
{
    for (size_t at = 0; at < text.len;) {
        const char *open = memchr(text.ptr + at, '<', text.len - at);
        if (!open) return false;
        at = (size_t)(open - text.ptr);
        if (starts(text, at, "<!--")) at = behind(text, at, "-->");
        else if (starts(text, at, "<![CDATA[")) at = behind(text, at, "]]>");
        else if (attributes_of_tag(text, &at) > MOST_ATTRIBUTES) return true;
    }
    return false;
}

/* Newer versions hand a constant error on. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *problem_pointer;
#else
typedef xmlErrorPtr problem_pointer;
#endif

static void pass_over(void *user, problem_pointer problem)
{
    (void)user;
    (void)problem;
}

/* XML_PARSE_NOERROR does not reach the conversion of characters, which wrote "encoder error" on standard error. The handler is of
 * this thread; the caller's comes back. */
typedef struct listener {
    xmlStructuredErrorFunc function;
    void *user;
} listener;

static listener set_listener(listener next)
{
    listener before = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(next.user, next.function);
    return before;
}

static int read_node(xmlTextReaderPtr reader)
{
    listener before = set_listener((listener){pass_over, NULL});
    int result = xmlTextReaderRead(reader);
    set_listener(before);
    return result;
}

static xmlTextReaderPtr open_reader(ng_span text)
{
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_RECOVER;
    listener before = set_listener((listener){pass_over, NULL});
    xmlTextReaderPtr reader = xmlReaderForMemory(text.ptr, (int)text.len, NULL, "UTF-8", options);
    set_listener(before);
    return reader;
}

ng_xml *ng_xml_open(ng_span text)
{
    ng_xml *xml = text.len <= INT_MAX ? calloc(1, sizeof *xml) : NULL;
    if (!xml) return NULL;
    xml->refused = has_crowded_tag(text);
    xml->reader = open_reader(text);
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
    if (xml->refused) return NG_XML_BAD;
    if (xml->closes_empty) {
        xml->closes_empty = false;
        return NG_XML_CLOSE;
    }
    for (int result; (result = read_node(xml->reader)) != 0;) {
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
