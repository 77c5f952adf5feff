/* The marks that matter to the splitter: what may end a sentence, what closes and what opens. O(1) each. */
#ifndef NG_SPLIT_MARKS_H
#define NG_SPLIT_MARKS_H

#include "parts/tokens.h"

typedef enum ng_terminator {
    NG_TERMINATOR_NONE,
    NG_TERMINATOR_DOT,      /* one full stop: what stands around it decides */
    NG_TERMINATOR_ELLIPSIS, /* "...", "…": may stand in the middle */
    NG_TERMINATOR_STRONG,   /* ! and ?: end unless the sentence clearly goes on */
    NG_TERMINATOR_FULL      /* ends whatever follows, space or not: 。 । ۔ */
} ng_terminator;

/* S02. The kind of terminator that [token] is by itself. */
ng_terminator ng_mark_terminator(const ng_token *token);

/* Brackets and quotes that can only close. */
bool ng_mark_closes(const ng_token *token);

/* Quotes that close in one language and open in another, or in one place and another. */
bool ng_mark_quote(const ng_token *token);

/* The mark that closes the bracket [token], or 0 when it opens none. */
uint32_t ng_mark_partner(const ng_token *token);

/* Marks behind which a sentence goes on: comma, semicolon, ampersand. */
bool ng_mark_continues(const ng_token *token);

#endif
