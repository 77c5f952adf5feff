/* Enough of YAML and TOML for what people write on top of an article: "key: value", "key = value", lists in brackets or with a
 * dash a line. Other things (block scalars, nested tables) are passed over. A list's values come one by one under its key.
 */
#include "read/front_matter.h"

static ng_span next_line(ng_span *rest)
{
    ng_span line = ng_span_cut(rest, '\n');
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    return line;
}

static bool is_fence(ng_span line, char mark)
{
    if (line.len < 3) return false;
    for (size_t i = 0; i < line.len; i++) {
        bool same = i < 3 ? line.ptr[i] == mark : line.ptr[i] == ' ' || line.ptr[i] == '\t';
        if (!same) return false;
    }
    return true;
}

ng_front_matter ng_front_matter_find(ng_span source, size_t *behind)
{
    ng_front_matter found = {.toml = false};
    ng_span rest = ng_span_unmarked(source), line;
    *behind = source.len - rest.len;
    if (!rest.len || (rest.ptr[0] != '-' && rest.ptr[0] != '+')) return found;
    char mark = rest.ptr[0];
    if (!is_fence(next_line(&rest), mark)) return found;
    const char *from = rest.ptr;
    while (rest.len) {
        const char *at = rest.ptr;
        line = next_line(&rest);
        if (!is_fence(line, mark)) continue;
        found.text = ng_span_make(from, (size_t)(at - from));
        found.toml = mark == '+';
        *behind = source.len - rest.len;
        return found;
    }
    return found;
}

static ng_span without_quotes(ng_span value)
{
    value = ng_span_trim(value);
    bool quoted = value.len >= 2 && (value.ptr[0] == '"' || value.ptr[0] == '\'') && value.ptr[value.len - 1] == value.ptr[0];
    return quoted ? ng_span_slice(value, 1, value.len - 1) : value;
}

/* The next item of what stands between brackets; commas inside quotes part nothing. */
static ng_span cut_item(ng_span *list)
{
    char quote = 0;
    size_t at = 0;
    for (; at < list->len && (quote || (list->ptr[at] != ',' && list->ptr[at] != ']')); at++) {
        if (quote ? list->ptr[at] == quote : list->ptr[at] == '"' || list->ptr[at] == '\'') quote = quote ? 0 : list->ptr[at];
    }
    ng_span item = ng_span_slice(*list, 0, at);
    *list = ng_span_slice(*list, at < list->len ? at + 1 : at, list->len);
    return item;
}

bool ng_front_matter_next(ng_front_matter *f, ng_span *value)
{
    while (f->list.len || f->text.len) {
        if (f->list.len) {
            *value = without_quotes(cut_item(&f->list));
            if (value->len) return true;
            continue;
        }
        ng_span line = next_line(&f->text), rest = line, item = ng_span_trim(line);
        if (f->key.len && ng_span_starts(item, NG_SPAN("- "))) {
            *value = without_quotes(ng_span_slice(item, 2, item.len));
            return true;
        }
        if (!line.len || line.ptr[0] == ' ' || line.ptr[0] == '#' || line.ptr[0] == '[') continue;
        f->key = without_quotes(ng_span_cut(&rest, f->toml ? '=' : ':'));
        rest = ng_span_trim(rest);
        if (rest.len && rest.ptr[0] == '[') f->list = ng_span_slice(rest, 1, rest.len);
        *value = without_quotes(rest);
        if (!f->list.len && value->len && value->ptr[0] != '|' && value->ptr[0] != '>') return true;
    }
    return false;
}
