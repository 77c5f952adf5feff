/* outline: the one shape that all formats of a digest have, and what each of them writes of it. */
#ifndef NG_DIGEST_OUTLINE_H
#define NG_DIGEST_OUTLINE_H

#include "digest/edition.h"

/* The headline, or for a report without one its address or "(no headline)". */
nutgraf_text ng_report_headline(const ng_report *report);

/* A format: how it writes each part of the one shape that all have. Texts come as they are and are the format's to escape; those
 * that are named optional are not called for when they are empty. */
typedef struct ng_digest_format {
    const char *name;
    /* [title] may be empty, [first] and [second] are the lead, [second] may be empty. */
    void (*begin)(ng_strbuf *out, nutgraf_text title, nutgraf_text language, nutgraf_text first, nutgraf_text second);
    void (*topic)(ng_strbuf *out, nutgraf_text topic);                                   /* optional */
    void (*headline)(ng_strbuf *out, const ng_report *report, bool below_topic);
    void (*origin)(ng_strbuf *out, nutgraf_text origin);                                 /* optional: "Courier, 2024-05-06" */
    void (*paragraph)(ng_strbuf *out, const ng_report *report);
    void (*tags)(ng_strbuf *out, nutgraf_text tags);                                     /* optional: "a, b" */
    void (*other)(ng_strbuf *out, const ng_report *report, nutgraf_text origin, bool first);
    void (*more)(ng_strbuf *out, size_t count);                                          /* optional: others that are not named */
    void (*end_story)(ng_strbuf *out, bool others); /* NULL, like the next one: a story needs no end in this format */
    void (*end)(ng_strbuf *out);
} ng_digest_format;

extern const ng_digest_format ng_digest_text, ng_digest_md, ng_digest_html;

/* All of it, in pieces: false when out of memory; what [write] returned, when not 0, is in *refused. */
bool ng_digest_write(const ng_edition *edition, const ng_digest_format *format, nutgraf_write write, void *user, bool *refused);

#endif
