/* Front matter for Hugo, Jekyll and Eleventy, in either of its two notations. */
#ifndef NG_RENDER_FRONT_MATTER_H
#define NG_RENDER_FRONT_MATTER_H

#include "base/strbuf.h"
#include "nutgraf.h"

/* Lines KEY [assign] VALUE between two lines [fence]. What is not known is left out. */
void ng_render_front_matter(const nutgraf_result *result, const char *fence, const char *assign, ng_strbuf *out);

#endif
