/* clauses: sentences of scripts that write no full stop. */
#ifndef NG_SPLIT_CLAUSES_H
#define NG_SPLIT_CLAUSES_H

#include "split/site.h"

bool ng_clause_opens(const ng_split_line *line, size_t at);

/* S25. A sentence begins at token [at] though nothing ends before it. O(1) for what is neither Thai nor Lao. */
static inline bool ng_clause_begins(const ng_split_line *line, size_t at)
{
    const ng_token *token = &line->tokens[at];
    return ng_token_unspaced(token) && !(token->flags & NG_TOKEN_GLUED) && ng_clause_opens(line, at);
}

#endif
