/* Values out of the lines whose roles clean found. docs/METADATA.md says which source wins, and why.
 *
 * Input: lines with roles. Output: spans of the text, dates in the arena. Every finder looks at the lines of its role only,
 * the first that gives a value wins. Cost O(tokens of those lines).
 */
#include "meta/meta.h"

#include "meta/dates.h"
#include "meta/given_tags.h"
#include "meta/names.h"

static const struct {
    size_t headline_words; /* a breadcrumb's last part with fewer words is a section, not a headline */
    size_t name_words;     /* a byline longer than this is a sentence */
} LIMITS = {4, 12};

typedef struct finder {
    const ng_language *language;
    ng_regex_scratch *scratch;
    const ng_lines *lines;
    const ng_tokens *tokens;
    const ng_kept *kept;
    ng_phrases phrases;
    ng_meta *out;
} finder;

static size_t line_with(const finder *f, ng_role role)
{
    for (size_t i = 0; i < f->lines->count; i++) {
        if (f->kept->lines[i].role == role) return i;
    }
    return SIZE_MAX;
}

static ng_span tokens_span(const finder *f, size_t from, size_t to)
{
    if (from >= to) return ng_span_make(NULL, 0);
    const ng_token *first = &f->tokens->items[from], *last = &f->tokens->items[to - 1];
    return ng_span_slice(f->lines->text, first->start, ng_token_end(last));
}

static bool joins_nothing(const ng_token *t)
{
    static const uint32_t joiners[] = {0x034f, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff};
    for (size_t i = 0; i < sizeof joiners / sizeof *joiners && !(t->flags & NG_TOKEN_GLUED); i++) {
        if (ng_token_is_mark(t, joiners[i])) return true;
    }
    return false;
}

/* A line without the joiners that fill it up: mails put them behind their first sentence,
 * so that none of the text is seen there. */
static ng_span without_fill(const finder *f, uint32_t from, size_t line)
{
    uint32_t end = f->lines->items[line].end;
    size_t first = f->tokens->line_first[line], last = f->tokens->line_first[line + 1];
    for (; last > first && joins_nothing(&f->tokens->items[last - 1]); last--) end = f->tokens->items[last - 1].start;
    return end > from ? ng_span_trim(ng_span_slice(f->lines->text, from, end)) : ng_span_slice(f->lines->text, from, from);
}

/* M01: the handed-in title, else the line that clean took for the headline. */
static void find_headline(finder *f)
{
    f->out->headline_line = NG_NO_ID;
    size_t line = f->lines->has_title ? 0 : line_with(f, NG_ROLE_HEADLINE);
    if (line == SIZE_MAX) return;
    uint32_t from = f->lines->has_title ? f->lines->items[line].start : f->kept->lines[line].body; /* behind "Subject:" */
    f->out->headline = without_fill(f, from, line);
    f->out->headline_line = (uint32_t)line;
    f->out->headline_start = from;
}

static bool is_crumb_mark(const ng_token *t)
{
    return ng_token_is_mark(t, '/') || ng_token_is_mark(t, '>') || ng_token_is_mark(t, 0x203a) || ng_token_is_mark(t, 0xbb)
        || ng_token_is_mark(t, '|');
}

/* M02: a breadcrumb's last part before the headline. The last part is the headline when it says so or is as long as one. */
static void find_section(finder *f)
{
    size_t line = line_with(f, NG_ROLE_SECTION);
    if (line == SIZE_MAX) return;
    size_t end = f->tokens->line_first[line + 1], from = f->tokens->line_first[line];
    ng_span last = {NULL, 0}, before = {NULL, 0};
    size_t words = 0, parts = 0, begin = from;
    for (size_t i = from; i <= end; i++) {
        if (i < end && !is_crumb_mark(&f->tokens->items[i])) continue;
        int32_t value = 0;
        bool step = i > begin && begin > from && ng_phrases_match(&f->phrases, begin, i, &value) == i - begin;
        if (i > begin && !(step && value == NG_PHRASE_HOME)) { /* "首页 > 教育 > 正文": the last step only says "article" */
            before = last;
            last = tokens_span(f, begin, i);
            words = i - begin;
            parts++;
        }
        begin = i + 1;
    }
    bool headline = ng_span_equal(last, f->out->headline) || words >= LIMITS.headline_words;
    if (!f->out->headline.ptr && headline) f->out->headline = last;
    if (parts >= (headline ? 3U : 2U)) f->out->section = headline ? before : last;
}

/* M03. */
static void find_dek(finder *f)
{
    size_t line = line_with(f, NG_ROLE_DEK);
    if (line != SIZE_MAX) f->out->dek = ng_line_text(f->lines, line);
}

/* M04: "Reuters KYIV": the agency is the byline, the capitals behind it are the dateline. */
static bool read_agency(finder *f, size_t from, size_t end)
{
    int32_t value = 0;
    size_t length = ng_phrases_match(&f->phrases, from, end, &value), to = from + length;
    if (!length || value != NG_PHRASE_AGENCY) return false;
    f->out->byline = tokens_span(f, from, to);
    while (to < end && f->tokens->items[to].kind >= NG_TOKEN_PUNCTUATION) to++;
    size_t place = to;
    while (to < end && (f->tokens->items[to].flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UPPER))) to++;
    if (to > place) f->out->dateline = tokens_span(f, place, to);
    return true;
}

/* Places stand in capitals behind a name: "By Ann Lee LEEDS". Where they begin, when a full name is left before them. */
static size_t place_behind_name(const finder *f, size_t from, size_t to)
{
    size_t at = to;
    while (at > from && (f->tokens->items[at - 1].flags & NG_TOKEN_UPPER) && ng_token_length(&f->tokens->items[at - 1]) > 2) at--;
    return at >= from + 2 ? at : to;
}

/* The end of a name that is there twice, once linked to a picture: "Colin Gray Colin Gray"; [to] when it is not. */
static size_t end_of_first_copy(const finder *f, size_t from, size_t to)
{
    size_t half = (to - from) / 2;
    if (half < 2 || half * 2 != to - from) return to;
    for (size_t i = from; i < from + half; i++) {
        const ng_token *a = &f->tokens->items[i], *b = &f->tokens->items[i + half];
        if (a->kind != b->kind || a->word != b->word) return to;
    }
    return from + half;
}

/* "ByAnn Lee": a label that flattening glued to the name. No name has a capital there. */
static ng_span without_glued_label(ng_span name)
{
    bool glued = name.len > 3 && memcmp(name.ptr, "By", 2) == 0 && name.ptr[2] >= 'A' && name.ptr[2] <= 'Z';
    return glued ? ng_span_slice(name, 2, name.len) : name;
}

/* M05: behind "By", up to a job, a date or a bar. Who reviewed an article is not its author. */
static bool read_name(finder *f, size_t from, size_t end)
{
    int32_t value = 0;
    if (ng_phrases_match(&f->phrases, from, end, &value) && value == NG_PHRASE_REVIEWER) return false;
    size_t name = ng_name_skip_labels(&f->phrases, from, end);
    size_t to = ng_name_end(f->lines, &f->phrases, name, end);
    if (to == name || to - name > LIMITS.name_words) return false;
    to = end_of_first_copy(f, name, to);
    size_t place = place_behind_name(f, name, to);
    ng_span text = tokens_span(f, name, place);
    const ng_token *last = &f->tokens->items[place - 1];
    if (place == to) text.len -= ng_token_length(last) - ng_name_cut(f->lines, &f->phrases, last);
    f->out->byline = without_glued_label(text);
    if (place < to) f->out->dateline = tokens_span(f, place, to);
    return true;
}

static bool is_bar(const ng_token *t)
{
    return ng_token_is_mark(t, '|') || ng_token_is_mark(t, 0xb7) || ng_token_is_mark(t, 0x2022);
}

/* M05: a name in front of a date line with a place between: "Ann Lee | Leeds | 3 May 2026". */
static bool read_name_before_place(finder *f, size_t from, size_t end)
{
    size_t bars = 0, first = end;
    for (size_t i = end; i > from; i--) {
        if (!is_bar(&f->tokens->items[i - 1])) continue;
        bars++;
        first = i - 1;
    }
    if (bars < 2 || first < from + 2 || !(f->tokens->items[from].flags & NG_TOKEN_CAPITAL)) return false;
    return (f->tokens->items[from + 1].flags & NG_TOKEN_CAPITAL) && read_name(f, from, first);
}

/* M05: a label inside a date line, with a capital behind it: "Posted on May 3, 2024 by Ann Lee",
 * "May 3, 2017 By Ann Lee 4 Comments". */
static bool read_name_in_date(finder *f, size_t from, size_t end)
{
    for (size_t i = from; i + 1 < end; i++) {
        int32_t value = 0;
        size_t length = ng_phrases_match(&f->phrases, i, end, &value);
        if (!length || value != NG_PHRASE_BYLINE) continue;
        size_t name = ng_name_skip_labels(&f->phrases, i, end);
        return name < end && (f->tokens->items[name].flags & NG_TOKEN_CAPITAL) && read_name(f, i, end);
    }
    return false;
}

/* M04, M05 by the language's own patterns: "Text: Ann Lee", a name in front of a date. */
static ng_status read_pattern(finder *f, size_t line)
{
    ng_span text = ng_line_text(f->lines, line);
    bool found;
    ng_regex_match m;
    ng_status status = ng_language_search(f->language, NG_SPAN("byline"), f->scratch, text, &found, &m);
    if (status == NG_OK && found) f->out->byline = ng_span_trim(ng_span_slice(text, m.start[1], m.end[1]));
    return status;
}

/* The first token behind a dateline, "BOSTON, Sept. 9, 2026 /PRNewswire/ --", or behind the label of a mail's sender. */
static size_t body_token(const finder *f, size_t line)
{
    size_t at = f->tokens->line_first[line], end = f->tokens->line_first[line + 1];
    while (at < end && f->tokens->items[at].start < f->kept->lines[line].body) at++;
    return at;
}

static ng_status find_byline(finder *f)
{
    for (size_t i = 0; i < f->lines->count && !f->out->byline.ptr; i++) {
        if (f->kept->lines[i].role != NG_ROLE_BYLINE) continue;
        size_t from = body_token(f, i), end = f->tokens->line_first[i + 1];
        if (read_agency(f, from, end)) continue;
        if (read_pattern(f, i) != NG_OK) return NG_NO_MEMORY;
        if (!f->out->byline.ptr) (void)read_name(f, from, end);
    }
    for (size_t i = 0; i < f->lines->count && !f->out->byline.ptr; i++) {
        if (f->kept->lines[i].role != NG_ROLE_DATE) continue;
        size_t from = f->tokens->line_first[i], end = f->tokens->line_first[i + 1];
        if (read_name_in_date(f, from, end) || read_name_before_place(f, from, end)) continue;
        if (read_pattern(f, i) != NG_OK) return NG_NO_MEMORY;
    }
    return NG_OK;
}

/* M06: the first article line that begins behind a dateline; its author, or an agency in it, is the byline of last resort. */
static ng_status find_dateline(finder *f)
{
    size_t i = 0;
    while (i < f->lines->count && (!f->kept->lines[i].keep || f->kept->lines[i].body == f->lines->items[i].start)) i++;
    if (i == f->lines->count) return NG_OK;
    ng_span text = ng_line_text(f->lines, i);
    bool found;
    ng_regex_match m;
    ng_status status = ng_language_search(f->language, NG_SPAN("dateline"), f->scratch, text, &found, &m);
    if (status != NG_OK) return status;
    if (found && m.start[1] != SIZE_MAX) f->out->dateline = ng_span_trim(ng_span_slice(text, m.start[1], m.end[1]));
    size_t group = !found ? 1 : m.start[3] != SIZE_MAX ? 3 : 2;
    if (!found) status = ng_language_search(f->language, NG_SPAN("agency"), f->scratch, text, &found, &m);
    if (status == NG_OK && found && m.start[group] != SIZE_MAX && !f->out->byline.ptr) {
        f->out->byline = ng_span_slice(text, m.start[group], m.end[group]);
    }
    return status;
}

/* M07: a label in front decides between published and modified; a date without one counts as published when no labelled one is
 * found. M08: what tells 3 April from 4 March in 03/04/2025. */
typedef struct found_dates {
    ng_date published, modified, plain;  /* year 0: none */
    ng_date either, certain;             /* the first date that may be two days, and the first one that may not */
    bool figures, figures_day_first;     /* another date of the page has the same form: 25/12/2025 */
} found_dates;

static void note_order(const ng_date *date, found_dates *d)
{
    if (date->figures && !d->figures) {
        d->figures = true;
        d->figures_day_first = date->day_first;
    }
    ng_date *first = date->swappable ? &d->either : &d->certain;
    if (!first->year) *first = *date;
}

/* [labelled]: dates without a label are those of comments and other articles. */
static void read_dates(const finder *f, size_t from, size_t end, bool labelled, found_dates *d)
{
    int32_t label = 0;
    for (size_t i = from, step; i < end; i += step) {
        ng_date date;
        int32_t value = 0;
        step = 1;
        if (ng_date_read(f->lines, &f->phrases, i, end, &date)) {
            step = date.end - i;
            if (labelled && !label) continue;
            ng_date *to = label == NG_PHRASE_PUBLISHED ? &d->published : label ? &d->modified : &d->plain;
            if (!to->year) *to = date;
            note_order(&date, d);
        } else if ((step = ng_phrases_match(&f->phrases, i, end, &value)) == 0) {
            step = 1;
        } else if (value == NG_PHRASE_PUBLISHED || value == NG_PHRASE_MODIFIED) {
            label = value;
        }
    }
}

static bool is_same_day(const ng_date *a, int year, int month, int day)
{
    return a->year == year && a->month == month && a->day == day;
}

/* M08. The page's own evidence comes first: a date of the same form that is certain, then the same day written out. The language
 * decides when there is none, if it knows one order only. *known is false when nothing tells. */
static ng_status find_order(const finder *f, const found_dates *d, bool *known, bool *day_first)
{
    const ng_date *e = &d->either, *c = &d->certain;
    bool written = c->year && is_same_day(c, e->year, e->month, e->day);
    bool swapped = c->year && is_same_day(c, e->year, e->day, e->month);
    *known = true;
    *day_first = d->figures ? d->figures_day_first : written;
    if (d->figures || written || swapped) return NG_OK;
    ng_regex_match m;
    ng_status status = ng_language_search(f->language, NG_SPAN("day-first"), f->scratch, NG_SPAN("03/04/2025"), known, &m);
    *day_first = *known;
    return status;
}

/* A date that stays doubtful is none. */
static void settle(ng_date *date, bool known, bool day_first)
{
    if (!date->swappable) return;
    if (!known) date->year = 0;
    if (day_first) return;
    int day = date->month;
    date->month = date->day;
    date->day = day;
}

static ng_status settle_dates(const finder *f, found_dates *d)
{
    bool known, day_first;
    if (!d->either.year) return NG_OK;
    ng_status status = find_order(f, d, &known, &day_first);
    settle(&d->published, known, day_first);
    settle(&d->modified, known, day_first);
    settle(&d->plain, known, day_first);
    return status;
}

static bool is_date_line(const ng_kept_line *line)
{
    return line->role == NG_ROLE_DATE || line->role == NG_ROLE_SECTION || line->role == NG_ROLE_BYLINE;
}

static ng_status write_date(ng_arena *arena, const ng_date *date, ng_span *out)
{
    if (!date->year) return NG_OK;
    char *text = ng_arena_alloc(arena, NG_DATE_LENGTH);
    if (!text) return NG_NO_MEMORY;
    ng_date_write(date, text);
    *out = ng_span_make(text, NG_DATE_LENGTH);
    return NG_OK;
}

static ng_status find_dates(finder *f, ng_arena *arena)
{
    found_dates d = {.figures = false};
    size_t last = f->lines->count;
    while (last > 0 && !f->kept->lines[last - 1].keep) last--;
    for (size_t i = 0; i < f->lines->count; i++) {
        bool below = i >= last && last > 0 && d.modified.year;
        size_t from = f->tokens->line_first[i], end = f->tokens->line_first[i + 1];
        if (is_date_line(&f->kept->lines[i])) read_dates(f, from, end, below, &d);
        else if (f->kept->lines[i].keep) read_dates(f, from, body_token(f, i), false, &d);
    }
    ng_status status = settle_dates(f, &d);
    if (status == NG_OK) status = write_date(arena, d.published.year ? &d.published : &d.plain, &f->out->date_published);
    return status == NG_OK ? write_date(arena, &d.modified, &f->out->date_modified) : status;
}

ng_status ng_meta_find(const ng_lines *lines, const ng_tokens *tokens, const ng_kept *kept, const ng_language *language,
                       ng_regex_scratch *scratch, ng_arena *arena, ng_meta *out, ng_error *error)
{
    finder f = {.language = language, .scratch = scratch, .lines = lines, .tokens = tokens, .kept = kept, .out = out};
    *out = (ng_meta){.headline_line = NG_NO_ID};
    (void)ng_phrases_init(&f.phrases, language->noise, tokens, NULL);
    find_headline(&f);
    find_section(&f);
    find_dek(&f);
    if (find_byline(&f) != NG_OK || find_dateline(&f) != NG_OK || find_dates(&f, arena) != NG_OK) return ng_fail_memory(error);
    if (!ng_given_tags_find(lines, &f.phrases, kept, arena, out)) return ng_fail_memory(error);
    return NG_OK;
}
