/* evidence: what stands around a mark, as hashed features.
 *
 * Problem: what the rules leave open (an abbreviation before a capital, a number before a number, a quotation's end) depends
 * on many weak signs at once. Input: a site on its line. Output: about forty 64-bit hashes. Cost: O(1) for a site, O(tokens)
 * for the words of a document. Source: Reynar & Ratnaparkhi 1997 and Gillick 2009 (word shapes and words on both sides), Kiss
 * & Strunk 2006 (how often the document has the word with and without its stop), Riley 1989 (case of the next word elsewhere).
 */
#include "split/evidence.h"

#include "base/prefetch.h"
#include "split/words.h"
#include "wrap/utf8.h"

/* What kind of word stands somewhere: coarse enough to carry over from one language to another. */
typedef enum shape {
    SHAPE_NONE,
    SHAPE_CLOSER,
    SHAPE_MARK,
    SHAPE_ORDINAL, /* one or two digits */
    SHAPE_NUMBER,
    SHAPE_CAPITAL_LETTER,
    SHAPE_SMALL_LETTER,
    SHAPE_DOTTED,
    SHAPE_SHORT_UPPER, /* below five letters */
    SHAPE_UPPER,
    SHAPE_CAPITALISED,
    SHAPE_SMALL,
    SHAPE_UNCASED,
    SHAPE_CAMEL,
    SHAPE_ROMAN
} shape;

/* How long a word is told apart, in characters; beyond it all words are long. */
enum { LONG_WORD = 8, SHORT_UPPER = 5 };

enum { AHEAD = 8 }; /* marks whose tokens are on their way */

enum { UNMARKED = 64 }; /* sites without a terminator have weights of their own: added to the number of each feature */

static shape shape_of(const ng_split_line *line, const ng_token *token)
{
    if (!token) return SHAPE_NONE;
    if (token->kind == NG_TOKEN_NUMBER) return ng_token_length(token) <= 2 ? SHAPE_ORDINAL : SHAPE_NUMBER;
    if (token->kind >= NG_TOKEN_PUNCTUATION) return ng_mark_closes(token) || ng_mark_quote(token) ? SHAPE_CLOSER : SHAPE_MARK;
    if (token->flags & NG_TOKEN_UNCASED) return SHAPE_UNCASED;
    bool capital = token->flags & NG_TOKEN_CAPITAL;
    if (ng_split_is_letter(line, token, true)) return capital ? SHAPE_CAPITAL_LETTER : SHAPE_SMALL_LETTER;
    if (ng_token_length(token) == 1) return SHAPE_UPPER; /* the end of "AT&T", "20 °C" */
    if (token->flags & NG_TOKEN_DOTTED) return SHAPE_DOTTED;
    if (ng_split_is_roman(line, token)) return SHAPE_ROMAN;
    if (token->flags & NG_TOKEN_UPPER) return ng_token_length(token) < SHORT_UPPER ? SHAPE_SHORT_UPPER : SHAPE_UPPER;
    if (capital) return SHAPE_CAPITALISED;
    return ng_split_is_camel(line, token) ? SHAPE_CAMEL : SHAPE_SMALL;
}

/* The first letter alone: what "next character class" means in the literature. */
static unsigned initial_of(const ng_token *token)
{
    if (token->kind == NG_TOKEN_NUMBER) return 3;
    if (token->flags & NG_TOKEN_UNCASED) return 2;
    return token->flags & NG_TOKEN_CAPITAL ? 1 : 0;
}

/* Characters of a word, held at LONG_WORD. */
static unsigned length_of(const ng_split_line *line, const ng_token *token)
{
    uint32_t bytes = ng_token_length(token);
    if (token->flags & NG_TOKEN_ASCII) return bytes < LONG_WORD ? bytes : LONG_WORD;
    unsigned length = 0;
    for (uint32_t i = 0; i < bytes && length < LONG_WORD; i++) {
        length += ((unsigned char)line->text.ptr[token->start + i] & 0xC0) != 0x80;
    }
    return length;
}

static bool has_vowel(const ng_split_line *line, const ng_token *token)
{
    if (!(token->flags & NG_TOKEN_ASCII)) return true;
    for (uint32_t i = token->start; i < ng_token_end(token); i++) {
        unsigned char c = (unsigned char)line->text.ptr[i] | 0x20;
        if (c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y') return true;
    }
    return false;
}

static void add_word(ng_evidence *out, unsigned id, uint64_t word, unsigned detail)
{
    out->features[out->count++] = ng_hash_pair((uint64_t)(id | out->family) << 32 | detail, word);
}

static void add(ng_evidence *out, unsigned id, unsigned a, unsigned b, unsigned c)
{
    add_word(out, id, 0, a << 20 | b << 10 | c);
}

/* ---------------------------------------------------------------- what the document shows */

/* How casually the text is written: news has a small letter behind a full stop in abbreviations only, chat everywhere. */
static unsigned casual(size_t small, size_t capital)
{
    if (small == 0) return 0;
    if (small * 8 <= capital) return 1;
    return small * 2 <= capital ? 2 : 3;
}

unsigned ng_evidence_casual(const ng_tokens *tokens)
{
    size_t behind_stop[2] = {0, 0}; /* small, capital */
    for (size_t i = 0; i < tokens->mark_count; i++) {
        if (i + AHEAD < tokens->mark_count) ng_prefetch(&tokens->items[tokens->marks[i + AHEAD].token]);
        if (!ng_mark_matters(tokens->marks[i].character) || tokens->marks[i].token + 1 == tokens->count) continue;
        const ng_token *mark = &tokens->items[tokens->marks[i].token], *token = mark + 1;
        if (!ng_mark_terminator(mark) || token->kind != NG_TOKEN_WORD) continue;
        bool parted = !(token->flags & (NG_TOKEN_GLUED | NG_TOKEN_UNCASED));
        if (parted) behind_stop[(token->flags & NG_TOKEN_CAPITAL) != 0]++;
    }
    return casual(behind_stop[0], behind_stop[1]);
}

/* ---------------------------------------------------------------- what stands around the mark */

typedef struct view {
    const ng_split_line *line;
    const ng_site *site;
    const ng_token *before; /* NULL at the start of the line */
    const ng_token *next;
    shape left;
    shape right;
    unsigned initial;
    unsigned mark;   /* kind of terminator, whether it is more than one, space behind, space before */
    unsigned closer; /* first mark that closes behind the terminators, low bits of its code point */
    unsigned opener; /* first mark between the site's end and the next word */
    ng_abbreviation class;
    unsigned common;
    uint64_t left_word; /* 0 when the mark is no single full stop, or no word stands before it */
    uint64_t right_word;
} view;

static unsigned mark_of(const ng_split_line *line, const ng_site *site)
{
    unsigned question = ng_token_is_mark(&line->tokens[site->mark], '?');
    unsigned run = site->run > 3 ? 3 : (unsigned)site->run;
    return (unsigned)site->kind << 5 | question << 4 | run << 2 | (unsigned)site->gap << 1 | ng_site_glued(line, site->mark);
}

/* The first mark that closes behind the terminators of the site. */
static unsigned closer_of(const ng_split_line *line, const ng_site *site)
{
    for (size_t i = site->mark + 1; i < site->end; i++) {
        const ng_token *token = &line->tokens[i];
        if (ng_mark_closes(token) || ng_mark_quote(token)) return token->word & 0xff;
    }
    return 0;
}

/* Where the quotation that closes at the site began: a speaker follows the one that begins the sentence more often than the
 * one that stands behind a colon. */
static unsigned quotation_of(const ng_split_line *line, const ng_site *site)
{
    if (!site->closed || line->opened >= site->mark) return 0;
    if (line->opened < line->start) return 1;
    if (line->opened == line->start) return 2;
    uint32_t mark = line->tokens[line->opened - 1].word;
    bool word = ng_token_is_word(&line->tokens[line->opened - 1]);
    return word ? 3 : mark == ':' || mark == 0xFF1A ? 4 : mark == ',' || mark == 0xFF0C ? 5 : 6;
}

static view look(const ng_split_line *line, const ng_site *site)
{
    view v = {.line = line, .site = site, .before = ng_site_before(line, site), .next = &line->tokens[site->next]};
    v.left = shape_of(line, v.before);
    v.right = shape_of(line, v.next);
    v.initial = initial_of(v.next);
    v.mark = mark_of(line, site);
    v.closer = closer_of(line, site);
    v.opener = site->next > site->end ? line->tokens[site->end].word & 0x3ff : 0;
    v.right_word = line->words[v.next->word].hash;
    bool word = v.before && ng_token_is_word(v.before) && !(ng_token_length(v.before) == 1 && v.left == SHAPE_UPPER);
    if (site->kind <= NG_TERMINATOR_DOT && word) {
        v.class = ng_split_class(line, v.before);
        v.common = ng_split_common(line, v.before);
        if (v.common > 4) v.common = 4;
        v.left_word = line->words[v.before->word].hash;
    }
    return v;
}

static void add_marks(const view *v, ng_evidence *out)
{
    bool closed = v->site->closed;
    add(out, 1, v->mark, v->initial, 0);
    add(out, 2, v->mark, v->initial, v->left);
    add(out, 3, v->left, v->right, 0);
    add(out, 4, v->mark, v->initial, v->closer);
    add(out, 5, v->opener, v->initial, closed);
    add(out, 6, v->mark, v->right, v->opener != 0);
    bool odd = v->line->quotes % 2 == 1;
    add(out, 7, odd, v->initial, v->closer);
    add(out, 8, v->line->round > 0, v->mark, v->initial);
    add(out, 9, v->line->curly > 0, v->line->angle > 0, v->initial << 1 | closed);
    size_t words = v->line->word_count;
    unsigned length = words < 2 ? 0 : words < 4 ? 1 : words < 8 ? 2 : words < 30 ? 3 : 4;
    add(out, 10, length, v->initial, v->mark);
    add(out, 11, length, v->left, v->initial);
    add(out, 39, v->line->casual, v->left, v->initial << 8 | v->mark);
    add(out, 40, v->line->casual, v->right, v->class);
    bool unmarked = v->site->kind == NG_TERMINATOR_NONE && v->before && !ng_token_is_word(v->before);
    if (unmarked) add_word(out, 47, v->before->word, v->opener != 0);
    if (closed) add(out, 43, quotation_of(v->line, v->site), v->initial, v->mark);
    if (closed) add(out, 12, ng_split_speaker_follows(v->line, v->site), v->initial, v->mark);
}

static void add_left(const view *v, ng_evidence *out)
{
    if (!v->left_word) return;
    unsigned length = length_of(v->line, v->before);
    bool known = v->class != NG_ABBREVIATION_NONE && v->class < NG_ABBREVIATION_CALENDAR;
    add(out, 13, v->class, v->initial, 0);
    add(out, 14, v->class, v->right, v->left);
    add(out, 15, v->common, v->initial, v->left);
    add(out, 16, length, v->initial, v->left);
    add(out, 17, length, has_vowel(v->line, v->before), v->initial);
    add(out, 18, known, v->common > 0, v->right);
    add_word(out, 19, v->left_word, 0);
    add_word(out, 20, v->left_word, v->initial + 1);
    size_t words = v->line->word_count;
    add_word(out, 45, v->left_word, words < 4 ? (unsigned)words : 4);
    const ng_token *tokens = v->line->tokens;
    size_t at = v->site->mark - 1;
    const ng_token *earlier = at > v->line->first ? &tokens[at - 1] : NULL;
    add(out, 21, shape_of(v->line, earlier), v->left, v->initial);
    bool titled = earlier && ng_token_is_mark(earlier, '.') && at > v->line->first + 1;
    if (titled) add(out, 44, ng_split_class(v->line, &tokens[at - 2]), v->left, v->initial);
    bool one = v->left == SHAPE_ORDINAL || v->left == SHAPE_NUMBER || v->left == SHAPE_CAPITAL_LETTER;
    if (one && earlier && ng_token_is_word(earlier)) add_word(out, 22, v->line->words[earlier->word].hash, v->initial);
    if (one) add_word(out, 23, v->right_word, v->left);
    if (v->before->kind != NG_TOKEN_WORD) return;
    const ng_word *word = &v->line->words[v->before->word];
    add(out, 24, ng_word_written(word, NG_WORD_STOPPED), ng_word_written(word, NG_WORD_UNSTOPPED), v->initial);
    add(out, 25, ng_word_written(word, NG_WORD_SMALL), v->left, v->initial);
}

/* The first character of a word in a script without spaces, where a run of letters is many words: 他说, と述べた. */
static uint32_t first_character(const ng_split_line *line, const ng_token *token)
{
    uint32_t start = token->start, length = ng_token_length(token), size = 1;
    while (size < length && ((unsigned char)line->text.ptr[start + size] & 0xC0) == 0x80) size++;
    uint32_t character = 0;
    for (uint32_t i = 0; i < size; i++) character = character << 8 | (unsigned char)line->text.ptr[start + i];
    return character;
}

static void add_right(const view *v, ng_evidence *out)
{
    if (v->initial == 2) add_word(out, 46, first_character(v->line, v->next), v->site->closed);
    bool stop = ng_split_is_stop(v->line, v->next), abbreviated = v->class || v->common;
    add(out, 26, stop || ng_split_is_starter(v->line, v->site->next), v->initial, (unsigned)abbreviated << 4 | v->left);
    add_word(out, 27, v->right_word, 0);
    add_word(out, 28, v->right_word, v->initial + 1);
    add_word(out, 29, v->right_word, (abbreviated ? 32U : 0U) | v->left);
    ng_abbreviation next = ng_split_class(v->line, v->next);
    add(out, 30, next, v->left, v->class);
    bool more = v->site->next + 1 < v->line->end;
    const ng_token *after = more ? v->next + 1 : NULL;
    unsigned glued = after && (after->flags & NG_TOKEN_GLUED) ? after->word & 0xff : 0;
    add(out, 31, length_of(v->line, v->next), v->right, glued);
    add(out, 32, shape_of(v->line, after), v->right, (unsigned)abbreviated << 4 | v->left);
    if (v->next->kind != NG_TOKEN_WORD) return;
    const ng_word *word = &v->line->words[v->next->word];
    unsigned small = v->initial == 1 ? ng_split_smallness(v->line, v->next) : 0;
    add(out, 41, small, v->left, v->class);
    add(out, 42, small, v->mark, abbreviated);
    unsigned written_small = ng_word_written(word, NG_WORD_SMALL), capital = ng_word_written(word, NG_WORD_CAPITAL);
    add(out, 33, written_small, capital, v->initial << 1 | abbreviated);
}

static void add_language(const view *v, ng_evidence *out)
{
    uint64_t language = v->line->language;
    add_word(out, 34, language, v->mark << 4 | v->initial);
    add_word(out, 35, language, (unsigned)v->left << 4 | v->initial);
    add_word(out, 36, language, v->closer << 12 | v->opener << 2 | v->initial);
    add_word(out, 37, language ^ v->right_word, v->initial);
    if (v->left_word) add_word(out, 38, language ^ v->left_word, v->initial);
}

void ng_evidence_collect(const ng_split_line *line, const ng_site *site, ng_evidence *out)
{
    view v = look(line, site);
    out->count = 0;
    out->family = site->kind == NG_TERMINATOR_NONE ? UNMARKED : 0;
    add_marks(&v, out);
    add_left(&v, out);
    add_right(&v, out);
    out->blind = out->count;
    add_language(&v, out);
}
