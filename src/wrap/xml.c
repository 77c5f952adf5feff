#include "wrap/xml.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* libxml2 looks for the name space of an element among all that are in scope, one by one: 800 KB took four seconds. Feeds declare
 * a dozen. */
enum { MOST_LEVELS = 256, MOST_SPACES = 512 };

struct ng_xml {
    xmlTextReaderPtr reader;
    uint16_t spaces[MOST_LEVELS]; /* name spaces that are in scope at each level */
    xmlChar *held;     /* the last attribute or inside */
    bool closes_empty; /* the element that was just opened has no content: its close comes next */
    bool refused;      /* libxml2 could take long: nothing more is read */
};

/* libxml2 2.9 compares each attribute of a tag with all before it, those that a document type gives it among them: 489 KB of
 * attributes took three seconds, twice as many twelve, and 47 KB of empty tags with 500 attributes each by default one. A feed's
 * tags have a handful, and its document type, if there is one, has entities for single letters. */
enum { MOST_ATTRIBUTES = 512, LONGEST_LITERAL = 256 };

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

/* [tag] begins with a '<' and ends before the next one: no value may hold one, so that no quotation mark further up, in an
 * instruction or a comment, can turn inside out what stands in quotes here. */
static bool is_crowded(ng_span tag)
{
    size_t count = 0;
    bool value = false; /* behind '=' */
    for (size_t i = 1; i < tag.len && tag.ptr[i] != '>'; i++) {
        char c = tag.ptr[i];
        if (!is_quote(c)) {
            if (!memchr(" \t\r\n", c, 4)) value = c == '=';
            continue;
        }
        const char *close = value ? memchr(tag.ptr + i + 1, c, tag.len - i - 1) : NULL;
        if (!close) break; /* here libxml2 gives the tag up, too */
        i = (size_t)(close - tag.ptr);
        value = false;
        count++;
    }
    return count > MOST_ATTRIBUTES;
}

static bool starts(ng_span text, size_t at, ng_span mark)
{
    return ng_span_starts(ng_span_slice(text, at, text.len), mark);
}

/* Behind the literal that begins at [at]; 0 when it does not end, or could hold a tag: it is long or has a '<'. */
static size_t behind_literal(ng_span text, size_t at)
{
    for (size_t i = at + 1; i < text.len && i - at <= LONGEST_LITERAL && text.ptr[i] != '<'; i++) {
        if (text.ptr[i] == text.ptr[at]) return i + 1;
    }
    return 0;
}

/* Behind the declaration of an entity at [at]; 0 for any other, and for a parameter that has its text here, not in a file that
 * nobody loads: that text could be declarations. */
static size_t behind_entity(ng_span text, size_t at)
{
    size_t literals = 0;
    bool parameter = false;
    if (!starts(text, at, NG_SPAN("<!ENTITY"))) return 0;
    for (size_t i = at + 8; i < text.len && text.ptr[i] != '<';) {
        if (text.ptr[i] == '>') return literals > parameter ? i + 1 : 0;
        parameter |= text.ptr[i] == '%';
        i = is_quote(text.ptr[i]) ? behind_literal(text, i) : i + 1;
        if (i == 0) return 0;
        literals += is_quote(text.ptr[i - 1]);
    }
    return 0;
}

/* The document type at [at] declares nothing but entities. */
static bool is_plain_type(ng_span text, size_t at)
{
    for (at += 9; at && at < text.len && text.ptr[at] != '[';) {
        if (text.ptr[at] == '>') return true;
        if (text.ptr[at] == '<') return false;
        at = is_quote(text.ptr[at]) ? behind_literal(text, at) : at + 1;
    }
    while (at && at < text.len && text.ptr[at] != ']') at = text.ptr[at] == '<' ? behind_entity(text, at) : at + 1;
    return at && at < text.len;
}

/* Whether libxml2 could take long. Looked at without regard to what is a comment: whoever sees one where libxml2 sees none passes
 * over a tag. */
static bool is_dear(ng_span text)
{
    for (size_t at = 0, next; at < text.len; at = next) {
        const char *open = memchr(text.ptr + at + 1, '<', text.len - at - 1);
        next = open ? (size_t)(open - text.ptr) : text.len;
        if (text.ptr[at] != '<') continue; /* what stands before the first one */
        if (is_crowded(ng_span_slice(text, at, next))) return true;
        if (starts(text, at, NG_SPAN("<!DOCTYPE")) && !is_plain_type(text, at)) return true;
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
    xml->refused = is_dear(text);
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

size_t ng_xml_depth(const ng_xml *xml)
{
    int depth = xmlTextReaderDepth(xml->reader);
    return depth > 0 ? (size_t)depth : 0;
}

/* Counts the name spaces that the element which was just opened declares. */
static bool has_few_spaces(ng_xml *xml)
{
    size_t level = ng_xml_depth(xml);
    if (level >= MOST_LEVELS) return false;
    size_t count = level ? xml->spaces[level - 1] : 0;
    xmlNodePtr node = xmlTextReaderCurrentNode(xml->reader);
    for (xmlNsPtr space = node ? node->nsDef : NULL; space && count <= MOST_SPACES; space = space->next) count++;
    xml->spaces[level] = (uint16_t)count;
    return count <= MOST_SPACES;
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
            xml->refused = !has_few_spaces(xml);
            return xml->refused ? NG_XML_BAD : NG_XML_OPEN;
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
