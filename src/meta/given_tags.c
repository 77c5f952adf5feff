/* "Tags: a, b, c", "Filed under a; b", a label with tags below it, and the glued line that flattening leaves behind when tags
 * were links without space between: "Topics :Donald TrumpZelenskyyUnited States".
 *
 * A glued line is cut where a capital stands right behind a small letter. Names are written so, too ("YouTube", "McDonald"):
 * a word that stands in the same form elsewhere in the document is left whole, and so is a short first part. A tag never
 * ends inside a word otherwise. Cost O(tokens of the lines).
 */
#include "meta/given_tags.h"

static const struct {
    size_t most;        /* tags; a longer list is an index, not the tags of an article */
    size_t longest;     /* bytes of a tag; a longer one is a sentence */
    size_t short_part;  /* bytes before an inner capital that cut nothing: "iPhone", "McDonald", "LaGuardia" */
} LIMITS = {40, 80, 2};

typedef struct collector {
    ng_span text;
    const ng_phrases *phrases;
    ng_span *tags;
    size_t count;
} collector;

static bool is_separator(const ng_token *t)
{
    return t->kind >= NG_TOKEN_PUNCTUATION
        && (t->word == ',' || t->word == ';' || t->word == '|' || t->word == '/' || t->word == 0x2022 || t->word == 0xb7
            || t->word == 0x3001 || t->word == 0xff0c || t->word == 0x60c || t->word == '#');
}

static bool is_new(const collector *c, ng_span tag)
{
    for (size_t i = 0; i < c->count; i++) {
        if (ng_span_equal(c->tags[i], tag)) return false;
    }
    return true;
}

static void add(collector *c, size_t from, size_t to)
{
    ng_span tag = ng_span_trim(ng_span_slice(c->text, from, to));
    if (tag.len == 0 || tag.len > LIMITS.longest || c->count == LIMITS.most || !is_new(c, tag)) return;
    c->tags[c->count++] = tag;
}

static bool is_capital_behind_small(ng_span s, size_t i)
{
    return s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' && s.ptr[i - 1] >= 'a' && s.ptr[i - 1] <= 'z';
}

/* Cuts inside one word of a glued line; *from is where the present tag began. */
static void cut_word(collector *c, const ng_token *token, size_t *from)
{
    ng_span s = ng_token_text(c->text, token);
    size_t part = 0;
    if (c->phrases->tokens->words[token->word].count > 1) return;
    for (size_t i = 1; i < s.len; i++) {
        if (!is_capital_behind_small(s, i) || i - part <= LIMITS.short_part) continue;
        add(c, *from, token->start + i);
        *from = token->start + i;
        part = i;
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "coffee3coffeehouse2drugs24": tags with the number of their articles, glued; the last one has its number, too. */
static bool is_counted(ng_span s)
{
    size_t inner = 0;
    if (s.len == 0 || is_digit(s.ptr[0]) || !is_digit(s.ptr[s.len - 1])) return false;
    for (size_t i = 1; i < s.len; i++) inner += is_digit(s.ptr[i - 1]) && !is_digit(s.ptr[i]);
    return inner > 0;
}

static void take_counted(collector *c, const ng_token *token)
{
    ng_span s = ng_token_text(c->text, token);
    for (size_t i = 0, from = 0; i < s.len; i++) {
        if (!is_digit(s.ptr[i])) continue;
        if (i > from) add(c, token->start + from, token->start + i);
        from = i + 1;
    }
}

/* The tokens [at, end) of a line behind its label. */
static void take_tokens(collector *c, size_t at, size_t end)
{
    const ng_token *items = c->phrases->tokens->items;
    if (at == end) return;
    if (end == at + 1 && is_counted(ng_token_text(c->text, &items[at]))) {
        take_counted(c, &items[at]);
        return;
    }
    bool listed = false;
    for (size_t i = at; i < end; i++) listed = listed || is_separator(&items[i]);
    size_t from = items[at].start;
    for (size_t i = at; i < end; i++) {
        if (is_separator(&items[i])) {
            add(c, from, items[i].start);
            from = ng_token_end(&items[i]);
        } else if (!listed && i > at && ng_token_unspaced(&items[i]) && !(items[i].flags & NG_TOKEN_GLUED)) {
            add(c, from, items[i].start); /* a space between words of a script without spaces: "校车 乡村教育" */
            from = items[i].start;
        } else if (!listed && items[i].kind == NG_TOKEN_WORD) {
            cut_word(c, &items[i], &from);
        }
    }
    add(c, from, ng_token_end(&items[end - 1]));
}

/* Behind "Tags", "Filed under" and a colon, if the line has such a label. */
static size_t skip_label(const ng_phrases *phrases, size_t at, size_t end)
{
    int32_t value = 0;
    size_t length = at < end ? ng_phrases_match(phrases, at, end, &value) : 0;
    if (length == 0 || value != NG_PHRASE_TAGS) return at;
    at += length;
    const ng_token *mark = &phrases->tokens->items[at];
    return at < end && (ng_token_is_mark(mark, ':') || ng_token_is_mark(mark, 0xff1a)) ? at + 1 : at;
}

bool ng_given_tags_find(const ng_lines *lines, const ng_phrases *phrases, const ng_kept *kept, ng_arena *arena, ng_meta *out)
{
    collector c = {.text = lines->text, .phrases = phrases};
    for (size_t i = 0; i < lines->count; i++) {
        if (kept->lines[i].role != NG_ROLE_TAGS) continue;
        if (!c.tags) c.tags = ng_arena_array(arena, LIMITS.most, sizeof *c.tags);
        if (!c.tags) return false;
        size_t end = phrases->tokens->line_first[i + 1];
        take_tokens(&c, skip_label(phrases, phrases->tokens->line_first[i], end), end);
    }
    out->given_tags = c.tags;
    out->given_tag_count = c.count;
    return true;
}
