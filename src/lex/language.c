#include "lex/language.h"

/* Half the words of English text are stop words, a quarter of those of a headline; of other Latin-script languages hardly one
 * in twenty is a stop word of English ("die", "in", "an"). Between the two lies room for a plain threshold, in per cent. Few
 * words prove nothing either way: a text of a handful ASCII words counts as the first language if it holds one stop word.
 * Many headlines hold none: there, most words must be ones that the language's texts use. At 60 per cent English headlines
 * known as such rise from 55 to 80 in a hundred (BBC), French ones taken for English from 8 to 10. */
static const struct {
    size_t share;
    size_t share_short; /* for texts of fewer than [few] words */
    size_t few;
    size_t share_known; /* for short texts without stop words: of words in the table of frequencies */
} LIMITS = {18, 8, 20, 60};

/* How many tokens of the text stand in a table of [language]. */
static size_t count_listed(const ng_language *language, ng_table_id id, const ng_word *words, size_t count)
{
    const ng_table *table = ng_language_table(language, id);
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (ng_table_find(table, words[i].folded, words[i].hash)) found += words[i].count;
    }
    return found;
}

/* The language that most words of a headline belong to, or NULL. */
static const char *language_of_headline(const ng_model *model, const ng_word *words, size_t count, size_t total)
{
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < model->language_count; i++) {
        size_t known = count_listed(&model->languages[i], NG_TABLE_FREQUENCIES, words, count);
        if (known > most && known * 100 >= total * LIMITS.share_known) {
            most = known;
            best = model->languages[i].code;
        }
    }
    return best;
}

void ng_lex_language(const ng_model *model, const char *asked, const ng_word *words, size_t count, char *out)
{
    const char *best = "und";
    size_t most = 0, total = 0;
    for (size_t i = 0; i < count; i++) total += words[i].count;
    size_t share = total < LIMITS.few ? LIMITS.share_short : LIMITS.share;
    /* A handful of stop words is shared by many languages ("in", "met"); most words of a short text say more. */
    const char *headline = total < LIMITS.few && !asked[0] ? language_of_headline(model, words, count, total) : NULL;
    for (size_t i = 0; i < model->language_count && !asked[0] && !headline; i++) {
        size_t stop = count_listed(&model->languages[i], NG_TABLE_STOPWORDS, words, count);
        if (stop > most && stop * 100 >= total * share) {
            most = stop;
            best = model->languages[i].code;
        }
    }
    if (headline) best = headline;
    if (asked[0]) best = asked;
    size_t length = strlen(best);
    if (length >= NG_LANGUAGE_SIZE) length = NG_LANGUAGE_SIZE - 1;
    memcpy(out, best, length);
    out[length] = '\0';
}

void ng_lex_mark_stops(const ng_language *language, ng_word *words, size_t count)
{
    const ng_table *stops = ng_language_table(language, NG_TABLE_STOPWORDS);
    for (size_t i = 0; i < count; i++) {
        if (ng_table_find(stops, words[i].folded, words[i].hash)) words[i].flags |= NG_WORD_STOP;
    }
}
