/* Phrases of page furniture (models/LANG/noise.txt), found in tokens: "already subscribed", "more from", "last updated".
 *
 * A phrase is a key of the table: one or more folded words, adjacent on one line. Every beginning of a longer phrase
 * is a key, too (value 0 when it means nothing by itself), so that a word that begins nothing costs one look-up per distinct
 * word of the document. Used by clean, which decides about lines, and by meta, which reads values out of them.
 */
#ifndef NG_MODEL_PHRASES_H
#define NG_MODEL_PHRASES_H

#include "base/arena.h"
#include "model/table.h"
#include "parts/tokens.h"

/* The table's numbers: ng_reason (parts/kept.h) below NG_PHRASE_HINTS, then what helps to read metadata. */
enum {
    NG_PHRASE_HINTS = 32,
    NG_PHRASE_BYLINE = 32,   /* "by", "written by" */
    NG_PHRASE_AGENCY = 33,   /* "reuters" */
    NG_PHRASE_STAFF = 34,    /* "staff writer" */
    NG_PHRASE_TAGS = 35,     /* "topics", "filed under" */
    NG_PHRASE_PUBLISHED = 36,/* "first published" */
    NG_PHRASE_MODIFIED = 37, /* "last updated" */
    NG_PHRASE_MINUTES = 38,  /* "min read" */
    NG_PHRASE_HOME = 39,     /* the first step of a breadcrumb */
    NG_PHRASE_MONTH = 40,    /* 41 is January, 52 December */
    NG_PHRASE_PRESS = 53,    /* "for immediate release", "media contact" */
    NG_PHRASE_ACCOUNT = 54,  /* "log in", "free trial": of a paywall where one stands, but no word that a text is cut off */
    NG_PHRASE_REVIEWER = 55, /* "reviewed by": the label of a byline, but not the author's */
    NG_PHRASE_CREDIT = 56,   /* "contributed to this report": who else worked on an article */
    NG_PHRASE_JOB = 57       /* "editor": a job behind a name and a comma, but in a line by itself no evidence of one */
};

typedef struct ng_phrases {
    const ng_table *table;
    const ng_tokens *tokens;
    const ng_row **rows; /* [tokens.word_count]: the row of each word, or NULL; NULL: look up each time */
} ng_phrases;

/* Looks all distinct words up once; false when out of memory. Without [arena] nothing is looked up before it is asked for. */
bool ng_phrases_init(ng_phrases *phrases, const ng_table *table, const ng_tokens *tokens, ng_arena *arena);

/* ng_phrases_match where token [at] is a word. */
size_t ng_phrases_match_word(const ng_phrases *phrases, size_t at, size_t end, int32_t *value);

/* The longest phrase that begins with token [at] and ends before token [end]: how many tokens it has (0: none), and its
 * number in *value. Most words begin none, which costs no call. */
static inline size_t ng_phrases_match(const ng_phrases *phrases, size_t at, size_t end, int32_t *value)
{
    const ng_token *token = &phrases->tokens->items[at];
    if (!ng_token_is_word(token) || (phrases->rows && !phrases->rows[token->word])) return 0;
    return ng_phrases_match_word(phrases, at, end, value);
}

#endif
