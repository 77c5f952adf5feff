/* Lines become tokens in one pass: an ASCII path that looks at a table of classes, and one that decodes beyond it. Words are
 * folded and interned as they come, so that every later stage compares numbers.
 *
 * A language may read words in its own way: Turkish folds its two letters i apart, and French, Italian and Catalan glue
 * elided words to the next one ("l'homme", "dell'arte"), which are tokens of their own here. Such a text is read a second time
 * once its language is known; where the language was given, the first pass is that one.
 */
#include "lex/lex.h"

#include "lex/language.h"
#include "lex/particles.h"
#include "wrap/utf8.h"

/* What is counted of a word while its tokens are made. */
typedef struct tally {
    uint32_t count;
    uint32_t stopped; /* with a full stop glued to it */
    uint8_t small;    /* as in ng_word */
    uint8_t capital;
} tally;

typedef struct lexer {
    const char *text;
    const char *end;
    const ng_language *language; /* whose way of reading words holds; NULL: nobody's */
    ng_arena *arena;
    ng_strbuf *fold;
    ng_token *tokens;
    size_t count;
    size_t capacity;
    ng_mark *marks;
    size_t mark_count;
    size_t mark_capacity;
    ng_interner interner;
    tally *tallies; /* of each word */
    size_t tally_capacity;
    size_t unspaced;
    size_t run; /* syllables in a row since a word was last counted */
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

static bool is_small_ascii(char c)
{
    return c >= 'a' && c <= 'z';
}

/* How many of the bytes at [at] < end are small ASCII letters: eight at a time, without a branch for each. */
static size_t small_run(const lexer *x, size_t at, size_t end)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    size_t from = at;
    while (at + 8 <= end) {
        uint64_t eight = ng_load64(x->text + at), low = eight & ~high; /* no sum carries into the next byte */
        uint64_t other = ((~(low + ones * (0x80 - 'a')) | (low + ones * (0x7f - 'z'))) | eight) & high;
        if (other) {
            uint64_t before = (other & (0 - other)) - 1; /* all bits below the first other byte's highest */
            return at - from + (size_t)((before >> 7 & ones) * ones >> 56);
        }
        at += 8;
    }
    while (at < end && is_small_ascii(x->text[at])) at++;
    return at - from;
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

/* A word or number of the text. */
typedef struct piece {
    size_t start;
    size_t end;
    unsigned flags;
    bool folded; /* it is its own folded form: ASCII without a capital */
} piece;

/* Extends [word], whose first character, of [class], is there already: its end, its flags. */
static void take_word(const lexer *x, piece *word, size_t end, ng_char_class class)
{
    bool number = class == NG_CHAR_DIGIT, first_small = class == NG_CHAR_LOWER;
    bool small = first_small || class == NG_CHAR_LETTER;
    size_t at = word->end, part = word->start, first = at - part, capitals = class == NG_CHAR_UPPER, beyond = first - 1;
    while (at < end) {
        uint32_t c;
        size_t n;
        if (is_small_ascii(x->text[at])) { /* most characters: the shortest way */
            at += small_run(x, at, end);
            small = true;
            continue;
        }
        class = class_at(x, at, end, &c, &n);
        if (class == NG_CHAR_LOWER) {
            small = true;
        } else if (in_word(class)) {
            capitals += class == NG_CHAR_UPPER;
            small |= class == NG_CHAR_LETTER;
        } else if (is_joiner(c) && in_word(next_class(x, at + n, end))) {
            word->flags |= NG_TOKEN_JOINED;
            part = at + n;
        } else if (c == '.' && dot_inside(x, at, end, at - part == (part == word->start ? first : 1), number)) {
            word->flags |= NG_TOKEN_DOTTED;
            part = at + n;
        } else if (!(number && number_joiner(x, c, at, end))) {
            break;
        }
        at += n;
        beyond += n - 1;
    }
    if (capitals >= 2 && !small) word->flags |= NG_TOKEN_UPPER;
    if (beyond == 0) word->flags |= NG_TOKEN_ASCII;
    if (capitals > 0 && first_small) word->flags |= NG_TOKEN_CAMEL;
    word->folded = beyond == 0 && capitals == 0;
    word->end = at;
}

static bool new_tally(lexer *x, uint32_t id)
{
    if (id >= x->tally_capacity) {
        size_t capacity = x->tally_capacity ? x->tally_capacity * 2 : 256;
        tally *moved = ng_arena_grow(x->arena, x->tallies, x->tally_capacity, capacity, sizeof *moved);
        if (!moved) return false;
        x->tallies = moved;
        x->tally_capacity = capacity;
    }
    x->tallies[id] = (tally){0, 0, 0, 0};
    return true;
}

static bool fold(const lexer *x, ng_span word)
{
    bool turkic = x->language && x->language->turkic;
    return turkic ? ng_utf8_fold_turkic(word, x->fold) : ng_utf8_fold(word, x->fold);
}

/* Needs no branch: whether a word is written small or large changes with every token. */
static void raise(uint8_t *count, bool by)
{
    *count = (uint8_t)(*count + (by && *count < NG_WORD_HELD));
}

/* Counts a word that comes behind all tokens made so far. */
static void count_word(lexer *x, uint32_t id, unsigned flags)
{
    tally *word = &x->tallies[id];
    const ng_token *before = x->count > 0 ? &x->tokens[x->count - 1] : NULL;
    bool small = !(flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED));
    bool inside = before && (ng_token_is_word(before) || ng_token_is_mark(before, ','));
    word->count++;
    raise(&word->small, small);
    raise(&word->capital, !small && inside);
}

/* The number of a word; what is [folded] needs no copy, since the lines outlive the tokens. */
static uint32_t intern(lexer *x, ng_span word, bool folded)
{
    if (!folded) {
        if (!fold(x, word)) return NG_NO_ID;
        word = ng_strbuf_span(x->fold);
    }
    bool added;
    bool inside = folded && (size_t)(x->end - word.ptr) >= word.len + 8;
    uint32_t id = ng_interner_add(&x->interner, word, inside ? ng_hash_inside(word) : ng_hash(word), &added);
    if (id == NG_NO_ID || !added) return id;
    if (!folded) {
        ng_span copy = ng_arena_copy(x->arena, word);
        if (!copy.ptr) return NG_NO_ID;
        x->interner.entries[id].key = copy;
    }
    return new_tally(x, id) ? id : NG_NO_ID;
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

static void push_mark(lexer *x, ng_token token)
{
    if (x->mark_count + 1 == x->mark_capacity) { /* one is for the end */
        size_t capacity = x->mark_capacity * 2;
        ng_mark *moved = ng_arena_grow(x->arena, x->marks, x->mark_count, capacity, sizeof *moved);
        if (!moved) {
            x->failed = true;
            return;
        }
        x->marks = moved;
        x->mark_capacity = capacity;
    }
    bool stop = token.word == '.' && (token.flags & NG_TOKEN_GLUED) && ng_token_is_word(&x->tokens[x->count - 1]);
    if (stop) x->tallies[x->tokens[x->count - 1].word].stopped++;
    x->marks[x->mark_count++] = (ng_mark){(uint32_t)x->count, token.word};
    push(x, token);
}

static void push_word(lexer *x, const piece *word, ng_token_kind kind)
{
    uint32_t length = (uint32_t)(word->end - word->start);
    uint32_t id = intern(x, ng_span_make(x->text + word->start, length), word->folded);
    if (id == NG_NO_ID) {
        x->failed = true;
        return;
    }
    count_word(x, id, word->flags);
    push(x, (ng_token){(uint32_t)word->start, length, id, (uint8_t)kind, (uint8_t)word->flags,
                       .low_hash = (uint16_t)x->interner.entries[id].hash});
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
    if (n == 1) flags |= NG_TOKEN_ASCII;
    push_mark(x, (ng_token){(uint32_t)start, (uint32_t)(at - start), c, (uint8_t)kind, (uint8_t)flags, {(uint16_t)run}});
    return at;
}

/* Where the word [start, end) is to be parted: behind the elided word that begins it, which the language lists with its
 * apostrophe; [end] when none does. "L'Oréal" inside a sentence, both capital, is a name and stays whole. */
static size_t elided_end(lexer *x, size_t line_first, size_t start, size_t end)
{
    size_t at = start, n;
    uint32_t c = 0;
    for (; at < end && c != APOSTROPHE && c != RIGHT_QUOTE; at += n) (void)class_at(x, at, end, &c, &n);
    if (at == end) return end;
    bool capitals = next_class(x, start, end) == NG_CHAR_UPPER && next_class(x, at, end) == NG_CHAR_UPPER;
    const ng_token *before = x->count > line_first ? &x->tokens[x->count - 1] : NULL;
    if (capitals && before && (ng_token_is_word(before) || ng_token_is_mark(before, ','))) return end;
    if (!fold(x, ng_span_make(x->text + start, at - start))) {
        x->failed = true;
        return end;
    }
    return ng_table_get(ng_language_table(x->language, NG_TABLE_STOPWORDS), ng_strbuf_span(x->fold)) ? at : end;
}

/* Cuts [word] behind its elided beginning, if it has one; the rest becomes the next word. */
static void part_elided(lexer *x, size_t line_first, piece *word)
{
    size_t end = elided_end(x, line_first, word->start, word->end);
    if (end == word->end) return;
    word->end = end;
    word->flags &= ~(unsigned)(NG_TOKEN_JOINED | NG_TOKEN_UPPER | NG_TOKEN_CAMEL);
}

/* Takes in the marks on the character before [at]. */
static size_t take_marks(const lexer *x, size_t at, size_t end, uint32_t *last)
{
    uint32_t c;
    size_t n;
    while (at < end && class_at(x, at, end, &c, &n) == NG_CHAR_MARK) {
        *last = c;
        at += n;
    }
    return at;
}

/* Whether the consonant that ends before [at] has lost its vowel: it closes the syllable before it then. */
static bool is_closing(const lexer *x, size_t at, size_t end)
{
    uint32_t c;
    for (size_t n; at < end && class_at(x, at, end, &c, &n) == NG_CHAR_MARK; at += n) {
        if (ng_utf8_kills_vowel(c)) return true;
    }
    return false;
}

/* The end of the syllable, or of the part of one that is never divided, whose first character [c] ends before [at]. A grapheme
 * cluster never ends inside. */
static size_t take_syllable(const lexer *x, size_t at, size_t end, uint32_t c)
{
    uint32_t last = c;
    at = take_marks(x, at, end, &last);
    while (at < end) {
        size_t n;
        if (class_at(x, at, end, &c, &n) != NG_CHAR_SYLLABLE) break;
        if (!ng_utf8_takes_next(last) && !ng_utf8_takes_part(c) && !is_closing(x, at + n, end)) break;
        last = c;
        at = take_marks(x, at + n, end, &last);
    }
    return at;
}

/* Three syllables or parts are a word where words are counted: a dictionary finds one word in 2.9 of them in Thai news. */
enum { WORD_SYLLABLES = 3 };

static void push_unspaced(lexer *x, size_t start, size_t end, unsigned flags, bool syllable)
{
    bool goes_on = (flags & NG_TOKEN_GLUED) && ng_token_unspaced(&x->tokens[x->count - 1]);
    if (!syllable || !goes_on || x->run == WORD_SYLLABLES) x->run = 0;
    if (x->run > 0) flags |= NG_TOKEN_PART;
    x->run += syllable;
    x->unspaced++;
    push_word(x, &(piece){start, end, flags | NG_TOKEN_UNSPACED, false}, NG_TOKEN_WORD);
}

static void lex_line(lexer *x, const ng_line *line)
{
    size_t at = line->start, end = line->end, line_first = x->count;
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
        } else if (class == NG_CHAR_IDEOGRAPH || class == NG_CHAR_SYLLABLE) {
            bool syllable = class == NG_CHAR_SYLLABLE;
            at = syllable ? take_syllable(x, at + n, end, c) : take_marks(x, at + n, end, &c);
            push_unspaced(x, start, at, flags, syllable);
        } else if (is_letter(class) || class == NG_CHAR_MARK || class == NG_CHAR_DIGIT) {
            if (class == NG_CHAR_UPPER) flags |= NG_TOKEN_CAPITAL;
            if (class == NG_CHAR_LETTER) flags |= NG_TOKEN_UNCASED;
            piece word = {start, at + n, flags, false};
            take_word(x, &word, end, class);
            if ((word.flags & NG_TOKEN_JOINED) && x->language && x->language->elides) part_elided(x, line_first, &word);
            push_word(x, &word, class == NG_CHAR_DIGIT ? NG_TOKEN_NUMBER : NG_TOKEN_WORD);
            at = word.end;
        } else {
            at = take_mark(x, start, end, c, n, class, flags);
        }
    }
}

enum { BOOK = 1 << 20 /* bytes */ };

static bool start(lexer *x, const ng_lines *lines)
{
    /* News has a token for every five bytes; more of them grow the array. In a book that would leave half of it unused: more is
     * asked for at once, which costs nothing as long as it is not touched. */
    x->capacity = lines->text.len / (lines->text.len < BOOK ? 5 : 3) + 16;
    x->tokens = ng_arena_array(x->arena, x->capacity, sizeof *x->tokens);
    x->mark_capacity = x->capacity / 4; /* a mark for every six tokens */
    x->marks = ng_arena_array(x->arena, x->mark_capacity, sizeof *x->marks);
    /* And a distinct word for every 16 bytes of a short article; a long one grows its table. */
    size_t distinct = lines->text.len < 65536 ? lines->text.len / 16 : 4096;
    return x->tokens && x->marks && ng_interner_init(&x->interner, x->arena, distinct);
}

static unsigned held(uint32_t count)
{
    return count < NG_WORD_HELD ? count : NG_WORD_HELD;
}

static ng_word *make_words(lexer *x)
{
    ng_word *words = ng_arena_array(x->arena, x->interner.count, sizeof *words);
    for (uint32_t i = 0; words && i < x->interner.count; i++) {
        const tally *t = &x->tallies[i];
        words[i] = (ng_word){.folded = x->interner.entries[i].key,
                             .hash = x->interner.entries[i].hash,
                             .count = t->count,
                             .small = held(t->small) & 3U,
                             .capital = held(t->capital) & 3U,
                             .stopped = held(t->stopped) & 3U,
                             .unstopped = held(t->count - t->stopped) & 3U};
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

/* Reads all lines into [out] as [language] does; the words are returned, NULL when out of memory. */
static ng_word *read_lines(lexer *x, const ng_lines *lines, const ng_language *language, uint32_t *line_first, ng_tokens *out)
{
    x->language = language;
    x->count = x->mark_count = x->unspaced = x->run = 0;
    if (!start(x, lines)) return NULL;
    for (size_t i = 0; i < lines->count && !x->failed; i++) {
        line_first[i] = (uint32_t)x->count;
        lex_line(x, &lines->items[i]);
    }
    line_first[lines->count] = (uint32_t)x->count;
    ng_word *words = x->failed ? NULL : make_words(x);
    x->marks[x->mark_count] = (ng_mark){(uint32_t)x->count, UINT32_MAX};
    out->items = x->tokens;
    out->count = x->count;
    out->line_first = line_first;
    out->marks = x->marks;
    out->mark_count = x->mark_count;
    out->words = words;
    out->word_count = x->interner.count;
    out->unspaced = x->unspaced;
    return words;
}

ng_status ng_lex(const ng_lines *lines, const ng_model *model, const char *language, ng_strbuf *scratch, ng_arena *arena,
                 ng_tokens *out, ng_error *error)
{
    lexer x = {.text = lines->text.ptr, .end = lines->text.ptr + lines->text.len, .arena = arena, .fold = scratch};
    uint32_t *line_first = ng_arena_array(arena, lines->count + 1, sizeof *line_first);
    const ng_language *given = language[0] ? ng_model_language(model, language) : NULL;
    *out = (ng_tokens){.language = "und"};
    ng_word *words = line_first ? read_lines(&x, lines, given, line_first, out) : NULL;
    if (!words) return ng_fail_memory(error);
    if (given) take_language(language, out->language);
    else ng_lex_language(&model->identifier, lines, out, out->language);
    const ng_language *found = ng_model_language(model, out->language);
    if (!given && (found->turkic || found->elides)) words = read_lines(&x, lines, found, line_first, out);
    if (!words) return ng_fail_memory(error);
    ng_lex_mark_stops(found, words, out->word_count);
    return ng_lex_mark_particles(lines, found, arena, out) ? NG_OK : ng_fail_memory(error);
}
