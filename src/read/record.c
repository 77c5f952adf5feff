/* A JSONL record: the input record of the batch contract, read from one line.
 *
 * The names are those of the wire services' exports and of JSON Feed ("content_text"). A member that is null counts as
 * missing; a member of the wrong type refuses the record and is named, because a feed that sends numbers for titles is
 * broken and nobody would see it otherwise. Members that are not ours are passed over. Cost: O(n).
 */
#include "read/record.h"

#include "base/ascii.h"
#include "base/intern.h"
#include "wrap/html.h"
#include "wrap/json.h"

static const ng_json_member *get(const ng_json_object *object, ng_span name)
{
    const ng_json_member *member = ng_json_member_get(object, name);
    return member && member->type != NG_JSON_NULL ? member : NULL;
}

/* The string called [name] into [out], which stays absent when there is none. */
static ng_status read_string(const ng_json_object *object, const char *name, ng_arena *arena, ng_span *out, ng_error *error)
{
    const ng_json_member *member = get(object, ng_span_cstr(name));
    if (!member) return NG_OK;
    if (member->type != NG_JSON_STRING) return ng_fail(error, NG_BAD_RECORD, 0, "\"%s\" is no string", name);
    *out = ng_json_string(member->raw, arena);
    return out->ptr ? NG_OK : ng_fail_memory(error);
}

/* The same for what a caller reads as a C string: one that holds a NUL is passed over, as an author's name is. */
static ng_status read_plain(const ng_json_object *object, const char *name, ng_arena *arena, ng_span *out, ng_error *error)
{
    ng_status status = read_string(object, name, arena, out, error);
    if (status == NG_OK && out->len && memchr(out->ptr, '\0', out->len)) *out = ng_span_make(NULL, 0);
    return status;
}

/* The id is kept as it was written: a number beyond 2^53 must come back with all its digits. */
static ng_status read_id(const ng_json_object *object, ng_record *out, ng_error *error)
{
    const ng_json_member *member = ng_json_member_get(object, NG_SPAN("id"));
    if (!member) return NG_OK;
    if (member->type != NG_JSON_STRING && member->type != NG_JSON_NUMBER && member->type != NG_JSON_NULL) {
        return ng_fail(error, NG_BAD_RECORD, 0, "\"id\" is no string, number or null");
    }
    out->id = member->raw;
    return NG_OK;
}

static ng_status read_tags(const ng_json_object *object, ng_arena *arena, ng_record *out, ng_error *error)
{
    const ng_json_member *member = get(object, NG_SPAN("tags"));
    if (!member) return NG_OK;
    if (member->type != NG_JSON_STRING && member->type != NG_JSON_ARRAY) {
        return ng_fail(error, NG_BAD_RECORD, 0, "\"tags\" is no array or string");
    }
    ng_status status = ng_json_strings(member->raw, arena, &out->tags, &out->tag_count);
    if (status == NG_NO_MEMORY) return ng_fail_memory(error);
    if (status) return ng_fail(error, NG_BAD_RECORD, 0, "\"tags\" holds half a surrogate pair");
    return NG_OK;
}

/* Programs that hand over "text" often mean the HTML that they have. It is HTML when it begins with the tag of a block and ends
 * with a tag; an article does neither. */
static bool is_html(ng_span text)
{
    static const char *const tags[] = {"<p",  "<div", "<h1",    "<h2",         "<h3",   "<article", "<section",  "<figure",
                                       "<ul", "<ol",  "<table", "<blockquote", "<html", "<body",    "<!doctype", "<!--"};
    text = ng_span_trim(text);
    if (text.len < 8 || text.ptr[0] != '<' || text.ptr[text.len - 1] != '>') return false;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        ng_span tag = ng_span_cstr(tags[i]);
        if (text.len <= tag.len || !ng_ascii_equal(ng_span_slice(text, 0, tag.len), tag)) continue;
        if (memchr(" >\n", text.ptr[tag.len], 3) || tag.ptr[1] == '!') return true;
    }
    return false;
}

/* A title has no markup; when it has references all the same, a program escaped it: "Bread &amp; butter", "Dog&#8217;s day". */
static ng_status read_title(const ng_json_object *object, ng_arena *arena, ng_record *out, ng_error *error)
{
    ng_status status = read_string(object, "title", arena, &out->title, error);
    if (status || !out->title.len || !memchr(out->title.ptr, '&', out->title.len)) return status;
    out->title = ng_html_decode(out->title, arena);
    return out->title.ptr ? NG_OK : ng_fail_memory(error);
}

/* The first member that is there and not empty. A text is what somebody wanted to be read, a page has to be cleaned first;
 * content_* are JSON Feed's names, whose HTML has the paragraphs that its text has lost. */
static ng_status read_text(const ng_json_object *object, ng_arena *arena, ng_record *out, ng_error *error)
{
    static const char *const names[] = {"text", "html", "content_html", "content_text"};
    for (size_t i = 0; i < sizeof names / sizeof names[0] && out->text.len == 0; i++) {
        ng_span found = {NULL, 0};
        ng_status status = read_string(object, names[i], arena, &found, error);
        if (status) return status;
        if (found.ptr) out->text = found;
        out->html = found.len && (i == 1 || i == 2 || is_html(found));
    }
    return NG_OK;
}

/* ptr NULL when out of memory. An object of more members than are read has the first of them. */
static ng_span name_of(const ng_json_member *author, ng_arena *arena)
{
    ng_json_object object;
    if (author->type == NG_JSON_STRING) return ng_json_string(author->raw, arena);
    if (author->type != NG_JSON_OBJECT) return NG_SPAN("");
    if (ng_json_read_object(author->raw, arena, &object, NULL) == NG_NO_MEMORY) return ng_span_make(NULL, 0);
    const ng_json_member *name = get(&object, NG_SPAN("name"));
    return name && name->type == NG_JSON_STRING ? ng_json_string(name->raw, arena) : NG_SPAN("");
}

/* JSON Feed's "authors" (an array of objects with names) or, of its first version, "author". What has another form is passed
 * over: a record is not lost for its byline. */
static ng_status read_authors(const ng_json_object *object, ng_arena *arena, ng_record *out, ng_error *error)
{
    const ng_json_member *member = get(object, NG_SPAN("authors"));
    ng_json_object items;
    if (!member) member = get(object, NG_SPAN("author"));
    if (!member) return NG_OK;
    if (member->type != NG_JSON_ARRAY)
        items = (ng_json_object){member, 1};
    else if (ng_json_read_array(member->raw, arena, &items, NULL) != NG_OK)
        return ng_fail_memory(error);
    char *names = ng_arena_alloc(arena, member->raw.len + 2 * items.count + 1);
    size_t length = 0;
    if (!names) return ng_fail_memory(error);
    for (size_t i = 0; i < items.count; i++) {
        ng_span name = name_of(&items.members[i], arena);
        if (!name.ptr) return ng_fail_memory(error);
        name = ng_span_trim(name);
        if (!name.len || memchr(name.ptr, '\0', name.len)) continue;
        if (length) memcpy(names + length, ", ", 2);
        length += length ? 2 : 0;
        memcpy(names + length, name.ptr, name.len);
        length += name.len;
    }
    out->meta.byline = ng_span_make(names, length);
    return NG_OK;
}

/* The first of [names] that holds a string. Somebody else's "source" or "image" may be of any type: no record is lost for it. */
static ng_status read_first(const ng_json_object *object, const char *const names[2], ng_arena *arena, ng_span *out,
                            ng_error *error)
{
    for (size_t i = 0; i < 2 && !out->len; i++) {
        const ng_json_member *member = get(object, ng_span_cstr(names[i]));
        if (!member || member->type != NG_JSON_STRING) continue;
        ng_status status = read_plain(object, names[i], arena, out, error);
        if (status) return status;
    }
    return NG_OK;
}

/* JSON Feed's names and those of our own records. */
static ng_status read_meta(const ng_json_object *object, ng_arena *arena, ng_meta *out, ng_error *error)
{
    const struct {
        const char *names[2];
        ng_span *value;
    } members[] = {{{"byline", "byline"}, &out->byline},
                   {{"date_published", "datePublished"}, &out->date_published},
                   {{"date_modified", "dateModified"}, &out->date_modified},
                   {{"description", "summary"}, &out->description},
                   {{"dek", "subtitle"}, &out->dek},
                   {{"section", "articleSection"}, &out->section},
                   {{"source", "publisher"}, &out->source},
                   {{"image", "banner_image"}, &out->image}};
    ng_status status = NG_OK;
    for (size_t i = 0; i < sizeof members / sizeof members[0] && !status; i++) {
        status = read_first(object, members[i].names, arena, members[i].value, error);
    }
    return status;
}

/* An empty text is an article without words, which is no fault of the record; no text and no title is one. */
static ng_status check_content(const ng_record *record, ng_error *error)
{
    if (record->text.ptr || record->title.ptr) return NG_OK;
    return ng_fail(error, NG_BAD_RECORD, 0, "neither \"text\", \"html\" nor \"title\"");
}

static ng_status read_members(const ng_json_object *object, ng_arena *arena, ng_record *out, ng_error *error)
{
    ng_status status = read_id(object, out, error);
    if (!status) status = read_plain(object, "url", arena, &out->url, error);
    if (!status) status = read_title(object, arena, out, error);
    if (!status) status = read_text(object, arena, out, error);
    if (!status) status = read_string(object, "language", arena, &out->language, error);
    if (!status) status = read_tags(object, arena, out, error);
    if (!status) status = read_authors(object, arena, out, error);
    if (!status) status = read_meta(object, arena, &out->meta, error);
    return status ? status : check_content(out, error);
}

ng_status ng_record_read(ng_span line, ng_arena *arena, ng_record *out, ng_error *error)
{
    ng_json_object object;
    *out = (ng_record){.tag_count = 0};
    ng_status status = ng_json_read_object(line, arena, &object, error);
    if (status) {
        (void)read_id(&object, out, NULL);
        return status;
    }
    out->object = object;
    return read_members(&object, arena, out, error);
}

ng_status ng_record_members(ng_record *record, ng_arena *arena, ng_error *error)
{
    ng_json_object *object = &record->object;
    ng_interner names;
    size_t first = object->count;
    ng_json_member *kept = ng_arena_array(arena, object->count, sizeof *kept);
    if (!kept || !ng_interner_init(&names, arena, object->count)) return ng_fail_memory(error);
    for (size_t i = object->count; i > 0; i--) {
        ng_span name = object->members[i - 1].name;
        bool added;
        if (ng_interner_add(&names, name, ng_hash(name), &added) == NG_NO_ID) return ng_fail_memory(error);
        if (added) kept[--first] = object->members[i - 1];
    }
    *object = (ng_json_object){kept + first, object->count - first};
    return NG_OK;
}
