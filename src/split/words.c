/* words: abbreviations by class, letters, starters, speakers.
 *
 * Problem: rules and model both ask what kind of word stands before and behind a mark. Input: a token on its line. Output: a
 * class. Cost: O(1): up to three hash look-ups for a word, once in a document. Source: Grefenstette & Tapanainen 1994
 * (abbreviations by class, not one list), Kiss & Strunk 2006 (frequent sentence starters).
 */
#include "split/words.h"

#include "wrap/utf8.h"

enum {
    VERB_CHARACTERS = 2,    /* S17: the verb's length in Chinese */
    RUN_TOKENS = 16,        /* S17: a speaker's name and title before it, each of their characters a token */
    SPEAKER_WORDS = 4,      /* S17: a speaker's name before the verb: "Prime Minister Ann Lee asked" */
    ABBREVIATION_BYTES = 12, /* longest word that is looked up by the part behind its hyphen */
    KNOWN_FOR_SURE = 9      /* languages: as many as the table of all languages ever says */
};

typedef struct entry {
    const ng_row *row; /* NULL: not listed */
    bool own;
} entry;

/* What other languages have is evidence for the model, but no class that a rule may lean on. */
static entry look_up(const ng_split_line *line, ng_span folded, uint64_t hash)
{
    const ng_split_means *means = line->means;
    const ng_row *own = means->own ? ng_table_find(means->own, folded, hash) : NULL;
    if (own) return (entry){own, true};
    const ng_table *listed = ng_language_table(means->language, NG_TABLE_ABBREVIATIONS);
    return (entry){listed == means->common ? NULL : ng_table_find(listed, folded, hash), false};
}

/* Letters parted by dots, no part longer than two: "U.S", "B.Sc", but not "example.com". */
static bool is_dotted_letters(ng_span word)
{
    for (ng_span part; word.len;) {
        part = ng_span_cut(&word, '.');
        if (ng_utf8_code_points(part) > 2) return false;
    }
    return true;
}

/* The entry of a compound's last part: "ex-Gov", "l'Avv". */
static entry look_up_part(const ng_split_line *line, ng_span folded)
{
    for (size_t i = folded.len; i > 0 && folded.len - i < ABBREVIATION_BYTES; i--) {
        if (folded.ptr[i - 1] != '-' && folded.ptr[i - 1] != '\'') continue;
        ng_span part = ng_span_slice(folded, i, folded.len);
        return look_up(line, part, ng_hash(part));
    }
    return (entry){NULL, false};
}

/* Neither table has the word itself, as far as its token tells, and no part of it is looked up. */
static bool is_ruled_out(const ng_split_line *line, const ng_token *token)
{
    const ng_split_means *means = line->means;
    if (token->flags & (NG_TOKEN_DOTTED | NG_TOKEN_JOINED)) return false;
    if (means->own && ng_table_may_hold(means->own, token->low_hash)) return false;
    return !ng_table_may_hold(ng_language_table(means->language, NG_TABLE_ABBREVIATIONS), token->low_hash);
}

static ng_word_known look(const ng_split_line *line, const ng_token *token)
{
    const ng_word *word = &line->words[token->word];
    entry found = look_up(line, word->folded, word->hash);
    bool word_with_dots = token->kind == NG_TOKEN_WORD && (token->flags & NG_TOKEN_DOTTED);
    bool dotted = !found.row && word_with_dots && is_dotted_letters(word->folded);
    if (!found.row && !dotted && (token->flags & NG_TOKEN_JOINED)) found = look_up_part(line, word->folded);
    int32_t class = found.row ? found.row->value : dotted ? NG_ABBREVIATION_PLACE : NG_ABBREVIATION_NONE;
    return (ng_word_known){.class = (uint8_t)class, .own = found.own, .asked = true};
}

/* How many languages list the word. A newsroom's word is known for sure, or for sure no abbreviation. */
static unsigned count_languages(const ng_split_line *line, const ng_token *token)
{
    ng_word_known known = ng_split_know(line, token);
    if (known.own) return known.class == NG_ABBREVIATION_NONE ? 0 : KNOWN_FOR_SURE;
    if (!line->means->common) return 0;
    const ng_word *word = &line->words[token->word];
    const ng_row *row = ng_table_find(line->means->common, word->folded, word->hash);
    return row && row->rest_len > 0 ? (unsigned)(ng_row_rest(line->means->common, row).ptr[0] - '0') : 0;
}

static unsigned look_smallness(const ng_split_line *line, const ng_token *token)
{
    const ng_word *word = &line->words[token->word];
    const ng_table *listed = ng_language_table(line->means->language, NG_TABLE_FREQUENCIES);
    const ng_row *row = ng_table_find(listed, word->folded, word->hash);
    if (!row || row->value < 2) return 0;
    ng_span rest = ng_row_rest(listed, row);
    unsigned share = 0;
    for (size_t i = 0; i < rest.len && rest.ptr[i] >= '0' && rest.ptr[i] <= '9'; i++) {
        share = share * 10 + (unsigned)(rest.ptr[i] - '0');
    }
    return share < 10 ? 1 : share < 50 ? 2 : share < 90 ? 3 : 4;
}

ng_word_known ng_split_know(const ng_split_line *line, const ng_token *token)
{
    if (!ng_token_is_word(token) || is_ruled_out(line, token)) return (ng_word_known){.asked = true};
    ng_word_known *known = &line->known[token->word];
    if (!known->asked) *known = look(line, token);
    return *known;
}

ng_abbreviation ng_split_class(const ng_split_line *line, const ng_token *token)
{
    return (ng_abbreviation)ng_split_know(line, token).class;
}

uint32_t ng_split_common(const ng_split_line *line, const ng_token *token)
{
    const ng_table *common = line->means->common;
    bool listed = common && ng_table_may_hold(common, token->low_hash);
    if (!ng_token_is_word(token) || (is_ruled_out(line, token) && !listed)) return 0;
    ng_word_known *known = &line->known[token->word];
    if (!known->languages) known->languages = (uint8_t)(1 + count_languages(line, token));
    return known->languages - 1U;
}

unsigned ng_split_smallness(const ng_split_line *line, const ng_token *token)
{
    ng_word_known *known = &line->known[token->word];
    if (!known->smallness) known->smallness = (uint8_t)(1 + look_smallness(line, token));
    return known->smallness - 1U;
}

bool ng_split_is_letter(const ng_split_line *line, const ng_token *token, bool small)
{
    if (token->kind != NG_TOKEN_WORD || (token->flags & NG_TOKEN_UNCASED)) return false;
    if (!small && !(token->flags & NG_TOKEN_CAPITAL)) return false;
    uint32_t length = ng_token_length(token);
    if (length != 1 && (length > 2 || (token->flags & NG_TOKEN_ASCII))) return false;
    if (length == 2 && ng_utf8_code_points(ng_token_text(line->text, token)) != 1) return false;
    bool tied = (token->flags & NG_TOKEN_GLUED) && token > line->tokens + line->first && token[-1].kind >= NG_TOKEN_PUNCTUATION;
    return !tied || (token[-1].word != '&' && token[-1].word != '/' && token[-1].word != 0xB0 && token[-1].word != 0xBA);
}

bool ng_split_is_roman(const ng_split_line *line, const ng_token *token)
{
    if (token->kind != NG_TOKEN_WORD || !(token->flags & NG_TOKEN_UPPER)) return false;
    ng_span text = ng_token_text(line->text, token);
    for (size_t i = 0; i < text.len; i++) {
        if (!memchr("IVXLCDM", text.ptr[i], 7)) return false;
    }
    return true;
}

bool ng_split_is_camel(const ng_split_line *line, const ng_token *token)
{
    if (!(token->flags & NG_TOKEN_CAMEL)) return false;
    const char *text = line->text.ptr + token->start;
    return ng_token_length(token) > 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'A' && text[1] <= 'Z';
}

bool ng_split_is_stop(const ng_split_line *line, const ng_token *token)
{
    if (!line->means->language->starters) return false;
    const ng_table *stops = ng_language_table(line->means->language, NG_TABLE_STOPWORDS);
    return ng_table_may_hold(stops, token->low_hash) && (line->words[token->word].flags & NG_WORD_STOP);
}

bool ng_split_is_starter(const ng_split_line *line, size_t at)
{
    const ng_token *token = &line->tokens[at];
    if (token->kind != NG_TOKEN_WORD || !(token->flags & NG_TOKEN_CAPITAL)) return false;
    ng_abbreviation class = ng_split_class(line, token);
    bool starter = class == NG_ABBREVIATION_STARTER;
    if (!starter && !ng_split_is_stop(line, token)) return false;
    bool dot = ng_site_glued(line, at + 1) && ng_token_is_mark(&line->tokens[at + 1], '.');
    if (dot && ng_split_is_letter(line, token, false)) return false; /* an initial */
    return starter || (class != NG_ABBREVIATION_NAME_TOO && class != NG_ABBREVIATION_NUMBER);
}

static bool is_speech(const ng_split_line *line, ng_span text)
{
    const ng_row *row = look_up(line, text, ng_hash(text)).row;
    return row && row->value == NG_ABBREVIATION_SPEECH;
}

/* In a script without spaces a run of letters ends, or begins, with the verb: 市长问, 队长表示. */
static bool run_speaks(const ng_split_line *line, size_t at)
{
    size_t last = at;
    for (size_t i = at + 1; i < at + RUN_TOKENS && ng_site_glued(line, i) && ng_token_is_word(&line->tokens[i]); i++) last = i;
    ng_span run = ng_span_slice(line->text, line->tokens[at].start, ng_token_end(&line->tokens[last]));
    size_t begin = 0, end = run.len;
    for (size_t characters = 0; characters < VERB_CHARACTERS && begin < run.len; characters++) {
        for (begin++; begin < run.len && ((unsigned char)run.ptr[begin] & 0xC0) == 0x80; begin++) {}
        for (end--; end > 0 && ((unsigned char)run.ptr[end] & 0xC0) == 0x80; end--) {}
        if (is_speech(line, ng_span_slice(run, 0, begin)) || is_speech(line, ng_span_slice(run, end, run.len))) return true;
    }
    return false;
}

bool ng_split_speaker_follows(const ng_split_line *line, const ng_site *site)
{
    for (size_t i = 0; i < SPEAKER_WORDS && site->next + i < line->end; i++) {
        const ng_token *token = &line->tokens[site->next + i];
        if (!ng_token_is_word(token)) return false;
        if (i == 0 && (token->flags & NG_TOKEN_UNCASED) && run_speaks(line, site->next)) return true;
        if (i > 0 && ng_split_class(line, token) == NG_ABBREVIATION_SPEECH) return true;
        if (!(token->flags & NG_TOKEN_CAPITAL) || (i == 0 && ng_split_is_starter(line, site->next))) return false;
    }
    return false;
}
