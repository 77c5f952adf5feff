/* Lines become tokens in one pass: an ASCII path that looks at a table of classes, and one that decodes beyond it. Words are
 * folded and interned as they come, so that every later stage compares numbers.
 */
#include "lex/lex.h"

#include "lex/language.h"
#include "wrap/utf8.h"

typedef struct lexer {
    const char *text;
    ng_arena *arena;
    ng_strbuf *fold;
    ng_token *tokens;
    size_t count;
    size_t capacity;
    ng_interner interner;
    uint32_t *counts; /* tokens of each word */
    size_t counts_capacity;
    bool failed;
} lexer;

enum { APOSTROPHE = '\'', RIGHT_QUOTE = 0x2019, HYPHEN = 0x2010, NO_BREAK_HYPHEN = 0x2011 };

/* The character at [at] < end and its length. The text is valid UTF-8. */
static ng_char_class class_at(const lexer *x, size_t at, size_t end, uint32_t *c, size_t *n)
{
    unsigned char byte = (unsigned char)x->text[at];
    if (byte < 0x80) {
        *c = byte;
        *n = 1;
        return (ng_char_class)ng_ascii_class[byte];
    }
    *c = 0xfffd;
    *n = ng_utf8_decode(x->text + at, end - at, c);
    if (*n == 0) *n = 1;
    return ng_utf8_class(*c);
}

static bool is_letter(ng_char_class class)
{
    return class == NG_CHAR_LOWER || class == NG_CHAR_UPPER || class == NG_CHAR_LETTER;
}

static bool in_word(ng_char_class class)
{
    return is_letter(class) || class == NG_CHAR_DIGIT || class == NG_CHAR_MARK;
}

static bool is_joiner(uint32_t c)
{
    return c == '-' || c == APOSTROPHE || c == RIGHT_QUOTE || c == HYPHEN || c == NO_BREAK_HYPHEN;
}

/* Whether the word goes on behind a joiner or a dot at [at]: the class of what stands there. */
static ng_char_class next_class(const lexer *x, size_t at, size_t end)
{
    uint32_t c;
    size_t n;
    return at < end ? class_at(x, at, end, &c, &n) : NG_CHAR_SPACE;
}

/* The dot at [dot] belongs to the word that began at [start]: "U.S", "Node.js", "3.14", but not "p.m.Former" and "end.Then".
 * [single] says that the part before the dot is one letter. */
static bool dot_inside(const lexer *x, size_t dot, size_t end, bool single, bool number)
{
    uint32_t c;
    size_t n;
    if (dot + 1 >= end) return false;
    ng_char_class class = class_at(x, dot + 1, end, &c, &n);
    if (number) return class == NG_CHAR_DIGIT;
    if (single && is_letter(class)) return !in_word(next_class(x, dot + 1 + n, end));
    return !single && (class == NG_CHAR_LOWER || class == NG_CHAR_DIGIT);
}

static bool number_joiner(const lexer *x, uint32_t c, size_t at, size_t end)
{
    return (c == ',' || c == ':' || c == '/') && next_class(x, at + 1, end) == NG_CHAR_DIGIT;
}

/* Extends a word or number from [at], its first character already taken. Sets flags; returns its end. */
static size_t take_word(const lexer *x, size_t start, size_t at, size_t end, bool number, unsigned *flags)
{
    size_t part = start, capitals = 0, small = 0;
    uint32_t c;
    size_t n;
    ng_char_class class = class_at(x, start, end, &c, &n);
    capitals = class == NG_CHAR_UPPER;
    small = class == NG_CHAR_LOWER || class == NG_CHAR_LETTER;
    size_t first = n;
    while (at < end) {
        class = class_at(x, at, end, &c, &n);
        if (in_word(class)) {
            capitals += class == NG_CHAR_UPPER;
            small += class == NG_CHAR_LOWER || class == NG_CHAR_LETTER;
        } else if (is_joiner(c) && in_word(next_class(x, at + n, end))) {
            *flags |= NG_TOKEN_JOINED;
            part = at + n;
        } else if (c == '.' && dot_inside(x, at, end, at - part == (part == start ? first : 1), number)) {
            *flags |= NG_TOKEN_DOTTED;
            part = at + n;
        } else if (!(number && number_joiner(x, c, at, end))) {
            break;
        }
        at += n;
    }
    if (capitals >= 2 && !small) *flags |= NG_TOKEN_UPPER;
    return at;
}

static bool count_word(lexer *x, uint32_t id, bool added)
{
    if (id >= x->counts_capacity) {
        size_t capacity = x->counts_capacity ? x->counts_capacity * 2 : 256;
        uint32_t *moved = ng_arena_grow(x->arena, x->counts, x->counts_capacity, capacity, sizeof *moved);
        if (!moved) return false;
        x->counts = moved;
        x->counts_capacity = capacity;
    }
    x->counts[id] = added ? 1 : x->counts[id] + 1;
    return true;
}

static uint32_t intern(lexer *x, ng_span word)
{
    bool added;
    if (!ng_utf8_fold(word, x->fold)) return NG_NO_ID;
    ng_span folded = ng_strbuf_span(x->fold);
    uint32_t id = ng_interner_add(&x->interner, folded, ng_hash(folded), &added);
    if (id == NG_NO_ID) return id;
    if (added) {
        ng_span copy = ng_arena_copy(x->arena, folded);
        if (!copy.ptr) return NG_NO_ID;
        x->interner.entries[id].key = copy;
    }
    return count_word(x, id, added) ? id : NG_NO_ID;
}

static void push(lexer *x, ng_token token)
{
    if (x->count == x->capacity) {
        size_t capacity = x->capacity * 2;
        ng_token *moved = ng_arena_grow(x->arena, x->tokens, x->count, capacity, sizeof *moved);
        if (!moved) {
            x->failed = true;
            return;
        }
        x->tokens = moved;
        x->capacity = capacity;
    }
    x->tokens[x->count++] = token;
}

static void push_word(lexer *x, size_t start, size_t end, ng_token_kind kind, unsigned flags)
{
    uint32_t word = intern(x, ng_span_make(x->text + start, end - start));
    if (word == NG_NO_ID) {
        x->failed = true;
        return;
    }
    push(x, (ng_token){(uint32_t)start, (uint32_t)(end - start), word, (uint8_t)kind, (uint8_t)flags, 1});
}

/* A run of one character. */
static size_t take_mark(lexer *x, size_t start, size_t end, uint32_t c, size_t n, ng_char_class class, unsigned flags)
{
    size_t at = start + n, run = 1;
    while (at + n <= end && memcmp(x->text + at, x->text + start, n) == 0) {
        at += n;
        run += run < UINT16_MAX;
    }
    ng_token_kind kind = class == NG_CHAR_PUNCTUATION ? NG_TOKEN_PUNCTUATION : NG_TOKEN_SYMBOL;
    push(x, (ng_token){(uint32_t)start, (uint32_t)(at - start), c, (uint8_t)kind, (uint8_t)flags, (uint16_t)run});
    return at;
}

static void lex_line(lexer *x, const ng_line *line)
{
    size_t at = line->start, end = line->end;
    bool glued = false;
    while (at < end && !x->failed) {
        uint32_t c;
        size_t n;
        ng_char_class class = class_at(x, at, end, &c, &n);
        unsigned flags = glued ? NG_TOKEN_GLUED : 0;
        glued = class != NG_CHAR_SPACE;
        size_t start = at;
        if (class == NG_CHAR_SPACE) {
            at += n;
        } else if (class == NG_CHAR_IDEOGRAPH) {
            at += n;
            push_word(x, start, at, NG_TOKEN_WORD, flags | NG_TOKEN_UNCASED);
        } else if (is_letter(class) || class == NG_CHAR_MARK || class == NG_CHAR_DIGIT) {
            bool number = class == NG_CHAR_DIGIT;
            if (class == NG_CHAR_UPPER) flags |= NG_TOKEN_CAPITAL;
            if (class == NG_CHAR_LETTER) flags |= NG_TOKEN_UNCASED;
            at = take_word(x, start, at + n, end, number, &flags);
            push_word(x, start, at, number ? NG_TOKEN_NUMBER : NG_TOKEN_WORD, flags);
        } else {
            at = take_mark(x, start, end, c, n, class, flags);
        }
    }
}

static bool start(lexer *x, const ng_lines *lines)
{
    /* News has a token for every five bytes; more of them grow the array. */
    x->capacity = lines->text.len / 5 + 16;
    x->tokens = ng_arena_array(x->arena, x->capacity, sizeof *x->tokens);
    /* And a distinct word for every 16 bytes of a short article; a long one grows its table. */
    size_t distinct = lines->text.len < 65536 ? lines->text.len / 16 : 4096;
    return x->tokens && ng_interner_init(&x->interner, x->arena, distinct);
}

static ng_word *make_words(lexer *x)
{
    ng_word *words = ng_arena_array(x->arena, x->interner.count, sizeof *words);
    for (uint32_t i = 0; words && i < x->interner.count; i++) {
        words[i] = (ng_word){x->interner.entries[i].key, x->interner.entries[i].hash, x->counts[i], 0};
    }
    return words;
}

/* The code that was asked for. */
static void take_language(const char *asked, char *out)
{
    size_t length = strlen(asked);
    if (length >= NG_LANGUAGE_SIZE) length = NG_LANGUAGE_SIZE - 1;
    memcpy(out, asked, length);
    out[length] = '\0';
}

ng_status ng_lex(const ng_lines *lines, const ng_model *model, const char *language, ng_strbuf *scratch, ng_arena *arena,
                 ng_tokens *out, ng_error *error)
{
    lexer x = {.text = lines->text.ptr, .arena = arena, .fold = scratch};
    uint32_t *line_first = ng_arena_array(arena, lines->count + 1, sizeof *line_first);
    *out = (ng_tokens){.language = "und"};
    if (!line_first || !start(&x, lines)) return ng_fail_memory(error);
    for (size_t i = 0; i < lines->count && !x.failed; i++) {
        line_first[i] = (uint32_t)x.count;
        lex_line(&x, &lines->items[i]);
    }
    line_first[lines->count] = (uint32_t)x.count;
    ng_word *words = x.failed ? NULL : make_words(&x);
    if (!words) return ng_fail_memory(error);
    out->items = x.tokens;
    out->count = x.count;
    out->line_first = line_first;
    out->words = words;
    out->word_count = x.interner.count;
    if (language[0]) take_language(language, out->language);
    else ng_lex_language(&model->identifier, lines, out, out->language);
    ng_lex_mark_stops(ng_model_language(model, out->language), words, x.interner.count);
    return NG_OK;
}
