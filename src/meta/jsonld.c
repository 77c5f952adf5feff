/* Objects are looked at breadth first: the block's own, those of an array, of "@graph", and the main entity of a page. The
 * first article (NewsArticle, BlogPosting and their kin) that has a value gives it; an author or publisher that is only an
 * "@id" is looked up among the objects of the page.
 *
 * Many blocks are slightly broken: line breaks inside strings, comments or a CDATA mark around them, a semicolon behind. These
 * are put right first; what is still no JSON is passed over.
 */
#include "meta/jsonld.h"

#include "wrap/html.h"
#include "wrap/json.h"

enum { MOST_OBJECTS = 512, MOST_LEVELS = 8, MOST_AUTHORS = 16, LONGEST = 2000 };

typedef enum wanted { NAME, ADDRESS } wanted;

static const char *const wanted_names[] = {[NAME] = "name", [ADDRESS] = "url"};

/* An object as others refer to it: ptr NULL where it does not say. */
typedef struct referred {
    ng_span id;
    ng_span values[2]; /* by what is wanted */
} referred;

typedef struct reader {
    ng_arena *arena;
    ng_json_object objects[MOST_OBJECTS];
    uint8_t level[MOST_OBJECTS];
    size_t count;
    referred *referred; /* [count]; NULL until somebody refers to an object */
    bool failed;
} reader;

static bool read_object(reader *r, ng_span raw, ng_json_object *out)
{
    ng_status status = ng_json_read_object(raw, r->arena, out, NULL);
    r->failed = r->failed || status == NG_NO_MEMORY;
    return status == NG_OK;
}

static bool read_array(reader *r, ng_span raw, ng_json_object *out)
{
    ng_status status = ng_json_read_array(raw, r->arena, out, NULL);
    r->failed = r->failed || status == NG_NO_MEMORY;
    return status == NG_OK;
}

static void add_object(reader *r, ng_span raw, unsigned level)
{
    if (r->count == MOST_OBJECTS || !read_object(r, raw, &r->objects[r->count])) return;
    r->level[r->count++] = (uint8_t)level;
}

/* At most MOST_LEVELS deep. */
static void add_value(reader *r, ng_span raw, uint8_t type, unsigned level)
{
    ng_json_object items;
    if (level == MOST_LEVELS) return;
    if (type == NG_JSON_OBJECT) add_object(r, raw, level);
    if (type != NG_JSON_ARRAY || !read_array(r, raw, &items)) return;
    for (size_t i = 0; i < items.count; i++) add_value(r, items.members[i].raw, items.members[i].type, level + 1);
}

/* The block without what stands around it, control characters as spaces. */
static ng_span put_right(reader *r, ng_span block)
{
    size_t from = 0, to = block.len;
    while (from < to && block.ptr[from] != '{' && block.ptr[from] != '[') from++;
    while (to > from && block.ptr[to - 1] != '}' && block.ptr[to - 1] != ']') to--;
    char *text = ng_arena_alloc(r->arena, to - from + 1);
    if (!text) {
        r->failed = true;
        return NG_SPAN("");
    }
    for (size_t i = from; i < to; i++) text[i - from] = (unsigned char)block.ptr[i] < ' ' ? ' ' : block.ptr[i];
    return ng_span_make(text, to - from);
}

static void read_block(reader *r, ng_span block)
{
    ng_span text = put_right(r, block);
    size_t next = r->count;
    if (!text.len) return;
    add_value(r, text, text.ptr[0] == '[' ? NG_JSON_ARRAY : NG_JSON_OBJECT, 0);
    for (; next < r->count; next++) {
        static const char *const inner[] = {"@graph", "mainEntity", "mainEntityOfPage"};
        for (size_t i = 0; i < sizeof inner / sizeof inner[0]; i++) {
            const ng_json_member *m = ng_json_member_get(&r->objects[next], ng_span_cstr(inner[i]));
            if (m) add_value(r, m->raw, m->type, r->level[next] + 1U);
        }
    }
}

/* ---------------------------------------------------------------- values */

static ng_span string_of(reader *r, const ng_json_member *m)
{
    if (!m || m->type != NG_JSON_STRING) return (ng_span){NULL, 0};
    ng_span text = ng_json_string(m->raw, r->arena);
    if (text.ptr) text = ng_html_decode(text, r->arena); /* templates escape for HTML what is none: "Ann &amp; Bob" */
    if (!text.ptr) r->failed = true;
    text = ng_span_trim(text);
    return text.len && text.len <= LONGEST && !memchr(text.ptr, '\0', text.len) ? text : (ng_span){NULL, 0};
}

static ng_span get(reader *r, const ng_json_object *object, const char *name)
{
    return string_of(r, ng_json_member_get(object, ng_span_cstr(name)));
}

static bool has_type(reader *r, const ng_json_object *object, bool (*is)(ng_span type))
{
    const ng_json_member *type = ng_json_member_get(object, NG_SPAN("@type"));
    ng_json_object items;
    if (!type) return false;
    if (type->type == NG_JSON_STRING) return is(string_of(r, type));
    if (type->type != NG_JSON_ARRAY || !read_array(r, type->raw, &items)) return false;
    for (size_t i = 0; i < items.count; i++) {
        if (is(string_of(r, &items.members[i]))) return true;
    }
    return false;
}

static bool is_article(ng_span type)
{
    return ng_span_ends(type, NG_SPAN("Article")) || ng_span_ends(type, NG_SPAN("Posting"))
           || ng_span_ends(type, NG_SPAN("Report")) || ng_span_ends(type, NG_SPAN("Review"))
           || ng_span_equal(type, NG_SPAN("Recipe"));
}

static bool is_page(ng_span type)
{
    return ng_span_ends(type, NG_SPAN("Page"));
}

/* What all objects say, read once: a page may refer to one some thousand times, and be a long one. */
static bool read_referred(reader *r)
{
    if (r->referred) return true;
    r->referred = ng_arena_array(r->arena, r->count, sizeof *r->referred);
    r->failed = r->failed || !r->referred;
    for (size_t i = 0; r->referred && i < r->count; i++) {
        r->referred[i].id = get(r, &r->objects[i], "@id");
        for (wanted w = NAME; w <= ADDRESS; w++) r->referred[i].values[w] = get(r, &r->objects[i], wanted_names[w]);
    }
    return r->referred;
}

/* What is wanted of the first object of the page that has this "@id" and says it. */
static ng_span find_referred(reader *r, ng_span id, wanted w)
{
    for (size_t i = 0; id.len && read_referred(r) && i < r->count; i++) {
        if (r->referred[i].values[w].ptr && ng_span_equal(r->referred[i].id, id)) return r->referred[i].values[w];
    }
    return (ng_span){NULL, 0};
}

/* What is wanted of a string (itself), an object, or an object that is only referred to. */
static ng_span name_of(reader *r, const ng_json_member *m, wanted w)
{
    ng_json_object object;
    if (!m || m->type != NG_JSON_OBJECT) return string_of(r, m);
    if (!read_object(r, m->raw, &object)) return (ng_span){NULL, 0};
    ng_span name = get(r, &object, wanted_names[w]);
    return name.ptr ? name : find_referred(r, get(r, &object, "@id"), w);
}

/* The first of an array, or the value itself. */
static ng_span first_name(reader *r, const ng_json_member *m, wanted w)
{
    ng_json_object items;
    if (!m || m->type != NG_JSON_ARRAY) return name_of(r, m, w);
    if (!read_array(r, m->raw, &items) || !items.count) return (ng_span){NULL, 0};
    return name_of(r, &items.members[0], w);
}

static bool has_name(const ng_span *names, size_t count, ng_span name)
{
    for (size_t i = 0; i < count; i++) {
        if (ng_span_equal(names[i], name)) return true;
    }
    return false;
}

/* All of an array, with commas between them. */
static ng_span all_names(reader *r, const ng_json_member *m)
{
    ng_json_object items;
    ng_span names[MOST_AUTHORS];
    size_t count = 0, length = 1;
    if (!m || m->type != NG_JSON_ARRAY) return name_of(r, m, NAME);
    if (!read_array(r, m->raw, &items)) return (ng_span){NULL, 0};
    for (size_t i = 0; i < items.count && count < MOST_AUTHORS; i++) {
        ng_span name = name_of(r, &items.members[i], NAME);
        if (!name.ptr || has_name(names, count, name)) continue;
        names[count++] = name;
        length += name.len + 2;
    }
    char *out = count ? ng_arena_alloc(r->arena, length) : NULL;
    size_t at = 0;
    r->failed = r->failed || (count && !out);
    if (!out) return (ng_span){NULL, 0};
    for (size_t i = 0; i < count; i++) {
        if (i) memcpy(out + at, ", ", 2);
        at += i ? 2 : 0;
        memcpy(out + at, names[i].ptr, names[i].len);
        at += names[i].len;
    }
    return ng_span_make(out, at);
}

static void set(ng_span *value, ng_span to)
{
    if (!value->ptr && to.len) *value = to;
}

static void take_keywords(reader *r, const ng_json_member *m, ng_jsonld *out)
{
    const ng_span *items = NULL;
    size_t count = 0;
    if (!m || out->keyword_count || (m->type != NG_JSON_STRING && m->type != NG_JSON_ARRAY)) return;
    ng_status status = ng_json_strings(m->raw, r->arena, &items, &count);
    r->failed = r->failed || status == NG_NO_MEMORY;
    if (status != NG_OK) return;
    for (size_t i = 0; i < count && out->keyword_count < sizeof out->keywords / sizeof out->keywords[0]; i++) {
        out->keywords[out->keyword_count++] = items[i];
    }
}

static void take_article(reader *r, const ng_json_object *object, ng_jsonld *out)
{
    set(&out->headline, get(r, object, "headline"));
    set(&out->author, all_names(r, ng_json_member_get(object, NG_SPAN("author"))));
    set(&out->published, get(r, object, "datePublished"));
    set(&out->modified, get(r, object, "dateModified"));
    set(&out->section, first_name(r, ng_json_member_get(object, NG_SPAN("articleSection")), NAME));
    set(&out->source, first_name(r, ng_json_member_get(object, NG_SPAN("publisher")), NAME));
    set(&out->image, first_name(r, ng_json_member_get(object, NG_SPAN("image")), ADDRESS));
    set(&out->address, get(r, object, "url"));
    take_keywords(r, ng_json_member_get(object, NG_SPAN("keywords")), out);
}

bool ng_jsonld_find(const ng_markup *markup, ng_arena *arena, ng_jsonld *out)
{
    *out = (ng_jsonld){.keyword_count = 0};
    reader *r = NULL;
    for (size_t i = 0; i < markup->claim_count; i++) {
        if (markup->claims[i].kind != NG_CLAIM_JSON) continue;
        if (!r) r = ng_arena_zeros(arena, 1, sizeof *r);
        if (!r) return false;
        r->arena = arena;
        read_block(r, markup->claims[i].value);
    }
    for (size_t i = 0; r && i < r->count; i++) {
        if (has_type(r, &r->objects[i], is_article)) take_article(r, &r->objects[i], out);
    }
    for (size_t i = 0; r && i < r->count; i++) {
        if (!has_type(r, &r->objects[i], is_page)) continue;
        set(&out->page_published, get(r, &r->objects[i], "datePublished"));
        set(&out->page_modified, get(r, &r->objects[i], "dateModified"));
        set(&out->author, all_names(r, ng_json_member_get(&r->objects[i], NG_SPAN("author"))));
    }
    return !r || !r->failed;
}
