/* A newsroom's stop words over those of the language. */
#include "lex/lex.h"

#include "model/stopwords.h"

bool ng_lex_stopwords(ng_tokens *tokens, const ng_table *own, ng_arena *arena)
{
    bool none = ng_table_get(own, NG_SPAN(NG_STOPWORDS_ALL)) != NULL;
    ng_word *words = ng_arena_array(arena, tokens->word_count, sizeof *words);
    if (!words) return false;
    for (size_t i = 0; i < tokens->word_count; i++) {
        words[i] = tokens->words[i];
        const ng_row *row = ng_table_find(own, words[i].folded, words[i].hash);
        if (none || row) words[i].flags &= UINT8_MAX & ~(unsigned)NG_WORD_STOP;
        if (row && row->value == 0) words[i].flags |= NG_WORD_STOP;
    }
    tokens->words = words;
    return true;
}
