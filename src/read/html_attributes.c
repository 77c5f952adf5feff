#include "read/html_attributes.h"

#include "base/ascii.h"
#include "parts/markup.h"

static const char *const names[NG_AT_COUNT] = {
    [NG_AT_CLASS] = "class",       [NG_AT_ID] = "id",         [NG_AT_ROLE] = "role",
    [NG_AT_STYLE] = "style",       [NG_AT_HIDDEN] = "hidden", [NG_AT_ARIA_HIDDEN] = "aria-hidden",
    [NG_AT_ITEMPROP] = "itemprop", [NG_AT_REL] = "rel",       [NG_AT_HREF] = "href",
    [NG_AT_CONTENT] = "content",   [NG_AT_NAME] = "name",     [NG_AT_PROPERTY] = "property",
    [NG_AT_DATETIME] = "datetime", [NG_AT_LANG] = "lang",
};

/* ARIA roles that stand for an element. */
static const struct {
    const char *role;
    uint16_t within;
} roles[] = {{"article", NG_IN_ARTICLE}, {"main", NG_IN_MAIN},     {"navigation", NG_IN_NAV},     {"menu", NG_IN_NAV},
             {"menubar", NG_IN_NAV},     {"banner", NG_IN_HEADER}, {"contentinfo", NG_IN_FOOTER}, {"complementary", NG_IN_ASIDE},
             {"search", NG_IN_FORM},     {"dialog", NG_IN_DIALOG}, {"alertdialog", NG_IN_DIALOG}, {"alert", NG_IN_DIALOG},
             {"tooltip", NG_IN_HIDDEN},  {"form", NG_IN_FORM}};

/* What a style says when its element is not shown. */
static const char *const hiding[] = {"display:none", "display: none", "visibility:hidden", "visibility: hidden"};

void ng_html_attributes_read(const ng_html_tag *tag, ng_span at[NG_AT_COUNT])
{
    ng_span rest = tag->attributes, name, value;
    memset(at, 0, NG_AT_COUNT * sizeof *at);
    for (size_t i = 0; i < NG_HTML_ATTRIBUTES && ng_html_attribute(&rest, &name, &value); i++) {
        for (size_t a = 0; a < NG_AT_COUNT; a++) {
            if (ng_ascii_lower(name.ptr[0]) != names[a][0] || !ng_ascii_equal(name, ng_span_cstr(names[a]))) continue;
            if (!at[a].ptr) at[a] = value.ptr ? value : NG_SPAN("");
            break;
        }
    }
}

static bool is_hidden(const ng_span *at)
{
    if (at[NG_AT_HIDDEN].ptr && !ng_ascii_equal(at[NG_AT_HIDDEN], NG_SPAN("until-found"))) return true;
    if (ng_ascii_equal(at[NG_AT_ARIA_HIDDEN], NG_SPAN("true"))) return true;
    for (size_t i = 0; at[NG_AT_STYLE].len && i < sizeof hiding / sizeof hiding[0]; i++) {
        if (ng_ascii_holds(at[NG_AT_STYLE], ng_span_cstr(hiding[i]))) return true;
    }
    return false;
}

unsigned ng_html_attributes_within(const ng_span at[NG_AT_COUNT])
{
    unsigned within = 0;
    for (size_t i = 0; at[NG_AT_ROLE].len && i < sizeof roles / sizeof roles[0]; i++) {
        if (ng_ascii_equal(at[NG_AT_ROLE], ng_span_cstr(roles[i].role))) within |= roles[i].within;
    }
    if (is_hidden(at)) within |= NG_IN_HIDDEN;
    if (ng_ascii_holds(at[NG_AT_ITEMPROP], NG_SPAN("articlebody"))) within |= NG_IN_BODY;
    return within;
}
