/* Lines become tokens in one pass: scan.h finds where a word ends, distinct.h its number, so that every later stage compares
 * numbers.
 *
 * A language may read words in its own way: Turkish folds its two letters i apart, and French, Italian and Catalan glue
 * elided words to the next one ("l'homme", "dell'arte"), which are tokens of their own here. Such a text is read a second time
 * once its language is known; where the language was given, the first pass is that one.
 */
#include "lex/lex.h"

#include "lex/distinct.h"
#include "lex/language.h"
#include "lex/particles.h"
#include "lex/scan.h"

typedef struct lexer {
    const char *text;
    ng_distinct distinct;
    ng_token *tokens;
    size_t count;
    size_t capacity;
    ng_mark *marks;
    size_t mark_count;
    size_t mark_capacity;
    bool all_scanned; /* the language has its own small letter for an ASCII capital */
    size_t unspaced;
    size_t run; /* syllables in a row since a word was last counted */
    size_t alone; /* up to here stand marks that no word has */
    bool inside; /* the last token was a word or a comma: a capital says something */
    bool failed;
} lexer;

/* Twice the room. */
static bool grow_tokens(lexer *x)
{
    ng_token *moved = ng_arena_room(x->distinct.arena, x->tokens, x->capacity, &x->capacity, 0, sizeof *moved);
    if (!moved) return false;
    x->tokens = moved;
    return true;
}

static bool grow_marks(lexer *x)
{
    ng_mark *moved = ng_arena_room(x->distinct.arena, x->marks, x->mark_capacity, &x->mark_capacity, 0, sizeof *moved);
    if (!moved) return false;
    x->marks = moved;
    return true;
}

/* Behind the last token there is always room for the end. */
static void push(lexer *x, ng_token token)
{
    if (x->count + 1 == x->capacity && !grow_tokens(x)) {
        x->failed = true;
        return;
    }
    x->tokens[x->count++] = token;
}

static void push_mark(lexer *x, ng_token token)
{
    if (x->mark_count + 1 == x->mark_capacity && !grow_marks(x)) {
        x->failed = true;
        return;
    }
    x->inside = token.word == ',';
    x->marks[x->mark_count++] = (ng_mark){(uint32_t)x->count, token.word};
    push(x, token);
}

/* The token of word number [id], which stands at [word]. */
static inline void push_known(lexer *x, const ng_scan *word, uint32_t id, ng_token_kind kind)
{
    if (id == NG_DISTINCT_NONE) {
        x->failed = true;
        return;
    }
    ng_word *known = &x->distinct.words[id];
    bool small = !(word->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED)), stopped = x->text[word->end] == '.';
    ng_word_count(known, ng_choose32(small, NG_WORD_SMALL, ng_choose32(x->inside, NG_WORD_CAPITAL, 0))
                             | ng_choose32(stopped, NG_WORD_STOPPED, NG_WORD_UNSTOPPED));
    x->inside = true;
    push(x, (ng_token){.start = (uint32_t)word->start,
                       .word = id,
                       .kind = (uint8_t)kind,
                       .flags = (uint8_t)word->flags,
                       .low_hash = (uint16_t)known->hash});
}

static void push_word(lexer *x, const ng_scan *word, ng_token_kind kind)
{
    ng_span text = ng_span_make(x->text + word->start, word->end - word->start);
    push_known(x, word, ng_distinct_add(&x->distinct, text, word->folded), kind);
}

/* A run of one character; returns its end. */
static size_t take_mark(lexer *x, size_t start, size_t end, uint32_t c, size_t n, ng_char_class class, unsigned flags)
{
    uint16_t run;
    size_t at = ng_scan_run(x->text, start, end, n, &run);
    ng_token_kind kind = class == NG_CHAR_PUNCTUATION ? NG_TOKEN_PUNCTUATION : NG_TOKEN_SYMBOL;
    if (n == 1) flags |= NG_TOKEN_ASCII;
    push_mark(x, (ng_token){.start = (uint32_t)start, .word = c, .kind = (uint8_t)kind, .flags = (uint8_t)flags, .run = run});
    return at;
}

/* Where the word [start, end) is to be parted: behind the elided word that begins it, which the language lists with its
 * apostrophe; [end] when none does. "L'Oréal" inside a sentence, both capital, is a name and stays whole. */
static size_t elided_end(lexer *x, size_t line_first, size_t start, size_t end)
{
    size_t at = start, n;
    uint32_t c = 0;
    for (; at < end && c != NG_APOSTROPHE && c != NG_RIGHT_QUOTE; at += n) (void)ng_scan_class(x->text, at, end, &c, &n);
    if (at == end) return end;
    bool capitals = ng_scan_next(x->text, start, end) == NG_CHAR_UPPER && ng_scan_next(x->text, at, end) == NG_CHAR_UPPER;
    const ng_token *before = x->count > line_first ? &x->tokens[x->count - 1] : NULL;
    if (capitals && before && (ng_token_is_word(before) || ng_token_is_mark(before, ','))) return end;
    if (!ng_distinct_fold(&x->distinct, ng_span_make(x->text + start, at - start))) {
        x->failed = true;
        return end;
    }
    return ng_table_get(ng_language_table(x->distinct.language, NG_TABLE_STOPWORDS), ng_strbuf_span(x->distinct.fold)) ? at : end;
}

/* Cuts [word] behind its elided beginning, if it has one; the rest becomes the next word. */
static void part_elided(lexer *x, size_t line_first, ng_scan *word)
{
    size_t end = elided_end(x, line_first, word->start, word->end);
    if (end == word->end) return;
    word->end = end;
    word->flags &= ~(unsigned)(NG_TOKEN_JOINED | NG_TOKEN_UPPER | NG_TOKEN_CAMEL);
}

/* Three syllables or parts are a word where words are counted: a dictionary finds one word in 2.9 of them in Thai news. */
enum { WORD_SYLLABLES = 3 };

/* What is known of [word], a character or syllable of a script without spaces. */
static void see_unspaced(lexer *x, ng_scan *word, bool syllable)
{
    bool goes_on = (word->flags & NG_TOKEN_GLUED) && ng_token_unspaced(&x->tokens[x->count - 1]);
    if (!syllable || !goes_on || x->run == WORD_SYLLABLES) x->run = 0;
    if (x->run > 0) word->flags |= NG_TOKEN_PART;
    x->run += syllable;
    x->unspaced++;
    word->flags |= NG_TOKEN_UNSPACED;
}

/* Finds the end of the word or number whose first character, of [class], is what [word] is as yet. */
static void take_word(lexer *x, size_t line_first, ng_scan *word, size_t end, ng_char_class class)
{
    if (class == NG_CHAR_UPPER) word->flags |= NG_TOKEN_CAPITAL;
    if (class == NG_CHAR_LETTER) word->flags |= NG_TOKEN_UNCASED;
    ng_scan_word(x->text, word, end, class);
    if ((word->flags & NG_TOKEN_JOINED) && x->distinct.language && x->distinct.language->elides) part_elided(x, line_first, word);
}

/* Of marks alone no word is made: mails fill the line beside their subject with joiners that join nothing. */
static bool marks_alone(lexer *x, size_t at, size_t end)
{
    uint32_t last;
    if (at < x->alone) return true; /* each mark of a run comes here */
    size_t behind = ng_scan_marks(x->text, at, end, &last);
    ng_char_class next = ng_scan_next(x->text, behind, end);
    if (ng_scan_is_letter(next) || next == NG_CHAR_DIGIT) return false;
    x->alone = behind;
    return true;
}

/* Takes a plain word that stands at *at, and the space behind it: most words. *glued is whether nothing stands before it, and
 * becomes whether nothing stands behind it. False when none is there. */
static inline bool take_plain(lexer *x, size_t *at, bool *glued)
{
    bool capital;
    size_t length = ng_scan_plain(x->text + *at, &capital);
    if (length == 0 || x->all_scanned) return false;
    ng_scan word = {.start = *at, .end = *at + length};
    word.flags = NG_TOKEN_ASCII | (*glued ? NG_TOKEN_GLUED : 0) | (capital ? NG_TOKEN_CAPITAL : 0);
    push_known(x, &word, ng_distinct_add_plain(&x->distinct, x->text + *at, length, capital), NG_TOKEN_WORD);
    *glued = x->text[word.end] != ' ';
    *at = word.end + !*glued;
    return true;
}

static void lex_line(lexer *x, const ng_line *line)
{
    size_t at = line->start, end = line->end, line_first = x->count;
    bool glued = false;
    while (at < end && !x->failed) {
        if (take_plain(x, &at, &glued)) continue;
        if (x->text[at] == ' ') {
            at++;
            glued = false;
            continue;
        }
        uint32_t c;
        size_t n;
        ng_char_class class = ng_scan_class(x->text, at, end, &c, &n);
        ng_scan word = {.start = at, .end = at + n, .flags = glued ? NG_TOKEN_GLUED : 0};
        glued = class != NG_CHAR_SPACE;
        if (ng_scan_is_letter(class) || class == NG_CHAR_DIGIT || (class == NG_CHAR_MARK && !marks_alone(x, at, end))) {
            take_word(x, line_first, &word, end, class);
        } else if (class == NG_CHAR_IDEOGRAPH || class == NG_CHAR_SYLLABLE) {
            bool syllable = class == NG_CHAR_SYLLABLE;
            word.end = syllable ? ng_scan_syllable(x->text, at + n, end, c) : ng_scan_marks(x->text, at + n, end, &c);
            see_unspaced(x, &word, syllable);
        } else {
            at = class == NG_CHAR_SPACE ? at + n : take_mark(x, at, end, c, n, class, word.flags);
            continue;
        }
        push_word(x, &word, class == NG_CHAR_DIGIT ? NG_TOKEN_NUMBER : NG_TOKEN_WORD);
        at = word.end;
    }
}

enum { BOOK = 1 << 20 /* bytes */ };

/* News has a token for every five bytes; more of them grow the array. In a book that would leave half of it unused: more is
 * asked for at once, which costs nothing as long as it is not touched. */
static bool make_room(lexer *x, const ng_lines *lines)
{
    x->capacity = lines->text.len / (lines->text.len < BOOK ? 5 : 3) + 16;
    x->tokens = ng_arena_array(x->distinct.arena, x->capacity, sizeof *x->tokens);
    x->mark_capacity = x->capacity / 4; /* a mark for every six tokens */
    x->marks = ng_arena_array(x->distinct.arena, x->mark_capacity, sizeof *x->marks);
    return x->tokens && x->marks;
}

/* News has a distinct word for every 11 bytes; a long text has fewer, and grows its table. */
static size_t expected_words(const ng_lines *lines)
{
    enum { ARTICLE = 1 << 13 /* bytes */ };
    if (lines->text.len < ARTICLE) return lines->text.len / 10;
    return lines->text.len < 65536 ? lines->text.len / 16 : 4096;
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
    x->distinct.language = language;
    x->all_scanned = language && language->turkic;
    x->count = x->mark_count = x->unspaced = x->run = x->alone = 0;
    x->inside = false;
    if (!ng_distinct_begin(&x->distinct, expected_words(lines))) return NULL;
    for (size_t i = 0; i < lines->count && !x->failed; i++) {
        line_first[i] = (uint32_t)x->count;
        lex_line(x, &lines->items[i]);
    }
    line_first[lines->count] = (uint32_t)x->count;
    out->word_count = x->distinct.count;
    ng_word *words = x->failed ? NULL : ng_distinct_end(&x->distinct);
    x->tokens[x->count] = (ng_token){.start = (uint32_t)lines->text.len + 1, .kind = NG_TOKEN_SYMBOL};
    x->marks[x->mark_count] = (ng_mark){(uint32_t)x->count, UINT32_MAX};
    out->items = x->tokens;
    out->count = x->count;
    out->line_first = line_first;
    out->marks = x->marks;
    out->mark_count = x->mark_count;
    out->words = words;
    out->unspaced = x->unspaced;
    return words;
}

ng_status ng_lex_read(const ng_lines *lines, const ng_model *model, const char *language, ng_strbuf *scratch, ng_arena *arena,
                      ng_tokens *out, ng_error *error)
{
    lexer x = {.text = lines->text.ptr,
               .distinct = {.arena = arena, .fold = scratch}};
    uint32_t *line_first = ng_arena_array(arena, lines->count + 1, sizeof *line_first);
    const ng_language *given = language[0] ? ng_model_language(model, language) : NULL;
    *out = (ng_tokens){.language = "und"};
    if (!line_first || !make_room(&x, lines)) return ng_fail_memory(error);
    ng_word *words = read_lines(&x, lines, given, line_first, out);
    if (!words) return ng_fail_memory(error);
    if (given) take_language(language, out->language);
    else ng_lex_language(&model->identifier, lines, out, out->language);
    const ng_language *found = ng_model_language(model, out->language);
    if (!given && (found->turkic || found->elides)) words = read_lines(&x, lines, found, line_first, out);
    if (!words) return ng_fail_memory(error);
    return ng_lex_mark_particles(lines, found, arena, out) ? NG_OK : ng_fail_memory(error);
}

ng_status ng_lex(const ng_lines *lines, const ng_model *model, const char *language, ng_strbuf *scratch, ng_arena *arena,
                 ng_tokens *out, ng_error *error)
{
    ng_status status = ng_lex_read(lines, model, language, scratch, arena, out, error);
    if (status == NG_OK) ng_lex_mark(model, out);
    return status;
}
