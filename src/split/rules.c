/* rules: does a sentence end at this site?
 *
 * Problem: a full stop ends a sentence, an abbreviation, both, or is part of a word; a question mark may stand inside a
 * quotation that is followed by its speaker. Input: a site, the words around it, the table of abbreviations. Output: the rule
 * that speaks, its side, and whether it is firm. Cost: O(1) for each site. Source: Grefenstette & Tapanainen 1994
 * (abbreviations by class, not one list), Kiss & Strunk 2006 (a frequent sentence starter behind an abbreviation is evidence
 * of an end): here a capitalised stop word is that starter. Every rule carries the id of tests/spec/split.md.
 */
#include "split/rules.h"

#include "split/words.h"

enum {
    TIME_NEEDS_WORDS = 4, /* S13: "At 5 a.m. Mr Smith": so short a piece is no sentence */
    INITIALS = 3,         /* S14: so many letters in a row may be a name's */
    ADDRESS_TOKENS = 16   /* S04: how far a web address is looked back for */
};

enum { ENDS = 1, GOES_ON = 2, BOTH = 3 };

/* Which sides of a rule are firm: those that were right at least 99 times in 100 in running text of the treebanks and in our
 * passages (`nutgraf-train sentences --test` prints the table). The rest only lean, and the model decides. */
static const uint8_t FIRM[NG_RULES] = {
    [2] = BOTH, [6] = GOES_ON, [7] = BOTH, [10] = GOES_ON, [11] = GOES_ON, [12] = ENDS, [13] = BOTH, [16] = BOTH,
    [17] = GOES_ON, [18] = GOES_ON, [19] = GOES_ON,
};

/* S05. The next word may begin a sentence at all. */
static bool may_begin(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    return (next->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED)) || next->kind == NG_TOKEN_NUMBER || ng_split_is_camel(line, next);
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
    const ng_token *before = ng_site_before(line, site), *next = &line->tokens[site->next];
    if (!before || !ng_token_is_word(before) || !(next->flags & NG_TOKEN_CAPITAL)) return false;
    ng_abbreviation class = ng_split_class(line, before);
    if (class == NG_ABBREVIATION_TIME) return ng_split_class(line, next) != NG_ABBREVIATION_CALENDAR;
    bool starter = ng_split_is_starter(line, site->next);
    if (class != NG_ABBREVIATION_NONE && class < NG_ABBREVIATION_CALENDAR) {
        bool may_end = class == NG_ABBREVIATION_ORGANISATION || class == NG_ABBREVIATION_PLACE || class == NG_ABBREVIATION_ETC;
        return starter && may_end;
    }
    if (ng_split_is_letter(line, before, true)) return false;
    return starter || (before->kind == NG_TOKEN_WORD && !(before->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_DOTTED)));
}

static bool glued_ends(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    bool words = site->next == site->end;
    if (!words && !ng_mark_quote(&line->tokens[site->end]) && !ng_mark_partner(&line->tokens[site->end])) return false;
    if (!(next->flags & NG_TOKEN_CAPITAL) || in_address(line, site->mark)) return false;
    switch (site->kind) {
    case NG_TERMINATOR_DOT: return site->closed ? ng_split_class(line, ng_site_before(line, site)) == NG_ABBREVIATION_NONE
                                                : glued_dot_ends(line, site);
    case NG_TERMINATOR_ELLIPSIS: return ng_split_is_starter(line, site->next) && next->len > 1;
    default: return site->closed || ng_token_is_word(&line->tokens[site->mark - 1]);
    }
}

/* ---------------------------------------------------------------- a mark and white space behind it */

/* S13. "At 5 p.m. Police", but "5 p.m. Monday" and "At 5 a.m. Mr Smith". */
static bool time_ends(const ng_split_line *line, const ng_site *site)
{
    ng_abbreviation next = ng_split_class(line, &line->tokens[site->next]);
    if (next == NG_ABBREVIATION_CALENDAR || next == NG_ABBREVIATION_MONTH) return false;
    return line->word_count > TIME_NEEDS_WORDS || ng_split_is_starter(line, site->next);
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
    bool ordinary = !(before->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_DOTTED)) && ng_split_class(line, before) == NG_ABBREVIATION_PLACE;
    bool number = line->tokens[site->next].kind == NG_TOKEN_NUMBER;
    return starter || ordinary || (site->closed && !number);
}

/* S07. "No. 5", "pp. iv", "Fig. A". */
static bool number_ends(const ng_split_line *line, const ng_site *site, ng_abbreviation class, bool starter)
{
    const ng_token *next = &line->tokens[site->next];
    if (next->kind == NG_TOKEN_NUMBER) return false;
    if (class == NG_ABBREVIATION_REFERENCE) return starter;
    return starter || !ng_split_is_letter(line, next, false) || (line->words[next->word].flags & NG_WORD_STOP);
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

/* ---------------------------------------------------------------- which rule speaks */

static ng_verdict says(unsigned rule, bool ends)
{
    return (ng_verdict){.rule = (uint8_t)rule, .ends = ends, .firm = FIRM[rule] & (ends ? ENDS : GOES_ON)};
}

/* A full stop behind a word. */
static ng_verdict word_verdict(const ng_split_line *line, const ng_site *site, const ng_token *before)
{
    bool starter = ng_split_is_starter(line, site->next), number = line->tokens[site->next].kind == NG_TOKEN_NUMBER;
    ng_abbreviation class = ng_split_class(line, before);
    switch (class) {
    case NG_ABBREVIATION_TITLE: return says(6, title_ends(line, site, before, starter));
    case NG_ABBREVIATION_NUMBER:
    case NG_ABBREVIATION_REFERENCE: return says(7, number_ends(line, site, class, starter));
    case NG_ABBREVIATION_ORGANISATION: return says(8, name_ends(line, site, before, starter));
    case NG_ABBREVIATION_AUTHORS:
    case NG_ABBREVIATION_GENERAL: return says(8, starter);
    case NG_ABBREVIATION_PLACE: return says(9, name_ends(line, site, before, starter));
    case NG_ABBREVIATION_MONTH: return says(10, !(before->flags & NG_TOKEN_CAPITAL) || starter);
    case NG_ABBREVIATION_LATIN: return says(11, false);
    case NG_ABBREVIATION_ETC: return says(11, !number);
    case NG_ABBREVIATION_MEASURE: return says(12, measure_ends(line, site));
    case NG_ABBREVIATION_TIME: return says(13, time_ends(line, site));
    default: break;
    }
    bool firm = ng_site_glued(line, site->mark - 1) && ng_token_is_mark(&line->tokens[site->mark - 2], '&'); /* "AT&T" */
    if (ng_split_is_letter(line, before, false) && !firm) return says(14, initial_ends(line, site, starter));
    if (ng_split_is_letter(line, before, true)) return says(14, !number); /* "c. 1871" */
    if (is_item_number(line, site, before)) return says(18, false);
    return says(20, true);
}

static ng_verdict dot_verdict(const ng_split_line *line, const ng_site *site)
{
    const ng_token *before = ng_site_before(line, site);
    if (!before) return says(20, false);
    if (ng_token_is_word(before)) return word_verdict(line, site, before);
    bool degree = ng_token_is_mark(before, 0xB0) || ng_token_is_mark(before, 0xBA); /* "N°. 5" */
    if (degree && line->tokens[site->next].kind == NG_TOKEN_NUMBER) return says(7, false);
    return says(20, true);
}

/* S15. "Wait... The door", but "the thing is... I did not" and "well ... perhaps". */
static bool ellipsis_ends(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    if (site->run > 3 || site->closed) return true;
    if (next->kind == NG_TOKEN_NUMBER) return false;
    ng_span text = ng_token_text(line->text, next);
    bool pronoun = text.ptr[0] == 'I' && (text.len == 1 || text.ptr[1] == '\'' || (unsigned char)text.ptr[1] == 0xE2);
    return !pronoun && (ng_site_glued(line, site->mark) || ng_split_is_starter(line, site->next));
}

/* ! and ? end, but not before the speaker of a quotation (S17) and not in "Yahoo! Inc" (S16). */
static ng_verdict strong_verdict(const ng_split_line *line, const ng_site *site)
{
    if (site->closed && ng_split_speaker_follows(line, site)) return says(17, false);
    const ng_token *before = ng_site_before(line, site);
    bool name = before && ng_split_class(line, before) == NG_ABBREVIATION_EXCLAIMED;
    return name ? says(16, ng_split_is_starter(line, site->next)) : says(20, true);
}

ng_verdict ng_rules_verdict(const ng_split_line *line, const ng_site *site)
{
    if (site->mark < line->inside) return says(19, false);
    if (ng_mark_continues(&line->tokens[site->end])) return says(3, false);
    if (site->kind == NG_TERMINATOR_FULL) return says(2, true);
    if (!site->gap) return says(4, glued_ends(line, site));
    if (!may_begin(line, site)) return says(5, false);
    switch (site->kind) {
    case NG_TERMINATOR_DOT: return dot_verdict(line, site);
    case NG_TERMINATOR_ELLIPSIS: return says(15, ellipsis_ends(line, site));
    default: return strong_verdict(line, site);
    }
}
