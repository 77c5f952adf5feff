/* Keys that the generators share: title, slug, date, lastmod, author, description, summary, tags, categories, images, canonical.
 * All values are strings in double quotes, or lists of them: no generator takes "no" for false or 1e3 for a number then. */
#include "render/front_matter.h"

#include "render/escape.h"
#include "render/shared.h"

typedef struct matter {
    ng_strbuf *out;
    const char *assign;
} matter;

static void add_key(const matter *m, const char *key)
{
    ng_strbuf_add_cstr(m->out, key);
    ng_strbuf_add_cstr(m->out, m->assign);
}

static void add_text(const matter *m, const char *key, nutgraf_text text)
{
    if (!text.length) return;
    add_key(m, key);
    ng_escape_scalar(m->out, text);
    ng_strbuf_add_cstr(m->out, "\n");
}

/* Item [i] of a list is the text at [first] + i * [step]. */
static void add_list(const matter *m, const char *key, const void *first, size_t step, size_t count)
{
    if (!count) return;
    add_key(m, key);
    ng_strbuf_add_cstr(m->out, "[");
    for (size_t i = 0; i < count; i++) {
        const nutgraf_text *text = (const void *)((const char *)first + i * step);
        if (i) ng_strbuf_add_cstr(m->out, ", ");
        ng_escape_scalar(m->out, *text);
    }
    ng_strbuf_add_cstr(m->out, "]\n");
}

void ng_render_front_matter(const nutgraf_result *result, const char *fence, const char *assign, ng_strbuf *out)
{
    matter m = {out, assign};
    ng_strbuf_add_cstr(out, fence);
    add_text(&m, "title", result->title);
    add_text(&m, "slug", result->slug);
    add_text(&m, "date", result->date_published);
    add_text(&m, "lastmod", result->date_modified);
    add_text(&m, "author", result->byline);
    add_text(&m, "description", ng_lead(result));
    add_text(&m, "summary", result->summary);
    if (result->tag_count) add_list(&m, "tags", &result->tags[0].name, sizeof result->tags[0], result->tag_count);
    if (result->subject_count) {
        add_list(&m, "categories", &result->subjects[0].name, sizeof result->subjects[0], result->subject_count);
    }
    if (ng_is_link(result->image)) add_list(&m, "images", &result->image, sizeof result->image, 1);
    add_text(&m, "canonical", ng_address(result));
    ng_strbuf_add_cstr(out, fence);
}
