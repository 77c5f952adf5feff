/* The lines between "---" (YAML) or "+++" (TOML) at the top of a Markdown file. */
#ifndef NG_READ_FRONT_MATTER_H
#define NG_READ_FRONT_MATTER_H

#include "base/span.h"

typedef struct ng_front_matter {
    ng_span text;   /* what is left of it to read */
    ng_span list;   /* what is left of a list in brackets */
    ng_span key;    /* of the last entry */
    bool toml;
} ng_front_matter;

/* The front matter of [source], or an empty one; *behind is where the article begins. O(its length). */
ng_front_matter ng_front_matter_find(ng_span source, size_t *behind);

/* The next value: a plain one, or one of a list, without quotes; [key] is its name. False behind the last one. Nested tables
 * are passed over. */
bool ng_front_matter_next(ng_front_matter *f, ng_span *value);

#endif
