#include "meta/page_parts.h"

#include "meta/title_words.h"

enum { LONGEST_SITE = 160 /* bytes of a site's name or address: each place of it is compared with each name */ };

bool ng_page_is_claim(const ng_claim *claim, ng_claim_kind kind, const char *key)
{
    return claim->kind == kind && claim->value.len && ng_span_equal(claim->key, ng_span_cstr(key));
}

ng_span ng_page_claim(const ng_page *p, ng_claim_kind kind, const char *key)
{
    for (size_t i = 0; i < p->markup->claim_count; i++) {
        if (ng_page_is_claim(&p->markup->claims[i], kind, key)) return p->markup->claims[i].value;
    }
    return (ng_span){NULL, 0};
}

ng_span ng_page_meta(const ng_page *p, const char *const *names)
{
    ng_span found = {NULL, 0};
    for (size_t i = 0; names[i] && !found.ptr; i++) found = ng_page_claim(p, NG_CLAIM_META, names[i]);
    return found;
}

ng_span ng_first_of(ng_span a, ng_span b)
{
    return a.len ? a : b;
}

static ng_span host_of(ng_span address)
{
    ng_span rest = address, scheme = ng_span_cut(&rest, ':');
    if (!rest.len || ng_span_equal(scheme, address)) return NG_SPAN("");
    while (rest.len && rest.ptr[0] == '/') rest = ng_span_slice(rest, 1, rest.len);
    ng_span host = ng_span_cut(&rest, '/');
    return ng_span_starts(host, NG_SPAN("www.")) ? ng_span_slice(host, 4, host.len) : host;
}

bool ng_page_names_site(const ng_page *p, ng_span part)
{
    ng_span host = host_of(p->address);
    if (ng_title_count(part) == 0) return true;
    if (part.len > LONGEST_SITE) return false;
    if (p->source.len && ng_title_is_part(part, ng_span_head(p->source, LONGEST_SITE))) return true;
    return host.len && part.len < 64 && ng_title_is_part(part, ng_span_head(host, LONGEST_SITE));
}

bool ng_page_is_elsewhere(const ng_page *p, size_t line)
{
    const ng_element *e = &p->markup->elements[p->markup->lines[line].element];
    const unsigned elsewhere = NG_IN_NAV | NG_IN_FOOTER | NG_IN_FORM | NG_IN_DIALOG;
    const unsigned others = 1U << NG_CLASS_COMMENT | 1U << NG_CLASS_RELATED;
    return (e->within & elsewhere) || (e->classes & others);
}
