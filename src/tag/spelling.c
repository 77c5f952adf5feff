/* One form for all spellings of a phrase.
 *
 * Problem: "data-mining", "data mining" and "Data Mining", "defence" and "defense", "sport" and "sports" are one tag (A24, A38).
 * Input:  words or a folded text.
 * Output: letters only: hyphens, blanks, dots, apostrophes, "!" and "?" dropped, plural endings dropped,
 * British endings made American.
 * Cost:   O(bytes).
 * The form is never shown, so it may be crude; it must only not make two different tags equal. What looks like a plural and
 * is none ("news", "politics", "virus") keeps its s.
 */
#include "tag/spelling.h"

static bool ends(ng_span word, const char *ending, size_t length)
{
    return word.len > length + 1 && memcmp(word.ptr + word.len - length, ending, length) == 0;
}

/* How many bytes of a plural ending a word has; *y says that a "y" takes their place. */
static size_t plural_ending(ng_span word, bool *y)
{
    *y = false;
    if (word.len < 4 || word.ptr[word.len - 1] != 's') return 0;
    if (ends(word, "'s", 2)) return 2;
    if (ends(word, "ss", 2) || ends(word, "us", 2) || ends(word, "is", 2) || ends(word, "ics", 3) || ends(word, "ews", 3)
        || ends(word, "eries", 5) || ends(word, "pecies", 6))
        return 0;
    if (ends(word, "ies", 3) && word.len > 5) {
        *y = true;
        return 3;
    }
    if (ends(word, "sses", 4) || ends(word, "xes", 3) || ends(word, "ches", 4) || ends(word, "shes", 4)) return 2;
    return 1;
}

static void put(ng_spelling *out, char c)
{
    if (out->length < NG_SPELLING_LENGTH) out->text[out->length] = c;
    out->length++;
}

/* "defence" and "organise" as in America: c and z before a last e become s; "our" at the end becomes "or". */
static void put_word(ng_spelling *out, ng_span word)
{
    bool y;
    word.len -= plural_ending(word, &y);
    bool our = ends(word, "our", 3) && word.len > 4;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c == '\'' || c == '.' || c == '!' || c == '?' || (our && i == word.len - 2)) continue;
        bool before_last_e = i + 2 == word.len && word.ptr[i + 1] == 'e' && word.len > 5;
        if (before_last_e && (c == 'c' || c == 'z')) c = 's';
        put(out, c);
    }
    if (y) put(out, 'y');
}

void ng_tag_spell_text(ng_span folded, ng_spelling *out)
{
    out->length = 0;
    for (size_t i = 0; i < folded.len;) {
        size_t start = i;
        while (i < folded.len && folded.ptr[i] != ' ' && folded.ptr[i] != '-') i++;
        put_word(out, ng_span_slice(folded, start, i));
        i++;
    }
}

void ng_tag_spell(const ng_tokens *tokens, const ng_tag_units *units, uint32_t first, uint32_t length, ng_spelling *out)
{
    out->length = 0;
    for (uint32_t i = first; i < first + length; i++) {
        const ng_token *token = &tokens->items[units->items[i].token];
        if (!ng_token_is_word(token)) continue;
        ng_spelling word;
        ng_tag_spell_text(tokens->words[token->word].folded, &word);
        size_t known = word.length < NG_SPELLING_LENGTH ? word.length : NG_SPELLING_LENGTH;
        for (size_t k = 0; k < known; k++) put(out, word.text[k]);
    }
}
