#include "model/identifier.h"

static const char *const kinds[NG_GROUP_COUNT] = {"languages-latin", "languages-cyrillic", "languages-arabic",
                                                  "languages-devanagari"};

const char *ng_identifier_kind(ng_script_group group)
{
    return kinds[group];
}

/* Cuts a length and so many bytes off the head of [rest]. */
static bool take_part(ng_span *rest, ng_span *part)
{
    if (rest->len < 4) return false;
    const unsigned char *b = (const unsigned char *)rest->ptr;
    size_t length = (size_t)b[0] | (size_t)b[1] << 8 | (size_t)b[2] << 16 | (size_t)b[3] << 24;
    if (rest->len - 4 < length) return false;
    *part = ng_span_slice(*rest, 4, 4 + length);
    *rest = ng_span_slice(*rest, 4 + length, rest->len);
    return true;
}

static ng_status load_groups(ng_identifier *out, ng_arena *arena, ng_span rest, bool checked, const char *name, ng_error *error)
{
    ng_status (*load)(ng_linear *, ng_arena *, ng_span, const char *, uint32_t, const char *, ng_error *) =
        checked ? ng_linear_load_checked : ng_linear_load;
    for (size_t i = 0; i < NG_GROUP_COUNT; i++) {
        ng_span part;
        if (!take_part(&rest, &part)) return ng_fail(error, NG_BAD_MODEL, 0, "%s: the file is cut or damaged", name);
        ng_status status = load(&out->groups[i], arena, part, kinds[i], NG_LANGUAGE_FEATURES, name, error);
        if (status != NG_OK) return status;
        if (out->groups[i].label_count > NG_IDENTIFIER_MAX_LABELS) {
            return ng_fail(error, NG_BAD_MODEL, 0, "%s: more than %d languages of one script", name, NG_IDENTIFIER_MAX_LABELS);
        }
    }
    return rest.len == 0 ? NG_OK : ng_fail(error, NG_BAD_MODEL, 0, "%s: the file is cut or damaged", name);
}

ng_status ng_identifier_load(ng_identifier *identifier, ng_arena *arena, ng_span data, bool checked, const char *name,
                             ng_error *error)
{
    *identifier = (ng_identifier){0};
    if (!data.ptr) return NG_OK;
    ng_span magic = NG_SPAN(NG_IDENTIFIER_MAGIC);
    if (!ng_span_starts(data, magic)) return ng_fail(error, NG_BAD_MODEL, 0, "%s: no model file", name);
    ng_identifier read = {0};
    ng_status status = load_groups(&read, arena, ng_span_slice(data, magic.len, data.len), checked, name, error);
    if (status == NG_OK) *identifier = read;
    return status;
}
