/* What the tables know of the words around a site. O(1) each. */
#ifndef NG_SPLIT_WORDS_H
#define NG_SPLIT_WORDS_H

#include "model/abbreviations.h"
#include "split/site.h"

/* What the tables say of a word, looked up when it is first asked about. */
struct ng_word_known {
    uint8_t class;     /* ng_abbreviation */
    uint8_t languages; /* how many know it as an abbreviation, + 1; 0 when that was not asked */
    uint8_t smallness; /* + 1; 0 when that was not asked */
    bool own;          /* the newsroom's own table has it */
    bool asked;        /* for class and own */
};

/* By the newsroom's own table, then by the language's. A compound has the class of its last part ("ex-Gov", "l'Avv"); letters
 * parted by dots are a place ("B.Sc" if nobody knows better). */
ng_word_known ng_split_know(const ng_split_line *line, const ng_token *token);

/* The class alone. */
ng_abbreviation ng_split_class(const ng_split_line *line, const ng_token *token);

/* How many languages know the word as an abbreviation, held at 9. */
uint32_t ng_split_common(const ng_split_line *line, const ng_token *token);

/* How often the language's texts write the word small, in steps: 0 = not known. Behind an abbreviation a capital says nothing
 * before a name, and much before a word that is mostly written small. */
unsigned ng_split_smallness(const ng_split_line *line, const ng_token *token);

/* One letter, a capital unless [small] is allowed too; not the last of "AT&T", "km/h" and "20 °C". */
bool ng_split_is_letter(const ng_split_line *line, const ng_token *token, bool small);

/* Two capitals or more, all of them Roman digits: "XIV". */
bool ng_split_is_roman(const ng_split_line *line, const ng_token *token);

/* "iPhone", "eBay": a name that begins a sentence with a small letter. */
bool ng_split_is_camel(const ng_split_line *line, const ng_token *token);

/* The word of [token] is a stop word, in a language where that says something here (ng_language.starters). */
bool ng_split_is_stop(const ng_split_line *line, const ng_token *token);

/* S05. The word at token [at] is one that begins sentences and hardly ever a name: a capitalised stop word, no initial. */
bool ng_split_is_starter(const ng_split_line *line, size_t at);

/* S17. Behind the closed quotation of [site] stand a speaker and a verb of speech. */
bool ng_split_speaker_follows(const ng_split_line *line, const ng_site *site);

#endif
