/* rules: does a sentence end at this site?
 *
 * Problem: a full stop ends a sentence, an abbreviation, both, or is part of a word; a question mark may stand inside a
 * quotation that is followed by its speaker. Input: a site, the words around it, the table of abbreviations. Output: yes or
 * no. Cost: O(1) for each site. Source: Grefenstette & Tapanainen 1994 (abbreviations by class, not one list), Kiss & Strunk
 * 2006 (a frequent sentence starter behind an abbreviation is evidence of an end): here a capitalised stop word is that
 * starter. Every rule carries the id of tests/spec/split.md.
 */
#include "split/abbreviation.h"
#include "split/site.h"
#include "wrap/utf8.h"

enum {
    TIME_NEEDS_WORDS = 4,   /* S13: "At 5 a.m. Mr Smith": so short a piece is no sentence */
    INITIALS = 3,           /* S14: so many letters in a row may be a name's */
    SPEAKER_WORDS = 4,      /* S17: a speaker's name before the verb: "Prime Minister Ann Lee asked" */
    ADDRESS_TOKENS = 16,    /* S04: how far a web address is looked back for */
    ABBREVIATION_BYTES = 12 /* longest word that is looked up by the part behind its hyphen */
};

static const ng_token *word_before(const ng_split_line *line, const ng_site *site)
{
    return site->mark > line->first ? &line->tokens[site->mark - 1] : NULL;
}

static ng_abbreviation look_up(const ng_split_line *line, ng_span folded, uint64_t hash)
{
    const ng_row *row = ng_table_find(line->abbreviations, folded, hash);
    return row ? (ng_abbreviation)row->value : NG_ABBREVIATION_NONE;
}

/* Letters parted by dots, no part longer than two: "U.S", "B.Sc", but not "example.com". */
static bool is_dotted_letters(const ng_split_line *line, const ng_token *token)
{
    if (!(token->flags & NG_TOKEN_DOTTED) || token->kind != NG_TOKEN_WORD) return false;
    ng_span word = ng_token_text(line->text, token);
    for (ng_span part; word.len;) {
        part = ng_span_cut(&word, '.');
        if (ng_utf8_code_points(part) > 2) return false;
    }
    return true;
}

/* The class of a word; a compound has the class of its last part: "ex-Gov". */
static ng_abbreviation class_of(const ng_split_line *line, const ng_token *token)
{
    if (!ng_token_is_word(token)) return NG_ABBREVIATION_NONE;
    const ng_word *word = &line->words[token->word];
    ng_abbreviation class = look_up(line, word->folded, word->hash);
    if (class != NG_ABBREVIATION_NONE) return class;
    if (is_dotted_letters(line, token)) return NG_ABBREVIATION_PLACE;
    for (size_t i = word->folded.len; i > 0 && word->folded.len - i < ABBREVIATION_BYTES; i--) {
        if (word->folded.ptr[i - 1] != '-') continue;
        ng_span part = ng_span_slice(word->folded, i, word->folded.len);
        return look_up(line, part, ng_hash(part));
    }
    return NG_ABBREVIATION_NONE;
}

/* One letter, a capital unless [small] is allowed too. */
static bool is_letter(const ng_split_line *line, const ng_token *token, bool small)
{
    if (token->kind != NG_TOKEN_WORD || (token->flags & NG_TOKEN_UNCASED)) return false;
    if (!small && !(token->flags & NG_TOKEN_CAPITAL)) return false;
    return token->len <= 2 && ng_utf8_code_points(ng_token_text(line->text, token)) == 1;
}

/* "iPhone", "eBay": a name that begins a sentence with a small letter. */
static bool is_camel(const ng_split_line *line, const ng_token *token)
{
    const char *text = line->text.ptr + token->start;
    return token->len > 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'A' && text[1] <= 'Z';
}

/* S05. The next word may begin a sentence at all. */
static bool may_begin(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    return (next->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED)) || next->kind == NG_TOKEN_NUMBER || is_camel(line, next);
}

/* S05. The next word is one that begins sentences and hardly ever a name: a capitalised stop word, no initial. */
static bool is_starter(const ng_split_line *line, size_t at)
{
    const ng_token *token = &line->tokens[at];
    if (token->kind != NG_TOKEN_WORD || !(token->flags & NG_TOKEN_CAPITAL)) return false;
    if (!(line->words[token->word].flags & NG_WORD_STOP)) return false;
    bool dot = ng_site_glued(line, at + 1) && ng_token_is_mark(&line->tokens[at + 1], '.');
    if (dot && token->len == 1) return false;
    return class_of(line, token) != NG_ABBREVIATION_NAME_TOO && class_of(line, token) != NG_ABBREVIATION_NUMBER;
}

/* ---------------------------------------------------------------- no space behind the mark */

/* S04. The word at the site is part of a web or mail address. */
static bool in_address(const ng_split_line *line, size_t at)
{
    for (size_t steps = 0; steps < ADDRESS_TOKENS && at > line->first; steps++, at--) {
        const ng_token *token = &line->tokens[at - 1];
        if (ng_token_is_mark(token, '@') || (ng_token_is_mark(token, '/') && token->run == 2)) return true;
        if (!(token->flags & NG_TOKEN_GLUED)) break;
    }
    return false;
}

/* S04. "summarization.Technologies", "4:15 p.m.Former" end; "Node.js", "Inc.com", "J.K.Rowling" do not. */
static bool glued_dot_ends(const ng_split_line *line, const ng_site *site)
{
    const ng_token *before = word_before(line, site), *next = &line->tokens[site->next];
    if (!before || !ng_token_is_word(before) || !(next->flags & NG_TOKEN_CAPITAL)) return false;
    ng_abbreviation class = class_of(line, before);
    if (class == NG_ABBREVIATION_TIME) return class_of(line, next) != NG_ABBREVIATION_CALENDAR;
    bool starter = is_starter(line, site->next);
    if (class != NG_ABBREVIATION_NONE && class < NG_ABBREVIATION_CALENDAR) {
        bool may_end = class == NG_ABBREVIATION_ORGANISATION || class == NG_ABBREVIATION_PLACE || class == NG_ABBREVIATION_ETC;
        return starter && may_end;
    }
    if (is_letter(line, before, true)) return false;
    return starter || (before->kind == NG_TOKEN_WORD && !(before->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_DOTTED)));
}

static bool glued_ends(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    bool words = site->next == site->end;
    if (!words && !ng_mark_quote(&line->tokens[site->end]) && !ng_mark_partner(&line->tokens[site->end])) return false;
    if (!(next->flags & NG_TOKEN_CAPITAL) || in_address(line, site->mark)) return false;
    switch (site->kind) {
    case NG_TERMINATOR_DOT: return site->closed ? class_of(line, word_before(line, site)) == NG_ABBREVIATION_NONE
                                                : glued_dot_ends(line, site);
    case NG_TERMINATOR_ELLIPSIS: return is_starter(line, site->next) && next->len > 1;
    default: return site->closed || ng_token_is_word(&line->tokens[site->mark - 1]);
    }
}

/* ---------------------------------------------------------------- a mark and white space behind it */

/* S13. "At 5 p.m. Police", but "5 p.m. Monday" and "At 5 a.m. Mr Smith". */
static bool time_ends(const ng_split_line *line, const ng_site *site)
{
    ng_abbreviation next = class_of(line, &line->tokens[site->next]);
    if (next == NG_ABBREVIATION_CALENDAR || next == NG_ABBREVIATION_MONTH) return false;
    return line->word_count > TIME_NEEDS_WORDS || is_starter(line, site->next);
}

static bool is_measured(const ng_split_line *line, const ng_site *site)
{
    return site->mark - line->first >= 2 && line->tokens[site->mark - 2].kind == NG_TOKEN_NUMBER;
}

/* S06. A title in small letters is the ordinary word that it also is: "a sales rep. Then", "a drop of 300 ft. Rescuers". */
static bool title_ends(const ng_split_line *line, const ng_site *site, const ng_token *before, bool starter)
{
    if (before->flags & NG_TOKEN_CAPITAL) return false;
    return starter || (is_measured(line, site) && line->tokens[site->next].kind != NG_TOKEN_NUMBER);
}

/* S08, S09. "Apple Inc. The", "in the U.S. How", but "U.S. President". */
static bool name_ends(const ng_split_line *line, const ng_site *site, const ng_token *before, bool starter)
{
    bool ordinary = !(before->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_DOTTED)) && class_of(line, before) == NG_ABBREVIATION_PLACE;
    bool number = line->tokens[site->next].kind == NG_TOKEN_NUMBER;
    return starter || ordinary || (site->closed && !number);
}

/* S07. "No. 5", "pp. iv", "Fig. A". */
static bool number_ends(const ng_split_line *line, const ng_site *site, ng_abbreviation class, bool starter)
{
    const ng_token *next = &line->tokens[site->next];
    if (next->kind == NG_TOKEN_NUMBER) return false;
    if (class == NG_ABBREVIATION_REFERENCE) return starter;
    return starter || !is_letter(line, next, false) || (line->words[next->word].flags & NG_WORD_STOP);
}

/* S12. "5 ft. 10 in.", but "rained in. The". */
static bool measure_ends(const ng_split_line *line, const ng_site *site)
{
    return !is_measured(line, site) || line->tokens[site->next].kind != NG_TOKEN_NUMBER;
}

/* S18. The number of a list item: "for two reasons. 1. The first". It stands alone in its sentence or behind a colon. */
static bool is_item_number(const ng_split_line *line, const ng_site *site, const ng_token *before)
{
    if (before->kind != NG_TOKEN_NUMBER || before->len > 2) return false;
    return line->word_count == 1 || (site->mark - line->first >= 2 && ng_token_is_mark(&line->tokens[site->mark - 2], ':'));
}

/* S14. "J. K. Rowling", "George W. Bush"; but "you and I. Did", "vitamin C. The". Initials alone are no sentence. */
static bool initial_ends(const ng_split_line *line, const ng_site *site, bool starter)
{
    bool alone = site->mark - line->start + 1 == 2 * line->word_count; /* letters and the dots between them */
    return starter && !(alone && line->word_count <= INITIALS);
}

static bool word_ends(const ng_split_line *line, const ng_site *site, const ng_token *before)
{
    bool starter = is_starter(line, site->next), number = line->tokens[site->next].kind == NG_TOKEN_NUMBER;
    ng_abbreviation class = class_of(line, before);
    switch (class) {
    case NG_ABBREVIATION_TITLE: return title_ends(line, site, before, starter);
    case NG_ABBREVIATION_NUMBER:
    case NG_ABBREVIATION_REFERENCE: return number_ends(line, site, class, starter);
    case NG_ABBREVIATION_ORGANISATION:
    case NG_ABBREVIATION_PLACE: return name_ends(line, site, before, starter);
    case NG_ABBREVIATION_MONTH: return !(before->flags & NG_TOKEN_CAPITAL) || starter;
    case NG_ABBREVIATION_LATIN: return false;
    case NG_ABBREVIATION_ETC: return !number;
    case NG_ABBREVIATION_AUTHORS:
    case NG_ABBREVIATION_GENERAL: return starter;
    case NG_ABBREVIATION_MEASURE: return measure_ends(line, site);
    case NG_ABBREVIATION_TIME: return time_ends(line, site);
    default: break;
    }
    bool firm = ng_site_glued(line, site->mark - 1) && ng_token_is_mark(&line->tokens[site->mark - 2], '&'); /* "AT&T" */
    if (is_letter(line, before, false) && !firm) return initial_ends(line, site, starter);
    if (is_letter(line, before, true)) return !number; /* "c. 1871" */
    return !is_item_number(line, site, before);
}

static bool dot_ends(const ng_split_line *line, const ng_site *site)
{
    const ng_token *before = word_before(line, site);
    if (!before) return false;
    if (ng_token_is_word(before)) return word_ends(line, site, before);
    bool degree = ng_token_is_mark(before, 0xB0) || ng_token_is_mark(before, 0xBA); /* "N°. 5" (S07) */
    return !degree || line->tokens[site->next].kind != NG_TOKEN_NUMBER;
}

/* S15. "Wait... The door", but "the thing is... I did not" and "well ... perhaps". */
static bool ellipsis_ends(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    if (site->run > 3 || site->closed) return true;
    if (next->kind == NG_TOKEN_NUMBER) return false;
    ng_span text = ng_token_text(line->text, next);
    bool pronoun = text.ptr[0] == 'I' && (text.len == 1 || text.ptr[1] == '\'' || (unsigned char)text.ptr[1] == 0xE2);
    return !pronoun && (ng_site_glued(line, site->mark) || is_starter(line, site->next));
}

/* S17. `"Why?" Smith asked`: behind a closed quotation stand a name and a verb of speech. */
static bool speaker_follows(const ng_split_line *line, const ng_site *site)
{
    for (size_t i = 0; i < SPEAKER_WORDS && site->next + i < line->end; i++) {
        const ng_token *token = &line->tokens[site->next + i];
        if (!ng_token_is_word(token)) return false;
        if (i > 0 && class_of(line, token) == NG_ABBREVIATION_SPEECH) return true;
        if (!(token->flags & NG_TOKEN_CAPITAL) || (i == 0 && is_starter(line, site->next))) return false;
    }
    return false;
}

/* S16. ! and ? end, but not in "Yahoo! Inc". */
static bool strong_ends(const ng_split_line *line, const ng_site *site)
{
    if (site->closed && speaker_follows(line, site)) return false;
    const ng_token *before = word_before(line, site);
    bool name = before && class_of(line, before) == NG_ABBREVIATION_EXCLAIMED;
    return !name || is_starter(line, site->next);
}

bool ng_site_ends(const ng_split_line *line, const ng_site *site)
{
    if (site->end == line->end) return true;
    if (site->next == line->end || ng_mark_continues(&line->tokens[site->end])) return false;
    if (site->kind == NG_TERMINATOR_FULL) return true;
    if (!site->gap) return glued_ends(line, site);
    if (!may_begin(line, site)) return false;
    switch (site->kind) {
    case NG_TERMINATOR_DOT: return dot_ends(line, site);
    case NG_TERMINATOR_ELLIPSIS: return ellipsis_ends(line, site);
    default: return strong_ends(line, site);
    }
}
