/* One renderer for each output format, behind the table in render.c. A renderer appends the whole output to [out]; whether
 * memory sufficed stands in out->failed. */
#ifndef NG_RENDER_RENDER_H
#define NG_RENDER_RENDER_H

#include "base/strbuf.h"
#include "nutgraf.h"

typedef void (*ng_renderer)(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);

void ng_render_text(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_json(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_jsonl(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_blurb(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_md(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_html(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_explained(const nutgraf_result *result, ng_strbuf *out); /* the page that shows why */
void ng_render_yaml(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_toml(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_jsonld(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_ninjs(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_meta(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);
void ng_render_tsv(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out);

#endif
