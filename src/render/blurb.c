/* "blurb": what a newsletter pastes: headline, one paragraph, the link when it is known, tags. The paragraph is the
 * description, which options.fit keeps within a budget, and without one the summary. */
#include "render/shared.h"
#include "render/plain.h"
#include "render/render.h"

static void add_foot(ng_plain *plain, const nutgraf_result *result)
{
    if (result->url.length) {
        ng_plain_line(plain);
        ng_plain_text(plain, result->url, false);
    }
    if (result->tag_count) {
        ng_plain_line(plain);
        ng_strbuf_add(plain->out, NG_SPAN("Tags: "));
        ng_plain_tags(plain, result);
    }
}

void ng_render_blurb(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    (void)options;
    ng_plain plain = ng_plain_make(out);
    nutgraf_text lead = ng_lead(result);
    if (result->headline.length) {
        ng_plain_line(&plain);
        ng_plain_text(&plain, result->headline, false);
    }
    ng_plain_block(&plain);
    if (lead.length) {
        ng_plain_line(&plain);
        ng_plain_text(&plain, lead, false);
    }
    ng_plain_block(&plain);
    add_foot(&plain, result);
    ng_plain_end(&plain);
}
