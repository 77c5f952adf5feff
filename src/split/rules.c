/* rules: does a sentence end at this site?
 *
 * Problem: a full stop ends a sentence, an abbreviation, both, or is part of a word; a question mark may stand inside a
 * quotation that is followed by its speaker. Input: a site, the words around it, the table of abbreviations. Output: the rule
 * that speaks, its side, and whether it is firm. Cost: O(1) for each site. Source: Grefenstette & Tapanainen 1994
 * (abbreviations by class, not one list), Kiss & Strunk 2006 (a frequent sentence starter behind an abbreviation is evidence
 * of an end): here a capitalised stop word is that starter. Every rule carries the id of tests/spec/split.md.
 */
#include "split/rules.h"

#include "split/glued.h"
#include "split/words.h"

enum {
    TIME_NEEDS_WORDS = 4, /* S13: "At 5 a.m. Mr Smith": so short a piece is no sentence */
    INITIALS = 3,         /* S14: so many letters in a row may be a name's */
    PLAIN_BYTES = 5,      /* S20: hardly an abbreviation is so long, and those are listed */
    PLAIN_WORDS = 3,      /* S20: a shorter sentence is a heading, a number or a slip */
    ITEM_DIGITS = 4       /* S18: a sentence of no more than such a number is an item's or an article's number */
};

enum { ENDS = 1, GOES_ON = 2, BOTH = 3 };

/* Which sides of a rule are firm, in any language and in those whose stop words are known, where a capitalised stop word
 * behind the mark is a sure sign: the sides that were right more often than the model, in treebanks and in our passages
 * (`nutgraf-train sentences` prints the table). The rest only lean, and the model decides. */
static const struct {
    uint8_t always;
    uint8_t with_stops;
} FIRM[NG_RULES] = {
    [2] = {BOTH, BOTH},        [4] = {ENDS, ENDS},        [6] = {GOES_ON, BOTH},     [7] = {BOTH, BOTH},
    [8] = {0, ENDS},           [9] = {0, ENDS},        [10] = {GOES_ON, GOES_ON}, [11] = {GOES_ON, BOTH},
    [12] = {0, 0},       [13] = {BOTH, BOTH},    [14] = {0, ENDS},          [15] = {0, 0},
    [16] = {BOTH, BOTH},       [17] = {GOES_ON, BOTH}, [18] = {GOES_ON, BOTH},    [19] = {GOES_ON, GOES_ON},
};

/* S05. "'s Avonds", "'t Is": Dutch sentences that begin with a small letter. */
static bool is_clitic(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    bool quoted = site->next > site->end && ng_site_glued(line, site->next) && ng_mark_quote(next - 1);
    return quoted && ng_split_is_letter(line, next, true) && site->next + 1 < line->end && !ng_site_glued(line, site->next + 1)
           && (next[1].flags & NG_TOKEN_CAPITAL);
}

/* S05. The next word may begin a sentence at all. */
static bool may_begin(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    return (next->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED)) || next->kind == NG_TOKEN_NUMBER
           || ng_split_is_camel(line, next);
}

/* ---------------------------------------------------------------- a mark and white space behind it */

/* S13. "At 5 p.m. Police", but "5 p.m. Monday" and "At 5 a.m. Mr Smith". */
static bool time_ends(const ng_split_line *line, const ng_site *site)
{
    ng_abbreviation next = ng_split_class(line, &line->tokens[site->next]);
    if (next == NG_ABBREVIATION_CALENDAR || next == NG_ABBREVIATION_MONTH) return false;
    return line->word_count > TIME_NEEDS_WORDS || ng_split_is_starter(line, site->next);
}

/* A number stands before the word: "0,38 s.", "30 min.". Then it is a measure, whatever else its letters mean. */
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
    bool ordinary =
        !(before->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_DOTTED)) && ng_split_class(line, before) == NG_ABBREVIATION_PLACE;
    bool number = line->tokens[site->next].kind == NG_TOKEN_NUMBER;
    return starter || ordinary || (site->closed && !number);
}

/* S12. Behind a number these may be measures: "0,38 s. Ve sjezdu", "30 min. Lad det". A number may follow as a list's. */
static bool is_doubtful(ng_abbreviation class, bool number)
{
    if (class == NG_ABBREVIATION_NUMBER) return !number;
    return class == NG_ABBREVIATION_REFERENCE || class == NG_ABBREVIATION_LATIN;
}

/* S07. "see Fig. A and Eq. A": an article in English, but behind a capital that this text writes with its stop alone the name of
 * a part. "He asked Matt. A friend" is told by another "Matt". */
static bool is_lettered_part(const ng_split_line *line, const ng_site *site, ng_abbreviation class)
{
    const ng_token *before = ng_site_before(line, site);
    bool inside = (before->flags & NG_TOKEN_CAPITAL) && line->word_count > 1;
    if (!inside || !ng_split_is_letter(line, &line->tokens[site->next], false)) return false;
    return class == NG_ABBREVIATION_REFERENCE || ng_word_written(&line->words[before->word], NG_WORD_UNSTOPPED) == 0;
}

/* S07. "No. 5", "pp. iv", "Fig. A". */
static bool number_ends(const ng_split_line *line, const ng_site *site, ng_abbreviation class, bool starter)
{
    const ng_token *next = &line->tokens[site->next];
    if (next->kind == NG_TOKEN_NUMBER || (starter && is_lettered_part(line, site, class))) return false;
    if (class == NG_ABBREVIATION_REFERENCE) return starter;
    return starter || !ng_split_is_letter(line, next, false) || ng_split_is_stop(line, next);
}

/* S12. "5 ft. 10 in.", but "rained in. The". */
static bool measure_ends(const ng_split_line *line, const ng_site *site)
{
    return !is_measured(line, site) || line->tokens[site->next].kind != NG_TOKEN_NUMBER;
}

/* S18. The number of a list item: "for two reasons. 1. The first". It stands alone in its sentence or behind a colon. */
static bool is_item_number(const ng_split_line *line, const ng_site *site, const ng_token *before)
{
    if (before->kind != NG_TOKEN_NUMBER || ng_token_length(before) > ITEM_DIGITS) return false;
    if (line->word_count == 1) return true;
    return ng_token_length(before) <= 2 && site->mark - line->first >= 2 && ng_token_is_mark(&line->tokens[site->mark - 2], ':');
}

/* S14. "J. K. Rowling", "George W. Bush"; but "you and I. Did", "vitamin C. The". Initials alone are no sentence. */
static bool initial_ends(const ng_split_line *line, const ng_site *site, bool starter)
{
    bool alone = site->mark - line->start + 1 == 2 * line->word_count; /* letters and the dots between them */
    return starter && !(alone && line->word_count <= INITIALS);
}

/* ---------------------------------------------------------------- which rule speaks */

static ng_verdict says(const ng_split_line *line, unsigned rule, bool ends)
{
    bool stops = line->means->language->starters;
    unsigned firm = stops ? FIRM[rule].with_stops : FIRM[rule].always;
    return (ng_verdict){.rule = (uint8_t)rule, .ends = ends, .firm = firm & (ends ? ENDS : GOES_ON)};
}

/* A case that a rule knows well, though not all of its kind. */
static ng_verdict surely(unsigned rule, bool ends)
{
    return (ng_verdict){.rule = (uint8_t)rule, .ends = ends, .firm = true};
}

/* The model decides. */
static ng_verdict leans(unsigned rule, bool ends)
{
    return (ng_verdict){.rule = (uint8_t)rule, .ends = ends};
}

/* "XIV" before a stop: an ordinal in the languages that write them so. */
static bool is_ordinal(const ng_split_line *line, const ng_token *token)
{
    if (token->kind == NG_TOKEN_NUMBER) return ng_token_length(token) <= 2;
    return ng_split_is_roman(line, token);
}

/* S14. Behind the last of such letters the sentence may end: "и т. д. Потом", "m. m. Sedan". */
static bool is_last_letter(const ng_split_line *line, const ng_site *site, const ng_token *before)
{
    if (site->mark - line->first < 3 || !ng_token_is_mark(before - 1, '.')) return false;
    bool small = ng_split_is_letter(line, before, true) && !ng_split_is_letter(line, before, false);
    return small && ng_split_is_letter(line, before - 2, true);
}

/* S14. Letters that are parted by stops and spaces: "z. B.", "s. r. o.", "т. е.". */
static bool is_lettered(const ng_split_line *line, const ng_site *site, const ng_token *before)
{
    const ng_token *next = &line->tokens[site->next];
    bool small = ng_split_is_letter(line, before, true) && !ng_split_is_letter(line, before, false);
    bool stop = ng_site_glued(line, site->next + 1) && ng_token_is_mark(next + 1, '.');
    return small && stop && site->next == site->end && ng_split_is_letter(line, next, true);
}

/* S20. The plain case, three sites in four: a word in small letters, too long for an abbreviation and known as none in any
 * language, a mark, a capital. Nothing is left to weigh, and the model would only cost time. */
static bool is_plain(const ng_split_line *line, const ng_site *site, const ng_token *before)
{
    const ng_token *next = &line->tokens[site->next];
    bool small = before->kind == NG_TOKEN_WORD && !(before->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED | NG_TOKEN_DOTTED));
    bool capital = next->kind == NG_TOKEN_WORD && (next->flags & NG_TOKEN_CAPITAL) && site->next == site->end;
    bool alone = site->run == 1 && !site->closed && ng_site_glued(line, site->mark) && line->quotes % 2 == 0;
    return small && capital && alone && ng_token_length(before) >= PLAIN_BYTES && line->word_count >= PLAIN_WORDS
           && ng_split_common(line, before) == 0;
}

/* A full stop behind a word. */
static ng_verdict word_verdict(const ng_split_line *line, const ng_site *site, const ng_token *before)
{
    const ng_token *next = &line->tokens[site->next];
    ng_abbreviation class = ng_split_class(line, before);
    if (class == NG_ABBREVIATION_NONE && is_plain(line, site, before)) return surely(20, true);
    bool starter = ng_split_is_starter(line, site->next), number = next->kind == NG_TOKEN_NUMBER;
    bool ordinal = is_ordinal(line, before) && ng_split_class(line, next) == NG_ABBREVIATION_ORDINAL_NOUN;
    if (ordinal) return says(line, 10, false); /* "3. Oktober" */
    if (is_lettered(line, site, before)) return says(line, 11, false);
    if (is_last_letter(line, site, before)) return leans(14, !number);
    bool initial = ng_split_is_letter(line, before, false);
    if (initial && class == NG_ABBREVIATION_MEASURE) class = NG_ABBREVIATION_NONE; /* "J. M. Simões", but "5 m." */
    if (class < NG_ABBREVIATION_CALENDAR && is_measured(line, site) && is_doubtful(class, number)) {
        return leans(12, !number);
    }
    switch (class) {
    case NG_ABBREVIATION_TITLE: return says(line, 6, title_ends(line, site, before, starter));
    case NG_ABBREVIATION_NUMBER:
    case NG_ABBREVIATION_REFERENCE: return says(line, 7, number_ends(line, site, class, starter));
    case NG_ABBREVIATION_ORGANISATION: return starter ? surely(8, true) : says(line, 8, name_ends(line, site, before, starter));
    case NG_ABBREVIATION_AUTHORS:
    case NG_ABBREVIATION_GENERAL: return says(line, 8, starter);
    case NG_ABBREVIATION_PLACE: return starter ? surely(9, true) : says(line, 9, name_ends(line, site, before, starter));
    case NG_ABBREVIATION_MONTH: return says(line, 10, !(before->flags & NG_TOKEN_CAPITAL) || starter);
    case NG_ABBREVIATION_LATIN: return says(line, 11, false);
    case NG_ABBREVIATION_ETC: return says(line, 11, !number);
    case NG_ABBREVIATION_MEASURE: return starter ? surely(12, true) : says(line, 12, measure_ends(line, site));
    case NG_ABBREVIATION_TIME: return says(line, 13, time_ends(line, site));
    default: break;
    }
    if (initial) return says(line, 14, initial_ends(line, site, starter));
    if (ng_split_is_letter(line, before, true)) return says(line, 14, !number); /* "c. 1871" */
    if (is_item_number(line, site, before)) return says(line, 18, false);
    return says(line, 20, true);
}

static ng_verdict dot_verdict(const ng_split_line *line, const ng_site *site)
{
    const ng_token *before = ng_site_before(line, site);
    if (!before) return says(line, 20, false);
    if (ng_token_is_word(before)) {
        ng_verdict verdict = word_verdict(line, site, before);
        verdict.firm |= ng_split_know(line, before).own; /* a newsroom knows its own words */
        return verdict;
    }
    bool degree = ng_token_is_mark(before, 0xB0) || ng_token_is_mark(before, 0xBA); /* "N°. 5" */
    if (degree && line->tokens[site->next].kind == NG_TOKEN_NUMBER) return says(line, 7, false);
    return ng_token_is_mark(before, '%') ? surely(20, true) : says(line, 20, true);
}

/* S15. "The thing is... I did not": the word is a capital anywhere. Elsewhere the model decides between "Wait... The door" and
 * "well ... perhaps"; without one, a space before the ellipsis tells. */
static ng_verdict ellipsis_verdict(const ng_split_line *line, const ng_site *site)
{
    const ng_token *next = &line->tokens[site->next];
    ng_span text = ng_token_text(line->text, next);
    bool pronoun = text.ptr[0] == 'I' && (text.len == 1 || text.ptr[1] == '\'' || (unsigned char)text.ptr[1] == 0xE2);
    bool whole = site->run > 3 || site->closed;
    bool spaced = site->spaced || !ng_site_glued(line, site->mark);
    if (pronoun && spaced && !whole) return surely(15, false);
    bool ends = whole || (next->kind != NG_TOKEN_NUMBER && (ng_site_glued(line, site->mark)
                                                            || ng_split_is_starter(line, site->next)));
    return leans(15, ends);
}

/* ! and ? end, but not before the speaker of a quotation (S17) and not in "Yahoo! Inc" (S16). */
static ng_verdict strong_verdict(const ng_split_line *line, const ng_site *site)
{
    if (site->closed && ng_split_speaker_follows(line, site)) return says(line, 17, false);
    const ng_token *before = ng_site_before(line, site);
    bool name = before && ng_split_class(line, before) == NG_ABBREVIATION_EXCLAIMED;
    if (name) return says(line, 16, ng_split_is_starter(line, site->next));
    bool capital = line->tokens[site->next].flags & NG_TOKEN_CAPITAL;
    return capital && !site->closed && site->next == site->end ? surely(20, true) : says(line, 20, true);
}

/* S05. A small letter follows. It goes on for sure behind an abbreviation and before a dash that names the speaker: "Come! - he
 * said". */
static ng_verdict small_verdict(const ng_split_line *line, const ng_site *site)
{
    const ng_token *before = ng_site_before(line, site), *behind = &line->tokens[site->end];
    ng_abbreviation class = before ? ng_split_class(line, before) : NG_ABBREVIATION_NONE;
    bool abbreviated = site->kind == NG_TERMINATOR_DOT && class != NG_ABBREVIATION_NONE && class < NG_ABBREVIATION_CALENDAR;
    bool alone = site->next == site->end + 1 && site->kind != NG_TERMINATOR_DOT;
    bool dash = alone && (ng_token_is_mark(behind, '-') || ng_token_is_mark(behind, 0x2013) || ng_token_is_mark(behind, 0x2014));
    return abbreviated || dash ? surely(5, false) : says(line, 5, false);
}

/* S04. A dot inside a word, or any mark inside an address, parts nothing; casual writing leaves out the space behind ! and ?. */
static ng_verdict glued_verdict(const ng_split_line *line, const ng_site *site)
{
    if (ng_glued_ends(line, site)) return says(line, 4, true);
    bool inside = site->kind == NG_TERMINATOR_DOT && !site->closed;
    return inside || ng_glued_in_address(line, site->mark) ? surely(4, false) : leans(4, false);
}

/* S04. "LL.AA.II.RR." */
static bool is_plural_initials(const ng_split_line *line, const ng_site *site)
{
    const ng_token *before = ng_site_before(line, site);
    return before && site->next == site->end && (before->flags & line->tokens[site->next].flags & NG_TOKEN_UPPER);
}

/* S17. The Japanese particles behind a quotation: と, って. */
static bool is_quotative(const ng_split_line *line, size_t at)
{
    ng_span text = ng_token_text(line->text, &line->tokens[at]);
    return ng_site_glued(line, at) && (ng_span_equal(text, NG_SPAN("と")) || ng_span_equal(text, NG_SPAN("っ")));
}

/* S17. “走吧。”他说: a quotation that begins the sentence and a speaker behind it. Behind a colon it ends with its quotation. */
static ng_verdict quoted_verdict(const ng_split_line *line, const ng_site *site)
{
    if (is_quotative(line, site->next)) return surely(17, false);
    if (line->opened > line->start) return surely(17, true);
    return ng_split_speaker_follows(line, site) ? surely(17, false) : leans(17, true);
}

ng_verdict ng_rules_verdict(const ng_split_line *line, const ng_site *site)
{
    if (site->mark < line->inside) return says(line, 19, false);
    if (site->kind == NG_TERMINATOR_NONE) return leans(21, false);
    if (ng_mark_continues(&line->tokens[site->end])) return says(line, 3, false);
    if (site->kind == NG_TERMINATOR_FULL) {
        bool quoted = site->closed && ng_mark_terminator(&line->tokens[site->end - 1]) == NG_TERMINATOR_NONE;
        return quoted ? quoted_verdict(line, site) : says(line, 2, true);
    }
    bool opens = site->next > site->end && ng_mark_terminator(&line->tokens[site->end]) == NG_TERMINATOR_ELLIPSIS;
    if (opens && site->gap) return surely(15, true); /* "It rained. ...and then it snowed" */
    if (!site->gap) return is_plural_initials(line, site) ? surely(4, false) : glued_verdict(line, site);
    if (is_clitic(line, site)) return surely(5, true);
    if (!may_begin(line, site)) return small_verdict(line, site);
    switch (site->kind) {
    case NG_TERMINATOR_DOT: return dot_verdict(line, site);
    case NG_TERMINATOR_ELLIPSIS: return ellipsis_verdict(line, site);
    default: return strong_verdict(line, site);
    }
}
