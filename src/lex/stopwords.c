/* Which words are stop words: those of the language's list, and a newsroom's over them. */
#include "lex/lex.h"

#include "model/stopwords.h"

static bool is_listed(const ng_table *list, const ng_word *word, ng_facts *facts)
{
    if (facts && (facts->known & NG_FACTS_LISTED)) return facts->known & NG_FACTS_STOP;
    bool listed = ng_table_find(list, word->folded, word->hash) != NULL;
    if (facts) facts->known |= (uint8_t)(NG_FACTS_LISTED | (listed ? NG_FACTS_STOP : 0));
    return listed;
}

void ng_lex_mark(const ng_model *model, ng_tokens *tokens)
{
    const ng_language *language = ng_model_language(model, tokens->language);
    const ng_table *list = ng_language_table(language, NG_TABLE_STOPWORDS);
    ng_facts *const *facts = tokens->facts_language == language ? tokens->facts : NULL;
    ng_word *words = (ng_word *)tokens->words; /* lex made them */
    for (size_t i = 0; i < tokens->word_count; i++) {
        bool listed = is_listed(list, &words[i], facts ? facts[i] : NULL);
        words[i].flags |= ng_choose32(listed, NG_WORD_STOP, 0); /* one in three is: no branch */
    }
}

bool ng_lex_stopwords(ng_tokens *tokens, const ng_table *own, ng_arena *arena)
{
    bool none = ng_table_get(own, NG_SPAN(NG_STOPWORDS_ALL)) != NULL;
    ng_word *words = ng_arena_array(arena, tokens->word_count, sizeof *words);
    if (!words) return false;
    for (size_t i = 0; i < tokens->word_count; i++) {
        words[i] = tokens->words[i];
        const ng_row *row = ng_table_find(own, words[i].folded, words[i].hash);
        if (none || row) words[i].flags &= ~(uint32_t)NG_WORD_STOP;
        if (row && row->value == 0) words[i].flags |= NG_WORD_STOP;
    }
    tokens->words = words;
    return true;
}
