#include "read/markdown_dialect.h"

/* How a construct begins and ends. The longer of two beginnings stands first. Attribute lists are "{: .lead }" (kramdown),
 * "{#sec .wide}" and "{.wide}" (Pandoc); "{#" also begins a comment of Nunjucks. These hold no line break, tags may. */
static const struct {
    const char *begin, *end;
    bool lines; /* may go over lines */
} TAGS[] = {{"{{", "}}", true}, {"{%", "%}", true}, {"{:", "}", false}, {"{#", "}", false}, {"{.", "}", false}};

enum {
    TAG_COUNT = sizeof TAGS / sizeof TAGS[0],
    LONGEST_TAG = 2000, /* bytes; what is longer is text with a stray bracket */
    LONGEST_LINK = 250, /* so far a bracket is followed */
    LONGEST_REFERENCE = 60,
    MOST_DIGITS = 3     /* of a footnote's number */
};

/* Tags between which stands no text: code, drawings, remarks. */
static const char *const silent[] = {"highlight", "comment", "code", "codeblock", "mermaid",
                                     "plantuml",  "chart",   "math", "katex"};

typedef struct scan {
    ng_span text;
    ng_arena *arena;
    ng_gap *gaps;
    size_t count, capacity;
    size_t ends[TAG_COUNT]; /* where the next end of each kind stands: not looked for again before that */
    ng_span open;           /* the name of a silent tag that is open */
    size_t open_gap;        /* and its gap */
    bool defines;           /* footnotes: marks with any name point to one */
    bool failed;
} scan;

static ng_gap *put_gap(scan *s, size_t from, size_t to)
{
    ng_gap *items = ng_arena_room(s->arena, s->gaps, s->count, &s->capacity, 16, sizeof *items);
    if (!items) {
        s->failed = true;
        return NULL;
    }
    s->gaps = items;
    items[s->count++] = (ng_gap){from, to};
    return &items[s->count - 1];
}

static bool stands_at(const scan *s, size_t at, ng_span what)
{
    return ng_span_starts(ng_span_slice(s->text, at, s->text.len), what);
}

static size_t line_end(const scan *s, size_t at)
{
    const char *found = at < s->text.len ? memchr(s->text.ptr + at, '\n', s->text.len - at) : NULL;
    return found ? (size_t)(found - s->text.ptr) : s->text.len;
}

static size_t skip_blanks(const scan *s, size_t at)
{
    while (at < s->text.len && (s->text.ptr[at] == ' ' || s->text.ptr[at] == '\t' || s->text.ptr[at] == '\r')) at++;
    return at;
}

static bool is_line_end(const scan *s, size_t at)
{
    return at >= s->text.len || s->text.ptr[at] == '\n';
}

/* Where [what] next stands at or behind [at], or the length of the text. */
static size_t find(const scan *s, size_t at, ng_span what)
{
    while (at + what.len <= s->text.len) {
        const char *found = memchr(s->text.ptr + at, what.ptr[0], s->text.len - at);
        if (!found) break;
        at = (size_t)(found - s->text.ptr);
        if (stands_at(s, at, what)) return at;
        at++;
    }
    return s->text.len;
}

/* The end of the tag of kind [k] that begins at [at]; 0 when it is none. */
static size_t tag_end(scan *s, size_t k, size_t at)
{
    ng_span end = ng_span_cstr(TAGS[k].end);
    if (s->ends[k] < at + 2) s->ends[k] = find(s, at + 2, end);
    size_t found = s->ends[k];
    if (found == s->text.len || found - at > LONGEST_TAG) return 0;
    if (TAGS[k].lines) return found + end.len;
    if (memchr(s->text.ptr + at, '\n', found - at)) return 0;
    bool comment = s->text.ptr[at + 1] == '#' && s->text.ptr[found - 1] == '#';
    bool last = is_line_end(s, skip_blanks(s, found + 1)); /* an attribute list ends what it is an attribute of */
    return comment || last || s->text.ptr[at + 1] == ':' ? found + 1 : 0;
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The name that stands first in a tag, and whether it closes what was opened: "{% endhighlight %}", "{{< /highlight >}}". */
static ng_span tag_name(ng_span tag, bool *closes)
{
    size_t from = 0, to;
    *closes = false;
    while (from < tag.len && !is_name_byte(tag.ptr[from])) *closes |= tag.ptr[from++] == '/';
    for (to = from; to < tag.len && is_name_byte(tag.ptr[to]);) to++;
    ng_span name = ng_span_slice(tag, from, to);
    if (!ng_span_starts(name, NG_SPAN("end"))) return name;
    *closes = true;
    return ng_span_slice(name, 3, name.len);
}

static bool is_silent(ng_span name)
{
    for (size_t i = 0; i < sizeof silent / sizeof silent[0]; i++) {
        if (ng_span_equal(name, ng_span_cstr(silent[i]))) return true;
    }
    return false;
}

/* What stands between a silent tag and the one that closes it is one gap with them. */
static void take_tag(scan *s, size_t from, size_t to)
{
    bool closes;
    ng_span name = tag_name(ng_span_slice(s->text, from, to), &closes);
    if (closes && s->open.len && ng_span_equal(name, s->open)) {
        s->gaps[s->open_gap].to = to;
        s->count = s->open_gap + 1;
        s->open = (ng_span){0};
        return;
    }
    if (!put_gap(s, from, to) || closes || !is_silent(name)) return;
    s->open = name;
    s->open_gap = s->count - 1;
}

static size_t take_braces(scan *s, size_t at)
{
    for (size_t k = 0; k < TAG_COUNT; k++) {
        if (!stands_at(s, at, ng_span_cstr(TAGS[k].begin))) continue;
        size_t end = tag_end(s, k, at);
        if (!end) return at + 1;
        take_tag(s, at, end);
        return end;
    }
    return at + 1;
}

/* Behind the bracket that closes the one at [at] on its line, [reach] bytes at most; 0 when none does. */
static size_t bracket_end(const scan *s, size_t at, size_t reach)
{
    size_t end = at + reach < s->text.len ? at + reach : s->text.len, depth = 0;
    for (size_t i = at; i < end && s->text.ptr[i] != '\n'; i++) {
        depth += s->text.ptr[i] == '[';
        if (s->text.ptr[i] == ']' && --depth == 0) return i + 1;
    }
    return 0;
}

/* "[^1]" points to a footnote; so does "[^name]" where footnotes are, elsewhere it may be a set of characters. */
static size_t take_reference(scan *s, size_t at)
{
    size_t end = bracket_end(s, at, LONGEST_REFERENCE), digits = 0;
    if (!end || end == at + 3) return at + 1;
    for (size_t i = at + 2; i + 1 < end; i++) {
        if (s->text.ptr[i] == ' ') return at + 1;
        digits += s->text.ptr[i] >= '0' && s->text.ptr[i] <= '9';
    }
    bool number = digits == end - at - 3 && digits <= MOST_DIGITS;
    if (number || s->defines) put_gap(s, at, end);
    return number || s->defines ? end : at + 1;
}

/* "[[Note|what is shown]]" */
static size_t take_wiki_link(scan *s, size_t at)
{
    size_t end = bracket_end(s, at, LONGEST_LINK), shown = at + 2;
    if (!end || s->text.ptr[end - 2] != ']') return at + 1;
    for (size_t i = shown; i + 2 < end; i++) shown = s->text.ptr[i] == '|' ? i + 1 : shown;
    put_gap(s, at, shown);
    put_gap(s, end - 2, end);
    return end;
}

/* "> [!NOTE]", "![[picture.png]]", "^[a footnote in the text]", "[[Note]]", "[^1]" */
static size_t take_bracket(scan *s, size_t at)
{
    char before = at > 0 ? s->text.ptr[at - 1] : '\0';
    if (stands_at(s, at, NG_SPAN("[^"))) return take_reference(s, at);
    bool pair = stands_at(s, at, NG_SPAN("[[")), callout = before == ' ' && at > 1 && s->text.ptr[at - 2] == '>';
    if (pair && before != '!') return take_wiki_link(s, at);
    if (!pair && before != '^' && !(callout && stands_at(s, at, NG_SPAN("[!")))) return at + 1;
    size_t end = bracket_end(s, at, LONGEST_LINK);
    if (!end) return at + 1;
    put_gap(s, callout ? at : at - 1, end);
    return end;
}

/* Behind a run of backticks and the same run that closes it in this paragraph, or behind the run. */
static size_t skip_code(const scan *s, size_t at)
{
    size_t n = 0, i;
    while (at + n < s->text.len && s->text.ptr[at + n] == '`') n++;
    size_t end = at + LONGEST_TAG < s->text.len ? at + LONGEST_TAG : s->text.len;
    for (i = at + n; i < end;) {
        size_t run = 0;
        while (i + run < end && s->text.ptr[i + run] == '`') run++;
        if (run == n) return i + run;
        if (s->text.ptr[i] == '\n' && i + 1 < end && s->text.ptr[i + 1] == '\n') break;
        i += run ? run : 1;
    }
    return at + n;
}

static void scan_inline(scan *s, size_t *at, size_t end)
{
    while (*at < end && !s->failed) {
        char c = s->text.ptr[*at];
        if (c == '`') *at = skip_code(s, *at);
        else if (c == '{') *at = take_braces(s, *at);
        else if (c == '[') *at = take_bracket(s, *at);
        else if (c == '\\') *at += 2;
        else ++*at;
    }
}

/* A footnote's text goes to the next blank line, and on where what stands below is indented. */
static size_t footnote_end(const scan *s, size_t at)
{
    for (;;) {
        size_t end = line_end(s, at), next = end < s->text.len ? end + 1 : end, below = next;
        if (next == s->text.len) return next;
        while (below < s->text.len && is_line_end(s, skip_blanks(s, below))) below = line_end(s, below) + 1;
        if (below >= s->text.len) return s->text.len;
        bool indented = stands_at(s, below, NG_SPAN("  ")) || s->text.ptr[below] == '\t';
        bool another = stands_at(s, below, NG_SPAN("[^"));
        if (another || (below > next && !indented)) return next;
        at = below;
    }
}

static bool is_definition(const scan *s, size_t at)
{
    size_t end = stands_at(s, at, NG_SPAN("[^")) ? bracket_end(s, at, LONGEST_REFERENCE) : 0;
    return end > at + 3 && end < s->text.len && s->text.ptr[end] == ':';
}

/* A component of MDX alone on its line: "<Tabs items={['a']}>", "</Tabs>". */
static bool is_component(ng_span line)
{
    size_t at = line.len > 2 && line.ptr[1] == '/' ? 2 : 1;
    return line.len > 2 && line.ptr[0] == '<' && line.ptr[line.len - 1] == '>' && line.ptr[at] >= 'A' && line.ptr[at] <= 'Z'
        && memchr(line.ptr, '>', line.len) == line.ptr + line.len - 1;
}

/* "import Tabs from '@theme/Tabs';" */
static bool is_import(ng_span line)
{
    if (ng_span_ends(line, NG_SPAN(";"))) line.len--;
    ng_span rest = line;
    (void)ng_span_cut(&rest, ' ');
    bool quoted = rest.len > 2 && (line.ptr[line.len - 1] == '\'' || line.ptr[line.len - 1] == '"');
    if (!quoted || !ng_span_starts(line, NG_SPAN("import "))) return false;
    bool bare = rest.ptr[0] == line.ptr[line.len - 1];
    for (ng_span word; !bare && rest.len;) {
        word = ng_span_cut(&rest, ' ');
        bare = ng_span_equal(word, NG_SPAN("from")) && rest.len && rest.ptr[0] == line.ptr[line.len - 1];
    }
    return bare;
}

/* Lines that are nothing but a mark: a table of contents, the fence of a callout ("::: tip"), a component or an import of MDX. */
static bool is_mark(const scan *s, size_t at, size_t end)
{
    static const char *const contents[] = {"[toc]", "[TOC]", "[[toc]]", "[[TOC]]", "[[_TOC_]]", "${toc}", "{:toc}",
                                           "* TOC", "- TOC", "1. TOC", "* toc", "- toc"};
    ng_span line = ng_span_trim(ng_span_slice(s->text, at, end));
    for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++) {
        if (ng_span_equal(line, ng_span_cstr(contents[i]))) return true;
    }
    return ng_span_starts(line, NG_SPAN(":::")) || is_component(line) || is_import(line);
}

/* A fence of backticks or tildes at [at]: its length, else 0. */
static size_t fence_length(const scan *s, size_t at, char *mark)
{
    size_t n = 0;
    *mark = at < s->text.len ? s->text.ptr[at] : '\0';
    if (*mark != '`' && *mark != '~') return 0;
    while (at + n < s->text.len && s->text.ptr[at + n] == *mark) n++;
    return n >= 3 ? n : 0;
}

/* Behind the block of code whose fence stands at [at]. */
static size_t skip_fenced(const scan *s, size_t at, size_t length, char mark)
{
    for (at = line_end(s, at) + 1; at < s->text.len; at = line_end(s, at) + 1) {
        char other;
        size_t from = skip_blanks(s, at), n = fence_length(s, from, &other);
        if (n >= length && other == mark && is_line_end(s, skip_blanks(s, from + n))) return line_end(s, from) + 1;
    }
    return s->text.len;
}

static void scan_lines(scan *s)
{
    for (size_t at = 0; at < s->text.len && !s->failed;) {
        char mark;
        size_t from = skip_blanks(s, at), end = line_end(s, at), fence = fence_length(s, from, &mark);
        if (fence) {
            at = skip_fenced(s, from, fence, mark);
            continue;
        }
        if (is_definition(s, from)) {
            at = footnote_end(s, from);
            put_gap(s, from, at);
            continue;
        }
        if (is_mark(s, from, end)) put_gap(s, from, end);
        else scan_inline(s, &at, end);
        at = at > end ? at : end + 1; /* behind a tag that ended on a later line its rest is looked at */
    }
}

/* Footnotes have a text somewhere. */
static bool has_definition(const scan *s)
{
    for (size_t at = 0; at < s->text.len; at = line_end(s, at) + 1) {
        if (is_definition(s, skip_blanks(s, at))) return true;
    }
    return false;
}

static bool is_blank(const char *text, size_t from, size_t to)
{
    while (from < to && (text[from] == ' ' || text[from] == '\t' || text[from] == '\r')) from++;
    return from == to;
}

/* Letters in place of a gap, so that the marks beside it mean what they did; blanks where its lines hold nothing else. */
static void mask(const scan *s, char *text)
{
    size_t g = 0;
    for (size_t at = 0; at < s->text.len && g < s->count;) {
        size_t end = line_end(s, at), behind = at;
        bool alone = true;
        while (g < s->count && s->gaps[g].from < end) {
            size_t from = s->gaps[g].from > at ? s->gaps[g].from : at, to = s->gaps[g].to < end ? s->gaps[g].to : end;
            alone = alone && is_blank(text, behind, from);
            memset(text + from, 'x', to - from);
            behind = to;
            if (s->gaps[g].to > end) break;
            g++;
        }
        if (behind > at && alone && is_blank(text, behind, end)) memset(text + at, ' ', end - at);
        at = end + 1;
        while (g < s->count && s->gaps[g].to <= at) g++;
    }
}

bool ng_dialect_find(ng_span source, ng_arena *arena, ng_dialect *out)
{
    scan s = {.text = source, .arena = arena};
    *out = (ng_dialect){.masked = source};
    s.defines = has_definition(&s);
    scan_lines(&s);
    if (s.failed) return false;
    if (!s.count) return true;
    char *masked = ng_arena_alloc(arena, source.len);
    if (!masked) return false;
    memcpy(masked, source.ptr, source.len);
    mask(&s, masked);
    *out = (ng_dialect){ng_span_make(masked, source.len), s.gaps, s.count};
    return true;
}

bool ng_dialect_next(const ng_dialect *dialect, size_t *from, size_t to, ng_gap *piece)
{
    size_t low = 0, high = dialect->count;
    while (low < high) { /* the first gap that ends behind *from */
        size_t middle = low + (high - low) / 2;
        if (dialect->gaps[middle].to <= *from) low = middle + 1;
        else high = middle;
    }
    for (; low < dialect->count && dialect->gaps[low].from <= *from && *from < to; low++) *from = dialect->gaps[low].to;
    if (*from >= to) return false;
    size_t end = low < dialect->count && dialect->gaps[low].from < to ? dialect->gaps[low].from : to;
    *piece = (ng_gap){*from, end};
    *from = end;
    return true;
}
