/* What each word is where it stands: a name, a part of a phrase, or what ends both.
 *
 * Problem: tell names from words that only happen to stand with a capital.
 * Input:  segments, tokens, the facts about words.
 * Output: a row of units with their classes.
 * Cost:   O(tokens), one look-up in the titles for each name.
 * Source: prototypes of the project; the order of the tests is from sure to unsure.
 */
#include "tag/units.h"

enum {
    LONGEST_NAME_NUMBER = 3, /* "Boeing 737", but no year */
    LONGEST_ABBREVIATION = 5, /* "Calif."; a longer word ends in no dot of its own */
    LEAST_EVIDENCE = 3       /* places where a stop word must stand capital to be a part of names: "Whole" of "Whole Foods" */
};

/* Behind these a capital may be there only because a sentence begins. */
static bool opens_sentence(uint32_t mark)
{
    return mark == '.' || mark == '!' || mark == '?' || mark == ':' || mark == '"' || mark == 0x201C || mark == 0x2018;
}

static bool is_capital_word(const ng_token *token)
{
    return token->kind == NG_TOKEN_WORD && (token->flags & NG_TOKEN_CAPITAL);
}

/* "Trump-era", "Jong-un". [text] is the token's. */
static bool has_small_part(const ng_token *token, ng_span text)
{
    if (!(token->flags & NG_TOKEN_JOINED)) return false;
    const char *hyphen = memchr(text.ptr, '-', text.len);
    return hyphen && hyphen + 1 < text.ptr + text.len && hyphen[1] >= 'a' && hyphen[1] <= 'z';
}

/* "Trump-era", "President-elect": made from a name, but none. The second part of a name is one, when it is no common word ("Kim
 * Jong-un") or as short as a syllable ("Moon Jae-in", but not "Los Angeles-based"). */
static bool is_compound(const ng_token *token, ng_span text, const ng_tag_word *word, const ng_token *before)
{
    enum { SYLLABLE = 2 };
    if (!has_small_part(token, text)) return false;
    bool syllable = text.len > SYLLABLE && text.ptr[text.len - SYLLABLE - 1] == '-';
    return !before || !is_capital_word(before) || (word->common_tail && !syllable);
}

typedef struct place {
    const ng_token *before; /* the neighbours in the segment, NULL at its ends */
    const ng_token *after;
    bool start;   /* a sentence or a quotation begins here */
    bool initial; /* behind an initial: "David T. Foster" */
    bool heading;
    bool shout;
    bool nouns;   /* a capital only says that a word is a noun */
} place;

static bool is_all_capitals(const ng_token *token)
{
    return (token->flags & NG_TOKEN_UPPER) && ng_token_length(token) > 1;
}

/* Whether a stop word or opener with a capital belongs to a name: "New York", "WHO". */
static bool stop_is_name(const ng_token *token, const ng_tag_word *word, const place *at)
{
    bool followed = at->after && is_capital_word(at->after);
    bool mostly = word->inner >= LEAST_EVIDENCE && word->capital * 10 >= word->inner * 9;
    if (followed && !at->heading && !at->nouns && mostly) return true;
    if (word->kind == NG_KIND_BLOCKER) return false;
    if (is_all_capitals(token) && !at->shout) return true;
    if (word->kind != NG_KIND_OPENER || !followed) return false;
    if (!at->start && !at->heading) return true;
    return word->inner ? word->capital * 2 >= word->inner : !at->heading;
}

static bool is_name(const ng_token *token, ng_span text, const ng_tag_words *words, const ng_tokens *tokens, const place *at)
{
    const ng_tag_word *word = &words->items[token->word];
    if (!is_capital_word(token) || is_compound(token, text, word, at->before)) return false;
    if (word->kind == NG_KIND_CALENDAR) return false;
    if (word->kind == NG_KIND_MONTH)
        return at->before && is_capital_word(at->before) && words->items[at->before->word].plain >= NG_CLASS_PARTICIPLE;
    if (word->plain == NG_CLASS_STOP || word->kind == NG_KIND_OPENER) {
        bool initial = ng_token_length(token) == 1;
        if (initial) return at->after && ng_token_is_mark(at->after, '.') && (at->after->flags & NG_TOKEN_GLUED);
        if (word->plain == NG_CLASS_STOP || at->start || at->heading) return stop_is_name(token, word, at);
    }
    if (at->initial) return true;
    if (at->start || at->heading) return ng_tag_word_is_proper(words, tokens, token, at->shout);
    if (at->after && is_capital_word(at->after) && words->items[at->after->word].plain != NG_CLASS_STOP) return true;
    if (at->before && is_capital_word(at->before) && words->items[at->before->word].plain != NG_CLASS_STOP) return true;
    return ng_tag_word_is_proper(words, tokens, token, false);
}

static bool is_name_number(ng_span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
    return text.len <= LONGEST_NAME_NUMBER;
}

/* Where every noun has a capital, the last part of "US-Präsident" is looked up. */
static uint8_t title_of(const ng_word *word, const ng_language *language)
{
    const ng_table *titles = ng_language_table(language, NG_TABLE_TITLES);
    const ng_row *row = ng_table_find(titles, word->folded, word->hash);
    size_t tail = language->capital_nouns ? word->folded.len : 0;
    while (tail > 0 && word->folded.ptr[tail - 1] != '-') tail--;
    if (!row && tail > 0) row = ng_table_get(titles, ng_span_slice(word->folded, tail, word->folded.len));
    return (uint8_t)(row ? row->value + 1 : NG_TITLE_NONE);
}

/* The bytes of "'s" at the end of a word as the text writes it: the apostrophe may be a curly one. */
static size_t possessive_length(ng_span text)
{
    size_t at = text.len - 1;
    do at--;
    while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return text.len - at;
}

/* The bytes of a grammatical ending; none when the text writes it in another normal form. Its apostrophe may be a curly one. */
static size_t ending_length(ng_span text, ng_span folded, uint8_t ending)
{
    const ng_span curly = NG_SPAN("\xE2\x80\x99");
    size_t length = ending - 1 + curly.len;
    if (ending >= text.len) return 0;
    if (folded.ptr[folded.len - ending] == '\'' && length < text.len
        && ng_span_starts(ng_span_slice(text, text.len - length, text.len), curly)) return length;
    return ng_span_ends(folded, ng_span_slice(text, text.len - ending, text.len)) ? ending : 0;
}

/* The bytes that a word is without where it is shown. */
static uint8_t cut_length(ng_span text, ng_span folded, const ng_tag_word *word)
{
    if (word->ending) return (uint8_t)ending_length(text, folded, word->ending);
    return word->possessive ? (uint8_t)possessive_length(text) : 0; /* four at most */
}

/* What a word written small may do, by its kind. */
static const uint8_t ROLES[UINT8_MAX + 1] = { /* a file may give any number for a kind */
    [NG_KIND_CONNECTOR] = NG_UNIT_CONNECTS,
    [NG_KIND_JOINER] = NG_UNIT_CONNECTS | NG_UNIT_JOINS,
    [NG_KIND_PARTICLE] = NG_UNIT_CONNECTS | NG_UNIT_PARTICLE,
    [NG_KIND_ARTICLE] = NG_UNIT_CONNECTS | NG_UNIT_ARTICLE,
    [NG_KIND_RELATION] = NG_UNIT_CONNECTS | NG_UNIT_JOINS | NG_UNIT_RELATES,
};

static unsigned gerund_role(const ng_tag_word *word, ng_span folded)
{
    return word->plain == NG_CLASS_PARTICIPLE && ng_span_ends(folded, NG_SPAN("ing")) ? NG_UNIT_GERUND : 0;
}

static uint8_t roles_of(const ng_token *token, const ng_tag_word *word, ng_span folded)
{
    unsigned roles = token->flags & NG_TOKEN_CAPITAL ? 0 : ROLES[word->kind];
    if (word->possessive || word->ending) roles |= NG_UNIT_ENDS;
    return (uint8_t)(roles | gerund_role(word, folded));
}

/* "Trump-era", or a small letter where nouns have capitals. What means a place is a tag all the same. */
static bool is_no_noun(const ng_token *token, ng_span text, const ng_tag_word *word, const place *at)
{
    if (token->flags & NG_TOKEN_CAPITAL) return has_small_part(token, text);
    return at->nouns && !word->demonym;
}

/* A noun of one thing has no verb without an ending behind it, so that "change" is a noun in "climate change"; "prices fall" and
 * "the club cut the fee" are none. */
static bool is_deed(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_word *word, const place *at)
{
    if (word->kind != NG_KIND_DEED || !at->before || !ng_token_is_word(at->before)) return false;
    const ng_tag_word *before = &words->items[at->before->word];
    ng_span modifier = tokens->words[at->before->word].folded;
    bool plural = ng_span_ends(modifier, NG_SPAN("s")) && !ng_span_ends(modifier, NG_SPAN("ss"));
    if (before->plain < NG_CLASS_ADJECTIVE || plural) return false;
    if (!at->after || !ng_token_is_word(at->after)) return true;
    const ng_tag_word *after = &words->items[at->after->word];
    return after->plain <= NG_CLASS_CALENDAR ? after->kind != NG_KIND_ARTICLE && ng_token_length(at->after) > 1
                                                : after->plain == NG_CLASS_VERB;
}

static ng_unit make_word(const ng_token *token, ng_span text, const ng_tokens *tokens, const ng_tag_words *words,
                         const ng_language *language, uint32_t index, const place *at)
{
    const ng_tag_word *word = &words->items[token->word];
    const ng_word *written = &tokens->words[token->word];
    ng_unit unit = {.token = index,
                    .class = word->plain,
                    .roles = roles_of(token, word, written->folded),
                    .cut = cut_length(text, written->folded, word)};
    if (ng_unit_is(&unit, NG_UNIT_PARTICLE)) unit.class = NG_CLASS_STOP;
    if (unit.class == NG_CLASS_VERB && is_deed(tokens, words, word, at)) unit.class = NG_CLASS_NOUN;
    if (is_name(token, text, words, tokens, at)) {
        unit.class = NG_CLASS_NAME;
        unit.title = title_of(written, language);
    } else if (unit.class > NG_CLASS_ADJECTIVE && is_no_noun(token, text, word, at)) {
        unit.class = NG_CLASS_ADJECTIVE;
    }
    return unit;
}

/* Most words stand small and whole: no name, no title, nothing to cut. */
static bool is_small_word(const ng_token *token, const ng_tag_words *words)
{
    if (token->kind != NG_TOKEN_WORD || (token->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNCASED))) return false;
    const ng_tag_word *word = &words->items[token->word];
    return !word->possessive && !word->ending && word->kind != NG_KIND_DEED;
}

/* What make_word() would make of one. */
static ng_unit make_small_word(const ng_token *token, const ng_tokens *tokens, const ng_tag_words *words, uint32_t index,
                               bool nouns)
{
    const ng_tag_word *word = &words->items[token->word];
    unsigned roles = ROLES[word->kind] | gerund_role(word, tokens->words[token->word].folded);
    uint8_t class = word->plain;
    if (roles & NG_UNIT_PARTICLE) class = NG_CLASS_STOP;
    else if (nouns && class > NG_CLASS_ADJECTIVE && !word->demonym) class = NG_CLASS_ADJECTIVE;
    return (ng_unit){.token = index, .class = class, .roles = (uint8_t)roles};
}

static ng_unit make_unit(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_words *words,
                         const ng_language *language, uint32_t index, const place *at)
{
    const ng_token *token = &tokens->items[index];
    if (token->kind >= NG_TOKEN_PUNCTUATION) {
        bool connects = ng_token_is_mark(token, '&') && token->run == 1;
        return (ng_unit){.token = index, .class = NG_CLASS_BREAK, .roles = connects ? NG_UNIT_CONNECTS : 0};
    }
    if (ng_token_unspaced(token)) return (ng_unit){.token = index, .class = NG_CLASS_BREAK, .roles = NG_UNIT_UNSPACED};
    ng_span text = ng_token_text(lines->text, token);
    if (token->kind == NG_TOKEN_NUMBER) {
        return (ng_unit){.token = index, .class = NG_CLASS_NUMBER, .roles = is_name_number(text) ? NG_UNIT_CONNECTS : 0};
    }
    return make_word(token, text, tokens, words, language, index, at);
}

/* The dot of "Inc." or of an initial: glued to a short word, alone, and not the segment's last token. */
static bool ends_abbreviation(const ng_tokens *tokens, const ng_tag_segment *segment, uint32_t index)
{
    const ng_token *token = &tokens->items[index];
    return index > segment->first && index + 1 < segment->end && ng_token_is_mark(token, '.') && token->run == 1
        && (token->flags & NG_TOKEN_GLUED) && token[-1].kind == NG_TOKEN_WORD
        && ng_token_length(token - 1) <= LONGEST_ABBREVIATION;
}

/* "Q: ...", "Referee: ...", "HOFSTAD: ...": what a colon parts from the rest of its line says who or what it is about, and is no
 * part of it. A headline is: "Ukraine: what is next?". */
static bool is_label(const ng_tokens *tokens, const ng_tag_segment *segment, uint32_t index)
{
    const ng_token *token = &tokens->items[index];
    if (segment->title || index != segment->first || index + 1 >= segment->end || !ng_token_is_word(token)) return false;
    return ng_token_is_mark(&token[1], ':') && token[1].run == 1;
}

static void add_segment(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_words *words,
                        const ng_language *language, const ng_tag_segment *segment, ng_unit *items, ng_tag_units *out)
{
    place at = {.start = true, .heading = segment->heading, .shout = segment->shout, .nouns = language->capital_nouns};
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const ng_token *token = &tokens->items[i];
        if (i > segment->first && is_small_word(token, words)) {
            items[out->count] = make_small_word(token, tokens, words, i, at.nouns);
            out->stems[out->count++] = words->items[token->word].stem;
            at.start = at.initial = false;
            at.before = token;
            continue;
        }
        if (ends_abbreviation(tokens, segment, i)) {
            at.initial = is_capital_word(token - 1) && ng_token_length(token - 1) == 1;
            continue;
        }
        at.after = i + 1 < segment->end ? token + 1 : NULL;
        bool dot = at.after && ng_token_is_mark(at.after, '.');
        if (dot && ng_token_length(token) > 1 && ends_abbreviation(tokens, segment, i + 1))
            at.after = i + 2 < segment->end ? token + 2 : NULL;
        items[out->count] = make_unit(lines, tokens, words, language, i, &at);
        bool word = ng_token_is_word(token);
        if (is_label(tokens, segment, i)) items[out->count] = (ng_unit){.token = i, .class = NG_CLASS_BREAK};
        out->stems[out->count] = word ? words->items[token->word].stem : NG_NO_ID;
        out->names += items[out->count++].class == NG_CLASS_NAME;
        at.start = word ? false : at.start || opens_sentence(token->word);
        at.before = token;
        at.initial = false;
    }
}

/* "Fox attacks Blair": what ends in an s between two names of a headline is their verb, whatever it is elsewhere; in the text
 * below it is "rivals" or "leaders" as often. Of 145 in 2,225 headlines of the BBC two were nouns. */
static void find_verbs(const ng_tokens *tokens, const ng_tag_words *words, ng_unit *items, size_t first, size_t end)
{
    for (size_t i = first + 1; i + 1 < end; i++) {
        const ng_unit *before = &items[i - 1];
        if (items[i].class != NG_CLASS_NOUN || before->class != NG_CLASS_NAME || items[i + 1].class != NG_CLASS_NAME) continue;
        uint32_t word = tokens->items[items[i].token].word;
        bool verb = words->items[word].known && ng_span_ends(tokens->words[word].folded, NG_SPAN("s"));
        if (verb && !ng_unit_is(before, NG_UNIT_ENDS) && !ng_unit_is(&items[i], NG_UNIT_ENDS)) items[i].class = NG_CLASS_VERB;
    }
}

size_t ng_tag_segment_of(const ng_tag_units *units, const ng_tag_words *words, uint32_t unit)
{
    size_t low = 0, high = words->segment_count; /* of those that begin at one unit the last one holds it, the others nothing */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (units->first[middle] <= unit) low = middle;
        else high = middle;
    }
    return low;
}

bool ng_tag_units_make(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_words *words, const ng_language *language,
                       ng_tag_style style, ng_arena *arena, ng_tag_units *out)
{
    size_t most = 0;
    for (size_t i = 0; i < words->segment_count; i++) most += words->segments[i].end - words->segments[i].first;
    ng_unit *items = ng_arena_array(arena, most, sizeof *items);
    uint32_t *first = ng_arena_array(arena, words->segment_count + 1, sizeof *first);
    *out = (ng_tag_units){.items = items, .stems = ng_arena_array(arena, most, sizeof *out->stems), .first = first};
    if (!items || !first || !out->stems) return false;
    for (size_t i = 0; i < words->segment_count; i++) {
        first[i] = (uint32_t)out->count;
        add_segment(lines, tokens, words, language, &words->segments[i], items, out);
        if (words->segments[i].title && style == NG_TAG_NAMES) find_verbs(tokens, words, items, first[i], out->count);
    }
    first[words->segment_count] = (uint32_t)out->count;
    return true;
}
