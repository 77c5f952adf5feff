/* glued: does a sentence end where no space stands behind its mark?
 *
 * Problem: pages lose the space between two sentences where markup stood ("in Paris.Two hours later"), and the same letters may
 * be a name ("Halo.Bungie.Org", "VB.NET"). Input: a site without white space behind it, its line, and whether the document has
 * lost spaces elsewhere. Output: ends or not. Cost: O(1) for each site; the habit O(marks), once in a document. Source: what was
 * seen in two sets of news summaries whose texts lost their spaces, and in technical prose, which has names that look the same.
 */
#include "split/glued.h"

#include "split/words.h"

enum {
    ADDRESS_TOKENS = 16, /* how far a web address is looked back for */
    CALL_TOKENS = 16,    /* how far the bracket of a call is looked back for */
    ORDINAL_DIGITS = 2,  /* so short a number may be an item's or an ordinal's: "2.Les Moonves", "Die 1.Mannschaft" */
    NUMBERED_WORDS = 4   /* and is one in a sentence of fewer words */
};

bool ng_glued_in_address(const ng_split_line *line, size_t at)
{
    for (size_t steps = 0; steps < ADDRESS_TOKENS && at > line->first; steps++, at--) {
        const ng_token *token = &line->tokens[at - 1];
        if (ng_token_is_mark(token, '@') || (ng_token_is_mark(token, '/') && token->run == 2)) return true;
        if (!(token->flags & NG_TOKEN_GLUED)) break;
    }
    return false;
}

/* A word in small letters, no letter and no host: "end" of "end.Then". */
static bool is_small_word(const ng_token *token)
{
    return token->kind == NG_TOKEN_WORD && !(token->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED | NG_TOKEN_DOTTED));
}

bool ng_glued_habit(const ng_tokens *tokens)
{
    for (size_t i = 0; i < tokens->mark_count; i++) {
        size_t at = tokens->marks[i].token;
        if (tokens->marks[i].character != '.' || at == 0 || at + 1 >= tokens->count || tokens->items[at].run > 1) continue;
        const ng_token *before = &tokens->items[at - 1], *next = &tokens->items[at + 1];
        bool glued = tokens->items[at].flags & next->flags & NG_TOKEN_GLUED;
        bool capital = next->kind == NG_TOKEN_WORD && (next->flags & NG_TOKEN_CAPITAL) && !(next->flags & NG_TOKEN_UPPER);
        bool name = at + 2 < tokens->count && (tokens->items[at + 2].flags & NG_TOKEN_GLUED)
                    && !ng_token_is_mark(&tokens->items[at + 2], ',');
        bool long_enough = ng_token_length(next) > 1 && ng_token_length(before) > 2;
        if (glued && capital && !name && long_enough && is_small_word(before)) return true;
    }
    return false;
}

/* The word at [at] ends the name of a host or a file, however it is written: "Booking.Com", "photo.JPG". */
static bool is_suffix(const ng_split_line *line, size_t at)
{
    static const char *const SUFFIXES[] = {"com",  "org", "net", "gov",  "edu",  "jpg", "jpeg", "png", "gif",
                                           "svg",  "pdf", "txt", "doc",  "docx", "xls", "xlsx", "csv", "htm",
                                           "html", "php", "xml", "json", "zip",  "exe", "mp3",  "mp4"};
    ng_span word = line->words[line->tokens[at].word].folded;
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++) {
        if (ng_span_equal(word, ng_span_cstr(SUFFIXES[i]))) return true;
    }
    return false;
}

/* "www" of "www.Example.org". */
static bool is_web(const ng_split_line *line, const ng_token *token)
{
    return ng_token_is_word(token) && ng_span_equal(line->words[token->word].folded, NG_SPAN("www"));
}

/* The word at [at] is code's, whatever stands before it: "reader.Close()", "os.Getenv("HOME")", "self.Max_size". */
static bool is_code(const ng_split_line *line, size_t at)
{
    if (!ng_site_glued(line, at + 1)) return false;
    const ng_token *behind = &line->tokens[at + 1];
    bool call = ng_token_is_mark(behind, '(') && ng_site_glued(line, at + 2)
                && (ng_token_is_mark(&behind[1], ')') || ng_mark_quote(&behind[1]));
    return call || ng_token_is_mark(behind, '_') || ng_token_is_mark(behind, '=') || ng_token_is_mark(behind, '<');
}

/* The word at [at] is the middle of a name: ".Text.RegularExpressions", ".Write(5)", ".NET/". */
static bool goes_on(const ng_split_line *line, size_t at)
{
    if (!ng_site_glued(line, at + 1)) return false;
    const ng_token *behind = &line->tokens[at + 1];
    bool dot = ng_mark_terminator(behind) == NG_TERMINATOR_DOT && ng_site_glued(line, at + 2) && ng_token_is_word(&behind[1]);
    return dot || ng_token_is_mark(behind, '(') || ng_token_is_mark(behind, '/');
}

/* A stop word of any language, or its elided article. A single letter may be a name's, "Zafi.A", or an initial. */
static bool is_stop(const ng_split_line *line, size_t at)
{
    const ng_token *token = &line->tokens[at];
    if (token->kind != NG_TOKEN_WORD || !(line->words[token->word].flags & NG_WORD_STOP)) return false;
    bool followed = ng_site_glued(line, at + 1), elided = followed && ng_token_is_word(&token[1]);
    return elided || !ng_split_is_letter(line, token, false) || (line->loses_spaces && !followed);
}

/* The bracket that closes at [at] opened behind a word without a space: "foo(x).Bar". */
static bool is_call(const ng_split_line *line, size_t at)
{
    uint32_t close = line->tokens[at].word;
    for (size_t steps = 1; steps < CALL_TOKENS && at > line->first + steps; steps++) {
        const ng_token *token = &line->tokens[at - steps];
        if (ng_mark_partner(token) == close) return ng_site_glued(line, at - steps) && ng_token_is_word(&token[-1]);
    }
    return false;
}

/* A quote, a bracket or a per cent sign at [mark - 1] may be the last of a sentence: `so "well".Then`, `(a spokesman).Then`. */
static bool closer_ends(const ng_split_line *line, const ng_site *site)
{
    size_t at = site->mark - 1;
    const ng_token *token = &line->tokens[at];
    bool closer = ng_mark_closes(token) || ng_mark_quote(token) || ng_token_is_mark(token, '%');
    bool french = token->word == 0x00BB; /* a space may stand before it */
    if (!closer || at == line->first || !(french || ng_site_glued(line, at)) || ng_mark_partner(&token[-1])) return false;
    bool plain = line->loses_spaces || is_stop(line, site->next) || site->next > site->end;
    return plain && !goes_on(line, site->next) && !is_call(line, at);
}

/* A capitalised word or a number before the stop, a capitalised word behind it. Names are written so too: the mark must stand
 * behind a word that no language knows for an abbreviation, and something must speak for an end. */
static bool name_ends(const ng_split_line *line, const ng_site *site)
{
    const ng_token *before = ng_site_before(line, site), *next = &line->tokens[site->next];
    bool chain = ng_site_glued(line, site->mark - 1) && site->mark - 1 > line->first && !ng_token_is_word(&before[-1])
                 && !ng_mark_quote(&before[-1]) && !ng_mark_partner(&before[-1]);
    if (chain || (before->flags & NG_TOKEN_DOTTED) || ng_split_common(line, before) > 0) return false;
    if (is_stop(line, site->next)) return true;
    bool number = before->kind == NG_TOKEN_NUMBER && ng_token_length(before) <= ORDINAL_DIGITS;
    if (number && (line->word_count < NUMBERED_WORDS || ng_split_class(line, next) >= NG_ABBREVIATION_CALENDAR)) return false;
    if (site->next > site->end) return true; /* a quotation begins */
    return line->loses_spaces && !ng_split_is_letter(line, next, false);
}

/* "summarization.Technologies", "4:15 p.m.Former" end; "Node.js", "Inc.com", "J.K.Rowling" do not. */
static bool dot_ends(const ng_split_line *line, const ng_site *site)
{
    const ng_token *before = ng_site_before(line, site), *next = &line->tokens[site->next];
    if (!before || !(next->flags & NG_TOKEN_CAPITAL)) return false;
    if (!ng_site_glued(line, site->mark)) return is_stop(line, site->next); /* "the load .We", but "the .NET framework" */
    if (is_code(line, site->next) || is_suffix(line, site->next) || is_web(line, before)) return false;
    if (!ng_token_is_word(before)) return closer_ends(line, site);
    ng_abbreviation class = ng_split_class(line, before);
    if (class == NG_ABBREVIATION_TIME) return ng_split_class(line, next) != NG_ABBREVIATION_CALENDAR;
    bool starter = ng_split_is_starter(line, site->next);
    if (class != NG_ABBREVIATION_NONE && class < NG_ABBREVIATION_CALENDAR) {
        bool may_end = class == NG_ABBREVIATION_ORGANISATION || class == NG_ABBREVIATION_PLACE || class == NG_ABBREVIATION_ETC;
        bool measured = class == NG_ABBREVIATION_MEASURE && site->mark - line->first >= 2 && before[-1].kind == NG_TOKEN_NUMBER;
        return (starter && may_end) || (measured && is_stop(line, site->next));
    }
    if (ng_split_is_letter(line, before, true)) return false;
    if (starter || (before->kind == NG_TOKEN_WORD && !(before->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_DOTTED)))) return true;
    return !goes_on(line, site->next) && name_ends(line, site);
}

bool ng_glued_ends(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    bool words = site->next == site->end;
    if (!words && !ng_mark_quote(&line->tokens[site->end]) && !ng_mark_partner(&line->tokens[site->end])) return false;
    if (!(next->flags & NG_TOKEN_CAPITAL) || ng_glued_in_address(line, site->mark)) return false;
    switch (site->kind) {
    case NG_TERMINATOR_DOT:
        return site->closed ? ng_split_class(line, ng_site_before(line, site)) == NG_ABBREVIATION_NONE : dot_ends(line, site);
    case NG_TERMINATOR_ELLIPSIS: return ng_split_is_starter(line, site->next) && ng_token_length(next) > 1;
    default: return site->closed || ng_token_is_word(&line->tokens[site->mark - 1]);
    }
}
