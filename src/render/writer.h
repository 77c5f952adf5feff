/* A JSON writer: members and items with commas where they belong, in one line or indented by two spaces. [name] is NULL for
 * the items of an array and for the outermost value. */
#ifndef NG_RENDER_WRITER_H
#define NG_RENDER_WRITER_H

#include "base/strbuf.h"

typedef struct ng_writer {
    ng_strbuf *out;
    size_t depth;
    bool indented;
    bool empty; /* nothing stands yet in the innermost object or array */
    const char *fields; /* names parted by commas: the outermost object gets no other members; NULL: all */
    size_t muted;       /* levels of a value that is left out */
} ng_writer;

ng_writer ng_writer_make(ng_strbuf *out, bool indented);

/* Whether [name] stands among names that are parted by commas. */
bool ng_writer_lists(const char *fields, ng_span name);

void ng_writer_open(ng_writer *w, const char *name, char bracket);
void ng_writer_close(ng_writer *w, char bracket);

void ng_writer_string(ng_writer *w, const char *name, ng_span text); /* ptr NULL: null */
void ng_writer_raw(ng_writer *w, const char *name, ng_span json);
void ng_writer_size(ng_writer *w, const char *name, size_t number);
void ng_writer_score(ng_writer *w, const char *name, int32_t millionths); /* four fixed decimals */
void ng_writer_bool(ng_writer *w, const char *name, bool value);

/* A member with any name, which no list of fields leaves out. */
void ng_writer_member(ng_writer *w, ng_span name, ng_span json);

#endif
