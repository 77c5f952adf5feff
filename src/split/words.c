/* words: abbreviations by class, letters, starters, speakers.
 *
 * Problem: rules and model both ask what kind of word stands before and behind a mark. Input: a token on its line. Output: a
 * class. Cost: O(1): one or two hash look-ups by a hash that the lexer made. Source: Grefenstette & Tapanainen 1994
 * (abbreviations by class, not one list), Kiss & Strunk 2006 (frequent sentence starters).
 */
#include "split/words.h"

#include "wrap/utf8.h"

enum {
    SPEAKER_WORDS = 4,      /* S17: a speaker's name before the verb: "Prime Minister Ann Lee asked" */
    ABBREVIATION_BYTES = 12 /* longest word that is looked up by the part behind its hyphen */
};

static ng_abbreviation look_up(const ng_split_line *line, ng_span folded, uint64_t hash)
{
    const ng_table *own = line->means->own;
    const ng_row *row = own ? ng_table_find(own, folded, hash) : NULL;
    const ng_table *listed = ng_language_table(line->means->language, NG_TABLE_ABBREVIATIONS);
    /* What other languages have is evidence for the model, but no class that a rule may lean on. */
    if (!row && listed != line->means->common) row = ng_table_find(listed, folded, hash);
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

ng_abbreviation ng_split_class(const ng_split_line *line, const ng_token *token)
{
    if (!ng_token_is_word(token)) return NG_ABBREVIATION_NONE;
    const ng_word *word = &line->words[token->word];
    ng_abbreviation class = look_up(line, word->folded, word->hash);
    if (class != NG_ABBREVIATION_NONE) return class;
    if (is_dotted_letters(line, token)) return NG_ABBREVIATION_PLACE;
    for (size_t i = word->folded.len; i > 0 && word->folded.len - i < ABBREVIATION_BYTES; i--) {
        if (word->folded.ptr[i - 1] != '-' && word->folded.ptr[i - 1] != '\'') continue;
        ng_span part = ng_span_slice(word->folded, i, word->folded.len);
        return look_up(line, part, ng_hash(part));
    }
    return NG_ABBREVIATION_NONE;
}

uint32_t ng_split_common(const ng_split_line *line, const ng_token *token)
{
    if (!line->means->common || !ng_token_is_word(token)) return 0;
    const ng_word *word = &line->words[token->word];
    const ng_row *row = ng_table_find(line->means->common, word->folded, word->hash);
    return row && row->rest.len > 0 ? (uint32_t)(row->rest.ptr[0] - '0') : 0;
}

bool ng_split_is_letter(const ng_split_line *line, const ng_token *token, bool small)
{
    if (token->kind != NG_TOKEN_WORD || (token->flags & NG_TOKEN_UNCASED)) return false;
    if (!small && !(token->flags & NG_TOKEN_CAPITAL)) return false;
    if (token->len > 2 || ng_utf8_code_points(ng_token_text(line->text, token)) != 1) return false;
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
    const char *text = line->text.ptr + token->start;
    return token->len > 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'A' && text[1] <= 'Z';
}

bool ng_split_is_starter(const ng_split_line *line, size_t at)
{
    const ng_token *token = &line->tokens[at];
    if (token->kind != NG_TOKEN_WORD || !(token->flags & NG_TOKEN_CAPITAL)) return false;
    ng_abbreviation class = ng_split_class(line, token);
    if (class == NG_ABBREVIATION_STARTER) return true;
    if (!(line->words[token->word].flags & NG_WORD_STOP)) return false;
    bool dot = ng_site_glued(line, at + 1) && ng_token_is_mark(&line->tokens[at + 1], '.');
    if (dot && token->len == 1) return false;
    return class != NG_ABBREVIATION_NAME_TOO && class != NG_ABBREVIATION_NUMBER;
}

bool ng_split_speaker_follows(const ng_split_line *line, const ng_site *site)
{
    for (size_t i = 0; i < SPEAKER_WORDS && site->next + i < line->end; i++) {
        const ng_token *token = &line->tokens[site->next + i];
        if (!ng_token_is_word(token)) return false;
        if (i > 0 && ng_split_class(line, token) == NG_ABBREVIATION_SPEECH) return true;
        if (!(token->flags & NG_TOKEN_CAPITAL) || (i == 0 && ng_split_is_starter(line, site->next))) return false;
    }
    return false;
}
