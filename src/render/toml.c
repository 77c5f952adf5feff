/* "toml": TOML front matter, for Hugo. */
#include "render/front_matter.h"
#include "render/render.h"

void ng_render_toml(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    (void)options;
    ng_render_front_matter(result, "+++\n", " = ", out);
}
