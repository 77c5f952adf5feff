/* Reading a topic lexicon. Input: the file's bytes; output: the word table with its rows resolved to labels and weights.
 * Cost O(bytes). The table checks the row syntax, this file what the rows mean. */
#include "model/lexicon.h"

static const struct {
    ng_span name;
    int32_t usual; /* fitted on English news; near enough for a lexicon written by hand */
    int32_t least, most;
} settings[NG_LEXICON_SETTINGS] = {
    [NG_LEXICON_THRESHOLD] = {{"=threshold", 10}, 50, 0, 100},
    [NG_LEXICON_SCALE] = {{"=scale", 6}, 100, 1, 10000},
    [NG_LEXICON_DOUBT] = {{"=doubt", 6}, 100, 0, 100000},
    [NG_LEXICON_TITLE] = {{"=title", 6}, 300, 0, 100000},
    [NG_LEXICON_MODEL] = {{"=model", 6}, 100, 0, 10000},
    [NG_LEXICON_CURVE] = {{"=curve", 6}, 100, 1, 1000},
    [NG_LEXICON_CEILING] = {{"=ceiling", 8}, 100, 1, 100},
    [NG_LEXICON_PAIR] = {{"=pair", 5}, 0, 0, 1},
    [NG_LEXICON_NARROWER] = {{"=narrower", 9}, 70, 0, 100},
    [NG_LEXICON_SLOPE] = {{"=slope", 6}, 200, 1, 10000},
};

typedef struct loader {
    ng_lexicon *lexicon;
    ng_lexicon_label *labels;
    ng_lexicon_label *narrower;
    uint16_t last_part[NG_LEXICON_LABELS]; /* of each label: number + 1, 0 for none yet */
    ng_lexicon_weight *weights;
    size_t weight_room;
    ng_interner ids; /* "politics" of "@politics" */
    uint16_t *of_id; /* [ids.count]: the label's number, as weights have it */
    ng_opener *openers;
    ng_arena *arena;
    const char *name;
    ng_error *error;
} loader;

static ng_span row_key(const loader *l, const ng_row *row)
{
    return ng_row_key(&l->lexicon->table, row);
}

/* The table does not keep line numbers, since only an error asks for one: count them then. */
static ng_status bad_row(const loader *l, const ng_row *row, const char *what)
{
    size_t line = 1;
    for (const char *at = l->lexicon->table.text; at < row_key(l, row).ptr; at++) line += *at == '\n';
    return ng_fail(l->error, NG_BAD_MODEL, line, "%s, line %zu: %s", l->name, line, what);
}

static ng_status load_setting(loader *l, const ng_row *row)
{
    for (size_t i = 0; i < NG_LEXICON_SETTINGS; i++) {
        if (!ng_span_equal(row_key(l, row), settings[i].name)) continue;
        bool fits = row->value >= settings[i].least && row->value <= settings[i].most;
        if (!fits) return bad_row(l, row, "the setting is out of range");
        l->lexicon->settings[i] = row->value;
        return NG_OK;
    }
    return bad_row(l, row, "no setting of that name");
}

/* The number of a label that was declared, as weights have it; NG_NO_ID when it was not. */
static uint32_t label_number(const loader *l, ng_span id)
{
    uint32_t at = ng_interner_find(&l->ids, id, ng_hash(id));
    return at == NG_NO_ID ? NG_NO_ID : l->of_id[at];
}

/* Puts [label] behind those of its kind, of which [broader] names the one that it is a part of, if any. */
static ng_status add_label(loader *l, const ng_row *row, ng_lexicon_label label, ng_span broader, uint16_t *number)
{
    ng_lexicon *lexicon = l->lexicon;
    if (broader.len == 0) {
        if (lexicon->label_count == NG_LEXICON_LABELS) return bad_row(l, row, "too many labels");
        *number = (uint16_t)lexicon->label_count;
        l->labels[lexicon->label_count++] = label;
        return NG_OK;
    }
    uint32_t above = label_number(l, broader);
    if (above == NG_NO_ID) return bad_row(l, row, "the broader label is not declared above");
    if (above >= NG_LEXICON_LABELS) return bad_row(l, row, "the broader label is a part itself");
    if (lexicon->narrower_count == NG_LEXICON_PARTS) return bad_row(l, row, "too many narrower labels");
    label.broader = (uint16_t)above;
    *number = (uint16_t)(NG_LEXICON_LABELS + lexicon->narrower_count);
    uint16_t *last = &l->last_part[above];
    l->narrower[lexicon->narrower_count++] = label;
    if (*last) l->narrower[*last - 1].part = (uint16_t)lexicon->narrower_count;
    else l->labels[above].part = (uint16_t)lexicon->narrower_count;
    *last = (uint16_t)lexicon->narrower_count;
    return NG_OK;
}

static ng_status load_label(loader *l, const ng_row *row)
{
    ng_span broader = ng_row_rest(&l->lexicon->table, row), name = ng_span_trim(ng_span_cut(&broader, '|')),
            uri = ng_span_trim(ng_span_cut(&broader, '|'));
    if (name.len == 0 || row->key_len < 2) return bad_row(l, row, "a label needs an id and a name");
    if (row->value < -2000 || row->value > 2000) return bad_row(l, row, "the bias is out of range");
    uint16_t number = 0;
    ng_lexicon_label label = {.name = name, .uri = uri, .bias = row->value};
    ng_status status = add_label(l, row, label, ng_span_trim(broader), &number);
    if (status != NG_OK) return status;
    ng_span id = ng_span_slice(row_key(l, row), 1, row->key_len);
    bool added;
    uint32_t at = ng_interner_add(&l->ids, id, ng_hash(id), &added);
    if (at == NG_NO_ID) return ng_fail_memory(l->error);
    l->of_id[at] = number;
    return NG_OK;
}

/* [text] is a weight: a whole number up to +-9999. */
static bool parse_weight(ng_span text, int32_t *out)
{
    bool minus = text.len && text.ptr[0] == '-';
    int32_t value = 0;
    if (text.len == (size_t)minus || text.len > 4 + (size_t)minus) return false;
    for (size_t i = minus; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
        value = value * 10 + (text.ptr[i] - '0');
    }
    *out = minus ? -value : value;
    return true;
}

/* "ID" or "ID:WEIGHT". */
static ng_status load_weight(loader *l, const ng_row *row, ng_span part, uint32_t *count)
{
    int32_t weight = row->value;
    ng_span id = ng_span_cut(&part, ':');
    if (part.len && !parse_weight(part, &weight)) return bad_row(l, row, "a label's weight is no number");
    if (weight < -9999 || weight > 9999) return bad_row(l, row, "the weight is out of range");
    uint32_t label = label_number(l, id);
    if (label == NG_NO_ID) return bad_row(l, row, "the label is not declared above");
    if (*count == l->weight_room) {
        size_t room = l->weight_room * 2;
        ng_lexicon_weight *grown = ng_arena_grow(l->arena, l->weights, *count, room, sizeof *grown);
        if (!grown) return ng_fail_memory(l->error);
        l->weights = grown;
        l->weight_room = room;
    }
    l->weights[(*count)++] = (ng_lexicon_weight){(uint16_t)label, (int16_t)weight};
    return NG_OK;
}

static ng_status note_affix(loader *l, const ng_row *row, ng_lexicon_affixes *affixes)
{
    uint16_t len = row->key_len - 1;
    if (len == 0) return bad_row(l, row, "a star needs letters beside it");
    if (len > NG_LEXICON_AFFIX) return bad_row(l, row, "the part of a word is too long");
    if (affixes->most == 0 || len < affixes->least) affixes->least = len;
    if (len > affixes->most) affixes->most = len;
    return NG_OK;
}

static size_t words_in(ng_span key)
{
    size_t words = 1;
    for (size_t i = 0; i < key.len; i++) words += key.ptr[i] == ' ';
    return words;
}

/* A star at the end or the beginning of a row makes it a part of words; one inside a phrase is a mark like others. */
static ng_status note_star(loader *l, const ng_row *row)
{
    ng_span key = row_key(l, row);
    if (words_in(key) > 1) return NG_OK;
    if (key.ptr[key.len - 1] == '*') return note_affix(l, row, &l->lexicon->beginnings);
    return key.ptr[0] == '*' ? note_affix(l, row, &l->lexicon->endings) : NG_OK;
}

/* Notes under the first word of a phrase how far the phrase reaches. */
static ng_status note_opener(loader *l, const ng_row *row)
{
    ng_span rest = row_key(l, row);
    size_t words = words_in(rest);
    if (words == 1) return NG_OK;
    if (words > NG_LEXICON_REACH) return bad_row(l, row, "a phrase has at most four words");
    ng_span first = ng_span_cut(&rest, ' ');
    ng_openers_add(&l->lexicon->openers, l->openers, l->lexicon->table.text, row->start, (uint16_t)first.len, (uint16_t)words);
    return NG_OK;
}

static ng_status load_words(loader *l, const ng_row *row, uint32_t *count)
{
    uint32_t before = *count;
    ng_status status = NG_OK;
    for (ng_span rest = ng_row_rest(&l->lexicon->table, row); rest.len && status == NG_OK;) {
        ng_span part = ng_span_trim(ng_span_cut(&rest, ' '));
        if (part.len) status = load_weight(l, row, part, count);
    }
    if (status != NG_OK) return status;
    if (*count == before) return bad_row(l, row, "no label");
    status = note_star(l, row);
    return status == NG_OK ? note_opener(l, row) : status;
}

static ng_status load_row(loader *l, const ng_row *row, uint32_t *count)
{
    char first = row_key(l, row).ptr[0];
    if (first == '@') return load_label(l, row);
    if (first == '=') return load_setting(l, row);
    return load_words(l, row, count);
}

static size_t count_phrases(const ng_table *table)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++) count += words_in(ng_row_key(table, &table->rows[i])) > 1;
    return count;
}

/* All room that depends on the number of rows; a row has one weight or a little more. */
static bool make_room(loader *l, uint32_t **first)
{
    size_t rows = l->lexicon->table.count;
    l->weight_room = rows + rows / 2 + 8;
    size_t most_parts = rows < NG_LEXICON_PARTS ? rows : NG_LEXICON_PARTS;
    l->labels = ng_arena_array(l->arena, NG_LEXICON_LABELS, sizeof *l->labels);
    l->narrower = ng_arena_array(l->arena, most_parts, sizeof *l->narrower);
    l->of_id = ng_arena_array(l->arena, NG_LEXICON_LABELS + most_parts, sizeof *l->of_id);
    *first = ng_arena_array(l->arena, rows + 1, sizeof **first);
    l->weights = ng_arena_array(l->arena, l->weight_room, sizeof *l->weights);
    return l->labels && l->narrower && l->of_id && *first && l->weights && ng_interner_init(&l->ids, l->arena, NG_LEXICON_LABELS)
        && ng_openers_init(&l->lexicon->openers, &l->openers, l->arena, count_phrases(&l->lexicon->table));
}

ng_status ng_lexicon_resolve(ng_lexicon *lexicon, ng_arena *arena, const ng_table *table, const char *name, ng_error *error)
{
    *lexicon = (ng_lexicon){.table = *table};
    for (size_t i = 0; i < NG_LEXICON_SETTINGS; i++) lexicon->settings[i] = settings[i].usual;
    if (table->count == 0) return NG_OK;
    loader l = {.lexicon = lexicon, .arena = arena, .name = name, .error = error};
    ng_status status = NG_OK;
    uint32_t *first, count = 0;
    if (!make_room(&l, &first)) return ng_fail_memory(error);
    for (size_t i = 0; i < table->count && status == NG_OK; i++) {
        first[i] = count;
        status = load_row(&l, &table->rows[i], &count);
    }
    first[table->count] = count;
    lexicon->labels = l.labels;
    lexicon->narrower = l.narrower;
    lexicon->weights = l.weights;
    lexicon->first = first;
    return status;
}

ng_status ng_lexicon_load(ng_lexicon *lexicon, ng_arena *arena, ng_span data, const char *name, ng_error *error)
{
    ng_table table;
    ng_status status = ng_table_load(&table, arena, data, name, error);
    return status == NG_OK ? ng_lexicon_resolve(lexicon, arena, &table, name, error) : status;
}

void ng_lexicon_take(ng_lexicon *lexicon, const ng_lexicon *made, const ng_table *table)
{
    *lexicon = *made;
    lexicon->table = *table;
}

static size_t find_label(const ng_lexicon *lexicon, ng_span name)
{
    size_t k = 0;
    while (k < lexicon->label_count && !ng_span_equal(lexicon->labels[k].name, name)) k++;
    return k;
}

ng_status ng_lexicon_join(ng_lexicon *lexicon, const ng_classifier *model, ng_arena *arena, const char *name, ng_error *error)
{
    uint8_t *labels = ng_arena_array(arena, model->label_count, sizeof *labels);
    if (!labels) return ng_fail_memory(error);
    for (size_t k = 0; k < model->label_count; k++) {
        size_t label = find_label(lexicon, model->labels[k].name);
        if (label == lexicon->label_count) {
            return ng_fail(error, NG_BAD_MODEL, 0, "%s: '%.*s' is no label of the lexicon", name, (int)model->labels[k].name.len,
                           model->labels[k].name.ptr);
        }
        labels[k] = (uint8_t)label;
    }
    lexicon->model = model;
    lexicon->model_labels = labels;
    return NG_OK;
}
