#include "train/page_gold.h"

#include "train/lines.h"
#include "wrap/json.h"

/* Where the pages of a file go. */
typedef struct target {
    ng_gold_pages *pages;
    size_t file;
    bool html;
} target;

void ng_gold_pages_init(ng_gold_pages *pages)
{
    *pages = (ng_gold_pages){.count = 0};
    ng_arena_init(&pages->arena, ng_allocator_default());
}

void ng_gold_pages_free(ng_gold_pages *pages)
{
    ng_arena_free(&pages->arena);
    *pages = (ng_gold_pages){.count = 0};
}

/* "[0, 17, 3]" as numbers; at most raw.len / 2 + 1 of them. Returns what is wrong, or NULL. */
static const char *read_numbers(const ng_json_member *member, ng_arena *arena, uint32_t **out, size_t *count)
{
    ng_span raw = member->raw;
    uint32_t *numbers = ng_arena_array(arena, raw.len / 2 + 1, sizeof *numbers);
    if (!numbers) return "out of memory";
    *out = numbers;
    *count = 0;
    for (size_t i = 1; i + 1 < raw.len;) {
        if (raw.ptr[i] == ' ' || raw.ptr[i] == ',') {
            i++;
            continue;
        }
        uint32_t value = 0;
        size_t digits = 0;
        for (; raw.ptr[i] >= '0' && raw.ptr[i] <= '9' && digits < 9; i++, digits++) {
            value = value * 10 + (uint32_t)(raw.ptr[i] - '0');
        }
        if (digits == 0) return "a number of \"gold\" or \"ignore\" is no whole number";
        numbers[(*count)++] = value;
    }
    return NULL;
}

static const char *read_lines(ng_gold_page *page, const ng_json_member *member, ng_arena *arena)
{
    const ng_span *lines;
    if (!member || member->type != NG_JSON_ARRAY) return "no \"lines\"";
    if (ng_json_strings(member->raw, arena, &lines, &page->count) != NG_OK) return "\"lines\" is no array of strings";
    size_t size = 0;
    for (size_t i = 0; i < page->count; i++) size += lines[i].len + 1;
    if (size > UINT32_MAX) return "the page is too long";
    char *text = ng_arena_alloc(arena, size + 1);
    uint32_t *starts = ng_arena_array(arena, page->count + 1, sizeof *starts);
    if (!text || !starts) return "out of memory";
    uint32_t at = 0;
    for (size_t i = 0; i < page->count; i++) {
        starts[i] = at;
        memcpy(text + at, lines[i].ptr, lines[i].len);
        at += (uint32_t)lines[i].len;
        text[at++] = '\n';
    }
    starts[page->count] = at;
    page->text = ng_span_make(text, at);
    page->starts = starts;
    return NULL;
}

static const char *read_gold(ng_gold_page *page, const ng_json_object *object, ng_arena *arena)
{
    const ng_json_member *member = ng_json_member_get(object, NG_SPAN("gold"));
    const ng_json_member *ignored = ng_json_member_get(object, NG_SPAN("ignore"));
    uint32_t *numbers;
    size_t count;
    if (!member || member->type != NG_JSON_ARRAY) return "no \"gold\"";
    const char *wrong = read_numbers(member, arena, &numbers, &count);
    if (wrong) return wrong;
    if (count != page->count) return "\"lines\" and \"gold\" differ in number";
    uint8_t *gold = ng_arena_array(arena, count + 1, sizeof *gold);
    if (!gold) return "out of memory";
    for (size_t i = 0; i < count; i++) gold[i] = numbers[i] ? NG_GOLD_ARTICLE : NG_GOLD_NOISE;
    page->gold = gold;
    if (!ignored || ignored->type != NG_JSON_ARRAY) return NULL;
    wrong = read_numbers(ignored, arena, &numbers, &count);
    for (size_t i = 0; !wrong && i < count; i++) {
        if (numbers[i] >= page->count) return "a number of \"ignore\" is behind the last line";
        if (gold[numbers[i]] == NG_GOLD_NOISE) gold[numbers[i]] = NG_GOLD_EITHER;
    }
    return wrong;
}

static const char *read_html(ng_gold_page *page, const ng_json_member *member, ng_arena *arena)
{
    if (!member || member->type != NG_JSON_STRING) return "no \"html\"";
    page->html = ng_json_string(member->raw, arena);
    return page->html.ptr ? NULL : "out of memory";
}

/* Empty when there is none; ptr NULL when out of memory. */
static ng_span read_text(const ng_json_member *member, ng_arena *arena)
{
    return member && member->type == NG_JSON_STRING ? ng_json_string(member->raw, arena) : NG_SPAN("");
}

static const char *read_page(ng_gold_page *page, ng_span line, bool html, ng_arena *arena)
{
    ng_json_object object;
    if (ng_json_read_object(line, arena, &object, NULL) != NG_OK) return "not a JSON object";
    const char *wrong = read_lines(page, ng_json_member_get(&object, NG_SPAN("lines")), arena);
    if (!wrong) wrong = read_gold(page, &object, arena);
    if (!wrong && html) wrong = read_html(page, ng_json_member_get(&object, NG_SPAN("html")), arena);
    if (wrong) return wrong;
    page->site = read_text(ng_json_member_get(&object, NG_SPAN("site")), arena);
    page->title = read_text(ng_json_member_get(&object, NG_SPAN("title")), arena);
    return page->site.ptr && page->title.ptr ? NULL : "out of memory";
}

static const char *add_line(void *user, ng_span line)
{
    target *to = user;
    ng_gold_pages *all = to->pages;
    if (all->count == all->capacity) {
        size_t capacity = all->capacity ? all->capacity * 2 : 256;
        ng_gold_page *moved = ng_arena_grow(&all->arena, all->pages, all->count, capacity, sizeof *moved);
        if (!moved) return "out of memory";
        all->pages = moved;
        all->capacity = capacity;
    }
    ng_span kept = ng_arena_copy(&all->arena, line);
    if (!kept.ptr) return "out of memory";
    ng_gold_page *page = &all->pages[all->count];
    *page = (ng_gold_page){.site = NG_SPAN(""), .title = NG_SPAN(""), .file = to->file};
    const char *wrong = read_page(page, kept, to->html, &all->arena);
    if (wrong) return wrong;
    all->count++;
    return NULL;
}

bool ng_gold_pages_read(ng_gold_pages *pages, const char *path, size_t file, bool html)
{
    target to = {pages, file, html};
    return ng_lines_read(path, add_line, &to);
}
