#include "train/gold.h"

#include "model/model.h"
#include "train/lines.h"
#include "wrap/json.h"

void ng_gold_init(ng_gold *gold)
{
    *gold = (ng_gold){0};
    ng_arena_init(&gold->arena, ng_allocator_default());
}

void ng_gold_free(ng_gold *gold)
{
    ng_arena_free(&gold->arena);
    *gold = (ng_gold){0};
}

bool ng_gold_has(const uint32_t *offsets, size_t count, uint32_t at)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (offsets[middle] < at) low = middle + 1;
        else high = middle;
    }
    return low < count && offsets[low] == at;
}

/* Bytes that the first [points] code points of [text] take, counting on from [*at] bytes and [*seen] code points. */
static bool advance(ng_span text, uint64_t points, size_t *at, uint64_t *seen)
{
    while (*seen < points && *at < text.len) {
        size_t step = 1;
        while (*at + step < text.len && ((unsigned char)text.ptr[*at + step] & 0xC0) == 0x80) step++;
        *at += step;
        ++*seen;
    }
    return *seen == points;
}

/* "[3, 17, 40]", rising code points of [text], as bytes. Returns what is wrong, or NULL. */
static const char *read_offsets(ng_span raw, ng_span text, ng_arena *arena, const uint32_t **out, size_t *count)
{
    uint32_t *offsets = ng_arena_array(arena, raw.len / 2 + 1, sizeof *offsets);
    if (!offsets) return "out of memory";
    size_t bytes = 0;
    uint64_t points = 0;
    *out = offsets;
    *count = 0;
    for (size_t i = 1; i + 1 < raw.len; i++) {
        if (raw.ptr[i] == ' ' || raw.ptr[i] == ',') continue;
        uint64_t value = 0;
        size_t digits = 0;
        for (; i < raw.len && raw.ptr[i] >= '0' && raw.ptr[i] <= '9' && digits < 10; i++, digits++) {
            value = value * 10 + (uint64_t)(raw.ptr[i] - '0');
        }
        if (digits == 0) return "an offset is no whole number";
        if (value < points || !advance(text, value, &bytes, &points)) return "offsets fall or lie behind the text";
        offsets[(*count)++] = (uint32_t)bytes;
        i--;
    }
    return NULL;
}

static const char *read_member(const ng_json_object *object, ng_span name, ng_span text, ng_arena *arena,
                               const uint32_t **out, size_t *count)
{
    const ng_json_member *member = ng_json_member_get(object, name);
    *out = NULL;
    *count = 0;
    if (!member) return NULL;
    if (member->type != NG_JSON_ARRAY) return "offsets are no array";
    return read_offsets(member->raw, text, arena, out, count);
}

static const char *read_text(ng_gold *gold, ng_span line, ng_gold_text *out)
{
    ng_json_object object;
    ng_error error = {NG_OK, 0, ""};
    if (ng_json_read_object(line, &gold->arena, &object, &error) != NG_OK) return "not a JSON object";
    const ng_json_member *text = ng_json_member_get(&object, NG_SPAN("text"));
    const ng_json_member *language = ng_json_member_get(&object, NG_SPAN("lang"));
    if (!text || text->type != NG_JSON_STRING) return "no \"text\"";
    if (!language || language->type != NG_JSON_STRING) return "no \"lang\"";
    out->text = ng_json_string(text->raw, &gold->arena);
    ng_span code = ng_json_string(language->raw, &gold->arena);
    if (!out->text.ptr || !code.ptr) return "out of memory";
    if (!ng_language_fold(code, out->language)) return "\"lang\" is no language code";
    const char *wrong = read_member(&object, NG_SPAN("ends"), out->text, &gold->arena, &out->ends, &out->end_count);
    if (wrong) return wrong;
    if (out->end_count == 0) return "no \"ends\"";
    return read_member(&object, NG_SPAN("par"), out->text, &gold->arena, &out->breaks, &out->break_count);
}

static const char *add_line(ng_gold *gold, ng_span line, size_t file, size_t *sentences)
{
    if (gold->count == gold->capacity) {
        size_t capacity = gold->capacity ? gold->capacity * 2 : 256;
        ng_gold_text *moved = ng_arena_grow(&gold->arena, gold->texts, gold->count, capacity, sizeof *moved);
        if (!moved) return "out of memory";
        gold->texts = moved;
        gold->capacity = capacity;
    }
    ng_span kept = ng_arena_copy(&gold->arena, line);
    if (!kept.ptr) return "out of memory";
    ng_gold_text *text = &gold->texts[gold->count];
    *text = (ng_gold_text){.file = file, .before = *sentences};
    const char *wrong = read_text(gold, kept, text);
    if (wrong) return wrong;
    *sentences += text->end_count;
    gold->count++;
    return NULL;
}

typedef struct reading {
    ng_gold *gold;
    size_t file;
    size_t sentences;
} reading;

static const char *take_line(void *user, ng_span line)
{
    reading *r = user;
    return add_line(r->gold, line, r->file, &r->sentences);
}

bool ng_gold_read(ng_gold *gold, const char *path, size_t file)
{
    reading r = {gold, file, 0};
    return ng_lines_read(path, take_line, &r);
}
