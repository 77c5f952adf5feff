/* Tokens: words, numbers and marks of all lines, made once and used by every later stage, and the words interned.
 *
 * A word is a run of letters, marks and digits that begins with a letter, with single hyphens and apostrophes inside
 * ("air-to-air", "don't", "L'Équipe"); letters parted by dots are one word ("U.S", "p.m": the last dot is a mark of its
 * own), and so is a dot before a small letter or digit ("Node.js", "example.com"). A number begins with a digit and may
 * hold . , : / between digits, and letters ("3.14", "1,200", "4:15", "1990s", "76bn"). In a language that elides, the elided word
 * is a word of its own, with its apostrophe ("l'", "homme"). In a script without spaces each ideograph or kana is a word, and
 * each written syllable or part of one that is never divided (Thai, Lao, Khmer, Burmese). A mark is a
 * run of one and the same character ("...", "—"). White space makes no token.
 */
#ifndef NG_PARTS_TOKENS_H
#define NG_PARTS_TOKENS_H

#include "base/choose.h"
#include "base/span.h"
#include "parts/facts.h"

enum { NG_LANGUAGE_SIZE = 16 };

typedef enum ng_token_kind {
    NG_TOKEN_WORD,
    NG_TOKEN_NUMBER,
    NG_TOKEN_PUNCTUATION, /* Unicode P* */
    NG_TOKEN_SYMBOL       /* Unicode S*, and everything else */
} ng_token_kind;

enum {
    NG_TOKEN_GLUED = 1,   /* nothing stands between it and the token before it on its line */
    NG_TOKEN_CAPITAL = 2, /* begins with an upper- or title-case letter */
    NG_TOKEN_UPPER = 4,   /* two letters or more, none of them lower-case: "NATO", "U.S" */
    NG_TOKEN_DOTTED = 8,  /* holds a dot */
    NG_TOKEN_UNCASED = 16, /* begins with a letter of a script without case */
    NG_TOKEN_JOINED = 32,  /* holds a hyphen or an apostrophe */
    NG_TOKEN_ASCII = 64,   /* of ASCII characters alone */
    NG_TOKEN_CAMEL = 128,  /* begins with a small letter and holds a capital */
    /* What no word of a script with case can be. */
    NG_TOKEN_UNSPACED = NG_TOKEN_UNCASED | NG_TOKEN_CAMEL, /* of a script without spaces between words */
    NG_TOKEN_PART = NG_TOKEN_UNSPACED | NG_TOKEN_DOTTED    /* of one, and no word of its own where words are counted */
};

/* What a function word is to a keyword (models/LANG/particles.txt); the endings are those of Korean. */
typedef enum ng_particle {
    NG_PARTICLE_NONE,
    NG_PARTICLE_BREAK,  /* stands in no keyword */
    NG_PARTICLE_EDGE,   /* stands at no edge of one */
    NG_PARTICLE_BOUND,  /* stands at the edge of one only when the rest never stands without it */
    NG_PARTICLE_ENDING, /* ends a word and is no part of it */
    NG_PARTICLE_MAYBE,  /* the same where the rest also stands otherwise */
    NG_PARTICLE_VERB,   /* ends verbs */
    NG_PARTICLE_COUNT
} ng_particle;

/* Twelve bytes, and no length: between two tokens stands nothing or one byte, a space or the end of a line, so that a token ends
 * where the next one says. */
typedef struct ng_token {
    uint32_t start; /* in lines.text */
    uint32_t word;  /* index into words for words and numbers; for marks the code point of its character */
    uint8_t kind;   /* ng_token_kind */
    uint8_t flags;
    union {
        uint16_t run;      /* for marks: how often the character stands there, held at 65535 */
        uint16_t low_hash; /* for words and numbers: low bits of their hash, for ng_table_may_hold */
    };
} ng_token;

typedef struct ng_word {
    ng_span folded; /* NFC, lower-case, curly apostrophes made straight */
    uint64_t hash;  /* ng_hash(folded) */
    uint32_t count; /* tokens of it, all lines */
    uint32_t flags; /* NG_WORD_STOP, and below it how often it is written so */
} ng_word;

enum {
    /* How often the text writes a word so, up to three times, in two bits of its flags each. */
    NG_WORD_SMALL = 1,        /* with a small first letter */
    NG_WORD_CAPITAL = 1 << 2, /* with a capital one behind a word or a comma: a name */
    NG_WORD_STOPPED = 1 << 4, /* with a full stop glued to it */
    NG_WORD_UNSTOPPED = 1 << 6,
    NG_WORD_WRITTEN = NG_WORD_SMALL | NG_WORD_CAPITAL | NG_WORD_STOPPED | NG_WORD_UNSTOPPED,
    NG_WORD_STOP = 1 << 8 /* in the language's stop list */
};

/* How often the text writes [word] in [way], one of the four above; 3 is thrice or more. */
static inline unsigned ng_word_written(const ng_word *word, unsigned way)
{
    return word->flags / way & 3;
}

/* Counts that the text writes [word] in [ways]. All four at once and without a branch: how a word is written changes with every
 * token. */
static inline void ng_word_count(ng_word *word, uint32_t ways)
{
    word->count++;
    word->flags += ways & ~(word->flags & word->flags >> 1 & NG_WORD_WRITTEN);
}

/* A token that is no word or number, for those who only look for marks. */
typedef struct ng_mark {
    uint32_t token;
    uint32_t character; /* the word of the token; UINT32_MAX for the end */
} ng_mark;

typedef struct ng_tokens {
    const ng_token *items; /* [count + 1]; the last one stands for the end of the text */
    size_t count;
    const uint32_t *line_first; /* [lines + 1]: the tokens of line i are line_first[i] .. line_first[i + 1] */
    const ng_mark *marks; /* [mark_count + 1] in order; the last one stands for the end, its token is [count] */
    size_t mark_count;
    const ng_word *words;
    size_t word_count;
    ng_facts *const *facts;   /* [word_count]: where stages keep what they find out about a word, NULL for some; or NULL */
    const void *facts_language; /* the ng_language that they hold for */
    size_t unspaced;          /* tokens with NG_TOKEN_UNSPACED */
    const uint8_t *particles; /* [count]: the ng_particle that a token is a part of; NULL when there are none */
    char language[NG_LANGUAGE_SIZE]; /* ISO 639-1 where there is one, else 639-3; "und" when not identified */
} ng_tokens;

/* Where a token of ng_tokens ends, in lines.text. */
static inline uint32_t ng_token_end(const ng_token *token)
{
    const ng_token *next = token + 1;
    return next->start - !(next->flags & NG_TOKEN_GLUED);
}

/* Bytes. */
static inline uint32_t ng_token_length(const ng_token *token)
{
    return ng_token_end(token) - token->start;
}

static inline ng_span ng_token_text(ng_span text, const ng_token *token)
{
    return ng_span_make(text.ptr + token->start, ng_token_length(token));
}

static inline bool ng_token_is_word(const ng_token *token)
{
    return token->kind <= NG_TOKEN_NUMBER;
}

/* The word of a token, or [none] of a mark; no branch. */
static inline uint32_t ng_token_word_or(const ng_token *token, uint32_t none)
{
    return ng_choose32(ng_token_is_word(token), token->word, none);
}

static inline bool ng_token_unspaced(const ng_token *token)
{
    return (token->flags & NG_TOKEN_UNSPACED) == NG_TOKEN_UNSPACED;
}

/* Whether a word or number counts where words are counted. */
static inline bool ng_token_counts(const ng_token *token)
{
    return (token->flags & NG_TOKEN_PART) != NG_TOKEN_PART;
}

/* A mark whose character is [code_point]. */
static inline bool ng_token_is_mark(const ng_token *token, uint32_t code_point)
{
    return token->kind >= NG_TOKEN_PUNCTUATION && token->word == code_point;
}

/* A double quotation mark of any script; opening and closing ones are not told apart, as German closes with what English opens
 * with. Single ones are apostrophes too often. */
static inline bool ng_token_is_quote(const ng_token *token)
{
    static const uint32_t marks[] = {0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x300C, 0x300D, 0x300E, 0x300F};
    if (token->kind < NG_TOKEN_PUNCTUATION) return false;
    if (token->word < marks[0]) return token->word == '"'; /* most marks are ASCII */
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (ng_token_is_mark(token, marks[i])) return true;
    }
    return false;
}

#endif
