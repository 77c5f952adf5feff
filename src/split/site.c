/* site: from a terminator to everything that belongs to it.
 *
 * Problem: a sentence does not end at its full stop but behind the quotes, brackets and further stops that follow, and a
 * straight quote says by itself neither that it closes nor that it opens. Input: a terminator on a line. Output: its site.
 * Cost: O(tokens of the line) for all sites together. Source: UAX #29 (SB6 to SB11: ATerm Close* Sp*), with the parity of
 * straight quotes as evidence, after what was seen in newspaper text.
 */
#include "split/site.h"

/* S02. In Armenian text the colon is the full stop, and "." a lesser pause. */
static bool is_armenian(const ng_split_line *line, size_t at)
{
    if (at <= line->first) return false;
    const ng_token *token = &line->tokens[at - 1];
    if (at - 1 > line->first && ng_mark_terminator(token) == NG_TERMINATOR_ELLIPSIS) token--;
    if (token->flags & NG_TOKEN_ASCII) return false; /* spares a look at the text */
    unsigned char lead = (unsigned char)line->text.ptr[token->start];
    return lead >= 0xD4 && lead <= 0xD6;
}

/* S02. In Greek text the semicolon is the question mark. */
static bool is_greek(const ng_split_line *line, size_t at)
{
    if (at <= line->first || !ng_site_glued(line, at)) return false;
    unsigned char lead = (unsigned char)line->text.ptr[line->tokens[at - 1].start];
    return lead == 0xCE || lead == 0xCF;
}

ng_terminator ng_site_terminator(const ng_split_line *line, size_t at)
{
    const ng_token *token = &line->tokens[at];
    if (ng_token_is_mark(token, ':')) return is_armenian(line, at) ? NG_TERMINATOR_FULL : NG_TERMINATOR_NONE;
    if (ng_token_is_mark(token, ';')) return is_greek(line, at) ? NG_TERMINATOR_STRONG : NG_TERMINATOR_NONE;
    ng_terminator kind = ng_mark_terminator(token);
    bool dots = kind == NG_TERMINATOR_DOT || kind == NG_TERMINATOR_ELLIPSIS;
    return dots && is_armenian(line, at) ? NG_TERMINATOR_NONE : kind;
}

/* An ellipsis that begins a sentence: "It rained. ...and then", "It rained. . . . The road". Returns the token behind it, or
 * [at]. */
static size_t opening_ellipsis(const ng_split_line *line, size_t at)
{
    size_t end = at, dots = 0;
    while (end < line->end && ng_mark_terminator(&line->tokens[end]) && dots < 3 && !(end > at && ng_site_glued(line, end))) {
        dots += ng_token_is_mark(&line->tokens[end], '.') ? line->tokens[end].run : 3;
        end++;
    }
    bool word = end < line->end && ng_token_is_word(&line->tokens[end]);
    bool one = end == at + 1 && ng_site_glued(line, end), three = end == at + 3 && !ng_site_glued(line, end);
    bool ellipsis = ng_mark_terminator(&line->tokens[at]) <= NG_TERMINATOR_ELLIPSIS;
    return word && ellipsis && !ng_site_glued(line, at) && dots == 3 && (one || three) ? end : at;
}

/* Takes in "?!", "!!!", "...?" and, for dots, ". . .". Returns the token behind the run. */
static size_t terminators_end(const ng_split_line *line, size_t at, ng_site *site)
{
    while (at < line->end) {
        ng_terminator kind = ng_site_terminator(line, at);
        bool glued = ng_site_glued(line, at);
        bool dots = kind == NG_TERMINATOR_DOT && site->kind <= NG_TERMINATOR_ELLIPSIS;
        if (kind == NG_TERMINATOR_NONE || (!glued && !dots)) break;
        bool stop = at == site->mark + 1 && ng_site_glued(line, site->mark) && site->run == 1;
        if (stop && opening_ellipsis(line, at) > at) break;
        if (!glued) site->spaced = true;
        site->run += line->tokens[at].run;
        if (dots) site->kind = NG_TERMINATOR_ELLIPSIS;
        else if (kind > site->kind) site->kind = kind;
        at++;
    }
    return at;
}

/* S03. Whether the quote at [at] closes rather than opens; [odd]: a straight quote is open before it. */
static bool quote_closes(const ng_split_line *line, size_t at, bool odd)
{
    const ng_token *token = &line->tokens[at];
    bool glued = ng_site_glued(line, at), leads = ng_site_glued(line, at + 1) && ng_token_is_word(&line->tokens[at + 1]);
    switch (token->word) {
    case '"': return odd ? glued || !leads : glued && !leads;
    case 0x00BB: /* » also stands behind a space, in French */
    case 0x201D: return glued || !leads;
    case 0x2019:
    case 0x203A: return glued;
    default: return (glued || token->run == 2) && !leads; /* ' “ ‘ « ‹, and '' */
    }
}

/* S03. A reference mark behind the sentence: "end.[12]", "end. [12]". Returns the token behind it, or [at]. */
static size_t reference_end(const ng_split_line *line, size_t at)
{
    if (at + 3 > line->end || !ng_token_is_mark(&line->tokens[at], '[')) return at;
    bool number = line->tokens[at + 1].kind == NG_TOKEN_NUMBER && ng_site_glued(line, at + 1);
    return number && ng_token_is_mark(&line->tokens[at + 2], ']') ? at + 3 : at;
}

static bool closes(const ng_split_line *line, size_t at, bool odd)
{
    const ng_token *token = &line->tokens[at];
    if (ng_mark_closes(token)) return ng_site_glued(line, at);
    return ng_mark_quote(token) && quote_closes(line, at, odd);
}

/* S21. "The Harbour Plan The council met": nothing ended the first, but "The" begins sentences and hardly ever a name. */
ng_site ng_site_find(const ng_split_line *line, size_t mark)
{
    ng_site site = {.mark = mark, .kind = ng_site_terminator(line, mark), .run = line->tokens[mark].run};
    size_t at = mark + 1, quotes = line->quotes; /* counted along */
    if (at == line->end || ng_token_is_word(&line->tokens[at])) { /* most sites: nothing belongs to the mark */
        site.end = site.next = at;
        site.gap = !ng_site_glued(line, at);
        return site;
    }
    at = terminators_end(line, at, &site);
    for (;;) {
        size_t before = at;
        while (at < line->end && closes(line, at, quotes % 2 == 1)) {
            if (ng_token_is_mark(&line->tokens[at], '"')) quotes += line->tokens[at].run;
            site.closed = true;
            at++;
        }
        at = reference_end(line, at);
        if (at < line->end && ng_site_glued(line, at) && ng_site_terminator(line, at)) at = terminators_end(line, at, &site);
        if (at == before) break;
    }
    site.end = at;
    site.gap = !ng_site_glued(line, at);
    if (at < line->end && ng_site_terminator(line, at)) at = opening_ellipsis(line, at);
    while (at < line->end && !ng_token_is_word(&line->tokens[at]) && !ng_site_terminator(line, at)) at++;
    site.next = at < line->end && ng_token_is_word(&line->tokens[at]) ? at : line->end;
    return site;
}
