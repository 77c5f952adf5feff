/* Input: a folded word; output: a row. The lengths that rows have bound what is tried. */
#include "topic/affix.h"

static bool inside_character(ng_span word, size_t at)
{
    return at < word.len && ((unsigned char)word.ptr[at] & 0xC0) == 0x80;
}

static uint32_t row_of(const ng_lexicon *lexicon, ng_span key)
{
    const ng_row *row = ng_table_get(&lexicon->table, key);
    return row ? (uint32_t)(row - lexicon->table.rows) : NG_NO_ID;
}

/* The longest first, from [most] bytes down to [least]. */
static uint32_t beginning_row(const ng_lexicon *lexicon, ng_span word, size_t least, size_t most)
{
    char key[NG_LEXICON_AFFIX + 1];
    memcpy(key, word.ptr, most);
    for (size_t len = most; len >= least; len--) {
        if (inside_character(word, len)) continue;
        key[len] = '*';
        uint32_t row = row_of(lexicon, ng_span_make(key, len + 1));
        if (row != NG_NO_ID) return row;
    }
    return NG_NO_ID;
}

static uint32_t ending_row(const ng_lexicon *lexicon, ng_span word, size_t least, size_t most)
{
    char key[NG_LEXICON_AFFIX + 1];
    for (size_t len = most; len >= least; len--) {
        size_t from = word.len - len;
        if (inside_character(word, from)) continue;
        key[0] = '*';
        memcpy(key + 1, word.ptr + from, len);
        uint32_t row = row_of(lexicon, ng_span_make(key, len + 1));
        if (row != NG_NO_ID) return row;
    }
    return NG_NO_ID;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

uint32_t ng_topic_affix_row(const ng_lexicon *lexicon, ng_span word)
{
    const ng_lexicon_affixes *first = &lexicon->beginnings, *last = &lexicon->endings;
    uint32_t row = NG_NO_ID;
    if (first->most) row = beginning_row(lexicon, word, first->least, smaller(word.len, first->most));
    if (row == NG_NO_ID && last->most) row = ending_row(lexicon, word, last->least, smaller(word.len, last->most));
    return row;
}
