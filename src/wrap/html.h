/* HTML: the tags and the text of a page in document order, each with its place in the page, properly nested.
 *
 * A scan of our own (html_scan.c) finds where each tag, each run of text and each script stands, by the rules of a browser's
 * tokenizer; libxml2's SAX interface, with no tree, then says which element each of them stands in. It never sees the page:
 * it parses a skeleton of the same tags in which every tag has one attribute, its number, and every run of text is a
 * number. So places are exact whatever the parser does with entities and buffers, a tag with 100,000 attributes costs it
 * nothing (libxml2 is quadratic in them), and scripts and comments are gone before it begins.
 *
 * Elements deeper than 512 (the depth at which browsers stop nesting) are not nested any further: what stands from there
 * on is handed over flat. libxml2 looks through its stack for each end tag, so that the bound holds its cost at O(n).
 * The skeleton and what libxml2 keeps (a few KB) come from malloc. Cost: O(n).
 */
#ifndef NG_WRAP_HTML_H
#define NG_WRAP_HTML_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* The elements that somebody asks for; all others are NG_HTML_OTHER. In order of their names. */
#define NG_HTML_NAMES(X)                                                                                                  \
    X(A, "a") X(ADDRESS, "address") X(AREA, "area") X(ARTICLE, "article") X(ASIDE, "aside") X(AUDIO, "audio") X(B, "b")    \
    X(BASE, "base") X(BLOCKQUOTE, "blockquote") X(BODY, "body") X(BR, "br") X(BUTTON, "button") X(CANVAS, "canvas")        \
    X(CAPTION, "caption") X(CENTER, "center") X(COL, "col") X(DD, "dd") X(DETAILS, "details") X(DIALOG, "dialog")          \
    X(DIR, "dir") X(DIV, "div") X(DL, "dl") X(DT, "dt") X(EM, "em") X(EMBED, "embed") X(FIELDSET, "fieldset")              \
    X(FIGCAPTION, "figcaption") X(FIGURE, "figure") X(FOOTER, "footer") X(FORM, "form") X(FRAME, "frame")                  \
    X(FRAMESET, "frameset") X(H1, "h1") X(H2, "h2") X(H3, "h3") X(H4, "h4") X(H5, "h5") X(H6, "h6") X(HEAD, "head")        \
    X(HEADER, "header") X(HGROUP, "hgroup") X(HR, "hr") X(HTML, "html") X(I, "i") X(IFRAME, "iframe") X(IMG, "img")        \
    X(INPUT, "input") X(LABEL, "label") X(LEGEND, "legend") X(LI, "li") X(LINK, "link") X(LISTING, "listing")              \
    X(MAIN, "main") X(MATH, "math") X(MENU, "menu") X(META, "meta") X(NAV, "nav") X(NOEMBED, "noembed")                    \
    X(NOFRAMES, "noframes") X(NOSCRIPT, "noscript") X(OBJECT, "object") X(OL, "ol") X(OPTGROUP, "optgroup")                \
    X(OPTION, "option") X(P, "p") X(PARAM, "param") X(PLAINTEXT, "plaintext") X(PRE, "pre") X(SCRIPT, "script")            \
    X(SEARCH, "search") X(SECTION, "section") X(SELECT, "select") X(SOURCE, "source") X(SPAN, "span") X(STRONG, "strong")  \
    X(STYLE, "style") X(SUMMARY, "summary") X(SUP, "sup")                                                                  \
    X(SVG, "svg") X(TABLE, "table") X(TBODY, "tbody") X(TD, "td") X(TEMPLATE, "template")                                  \
    X(TEXTAREA, "textarea") X(TFOOT, "tfoot") X(TH, "th") X(THEAD, "thead") X(TIME, "time") X(TITLE, "title") X(TR, "tr")  \
    X(TRACK, "track") X(UL, "ul") X(VIDEO, "video") X(WBR, "wbr") X(XMP, "xmp")

typedef enum ng_html_name {
#define NG_HTML_ENUM(id, text) NG_HTML_##id,
    NG_HTML_NAMES(NG_HTML_ENUM)
#undef NG_HTML_ENUM
    NG_HTML_OTHER
} ng_html_name;

enum { NG_HTML_ATTRIBUTES = 64 }; /* of a tag, at most: the others are passed over */

typedef struct ng_html_tag {
    ng_span attributes; /* what stands between its name and its end, as written; empty for an element that is implied */
    uint32_t at;        /* where the tag begins in the page */
    uint16_t name;      /* ng_html_name */
} ng_html_tag;

/* What is handed over, in document order. Each open is followed by its close; void elements too. False ends the walk. */
typedef struct ng_html_sink {
    void *user;
    bool (*open)(void *user, const ng_html_tag *tag);
    bool (*close)(void *user);
    bool (*text)(void *user, size_t from, size_t to);                      /* in the page; entities as written */
    bool (*raw)(void *user, const ng_html_tag *tag, size_t from, size_t to); /* the content of a script and its kin */
} ng_html_sink;

/* Walks through [page], any bytes. NG_NO_MEMORY, or when the sink gave up. */
ng_status ng_html_walk(ng_span page, const ng_html_sink *sink, ng_arena *arena, ng_error *error);

/* Must be called once before threads are made: libxml2 has tables to set up. */
void ng_html_prepare(void);

/* The next attribute of a tag: name and value as written (no quotes, entities not decoded; value ptr NULL when it has none).
 * Cuts it from [attributes]. False behind the last one. */
bool ng_html_attribute(ng_span *attributes, ng_span *name, ng_span *value);

/* The value of the attribute called [name] (small letters); ptr NULL when there is none, empty when it has no value. */
ng_span ng_html_attribute_get(const ng_html_tag *tag, ng_span name);

/* The length of the character reference that [text] begins with ("&amp;", "&#8217;"), and the character that it stands for; some
 * names stand for two, else the second one is 0. Returns 0 when it is none. */
size_t ng_html_reference(ng_span text, uint32_t characters[2]);

/* [text] with its references decoded, in the arena (or as it is, when it has none). ptr NULL when out of memory. */
ng_span ng_html_decode(ng_span text, ng_arena *arena);

#endif
