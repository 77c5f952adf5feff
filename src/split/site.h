/* A site: a place where a sentence may end, with what belongs to the sentence before and what comes next. */
#ifndef NG_SPLIT_SITE_H
#define NG_SPLIT_SITE_H

#include "model/table.h"
#include "parts/tokens.h"
#include "split/marks.h"
#include "split/split.h"

typedef struct ng_word_known ng_word_known; /* words.h */

/* One line as rules and model see it while they walk along it. */
typedef struct ng_split_line {
    ng_span text;
    const ng_token *tokens;
    const ng_word *words;
    const uint8_t *particles; /* ng_tokens.particles */
    const ng_split_means *means;
    ng_word_known *known; /* by number of the word: what the tables say of it, filled as it is asked */
    uint64_t language; /* hash of the language's code */
    unsigned casual;   /* ng_evidence_casual, once the model was asked */
    bool loses_spaces; /* ng_glued_habit, once a site without a space was met */
    size_t first;      /* tokens of the line: [first, end) */
    size_t end;
    size_t start;      /* first token of the sentence that is open */
    size_t word_count; /* words and numbers in it so far */
    size_t opened;     /* token of the quote that opened last; line.end when none did */
    size_t quotes;     /* straight double quotes on the line so far: odd means that one is open */
    size_t beginning;  /* the next word that may begin a sentence without a mark before it (S21); end when there is none */
    size_t asked;      /* the word behind the last site that ended nothing: it is no site of its own (S21) */
    size_t inside;     /* tokens before this one stand in a bracket that the open sentence holds (S19) */
    int32_t round;     /* brackets and paired quotes that are open in the sentence, for evidence */
    int32_t curly;
    int32_t angle;
} ng_split_line;

typedef struct ng_site {
    size_t mark;  /* the first terminator; > line.first */
    size_t end;   /* behind terminators and closers */
    size_t next;  /* the next word or number; line.end when only marks follow, or another terminator comes first */
    ng_terminator kind;
    size_t run;   /* how many characters the terminators are, together */
    bool spaced;  /* ". . ." */
    bool closed;  /* a quote or bracket closes behind the terminator */
    bool gap;     /* white space stands at [end], or the line ends there */
} ng_site;

/* The site that begins with the terminator at [mark]. The tokens looked at up to site.end are not looked at again by a caller
 * that goes on there, and those up to site.next hold no terminator, so that all sites of a line cost O(tokens). */
ng_site ng_site_find(const ng_split_line *line, size_t mark);

/* The kind of terminator at token [at]; knows the Armenian colon and the Greek question mark (S02). */
ng_terminator ng_site_terminator(const ng_split_line *line, size_t at);

/* Nothing stands between token [at] and the one before it. */
static inline bool ng_site_glued(const ng_split_line *line, size_t at)
{
    return at < line->end && (line->tokens[at].flags & NG_TOKEN_GLUED);
}

/* The word or number before the mark, or NULL. */
static inline const ng_token *ng_site_before(const ng_split_line *line, const ng_site *site)
{
    return site->mark > line->first ? &line->tokens[site->mark - 1] : NULL;
}

#endif
