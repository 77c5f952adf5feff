/* What the files that make up meta/page.h share: the page on its way, and how its claims are looked up. */
#ifndef NG_META_PAGE_PARTS_H
#define NG_META_PAGE_PARTS_H

#include "base/arena.h"
#include "base/intern.h" /* NG_NO_ID */
#include "meta/jsonld.h"
#include "parts/lines.h"
#include "parts/markup.h"
#include "parts/meta.h"

typedef struct ng_page {
    const ng_lines *lines;
    const ng_markup *markup;
    ng_span address; /* where it came from; may be empty */
    ng_span source;  /* the site's name */
    ng_jsonld json;
    ng_arena *arena;
    ng_meta *meta;
    bool failed; /* out of memory */
} ng_page;

/* A claim of this kind and key that says something. */
bool ng_page_is_claim(const ng_claim *claim, ng_claim_kind kind, const char *key);

/* The value of the first such claim; ptr NULL when there is none. */
ng_span ng_page_claim(const ng_page *p, ng_claim_kind kind, const char *key);

/* The first <meta> of [names], best first, that says something; NULL ends the list. */
ng_span ng_page_meta(const ng_page *p, const char *const *names);

/* [a], or [b] when it is empty. */
ng_span ng_first_of(ng_span a, ng_span b);

/* Each sets its values in p->meta, which holds what the lines gave. The headline comes first: dates are looked for around it. */
void ng_page_find_headline(ng_page *p);
void ng_page_find_author(ng_page *p);
void ng_page_find_modified(ng_page *p);
void ng_page_find_published(ng_page *p); /* behind the last change */

#endif
