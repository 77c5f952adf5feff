#include "meta/page_parts.h"

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
