#include "tag/listed.h"

enum {
    LONGEST_LISTED = 64, /* bytes of a name that is looked up */
    PLACE_WORDS = 4,
    PLACE_SMALL = 2 /* in the table of places: an adjective that is written small */
};

/* The folded words of [first, end) with spaces between them, in [out]; length 0 when they are too long, or when "&" stands
 * among them: no place is written so. */
static ng_span join_folded(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units, uint32_t first,
                           uint32_t end, char *out)
{
    size_t length = 0;
    for (uint32_t i = first; i < end; i++) {
        const ng_token *token = &tokens->items[units->items[i].token];
        if (!ng_token_is_word(token)) return ng_span_make(out, 0);
        ng_span word = tokens->words[token->word].folded;
        word.len -= words->items[token->word].possessive ? 2 : words->items[token->word].ending;
        if (length + word.len + 1 > LONGEST_LISTED) return ng_span_make(out, 0);
        if (length) out[length++] = ' ';
        memcpy(out + length, word.ptr, word.len);
        length += word.len;
    }
    return ng_span_make(out, length);
}

const ng_row *ng_tag_find_place(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                                const ng_language *language, uint32_t first, uint32_t end, bool name)
{
    char buffer[LONGEST_LISTED];
    const ng_table *places = ng_language_table(language, NG_TABLE_PLACES);
    if (places->count == 0 || end - first > PLACE_WORDS) return NULL;
    ng_span key = join_folded(tokens, words, units, first, end, buffer);
    const ng_token *token = &tokens->items[units->items[first].token];
    if (key.len == 0 || (key.len <= 2 && !(token->flags & NG_TOKEN_UPPER))) return NULL;
    const ng_row *row = ng_table_get(places, key);
    return row && !name && row->value != PLACE_SMALL ? NULL : row;
}

bool ng_tag_is_furniture(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units,
                         const ng_language *language, uint32_t first, uint32_t end)
{
    char buffer[LONGEST_LISTED];
    const ng_token *token = &tokens->items[units->items[first].token];
    if (end - first == 1) return words->items[token->word].kind == NG_KIND_GENERIC && !(token->flags & NG_TOKEN_UPPER);
    const ng_table *generic = ng_language_table(language, NG_TABLE_GENERIC);
    if (end - first > generic->longest) return false;
    ng_span key = join_folded(tokens, words, units, first, end, buffer);
    return key.len && ng_table_get(generic, key);
}
