/* What the files that make up meta/page.h share: the page on its way, and how its claims are looked up. */
#ifndef NG_META_PAGE_PARTS_H
#define NG_META_PAGE_PARTS_H

#include "base/arena.h"
#include "base/intern.h" /* NG_NO_ID */
#include "meta/jsonld.h"
#include "model/phrases.h"
#include "parts/lines.h"
#include "parts/markup.h"
#include "parts/meta.h"

typedef struct ng_page {
    const ng_lines *lines;
    const ng_tokens *tokens;
    ng_phrases phrases; /* of the page's language */
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

/* [part] of a title or a name is the site's: its name or a part of its address, or no word at all. */
bool ng_page_names_site(const ng_page *p, ng_span part);

/* The line stands in a menu, a footer, a form, a comment or a list of other articles. */
bool ng_page_is_elsewhere(const ng_page *p, size_t line);

/* [a], or [b] when it is empty. */
ng_span ng_first_of(ng_span a, ng_span b);

/* Each sets its values in p->meta, which holds what the lines gave. The headline comes first: dates are looked for around it. */
void ng_page_find_headline(ng_page *p);
void ng_page_find_author(ng_page *p);
void ng_page_find_modified(ng_page *p);
void ng_page_find_published(ng_page *p); /* behind the last change */

/* Bylines that readers see, each ptr NULL when there is none: labelled at the headline ("By Ann Lee"), bare at the headline with
 * a date, and labelled anywhere. */
ng_span ng_page_visible_byline(const ng_page *p);
ng_span ng_page_bare_byline(const ng_page *p);
ng_span ng_page_signed_byline(const ng_page *p);

/* [text], a piece of the page's lines, may be a name: its last word is no common one ("Event Type", "Get a Demo"). */
bool ng_page_may_be_name(const ng_page *p, ng_span text);

#endif
