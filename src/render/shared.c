#include "render/shared.h"

#include "render/escape.h"

nutgraf_text ng_address(const nutgraf_result *result)
{
    if (ng_is_link(result->url)) return result->url;
    return ng_is_link(result->canonical_url) ? result->canonical_url : (nutgraf_text){NULL, 0};
}

nutgraf_text ng_next_paragraph(nutgraf_text *rest)
{
    ng_span text = ng_span_make(rest->ptr, rest->length);
    ng_span paragraph = {NULL, 0};
    while (text.len && paragraph.len == 0) paragraph = ng_span_cut(&text, '\n');
    *rest = (nutgraf_text){text.ptr, text.len};
    return (nutgraf_text){paragraph.ptr, paragraph.len};
}
